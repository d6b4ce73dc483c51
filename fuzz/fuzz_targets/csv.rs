//! Any bytes as a table, with commas and with tabs, framed and parsed.
//!
//! What must hold: rows in order, inside the stream, articles not overlapping; reading is stable.
#![no_main]

use std::io::Cursor;
use std::ops::ControlFlow;

use dumpsearch::article::Draft;
use dumpsearch::dump::source::Source;
use dumpsearch::format::csv::{CSV, TSV};
use dumpsearch::format::{Format, Settings, Skip};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for format in [&CSV as &dyn Format, &TSV] {
        let _ = format.sniff("fuzz.csv", bytes);
        let records = read(format, bytes);
        assert_eq!(records, read(format, bytes), "reading is not stable");
        let mut next = 0;
        for record in &records {
            let span = match record {
                Ok(draft) => draft.span,
                Err(skip) => skip.span,
            };
            let [from, to] = span.bytes;
            assert!(from <= to && to <= bytes.len() as u64, "{from}..{to} of {}", bytes.len());
            assert!(1 <= span.lines[0] && span.lines[0] <= span.lines[1]);
            if record.is_ok() {
                assert!(next <= from, "{from} behind {next}");
                next = to;
            }
        }
    }
});

fn read(format: &dyn Format, bytes: &[u8]) -> Vec<Result<Draft, Skip>> {
    let mut source = Source::new("fuzz.csv", Box::new(Cursor::new(bytes.to_vec())));
    let mut out = Vec::new();
    let _ = format.frame(&mut source, &Settings::default(), &mut |chunk| {
        format.parse(&chunk, &Settings::default(), &mut out);
        ControlFlow::Continue(())
    });
    out
}
