use proptest::prelude::*;

use super::{Matcher, Options, Passages, fragments};
use crate::article::{Article, Origin};
use crate::query::parse;
use crate::search::hit::{Fragment, Mark};
use crate::store::analyze::Analyzer;

fn matcher(query: &str) -> Matcher {
    let mut analyzer = Analyzer::new(None);
    Matcher::build(&parse(query, 0).query, &mut |text| analyzer.forms(text, &["en"]))
}

fn article(title: &str, body: &str) -> Article {
    Article {
        title: title.to_owned(),
        body: body.to_owned(),
        language: Some("en".to_owned()),
        origin: Origin { lines: [10, 50], ..Origin::default() },
        ..Article::default()
    }
}

fn passages(query: &str, article: &Article, width: usize) -> Passages {
    fragments(article, &matcher(query), &Options { fragments: 2, width })
}

fn cut(text: &str, [start, end]: Mark) -> String {
    text.chars().skip(start).take(end - start).collect()
}

/// The text with its marks in brackets.
fn bracketed(text: &str, marks: &[Mark]) -> String {
    let mut out = String::new();
    for (at, c) in text.chars().chain(['\0']).enumerate() {
        if marks.iter().any(|mark| mark[1] == at) {
            out.push(']');
        }
        if marks.iter().any(|mark| mark[0] == at) {
            out.push('[');
        }
        if c != '\0' {
            out.push(c);
        }
    }
    out
}

fn shown(fragment: &Fragment) -> String {
    bracketed(&fragment.text, &fragment.marks)
}

fn first(query: &str, body: &str, width: usize) -> String {
    passages(query, &article("", body), width).fragments.first().map(shown).unwrap_or_default()
}

#[test]
fn what_matches_is_marked() {
    let table = [
        ("Lavrov", "Mr Lavrov met Kim.", "Mr [Lavrov] met Kim."),
        ("meeting", "They met at meetings.", "They met at [meetings]."),
        ("\"meeting\"", "A meeting of meetings.", "A [meeting] of meetings."),
        ("\"kim jong un\"", "Kim Jong Un and Kim Yo Jong.", "[Kim Jong Un] and Kim Yo Jong."),
        ("“jong un” x", "Jong and un, Jong Un’s.", "Jong and un, [Jong Un’s]."),
        (
            "\"invincible brotherhood\"",
            "an “invincible  brotherhood”, he said",
            "an “[invincible brotherhood]”, he said",
        ),
        ("kim -lavrov", "Kim met Lavrov", "[Kim] met Lavrov"),
        ("kim -(a -lavrov)", "Kim met Lavrov", "[Kim] met [Lavrov]"),
        ("COVID-19", "covid 19, covid and 19, COVID-19", "[covid 19], covid and 19, [COVID-19]"),
        ("lav*", "Lavrov of Lavra, slav", "[Lavrov] of [Lavra], slav"),
        ("\"a c\"~1 x", "a b c and a b b c", "[a] b [c] and a b b c"),
        ("\"a b\"~2 x", "b a", "[b a]"),
        ("title:kim lavrov", "kim lavrov", "kim [lavrov]"),
        ("body:kim", "kim lavrov", "[kim] lavrov"),
        ("site:kim lavrov", "kim lavrov", "kim [lavrov]"),
        ("北京", "他在北京大学。", "他在[北京]大学。"),
        ("北京大学", "他在北京大学。北大", "他在[北京大学]。北大"),
        ("京", "他在北京大学。", "他在北[京]大学。"),
        ("cafe", "le cafe\u{301} 🙂 ouvert", "le [cafe\u{301}] 🙂 ouvert"),
        ("ouvert", "🙂👩‍👩‍👧 ouvert", "🙂👩‍👩‍👧 [ouvert]"),
        ("سلام", "قال سلام للجميع", "قال [سلام] للجميع"),
        ("U.S.", "the U.S. and us", "the [U.S.] and us"),
        ("AT&T", "at AT&T now", "at [AT&T] now"),
        ("a a a", "a b", "[a] b"),
        ("zebra", "Nothing of it.", "Nothing of it."),
        ("has:body date:2025 *", "All of it.", "All of it."),
    ];
    for (query, body, wanted) in table {
        assert_eq!(first(query, body, 240), wanted, "{query}");
    }
}

#[test]
fn titles_are_marked_by_their_own_scope() {
    let article = article("🙂 Kim meets Lavrov", "Kim meets nobody.");
    let title = |query| bracketed(&article.title, &passages(query, &article, 240).title_marks);
    assert_eq!(title("kim lavrov"), "🙂 [Kim] meets [Lavrov]");
    assert_eq!(title("title:kim body:lavrov"), "🙂 [Kim] meets Lavrov");
    assert_eq!(title("-kim \"meets lavrov\""), "🙂 Kim [meets Lavrov]");
}

const STORY: &str = "SEOUL: The port reopened on Monday after a storm. Officials counted the boats that were lost.\n\n\
    A heading\n\n\
    The minister praised the crews. Mr. Lavrov of the U.S. Embassy met Kim at 3.30 p.m. in the harbour. \
    Nobody was hurt, he said.\n\n\
    Kim spoke later.\n\nThe harbour will close again in winter, Lavrov added.";

#[test]
fn the_best_sentences_come_first() {
    let story = article("", STORY);
    let show = |query, width| passages(query, &story, width).fragments.iter().map(shown).collect::<Vec<_>>();
    assert_eq!(
        show("Lavrov Kim", 80),
        [
            "Mr. [Lavrov] of the U.S. Embassy met [Kim] at 3.30 p.m. in the harbour.",
            "[Kim] spoke later. The harbour will close again in winter, [Lavrov] added."
        ]
    );
    // The second passage shows what the first lacks.
    let fragments = show("Lavrov Kim boats", 80);
    assert!(fragments[0].contains("[Lavrov]") && fragments[0].contains("[Kim]"), "{fragments:?}");
    assert!(fragments[1].contains("[boats]"), "{fragments:?}");
    // A heading is not run into the sentence before or behind it.
    assert_eq!(show("heading", 120), ["A [heading]"]);
    // Room is filled with whole sentences.
    assert_eq!(show("praised", 60), ["The minister [praised] the crews."]);
    assert_eq!(
        show("counted", 100),
        ["SEOUL: The port reopened on Monday after a storm. Officials [counted] the boats that were lost."]
    );
}

#[test]
fn without_matches_the_beginning_is_shown() {
    let story = article("Boats", STORY);
    for query in ["zebra", "title:boats", "date:2025"] {
        let found = passages(query, &story, 60).fragments;
        assert_eq!(found.iter().map(shown).collect::<Vec<_>>(), ["SEOUL: The port reopened on Monday after a storm."]);
        assert_eq!((found[0].at, found[0].field, found[0].line), ([0, 49], "body", 10));
    }
    let empty = passages("zebra", &article("Boats", ""), 60);
    assert_eq!(empty.fragments, []);
    let long = passages("zebra", &article("", &"word ".repeat(100_000)), 22);
    assert_eq!(long.fragments[0].text, "word word word word");
}

#[test]
fn a_long_sentence_is_cut_between_words() {
    let body = format!("{}the minister Lavrov met Kim there {}", "lorem ipsum ".repeat(50), "dolor sit ".repeat(50));
    assert_eq!(first("lavrov kim", &body, 60), "ipsum the minister [Lavrov] met [Kim] there dolor sit dolor");
    let cjk = format!("{}北京{}", "天地玄黄".repeat(100), "宇宙洪荒".repeat(100));
    let shown = first("北京", &cjk, 12);
    assert_eq!(shown, "地玄黄[北京]宇宙洪荒宇".replacen("地", "黄天地", 1).as_str(), "{shown}");
    let giant = "x".repeat(1000);
    assert_eq!(first(&giant, &giant, 20).chars().count(), 22);
}

#[test]
fn summary_and_caption_are_shown_where_the_body_does_not_match() {
    let mut story = article("", "Nothing here.");
    story.summary = vec!["First point".to_owned(), "Kim in Wonsan".to_owned()];
    story.caption = vec!["Lavrov waves".to_owned()];
    let found = passages("kim lavrov", &story, 240).fragments;
    let seen: Vec<_> = found.iter().map(|f| (f.field, shown(f), f.at, f.line)).collect();
    assert_eq!(
        seen,
        [
            ("summary", "First point [Kim] in Wonsan".to_owned(), [0, 25], 10),
            ("caption", "[Lavrov] waves".to_owned(), [0, 12], 10)
        ]
    );
}

#[test]
fn lines_are_those_of_the_dump() {
    let mut story = article("", STORY);
    story.body_lines = vec![4, 7, 9, 12, 15];
    let found = passages("Lavrov Kim", &story, 80).fragments;
    assert_eq!(found.iter().map(|f| f.line).collect::<Vec<_>>(), [19, 22]);
    for fragment in &found {
        let at: Vec<String> = cut(STORY, fragment.at).split_whitespace().map(str::to_owned).collect();
        assert_eq!(at.join(" "), fragment.text);
    }
}

#[test]
fn time_is_linear_in_the_text() {
    for piece in ["a ", "a b ", "ab. ", "a.", "…", "\n\n", "京", "(", "a\n", "\u{301}"] {
        let body = piece.repeat(50_000 / piece.len());
        for query in ["a", "a b", "\"a b\"", "\"a b\"~9", "京", "a* b"] {
            for (most, width) in [(2, 240), (100_000, 20)] {
                let start = std::time::Instant::now();
                fragments(&article("", &body), &matcher(query), &Options { fragments: most, width });
                assert!(start.elapsed().as_secs() < 3, "{piece:?} {query} {most}");
            }
        }
    }
}

proptest! {
    #[test]
    fn marks_are_in_order_and_in_the_text(
        body in prop_oneof![any::<String>(), "([ab京北🙂é]{1,3}|[ .!?。\n\u{301}]|U\\.S\\.|“|”){0,80}"],
        query in "([ab京北é]{1,2}\\*?|\"[ab京] [ab京]\"(~2)?|-a|U\\.S\\.| ){1,8}",
        most in 0_usize..5,
        width in 0_usize..60,
    ) {
        let article = article(&body, &body);
        let found = fragments(&article, &matcher(&query), &Options { fragments: most, width });
        let in_order = |marks: &[Mark], length: usize| {
            marks.iter().all(|mark| mark[0] < mark[1] && mark[1] <= length)
                && marks.windows(2).all(|pair| pair[0][1] <= pair[1][0])
        };
        prop_assert!(in_order(&found.title_marks, body.chars().count()));
        prop_assert!(found.fragments.len() <= most);
        let mut places: Vec<Mark> = Vec::new();
        for fragment in &found.fragments {
            let length = fragment.text.chars().count();
            prop_assert!(length <= width, "{length} > {width}: {:?}", fragment.text);
            prop_assert!(in_order(&fragment.marks, length), "{fragment:?}");
            let collapsed = cut(&body, fragment.at).split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert_eq!(fragment.text.trim(), collapsed);
            places.push(fragment.at);
        }
        places.sort_unstable();
        prop_assert!(places.windows(2).all(|pair| pair[0][1] <= pair[1][0]), "{places:?}");
    }
}
