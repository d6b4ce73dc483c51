//! How fast dumps become an index: whole runs through the library's own entry point, and text analysis alone.
//!
//! The articles are generated, the same on every machine. Runs end on disk, so a slow disk shows; compare figures
//! of one machine only.

use std::fs::{self, OpenOptions};
use std::hint::black_box;
use std::io::Write;
use std::path::{Path, PathBuf};

use criterion::{BatchSize, Criterion, Throughput};
use dumpsearch::ingest;
use dumpsearch::store::analyze::{IndexTokenizer, with_language};
use generate::Generator;
use tantivy::tokenizer::{TokenStream, Tokenizer};
use tempfile::TempDir;

#[path = "support/generate.rs"]
mod generate;

const SEED: u64 = 1;
/// Articles in the JSON lines dump: some 15 MB.
const LINES: usize = 5_000;
/// Text files, an article each.
const FILES: usize = 2_000;

fn main() {
    let mut criterion = Criterion::default().sample_size(10).configure_from_args();
    fresh_runs(&mut criterion);
    repeated_runs(&mut criterion);
    analysis(&mut criterion);
    criterion.final_summary();
}

/// Everything is new.
fn fresh_runs(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("fresh");
    let lines = temporary_folder();
    let line_bytes = write_lines(&lines.path().join("articles.jsonl"));
    let files = temporary_folder();
    let file_bytes = write_files(files.path());
    for (name, dumps, bytes) in [("json lines", &lines, line_bytes), ("text files", &files, file_bytes)] {
        group.throughput(Throughput::Bytes(bytes));
        group.bench_function(name, |bencher| {
            // The folder is given back, so that its removal is not timed.
            bencher.iter_batched(
                temporary_folder,
                |index| (run(index.path(), dumps.path()), index),
                BatchSize::PerIteration,
            );
        });
    }
    group.finish();
}

/// The second night: nothing is new, or one line is.
fn repeated_runs(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("again");
    let (dumps, index) = (temporary_folder(), temporary_folder());
    write_files(dumps.path());
    run(index.path(), dumps.path());
    group.bench_function("nothing new, 2,000 text files", |bencher| bencher.iter(|| run(index.path(), dumps.path())));

    let (dumps, index) = (temporary_folder(), temporary_folder());
    let dump = dumps.path().join("articles.jsonl");
    write_lines(&dump);
    run(index.path(), dumps.path());
    let generator = Generator::new(SEED);
    let mut further = LINES as u64..;
    group.bench_function("one line appended to 5,000", |bencher| {
        let append = || {
            let mut line = String::new();
            generator.article(further.next().unwrap_or_default()).write_json_line(&mut line);
            let mut file = OpenOptions::new().append(true).open(&dump).expect("the dump is there");
            file.write_all(line.as_bytes()).expect("the dump can be written");
        };
        bencher.iter_batched(append, |()| run(index.path(), dumps.path()), BatchSize::PerIteration);
    });
    group.finish();
}

/// Text to terms, on one thread.
fn analysis(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("analysis");
    let texts: Vec<String> = Generator::new(SEED)
        .articles()
        .take(500)
        .map(|article| {
            let mut text = String::new();
            with_language(Some("en"), &article.body, &mut text);
            text
        })
        .collect();
    group.throughput(Throughput::Bytes(texts.iter().map(|text| text.len() as u64).sum()));
    let mut tokenizer = IndexTokenizer::default();
    group.bench_function("english", |bencher| {
        bencher.iter(|| {
            for text in &texts {
                tokenizer.token_stream(text).process(&mut |token| {
                    black_box(&token.text);
                });
            }
        });
    });
    group.finish();
}

fn temporary_folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder can be made")
}

fn run(index: &Path, dumps: &Path) {
    let request = ingest::Request { index: index.to_owned(), roots: vec![dumps.to_owned()], ..Default::default() };
    let report = ingest::run(&request, &()).expect("the run succeeds");
    black_box(report);
}

/// Writes the JSON lines dump; returns its size in bytes.
fn write_lines(path: &Path) -> u64 {
    let mut text = String::new();
    for article in Generator::new(SEED).articles().take(LINES) {
        article.write_json_line(&mut text);
    }
    fs::write(path, &text).expect("the dump can be written");
    text.len() as u64
}

/// Writes the text files into `dir`; returns their size in bytes.
fn write_files(dir: &Path) -> u64 {
    let mut bytes = 0;
    for article in Generator::new(SEED).articles().take(FILES) {
        let mut text = String::new();
        article.write_text(&mut text);
        let path: PathBuf = dir.join(format!("{:04}.txt", article.number));
        fs::write(path, &text).expect("the dump can be written");
        bytes += text.len() as u64;
    }
    bytes
}
