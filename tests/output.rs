//! Results for programs and for eyes: members, paging, formats, pipes, exit codes.

use std::io::Read;
use std::path::Path;
use std::process::Stdio;

use serde_json::{Value, json};

use super::harness::{Bench, data, text};
use super::made;

fn members(value: &Value) -> Vec<&str> {
    value.as_object().unwrap_or_else(|| panic!("no object: {value}")).keys().map(String::as_str).collect()
}

/// An index of 30 made-up articles that all hold "said".
fn thirty() -> Bench {
    let bench = Bench::new();
    bench.write("news.jsonl", made::json_lines(0..30));
    bench.index("");
    bench
}

#[test]
fn json_has_every_member() {
    let bench = Bench::with_samples();
    let answer = bench.search(["query", "--json", "Lavrov Kim", "-in:*/README.md"]).success().json();
    assert_eq!(
        sorted(members(&answer)),
        ["facets", "format_version", "hits", "notes", "query", "timeline", "took_ms", "total", "total_is"]
    );
    assert_eq!(
        (&answer["format_version"], &answer["total"], &answer["total_is"]),
        (&json!(1), &json!(1), &json!("exact"))
    );
    let hit = &answer["hits"][0];
    let all = [
        "authors",
        "copies",
        "external_id",
        "id",
        "language",
        "origin",
        "published",
        "rank",
        "score",
        "site",
        "snippets",
        "title",
        "title_marks",
        "url",
    ];
    assert_eq!(sorted(members(hit)), all);
    assert_eq!(sorted(members(&hit["origin"])), ["bytes", "dump", "lines", "member", "ordinal"]);
    assert_eq!(sorted(members(&hit["published"])), ["evidence", "how", "precision", "value"]);
    assert_eq!((&hit["rank"], &hit["origin"]["dump"]), (&json!(1), &json!("data/text/scraped-pages.txt")));
    let snippets = hit["snippets"].as_array().expect("a list");
    assert!(!snippets.is_empty(), "no passage proves the hit: {hit}");
    for snippet in snippets {
        assert_eq!(sorted(members(snippet)), ["at", "field", "line", "marks", "text"]);
    }
    let lines = bench.search(["query", "--jsonl", "Lavrov Kim", "-in:*/README.md"]).success().json_lines();
    assert_eq!(lines, std::slice::from_ref(hit));
}

fn sorted(mut names: Vec<&str>) -> Vec<&str> {
    names.sort_unstable();
    names
}

/// Marks, places and lines of every passage of many queries, checked against the article itself.
#[test]
fn passages_stand_where_they_say() {
    let bench = Bench::with_samples();
    for query in
        ["kim", "glass eel", "\"glass eel\"", "ferry", "竹桥", "маяк", "halvern harbour", "river", "title:clock week"]
    {
        for hit in bench.search(["query", "--jsonl", "-n", "30", query]).success().json_lines() {
            let id = text(&hit["id"]);
            let article = bench.search(["show", "--json", &id]).success().json();
            let title: Vec<char> = text(&hit["title"]).chars().collect();
            assert_marks(&hit["title_marks"], title.len());
            for snippet in hit["snippets"].as_array().expect("a list") {
                let passage: Vec<char> = text(&snippet["text"]).chars().collect();
                assert_marks(&snippet["marks"], passage.len());
                let field = text(&snippet["field"]);
                let whole = match &article[&field] {
                    Value::String(text) => text.clone(),
                    Value::Array(lines) => lines.iter().map(|line| text(line)).collect::<Vec<_>>().join("\n"),
                    other => panic!("{field}: {other}"),
                };
                let whole: Vec<char> = whole.chars().collect();
                let [start, end] = [0, 1].map(|at| snippet["at"][at].as_u64().expect("a code point") as usize);
                let squeeze =
                    |chars: &[char]| chars.iter().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
                assert_eq!(squeeze(&whole[start..end]), squeeze(&passage), "{query}: {snippet}");
                let lines = [0, 1].map(|at| hit["origin"]["lines"][at].as_u64().expect("a line"));
                let line = snippet["line"].as_u64().expect("a line");
                assert!((lines[0]..=lines[1]).contains(&line), "{query}: line {line} of {lines:?}");
            }
        }
    }
}

#[track_caller]
fn assert_marks(marks: &Value, length: usize) {
    let mut end = 0;
    for mark in marks.as_array().expect("a list") {
        let [from, to] = [0, 1].map(|at| mark[at].as_u64().expect("a code point") as usize);
        assert!(end <= from && from < to && to <= length, "{marks} of {length}");
        end = to;
    }
}

#[test]
fn pages_add_up_to_the_whole() {
    let bench = thirty();
    let ids = |args: &[&str]| -> Vec<String> {
        let outcome = bench.search(["query", "--jsonl", "said"].iter().chain(args)).success();
        outcome.json_lines().iter().map(|hit| text(&hit["id"])).collect()
    };
    let whole = ids(&["-n", "100"]);
    assert_eq!((whole.len(), ids(&[]).len(), ids(&["--limit=7"]).len()), (30, 10, 7));
    let pages: Vec<String> = ["0", "12", "24"].iter().flat_map(|offset| ids(&["-n12", "--offset", offset])).collect();
    assert_eq!(pages, whole);
    let page = bench.run("query --json said -n 2 --offset 5").success().json();
    assert_eq!((&page["hits"][0]["rank"], &page["total"]), (&json!(6), &json!(30)));
    let beyond = bench.run("query --json said --offset 1000").success().json();
    assert_eq!((&beyond["hits"], &beyond["total"]), (&json!([]), &json!(30)));
    for sort in ["newest", "oldest"] {
        let sorted = ids(&["-n100", "--sort", sort]);
        let pages: Vec<String> =
            ["0", "12", "24"].iter().flat_map(|at| ids(&["-n12", "--offset", at, "--sort", sort])).collect();
        assert_eq!(pages, sorted, "{sort}");
    }
}

#[test]
fn exit_codes_are_greps() {
    let bench = thirty();
    for (line, code) in [
        ("query said", 0),
        ("query nosuchword", 1),
        ("query nosuchword --exit-zero", 0),
        ("query nosuchword --json", 1),
        ("query --count nosuchword", 1),
        ("query --count said", 0),
        ("query --files nosuchword", 1),
        ("query said --format nonsense", 2),
        ("query said -n x", 2),
        ("query said --index nowhere", 2),
        ("show aaaaaaaaaa", 1),
        ("show aaaaaaaaaa --index nowhere", 2),
        ("show 99", 1),
        ("status --index nowhere", 3),
        ("export --index nowhere", 3),
        ("query said --config nowhere.toml", 2),
        ("parse nowhere", 2),
    ] {
        let outcome = bench.run(line).exit(code);
        assert!(code != 2 || outcome.stdout().is_empty(), "{}", outcome.all());
        assert!(code < 2 || !outcome.stderr().is_empty(), "{}", outcome.all());
    }
}

#[test]
fn errors_are_json_where_results_are() {
    let bench = Bench::new();
    for line in [
        "query x --json",
        "query x --jsonl",
        "query x --format json",
        "query x --format=jsonl",
        "query x --json --sort nonsense",
        "status --json",
        "show aaaaaa --json",
        "query --json",
        "index nowhere --stats json",
    ] {
        let outcome = bench.run(line);
        assert!(outcome.code() >= Some(2), "{}", outcome.all());
        assert_eq!(outcome.stdout(), "", "{line}");
        let stderr = outcome.stderr();
        let error: Value = serde_json::from_str(&stderr).unwrap_or_else(|_| panic!("{}", outcome.all()));
        assert_eq!(sorted(members(&error["error"])), ["hint", "kind", "message"], "{line}");
        assert_eq!(stderr.lines().count(), 1, "{line}");
    }
}

#[test]
fn counts_and_files() {
    let bench = Bench::with_samples();
    assert_eq!(bench.search(["query", "-c", "lang:zh"]).success().stdout(), "1\n");
    assert_eq!(bench.run("query -c nosuchword").exit(1).stdout(), "0\n");
    let json = data().canonicalize().expect("a folder").join("json");
    let files = bench.search(["query", "-l", "glass eel", "--in", "*/json/*"]).success();
    let mut lines: Vec<String> = files.stdout().lines().map(str::to_owned).collect();
    lines.sort();
    let expected = ["archive.jsonl.gz", "articles.jsonl"].map(|name| json.join(name).to_string_lossy().into_owned());
    assert_eq!(lines, expected);
    let files = bench.search(["query", "-l0", "glass eel", "--in", "*/json/*"]).success();
    assert_eq!(files.stdout().split('\0').filter(|path| Path::new(path).is_file()).count(), 2);
    assert!(files.stdout().ends_with('\0'));
}

#[test]
fn trec_lines_have_six_columns() {
    let bench = Bench::with_samples();
    std::fs::write(bench.path().join("topics.tsv"), "q1\tglass eel\n\nq2\tlavrov\nferry\n").expect("a file");
    let outcome = bench.run("query --queries topics.tsv --format trec --run mine -n 5").success();
    let out = outcome.stdout();
    let lines: Vec<Vec<&str>> = out.lines().map(|line| line.split(' ').collect()).collect();
    assert!(lines.iter().all(|line| line.len() == 6 && line[1] == "Q0" && line[5] == "mine"), "{out}");
    let first = lines[0].clone();
    assert_eq!((first[0], first[3]), ("q1", "1"));
    // The article or its copy at another paper.
    assert!(["hp-0412", "nw-55013"].contains(&first[2]), "{out}");
    let topics: std::collections::BTreeSet<&str> = lines.iter().map(|line| line[0]).collect();
    assert_eq!(topics, ["q1", "q2", "4"].into());
}

#[test]
fn tables_hold_any_text() {
    let bench = Bench::with_samples();
    for (format, separator) in [("csv", ','), ("tsv", '\t')] {
        let outcome = bench.search(["query", "--format", format, "title:clock"]).success();
        let out = outcome.stdout();
        assert_eq!(out.lines().count(), 2, "{out}");
        assert!(out.lines().all(|line| line.matches(separator).count() >= 5), "{out}");
        assert!(out.contains("Clock tower runs backwards for a week, nobody complains"));
    }
}

#[test]
fn a_closed_pipe_is_quiet() {
    let bench = Bench::new();
    bench.write("news.jsonl", made::json_lines(0..2000));
    bench.index("");
    for line in ["export", "query --jsonl said -n 2000", "parse dumps", "query said -n 2000", "status"] {
        let mut child = bench.command(line.split(' ')).stdout(Stdio::piped()).spawn().expect("the command starts");
        let mut first = [0; 10];
        let mut stdout = child.stdout.take().expect("a pipe");
        stdout.read_exact(&mut first).expect("some output");
        drop(stdout);
        let output = child.wait_with_output().expect("the command ends");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{line}");
        assert_eq!(output.status.code(), Some(0), "{line}");
    }
}

#[test]
fn what_acts_on_a_terminal_is_made_visible() {
    let bench = Bench::new();
    let title = "Red \u{1b}[31malert\u{1b}]0;owned\u{7} \u{9b}2J \u{202e}reversed \u{200b}said";
    let article = json!({ "title": title, "body": format!("{title} in the text. {}", made::body(1)), "author": title });
    bench.write("bad\u{1b}[2J.jsonl", format!("{article}\n"));
    bench.index("");
    let is_bad =
        |c: char| c.is_control() && c != '\n' || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let id = bench.run("query --json said").success().json()["hits"][0]["id"].clone();
    for line in ["query said", "query --json said", "export", "status", "query -l said", "parse dumps"] {
        let outcome = bench.run(line).success();
        // Paths are for other programs, byte for byte.
        if line != "query -l said" {
            let bad = outcome.stdout().chars().find(|c| is_bad(*c));
            assert_eq!(bad, None, "{}", outcome.all().escape_debug());
        }
    }
    let shown = bench.search(["show", &text(&id)]).success();
    assert!(!shown.stdout().contains(is_bad), "{}", shown.all().escape_debug());
    let colored = bench.run("query said --color always").success().stdout();
    assert!(colored.contains("\u{1b}[") && !colored.contains("\u{1b}[31malert") && !colored.contains('\u{7}'));
    // Problems of a dump name it.
    bench.write("worse\u{1b}[2J.bin", [0_u8, 1, 2, 255, 254].repeat(100));
    let outcome = bench.run("index dumps").exit(1);
    assert!(!outcome.stderr().contains(is_bad), "{}", outcome.all().escape_debug());
}

#[test]
fn no_colour_without_a_terminal() {
    let bench = Bench::with_samples();
    for line in ["query Lavrov", "status", "query nosuchword", "--help", "query --nonsense"] {
        let outcome = bench.run(line);
        assert!(!outcome.stdout().contains('\u{1b}') && !outcome.stderr().contains('\u{1b}'), "{}", outcome.all());
    }
}

#[test]
fn an_article_is_shown_by_rank_id_and_hash() {
    let bench = Bench::with_samples();
    let _ = bench.search(["query", "Lavrov Kim", "-in:*/README.md"]).success();
    let article = bench.run("show 1 --json").success().json();
    let (id, hash) = (text(&article["id"]), text(&article["content_hash"]));
    assert_eq!(id.len(), 26);
    for name in [&id, &hash, &id[..8], &hash[..8]] {
        assert_eq!(bench.search(["show", "--json", name]).success().json(), article, "{name}");
    }
    let page = bench.search(["show", &id]).success().stdout();
    assert!(page.contains("Lavrov sees Kim") && page.contains("Shanghai"), "{page}");
    let _ = bench.search(["show", &id[..5]]).exit(2);
    let parsed = bench.search(["parse".as_ref(), data().as_os_str()]).success().json_lines();
    assert!(parsed.contains(&article), "`parse` and `show` differ");
}

#[test]
fn export_is_what_parse_gives() {
    let bench = Bench::with_samples();
    let parsed = bench.search(["parse".as_ref(), data().as_os_str()]).success().stdout();
    assert_eq!(super::harness::sorted_lines(&parsed), bench.export());
    let some = bench.search(["export", "lang:zh OR lang:de"]).success();
    assert_eq!(some.json_lines().len(), 3);
    assert_eq!(bench.search(["export", "nosuchword"]).success().stdout(), "");
}

#[test]
fn dumps_and_query_in_one_command() {
    let bench = Bench::new();
    bench.write("one.txt", made::text(1));
    let outcome = bench.run("query --dumps dumps number1").success();
    assert!(outcome.stdout().contains("number1"), "{}", outcome.all());
    // Nothing new: nothing told.
    assert_eq!(bench.run("query --dumps dumps number1").success().stderr(), "");
    bench.write("two.txt", made::text(2));
    let _ = bench.run("query number2").exit(1);
    let _ = bench.run("query --refresh number2").success();
    bench.write("bad.bin", [0_u8, 1, 2, 255, 254].repeat(100));
    let outcome = bench.run("query --refresh number2").success();
    assert!(outcome.stderr().contains("dumps/bad.bin"), "{}", outcome.all());
    let _ = bench.run("query --refresh number2 --index elsewhere").exit(2);
}

#[test]
fn quiet_runs_say_nothing() {
    let bench = Bench::new();
    bench.write("one.txt", made::text(1));
    for line in ["index dumps -q", "index -q", "query -q --refresh number1 --count"] {
        assert_eq!(bench.run(line).success().stderr(), "", "{line}");
    }
}

#[test]
fn a_first_search() {
    let bench = Bench::new();
    bench.write("news.jsonl", made::json_lines([3]));
    insta::assert_snapshot!("first-index", bench.run("index dumps").snapshot());
    insta::assert_snapshot!("first-query", bench.run("query number3").snapshot());
    insta::assert_snapshot!("first-nothing", bench.run("query nosuchword").snapshot());
    insta::assert_snapshot!("first-no-index", bench.run("query x --index nowhere").snapshot());
    insta::assert_snapshot!("first-usage", bench.run("query --nonsense x").snapshot());
    insta::assert_snapshot!("first-formats", bench.run("formats").snapshot());
}
