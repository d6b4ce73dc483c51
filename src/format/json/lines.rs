//! One object a line: framing at line ends, parsing line by line.

use std::borrow::Cow;
use std::ops::ControlFlow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use memchr::{memchr, memchr_iter, memrchr};

use crate::article::{Draft, Span};
use crate::dump::charset;
use crate::dump::chunk::Chunk;
use crate::dump::source::Source;
use crate::format::{Broken, Emit, Skip};

use super::mapping::Mapping;
use super::{CHUNK_BYTES, MOST_RECORD_BYTES, READ_BYTES, actions, oversized, record};

/// Cuts the stream into chunks of whole lines of about [`CHUNK_BYTES`].
pub(super) fn frame(source: &mut Source, emit: Emit<'_>) -> Result<(), Broken> {
    let start = source.position();
    let (encoding, mark) = match source.head() {
        Ok(head) => charset::detect(head),
        Err(error) => return Err(Broken::reading(&error, start)),
    };
    let mut block = Block { bytes: Vec::new(), at: start, line: source.first_line(), encoding };
    if start == 0 && mark > 0 {
        source.take(&mut block.bytes, mark).map_err(|error| Broken::reading(&error, 0))?;
        block.at = block.bytes.len() as u64;
        block.bytes.clear();
    }
    // Up to here the block is known to hold no line end.
    let mut searched = 0;
    loop {
        let taken = source.take(&mut block.bytes, READ_BYTES);
        let ended = !matches!(taken, Ok(1..));
        if !ended && block.bytes.len() < CHUNK_BYTES {
            continue;
        }
        match last_line_end(&block.bytes, searched, encoding) {
            Some(end) => {
                let end = if ended { end } else { before_action(&block.bytes, end, encoding) };
                let rest = block.bytes.split_off(end);
                searched = rest.len();
                if block.emit(rest, emit).is_break() {
                    return Ok(());
                }
            }
            None => searched = block.bytes.len(),
        }
        match taken {
            Err(error) => return Err(Broken::reading(&error, source.position())),
            Ok(0) if block.bytes.is_empty() => return Ok(()),
            Ok(0) => {
                // The last line needs no line end.
                let _ = block.emit(Vec::new(), emit);
                return Ok(());
            }
            Ok(_) if block.bytes.len() > MOST_RECORD_BYTES => {
                searched = 0;
                if stream_past(source, &mut block, emit)?.is_break() {
                    return Ok(());
                }
            }
            Ok(_) => {}
        }
    }
}

/// The lines not yet emitted, and where they stand.
struct Block {
    bytes: Vec<u8>,
    at: u64,
    line: u64,
    encoding: &'static Encoding,
}

impl Block {
    /// Emits the bytes and goes on with `rest`, which follows them.
    fn emit(&mut self, rest: Vec<u8>, emit: Emit<'_>) -> ControlFlow<()> {
        let bytes = std::mem::replace(&mut self.bytes, rest);
        let (len, lines) = (bytes.len() as u64, count_line_ends(&bytes, self.encoding));
        let chunk = Chunk { bytes, at: self.at, line: self.line, encoding: self.encoding };
        self.at += len;
        self.line += lines;
        emit(chunk)
    }
}

/// Reads to the end of the line that the block begins with, which is too long to keep, and emits a mark.
fn stream_past(source: &mut Source, block: &mut Block, emit: Emit<'_>) -> Result<ControlFlow<()>, Broken> {
    let mut length = 0;
    loop {
        let end = line_end(&block.bytes, block.encoding);
        // An even number of bytes goes, so that two-byte units stay whole.
        let gone = end.unwrap_or(block.bytes.len() & !1);
        block.bytes.drain(..gone);
        length += gone as u64;
        if end.is_some() {
            break;
        }
        match source.take(&mut block.bytes, READ_BYTES) {
            Ok(0) => {
                length += block.bytes.len() as u64;
                block.bytes.clear();
                break;
            }
            Ok(_) => {}
            Err(error) => return Err(Broken::reading(&error, source.position())),
        }
    }
    let chunk = Chunk { bytes: oversized::mark(length, 1), at: block.at, line: block.line, encoding: block.encoding };
    block.at += length;
    block.line += 1;
    Ok(emit(chunk))
}

/// Turns every line of a chunk into a draft or a skip; blank lines are nothing.
pub(super) fn parse(chunk: &Chunk, mapping: &Mapping, out: &mut Vec<Result<Draft, Skip>>) {
    if let Some(skip) = oversized::skip(chunk) {
        out.push(Err(skip));
        return;
    }
    let mut rest = chunk.bytes.as_slice();
    let (mut at, mut line) = (chunk.at, chunk.line);
    let mut key = None;
    while !rest.is_empty() {
        let end = line_end(rest, chunk.encoding).unwrap_or(rest.len());
        let (whole, after) = rest.split_at(end);
        let bytes = without_line_end(whole, chunk.encoding);
        let text = text(bytes, chunk.encoding);
        if !text.trim_ascii().is_empty() {
            let span = Span { bytes: [at, at + bytes.len() as u64], lines: [line, line] };
            match actions::read(&text) {
                Some(action) => key = action.key,
                None => record::drafts(bytes, chunk.encoding, mapping, key.take(), span, out),
            }
        }
        rest = after;
        at += end as u64;
        line += 1;
    }
}

/// A record's bytes as text; most are UTF-8, which costs only the check.
pub(super) fn text<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> Cow<'a, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) if encoding.is_ascii_compatible() && encoding != encoding_rs::ISO_2022_JP => Cow::Borrowed(text),
        _ => charset::decode(bytes, encoding),
    }
}

/// How many bytes a unit of the encoding has, and which of a line end's bytes is not zero.
fn unit(encoding: &'static Encoding) -> (usize, usize) {
    match encoding {
        e if e == UTF_16LE => (2, 0),
        e if e == UTF_16BE => (2, 1),
        _ => (1, 0),
    }
}

/// Whether the line feed byte at `at` is a whole unit; `bytes` begin with a whole unit.
fn is_line_end(bytes: &[u8], at: usize, (width, place): (usize, usize)) -> bool {
    width == 1 || (at % 2 == place && bytes.get(at ^ 1) == Some(&0))
}

/// The index behind the first line end.
pub(super) fn line_end(bytes: &[u8], encoding: &'static Encoding) -> Option<usize> {
    let unit = unit(encoding);
    let at = match unit.0 {
        1 => memchr(b'\n', bytes),
        _ => memchr_iter(b'\n', bytes).find(|at| is_line_end(bytes, *at, unit)),
    };
    at.map(|at| at - unit.1 + unit.0)
}

/// The index behind the last line end at or behind `from`.
fn last_line_end(bytes: &[u8], from: usize, encoding: &'static Encoding) -> Option<usize> {
    let unit = unit(encoding);
    // One back and to a whole unit: a unit may have been cut where the last search ended.
    let from = if unit.0 == 1 { from } else { from.saturating_sub(1) & !1 };
    let tail = bytes.get(from..)?;
    let at = match unit.0 {
        1 => memrchr(b'\n', tail),
        _ => memchr_iter(b'\n', tail).rev().find(|at| is_line_end(tail, *at, unit)),
    };
    at.map(|at| from + at - unit.1 + unit.0)
}

/// The cut, or the one before it where the last line is an instruction for the line behind the cut.
fn before_action(bytes: &[u8], end: usize, encoding: &'static Encoding) -> usize {
    if unit(encoding).0 != 1 {
        return end;
    }
    let lines = bytes.get(..end.saturating_sub(1)).unwrap_or_default();
    let start = memrchr(b'\n', lines).map_or(0, |at| at + 1);
    if start > 0 && actions::is_likely(lines.get(start..).unwrap_or_default()) { start } else { end }
}

/// How many line ends the bytes hold.
pub(super) fn count_line_ends(bytes: &[u8], encoding: &'static Encoding) -> u64 {
    let unit = unit(encoding);
    let count = match unit.0 {
        1 => memchr_iter(b'\n', bytes).count(),
        _ => memchr_iter(b'\n', bytes).filter(|at| is_line_end(bytes, *at, unit)).count(),
    };
    count as u64
}

fn without_line_end<'a>(line: &'a [u8], encoding: &'static Encoding) -> &'a [u8] {
    let ends: [&[u8]; 2] = match encoding {
        e if e == UTF_16LE => [b"\n\0", b"\r\0"],
        e if e == UTF_16BE => [b"\0\n", b"\0\r"],
        _ => [b"\n", b"\r"],
    };
    ends.iter().fold(line, |line, end| line.strip_suffix(*end).unwrap_or(line))
}
