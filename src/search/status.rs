//! What is in an index, how the last runs went, what failed and why.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Index;
use crate::error::{Error, Result};
use crate::ingest::report::DumpProblem;
use crate::store::manifest::{Manifest, State};
use crate::store::payload::{Root, RunRecord};
use crate::store::rules::RulesFile;

/// The state of an index.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Status {
    /// Folders and files walked on every run.
    pub roots: Vec<RootStatus>,
    /// Dumps known.
    pub dumps: u64,
    /// Articles that can be found.
    pub articles: u64,
    /// Bytes of dumps read.
    pub dump_bytes: u64,
    /// Bytes that the index takes on disk.
    pub index_bytes: u64,
    /// Segments of the engine.
    pub segments: usize,
    /// Dumps and articles by format.
    pub formats: BTreeMap<String, Share>,
    /// Articles by language; `und` where it is unknown.
    pub languages: BTreeMap<String, u64>,
    /// Dumps read to their end, half-way, broken, and of no known format.
    pub states: BTreeMap<&'static str, u64>,
    /// The last runs, newest last.
    pub runs: Vec<RunRecord>,
    /// The learned rule set in force.
    pub rules: Option<RulesFile>,
    /// Dumps that could not be read, or not whole, and records left out.
    pub problems: Vec<DumpProblem>,
}

/// A root with what is indexed of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RootStatus {
    /// The root.
    #[serde(flatten)]
    pub root: Root,
    /// Whether it is there now.
    pub present: bool,
    /// Dumps and articles.
    #[serde(flatten)]
    pub share: Share,
}

/// Dumps and articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Share {
    /// Dumps.
    pub dumps: u64,
    /// Articles.
    pub articles: u64,
}

pub(super) fn status(index: &Index) -> Result<Status> {
    let snapshot = index.snapshot();
    let manifest = Manifest::load(&snapshot.store, snapshot.payload.manifest.clone())?;
    let mut roots: Vec<RootStatus> = (snapshot.payload.roots.iter())
        .map(|root| RootStatus { root: root.clone(), present: root.path.exists(), share: Share::default() })
        .collect();
    let mut formats: BTreeMap<String, Share> = BTreeMap::new();
    let mut states = BTreeMap::new();
    let mut problems = Vec::new();
    let mut dump_bytes = 0;
    let mut entries: Vec<_> = manifest.entries().iter().collect();
    entries.sort_by_key(|(name, _)| name.as_str());
    for (name, entry) in entries {
        let label = name.split('/').next().unwrap_or(name);
        if let Some(root) = roots.iter_mut().find(|root| root.root.label == label) {
            root.share.dumps += 1;
            root.share.articles += entry.articles;
        }
        let format = if entry.format.is_empty() { "unknown" } else { entry.format.as_str() };
        let share = formats.entry(format.to_owned()).or_default();
        share.dumps += 1;
        share.articles += entry.articles;
        *states.entry(state_name(entry.state)).or_insert(0) += 1;
        dump_bytes += entry.raw_bytes;
        let last = entry.problems.len().saturating_sub(1);
        for (number, problem) in entry.problems.iter().enumerate() {
            let broken = number == last && matches!(entry.state, State::Broken | State::Unknown);
            problems.push(DumpProblem { dump: name.clone(), problem: problem.clone(), broken });
        }
    }
    Ok(Status {
        roots,
        dumps: manifest.entries().len() as u64,
        articles: snapshot.searcher.num_docs(),
        dump_bytes,
        index_bytes: folder_bytes(&snapshot.store)?,
        segments: snapshot.searcher.segment_readers().len(),
        formats,
        languages: languages(index)?,
        states,
        runs: snapshot.payload.runs.clone(),
        rules: snapshot.payload.rules.clone(),
        problems,
    })
}

fn state_name(state: State) -> &'static str {
    match state {
        State::Done => "done",
        State::Partial => "partial",
        State::Broken => "broken",
        State::Unknown => "unknown",
    }
}

fn languages(index: &Index) -> Result<BTreeMap<String, u64>> {
    let snapshot = index.snapshot();
    let mut counts = snapshot.language_counts()?;
    let known: u64 = counts.values().sum();
    // Deleted articles are still counted in the dictionary until a merge; that only errs to the safe side here.
    let unknown = snapshot.searcher.num_docs().saturating_sub(known);
    if unknown > 0 {
        counts.insert("und".to_owned(), unknown);
    }
    Ok(counts)
}

fn folder_bytes(folder: &std::path::Path) -> Result<u64> {
    let mut bytes = 0;
    for entry in walkdir::WalkDir::new(folder) {
        // A merge may remove a file between listing it and looking at it.
        let Ok(entry) = entry else { continue };
        let metadata = match entry.metadata() {
            Ok(metadata) => metadata,
            Err(error) if error.io_error().is_some_and(|error| error.kind() == std::io::ErrorKind::NotFound) => {
                continue;
            }
            Err(error) => {
                return Err(Error::new(crate::error::ErrorKind::Io, error.to_string()).at(folder));
            }
        };
        if metadata.is_file() {
            bytes += metadata.len();
        }
    }
    Ok(bytes)
}
