//! How fast dumps become an index: whole runs through the library's own entry point, and its stages alone: splitting
//! text into articles, reading saved pages, web archives, JSON lines, text analysis.
//!
//! The articles are generated, the same on every machine. Runs end on disk, so a slow disk shows; compare figures
//! of one machine only. The stages run in one thread, touch no disk and are told in the processor's time.

use std::cell::LazyCell;
use std::env;
use std::fs::{self, OpenOptions};
use std::hint::black_box;
use std::io::{Cursor, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use criterion::measurement::Measurement;
use criterion::{BatchSize, Criterion, SamplingMode, Throughput};
use dumpsearch::article::Draft;
use dumpsearch::dump;
use dumpsearch::dump::chunk::Chunk;
use dumpsearch::dump::source::Source;
use dumpsearch::format::html::Html;
use dumpsearch::format::json::JSON_LINES;
use dumpsearch::format::text::Text;
use dumpsearch::format::warc::WARC;
use dumpsearch::format::{Format, Settings};
use dumpsearch::ingest;
use dumpsearch::refine::page;
use dumpsearch::store::analyze::{IndexTokenizer, with_language};
use generate::Generator;
use processor::ProcessorTime;
use tantivy::tokenizer::{TokenStream, Tokenizer};
use tempfile::TempDir;

#[path = "support/archive.rs"]
mod archive;
#[path = "support/dumps.rs"]
mod dumps;
#[path = "support/generate.rs"]
mod generate;
#[path = "support/processor.rs"]
mod processor;

const SEED: u64 = 1;
/// Articles in the JSON lines dump: some 15 MB.
const LINES: usize = 5_000;
/// Text files, an article each.
const FILES: usize = 2_000;
/// Bytes of a text dump of one shape: more than one chunk.
const SHAPE_BYTES: usize = 5_000_000;
/// Pages in a web archive.
const PAGES: usize = 4_000;
/// Members of a record that are no part of an article, and the record's end.
const UNMAPPED: &str = r#","images":[{"src":"https://pictures.example/a.jpg","width":1024,"height":683,"alt":null},{"src":"https://pictures.example/b.jpg","width":640,"height":480,"alt":"A pier\u2026"}],"entities":{"persons":[{"label":"A. B.","score":0.93},{"label":"C. D.","score":0.41}],"places":["Pier","Bay"]},"sentiment":{"positive":0.1,"negative":-0.25e-2,"neutral":true},"raw":"<div class=\"a\">\n\t<p>One \u00e9 two<\/p>\n<\/div>","views":18234,"shares":null,"is_paid":false}
"#;
/// How far the articles found may be from those written. Not a measure of accuracy, which benches/accuracy takes: a dump
/// read as one article, or as an article a line, would be timed for other work than what was meant.
const MOST_ASTRAY: f64 = 0.25;

fn main() {
    let mut stages = Criterion::default().sample_size(10).with_measurement(ProcessorTime).configure_from_args();
    split(&mut stages);
    pages(&mut stages);
    web_archives(&mut stages);
    json(&mut stages);
    analysis(&mut stages);
    stages.final_summary();
    let mut runs = Criterion::default().sample_size(10).configure_from_args();
    fresh_runs(&mut runs);
    repeated_runs(&mut runs);
    runs.final_summary();
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
    // Made when asked for: these are whole runs, which who times something else need not wait for.
    let files = LazyCell::new(|| indexed(write_files));
    group.bench_function("nothing new, 2,000 text files", |bencher| {
        let (dumps, index) = &*files;
        bencher.iter(|| run(index.path(), dumps.path()));
    });

    let lines = LazyCell::new(|| indexed(|dumps| write_lines(&dumps.join("articles.jsonl"))));
    let generator = Generator::new(SEED);
    let mut further = LINES as u64..;
    group.bench_function("one line appended to 5,000", |bencher| {
        let (dumps, index) = &*lines;
        let dump = dumps.path().join("articles.jsonl");
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

/// Text dumps to drafts: the text format alone, before anything is refined, written or printed.
fn split(criterion: &mut Criterion<ProcessorTime>) {
    let mut group = criterion.benchmark_group("split");
    group.sampling_mode(SamplingMode::Flat);
    let mut all: Vec<Chunk> = Vec::new();
    let mut dumps: Vec<Vec<u8>> = Vec::new();
    for shape in dumps::SHAPES {
        let dump = shape.dump(SEED, SHAPE_BYTES);
        let chunks = frame(&Text, dump.bytes.clone());
        let found = chunks.iter().map(|chunk| parse(&Text, chunk).len()).sum::<usize>();
        let astray = (found as f64 / dump.articles as f64 - 1.0).abs();
        assert!(astray <= MOST_ASTRAY, "{}: {found} articles found of {}", shape.name, dump.articles);
        group.throughput(Throughput::BytesDecimal(dump.bytes.len() as u64));
        group.bench_function(shape.name, |bencher| bencher.iter(|| parse_all(&chunks)));
        all.extend(chunks);
        dumps.push(dump.bytes);
    }
    group.throughput(Throughput::BytesDecimal(dumps.iter().map(|bytes| bytes.len() as u64).sum()));
    group.bench_function("all shapes", |bencher| bencher.iter(|| parse_all(&all)));
    // The part that cannot be shared among threads: cutting the stream into what is parsed.
    group.bench_function("framing alone", |bencher| {
        bencher.iter_batched(
            || dumps.clone(),
            |dumps| dumps.into_iter().map(|bytes| frame(&Text, bytes)).collect::<Vec<_>>(),
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

/// Saved pages to plain text and metadata: a page's mean time, of those in `data/html` or in the folder that
/// `BENCH_PAGES` names, packed or not.
fn pages(criterion: &mut Criterion<ProcessorTime>) {
    let folder = env::var_os("BENCH_PAGES").map_or_else(|| PathBuf::from("data/html"), PathBuf::from);
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("the folder can be read").path())
        .collect();
    files.sort();
    let chunks = files.iter().flat_map(|file| {
        let mut opened = dump::open::open(file).expect("the page can be opened");
        frame_source(&Html, &mut opened.source)
    });
    let drafts: Vec<Draft> = chunks.flat_map(|chunk| parse(&Html, &chunk)).collect();
    assert!(!drafts.is_empty(), "{}: no pages", folder.display());

    let mut group = criterion.benchmark_group("page");
    group.sampling_mode(SamplingMode::Flat);
    group.bench_function("lift, a page", |bencher| {
        bencher.iter_custom(|rounds| {
            // The copy that a lift takes is in it: a hundredth at most.
            let start = ProcessorTime.start();
            for _ in 0..rounds {
                for draft in &drafts {
                    black_box(page::lift(draft.clone()));
                }
            }
            ProcessorTime.end(start).div_f64(drafts.len() as f64)
        });
    });
    group.finish();
}

/// Web archives to drafts, before any text is taken out of a page: generated pages, or the archive that `BENCH_WARC` names.
fn web_archives(criterion: &mut Criterion<ProcessorTime>) {
    let named = env::var_os("BENCH_WARC").map(PathBuf::from);
    let archives: Vec<(&str, Vec<u8>)> = match &named {
        Some(path) => {
            let mut source = dump::open::open(path).expect("the archive can be opened").source;
            let mut bytes = Vec::new();
            while source.take(&mut bytes, 1 << 20).expect("the archive can be read") > 0 {}
            vec![("named", bytes)]
        }
        None => vec![
            ("pages", archive::web_archive(SEED, PAGES, false)),
            ("chunked and packed pages", archive::web_archive(SEED, PAGES, true)),
        ],
    };
    let mut group = criterion.benchmark_group("warc");
    group.sampling_mode(SamplingMode::Flat);
    for (name, bytes) in archives {
        let chunks = frame(&WARC, bytes.clone());
        let found = chunks.iter().map(|chunk| parse(&WARC, chunk).len()).sum::<usize>();
        assert!(found > 0 && (named.is_some() || found == PAGES), "{name}: {found} articles");
        group.throughput(Throughput::BytesDecimal(bytes.len() as u64));
        group.bench_function(format!("{name}, framing alone"), |bencher| {
            bencher.iter_batched(|| bytes.clone(), |bytes| frame(&WARC, bytes), BatchSize::PerIteration);
        });
        group.bench_function(format!("{name}, framing and HTTP"), |bencher| {
            let read = |bytes| frame(&WARC, bytes).iter().for_each(|chunk| drop(black_box(parse(&WARC, chunk))));
            bencher.iter_batched(|| bytes.clone(), read, BatchSize::PerIteration);
        });
    }
    group.finish();
}

/// JSON lines to drafts: cutting at line ends, and reading and mapping the records.
fn json(criterion: &mut Criterion<ProcessorTime>) {
    let mut plain = String::new();
    let mut laden = String::new();
    for article in Generator::new(SEED).articles().take(LINES) {
        let at = plain.len();
        article.write_json_line(&mut plain);
        // As crawlers and interfaces give it: more members that are no part of an article than such that are.
        let line = plain.get(at..).unwrap_or_default().trim_end();
        laden.push_str(line.trim_end_matches('}'));
        laden.push_str(UNMAPPED);
    }
    let mut group = criterion.benchmark_group("json");
    group.sampling_mode(SamplingMode::Flat);
    for (name, bytes) in [("lines", plain.into_bytes()), ("lines with much else", laden.into_bytes())] {
        let chunks = frame(&JSON_LINES, bytes.clone());
        let found = chunks.iter().map(|chunk| parse(&JSON_LINES, chunk).len()).sum::<usize>();
        assert_eq!(found, LINES, "{name}");
        group.throughput(Throughput::BytesDecimal(bytes.len() as u64));
        group.bench_function(format!("{name}, framing alone"), |bencher| {
            bencher.iter_batched(|| bytes.clone(), |bytes| frame(&JSON_LINES, bytes), BatchSize::PerIteration);
        });
        group.bench_function(format!("{name}, framing and mapping"), |bencher| {
            let read =
                |bytes| frame(&JSON_LINES, bytes).iter().for_each(|chunk| drop(black_box(parse(&JSON_LINES, chunk))));
            bencher.iter_batched(|| bytes.clone(), read, BatchSize::PerIteration);
        });
    }
    group.finish();
}

fn frame(format: &dyn Format, bytes: Vec<u8>) -> Vec<Chunk> {
    frame_source(format, &mut Source::new("dump", Box::new(Cursor::new(bytes))))
}

fn frame_source(format: &dyn Format, source: &mut Source) -> Vec<Chunk> {
    let mut chunks = Vec::new();
    let framed = format.frame(source, &Settings::default(), &mut |chunk| {
        chunks.push(chunk);
        ControlFlow::Continue(())
    });
    assert!(framed.is_ok(), "{framed:?}");
    chunks
}

fn parse(format: &dyn Format, chunk: &Chunk) -> Vec<Draft> {
    let mut out = Vec::new();
    format.parse(chunk, &Settings::default(), &mut out);
    out.into_iter().flatten().collect()
}

/// Chunk by chunk, as a worker does it: a chunk's drafts are gone before the next is parsed.
fn parse_all(chunks: &[Chunk]) {
    let mut out = Vec::new();
    for chunk in chunks {
        Text.parse(chunk, &Settings::default(), &mut out);
        black_box(&out);
        out.clear();
    }
}

/// Text to terms, on one thread.
fn analysis(criterion: &mut Criterion<ProcessorTime>) {
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

/// Dumps that `write` makes, and an index of them.
fn indexed(write: impl FnOnce(&Path) -> u64) -> (TempDir, TempDir) {
    let (dumps, index) = (temporary_folder(), temporary_folder());
    write(dumps.path());
    run(index.path(), dumps.path());
    (dumps, index)
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
