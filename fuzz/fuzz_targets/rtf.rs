//! Any bytes as rich text.
//!
//! What must hold: every record has the whole file's span; reading is stable; no more text comes out than a few times what
//! went in.
#![no_main]

use dumpsearch::article::Body;
use dumpsearch::dump::chunk::Chunk;
use dumpsearch::format::rtf::Rtf;
use dumpsearch::format::{Format, Settings};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let chunk = Chunk { bytes: bytes.to_vec(), at: 0, line: 1, encoding: encoding_rs::UTF_8 };
    let (mut records, mut again) = (Vec::new(), Vec::new());
    Rtf.parse(&chunk, &Settings::default(), &mut records);
    Rtf.parse(&chunk, &Settings::default(), &mut again);
    assert_eq!(records, again, "reading is not stable");
    let mut length = 0;
    for draft in records.iter().flatten() {
        assert_eq!(draft.span.bytes, [0, bytes.len() as u64]);
        if let Body::Plain(text) = &draft.body {
            length += text.len();
        }
    }
    assert!(length <= bytes.len() * 5 + 100, "{length} bytes of {}", bytes.len());
});
