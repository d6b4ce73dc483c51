//! Any bytes as JSON, in lines and in any other layout, and as what WikiExtractor writes: framed from a stream, parsed chunk by chunk.
//!
//! What must hold: what the chunks and skips tell of lies in the stream, articles in order; lines and
//! bytes agree; the same bytes give the same.
#![no_main]

use std::io::Cursor;
use std::ops::ControlFlow;

use dumpsearch::article::{Draft, Span};
use dumpsearch::dump::source::Source;
use dumpsearch::format::json::{JSON, JSON_LINES};
use dumpsearch::format::wikiextractor::WikiExtractor;
use dumpsearch::format::{Format, Settings, Skip};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for format in [&JSON_LINES as &dyn Format, &JSON, &WikiExtractor] {
        let records = read(format, bytes);
        assert_eq!(records, read(format, bytes), "reading is not stable");
        let mut next = 0;
        for record in &records {
            let Span { bytes: [from, to], lines: [first, last] } = match record {
                Ok(draft) => draft.span,
                Err(skip) => skip.span,
            };
            assert!(from <= to && to <= bytes.len() as u64, "{from}..{to} of {}", bytes.len());
            assert!(1 <= first && first <= last, "lines {first} to {last}");
            if let Ok(draft) = record {
                assert!(next <= from, "records are out of order at {from}");
                let is_wide = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") || bytes.contains(&0);
                let line = line_ends(&bytes[..from as usize]) + 1;
                assert!(is_wide || line == first, "line of byte {from} is {line}, not {first}");
                let inside = |line: &u64| (first..=last).contains(line);
                assert!(draft.body_lines.iter().all(inside), "a body's line is outside its record");
                next = from;
            }
        }
    }
});

fn line_ends(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte == b'\n').count() as u64
}

fn read(format: &dyn Format, bytes: &[u8]) -> Vec<Result<Draft, Skip>> {
    let mut source = Source::new("fuzz", Box::new(Cursor::new(bytes.to_vec())));
    let mut out = Vec::new();
    // A break is no fault here: most of what is tried ends inside a record.
    let _ = format.frame(&mut source, &Settings::default(), &mut |chunk| {
        format.parse(&chunk, &Settings::default(), &mut out);
        ControlFlow::Continue(())
    });
    out
}
