//! Any bytes as a saved page: parsed and refined.
//!
//! What must hold: the same bytes make the same articles; its dates are sound and not after tomorrow; refining its own
//! text again changes nothing that it is known by; the records of a page are in order and do not overlap.
#![no_main]

use dumpsearch::article::{Article, Body, Draft};
use dumpsearch::dump::charset;
use dumpsearch::dump::chunk::Chunk;
use dumpsearch::format::html::Html;
use dumpsearch::format::{Format, Settings};
use dumpsearch::refine::{self, Context};
use libfuzzer_sys::fuzz_target;

/// 2026-01-01, so that "tomorrow" is the same day on every machine.
const NOW: i64 = 1_767_225_600;
const LATEST: &str = "2026-01-02";

fuzz_target!(|bytes: &[u8]| {
    let encoding = charset::detect(bytes).0;
    let chunk = Chunk { bytes: bytes.to_vec(), at: 0, line: 1, encoding };
    let mut out = Vec::new();
    Html.parse(&chunk, &Settings::default(), &mut out);
    let mut end = 0;
    for draft in out.into_iter().flatten() {
        assert!(draft.span.bytes[1] <= bytes.len() as u64, "a record behind the page's end");
        assert!(draft.span.bytes[0] >= end, "records out of order, or overlapping");
        end = draft.span.bytes[1];
        let (first, second) = (refined(draft.clone()), refined(draft));
        assert_eq!(first, second, "refining is not stable");
        if let Some(article) = first {
            check(&article);
        }
    }
});

fn refined(draft: Draft) -> Option<Article> {
    let context = Context { dump: "fuzz/page.html", member: None, crawled: Some(NOW), now: NOW, learned: None };
    refine::refine(draft, &context).ok()
}

fn check(article: &Article) {
    assert!(!article.title.is_empty() || !article.body.is_empty(), "an article of nothing");
    for dated in article.published.iter().chain(&article.updated) {
        let year: Option<u32> = dated.value.get(..4).and_then(|year| year.parse().ok());
        assert!(year.is_some_and(|year| year >= 1400), "no such year: {dated:?}");
        let most = LATEST.get(..dated.value.len().min(10));
        assert!(dated.value.get(..10.min(dated.value.len())) <= most, "a date after tomorrow: {dated:?}");
        assert!(dumpsearch::date::range_of(&dated.value).is_some(), "not readable again: {dated:?}");
    }
    let plain =
        Draft { title: Some(article.title.clone()), body: Body::Plain(article.body.clone()), ..Draft::default() };
    if let Some(again) = refined(plain) {
        assert_eq!(again.body, article.body, "cleaning a clean text changes it");
        assert_eq!(again.title, article.title, "cleaning a clean title changes it");
    }
}
