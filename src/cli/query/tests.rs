use std::ffi::OsString;

use clap::Parser;

use super::*;
use crate::cli::args::{Cli, Command};
use crate::cli::words;

fn parsed(line: &[&str]) -> Result<QueryArgs, clap::Error> {
    let argv: Vec<OsString> = ["search", "query"].iter().chain(line).map(OsString::from).collect();
    match Cli::try_parse_from(words::shield(argv))?.command {
        Command::Query(args) => Ok(args),
        other => panic!("{other:?}"),
    }
}

fn text(args: &QueryArgs) -> String {
    args.asked().expect("words need no file").remove(0).text
}

#[test]
fn words_and_options_mix() {
    let cases: [(&[&str], &str, Option<usize>); 9] = [
        (&["Lavrov Kim"], "Lavrov Kim", None),
        (&["lavrov", "kim", "-n", "5"], "lavrov kim", Some(5)),
        (&["-n5", "lavrov", "-kim", "--jsonl"], "lavrov -kim", Some(5)),
        (&["lavrov", "-n", "5", "-kim", "seoul"], "lavrov -kim seoul", Some(5)),
        (&["-kim", "lavrov"], "-kim lavrov", None),
        (&["-nato", "-n=7"], "-nato", Some(7)),
        (&["--limit", "3", "--", "-n", "--x"], "-n --x", Some(3)),
        (&["a", "--since", "2025-07", "-title:\"b c\""], "a -title:\"b c\"", None),
        (&["--dumps", "data", "Lavrov Kim"], "Lavrov Kim", None),
    ];
    for (line, expected, limit) in cases {
        let args = parsed(line).unwrap_or_else(|e| panic!("{line:?}: {e}"));
        assert_eq!((text(&args).as_str(), args.limit), (expected, limit), "{line:?}");
    }
}

#[test]
fn mistakes_are_usage_errors() {
    let cases: [&[&str]; 9] = [
        &[],
        &["a", "--limt", "5"],
        &["a", "-n", "many"],
        &["a", "--sort", "best"],
        &["a", "--format", "xml"],
        &["a", "--json", "--jsonl"],
        &["a", "--queries", "f"],
        &["a", "-0"],
        &["a", "-c", "-l"],
    ];
    for line in cases {
        assert_eq!(parsed(line).map(|_| ()).expect_err("a mistake").exit_code(), 2, "{line:?}");
    }
}

#[test]
fn formats_are_chosen() {
    let cases: [(&[&str], &str); 5] = [
        (&["a"], "text"),
        (&["a", "--json"], "json"),
        (&["a", "--jsonl"], "jsonl"),
        (&["a", "--format", "trec"], "trec"),
        (&["a", "--format=csv"], "csv"),
    ];
    for (line, expected) in cases {
        assert_eq!(parsed(line).expect("sound").renderer().name(), expected);
    }
}

#[test]
fn query_files() {
    let asked = queries("\u{feff}q1\tfirst one\n\n second \r\nq3\t-a\tb\n");
    let asked: Vec<(Option<&str>, &str)> =
        asked.iter().map(|query| (query.id.as_deref(), query.text.as_str())).collect();
    assert_eq!(asked, [(Some("q1"), "first one"), (Some("3"), "second"), (Some("q3"), "-a\tb")]);
}
