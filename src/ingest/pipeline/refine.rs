//! One refiner: parses a chunk and makes articles of its drafts.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use crossbeam_channel::{Receiver, Sender};

use super::{Event, Job, Message, Parsed, Shared, panic_message};
use crate::article::{Article, Span};
use crate::dump::archive::Facts;
use crate::dump::chunk::Chunk;
use crate::format::{Format, Settings, Skip};
use crate::ingest::CrawlTime;
use crate::refine;
use crate::store::manifest::Progress;

/// Parses and refines chunks of any dump until there are no more.
pub(super) fn jobs(shared: &Shared<'_>, jobs: &Receiver<Job>, messages: &Sender<Message>) {
    for Job { task, number, chunk, permit, format, member } in jobs {
        if shared.abandoned.load(Ordering::Relaxed) {
            continue;
        }
        let Some(of) = shared.tasks.get(task) else { continue };
        let lines = memchr::memchr_iter(b'\n', &chunk.bytes).count() as u64;
        let end = match &member {
            None => Progress { position: chunk.at + chunk.bytes.len() as u64, line: chunk.line + lines, ordinal: 0 },
            // An archive cannot be gone on with.
            Some(_) => Progress::default(),
        };
        let of_source = of.settings.rule.as_ref().and_then(|rule| rule.crawl_time);
        let crawled = match shared.request.crawl_time.or(of_source) {
            Some(CrawlTime::At(seconds)) => Some(seconds),
            // When an archive was made says nothing of when its members were.
            Some(CrawlTime::FileTime) => match &member {
                Some(member) => member.modified,
                None => Some(of.stat.mtime_ns.div_euclid(1_000_000_000)),
            },
            None => None,
        };
        let context = refine::Context {
            dump: &of.dump,
            member: member.as_ref().map(|member| member.member.as_str()),
            crawled,
            now: shared.request.now_ns() / 1_000_000_000,
            learned: shared.request.learned.as_deref(),
        };
        let facts = member.as_ref().and_then(|member| member.facts.as_deref());
        let mut records = records(&chunk, format, &of.settings, facts, &context);
        if let Some(member) = &member {
            for skip in records.iter_mut().filter_map(|record| record.as_mut().err()) {
                skip.message = format!("{}: {}", member.member, skip.message);
            }
        }
        let parsed = Parsed { records, end, permit: Arc::new(permit) };
        if messages.send(Message { task, number, event: Event::Parsed(parsed) }).is_err() {
            return;
        }
    }
}

fn records(
    chunk: &Chunk,
    format: &'static dyn Format,
    settings: &Settings,
    facts: Option<&Facts>,
    context: &refine::Context<'_>,
) -> Vec<Result<Article, Skip>> {
    let mut drafts = Vec::new();
    // What was parsed before a panic is kept: the vector lives outside.
    let parsed = catch_unwind(AssertUnwindSafe(|| format.parse(chunk, settings, &mut drafts)));
    let mut records: Vec<Result<Article, Skip>> = Vec::with_capacity(drafts.len() + 1);
    let is_alone = drafts.len() == 1;
    for draft in drafts {
        records.push(draft.and_then(|mut draft| {
            let span = draft.span;
            if let Some(facts) = facts {
                facts.fill(&mut draft, is_alone);
            }
            if let Some(rule) = &settings.rule {
                rule.fill(&mut draft);
            }
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
