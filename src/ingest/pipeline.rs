//! Readers, refiners and one consumer, joined by bounded channels.
//!
//! ```text
//! tasks → readers (open, frame) → refiners (parse, refine) → consumer, each dump's chunks in order
//! ```
//!
//! Readers wait for a share of the byte budget; refiners work on chunks of any dump, so one huge file keeps
//! them all busy. A parser's panic costs its chunk, never the run. Only the consumer's errors end a run.

use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use crossbeam_channel::{Receiver, Sender, bounded};

use super::budget::{Budget, Permit};
use super::observe::Observer;
use super::plan::{Action, Task};
use super::reorder::Reorder;
use super::{CrawlTime, Request};
use crate::article::{Article, Span};
use crate::dump::chunk::Chunk;
use crate::dump::open::{Opened, RawHash, open};
use crate::error::{Error, ErrorKind, Result};
use crate::format::{self, Broken, Format, Skip};
use crate::refine;
use crate::store::manifest::Progress;

/// Chunks waiting between two stages: enough to keep every thread busy, few enough to stop soon.
const QUEUE: usize = 8;
/// A chunk of text becomes articles, rows and postings of about the same size again while it is in flight.
const BYTES_PER_BYTE: u64 = 2;

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
    /// The format it was read in, where one was recognised.
    pub format: Option<&'static dyn Format>,
    /// Whether reading was stopped from outside.
    pub stopped: bool,
    /// What could not be read.
    pub broken: Option<Broken>,
}

/// What the consumer is told, in order for each dump: one `Opened`, any number of `Parsed`, one `Ended`.
pub enum Event {
    /// A dump was opened; its bytes are fingerprinted as they are read.
    Opened {
        /// What is to be done with it; a dump that cannot be continued is replaced.
        action: Action,
        /// The fingerprint of its raw bytes, as it is read.
        hash: RawHash,
        /// The format it is read in, where one recognises it.
        format: Option<&'static dyn Format>,
    },
    /// A chunk of it was parsed.
    Parsed(Parsed),
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
            scope.spawn(move || read_tasks(shared, &jobs, &messages));
        }
        for _ in 0..threads.refiners.max(1) {
            let (jobs_in, messages, shared) = (jobs_in.clone(), messages.clone(), &shared);
            scope.spawn(move || refine_jobs(shared, &jobs_in, &messages));
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
                    ended = matches!(event, Event::Ended(_));
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

fn read_tasks(shared: &Shared<'_>, jobs: &Sender<Job>, messages: &Sender<Message>) {
    loop {
        while shared.hold.load(Ordering::Relaxed) && !shared.leaves() {
            thread::sleep(Duration::from_millis(2));
        }
        if shared.leaves() {
            return;
        }
        let number = shared.next_task.fetch_add(1, Ordering::Relaxed);
        let Some(task) = shared.tasks.get(number) else { return };
        shared.observer.opened(&task.dump);
        let mut reading = Reading { shared, jobs, messages, task: number, number: 0 };
        if reading.read(task).is_break() {
            return;
        }
    }
}

/// One dump being read.
struct Reading<'a> {
    shared: &'a Shared<'a>,
    jobs: &'a Sender<Job>,
    messages: &'a Sender<Message>,
    task: usize,
    number: u64,
}

impl Reading<'_> {
    fn send(&mut self, event: Event) -> ControlFlow<()> {
        let message = Message { task: self.task, number: self.number, event };
        self.number += 1;
        if self.messages.send(message).is_err() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    fn read(&mut self, task: &Task) -> ControlFlow<()> {
        let mut action = task.action.clone();
        let mut opened = match open(&task.path) {
            Ok(opened) => opened,
            Err(error) => {
                self.send(Event::Opened { action, hash: RawHash::default(), format: None })?;
                return self.send(Event::Ended(Ended { format: None, stopped: false, broken: Some(unopened(&error)) }));
            }
        };
        if let Action::Continue(progress) = &action {
            match resume(task, &mut opened, progress.position, progress.line) {
                Ok(true) => {}
                // The old end was in the middle of a line, or is no more: read it all again.
                Ok(false) | Err(_) => {
                    action = Action::Replace;
                    if let Ok(again) = open(&task.path) {
                        opened = again;
                    }
                }
            }
        }
        let format = match self.detect(&mut opened, task, &action) {
            Ok(format) => format,
            Err(broken) => {
                self.send(Event::Opened { action, hash: opened.hash, format: None })?;
                return self.send(Event::Ended(Ended { format: None, stopped: false, broken: Some(broken) }));
            }
        };
        self.send(Event::Opened { action, hash: opened.hash.clone(), format })?;
        let Some(format) = format else {
            return self.send(Event::Ended(Ended { format: None, stopped: false, broken: None }));
        };
        let (broken, stopped) = self.frame(format, &mut opened);
        if self.shared.abandoned.load(Ordering::Relaxed) {
            return ControlFlow::Break(());
        }
        self.send(Event::Ended(Ended { format: Some(format), stopped, broken }))
    }

    fn detect(&self, opened: &mut Opened, task: &Task, action: &Action) -> Result<Option<&'static dyn Format>, Broken> {
        if let Some(name) = &self.shared.request.input_format {
            return Ok(format::by_name(name));
        }
        if matches!(action, Action::Continue(_)) {
            // The head that it was told by has been passed.
            return Ok(format::by_name(&task.known_format));
        }
        let name = opened.source.name().to_owned();
        let head = opened.source.head().map_err(|error| unopened(&error))?;
        if head.is_empty() {
            // Nothing is in it and nothing is wrong with it.
            return Ok(format::by_name("text"));
        }
        Ok(format::detect(&name, head))
    }

    fn frame(&mut self, format: &'static dyn Format, opened: &mut Opened) -> (Option<Broken>, bool) {
        let shared = self.shared;
        let mut stopped = false;
        let hash = opened.hash.clone();
        let mut told = 0;
        let framed = catch_unwind(AssertUnwindSafe(|| {
            format.frame(&mut opened.source, &mut |chunk| {
                let read = hash.position();
                shared.observer.advanced(read.saturating_sub(told), 0);
                told = read;
                let weight = chunk.bytes.len() as u64 * BYTES_PER_BYTE;
                let permit = match shared.budget.acquire(weight, &|| shared.leaves()) {
                    Some(permit) if !shared.leaves() => permit,
                    _ => {
                        stopped = true;
                        return ControlFlow::Break(());
                    }
                };
                let job = Job { task: self.task, number: self.number, chunk, permit, format };
                self.number += 1;
                if self.jobs.send(job).is_err() {
                    stopped = true;
                    return ControlFlow::Break(());
                }
                ControlFlow::Continue(())
            })
        }));
        shared.observer.advanced(hash.position().saturating_sub(told), 0);
        let broken = match framed {
            Ok(Ok(())) => None,
            Ok(Err(broken)) => Some(broken),
            Err(panic) => Some(Broken {
                kind: "panic",
                message: format!("the {} reader failed: {}", format.name(), panic_message(&*panic)),
                at: opened.source.position(),
            }),
        };
        (broken, stopped)
    }
}

fn unopened(error: &std::io::Error) -> Broken {
    let kind = match error.kind() {
        std::io::ErrorKind::UnexpectedEof => "truncated",
        std::io::ErrorKind::InvalidData | std::io::ErrorKind::InvalidInput => "corrupt",
        _ => "unreadable",
    };
    Broken { kind, message: error.to_string(), at: 0 }
}

/// Goes on at `position`. `false` where the old part did not end with a line.
fn resume(task: &Task, opened: &mut Opened, position: u64, line: u64) -> std::io::Result<bool> {
    let Some(before) = position.checked_sub(1) else { return Ok(false) };
    opened.source.skip_to(before, 1)?;
    let mut last = Vec::new();
    opened.source.take(&mut last, 1)?;
    let ends_with_line = last == b"\n";
    opened.source.skip_to(position, line)?;
    Ok(ends_with_line || next_byte(task, opened, position) == Some(b'\n'))
}

/// The byte at `position` of a file that is not packed.
fn next_byte(task: &Task, opened: &Opened, position: u64) -> Option<u8> {
    use std::io::{Read, Seek, SeekFrom};
    if opened.packing != crate::dump::open::Packing::Plain {
        return None;
    }
    let mut file = std::fs::File::open(&task.path).ok()?;
    file.seek(SeekFrom::Start(position)).ok()?;
    let mut byte = [0];
    file.read_exact(&mut byte).ok()?;
    Some(byte[0])
}

fn refine_jobs(shared: &Shared<'_>, jobs: &Receiver<Job>, messages: &Sender<Message>) {
    for Job { task, number, chunk, permit, format } in jobs {
        if shared.abandoned.load(Ordering::Relaxed) {
            continue;
        }
        let Some(of) = shared.tasks.get(task) else { continue };
        let lines = memchr::memchr_iter(b'\n', &chunk.bytes).count() as u64;
        let end = Progress { position: chunk.at + chunk.bytes.len() as u64, line: chunk.line + lines, ordinal: 0 };
        let crawled = match shared.request.crawl_time {
            Some(CrawlTime::At(seconds)) => Some(seconds),
            Some(CrawlTime::FileTime) => Some(of.stat.mtime_ns.div_euclid(1_000_000_000)),
            None => None,
        };
        let context =
            refine::Context { dump: &of.dump, member: None, crawled, now: shared.request.now_ns() / 1_000_000_000 };
        let records = records(&chunk, format, shared.request, &context);
        let parsed = Parsed { records, end, permit: Arc::new(permit) };
        if messages.send(Message { task, number, event: Event::Parsed(parsed) }).is_err() {
            return;
        }
    }
}

fn records(
    chunk: &Chunk,
    format: &'static dyn Format,
    request: &Request,
    context: &refine::Context<'_>,
) -> Vec<Result<Article, Skip>> {
    let mut drafts = Vec::new();
    // What was parsed before a panic is kept: the vector lives outside.
    let parsed = catch_unwind(AssertUnwindSafe(|| format.parse(chunk, &request.settings, &mut drafts)));
    let mut records: Vec<Result<Article, Skip>> = Vec::with_capacity(drafts.len() + 1);
    for draft in drafts {
        records.push(draft.and_then(|draft| {
            let span = draft.span;
            catch_unwind(AssertUnwindSafe(|| refine::refine(draft, context)))
                .unwrap_or_else(|panic| Err(panicked("refining", &*panic, span)))
        }));
    }
    if let Err(panic) = parsed {
        let end = chunk.at + chunk.bytes.len() as u64;
        let span = Span { bytes: [chunk.at, end], lines: [chunk.line, chunk.line] };
        records.push(Err(panicked(format.name(), &*panic, span)));
    }
    records
}

fn panicked(what: &str, panic: &(dyn std::any::Any + Send), span: Span) -> Skip {
    Skip { kind: "panic", message: format!("{what} failed: {}", panic_message(panic)), span }
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
