//! Archives within the pipeline: for each member what is done for each dump.
//!
//! An archive is one dump: its members' chunks are numbered on through all of them, so they leave the pipeline in the
//! archive's order, and a member that cannot be read is told in its place and costs no other. Archives and packings
//! within members are opened in turn, to the depth that the dump's module allows.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::read::{Reading, detect, unknown};
use super::{Event, Unread, Within, panic_message};
use crate::dump::archive::{Archive, Kind, Left, Member, Names, Place, fault, is_hidden};
use crate::dump::limits::Allowance;
use crate::dump::open::{Opened, RawHash, Unpacked, unpack};
use crate::dump::source::Source;
use crate::format::{self, Broken, Format};
use crate::ingest::plan::Task;

/// The names of the archives on the way to a member are set apart so, as in `inner.zip!2024/a.txt`.
const WAY: char = '!';

/// What holds for all members of a dump.
struct Walk<'a> {
    task: &'a Task,
    asked: Option<&'static dyn Format>,
    hash: RawHash,
    allowance: Allowance,
    /// The names of all members: an id is made of them.
    names: Names,
}

/// Why a walk through members ends early.
enum End {
    /// The run is being stopped.
    Stopped,
    /// The archive at hand is broken.
    Broken(Broken),
}

impl Reading<'_> {
    /// Reads the members of the dump, which is an archive. What is wrong with it, and whether the run was stopped.
    pub(super) fn archive(
        &mut self,
        task: &Task,
        opened: Opened,
        kind: Kind,
        asked: Option<&'static dyn Format>,
    ) -> (Option<Broken>, bool) {
        let Opened { source, hash, packings, allowance, stat, .. } = opened;
        let place = Place::new(&task.path, stat, packings.is_empty(), &self.shared.request.spool());
        let mut walk = Walk { task, asked, hash, allowance, names: Names::default() };
        match self.members(&mut walk, kind, source, &place, "", packings.len() + 1) {
            Ok(()) => (None, false),
            Err(End::Stopped) => (None, true),
            Err(End::Broken(broken)) => (Some(broken), false),
        }
    }

    /// Reads the members of one archive; `way` leads to it.
    fn members(
        &mut self,
        walk: &mut Walk<'_>,
        kind: Kind,
        source: Source,
        place: &Place,
        way: &str,
        layers: usize,
    ) -> Result<(), End> {
        let broken = |error: std::io::Error, at: u64| {
            End::Broken(Broken { kind: fault(&error), message: error.to_string(), at })
        };
        let mut archive = Archive::open(kind, source, place, &walk.allowance).map_err(|error| broken(error, 0))?;
        loop {
            let member = match archive.next_member() {
                Ok(Some(member)) => member,
                Ok(None) => break,
                Err(error) => return Err(broken(error, archive.position())),
            };
            if self.shared.leaves() {
                return Err(End::Stopped);
            }
            if archive.holds_files() && is_hidden(&member.name) && !self.shared.request.hidden {
                continue;
            }
            // A reader's panic must cost its member, not the run.
            let name = format!("{way}{}", member.name);
            let read = catch_unwind(AssertUnwindSafe(|| self.member(walk, member, place, way, layers)));
            read.unwrap_or_else(|panic| {
                let message = format!("it could not be read: {}", panic_message(&*panic));
                self.unread(name, Broken { kind: "panic", message, at: 0 }, true)
            })?;
        }
        for left in archive.left() {
            self.left(way, left)?;
        }
        let at = archive.position();
        archive.finish().map_err(|error| broken(error, at))
    }

    fn member(
        &mut self,
        walk: &mut Walk<'_>,
        member: Member,
        place: &Place,
        way: &str,
        layers: usize,
    ) -> Result<(), End> {
        let name = walk.names.unique(format!("{way}{}", member.name));
        let source = match member.content {
            Ok(source) => source,
            Err(refusal) => {
                let broken = Broken { kind: refusal.kind, message: refusal.message, at: 0 };
                return self.unread(name, broken, false);
            }
        };
        if let Some(columns) = &member.columns
            && !format::json::holds_articles(columns, &walk.task.settings.json)
        {
            let message = format!("none of its columns holds a text under a title: {}", columns.join(", "));
            return self.unread(name, Broken { kind: "no_text", message, at: 0 }, false);
        }
        let known = member.format.and_then(format::by_name);
        let unpacked = match known {
            // What the archive knows is not looked for.
            Some(_) => Unpacked { source, packings: Vec::new(), archive: None, layers },
            None => unpack(source, &walk.allowance, layers),
        };
        let Unpacked { mut source, archive, layers, .. } = unpacked;
        if let Some(kind) = archive {
            let place = place.within();
            let inner = format!("{name}{WAY}");
            return match self.members(walk, kind, source, &place, &inner, layers + 1) {
                Err(End::Broken(broken)) => {
                    let is_damaged = is_damage(broken.kind);
                    self.unread(name, broken, is_damaged)
                }
                outcome => outcome,
            };
        }
        source = source.lying_at(place.within());
        let format = match walk.asked.or(known) {
            Some(format) => Ok(Some(format)),
            None => detect(&mut source),
        };
        let broken = match format {
            Ok(Some(format)) => {
                let within = Arc::new(Within { member: name.clone(), modified: member.modified, facts: member.facts });
                let settings = Arc::clone(&walk.task.settings);
                let (broken, stopped) = self.frame(format, &mut source, &walk.hash, &settings, Some(&within));
                if stopped {
                    return Err(End::Stopped);
                }
                let Some(broken) = broken else { return Ok(()) };
                broken
            }
            Ok(None) => unknown(&mut source),
            Err(broken) => broken,
        };
        let is_damaged = is_damage(broken.kind);
        self.unread(name, broken, is_damaged)
    }

    fn unread(&mut self, member: String, broken: Broken, is_damaged: bool) -> Result<(), End> {
        self.tell(Unread { member, broken, is_damaged, counted: None })
    }

    /// Tells what an archive only counts.
    fn left(&mut self, way: &str, left: Left) -> Result<(), End> {
        let member = way.trim_end_matches(WAY).to_owned();
        let broken = Broken { kind: left.kind, message: left.message, at: 0 };
        self.tell(Unread { member, broken, is_damaged: left.is_damage, counted: Some(left.count) })
    }

    fn tell(&mut self, unread: Unread) -> Result<(), End> {
        let told = self.send(Event::Unread(unread));
        if told.is_break() || self.shared.abandoned.load(Ordering::Relaxed) { Err(End::Stopped) } else { Ok(()) }
    }
}

/// Whether something is wrong with what could not be read, rather than that it is no dump or never to be read.
fn is_damage(kind: &str) -> bool {
    !matches!(kind, "unknown_format" | "document" | "encrypted" | "unsupported" | "no_chapter")
}
