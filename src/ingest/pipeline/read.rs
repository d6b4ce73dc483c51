//! One reader: opens a dump, tells its format, and frames it into chunks.

use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;

use crossbeam_channel::Sender;

use super::{Ended, Event, Job, Message, Shared, panic_message};
use crate::dump::open::{Opened, hash_prefix, open};
use crate::format::{self, Broken, Format, Settings};
use crate::ingest::plan::{Action, Task};

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
        let mut reading = Reading { shared, jobs, messages, task: number, number: 0 };
        if reading.read(task).is_break() {
            return;
        }
    }
}

/// A dump opened where reading is to begin.
struct Opening {
    action: Action,
    opened: Opened,
    /// None recognises it; or its beginning is broken.
    format: Result<Option<&'static dyn Format>, Broken>,
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
        // A detector's panic must cost its dump, not the run.
        let opening = catch_unwind(AssertUnwindSafe(|| self.open(task))).unwrap_or_else(|panic| {
            let message = format!("it could not be recognised: {}", panic_message(&*panic));
            Err(Broken { kind: "panic", message, at: 0 })
        });
        let Opening { action, mut opened, format } = match opening {
            Ok(opening) => opening,
            Err(broken) => return self.send(Event::Unopened(broken)),
        };
        self.send(Event::Opened {
            action,
            hash: opened.hash.clone(),
            format: format.clone().unwrap_or(None),
            stat: opened.stat,
        })?;
        let format = match format {
            Ok(Some(format)) => format,
            Ok(None) => return self.send(Event::Ended(Ended { format: None, stopped: false, broken: None })),
            Err(broken) => {
                return self.send(Event::Ended(Ended { format: None, stopped: false, broken: Some(broken) }));
            }
        };
        let (broken, stopped) = self.frame(format, &mut opened, &task.settings);
        if self.shared.abandoned.load(Ordering::Relaxed) {
            return ControlFlow::Break(());
        }
        self.send(Event::Ended(Ended { format: Some(format), stopped, broken }))
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
        let format = self.detect(&mut opened, task, &action);
        match format {
            // The disk's fault, not the dump's.
            Err(broken) if broken.kind == "unreadable" => Err(broken),
            format => Ok(Opening { action, opened, format }),
        }
    }

    fn detect(&self, opened: &mut Opened, task: &Task, action: &Action) -> Result<Option<&'static dyn Format>, Broken> {
        if let Some(name) = &self.shared.request.input_format {
            return Ok(format::by_name(name));
        }
        if let Some(name) = task.settings.rule.as_ref().and_then(|rule| rule.format()) {
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

    fn frame(
        &mut self,
        format: &'static dyn Format,
        opened: &mut Opened,
        settings: &Settings,
    ) -> (Option<Broken>, bool) {
        let shared = self.shared;
        let mut stopped = false;
        let hash = opened.hash.clone();
        let mut told = 0;
        let framed = catch_unwind(AssertUnwindSafe(|| {
            format.frame(&mut opened.source, settings, &mut |chunk| {
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
    if opened.packing != crate::dump::open::Packing::Plain {
        return None;
    }
    let mut file = std::fs::File::open(&task.path).ok()?;
    file.seek(SeekFrom::Start(position)).ok()?;
    let mut byte = [0];
    file.read_exact(&mut byte).ok()?;
    Some(byte[0])
}
