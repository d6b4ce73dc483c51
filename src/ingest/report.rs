//! What a run did, and everything it could not do.

use serde::Serialize;

use super::observe::Observer;
use super::pipeline::Unread;
use crate::format::Broken;
use crate::store::manifest::Problem;

/// A problem with the dump it was met in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DumpProblem {
    /// The dump's name.
    pub dump: String,
    /// What was left out, and where the first was.
    #[serde(flatten)]
    pub problem: Problem,
    /// Whether the rest of the dump could not be read, rather than single records.
    pub broken: bool,
}

/// The figures of a run.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Report {
    /// Dumps that were new.
    pub added: u64,
    /// Dumps whose content had changed.
    pub updated: u64,
    /// Dumps that are gone and were forgotten.
    pub removed: u64,
    /// Dumps that were as they had been.
    pub unchanged: u64,
    /// Dumps that could not be read, or not to their end.
    pub failed: u64,
    /// Records that were left out.
    pub skipped: u64,
    /// Articles taken in.
    pub articles: u64,
    /// Raw bytes read.
    pub bytes: u64,
    /// How long it took.
    pub seconds: f64,
    /// Commits made.
    pub commits: u64,
    /// Whether the run was stopped before its end.
    pub stopped: bool,
    /// Dumps that a dry run would read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub would_read: Vec<String>,
    /// Dumps that would be removed but for `--max-delete`, or in a dry run.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub kept: Vec<String>,
    /// What could not be read, and where.
    pub problems: Vec<DumpProblem>,
}

impl DumpProblem {
    /// Why the dump called `dump`, or the rest of it, could not be read.
    pub fn broken(dump: &str, broken: &Broken) -> Self {
        let (kind, message) = (broken.kind.to_owned(), broken.message.clone());
        let problem = Problem { kind, count: 1, message, at: broken.at, line: 0 };
        DumpProblem { dump: dump.to_owned(), problem, broken: true }
    }
}

impl Report {
    /// Counts the problems of a dump and tells them. `known` records were left out, and told, by an earlier run.
    pub fn tell(&mut self, dump: &str, problems: &Problems, is_broken: bool, known: u64, observer: &dyn Observer) {
        self.failed += u64::from(is_broken || problems.has_damaged_members());
        self.skipped += problems.count().saturating_sub(known + u64::from(is_broken));
        let last = problems.list().len().saturating_sub(1);
        for (number, problem) in problems.list().iter().enumerate() {
            observer.problem(dump, &problem.message);
            // Why the rest could not be read comes last.
            let broken = is_broken && number == last;
            self.problems.push(DumpProblem { dump: dump.to_owned(), problem: problem.clone(), broken });
        }
    }

    /// Whether something went wrong that a person should look at.
    pub fn has_failures(&self) -> bool {
        self.failed > 0 || !self.kept.is_empty()
    }
}

/// Gathers the problems of one dump: the first of each kind with its place, the rest as a count.
#[derive(Debug, Default)]
pub struct Problems {
    list: Vec<Problem>,
    /// How many of the list are of one member each.
    members: usize,
    has_damaged_members: bool,
}

/// More kinds than this in one dump are counted as `other`; formats have a handful each.
const MOST_KINDS: usize = 32;
/// Members of an archive that could not be read are listed one by one up to here, then counted by kind.
const MOST_MEMBERS: usize = 100;

impl Problems {
    /// Goes on with what was known of the dump before.
    pub fn with(known: Vec<Problem>) -> Self {
        Problems { list: known, ..Problems::default() }
    }

    /// Takes note of a member of an archive that was not read, or not to its end.
    pub fn add_member(&mut self, unread: &Unread) {
        let Broken { kind, message, at } = &unread.broken;
        self.has_damaged_members |= unread.is_damaged;
        if let Some(count) = unread.counted {
            let way = if unread.member.is_empty() { String::new() } else { format!("{}: ", unread.member) };
            self.add_many(kind, &format!("{way}{message}"), count);
            return;
        }
        let message = format!("{}: {message}", unread.member);
        if self.members < MOST_MEMBERS {
            // In front of what is counted by kind.
            let problem = Problem { kind: (*kind).to_owned(), count: 1, message, at: *at, line: 0 };
            self.list.insert(self.members.min(self.list.len()), problem);
            self.members += 1;
        } else {
            self.add(&format!("{kind} (further members)"), &message, *at, 0);
        }
    }

    /// Whether something is wrong with a member of an archive.
    pub fn has_damaged_members(&self) -> bool {
        self.has_damaged_members
    }

    /// Counts `count` more of `kind`.
    fn add_many(&mut self, kind: &str, message: &str, count: u64) {
        if count == 0 {
            return;
        }
        self.add(kind, message, 0, 0);
        if let Some(known) = self.list.iter_mut().skip(self.members).find(|known| known.kind == kind) {
            known.count += count - 1;
        }
    }

    /// Counts one more of `kind`.
    pub fn add(&mut self, kind: &str, message: &str, at: u64, line: u64) {
        if let Some(known) = self.list.iter_mut().skip(self.members).find(|known| known.kind == kind) {
            known.count += 1;
        } else if self.list.len() < MOST_KINDS + self.members {
            self.list.push(Problem { kind: kind.to_owned(), count: 1, message: message.to_owned(), at, line });
        } else if kind != "other" {
            self.add("other", message, at, line);
        }
    }

    /// Takes note of how the dump ended; answers whether it could not be read, or not to its end.
    pub fn end(&mut self, broken: Option<&Broken>, is_recognised: bool) -> bool {
        match broken {
            Some(broken) => self.add(broken.kind, &broken.message, broken.at, 0),
            None if !is_recognised => self.add("unknown_format", "no format recognises it", 0, 0),
            None => return false,
        }
        true
    }

    /// How many records were left out.
    pub fn count(&self) -> u64 {
        self.list.iter().map(|problem| problem.count).sum()
    }

    /// The problems, in the order in which their kinds were first met.
    pub fn list(&self) -> &[Problem] {
        &self.list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_a_kind_keeps_its_place() {
        let mut problems = Problems::default();
        problems.add("bad_json", "first", 10, 2);
        problems.add("bad_json", "second", 20, 3);
        problems.add("no_text", "third", 30, 4);
        assert_eq!(problems.count(), 3);
        let first = &problems.list()[0];
        assert_eq!((first.count, first.message.as_str(), first.line), (2, "first", 2));
        for n in 0..100 {
            problems.add(&format!("kind {n}"), "", 0, 0);
        }
        assert!(problems.list().len() <= MOST_KINDS + 1);
    }
}
