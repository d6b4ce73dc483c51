//! How a table was written: what parts cells, whether quotes inside a cell are doubled or marked, in which encoding.
//!
//! Each delimiter is tried on the file's beginning; the one that gives rows of as many cells wins. A line `sep=;`, which
//! spreadsheets write and read, settles it.

use encoding_rs::Encoding;
use serde::{Deserialize, Serialize};

use crate::dump::charset;

use super::scan::{self, Units};

/// What may part cells.
const DELIMITERS: &[u8] = b",;\t|";
/// So many rows tell how a table was written.
const ROWS: usize = 200;

/// How a table was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Dialect {
    pub(super) delimiter: u8,
    /// A quote within quotes is marked by a backslash in front.
    pub(super) backslash: bool,
    /// How many cells most rows have.
    pub(super) width: usize,
}

/// How well a dialect fits, the dialect, and the rows that come of it.
type Tried = ((usize, usize), Dialect, Vec<Vec<String>>);

/// The beginning of a table.
pub(super) struct Beginning {
    pub(super) dialect: Dialect,
    pub(super) encoding: &'static Encoding,
    /// Bytes in front of the first row: a mark of the byte order, a line that names the delimiter.
    pub(super) skipped: usize,
    /// The first rows.
    pub(super) rows: Vec<Vec<String>>,
}

impl Beginning {
    /// The beginning of a table, if it looks like one; `is_all` where nothing comes behind.
    pub(super) fn of(head: &[u8], is_all: bool) -> Option<Beginning> {
        let (encoding, mark) = charset::detect(head);
        let units = Units::of(encoding);
        let bytes = head.get(mark..)?;
        let line = bytes.get(..scan::line_end(bytes, units).unwrap_or(bytes.len()))?;
        let named = named_delimiter(&charset::decode(line, encoding));
        let skipped = if named.is_some() { mark + line.len() } else { mark };
        let bytes = head.get(skipped..)?;
        // Bytes that are no text are no table.
        if units == Units::Byte && memchr::memchr(0, bytes).is_some() {
            return None;
        }
        let backslash = has_backslashes(bytes);
        let tried = DELIMITERS.iter().filter(|delimiter| named.is_none_or(|named| named == **delimiter));
        let found = tried.filter_map(|delimiter| {
            let dialect = Dialect { delimiter: *delimiter, backslash, width: 0 };
            let rows = rows(bytes, dialect, encoding, is_all);
            let (width, alike) = usual_width(&rows)?;
            // A text has commas as well, but not the same number in each line.
            let is_table = width >= 2 && alike * 10 >= rows.len() * 8;
            is_table.then(|| ((alike * 1000 / rows.len(), width), Dialect { width, ..dialect }, rows))
        });
        let best = found.max_by_key(|(worth, ..)| *worth);
        let (_, dialect, rows) = best.or_else(|| single(bytes, backslash, encoding, is_all))?;
        Some(Beginning { dialect, encoding, skipped, rows })
    }
}

/// A table of one column, which has nothing to part.
fn single(bytes: &[u8], backslash: bool, encoding: &'static Encoding, is_all: bool) -> Option<Tried> {
    let dialect = Dialect { delimiter: b',', backslash, width: 1 };
    let rows = rows(bytes, dialect, encoding, is_all);
    let alike = rows.iter().filter(|row| row.len() == 1).count();
    let is_table = rows.len() > 1 && alike * 10 >= rows.len() * 8;
    is_table.then_some(((0, 0), dialect, rows))
}

fn rows(bytes: &[u8], dialect: Dialect, encoding: &'static Encoding, is_all: bool) -> Vec<Vec<String>> {
    let units = Units::of(encoding);
    let (mut rows, mut at) = (Vec::new(), 0);
    while rows.len() < ROWS {
        let rest = bytes.get(at..).unwrap_or_default();
        let Some(row) = scan::row(rest, dialect, units, is_all) else { break };
        let raw = rest.get(..row.end).unwrap_or_default();
        at += row.end;
        let text = charset::decode(raw, encoding);
        let text = text.trim_end_matches(['\n', '\r']);
        if !text.trim().is_empty() {
            rows.push(super::fields::split(text, dialect).into_iter().map(|cell| cell.trim().to_owned()).collect());
        }
    }
    rows
}

/// The number of cells that most rows have, and how many rows.
fn usual_width(rows: &[Vec<String>]) -> Option<(usize, usize)> {
    let mut widths: Vec<usize> = rows.iter().map(Vec::len).collect();
    widths.sort_unstable();
    widths
        .chunk_by(|a, b| a == b)
        .map(|run| (run.first().copied().unwrap_or(0), run.len()))
        .max_by_key(|(width, n)| (*n, *width))
}

/// The delimiter that a line `sep=;` names.
fn named_delimiter(line: &str) -> Option<u8> {
    let line = line.trim_start_matches('\u{feff}').trim_matches(['\r', '\n', '"']);
    let (name, mark) = line.split_once('=')?;
    let mark = if mark == "\\t" { "\t" } else { mark };
    let [mark] = mark.as_bytes() else { return None };
    (name.trim().eq_ignore_ascii_case("sep") && DELIMITERS.contains(mark)).then_some(*mark)
}

/// Whether quotes are marked by a backslash rather than doubled.
fn has_backslashes(bytes: &[u8]) -> bool {
    let (mut marked, mut doubled) = (0usize, 0usize);
    for at in memchr::memchr_iter(b'"', bytes) {
        let before = at.checked_sub(1).and_then(|at| bytes.get(at));
        let behind = bytes.get(at + 1);
        marked += usize::from(
            before == Some(&b'\\') && behind.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b' '),
        );
        // An empty cell has two as well, but nothing on either side.
        doubled += usize::from(
            behind == Some(&b'"') && before.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b' '),
        );
    }
    marked > doubled
}
