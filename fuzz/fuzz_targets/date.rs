//! Any line as a date, in any context, and as what is typed into a query.
//!
//! What must hold: a date lies between 1400 and tomorrow, reads back, and is no finer than it says; the place where it
//! was found is a stretch of the line on character borders; a stretch of time ends behind its start.
#![no_main]

use arbitrary::Arbitrary;
use dumpsearch::article::{Dated, DayOrder, How, Precision, Stamp};
use dumpsearch::date::{self, Context};
use libfuzzer_sys::fuzz_target;

const LANGUAGES: &[&str] = &[
    "en", "en-US", "en-GB", "de", "fr", "es", "it", "pt-BR", "ru", "uk", "pl", "nl", "tr", "ar", "zh", "ja", "ko", "vi",
];
/// 2026-01-01.
const NOW: i64 = 1_767_225_600;
const DAY: i64 = 86_400;

#[derive(Arbitrary, Debug)]
struct Input<'a> {
    language: u8,
    order: Option<bool>,
    how: u8,
    crawled: Option<i64>,
    now: Option<i64>,
    text: &'a str,
}

fuzz_target!(|input: Input<'_>| {
    let day_first = |first| if first { DayOrder::DayFirst } else { DayOrder::MonthFirst };
    // A clock may be wrong, but within what a calendar holds; most inputs get a plausible one.
    let bounded = |at: i64| if at % 2 == 0 { at } else { NOW - at.rem_euclid(50 * 365 * DAY) };
    let context = Context {
        // One more than there are languages: none.
        language: LANGUAGES.get(usize::from(input.language) % (LANGUAGES.len() + 1)).copied(),
        order: input.order.map(day_first),
        crawled: input.crawled.map(bounded),
        now: input.now.map_or(NOW, |_| 0),
    };
    let how = [How::Stated, How::Relative, How::Url, How::Metadata][usize::from(input.how) % 4];

    let stamp = Stamp { text: input.text.to_owned(), how };
    let read = date::read(&stamp, &context);
    assert_eq!(read, date::read(&stamp, &context), "reading is not stable");
    if let Some(dated) = &read {
        check(dated, &context);
    }
    if let Some((place, dated)) = date::find(input.text, &context) {
        assert_eq!(input.text.get(place.clone()), Some(dated.evidence.as_str()), "{place:?}");
        assert!(!place.is_empty(), "a date of no characters");
        check(&dated, &context);
    }
    let _ = date::looks_dated(input.text);
    let _ = date::role(input.text);

    for now in [NOW, 0, context.crawled.unwrap_or(NOW)] {
        if let Some(range) = date::when(input.text, now) {
            let sound = range.from.zip(range.until).is_none_or(|(from, until)| from < until);
            assert!(sound, "a stretch that ends before it starts: {range:?}");
        }
    }
});

fn check(dated: &Dated, context: &Context<'_>) {
    let range = date::range_of(&dated.value);
    let (from, until) = range.and_then(|range| range.from.zip(range.until)).unwrap_or_default();
    assert!(from < until, "not readable again: {dated:?}");
    let year: Option<u32> = dated.value.get(..4).and_then(|year| year.parse().ok());
    // What is counted back from a crawl is as sound as the crawl's time.
    if dated.how != How::Relative {
        assert!(year.is_some_and(|year| year >= 1400), "no such year: {dated:?}");
    }
    if context.now != 0 {
        assert!(from <= context.now + DAY, "a date after tomorrow: {dated:?}");
    }
    let width = match dated.precision {
        Precision::Year => 4..=4,
        Precision::Month => 7..=7,
        Precision::Day => 10..=10,
        Precision::Minute => 16..=22,
        Precision::Second => 19..=25,
    };
    assert!(width.contains(&dated.value.len()), "{dated:?}");
}
