//! One reader: opens a dump, tells its format, and frames it into chunks. What is done with an archive stands in
//! `members`.

use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;

use crossbeam_channel::Sender;

use super::{Ended, Event, Job, Message, Shared, Within, panic_message};
use crate::dump::archive::{Kind, Place};
use crate::dump::fault;
use crate::dump::open::{Opened, RawHash, hash_prefix, open};
use crate::dump::source::Source;
use crate::format::{self, Broken, Format, Settings};
use crate::ingest::plan::{Action, Task};
use crate::ingest::read_as::ReadAs;

/// A chunk of text becomes articles, rows and postings of about the same size again while it is in flight.
const BYTES_PER_BYTE: u64 = 2;

/// Reads dump after dump until none is left, or the run ends.
pub(super) fn tasks(shared: &Shared<'_>, jobs: &Sender<Job>, messages: &Sender<Message>) {
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
        let mut reading = Reading { shared, jobs, messages, task: number, number: 0, told: 0 };
        if reading.read(task).is_break() {
            return;
        }
    }
}

/// A dump opened where reading is to begin.
struct Opening {
    action: Action,
    opened: Opened,
    /// Nothing where it is not recognised; or its beginning is broken.
    read_as: Result<Option<ReadAs>, Broken>,
}

/// One dump being read.
pub(super) struct Reading<'a> {
    pub(super) shared: &'a Shared<'a>,
    jobs: &'a Sender<Job>,
    messages: &'a Sender<Message>,
    task: usize,
    number: u64,
    /// How many raw bytes the observer was told of.
    told: u64,
}

impl Reading<'_> {
    pub(super) fn send(&mut self, event: Event) -> ControlFlow<()> {
        let message = Message { task: self.task, number: self.number, event };
        self.number += 1;
        if self.messages.send(message).is_err() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    fn read(&mut self, task: &Task) -> ControlFlow<()> {
        // A detector's panic must cost its dump, not the run.
        let opening = catch_unwind(AssertUnwindSafe(|| self.open(task))).unwrap_or_else(|panic| {
            let message = format!("it could not be recognised: {}", panic_message(&*panic));
            Err(Broken { kind: "panic", message, at: 0 })
        });
        let Opening { action, mut opened, read_as } = match opening {
            Ok(opening) => opening,
            Err(broken) => return self.send(Event::Unopened(broken)),
        };
        self.send(Event::Opened {
            action,
            hash: opened.hash.clone(),
            read_as: read_as.clone().unwrap_or(None),
            stat: opened.stat,
        })?;
        let (read_as, broken, stopped) = match read_as {
            Ok(None) => (None, Some(unknown(&mut opened.source)), false),
            Err(broken) => (None, Some(broken), false),
            Ok(Some(ReadAs::Format(format))) => {
                let hash = opened.hash.clone();
                let place =
                    Place::new(&task.path, opened.stat, opened.packings.is_empty(), &self.shared.request.spool());
                opened.source = opened.source.lying_at(place);
                let (broken, stopped) = self.frame(format, &mut opened.source, &hash, &task.settings, None);
                (Some(ReadAs::Format(format)), broken, stopped)
            }
            Ok(Some(ReadAs::Archive(kind, asked))) => {
                let (broken, stopped) = self.archive(task, opened, kind, asked);
                (Some(ReadAs::Archive(kind, asked)), broken, stopped)
            }
        };
        if self.shared.abandoned.load(Ordering::Relaxed) {
            return ControlFlow::Break(());
        }
        self.send(Event::Ended(Ended { read_as, stopped, broken }))
    }

    /// Opens the dump where reading is to begin, and tells its format.
    fn open(&self, task: &Task) -> Result<Opening, Broken> {
        let mut action = task.action.clone();
        let mut opened = open(&task.path).map_err(|error| unopened(&error))?;
        if let Action::Continue(progress) = &action {
            // It may have been written anew since the run was planned, or its old end was in the middle of a line.
            let goes_on =
                is_grown(task, &opened) && resume(task, &mut opened, progress.position, progress.line).unwrap_or(false);
            if !goes_on {
                action = Action::Replace;
                opened = open(&task.path).map_err(|error| unopened(&error))?;
            }
        }
        let read_as = self.detect(&mut opened, task, &action);
        match read_as {
            // The disk's fault, not the dump's.
            Err(broken) if broken.kind == "unreadable" => Err(broken),
            read_as => Ok(Opening { action, opened, read_as }),
        }
    }

    fn detect(&self, opened: &mut Opened, task: &Task, action: &Action) -> Result<Option<ReadAs>, Broken> {
        let asked = self.asked(task);
        if let Some(kind) = opened.archive {
            return Ok(Some(ReadAs::Archive(kind, asked)));
        }
        if asked.is_some() {
            return Ok(asked.map(ReadAs::Format));
        }
        if matches!(action, Action::Continue(_)) {
            // The head that it was told by has been passed.
            return Ok(format::by_name(&task.known_format).map(ReadAs::Format));
        }
        let format = detect(&mut opened.source)?;
        // What nobody reads may have an archive in it.
        let within = || opened.source.peek().and_then(Kind::within).map(|kind| ReadAs::Archive(kind, None));
        Ok(format.map(ReadAs::Format).or_else(within))
    }

    /// The format that the dump is to be read in without looking, where one is.
    fn asked(&self, task: &Task) -> Option<&'static dyn Format> {
        let of_rule = || task.settings.rule.as_ref().and_then(|rule| rule.format());
        self.shared.request.input_format.as_deref().or_else(of_rule).and_then(format::by_name)
    }

    /// Cuts a dump, or a member of one, into chunks and hands them to the refiners.
    pub(super) fn frame(
        &mut self,
        format: &'static dyn Format,
        source: &mut Source,
        hash: &RawHash,
        settings: &Settings,
        member: Option<&Arc<Within>>,
    ) -> (Option<Broken>, bool) {
        let shared = self.shared;
        let mut stopped = false;
        let framed = catch_unwind(AssertUnwindSafe(|| {
            format.frame(source, settings, &mut |chunk| {
                self.advanced(hash);
                let weight = chunk.bytes.len() as u64 * BYTES_PER_BYTE;
                let permit = match shared.budget.acquire(weight, &|| shared.leaves()) {
                    Some(permit) if !shared.leaves() => permit,
                    _ => {
                        stopped = true;
                        return ControlFlow::Break(());
                    }
                };
                let job = Job { task: self.task, number: self.number, chunk, permit, format, member: member.cloned() };
                self.number += 1;
                if self.jobs.send(job).is_err() {
                    stopped = true;
                    return ControlFlow::Break(());
                }
                ControlFlow::Continue(())
            })
        }));
        self.advanced(hash);
        let broken = match framed {
            Ok(Ok(())) => None,
            Ok(Err(broken)) => Some(broken),
            Err(panic) => Some(Broken {
                kind: "panic",
                message: format!("the {} reader failed: {}", format.name(), panic_message(&*panic)),
                at: source.position(),
            }),
        };
        (broken, stopped)
    }

    /// Tells the observer how far the dump's raw bytes were read.
    fn advanced(&mut self, hash: &RawHash) {
        let read = hash.position();
        self.shared.observer.advanced(read.saturating_sub(self.told), 0);
        self.told = read;
    }
}

/// The format of a dump, or of a member of one, by its name and head.
pub(super) fn detect(source: &mut Source) -> Result<Option<&'static dyn Format>, Broken> {
    let name = source.name().to_owned();
    let head = source.head().map_err(|error| unopened(&error))?;
    if head.is_empty() {
        // Nothing is in it and nothing is wrong with it.
        return Ok(format::by_name("text"));
    }
    Ok(format::detect(&name, head))
}

/// That no format knows a dump, and what it is as far as can be told.
pub(super) fn unknown(source: &mut Source) -> Broken {
    let message = format::magic::describe(source.head().unwrap_or_default());
    Broken { kind: "unknown_format", message, at: 0 }
}

fn unopened(error: &std::io::Error) -> Broken {
    Broken { kind: fault::kind(error, "unreadable"), message: error.to_string(), at: 0 }
}

/// Whether the file opened is the one that was planned, or still begins as it did.
fn is_grown(task: &Task, opened: &Opened) -> bool {
    let (bytes, hash) = task.known_raw;
    opened.stat == task.stat || hash_prefix(&task.path, bytes).is_ok_and(|now| now == Some(hash))
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
    if !opened.packings.is_empty() {
        return None;
    }
    let mut file = std::fs::File::open(&task.path).ok()?;
    file.seek(SeekFrom::Start(position)).ok()?;
    let mut byte = [0];
    file.read_exact(&mut byte).ok()?;
    Some(byte[0])
}
