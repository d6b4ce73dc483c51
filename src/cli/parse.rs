//! `search parse`: what the indexer would see, as JSON lines.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use dumpsearch::error::Result;
use dumpsearch::ingest::{self, Request};
use dumpsearch::refine::learned::Learned;
use dumpsearch::render::article;

use super::config::Config;
use super::exit::Exit;
use super::index::{WalkArgs, without_stdin};
use super::progress::Progress;
use super::ui::{Sink, Ui};
use super::{bring, learn, summary};

const EXAMPLES: &str = "\
Examples:
  search parse dumps/news.txt                  one line an article
  search parse dumps | jq -r '.title'
  search parse odd.json --input-format json --config odd.toml

Nothing is indexed. Exit codes: 0 done, 1 some dumps failed, 2 usage, 4 disk or I/O.";

/// Options of `search parse`.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct ParseArgs {
    /// Dumps, and folders of dumps
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    /// JSON lines, which is the default
    #[arg(long)]
    pub jsonl: bool,
    /// How to walk and read.
    #[command(flatten)]
    walk: WalkArgs,
    /// Take learned furniture out by the rule set in FILE, as `search learn --json` prints it
    #[arg(long, value_name = "FILE")]
    rules: Option<PathBuf>,
}

/// Runs `search parse`.
///
/// # Errors
/// Those of the indexer and of standard output.
pub fn run(args: &ParseArgs, config: &Config, ui: &mut Ui) -> Result<Exit> {
    let (roots, stdin) = without_stdin(&args.paths);
    let learned = args.rules.as_deref().map(learn::read).transpose()?.map(|set| Arc::new(Learned::new(&set)));
    let request = Request { roots, stdin, learned, ..args.walk.request(config)? };
    // On a terminal the articles themselves show how far it is; a bar would be drawn into them.
    let progress = Progress::new(ui.has_progress && !ui.is_terminal, ui);
    let mut sink = Sink::new(ui, article::line);
    let outcome = bring::watched(request, progress, "stopping", |request, observer| {
        ingest::parse(request, observer, &mut |article| sink.take(&article))
    });
    sink.finish()?;
    let (report, stopped) = outcome?;
    summary::tell_problems(&report, ui);
    Ok(stopped.unwrap_or_else(|| summary::exit(&report, false)))
}
