//! Learned furniture: what `search learn` finds, that it survives crashes, and that it leaves one index, however it was made.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use serde_json::Value;

use super::harness::{Bench, sorted_lines, text};
use super::index::{did, ids};
use super::made::{self, Random};

/// Thirty pages of a folder with furniture around and between, ten of another without, and a file of JSON lines whose
/// articles name two sites, one with furniture.
fn corpus() -> Bench {
    let bench = Bench::new();
    for number in 0..30 {
        bench.write(&format!("daily/{number}.txt"), page(number));
    }
    for number in 30..40 {
        bench.write(&format!("plain/{number}.txt"), made::text(number));
    }
    let line = |number: u64| {
        let (site, tail) =
            if number.is_multiple_of(2) { ("even.example", "\n\nAll rights reserved") } else { ("odd.example", "") };
        let body = made::body(number) + tail;
        serde_json::json!({"title": made::title(number), "body": body, "site": site, "id": number}).to_string() + "\n"
    };
    bench.write("wire.jsonl", (100..140).map(line).collect::<String>());
    // Files changed moments before a run are looked at again by the next one.
    std::thread::sleep(Duration::from_millis(100));
    bench
}

fn page(number: u64) -> String {
    let body = made::body(number);
    let (first, rest) = body.split_once("\n\n").expect("paragraphs");
    format!(
        "{}\n\n{first}\n\nContinue below this notice\n\n{rest}\n\n{number} people like this\n\nWords of our readers\n",
        made::title(number)
    )
}

fn article(bench: &Bench, number: u64) -> Value {
    let lines = bench.export();
    let found = lines.iter().find(|line| line.contains(&format!("number{number}\""))).expect("an article");
    serde_json::from_str(found).expect("a line of JSON")
}

fn furniture(bench: &Bench, number: u64) -> Vec<String> {
    article(bench, number)["furniture"].as_array().expect("a list").iter().map(text).collect()
}

fn store(bench: &Bench) -> PathBuf {
    let current = fs::read_to_string(bench.path().join("index/CURRENT")).expect("a pointer");
    bench.path().join("index").join(current.trim())
}

#[test]
fn what_was_learned_leaves_the_text_and_changes_no_id() {
    let bench = corpus();
    bench.index("");
    let before = bench.export();
    let outcome = bench.run("learn").success();
    assert!(outcome.stderr().contains("4 lines of 2 sources, generation 1"), "{}", outcome.all());
    assert!(outcome.stderr().contains("the next `search index` reads 31 dumps again"), "{}", outcome.all());
    assert_eq!(bench.export(), before, "learning itself changes no article");
    // Thirty pages and the JSON lines are read again; what was learned says nothing of the plain ones.
    assert_eq!(did(&bench.index("")), [0, 31, 0, 10, 70]);
    let after = bench.export();
    assert_eq!(ids(&after), ids(&before));
    assert_eq!(furniture(&bench, 7), ["Continue below this notice", "7 people like this", "Words of our readers"]);
    assert_eq!(text(&article(&bench, 7)["body"]), made::body(7));
    assert_eq!(furniture(&bench, 104), ["All rights reserved"]);
    assert_eq!(furniture(&bench, 105), Vec::<String>::new());
    assert_eq!(bench.titles(["\"words of our readers\""]), Vec::<String>::new());
    let id = text(&article(&bench, 7)["id"]);
    assert!(
        bench.run(&format!("show {id} --json")).success().json()["furniture"].as_array().is_some_and(|f| f.len() == 3)
    );
    // Nothing is left to do, and nothing new to learn.
    assert_eq!(did(&bench.index("")), [0, 0, 0, 41, 0]);
    assert!(bench.run("learn").success().stderr().contains("nothing new: 4 lines"));
    assert_eq!(bench.export(), after);
}

#[test]
fn an_incremental_index_and_a_new_one_agree() {
    let bench = corpus();
    bench.index("");
    bench.run("learn").success();
    bench.write("daily/200.txt", page(200));
    bench.index("");
    bench.write("daily/201.txt", page(201));
    bench.write("daily/3.txt", page(203));
    bench.index("");
    assert_eq!(furniture(&bench, 201).len(), 3);
    let incremental = bench.export();
    bench.run("index --rebuild").success();
    assert_eq!(bench.export(), incremental);
    // An index elsewhere, given the same set before anything is indexed.
    let set = bench.run("learn --show --json").success().stdout();
    fs::write(bench.path().join("set.json"), set).expect("a file");
    bench.run("--index other learn --from set.json").success();
    bench.run("--index other index dumps").success();
    assert_eq!(sorted_lines(&bench.run("--index other export").success().stdout()), incremental);
    // What `search parse` sees under the set.
    let parsed = bench.run("parse dumps --rules set.json").success();
    assert_eq!(sorted_lines(&parsed.stdout()), incremental);
}

#[test]
fn a_dry_run_tells_and_changes_nothing() {
    let bench = corpus();
    bench.index("");
    let told = bench.run("learn --dry-run").success();
    for line in
        ["folder:dumps/daily  (30 articles)", "Words of our readers", "anywhere", "site:even.example  (20 articles)"]
    {
        assert!(told.stdout().contains(line), "{line}\n{}", told.all());
    }
    assert!(told.stderr().contains("would learn 4 lines"), "{}", told.all());
    assert_eq!(bench.run("status --json").success().json()["rules"], Value::Null);
    assert!(!store(&bench).join("rules").exists());
    assert_eq!(did(&bench.index("")), [0, 0, 0, 41, 0]);
}

#[test]
fn a_set_may_be_edited_and_forgotten() {
    let bench = corpus();
    bench.index("");
    let before = bench.export();
    let mut set = bench.run("learn --dry-run --json").success().json();
    let daily = &mut set["sources"]["folder:dumps/daily"];
    daily["lines"].as_array_mut().expect("lines").retain(|line| line["text"] != "Continue below this notice");
    daily["keep"] = serde_json::json!(["Continue below this notice"]);
    fs::write(bench.path().join("set.json"), set.to_string()).expect("a file");
    bench.run("learn --from set.json").success();
    bench.index("");
    assert_eq!(furniture(&bench, 7), ["7 people like this", "Words of our readers"]);
    // What is to be kept is kept when it is learned anew.
    assert!(bench.run("learn").success().stderr().contains("nothing new: 3 lines"));
    let status = bench.run("status --json").success().json();
    assert_eq!((&status["rules"]["generation"], &status["rules"]["lines"]), (&Value::from(1), &Value::from(3)));
    assert!(bench.run("status").success().stdout().contains("generation 1: 3 lines of 2 sources"));
    bench.run("learn --forget").success();
    // What was taken out is not back in the text yet, so it cannot be learned.
    assert!(bench.run("learn --dry-run").success().stderr().contains("31 dumps not read again"));
    bench.index("");
    assert_eq!(bench.export(), before);
    assert!(bench.run("learn --forget").success().stderr().contains("nothing to learn"));
}

#[test]
fn mistakes_and_locks_end_it() {
    let bench = corpus();
    bench.run("learn").exit(3);
    bench.run("learn --from nowhere.json").exit(2);
    fs::write(bench.path().join("set.json"), r#"{"format": 1, "sources": {"daily": {}}}"#).expect("a file");
    assert!(bench.run("learn --from set.json").exit(2).stderr().contains("site:"));
    bench.run("learn --show --dry-run").exit(2);
}

#[test]
fn what_an_interrupted_run_left_is_swept_and_damage_is_told() {
    let bench = corpus();
    bench.index("");
    bench.run("learn").success();
    let rules = store(&bench).join("rules");
    fs::write(rules.join("00000002.json"), "{").expect("a file");
    bench.index("");
    assert_eq!(fs::read_dir(&rules).expect("a folder").count(), 1);
    let after = bench.export();
    fs::write(rules.join("00000001.json"), "{}").expect("a file");
    bench.write("daily/300.txt", page(300));
    let outcome = bench.run("index").exit(3);
    assert!(outcome.stderr().contains("--forget"), "{}", outcome.all());
    // Queries need no rules, and nothing was changed.
    assert_eq!(bench.export(), after);
    bench.run("index --rebuild").exit(3);
    bench.run("learn --forget").success();
    bench.index("");
    assert_eq!(furniture(&bench, 7), Vec::<String>::new());
    bench.assert_as_afresh();
}

#[test]
fn killed_at_any_moment_it_has_learned_all_or_nothing() {
    let bench = corpus();
    bench.index("");
    let mut random = Random::new(7);
    let start = std::time::Instant::now();
    bench.run("learn --dry-run").success();
    let whole = start.elapsed();
    for _ in 0..12 {
        let mut child = bench.command(["learn", "-q"]).spawn().expect("the command starts");
        std::thread::sleep(whole.mul_f64(random.below(1500) as f64 / 1000.0));
        child.kill().expect("a child of ours");
        child.wait().expect("a child of ours");
        let rules = bench.run("status --json").success().json()["rules"].clone();
        assert!(rules.is_null() || rules["lines"] == 4, "{rules}");
        // Whatever is in force can be read.
        bench.run("learn --show").success();
        if !rules.is_null() {
            bench.run("learn --forget").success();
        }
    }
    bench.run("learn").success();
    bench.index("");
    let incremental = bench.export();
    assert_eq!(furniture(&bench, 7).len(), 3);
    bench.run("index --rebuild").success();
    assert_eq!(bench.export(), incremental);
}

#[test]
fn killed_while_it_reads_again_the_next_run_completes_it() {
    let bench = corpus();
    bench.index("");
    bench.run("learn").success();
    let mut random = Random::new(9);
    for _ in 0..8 {
        let line = ["index", "-q", "--commit-every", "4K", "--threads", "1"];
        let mut child = bench.command(line).spawn().expect("the command starts");
        std::thread::sleep(Duration::from_millis(random.below(60)));
        child.kill().expect("a child of ours");
        child.wait().expect("a child of ours");
        // Old or new, every article is there.
        assert_eq!(bench.export().len(), 80);
    }
    bench.run("index").success();
    let incremental = bench.export();
    assert_eq!(furniture(&bench, 7).len(), 3);
    bench.run("index --rebuild").success();
    assert_eq!(bench.export(), incremental);
}
