//! Streams whose records begin with a mark and end where the next one begins.

use super::{Broken, Emit};
use crate::dump::chunk::Chunk;
use crate::dump::source::Source;
use encoding_rs::Encoding;

/// How much framing gathers before it emits a chunk.
const CHUNK_BYTES: usize = 1 << 20;
const READ_BYTES: usize = 128 << 10;
/// A longer record is cut here.
const MOST_RECORD_BYTES: usize = 64 << 20;

/// Cuts a stream before records; `last` finds where the last record in some bytes begins.
pub(super) fn frame(
    source: &mut Source,
    encoding: &'static Encoding,
    last: impl Fn(&[u8]) -> Option<usize>,
    emit: Emit<'_>,
) -> Result<(), Broken> {
    let (mut at, mut line) = (source.position(), source.first_line());
    let (mut bytes, mut wanted) = (Vec::new(), CHUNK_BYTES);
    loop {
        let outcome = source.take(&mut bytes, READ_BYTES);
        let is_done = !matches!(outcome, Ok(1..));
        if bytes.len() < wanted && !is_done {
            continue;
        }
        let end = match last(&bytes).filter(|end| *end > 0) {
            _ if is_done => bytes.len(),
            Some(end) => end,
            None if bytes.len() > MOST_RECORD_BYTES => bytes.len(),
            None => {
                // Twice as much, so that what has no mark is not looked through at every read.
                wanted = bytes.len() * 2;
                continue;
            }
        };
        wanted = CHUNK_BYTES;
        let rest = bytes.split_off(end);
        let chunk = Chunk { bytes: std::mem::replace(&mut bytes, rest), at, line, encoding };
        at += chunk.bytes.len() as u64;
        line += memchr::memchr_iter(b'\n', &chunk.bytes).count() as u64;
        if !chunk.bytes.is_empty() && emit(chunk).is_break() {
            return Ok(());
        }
        match outcome {
            Ok(0) => return Ok(()),
            Ok(_) => {}
            Err(error) => return Err(Broken::reading(&error, source.position())),
        }
    }
}
