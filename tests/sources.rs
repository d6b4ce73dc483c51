//! What the user says of single sources in the configuration: applied wherever dumps are read, and noticed when it changes.

use std::fs;

use serde_json::Value;

use super::harness::{Bench, text};
use super::index::did;
use super::made;

const FEED: &str = "\
@@@ 1\nHEADLINE: Eels return to the river\nFiled on 05/07/2025\nThe eels are back after ten years, the council said.\n\
ADVERT buy now\nNobody had expected them so soon, or at all.\n\
@@@ 2\nHEADLINE: Bridge closed for repairs\nFiled on 06/07/2025\nThe bridge is closed until the autumn, for repairs.\n";

const RULES: &str = "\
[[source]]\nglob = \"dumps/feed/*.txt\"\nsplit = '^@@@ \\d+$'\ntitle = '^HEADLINE: (.*)$'\ndate = '^Filed on (.*)$'\n\
drop = ['^ADVERT', '^@@@']\nlanguage = \"en\"\nsite = \"river.example\"\nday_order = \"dmy\"\n";

fn configure(bench: &Bench, text: &str) {
    fs::write(bench.path().join("search.toml"), text).expect("a file");
}

fn corpus() -> Bench {
    let bench = Bench::new();
    bench.write("feed/one.txt", FEED);
    bench.write("other.txt", made::text(1));
    std::thread::sleep(std::time::Duration::from_millis(100));
    bench
}

#[test]
fn a_rule_holds_wherever_dumps_are_read() {
    let bench = corpus();
    configure(&bench, RULES);
    // From the root, from the folder, and given alone.
    for path in ["dumps", "dumps/feed", "dumps/feed/one.txt"] {
        let lines = bench.run(&format!("parse {path}")).success().json_lines();
        let feed: Vec<&Value> = lines.iter().filter(|line| line["site"] == "river.example").collect();
        assert_eq!(feed.len(), 2, "{path}: {lines:#?}");
        assert_eq!(feed[0]["title"], "Eels return to the river");
        assert_eq!(feed[0]["published"]["value"], "2025-07-05");
        assert_eq!(feed[0]["furniture"], serde_json::json!(["@@@ 1", "ADVERT buy now"]));
        assert_eq!(
            text(&feed[0]["body"]),
            "The eels are back after ten years, the council said.\n\nNobody had expected them so soon, or at all."
        );
        assert_eq!(
            (&feed[0]["language"], &feed[1]["title"]),
            (&Value::from("en"), &Value::from("Bridge closed for repairs"))
        );
    }
    bench.index("");
    let parsed = bench.run("parse dumps").success().stdout();
    assert_eq!(super::harness::sorted_lines(&parsed), bench.export());
    assert_eq!(bench.titles(["site:river.example"]).len(), 2);
    let split = bench.run("debug split dumps/feed/one.txt").success();
    assert_eq!(split.json_lines().len(), 2, "{}", split.all());
    assert!(split.stderr().contains("dumps/feed/*.txt"), "{}", split.all());
    let other = Bench::new();
    other.write("feed/one.txt", FEED);
    configure(&other, RULES);
    assert_eq!(other.titles(["eels", "--dumps", "dumps"]), ["Eels return to the river"]);
}

#[test]
fn a_changed_rule_reads_again_what_it_touches() {
    let bench = corpus();
    bench.index("");
    let plain = bench.export();
    configure(&bench, RULES);
    assert_eq!(did(&bench.index("")), [0, 1, 0, 1, 2]);
    assert_eq!(did(&bench.index("")), [0, 0, 0, 2, 0]);
    let ruled = bench.export();
    assert_ne!(ruled, plain);
    // Another setting of the file changes nothing, another key of the rule does.
    configure(&bench, &format!("[query]\nlimit = 3\n{RULES}"));
    assert_eq!(did(&bench.index(""))[1], 0);
    configure(&bench, &format!("{RULES}author = '^Writer: (.*)$'\n"));
    assert_eq!(did(&bench.index(""))[1], 1);
    assert_eq!(bench.export(), ruled);
    bench.assert_as_afresh();
    // Without the rule everything is as it was.
    configure(&bench, "");
    assert_eq!(did(&bench.index("")), [0, 1, 0, 1, plain.len() as u64 - 1]);
    assert_eq!(bench.export(), plain);
}

#[test]
fn rules_hold_for_any_format() {
    let bench = Bench::new();
    let line =
        serde_json::json!({"title": "A bridge", "body": "Ein Satz.", "date": "2 hours ago", "site": "x.example"});
    bench.write("a.jsonl", format!("{line}\n"));
    bench.write("b.html", "<p>Kept as it stands, tag and all.</p>");
    configure(
        &bench,
        "[[source]]\nglob = \"*.jsonl\"\ncrawl_time = \"2025-07-12T08:00:00Z\"\nsite = \"y.example\"\nlanguage = \"German\"\n\
         [[source]]\nglob = \"*.html\"\nformat = \"text\"\n",
    );
    let lines = bench.run("parse dumps").success().json_lines();
    assert_eq!((&lines[0]["site"], &lines[0]["language"]), (&Value::from("y.example"), &Value::from("de")));
    assert_eq!(lines[0]["published"]["value"], "2025-07-12");
    assert!(format!("{}", lines[1]).contains("<p>"), "{}", lines[1]);
    // What the command line says goes before it.
    let lines = bench.run("parse dumps/a.jsonl --crawl-time 2024-01-02T08:00:00Z").success().json_lines();
    assert_eq!(lines[0]["published"]["value"], "2024-01-02");
}

#[test]
fn mistakes_name_file_key_and_place() {
    let bench = corpus();
    for (text, line, what) in [
        ("[[source]]\nglob = \"*\"\nsplit = \"(\"\n", "line 3, column 9", "split = \"(\""),
        ("[[source]]\nglob = \"*\"\nspilt = \"x\"\n", "line 3, column 1", "spilt"),
        ("[[source]]\nglob = \"[\"\n", "line 2, column 8", "glob"),
        ("[[source]]\nglob = \"*\"\ncrawl_time = \"soon\"\n", "line 3, column 14", "crawl_time"),
        ("[[source]]\nglob = \"*\"\nformat = \"pdf\"\n", "line 3, column 10", "jsonl"),
        ("[[source]]\nglob = \"*\"\ndrop = [\"a\", \"(\"]\n", "line 3, column 8", "unclosed"),
    ] {
        configure(&bench, text);
        let outcome = bench.run("config check").exit(2);
        for expected in ["search.toml", line, what] {
            assert!(outcome.stderr().contains(expected), "{expected}\n{}", outcome.all());
        }
        bench.run("index dumps").exit(2);
    }
    configure(&bench, RULES);
    bench.run("config check").success();
    assert!(bench.run("config show").success().stdout().contains("source.0.glob = \"dumps/feed/*.txt\""));
}

#[test]
fn debug_split_tells_why_articles_begin() {
    let bench = Bench::new();
    let path = super::harness::data().join("text/scraped-pages.txt");
    let split = bench.search(["debug".as_ref(), "split".as_ref(), path.as_os_str()]).success();
    let lines = split.json_lines();
    let boundaries: Vec<&Value> = lines.iter().filter_map(|line| line.get("boundary")).collect();
    let records = lines.iter().filter(|line| line.get("boundary").is_none()).count();
    assert_eq!(boundaries.iter().filter(|boundary| boundary["taken"] == true).count(), records);
    let first = &boundaries[0];
    assert_eq!((&first["line"], &first["evidence"][0][0]), (&Value::from(1), &Value::from("start")));
    let total = |boundary: &Value| -> i64 {
        boundary["evidence"].as_array().expect("a list").iter().filter_map(|one| one[1].as_i64()).sum()
    };
    assert!(boundaries.iter().all(|boundary| boundary["score"] == total(boundary)));
    // Each record stands behind its own opening and before the next one's.
    let kinds: Vec<bool> = lines
        .iter()
        .filter(|line| line.get("boundary").is_none_or(|b| b["taken"] == true))
        .map(|line| line.get("boundary").is_some())
        .collect();
    assert!(kinds.chunks(2).all(|pair| pair == [true, false]), "{kinds:?}");
    let table = bench.search(["debug".as_ref(), "split".as_ref(), path.as_os_str(), "--text".as_ref()]).success();
    assert!(table.stdout().contains(" * "), "{}", table.all());
    assert_eq!(table.stdout().lines().filter(|line| line.starts_with("lines ")).count(), records);
}
