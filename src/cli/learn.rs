//! `search learn`: the lines that a source's articles share become furniture, by a rule set that a person can read.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use dumpsearch::error::{Error, ErrorKind, Result};
use dumpsearch::ingest::learn::{self, Outcome, Source, Step};
use dumpsearch::refine::learned::{Place, RuleSet};
use dumpsearch::render::escape;
use dumpsearch::store::reader;

use super::config::Config;
use super::exit::Exit;
use super::query::now;
use super::summary::count;
use super::ui::Ui;

const EXAMPLES: &str = "\
Examples:
  search learn --dry-run                  what would be learned, with an article for each line
  search learn && search index            learn, then read again what it touches
  search learn --dry-run --json > set.json && $EDITOR set.json && search learn --from set.json
  search learn --forget                   no more learned furniture; the next run puts it back

A line is furniture where it recurs in many different articles of a site, or of a folder of dumps
that name no site. It leaves the text but stays with the article (`search show --json`); ids stay as
they are. docs/sources.md says more.";

/// Options of `search learn`.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct LearnArgs {
    /// Print what would be learned, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// Take the rule set in FILE instead, as --json prints it
    #[arg(long, value_name = "FILE", conflicts_with_all = ["forget", "show"])]
    from: Option<PathBuf>,
    /// Drop the rule set in force
    #[arg(long, conflicts_with = "show")]
    forget: bool,
    /// Print the rule set in force, and change nothing
    #[arg(long, conflicts_with = "dry_run")]
    show: bool,
    /// Print the rule set as JSON, to be read or edited
    #[arg(long)]
    pub json: bool,
}

/// Runs `search learn`.
///
/// # Errors
/// An unusable or locked index; a rule set that cannot be read.
pub fn run(args: &LearnArgs, config: &Config, ui: &mut Ui) -> Result<Exit> {
    if args.show {
        return show(args, config, ui);
    }
    let source = match (&args.from, args.forget) {
        (Some(file), _) => Source::Given(read(file)?),
        (None, true) => Source::Nothing,
        (None, false) => Source::Articles,
    };
    let is_learning = source == Source::Articles;
    let step = Step { index: config.index.clone(), source, dry_run: args.dry_run, now: now() };
    let outcome = learn::learn(&step)?;
    print(&outcome.set, args.json, ui)?;
    if is_learning && outcome.stale > 0 {
        let stale = count(outcome.stale, "dump");
        ui.warning(&format!("{stale} not read again since the rule set changed; `search index`, then learn again"));
    }
    ui.tell(&told(&outcome, args.dry_run));
    Ok(Exit::Success)
}

/// A rule set from a file.
///
/// # Errors
/// [`ErrorKind::Usage`] where it cannot be read, or is none.
pub fn read(file: &Path) -> Result<RuleSet> {
    let usage = |message: String| Error::new(ErrorKind::Usage, message).at(file);
    let text = std::fs::read_to_string(file).map_err(|error| usage(error.to_string()))?;
    RuleSet::parse(&text).map_err(usage)
}

fn show(args: &LearnArgs, config: &Config, ui: &mut Ui) -> Result<Exit> {
    let snapshot = reader::open(&config.index)?;
    match learn::in_force(&snapshot.store, &snapshot.payload)? {
        Some(set) => print(&set, args.json, ui)?,
        None => ui.tell("nothing was learned; `search learn` does it"),
    }
    Ok(Exit::Success)
}

fn print(set: &RuleSet, as_json: bool, ui: &mut Ui) -> Result<()> {
    ui.stream(|out| if as_json { out.write_all(set.to_json().as_bytes()) } else { write(set, out) })
}

/// A source a block, a line a line: in how many articles, where, and one of them.
fn write(set: &RuleSet, out: &mut dyn Write) -> io::Result<()> {
    for (name, source) in set.sources.iter().filter(|(_, source)| !source.lines.is_empty()) {
        writeln!(out, "{}  ({})", escape::line(name), count(source.articles, "article"))?;
        for line in &source.lines {
            let place = match line.place {
                Place::Edges => "edges",
                Place::Anywhere => "anywhere",
            };
            let example = escape::line(line.example.get(..8).unwrap_or(&line.example));
            writeln!(out, "  {:>7}  {place:<8}  {example:<8}  {}", line.articles, escape::line(&line.text))?;
        }
    }
    Ok(())
}

fn told(outcome: &Outcome, is_dry: bool) -> String {
    let sources = outcome.set.sources.values().filter(|source| !source.lines.is_empty()).count() as u64;
    let what = format!("{} of {}", count(outcome.set.lines(), "line"), count(sources, "source"));
    let next = match outcome.dumps_to_read {
        0 => String::new(),
        dumps => format!("; the next `search index` reads {} again", count(dumps, "dump")),
    };
    match (outcome.is_new, outcome.generation, is_dry) {
        (false, 0, _) => format!("nothing to learn{next}"),
        (false, generation, _) => format!("nothing new: {what}, generation {generation}{next}"),
        (true, 0, true) => format!("would drop the rule set{next}"),
        (true, 0, false) => format!("the rule set is dropped{next}"),
        (true, generation, true) => format!("would learn {what}, generation {generation}{next}"),
        (true, generation, false) => format!("learned {what}, generation {generation}{next}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_says_what_came_of_it() {
        let text = r#"{"format": 1, "sources": {"site:a": {"articles": 7, "lines": [{"text": "Share\u0041"}]}}}"#;
        let set = RuleSet::parse(text).expect("a set");
        let outcome = Outcome { set, generation: 2, is_new: true, dumps_to_read: 1, stale: 0 };
        let expected = "learned 1 line of 1 source, generation 2; the next `search index` reads 1 dump again";
        assert_eq!(told(&outcome, false), expected);
        let mut out = Vec::new();
        write(&outcome.set, &mut out).expect("memory is written");
        assert_eq!(String::from_utf8_lossy(&out), "site:a  (7 articles)\n        0  edges               ShareA\n");
        let nothing = Outcome { set: RuleSet::default(), generation: 0, is_new: false, dumps_to_read: 0, stale: 0 };
        assert_eq!(told(&nothing, false), "nothing to learn");
    }
}
