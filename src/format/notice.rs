//! What framing passed over, as a chunk that says so.
//!
//! Framing can only emit chunks or give up. Where it streams past a stretch that is too large to hold, or damaged, or never
//! text, or a table that holds no articles, it emits a chunk that begins with a zero byte, which no record does, and parsing
//! turns that into a skip.

use crate::article::Span;
use crate::dump::chunk::Chunk;

use super::Skip;

/// What is wrong with what was passed over.
const KINDS: &[&str] = &["asset", "bad_length", "bad_quotes", "corrupt", "no_articles", "too_large"];

/// A chunk that stands for `bytes` bytes with `lines` line ends, which begin at `at` on line `line`.
pub(super) fn chunk(kind: &str, message: &str, place: (u64, u64), bytes: u64, lines: u64) -> Chunk {
    let bytes = format!("\0{kind} {bytes} {lines} {message}").into_bytes();
    Chunk { bytes, at: place.0, line: place.1, encoding: encoding_rs::UTF_8 }
}

/// The skip that such a chunk stands for, or `None` for any other chunk.
pub(super) fn skip(chunk: &Chunk) -> Option<Skip> {
    let text = std::str::from_utf8(chunk.bytes.strip_prefix(b"\0")?).ok()?;
    let mut parts = text.splitn(4, ' ');
    let kind = parts.next()?;
    let kind = KINDS.iter().find(|known| **known == kind)?;
    let (bytes, lines) = (parts.next()?.parse::<u64>().ok()?, parts.next()?.parse::<u64>().ok()?);
    Some(Skip {
        kind,
        message: parts.next()?.to_owned(),
        span: Span {
            bytes: [chunk.at, chunk.at.saturating_add(bytes)],
            lines: [chunk.line, chunk.line.saturating_add(lines)],
        },
    })
}
