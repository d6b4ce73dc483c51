//! Where the rows of a table end: at the first line end that no quotes enclose.
//!
//! A cell is quoted where a quote is its first character. In it, a quote ends it only where a delimiter or a line end
//! follows; others are the text's, written by who did not know better, and tell that the row may not be what it seems.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use memchr::{memchr, memchr2};

use super::dialect::Dialect;

/// How code units lie in the bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Units {
    Byte,
    Little,
    Big,
}

impl Units {
    pub(super) fn of(encoding: &'static Encoding) -> Self {
        match encoding {
            encoding if encoding == UTF_16LE => Units::Little,
            encoding if encoding == UTF_16BE => Units::Big,
            _ => Units::Byte,
        }
    }

    fn width(self) -> usize {
        if self == Units::Byte { 1 } else { 2 }
    }

    /// The unit at `at` where it is an ASCII character, 0xff for others; none behind the end.
    fn get(self, bytes: &[u8], at: usize) -> Option<u8> {
        match (self, bytes.get(at)?, bytes.get(at + 1)) {
            (Units::Byte, unit, _) => Some(*unit),
            (Units::Little, unit, Some(0)) | (Units::Big, 0, Some(unit)) => Some(*unit),
            (_, _, Some(_)) => Some(0xff),
            (_, _, None) => None,
        }
    }

    /// Where the first of two characters stands, from `at` on.
    fn find(self, bytes: &[u8], mut at: usize, one: u8, other: u8) -> Option<usize> {
        if self == Units::Byte {
            return memchr2(one, other, bytes.get(at..)?).map(|found| at + found);
        }
        while let Some(unit) = self.get(bytes, at) {
            if unit == one || unit == other {
                return Some(at);
            }
            at += 2;
        }
        None
    }
}

/// A row: where it ends, its line end included, and what is odd about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) end: usize,
    pub(super) cells: usize,
    /// A quote within quotes was neither doubled nor at the cell's end.
    pub(super) has_strays: bool,
    /// The bytes end within quotes.
    pub(super) is_open: bool,
    /// It has line ends within quotes.
    pub(super) is_long: bool,
}

/// The row that the bytes begin with; none where more bytes are needed, `is_all` says that there are none.
pub(super) fn row(bytes: &[u8], dialect: Dialect, units: Units, is_all: bool) -> Option<Row> {
    let step = units.width();
    let mut row = Row { end: 0, cells: 1, has_strays: false, is_open: false, is_long: false };
    let mut at = 0;
    if bytes.is_empty() {
        return None;
    }
    loop {
        // A cell begins here.
        if units.get(bytes, at) == Some(b'"') {
            match closing(bytes, at + step, dialect, units, is_all, &mut row)? {
                Some(behind) => at = behind,
                None => {
                    row.end = bytes.len();
                    row.is_open = true;
                    return Some(row);
                }
            }
        }
        match units.find(bytes, at, dialect.delimiter, b'\n') {
            Some(found) if units.get(bytes, found) == Some(b'\n') => {
                row.end = found + step;
                return Some(row);
            }
            Some(found) => {
                row.cells += 1;
                at = found + step;
            }
            None if is_all => {
                row.end = bytes.len();
                return Some(row);
            }
            None => return None,
        }
    }
}

/// Behind the quote that ends the cell whose text begins at `at`; none inside where the bytes end before it.
fn closing(
    bytes: &[u8],
    mut at: usize,
    dialect: Dialect,
    units: Units,
    is_all: bool,
    row: &mut Row,
) -> Option<Option<usize>> {
    let step = units.width();
    loop {
        // Line ends are only noted, so one search goes for both; a text has few quotes and some lines.
        let Some(found) = units.find(bytes, at, b'"', b'\n') else { return if is_all { Some(None) } else { None } };
        at = found + step;
        if units.get(bytes, found) == Some(b'\n') {
            row.is_long = true;
            continue;
        }
        if dialect.backslash && is_marked(bytes, found, units) {
            continue;
        }
        match units.get(bytes, at) {
            Some(b'"') => at += step,
            Some(b'\n') => return Some(Some(at)),
            Some(unit) if unit == dialect.delimiter => return Some(Some(at)),
            Some(b'\r' | b' ') => {
                let mut behind = at;
                while matches!(units.get(bytes, behind), Some(b'\r' | b' ')) {
                    behind += step;
                }
                match units.get(bytes, behind) {
                    Some(unit) if unit == b'\n' || unit == dialect.delimiter => return Some(Some(behind)),
                    None if is_all => return Some(Some(behind)),
                    None => return None,
                    Some(_) => row.has_strays = true,
                }
            }
            None if is_all => return Some(Some(at)),
            None => return None,
            Some(_) => row.has_strays = true,
        }
    }
}

/// Whether an odd number of backslashes stands before the quote at `at`.
fn is_marked(bytes: &[u8], at: usize, units: Units) -> bool {
    let step = units.width();
    let mut count = 0;
    while let Some(before) = at.checked_sub((count + 1) * step)
        && units.get(bytes, before) == Some(b'\\')
    {
        count += 1;
    }
    count % 2 == 1
}

/// The index behind the first line end.
pub(super) fn line_end(bytes: &[u8], units: Units) -> Option<usize> {
    match units {
        Units::Byte => memchr(b'\n', bytes).map(|at| at + 1),
        _ => units.find(bytes, 0, b'\n', b'\n').map(|at| at + 2),
    }
}

/// How many line ends the bytes hold.
pub(super) fn count_lines(bytes: &[u8], units: Units) -> u64 {
    match units {
        Units::Byte => memchr::memchr_iter(b'\n', bytes).count() as u64,
        _ => {
            let (mut at, mut count) = (0, 0);
            while let Some(found) = units.find(bytes, at, b'\n', b'\n') {
                (at, count) = (found + 2, count + 1);
            }
            count
        }
    }
}
