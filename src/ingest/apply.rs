//! The consumer of an indexing run: articles into the store, progress into the manifest, commits when due.
//!
//! A changed dump is one delete and its adds in one commit: no commit is made while a replacement is half
//! done. A new dump may be committed half-way; its entry then says how far it was taken.

use std::collections::{BTreeSet, HashMap};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::identity::Identities;
use super::observe::Observer;
use super::pipeline::{Consumer, Ended, Event, Parsed};
use super::plan::{Action, Task};
use super::read_as::{ReadAs, all_versions};
use super::report::{DumpProblem, Problems, Report};
use super::{DEFAULT_COMMIT_BYTES, Request};
use crate::article::Article;
use crate::dump::open::RawHash;
use crate::dump::walk::Stat;
use crate::error::Result;
use crate::format::Broken;
use crate::refine::learned::{source_key, source_name};
use crate::store::commit::Writer;
use crate::store::document::Cargo;
use crate::store::manifest::{Entry, Progress, ReadUnder, State};

/// Commits are made by bytes and by time, never by file.
const COMMIT_EVERY: Duration = Duration::from_secs(60);

/// Applies a run to the index.
pub struct Apply<'a> {
    writer: &'a mut Writer,
    tasks: &'a [Task],
    observer: &'a dyn Observer,
    report: &'a mut Report,
    hold: &'a AtomicBool,
    request: &'a Request,
    commit_bytes: u64,
    open: HashMap<usize, Open>,
    uncommitted_bytes: u64,
    last_commit: Instant,
    is_dirty: bool,
    is_half_replaced: bool,
    has_replaced: bool,
}

/// A dump on its way.
struct Open {
    action: Action,
    read_as: Option<ReadAs>,
    hash: RawHash,
    stat: Stat,
    identities: Identities,
    problems: Problems,
    progress: Progress,
    articles: u64,
    /// Skips that an earlier run already reported.
    known_skips: u64,
    /// The sources of its articles.
    sources: Sources,
}

/// The sources of a dump's articles, as the manifest keeps them.
#[derive(Debug, Default)]
enum Sources {
    /// All of them, by key.
    Known(BTreeSet<u64>),
    /// More than the manifest keeps.
    #[default]
    Many,
}

/// A dump of more sources is read again when anything new is learned.
const MOST_SOURCES: usize = 64;

impl Sources {
    fn of(keys: Option<&[u64]>) -> Self {
        keys.map_or(Sources::Many, |keys| Sources::Known(keys.iter().copied().collect()))
    }

    fn add(&mut self, article: &Article) {
        if let Sources::Known(keys) = self {
            keys.insert(source_key(&source_name(article.site.as_deref(), &article.origin.dump)));
            if keys.len() > MOST_SOURCES {
                *self = Sources::Many;
            }
        }
    }

    fn keys(&self) -> Option<Vec<u64>> {
        match self {
            Sources::Known(keys) => Some(keys.iter().copied().collect()),
            Sources::Many => None,
        }
    }
}

impl<'a> Apply<'a> {
    /// Applies `tasks` through `writer`. While `hold` is set the readers begin no new dump.
    pub fn new(
        writer: &'a mut Writer,
        tasks: &'a [Task],
        observer: &'a dyn Observer,
        report: &'a mut Report,
        hold: &'a AtomicBool,
        request: &'a Request,
    ) -> Self {
        Apply {
            writer,
            tasks,
            observer,
            report,
            hold,
            request,
            commit_bytes: request.commit_bytes.unwrap_or(DEFAULT_COMMIT_BYTES),
            open: HashMap::new(),
            uncommitted_bytes: 0,
            last_commit: Instant::now(),
            is_dirty: false,
            is_half_replaced: false,
            has_replaced: false,
        }
    }

    fn opened(
        &mut self,
        task: usize,
        action: Action,
        hash: RawHash,
        read_as: Option<ReadAs>,
        stat: Stat,
    ) -> Result<()> {
        let tasks = self.tasks;
        let Some(dump) = tasks.get(task).map(|task| task.dump.as_str()) else { return Ok(()) };
        let mut open = Open {
            action,
            read_as,
            hash,
            stat,
            identities: Identities::default(),
            problems: Problems::default(),
            progress: Progress::default(),
            articles: 0,
            known_skips: 0,
            sources: Sources::of(Some(&[])),
        };
        match open.action {
            Action::Add => {}
            Action::Replace => {
                if self.is_dirty && !self.has_replaced {
                    // No commit can be made while a replacement is half done, so what came before is made safe.
                    self.commit()?;
                }
                self.has_replaced = true;
                self.writer.delete_dump(dump)?;
                self.is_dirty = true;
            }
            Action::Continue(progress) => {
                let taken = self.writer.snapshot()?.ids_of_dump(dump)?;
                open.identities = Identities::after(progress.ordinal, taken);
                open.progress = progress;
                if let Some(entry) = self.writer.manifest().entries().get(dump) {
                    open.articles = entry.articles;
                    open.problems = Problems::with(entry.problems.clone());
                    open.known_skips = open.problems.count();
                    open.sources = Sources::of(entry.rules.sources.as_deref());
                }
            }
        }
        self.open.insert(task, open);
        Ok(())
    }

    /// What is in the index of it stays, and no entry is made: the next run tries again.
    fn unopened(&mut self, task: usize, broken: &Broken) {
        let Some(of) = self.tasks.get(task) else { return };
        self.observer.problem(&of.dump, &broken.message);
        self.report.failed += 1;
        self.report.problems.push(DumpProblem::broken(&of.dump, broken));
    }

    fn parsed(&mut self, task: usize, parsed: Parsed) -> Result<()> {
        let Some(open) = self.open.get_mut(&task) else { return Ok(()) };
        let mut added = 0;
        for record in parsed.records {
            match record {
                Ok(mut article) => {
                    open.identities.assign(&mut article);
                    open.sources.add(&article);
                    self.uncommitted_bytes += article.body.len() as u64;
                    let cargo: Cargo = parsed.permit.clone();
                    self.writer.add(&article, Some(cargo))?;
                    self.is_dirty = true;
                    added += 1;
                }
                Err(skip) => {
                    open.identities.skip();
                    open.problems.add(skip.kind, &skip.message, skip.span.bytes[0], skip.span.lines[0]);
                }
            }
        }
        open.articles += added;
        open.progress = Progress { ordinal: open.identities.next_ordinal(), ..parsed.end };
        self.report.articles += added;
        self.observer.advanced(0, added);
        Ok(())
    }

    fn ended(&mut self, task: usize, ended: &Ended) -> Result<()> {
        let Some(mut open) = self.open.remove(&task) else { return Ok(()) };
        let Some(of) = self.tasks.get(task) else { return Ok(()) };
        if ended.stopped && matches!(open.action, Action::Replace) {
            // Half a replacement must not be committed: the old version stays until the next run.
            self.is_half_replaced = true;
            return Ok(());
        }
        let is_broken = open.problems.end(ended.broken.as_ref(), ended.read_as.is_some());
        let state = match (&ended.broken, ended.read_as, ended.stopped) {
            (_, _, true) => State::Partial,
            (Some(broken), None, _) if broken.kind == "unknown_format" => State::Unknown,
            (Some(_), _, _) => State::Broken,
            (None, Some(_), _) if open.problems.has_damaged_members() => State::Broken,
            (None, None, _) => State::Unknown,
            (None, Some(_), _) => State::Done,
        };
        self.report.tell(&of.dump, &open.problems, is_broken, open.known_skips, self.observer);
        let entry = self.entry(task, &open, state);
        self.report.bytes += entry.raw_bytes;
        self.writer.manifest().put(&of.dump, entry);
        self.is_dirty = true;
        if ended.stopped {
            return Ok(());
        }
        match open.action {
            Action::Add => self.report.added += 1,
            Action::Replace | Action::Continue(_) => self.report.updated += 1,
        }
        Ok(())
    }

    fn entry(&self, task: usize, open: &Open, state: State) -> Entry {
        let sources = open.sources.keys();
        let (raw_bytes, raw_hash) = open.hash.digest();
        Entry {
            stat: open.stat,
            seen_ns: self.request.now_ns(),
            format: open.read_as.map_or_else(String::new, ReadAs::name),
            format_version: open.read_as.map_or_else(all_versions, ReadAs::version),
            state,
            progress: open.progress,
            raw_bytes,
            raw_hash,
            articles: open.articles,
            problems: open.problems.list().to_vec(),
            rules: ReadUnder {
                user: self.tasks.get(task).map_or(0, |task| task.settings.fingerprint()),
                learned: self.request.learned_print(sources.as_deref()),
                sources,
            },
        }
    }

    /// Makes a commit with the state of the dumps that are half-way.
    ///
    /// # Errors
    /// As [`Writer::commit`].
    pub fn commit(&mut self) -> Result<()> {
        for (task, open) in &self.open {
            if let Some(of) = self.tasks.get(*task) {
                let entry = self.entry(*task, open, State::Partial);
                self.writer.manifest().put(&of.dump, entry);
            }
        }
        self.writer.commit()?;
        self.report.commits += 1;
        self.observer.committed();
        self.uncommitted_bytes = 0;
        self.last_commit = Instant::now();
        self.is_dirty = false;
        self.hold.store(false, Ordering::Relaxed);
        Ok(())
    }

    /// Whether the run was stopped inside a replacement, so that nothing since the last commit may be kept.
    pub fn is_half_replaced(&self) -> bool {
        self.is_half_replaced
    }

    fn is_replacing(&self) -> bool {
        self.open.values().any(|open| matches!(open.action, Action::Replace))
    }
}

impl Consumer for Apply<'_> {
    fn take(&mut self, task: usize, event: Event) -> Result<()> {
        match event {
            Event::Opened { action, hash, read_as, stat } => self.opened(task, action, hash, read_as, stat),
            Event::Unopened(broken) => {
                self.unopened(task, &broken);
                Ok(())
            }
            Event::Parsed(parsed) => self.parsed(task, parsed),
            Event::Unread(unread) => {
                if let Some(open) = self.open.get_mut(&task) {
                    open.problems.add_member(&unread);
                }
                Ok(())
            }
            Event::Ended(ended) => self.ended(task, &ended),
        }
    }

    fn idle(&mut self) -> Result<()> {
        let due = self.uncommitted_bytes >= self.commit_bytes || self.last_commit.elapsed() >= COMMIT_EVERY;
        if !due || !self.is_dirty {
            return Ok(());
        }
        if self.is_half_replaced {
            return Ok(());
        }
        if self.is_replacing() {
            // Let the dumps at hand come to their end before new ones begin.
            self.hold.store(true, Ordering::Relaxed);
            return Ok(());
        }
        self.commit()
    }
}
