//! Mail, tables, rich text and light markup from file to article, and what is said of files that nothing reads.

use serde_json::{Value, json};

use super::harness::{Bench, text};
use super::made;

fn parse(bench: &Bench, args: &str) -> (Vec<Value>, String) {
    let outcome = bench.run(format!("parse dumps {args}").trim());
    let told = outcome.stderr().to_owned();
    (outcome.json_lines(), told)
}

fn message(number: u64) -> String {
    format!(
        "From: Ada Quill <ada@paper.example>\nSubject: {}\nDate: Mon, 6 May 2024 08:00:00 +0200\n\
         Message-ID: <{number}@paper.example>\nReceived: from a by b; Mon, 6 May 2024 08:00:01 +0200\n\n{}\n",
        made::title(number),
        made::body(number)
    )
}

#[test]
fn a_maildir_and_a_mailbox_hold_the_same_messages() {
    let bench = Bench::new();
    let boxed: String =
        (1..=3).map(|n| format!("From ada@paper.example Mon May  6 08:00:01 2024\n{}\n", message(n))).collect();
    bench.write("lists/2024-May", boxed);
    for n in 1..=3 {
        bench.write(&format!("mail/cur/171497280{n}.M1P{n}.host:2,S"), message(n));
    }
    let (articles, told) = parse(&bench, "");
    assert_eq!(told, "");
    assert_eq!(articles.len(), 6);
    for (boxed, single) in articles.iter().zip(&articles[3..]) {
        for member in ["title", "body", "external_id", "authors", "published", "content_hash"] {
            assert_eq!(boxed[member], single[member]);
        }
        assert_eq!(boxed["published"]["value"], "2024-05-06T08:00:00+02:00");
    }
    let report = bench.run("index dumps --stats json").success().json();
    assert_eq!(report["articles"], 6);
    assert_eq!(bench.titles(["number2"]).len(), 2, "one from the mailbox, one from the folder");
}

#[test]
fn attachments_are_told_and_no_articles() {
    let bench = Bench::new();
    let mail =
        message(1).replacen("\n\n", "\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\n", 1);
    bench.write("a.eml", format!("{mail}\n--x\nContent-Type: application/pdf; name=paper.pdf\n\n%PDF\n--x--\n"));
    let (articles, told) = parse(&bench, "");
    assert_eq!(articles.len(), 1);
    assert!(told.contains("a.eml:1: paper.pdf (application/pdf) (attachment)"), "{told}");
}

#[test]
fn columns_mean_what_members_mean() {
    let bench = Bench::new();
    let row = |n: u64| format!("{n},\"{}\",\"{}\",Ada Quill,2024-05-06\n", made::title(n), made::body(n));
    bench.write("a.csv", format!("id,title,text,author,date\n{}{}", row(1), row(2)));
    bench.write("b.jsonl", (1..=2).map(|n| {
        let line = json!({ "id": n, "title": made::title(n), "text": made::body(n), "author": "Ada Quill", "date": "2024-05-06" });
        format!("{line}\n")
    }).collect::<String>());
    let (articles, told) = parse(&bench, "");
    assert_eq!((articles.len(), told.as_str()), (4, ""));
    for member in ["title", "body", "external_id", "authors", "published", "content_hash", "language"] {
        assert_eq!(articles[0][member], articles[2][member]);
        assert_eq!(articles[1][member], articles[3][member]);
    }
    // A row of a table that grew is read with the others.
    bench.run("index dumps").success();
    bench.write("a.csv", format!("id,title,text,author,date\n{}{}{}", row(1), row(2), row(3)));
    bench.run("index dumps").success();
    assert_eq!(bench.titles(["number3"]).len(), 1);
}

#[test]
fn the_configuration_maps_columns() {
    let bench = Bench::new();
    bench.write("odd.csv", "nr;kopf;absatz;wann\n17;The mapped title;First and last.;2024-02-03\n");
    std::fs::write(
        bench.path().join("odd.toml"),
        "[json]\ntitle = \"kopf\"\nbody = \"absatz\"\npublished = \"wann\"\nid = \"nr\"\n",
    )
    .expect("a file");
    let (articles, _) = parse(&bench, "--config odd.toml");
    let found = &articles[0];
    assert_eq!(
        (&found["title"], &found["body"], &found["published"]["value"], &found["external_id"]),
        (&json!("The mapped title"), &json!("First and last."), &json!("2024-02-03"), &json!("17"))
    );
}

#[test]
fn a_table_of_numbers_is_left_out_in_one_piece() {
    let bench = Bench::new();
    bench.write("rain.csv", "year,month,rain\n2001,1,17\n2001,2,20\n");
    let (articles, told) = parse(&bench, "");
    assert!(articles.is_empty() && told.contains("a table that holds no texts"), "{told}");
    let report = bench.run("index dumps --stats json").success().json();
    assert_eq!((report["failed"].as_u64(), report["skipped"].as_u64()), (Some(0), Some(1)));
}

#[test]
fn what_nothing_reads_is_named() {
    let bench = Bench::new();
    bench.write("a.7z", b"7z\xbc\xaf\x27\x1c\0\x04rest\0\0\0");
    bench.write("b.doc", [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &[0; 600]].concat());
    bench.write("c.pdf", "%PDF-1.4\nobj\nendobj\n");
    bench.write("index.txt", "575:14:Ferry\n575:15:Harbour: a town\n900:16:Quay\n");
    bench.write("d.txt", made::text(1));
    let outcome = bench.run("parse dumps").exit(1);
    assert_eq!(outcome.json_lines().len(), 1);
    let told = outcome.stderr();
    for (file, what) in [
        ("a.7z", "37 7a bc af 27 1c 00 04 (a 7z archive; unpack it first)"),
        ("b.doc", "a document of an office program (OLE)"),
        ("c.pdf", "a PDF document"),
        ("index.txt", "the index of a wiki's export"),
    ] {
        assert!(told.lines().any(|line| line.contains(file) && line.contains(what)), "{file}: {told}");
    }
    let report = bench.run("index dumps --stats json").exit(1).json();
    assert_eq!(report["articles"], 1);
    let status = bench.run("status --json").success().json();
    assert_eq!(status["states"]["unknown"], 4, "{status}");
    // Known by then: no failure every night.
    bench.run("index dumps").success();
}

#[test]
fn rich_text_and_light_markup_give_plain_articles() {
    let bench = Bench::new();
    let (title, body) = (made::title(1), made::body(1));
    bench.write(
        "a.rtf",
        format!("{{\\rtf1\\ansi {{\\b {title}}}\\par\\par {}\\par}}", body.replace("\n\n", "\\par\\par ")),
    );
    bench.write("b.md", format!("# {title}\n\n**{}**{}\n", &body[..2], &body[2..]));
    let (articles, told) = parse(&bench, "");
    assert_eq!((articles.len(), told.as_str()), (2, ""));
    for article in &articles {
        assert_eq!((text(&article["title"]), text(&article["body"])), (title.clone(), body.clone()));
    }
}
