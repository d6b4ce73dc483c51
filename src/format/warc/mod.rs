//! Web archives: WARC (with what Common Crawl calls WET), and ARC, its predecessor.
//!
//! A record is one answer of a server, one resource, or the text that someone took out of one. Here it is told from its
//! neighbours, freed from HTTP and its codings, and handed to the reader of its own type; pages are read by
//! [`super::html`]. What is no page or text is counted by kind, never guessed at. Nothing is fetched, and no record is
//! looked up in another: a revisit stays a reference.
//!
//! - `record`, with `fields` and `arc` beneath: where records begin and end, what stands in front of them;
//! - `frame`, with `window`: chunks of whole records, and what was passed over;
//! - `http`, `coding`: an answer's status, head and payload;
//! - `payload`: what a payload is; `words`: plain text;
//! - `parse`: records to drafts.

mod arc;
mod coding;
mod fields;
mod frame;
mod http;
mod parse;
mod payload;
mod record;
pub(in crate::format) mod window;
mod words;

use crate::article::Draft;
use crate::dump::chunk::Chunk;
use crate::dump::source::Source;

use super::{Broken, Confidence, Emit, Format, Settings, Skip};
use record::{Dialect, Opening};

/// How much framing gathers before it emits a chunk.
const CHUNK_BYTES: usize = 1 << 20;
/// How much is asked of the source at once.
const READ_BYTES: usize = 128 << 10;
/// A longer record is streamed past and reported.
const MOST_RECORD_BYTES: usize = 64 << 20;

/// Web archives of today.
pub static WARC: WebArchive = WebArchive(Dialect::Warc);
/// Web archives as they were until 2009.
pub static ARC: WebArchive = WebArchive(Dialect::Arc);

/// The formats `warc` and `arc`; see [`WARC`] and [`ARC`].
pub struct WebArchive(Dialect);

impl Format for WebArchive {
    fn name(&self) -> &'static str {
        match self.0 {
            Dialect::Warc => "warc",
            Dialect::Arc => "arc",
        }
    }

    fn summary(&self) -> &'static str {
        match self.0 {
            Dialect::Warc => "WARC: a web archive's pages and texts, WET included",
            Dialect::Arc => "ARC: a web archive from before WARC",
        }
    }

    fn recognised_by(&self) -> &'static str {
        match self.0 {
            Dialect::Warc => "a line WARC/0.17 to WARC/1.1 with fields below it",
            Dialect::Arc => "a line filedesc:// with address, date, type and length",
        }
    }

    fn sniff(&self, _: &str, head: &[u8]) -> Confidence {
        let blank = head.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let head = head.get(blank..).unwrap_or_default();
        let is_file =
            self.0 == Dialect::Warc || head.get(..9).is_some_and(|start| start.eq_ignore_ascii_case(b"filedesc:"));
        match self.0.opening(head) {
            Opening::Record(_) if is_file => Confidence::Sure,
            // A head that is cut off is still a head where the line in front of it is whole.
            Opening::Cut if self.0 == Dialect::Warc && head.len() > "WARC/1.0\n".len() => Confidence::Likely,
            _ => Confidence::No,
        }
    }

    fn frame(&self, source: &mut Source, _: &Settings, emit: Emit<'_>) -> Result<(), Broken> {
        frame::frame(source, self.0, emit)
    }

    fn parse(&self, chunk: &Chunk, _: &Settings, out: &mut Vec<Result<Draft, Skip>>) {
        parse::parse(chunk, self.0, out);
    }
}

#[cfg(test)]
mod tests;
