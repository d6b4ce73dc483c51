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

#[test]
fn fields_are_known_by_how_they_are_set_out() {
    let of = |date, site| ("Ferry sails again after two months", &["Ann Lee"][..], Some(date), site);
    let columns = "Заглавие статьи   Ferry sails again after two months\nАвтор(ы)          Ann Lee\n\
                   Источник          The Norvik Post\nДата              12.07.2025\n\nBODY\n";
    assert_lifted(columns, &[of("12.07.2025", Some("The Norvik Post"))]);
    assert!(drafts(columns).iter().all(|draft| draft.day_order.is_some()), "Russians put the day first");
    for mark in ['>', '-', '*'] {
        let listed = format!(
            "# Ferry sails again after two months\n\n{mark} Source: https://norvik.example/ferry\n{mark} Author: Ann Lee\n\
             {mark} Published: 12 July 2025\n{mark} Saved: 3 August 2025\n\nBODY\n"
        );
        let found = drafts(&listed).remove(0);
        assert_eq!(
            (found.title.as_deref(), found.authors.as_slice()),
            (Some(of("", None).0), &["Ann Lee".to_owned()][..])
        );
        assert!(found.published.is_some_and(|date| date.text.ends_with("12 July 2025")), "{listed}");
    }
    // A list of the text and a table of figures are no fields.
    let list = "Ferry sails again after two months\nBy Ann Lee\n12 July 2025\n\nBODY\n\n- Bow: mended\n- Engines: both new\n- Crew: nine\n";
    let figures = "Ferry sails again after two months\nBy Ann Lee\n12 July 2025\n\nBODY\n\nBow       mended\nEngines   new\nCrew      nine\n";
    for text in [list, figures] {
        let draft = drafts(text).remove(0);
        assert!(matches!(&draft.body, Body::Plain(body) if body.contains("nine")), "{draft:?}");
    }
}

#[test]
fn a_title_below_the_text_closes_its_article() {
    let record = |headline: &str, body: &str| {
        format!(
            "{headline}\n\nPublication info: The Norvik Post ; Norvik [Norvik]12 Jul 2025: A4.\n\n{body}\n\nDETAILS\n\n\
             Subject: Ferries; Harbours\nTitle: {headline}\nPublication title: The Norvik Post\n\
             Document URL: https://norvik.example/{}\nDatabase: Norvik Stream\n\n{}\n\n",
            headline.len(),
            "_".repeat(60)
        )
    };
    let text = format!(
        "{}{}{}",
        record("Ferry sails again after two months", "BODY"),
        record(
            "Old bridge closed for repairs",
            &"Engineers closed the old bridge for repairs that take a year. ".repeat(4)
        ),
        record(
            "Pool opens in time for summer",
            &"The pool opens in time for the summer holidays, the town said. ".repeat(4)
        ),
    );
    let found = drafts(&text);
    let titles: Vec<_> = found.iter().filter_map(|draft| draft.title.as_deref()).collect();
    assert_eq!(
        titles,
        ["Ferry sails again after two months", "Old bridge closed for repairs", "Pool opens in time for summer"]
    );
}

#[test]
fn places_and_papers_beside_writers_are_no_writers() {
    for (byline, site) in [
        ("Por Ann Lee — Norvik\n12 July 2025", None),
        ("12 July 2025\nAnn Lee / NORVIK", None),
        ("Ann Lee - Kabar Halvern\nKabar Halvern - 12 July 2025", Some("Kabar Halvern")),
        ("Penulis Ann Lee\n12 July 2025", None),
    ] {
        let found = drafts(&format!("Ferry sails again after two months\n\n{byline}\n\nBODY\n")).remove(0);
        assert_eq!((found.authors.as_slice(), found.site.as_deref()), (&["Ann Lee".to_owned()][..], site), "{byline}");
        assert!(found.published.is_some(), "{byline}");
    }
    // What stands below the signature does not hide it.
    for foot in
        ["Read online: https://norvik.example/ferry", "Témata: doprava, hokej", "Sdílet na Facebooku\nDiskuse (75)"]
    {
        let text = format!("Ferry sails again after two months\n\nBODY\n\n— Ann Lee, 12 July 2025\n\n{foot}\n");
        assert_lifted(&text, &[("Ferry sails again after two months", &["Ann Lee"], Some("12 July 2025"), None)]);
    }
    let below = "Ferry sails again after two months\n\nBODY\nAnn Lee\n12 July 2025\n";
    assert_lifted(below, &[("Ferry sails again after two months", &["Ann Lee"], Some("12 July 2025"), None)]);
}

#[test]
fn mastheads_trails_and_kickers_are_no_headlines() {
    let headline = "Ferry sails again after two months";
    for above in [
        "View this email in your browser\n\nThe Morning Brief, Issue 96\n12 July 2025\n\n",
        "The Morning Brief, Issue 96\n12 July 2025\n\nGood morning! Here is today's story.\n\n",
        "24   The Norvik Post   12 July 2025\n\n",
        "12 July 2025      The Norvik Post      21\n\n",
        "NORVIK-FERRY/UPDATE 2\n",
        "DIARIO DE HALVERN\n\n",
        "NORVIK POST\nSection: Local    Page: 17    Circulation: 51,420 copies\n\n",
        "Planète • Climat\n\n",
        "norvikNews > Harbour\n\n",
        "Home  Berita  Internasional\n\n",
        "News / Nasional\n\n",
        "CIÊNCIA E SAÚDE\n\n",
        "Ekonomi Haberleri\n",
    ] {
        let found = drafts(&format!("{above}{headline}\nBy Ann Lee\n\nBODY\n")).remove(0);
        assert_eq!(found.title.as_deref(), Some(headline), "{above}");
        assert_eq!(found.authors, ["Ann Lee"], "{above}");
        assert_eq!(found.published.is_some(), above.contains("2025"), "{above}");
    }
    let kicker = "NOVA ERA COMEÇA\nFerry sails again after two months\nThe islanders cheered it at the pier\nBy Ann Lee\n12 July 2025\n\nBODY\n";
    assert_eq!(drafts(kicker).remove(0).title.as_deref(), Some(headline));
}

#[test]
fn posts_copied_from_a_channel_open_with_its_name_and_time() {
    let post = |day: u32, headline: &str| format!("Norvik News, [{day} Jul 2025 at 07:58:00]:\n{headline}\n\nBODY\n\n");
    let text =
        format!("{}{}", post(12, "Ferry sails again after two months"), post(13, "Old bridge closed for a year"));
    let found = drafts(&text);
    let titles: Vec<_> = found.iter().filter_map(|draft| draft.title.as_deref()).collect();
    assert_eq!(titles, ["Ferry sails again after two months", "Old bridge closed for a year"]);
    assert!(found.iter().all(|draft| draft.published.is_some() && draft.site.as_deref() == Some("Norvik News")));
}

#[test]
fn keywords_below_a_text_are_no_subject_of_a_mail() {
    let foot = "Subject: Ferries; Harbours\nPublication title: The Norvik Post\nPublication date: Jul 12, 2025\nLanguage of publication: English";
    let found = drafts(&format!("Ferry sails again after two months\n\nBODY\n\n{foot}\n")).remove(0);
    assert_eq!(found.title.as_deref(), Some("Ferry sails again after two months"));
    assert_eq!(found.tags, ["Ferries", "Harbours"]);
    let mail = "From: Ann Lee <ann@norvik.example>\nTo: desk@norvik.example\nSubject: Ferry sails; Islanders cheer\nDate: 12 July 2025\n\nBODY\n";
    assert_eq!(drafts(mail).remove(0).title.as_deref(), Some("Ferry sails; Islanders cheer"));
}
