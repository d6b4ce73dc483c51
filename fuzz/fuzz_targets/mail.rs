//! Any bytes as a mailbox and as a message, framed and parsed.
//!
//! What must hold: what is told of lies in the stream, articles in order, those of one message with its span; lines and bytes
//! agree; reading is stable.
#![no_main]

use std::io::Cursor;
use std::ops::ControlFlow;

use dumpsearch::article::{Draft, Span};
use dumpsearch::dump::source::Source;
use dumpsearch::format::mail::{MBOX, MESSAGE};
use dumpsearch::format::{Format, Settings, Skip};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for format in [&MBOX as &dyn Format, &MESSAGE] {
        let _ = format.sniff("fuzz", bytes);
        let records = read(format, bytes);
        assert_eq!(records, read(format, bytes), "reading is not stable");
        let mut before = 0;
        for record in &records {
            let Span { bytes: [from, to], lines: [first, last] } = match record {
                Ok(draft) => draft.span,
                Err(skip) => skip.span,
            };
            assert!(from <= to && to <= bytes.len() as u64, "{from}..{to} of {}", bytes.len());
            assert!(before <= from, "{from} behind {before}");
            let line = bytes[..from as usize].iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
            assert!(line == first && first <= last, "line {line} of byte {from} is called {first}");
            before = from;
        }
    }
});

fn read(format: &dyn Format, bytes: &[u8]) -> Vec<Result<Draft, Skip>> {
    let mut source = Source::new("fuzz", Box::new(Cursor::new(bytes.to_vec())));
    let mut out = Vec::new();
    let _ = format.frame(&mut source, &Settings::default(), &mut |chunk| {
        format.parse(&chunk, &Settings::default(), &mut out);
        ControlFlow::Continue(())
    });
    out
}
