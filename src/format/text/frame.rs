//! Cuts a stream of text into chunks that end where an article ends.
//!
//! Holds a window of the stream, a few MiB: a file that fits is one chunk. A larger one is cut at the last boundary that
//! [`super::boundaries`] is sure of in the window's tail, and what follows is carried on. A record that no window holds
//! is streamed past, and a mark with its length goes out in its place, for parsing to report.

use std::ops::ControlFlow;

use encoding_rs::Encoding;

use super::boundaries::{self, Habits};
use super::lines;
use super::rules;
use crate::article::Span;
use crate::dump::charset;
use crate::dump::chunk::Chunk;
use crate::dump::lines as raw;
use crate::dump::source::Source;
use crate::format::rules::Split;
use crate::format::{Broken, Emit, Settings, Skip};

/// The size of a window.
const WINDOW: usize = 4 << 20;
/// How much of a window's end is searched for a boundary first.
const TAIL: usize = 256 << 10;
/// The longest record that is held.
const MOST_RECORD_BYTES: usize = 32 << 20;
/// How much is kept when streaming past a record, so that a boundary across two windows is seen.
const OVERLAP: usize = 64 << 10;

/// Opens the bytes of a chunk that stands for a record too large to hold. Text holds no zero byte.
const TOO_LARGE: &[u8] = b"\0too large: ";

/// Sizes, apart from the code so that tests can make them small.
#[derive(Clone, Copy)]
pub(super) struct Limits {
    pub window: usize,
    pub tail: usize,
    pub most: usize,
    pub overlap: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { window: WINDOW, tail: TAIL, most: MOST_RECORD_BYTES, overlap: OVERLAP }
    }
}

/// Frames the whole stream.
pub(super) fn frame(source: &mut Source, limits: Limits, settings: &Settings, emit: Emit<'_>) -> Result<(), Broken> {
    let io = |error: std::io::Error, at: u64| Broken { kind: "io", message: error.to_string(), at };
    let from = source.position();
    let encoding = charset::detect(source.head().map_err(|e| io(e, from))?).0;
    let split = settings.rule.as_ref().and_then(|rule| rule.split.as_ref());
    let mut window = Window { bytes: Vec::new(), at: from, line: source.first_line(), encoding, split };
    let mut wanted = limits.window;
    let mut passing: Option<Passing> = None;
    loop {
        let outcome = fill(source, &mut window.bytes, wanted);
        let ended = match &outcome {
            Ok(ended) => *ended,
            Err(_) => true,
        };
        if let Some(passed) = &mut passing {
            let cut = window.first_boundary();
            let drop_to = cut.unwrap_or(if ended { window.bytes.len() } else { window.safe_cut(limits.overlap) });
            passed.lines += window.drop_front(drop_to);
            passed.bytes += drop_to as u64;
            if cut.is_some() || ended {
                if emit(passed.mark(encoding)).is_break() {
                    return Ok(());
                }
                passing = None;
            }
            wanted = limits.window;
        } else if ended {
            if !window.bytes.is_empty() && window.cut(window.bytes.len(), emit).is_break() {
                return Ok(());
            }
        } else if let Some(cut) = window.last_boundary(limits.tail) {
            if window.cut(cut, emit).is_break() {
                return Ok(());
            }
            wanted = limits.window;
        } else if window.bytes.len() >= limits.most {
            passing = Some(Passing { at: window.at, line: window.line, bytes: 0, lines: 0 });
        } else {
            wanted = (window.bytes.len() * 2).min(limits.most);
        }
        if ended && passing.is_none() && window.bytes.is_empty() {
            return outcome.map(|_| ()).map_err(|e| io(e, source.position()));
        }
    }
}

/// Reads until `bytes` holds `wanted`; true at the stream's end.
fn fill(source: &mut Source, bytes: &mut Vec<u8>, wanted: usize) -> std::io::Result<bool> {
    while bytes.len() < wanted {
        let most = (wanted - bytes.len()).min(1 << 20);
        if source.take(bytes, most)? == 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What has been read and not yet sent on.
struct Window<'a> {
    bytes: Vec<u8>,
    at: u64,
    line: u64,
    encoding: &'static Encoding,
    /// Where the user says that articles begin.
    split: Option<&'a Split>,
}

impl Window<'_> {
    /// Sends the first `to` bytes on.
    fn cut(&mut self, to: usize, emit: Emit<'_>) -> ControlFlow<()> {
        let rest = self.bytes.split_off(to);
        let bytes = std::mem::replace(&mut self.bytes, rest);
        let count = raw::count_ended(&bytes, self.encoding);
        let chunk = Chunk { at: self.at, line: self.line, encoding: self.encoding, bytes };
        self.at += to as u64;
        self.line += count;
        emit(chunk)
    }

    /// Drops the first `to` bytes; answers how many lines ended in them.
    fn drop_front(&mut self, to: usize) -> u64 {
        let count = raw::count_ended(self.bytes.get(..to).unwrap_or_default(), self.encoding);
        self.bytes.drain(..to);
        self.at += to as u64;
        self.line += count;
        count
    }

    /// Offset of the last article that begins in the window: looked for in its tail, then in all of it.
    fn last_boundary(&self, tail: usize) -> Option<usize> {
        let habits = Habits::of(&self.lines(0, tail.min(self.bytes.len())));
        let from = self.line_start(self.bytes.len().saturating_sub(tail));
        let in_tail = from.and_then(|from| self.boundary_in(from, &habits));
        in_tail.or_else(|| self.boundary_in(0, &habits))
    }

    fn boundary_in(&self, from: usize, habits: &Habits) -> Option<usize> {
        let lines = self.lines(from, self.bytes.len());
        let at = self.starts(&lines, habits).into_iter().skip(1).next_back()?;
        lines.get(at).map(|line| from + line.start)
    }

    /// Offset of the first article that begins behind the window's start.
    fn first_boundary(&self) -> Option<usize> {
        let lines = self.lines(0, self.bytes.len());
        let at = self.starts(&lines, &Habits::of(&lines)).get(1).copied()?;
        lines.get(at).map(|line| line.start)
    }

    /// The indices of the lines that open an article.
    fn starts(&self, lines: &[lines::Line<'_>], habits: &Habits) -> Vec<usize> {
        match self.split {
            Some(split) => rules::starts(lines, split),
            None => boundaries::boundaries(lines, habits),
        }
    }

    /// The whole lines between two offsets; the last, which may go on, is left out.
    fn lines(&self, from: usize, to: usize) -> Vec<lines::Line<'_>> {
        let bytes = self.bytes.get(from..to).unwrap_or_default();
        let mut found = lines::read_bytes(bytes, self.encoding);
        found.pop();
        found
    }

    /// Where the first line behind `from` begins.
    fn line_start(&self, from: usize) -> Option<usize> {
        let from = from - from % 2;
        let line = raw::split(self.bytes.get(from..)?, self.encoding).next()?;
        line.is_ended().then_some(from + line.end)
    }

    /// How much can be dropped without losing sight of a boundary: up to a line's start where there is one among the
    /// last `overlap` bytes, else nearly all, for then the line is huge and the boundary is not in it.
    fn safe_cut(&self, overlap: usize) -> usize {
        let from = self.bytes.len().saturating_sub(overlap);
        match self.line_start(from) {
            Some(start) if start < self.bytes.len() => start,
            // A `\r` at the very end may be half a line end: keep a few bytes, whole units of UTF-16.
            _ => self.bytes.len().saturating_sub(4) / 2 * 2,
        }
    }
}

/// A record that is being streamed past.
struct Passing {
    at: u64,
    line: u64,
    bytes: u64,
    lines: u64,
}

impl Passing {
    fn mark(&self, encoding: &'static Encoding) -> Chunk {
        let mut bytes = TOO_LARGE.to_vec();
        bytes.extend_from_slice(format!("{} {}", self.bytes, self.lines).as_bytes());
        Chunk { bytes, at: self.at, line: self.line, encoding }
    }
}

/// The skip that a chunk stands for, if it is the mark of a record too large to hold.
pub(super) fn too_large(chunk: &Chunk) -> Option<Skip> {
    let rest = std::str::from_utf8(chunk.bytes.strip_prefix(TOO_LARGE)?).ok()?;
    let (bytes, lines) = rest.split_once(' ')?;
    let (bytes, lines) = (bytes.parse::<u64>().ok()?, lines.parse::<u64>().ok()?);
    Some(Skip {
        kind: "too_large",
        message: format!("no article ends within {} MiB: {bytes} bytes left out", MOST_RECORD_BYTES >> 20),
        span: Span {
            bytes: [chunk.at, chunk.at.saturating_add(bytes)],
            lines: [chunk.line, chunk.line.saturating_add(lines.saturating_sub(1))],
        },
    })
}
