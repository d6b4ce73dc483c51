//! Heads and feet of articles as newsrooms, archives and programs set them, each with what is lifted of it.

use super::super::Text;
use crate::article::{Body, Draft};
use crate::dump::chunk::Chunk;
use crate::format::{Format, Settings};

const BODY: &str = "The ferry sailed again on Monday, two months after a storm had thrown it against the pier, and the islanders \
who had waited for it since the morning cheered. The dockyard had mended its bow and both of its engines, the harbour master said, \
and a crew of nine had tried it out at night, so that nobody would see if it failed, before it came round the cape.";

fn drafts(text: &str) -> Vec<Draft> {
    let text = text.replace("BODY", BODY);
    let chunk = Chunk { bytes: text.into_bytes(), at: 0, line: 1, encoding: encoding_rs::UTF_8 };
    let mut out = Vec::new();
    Text.parse(&chunk, &Settings::default(), &mut out);
    out.into_iter().map(|draft| draft.expect("a draft")).collect()
}

/// What is expected of an article: title, authors, the text of its date, its paper.
type Expected<'a> = (&'a str, &'a [&'a str], Option<&'a str>, Option<&'a str>);

#[track_caller]
fn assert_lifted(text: &str, expected: &[Expected<'_>]) {
    let found = drafts(text);
    let found: Vec<_> = found
        .iter()
        .map(|draft| {
            let authors: Vec<&str> = draft.authors.iter().map(String::as_str).collect();
            let date = draft.published.as_ref().map(|stamp| stamp.text.as_str());
            let body = match &draft.body {
                Body::Plain(body) | Body::Html(body) => body.as_str(),
            };
            assert!(body.starts_with("The ferry") && body.ends_with("the cape."), "{body}");
            (draft.title.as_deref().unwrap_or_default(), authors, date, draft.site.as_deref())
        })
        .collect();
    let expected: Vec<_> =
        expected.iter().map(|(title, authors, date, site)| (*title, authors.to_vec(), *date, *site)).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn tags_before_a_single_blank_are_fields_and_a_record_opens_at_its_headline() {
    let record = |headline: &str, section: &str| {
        format!(
            "{section}HD {headline}\nBY Ann Lee\nWC 139 words\nPD 12 July 2025\nSN The Norvik Post\nLA English\n\nLP \nBODY\n\nNS gcat : General News\nAN Document NRVK000020250712ef7c0001\n\n"
        )
    };
    let text = format!("{}{}", record("Ferry sails again", ""), record("Bridge closed for repairs", "SE Local\n"));
    let of = |title| (title, &["Ann Lee"][..], Some("12 July 2025"), Some("The Norvik Post"));
    assert_lifted(&text, &[of("Ferry sails again"), of("Bridge closed for repairs")]);
    // "IN 2020 …" opens a paragraph.
    let words = text.replace("BODY", "IN 2020 it had sailed as well.\n\nBODY");
    assert_eq!(drafts(&words).len(), 2);
}

#[test]
fn what_stands_above_a_headline_is_none() {
    let of = |date, site| ("Ferry sails again after two months", &["Ann Lee"][..], Some(date), site);
    let heads = [
        (
            "Home » News » Ferry sails again after two months\n\nFerry sails again after two months\nBy Ann Lee\n12 July 2025",
            None,
        ),
        (
            "Ferry sails again after two months | The Norvik Post\n\nSkip to main content\nThe Norvik Post\nMenu\nNews\nSport\nLog in\n\nFerry sails again after two months\n\nBy Ann Lee\n12 July 2025",
            Some("The Norvik Post"),
        ),
        (
            "The Norvik Post, no. 13064\nWorld, 12 July 2025\n\nFerry sails again after two months\n\nBy Ann Lee",
            Some("The Norvik Post"),
        ),
        (
            "The Norvik Post, Saturday, 12 July 2025, Nr. 227, p. 7\n\nFerry sails again after two months\n\nBy Ann Lee",
            Some("The Norvik Post"),
        ),
    ];
    for (head, site) in heads {
        let date = if head.contains("Saturday") { "Saturday, 12 July 2025" } else { "12 July 2025" };
        assert_lifted(&format!("{head}\n\nBODY\n"), &[of(date, site)]);
    }
}

#[test]
fn lines_of_paper_date_and_writer_are_taken_apart() {
    let lines = [
        "The Norvik Post | 12 July 2025 | Ann Lee",
        "The Norvik Post, 12 July 2025, Ann Lee",
        "The Norvik Post | 12 July 2025 | by Ann Lee | Reach: 371,877 | Neutral",
        "By Ann Lee for the Norvik Post\n12 July 2025",
    ];
    for line in lines {
        let text = format!("Ferry sails again after two months\n{line}\n\nBODY\n");
        let found = drafts(&text);
        let draft = found.first().expect("an article");
        assert_eq!(draft.authors, ["Ann Lee"], "{line}");
        assert_eq!(draft.published.as_ref().map(|stamp| stamp.text.as_str()), Some("12 July 2025"), "{line}");
        assert!(draft.site.as_deref().is_some_and(|site| site.ends_with("Norvik Post")), "{line}: {:?}", draft.site);
    }
    // A date's place is no writer.
    assert_lifted(
        "Ferry sails again after two months\n\nIslanders cheered.\n\nAnn Lee\nMadrid - 12 jul 2025 - 12:31\n\nBODY\n",
        &[("Ferry sails again after two months", &["Ann Lee"], Some("12 jul 2025"), None)],
    );
}

#[test]
fn feet_sign_and_date() {
    let feet = [
        ("AP-NY-07-12-25 1858EDT", &[][..], Some("AP-NY-07-12-25 1858EDT")),
        ("From the issue of Saturday, July 12, 2025, page 15.", &[], Some("Saturday, July 12, 2025")),
        ("Ann Lee (AFP)", &["Ann Lee"], None),
        ("   -- Ann Lee\n[The Norvik Post, 12 July 2025]", &["Ann Lee"], Some("12 July 2025")),
        ("By Ann Lee\n\nRelated topics\nWorld\nBusiness", &["Ann Lee"], None),
    ];
    for (foot, authors, date) in feet {
        let found = drafts(&format!("Ferry sails again after two months\n\nBODY\n\n{foot}\n"));
        let draft = found.first().expect("an article");
        assert_eq!(found.len(), 1, "{foot}");
        assert_eq!(draft.authors, authors, "{foot}");
        assert_eq!(draft.published.as_ref().map(|stamp| stamp.text.as_str()), date, "{foot}");
    }
}

#[test]
fn names_alone_below_the_texts_sign_where_most_articles_have_one() {
    let article = |title: &str, name: &str| format!("12 July 2025\n{title}\n\nBODY\n\n{name}\n\n\n");
    let text = format!("{}{}", article("Ferry sails again", "Ann Lee"), article("Bridge closed for repairs", "Bo Ray"));
    let authors: Vec<Vec<String>> = drafts(&text).into_iter().map(|draft| draft.authors).collect();
    assert_eq!(authors, [["Ann Lee"], ["Bo Ray"]]);
}
