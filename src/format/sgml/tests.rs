//! Collections: fields of the papers, pages with their header, other forms.

use super::{Reuters, Smart, Trec};
use crate::article::Body;
use crate::format::xml::tests::{one, read, text};
use crate::format::{Confidence, Format};

#[test]
fn fields_are_known_by_name() {
    let draft = one(
        &Trec,
        "<DOC>\n<DOCNO> HJ19940311-0007 </DOCNO>\n<HL> A title\n on two lines\n ----\n By Ada Byron </HL>\n<SO> JOURNAL (J), PAGE 1</SO>\n\
         <IN> FISH (F)\nSALT (S)</IN><DATELINE> PORT, March 3 (HJ) -- </DATELINE><LP>\n   Lead\nhere.\n</LP><TEXT>\n   One & two <3\nmore.\n   Three.\n</TEXT></DOC>",
    );
    assert_eq!(draft.external_id.as_deref(), Some("HJ19940311-0007"));
    assert_eq!(draft.title.as_deref(), Some("A title on two lines"));
    assert_eq!(draft.authors, ["By Ada Byron"]);
    assert_eq!(draft.site.as_deref(), Some("JOURNAL"));
    assert_eq!(draft.tags, ["FISH (F)", "SALT (S)"]);
    assert_eq!((draft.dateline.as_deref(), draft.agency.as_deref()), (Some("PORT"), Some("HJ")));
    assert_eq!(text(&draft), "Lead here.\n\nOne & two <3 more.\n\nThree.");
    assert_eq!(draft.published.unwrap().text, "1994-03-11");
}

#[test]
fn paragraphs_need_no_end_tags() {
    let draft = one(&Trec, "<doc id='x1' type='story'><headline>T</headline><text><p>One\ntwo<p>Three</text></doc>");
    assert_eq!(draft.external_id.as_deref(), Some("x1"));
    assert_eq!(text(&draft), "One two\n\nThree");
    // Of a document without a text all is text that nothing else is.
    let bare = one(&Trec, "<DOC><DOCNO>1</DOCNO>\nJust\nwords.\n<TYPE>x</TYPE></DOC>");
    assert_eq!(text(&bare), "Just words.");
}

#[test]
fn days_in_identifiers_must_be_days() {
    for (id, day) in [
        ("ABC_ENG_20040131.0001", "2004-01-31"),
        ("X20041331.0001", ""),
        ("20040131.1", ""),
        ("X200401310.1", ""),
        ("Éa1", ""),
    ] {
        let draft = one(&Trec, format!("<DOC><DOCNO>{id}</DOCNO><TEXT>x</TEXT></DOC>"));
        assert_eq!(draft.published.map(|stamp| stamp.text).unwrap_or_default(), day, "{id}");
    }
}

#[test]
fn a_page_keeps_its_address_and_nothing_of_its_markup_is_trusted() {
    let doc = |id: u8, status: u16, page: &str| {
        format!(
            "<DOC>\n<DOCNO>W-{id}</DOCNO>\n<DOCHDR>\nhttp://p.example/{id} 1.2.3.4 19970101000000 text/html 12\nHTTP/1.0 {status} OK\n</DOCHDR>\n{page}\n</DOC>\n"
        )
    };
    let dump = doc(1, 200, "<html><a href=\"x><!-- <p>one") + &doc(2, 404, "gone") + &doc(3, 200, "<p>three");
    let (records, outcome) = read(&Trec, dump);
    assert_eq!(outcome, Ok(()));
    let [Ok(first), Err(gone), Ok(third)] = records.as_slice() else { panic!("{records:?}") };
    assert_eq!(first.url.as_deref(), Some("http://p.example/1"));
    assert_eq!(first.body, Body::Html("\n<html><a href=\"x><!-- <p>one\n".to_owned()));
    assert_eq!(gone.kind, "http_status");
    assert_eq!((third.external_id.as_deref(), text(third)), (Some("W-3"), "\n<p>three\n"));
}

#[test]
fn reuters_stories_are_read() {
    let story = "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS TOPICS=\"YES\" NEWID=\"7\">\n<DATE>26-FEB-1987 15:01:01.79</DATE><TOPICS><D>tin</D><D>zinc</D></TOPICS>\
                 <TEXT>&#2;\n<TITLE>A &lt;B> C</TITLE>\n<DATELINE>    TOWN, Feb 26 - </DATELINE><BODY>One\ntwo.\n    Three.\n Reuter\n&#3;</BODY></TEXT></REUTERS>\n\
                 <REUTERS NEWID=\"8\"><TEXT TYPE=\"UNPROC\">&#2;\n ALL CAPS\nTEXT\n&#3;</TEXT></REUTERS>";
    let (records, outcome) = read(&Reuters, story);
    assert_eq!(outcome, Ok(()));
    let [Ok(first), Ok(second)] = records.as_slice() else { panic!("{records:?}") };
    assert_eq!(first.title.as_deref(), Some("A <B> C"));
    assert_eq!(first.tags, ["tin", "zinc"]);
    assert_eq!(first.dateline.as_deref(), Some("TOWN"));
    assert_eq!(text(first), "One two.\n\nThree.");
    assert_eq!(text(second), "ALL CAPS TEXT");
}

#[test]
fn fields_of_one_letter_are_read() {
    let (records, outcome) = read(&Smart, ".I 1\n.T\nA\nB\n.A\nAda\n.W\n.Not a field\ntext\n.K\nx, y\n.I 2\n.W\nz\n");
    assert_eq!(outcome, Ok(()));
    let [Ok(first), Ok(second)] = records.as_slice() else { panic!("{records:?}") };
    assert_eq!((first.title.as_deref(), text(first)), (Some("A B"), ".Not a field text"));
    assert_eq!((first.tags.len(), first.authors.len()), (2, 1));
    assert_eq!((second.external_id.as_deref(), second.span.lines), (Some("2"), [12, 14]));
}

#[test]
fn collections_are_recognised() {
    let trec = |head: &str| Trec.sniff("x", head.as_bytes());
    for head in ["<DOC>\n<DOCNO>1", "<!-- c --><doc><docid>1</docid>", "<ROOT><DOC><DOCNO>", "<DOC id='1'>"] {
        assert_eq!(trec(head), Confidence::Sure, "{head}");
    }
    for head in
        ["<DOC>words <DOCNO>", "<doc id=1 url=x title=y>", "<DOC><p>", "see <DOC><DOCNO>1", "<html><DOC><DOCNO>1", ""]
    {
        let expected = if head.starts_with("<html") { Confidence::Sure } else { Confidence::No };
        assert_eq!(trec(head), expected, "{head}");
    }
    assert_eq!(Smart.sniff("x", b".I 1\n.U\n870"), Confidence::Sure);
    assert_eq!(Smart.sniff("x", b".I 1\nwords"), Confidence::No);
}
