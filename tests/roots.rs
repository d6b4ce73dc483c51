//! Which folders a run walks, and the guard against losing what is only away for a while.

use std::fs;

use super::harness::{Bench, text};
use super::index::{did, ids, small};
use super::made::{self, json_line};

#[test]
fn without_a_path_all_roots_are_indexed() {
    let bench = small();
    bench.search(["index"]).exit(2);
    bench.index("");
    bench.write("new.txt", made::text(2));
    let report = bench.run("index --stats json").success().json();
    assert_eq!(did(&report), [1, 0, 0, 3, 1]);
    bench.assert_as_afresh();
}

#[test]
fn a_vanished_root_loses_nothing() {
    let bench = small();
    bench.index("");
    let (there, away) = (bench.dumps(), bench.path().join("unmounted"));
    fs::rename(&there, &away).expect("a folder");
    // The folder itself is gone.
    bench.run("index").exit(1);
    assert_eq!(bench.export().len(), 12);
    // An empty mount point in its place.
    fs::create_dir(&there).expect("a folder");
    let outcome = bench.run("index").exit(1);
    assert!(outcome.stderr().contains("--max-delete"), "{}", outcome.all());
    assert_eq!(bench.export().len(), 12);
    // It is mounted again.
    fs::remove_dir(&there).expect("a folder");
    fs::rename(&away, &there).expect("a folder");
    assert_eq!(did(&bench.index("")), [0, 0, 0, 3, 0]);
    // Emptied for good.
    fs::remove_dir_all(&there).expect("a folder");
    fs::create_dir(&there).expect("a folder");
    assert_eq!(bench.index("--max-delete 100")["removed"], 3);
    assert_eq!(bench.export().len(), 0);
}

#[test]
fn roots_add_up() {
    let bench = small();
    bench.index("");
    let more = bench.path().join("more");
    fs::create_dir(&more).expect("a folder");
    fs::write(more.join("x.txt"), made::text(70)).expect("a dump");
    // Indexing one root leaves the other as it is.
    bench.remove("one.txt");
    let report = bench.run("index more --stats json").success().json();
    assert_eq!(did(&report), [1, 0, 0, 0, 1]);
    assert_eq!(bench.export().len(), 13);
    assert_eq!(did(&bench.run("index --stats json --max-delete 100").success().json()), [0, 0, 1, 3, 0]);
    // Another spelling of the same folder is the same root.
    let again = bench.run("index ./dumps/../more --stats json").success().json();
    assert_eq!(did(&again), [0, 0, 0, 1, 0]);
    let status = bench.run("status --json").success().json();
    assert_eq!(status["roots"].as_array().map(Vec::len), Some(2));
    bench.assert_as_afresh();
}

#[test]
fn roots_of_the_same_name_get_labels_of_their_own() {
    let bench = Bench::new();
    for place in ["a/news", "b/news"] {
        bench.write(&format!("{place}/same.txt"), made::text(1));
    }
    bench.run("index dumps/a/news dumps/b/news").success();
    let status = bench.run("status --json").success().json();
    let labels: Vec<_> = (0..2).map(|n| text(&status["roots"][n]["label"])).collect();
    assert_eq!(labels, ["news", "news-2"]);
    let export = bench.export();
    assert_eq!(ids(&export).len(), 2);
    assert!(export.iter().any(|line| line.contains("\"dump\":\"news-2/same.txt\"")), "{export:?}");
}

#[test]
fn a_root_inside_another_has_each_dump_once() {
    let bench = small();
    // The outer one first: the inner path is only a part of it.
    bench.index("");
    assert_eq!(did(&bench.run("index dumps/deep --stats json").success().json()), [0, 0, 0, 1, 0]);
    assert_eq!(bench.export().len(), 12);
    bench.write("deep/new.txt", made::text(5));
    assert_eq!(did(&bench.run("index dumps/deep --stats json").success().json()), [1, 0, 0, 1, 1]);
    // The inner one first: it stays a root of its own.
    fs::remove_dir_all(bench.path().join("index")).expect("an index");
    bench.run("index dumps/deep").success();
    bench.index("");
    assert_eq!(bench.export().len(), 13);
    bench.run("index").success();
    assert_eq!(bench.export().len(), 13);
}

#[test]
fn the_index_itself_is_no_dump() {
    let bench = small();
    for _ in 0..2 {
        bench.run("index . --exclude home").success();
    }
    let export = bench.export();
    assert_eq!(export.len(), 12, "{export:?}");
}

#[test]
fn a_dump_can_be_forgotten_and_a_root_too() {
    let bench = small();
    bench.index("");
    bench.run("forget dumps/many.jsonl").success();
    assert_eq!(bench.export().len(), 2);
    bench.run("forget dumps/nothing").exit(2);
    bench.run("forget dumps").success();
    assert_eq!(bench.export().len(), 0);
    assert_eq!(bench.run("status --json").success().json()["roots"].as_array().map(Vec::len), Some(0));
}

#[test]
fn a_path_that_is_not_there_is_a_mistake() {
    let bench = small();
    let outcome = bench.run("index nowhere").exit(2);
    assert!(outcome.stderr().contains("nowhere"), "{}", outcome.all());
    bench.run("query --dumps nowhere x").exit(2);
    bench.run("index dumps --input-format nonsense").exit(2);
    bench.run("index dumps --threads 0").exit(2);
    assert!(!bench.path().join("index/CURRENT").exists());
}

#[test]
fn a_single_file_can_be_a_root() {
    let bench = small();
    assert_eq!(did(&bench.run("index dumps/many.jsonl --stats json").success().json()), [1, 0, 0, 0, 10]);
    assert!(bench.export()[0].contains("\"dump\":\"many.jsonl\""));
    bench.append("many.jsonl", json_line(5));
    assert_eq!(did(&bench.run("index --stats json").success().json()), [0, 1, 0, 0, 1]);
}

#[test]
fn too_many_missing_dumps_are_kept_until_told() {
    let bench = Bench::new();
    for number in 0..10 {
        bench.write(&format!("{number}.txt"), made::text(number));
    }
    bench.index("");
    for number in 0..3 {
        bench.remove(&format!("{number}.txt"));
    }
    let outcome = bench.run("index --stats json").exit(1);
    assert_eq!(did(&outcome.json()), [0, 0, 0, 7, 0]);
    assert!(outcome.stderr().contains("--max-delete"), "{}", outcome.all());
    assert_eq!(bench.export().len(), 10);
    assert_eq!(bench.index("--keep-missing")["removed"], 0);
    assert_eq!(bench.index("--max-delete 30")["removed"], 3);
    bench.assert_as_afresh();
}
