//! A record too large to hold, as a chunk.
//!
//! Framing can only emit chunks or give up, and one huge record is no reason to give up. So it streams past
//! the record and emits a chunk whose bytes are a mark with the record's length; parsing turns the mark into
//! a skip. The mark begins with a zero byte, which no JSON does: a dump that holds one by chance has a
//! record there that would be skipped anyhow.

use crate::article::Span;
use crate::format::Skip;

use super::MOST_RECORD_BYTES;
use crate::dump::chunk::Chunk;

const MARK: &[u8] = b"\0too large: ";

/// The bytes of a chunk that stands for a record of `bytes` bytes and `lines` lines.
pub(super) fn mark(bytes: u64, lines: u64) -> Vec<u8> {
    let mut mark = MARK.to_vec();
    mark.extend_from_slice(format!("{bytes} {lines}").as_bytes());
    mark
}

/// The skip that such a chunk stands for, or `None` for any other chunk.
pub(super) fn skip(chunk: &Chunk) -> Option<Skip> {
    let rest = std::str::from_utf8(chunk.bytes.strip_prefix(MARK)?).ok()?;
    let (bytes, lines) = rest.split_once(' ')?;
    let (bytes, lines) = (bytes.parse::<u64>().ok()?, lines.parse::<u64>().ok()?);
    Some(Skip {
        kind: "too_large",
        message: format!("a record of {bytes} bytes; the limit is {} MiB", MOST_RECORD_BYTES >> 20),
        span: Span {
            bytes: [chunk.at, chunk.at.saturating_add(bytes)],
            lines: [chunk.line, chunk.line.saturating_add(lines.saturating_sub(1))],
        },
    })
}
