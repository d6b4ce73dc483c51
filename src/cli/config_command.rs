//! `search config`: what is in force and from where, and whether the file is sound.

use std::path::Path;

use clap::{Args, Subcommand};
use dumpsearch::error::{Error, ErrorKind, Result};

use super::config::Config;
use super::exit::Exit;
use super::ui::Ui;

const EXAMPLES: &str = "\
Examples:
  search config show                     every setting in force and where it comes from
  search config check                    read the configuration and name any mistake
  search --config news.toml config check

The file is --config FILE, else ./search.toml, else search/config.toml in the user's configuration folder:

  index = \"/var/lib/news/index\"    # from the file's folder where relative
  color = \"auto\"                   # auto, always, never
  pager = \"less -RFX\"

  [ingest]
  threads = 4
  memory = \"1G\"
  include = [\"*.txt\", \"*.jsonl.gz\"]
  exclude = [\"*/drafts/*\"]
  max_delete = 20

  [query]
  limit = 10
  snippets = 2
  width = 240

  [json]                           # where odd dumps keep their parts
  title = \"headline.main\"
  body = [\"text\", \"content\"]

  [[source]]                       # what holds for single sources; the first that fits wins
  glob = \"news/**/*.txt\"          # the dump's name, as results show it
  split = '^={5,}$'                # an article begins at each line that matches; or split_before, split_after
  title = '^HEADLINE: (.*)$'       # also date, author
  drop = ['^ADVERT']               # lines that are no text
  crawl_time = \"mtime\"
  language = \"en\"                  # also site, day_order, format

docs/sources.md says what each key does.";

/// Options of `search config`.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct ConfigArgs {
    #[command(subcommand)]
    action: Action,
}

#[derive(Clone, Copy, Debug, Subcommand)]
enum Action {
    /// Print every setting in force and where it comes from
    Show,
    /// Read the configuration and name any mistake
    Check,
}

/// Runs `search config`. By now the file has been read, so it is sound.
pub fn run(args: &ConfigArgs, config: &Config, ui: &mut Ui) -> Result<Exit> {
    match (args.action, &config.file) {
        (Action::Check, Some(file)) => {
            let line = format!("{}: sound", file.display());
            ui.stream(|out| writeln!(out, "{line}"))?;
        }
        (Action::Check, None) => {
            return Err(Error::new(ErrorKind::Usage, "there is no configuration file")
                .hint("name one with --config FILE, or write search.toml; `search config --help` shows one"));
        }
        (Action::Show, file) => {
            let file = file.as_deref().map_or("none".into(), Path::to_string_lossy);
            let lines = shown(config);
            ui.stream(|out| {
                writeln!(out, "# configuration file: {file}")?;
                lines.iter().try_for_each(|(key, value, from)| writeln!(out, "{key} = {value}  # {from}"))
            })?;
        }
    }
    Ok(Exit::Success)
}

type Row = (String, String, &'static str);

fn shown(config: &Config) -> Vec<Row> {
    let quoted = |text: &str| toml::Value::from(text).to_string();
    let list = |items: &[String]| toml::Value::from(items.to_vec()).to_string();
    fn row(key: &str, set: Option<String>, default: &str) -> Row {
        match set {
            Some(value) => (key.to_owned(), value, "configuration file"),
            None => (key.to_owned(), default.to_owned(), "default"),
        }
    }
    let ingest = &config.ingest;
    let some = |items: &[String]| (!items.is_empty()).then(|| list(items));
    let number = |value: Option<usize>| value.map(|value| value.to_string());
    let mut rows = vec![
        ("index".to_owned(), quoted(&config.index.to_string_lossy()), config.index_from),
        row("color", config.color.map(|color| quoted(&format!("{color:?}").to_lowercase())), "\"auto\""),
        row("pager", config.pager.as_deref().map(quoted), "\"less -RFX\""),
        row("ingest.threads", number(ingest.threads), "\"all cores\""),
        row("ingest.memory", ingest.memory.as_deref().map(quoted), "\"448M\""),
        row("ingest.include", some(&ingest.include), "[]"),
        row("ingest.exclude", some(&ingest.exclude), "[]"),
        row("ingest.max_delete", ingest.max_delete.map(|percent| percent.to_string()), "20"),
        row("query.limit", number(config.query.limit), "10"),
        row("query.snippets", number(config.query.snippets), "2"),
        row("query.width", number(config.query.width), "240"),
    ];
    let sources = config.sources.iter().enumerate();
    rows.extend(sources.map(|(at, rule)| row(&format!("source.{at}.glob"), Some(quoted(rule.glob())), "")));
    rows
}
