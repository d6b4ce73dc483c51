use std::io::Cursor;

use super::*;

const BOX: &str = "From lee@port.example Tue Apr 11 07:30:00 2017\nFrom: Ann Lee <lee@port.example>\nSubject: The pier\n\
Date: Tue, 11 Apr 2017 07:30:00 +0200\nMessage-ID: <1@port.example>\n\nThe pier is shut.\n\nFrom the sea it looks whole.\n\
>From here it does not.\n\nFrom bo@port.example  Wed Apr 12 08:00:00 2017\nReturn-Path: <bo@port.example>\n\
From: Bo Ray <bo@port.example>\nSubject: Re: The pier\n\nStill shut.\n\n> The pier is shut.\n";

fn parsed(format: &dyn Format, bytes: &[u8]) -> Vec<Result<Draft, Skip>> {
    let mut source = Source::new("x", Box::new(Cursor::new(bytes.to_vec())));
    let (mut out, settings) = (Vec::new(), Settings::default());
    let mut chunks = Vec::new();
    let framed = format.frame(&mut source, &settings, &mut |chunk| {
        chunks.push(chunk);
        ControlFlow::Continue(())
    });
    assert!(framed.is_ok(), "{framed:?}");
    chunks.iter().for_each(|chunk| format.parse(chunk, &settings, &mut out));
    out
}

fn titles(found: &[Result<Draft, Skip>]) -> Vec<&str> {
    found.iter().flatten().filter_map(|draft| draft.title.as_deref()).collect()
}

fn body(draft: &Draft) -> &str {
    let (crate::article::Body::Plain(text) | crate::article::Body::Html(text)) = &draft.body;
    text
}

#[test]
fn a_mailbox_comes_apart_where_messages_begin() {
    let found = parsed(&MBOX, BOX.as_bytes());
    assert_eq!(titles(&found), ["The pier", "Re: The pier"]);
    let first = found[0].as_ref().unwrap();
    assert_eq!(body(first), "The pier is shut.\n\nFrom the sea it looks whole.\nFrom here it does not.");
    assert_eq!((first.span.lines, first.external_id.as_deref()), ([1, 10], Some("1@port.example")));
    let second = found[1].as_ref().unwrap();
    assert_eq!((body(second), second.furniture.as_slice()), ("Still shut.", &["> The pier is shut.".to_owned()][..]));
    assert_eq!(second.span.lines[0], 12);
    // The envelope's date, where the head has none.
    assert!(second.published.as_ref().unwrap().text.contains("Apr 12"));
}

#[test]
fn a_length_is_believed_where_it_fits() {
    let inner =
        "Look:\n\nFrom ann@b.example Tue Apr 11 07:30:00 2017\nSubject: not a message\nFrom: x@y.example\n\nend\n";
    for (length, expected) in [(inner.len(), 2), (inner.len() - 20, 3), (9_000_000, 3)] {
        let boxed = format!(
            "From a@b.example Tue Apr 11 07:30:00 2017\nSubject: One\nContent-Length: {length}\n\n{inner}\n{}",
            BOX.split("\n\nFrom bo").next().unwrap()
        );
        assert_eq!(parsed(&MBOX, boxed.as_bytes()).len(), expected, "{length}");
    }
}

#[test]
fn long_boxes_and_messages_are_framed_alike() {
    let long = format!("{}\n", "The tide came in and went out again. ".repeat(40_000));
    let mut boxed = BOX.repeat(3000);
    boxed.push_str("\nFrom c@b.example Tue Apr 11 07:30:00 2017\nFrom: c@b.example\nSubject: Long\n\n");
    boxed.push_str(&long);
    boxed.push('\n');
    boxed.push_str(BOX);
    let found = parsed(&MBOX, boxed.as_bytes());
    assert_eq!(found.iter().flatten().count(), 6003);
    let last = found.last().unwrap().as_ref().unwrap();
    assert_eq!(last.span.bytes[1] as usize, boxed.trim_end().len());
}

#[test]
fn forms_of_a_text_are_chosen_from() {
    let letter = |plain: &str, page: &str| {
        format!(
            "From: The Quill <q@mail.example>\nSubject: Tides\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=\"b;1\"\n\n\
             --b;1\nContent-Type: text/plain; charset=utf-8\n\n{plain}\n--b;1\nContent-Type: text/html\n\n\
             <html><head><style>p {{}}</style></head><body>{page}</body></html>\n--b;1--\n"
        )
    };
    let found = parsed(&MESSAGE, letter("The pier is shut.", "<p>The pier is shut.</p>").as_bytes());
    assert_eq!(body(found[0].as_ref().unwrap()), "The pier is shut.");
    let page = "<p>The pier is shut, and the bridge with it.</p>";
    let found = parsed(&MESSAGE, letter("Read it: https://mail.example/1", page).as_bytes());
    assert_eq!(body(found[0].as_ref().unwrap()), page);
}

#[test]
fn what_is_carried_along_is_told() {
    let message = "From: a@b.example\nSubject: Papers\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n\
        --x\n\nSee the papers.\n--x\nContent-Type: text/plain; name=\"=?utf-8?q?caf=C3=A9.txt?=\"\nContent-Disposition: attachment\n\nmenu\n\
        --x\nContent-Type: message/rfc822\n\nFrom: c@d.example\nSubject: Inner\n\nThe inner text.\n--x\nContent-Type: image/png; name=a.png\n\nzz\n--x--\n";
    let found = parsed(&MESSAGE, message.as_bytes());
    assert_eq!(titles(&found), ["Papers", "Inner"]);
    let skipped: Vec<&str> =
        found.iter().filter_map(|found| found.as_ref().err()).map(|skip| skip.message.as_str()).collect();
    assert_eq!(skipped, ["café.txt (text/plain)", "a.png (image/png)"]);
    assert_eq!(body(found[0].as_ref().unwrap()), "See the papers.");
}

#[test]
fn undeclared_bytes_are_guessed() {
    let text = "From: Олег Смирнов <o@p.example>\nSubject: Причал закрыт\nLines: 3\nOrganization: Порт\n\n\
        Причал закрыт до весны, сказал начальник порта в понедельник утром.\n";
    let (bytes, ..) = encoding_rs::KOI8_R.encode(text);
    let found = parsed(&MESSAGE, &bytes);
    let draft = found[0].as_ref().unwrap();
    assert_eq!(
        (draft.title.as_deref(), draft.authors.as_slice()),
        (Some("Причал закрыт"), &["Олег Смирнов".to_owned()][..])
    );
    assert!(body(draft).starts_with("Причал закрыт до весны"));
}

#[test]
fn mail_is_told_from_text() {
    let sure = [
        ("a", "Received: from x\nFrom: a@b.example\nSubject: x\n\ntext"),
        ("a.eml", "From: a@b.example\nDate: now\n\ntext"),
        ("1600000000.M1P2.host:2,S", "From: a@b.example\nSubject: x\n\ntext"),
        ("82757", "Path: x!y\nNewsgroups: rec.boats\nFrom: a@b.example\nSubject: x\n\ntext"),
        ("1.emlx", "52\nReturn-Path: <a@b.example>\nFrom: a@b.example\n\ntext\n\n<?xml"),
    ];
    for (name, head) in sure {
        assert_eq!(MESSAGE.sniff(name, head.as_bytes()), Confidence::Sure, "{name}");
    }
    let news = "From: a@b.example (Ann)\nSubject: x\nOrganization: Port\nLines: 3\n\ntext";
    assert_eq!(MESSAGE.sniff("82757", news.as_bytes()), Confidence::Likely);
    let none = [
        ("a.txt", "From: Ann Lee\nDate: 1 May 2020\nSubject: x\n\ntext"),
        ("a.txt", "Title: x\nFrom: the sea\n\ntext"),
        (
            "a.txt",
            "From: a@b.example\nSubject: x\nMessage-ID: <1>\nSender: y\n\ntext\n\nFrom: c@b.example\nSubject: y\n\ntext",
        ),
        ("a.html", "<html><p>Received: from x</p>"),
        ("a.txt", "The field Received: says\n\nFrom: a\nMIME-Version: 1.0"),
        ("a", ""),
    ];
    for (name, head) in none {
        assert_eq!(MESSAGE.sniff(name, head.as_bytes()), Confidence::No, "{head}");
        assert_eq!(MBOX.sniff(name, head.as_bytes()), Confidence::No, "{head}");
    }
    assert_eq!(MBOX.sniff("x", BOX.as_bytes()), Confidence::Sure);
    let texts = ["From the sea\nit looks: whole\n\ntext", "From Monday 10:00 to May 2017\nthe pier is shut", "From x"];
    texts.iter().for_each(|text| assert_eq!(MBOX.sniff("x", text.as_bytes()), Confidence::No, "{text}"));
}

#[test]
fn damaged_mail_ends_quietly() {
    let nested = "Content-Type: message/rfc822\nSubject: x\n\n".repeat(20_000);
    assert!(parsed(&MESSAGE, nested.as_bytes()).len() < 20);
    let parts = "Content-Type: multipart/mixed; boundary=x\n\n--x\n".repeat(5_000);
    let _ = parsed(&MESSAGE, parts.as_bytes());
    for cut in 0..BOX.len() {
        let _ = parsed(&MBOX, &BOX.as_bytes()[..cut]);
        let _ = parsed(&MESSAGE, &BOX.as_bytes()[cut..]);
    }
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_read(mut bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..400), at in 0usize..500, again in 1usize..4) {
        let mut whole = BOX.as_bytes().to_vec();
        let at = at.min(whole.len());
        bytes = bytes.repeat(again);
        whole.splice(at..at, bytes);
        let found = parsed(&MBOX, &whole);
        proptest::prop_assert!(found.len() < 200);
        let _ = parsed(&MESSAGE, &whole);
        let _ = (MBOX.sniff("x", &whole), MESSAGE.sniff("x", &whole));
    }
}
