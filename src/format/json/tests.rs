use std::io::Cursor;
use std::ops::ControlFlow;

use crate::article::{Body, Draft, Span};
use crate::dump::chunk::Chunk;
use crate::dump::source::Source;
use crate::format::{Broken, Confidence, Format, Settings, Skip};

use super::{JSON, JSON_LINES, MOST_RECORD_BYTES, Mapping, Paths};

mod members;

/// Bytes that come a few at a time.
struct Trickle(Cursor<Vec<u8>>, usize);

impl std::io::Read for Trickle {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let most = self.1.min(into.len());
        self.0.read(&mut into[..most])
    }
}

fn chunks(format: &dyn Format, bytes: &[u8], step: usize) -> (Vec<Chunk>, Result<(), Broken>) {
    let mut source = Source::new("a", Box::new(Trickle(Cursor::new(bytes.to_vec()), step)));
    let mut chunks = Vec::new();
    let outcome = format.frame(&mut source, &Settings::default(), &mut |chunk| {
        chunks.push(chunk);
        ControlFlow::Continue(())
    });
    (chunks, outcome)
}

fn read(format: &dyn Format, bytes: &[u8]) -> (Vec<Result<Draft, Skip>>, Result<(), Broken>) {
    let (chunks, outcome) = chunks(format, bytes, 70_001);
    let mut out = Vec::new();
    chunks.iter().for_each(|chunk| format.parse(chunk, &Settings::default(), &mut out));
    (out, outcome)
}

/// Titles, or kinds of skips behind an exclamation mark.
fn outline(out: &[Result<Draft, Skip>]) -> Vec<String> {
    out.iter()
        .map(|record| match record {
            Ok(draft) => draft.title.clone().unwrap_or_default(),
            Err(skip) => format!("!{}", skip.kind),
        })
        .collect()
}

fn utf16(text: &str, little: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}

#[test]
fn lines_are_told_apart() {
    let deep = format!("{{\"title\":{}", "[".repeat(100_000));
    let cases: [(&str, &[&str]); 10] = [
        ("", &[]),
        ("\n \r\n\n", &[]),
        ("{\"title\":\"A\"}\n{\"title\":\"B\"}", &["A", "B"]),
        ("\u{feff}{\"title\":\"A\"}\r\n\r\n{\"title\":\"B\"}\r\n", &["A", "B"]),
        ("{\"title\":\"A\"\n{\"title\":\"B\"}\n", &["!bad_json", "B"]),
        ("{\"title\":\"A\"} x\n", &["!bad_json"]),
        (
            "[1]\n3\n\"x\"\nnull\nnope\n",
            &["!not_a_record", "!not_a_record", "!not_a_record", "!not_a_record", "!bad_json"],
        ),
        ("{}\n{\"title\":\" \",\"url\":\"x\"}\n", &["!no_text", "!no_text"]),
        ("{\"title\":\"\\ud800 A\"}\n", &["!bad_json"]),
        (&deep, &["!bad_json"]),
    ];
    for (text, expected) in cases {
        let (out, outcome) = read(&JSON_LINES, text.as_bytes());
        assert_eq!(outline(&out), expected, "{:.60}", text);
        assert_eq!(outcome, Ok(()));
    }
}

#[test]
fn a_bad_line_names_its_column() {
    let (out, _) = read(&JSON_LINES, b"\n{\"title\": nope}\n");
    let skip = out[0].as_ref().unwrap_err();
    assert_eq!(skip.message, "column 12: expected ident");
    assert_eq!(skip.span, Span { bytes: [1, 16], lines: [2, 2] });
}

#[test]
fn spans_cover_the_record_in_any_encoding() {
    let text = "{\"title\":\"A\"}\n\n  {\"title\":\"Ж\u{20ac}\"}\r\n{\"title\":\"C\"}";
    let array = format!("[{}]", text.replace('\n', ",\n").replace(",\n,", ",\n"));
    for (format, text) in [(&JSON_LINES as &dyn Format, text), (&JSON, &array)] {
        let marked = format!("\u{feff}{text}");
        for bytes in [marked.clone().into_bytes(), utf16(&marked, true), utf16(&marked, false), utf16(text, true)] {
            let (out, outcome) = read(format, &bytes);
            assert_eq!((outline(&out), outcome), (vec!["A".into(), "Ж€".into(), "C".into()], Ok(())));
            let lines: Vec<_> = out.iter().map(|record| record.as_ref().unwrap().span.lines).collect();
            assert_eq!(lines, [[1, 1], [3, 3], [4, 4]]);
            for record in out {
                let draft = record.unwrap();
                let [start, end] = draft.span.bytes.map(|at| at as usize);
                let wide = if bytes.starts_with(b"\xfe\xff") { encoding_rs::UTF_16BE } else { encoding_rs::UTF_16LE };
                let encoding = if bytes.starts_with(b"\xef") { encoding_rs::UTF_8 } else { wide };
                let record = crate::dump::charset::decode(&bytes[start..end], encoding);
                assert!(record.trim().starts_with('{') && record.ends_with('}'), "{record}");
                assert!(record.contains(&draft.title.unwrap()));
            }
        }
    }
}

#[test]
fn chunks_join_to_the_whole_and_can_be_resumed() {
    let text: String = (0..40_000)
        .map(|n| format!("{{\"id\":{n},\"title\":\"Number {n}\",\"body\":\"{}\"}}\n", "word ".repeat(n % 40)))
        .collect();
    let (whole, _) = chunks(&JSON_LINES, text.as_bytes(), 99_991);
    assert!(whole.len() > 2);
    let joined: Vec<u8> = whole.iter().flat_map(|chunk| chunk.bytes.clone()).collect();
    assert_eq!(joined, text.as_bytes());
    let second = &whole[1];
    let mut source = Source::new("a", Box::new(Cursor::new(text.into_bytes())));
    source.skip_to(second.at, second.line).unwrap();
    let mut first = None;
    JSON_LINES
        .frame(&mut source, &Settings::default(), &mut |chunk| {
            first = Some((chunk.at, chunk.line, chunk.bytes.first().copied()));
            ControlFlow::Break(())
        })
        .unwrap();
    assert_eq!(first, Some((second.at, second.line, Some(b'{'))));
}

#[test]
fn a_record_too_large_is_one_skip() {
    let filler = "x".repeat(MOST_RECORD_BYTES + (1 << 20));
    let long = format!("{{\"title\":\"L\",\"body\":\"{filler}\"}}");
    let cases: [(&dyn Format, String); 4] = [
        (&JSON_LINES, format!("{{\"title\":\"A\"}}\n{long}\n{{\"title\":\"B\"}}")),
        (&JSON, format!("[{{\"title\":\"A\"}}\n,{long}\n,{{\"title\":\"B\"}}]")),
        (&JSON, format!("{{\"title\":\"A\"}}\n{long}\n{{\"title\":\"B\"}}")),
        (&JSON, format!("{{\"articles\":[{{\"title\":\"A\"}}\n,{long}\n,{{\"title\":\"B\"}}]}}")),
    ];
    for (format, text) in cases {
        let (out, outcome) = read(format, text.as_bytes());
        assert_eq!((outline(&out), outcome), (vec!["A".into(), "!too_large".into(), "B".into()], Ok(())));
        let start = text.find("{\"title\":\"L\"").unwrap() as u64;
        let span = out[1].as_ref().unwrap_err().span;
        assert_eq!((span.bytes[0], span.lines), (start, [2, 2]));
        assert!(span.bytes[1] - start - long.len() as u64 <= 1);
        assert_eq!(out[2].as_ref().unwrap().span.lines, [3, 3]);
    }
}

#[test]
fn elements_are_found_in_any_layout() {
    let cases: [(&str, &[&str]); 22] = [
        ("[]", &[]),
        ("[{\"title\":\"A\"},{\"title\":\"B\"}]", &["A", "B"]),
        ("[\n  {\n    \"title\": \"A }\\\" [\"\n  },\n  {\n    \"title\": \"B\"\n  }\n]\n", &["A }\" [", "B"]),
        (
            "[1, {\"title\":\"A\"}, \"x\", [2], nope]",
            &["!not_a_record", "A", "!not_a_record", "!not_a_record", "!bad_json"],
        ),
        ("{\n \"title\": \"A\"\n}\n{\n \"title\": \"B\"\n}", &["A", "B"]),
        ("{\"title\":\"A\"}{\"title\":\"B\"} {\"articles\":[{\"title\":\"C\"}]}", &["A", "B", "C"]),
        ("{\"articles\":[{\"title\":\"A\"},{\"title\":\"B\"}]}", &["A", "B"]),
        (
            "{\"took\":3,\"hits\":{\"total\":{\"value\":2},\"hits\":[{\"_id\":\"1\",\"_source\":{\"title\":\"A\"}}]}}",
            &["A"],
        ),
        (
            "{\"response\":{\"status\":\"ok\",\"results\":[{\"webTitle\":\"x\",\"fields\":{\"headline\":\"A\"}}]}}",
            &["A"],
        ),
        ("{\"version\":\"1\",\"title\":\"Feed\",\"items\":[{\"title\":\"A\",\"content_text\":\"x\"}]}", &["A"]),
        ("{\"whatever\":[{\"title\":\"A\",\"text\":\"x\"},{\"title\":\"B\"}],\"n\":2}", &["A", "B"]),
        ("{\"sports\":[{\"title\":\"A\",\"text\":\"x\"}],\"world\":[{\"title\":\"B\",\"text\":\"y\"}]}", &["A", "B"]),
        ("{\"a1\":{\"title\":\"A\",\"text\":\"x\"},\"a2\":{\"title\":\"B\",\"text\":\"y\"}}", &["A", "B"]),
        ("{\"content\":[{\"title\":\"A\",\"text\":\"x\"}],\"totalPages\":1}", &["A"]),
        // Records of their own, whatever they hold.
        ("{\"title\":\"A\",\"body\":\"x\",\"articles\":[{\"title\":\"B\"}]}", &["A"]),
        ("{\"title\":\"A\",\"authors\":[{\"name\":\"N\"}],\"text\":\"x\"}", &["A"]),
        ("{\"title\":\"A\",\"related\":[{\"title\":\"B\",\"text\":\"y\"}],\"text\":\"x\"}", &["A"]),
        ("{\"contents\":[{\"type\":\"text\",\"content\":\"x ] y\"}],\"data\":[{\"a\":1}],\"title\":\"A\"}", &["A"]),
        ("{\"text\":[\"one ]\",\"two\"],\"items\":[{\"x\":1}],\"title\":\"A\"}", &["A"]),
        ("{\"headline\":{\"main\":\"A\"},\"data\":[{\"x\":1}],\"text\":\"x\"}", &["A"]),
        ("{\"_id\":\"1\",\"_source\":{\"title\":\"A\",\"text\":\"x\"}}", &["A"]),
        ("} ] {\"title\":\"A\"}", &["A"]),
    ];
    for (text, expected) in cases {
        for step in [1, 70_001] {
            let (chunks, outcome) = chunks(&JSON, text.as_bytes(), step);
            let mut out = Vec::new();
            chunks.iter().for_each(|chunk| JSON.parse(chunk, &Settings::default(), &mut out));
            assert_eq!(outline(&out), expected, "{text}");
            assert_eq!(outcome, Ok(()), "{text}");
        }
    }
}

#[test]
fn truncated_json_keeps_what_was_complete() {
    let text = "[{\"title\":\"A\"},\n{\"title\":\"B\"},{\"title\":\"C";
    let (out, outcome) = read(&JSON, text.as_bytes());
    assert_eq!(outline(&out), ["A", "B"]);
    let broken = outcome.unwrap_err();
    assert_eq!((broken.kind, broken.at), ("truncated", text.len() as u64));
    for text in ["[", "{\"a\":", "{\"articles\":[{\"title\":\"A\"}", "{\"title\":\"A\\"] {
        assert_eq!(read(&JSON, text.as_bytes()).1.unwrap_err().kind, "truncated", "{text}");
    }
}

#[test]
fn deep_nesting_is_survived() {
    for text in
        ["[".repeat(300_000), "{\"a\":".repeat(300_000), format!("[{}{}]", "[".repeat(300_000), "]".repeat(300_000))]
    {
        let (out, _) = read(&JSON, text.as_bytes());
        assert!(out.iter().all(Result::is_err));
    }
}

#[test]
fn large_arrays_are_cut_into_chunks() {
    let element = format!("{{\"title\":\"A\",\"body\":\"{}\"}}", "word ".repeat(500));
    let text = format!("{{\"articles\":[{}]}}", vec![element; 1500].join(",\n"));
    let (chunks, outcome) = chunks(&JSON, text.as_bytes(), 10_007);
    assert_eq!(outcome, Ok(()));
    assert!(chunks.len() >= 3 && chunks.iter().all(|chunk| chunk.bytes.len() < 2 * super::CHUNK_BYTES));
    let mut out = Vec::new();
    chunks.iter().for_each(|chunk| JSON.parse(chunk, &Settings::default(), &mut out));
    assert_eq!(out.len(), 1500);
    assert_eq!(out.last().unwrap().as_ref().unwrap().span.lines, [1500, 1500]);
}

#[test]
fn layouts_are_recognised() {
    use Confidence::{Likely, No, Sure};
    let long = format!("{{\"title\":\"A\",\"body\":\"{}", "x".repeat(70_000));
    let wide = format!("\u{feff}{}", "{\"title\":\"A\"}\n{\"title\":\"B\"}\n");
    let cases: [(&str, &[u8], Confidence, Confidence); 18] = [
        ("a", b"{\"title\":\"A\"}\n{\"title\":\"B\"}\n", Sure, Likely),
        ("a.json", b"{\"title\":\"A\"}\n{\"title\":\"B\"}\n", Sure, Sure),
        ("a", &utf16(&wide, true), Sure, Likely),
        ("a.jsonl", b"{\"title\":\"A\"}\n", Sure, Likely),
        ("a", b"{\"title\":\"A\"}\n", No, Likely),
        ("a.jsonl", b"nope\n{\"title\":\"A\"}\n", Sure, No),
        ("a.ndjson", long.as_bytes(), Sure, Likely),
        ("a", long.as_bytes(), No, Likely),
        ("a", b"{\n  \"title\": \"A\"\n}\n", No, Likely),
        ("a", b"[{\"title\":\"A\"},", No, Likely),
        ("a", b"[\n  {\n", No, Likely),
        ("a.json", b"[1, 2]", No, Likely),
        ("a", b"[1] A footnote", No, No),
        ("a", b"[Reuters] A story", No, No),
        ("a", b"{curly} words", No, No),
        ("a", b"{\"quoted\" words}", No, No),
        ("a", b"Words\n", No, No),
        ("a", b"", No, No),
    ];
    for (name, head, lines, elements) in cases {
        let head = &head[..head.len().min(crate::dump::source::HEAD_BYTES)];
        let found = (JSON_LINES.sniff(name, head), JSON.sniff(name, head));
        assert_eq!(found, (lines, elements), "{name} {:.40}", String::from_utf8_lossy(head));
    }
}
