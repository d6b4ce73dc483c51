//! Any bytes as a wiki's export, framed and parsed.
//!
//! What must hold: records in order, inside the stream and not overlapping; as many as pages end; parsing is stable.
#![no_main]

use std::io::Cursor;
use std::ops::ControlFlow;

use dumpsearch::article::Span;
use dumpsearch::dump::source::Source;
use dumpsearch::format::mediawiki::MediaWiki;
use dumpsearch::format::{Confidence, Format, Settings};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let settings = Settings::default();
    if MediaWiki.sniff("fuzz.xml", bytes) == Confidence::No {
        return;
    }
    let mut source = Source::new("fuzz.xml", Box::new(Cursor::new(bytes.to_vec())));
    let (mut next_byte, mut next_line) = (0, 1);
    let _ = MediaWiki.frame(&mut source, &settings, &mut |chunk| {
        let (mut records, mut again) = (Vec::new(), Vec::new());
        MediaWiki.parse(&chunk, &settings, &mut records);
        MediaWiki.parse(&chunk, &settings, &mut again);
        assert_eq!(records, again, "parsing is not stable");
        for record in &records {
            let Span { bytes: [from, to], lines: [first, last] } = match record {
                Ok(draft) => draft.span,
                Err(skip) => skip.span,
            };
            assert!(next_byte <= from && from < to && to <= bytes.len() as u64, "{from}..{to} behind {next_byte}");
            assert!(next_line <= first && first <= last, "lines {first} to {last} behind {next_line}");
            (next_byte, next_line) = (to, last);
        }
        ControlFlow::Continue(())
    });
});
