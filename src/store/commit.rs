//! The writer: articles and manifest switch together, or not at all.
//!
//! A commit goes: manifest file and rule set written and fsynced, segments flushed by the engine, `meta.json` replaced with
//! a payload that names them, folder fsynced. Only the third step makes anything visible, so a crash
//! before it leaves the last commit, and a crash after it the new one. A bare commit of the engine would
//! lose the payload; that is why nothing else holds its `IndexWriter`.

use std::path::{Path, PathBuf};

use tantivy::indexer::{IndexWriterOptions, LogMergePolicy};
use tantivy::{Index, IndexWriter, Term};

use super::analyze::IndexTokenizer;
use super::directory::FrugalDirectory;
use super::document::{Cargo, Row};
use super::engine_error;
use super::layout::{Layout, sync_folder};
use super::lock::WriterLock;
use super::manifest::Manifest;
use super::payload::{Compatibility, Payload};
use super::reader::{self, Snapshot};
use super::rules::{self, RulesFile};
use super::schema::{self, Fields};
use crate::article::Article;
use crate::error::{Error, ErrorKind, Result};

/// Segments are merged when so many of about the same size have come together.
const MERGE_AT: usize = 8;
/// Merges at once: each holds the term dictionaries and columns of what it merges in memory.
const MERGE_THREADS: usize = 1;
/// A segment is rewritten when this share of it is deleted: deleted articles' room comes back by itself.
const DELETED_SHARE: f32 = 0.2;

/// A store opened for writing. The engine's threads start with the first change.
pub struct Writer {
    layout: Layout,
    store: PathBuf,
    /// Not yet the store in use.
    is_beside: bool,
    /// Whether another store is in use, which queries see until [`Writer::publish`].
    has_current: bool,
    index: Index,
    fields: Fields,
    engine: Option<IndexWriter<Row>>,
    budget: Budget,
    payload: Payload,
    manifest: Manifest,
    _lock: WriterLock,
}

/// Threads and memory for the engine.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
    /// Indexing threads.
    pub threads: usize,
    /// Bytes for all of them together.
    pub bytes: usize,
}

/// What to write to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The store in use, or a first one.
    Current,
    /// A new store beside it, which takes its place when it is published.
    Anew,
}

impl Writer {
    /// Opens the index at `layout` for writing, whose lock the caller holds.
    ///
    /// An index of an older version is built anew beside the one in use.
    ///
    /// # Errors
    /// `Index` where the store is damaged or of a newer version, `Io` where it cannot be read.
    pub fn open(layout: Layout, lock: WriterLock, target: Target, budget: Budget) -> Result<Self> {
        layout.sweep()?;
        let current = layout.store()?;
        let has_current = current.is_some();
        let mut roots = Vec::new();
        let mut runs = Vec::new();
        let mut learned = None;
        if let Some(store) = current {
            match open_store(&store) {
                Ok((index, payload)) => match payload.compatibility() {
                    Compatibility::Newer => return Err(newer(&store)),
                    Compatibility::Same if target == Target::Current => {
                        let manifest = Manifest::load(&store, payload.manifest.clone())?;
                        manifest.sweep();
                        rules::sweep(&store, payload.rules.as_ref());
                        sweep_engine_leftovers(&store);
                        return Self::with(layout, store, None, index, payload, manifest, lock, budget);
                    }
                    _ => {
                        if let Some(file) = payload.rules {
                            learned = Some((rules::read(&store, &file)?, file));
                        }
                        (roots, runs) = (payload.roots, payload.runs);
                    }
                },
                // A rebuild is the way out of a damaged index, so damage must not stop it.
                Err(error) if target == Target::Current => return Err(error),
                Err(_) => {}
            }
        }
        let store = layout.create_store()?;
        let (schema, _) = schema::schema();
        let settings = tantivy::IndexSettings {
            docstore_compression: tantivy::store::Compressor::Zstd(tantivy::store::ZstdCompressor::default()),
            docstore_blocksize: 32 * 1024,
            ..tantivy::IndexSettings::default()
        };
        let directory = FrugalDirectory::open(&store).map_err(engine_error)?;
        let index = Index::create(directory, schema, settings).map_err(engine_error)?;
        let mut payload = Payload { roots, runs, ..Payload::default() };
        if let Some((text, mut file)) = learned {
            rules::write(&store, &mut file, &text)?;
            payload.rules = Some(file);
        }
        let manifest = Manifest::load(&store, payload.manifest.clone())?;
        Self::with(layout, store, Some(has_current), index, payload, manifest, lock, budget)
    }

    #[expect(clippy::too_many_arguments, reason = "private, called twice, every part has its own type")]
    fn with(
        layout: Layout,
        store: PathBuf,
        beside: Option<bool>,
        index: Index,
        payload: Payload,
        manifest: Manifest,
        lock: WriterLock,
        budget: Budget,
    ) -> Result<Self> {
        index.tokenizers().register(schema::ANALYZER, IndexTokenizer::default());
        let (_, fields) = schema::schema();
        Ok(Writer {
            layout,
            store,
            is_beside: beside.is_some(),
            has_current: beside.unwrap_or(false),
            index,
            fields,
            engine: None,
            budget,
            payload,
            manifest,
            _lock: lock,
        })
    }

    /// The payload of the next commit.
    pub fn payload(&mut self) -> &mut Payload {
        &mut self.payload
    }

    /// Puts a learned rule set in force, or none, with the next commit.
    ///
    /// # Errors
    /// `Io` where its file cannot be written.
    pub fn put_rules(&mut self, rules: Option<(RulesFile, &str)>) -> Result<()> {
        self.payload.rules = match rules {
            Some((mut file, text)) => {
                rules::write(&self.store, &mut file, text)?;
                Some(file)
            }
            None => None,
        };
        Ok(())
    }

    /// Which dumps are in the index.
    pub fn manifest(&mut self) -> &mut Manifest {
        &mut self.manifest
    }

    /// The last commit, for reading.
    ///
    /// # Errors
    /// `Index` where it cannot be opened.
    pub fn snapshot(&self) -> Result<Snapshot> {
        let searcher = reader::searcher(&self.index)?;
        Ok(Snapshot { searcher, fields: self.fields, payload: self.payload.clone(), store: self.store.clone() })
    }

    fn engine(&mut self) -> Result<&mut IndexWriter<Row>> {
        if self.engine.is_none() {
            let options = IndexWriterOptions::builder()
                .num_worker_threads(self.budget.threads)
                .memory_budget_per_thread(self.budget.bytes / self.budget.threads.max(1))
                .num_merge_threads(MERGE_THREADS)
                .build();
            let engine = self.index.writer_with_options(options).map_err(engine_error)?;
            let mut policy = LogMergePolicy::default();
            policy.set_min_num_segments(MERGE_AT);
            policy.set_del_docs_ratio_before_merge(DELETED_SHARE);
            engine.set_merge_policy(Box::new(policy));
            self.engine = Some(engine);
        }
        self.engine.as_mut().ok_or_else(|| Error::new(ErrorKind::Internal, "the engine's writer is gone"))
    }

    /// Takes every article of the dump out of the index, with the next commit.
    ///
    /// # Errors
    /// `Io` or `Index` where the engine fails.
    pub fn delete_dump(&mut self, dump: &str) -> Result<()> {
        let term = Term::from_field_text(self.fields.dump, dump);
        self.engine()?.delete_term(term);
        Ok(())
    }

    /// Adds an article, visible with the next commit. `cargo` lives until the engine has taken it in.
    ///
    /// # Errors
    /// `Io` or `Index` where the engine fails; the run must then end.
    pub fn add(&mut self, article: &Article, cargo: Option<Cargo>) -> Result<()> {
        let row = Row::of(article, &self.fields, cargo)?;
        self.engine()?.add_document(row).map_err(engine_error)?;
        Ok(())
    }

    /// Makes everything since the last commit visible at once, and durable.
    ///
    /// # Errors
    /// `Io` where the disk refuses: the last commit then still stands.
    pub fn commit(&mut self) -> Result<()> {
        let files = self.manifest.write()?;
        self.payload.manifest = files.clone();
        let payload = Payload {
            roots: self.payload.roots.clone(),
            runs: self.payload.runs.clone(),
            rules: self.payload.rules.clone(),
            manifest: files.clone(),
            ..Payload::default()
        };
        let text = payload.to_json();
        if text.is_empty() {
            return Err(Error::new(ErrorKind::Internal, "the payload cannot be written"));
        }
        let engine = self.engine()?;
        let mut prepared = engine.prepare_commit().map_err(engine_error)?;
        prepared.set_payload(&text);
        prepared.commit().map_err(engine_error)?;
        // The engine syncs the folder before it renames meta.json, not after.
        sync_folder(&self.store).map_err(|error| Error::io(&self.store, error))?;
        self.manifest.committed(files);
        rules::sweep(&self.store, self.payload.rules.as_ref());
        // The first store of an index can be searched as it grows; one that replaces another only when it is whole.
        if self.has_current { Ok(()) } else { self.publish() }
    }

    /// Makes this store the one in use, where it is not yet.
    ///
    /// # Errors
    /// `Io` where the disk refuses: the other store then stays in use.
    pub fn publish(&mut self) -> Result<()> {
        if self.is_beside {
            self.layout.switch_to(&self.store)?;
            self.is_beside = false;
        }
        Ok(())
    }

    /// Waits for merges to end and sweeps what no commit names. Nothing is committed.
    ///
    /// # Errors
    /// `Io` or `Index` where a merge fails; the last commit still stands.
    pub fn finish(mut self) -> Result<()> {
        if let Some(engine) = self.engine.take() {
            engine.wait_merging_threads().map_err(engine_error)?;
        }
        self.layout.sweep()
    }
}

fn open_store(store: &Path) -> Result<(Index, Payload)> {
    let directory = FrugalDirectory::open(store).map_err(engine_error)?;
    let index = Index::open(directory).map_err(engine_error)?;
    let metas = index.load_metas().map_err(engine_error)?;
    let payload = Payload::parse(metas.payload.as_deref())?;
    Ok((index, payload))
}

/// The error for an index that a newer binary made.
pub fn newer(store: &Path) -> Error {
    Error::new(ErrorKind::Index, "this index was made by a newer version of search, which this one cannot read")
        .at(store)
        .hint("use the newer version, or another --index folder")
}

/// A killed run leaves the engine's temporary files, which it never removes itself.
fn sweep_engine_leftovers(store: &Path) {
    let Ok(entries) = std::fs::read_dir(store) else { return };
    for entry in entries.flatten() {
        if entry.file_name().as_encoded_bytes().starts_with(b".tmp") {
            drop(std::fs::remove_file(entry.path()));
        }
    }
}
