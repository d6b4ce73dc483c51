//! Cuts a table into chunks of whole rows, and gets over rows whose quotes are broken.
//!
//! What the columns hold goes in front of each chunk. A row with a quote too many would swallow those behind it; where a line
//! behind its first begins rows that come out as all others do, the row ends there. Such a row goes in a chunk of its own, with
//! a mark, so that parsing need not find out again.

use std::cell::Cell;
use std::ops::ControlFlow;

use encoding_rs::Encoding;

use crate::dump::chunk::Chunk;
use crate::dump::source::{HEAD_BYTES, Source};
use crate::format::warc::window::Window;
use crate::format::{Broken, Emit, Settings, notice};

use super::MOST_ROW_BYTES;
use super::dialect::{Beginning, Dialect};
use super::scan::{self, Row, Units};
use super::table::Table;

/// How much is gathered before a chunk is emitted.
const CHUNK_BYTES: usize = 1 << 20;
/// So far behind a broken row's beginning others are looked for, in lines and in bytes.
const REACH: (usize, usize) = (200, 256 << 10);
/// A row that proves that another has ended is no longer.
const LONGEST_PROOF: usize = 64 << 10;
/// What may be read again in search of such rows: so many bytes, and so many times what was read of the table.
const EFFORT: (u64, u64) = (64 << 20, 4);

/// The mark of a chunk of rows, and of one row whose quotes mean nothing. The table follows, on a line.
pub(super) const ROWS: u8 = 1;
pub(super) const PLAIN_ROW: u8 = 2;

pub(super) fn frame(source: &mut Source, settings: &Settings, tabs: bool, emit: Emit<'_>) -> Result<(), Broken> {
    let start = source.position();
    let head = source.head().map_err(|error| Broken::reading(&error, start))?;
    let beginning = Beginning::of(head, head.len() < HEAD_BYTES);
    let beginning =
        beginning.filter(|beginning| beginning.dialect.width == 1 || (beginning.dialect.delimiter == b'\t') == tabs);
    let Some(beginning) = beginning else { return pass_all(source, "no table: its rows differ too much", emit) };
    let table = match Table::of(&beginning, &settings.json) {
        Ok(table) => table,
        Err(reason) => return pass_all(source, &reason, emit),
    };
    let line = source.first_line();
    let mut framing = Framing {
        units: Units::of(beginning.encoding),
        encoding: beginning.encoding,
        window: Window::new(source),
        dialect: table.dialect,
        preamble: serde_json::to_vec(&table).unwrap_or_default(),
        line,
        held: 0,
        effort: Cell::new(0),
        emit,
    };
    framing.window.fill(beginning.skipped);
    framing.drop_front(beginning.skipped);
    if table.has_names {
        framing.drop_names();
    }
    match framing.run() {
        ControlFlow::Break(()) => Ok(()),
        ControlFlow::Continue(()) => framing.window.ended.take().unwrap_or(Ok(())),
    }
}

/// Reads past everything, and tells why.
fn pass_all(source: &mut Source, reason: &str, emit: Emit<'_>) -> Result<(), Broken> {
    let mut window = Window::new(source);
    let place = (window.at, window.line);
    let mut lines = 0;
    while window.more() {
        lines += window.pass(window.bytes().len());
    }
    let _ = emit(notice::chunk("no_articles", reason, place, window.at - place.0, lines));
    window.ended.take().unwrap_or(Ok(()))
}

struct Framing<'s, 'e> {
    window: Window<'s>,
    dialect: Dialect,
    units: Units,
    encoding: &'static Encoding,
    preamble: Vec<u8>,
    line: u64,
    /// How much of the window goes into the next chunk.
    held: usize,
    /// How many bytes were read again in search of the end of a broken row.
    effort: Cell<u64>,
    emit: Emit<'e>,
}

impl Framing<'_, '_> {
    fn run(&mut self) -> ControlFlow<()> {
        loop {
            let is_all = self.window.ended.is_some();
            let rest = self.window.from(self.held);
            let len = rest.len();
            if len == 0 && is_all {
                return self.emit_held();
            }
            let found = scan::row(rest, self.dialect, self.units, is_all);
            match found {
                Some(row) if !self.is_odd(&row) => {
                    self.held += row.end;
                    if self.held >= CHUNK_BYTES {
                        self.emit_held()?;
                    }
                }
                Some(row) => match self.recovered(is_all) {
                    Some(end) if end < row.end => self.emit_broken(end)?,
                    _ => {
                        self.held += row.end;
                        if row.is_open {
                            self.emit_held()?;
                            let message = "a quote that is never closed: the rest is one cell".to_owned();
                            self.note("bad_quotes", &message, row.end)?;
                        }
                    }
                },
                None if len >= CHUNK_BYTES => match self.recovered(is_all) {
                    Some(end) => self.emit_broken(end)?,
                    None if len > MOST_ROW_BYTES => self.pass()?,
                    None => self.window.fill(self.held + (len + len / 2).min(MOST_ROW_BYTES + CHUNK_BYTES)),
                },
                None => self.window.fill(self.held + len.max(CHUNK_BYTES / 2) + CHUNK_BYTES / 2),
            }
        }
    }

    /// Whether a row may have swallowed others.
    fn is_odd(&self, row: &Row) -> bool {
        row.is_long && (row.has_strays || row.is_open || row.cells != self.dialect.width)
    }

    /// Where the broken row at hand ends by what comes behind it: at the first line behind which rows are as they should be.
    fn recovered(&self, is_all: bool) -> Option<usize> {
        self.next_good(is_all, REACH.0).ok()
    }

    /// The first line of the next `lines` lines behind which rows are as they should be; else how far none is.
    fn next_good(&self, is_all: bool, lines: usize) -> Result<usize, usize> {
        let bytes = self.window.from(self.held);
        let is_whole = is_all && bytes.len() <= REACH.1;
        let bytes = bytes.get(..REACH.1).unwrap_or(bytes);
        // Of few cells a line of text may have as many by chance.
        let wanted = if self.dialect.width <= 3 { 3 } else { 1 };
        let mut at = 0;
        for _ in 0..lines {
            match scan::line_end(bytes.get(at..).unwrap_or_default(), self.units) {
                Some(end) => at += end,
                None => return Err(at),
            }
            let (mut next, mut good) = (at, 0);
            while good < wanted && self.effort.get() < EFFORT.0.saturating_add(self.window.at.saturating_mul(EFFORT.1))
            {
                let rest = bytes.get(next..).unwrap_or_default();
                let is_last = is_whole && rest.len() <= LONGEST_PROOF;
                let rest = rest.get(..LONGEST_PROOF).unwrap_or(rest);
                let row = scan::row(rest, self.dialect, self.units, is_last);
                self.effort.set(self.effort.get() + row.map_or(rest.len(), |row| row.end) as u64);
                let is_good =
                    |row: &Row| row.cells == self.dialect.width && !row.has_strays && !row.is_open && row.cells > 1;
                let Some(row) = row.filter(is_good) else { break };
                (next, good) = (next + row.end, good + 1);
            }
            if good == wanted || good > 0 && is_whole && next == bytes.len() {
                return Ok(at);
            }
        }
        Err(at)
    }

    /// Streams past a row without an end that is too long to hold, up to where others begin.
    fn pass(&mut self) -> ControlFlow<()> {
        self.emit_held()?;
        let (at, line) = (self.window.at, self.line);
        loop {
            self.window.fill(REACH.1 + 2);
            let is_all = self.window.ended.is_some();
            let len = self.window.bytes().len();
            match self.next_good(is_all, REACH.0) {
                Ok(end) => {
                    self.drop_front(end);
                    break;
                }
                // No line end at all, or nothing behind the last.
                Err(examined) if examined == 0 || is_all && examined == len => {
                    let gone = if is_all { len } else { len.min(REACH.1) & !1 };
                    self.drop_front(gone);
                }
                Err(examined) => self.drop_front(examined),
            }
            if self.window.ended.is_some() && self.window.bytes().is_empty() {
                break;
            }
        }
        let bytes = self.window.at - at;
        let message = format!("a row of {bytes} bytes without an end; the limit is {} MiB", MOST_ROW_BYTES >> 20);
        (self.emit)(notice::chunk("too_large", &message, (at, line), bytes, self.line - line))
    }

    /// The row at hand ends at `end`, whatever its quotes say.
    fn emit_broken(&mut self, end: usize) -> ControlFlow<()> {
        self.emit_held()?;
        self.held = end;
        let message = "a quote too many or too few: the row ends with its line".to_owned();
        self.note_ahead("bad_quotes", &message, end)?;
        self.emit_marked(PLAIN_ROW)
    }

    fn emit_held(&mut self) -> ControlFlow<()> {
        self.emit_marked(ROWS)
    }

    fn emit_marked(&mut self, mark: u8) -> ControlFlow<()> {
        if self.held == 0 {
            return ControlFlow::Continue(());
        }
        let rows = self.window.bytes().get(..self.held).unwrap_or_default();
        let mut bytes = Vec::with_capacity(rows.len() + self.preamble.len() + 2);
        bytes.push(mark);
        bytes.extend_from_slice(&self.preamble);
        bytes.push(b'\n');
        bytes.extend_from_slice(rows);
        let chunk = Chunk { bytes, at: self.window.at, line: self.line, encoding: self.encoding };
        self.drop_front(self.held);
        self.held = 0;
        (self.emit)(chunk)
    }

    /// Tells of the bytes in front of what is at hand.
    fn note(&mut self, kind: &'static str, message: &str, bytes: usize) -> ControlFlow<()> {
        let at = self.window.at.saturating_sub(bytes as u64);
        (self.emit)(notice::chunk(kind, message, (at, self.line), bytes as u64, 0))
    }

    /// Tells of the bytes that come next.
    fn note_ahead(&mut self, kind: &'static str, message: &str, bytes: usize) -> ControlFlow<()> {
        (self.emit)(notice::chunk(kind, message, (self.window.at, self.line), bytes as u64, 0))
    }

    /// Passes over the row of names.
    fn drop_names(&mut self) {
        loop {
            let is_all = self.window.ended.is_some();
            if let Some(row) = scan::row(self.window.bytes(), self.dialect, self.units, is_all) {
                let is_blank = self
                    .window
                    .bytes()
                    .get(..row.end)
                    .is_some_and(|row| row.iter().all(|byte| matches!(byte, b'\n' | b'\r' | b' ' | b'\t' | 0)));
                self.drop_front(row.end);
                if !is_blank {
                    return;
                }
            } else if self.window.bytes().len() > CHUNK_BYTES || !self.window.more() {
                return;
            }
        }
    }

    fn drop_front(&mut self, count: usize) {
        self.line += scan::count_lines(self.window.bytes().get(..count).unwrap_or_default(), self.units);
        self.window.pass(count);
    }
}
