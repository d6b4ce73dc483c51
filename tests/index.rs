//! Indexing again: new, changed, grown and removed dumps.
//!
//! Nearly every test ends with the same question: is the index what a new one of the same dumps would be?

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use super::harness::{Bench, text};
use super::made::{self, json_line, json_lines};

/// The figures that tell what a run did.
pub fn did(report: &Value) -> [u64; 5] {
    ["added", "updated", "removed", "unchanged", "articles"].map(|name| report[name].as_u64().expect("a number"))
}

pub fn ids(export: &[String]) -> BTreeSet<String> {
    export.iter().map(|line| text(&serde_json::from_str::<Value>(line).expect("a line of JSON")["id"])).collect()
}

/// Three dumps: text, JSON lines, a page in a folder.
pub fn small() -> Bench {
    let bench = Bench::new();
    bench.write("one.txt", made::text(1));
    bench.write("many.jsonl", json_lines(10..20));
    bench.write(
        "deep/er/page.html",
        "<html><head><title>A page of its own</title></head><body><p>Text of a page.</p></body></html>",
    );
    bench
}

#[test]
fn a_second_run_reads_nothing() {
    let bench = small();
    // Files changed moments before a run are read again by the next one, as they may have changed once more.
    std::thread::sleep(std::time::Duration::from_millis(100));
    assert_eq!(did(&bench.index("")), [3, 0, 0, 0, 12]);
    let again = bench.index("");
    assert_eq!((did(&again), again["bytes"].as_u64()), ([0, 0, 0, 3, 0], Some(0)));
    assert_eq!(bench.index("")["commits"], 0);
    bench.assert_as_afresh();
}

#[test]
fn a_changed_dump_is_replaced_and_other_articles_keep_their_ids() {
    let bench = small();
    bench.index("");
    let before = ids(&bench.export());
    let numbers = (10..13).chain([99]).chain(14..20);
    bench.write("many.jsonl", json_lines(numbers));
    assert_eq!(did(&bench.index("")), [0, 1, 0, 2, 10]);
    let after = ids(&bench.export());
    assert_eq!((before.difference(&after).count(), after.difference(&before).count()), (1, 1));
    assert_eq!(bench.titles(["number99"]).len(), 1);
    assert_eq!(bench.titles(["number13"]).len(), 0);
    bench.assert_as_afresh();
}

#[test]
fn an_article_inserted_before_others_changes_no_id() {
    let bench = Bench::new();
    bench.write("news.jsonl", json_lines(1..6));
    bench.index("");
    let before = ids(&bench.export());
    bench.write("news.jsonl", json_lines([9, 1, 2, 3, 4, 5]));
    bench.index("");
    let after = ids(&bench.export());
    assert!(after.is_superset(&before));
    assert_eq!(after.len(), 6);
    bench.assert_as_afresh();
}

#[test]
fn repeats_in_one_dump_are_told_apart_and_stay_so() {
    let bench = Bench::new();
    bench.write("news.jsonl", json_lines([1, 2, 1, 1]));
    bench.index("");
    let before = ids(&bench.export());
    assert_eq!(before.len(), 4);
    bench.append("news.jsonl", json_lines([2, 1]));
    bench.index("");
    let after = ids(&bench.export());
    assert!(after.is_superset(&before));
    assert_eq!(after.len(), 6);
    bench.assert_as_afresh();
}

#[test]
fn of_grown_json_lines_only_what_is_new_is_indexed() {
    let bench = small();
    bench.index("");
    bench.append("many.jsonl", json_lines(50..52));
    assert_eq!(did(&bench.index("")), [0, 1, 0, 2, 2]);
    bench.append("many.jsonl", json_line(52));
    assert_eq!(did(&bench.index("")), [0, 1, 0, 2, 1]);
    bench.assert_as_afresh();
}

#[test]
fn a_last_line_may_be_completed_later() {
    let whole = json_line(2);
    let (half, rest) = whole.trim_end().split_at(40);
    let cases = [
        // What stands at the end first, what is added, articles after.
        (whole.trim_end().to_owned(), format!("\n{}", json_line(3)), 3),
        (whole.trim_end().to_owned(), "\n".to_owned(), 2),
        (half.to_owned(), format!("{rest}\n{}", json_line(3)), 3),
        (half.to_owned(), rest.to_owned(), 2),
        (whole.clone(), String::new(), 2),
    ];
    for (first, added, articles) in cases {
        let bench = Bench::new();
        bench.write("news.jsonl", format!("{}{first}", json_line(1)));
        let outcome = bench.run("index dumps");
        assert_eq!(outcome.code(), Some(0), "{}", outcome.all());
        bench.append("news.jsonl", &added);
        bench.index("");
        assert_eq!(bench.export().len(), articles, "{first:?} + {added:?}");
        bench.assert_as_afresh();
    }
}

#[test]
fn shrunk_and_rewritten_json_lines_are_read_anew() {
    let bench = Bench::new();
    bench.write("news.jsonl", json_lines(1..9));
    bench.index("");
    bench.write("news.jsonl", json_lines(1..4));
    assert_eq!(did(&bench.index("")), [0, 1, 0, 0, 3]);
    bench.assert_as_afresh();
    // Longer than before, but with another beginning.
    bench.write("news.jsonl", json_lines(20..40));
    assert_eq!(did(&bench.index("")), [0, 1, 0, 0, 20]);
    bench.assert_as_afresh();
    // As long as before.
    bench.write("news.jsonl", json_lines(20..40).replacen("The", "Thy", 1));
    assert_eq!(did(&bench.index("")), [0, 1, 0, 0, 20]);
    bench.assert_as_afresh();
}

#[test]
fn a_touched_dump_is_not_read_twice() {
    let bench = small();
    bench.index("");
    bench.write("many.jsonl", json_lines(10..20));
    assert_eq!(did(&bench.index("")), [0, 0, 0, 3, 0]);
    assert_eq!(did(&bench.index("--verify")), [0, 0, 0, 3, 0]);
}

#[test]
fn other_content_of_the_same_size_and_time_is_found_by_verify() {
    let bench = small();
    let path = bench.dump("one.txt");
    let past = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_nanos(1_700_000_000_123_456_789);
    let set = |content: String| {
        fs::write(&path, content).expect("a dump");
        fs::File::options().write(true).open(&path).expect("a dump").set_modified(past).expect("a settable time");
    };
    set(made::text(1));
    bench.index("");
    set(made::text(1).replace("number1", "numberX"));
    // The change of the inode (ctime) gives it away even without --verify on Unix.
    assert_eq!(did(&bench.index("--verify"))[1], 1);
    assert_eq!(bench.titles(["numberx"]).len(), 1);
    bench.assert_as_afresh();
}

#[test]
fn a_removed_dump_is_forgotten() {
    let bench = Bench::new();
    for number in 0..10 {
        bench.write(&format!("{number}.txt"), made::text(number));
    }
    bench.index("");
    bench.remove("3.txt");
    assert_eq!(did(&bench.index("")), [0, 0, 1, 9, 0]);
    assert_eq!(bench.titles(["number3"]).len(), 0);
    bench.assert_as_afresh();
}

#[test]
fn a_dry_run_changes_nothing() {
    let bench = small();
    let plan = bench.run("index dumps --dry-run").success();
    assert!(!bench.path().join("index").exists());
    let lines: Vec<String> = plan.stdout().lines().map(str::to_owned).collect();
    assert_eq!(lines, ["read dumps/deep/er/page.html", "read dumps/many.jsonl", "read dumps/one.txt"]);
    bench.index("");
    bench.remove("one.txt");
    bench.append("many.jsonl", json_line(5));
    let before = bench.export();
    let report = bench.run("index --dry-run --max-delete 100 --stats json").success();
    assert!(report.stdout().contains("remove dumps/one.txt\n"), "{}", report.all());
    assert_eq!(bench.export(), before);
}

#[test]
fn a_rebuild_gives_the_same_index_and_one_store() {
    let bench = small();
    bench.index("");
    bench.append("many.jsonl", json_line(5));
    bench.index("");
    let before = bench.export();
    assert_eq!(did(&bench.run("index --rebuild --stats json").success().json())[4], 13);
    assert_eq!(bench.export(), before);
    bench.run("index").success();
    let stores = fs::read_dir(bench.path().join("index")).expect("an index").flatten();
    let stores = stores.filter(|entry| entry.file_name().to_string_lossy().starts_with("store-")).count();
    assert_eq!(stores, 1);
}

#[test]
fn a_damaged_index_is_said_to_be_and_can_be_rebuilt() {
    let bench = small();
    bench.index("");
    let store = fs::read_to_string(bench.path().join("index/CURRENT")).expect("a pointer");
    let meta = bench.path().join("index").join(store.trim()).join("meta.json");
    fs::write(&meta, "{").expect("a file");
    for (line, code) in [("query harbour", 2), ("status", 3), ("index dumps", 3), ("export", 3)] {
        let outcome = bench.run(line).exit(code);
        assert_eq!(outcome.stderr().lines().filter(|line| line.contains("error:")).count(), 1, "{}", outcome.all());
    }
    bench.run("index dumps --rebuild").success();
    assert_eq!(bench.export().len(), 12);
}

#[test]
fn hidden_files_only_when_asked_for() {
    let bench = small();
    bench.write(".hidden.txt", made::text(30));
    bench.write(".git/notes.txt", made::text(31));
    assert_eq!(bench.index("")["added"], 3);
    assert_eq!(bench.index("--hidden")["added"], 2);
    assert_eq!(bench.export().len(), 14);
    // What this run passes over is not gone.
    assert_eq!(did(&bench.index(""))[..3], [0, 0, 0]);
    assert_eq!(bench.export().len(), 14);
}

#[test]
fn patterns_choose_dumps() {
    let bench = small();
    assert_eq!(bench.index("--include *.jsonl")["added"], 1);
    assert_eq!(bench.index("--exclude deep")["added"], 1);
    assert_eq!(bench.index("--include deep/**")["added"], 1);
    bench.run("index dumps --include [").exit(2);
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn links_are_followed_when_asked_and_loops_end() {
        let bench = small();
        let elsewhere = bench.path().join("elsewhere");
        fs::create_dir(&elsewhere).expect("a folder");
        fs::write(elsewhere.join("linked.txt"), made::text(40)).expect("a dump");
        symlink(&elsewhere, bench.dump("link")).expect("a link");
        symlink(bench.dumps(), bench.dump("deep/loop")).expect("a link");
        assert_eq!(bench.index("")["added"], 3);
        let report = bench.index("--follow");
        assert_eq!((report["added"].as_u64(), report["failed"].as_u64()), (Some(1), Some(0)), "{report}");
    }

    #[test]
    fn a_name_that_is_no_utf8_is_found_again() {
        let bench = Bench::new();
        let path = bench.dumps().join(OsStr::from_bytes(b"caf\xe9 100%.txt"));
        fs::write(&path, made::text(1)).expect("a dump");
        assert_eq!(did(&bench.index("")), [1, 0, 0, 0, 1]);
        assert_eq!(did(&bench.index("")), [0, 0, 0, 1, 0]);
        assert!(bench.export()[0].contains("\"dump\":\"dumps/caf%E9 100%.txt\""), "{:?}", bench.export());
        let files = bench.run("query number1 --files -0").success();
        let expected = path.canonicalize().expect("a file").into_os_string();
        assert_eq!(files.stdout_bytes(), [expected.as_bytes(), b"\0"].concat());
        bench.assert_as_afresh();
    }

    #[test]
    fn what_cannot_be_read_is_reported_and_not_forgotten() {
        let bench = small();
        bench.index("");
        let locked = |mode| {
            fs::set_permissions(bench.dump("deep"), fs::Permissions::from_mode(mode)).expect("permissions");
            fs::set_permissions(bench.dump("one.txt"), fs::Permissions::from_mode(mode)).expect("permissions");
        };
        locked(0o000);
        // Nothing is locked to the superuser, so there the test can show nothing.
        let is_superuser = fs::read(bench.dump("one.txt")).is_ok();
        bench.write("new.txt", made::text(3));
        let outcome = bench.run("index --stats json --max-delete 0");
        locked(0o755);
        if !is_superuser {
            let outcome = outcome.exit(1);
            assert!(outcome.stderr().contains("dumps/deep"), "{}", outcome.all());
        }
        assert_eq!(bench.export().len(), 13);
    }

    #[test]
    fn pipes_and_sockets_among_the_dumps_are_passed_over() {
        let bench = small();
        let _socket = std::os::unix::net::UnixListener::bind(bench.dump("socket")).expect("a socket");
        assert_eq!(did(&bench.index("")), [3, 0, 0, 0, 12]);
    }
}
