//! What framing passed over, as a chunk.
//!
//! Framing can only emit chunks or give up. So where it streams past a stretch that is too large to hold, or damaged, or
//! never text, it emits a chunk that tells of it, and parsing turns that into a skip. Such a chunk begins with a zero byte,
//! which no record does.

use crate::article::Span;
use crate::dump::chunk::Chunk;
use crate::format::Skip;

/// The kinds of skips that framing tells of.
const KINDS: &[&str] = &["asset", "bad_length", "corrupt", "too_large"];

/// The bytes of a chunk that stands for a stretch of `bytes` bytes with `lines` line ends.
pub(super) fn mark(kind: &str, message: &str, bytes: u64, lines: u64) -> Vec<u8> {
    format!("\0{kind} {bytes} {lines} {message}").into_bytes()
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
