use std::path::PathBuf;

use super::*;
use crate::render::sample;

fn drawn(answer: &Answer, view: &View<'_>) -> String {
    let mut out = Vec::new();
    Text.render(answer, view, &mut out).expect("memory is written");
    String::from_utf8(out).expect("text is UTF-8")
}

#[test]
fn plain_results() {
    let view = View { width: 50, ..View::PLAIN };
    assert_eq!(
        drawn(&sample::answer(), &view),
        "\
12 articles · 1.8 ms
note: the quote was not closed

 1  Harbour bridge closes
    12 Jul 2025 · Harbour Post · Ada Quill, Ben Ro
  › The old bridge over the harbour closes for two
    years, …
    news/a b.txt:4

 2  =Red␛[31m \"quoted\",\u{20}\\u{202e}txt
    news/b.txt:7

10 more: --offset 2
"
    );
}

#[test]
fn marks_are_colored_and_places_linked() {
    let locate = |origin: &Origin| Some(PathBuf::from("/dumps").join(&origin.dump));
    let view = View { color: true, links: Some("box"), locate: &locate, ..View::PLAIN };
    let mut answer = sample::answer();
    answer.hits.truncate(1);
    let text = drawn(&answer, &view);
    for expected in [
        "\x1b]8;;https://example.org/bridge\x1b\\\x1b[1;4;31mHarbour\x1b[0m\x1b[1m \x1b[0m",
        "\x1b[0m\x1b[1m closes\x1b[0m\x1b]8;;\x1b\\\n",
        "The old \x1b[1;31mbridge\x1b[0m over the \x1b[1;31mharbour\x1b[0m closes",
        "\x1b]8;;file://box/dumps/news/a%20b.txt\x1b\\news/a b.txt:4\x1b]8;;\x1b\\",
    ] {
        assert!(text.contains(expected), "{expected:?} is not in {text:?}");
    }
}

#[test]
fn nothing_found_is_said() {
    let answer = Answer { hits: vec![], total: 0, notes: vec![], ..sample::answer() };
    assert_eq!(drawn(&answer, &View::PLAIN), "nothing found · 1.8 ms\n");
}

#[test]
fn many_queries_get_headings() {
    let answer = Answer { hits: vec![], total: 0, notes: vec![], took_ms: 1500.0, ..sample::answer() };
    let view = View { query_id: Some("q7"), first: false, ..View::PLAIN };
    assert_eq!(drawn(&answer, &view), "\nq7: harbour bridge\nnothing found · 1.50 s\n");
}

#[test]
fn hostile_results_hold_no_control_characters() {
    let mut answer = sample::answer();
    for hit in &mut answer.hits {
        let evil = "\x1b]0;x\x07\u{9b}2J\r";
        hit.article.site = Some(evil.to_owned());
        hit.article.authors = vec![evil.to_owned()];
        hit.article.origin.dump = evil.to_owned();
        hit.article.origin.member = Some(evil.to_owned());
        if let Some(date) = &mut hit.article.published {
            date.value = evil.to_owned();
        }
        for fragment in &mut hit.fragments {
            fragment.text = evil.to_owned();
        }
    }
    answer.notes[0].text = "\x1b[2J".to_owned();
    let text = drawn(&answer, &View::PLAIN);
    assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "{text:?}");
}

#[test]
fn thousands_are_apart() {
    for (number, expected) in [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")] {
        assert_eq!(grouped(number), expected);
    }
}
