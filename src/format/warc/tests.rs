use std::fmt::Write as _;
use std::io::Cursor;
use std::ops::ControlFlow;

use proptest::prelude::*;

use super::*;
use crate::article::Body;

/// A record of that type with those further fields.
fn record(sort: &str, fields: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("WARC/1.0\r\nWARC-Type: {sort}\r\n{fields}Content-Length: {}\r\n\r\n", content.len());
    [head.as_bytes(), content, b"\r\n\r\n"].concat()
}

/// An answer with a page that is called by that number.
fn page(number: usize) -> Vec<u8> {
    let fields = format!("WARC-Target-URI: http://a.example/{number}\r\nWARC-Record-ID: <urn:x:{number}>\r\n");
    let answer = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><h1>Page {number}</h1><p>Words\n");
    record("response", &fields, answer.as_bytes())
}

struct Read {
    /// Ids of drafts, and kinds of skips, in order.
    found: Vec<String>,
    drafts: Vec<Draft>,
    skips: Vec<Skip>,
    broken: Option<Broken>,
    chunks: usize,
}

fn read_as(format: &WebArchive, bytes: &[u8]) -> Read {
    let mut source = Source::new("a", Box::new(Cursor::new(bytes.to_vec())));
    let (mut out, mut chunks) = (Vec::new(), 0);
    let framed = format.frame(&mut source, &Settings::default(), &mut |chunk| {
        chunks += 1;
        format.parse(&chunk, &Settings::default(), &mut out);
        ControlFlow::Continue(())
    });
    let name = |record: &Result<Draft, Skip>| match record {
        Ok(draft) => draft.external_id.clone().or(draft.url.clone()).unwrap_or_default(),
        Err(skip) => skip.kind.to_owned(),
    };
    let found = out.iter().map(name).collect();
    let (drafts, skips): (Vec<_>, Vec<_>) = out.into_iter().partition(Result::is_ok);
    let drafts = drafts.into_iter().flatten().collect();
    let skips = skips.into_iter().filter_map(Result::err).collect();
    Read { found, drafts, skips, broken: framed.err(), chunks }
}

fn read(bytes: &[u8]) -> Read {
    read_as(&WARC, bytes)
}

#[test]
fn records_are_told_apart_however_they_are_written() {
    let bare = |bytes: Vec<u8>| {
        let text = String::from_utf8(bytes).unwrap();
        let (head, content) = text.split_at(text.find("HTTP").unwrap());
        [&head.replace("\r\n", "\n"), content].concat().into_bytes()
    };
    let lower = String::from_utf8(page(1))
        .unwrap()
        .replace("WARC-Type", "warc-type")
        .replace("Content-Length", "content-length");
    let folded = String::from_utf8(page(1)).unwrap().replace("http://a.example", "\r\n\thttp://a.example");
    let without = |name: &str| {
        let text = String::from_utf8(page(1)).unwrap();
        let lines = text.split_inclusive("\r\n").filter(|line| !line.starts_with(name));
        lines.collect::<String>().into_bytes()
    };
    let other = |from: &str, to: &str| String::from_utf8(page(1)).unwrap().replace(from, to).into_bytes();
    let length = format!(
        "Content-Length: {}",
        page(1).len() - page(1).windows(4).position(|end| end == b"\r\n\r\n").unwrap() - 8
    );
    assert!(String::from_utf8(page(1)).unwrap().contains(&length));
    let unbroken = page(1).strip_suffix(b"\r\n\r\n").unwrap().to_vec();
    let cases: [(&str, Vec<u8>, &[&str]); 15] = [
        ("as is", page(1), &["urn:x:1"]),
        ("bare line feeds", bare(page(1)), &["urn:x:1"]),
        ("lower case", lower.into_bytes(), &["urn:x:1"]),
        ("folded", folded.into_bytes(), &["urn:x:1"]),
        ("other versions", other("WARC/1.0", "WARC/0.17"), &["urn:x:1"]),
        ("further line ends", [page(1).as_slice(), b"\r\n\n\r\n"].concat(), &["urn:x:1"]),
        ("no line ends behind it", unbroken, &["urn:x:1"]),
        ("no length", without("Content-Length"), &["urn:x:1", "bad_length"]),
        ("length too short", other(&length, "Content-Length: 60"), &["urn:x:1", "bad_length"]),
        ("length too long", other(&length, "Content-Length: 160"), &["urn:x:1", "bad_length"]),
        ("length of another world", other(&length, "Content-Length: 9223372036854775808"), &["too_large"]),
        ("length that is no number", other(&length, "Content-Length: -1"), &["urn:x:1", "bad_length"]),
        ("no type", without("WARC-Type"), &["unknown_record"]),
        ("damage", b"\x00\x01junk\nand more\n".to_vec(), &["corrupt"]),
        ("two versions", [b"WARC/1.0\r\n".as_slice(), &page(1)].concat(), &["corrupt", "urn:x:1"]),
    ];
    for (name, record, expected) in cases {
        let bytes = [page(0), record, page(2)].concat();
        let found = read(&bytes);
        let expected: Vec<&str> = [&["urn:x:0"], expected, &["urn:x:2"]].concat();
        assert_eq!(found.found, expected, "{name}: {:?}", found.skips);
        assert_eq!(found.broken, None, "{name}");
        // Skips tell where they are.
        let begin = page(0).len() as u64;
        for skip in &found.skips {
            assert_eq!(skip.span.bytes[0], begin, "{name}");
        }
        for draft in &found.drafts {
            let [start, end] = draft.span.bytes.map(|at| at as usize);
            assert!(bytes[start..end].starts_with(b"WARC/"), "{name}");
            let line = bytes[..start].iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
            assert_eq!(draft.span.lines[0], line, "{name}");
        }
    }
}

#[test]
fn what_a_record_says_is_in_its_draft() {
    let fields =
        "WARC-Target-URI: <http://a.example/x y>\r\nWARC-Date: 2024-05-16T14:30:05Z\r\nWARC-Record-ID: <urn:x:7>\r\n";
    let answer =
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1251\r\n\r\n<html><p>\xcf\xe0\xf0\xee\xec";
    let found = read(&record("response", fields, answer));
    let draft = &found.drafts[0];
    assert_eq!(draft.url.as_deref(), Some("http://a.example/x%20y"));
    assert_eq!((draft.external_id.as_deref(), draft.crawled), (Some("urn:x:7"), Some(1_715_869_805)));
    assert_eq!(draft.body, Body::Html("<html><p>Паром".to_owned()));
}

#[test]
fn what_is_no_page_is_counted_by_kind() {
    let answer = |status: &str, media: &str, body: &str| {
        record("response", "", format!("HTTP/1.1 {status}\r\nContent-Type: {media}\r\n\r\n{body}").as_bytes())
    };
    let bomb = {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        std::io::Write::write_all(&mut encoder, &vec![b'a'; 30 << 20]).unwrap();
        let mut content = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n".to_vec();
        content.extend(encoder.finish().unwrap());
        record("response", "", &content)
    };
    let long = "words ".repeat(3 << 20);
    let cases: [(Vec<u8>, Option<&str>); 15] = [
        (answer("200 OK", "text/html", &long), Some("too_large")),
        (answer("404 Not Found", "text/html", "<html>"), Some("http_status")),
        (answer("301 Moved", "text/html", "<html>"), Some("http_status")),
        (answer("200 OK", "text/html", ""), Some("no_text")),
        (answer("200 OK", "image/png", "x"), Some("asset")),
        (answer("200 OK", "application/pdf", "%PDF-1.4"), Some("unsupported_type")),
        (answer("200 OK", "application/rss+xml", "<rss>"), Some("feed")),
        (record("revisit", "", b""), Some("revisit")),
        (record("continuation", "", b"x"), Some("segmented")),
        (record("response", "WARC-Segment-Number: 1\r\n", b"x"), Some("segmented")),
        (record("novelty", "", b"x"), Some("unknown_record")),
        (bomb, Some("too_large")),
        (record("request", "", b"GET / HTTP/1.1\r\n\r\n"), None),
        (record("warcinfo", "", b"a: b"), None),
        (record("metadata", "", b"a: b"), None),
    ];
    for (bytes, expected) in cases {
        let found = read(&bytes);
        let kinds: Vec<&str> = found.skips.iter().map(|skip| skip.kind).collect();
        assert_eq!(kinds, Vec::from_iter(expected), "{}", String::from_utf8_lossy(&bytes[..bytes.len().min(200)]));
        assert!(found.drafts.is_empty() && found.broken.is_none());
    }
}

#[test]
fn long_records_that_are_never_text_are_passed_over() {
    let picture = [b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n".as_slice(), &vec![b'\n'; 3 << 20]].concat();
    let request = record("request", "", &vec![b'x'; 300_000]);
    let misnamed =
        format!("HTTP/1.1 200 OK\r\nContent-Type: image/gif\r\n\r\n<!doctype html><p>{}", "word ".repeat(20_000));
    let misnamed = record("response", "WARC-Record-ID: <urn:x:9>\r\n", misnamed.as_bytes());
    let bytes = [page(0), record("response", "", &picture), request, misnamed, page(2)].concat();
    let found = read(&bytes);
    assert_eq!(found.found, ["urn:x:0", "asset", "urn:x:9", "urn:x:2"]);
    let [start, end] = found.skips[0].span.bytes.map(|at| at as usize);
    assert!(bytes[start..].starts_with(b"WARC/1.0") && bytes[end..].starts_with(b"\r\n\r\nWARC"));
    let last = found.drafts.last().unwrap().span;
    let line = bytes[..last.bytes[0] as usize].iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
    assert_eq!(last.lines[0], line);
}

#[test]
fn small_records_share_chunks_and_many_chunks_lose_none() {
    let bytes: Vec<u8> = (0..20_000).flat_map(page).collect();
    let found = read(&bytes);
    assert_eq!(found.drafts.len(), 20_000);
    assert!(found.chunks < 2 + bytes.len() / CHUNK_BYTES, "{} chunks", found.chunks);
    assert!(found.drafts.iter().enumerate().all(|(n, draft)| draft.external_id == Some(format!("urn:x:{n}"))));
    assert_eq!(found.drafts.last().unwrap().span.bytes[1] + 4, bytes.len() as u64);
}

/// What was whole before the cut is found, whatever the cut leaves of the next record.
fn cut_everywhere(format: &WebArchive, records: &[Vec<u8>], shared: usize) {
    let bytes = records.concat();
    let ends: Vec<usize> = records
        .iter()
        .scan(0, |end, record| {
            *end += record.len();
            Some(*end)
        })
        .collect();
    for cut in 0..bytes.len() {
        let found = read_as(format, &bytes[..cut]);
        // Line ends behind a record are no part of what must be there.
        let whole = ends.iter().skip(shared).filter(|end| **end <= cut + 4).count();
        let least = ends.iter().skip(shared).filter(|end| **end <= cut).count();
        let drafts = found.drafts.len();
        assert!(drafts >= least && drafts <= whole + 1, "cut at {cut}: {drafts} drafts, {least} whole records");
        let is_border = cut == 0 || ends.contains(&cut);
        assert!(!is_border || found.broken.is_none(), "cut at {cut}: {:?}", found.broken);
        let ends_inside = cut > 0 && !ends.iter().any(|end| (end.saturating_sub(4)..=*end).contains(&cut));
        assert!(!ends_inside || found.broken.is_some() || !found.skips.is_empty(), "cut at {cut} and nobody told");
    }
}

#[test]
fn a_cut_loses_no_whole_record() {
    cut_everywhere(&WARC, &[page(1), page(2), page(3)], 0);
}

#[test]
fn a_cut_arc_loses_no_whole_record() {
    let page = |n: usize| {
        let answer = format!("HTTP/1.0 200 OK\nContent-Type: text/html\n\n<html><p>Page {n}\n</html>");
        format!("http://a.example/{n} 192.0.2.1 19990312101500 text/html {}\n{answer}\n", answer.len()).into_bytes()
    };
    let block = "1 0 X\nURL IP-address Archive-date Content-type Archive-length\n";
    let info = format!("filedesc://a.arc 192.0.2.1 19990312100000 text/plain {}\n{block}\n", block.len()).into_bytes();
    cut_everywhere(&ARC, &[info.clone(), page(1), page(2)], 1);
    let found = read_as(&ARC, &[info, page(1), page(2)].concat());
    assert_eq!(found.found, ["http://a.example/1", "http://a.example/2"]);
    assert_eq!(found.drafts[0].crawled, Some(921_233_700));
}

#[test]
fn hostile_archives_cost_little() {
    let started = std::time::Instant::now();
    let mut lies = String::new();
    for n in 0..20_000 {
        let _ = write!(lies, "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {}\r\n\r\nx\r\n\r\n", 60_000_000 + n);
    }
    let cases: [(&str, Vec<u8>); 8] = [
        ("a million records of nothing", b"WARC/1.0\r\nContent-Length: 0\r\n\r\n\r\n\r\n".repeat(1_000_000)),
        ("versions alone", b"WARC/1.0\r\n".repeat(1_000_000)),
        ("heads without end", b"WARC/1.0\r\nA: b\r\n".repeat(500_000)),
        ("a head without end", [b"WARC/1.0\r\n".to_vec(), b"A: b\r\n".repeat(2_000_000)].concat()),
        ("lengths that lie", lies.into_bytes()),
        ("line ends alone", [b"WARC/1.0\r\nContent-Length: 0\r\n\r\n".to_vec(), vec![b'\n'; 20 << 20]].concat()),
        ("a long line", [b"WARC/1.0".to_vec(), vec![b'x'; 20 << 20]].concat()),
        ("fields that fold", [b"WARC/1.0\r\nWARC-Type: response\r\n".to_vec(), b" \r\n".repeat(5_000_000)].concat()),
    ];
    for (name, bytes) in cases {
        let begun = started.elapsed();
        let found = read(&bytes);
        assert!(found.drafts.is_empty(), "{name}");
        let taken = started.elapsed() - begun;
        // A second at most where it is measured; what grows with the square of the size would take minutes.
        assert!(taken.as_secs() < 20, "{name}: {taken:?}");
    }
}

#[test]
fn archives_are_recognised() {
    use Confidence::{Likely, No, Sure};
    let page = page(1);
    let long = [b"WARC/1.0\r\nA: ".as_slice(), &[b'x'; 5000]].concat();
    let cases: [(&WebArchive, &[u8], Confidence); 9] = [
        (&WARC, &page, Sure),
        (&WARC, b"\r\nWARC/0.18\nA: b\n\n", Sure),
        (&WARC, &long, Likely),
        (&WARC, b"WARC/1.0 is a format of the web's archives.\n\nIt has records.\n", No),
        (&WARC, b"Words\n", No),
        (&WARC, b"", No),
        (&ARC, b"filedesc://a.arc 192.0.2.1 19990312100000 text/plain 70\n", Sure),
        (&ARC, b"http://a.example/ 192.0.2.1 19990312100000 text/html 70\n", No),
        (&ARC, b"filedesc: words\n", No),
    ];
    for (format, head, expected) in cases {
        assert_eq!(format.sniff("a", head), expected, "{}", String::from_utf8_lossy(&head[..head.len().min(60)]));
    }
}

proptest! {
    #[test]
    fn damage_never_panics_and_keeps_order(
        edits in prop::collection::vec((0usize..2000, prop::option::of(any::<u8>()), 0usize..40), 0..12),
    ) {
        let mut bytes: Vec<u8> = (0..6).flat_map(page).collect();
        for (at, put, gone) in edits {
            let at = at.min(bytes.len());
            bytes.splice(at..(at + gone).min(bytes.len()), put);
        }
        for format in [&WARC, &ARC] {
            let found = read_as(format, &bytes);
            let mut end = 0;
            for draft in &found.drafts {
                let [from, to] = draft.span.bytes;
                prop_assert!(from >= end && to <= bytes.len() as u64);
                let line = bytes[..from as usize].iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
                prop_assert_eq!(draft.span.lines[0], line);
                end = to;
            }
            prop_assert!(found.skips.iter().all(|skip| skip.span.bytes[1] <= bytes.len() as u64));
        }
    }

    #[test]
    fn what_is_written_is_read(bodies in prop::collection::vec("[ -~\n\r]{1,400}", 1..20)) {
        let pages = bodies.iter().enumerate().map(|(n, body)| {
            let content = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>{body}");
            record("response", &format!("WARC-Record-ID: <urn:x:{n}>\r\n"), content.as_bytes())
        });
        let found = read(&pages.collect::<Vec<_>>().concat());
        prop_assert_eq!(found.drafts.len(), bodies.len());
        for (draft, body) in found.drafts.iter().zip(&bodies) {
            prop_assert_eq!(&draft.body, &Body::Html(format!("<html>{body}")));
        }
    }
}
