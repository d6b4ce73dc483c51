//! Rich text (RTF), as newspapers' archives and office programs export it: its words as lines, read as scraped text is.
//!
//! What it looked like is not kept. An export holds several articles as often as not, so what comes out is divided by
//! [`super::text`], pages being marked by form feeds. Spans are those of the whole file: nothing ties a line to its place.

mod read;
mod words;

use crate::article::{Draft, Span};
use crate::dump::chunk::Chunk;
use crate::dump::source::Source;

use super::text::Text;
use super::{Broken, Confidence, Emit, Format, Settings, Skip, whole};

/// A longer file is none: pictures make them long, and those are rarely of articles.
const MOST_BYTES: usize = 256 << 20;

/// The format `rtf`.
pub struct Rtf;

impl Format for Rtf {
    fn name(&self) -> &'static str {
        "rtf"
    }

    fn summary(&self) -> &'static str {
        "rich text, one or several articles a file, as archives of newspapers export it"
    }

    fn recognised_by(&self) -> &'static str {
        "{\\rtf at the beginning"
    }

    fn version(&self) -> u32 {
        Text.version()
    }

    fn sniff(&self, _: &str, head: &[u8]) -> Confidence {
        let is_marked = head.trim_ascii_start().starts_with(b"{\\rtf");
        if is_marked { Confidence::Sure } else { Confidence::No }
    }

    fn frame(&self, source: &mut Source, _: &Settings, emit: Emit<'_>) -> Result<(), Broken> {
        let (at, line) = (source.position(), source.first_line());
        let (bytes, outcome) = whole::read(source, MOST_BYTES, "file of rich text")?;
        if !bytes.trim_ascii().is_empty() {
            let _ = emit(Chunk { bytes, at, line, encoding: encoding_rs::UTF_8 });
        }
        outcome
    }

    fn parse(&self, chunk: &Chunk, settings: &Settings, out: &mut Vec<Result<Draft, Skip>>) {
        let lines = memchr::memchr_iter(b'\n', chunk.bytes.trim_ascii_end()).count() as u64;
        let span =
            Span { bytes: [chunk.at, chunk.at + chunk.bytes.len() as u64], lines: [chunk.line, chunk.line + lines] };
        let text = read::text(&chunk.bytes);
        if text.trim().is_empty() {
            out.push(Err(Skip { kind: "no_text", message: "rich text without a word".to_owned(), span }));
            return;
        }
        let lines = Chunk { bytes: text.into_bytes(), at: 0, line: 1, encoding: encoding_rs::UTF_8 };
        let mut found = Vec::new();
        Text.parse(&lines, settings, &mut found);
        out.extend(found.into_iter().map(|record| match record {
            Ok(draft) => Ok(Draft { span, body_lines: Vec::new(), ..draft }),
            Err(skip) => Err(Skip { span, ..skip }),
        }));
    }
}
