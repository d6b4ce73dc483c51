//! JSON of known kinds, from file to article: what each gives stands in `schemas.txt`.

use std::io::Cursor;
use std::ops::ControlFlow;

use dumpsearch::dump::source::Source;
use dumpsearch::format::{self, Format, Settings};
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
    let kinds: Vec<&str> = told.lines().filter_map(|line| line.rsplit_once('(')?.1.split([',', ')']).next()).collect();
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

/// Dumps that are cut, or of which a byte is another, give records that lie in them, and no more than a few.
#[test]
fn damaged_dumps_are_read_as_far_as_they_go() {
    const BYTES: &[u8] = b"\0\"\\{}[]:,\n<e0\xff";
    for case in cases(include_str!("schemas.txt")) {
        let whole = case.dump.as_bytes();
        let Some(format) = format::detect(case.name, whole) else { panic!("{}", case.name) };
        let step = (whole.len() / 40).max(1);
        for at in (0..whole.len()).step_by(step) {
            let mut changed = whole.to_vec();
            changed[at] = BYTES[at % BYTES.len()];
            let mut repeated = whole[..at].to_vec();
            repeated.extend_from_slice(&whole[at / 2..]);
            for bytes in [&whole[..at], &whole[at..], &changed, &repeated] {
                let (found, spans) = read(format, bytes);
                // What begins inside a value is words and brackets to the reader, each of which may be a skip.
                assert!(found <= bytes.len() / 2 + 8, "{}: {found} records of {} bytes", case.name, bytes.len());
                for [from, to] in spans {
                    assert!(from <= to && to <= bytes.len() as u64, "{}: {from}..{to}", case.name);
                }
            }
        }
    }
}

/// How many records a format finds, and where.
fn read(format: &dyn Format, bytes: &[u8]) -> (usize, Vec<[u64; 2]>) {
    let mut source = Source::new("dump", Box::new(Cursor::new(bytes.to_vec())));
    let (settings, mut out) = (Settings::default(), Vec::new());
    let _ = format.frame(&mut source, &settings, &mut |chunk| {
        format.parse(&chunk, &settings, &mut out);
        ControlFlow::Continue(())
    });
    let spans = out.iter().map(|record| record.as_ref().map_or_else(|skip| skip.span.bytes, |draft| draft.span.bytes));
    (out.len(), spans.collect())
}
