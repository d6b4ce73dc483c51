//! Cuts the stream into chunks of whole records, and passes over what is too large, damaged, or never text.

use std::ops::ControlFlow;

use memchr::memchr_iter;

use crate::dump::chunk::Chunk;
use crate::dump::source::Source;
use crate::format::{Broken, Emit, notice};

use super::payload;
use super::record::{Dialect, Opening, Sort};
use super::window::Window;
use super::{CHUNK_BYTES, MOST_RECORD_BYTES};

/// A record that gives no text is passed over if it is longer; a shorter one stays among its neighbours, as cutting chunks
/// there would cost more.
const PASS_BYTES: usize = 32 << 10;
/// How much of a long record's content is looked at to tell what it is.
const PEEK_BYTES: usize = 8 << 10;

/// What is to be done with a record.
enum Plan {
    /// It goes into the chunk, up to this place.
    Keep { end: usize, note: Option<Note> },
    /// It is passed over, up to this place in the stream, or an earlier record.
    Pass { end: u64, note: Option<Note> },
    /// The stream ends in it.
    Cut,
}

/// A kind of skip and its message.
type Note = (&'static str, String);

/// Cuts the stream of records of that dialect into chunks.
pub(super) fn frame(source: &mut Source, dialect: Dialect, emit: Emit<'_>) -> Result<(), Broken> {
    let mut framing = Framing { window: Window::new(source), dialect, held: 0, emit };
    match framing.run() {
        ControlFlow::Break(()) => Ok(()),
        ControlFlow::Continue(outcome) => outcome,
    }
}

struct Framing<'s, 'e> {
    window: Window<'s>,
    dialect: Dialect,
    /// How much of the window goes into the next chunk.
    held: usize,
    emit: Emit<'e>,
}

impl Framing<'_, '_> {
    fn run(&mut self) -> ControlFlow<(), Result<(), Broken>> {
        loop {
            self.take_blank();
            if self.held >= CHUNK_BYTES {
                self.emit_held()?;
            }
            self.window.fill(self.held + 1);
            if self.window.from(self.held).is_empty() {
                self.emit_held()?;
                return ControlFlow::Continue(self.window.ended.take().unwrap_or(Ok(())));
            }
            match self.plan() {
                None => {
                    self.emit_held()?;
                    self.pass(u64::MAX, Some(("corrupt", "no record begins here".to_owned())))?;
                }
                Some(Plan::Keep { end, note }) => {
                    let at = self.window.at + self.held as u64;
                    let record = self.window.bytes().get(self.held..end).unwrap_or_default();
                    let bytes = record.len() as u64;
                    let lines = note.as_ref().map_or(0, |_| memchr_iter(b'\n', record).count() as u64);
                    self.held = end;
                    if let Some((kind, message)) = note {
                        self.emit_held()?;
                        self.emit_note(kind, &message, at, bytes, lines)?;
                    }
                }
                Some(Plan::Pass { end, note }) => {
                    self.emit_held()?;
                    self.pass(end, note)?;
                }
                Some(Plan::Cut) => {
                    let begins = self.window.at + self.held as u64;
                    // What there is of the last record is worth reading, if its content began.
                    let is_begun = matches!(self.dialect.opening(self.window.from(self.held)), Opening::Record(_));
                    self.held = if is_begun { self.window.bytes().len() } else { self.held };
                    let at = self.window.at + self.window.bytes().len() as u64;
                    self.emit_held()?;
                    let message = format!("the stream ends inside the record at byte {begins}");
                    let truncated = Broken { kind: "truncated", message, at };
                    return ControlFlow::Continue(self.window.ended.take().unwrap_or(Ok(())).and(Err(truncated)));
                }
            }
        }
    }

    /// Line ends between records stay with the record before them.
    fn take_blank(&mut self) {
        loop {
            let rest = self.window.from(self.held);
            let blank = rest.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
            let is_all = blank == rest.len();
            self.held += blank;
            if !is_all || self.held >= CHUNK_BYTES || !self.window.more() {
                return;
            }
        }
    }

    /// What is to be done with what follows; None where no record begins there.
    fn plan(&mut self) -> Option<Plan> {
        let outline = loop {
            match self.dialect.opening(self.window.from(self.held)) {
                Opening::Record(head) => break Outline { len: head.len, length: head.length },
                Opening::None => return None,
                Opening::Cut => {}
            }
            if !self.window.more() {
                return Some(Plan::Cut);
            }
        };
        let begin = self.held + outline.len;
        let Some(length) = outline.length else { return Some(self.plan_by_search(begin, None)) };
        let end = (self.window.at + begin as u64).saturating_add(length);
        if length > PASS_BYTES as u64
            && let Some(note) = self.never_text(outline.len)
        {
            return Some(Plan::Pass { end, note });
        }
        let fits = usize::try_from(length).ok().filter(|length| *length <= MOST_RECORD_BYTES);
        let Some(length) = fits else {
            let message =
                format!("a record that says it has {length} bytes; the limit is {} MiB", MOST_RECORD_BYTES >> 20);
            return Some(Plan::Pass { end, note: Some(("too_large", message)) });
        };
        let stated = begin + length;
        self.window.fill(stated + self.dialect.lookahead());
        let record = self.window.from(self.held);
        if self.dialect.is_end(record, outline.len, outline.len + length) {
            return Some(Plan::Keep { end: stated, note: None });
        }
        Some(self.plan_by_search(begin, Some(length)))
    }

    /// A record whose length is missing or wrong: it goes as far as the next one.
    fn plan_by_search(&mut self, begin: usize, stated: Option<usize>) -> Plan {
        let most = begin + MOST_RECORD_BYTES;
        let mut from = begin;
        loop {
            let is_all = self.window.ended.is_some();
            let found = self.dialect.find(self.window.bytes(), from);
            let len = self.window.bytes().len();
            match found.filter(|at| is_all || at + self.dialect.lookahead() <= len) {
                Some(end) => return Plan::Keep { end, note: Some(("bad_length", wrong(stated, end - begin))) },
                None if is_all => {
                    return match stated {
                        // Nothing that is known for a record comes after it.
                        Some(length) if begin + length <= len => Plan::Keep { end: begin + length, note: None },
                        Some(_) => Plan::Cut,
                        None => Plan::Keep { end: len, note: Some(("bad_length", wrong(None, len - begin))) },
                    };
                }
                None if len > most => {
                    return match stated {
                        Some(length) => Plan::Keep { end: begin + length, note: None },
                        None => {
                            let message =
                                format!("a record without a length; the limit is {} MiB", MOST_RECORD_BYTES >> 20);
                            Plan::Pass { end: u64::MAX, note: Some(("too_large", message)) }
                        }
                    };
                }
                None => {
                    from = found.unwrap_or_else(|| len.saturating_sub(self.dialect.lookahead())).max(begin);
                    self.window.more();
                }
            }
        }
    }

    /// Whether the record that follows holds nothing to read, and what is to be told of that.
    fn never_text(&mut self, head: usize) -> Option<Option<Note>> {
        self.window.fill(self.held + head + PEEK_BYTES);
        let rest = self.window.from(self.held);
        let Opening::Record(head) = self.dialect.opening(rest) else { return None };
        let content = rest.get(head.len..).unwrap_or_default();
        match head.sort {
            Sort::Silent => Some(None),
            Sort::Response | Sort::Resource => payload::asset(&head, content).map(|media| Some(("asset", media))),
            _ => None,
        }
    }

    /// Streams past what is at hand, up to `end` or to the next record where that comes first, and tells of it.
    fn pass(&mut self, end: u64, note: Option<Note>) -> ControlFlow<()> {
        let at = self.window.at;
        let mut lines = 0;
        loop {
            let is_all = self.window.ended.is_some();
            let ahead = self.dialect.lookahead();
            let left = usize::try_from(end - self.window.at).unwrap_or(usize::MAX);
            let bytes = self.window.bytes();
            let found = self.dialect.find(bytes, 1).filter(|found| is_all || found + ahead <= bytes.len());
            let safe = if is_all { bytes.len() } else { bytes.len().saturating_sub(ahead) };
            let step = found.unwrap_or(safe).min(left);
            lines += self.window.pass(step);
            if found.is_some_and(|found| found <= left) || step == left {
                break;
            }
            if is_all {
                if end < u64::MAX && matches!(self.window.ended, Some(Ok(()))) {
                    let message = format!("the stream ends inside the record at byte {at}");
                    self.window.ended = Some(Err(Broken { kind: "truncated", message, at: self.window.at }));
                }
                break;
            }
            self.window.more();
        }
        let passed = self.window.at - at;
        match note {
            Some((kind, message)) => self.emit_note(kind, &message, at, passed, lines),
            None => ControlFlow::Continue(()),
        }
    }

    fn emit_held(&mut self) -> ControlFlow<()> {
        if self.held == 0 {
            return ControlFlow::Continue(());
        }
        let bytes = self.window.bytes().get(..self.held).unwrap_or_default().to_vec();
        let chunk = Chunk { bytes, at: self.window.at, line: self.window.line, encoding: encoding_rs::UTF_8 };
        self.window.pass(self.held);
        self.held = 0;
        (self.emit)(chunk)
    }

    fn emit_note(&mut self, kind: &str, message: &str, at: u64, bytes: u64, lines: u64) -> ControlFlow<()> {
        let line = self.window.line.saturating_sub(lines);
        (self.emit)(notice::chunk(kind, message, (at, line), bytes, lines))
    }
}

/// What of a record's head framing needs.
struct Outline {
    len: usize,
    length: Option<u64>,
}

fn wrong(stated: Option<usize>, found: usize) -> String {
    match stated {
        Some(stated) => {
            format!("a record says it has {stated} bytes, and the next begins after {found}; it is read up to there")
        }
        None => format!("a record does not say how long it is; it is read up to the next, {found} bytes"),
    }
}
