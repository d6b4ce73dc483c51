//! `search export`: indexed articles, streamed.

use clap::Args;
use dumpsearch::error::Result;
use dumpsearch::render::article;
use dumpsearch::search::Index;

use super::config::Config;
use super::exit::Exit;
use super::ui::{Sink, Ui};
use super::words::unshield;

const EXAMPLES: &str = "\
Examples:
  search export > articles.jsonl              everything, one line an article
  search export 'lavrov date:2025' | wc -l    what a query matches, in no particular order";

/// Options of `search export`.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct ExportArgs {
    /// Only articles that match; none: all
    #[arg(value_name = "QUERY")]
    words: Vec<String>,
    /// JSON lines, which is the default
    #[arg(long)]
    pub jsonl: bool,
    /// How to print the articles
    #[arg(long, value_name = "FORMAT", value_parser = ["jsonl"], default_value = "jsonl", hide_default_value = true)]
    format: String,
}

/// Runs `search export`.
///
/// # Errors
/// An unusable index, and those of standard output.
pub fn run(args: &ExportArgs, config: &Config, ui: &mut Ui) -> Result<Exit> {
    let index = Index::open(&config.index)?;
    let words: Vec<String> = args.words.iter().map(|word| unshield(word)).collect();
    let query = (!words.is_empty()).then(|| words.join(" "));
    let mut sink = Sink::new(ui, article::line);
    let outcome = index.export(query.as_deref(), &mut |article| sink.take(&article));
    sink.finish()?;
    outcome.map(|_| Exit::Success)
}
