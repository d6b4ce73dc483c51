//! `search status`: what is indexed, how the last runs went, what failed and why.

use clap::Args;
use dumpsearch::error::{Error, ErrorKind, Result};
use dumpsearch::render::json;
use dumpsearch::search::Index;

use super::config::Config;
use super::exit::Exit;
use super::summary;
use super::ui::Ui;

const EXAMPLES: &str = "\
Examples:
  search status
  search status --json | jq .problems";

/// Options of `search status`.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct StatusArgs {
    /// Print one object
    #[arg(long)]
    pub json: bool,
}

/// Runs `search status`.
///
/// # Errors
/// An unusable index.
pub fn run(args: &StatusArgs, config: &Config, ui: &mut Ui) -> Result<Exit> {
    let status = Index::open(&config.index)?.status()?;
    if args.json {
        ui.stream(|out| json::line(&status, out))?;
        return Ok(Exit::Success);
    }
    let figures = serde_json::to_value(&status)
        .map_err(|e| Error::new(ErrorKind::Internal, "the status is no JSON").caused_by(e))?;
    let mut text = Vec::new();
    summary::write_figures(&figures, &mut text)
        .map_err(|e| Error::new(ErrorKind::Internal, "the status could not be written down").caused_by(e))?;
    ui.page(&text)?;
    Ok(Exit::Success)
}
