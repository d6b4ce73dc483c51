//! What `search parse` makes of every sample in `data/`, compared with a file in `tests/golden/`.
//!
//! `UPDATE_GOLDEN=1` writes the files anew; read every change before it is kept.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use dumpsearch::format::FORMATS;
use serde_json::Value;

use super::harness::{Bench, data, package};

/// The samples, relative to `data/`, sorted; its README is none.
fn samples() -> Vec<PathBuf> {
    let mut samples = Vec::new();
    let mut folders = vec![data()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a readable folder") {
            let path = entry.expect("a readable entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.file_name() != Some("README.md".as_ref()) {
                samples.push(path.strip_prefix(data()).expect("below data/").to_owned());
            }
        }
    }
    samples.sort();
    samples
}

fn golden(sample: &Path) -> PathBuf {
    package().join("tests/golden").join(format!("{}.json", sample.display()).replace('/', "-"))
}

/// The articles of a sample, one JSON object after the other, a member a line.
fn parsed(sample: &Path) -> String {
    let outcome = Bench::new().search([Path::new("parse"), &data().join(sample)]).success();
    // What `xml` is for is left out, and told.
    let is_told = sample.starts_with("xml");
    assert_eq!(outcome.stderr().is_empty(), !is_told, "{}: {}", sample.display(), outcome.stderr());
    let articles = outcome.json_lines();
    articles.iter().map(|article| format!("{}\n", serde_json::to_string_pretty(article).expect("JSON"))).collect()
}

#[test]
fn samples_give_the_articles_they_should() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some_and(|value| value == "1");
    let mut differing = Vec::new();
    for sample in samples() {
        let (path, found) = (golden(&sample), parsed(&sample));
        if update {
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(&path, &found).expect("a golden file");
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if let Some(line) = first_difference(&expected, &found) {
            differing.push(format!("{}: {line}", sample.display()));
        }
    }
    assert!(differing.is_empty(), "run with UPDATE_GOLDEN=1 and review `git diff`:\n{}", differing.join("\n"));
}

fn first_difference(expected: &str, found: &str) -> Option<String> {
    let (mut old, mut new) = (expected.lines(), found.lines());
    let mut number = 1;
    loop {
        match (old.next(), new.next()) {
            (None, None) => return None,
            (old, new) if old == new => number += 1,
            (old, new) => {
                return Some(format!("line {number}\n  - {}\n  + {}", old.unwrap_or("(end)"), new.unwrap_or("(end)")));
            }
        }
    }
}

#[test]
fn every_golden_file_has_its_sample() {
    let known: BTreeSet<PathBuf> = samples().iter().map(|sample| golden(sample)).collect();
    let folder = package().join("tests/golden");
    let found: BTreeSet<PathBuf> =
        fs::read_dir(folder).expect("golden files").map(|entry| entry.expect("a readable entry").path()).collect();
    assert_eq!(found, known);
}

#[test]
fn every_format_has_a_sample() {
    let mut seen = BTreeSet::new();
    for sample in samples() {
        let path = data().join(&sample);
        let outcome = Bench::new().search(["debug".as_ref(), "detect".as_ref(), path.as_os_str()]).success();
        let detected = outcome.json();
        // An archive's format is that of its members.
        if detected["archive"].is_string() {
            continue;
        }
        seen.insert(detected["format"].as_str().unwrap_or_else(|| panic!("{}", sample.display())).to_owned());
    }
    let all: BTreeSet<String> = FORMATS.iter().map(|format| format.name().to_owned()).collect();
    assert_eq!(seen, all);
}

#[test]
fn the_list_of_samples_is_true() {
    let list = fs::read_to_string(data().join("README.md")).expect("data/README.md");
    let mut total = 0;
    for sample in samples() {
        let start = format!("| `{}` | ", sample.display());
        let row = list.lines().find_map(|line| line.strip_prefix(&start));
        let row = row.unwrap_or_else(|| panic!("data/README.md does not list {}", sample.display()));
        let told: usize = row.split(' ').next().and_then(|number| number.parse().ok()).expect("a number of articles");
        let path = data().join(&sample);
        let articles = Bench::new().search([Path::new("parse"), &path]).success().json_lines();
        assert_eq!(articles.len(), told, "{}", sample.display());
        total += told;
    }
    assert!(list.contains(&format!("\n{total} articles")), "data/README.md does not say {total} articles");
}

/// What holds for any article of any format.
#[test]
fn articles_have_every_member_and_sound_spans() {
    const MEMBERS: &[&str] = &[
        "id",
        "external_id",
        "kind",
        "title",
        "body",
        "summary",
        "caption",
        "authors",
        "site",
        "url",
        "dateline",
        "agency",
        "section",
        "tags",
        "language",
        "published",
        "updated",
        "origin",
        "furniture",
        "words",
        "content_hash",
    ];
    for sample in samples() {
        let articles = Bench::new().search([Path::new("parse"), &data().join(&sample)]).success().json_lines();
        let (mut end, mut member) = (0, Value::Null);
        for (ordinal, article) in articles.iter().enumerate() {
            let members: BTreeSet<&str> = article.as_object().expect("an object").keys().map(String::as_str).collect();
            assert_eq!(members, MEMBERS.iter().copied().collect(), "{}", sample.display());
            let origin = &article["origin"];
            assert_eq!(origin["ordinal"], ordinal, "{}", sample.display());
            if origin["member"] != member {
                (end, member) = (0, origin["member"].clone());
            }
            let numbers = |name: &str| [0, 1].map(|at| origin[name][at].as_u64().expect("a number"));
            let (bytes, lines) = (numbers("bytes"), numbers("lines"));
            assert!(bytes[0] >= end && bytes[0] < bytes[1], "{}: {bytes:?} after {end}", sample.display());
            assert!(lines[0] >= 1 && lines[0] <= lines[1], "{}: {lines:?}", sample.display());
            end = bytes[1];
            assert_ne!(article["title"], "", "{}", sample.display());
            assert_ne!(article["body"], "", "{}", sample.display());
            let body = article["body"].as_str().expect("text");
            let title = article["title"].as_str().expect("text");
            assert!(!body.starts_with(title), "{}: the title stands in the body too", sample.display());
            assert!(is_date_or_null(&article["published"]) && is_date_or_null(&article["updated"]), "{article}");
        }
    }
}

fn is_date_or_null(date: &Value) -> bool {
    date.is_null() || ["value", "precision", "evidence", "how"].iter().all(|name| date[name].is_string())
}
