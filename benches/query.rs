//! How fast an index answers: opening it, whole answers with their passages, and parsing alone.
//!
//! The index is built once, from generated articles; the words asked for are taken from them.

use std::fs;
use std::hint::black_box;
use std::path::Path;

use criterion::Criterion;
use dumpsearch::ingest;
use dumpsearch::query::parse::parse;
use dumpsearch::search::{Index, Request};
use generate::Generator;

#[path = "support/generate.rs"]
#[expect(dead_code, reason = "articles as text files are for the ingest bench")]
mod generate;

const SEED: u64 = 1;
const ARTICLES: usize = 20_000;

/// The present of the queries' dates: 2025-07-12.
const NOW: i64 = 1_752_278_400;

fn main() {
    let mut criterion = Criterion::default().sample_size(30).configure_from_args();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let index = folder.path().join("index");
    build(&index, &folder.path().join("dumps"));
    let queries = queries();
    answers(&mut criterion, &index, &queries);
    parsing(&mut criterion, &queries);
    criterion.final_summary();
}

/// From the text of a query to its hits.
fn answers(criterion: &mut Criterion, index: &Path, queries: &[(&str, String)]) {
    let mut group = criterion.benchmark_group("answer");
    group.bench_function("open the index", |bencher| {
        bencher.iter(|| Index::open(black_box(index)).expect("the index opens"));
    });
    let index = Index::open(index).expect("the index opens");
    for (name, query) in queries {
        let request = Request { query: query.clone(), ..Default::default() };
        group.bench_function(*name, |bencher| {
            bencher.iter(|| index.answer(black_box(&request)).expect("the query is answered"));
        });
    }
    group.finish();
}

/// Text to meaning: needs no index.
fn parsing(criterion: &mut Criterion, queries: &[(&str, String)]) {
    let mut group = criterion.benchmark_group("parse");
    for (name, query) in queries {
        group.bench_function(*name, |bencher| bencher.iter(|| parse(black_box(query), NOW)));
    }
    group.finish();
}

/// One query of each kind, in the words of the corpus.
fn queries() -> Vec<(&'static str, String)> {
    let article = Generator::new(SEED).article(ARTICLES as u64 / 2);
    let mut words = article.body.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 5);
    let mut word = || words.next().expect("an article has ten words").to_owned();
    let (one, two, three) = (word(), word(), word());
    let phrase: Vec<&str> = article.body.split([' ', '\n']).skip(2).take(3).collect();
    vec![
        ("a word of the topic", one.clone()),
        ("the commonest word", "the".to_owned()),
        ("two words", format!("{one} {two}")),
        ("three words, one common", format!("{one} {two} of")),
        ("a phrase", format!("\"{}\"", phrase.join(" "))),
        ("a prefix", format!("{}*", three.chars().take(4).collect::<String>())),
        ("operators", format!("({one} OR {two}) AND NOT title:{three}")),
        ("a word in a month", format!("{one} date:2019-06")),
    ]
}

fn build(index: &Path, dumps: &Path) {
    fs::create_dir_all(dumps).expect("a temporary folder can be written");
    let mut text = String::new();
    for article in Generator::new(SEED).articles().take(ARTICLES) {
        article.write_json_line(&mut text);
    }
    fs::write(dumps.join("articles.jsonl"), text).expect("a temporary folder can be written");
    let request = ingest::Request { index: index.to_owned(), roots: vec![dumps.to_owned()], ..Default::default() };
    ingest::run(&request, &()).expect("the index is built");
}
