//! Web archives from file to article: what their pages give, what is told of the rest, and what damage costs.

use std::io::Write;

use serde_json::Value;

use super::harness::{Bench, text};
use super::made;

fn record(sort: &str, number: u64, content: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {sort}\r\nWARC-Target-URI: https://paper.example/{number}\r\n\
         WARC-Date: 2024-05-06T01:00:00Z\r\nWARC-Record-ID: <urn:x:{number}>\r\nContent-Length: {}\r\n\r\n",
        content.len()
    );
    [head.as_bytes(), content, b"\r\n\r\n"].concat()
}

fn page(number: u64) -> String {
    let (title, body) = (made::title(number), made::body(number));
    format!("<!doctype html><html><head><title>{title}</title></head><body><h1>{title}</h1><p>{body}</p></body></html>")
}

fn answer(fields: &str, body: &[u8]) -> Vec<u8> {
    [format!("HTTP/1.1 200 OK\r\n{fields}\r\n").as_bytes(), body].concat()
}

fn response(number: u64) -> Vec<u8> {
    record("response", number, &answer("Content-Type: text/html\r\n", page(number).as_bytes()))
}

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(content).expect("memory is written");
    encoder.finish().expect("memory is written")
}

#[test]
fn pages_of_an_archive_are_those_of_files() {
    let bench = Bench::new();
    let numbers = [1, 2, 3];
    bench.write("a.warc", numbers.map(response).concat());
    // As crawlers pack them, a member a record.
    bench.write("b.warc.gz", numbers.map(|number| gzip(&response(number))).concat());
    for number in numbers {
        bench.write(&format!("pages/{number}.html"), page(number));
    }
    let articles = bench.run("parse dumps").success().json_lines();
    assert_eq!(articles.len(), 9);
    for (at, article) in articles.iter().enumerate() {
        for member in ["title", "body", "content_hash", "language"] {
            assert_eq!(article[member], articles[at % 3][member], "{}", article["origin"]["dump"]);
        }
    }
    assert_eq!(articles[0]["origin"]["bytes"], articles[3]["origin"]["bytes"], "spans are of the unpacked file");
    assert_eq!(
        (&articles[0]["external_id"], &articles[0]["url"]),
        (&"urn:x:1".into(), &"https://paper.example/1".into())
    );
}

#[test]
fn a_record_s_own_time_resolves_its_dates() {
    let bench = Bench::new();
    let notice = format!("{}\nUpdated 2 hours ago\n\n{}\n", made::title(1), made::body(1));
    bench.write("a.warc", record("response", 1, &answer("Content-Type: text/plain\r\n", notice.as_bytes())));
    for args in ["parse dumps", "parse dumps --crawl-time 2020-01-01"] {
        let found = bench.run(args).success().json_lines();
        assert!(text(&found[0]["published"]["value"]).starts_with("2024-05-05"), "{}", found[0]["published"]);
    }
}

fn problems(report: &Value) -> Vec<(&str, bool)> {
    let all = report["problems"].as_array().expect("a list").iter();
    all.map(|problem| (problem["kind"].as_str().expect("a kind"), problem["broken"] == true)).collect()
}

#[test]
fn what_an_archive_holds_besides_is_told_and_ends_no_run() {
    let bench = Bench::new();
    let bomb = answer("Content-Type: text/html\r\nContent-Encoding: gzip\r\n", &gzip(&vec![b'a'; 200 << 20]));
    let parts = [
        response(1),
        record("response", 2, &bomb),
        record("revisit", 3, b""),
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9223372036854775808\r\n\r\nHTTP/1.1 200 OK\r\n\r\n"
            .to_vec(),
        response(4),
        record("response", 5, &answer("Content-Type: image/png\r\n", &[7; 100_000])),
        response(6),
    ];
    bench.write("odd.warc", parts.concat());
    let outcome = bench.run("index dumps --stats json").success();
    let report = outcome.json();
    assert_eq!(problems(&report), ["too_large", "revisit", "asset"].map(|kind| (kind, false)), "{report}");
    assert_eq!((&report["articles"], &report["skipped"]), (&3.into(), &4.into()));
    assert_eq!(bench.titles(["number6"]).len(), 1);
    bench.assert_as_afresh();
}

#[test]
fn a_cut_archive_keeps_what_came_before_and_is_whole_later() {
    let bench = Bench::new();
    let members: Vec<Vec<u8>> = (1..40).map(|number| gzip(&response(number))).collect();
    let (whole, last) = (members.concat(), members.last().map_or(0, Vec::len));
    bench.write("a.warc.gz", &whole[..whole.len() - last / 2]);
    let report = bench.run("index dumps --stats json").exit(1).json();
    assert_eq!(problems(&report), [("truncated", true)]);
    assert!(bench.export().len() >= 38, "{report}");
    bench.write("a.warc.gz", &whole);
    bench.run("index dumps").success();
    assert_eq!(bench.export().len(), 39);
    bench.assert_as_afresh();
}
