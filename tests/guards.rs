//! What must not be lost: by a rebuild, by a dump that cannot be opened, by a path given twice, by hostile members.

use std::io::Write;
use std::process::Stdio;

use super::harness::Bench;
use super::made::{self, json_lines};

#[test]
fn a_rebuild_that_is_stopped_leaves_the_index_in_use() {
    let bench = Bench::new();
    for number in 0..30 {
        bench.write(&format!("{number}.jsonl"), json_lines(number * 1000..number * 1000 + 1000));
    }
    bench.index("");
    let mut child = bench.command(["index", "--rebuild", "--commit-every", "64K"]).spawn().expect("the command starts");
    std::thread::sleep(std::time::Duration::from_millis(80));
    // Queries see the old index, whole, as long as the new one is not.
    assert_eq!(bench.export().len(), 30_000);
    child.kill().expect("a child of ours");
    child.wait().expect("a child of ours");
    assert_eq!(bench.export().len(), 30_000);
    bench.run("index --rebuild -q").success();
    bench.assert_as_afresh();
}

#[test]
fn a_rebuild_reads_all_roots_and_refuses_to_lose_one() {
    let bench = Bench::new();
    bench.write("a/one.jsonl", json_lines(0..5));
    bench.write("b/two.jsonl", json_lines(5..9));
    bench.run("index dumps/a").success();
    bench.run("index dumps/b").success();
    bench.run("index dumps/a --rebuild").success();
    assert_eq!(bench.export().len(), 9, "the other root stays");
    std::fs::rename(bench.dump("b"), bench.path().join("away")).expect("renamed");
    let refused = bench.run("index dumps/a --rebuild").exit(3);
    assert!(refused.stderr().contains("--max-delete 100"), "{}", refused.stderr());
    assert_eq!(bench.export().len(), 9);
    bench.run("index dumps/a --rebuild --max-delete 100").exit(1);
    assert_eq!(bench.export().len(), 5);
}

#[cfg(unix)]
#[test]
#[expect(clippy::print_stderr, reason = "a test that shows nothing says so")]
fn a_dump_that_cannot_be_opened_keeps_its_articles() {
    use std::os::unix::fs::PermissionsExt;
    let bench = Bench::new();
    let path = bench.write("news.jsonl", json_lines(0..5));
    bench.index("");
    bench.write("news.jsonl", json_lines(100..120));
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).expect("permissions");
    if std::fs::File::open(&path).is_ok() {
        eprintln!("skipped: this user may read everything");
        return;
    }
    bench.run("index").exit(1);
    assert_eq!(bench.export().len(), 5);
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).expect("permissions");
    bench.run("index").success();
    assert_eq!(bench.export().len(), 20);
}

#[test]
fn a_path_given_twice_is_read_once() {
    let bench = Bench::new();
    bench.write("in/er/one.jsonl", json_lines(0..5));
    bench.run("index dumps/in dumps dumps/in/er dumps").success();
    assert_eq!(bench.export().len(), 5);
    assert_eq!(bench.run("parse dumps/in dumps/in/er dumps/in").success().json_lines().len(), 5);
    bench.write("in/er/one.jsonl", json_lines(0..7));
    bench.run("index dumps/in/er dumps").success();
    assert_eq!(bench.export().len(), 7);
}

#[test]
fn a_hostile_host_is_no_flood_of_terms() {
    let bench = Bench::new();
    let host = "a.".repeat(200_000);
    let line = format!(
        "{{\"title\":\"A story with a long address\",\"body\":\"Text.\",\"url\":\"http://{host}example/x\"}}\n"
    );
    bench.write("news.jsonl", line);
    assert_eq!(bench.index("")["articles"], 1);
    assert_eq!(bench.titles(["story"]).len(), 1);
}

#[test]
fn standard_input_is_a_dump_of_its_own() {
    let bench = Bench::new();
    for numbers in [0..3, 3..5] {
        let mut child = bench.command(["index", "-", "-q"]).stdin(Stdio::piped()).spawn().expect("the command starts");
        let mut input = child.stdin.take().expect("a pipe");
        input.write_all(json_lines(numbers).as_bytes()).expect("written");
        drop(input);
        assert!(child.wait().expect("a child of ours").success());
    }
    assert_eq!(bench.export().len(), 5, "what came before stays");
    bench.write("one.txt", made::text(1));
    bench.run("index dumps").success();
    assert_eq!(bench.export().len(), 6, "a run over folders leaves it alone");
    bench.run("forget stdin").success();
    assert_eq!(bench.export().len(), 1);
}

#[test]
fn pages_far_behind_the_end_are_empty() {
    let bench = Bench::new();
    bench.write("news.jsonl", json_lines(0..5));
    bench.index("");
    let all = bench.run("query story --limit 5000000000 --json").json();
    assert!(all["hits"].as_array().is_some_and(|hits| hits.len() <= 5));
    let none = bench.run("query story --offset 5000000000 --json").json();
    assert_eq!(none["hits"].as_array().map(Vec::len), Some(0));
}
