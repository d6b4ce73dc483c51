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

#[cfg(test)]
mod tests;
