//! What a run has to do: which dumps are new, changed, grown, gone, or as they were.
//!
//! A dump that is as it was costs one stat. Where the stat leaves doubt the content decides: git's rule for
//! files changed at the very moment they were read, and a grown file whose old part must be what it was.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::Request;
use super::read_as::{version_of, was_asked};
use super::report::DumpProblem;
use super::roots::Scope;
use crate::dump::label::dump_name;
use crate::dump::open::hash_prefix;
use crate::dump::walk::{Found, Stat, Unreadable, walk};
use crate::format::{self, Settings};
use crate::store::manifest::{Entries, Entry, Problem, Progress, State};

/// A file changed less than this before it was looked at may have changed again without a new time stamp:
/// the kernel's clock for time stamps moves in steps of a few milliseconds.
const RACY_NS: i64 = 50_000_000;
/// The same on file systems that keep whole seconds only.
const RACY_COARSE_NS: i64 = 2_000_000_000;

/// What to do with a dump.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Read it all; nothing of it is in the index.
    Add,
    /// Read it all in place of what is in the index.
    Replace,
    /// Go on where an earlier run ended.
    Continue(Progress),
}

/// One dump to be read.
#[derive(Clone, Debug)]
pub struct Task {
    /// The dump's name.
    pub dump: String,
    /// Where it lies.
    pub path: PathBuf,
    /// What the file system says of it.
    pub stat: Stat,
    /// What to do with it.
    pub action: Action,
    /// The format it was read in before; empty for a new one.
    pub known_format: String,
    /// How many raw bytes were read before, and their hash.
    pub known_raw: (u64, u128),
    /// How it is to be read.
    pub settings: Arc<Settings>,
}

impl Task {
    /// Standard input as a dump: each time one of its own, named by the moment, so that what came before stays.
    pub fn stdin(request: &Request) -> Self {
        let at = jiff::Timestamp::from_nanosecond(i128::from(request.now_ns())).unwrap_or_default();
        let (dump, path) = (format!("stdin/{}", at.strftime("%Y%m%dT%H%M%S%fZ")), PathBuf::from("/dev/stdin"));
        Task {
            settings: Arc::new(request.settings.for_dump(&dump, &path)),
            dump,
            path,
            stat: Stat::default(),
            action: Action::Add,
            known_format: String::new(),
            known_raw: (0, 0),
        }
    }
}

/// Everything a run has to do.
#[derive(Debug, Default)]
pub struct Plan {
    /// Dumps to be read, in the order of the walk.
    pub tasks: Vec<Task>,
    /// Dumps in the index that are gone, sorted.
    pub removed: Vec<String>,
    /// Dumps that are as they were, but whose new stat is worth writing down.
    pub touched: Vec<(String, Entry)>,
    /// Dumps that are as they were.
    pub unchanged: u64,
    /// Dumps of the roots walked that are in the index.
    pub known: u64,
    /// Roots where nothing at all was found, though dumps of theirs are in the index.
    pub vanished: Vec<PathBuf>,
    /// Entries that could not be read.
    pub problems: Vec<DumpProblem>,
}

/// Walks the scopes and compares what is there with `entries`.
pub fn plan(scopes: &[Scope], entries: &Entries, request: &Request) -> Plan {
    let mut plan = Plan::default();
    let mut seen: HashSet<String> = HashSet::with_capacity(entries.len());
    // Below a folder that could not be listed nothing is known, so nothing there counts as gone.
    let mut unknown: Vec<String> = Vec::new();
    // Dumps of no rule share their settings.
    let plain = Arc::new(request.settings.clone());
    for scope in scopes {
        let mut found_any = false;
        walk(&scope.path, &scope.rules, &mut |entry| {
            match entry {
                Ok(found) => {
                    found_any = true;
                    let relative = scope.below.join(&found.relative);
                    let name = dump_name(&scope.label, &relative);
                    // A path given twice, or inside another, is read once.
                    if seen.insert(name.clone()) {
                        consider(&mut plan, &name, found, entries.get(&name), &plain, request);
                    }
                }
                Err(unreadable) => {
                    let name = dump_name(&scope.label, &scope.below.join(&unreadable.relative));
                    unknown.push(format!("{name}/"));
                    seen.insert(name.clone());
                    plan.problems.push(problem(name, &unreadable));
                }
            }
            !request.stopped()
        });
        if !found_any && entries.keys().any(|name| scope.holds(name)) {
            plan.vanished.push(scope.path.clone());
        }
    }
    if request.stopped() {
        // Half a walk says nothing of what is gone.
        return plan;
    }
    for name in entries.keys() {
        if !scopes.iter().any(|scope| scope.holds(name)) {
            continue;
        }
        plan.known += 1;
        if seen.contains(name) || unknown.iter().any(|folder| name.starts_with(folder.as_str())) {
            continue;
        }
        // What this run's rules pass over is not gone.
        let passed_over = scopes.iter().filter_map(|scope| scope.path_of(name)).any(|path| path.is_file());
        if !passed_over {
            plan.removed.push(name.clone());
        }
    }
    plan.removed.sort();
    // Replacements last: no commit can be made while one is half done, and the rest should be safe by then.
    plan.tasks.sort_by_key(|task| task.action == Action::Replace);
    plan
}

fn problem(dump: String, unreadable: &Unreadable) -> DumpProblem {
    let problem =
        Problem { kind: "unreadable".to_owned(), count: 1, message: unreadable.message.clone(), at: 0, line: 0 };
    DumpProblem { dump, problem, broken: true }
}

fn consider(
    plan: &mut Plan,
    name: &str,
    found: Found,
    entry: Option<&Entry>,
    plain: &Arc<Settings>,
    request: &Request,
) {
    let is_ruled = request.settings.sources.of(name, &found.path).is_some();
    let settings = if is_ruled { Arc::new(request.settings.for_dump(name, &found.path)) } else { Arc::clone(plain) };
    let verdict = entry.map_or(Verdict::Read(Action::Add), |entry| compare(&found, entry, &settings, request));
    match verdict {
        Verdict::Same => plan.unchanged += 1,
        Verdict::Touched => {
            plan.unchanged += 1;
            if let Some(entry) = entry {
                let touched = Entry { stat: found.stat, seen_ns: request.now_ns(), ..entry.clone() };
                plan.touched.push((name.to_owned(), touched));
            }
        }
        Verdict::Read(action) => {
            let known_format = entry.map_or_else(String::new, |entry| entry.format.clone());
            let known_raw = entry.map_or((0, 0), |entry| (entry.raw_bytes, entry.raw_hash));
            plan.tasks.push(Task {
                dump: name.to_owned(),
                path: found.path,
                stat: found.stat,
                action,
                known_format,
                known_raw,
                settings,
            });
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Verdict {
    Same,
    /// The same content under another stat.
    Touched,
    Read(Action),
}

fn compare(found: &Found, entry: &Entry, settings: &Settings, request: &Request) -> Verdict {
    let known_format = format::by_name(&entry.format);
    let asked = request.input_format.as_ref().is_some_and(|name| !was_asked(&entry.format, name));
    let parser_changed = version_of(&entry.format) != entry.format_version;
    let rules_changed = entry.rules.user != settings.fingerprint()
        || entry.rules.learned != request.learned_print(entry.rules.sources.as_deref());
    if parser_changed
        || rules_changed
        || asked
        || (request.retry && matches!(entry.state, State::Broken | State::Unknown))
    {
        return Verdict::Read(Action::Replace);
    }
    let same_stat = found.stat == entry.stat;
    let is_coarse = entry.stat.mtime_ns % 1_000_000_000 == 0;
    let window = if is_coarse { RACY_COARSE_NS } else { RACY_NS };
    let is_racy = entry.seen_ns.saturating_sub(entry.stat.mtime_ns) < window;
    let resumable = known_format.is_some_and(format::Format::resumable);
    if same_stat && !is_racy && !request.verify {
        return match entry.state {
            State::Partial if resumable => Verdict::Read(Action::Continue(entry.progress)),
            State::Partial => Verdict::Read(Action::Replace),
            _ => Verdict::Same,
        };
    }
    // From here on the content decides: what was read then must still be the file's beginning.
    let size_allows = found.stat.size >= entry.raw_bytes && entry.raw_bytes > 0;
    let same_head =
        size_allows && hash_prefix(&found.path, entry.raw_bytes).is_ok_and(|hash| hash == Some(entry.raw_hash));
    match entry.state {
        State::Done if same_head && found.stat.size == entry.raw_bytes => Verdict::Touched,
        // What was read of it decided, and is as it was.
        State::Broken | State::Unknown if same_head && found.stat.size == entry.stat.size => Verdict::Touched,
        State::Done | State::Partial if same_head && resumable && entry.progress.position > 0 => {
            Verdict::Read(Action::Continue(entry.progress))
        }
        _ => Verdict::Read(Action::Replace),
    }
}
