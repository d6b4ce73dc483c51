//! Any text as a page's wikitext.
//!
//! What must hold: reading is stable; the text is no longer than a few times the source; nothing of the structure that the
//! passes hand each other is left in it.
#![no_main]

use dumpsearch::format::wikitext::{Namespaces, Wiki, read, redirect};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let source = String::from_utf8_lossy(bytes);
    let namespaces = Namespaces::default();
    for language in ["en", "fr"] {
        let wiki = Wiki { title: "Title", language, namespaces: &namespaces };
        let text = read(&source, &wiki);
        assert_eq!(text, read(&source, &wiki), "reading is not stable");
        assert!(text.body.len() <= 8 * source.len() + 100, "{} bytes from {}", text.body.len(), source.len());
        let is_sign = |c: char| c < ' ' && c != '\n' && c != '\t';
        assert!(!text.body.contains(is_sign), "a sign is left");
    }
    let _ = redirect(&source);
});
