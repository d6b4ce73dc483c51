//! A row's cells.

use std::borrow::Cow;

use memchr::memchr;

use super::dialect::Dialect;

/// The cells of a row, its line end taken off.
pub(super) fn split(row: &str, dialect: Dialect) -> Vec<Cow<'_, str>> {
    let mut cells = Vec::with_capacity(dialect.width.min(64));
    let mut rest = row;
    loop {
        let (cell, behind) = match rest.strip_prefix('"') {
            Some(inner) => quoted(inner, dialect),
            None => plain(rest, dialect),
        };
        cells.push(cell);
        match behind {
            Some(behind) => rest = behind,
            None => return cells,
        }
    }
}

/// The cells of a row whose quotes mean nothing: one of them has no other.
pub(super) fn split_plainly(row: &str, dialect: Dialect) -> Vec<Cow<'_, str>> {
    row.split(char::from(dialect.delimiter)).map(|cell| Cow::Borrowed(cell.trim_matches('"'))).collect()
}

fn plain(rest: &str, dialect: Dialect) -> (Cow<'_, str>, Option<&str>) {
    match memchr(dialect.delimiter, rest.as_bytes()) {
        Some(at) => (Cow::Borrowed(rest.get(..at).unwrap_or_default()), rest.get(at + 1..)),
        None => (Cow::Borrowed(rest), None),
    }
}

/// A quoted cell, from behind its first quote on.
fn quoted(inner: &str, dialect: Dialect) -> (Cow<'_, str>, Option<&str>) {
    let bytes = inner.as_bytes();
    // What came before the last quote that is to be changed.
    let mut whole: Option<String> = None;
    let (mut from, mut at) = (0, 0);
    loop {
        let Some(found) = memchr(b'"', bytes.get(at..).unwrap_or_default()).map(|found| at + found) else {
            return (joined(whole, inner.get(from..).unwrap_or_default()), None);
        };
        at = found + 1;
        let marks = bytes.get(..found).unwrap_or_default().iter().rev().take_while(|byte| **byte == b'\\').count();
        if dialect.backslash && marks % 2 == 1 {
            whole.get_or_insert_default().push_str(inner.get(from..found - 1).unwrap_or_default());
            from = found;
            continue;
        }
        let behind = inner.get(at..).unwrap_or_default();
        if behind.starts_with('"') {
            whole.get_or_insert_default().push_str(inner.get(from..at).unwrap_or_default());
            at += 1;
            from = at;
            continue;
        }
        let after = behind.trim_start_matches([' ', '\r']);
        let is_end = after.is_empty() || after.as_bytes().first() == Some(&dialect.delimiter);
        if is_end {
            return (joined(whole, inner.get(from..found).unwrap_or_default()), after.get(1..));
        }
    }
}

fn joined(whole: Option<String>, rest: &str) -> Cow<'_, str> {
    match whole {
        Some(mut whole) => {
            whole.push_str(rest);
            Cow::Owned(whole)
        }
        None => Cow::Borrowed(rest),
    }
}
