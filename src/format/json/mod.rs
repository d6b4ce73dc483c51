//! JSON dumps: lines of objects, arrays of objects, and objects that wrap an array.
//!
//! Two formats share one reading of records. [`JSON_LINES`] cuts at line ends and can start again anywhere;
//! [`JSON`] scans for the elements of arrays, however the file is laid out. Both leave a chunk's bytes as
//! they are, so that spans are exact in any encoding.
//!
//! - `lines`, `elements`: framing, with `scan` beneath;
//! - `tree`: a record as borrowed JSON, of which only the members that matter are kept;
//! - `names`: which member names mean what; [`Mapping`] overrides them;
//! - `record`, `slots`: members to [`crate::article::Draft`], with `judge` for what is no article;
//! - `blocks`, `spans`, `values`: what a member's value holds;
//! - `nested`: lists of records in a record that is none;
//! - `actions`: the lines between records in exports of search engines;
//! - `sniff`: telling the two apart from each other and from text.
//!
//! Dates, languages and bylines are taken as they stand; `refine` understands them.

mod actions;
mod blocks;
mod elements;
mod judge;
mod lines;
mod mapping;
mod names;
mod nested;
mod oversized;
mod record;
mod row;
mod scan;
mod slots;
mod sniff;
mod spans;
mod tree;
mod values;
mod window;

use crate::article::Draft;
use crate::dump::chunk::Chunk;
use crate::dump::source::Source;

use super::{Broken, Confidence, Emit, Format, Settings, Skip};

pub use mapping::{Mapping, Paths};
pub(super) use names::{Part, part};
pub(super) use row::{Cell, row};

/// How much framing gathers before it emits a chunk.
const CHUNK_BYTES: usize = 1 << 20;
/// How much is asked of the source at once.
const READ_BYTES: usize = 128 << 10;
/// A longer line or element is streamed past and reported.
const MOST_RECORD_BYTES: usize = 64 << 20;

/// One object a line.
pub static JSON_LINES: JsonLines = JsonLines;
/// Arrays, concatenated objects, and objects that wrap an array.
pub static JSON: Json = Json;

/// The format `jsonl`; see [`JSON_LINES`].
pub struct JsonLines;

impl Format for JsonLines {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn summary(&self) -> &'static str {
        "JSON lines: one object a line"
    }

    fn recognised_by(&self) -> &'static str {
        "lines that are whole JSON objects"
    }

    // 2: more names; crawl times are no dates; what is no article is told.
    fn version(&self) -> u32 {
        2
    }

    fn resumable(&self) -> bool {
        true
    }

    fn sniff(&self, name: &str, head: &[u8]) -> Confidence {
        sniff::lines(name, head)
    }

    fn frame(&self, source: &mut Source, _: &Settings, emit: Emit<'_>) -> Result<(), Broken> {
        lines::frame(source, emit)
    }

    fn parse(&self, chunk: &Chunk, settings: &Settings, out: &mut Vec<Result<Draft, Skip>>) {
        lines::parse(chunk, &settings.json, out);
    }
}

/// The format `json`; see [`JSON`].
pub struct Json;

impl Format for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn summary(&self) -> &'static str {
        "JSON: an array of objects, objects one after another, or an object that wraps an array"
    }

    fn recognised_by(&self) -> &'static str {
        "a beginning that is valid JSON: [ or { and what may follow it"
    }

    // 2: as JSON lines; lists within one more array; data that a script assigns.
    fn version(&self) -> u32 {
        2
    }

    fn sniff(&self, name: &str, head: &[u8]) -> Confidence {
        sniff::elements(name, head)
    }

    fn frame(&self, source: &mut Source, _: &Settings, emit: Emit<'_>) -> Result<(), Broken> {
        elements::frame(source, emit)
    }

    fn parse(&self, chunk: &Chunk, settings: &Settings, out: &mut Vec<Result<Draft, Skip>>) {
        elements::parse(chunk, &settings.json, out);
    }
}

/// Whether a member, or a column of a table, of that name can hold a part of an article.
pub(super) fn is_part(name: &str) -> bool {
    names::part(name).is_some()
}

/// Whether a table of these columns holds articles: there is a column for titles and one for texts, or those that the user
/// named.
pub fn holds_articles(columns: &[String], mapping: &Mapping) -> bool {
    let holds =
        |wanted: names::Part| columns.iter().any(|name| names::part(name).is_some_and(|(part, _)| part == wanted));
    let is_named = |paths: &Paths| paths.0.iter().any(|path| columns.contains(path));
    let has_title = is_named(&mapping.title) || holds(names::Part::Title);
    let has_body = is_named(&mapping.body) || holds(names::Part::Body) || holds(names::Part::Summary);
    has_title && has_body
}

/// Whether its members can be those of an article.
pub(super) fn is_wrapper(name: &str) -> bool {
    names::part(name).is_some_and(|(part, _)| part == names::Part::Wrapper)
}

/// Whether it can hold a title or text.
pub(super) fn is_text(name: &str) -> bool {
    let is_text = |part| matches!(part, names::Part::Title | names::Part::Body | names::Part::Summary);
    names::part(name).is_some_and(|(part, _)| is_text(part))
}

#[cfg(test)]
mod tests;
