//! `{| … |}`: rows of cells, as lines with ` | ` between cells. Tables that only arrange a page give their cells as blocks.

use super::frames::{Kind, Table};
use super::scan::Scan;
use super::signs::{ROW, flat};

/// A longer row is no row of a table that anyone reads; its further cells are dropped.
const MOST_CELLS: usize = 1000;

impl Scan<'_> {
    /// At `{|`.
    pub(super) fn open_table(&mut self) {
        let table = Table { skips_line: true, ..Table::default() };
        if !self.open(Kind::Table(table), 2) {
            // Too deep: what follows reads as text.
            self.literal(0);
        }
    }

    /// At a line's `|` or `!` inside a table.
    pub(super) fn table_line(&mut self) {
        let (next, after) = (self.byte(1), self.byte(2));
        let is_heading = self.byte(0) == Some(b'!');
        let in_template = self.below.iter().any(|frame| matches!(frame.kind, Kind::Template));
        let ends_both = after == Some(b'}') && self.byte(3) == Some(b'}');
        let dashes = self.rest().bytes().skip(1).take_while(|byte| *byte == b'-').count();
        let Kind::Table(table) = &mut self.top.kind else { return };
        match next {
            // `|}}` inside a template is an empty argument and the template's end.
            Some(b'}') if !is_heading && (after != Some(b'}') || ends_both || !in_template) => {
                self.at += 2;
                self.close_table();
            }
            Some(b'-') if !is_heading => {
                next_row(table, &mut self.top.out);
                table.skips_line = true;
                self.at += 1 + dashes;
            }
            Some(b'+') if !is_heading => {
                next_row(table, &mut self.top.out);
                table.may_be_attributes = true;
                table.is_caption = true;
                self.at += 2;
            }
            _ => {
                if table.is_caption {
                    next_row(table, &mut self.top.out);
                }
                next_cell(table, &mut self.top.out);
                table.is_heading = is_heading;
                self.at += 1;
            }
        }
    }

    /// Ends the table at hand.
    fn close_table(&mut self) {
        let is_inner = matches!(self.below.last().map(|frame| &frame.kind), Some(Kind::Table(_)));
        let Some(frame) = self.close() else { return };
        let text = frame.abandoned();
        // In a cell it is a part of its row.
        self.top.out.push_str(if is_inner { "\n\n" } else { "\n" });
        self.top.out.push_str(&text);
        self.top.out.push('\n');
    }
}

/// Ends the cell at hand.
pub(super) fn next_cell(table: &mut Table, out: &mut String) {
    let cell = std::mem::take(out);
    table.skips_line = false;
    table.may_be_attributes = true;
    if table.cells.len() < MOST_CELLS && !cell.trim().is_empty() {
        table.cells.push(cell);
    }
}

/// Ends the row at hand.
fn next_row(table: &mut Table, out: &mut String) {
    next_cell(table, out);
    table.may_be_attributes = false;
    table.is_caption = false;
    if !table.cells.is_empty() {
        table.rows.push(std::mem::take(&mut table.cells));
    }
}

/// A whole table as lines, with the cell that was open last.
pub(super) fn text(mut table: Table, cell: Option<String>) -> String {
    let mut cell = cell.filter(|_| !table.skips_line).unwrap_or_default();
    next_row(&mut table, &mut cell);
    let cells: usize = table.rows.iter().map(Vec::len).sum();
    let blocks = table.rows.iter().flatten().filter(|cell| holds_blocks(cell)).count();
    let mut text = String::from("\n");
    if blocks * 2 > cells || cells == 1 {
        for cell in table.rows.iter().flatten() {
            text.push('\n');
            text.push_str(cell.trim_end());
            text.push_str("\n\n");
        }
        return text;
    }
    for row in &table.rows {
        let cells: Vec<String> =
            row.iter().map(|cell| flat(without_attributes(cell))).filter(|cell| !cell.is_empty()).collect();
        if !cells.is_empty() {
            text.push(ROW);
            text.push_str(&cells.join(" | "));
            text.push('\n');
        }
    }
    text.push('\n');
    text
}

/// A cell without the attributes that it begins with. Where a template writes the cell's mark behind them, the page has
/// none.
fn without_attributes(cell: &str) -> &str {
    const NAMES: &[&str] = &[
        "colspan",
        "rowspan",
        "style",
        "class",
        "bgcolor",
        "align",
        "valign",
        "width",
        "height",
        "scope",
        "id",
        "data-sort-value",
        "nowrap",
        "title",
        "lang",
    ];
    let mut rest = cell.trim_start();
    // As many as a cell can sensibly have.
    for _ in 0..NAMES.len() {
        let Some((name, value)) = rest.split_once('=').filter(|(name, _)| name.len() < 20) else { break };
        if !NAMES.iter().any(|known| name.trim().eq_ignore_ascii_case(known)) {
            break;
        }
        let value = value.trim_start();
        let after = match value.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').map_or("", |(_, after)| after),
            None => value.find(char::is_whitespace).and_then(|end| value.get(end..)).unwrap_or_default(),
        };
        rest = after.trim_start();
    }
    rest
}

/// Whether a cell holds more than a table's cell does: paragraphs, lists, tables.
fn holds_blocks(cell: &str) -> bool {
    let cell = cell.trim();
    cell.contains("\n\n")
        || cell.contains(ROW)
        || cell.starts_with(['*', '#'])
        || cell.contains("\n*")
        || cell.contains("\n=")
}
