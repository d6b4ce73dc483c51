//! The acceptance of the first issue on its seed, where that is at hand.
//!
//! The seed is a page-scraper's file that this repository may not hold. It is looked for in the folder that
//! `SEARCH_SHARED` names, else in `../shared`.

use std::path::PathBuf;

use super::harness::{Bench, package};

fn seed() -> Option<PathBuf> {
    let shared = std::env::var_os("SEARCH_SHARED").map_or_else(|| package().join("../shared"), PathBuf::from);
    let seed = shared.join("dumps/seed");
    if seed.is_dir() {
        return Some(seed);
    }
    #[expect(clippy::print_stderr, reason = "the test's own word, for whoever runs it")]
    {
        eprintln!("skipped: {} is not there; SEARCH_SHARED names the folder that holds dumps/seed", seed.display());
    }
    None
}

#[test]
fn two_articles_with_their_parts() {
    let Some(seed) = seed() else { return };
    let articles = Bench::new().search(["parse".as_ref(), seed.as_os_str()]).success().json_lines();
    assert_eq!(articles.len(), 2);
    let [first, second] = [&articles[0], &articles[1]];
    for (article, title, dateline) in [(first, "Lavrov", "SEOUL"), (second, "Bangladesh", "DHAKA")] {
        let found = article["title"].as_str().expect("text");
        assert!(found.contains(title), "{found}");
        assert!(!article["body"].as_str().expect("text").contains(found), "{found} stands in the body too");
        assert_eq!(article["dateline"], dateline);
        for part in ["title", "body", "summary", "caption"] {
            assert!(!article[part].to_string().contains("Short Url"), "{part}");
            assert!(!article[part].to_string().contains("Updated "), "{part}");
        }
    }
    assert_eq!(first["published"]["value"], "2025-07-12");
    assert_eq!(first["published"]["evidence"], "Updated 12 July 2025");
    assert!(second["published"].is_null());
    assert!(first["summary"].as_array().is_some_and(|bullets| bullets.len() >= 2), "{}", first["summary"]);
    assert_eq!(first["caption"].as_array().map(Vec::len), Some(1), "{}", first["caption"]);
    // One ends where the other begins, at most empty lines apart.
    let lines = |article: &serde_json::Value| [0, 1].map(|at| article["origin"]["lines"][at].as_u64().expect("a line"));
    assert_eq!(lines(first)[0], 1);
    assert!(lines(second)[0] > lines(first)[1]);
}

#[test]
fn queries_find_one_or_the_other() {
    let Some(seed) = seed() else { return };
    let bench = Bench::new();
    bench.search(["index".as_ref(), seed.as_os_str()]).success();
    for (query, expected) in
        [("Lavrov Kim", "Lavrov"), ("BNP Chattogram", "Bangladesh"), ("“invincible brotherhood”", "Lavrov")]
    {
        let titles = bench.titles([query]);
        assert_eq!(titles.len(), 1, "{query}: {titles:?}");
        assert!(titles[0].contains(expected), "{query}: {titles:?}");
    }
    bench.search(["query", "\"brotherhood invincible\""]).exit(1);
    let answer = bench.search(["query", "--json", "Lavrov Kim"]).success().json();
    let snippet = &answer["hits"][0]["snippets"][0];
    let text: Vec<char> = snippet["text"].as_str().expect("a passage").chars().collect();
    let marks: Vec<String> =
        snippet["marks"].as_array().expect("marks").iter().map(|mark| marked(&text, mark)).collect();
    assert!(marks.iter().any(|word| word == "Lavrov") && marks.iter().any(|word| word == "Kim"), "{marks:?}");
    assert_eq!(snippet["field"], "body");
}

fn marked(text: &[char], mark: &serde_json::Value) -> String {
    let [start, end] = [0, 1].map(|at| mark[at].as_u64().expect("a code point") as usize);
    text[start..end].iter().collect()
}
