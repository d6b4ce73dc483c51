//! JSON of known kinds, from file to article: what each gives stands in `schemas.txt`.

use serde_json::Value;

use super::harness::Bench;

/// A dump and what it must give.
#[derive(Default)]
struct Case<'t> {
    name: &'t str,
    dump: String,
    articles: Vec<Value>,
    skips: Vec<&'t str>,
}

fn cases(text: &str) -> Vec<Case<'_>> {
    let mut cases: Vec<Case<'_>> = Vec::new();
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("@ ") {
            cases.push(Case { name, ..Case::default() });
            continue;
        }
        let Some(case) = cases.last_mut() else { continue };
        if let Some(article) = line.strip_prefix("= ") {
            case.articles.push(serde_json::from_str(article).expect("what is expected is JSON"));
        } else if let Some(kind) = line.strip_prefix("! ") {
            case.skips.push(kind);
        } else {
            case.dump.push_str(line);
            case.dump.push('\n');
        }
    }
    cases
}

/// What is not as expected, in words.
fn differences(bench: &Bench, case: &Case<'_>) -> Vec<String> {
    let outcome = bench.search(["parse", &format!("dumps/{}", case.name)]);
    let _ = outcome.code();
    let (found, told) = (outcome.json_lines(), outcome.stderr());
    let mut wrong = Vec::new();
    if found.len() != case.articles.len() {
        wrong.push(format!("{}: {} articles, not {}\n{told}", case.name, found.len(), case.articles.len()));
    }
    for (found, expected) in found.iter().zip(&case.articles) {
        for (member, expected) in expected.as_object().expect("an object") {
            let found = match &found[member] {
                Value::Object(dated) => &dated["value"],
                other => other,
            };
            if found != expected {
                wrong.push(format!("{}: {member} is {found}, not {expected}", case.name));
            }
        }
    }
    let kinds: Vec<&str> =
        told.lines().filter_map(|line| Some(line.rsplit_once('(')?.1.split([',', ')']).next()?)).collect();
    if kinds != case.skips {
        wrong.push(format!("{}: skips {kinds:?}, not {:?}", case.name, case.skips));
    }
    wrong
}

#[test]
fn each_schema_gives_its_articles_and_no_others() {
    let bench = Bench::new();
    let cases = cases(include_str!("schemas.txt"));
    assert!(cases.len() > 90, "{} cases", cases.len());
    let mut wrong = Vec::new();
    for case in &cases {
        bench.write(case.name, &case.dump);
        wrong.extend(differences(&bench, case));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The lines of an export for a search engine come in pairs, which must not be parted where chunks are cut.
#[test]
fn a_record_keeps_the_name_that_the_line_before_gives_it() {
    let bench = Bench::new();
    let pairs = |n: usize| {
        let words = "word ".repeat(n % 700);
        format!("{{\"index\":{{\"_id\":\"key-{n}\"}}}}\n{{\"title\":\"Number {n}\",\"text\":\"{words}end\"}}\n")
    };
    bench.write("bulk.ndjson", (0..3000).map(pairs).collect::<String>());
    let found = bench.search(["parse", "dumps"]).success().json_lines();
    assert_eq!(found.len(), 3000);
    for (n, article) in found.iter().enumerate() {
        assert_eq!(article["external_id"], format!("key-{n}"));
    }
}
