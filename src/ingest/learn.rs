//! Learning what the articles of a source share, and putting it in force: a step of its own, never part of a run.
//!
//! The set is read off the articles in the index and goes in force with a commit that changes nothing else. The next run
//! reads those dumps again whose sources it says something new of.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::Request;
use crate::error::{Error, ErrorKind, Result};
use crate::refine::learned::{Learned, Learner, RuleSet};
use crate::store::commit::{Target, Writer};
use crate::store::layout::Layout;
use crate::store::lock::{self, Patience};
use crate::store::manifest::Manifest;
use crate::store::payload::Payload;
use crate::store::reader::{self, Snapshot};
use crate::store::rules::{self, RulesFile};

/// Where a rule set comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The articles in the index.
    Articles,
    /// A person who wrote or edited it.
    Given(RuleSet),
    /// Nowhere: none is to be in force.
    Nothing,
}

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Step {
    /// The index folder.
    pub index: PathBuf,
    /// Where the set comes from.
    pub source: Source,
    /// Only tell what would be in force.
    pub dry_run: bool,
    /// The present, in seconds since 1970 UTC.
    pub now: i64,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The set that is, or in a dry run would be, in force.
    pub set: RuleSet,
    /// Its generation; 0 for none.
    pub generation: u64,
    /// Whether it says something else than the set before.
    pub is_new: bool,
    /// How many dumps the next run reads again for it.
    pub dumps_to_read: u64,
    /// How many dumps the last run should have read again for the set before: what was taken out of them may be missed.
    pub stale: u64,
}

/// Learns a rule set, or takes one, and puts it in force.
///
/// # Errors
/// `Index` where there is no index or it cannot be read, `Busy` where a run holds its lock, `Io` where the disk refuses:
/// the set before then stays in force.
pub fn learn(step: &Step) -> Result<Outcome> {
    let layout = Layout::new(&step.index);
    let held = if step.dry_run { None } else { Some(lock::acquire(&layout, Patience::None)?) };
    let snapshot = match (layout.store()?, &step.source) {
        (Some(_), _) => Some(reader::open(&step.index)?),
        // An index that does not exist yet may be given its rules first.
        (None, Source::Given(_)) => None,
        (None, _) => {
            return Err(Error::new(ErrorKind::Index, "there is no index here")
                .at(&step.index)
                .hint("make one with `search index FOLDER`, or name another with --index"));
        }
    };
    let named = snapshot.as_ref().and_then(|snapshot| snapshot.payload.rules.clone());
    let before = match (&snapshot, &step.source) {
        (Some(snapshot), Source::Articles) => in_force(&snapshot.store, &snapshot.payload)?,
        // A set that is damaged can be put aside.
        (Some(snapshot), _) => in_force(&snapshot.store, &snapshot.payload).ok().flatten(),
        (None, _) => None,
    };
    let set = match &step.source {
        Source::Articles => from_articles(snapshot.as_ref(), before.as_ref(), step.now)?,
        Source::Given(set) => set.clone(),
        Source::Nothing => RuleSet::default(),
    };
    let says_nothing = set.says_the_same(&RuleSet::default());
    let is_new = match (&named, &before) {
        (Some(_), Some(before)) => !set.says_the_same(before),
        (Some(_), None) => true,
        (None, _) => !says_nothing,
    };
    let (dumps_to_read, stale) = match &snapshot {
        Some(snapshot) => dumps_to_read(snapshot, [&set, before.as_ref().unwrap_or(&RuleSet::default())])?,
        None => (0, 0),
    };
    let known = named.as_ref().map_or(0, |file| file.generation);
    let generation = match (is_new, says_nothing) {
        (false, _) => known,
        (true, true) => 0,
        (true, false) => known + 1,
    };
    drop(snapshot);
    if let Some(held) = held.filter(|_| is_new) {
        let request = Request { index: step.index.clone(), ..Request::default() };
        let mut writer = Writer::open(layout, held, Target::Current, request.engine_budget())?;
        let text = set.to_json();
        let sources = set.sources.values().filter(|source| !source.lines.is_empty()).count() as u64;
        let file = RulesFile { generation, hash: String::new(), at: step.now, sources, lines: set.lines() };
        writer.put_rules((!says_nothing).then_some((file, text.as_str())))?;
        writer.commit()?;
        writer.finish()?;
    }
    Ok(Outcome { set, generation, is_new, dumps_to_read, stale })
}

/// The rule set that a payload names, if any.
///
/// # Errors
/// `Index` where it is missing or damaged.
pub fn in_force(store: &Path, payload: &Payload) -> Result<Option<RuleSet>> {
    let Some(file) = &payload.rules else { return Ok(None) };
    let text = rules::read(store, file)?;
    let set = RuleSet::parse(&text)
        .map_err(|message| Error::new(ErrorKind::Index, format!("the rule set cannot be read: {message}")).at(store))?;
    Ok(Some(set))
}

fn from_articles(snapshot: Option<&Snapshot>, before: Option<&RuleSet>, now: i64) -> Result<RuleSet> {
    let none = RuleSet::default();
    let Some(snapshot) = snapshot else { return Ok(none) };
    let mut learner = Learner::new(before.unwrap_or(&none), snapshot.searcher.num_docs());
    snapshot.each_article(&mut |article| {
        learner.count(article);
        ControlFlow::Continue(())
    })?;
    snapshot.each_article(&mut |article| {
        learner.weigh(article);
        ControlFlow::Continue(())
    })?;
    Ok(learner.finish(jiff::Timestamp::from_second(now).map_or_else(|_| String::new(), |at| at.to_string())))
}

/// For each of two sets, how many dumps were read under other rules of their sources.
fn dumps_to_read(snapshot: &Snapshot, sets: [&RuleSet; 2]) -> Result<(u64, u64)> {
    let manifest = Manifest::load(&snapshot.store, snapshot.payload.manifest.clone())?;
    let [new, old] = sets.map(|set| {
        let learned = Learned::new(set);
        let stale = manifest.entries().values().filter(|entry| {
            let sources = entry.rules.sources.as_deref();
            entry.rules.learned != sources.map_or(learned.fingerprint(), |keys| learned.fingerprint_of(keys))
        });
        stale.count() as u64
    });
    Ok((new, old))
}
