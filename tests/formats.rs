//! Encodings, compression and odd JSON, from file to article.

use std::io::Write;

use serde_json::{Value, json};

use super::harness::{Bench, text};
use super::made::{self, json_line, json_lines};

#[track_caller]
fn parse(bench: &Bench, args: &[&str]) -> Vec<Value> {
    let outcome = bench.search(["parse", "dumps"].iter().chain(args)).success();
    assert_eq!(outcome.stderr(), "");
    outcome.json_lines()
}

/// What does not depend on where an article stands.
fn content(article: &Value) -> Value {
    json!([article["title"], article["body"], article["published"], article["authors"], article["content_hash"]])
}

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(content).expect("memory is written");
    encoder.finish().expect("memory is written")
}

const PAGE: &str = "<!doctype html><html><head><meta charset=\"utf-8\"><title>Ferry goes electric</title></head><body>\
    <h1>Ferry goes electric</h1><p>The ferry to the island crossed on batteries alone on Thursday, for the first time.</p>\
    <p>It took four minutes longer than with the old engines, and it was quiet.</p></body></html>";

#[test]
fn compressed_dumps_give_the_same_articles() {
    for (name, plain) in [
        ("a.txt", made::text(1)),
        ("b.jsonl", json_lines(1..4)),
        ("c.json", format!("[{}]", json_line(1).trim_end())),
        ("d.html", PAGE.to_owned()),
    ] {
        let bench = Bench::new();
        bench.write(name, &plain);
        bench.write(&format!("{name}.gz"), gzip(plain.as_bytes()));
        bench.write(&format!("{name}.zst"), zstd::encode_all(plain.as_bytes(), 3).expect("memory is written"));
        // Told by content, whatever the name says.
        bench.write(&format!("{name}-packed"), gzip(plain.as_bytes()));
        let articles = parse(&bench, &[]);
        let each = articles.len() / 4;
        assert!(each > 0 && articles.len() == each * 4, "{name}: {} articles", articles.len());
        for (at, article) in articles.iter().enumerate() {
            assert_eq!(content(article), content(&articles[at % each]), "{name}: {}", article["origin"]["dump"]);
            // Spans are of the unpacked file.
            assert_eq!(article["origin"]["bytes"], articles[at % each]["origin"]["bytes"], "{name}");
        }
    }
}

/// Encoders of a text, and its name.
fn encodings(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let utf_16 = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    vec![
        ("utf-8", text.as_bytes().to_vec()),
        ("utf-8-marked", ["\u{feff}".as_bytes(), text.as_bytes()].concat()),
        ("utf-16-le", [&[0xff, 0xfe][..], &utf_16(u16::to_le_bytes)].concat()),
        ("utf-16-be", [&[0xfe, 0xff][..], &utf_16(u16::to_be_bytes)].concat()),
        ("crlf", text.replace('\n', "\r\n").into_bytes()),
    ]
}

#[test]
fn encodings_with_a_mark_give_the_same_text() {
    let line = json_line(1).replace("The ", "Thé “ñ” 桥 ");
    let texts = made::text(1).replace("The ", "Thé “ñ” 桥 ");
    for (end, plain) in [("txt", texts), ("jsonl", line)] {
        let bench = Bench::new();
        for (name, bytes) in encodings(&plain) {
            bench.write(&format!("{name}.{end}"), bytes);
        }
        let articles = parse(&bench, &[]);
        assert_eq!(articles.len(), 5, "{end}");
        for article in &articles {
            assert_eq!(content(article), content(&articles[0]), "{}", article["origin"]["dump"]);
        }
        assert!(text(&articles[0]["title"]).starts_with("Thé “ñ” 桥 "), "{}", articles[0]["title"]);
    }
}

#[test]
fn legacy_encodings_are_guessed() {
    let russian = "Жители города провели день без автомобилей\n\nВ воскресенье жители города прошли по главной улице \
        пешком. Машины остались во дворах, и дети рисовали мелом на дороге до самого вечера.\n";
    let french = "Le marché aux fromages revient sur la place de l’église\n\nAprès deux années d’absence, les producteurs \
        ont retrouvé leurs étals dès l’aube. La fête a duré jusqu’à la tombée de la nuit, très animée.\n";
    let japanese = "港町で古い茶器が見つかる\n\n月曜日、港町の古い倉庫で、百年前の茶器が見つかった。修理をしていた大工が床の下から箱を取り出した。\n";
    for (name, encoding, plain) in [
        ("russian", encoding_rs::WINDOWS_1251, russian),
        ("koi8", encoding_rs::KOI8_R, russian),
        ("french", encoding_rs::WINDOWS_1252, french),
        ("japanese", encoding_rs::SHIFT_JIS, japanese),
    ] {
        let bench = Bench::new();
        bench.write("plain.txt", plain);
        bench.write("encoded.txt", encoding.encode(plain).0);
        let articles = parse(&bench, &[]);
        assert_eq!(articles.len(), 2, "{name}");
        assert_eq!(content(&articles[0]), content(&articles[1]), "{name}");
    }
}

#[test]
fn pages_may_declare_their_encoding() {
    let bench = Bench::new();
    let page = PAGE.replace("utf-8", "windows-1251").replace("Ferry goes electric", "Паром стал электрическим");
    bench.write("page.html", encoding_rs::WINDOWS_1251.encode(&page).0);
    assert_eq!(parse(&bench, &[])[0]["title"], "Паром стал электрическим");
}

#[test]
fn a_page_without_a_heading_is_called_by_its_title() {
    let bench = Bench::new();
    bench.write("page.html", PAGE.replace("<h1>Ferry goes electric</h1>", ""));
    assert_eq!(parse(&bench, &[])[0]["title"], "Ferry goes electric");
}

#[test]
fn articles_are_found_in_odd_json() {
    let article = |n: u64| json!({ "title": made::title(n), "body": made::body(n) });
    let cases = [
        ("one object", article(1).to_string(), 1),
        ("a list", json!([article(1), article(2)]).to_string(), 2),
        ("a list, pretty", serde_json::to_string_pretty(&json!([article(1), article(2)])).expect("JSON"), 2),
        ("inside", json!({ "a": { "b": { "items": [article(1), article(2)] } } }).to_string(), 2),
        ("under ids", json!({ "x1": article(1), "x2": article(2) }).to_string(), 2),
        ("objects side by side", format!("{}{}", article(1), article(2)), 2),
        ("objects, pretty", format!("{:#}\n{:#}\n", article(1), article(2)), 2),
        ("lines with a mark", format!("\u{feff}{}\n{}\n", article(1), article(2)), 2),
        ("lines, empty ones between", format!("\n{}\n\n\n{}", article(1), article(2)), 2),
        ("wrapped lines", format!("{}\n{}\n", json!({ "_source": article(1) }), json!({ "_source": article(2) })), 2),
    ];
    for (name, content, expected) in cases {
        let bench = Bench::new();
        bench.write("odd.json", content);
        let titles: Vec<String> = parse(&bench, &[]).iter().map(|article| text(&article["title"])).collect();
        let wanted: Vec<String> = (1..=expected).map(made::title).collect();
        assert_eq!(titles, wanted, "{name}");
    }
}

#[test]
fn the_configuration_maps_odd_members() {
    let bench = Bench::new();
    let article = json!({
        "kopf": { "zeile": "The mapped title" }, "absatz": [{ "t": "First." }, { "t": "Second." }],
        "wann": "2024-02-03", "wer": ["Ada Quill"], "nr": 17, "title": "Not this one"
    });
    bench.write("odd.jsonl", format!("{article}\n"));
    std::fs::write(
        bench.path().join("odd.toml"),
        "[json]\ntitle = \"kopf.zeile\"\nbody = [\"none\", \"absatz.t\"]\npublished = \"wann\"\nauthors = \"wer\"\nid = \"nr\"\n",
    )
    .expect("a file");
    let found = &parse(&bench, &["--config", "odd.toml"])[0];
    assert_eq!(
        (&found["title"], &found["body"], &found["published"]["value"], &found["authors"], &found["external_id"]),
        (
            &json!("The mapped title"),
            &json!("First.\n\nSecond."),
            &json!("2024-02-03"),
            &json!(["Ada Quill"]),
            &json!("17")
        )
    );
    let _ = bench.run("config check --config odd.toml").success();
    std::fs::write(bench.path().join("bad.toml"), "[json]\ntitel = \"x\"\n").expect("a file");
    let outcome = bench.run("parse dumps --config bad.toml").exit(2);
    assert!(outcome.stderr().contains("titel"), "{}", outcome.all());
}

#[test]
fn a_format_can_be_named() {
    let bench = Bench::new();
    bench.write("x.jsonl", json_lines(1..3));
    let articles = parse(&bench, &["--input-format", "text"]);
    assert_eq!(articles.len(), 1);
    assert!(text(&articles[0]["title"]).starts_with('{') || text(&articles[0]["body"]).starts_with('{'));
}

#[test]
fn a_relative_date_needs_a_crawl_time() {
    let bench = Bench::new();
    bench.write("x.txt", format!("{}\n\nUpdated 2 hours ago\n\n{}\n", made::title(1), made::body(1)));
    assert_eq!(parse(&bench, &[])[0]["published"], Value::Null);
    let dated = parse(&bench, &["--crawl-time", "2024-05-06T01:00:00Z"]);
    let value = text(&dated[0]["published"]["value"]);
    assert!(value.starts_with("2024-05-05"), "{value}");
    assert_eq!(dated[0]["published"]["how"], "relative");
}

#[test]
fn spans_are_those_of_the_file() {
    let bench = Bench::new();
    let path = bench.write("x.jsonl", format!("\n{}\n\n{}", json_line(1), json_line(2)));
    let bytes = std::fs::read(path).expect("a dump");
    for article in parse(&bench, &[]) {
        let [start, end] = [0, 1].map(|at| article["origin"]["bytes"][at].as_u64().expect("a number") as usize);
        let record: Value = serde_json::from_slice(&bytes[start..end]).expect("one record");
        assert_eq!(record["title"], article["title"]);
        let line = bytes[..start].iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
        assert_eq!(article["origin"]["lines"], json!([line, line]));
    }
}
