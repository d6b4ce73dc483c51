//! News items: what is read of each form, and what is left out.

use super::NewsMl;
use crate::article::Draft;
use crate::format::xml::tests::{one, read, text};
use crate::format::{Confidence, Format};

fn g2(meta: &str, content: &str) -> Draft {
    one(
        &NewsMl,
        format!(
            "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='g' xml:lang='en'><itemMeta><provider><name>Agency</name></provider>\
             <versionCreated>2020-02-02</versionCreated><firstCreated>2020-01-01</firstCreated></itemMeta><contentMeta>{meta}</contentMeta>\
             <contentSet>{content}</contentSet></newsItem>"
        ),
    )
}

#[test]
fn a_news_item_carries_its_document() {
    let draft = g2(
        "<headline>H</headline><by>By Ada</by><slugline>S-L</slugline><subject><name>rail</name></subject><subject qcode='x:1'/>\
         <dateline>MOSCOW, Monday (Ag)</dateline><description>D</description><language tag='fr'/>",
        "<inlineXML contenttype='application/xhtml+xml'><html xmlns='http://www.w3.org/1999/xhtml'><head><title>no</title></head><body><p>One</p><p>Two</p></body></html></inlineXML>",
    );
    assert_eq!((draft.title.as_deref(), text(&draft)), (Some("H"), "One\n\nTwo"));
    assert_eq!((draft.site.as_deref(), draft.language.as_deref()), (Some("Agency"), Some("fr")));
    assert_eq!((draft.tags, draft.summary), (vec!["S-L".to_owned(), "rail".to_owned()], vec!["D".to_owned()]));
    assert_eq!(draft.agency.as_deref(), Some("Ag"));
    assert_eq!(draft.published.unwrap().text, "2020-01-01");
    assert_eq!(draft.updated.unwrap().text, "2020-02-02");
}

#[test]
fn plain_text_and_captions_are_texts_too() {
    let draft = g2("<headline>H</headline>", "<inlineData contenttype='text/plain'>One\n\nTwo\nthree</inlineData>");
    assert_eq!(text(&draft), "One\n\nTwo\nthree");
    let packed = g2(
        "<headline>H</headline><description>A caption</description>",
        "<inlineData contenttype='image/jpeg' encoding='base64'>QUJD</inlineData>",
    );
    assert_eq!((text(&packed), packed.summary.len()), ("A caption", 0));
}

#[test]
fn items_of_other_kinds_are_left_out() {
    let (records, outcome) = read(
        &NewsMl,
        "<newsMessage><itemSet><packageItem guid='p'><newsItem guid='in'/></packageItem><newsItem guid='n'/><n:conceptItem/></itemSet></newsMessage>",
    );
    assert_eq!(outcome, Ok(()));
    let kinds: Vec<_> = records
        .iter()
        .map(|record| record.as_ref().unwrap_err())
        .map(|skip| (skip.kind, skip.message.as_str()))
        .collect();
    assert_eq!(kinds[0].0, "not_news");
    assert!(kinds[0].1.starts_with("p: a package"), "{}", kinds[0].1);
    assert_eq!(kinds[1].0, "no_text");
}

#[test]
fn nitf_is_read() {
    let draft = one(
        &NewsMl,
        "<nitf><head><title>T</title><meta name='publication_year' content='2007'/><meta name='publication_month' content='2'/>\
         <meta name='publication_day_of_month' content='1'/><docdata><doc-id id-string='7'/><doc.copyright holder='The Paper'/>\
         <identified-content><classifier type='descriptor'>Rail</classifier><classifier>Top/News/Sport</classifier><classifier>0101</classifier></identified-content></docdata></head>\
         <body><body.head><hedline><hl1>H</hl1><hl2>Deck</hl2></hedline><byline class='print_byline'>By ADA BYRON, <byttl>Editor</byttl></byline>\
         <byline class='normalized_byline'>Byron, Ada</byline><abstract><p>Short.</p></abstract></body.head><body.content>\
         <block class='lead_paragraph'><p>One.</p></block><block class='full_text'><p>One.</p><p>Two.</p><media><media-caption>Pic</media-caption></media></block></body.content></body></nitf>",
    );
    assert_eq!((draft.title.as_deref(), text(&draft)), (Some("H"), "One.\n\nTwo."));
    assert_eq!(draft.authors, ["By ADA BYRON"]);
    assert_eq!(draft.summary, ["Deck", "Short."]);
    assert_eq!(draft.caption, ["Pic"]);
    assert_eq!(draft.tags, ["Rail", "Sport"]);
    assert_eq!(draft.published.unwrap().text, "2007-02-01");
    assert_eq!(draft.site.as_deref(), Some("The Paper"));
}

#[test]
fn components_of_newsml_1_are_articles_by_their_headlines() {
    let component = |duid: &str, headline: &str, text: &str| {
        format!(
            "<NewsComponent Duid='{duid}'><NewsLines><HeadLine>{headline}</HeadLine></NewsLines><ContentItem><DataContent><p>{text}</p></DataContent></ContentItem></NewsComponent>"
        )
    };
    let item = |inner: &str| {
        format!(
            "<NewsML><NewsItem><Identification><NewsIdentifier><PublicIdentifier>u</PublicIdentifier></NewsIdentifier></Identification>\
                 <NewsManagement><FirstCreated>20130516T040100+0000</FirstCreated></NewsManagement><NewsComponent><NewsLines><HeadLine>All</HeadLine></NewsLines>{inner}</NewsComponent></NewsItem></NewsML>"
        )
    };
    let (records, _) = read(&NewsMl, item(&(component("a", "A", "one") + &component("b", "B", "two"))));
    let found: Vec<_> = records
        .iter()
        .map(|record| record.as_ref().unwrap())
        .map(|draft| (draft.title.as_deref().unwrap(), text(draft), draft.external_id.as_deref().unwrap()))
        .collect();
    assert_eq!(found, [("A", "one", "u#a"), ("B", "two", "u#b")]);
    let roles = "<NewsComponent><Role FormalName='Body'/><ContentItem><MimeType FormalName='text/xhtml'/><DataContent><html><body><p>text</p></body></html></DataContent></ContentItem></NewsComponent>\
                 <NewsComponent><Role FormalName='StyleSheet'/><ContentItem><DataContent>.a{}</DataContent></ContentItem></NewsComponent>\
                 <NewsComponent><Role FormalName='Photo'/><NewsLines><HeadLine>A pear</HeadLine></NewsLines></NewsComponent>";
    let draft = one(&NewsMl, item(roles));
    assert_eq!((draft.title.as_deref(), text(&draft), draft.caption.len()), (Some("All"), "text", 1));
    assert_eq!(draft.published.unwrap().text, "20130516T040100+0000");
}

#[test]
fn forms_are_recognised() {
    for head in [
        "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'>",
        "<NewsML Version='1.2'>",
        "<!DOCTYPE nitf SYSTEM 'x'><nitf>",
        "<n:newsMessage xmlns:n='http://iptc.org/std/nar/2006-10-01/'>",
    ] {
        assert_eq!(NewsMl.sniff("x", head.as_bytes()), Confidence::Sure, "{head}");
    }
    assert_eq!(NewsMl.sniff("x", b"<news><item/></news>"), Confidence::No);
}
