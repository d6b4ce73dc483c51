//! `search status`: what is indexed, how the last runs went, what failed and why.

use std::io::{self, Write};

use clap::Args;
use dumpsearch::error::{Error, ErrorKind, Result};
use dumpsearch::render::{escape, json};
use dumpsearch::search::Index;
use dumpsearch::search::status::{Share, Status};

use super::config::Config;
use super::exit::Exit;
use super::query::now;
use super::summary::{self, bytes, count};
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
    let mut text = Vec::new();
    write(&status, now(), &mut text)
        .map_err(|e| Error::new(ErrorKind::Internal, "the status could not be written down").caused_by(e))?;
    ui.page(&text)?;
    Ok(Exit::Success)
}

/// The newest runs are told; `--json` has more.
const RUNS: usize = 5;

fn write(status: &Status, now: i64, out: &mut dyn Write) -> io::Result<()> {
    let (dumps, index) = (bytes(status.dump_bytes), bytes(status.index_bytes));
    let articles = count(status.articles, "article");
    writeln!(out, "{articles} of {}; {dumps} read, {index} on disk", count(status.dumps, "dump"))?;
    writeln!(out, "\nroots")?;
    for root in &status.roots {
        let path = root.root.path.to_string_lossy();
        let gone = if root.present { "" } else { "  (not there now)" };
        let share = shared(root.share);
        writeln!(out, "  {}  {}  {share}{gone}", escape::line(&root.root.label), escape::line(&path))?;
    }
    writeln!(out, "\nformats")?;
    for (name, share) in &status.formats {
        writeln!(out, "  {}  {}", if name.is_empty() { "unknown" } else { name.as_str() }, shared(*share))?;
    }
    if let Some(rules) = &status.rules {
        let what = format!("{} of {}", count(rules.lines, "line"), count(rules.sources, "source"));
        writeln!(out, "\nlearned furniture\n  generation {}: {what}, {}", rules.generation, ago(now - rules.at))?;
    }
    if !status.runs.is_empty() {
        writeln!(out, "\nlast runs")?;
    }
    for run in status.runs.iter().rev().take(RUNS) {
        let figures =
            [(run.added, "added"), (run.updated, "updated"), (run.removed, "removed"), (run.failed, "failed")];
        let told = figures.iter().filter(|(number, _)| *number > 0).map(|(number, what)| format!("{number} {what}, "));
        let told: String = told.collect();
        let articles = count(run.articles, "article");
        writeln!(out, "  {}  {told}{articles}, {} in {:.1} s", ago(now - run.at), bytes(run.bytes), run.seconds)?;
    }
    if !status.problems.is_empty() {
        writeln!(out, "\nproblems")?;
    }
    for problem in &status.problems {
        writeln!(out, "  {}", escape::line(&summary::line(problem)))?;
    }
    Ok(())
}

fn shared(share: Share) -> String {
    format!("{} in {}", count(share.articles, "article"), count(share.dumps, "dump"))
}

/// `3 hours ago`, for a stretch of seconds.
fn ago(seconds: i64) -> String {
    let units = [(86_400, "day"), (3_600, "hour"), (60, "minute")];
    let fitting = units.iter().find(|(length, _)| seconds >= *length);
    match fitting {
        Some((length, unit)) => format!("{} ago", count(u64::try_from(seconds / length).unwrap_or(0), unit)),
        None => "just now".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_of_time() {
        let cases = [
            (-5, "just now"),
            (59, "just now"),
            (60, "1 minute ago"),
            (7_300, "2 hours ago"),
            (864_000, "10 days ago"),
        ];
        for (seconds, expected) in cases {
            assert_eq!(ago(seconds), expected);
        }
    }
}
