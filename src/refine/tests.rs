use super::*;
use crate::article::Span;

fn context() -> Context<'static> {
    Context { dump: "news/a.txt", member: None, crawled: None, now: 0, learned: None }
}

fn draft(title: &str, body: &str) -> Draft {
    Draft { title: Some(title.to_owned()), body: Body::Plain(body.to_owned()), ..Draft::default() }
}

#[test]
fn only_an_updated_stamp_is_the_articles_date() {
    let stamp = |text: &str| Some(Stamp::stated(text));
    let value = |dated: &Option<Dated>| dated.as_ref().map(|d| d.value.clone());
    let table = [
        (None, stamp("Updated 12 July 2025"), Some("2025-07-12"), None),
        (stamp("11 July 2025"), stamp("Updated 12 July 2025"), Some("2025-07-11"), Some("2025-07-12")),
        (stamp("3 min ago"), stamp("Updated 12 July 2025"), Some("2025-07-12"), None),
        (None, stamp("Updated 4 sec ago"), None, None),
    ];
    for (published, updated, wanted, wanted_update) in table {
        let article = refine(Draft { published, updated, ..draft("A title", "A text.") }, &context()).unwrap();
        assert_eq!(value(&article.published).as_deref(), wanted);
        assert_eq!(value(&article.updated).as_deref(), wanted_update);
    }
}

#[test]
fn fields_take_their_final_form() {
    let given = Draft {
        authors: vec!["By Ann Lee and Bo Ray | Reuters".into()],
        url: Some("https://www.Example.org:443/a?b=1".into()),
        tags: vec!["a".into(), " a ".into(), "b".into()],
        summary: vec!["One\u{a0}line".into(), " ".into()],
        body_lines: vec![7, 9],
        span: Span { bytes: [10, 90], lines: [5, 9] },
        ..draft("  A\u{a0}title ", "First  words.\n\nSecond words.")
    };
    let article = refine(given, &context()).unwrap();
    assert_eq!(article.title, "A title");
    assert_eq!(article.body, "First words.\n\nSecond words.");
    assert_eq!(article.authors, ["Ann Lee", "Bo Ray"]);
    assert_eq!(article.agency.as_deref(), Some("Reuters"));
    assert_eq!(article.site.as_deref(), Some("example.org"));
    assert_eq!(article.tags, ["a", "b"]);
    assert_eq!(article.summary, ["One line"]);
    assert_eq!(article.body_lines, [2, 4]);
    assert_eq!(article.words, 8);
    assert_eq!((article.origin.bytes, article.origin.lines), ([10, 90], [5, 9]));
    assert_eq!(article.content_hash, identity::content_hash("A title", "First words. Second words."));
}

#[test]
fn nothing_to_read_is_a_skip() {
    assert_eq!(refine(draft(" ", "\u{200b}\n"), &context()).unwrap_err().kind, "no_text");
    assert!(refine(draft("Only a title", ""), &context()).is_ok());
}

#[test]
fn words_are_counted_in_any_script() {
    for (text, words) in [("one two-three, 4 …", 3), ("東京で雨", 4), ("Привет, мир", 2), ("", 0)] {
        assert_eq!(count_words(text), words, "{text}");
    }
}

#[test]
fn a_record_s_own_crawl_time_goes_before_the_dump_s() {
    let context = Context { crawled: Some(1_752_307_230), ..context() };
    let of = |crawled| {
        let published = Some(Stamp::stated("3 hours ago"));
        let draft = Draft { title: Some("Light".to_owned()), published, crawled, ..Draft::default() };
        refine(draft, &context).unwrap().published.unwrap().value
    };
    assert_eq!((of(None).as_str(), of(Some(1_715_869_805)).as_str()), ("2025-07-12", "2024-05-16"));
}
