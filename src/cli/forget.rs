//! `search forget`: a root or a dump leaves the index.

use std::path::PathBuf;

use clap::Args;
use dumpsearch::error::Result;
use dumpsearch::ingest;

use super::config::Config;
use super::exit::Exit;
use super::summary;
use super::ui::Ui;

const EXAMPLES: &str = "\
Examples:
  search forget ./dumps/old           a folder or a file, as it was given to `search index`
  search forget news/2025-07-12.txt   a dump by its name, as results show it";

/// Options of `search forget`.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct ForgetArgs {
    /// A root or a dump; the files themselves are not touched
    #[arg(value_name = "PATH")]
    path: PathBuf,
}

/// Runs `search forget`.
///
/// # Errors
/// An unusable or locked index; a path that was never indexed.
pub fn run(args: &ForgetArgs, config: &Config, ui: &mut Ui) -> Result<Exit> {
    let report = ingest::forget(&config.index, &args.path)?;
    summary::tell(&report, ui);
    Ok(Exit::Success)
}
