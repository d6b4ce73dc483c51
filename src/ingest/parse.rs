//! What the indexer would see, without an index: articles in the order of the dumps.

use std::collections::{BTreeMap, VecDeque};
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use super::Request;
use super::identity::Identities;
use super::observe::Observer;
use super::pipeline::{self, Consumer, Event, Threads};
use super::plan::{Task, plan};
use super::report::{DumpProblem, Problems, Report};
use super::roots::scopes;
use crate::article::Article;
use crate::error::{Error, ErrorKind, Result};
use crate::store::manifest::Entries;

/// Parses the dumps below the request's paths and hands every article to `sink`, until it breaks.
///
/// # Errors
/// `Usage` where a path or pattern is wrong.
pub fn parse(
    request: &Request,
    observer: &dyn Observer,
    sink: &mut dyn FnMut(Article) -> ControlFlow<()>,
) -> Result<Report> {
    let started = Instant::now();
    request.validate()?;
    if request.roots.is_empty() && !request.stdin {
        return Err(Error::new(ErrorKind::Usage, "there is nothing to parse").hint("name a file or folder"));
    }
    let scopes = scopes(request, &mut Vec::new(), false)?;
    let mut plan = plan(&scopes, &Entries::new(), request);
    plan.tasks.extend(request.stdin.then(|| Task::stdin(request)));
    let mut report = Report { problems: plan.problems.clone(), ..Report::default() };
    report.failed = plan.problems.len() as u64;
    observer.planned(plan.tasks.len() as u64, plan.tasks.iter().map(|task| task.stat.size).sum());
    let stop = Arc::clone(&request.stop);
    // One reader: articles of later dumps wait here for their turn, and must not hold the budget that an
    // earlier dump's next chunk needs.
    let threads = Threads { readers: 1, refiners: request.threads() };
    let mut hand_on = HandOn {
        tasks: &plan.tasks,
        observer,
        report: &mut report,
        sink,
        stop: &stop,
        current: 0,
        waiting: BTreeMap::new(),
        dump: Dump::default(),
        closed: false,
    };
    pipeline::run(
        &plan.tasks,
        request,
        observer,
        threads,
        request.memory() / 4,
        &AtomicBool::new(false),
        &mut hand_on,
    )?;
    report.seconds = started.elapsed().as_secs_f64();
    Ok(report)
}

/// Hands articles on, one dump after the other.
struct HandOn<'a> {
    tasks: &'a [Task],
    observer: &'a dyn Observer,
    report: &'a mut Report,
    sink: &'a mut dyn FnMut(Article) -> ControlFlow<()>,
    stop: &'a AtomicBool,
    /// The dump whose turn it is.
    current: usize,
    /// Events of later dumps; their permits bound how many there can be.
    waiting: BTreeMap<usize, VecDeque<Event>>,
    dump: Dump,
    /// The sink wants no more.
    closed: bool,
}

#[derive(Default)]
struct Dump {
    identities: Identities,
    problems: Problems,
}

impl HandOn<'_> {
    fn handle(&mut self, event: Event) {
        match event {
            Event::Opened { .. } => self.dump = Dump::default(),
            Event::Parsed(parsed) => {
                for record in parsed.records {
                    match record {
                        Ok(mut article) => {
                            self.dump.identities.assign(&mut article);
                            self.report.articles += 1;
                            self.observer.advanced(0, 1);
                            if !self.closed && (self.sink)(article).is_break() {
                                self.closed = true;
                                self.stop.store(true, Ordering::Relaxed);
                            }
                        }
                        Err(skip) => {
                            self.dump.identities.skip();
                            let [at, line] = [skip.span.bytes[0], skip.span.lines[0]];
                            self.dump.problems.add(skip.kind, &skip.message, at, line);
                        }
                    }
                }
            }
            Event::Unopened(broken) => {
                let dump = self.tasks.get(self.current).map_or("", |task| task.dump.as_str());
                self.observer.problem(dump, &broken.message);
                self.report.failed += 1;
                self.report.problems.push(DumpProblem::broken(dump, &broken));
                self.current += 1;
            }
            Event::Unread(unread) => self.dump.problems.add_member(&unread),
            Event::Ended(ended) => {
                let is_broken = self.dump.problems.end(ended.broken.as_ref(), ended.read_as.is_some());
                self.report.added += 1;
                let dump = self.tasks.get(self.current).map_or("", |task| task.dump.as_str());
                self.report.tell(dump, &self.dump.problems, is_broken, 0, self.observer);
                self.current += 1;
            }
        }
    }
}

impl Consumer for HandOn<'_> {
    fn take(&mut self, task: usize, event: Event) -> Result<()> {
        self.waiting.entry(task).or_default().push_back(event);
        while let Some(event) = self.waiting.get_mut(&self.current).and_then(VecDeque::pop_front) {
            let done = matches!(event, Event::Ended(_) | Event::Unopened(_));
            let handled = self.current;
            self.handle(event);
            if done {
                self.waiting.remove(&handled);
            }
        }
        Ok(())
    }
}
