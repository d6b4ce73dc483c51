//! Where the records of a stream begin and end, and chunks of whole ones.
//!
//! Records are elements of given names: a feed's items, a collection's documents. What stands before the first one, the
//! stream's head, goes in front of every chunk: a mark, its length, the head itself. So any thread can parse any chunk, and a
//! chunk's place is that of its own bytes.
//!
//! A stream in UTF-16 is one chunk: its marks cannot be found before it is decoded. What lies in it is told in its own bytes
//! all the same.

use std::ops::{ControlFlow, Range};

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use memchr::memchr_iter;

use crate::dump::charset;
use crate::dump::chunk::Chunk;
use crate::dump::source::Source;
use crate::format::{Broken, Emit};

use super::scan::{Scanner, Step, Token};

/// How much framing gathers before it emits a chunk.
const CHUNK_BYTES: usize = 1 << 20;
const READ_BYTES: usize = 128 << 10;
/// A longer record is passed over and reported.
pub(crate) const MOST_RECORD_BYTES: usize = 64 << 20;
/// A longer head is cut: what it says of the whole stands at its beginning.
const MOST_HEAD_BYTES: usize = 256 << 10;

/// Before the head's length in a chunk; no markup begins with it.
pub(super) const HEAD_MARK: u8 = 0;
/// Before the length of a record that was left out.
pub(super) const LARGE_MARK: u8 = 1;

/// Which elements are records.
#[derive(Clone, Debug)]
pub(crate) struct Names {
    /// Their names as written, prefix and all; upper and lower case are the same.
    pub(crate) names: Vec<String>,
    /// Whether a record may hold elements of its own name. Where it cannot, one that begins inside another ends it: the end
    /// tag is missing.
    pub(crate) nest: bool,
    /// Whether their tags alone are looked for, and what stands in them may be no markup at all.
    pub(crate) is_literal: bool,
}

impl Names {
    /// Records of these names that never hold one another.
    pub(crate) fn flat(names: &[&str]) -> Self {
        Names { names: names.iter().map(|name| (*name).to_owned()).collect(), nest: false, is_literal: false }
    }

    /// Records of these names that may hold one another; the outermost counts.
    pub(crate) fn nested(names: &[&str]) -> Self {
        Names { nest: true, ..Names::flat(names) }
    }

    /// Records of these names in which anything may stand but their own tags.
    pub(crate) fn literal(names: &[&str]) -> Self {
        Names { is_literal: true, ..Names::flat(names) }
    }

    fn scanner<'b>(&'b self, bytes: &'b [u8], at: usize, is_open: bool) -> Scanner<'b> {
        let scanner = Scanner::beginning(bytes, at, is_open);
        if self.is_literal { scanner.only(&self.names) } else { scanner }
    }

    fn position(&self, name: &[u8]) -> Option<usize> {
        self.names.iter().position(|known| known.as_bytes().eq_ignore_ascii_case(name))
    }
}

/// Finds records in a row of tokens.
struct Finder<'n> {
    names: &'n Names,
    /// Which name the record that is open has, where it began, and how many of its name are open in it.
    open: Option<(usize, usize, usize)>,
}

impl Finder<'_> {
    /// Takes a token; gives the record that ends with it, or before it.
    fn take(&mut self, token: &Token, bytes: &[u8]) -> Option<Range<usize>> {
        match token {
            Token::Open { whole, name, is_empty, .. } => {
                let which = self.names.position(bytes.get(name.clone())?)?;
                match &mut self.open {
                    None if *is_empty => Some(whole.clone()),
                    None => {
                        self.open = Some((which, whole.start, 0));
                        None
                    }
                    Some((open, _, depth)) if self.names.nest => {
                        *depth += usize::from(*open == which && !is_empty);
                        None
                    }
                    // Of another name: a part of it that happens to be called so.
                    Some((open, ..)) if *open != which => None,
                    Some((_, start, _)) => {
                        let record = *start..whole.start;
                        self.open = (!is_empty).then_some((which, whole.start, 0));
                        Some(record)
                    }
                }
            }
            Token::Close { whole, name } => {
                let (open, start, depth) = self.open.as_mut()?;
                if self.names.position(bytes.get(name.clone())?) != Some(*open) {
                    return None;
                }
                if *depth > 0 {
                    *depth -= 1;
                    return None;
                }
                let record = *start..whole.end;
                self.open = None;
                Some(record)
            }
            _ => None,
        }
    }

    /// Where the bytes up to `end` are no longer needed: everything but the record that is open.
    fn done(&self, end: usize) -> usize {
        self.open.map_or(end, |(_, start, _)| start)
    }
}

/// The records in some bytes, one that is cut by their end included.
pub(crate) fn records(bytes: &[u8], names: &Names) -> Vec<Range<usize>> {
    let mut finder = Finder { names, open: None };
    let mut found = Vec::new();
    for token in names.scanner(bytes, 0, false) {
        found.extend(finder.take(&token, bytes));
    }
    found.extend(finder.open.map(|(_, start, _)| start..bytes.len()));
    found
}

/// The encoding of a stream of markup that begins so.
pub(crate) fn encoding(head: &[u8]) -> &'static Encoding {
    match head {
        [b'<', 0, ..] => UTF_16LE,
        [0, b'<', ..] => UTF_16BE,
        _ => charset::for_page(head),
    }
}

pub(super) fn is_wide(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

/// Cuts a stream into chunks of whole records.
pub(crate) fn frame(source: &mut Source, names: &Names, emit: Emit<'_>) -> Result<(), Broken> {
    let (at, line) = (source.position(), source.first_line());
    let encoding = match source.head() {
        Ok(head) => encoding(head),
        Err(error) => return Err(Broken::reading(&error, at)),
    };
    if is_wide(encoding) {
        let (bytes, outcome) = crate::format::whole::read(source, MOST_RECORD_BYTES, "file in UTF-16")?;
        let _ = emit(Chunk { bytes, at, line, encoding });
        return outcome;
    }
    let mut window = Window { source, bytes: Vec::new(), at, line, encoding, head: None, is_first: true };
    let mut finder = Finder { names, open: None };
    let (mut scanned, mut is_open) = (0, true);
    loop {
        let mut scanner = names.scanner(&window.bytes, scanned, is_open);
        let mut cut = None;
        while let Step::Token(token) = scanner.step() {
            // Text that more may follow is taken again with what follows.
            if let Some(record) = finder.take(&token, &window.bytes) {
                window.head.get_or_insert_with(|| head(&window.bytes, record.start));
                if record.end >= CHUNK_BYTES {
                    cut = Some(record.end);
                    break;
                }
            }
        }
        scanned = scanner.at();
        if let Some(end) = cut {
            if window.emit(end, emit).is_break() {
                return Ok(());
            }
            finder.open = finder.open.map(|(which, start, depth)| (which, start.saturating_sub(end), depth));
            scanned = scanned.saturating_sub(end);
            continue;
        }
        let begun = finder.done(scanned);
        if window.bytes.len() - begun > MOST_RECORD_BYTES {
            if finder.open.is_none() && window.head.is_none() {
                let message = format!("no record in the first {} MiB", MOST_RECORD_BYTES >> 20);
                return Err(Broken { kind: "too_large", message, at });
            }
            if (begun > 0 && window.emit(begun, emit).is_break())
                || window.pass(finder.open.take(), names, emit)?.is_break()
            {
                return Ok(());
            }
            scanned = 0;
            continue;
        }
        // Between records nothing is kept but what may be said of them all.
        if finder.open.is_none() && window.head.is_some() && scanned >= 4 * CHUNK_BYTES {
            if window.emit(scanned, emit).is_break() {
                return Ok(());
            }
            scanned = 0;
        }
        // Twice as much each time: a token that does not end yet is scanned again from its beginning.
        let most = READ_BYTES.max(window.bytes.len() - scanned);
        match window.source.take(&mut window.bytes, most) {
            Ok(1..) => {}
            Ok(_) if is_open => is_open = false,
            outcome => {
                let end = window.bytes.len();
                let is_cut = finder.open.is_some();
                if end > 0 && window.emit(end, emit).is_break() {
                    return Ok(());
                }
                let position = window.source.position();
                return match outcome {
                    Err(error) => Err(Broken::reading(&error, position)),
                    Ok(_) if is_cut => {
                        let message = "it ends inside a record".to_owned();
                        Err(Broken { kind: "truncated", message, at: position })
                    }
                    Ok(_) => Ok(()),
                };
            }
        }
    }
}

/// The front of a chunk: what stands before the first record.
fn head(bytes: &[u8], start: usize) -> Vec<u8> {
    let head = bytes.get(..start.min(MOST_HEAD_BYTES)).unwrap_or_default();
    let mut made = vec![HEAD_MARK];
    made.extend_from_slice(format!("{}\n", head.len()).as_bytes());
    made.extend_from_slice(head);
    made
}

/// What has been read and not yet emitted.
struct Window<'s> {
    source: &'s mut Source,
    bytes: Vec<u8>,
    at: u64,
    line: u64,
    encoding: &'static Encoding,
    /// The front of every chunk, once the first record has been met.
    head: Option<Vec<u8>>,
    /// Whether nothing has been emitted yet.
    is_first: bool,
}

impl Window<'_> {
    fn emit(&mut self, end: usize, emit: Emit<'_>) -> ControlFlow<()> {
        let rest = self.bytes.split_off(end.min(self.bytes.len()));
        let bytes = std::mem::replace(&mut self.bytes, rest);
        let (at, line) = (self.at, self.line);
        self.at += bytes.len() as u64;
        self.line += memchr_iter(b'\n', &bytes).count() as u64;
        let bytes = match &self.head {
            // The chunk that begins the stream has the head in itself.
            Some(head) if !std::mem::take(&mut self.is_first) => [head.as_slice(), &bytes].concat(),
            _ => bytes,
        };
        emit(Chunk { bytes, at, line, encoding: self.encoding })
    }

    /// Reads to the end of the record that the window begins with, or to the next record, and emits a mark in its place.
    fn pass(
        &mut self,
        open: Option<(usize, usize, usize)>,
        names: &Names,
        emit: Emit<'_>,
    ) -> Result<ControlFlow<()>, Broken> {
        let (at, line) = (self.at, self.line);
        let name = open.and_then(|(which, ..)| names.names.get(which)).map_or("", String::as_str);
        let closing = format!("</{name}");
        let mut length = 0u64;
        loop {
            // Inside of it marks are looked for as bytes: what is so long is no markup any more.
            let end = find_folded(&self.bytes, closing.as_bytes());
            let gone = end.unwrap_or(self.bytes.len().saturating_sub(closing.len()));
            self.line += memchr_iter(b'\n', self.bytes.get(..gone).unwrap_or_default()).count() as u64;
            self.bytes.drain(..gone);
            length += gone as u64;
            if end.is_some() {
                break;
            }
            match self.source.take(&mut self.bytes, 1 << 20) {
                Ok(1..) => {}
                Ok(_) => break,
                Err(error) => return Err(Broken::reading(&error, self.source.position())),
            }
        }
        self.at += length;
        self.is_first = false;
        let mut bytes = vec![LARGE_MARK];
        bytes.extend_from_slice(length.to_string().as_bytes());
        Ok(emit(Chunk { bytes, at, line, encoding: self.encoding }))
    }
}

/// Where `mark` stands, in upper or lower case.
fn find_folded(bytes: &[u8], mark: &[u8]) -> Option<usize> {
    let first = *mark.first()?;
    memchr_iter(first, bytes)
        .find(|at| bytes.get(*at..at + mark.len()).is_some_and(|found| found.eq_ignore_ascii_case(mark)))
}
