//! JSON that is not one object a line: framing by a streaming outline, parsing element by element.
//!
//! The outline follows a document only as deep as a list of records may hide: `{"hits": {"hits": [`. It
//! never recurses and holds no more than one chunk and one record. What is a list of records:
//!
//! - an array at the top, and the file itself where objects stand one after another;
//! - an array in an object with a usual name (`articles`, `results` …) or whose first object is an article;
//! - an object whose first object is an article, with a key for each.
//!
//! An object that has a text of its own is a record, whatever lists it holds.

use std::ops::ControlFlow;

use encoding_rs::Encoding;

use crate::article::{Draft, Span};
use crate::dump::charset;
use crate::dump::chunk::Chunk;
use crate::dump::source::Source;
use crate::format::{Broken, Emit, Skip};

use super::lines::{count_line_ends, text};
use super::mapping::Mapping;
use super::names::{self, Part};
use super::scan::{Units, Value};
use super::window::{Held, Stop, Window};
use super::{CHUNK_BYTES, MOST_RECORD_BYTES, oversized, record, sniff};

/// How deep lists are looked for.
const MOST_LEVELS: usize = 6;
/// How much of a first element is held to see whether it is an article.
const TRIAL_BYTES: usize = 1 << 20;
/// The longest member name that is looked at.
const MOST_NAME_BYTES: usize = 256;

/// Cuts the stream into chunks of whole elements of about [`CHUNK_BYTES`].
pub(super) fn frame(source: &mut Source, emit: Emit<'_>) -> Result<(), Broken> {
    let (encoding, mark) = match source.head() {
        Ok(head) => {
            let (encoding, mark) = charset::detect(head);
            (encoding, mark + sniff::assignment(head.get(mark..).unwrap_or_default()).unwrap_or_default())
        }
        Err(error) => return Err(Broken::reading(&error, 0)),
    };
    let window = Window::new(source, Units::of(encoding), encoding);
    let mut outline = Outline { window, emit, encoding, levels: Vec::new(), chunk: None, record: None };
    match outline.run(mark as u64) {
        Ok(()) | Err(Stop::Asked) => Ok(()),
        Err(Stop::Broken(broken)) => match outline.flush() {
            Ok(()) => Err(broken),
            Err(_) => Ok(()),
        },
    }
}

/// An open array or object on the way to the records.
#[derive(Default)]
struct Level {
    is_object: bool,
    /// Its values are records.
    is_list: bool,
    /// A first value has been looked at and was no record.
    is_refused: bool,
    /// The name it was opened under.
    name: String,
    /// In an object: the name of the member at hand, and whether a name comes next.
    key: String,
    expects_key: bool,
    has_title: bool,
    has_body: bool,
}

/// The outermost object while it may yet be a record itself.
struct Whole {
    start: u64,
    line: u64,
}

struct Outline<'s, 'e> {
    window: Window<'s>,
    emit: Emit<'e>,
    encoding: &'static Encoding,
    levels: Vec<Level>,
    /// The elements gathered, as a stretch of the stream.
    chunk: Option<[u64; 2]>,
    record: Option<Whole>,
}

impl Outline<'_, '_> {
    fn run(&mut self, mark: u64) -> Result<(), Stop> {
        self.window.at += mark;
        while let Some(unit) = self.next()? {
            match unit {
                b' ' | b'\t' | b'\r' | b'\n' => self.step(),
                b';' if self.levels.is_empty() => self.step(),
                b',' | b':' => {
                    if let Some(level) = self.levels.last_mut() {
                        level.expects_key = unit == b',';
                    }
                    self.step();
                }
                b'}' | b']' => self.close()?,
                b'{' | b'[' if self.levels.is_empty() => self.open_top(unit)?,
                b'{' | b'[' if !self.in_list() => self.open_inner(unit)?,
                b'"' if self.levels.last().is_some_and(|level| level.is_object || !level.is_list) => self.string()?,
                _ if self.in_list() => self.element()?,
                _ => self.step(),
            }
        }
        self.flush()?;
        match self.levels.is_empty() {
            true => Ok(()),
            false => Err(self.truncated()),
        }
    }

    /// The unit at hand. Nothing before what is still needed is kept.
    fn next(&mut self) -> Result<Option<u8>, Stop> {
        self.settle()?;
        self.window.unit()
    }

    /// Lets go of what need not be held any longer.
    fn settle(&mut self) -> Result<(), Stop> {
        if self.chunk.is_some_and(|[_, end]| self.window.at - end > CHUNK_BYTES as u64) {
            self.flush()?;
        }
        self.window.keep = self.needed();
        Ok(())
    }

    /// The first byte that may still be emitted.
    fn needed(&self) -> u64 {
        let at = self.window.at;
        let record =
            self.record.as_ref().map(|whole| whole.start).filter(|start| at - start <= MOST_RECORD_BYTES as u64);
        self.chunk.map(|[start, _]| start).into_iter().chain(record).min().unwrap_or(at)
    }

    fn step(&mut self) {
        self.window.at += self.window.units.width() as u64;
    }

    fn in_list(&self) -> bool {
        self.levels.last().is_none_or(|level| level.is_list)
    }

    fn open_top(&mut self, unit: u8) -> Result<(), Stop> {
        let is_object = unit == b'{';
        if is_object {
            self.record = Some(Whole { start: self.window.at, line: self.window.line_at(self.window.at) });
        } else {
            self.flush()?;
        }
        self.levels.push(Level { is_object, is_list: !is_object, expects_key: is_object, ..Level::default() });
        self.step();
        Ok(())
    }

    /// Opens an array or object in one that is no list, skips over it, or finds that its parent is a list.
    fn open_inner(&mut self, unit: u8) -> Result<(), Stop> {
        let is_object = unit == b'{';
        let has_title = self.levels.iter().any(|level| level.has_title);
        let has_body = self.levels.iter().any(|level| level.has_body);
        let depth = self.levels.len();
        let Some(parent) = self.levels.last_mut() else { return Ok(()) };
        let part = names::part(&parent.key).filter(|(_, rank)| *rank < 5).map(|(part, _)| part);
        if parent.is_object {
            parent.has_title |= part == Some(Part::Title);
            // A list may be paragraphs or records; its first element tells.
            parent.has_body |= part == Some(Part::Body) && is_object;
        }
        if depth >= MOST_LEVELS || has_body || parent.is_refused {
            return self.skip();
        }
        if is_object && !parent.is_object {
            let (named, is_shell) = (names::is_list(&parent.name), names::is_shell(&parent.name));
            if (named && !has_title) || ((named || !has_title) && self.is_article()?) {
                return self.begin_list();
            }
            if is_shell {
                self.levels.push(Level { is_object, expects_key: true, ..Level::default() });
                self.step();
                return Ok(());
            }
            self.refuse();
            return self.skip();
        }
        let is_outer = depth == 1 || (depth == 2 && parent.is_object && names::is_list(&parent.name));
        if is_object && part.is_none() && !has_title && is_outer && self.is_article()? {
            return self.begin_list();
        }
        let Some(parent) = self.levels.last_mut() else { return Ok(()) };
        let name = if parent.is_object { std::mem::take(&mut parent.key) } else { parent.name.clone() };
        self.levels.push(Level { is_object, name, expects_key: is_object, ..Level::default() });
        self.step();
        Ok(())
    }

    /// The array at hand holds no records; if it is a body, the object around it is one.
    fn refuse(&mut self) {
        let Some(level) = self.levels.last_mut() else { return };
        level.is_refused = true;
        let holds_body = is_body(&level.name);
        if let Some(parent) = self.levels.iter_mut().rev().nth(1) {
            parent.has_body |= holds_body;
        }
    }

    /// The level at hand holds records, of which the first begins here; what is around it is none.
    fn begin_list(&mut self) -> Result<(), Stop> {
        self.record = None;
        self.flush()?;
        if let Some(level) = self.levels.last_mut() {
            level.is_list = true;
        }
        self.element()
    }

    /// Whether the value at hand is an article, as far as can be said without holding too much.
    fn is_article(&mut self) -> Result<bool, Stop> {
        match self.window.hold(TRIAL_BYTES)? {
            Held::Whole(end) => {
                let text = text(self.window.bytes(self.window.at, end), self.encoding);
                Ok(record::is_article(&text))
            }
            Held::TooLong(..) | Held::Cut => Ok(false),
        }
    }

    fn close(&mut self) -> Result<(), Stop> {
        self.step();
        let Some(level) = self.levels.pop() else { return Ok(()) };
        if level.is_list {
            self.flush()?;
        }
        if let Some(parent) = self.levels.last_mut() {
            parent.expects_key = false;
            return Ok(());
        }
        match self.record.take() {
            Some(whole) if self.window.at - whole.start > MOST_RECORD_BYTES as u64 => {
                self.flush()?;
                self.emit_mark(&whole)
            }
            Some(whole) => self.add(whole.start),
            None => Ok(()),
        }
    }

    /// A member's name or a string value in an object, or a string in an array that is no list of records.
    fn string(&mut self) -> Result<(), Stop> {
        if self.levels.last().is_some_and(|level| !level.is_object) {
            self.refuse();
            return self.skip();
        }
        let start = self.window.at;
        let held = self.window.hold(MOST_NAME_BYTES)?;
        if let Held::Cut = held {
            return Err(self.truncated());
        }
        let Some(level) = self.levels.last_mut() else { return Ok(()) };
        if level.expects_key {
            level.key.clear();
            if let Held::Whole(end) = held
                && let Ok(key) = serde_json::from_str(&text(self.window.bytes(start, end), self.encoding))
            {
                level.key = key;
            }
        } else {
            // An empty string is no title.
            let is_empty = matches!(held, Held::Whole(end) if end - start == 2 * self.window.units.width() as u64);
            let part = names::part(&level.key).filter(|(_, rank)| *rank < 5).map(|(part, _)| part);
            level.has_title |= part == Some(Part::Title) && !is_empty;
            level.has_body |= is_body(&level.key) && !is_empty;
        }
        match held {
            Held::Whole(end) => {
                self.window.at = end;
                Ok(())
            }
            _ => self.skip(),
        }
    }

    /// One value of a list: part of the chunk, or too large.
    fn element(&mut self) -> Result<(), Stop> {
        let start = self.window.at;
        let line = self.window.line_at(start);
        self.settle()?;
        match self.window.hold(MOST_RECORD_BYTES)? {
            Held::Whole(end) => {
                self.window.at = end;
                self.add(start)
            }
            Held::TooLong(value, at) => {
                self.flush()?;
                self.window.at = at;
                self.pass(value)?;
                self.emit_mark(&Whole { start, line })
            }
            Held::Cut => Err(self.truncated()),
        }
    }

    /// Streams past the value at hand.
    fn skip(&mut self) -> Result<(), Stop> {
        self.pass(Value::default())
    }

    fn pass(&mut self, mut value: Value) -> Result<(), Stop> {
        loop {
            self.settle()?;
            if self.window.pass(&mut value)? {
                return Ok(());
            }
            if !self.window.more()? {
                return Err(self.truncated());
            }
        }
    }

    /// What lies between `start` and here is an element.
    fn add(&mut self, start: u64) -> Result<(), Stop> {
        let [start, _] = self.chunk.unwrap_or([start; 2]);
        self.chunk = Some([start, self.window.at]);
        if self.window.at - start >= CHUNK_BYTES as u64 { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), Stop> {
        let Some([start, end]) = self.chunk.take() else { return Ok(()) };
        let bytes = self.window.bytes(start, end).to_vec();
        let line = self.window.line_at(start);
        self.send(Chunk { bytes, at: start, line, encoding: self.encoding })
    }

    fn emit_mark(&mut self, whole: &Whole) -> Result<(), Stop> {
        let lines = self.window.line_at(self.window.at) - whole.line + 1;
        let bytes = oversized::mark(self.window.at - whole.start, lines);
        self.send(Chunk { bytes, at: whole.start, line: whole.line, encoding: self.encoding })
    }

    fn send(&mut self, chunk: Chunk) -> Result<(), Stop> {
        match (self.emit)(chunk) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Stop::Asked),
        }
    }

    fn truncated(&self) -> Stop {
        let message = "the JSON ends inside a value".to_owned();
        Stop::Broken(Broken { kind: "truncated", message, at: self.window.end() })
    }
}

fn is_body(name: &str) -> bool {
    names::part(name).is_some_and(|(part, rank)| part == Part::Body && rank < 5)
}

/// Turns every element of a chunk into a draft or a skip. Member names between elements are passed over.
pub(super) fn parse(chunk: &Chunk, mapping: &Mapping, out: &mut Vec<Result<Draft, Skip>>) {
    if let Some(skip) = oversized::skip(chunk) {
        out.push(Err(skip));
        return;
    }
    let (bytes, units) = (chunk.bytes.as_slice(), Units::of(chunk.encoding));
    let (mut at, mut counted, mut line) = (0, 0, chunk.line);
    while let Some(unit) = units.get(bytes, at) {
        if matches!(unit, b' ' | b'\t' | b'\r' | b'\n' | b',' | b':' | b';' | b'}' | b']') {
            at += units.width();
            continue;
        }
        let end = Value::default().end(bytes, at, units).unwrap_or(bytes.len());
        let element = bytes.get(at..end).unwrap_or_default();
        let is_key = unit == b'"' && follows(bytes, end, units) == Some(b':');
        if !is_key {
            line += count_line_ends(bytes.get(counted..at).unwrap_or_default(), chunk.encoding);
            let last = line + count_line_ends(element, chunk.encoding);
            let span = Span { bytes: [chunk.at + at as u64, chunk.at + end as u64], lines: [line, last] };
            record::drafts(element, chunk.encoding, mapping, None, span, out);
            (counted, line) = (end, last);
        }
        at = end;
    }
}

/// The first unit from `at` on that is no blank.
fn follows(bytes: &[u8], at: usize, units: Units) -> Option<u8> {
    (at..).step_by(units.width()).map_while(|at| units.get(bytes, at)).find(|unit| !unit.is_ascii_whitespace())
}
