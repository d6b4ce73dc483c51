//! Tables: comma-separated values and their kin, with an article a row.
//!
//! Nobody says how such a file was written, so delimiter, quotes and the meaning of its columns are told from its beginning:
//! by the names in its first row, which mean what they mean in JSON, else by what the columns hold. A table of numbers or
//! names is no dump and is left out as a whole. One quote too many must not swallow the rows behind it: a row that does not
//! come out as the others do ends with its line, and a skip says so.
//!
//! - `dialect`: delimiter, quotes, encoding;
//! - `scan`: where rows end, with `fields` for what is in them;
//! - `table`: what the columns hold, in front of each chunk so that any thread can parse it;
//! - `frame`: chunks of whole rows; `rows`: rows to drafts; `list`: lists that were printed into a cell.

mod dialect;
mod fields;
mod frame;
mod list;
mod rows;
mod scan;
mod table;

use crate::article::Draft;
use crate::dump::chunk::Chunk;
use crate::dump::source::Source;

use super::{Broken, Confidence, Emit, Format, Settings, Skip};

/// A longer row is streamed past and reported.
const MOST_ROW_BYTES: usize = 64 << 20;

/// Cells apart by commas, semicolons or bars.
pub static CSV: Table = Table { tabs: false };
/// Cells apart by tabs.
pub static TSV: Table = Table { tabs: true };

/// The formats `csv` and `tsv`; see [`CSV`] and [`TSV`].
pub struct Table {
    tabs: bool,
}

impl Format for Table {
    fn name(&self) -> &'static str {
        if self.tabs { "tsv" } else { "csv" }
    }

    fn summary(&self) -> &'static str {
        if self.tabs {
            "a table with an article a row, cells apart by tabs"
        } else {
            "a table with an article a row (CSV)"
        }
    }

    fn recognised_by(&self) -> &'static str {
        if self.tabs {
            "rows of as many cells, and names of columns or .tsv or .tab"
        } else {
            "rows of as many cells apart by comma, semicolon or bar, and names of columns or .csv"
        }
    }

    fn sniff(&self, name: &str, head: &[u8]) -> Confidence {
        table::sniff(name, head, self.tabs)
    }

    fn frame(&self, source: &mut Source, settings: &Settings, emit: Emit<'_>) -> Result<(), Broken> {
        frame::frame(source, settings, self.tabs, emit)
    }

    fn parse(&self, chunk: &Chunk, settings: &Settings, out: &mut Vec<Result<Draft, Skip>>) {
        rows::parse(chunk, settings, out);
    }
}

#[cfg(test)]
mod tests;
