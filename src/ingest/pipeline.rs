//! Readers, refiners and one consumer, joined by bounded channels.
//!
//! ```text
//! tasks → readers (open, frame) → refiners (parse, refine) → consumer, each dump's chunks in order
//! ```
//!
//! Readers wait for a share of the byte budget; refiners work on chunks of any dump, so one huge file keeps
//! them all busy. A parser's panic costs its chunk, never the run. Only the consumer's errors end a run.

mod members;
mod read;
mod refine;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use crossbeam_channel::{Receiver, bounded};

use super::Request;
use super::budget::{Budget, Permit};
use super::observe::Observer;
use super::plan::{Action, Task};
use super::read_as::ReadAs;
use super::reorder::Reorder;
use crate::article::Article;
use crate::dump::archive::Facts;
use crate::dump::chunk::Chunk;
use crate::dump::open::RawHash;
use crate::dump::walk::Stat;
use crate::error::{Error, ErrorKind, Result};
use crate::format::{self, Broken, Format, Skip};
use crate::store::manifest::Progress;

/// Chunks waiting between two stages: enough to keep every thread busy, few enough to stop soon.
const QUEUE: usize = 8;

/// One chunk, parsed and refined.
pub struct Parsed {
    /// Articles and skips in the order of the dump.
    pub records: Vec<Result<Article, Skip>>,
    /// Where the chunk ends.
    pub end: Progress,
    /// The share of the budget, to be held as long as the articles live.
    pub permit: Arc<Permit>,
}

/// How the reading of a dump ended.
pub struct Ended {
    /// What it was read as, where it was recognised.
    pub read_as: Option<ReadAs>,
    /// Whether reading was stopped from outside.
    pub stopped: bool,
    /// What could not be read.
    pub broken: Option<Broken>,
}

/// A member of an archive that was not read, or not to its end.
pub struct Unread {
    /// The way to it: its name, behind those of the archives that it lies in.
    pub member: String,
    /// Why.
    pub broken: Broken,
    /// Whether something is wrong with it, rather than that it is none of our business.
    pub is_damaged: bool,
    /// How many are meant, where the archive only counts them; then `member` leads to the archive.
    pub counted: Option<u64>,
}

/// What the consumer is told, in order for each dump: one `Opened`, any number of `Parsed` and `Unread`, one `Ended`; or
/// just `Unopened`.
pub enum Event {
    /// A dump was opened; its bytes are fingerprinted as they are read.
    Opened {
        /// What is to be done with it; a dump that cannot be continued is replaced.
        action: Action,
        /// The fingerprint of its raw bytes, as it is read.
        hash: RawHash,
        /// What it is read as, where it is recognised.
        read_as: Option<ReadAs>,
        /// What the file system said of it when it was opened.
        stat: Stat,
    },
    /// It could not be opened: what is known of it stays as it is, and the next run tries again.
    Unopened(Broken),
    /// A chunk of it was parsed.
    Parsed(Parsed),
    /// A member of it was not read, or not to its end.
    Unread(Unread),
    /// It was read as far as it goes.
    Ended(Ended),
}

/// Takes the events of the run; an error ends it.
pub trait Consumer {
    /// Something happened to the dump that is `task` in the list.
    fn take(&mut self, task: usize, event: Event) -> Result<()>;
    /// Called between events and while nothing comes, for work that is due by the clock.
    fn idle(&mut self) -> Result<()> {
        Ok(())
    }
}

struct Message {
    task: usize,
    number: u64,
    event: Event,
}

struct Job {
    task: usize,
    number: u64,
    chunk: Chunk,
    permit: Permit,
    format: &'static dyn Format,
    /// The member of an archive that the chunk is of.
    member: Option<Arc<Within>>,
}

/// Which member of an archive a chunk is of.
struct Within {
    /// The way to it.
    member: String,
    /// When it was last changed, in seconds since 1970 UTC.
    modified: Option<i64>,
    /// What the archive knows of it.
    facts: Option<Arc<Facts>>,
}

/// How many threads do what.
#[derive(Clone, Copy, Debug)]
pub struct Threads {
    /// Dumps read at once; one keeps the order of the dumps.
    pub readers: usize,
    /// Chunks parsed at once.
    pub refiners: usize,
}

/// Shared by the threads of one run.
struct Shared<'a> {
    tasks: &'a [Task],
    request: &'a Request,
    observer: &'a dyn Observer,
    next_task: AtomicUsize,
    budget: Arc<Budget>,
    /// Set when the consumer failed: everybody leaves.
    abandoned: AtomicBool,
    /// Set while the consumer wants no new dump begun.
    hold: &'a AtomicBool,
}

impl Shared<'_> {
    fn leaves(&self) -> bool {
        self.abandoned.load(Ordering::Relaxed) || self.request.stopped()
    }
}

/// Runs the tasks to their end, or until the request is stopped.
///
/// # Errors
/// The consumer's first error, or `Internal` where a thread died.
pub fn run(
    tasks: &[Task],
    request: &Request,
    observer: &dyn Observer,
    threads: Threads,
    budget_bytes: u64,
    hold: &AtomicBool,
    consumer: &mut dyn Consumer,
) -> Result<()> {
    let shared = Shared {
        tasks,
        request,
        observer,
        next_task: AtomicUsize::new(0),
        budget: Budget::new(budget_bytes),
        abandoned: AtomicBool::new(false),
        hold,
    };
    thread::scope(|scope| {
        let (jobs, jobs_in) = bounded::<Job>(QUEUE);
        let (messages, messages_in) = bounded::<Message>(QUEUE);
        for _ in 0..threads.readers.max(1) {
            let (jobs, messages, shared) = (jobs.clone(), messages.clone(), &shared);
            scope.spawn(move || read::tasks(shared, &jobs, &messages));
        }
        for _ in 0..threads.refiners.max(1) {
            let (jobs_in, messages, shared) = (jobs_in.clone(), messages.clone(), &shared);
            scope.spawn(move || refine::jobs(shared, &jobs_in, &messages));
        }
        drop((jobs, jobs_in, messages));
        let outcome = consume(&messages_in, consumer);
        if outcome.is_err() {
            shared.abandoned.store(true, Ordering::Relaxed);
            hold.store(false, Ordering::Relaxed);
        }
        // Nobody may be left waiting for a place in a channel that nobody empties.
        drop(messages_in);
        outcome
    })
}

fn consume(messages: &Receiver<Message>, consumer: &mut dyn Consumer) -> Result<()> {
    let mut reorder: Reorder<Event> = Reorder::default();
    loop {
        match messages.recv_timeout(Duration::from_millis(200)) {
            Ok(Message { task, number, event }) => {
                let mut ended = false;
                reorder.push(task, number, event, |event| {
                    ended = matches!(event, Event::Ended(_) | Event::Unopened(_));
                    consumer.take(task, event)
                })?;
                if ended {
                    reorder.close(task);
                }
                consumer.idle()?;
            }
            Err(crossbeam_channel::RecvTimeoutError::Timeout) => consumer.idle()?,
            Err(crossbeam_channel::RecvTimeoutError::Disconnected) => return Ok(()),
        }
    }
}

fn panic_message(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no message".to_owned())
}

/// The error for an input format that nobody knows.
pub fn unknown_format(name: &str) -> Error {
    let known: Vec<&str> = format::FORMATS.iter().map(|format| format.name()).collect();
    Error::new(ErrorKind::Usage, format!("there is no input format {name:?}"))
        .hint(format!("the formats are: {}", known.join(", ")))
}
