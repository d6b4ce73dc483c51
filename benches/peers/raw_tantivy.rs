//! Raw tantivy as the yardstick for `search`: what the engine alone costs, with no dumps, dates, ids or manifest.
//!
//! `raw_tantivy index DIR FILE.jsonl` reads `title` and `body` of each line on one thread and indexes both with
//! the engine's own English stemmer, positions, and the text stored. The writer is the default one, a thread a
//! core, with 200 MB of heap a thread: enough that cutting segments is not what is measured. It commits once and
//! waits for the merges. `raw_tantivy query DIR WORDS…` opens the index, runs the engine's own query parser, and
//! prints the ten best with their titles and the engine's own snippets.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::ExitCode;

use serde::Deserialize;
use tantivy::collector::TopDocs;
use tantivy::query::QueryParser;
use tantivy::schema::{IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions, Value};
use tantivy::snippet::SnippetGenerator;
use tantivy::{Index, ReloadPolicy, TantivyDocument, doc};

const HEAP_BYTES_PER_THREAD: usize = 200_000_000;

#[derive(Deserialize)]
struct Record<'a> {
    #[serde(borrow)]
    title: Cow<'a, str>,
    #[serde(borrow)]
    body: Cow<'a, str>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments[..] {
        ["index", dir, file] => index(Path::new(dir), Path::new(file)),
        ["query", dir, ref words @ ..] if !words.is_empty() => query(Path::new(dir), &words.join(" ")),
        _ => Err("usage: raw_tantivy index DIR FILE.jsonl | raw_tantivy query DIR WORDS…".into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            let _ = writeln!(io::stderr(), "raw_tantivy: {e}");
            ExitCode::FAILURE
        }
    }
}

type Outcome = Result<(), Box<dyn std::error::Error>>;

fn index(dir: &Path, file: &Path) -> Outcome {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("en_stem")
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let text = TextOptions::default().set_indexing_options(indexing) | STORED;
    let mut schema = Schema::builder();
    let title = schema.add_text_field("title", text.clone());
    let body = schema.add_text_field("body", text);

    fs::create_dir_all(dir)?;
    let index = Index::create_in_dir(dir, schema.build())?;
    // As many threads as tantivy itself would choose, of which it allows 8 at most.
    let threads = std::thread::available_parallelism()?.get().min(8);
    let mut writer = index.writer(threads * HEAP_BYTES_PER_THREAD)?;
    let mut lines = BufReader::with_capacity(1 << 20, File::open(file)?);
    let mut line = String::new();
    while lines.read_line(&mut line)? > 0 {
        let record: Record<'_> = serde_json::from_str(&line)?;
        writer.add_document(doc!(title => &*record.title, body => &*record.body))?;
        line.clear();
    }
    writer.commit()?;
    writer.wait_merging_threads()?;
    Ok(())
}

fn query(dir: &Path, words: &str) -> Outcome {
    let index = Index::open_in_dir(dir)?;
    let searcher = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?.searcher();
    let title = index.schema().get_field("title")?;
    let body = index.schema().get_field("body")?;
    let query = QueryParser::for_index(&index, vec![title, body]).parse_query(words)?;
    let snippets = SnippetGenerator::create(&searcher, &query, body)?;
    let mut out = io::stdout().lock();
    for (score, address) in searcher.search(&query, &TopDocs::with_limit(10).order_by_score())? {
        let document: TantivyDocument = searcher.doc(address)?;
        let title = document.get_first(title).and_then(|value| value.as_str()).unwrap_or_default();
        writeln!(out, "{score:.3} {title}\n    {}", snippets.snippet_from_doc(&document).fragment())?;
    }
    Ok(())
}
