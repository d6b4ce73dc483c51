//! Feeds: what is read of an item, and what is borne of feeds as they are found.

use super::Feed;
use crate::article::{Body, Draft};
use crate::format::xml::tests::{one, read, text};
use crate::format::{Confidence, Format};

fn item(item: &str) -> Draft {
    one(
        &Feed,
        format!(
            "<rss version=\"2.0\"><channel><title>Paper</title><link>https://p.example/x/</link><language>en</language><item>{item}</item></channel></rss>"
        ),
    )
}

fn entry(entry: &str) -> Draft {
    one(
        &Feed,
        format!(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base=\"https://p.example/a/b\"><title>P</title><entry>{entry}</entry></feed>"
        ),
    )
}

fn stamp(stamp: Option<&crate::article::Stamp>) -> &str {
    stamp.map_or("", |stamp| &stamp.text)
}

#[test]
fn an_item_of_rss_is_read() {
    let draft = item(
        "<title>A &amp;amp; B</title><link> /story </link><guid isPermaLink='false'>g1</guid><dc:creator>Ada</dc:creator>\
         <author>a@p.example (Bo Ek)</author><category>x</category><category>y</category><pubDate>Tue, 04 Mar 2025 07:30:00 +0100</pubDate>\
         <description>Short &amp; plain.</description><content:encoded><![CDATA[<p>Long</p>]]></content:encoded>",
    );
    assert_eq!(draft.title.as_deref(), Some("A & B"));
    assert_eq!(draft.url.as_deref(), Some("https://p.example/story"));
    assert_eq!(draft.external_id.as_deref(), Some("g1"));
    assert_eq!(draft.authors, ["Ada", "Bo Ek"]);
    assert_eq!(draft.tags, ["x", "y"]);
    assert_eq!(stamp(draft.published.as_ref()), "Tue, 04 Mar 2025 07:30:00 +0100");
    assert_eq!(draft.body, Body::Html("<p>Long</p>".to_owned()));
    assert_eq!(draft.summary, ["Short & plain."]);
    assert_eq!((draft.site.as_deref(), draft.language.as_deref()), (Some("Paper"), Some("en")));
}

#[test]
fn an_excerpt_is_no_summary() {
    let same = item(
        "<description>The ferry sailed [...]</description><content:encoded>&lt;p&gt;The ferry sailed at noon.&lt;/p&gt;</content:encoded>",
    );
    assert!(same.summary.is_empty());
    let longer =
        item("<description>The ferry sailed at noon.</description><content:encoded>The ferry</content:encoded>");
    assert_eq!(text(&longer), "The ferry sailed at noon.");
    assert!(longer.summary.is_empty());
}

#[test]
fn markup_is_told_from_text() {
    assert_eq!(item("<description>1 &lt; 2 and x</description>").body, Body::Plain("1 < 2 and x".to_owned()));
    assert_eq!(item("<description>a&lt;br /&gt;b</description>").body, Body::Html("a<br />b".to_owned()));
    assert_eq!(item("<description>a <b>c</b> d</description>").body, Body::Html("a <b>c</b> d".to_owned()));
    // A page's frame would have the page's text looked for in it.
    let framed = item(
        "<description><![CDATA[<html><head><title>T</title><meta x></head><body class=a><p>b</p></body></html>]]></description>",
    );
    assert_eq!(framed.body, Body::Html("<p>b</p>".to_owned()));
    assert_eq!(entry("<content type='text'>a &lt;x&gt; b</content>").body, Body::Plain("a <x> b".to_owned()));
    let nested = entry(
        "<content type='xhtml'><x:div xmlns:x='http://www.w3.org/1999/xhtml'><x:p>b &lt; c</x:p></x:div></content>",
    );
    assert!(text(&nested).contains("<p>b &lt; c</p>"), "{}", text(&nested));
}

#[test]
fn an_entry_of_atom_is_read() {
    let draft = entry(
        "<title type='html'>A &lt;b&gt;bold&lt;/b&gt; plan</title><link rel='enclosure' href='e.mp3'/><link href='../c?d#e'/>\
         <id>tag:1</id><published>2024-01-02T03:04:05Z</published><updated>2024-02-03T03:04:05Z</updated>\
         <author><name>Ada</name><email>a@p.example</email></author><contributor><name>Bo</name></contributor>\
         <category term='t' label='Term'/><summary>S</summary><content src='x.png' type='image/png'/>",
    );
    assert_eq!(draft.title.as_deref(), Some("A bold plan"));
    assert_eq!(draft.url.as_deref(), Some("https://p.example/c?d#e"));
    assert_eq!(draft.authors, ["Ada"]);
    assert_eq!(draft.tags, ["Term"]);
    assert_eq!(text(&draft), "S");
    assert_eq!(stamp(draft.updated.as_ref()), "2024-02-03T03:04:05Z");
    assert_eq!(entry("<title mode='base64'>QQ==</title><content mode='base64'>QUJD</content>").title, None);
}

#[test]
fn vocabularies_are_known_by_their_address() {
    let xml = "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:q='http://purl.org/rss/1.0/' xmlns:d='http://purl.org/dc/elements/1.1/'>\
               <q:channel><q:title>P</q:title></q:channel><q:item r:about='https://p.example/1'><q:title>T</q:title><d:date>2004</d:date>\
               <q:description>D</q:description></q:item></r:RDF>";
    let draft = one(&Feed, xml);
    assert_eq!(draft.title.as_deref(), Some("T"));
    assert_eq!(draft.url.as_deref(), Some("https://p.example/1"));
    assert_eq!((stamp(draft.published.as_ref()), text(&draft)), ("2004", "D"));
    assert_eq!(draft.site.as_deref(), Some("P"));
}

#[test]
fn broken_feeds_give_what_they_have() {
    // No end tags, a bare ampersand, an unknown entity, a foreign encoding in one item.
    let feed = b"\xef\xbb\xbf\n<?xml version='1.0' encoding='utf-8'?><rss version='0.91'><channel><item><title>A & B &nosuch; caf\xe9</title>\
                 <item><title>C</title><description>d</description></item><item><title>E".to_vec();
    let (records, outcome) = read(&Feed, feed);
    let titles: Vec<_> =
        records.iter().map(|record| record.as_ref().unwrap().title.as_deref().unwrap_or_default()).collect();
    assert_eq!(titles, ["A & B &nosuch; café", "C", "E"]);
    assert_eq!(outcome.unwrap_err().kind, "truncated");
}

#[test]
fn media_give_captions_or_the_text() {
    let captioned = item(
        "<description>x</description><media:group><media:content><media:description>A pear</media:description><media:credit>Photo: Bo</media:credit></media:content></media:group>",
    );
    assert_eq!(captioned.caption, ["A pear", "Photo: Bo"]);
    let film = entry(
        "<title>F</title><media:group><media:title>F</media:title><media:description>What it shows</media:description></media:group>",
    );
    assert_eq!(text(&film), "What it shows");
}

#[test]
fn authors_are_names() {
    let of = |line: &str| super::names::of_line(line).unwrap_or_default();
    assert_eq!(of("a@b.example (Ada Byron)"), "Ada Byron");
    assert_eq!(of("Ada Byron <a@b.example>"), "Ada Byron");
    assert_eq!(of("Ada Byron (a@b.example)"), "Ada Byron");
    assert_eq!(of("Ada (the editor) Byron"), "Ada (the editor) Byron");
    assert_eq!(of("a@b.example"), "");
}

#[test]
fn feeds_are_recognised() {
    let sure: [&[u8]; 5] = [
        b"<rss version='2.0'>",
        b"\xef\xbb\xbf <?xml version='1.0'?><?xml-stylesheet href='x'?><!-- c --><rss><channel>",
        b"<feed xmlns='http://purl.org/atom/ns#'>",
        b"<rdf:RDF xmlns='http://my.netscape.com/rdf/simple/0.9/'><channel>",
        b"<channel><item><title>x",
    ];
    for head in sure {
        assert_eq!(Feed.sniff("x", head), Confidence::Sure, "{}", String::from_utf8_lossy(head));
    }
    for head in [&b"<feed>"[..], b"words <rss version='2.0'><channel>", b"<opml/>", b"<rdf:RDF><Person>", b""] {
        assert_eq!(Feed.sniff("x", head), Confidence::No);
    }
}
