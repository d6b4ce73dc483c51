//! Where pages begin and end: a search for `<page>` and `</page>`, which text cannot hold unescaped.
//!
//! What stands before the first page, the export's head, goes in front of every chunk's pages: a mark, its length, the
//! head itself. A chunk's place is that of its first page, so spans are those of the dump. A page too large to hold is
//! streamed past and becomes a chunk that says so.
//!
//! Exports are UTF-8. One that was saved as UTF-16 is framed in its own units and decoded when it is parsed.

use std::ops::ControlFlow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use memchr::{memchr, memchr_iter, memmem};

use crate::article::Span;
use crate::dump::charset;
use crate::dump::chunk::Chunk;
use crate::dump::source::Source;
use crate::format::{Broken, Emit, Skip};

/// How much framing gathers before it emits a chunk.
const CHUNK_BYTES: usize = 1 << 20;
/// How much is asked of the source at once.
const READ_BYTES: usize = 128 << 10;
/// A longer page, its history included, is streamed past and reported.
const MOST_PAGE_BYTES: usize = 64 << 20;
/// A longer head is no head: what it says of the wiki is not used.
const MOST_HEAD_BYTES: usize = 64 << 10;

/// Before the head's length in a chunk; no XML begins with it.
const HEAD_MARK: u8 = 0;
/// Before the length of a page that was left out.
const LARGE_MARK: u8 = 1;

/// The marks of pages, as the stream writes them.
struct Marks {
    encoding: &'static Encoding,
    opening: Vec<u8>,
    closing: Vec<u8>,
    line_end: Vec<u8>,
}

impl Marks {
    fn of(encoding: &'static Encoding) -> Self {
        let written = |mark: &str| match encoding {
            e if e == UTF_16LE => mark.bytes().flat_map(|byte| [byte, 0]).collect(),
            e if e == UTF_16BE => mark.bytes().flat_map(|byte| [0, byte]).collect(),
            _ => mark.as_bytes().to_vec(),
        };
        Marks { encoding, opening: written("<page>"), closing: written("</page>"), line_end: written("\n") }
    }

    fn opening(&self, bytes: &[u8]) -> Option<usize> {
        memmem::find(bytes, &self.opening)
    }

    /// The index behind the next page's end at or behind `from`.
    fn closing(&self, bytes: &[u8], from: usize) -> Option<usize> {
        memmem::find(bytes.get(from..)?, &self.closing).map(|at| from + at + self.closing.len())
    }

    /// How many lines end in bytes that begin with a whole unit.
    fn lines(&self, bytes: &[u8]) -> u64 {
        let count = match self.line_end.as_slice() {
            [end] => memchr_iter(*end, bytes).count(),
            pair => bytes.chunks_exact(2).filter(|unit| *unit == pair).count(),
        };
        count as u64
    }
}

/// The encoding that a stream which begins so is in: UTF-8, unless a mark or the zeros of UTF-16 say otherwise.
fn encoding(head: &[u8]) -> &'static Encoding {
    match head {
        [0xff, 0xfe, ..] | [b'<', 0, ..] => UTF_16LE,
        [0xfe, 0xff, ..] | [0, b'<', ..] => UTF_16BE,
        _ => UTF_8,
    }
}

/// Whether a stream that begins so is an export: the root's name, behind declaration, comments and doctype.
pub(super) fn is_export(head: &[u8]) -> bool {
    let decoded = charset::decode(head, encoding(head));
    let mut rest = decoded.as_bytes().trim_ascii_start();
    rest = rest.strip_prefix("\u{feff}".as_bytes()).unwrap_or(rest).trim_ascii_start();
    loop {
        let end: &[u8] = match rest {
            _ if rest.starts_with(b"<?") => b"?>",
            _ if rest.starts_with(b"<!--") => b"-->",
            _ if rest.starts_with(b"<!DOCTYPE") => b">",
            _ => break,
        };
        let Some(at) = memmem::find(rest, end) else { return false };
        rest = rest.get(at + end.len()..).unwrap_or_default().trim_ascii_start();
        // A doctype with declarations of its own ends with a bracket more.
        if let Some(after) = memmem::find(rest, b"]>").filter(|_| rest.starts_with(b"<!E")) {
            rest = rest.get(after + 2..).unwrap_or_default().trim_ascii_start();
        }
    }
    rest.strip_prefix(b"<mediawiki").and_then(<[u8]>::first).is_some_and(|next| b" \t\r\n>".contains(next))
}

/// Cuts the stream into chunks of whole pages.
pub(super) fn frame(source: &mut Source, emit: Emit<'_>) -> Result<(), Broken> {
    let (at, line) = (source.position(), source.first_line());
    let marks = match source.head() {
        Ok(head) => Marks::of(encoding(head)),
        Err(error) => return Err(Broken::reading(&error, at)),
    };
    let mut window = Window { source, marks, bytes: Vec::new(), at, line, head: None };
    let mut searched = 0;
    // The end of the last whole page in the window.
    let mut whole = 0;
    loop {
        while let Some(end) = window.marks.closing(&window.bytes, searched.max(whole)) {
            whole = end;
            searched = end;
            if whole >= CHUNK_BYTES {
                if window.emit(whole, emit).is_break() {
                    return Ok(());
                }
                (whole, searched) = (0, 0);
            }
        }
        searched = window.bytes.len().saturating_sub(window.marks.closing.len()).max(whole);
        if window.bytes.len() - whole > MOST_PAGE_BYTES {
            if (whole > 0 && window.emit(whole, emit).is_break()) || window.pass(emit)?.is_break() {
                return Ok(());
            }
            (whole, searched) = (0, 0);
            continue;
        }
        match window.source.take(&mut window.bytes, READ_BYTES) {
            Ok(1..) => {}
            outcome => {
                if whole > 0 && window.emit(whole, emit).is_break() {
                    return Ok(());
                }
                return match outcome {
                    Err(error) => Err(Broken::reading(&error, window.source.position())),
                    Ok(_) => window.ended(),
                };
            }
        }
    }
}

/// What has been read and not yet emitted.
struct Window<'s> {
    source: &'s mut Source,
    marks: Marks,
    bytes: Vec<u8>,
    at: u64,
    line: u64,
    /// The front of every chunk, once the first page has been met.
    head: Option<Vec<u8>>,
}

impl Window<'_> {
    /// Emits the pages up to `end` and goes on behind them.
    fn emit(&mut self, end: usize, emit: Emit<'_>) -> ControlFlow<()> {
        let start = self.marks.opening(&self.bytes).unwrap_or(0).min(end);
        let head = self.head(start);
        let rest = self.bytes.split_off(end);
        let bytes = std::mem::replace(&mut self.bytes, rest);
        let (before, pages) = bytes.split_at(start.min(bytes.len()));
        let line = self.line + self.marks.lines(before);
        let chunk = Chunk {
            bytes: [&head, pages].concat(),
            at: self.at + before.len() as u64,
            line,
            encoding: self.marks.encoding,
        };
        self.at += bytes.len() as u64;
        self.line = line + self.marks.lines(pages);
        emit(chunk)
    }

    /// The front of every chunk; what stands before `start` in the first one.
    fn head(&mut self, start: usize) -> Vec<u8> {
        let bytes = &self.bytes;
        let made = self.head.get_or_insert_with(|| {
            let head = bytes.get(..start).filter(|head| head.len() <= MOST_HEAD_BYTES).unwrap_or_default();
            let mut made = vec![HEAD_MARK];
            made.extend_from_slice(format!("{}\n", head.len()).as_bytes());
            made.extend_from_slice(head);
            made
        });
        made.clone()
    }

    /// Reads to the end of the page that the window begins with, and emits a mark in its place.
    fn pass(&mut self, emit: Emit<'_>) -> Result<ControlFlow<()>, Broken> {
        let start = self.marks.opening(&self.bytes).unwrap_or(0);
        self.head(start);
        let (mut length, mut passed) = (0u64, 0u64);
        let at = self.at + start as u64;
        let line = self.line + self.marks.lines(self.bytes.get(..start).unwrap_or_default());
        loop {
            let end = self.marks.closing(&self.bytes, 0);
            let gone = end.unwrap_or(self.bytes.len().saturating_sub(self.marks.closing.len()) & !1);
            passed += self.marks.lines(self.bytes.get(..gone).unwrap_or_default());
            self.bytes.drain(..gone);
            length += gone as u64;
            if end.is_some() {
                break;
            }
            match self.source.take(&mut self.bytes, READ_BYTES) {
                Ok(0) => return Err(self.broken("truncated", "the dump ends inside a page")),
                Ok(_) => {}
                Err(error) => return Err(Broken::reading(&error, self.source.position())),
            }
        }
        let mut bytes = vec![LARGE_MARK];
        bytes.extend_from_slice(format!("{}", length.saturating_sub(start as u64)).as_bytes());
        let chunk = Chunk { bytes, at, line, encoding: self.marks.encoding };
        self.at += length;
        self.line += passed;
        Ok(emit(chunk))
    }

    /// What the end of the stream means: an export ends with its root.
    fn ended(&self) -> Result<(), Broken> {
        let rest = charset::decode(&self.bytes, self.marks.encoding);
        if rest.contains("<page>") {
            return Err(self.broken("truncated", "the dump ends inside a page"));
        }
        let root = rest.split_once("<mediawiki").and_then(|(_, rest)| rest.split_once('>'));
        let is_empty = root.is_some_and(|(attributes, _)| attributes.ends_with('/'));
        let is_closed = rest.contains("</mediawiki") || is_empty;
        // Single streams of a multistream dump have neither root nor end.
        let is_part = self.head.is_some() && rest.trim().is_empty();
        match is_closed || is_part {
            true => Ok(()),
            false => Err(self.broken("truncated", "the dump ends before its root does")),
        }
    }

    fn broken(&self, kind: &'static str, message: &str) -> Broken {
        Broken { kind, message: message.to_owned(), at: self.source.position() }
    }
}

/// A chunk taken apart again: the export's head, and the bytes of the pages.
pub(super) fn parts(chunk: &Chunk) -> (&[u8], &[u8]) {
    let taken = || {
        let rest = chunk.bytes.strip_prefix(&[HEAD_MARK])?;
        let (length, rest) = rest.split_at_checked(memchr(b'\n', rest)?)?;
        let length: usize = std::str::from_utf8(length).ok()?.parse().ok()?;
        rest.get(1..)?.split_at_checked(length)
    };
    taken().unwrap_or((&[], &chunk.bytes))
}

/// The skip that the chunk of a page too large stands for.
pub(super) fn too_large(chunk: &Chunk) -> Option<Skip> {
    let length = std::str::from_utf8(chunk.bytes.strip_prefix(&[LARGE_MARK])?).ok()?;
    let bytes: u64 = length.parse().ok()?;
    let message = format!("a page of {bytes} bytes; the limit is {} MiB", MOST_PAGE_BYTES >> 20);
    let span = Span { bytes: [chunk.at, chunk.at.saturating_add(bytes)], lines: [chunk.line, chunk.line] };
    Some(Skip { kind: "too_large", message, span })
}

/// Each page of a chunk's pages, with its offset and the lines before it.
pub(super) fn pages<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> impl Iterator<Item = (usize, u64, &'a [u8])> {
    let marks = Marks::of(encoding);
    let (mut at, mut line) = (0, 0);
    std::iter::from_fn(move || {
        let rest = bytes.get(at..)?;
        let start = marks.opening(rest)?;
        let end = marks.closing(rest, start)?;
        let page = rest.get(start..end)?;
        let first = line + marks.lines(rest.get(..start)?);
        let found = (at + start, first, page);
        line = first + marks.lines(page);
        at += end;
        Some(found)
    })
}
