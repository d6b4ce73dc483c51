use super::*;
use crate::dump::charset;

fn parsed(format: &Light, text: &str) -> Vec<Draft> {
    let (encoding, _) = charset::detect(text.as_bytes());
    let chunk = Chunk { bytes: text.as_bytes().to_vec(), at: 0, line: 1, encoding };
    let mut out = Vec::new();
    format.parse(&chunk, &Settings::default(), &mut out);
    out.into_iter().map(|found| found.unwrap()).collect()
}

fn body(draft: &Draft) -> &str {
    let (Body::Plain(text) | Body::Html(text)) = &draft.body;
    text
}

#[test]
fn marks_come_off() {
    let cases = [
        (
            Dialect::Markdown,
            "The **old** [pier](https://port.example/a_(b)) is *shut*, `now`.",
            "The old pier is shut, now.",
        ),
        (
            Dialect::Markdown,
            "A ***bold*** _word_, snake_case_name, 2 * 3 * 4 and \\*stars\\*",
            "A bold word, snake_case_name, 2 * 3 * 4 and *stars*",
        ),
        (
            Dialect::Markdown,
            "See <https://port.example>[^1] and [the quay][q], a < b > c",
            "See https://port.example and the quay, a < b > c",
        ),
        (
            Dialect::Markdown,
            "An [aside] stays, ![a map](m.png) and {{< figure x >}} go",
            "An [aside] stays, a map and  go",
        ),
        (
            Dialect::Restructured,
            "The **old** `pier <https://x.example>`_ is *shut*, ``now``; :ref:`see <x>` |the| [1]_.",
            "The old pier is shut, now; see the .",
        ),
        (
            Dialect::Asciidoc,
            "The *old* https://port.example/a[pier^] is _shut_, <<q,see>> `it`.",
            "The old pier is shut, see it.",
        ),
        (
            Dialect::Org,
            "The *old* [[https://port.example][pier]] is /shut/, =now=, 3/4 or 1/2.",
            "The old pier is shut, now, 3/4 or 1/2.",
        ),
    ];
    for (dialect, marked, expected) in cases {
        assert_eq!(inline::plain(dialect, marked), expected, "{dialect:?}");
    }
}

#[test]
fn a_post_in_markdown_is_text() {
    let post = "---\ntitle: \"The *old* pier\"\ndate: 2020-05-05\nauthor: Ann Lee\ntags: [pier, ferry]\n---\n\nThe **harbour master** has closed the pier to \
        all traffic, and nobody knows for how long.\n\n## What comes next\n\n![The pier](pier.jpg)\n\n- First the `bridge`\n- Then the quay\n\n> It will stay shut, he said.\n\n```\ncode\n```\n";
    let found = parsed(&MARKDOWN, post);
    let [draft] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(draft.title.as_deref(), Some("The old pier"));
    let text = body(draft);
    assert!(
        !text.contains("**")
            && !text.contains("##")
            && !text.contains('`')
            && !text.contains("![")
            && !text.contains("> "),
        "{text}"
    );
    assert!(text.contains("What comes next") && text.contains("code") && draft.caption == ["The pier"]);
    assert_eq!(draft.body_lines.len(), text.split('\n').filter(|line| !line.is_empty()).count());
}

#[test]
fn headers_of_other_dialects_are_read() {
    let article = "has closed the pier to all traffic, and nobody knows for how long.";
    let asciidoc = format!(
        "= The pier\nAnn Lee <ann@port.example>\nv1.0, 2020-05-05\n:toc:\n\nThe *harbour master* {article}\n\n== Who decides\n\nThe council meets on Tuesday to talk of it.\n\nimage::a.png[A map]\n\n// no\n"
    );
    let org = format!(
        "#+TITLE: The pier\n#+AUTHOR: Ann Lee\n#+DATE: <2020-05-05 Tue>\n#+FILETAGS: :harbour:\n\nThe *harbour master* {article}\n\n* Who decides\n\nThe council meets on Tuesday to talk of it.\n"
    );
    let rst = format!(
        "The pier\n########\n\n:date: 2020-05-05\n:author: Ann Lee\n\nThe **harbour master** {article}\n\nWho decides\n===========\n\nThe council meets on Tuesday to talk of it.\n\n.. image:: a.png\n"
    );
    for (format, text) in [(&ASCIIDOC, &asciidoc), (&ORG, &org), (&RST, &rst)] {
        let found = parsed(format, text);
        let [draft] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(
            (draft.title.as_deref(), draft.authors.as_slice()),
            (Some("The pier"), &["Ann Lee".to_owned()][..]),
            "{text}"
        );
        assert!(draft.published.as_ref().is_some_and(|stamp| stamp.text.contains("2020-05-05")), "{text}");
        assert_eq!(
            body(draft),
            format!("The harbour master {article}\n\nWho decides\n\nThe council meets on Tuesday to talk of it."),
            "{text}"
        );
    }
}

#[test]
fn only_names_tell() {
    let text = "# The pier\n\nIt is shut.\n".as_bytes();
    assert_eq!(MARKDOWN.sniff("a.md", text), Confidence::Likely);
    assert_eq!(MARKDOWN.sniff("a.txt", text), Confidence::No);
    assert_eq!(ORG.sniff("port.example.org", text), Confidence::No);
    assert_eq!(ORG.sniff("a.org", b"#+TITLE: The pier\n\nIt is shut.\n"), Confidence::Likely);
    assert_eq!(MARKDOWN.sniff("a.md", b"\x89PNG\r\n\x1a\n\0\0\0\0"), Confidence::No);
}

#[test]
fn nested_marks_end() {
    for mark in ["*", "[", "![", "`", "<", "{{<", "**_", "[["] {
        let text = mark.repeat(20_000);
        for dialect in [Dialect::Markdown, Dialect::Restructured, Dialect::Asciidoc, Dialect::Org] {
            let _ = inline::plain(dialect, &text);
        }
    }
    let deep = format!("{}x{}", "[".repeat(900), "](y)".repeat(900));
    let _ = inline::plain(Dialect::Markdown, &deep);
}
