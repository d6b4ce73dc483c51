//! Text as agencies sent it over wires: IPTC 7901 and ANPA 1312, a message after the other.
//!
//! A message begins with a control byte or what was printed for it, has a line that says what it is, then its text, then the
//! time it was sent. `message` takes one apart; `stamp` reads that time.

mod message;
mod stamp;

use super::{Broken, Confidence, Emit, Format, Settings, Skip, boundary};
use crate::article::{Draft, Span};
use crate::dump::charset;
use crate::dump::chunk::Chunk;
use crate::dump::source::Source;

/// Messages of a news wire.
pub struct Wire;

/// Control bytes, and what stands for them in print.
const HEADING: [&str; 3] = ["\u{1}", "\u{2401}", "ZCZC"];
const TEXT: [&str; 2] = ["\u{2}", "\u{2402}"];
const END: [&str; 2] = ["\u{3}", "\u{2403}"];
const OVER: [&str; 3] = ["\u{4}", "\u{2404}", "NNNN"];

/// How far a message's head may reach.
const MOST_HEAD: usize = 400;

impl Format for Wire {
    fn name(&self) -> &'static str {
        "iptc7901"
    }

    fn summary(&self) -> &'static str {
        "news wires (IPTC 7901, ANPA 1312): every message"
    }

    fn recognised_by(&self) -> &'static str {
        "a mark of heading (SOH or ZCZC), then a source, number, priority and category"
    }

    fn sniff(&self, _: &str, head: &[u8]) -> Confidence {
        let within = head.get(..head.len().min(2 * MOST_HEAD)).unwrap_or_default();
        let text = charset::decode(within, charset::detect(within).0);
        // Idle bytes keep a line open.
        let text = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '\u{16}' | '\0' | '\u{7f}'));
        let Some(after) = HEADING.iter().find_map(|mark| text.strip_prefix(mark)) else { return Confidence::No };
        if message::Heading::read(after).is_some() { Confidence::Sure } else { Confidence::No }
    }

    fn frame(&self, source: &mut Source, _: &Settings, emit: Emit<'_>) -> Result<(), Broken> {
        let at = source.position();
        let encoding = match source.head() {
            Ok(head) => charset::detect(head).0,
            Err(error) => return Err(Broken::reading(&error, at)),
        };
        let last = |bytes: &[u8]| {
            memchr::memrchr(1, bytes).or_else(|| memchr::memmem::rfind(bytes, b"\nZCZC").map(|at| at + 1))
        };
        boundary::frame(source, encoding, last, emit)
    }

    fn parse(&self, chunk: &Chunk, _: &Settings, out: &mut Vec<Result<Draft, Skip>>) {
        for range in messages(&chunk.bytes) {
            let bytes = chunk.bytes.get(range.clone()).unwrap_or_default();
            let before = chunk.bytes.get(..range.start).unwrap_or_default();
            let line = chunk.line + memchr::memchr_iter(b'\n', before).count() as u64;
            let lines = memchr::memchr_iter(b'\n', bytes.strip_suffix(b"\n").unwrap_or(bytes)).count() as u64;
            let span = Span {
                bytes: [chunk.at + range.start as u64, chunk.at + range.end as u64],
                lines: [line, line + lines],
            };
            let text = charset::decode(bytes, chunk.encoding);
            out.push(message::draft(&text, span));
        }
    }
}

/// Where the messages of a chunk are. What stands before the first mark is of no message.
fn messages(bytes: &[u8]) -> Vec<std::ops::Range<usize>> {
    let picture = HEADING[1].as_bytes();
    let mut starts: Vec<usize> = memchr::memchr_iter(1, bytes).collect();
    if starts.is_empty() {
        starts = memchr::memmem::find_iter(bytes, picture).collect();
    }
    if starts.is_empty() {
        let printed = memchr::memmem::find_iter(bytes, b"ZCZC");
        starts = printed.filter(|at| *at == 0 || bytes.get(at - 1) == Some(&b'\n')).collect();
    }
    let ends = starts.iter().skip(1).copied().chain([bytes.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

#[cfg(test)]
mod tests;
