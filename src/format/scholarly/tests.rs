//! Papers and books: what is text of each, and what is not.

use super::{DOCBOOK, JATS, TEI};
use crate::format::xml::tests::{one, read, text};
use crate::format::{Confidence, Format};

#[test]
fn a_paper_is_read_with_its_front() {
    let draft = one(
        &JATS,
        "<article xml:lang='en'><front><journal-meta><journal-title>J</journal-title></journal-meta><article-meta><article-id pub-id-type='doi'>10.9/x</article-id>\
         <title-group><article-title>On <italic>x</italic></article-title></title-group><contrib-group><contrib contrib-type='author'><name><surname>Byron</surname><given-names>Ada</given-names></name></contrib>\
         <contrib contrib-type='editor'><name><surname>No</surname></name></contrib></contrib-group><pub-date><month>5</month><year>2019</year></pub-date><pub-date><day>7</day><month>5</month><year>2019</year></pub-date>\
         <abstract><p>Short.</p></abstract><kwd-group><kwd>k</kwd></kwd-group></article-meta></front><body><sec><title>Intro</title><p>One <xref>[1]</xref>.</p><fig><caption><p>Cap.</p></caption></fig></sec></body>\
         <back><ref-list><ref>No</ref></ref-list></back></article>",
    );
    assert_eq!((draft.title.as_deref(), text(&draft)), (Some("On x"), "Intro\n\nOne [1]."));
    assert_eq!((draft.url.as_deref(), draft.site.as_deref()), (Some("https://doi.org/10.9/x"), Some("J")));
    assert_eq!(
        (draft.authors, draft.caption, draft.summary),
        (vec!["Ada Byron".to_owned()], vec!["Cap.".to_owned()], vec!["Short.".to_owned()])
    );
    assert_eq!(draft.published.unwrap().text, "2019-05-07");
    let (records, _) = read(
        &JATS,
        "<pmc-articleset><article><front><article-meta><title-group><article-title>A</article-title></title-group></article-meta></front></article><article><body><p>b</p></body></article></pmc-articleset>",
    );
    assert_eq!(records.iter().flatten().count(), 2);
}

#[test]
fn an_edition_is_one_text_or_its_articles() {
    let edition = |body: &str| {
        format!(
            "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc><titleStmt><title>T</title><author>Ada</author></titleStmt><publicationStmt><date when='2016'/></publicationStmt>\
                 <sourceDesc><bibl><date when='1892-03-14'/></bibl></sourceDesc></fileDesc></teiHeader><text><body>{body}</body></text></TEI>"
        )
    };
    let whole = one(
        &TEI,
        edition(
            "<div type='chapter'><head>H</head><p>One<note>no</note> <choice><sic>to</sic><corr>two</corr></choice></p><lg><l>a</l><l>b</l></lg></div>",
        ),
    );
    assert_eq!((whole.title.as_deref(), text(&whole)), (Some("T"), "H\n\nOne two\n\na\nb"));
    assert_eq!(whole.published.unwrap().text, "1892-03-14");
    let (records, _) = read(
        &TEI,
        edition(
            "<div type='article' xml:id='a'><head>A</head><p>x</p></div><div><div type='article'><head>B</head><byline>By Bo</byline><p>y</p></div></div>",
        ),
    );
    let found: Vec<_> = records
        .iter()
        .map(|record| record.as_ref().unwrap())
        .map(|draft| (draft.title.as_deref().unwrap(), text(draft), draft.site.as_deref()))
        .collect();
    assert_eq!(found, [("A", "x", Some("T")), ("B", "y", Some("T"))]);
}

#[test]
fn a_book_is_its_chapters() {
    let (records, outcome) = read(
        &DOCBOOK,
        "<book xmlns='http://docbook.org/ns/docbook' xml:lang='de'><title>B</title><info><author><firstname>Ada</firstname><surname>Byron</surname></author></info>\
         <chapter xml:id='one'><title>C <emphasis>1</emphasis></title><para>x<indexterm>no</indexterm> y</para><screen>a\n b</screen></chapter><chapter><info><title>C2</title></info><section><title>S</title><para>z</para></section></chapter></book>",
    );
    assert_eq!(outcome, Ok(()));
    let found: Vec<_> = records
        .iter()
        .map(|record| record.as_ref().unwrap())
        .map(|draft| (draft.title.as_deref().unwrap(), text(draft)))
        .collect();
    assert_eq!(found, [("C 1", "x y\n\na\nb"), ("C2", "S\n\nz")]);
    let first = records[0].as_ref().unwrap();
    assert_eq!(
        (first.site.as_deref(), first.language.as_deref(), first.authors.as_slice()),
        (Some("B"), Some("de"), &["Ada Byron".to_owned()][..])
    );
}

#[test]
fn forms_are_recognised() {
    let sure: [(&dyn Format, &str); 6] = [
        (&JATS, "<!DOCTYPE article PUBLIC '-//NLM//DTD JATS (Z39.96)//EN' 'x'><article>"),
        (&JATS, "<?xml version='1.0'?><article><front><journal-meta>"),
        (&TEI, "<TEI xmlns='http://www.tei-c.org/ns/1.0'>"),
        (&TEI, "<TEI.2><teiHeader>"),
        (&DOCBOOK, "<article xmlns='http://docbook.org/ns/docbook'>"),
        (&DOCBOOK, "<!DOCTYPE book PUBLIC '-//OASIS//DTD DocBook XML V4.5//EN' 'x'><book>"),
    ];
    for (format, head) in sure {
        assert_eq!(format.sniff("x", head.as_bytes()), Confidence::Sure, "{head}");
    }
    let formats: [&dyn Format; 3] = [&JATS, &TEI, &DOCBOOK];
    for head in ["<article><p>words</p>", "<html><article>", "<book><title>x", "<tei>"] {
        assert!(formats.iter().all(|format| format.sniff("x", head.as_bytes()) == Confidence::No), "{head}");
    }
}
