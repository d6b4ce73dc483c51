//! Any bytes as a feed, a news item, a collection in SGML, a wire, a paper or a book, whichever recognises them; the first byte
//! may choose one that does not.
//!
//! What must hold: records in order and inside the stream; parsing is stable; texts bounded by the stream.
#![no_main]

use std::io::Cursor;
use std::ops::ControlFlow;

use dumpsearch::article::{Body, Span};
use dumpsearch::dump::source::Source;
use dumpsearch::format::{Confidence, Format, Settings, by_name};
use libfuzzer_sys::fuzz_target;

const FORMATS: [&str; 10] =
    ["feed", "newsml", "trec", "reuters", "smart", "iptc7901", "jats", "tei", "docbook", "xml"];

fuzz_target!(|bytes: &[u8]| {
    let settings = Settings::default();
    let (chosen, rest) = bytes.split_first().unwrap_or((&0, bytes));
    let forced = FORMATS.get(usize::from(*chosen)).and_then(|name| by_name(name));
    let bytes = if forced.is_some() { rest } else { bytes };
    let known = || FORMATS.iter().filter_map(|name| by_name(name));
    let recognised = || known().find(|format| format.sniff("fuzz.xml", bytes) > Confidence::No);
    let Some(format) = forced.or_else(recognised) else { return };
    let mut source = Source::new("fuzz.xml", Box::new(Cursor::new(bytes.to_vec())));
    let (mut next_byte, mut next_line, mut length) = (0, 1, 0);
    let _ = format.frame(&mut source, &settings, &mut |chunk| {
        let (mut records, mut again) = (Vec::new(), Vec::new());
        format.parse(&chunk, &settings, &mut records);
        format.parse(&chunk, &settings, &mut again);
        assert_eq!(records, again, "parsing is not stable");
        for record in &records {
            let Span { bytes: [from, to], lines: [first, last] } = match record {
                Ok(draft) => draft.span,
                Err(skip) => skip.span,
            };
            assert!(next_byte <= from && from <= to && to <= bytes.len() as u64, "{from}..{to} behind {next_byte}");
            assert!(next_line <= first && first <= last, "lines {first} to {last} behind {next_line}");
            (next_byte, next_line) = (from, first);
            if let Ok(draft) = record {
                let (Body::Plain(text) | Body::Html(text)) = &draft.body;
                length += text.len();
            }
        }
        ControlFlow::Continue(())
    });
    assert!(length <= bytes.len() * 8 + 1000, "{length} bytes of text of {}", bytes.len());
});
