//! A stretch of a dump's decompressed bytes that can be parsed apart from the rest.

use encoding_rs::Encoding;

/// Whole records of one dump, as bytes, with their place in it.
#[derive(Debug)]
pub struct Chunk {
    /// The raw bytes, before decoding.
    pub bytes: Vec<u8>,
    /// Where `bytes` begins in the decompressed dump.
    pub at: u64,
    /// The line number of its first byte, from 1.
    pub line: u64,
    /// The encoding found at the dump's beginning; formats that declare their own ignore it.
    pub encoding: &'static Encoding,
}
