//! `search formats`: the dump formats, and how each is recognised.

use clap::Args;
use dumpsearch::error::Result;
use dumpsearch::format::FORMATS;
use dumpsearch::render::json;
use serde_json::json;

use super::exit::Exit;
use super::ui::Ui;

/// What else is read where it is built in.
const SQLITE: &str = if cfg!(feature = "sqlite") { ", SQLite (tables)" } else { "" };

const EXAMPLES: &str = "\
Examples:
  search formats
  search index dumps --input-format jsonl    read every dump so, without looking";

/// Options of `search formats`.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct FormatsArgs {
    /// Print a list
    #[arg(long)]
    pub json: bool,
}

/// Runs `search formats`.
///
/// # Errors
/// Those of standard output.
pub fn run(args: &FormatsArgs, ui: &mut Ui) -> Result<Exit> {
    if args.json {
        let formats: Vec<_> = FORMATS
            .iter()
            .map(|format| {
                json!({
                    "name": format.name(),
                    "summary": format.summary(),
                    "recognised_by": format.recognised_by(),
                    "version": format.version(),
                })
            })
            .collect();
        ui.stream(|out| json::line(&formats, out))?;
    } else {
        let width = FORMATS.iter().map(|format| format.name().len()).max().unwrap_or(0);
        ui.stream(|out| {
            for format in FORMATS {
                writeln!(out, "{:width$}  {}", format.name(), format.summary())?;
                writeln!(out, "{:width$}  recognised by {}", "", format.recognised_by())?;
            }
            writeln!(
                out,
                "\nEach of them also compressed, as .gz, .bz2, .xz, .zst, .lz4 or .lzma, told by content, or as .br;\n\
                 and as a member of a tar or zip, each a dump of its own. All of these also inside one another.\n\
                 Read member by member too: ZIM (pages), EPUB (chapters), WACZ (its web archives){SQLITE}."
            )
        })?;
    }
    Ok(Exit::Success)
}
