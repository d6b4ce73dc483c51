//! How an indexing run went, on standard error: one line, and one for each problem.

use std::io::{self, Write};

use dumpsearch::error::Result;
use dumpsearch::ingest::report::{DumpProblem, Report};
use dumpsearch::render::escape;
use dumpsearch::render::terminal::grouped;
use serde_json::Value;

use super::exit::Exit;
use super::ui::Ui;

/// Tells what `report` says. Quiet runs hear of problems only.
pub fn tell(report: &Report, ui: &Ui) {
    tell_kept(report, ui);
    tell_problems(report, ui);
    ui.tell(&summary(report));
}

/// What a dry run found to do, as its result: a line a dump on standard output.
///
/// # Errors
/// Those of standard output.
pub fn tell_plan(report: &Report, ui: &mut Ui) -> Result<()> {
    let (reads, removals) = (&report.would_read, &report.kept);
    ui.stream(|out| {
        reads.iter().try_for_each(|dump| writeln!(out, "read {}", escape::line(dump)))?;
        removals.iter().try_for_each(|dump| writeln!(out, "remove {}", escape::line(dump)))
    })?;
    tell_problems(report, ui);
    let [reads, removals] = [reads, removals].map(|dumps| count(dumps.len() as u64, "dump"));
    ui.tell(&format!("would read {reads} and remove {removals}; {} unchanged", number_text(report.unchanged)));
    Ok(())
}

/// The same for a run that only prepares a query: where nothing has changed there is nothing to tell.
pub fn tell_changes(report: &Report, ui: &Ui) {
    tell_kept(report, ui);
    tell_problems(report, ui);
    if report.added + report.updated + report.removed + report.failed > 0 {
        ui.tell(&summary(report));
    }
}

fn tell_kept(report: &Report, ui: &Ui) {
    if let Some(first) = report.kept.first() {
        let kept = count(report.kept.len() as u64, "missing dump");
        ui.warning(&format!("{kept} kept in the index, {first} first; drop what is gone with --max-delete 100"));
    }
}

/// Tells what could not be read, and where, quiet or not.
pub fn tell_problems(report: &Report, ui: &Ui) {
    let shown = if ui.verbosity > 0 { report.problems.len() } else { MOST_PROBLEMS };
    for problem in report.problems.iter().take(shown) {
        ui.complain(&line(problem));
    }
    if let Some(more) = report.problems.len().checked_sub(shown).filter(|more| *more > 0) {
        ui.complain(&format!("and {} more; `search status` lists them", count(more as u64, "problem")));
    }
}

/// More than these would push everything else off the screen.
const MOST_PROBLEMS: usize = 20;

/// The run's exit code, but for a signal. A dry run only tells, so it never fails.
pub fn exit(report: &Report, is_dry: bool) -> Exit {
    if report.has_failures() && !is_dry { Exit::Partly } else { Exit::Success }
}

/// `3 added, 340 unchanged, 1 failed · 1,204 articles, 34.1 MB in 2.1 s`
fn summary(report: &Report) -> String {
    let counts = [
        (report.added, "added"),
        (report.updated, "updated"),
        (report.removed, "removed"),
        (report.unchanged, "unchanged"),
        (report.failed, "failed"),
    ];
    let counts: Vec<String> = counts
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, what)| format!("{} {what}", number_text(*number)))
        .collect();
    let dumps = if counts.is_empty() { "no dumps".to_owned() } else { counts.join(", ") };
    let mut read = vec![count(report.articles, "article")];
    if report.skipped > 0 {
        read.push(format!("{} skipped", count(report.skipped, "record")));
    }
    read.push(bytes(report.bytes));
    let stopped = if report.stopped { "stopped: " } else { "" };
    format!("{stopped}{dumps} · {} in {:.1} s", read.join(", "), report.seconds)
}

/// `news/bad.jsonl:17: no closing brace (bad_json, 3 times)`
pub fn line(found: &DumpProblem) -> String {
    let problem = &found.problem;
    let place = if problem.line > 0 { format!(":{}", problem.line) } else { String::new() };
    let times = if problem.count > 1 { format!(", {} times", number_text(problem.count)) } else { String::new() };
    let rest = if found.broken { "; the rest of the dump is not indexed" } else { "" };
    format!("{}{place}: {} ({}{times}){rest}", found.dump, problem.message, problem.kind)
}

/// A value as lines of `name: value`, nested names apart by dots; lists by position. For eyes; programs read JSON.
///
/// # Errors
/// Only those of `out`.
pub fn write_figures(value: &Value, out: &mut dyn Write) -> io::Result<()> {
    let mut open = vec![(String::new(), value)];
    while let Some((name, value)) = open.pop() {
        let inner = |key: &str| if name.is_empty() { key.to_owned() } else { format!("{name}.{key}") };
        match value {
            Value::Object(members) => open.extend(members.iter().rev().map(|(key, value)| (inner(key), value))),
            Value::Array(items) => {
                open.extend(items.iter().enumerate().rev().map(|(i, item)| (inner(&i.to_string()), item)))
            }
            Value::String(text) => writeln!(out, "{}: {}", escape::line(&name), escape::line(text))?,
            other => writeln!(out, "{}: {other}", escape::line(&name))?,
        }
    }
    Ok(())
}

/// `1,204 articles`, `1 article`.
pub fn count(number: u64, what: &str) -> String {
    format!("{} {what}{}", number_text(number), if number == 1 { "" } else { "s" })
}

fn number_text(number: u64) -> String {
    grouped(usize::try_from(number).unwrap_or(usize::MAX))
}

/// `34.1 MB`, in powers of 1000 as disks are sold.
pub fn bytes(number: u64) -> String {
    let mut value = number as f64;
    let mut unit = "B";
    for larger in ["kB", "MB", "GB", "TB"] {
        if value < 999.95 {
            break;
        }
        value /= 1000.0;
        unit = larger;
    }
    if unit == "B" { format!("{number} B") } else { format!("{value:.1} {unit}") }
}

#[cfg(test)]
mod tests {
    use dumpsearch::store::manifest::Problem;

    use super::*;

    #[test]
    fn sizes_are_short() {
        let cases = [(0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (34_120_000, "34.1 MB"), (999_960_000, "1.0 GB")];
        for (number, expected) in cases {
            assert_eq!(bytes(number), expected);
        }
    }

    #[test]
    fn one_line_says_it_all() {
        let report = Report { added: 3, unchanged: 1340, articles: 1, bytes: 2000, seconds: 0.25, ..Report::default() };
        assert_eq!(summary(&report), "3 added, 1,340 unchanged · 1 article, 2.0 kB in 0.2 s");
        assert_eq!(summary(&Report::default()), "no dumps · 0 articles, 0 B in 0.0 s");
        let skipped = Report { skipped: 2, ..Report::default() };
        assert_eq!(summary(&skipped), "no dumps · 0 articles, 2 records skipped, 0 B in 0.0 s");
    }

    #[test]
    fn failures_show_in_the_exit_code() {
        let failed = Report { failed: 1, ..Report::default() };
        assert_eq!(exit(&Report::default(), false), Exit::Success);
        assert_eq!(exit(&failed, false), Exit::Partly);
        assert_eq!(exit(&failed, true), Exit::Success);
    }

    #[test]
    fn problems_name_their_place() {
        let message = "no closing brace".to_owned();
        let problem = Problem { kind: "bad_json".to_owned(), message, line: 17, at: 300, count: 3 };
        let found = DumpProblem { dump: "news/bad.jsonl".to_owned(), problem, broken: false };
        assert_eq!(line(&found), "news/bad.jsonl:17: no closing brace (bad_json, 3 times)");
        let problem = Problem { line: 0, count: 1, ..found.problem };
        let found = DumpProblem { problem, broken: true, ..found };
        assert_eq!(line(&found), "news/bad.jsonl: no closing brace (bad_json); the rest of the dump is not indexed");
    }

    #[test]
    fn figures_are_a_line_each() {
        let value = serde_json::json!({"a": 1, "b": {"c": "x\u{1b}", "d": [true, null]}});
        let mut out = Vec::new();
        write_figures(&value, &mut out).expect("memory is written");
        assert_eq!(String::from_utf8_lossy(&out), "a: 1\nb.c: x␛\nb.d.0: true\nb.d.1: null\n");
    }
}
