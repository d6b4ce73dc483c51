//! The argument parser: the program, its commands, and the values they share.
//!
//! Each command's options stand in the command's own file.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::{config_command, debug, export, forget, formats, index, learn, open, parse, query, show, status};

const EXAMPLES: &str = "\
Examples:
  search query --dumps ./dumps \"Lavrov Kim\"   index a folder, then search it
  search index ./dumps                        index a folder, or what is new in it
  search query kim -putin --since 2025-07     search what is indexed
  search show 1                               read the first article that was found";

/// Full-text search over article dumps.
#[derive(Debug, Parser)]
#[command(name = "search", version, after_help = EXAMPLES, max_term_width = 100)]
#[command(infer_subcommands = false, disable_help_subcommand = true)]
pub struct Cli {
    /// What holds for every command.
    #[command(flatten)]
    pub global: Global,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Options of every command.
#[derive(Args, Clone, Debug, Default)]
pub struct Global {
    /// The index's folder [default: the configured one, else ./index]
    #[arg(long, global = true, value_name = "DIR", env = "SEARCH_INDEX", hide_env_values = true)]
    #[arg(help_heading = "Global options")]
    pub index: Option<PathBuf>,
    /// Read this configuration file, and no other
    #[arg(long, global = true, value_name = "FILE", help_heading = "Global options")]
    pub config: Option<PathBuf>,
    /// Say nothing but results and errors
    #[arg(short, long, global = true, help_heading = "Global options")]
    pub quiet: bool,
    /// Say more; twice: everything
    #[arg(short, long, global = true, action = clap::ArgAction::Count, help_heading = "Global options")]
    pub verbose: u8,
    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", value_enum, help_heading = "Global options")]
    pub color: Option<ColorChoice>,
    /// Never show long results in a pager
    #[arg(long, global = true, help_heading = "Global options")]
    pub no_pager: bool,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ColorChoice {
    // On a terminal, unless NO_COLOR is set. No doc comments here: they would stretch the help.
    Auto,
    Always,
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Index dumps: everything new, changed or gone since the last run
    Index(index::IndexArgs),
    /// Search: ranked articles with the passages that match
    Query(query::QueryArgs),
    /// Show one whole article
    Show(show::ShowArgs),
    /// Open a hit in the editor at its line, or its page in the browser
    Open(open::OpenArgs),
    /// Print the articles of dumps as the indexer sees them, as JSON lines
    Parse(parse::ParseArgs),
    /// Print indexed articles as JSON lines
    Export(export::ExportArgs),
    /// Learn which lines a source's articles share, and take them out of the text
    Learn(learn::LearnArgs),
    /// Take a folder or a dump out of the index
    Forget(forget::ForgetArgs),
    /// Tell what is indexed, and what could not be
    Status(status::StatusArgs),
    /// List the dump formats and how each is recognised
    Formats(formats::FormatsArgs),
    /// Show or check the configuration
    Config(config_command::ConfigArgs),
    /// Look into one stage of indexing or searching, as JSON
    Debug(debug::DebugArgs),
}

impl Command {
    /// Whether a program reads the output: errors are JSON as well then.
    pub fn writes_json(&self) -> bool {
        match self {
            Command::Query(args) => args.renderer().is_json(),
            Command::Show(args) => args.json,
            Command::Parse(args) => args.jsonl,
            Command::Export(args) => args.jsonl,
            Command::Status(args) => args.json,
            Command::Formats(args) => args.json,
            Command::Learn(args) => args.json,
            Command::Index(args) => args.stats == Some(index::Stats::Json),
            Command::Debug(_) => true,
            Command::Open(_) | Command::Forget(_) | Command::Config(_) => false,
        }
    }

    /// Whether every error ends with code 2, as with grep.
    pub fn is_query(&self) -> bool {
        matches!(self, Command::Query(_) | Command::Show(_) | Command::Open(_))
    }
}

/// A number of bytes: `512M`, `2GiB`, `1.5g`, `65536`. Units are powers of 1024.
pub fn size(text: &str) -> Result<u64, String> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = text.get(digits.len()..).unwrap_or_default().to_ascii_lowercase();
    let power = match unit.trim_end_matches('b').trim_end_matches('i') {
        "" if unit != "i" && unit != "ib" => 0,
        "k" => 1,
        "m" => 2,
        "g" => 3,
        "t" => 4,
        _ => return Err("give a number of bytes, such as 512M or 2G".to_owned()),
    };
    let number: f64 = digits.trim().parse().map_err(|_| "give a number of bytes, such as 512M or 2G".to_owned())?;
    let bytes = number * 1024_f64.powi(power);
    // A float holds every whole number up to 2^53, which is more memory than there is.
    if !(1.0..=9.0e15).contains(&bytes) {
        return Err("that is no sensible size".to_owned());
    }
    Ok(bytes as u64)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_parser_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_command_has_examples() {
        for command in Cli::command().get_subcommands() {
            let examples = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert!(examples.starts_with("Examples:\n  search "), "{}", command.get_name());
        }
    }

    #[test]
    fn sizes() {
        let cases = [
            ("65536", Some(65536)),
            ("512M", Some(512 << 20)),
            ("512mb", Some(512 << 20)),
            ("2GiB", Some(2 << 30)),
            ("1.5k", Some(1536)),
            ("1b", Some(1)),
            ("", None),
            ("0", None),
            ("M", None),
            ("-1M", None),
            ("5X", None),
            ("5ib", None),
            ("nan", None),
            ("1e300", None),
        ];
        for (text, expected) in cases {
            assert_eq!(size(text).ok(), expected, "{text}");
        }
    }
}
