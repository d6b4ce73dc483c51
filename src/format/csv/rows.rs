//! The rows of a chunk to drafts.

use std::borrow::Cow;

use memchr::memchr;

use crate::article::{DayOrder, Draft, Span};
use crate::dump::chunk::Chunk;
use crate::format::json::{self, Cell};
use crate::format::{Settings, Skip, notice};

use super::frame::{PLAIN_ROW, ROWS};
use super::scan::{self, Units};
use super::table::Table;
use super::{fields, list};

/// What programs write where there is nothing.
const NOTHING: &[&str] = &["nan", "null", "none", "\\n", "n/a", "na", "<na>", "nil", "-", "undefined"];
/// A longer cell is a text and no list.
const LONGEST_LIST: usize = 64 << 10;

pub(super) fn parse(chunk: &Chunk, settings: &Settings, out: &mut Vec<Result<Draft, Skip>>) {
    if let Some(skip) = notice::skip(chunk) {
        out.push(Err(skip));
        return;
    }
    let Some((table, is_plain, mut rest)) = preamble(&chunk.bytes) else { return };
    let units = Units::of(chunk.encoding);
    let (mut at, mut line) = (chunk.at, chunk.line);
    while !rest.is_empty() {
        let end = match is_plain {
            true => rest.len(),
            false => scan::row(rest, table.dialect, units, true).map_or(rest.len(), |row| row.end.max(1)),
        };
        let (raw, after) = rest.split_at_checked(end).unwrap_or((rest, &[]));
        let lines = scan::count_lines(raw, units);
        let text = text(raw, chunk);
        let row = text.trim_end_matches(['\n', '\r']);
        if row.chars().any(|c| c.is_alphanumeric()) {
            let ends_line = u64::from(row.len() < text.len());
            let unit = if units == Units::Byte { 1 } else { 2 };
            let bytes = raw.len().saturating_sub((text.len() - row.len()) * unit);
            let span = Span { bytes: [at, at + bytes as u64], lines: [line, line + lines.saturating_sub(ends_line)] };
            out.push(draft(row, &table, is_plain, settings, span));
        }
        (rest, at, line) = (after, at + raw.len() as u64, line + lines);
    }
}

/// What stands in front of the rows.
fn preamble(bytes: &[u8]) -> Option<(Table, bool, &[u8])> {
    let (mark, rest) = bytes.split_first().filter(|(mark, _)| [ROWS, PLAIN_ROW].contains(mark))?;
    let (table, rows) = rest.split_at_checked(memchr(b'\n', rest)?)?;
    Some((serde_json::from_slice(table).ok()?, *mark == PLAIN_ROW, rows.get(1..)?))
}

fn text<'a>(raw: &'a [u8], chunk: &Chunk) -> Cow<'a, str> {
    match std::str::from_utf8(raw) {
        Ok(text) if chunk.encoding.is_ascii_compatible() && chunk.encoding != encoding_rs::ISO_2022_JP => {
            Cow::Borrowed(text)
        }
        _ => chunk.encoding.decode_without_bom_handling(raw).0,
    }
}

fn draft(row: &str, table: &Table, is_plain: bool, settings: &Settings, span: Span) -> Result<Draft, Skip> {
    let mut cells = match is_plain {
        true => fields::split_plainly(row, table.dialect),
        false => fields::split(row, table.dialect),
    };
    let width = table.dialect.width;
    let last_is_text = table
        .names
        .get(width.saturating_sub(1))
        .is_some_and(|name| name.as_deref().and_then(json::part).is_some_and(|(part, _)| part == json::Part::Body));
    if cells.len() > width && last_is_text {
        // The delimiter stands in the text, which nobody quoted.
        let mark = char::from(table.dialect.delimiter).to_string();
        let text = cells.split_off(width.saturating_sub(1)).join(&mark);
        cells.push(Cow::Owned(text));
    }
    // A cell too many or too few in front, and all others would be taken for what they are not.
    let surplus = cells.get(width..).unwrap_or_default().iter().any(|cell| !cell.trim().is_empty());
    if surplus || cells.len() * 2 < width {
        let message = format!("a row of {} cells in a table of {width}", cells.len());
        return Err(Skip { kind: "bad_row", message, span });
    }
    let named = table.names.iter().zip(cells).filter_map(|(name, cell)| Some((name.as_deref()?, cell)));
    let values = named.filter(|(_, cell)| !is_nothing(cell)).map(|(name, cell)| {
        let is_list = cell.len() <= LONGEST_LIST && cell.trim_start().starts_with("['")
            || cell.len() <= LONGEST_LIST && cell.trim_start().starts_with("[\"");
        let entries = if is_list { list::entries(&cell) } else { None };
        (name, entries.map_or_else(|| Cell::Text(cell), Cell::List))
    });
    let mut draft = json::row(values, &settings.json, span)?;
    draft.day_order = table.day_first.map(|first| if first { DayOrder::DayFirst } else { DayOrder::MonthFirst });
    Ok(draft)
}

fn is_nothing(cell: &str) -> bool {
    let cell = cell.trim();
    cell.is_empty() || cell.len() <= 9 && NOTHING.iter().any(|word| word.eq_ignore_ascii_case(cell))
}
