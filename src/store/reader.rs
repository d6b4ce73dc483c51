//! The last commit, opened for reading. Never blocks a writer and is never blocked by one.

use std::collections::{BTreeMap, HashSet};
use std::ops::ControlFlow;
use std::path::Path;

use tantivy::schema::{IndexRecordOption, Value};
use tantivy::{DocAddress, DocSet, Index, ReloadPolicy, Searcher, TERMINATED, TantivyDocument, Term};

use super::commit::newer;
use super::document;
use super::engine_error;
use super::layout::Layout;
use super::payload::{Compatibility, Payload};
use super::schema::{self, Fields};
use crate::article::Article;
use crate::error::{Error, ErrorKind, Result};

/// How many decompressed blocks of stored articles are kept; a query shows a page of them.
const CACHED_BLOCKS: usize = 16;

/// One committed state of the index.
pub struct Snapshot {
    /// The engine's view of it.
    pub searcher: Searcher,
    /// The engine's fields.
    pub fields: Fields,
    /// What the commit says about itself.
    pub payload: Payload,
    /// The folder it lies in.
    pub store: std::path::PathBuf,
}

/// A searcher of the last commit.
///
/// # Errors
/// `Index` or `Io` where a segment cannot be opened.
pub fn searcher(index: &Index) -> Result<Searcher> {
    let reader = index
        .reader_builder()
        .reload_policy(ReloadPolicy::Manual)
        .doc_store_cache_num_blocks(CACHED_BLOCKS)
        .try_into()
        .map_err(engine_error)?;
    Ok(reader.searcher())
}

/// Opens the last commit of the index at `folder`.
///
/// # Errors
/// `Index` where there is none, or one that this binary cannot read; `Io` where the disk refuses.
pub fn open(folder: &Path) -> Result<Snapshot> {
    let missing = || {
        Error::new(ErrorKind::Index, "there is no index here")
            .at(folder)
            .hint("make one with `search index FOLDER`, or name another with --index")
    };
    // A rebuild may swap the store between reading its name and opening it: look again then.
    let mut attempts = 3;
    loop {
        let store = Layout::new(folder).store()?.ok_or_else(missing)?;
        match open_store(&store) {
            Err(_) if attempts > 1 && Layout::new(folder).store()?.as_ref() != Some(&store) => attempts -= 1,
            other => return other,
        }
    }
}

fn open_store(store: &Path) -> Result<Snapshot> {
    let index = Index::open_in_dir(store).map_err(engine_error)?;
    let searcher = searcher(&index)?;
    let metas = index.load_metas().map_err(engine_error)?;
    let payload = Payload::parse(metas.payload.as_deref())?;
    match payload.compatibility() {
        Compatibility::Newer => return Err(newer(store)),
        Compatibility::Older => {
            return Err(Error::new(ErrorKind::Index, "this index was made by an older version of search")
                .at(store)
                .hint("`search index` builds it anew, and queries go on meanwhile with the older version"));
        }
        Compatibility::Same => {}
    }
    let (_, fields) = schema::schema();
    Ok(Snapshot { searcher, fields, payload, store: store.to_owned() })
}

impl Snapshot {
    /// The article stored at `address`.
    ///
    /// # Errors
    /// `Index` where it is damaged.
    pub fn article(&self, address: DocAddress) -> Result<Article> {
        let row: TantivyDocument = self.searcher.doc(address).map_err(engine_error)?;
        self.decode(&row)
    }

    /// Hands every article to `each`, in the order of the store, until it breaks.
    ///
    /// # Errors
    /// `Index` or `Io` where one cannot be read.
    pub fn each_article(&self, each: &mut dyn FnMut(&Article) -> ControlFlow<()>) -> Result<()> {
        for segment in self.searcher.segment_readers() {
            let store = segment.get_store_reader(CACHED_BLOCKS).map_err(|error| engine_error(error.into()))?;
            for row in store.iter::<TantivyDocument>(segment.alive_bitset()) {
                let article = self.decode(&row.map_err(engine_error)?)?;
                if each(&article).is_break() {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// How many articles there are in each language. Deleted ones count until a merge drops them.
    ///
    /// # Errors
    /// `Index` where a segment cannot be read.
    pub fn language_counts(&self) -> Result<BTreeMap<String, u64>> {
        let mut counts = BTreeMap::new();
        for segment in self.searcher.segment_readers() {
            let inverted = segment.inverted_index(self.fields.lang).map_err(engine_error)?;
            let mut stream = inverted.terms().stream().map_err(|error| engine_error(error.into()))?;
            while let Some((key, info)) = stream.next() {
                *counts.entry(String::from_utf8_lossy(key).into_owned()).or_insert(0) += u64::from(info.doc_freq);
            }
        }
        Ok(counts)
    }

    /// The leading bits of the ids of all articles of a dump.
    ///
    /// # Errors
    /// `Index` where a segment cannot be read.
    pub fn ids_of_dump(&self, dump: &str) -> Result<HashSet<u64>> {
        let term = Term::from_field_text(self.fields.dump, dump);
        let mut ids = HashSet::new();
        for segment in self.searcher.segment_readers() {
            let column = segment.fast_fields().u64("id").map_err(engine_error)?;
            let inverted = segment.inverted_index(self.fields.dump).map_err(engine_error)?;
            let postings = inverted.read_postings(&term, IndexRecordOption::Basic);
            let Some(mut postings) = postings.map_err(|error| engine_error(error.into()))? else { continue };
            while postings.doc() != TERMINATED {
                let alive = segment.alive_bitset().is_none_or(|alive| alive.is_alive(postings.doc()));
                if let (true, Some(id)) = (alive, column.first(postings.doc())) {
                    ids.insert(id);
                }
                postings.advance();
            }
        }
        Ok(ids)
    }

    /// The article in a stored row.
    ///
    /// # Errors
    /// `Index` where it is damaged.
    pub fn decode(&self, row: &TantivyDocument) -> Result<Article> {
        let bytes = row
            .get_first(self.fields.article)
            .and_then(|value| value.as_bytes())
            .ok_or_else(|| Error::new(ErrorKind::Index, "a stored article is missing"))?;
        document::decode(bytes)
    }
}
