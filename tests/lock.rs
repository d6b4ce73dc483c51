//! Two runs at once: the second is told, queries go on.

use std::fs::File;
use std::time::{Duration, Instant};

use super::harness::Bench;
use super::made;

/// An index, and the lock on it as another run would hold it.
fn locked() -> (Bench, File) {
    let bench = Bench::new();
    bench.write("one.txt", made::text(1));
    bench.index("");
    let lock = File::options().write(true).open(bench.path().join("index/lock")).expect("the lock's file");
    lock.lock().expect("a free lock");
    bench.write("two.txt", made::text(2));
    (bench, lock)
}

#[test]
fn a_second_run_is_told_in_one_line() {
    let (bench, lock) = locked();
    for line in ["index dumps", "index dumps -q", "forget dumps"] {
        let outcome = bench.run(line).exit(75);
        let stderr = outcome.stderr();
        assert_eq!(stderr.lines().filter(|line| !line.starts_with("hint:")).count(), 1, "{}", outcome.all());
        assert!(stderr.contains("another run"), "{}", outcome.all());
    }
    let outcome = bench.run("index dumps --stats json").exit(75);
    let error: serde_json::Value = serde_json::from_str(&outcome.stderr()).expect("an object");
    assert_eq!(error["error"]["kind"], "busy");
    assert_eq!(outcome.stdout(), "");
    drop(lock);
    bench.run("index dumps").success();
}

#[test]
fn a_second_run_may_skip_or_wait() {
    let (bench, lock) = locked();
    let skipped = bench.run("index dumps --skip-if-locked").success();
    assert_eq!(skipped.stdout(), "");
    assert_eq!(bench.run("index dumps --skip-if-locked -q").success().stderr(), "");
    let start = Instant::now();
    bench.run("index dumps --wait=1").exit(75);
    assert!(start.elapsed() >= Duration::from_secs(1));
    let waiting = bench.command("index dumps --wait".split(' ')).spawn().expect("the command starts");
    std::thread::sleep(Duration::from_millis(200));
    drop(lock);
    let ended = waiting.wait_with_output().expect("the command ends");
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    assert_eq!(bench.export().len(), 2);
}

#[test]
fn queries_see_what_was_committed() {
    let (bench, _lock) = locked();
    assert_eq!(bench.titles(["number1"]).len(), 1);
    bench.run("query number2").exit(1);
    bench.run("status").success();
    bench.run("index --dry-run").success();
    for line in ["query --refresh number1", "query --dumps dumps number1"] {
        let outcome = bench.run(line).success();
        assert!(outcome.stderr().starts_with("search: warning:"), "{}", outcome.all());
        assert!(outcome.stderr().contains("another run"), "{}", outcome.all());
    }
}

#[test]
fn a_lock_file_left_behind_means_nothing() {
    let (bench, lock) = locked();
    drop(lock);
    assert!(bench.path().join("index/lock").exists());
    bench.index("");
    assert_eq!(bench.export().len(), 2);
}
