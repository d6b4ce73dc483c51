//! Messages of wires, in control bytes and in print.

use super::Wire;
use crate::format::xml::tests::{one, read, text};
use crate::format::{Confidence, Format};

#[test]
fn messages_are_read() {
    let wire = "\u{16}\u{16}\u{1}abc0123 4 pol 12 abc0100 vote\r\n\u{2}VOTE-TOWN=\r\n\r\nTown votes on bridge\r\n\r\nBy Ada Byron\r\n\r\n    PORT, Feb 2 (ABC) - One\r\ntwo.\r\n    Three.\r\n\u{3}\r\n021430 gmt feb 86\r\n\
                \u{1}abc0124 5 spo 3\r\n\u{2}\r\nOnly text here.\r\n\u{3}021431 gmt feb 86\r\n";
    let (records, outcome) = read(&Wire, wire);
    assert_eq!(outcome, Ok(()));
    let [Ok(first), Ok(second)] = records.as_slice() else { panic!("{records:?}") };
    assert_eq!(first.external_id.as_deref(), Some("abc0123"));
    assert_eq!(first.title.as_deref(), Some("Town votes on bridge"));
    assert_eq!(first.section.as_deref(), Some("pol"));
    assert_eq!(first.authors, ["By Ada Byron"]);
    assert_eq!(first.tags, ["VOTE-TOWN", "abc0100 vote"]);
    assert_eq!((first.dateline.as_deref(), first.agency.as_deref()), (Some("PORT"), Some("ABC")));
    assert_eq!(text(first), "PORT, Feb 2 (ABC) - One two.\n\nThree.");
    assert_eq!(first.published.as_ref().unwrap().text, "1986-02-02T14:30:00Z");
    assert_eq!((second.title.as_deref(), text(second)), (None, "Only text here."));
    assert!(second.span.bytes[0] == first.span.bytes[1]);
}

#[test]
fn printed_marks_are_marks() {
    let draft = one(&Wire, "ZCZC\nabc0123 4 pol 12\n\nA title\n\nText.\n\nNNNN\n");
    assert_eq!((draft.title.as_deref(), text(&draft)), (Some("A title"), "Text."));
    let anpa = one(
        &Wire,
        "\u{1}a0586 \u{1f}bc-czc\u{1f} r i bc-orchard 03-05 0123\r\n\u{2}BC-Orchard,0123\r\nPears\r\n\r\nText.\r\n\u{3}WS-03-05-98 1234GMT\r\n",
    );
    assert_eq!((anpa.title.as_deref(), anpa.section.as_deref()), (Some("Pears"), Some("i")));
    assert_eq!(anpa.published.unwrap().text, "1998-03-05T12:34:00Z");
}

#[test]
fn only_wires_are_wires() {
    assert_eq!(Wire.sniff("x", b"\x01abc0123 4 pol 12\r\n\x02"), Confidence::Sure);
    for head in [&b"\x01\x02\x03\x04"[..], b"ZCZC is printed", b"abc0123 4 pol 12", b"\x01abc0123 words of text"] {
        assert_eq!(Wire.sniff("x", head), Confidence::No, "{}", String::from_utf8_lossy(head));
    }
}
