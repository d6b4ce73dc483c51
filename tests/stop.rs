//! A run that is asked to end: it commits what it has, says how to go on, and the next run goes on there.
#![cfg(unix)]

use std::process::{Command, Output};
use std::time::Duration;

use super::harness::Bench;
use super::made;

/// Starts `search index`, sends it `signal` once it is at work, and waits for its end.
fn stopped(bench: &Bench, signal: &str) -> Output {
    let child = bench.command(["index", "dumps"]).spawn().expect("the command starts");
    let lock = bench.path().join("index/lock");
    while !lock.exists() {
        std::thread::sleep(Duration::from_millis(1));
    }
    std::thread::sleep(Duration::from_millis(30));
    let sent = Command::new("kill").args([signal, &child.id().to_string()]).status().expect("`kill` starts");
    assert!(sent.success());
    child.wait_with_output().expect("the command ends")
}

#[test]
fn a_signal_ends_a_run_cleanly() {
    for (signal, code) in [("-INT", 130), ("-TERM", 143)] {
        let bench = Bench::new();
        for number in 0..40 {
            bench.write(&format!("{number}.jsonl"), made::json_lines(number * 1000..number * 1000 + 1000));
        }
        let output = stopped(&bench, signal);
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{signal}: {stderr}");
        assert!(stderr.contains("search index"), "{signal}: it should say how to go on: {stderr}");
        let before = bench.export().len();
        assert!(before < 40_000, "{signal}: it went on to the end");
        let report = bench.run("index --stats json").success().json();
        assert_eq!(report["articles"].as_u64().map(|new| new as usize + before), Some(40_000), "{signal}: {report}");
        bench.assert_as_afresh();
    }
}

#[test]
fn a_replacement_that_is_stopped_leaves_the_old_version() {
    let bench = Bench::new();
    bench.write("news.jsonl", made::json_lines(0..100));
    bench.index("");
    bench.write("news.jsonl", made::json_lines(1000..60_000));
    let output = stopped(&bench, "-TERM");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(143), "{stderr}");
    assert_eq!(bench.export().len(), 100, "{stderr}");
    assert_eq!(bench.run("index --stats json").success().json()["articles"], 59_000);
    bench.assert_as_afresh();
}
