//! Exports: what is read of a page, what is left out and why, and what damage does.

use std::io::{Cursor, Read};
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use super::MediaWiki;
use crate::article::{Body, Draft};
use crate::dump::source::Source;
use crate::format::{Broken, Confidence, Format, Settings, Skip};

const HEAD: &str = "<mediawiki xmlns=\"http://www.mediawiki.org/xml/export-0.11/\" version=\"0.11\" xml:lang=\"de\">
  <siteinfo>
    <sitename>Hafenwiki</sitename>
    <dbname>dewiki</dbname>
    <base>https://wiki.example/wiki/Hauptseite</base>
    <case>first-letter</case>
    <namespaces>
      <namespace key=\"0\" case=\"first-letter\" />
      <namespace key=\"10\" case=\"first-letter\">Vorlage</namespace>
      <namespace key=\"14\" case=\"first-letter\">Kategorie</namespace>
    </namespaces>
  </siteinfo>
";

fn page(title: &str, id: u32, text: &str) -> String {
    format!(
        "  <page>
    <title>{title}</title>
    <ns>0</ns>
    <id>{id}</id>
    <revision>
      <id>9{id}</id>
      <timestamp>2024-05-06T07:08:09Z</timestamp>
      <contributor><username>Ada</username><id>7</id></contributor>
      <model>wikitext</model>
      <text xml:space=\"preserve\">{text}</text>
    </revision>
  </page>
"
    )
}

fn export(pages: &str) -> String {
    format!("{HEAD}{pages}</mediawiki>\n")
}

type Records = Vec<Result<Draft, Skip>>;

fn read(bytes: impl Into<Vec<u8>>) -> (Records, Result<(), Broken>) {
    from(Box::new(Cursor::new(bytes.into())))
}

fn from(reader: Box<dyn Read + Send>) -> (Records, Result<(), Broken>) {
    let mut source = Source::new("wiki.xml", reader);
    let mut records = Vec::new();
    let outcome = MediaWiki.frame(&mut source, &Settings::default(), &mut |chunk| {
        MediaWiki.parse(&chunk, &Settings::default(), &mut records);
        ControlFlow::Continue(())
    });
    (records, outcome)
}

fn body(draft: &Draft) -> &str {
    match &draft.body {
        Body::Plain(text) | Body::Html(text) => text,
    }
}

fn kinds(records: &Records) -> Vec<&str> {
    records.iter().map(|record| record.as_ref().map_or_else(|skip| skip.kind, |_| "article")).collect()
}

#[test]
fn a_page_is_read_with_what_the_wiki_says() {
    let xml = export(&page("Alter Hafen &amp; Kai", 12, "&quot;Ein&quot; [[Hafen]].\n[[Kategorie:Häfen]]"));
    let (records, outcome) = read(xml.clone());
    assert_eq!(outcome, Ok(()));
    let [Ok(draft)] = records.as_slice() else { panic!("{records:?}") };
    assert_eq!(draft.title.as_deref(), Some("Alter Hafen & Kai"));
    assert_eq!(body(draft), "\"Ein\" Hafen.");
    assert_eq!(draft.external_id.as_deref(), Some("12"));
    assert_eq!(draft.site.as_deref(), Some("Hafenwiki"));
    assert_eq!(draft.language.as_deref(), Some("de"));
    assert_eq!(draft.url.as_deref(), Some("https://wiki.example/wiki/Alter_Hafen_&_Kai"));
    assert_eq!(draft.tags, ["Häfen"]);
    assert_eq!(draft.updated.as_ref().map(|stamp| stamp.text.as_str()), Some("2024-05-06T07:08:09Z"));
    assert_eq!((&draft.published, draft.authors.len()), (&None, 0));
    let [start, end] = draft.span.bytes.map(|at| at as usize);
    assert!(xml[start..end].starts_with("<page>") && xml[start..end].ends_with("</page>"));
    let line = xml[..start].matches('\n').count() as u64 + 1;
    assert_eq!(draft.span.lines, [line, line + xml[start..end].matches('\n').count() as u64]);
}

#[test]
fn every_page_left_out_is_told() {
    let pages = [
        page("A", 1, "Text").replace("<ns>0</ns>", "<ns>10</ns>"),
        page("Vorlage:B", 2, "Text").replace("    <ns>0</ns>\n", ""),
        page("C", 3, "x").replace("<ns>0</ns>", "<ns>0</ns><redirect title=\"D\" />"),
        page("E", 4, "#WEITERLEITUNG [[F]]"),
        page("G", 5, "{}").replace("wikitext", "json"),
        page("H", 6, "").replace("<text xml:space=\"preserve\"></text>", "<text deleted=\"deleted\" />"),
        page("I", 7, "Text</mismatch>"),
        page("J", 8, "Text"),
    ];
    let (records, outcome) = read(export(&pages.concat()));
    assert_eq!(outcome, Ok(()));
    let expected = ["namespace", "namespace", "redirect", "redirect", "content_model", "no_text", "bad_xml", "article"];
    assert_eq!(kinds(&records), expected);
    let Some(Err(skip)) = records.get(2) else { panic!("{records:?}") };
    assert_eq!(skip.message, "C is another name of D");
}

#[test]
fn of_a_history_the_newest_counts() {
    let revision =
        |at: &str, text: &str| format!("<revision><timestamp>{at}</timestamp><text>{text}</text></revision>");
    let history = [
        revision("2020-01-01T00:00:00Z", "old"),
        revision("2022-01-01T00:00:00Z", "new"),
        revision("2021-01-01T00:00:00Z", "middle"),
    ];
    let page = format!("<page><title>A</title><ns>0</ns><id>1</id>{}</page>", history.concat());
    let (records, _) = read(export(&page));
    let [Ok(draft)] = records.as_slice() else { panic!("{records:?}") };
    assert_eq!(body(draft), "new");
}

#[test]
fn chunks_all_know_their_wiki() {
    let pages: String = (0..60).map(|n| page(&format!("P{n}"), n, &"Words of text. ".repeat(4000))).collect();
    let mut source = Source::new("wiki.xml", Box::new(Cursor::new(export(&pages).into_bytes())));
    let (mut chunks, mut records) = (0, Vec::new());
    let outcome = MediaWiki.frame(&mut source, &Settings::default(), &mut |chunk| {
        chunks += 1;
        MediaWiki.parse(&chunk, &Settings::default(), &mut records);
        ControlFlow::Continue(())
    });
    assert_eq!((outcome, records.len()), (Ok(()), 60));
    assert!(chunks > 2, "{chunks}");
    let mut end = 0;
    for (n, record) in records.iter().enumerate() {
        let draft = record.as_ref().expect("an article");
        assert_eq!(draft.title, Some(format!("P{n}")));
        assert_eq!(draft.site.as_deref(), Some("Hafenwiki"));
        assert!(draft.span.bytes[0] >= end);
        end = draft.span.bytes[1];
    }
}

#[test]
fn utf_16_is_read_like_utf_8() {
    let xml = export(&(page("Один", 1, "Гавань.\nПорт.") + &page("Два", 2, "Текст.")));
    let units = |order: fn(u16) -> [u8; 2]| {
        "\u{feff}".encode_utf16().chain(xml.encode_utf16()).flat_map(order).collect::<Vec<u8>>()
    };
    let (plain, _) = read(xml.clone());
    for bytes in [units(u16::to_le_bytes), units(u16::to_be_bytes)] {
        assert_eq!(MediaWiki.sniff("a", &bytes), Confidence::Sure);
        let (records, outcome) = read(bytes);
        assert_eq!(outcome, Ok(()));
        assert_eq!(records.len(), 2);
        for (record, like) in records.iter().zip(&plain) {
            let (draft, like) = (record.as_ref().expect("an article"), like.as_ref().expect("an article"));
            assert_eq!((&draft.title, body(draft), draft.span.lines), (&like.title, body(like), like.span.lines));
        }
    }
}

#[test]
fn what_came_before_a_break_stays() {
    let whole = export(&(page("A", 1, "One.") + &page("B", 2, "Two.")));
    for end in 0..whole.len() - 1 {
        let Some(cut) = whole.get(..end) else { continue };
        let (records, outcome) = read(cut);
        let pages = cut.matches("</page>").count();
        assert_eq!(records.len(), pages, "{end}");
        if !cut.contains("</mediawiki") && !cut.trim_end().ends_with("</page>") {
            let kind = outcome.map_err(|broken| (broken.kind, broken.at));
            assert_eq!(kind, Err(("truncated", end as u64)), "{end}");
        }
    }
}

#[test]
fn a_page_too_large_is_told_and_passed() {
    let part = "<revision><timestamp>2020-01-01T00:00:00Z</timestamp><text>words and words</text></revision>\n";
    let large = format!("<page><title>L</title>{}</page>\n", part.repeat((66 << 20) / part.len()));
    let xml = export(&(page("A", 1, "One.") + &large + &page("B", 2, "Two.")));
    let (records, outcome) = read(xml.clone());
    assert_eq!(outcome, Ok(()));
    assert_eq!(kinds(&records), ["article", "too_large", "article"]);
    let [_, Err(skip), Ok(after)] = records.as_slice() else { panic!("{records:?}") };
    assert_eq!(skip.span.bytes[0] as usize, xml.find("<page><title>L").expect("the page"));
    assert_eq!(skip.span.bytes[1] as usize - skip.span.bytes[0] as usize, large.len() - 1);
    assert_eq!(after.span.bytes[0] as usize, xml.rfind("<page>").expect("the last page"));
    assert_eq!(after.span.lines[0] as usize, xml[..after.span.bytes[0] as usize].matches('\n').count() + 1);
}

#[test]
fn entities_are_not_expanded() {
    let bomb = "<!DOCTYPE m [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>\n";
    let xml =
        format!("<?xml version=\"1.0\"?>\n{bomb}{}", export(&page("A", 1, "&c;&c;&c; and &lt;b&gt;text&lt;/b&gt;")));
    assert_eq!(MediaWiki.sniff("a.xml", xml.as_bytes()), Confidence::Sure);
    let started = Instant::now();
    let (records, outcome) = read(xml);
    assert_eq!(outcome, Ok(()));
    let [Ok(draft)] = records.as_slice() else { panic!("{records:?}") };
    assert_eq!(body(draft), "&c;&c;&c; and text");
    assert!(started.elapsed() < Duration::from_secs(1));
}

#[test]
fn deep_elements_cost_a_page() {
    let deep = page("A", 1, &"<x>".repeat(300_000));
    let started = Instant::now();
    let (records, _) = read(export(&(deep + &page("B", 2, "Two."))));
    assert_eq!(kinds(&records), ["bad_xml", "article"]);
    assert!(started.elapsed() < Duration::from_secs(2), "{:?}", started.elapsed());
}

#[test]
fn exports_are_recognised() {
    let yes = ["<mediawiki>", "\u{feff}<mediawiki xml:lang='en'>", "<?xml version='1.0'?>\n<!-- x -->\n<mediawiki\n"];
    let no =
        ["", "<mediawikis>", "<html><mediawiki>", "text <mediawiki>", "<!-- <mediawiki>", "<?xml version='1.0'?><rss>"];
    for head in yes {
        assert_eq!(MediaWiki.sniff("a", head.as_bytes()), Confidence::Sure, "{head}");
    }
    for head in no {
        assert_eq!(MediaWiki.sniff("a.xml", head.as_bytes()), Confidence::No, "{head}");
    }
}
