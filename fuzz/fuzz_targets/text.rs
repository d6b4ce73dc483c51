//! Any bytes as a text dump: framed from a stream, parsed chunk by chunk.
//!
//! What must hold: the chunks are the stream, in order, nothing lost; every record lies in its chunk, behind the one
//! before; lines and bytes agree; parsing again gives the same.
#![no_main]

use std::io::Cursor;
use std::ops::ControlFlow;

use dumpsearch::article::{Draft, Span};
use dumpsearch::dump::chunk::Chunk;
use dumpsearch::dump::source::Source;
use dumpsearch::format::text::Text;
use dumpsearch::format::{Format, Settings, Skip};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut source = Source::new("fuzz.txt", Box::new(Cursor::new(bytes.to_vec())));
    let mut chunks = Vec::new();
    let framed = Text.frame(&mut source, &Settings::default(), &mut |chunk| {
        chunks.push(chunk);
        ControlFlow::Continue(())
    });
    assert!(framed.is_ok(), "a stream that cannot fail was broken: {framed:?}");

    let (mut at, mut line) = (0, 1);
    for chunk in &chunks {
        assert_eq!((chunk.at, chunk.line >= line), (at, true), "chunks leave a gap or overlap");
        assert!(!chunk.bytes.is_empty(), "an empty chunk");
        at += chunk.bytes.len() as u64;
        line = chunk.line;
        check(chunk);
    }
    assert_eq!(at, bytes.len() as u64, "bytes were lost");
});

fn check(chunk: &Chunk) {
    let records = parse(chunk);
    assert_eq!(records, parse(chunk), "parsing is not stable");
    let end = chunk.at + chunk.bytes.len() as u64;
    // More lines than bytes there are not.
    let last_line = chunk.line + chunk.bytes.len() as u64;
    let (mut next_byte, mut next_line) = (chunk.at, chunk.line);
    for record in &records {
        let Span { bytes: [from, to], lines: [first, last] } = match record {
            Ok(draft) => draft.span,
            Err(skip) => skip.span,
        };
        assert!(next_byte <= from && from <= to && to <= end, "{from}..{to} not in {next_byte}..{end}");
        assert!(next_line <= first && first <= last && last <= last_line, "lines {first} to {last}");
        if let Ok(draft) = record {
            let inside = |line: &u64| (first..=last).contains(line);
            assert!(draft.body_lines.iter().all(inside), "a body's line is outside its record");
            assert!(draft.body_lines.is_sorted(), "a body's lines are out of order");
        }
        (next_byte, next_line) = (to, last);
    }
}

fn parse(chunk: &Chunk) -> Vec<Result<Draft, Skip>> {
    let mut out = Vec::new();
    Text.parse(chunk, &Settings::default(), &mut out);
    out
}
