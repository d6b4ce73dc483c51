//! The help texts, word for word: a change of an option shows in the review.
//!
//! Without a terminal they are as wide as the parser's standard, so they are the same on every machine.

use super::harness::Bench;

const COMMANDS: &[&str] =
    &["index", "query", "show", "open", "parse", "export", "learn", "forget", "status", "formats", "config", "debug"];

#[test]
fn the_program() {
    insta::assert_snapshot!("search", Bench::new().run("--help").success().stdout());
}

#[test]
fn each_command() {
    let bench = Bench::new();
    for command in COMMANDS {
        let help = bench.search([command, "--help"]).success();
        assert_eq!(help.stderr(), "");
        insta::assert_snapshot!(format!("search-{command}"), help.stdout());
    }
}

#[test]
fn every_command_is_pinned() {
    let help = Bench::new().run("--help").success().stdout();
    let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let listed: Vec<&str> = lines.filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(listed, COMMANDS);
}

#[test]
fn lines_are_no_longer_than_a_page() {
    let bench = Bench::new();
    for command in COMMANDS {
        for line in bench.search([command, "--help"]).success().stdout().lines() {
            assert!(line.chars().count() <= 110, "{command}: {line}");
        }
    }
}

#[test]
fn mistakes_are_told_on_standard_error() {
    let bench = Bench::new();
    for line in ["", "nonsense", "query", "query --nonsense x", "index --stats xml", "show"] {
        let args: Vec<&str> = line.split_whitespace().collect();
        let outcome = bench.search(&args).exit(2);
        assert_eq!(outcome.stdout(), "", "{line}");
        assert!(!outcome.stderr().is_empty(), "{line}");
    }
    assert!(bench.run("--version").success().stdout().starts_with("search 0."));
}
