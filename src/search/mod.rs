//! Meaning to hits: an index opened for reading, and the answers it gives.
//!
//! [`Index::answer`] parses a query, plans it, ranks, and cuts passages; [`union`] scores a word with all its
//! forms, [`snippet`] finds the passages that prove a hit. Nothing here writes to the index or prints.

pub mod answer;
pub mod hit;
pub mod snippet;
pub mod status;
pub mod union;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use tantivy::DocAddress;
use tantivy::collector::DocSetCollector;
use tantivy::query::{AllQuery, Query as EngineQuery};

pub use answer::{Request, Sort};
pub use status::Status;

use crate::article::{Article, Origin};
use crate::dump::label::dump_path;
use crate::error::{Error, ErrorKind, Result};
use crate::query;
use crate::query::ast::Query;
use crate::query::plan::{Coverage, Planner};
use crate::store::engine_error;
use crate::store::reader::{self, Snapshot};

/// The shortest beginning of an id that is looked up.
pub const LEAST_ID_PREFIX: usize = 6;
/// Stemmers of languages rarer than one article in so many are left out: they would only add wrong forms.
const RARE_LANGUAGE: u64 = 200;

/// An index opened for reading: one committed state, whatever a writer does meanwhile.
pub struct Index {
    snapshot: Snapshot,
    languages: Vec<String>,
}

impl Index {
    /// Opens the last committed state of the index at `folder`.
    ///
    /// # Errors
    /// `Index` where there is none, or one that this version cannot read; `Io` where the disk refuses.
    pub fn open(folder: &Path) -> Result<Self> {
        let snapshot = reader::open(folder)?;
        let languages = languages(&snapshot)?;
        Ok(Index { snapshot, languages })
    }

    /// The state it was opened at.
    pub fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// The languages that words are stemmed in, the most frequent first.
    pub fn languages(&self) -> Vec<&str> {
        self.languages.iter().map(String::as_str).collect()
    }

    /// Answers a query.
    ///
    /// # Errors
    /// `Usage` where an option holds no date, `Index` or `Io` where the index cannot be read.
    pub fn answer(&self, request: &Request) -> Result<hit::Answer> {
        answer::answer(self, request)
    }

    /// The articles whose id or content hash begins with `prefix`, in the order of their ids.
    ///
    /// # Errors
    /// `Usage` where the prefix is too short or is none, `Index` or `Io` where the index cannot be read.
    pub fn article(&self, prefix: &str) -> Result<Vec<Article>> {
        let is_base32 = prefix.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'2'..=b'7'));
        if prefix.len() < LEAST_ID_PREFIX || !is_base32 {
            return Err(Error::new(ErrorKind::Usage, format!("{prefix:?} is no id")).hint(format!(
                "give at least {LEAST_ID_PREFIX} characters of an id, as `search query --json` shows it"
            )));
        }
        let query =
            Query::Word { text: prefix.to_owned(), scope: Some(query::ast::Field::Id), span: Default::default() };
        let mut found = Vec::new();
        for address in self.matching(&query)? {
            let article = self.snapshot.article(address)?;
            if article.id.starts_with(prefix) || article.content_hash.starts_with(prefix) {
                found.push(article);
            }
        }
        found.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(found)
    }

    /// Hands every article that matches `query` (none: every article) to `each`, until it breaks. Answers how
    /// many were handed on.
    ///
    /// # Errors
    /// `Index` or `Io` where the index cannot be read.
    pub fn export(&self, query: Option<&str>, each: &mut dyn FnMut(Article) -> ControlFlow<()>) -> Result<u64> {
        let now = crate::ingest::Request::default().now_ns() / 1_000_000_000;
        let meaning = query.map_or(Query::All, |text| query::parse(text, now).query);
        let mut handed = 0;
        for address in self.matching(&meaning)? {
            handed += 1;
            if each(self.snapshot.article(address)?).is_break() {
                break;
            }
        }
        Ok(handed)
    }

    fn matching(&self, query: &Query) -> Result<Vec<DocAddress>> {
        let engine_query: Box<dyn EngineQuery> = match query {
            Query::All => Box::new(AllQuery),
            _ => {
                let languages = self.languages();
                let fields = &self.snapshot.fields;
                Planner::new(&self.snapshot.searcher, fields, &languages, Coverage::Usual).plan(query)?
            }
        };
        let found = self.snapshot.searcher.search(&engine_query, &DocSetCollector).map_err(engine_error)?;
        let mut addresses: Vec<DocAddress> = found.into_iter().collect();
        // The order of the store: each of its blocks is decompressed once.
        addresses.sort_unstable();
        Ok(addresses)
    }

    /// Where the dump of an article lies, as far as its root is known.
    pub fn dump_path(&self, origin: &Origin) -> Option<PathBuf> {
        let roots = &self.snapshot.payload.roots;
        roots.iter().find_map(|root| dump_path(&origin.dump, &root.label, &root.path))
    }

    /// What is indexed, how the last runs went, and what failed.
    ///
    /// # Errors
    /// `Index` where the manifest is damaged, `Io` where it cannot be read.
    pub fn status(&self) -> Result<Status> {
        status::status(self)
    }
}

/// Languages of the index with a stemmer's worth of articles, the most frequent first.
fn languages(snapshot: &Snapshot) -> Result<Vec<String>> {
    let counts = snapshot.language_counts()?;
    let total: u64 = counts.values().sum();
    let mut counts: Vec<(String, u64)> = counts.into_iter().filter(|(_, n)| n * RARE_LANGUAGE >= total).collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    Ok(counts.into_iter().map(|(language, _)| language).collect())
}
