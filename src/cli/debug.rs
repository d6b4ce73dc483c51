//! `search debug`: one stage of indexing or searching at a time, as JSON lines, for those who work on it.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use dumpsearch::dump::archive::Kind;
use dumpsearch::dump::open;
use dumpsearch::error::{Error, Result};
use dumpsearch::format::{self, FORMATS};
use dumpsearch::render::json;
use dumpsearch::store::analyze::Analyzer;
use dumpsearch::store::manifest::Manifest;
use dumpsearch::store::reader;
use serde_json::{Value, json};

use super::ast;
use super::config::Config;
use super::exit::Exit;
use super::parse::{self, ParseArgs};
use super::query::now;
use super::split;
use super::ui::Ui;
use super::words::unshield;

const EXAMPLES: &str = "\
Examples:
  search debug detect dump.bin               which format, and how sure each one is
  search debug split news.txt --text         where articles begin, and why
  search debug tokens --lang en \"U.S. talks\"   what is indexed for a text
  search debug query 'kim -putin date:2025'  how a query is understood
  search debug manifest                      what is known of each dump";

/// Options of `search debug`.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct DebugArgs {
    #[command(subcommand)]
    stage: Stage,
}

#[derive(Debug, Subcommand)]
enum Stage {
    /// Which format a dump is in
    Detect {
        /// Dumps
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
    /// The records of a dump before they are refined, and of scraped text why they begin where they do
    Split {
        /// A dump
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Read it as this format
        #[arg(long, value_name = "NAME")]
        input_format: Option<String>,
        /// A table for eyes: the lines that were weighed as openings, then each record's headline
        #[arg(long)]
        text: bool,
    },
    /// The articles of a dump, as `search parse` prints them
    Refine(ParseArgs),
    /// The tokens of a text
    Tokens {
        /// The text
        #[arg(value_name = "TEXT", required = true)]
        words: Vec<String>,
        /// The language whose stems are used
        #[arg(long, value_name = "LANG")]
        lang: Option<String>,
    },
    /// How a query is understood
    Query {
        /// The query
        #[arg(value_name = "QUERY", required = true)]
        words: Vec<String>,
    },
    /// What the index knows of each dump
    Manifest,
    /// The parts that the index is made of
    Segments,
}

/// Runs `search debug`.
///
/// # Errors
/// A file that cannot be read, an index that cannot be opened.
pub fn run(args: &DebugArgs, config: &Config, ui: &mut Ui) -> Result<Exit> {
    match &args.stage {
        Stage::Detect { files } => files.iter().try_for_each(|file| print(&detect(file)?, ui))?,
        Stage::Split { file, input_format, text } => {
            split::run(file, input_format.as_deref(), &config.settings(), *text, ui)?;
        }
        Stage::Refine(args) => return parse::run(args, config, ui),
        Stage::Tokens { words, lang } => tokens(&joined(words), lang.as_deref(), ui)?,
        Stage::Query { words } => print(&ast::parsed(&joined(words), now()), ui)?,
        Stage::Manifest => manifest(&config.index, ui)?,
        Stage::Segments => segments(&config.index, ui)?,
    }
    Ok(Exit::Success)
}

fn print(value: &Value, ui: &mut Ui) -> Result<()> {
    ui.stream(|out| json::line(value, out))
}

fn joined(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|word| unshield(word)).collect();
    words.join(" ")
}

fn detect(path: &Path) -> Result<Value> {
    let mut opened = open::open(path).map_err(|e| Error::io(path, e))?;
    let name = opened.source.name().to_owned();
    let packing = match opened.packings.as_slice() {
        [] => "plain".to_owned(),
        // From the outside in.
        packings => packings.iter().map(|packing| packing.name()).collect::<Vec<_>>().join("+"),
    };
    let archive = opened.archive.map(Kind::name);
    let head = opened.source.head().map_err(|e| Error::io(path, e))?;
    let sure: serde_json::Map<String, Value> = FORMATS
        .iter()
        .map(|format| (format.name().to_owned(), format!("{:?}", format.sniff(&name, head)).to_lowercase().into()))
        .collect();
    Ok(json!({
        "path": path.to_string_lossy(),
        "packing": packing,
        "archive": archive,
        "name": name,
        "format": format::detect(&name, head).map(|format| format.name()),
        "confidence": sure,
    }))
}

fn tokens(text: &str, lang: Option<&str>, ui: &mut Ui) -> Result<()> {
    let mut tokens = Vec::new();
    Analyzer::new(lang).tokens(text, &mut |token| {
        tokens.push(json!({
            "exact": token.exact, "stem": token.stem, "position": token.position, "bytes": [token.start, token.end],
        }));
    });
    tokens.iter().try_for_each(|token| print(token, ui))
}

fn manifest(index: &Path, ui: &mut Ui) -> Result<()> {
    let snapshot = reader::open(index)?;
    let manifest = Manifest::load(&snapshot.store, snapshot.payload.manifest.clone())?;
    let mut entries: Vec<_> = manifest.entries().iter().collect();
    entries.sort_unstable_by_key(|(dump, _)| *dump);
    entries.into_iter().try_for_each(|(dump, entry)| {
        print(
            &json!({
                "dump": dump, "format": entry.format, "format_version": entry.format_version, "state": entry.state,
                "articles": entry.articles, "progress": entry.progress, "raw_bytes": entry.raw_bytes,
                // 128 bits are more than a JSON number holds.
                "raw_hash": format!("{:032x}", entry.raw_hash), "seen_ns": entry.seen_ns, "stat": entry.stat,
                "problems": entry.problems, "rules": entry.rules,
            }),
            ui,
        )
    })
}

fn segments(index: &Path, ui: &mut Ui) -> Result<()> {
    let snapshot = reader::open(index)?;
    snapshot.searcher.segment_readers().iter().try_for_each(|segment| {
        print(
            &json!({
                "segment": segment.segment_id().uuid_string(),
                "articles": segment.num_docs(), "deleted": segment.num_deleted_docs(),
            }),
            ui,
        )
    })
}
