//! The layer itself, and what every format on it must bear: damage, depth, entities, cuts anywhere.

use std::io::{Cursor, Read};
use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::records::{self, Names};
use super::scan::{Scanner, Token, attributes};
use super::space::Scope;
use super::text::{Flow, plain, resolve};
use super::tree::{Refused, Tree};
use crate::article::{Body, Draft, Span};
use crate::dump::source::Source;
use crate::format::{Broken, Confidence, FORMATS, Format, Settings, Skip, by_name, detect};

pub(in crate::format) type Records = Vec<Result<Draft, Skip>>;

/// What a format makes of some bytes.
pub(in crate::format) fn read(format: &dyn Format, bytes: impl Into<Vec<u8>>) -> (Records, Result<(), Broken>) {
    from(format, Box::new(Cursor::new(bytes.into())))
}

fn from(format: &dyn Format, reader: Box<dyn Read + Send>) -> (Records, Result<(), Broken>) {
    let mut source = Source::new("dump", reader);
    let mut found = Vec::new();
    let outcome = format.frame(&mut source, &Settings::default(), &mut |chunk| {
        format.parse(&chunk, &Settings::default(), &mut found);
        ControlFlow::Continue(())
    });
    (found, outcome)
}

/// The only draft in some bytes.
pub(in crate::format) fn one(format: &dyn Format, bytes: impl Into<Vec<u8>>) -> Draft {
    let (records, outcome) = read(format, bytes);
    assert_eq!(outcome, Ok(()));
    match <[_; 1]>::try_from(records) {
        Ok([Ok(draft)]) => draft,
        other => panic!("{other:?}"),
    }
}

pub(in crate::format) fn text(draft: &Draft) -> &str {
    match &draft.body {
        Body::Plain(text) | Body::Html(text) => text,
    }
}

/// The formats that read markup with this layer, and the wires that stand beside them.
fn ours() -> Vec<&'static dyn Format> {
    ["feed", "newsml", "trec", "reuters", "smart", "iptc7901", "jats", "tei", "docbook", "xml"]
        .map(|name| by_name(name).unwrap())
        .to_vec()
}

/// Every sample of these formats.
fn samples() -> Vec<Vec<u8>> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let mut samples = Vec::new();
    for format in ours() {
        for entry in std::fs::read_dir(data.join(format.name())).unwrap() {
            samples.push(std::fs::read(entry.unwrap().path()).unwrap());
        }
    }
    samples
}

#[test]
fn markup_is_cut_as_it_is_found() {
    let xml =
        "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b '>'>]><a x='>' y=z>1 < 2<br/><![CDATA[<b>]]></a ><!-- <c> --></d";
    let shown: Vec<String> = Scanner::of(xml.as_bytes())
        .map(|token| match token {
            Token::Text(range) => format!("text {}", &xml[range]),
            Token::Data { inner, .. } => format!("data {}", &xml[inner]),
            Token::Open { name, attributes, is_empty, .. } => {
                format!("open {}{} {is_empty}", &xml[name], &xml[attributes])
            }
            Token::Close { name, .. } => format!("close {}", &xml[name]),
            Token::Other(range) => format!("other {}", range.len()),
        })
        .collect();
    let expected = [
        "other 21",
        "other 30",
        "open a x='>' y=z false",
        "text 1 ",
        "text < 2",
        "open br true",
        "data <b>",
        "close a",
        "other 12",
        "close d",
    ];
    assert_eq!(shown, expected);
    let read: Vec<_> = attributes(" a='1' b = \"2\" c d=e/f = ").collect();
    assert_eq!(read, [("a", "1"), ("b", "2"), ("c", ""), ("d", "e/f")]);
}

#[test]
fn references_are_resolved_once_and_entities_never() {
    assert_eq!(resolve("a &amp;lt; &eacute;&#233;&#xe9; &#150; &nosuch; & &amp"), "a &lt; ééé – &nosuch; & &amp");
    assert_eq!(resolve("&#0;&#x110000;"), " &#x110000;");
    let laughs = "<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'><!ENTITY c '&b;&b;&b;'>]><l>&c;</l>";
    let tree = Tree::of(laughs, &Scope::default()).unwrap();
    assert_eq!(tree.root().text(), "&c;");
}

#[test]
fn trees_bear_missing_and_stray_end_tags() {
    let tree = Tree::of("<a><b>1<c>2</b></x>3</a>4", &Scope::default()).unwrap();
    let a = tree.root().child("A").unwrap();
    assert_eq!(a.text(), "123");
    assert_eq!(a.html(), "<b>1<c>2</c></b>3");
    let scoped =
        Tree::of("<q:a xmlns:q='http://www.w3.org/2005/Atom'><dc:b/><z:c/><q:d/></q:a><q:e/>", &Scope::default())
            .unwrap();
    let spaces: Vec<_> = scoped.root().descendants().map(|element| (element.space(), element.name())).collect();
    assert_eq!(spaces, [("atom", "a"), ("dc", "b"), ("?", "c"), ("atom", "d"), ("?", "e")]);
}

#[test]
fn text_flows_into_paragraphs() {
    let xml = "<t><p>One\n  two<b>three</b></p> loose <ul><li><p>x</p></li><li></li><li>y</li></ul><tr><td>1</td><td/><td> 2 </td></tr><pre>a\n b</pre><s>gone</s></t>";
    let tree = Tree::of(xml, &Scope::default()).unwrap();
    let flowed = plain(tree.root(), &|element| match element.name() {
        "p" | "ul" => Flow::Block,
        "li" => Flow::Item,
        "tr" => Flow::Row,
        "td" => Flow::Cell,
        "pre" => Flow::Verbatim,
        "s" => Flow::Skip,
        _ => Flow::Inline,
    });
    assert_eq!(flowed, "One twothree\n\nloose\n\n• x\n• y\n\n1 | 2\n\na\nb");
}

#[test]
fn records_are_the_same_however_they_arrive() {
    /// Gives a few bytes at a time.
    struct Drip(Cursor<Vec<u8>>, usize);
    impl Read for Drip {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            let most = buffer.len().min(self.1);
            self.0.read(&mut buffer[..most])
        }
    }
    let item =
        |n: usize| format!("<item><title>{n}</title><x><![CDATA[</item>{}]]></x></item>\n", "y".repeat(n % 5000));
    let xml = format!(
        "<rss version='2.0'><channel><title>T</title>\n{}</channel></rss>",
        (0..2000).map(item).collect::<String>()
    );
    let feed = by_name("feed").unwrap();
    let (whole, outcome) = read(feed, xml.clone());
    assert_eq!(outcome, Ok(()));
    assert_eq!(whole.len(), 2000);
    let (dripped, _) = from(feed, Box::new(Drip(Cursor::new(xml.clone().into_bytes()), 1777)));
    assert_eq!(whole, dripped);
    for (n, record) in whole.iter().enumerate() {
        let draft = record.as_ref().unwrap();
        let [from, to] = draft.span.bytes.map(|at| at as usize);
        assert_eq!(xml[from..to].trim_end(), item(n).trim_end());
        assert_eq!(draft.span.lines[0], n as u64 + 2);
        assert_eq!(draft.site.as_deref(), Some("T"), "the head goes with every chunk");
    }
}

#[test]
fn utf_16_is_read_with_its_places() {
    let xml = "<?xml version=\"1.0\" encoding=\"utf-16\"?>\n<rss version='2.0'><channel>\n<item><title>Ĝis 😀</title></item></channel></rss>";
    for (mark, wide) in [
        (&[0xff, 0xfe][..], xml.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()),
        (&[][..], xml.encode_utf16().flat_map(u16::to_be_bytes).collect()),
    ] {
        let bytes = [mark, &wide].concat();
        let draft = one(by_name("feed").unwrap(), bytes.clone());
        assert_eq!(draft.title.as_deref(), Some("Ĝis 😀"));
        let at = mark.len() as u64 + 2 * xml.find("<item>").unwrap() as u64;
        assert_eq!(draft.span.bytes[0], at);
        assert_eq!(draft.span.lines, [3, 3]);
        assert_eq!(detect("x", &bytes).map(Format::name), Some("feed"));
    }
}

#[test]
fn hostile_depth_is_refused_quickly() {
    let started = Instant::now();
    let deep = "<a>".repeat(1_000_000);
    assert_eq!(Tree::of(&deep, &Scope::default()).err(), Some(Refused::TooDeep));
    for (name, start) in [
        ("feed", "<rss version='2.0'><channel><item>"),
        ("newsml", "<nitf>"),
        ("tei", "<TEI><teiHeader/>"),
        ("trec", "<DOC><DOCNO>1</DOCNO>"),
    ] {
        let (records, _) = read(by_name(name).unwrap(), format!("{start}{deep}"));
        let kinds: Vec<_> =
            records.iter().map(|record| record.as_ref().map_or_else(|skip| skip.kind, |_| "article")).collect();
        assert_eq!(kinds, ["too_deep"], "{name}");
    }
    let mut slow = Vec::new();
    assert!(started.elapsed() < Duration::from_secs(4), "{:?}", started.elapsed());
    for junk in ["<!-- ", "<![CDATA[", "<a b=\"", "<a b='<a c=\"", "</", "<?", "<!A [", "&", "<item>", "<DOC>"] {
        let many = junk.repeat(200_000);
        for format in ours() {
            let begun = Instant::now();
            let _ = read(format, format!("<rss version='2.0'><channel><item>{many}"));
            if begun.elapsed() > Duration::from_secs(2) {
                slow.push((junk, format.name(), begun.elapsed()));
            }
        }
    }
    assert!(slow.is_empty(), "{slow:?}");
}

#[test]
fn what_only_mentions_markup_is_left_alone() {
    let cases: [(&str, &str, &str); 13] = [
        ("a.txt", "How feeds work\n\nA feed begins with <rss version=\"2.0\"> and <channel>.\n", "text"),
        ("a.txt", "<rss> is a tag\n", "text"),
        ("a.html", "<html><body><rss version='2.0'><channel></channel></rss>", "html"),
        ("a.json", "[{\"title\":\"<rss version='2.0'><channel><item>\"}]", "json"),
        ("a.txt", "ZCZC is what wires printed.\n", "text"),
        ("a.txt", ".I went home.\n.T\n", "text"),
        ("a.txt", "<DOC> stands at the beginning of a document.\n", "text"),
        ("a.csv", "id,text\n1,\"<DOC><DOCNO>1</DOCNO></DOC>\"\n", "text"),
        ("a.html", "<article><p>words</p></article>", "html"),
        ("a.svg", "<svg xmlns='http://www.w3.org/2000/svg'><title>x</title></svg>", "xml"),
        ("a.xml", "<?xml version='1.0'?><feed><fodder>hay</fodder></feed>", "xml"),
        (
            "a.xml",
            "<?xml version='1.0'?><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><Person/></rdf:RDF>",
            "xml",
        ),
        ("a.xml", "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body/></html>", "html"),
    ];
    for (name, head, expected) in cases {
        let format = detect(name, head.as_bytes()).map(Format::name);
        let format = if format == Some("csv") { Some("text") } else { format };
        assert_eq!(format, Some(expected), "{head}");
    }
}

#[test]
fn other_xml_is_left_out_by_name() {
    let xml = by_name("xml").unwrap();
    let kinds = |text: &str| match read(xml, text).0.as_slice() {
        [Err(skip)] => (skip.kind, skip.message.clone()),
        other => panic!("{other:?}"),
    };
    assert_eq!(kinds("<?xml version='1.0'?><urlset/>").0, "sitemap");
    assert_eq!(kinds("<opml version='1.0'/>").0, "opml");
    let (kind, message) = kinds("<?xml version='1.0'?><ledger/>");
    assert_eq!(kind, "no_articles");
    assert!(message.contains("<ledger>"), "{message}");
}

#[test]
fn a_record_too_large_is_passed_over() {
    let huge = "x".repeat(records::MOST_RECORD_BYTES + (2 << 20));
    let xml = format!(
        "<rss version='2.0'><channel><item><title>a</title></item>\n<item>{huge}</item><item><title>b</title></item></channel></rss>"
    );
    let (found, outcome) = read(by_name("feed").unwrap(), xml);
    assert_eq!(outcome, Ok(()));
    let kinds: Vec<_> =
        found.iter().map(|record| record.as_ref().map_or_else(|skip| skip.kind, |_| "article")).collect();
    assert_eq!(kinds, ["article", "too_large", "article"]);
}

#[test]
fn literal_records_hold_anything() {
    let names = Names::literal(&["doc"]);
    let text = b"<DOC> <a href=\"x </DOC><doc id=1><!-- </DOC>";
    let found: Vec<_> = records::records(text, &names).into_iter().map(|range| &text[range]).collect();
    assert_eq!(found, [&b"<DOC> <a href=\"x </DOC>"[..], b"<doc id=1><!-- </DOC>"]);
}

/// Spans in order, inside the stream; the same twice.
fn holds(format: &dyn Format, bytes: &[u8]) {
    let (records, _) = read(format, bytes);
    assert_eq!(records, read(format, bytes).0, "parsing is not stable");
    let mut last = 0;
    for record in &records {
        let Span { bytes: [from, to], lines: [first, end] } = match record {
            Ok(draft) => draft.span,
            Err(skip) => skip.span,
        };
        assert!(
            last <= from && from <= to && to <= bytes.len() as u64,
            "{from}..{to} behind {last} in {}",
            format.name()
        );
        assert!(first <= end);
        last = from;
    }
    let length: usize = records.iter().flatten().map(|draft| text(draft).len()).sum();
    // References of a few letters never grow much, nor do records repeat one another.
    assert!(length <= bytes.len() * 8 + 1000, "{length} of {}", bytes.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn damaged_samples_harm_nothing(which in 0usize..1000, at in 0usize..100_000, length in 0usize..300, byte: u8, way in 0u8..4) {
        let samples = samples();
        let mut bytes = samples[which % samples.len()].clone();
        let at = at % bytes.len();
        let end = (at + length).min(bytes.len());
        match way {
            0 => bytes[at] = byte,
            1 => drop(bytes.drain(at..end)),
            2 => bytes.truncate(at),
            _ => {
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece.repeat(3));
            }
        }
        for format in ours() {
            holds(format, &bytes);
        }
        for format in FORMATS {
            let _: Confidence = format.sniff("x.xml", &bytes);
        }
    }

    #[test]
    fn any_markup_harms_nothing(pieces in proptest::collection::vec("<[!/?]?[a-dDOC:]{0,3}( [a-z]{1,2}=[\"']?[<>a]{0,2}[\"']?)?/?>?|[a-c&;#\\[\\]]{0,4}|<item>|</item>|<DOC>|</DOC>|<!\\[CDATA\\[|\\]\\]>|-->", 0..40)) {
        let bytes = pieces.concat().into_bytes();
        for format in ours() {
            holds(format, &bytes);
        }
    }
}
