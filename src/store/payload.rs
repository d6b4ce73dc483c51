//! What a commit says about itself: the small JSON text that tantivy keeps in `meta.json` and switches
//! together with the segments.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::analyze;
use super::manifest::Files;
use super::rules::RulesFile;
use super::schema;
use crate::error::{Error, ErrorKind, Result};

/// The version of the folder's layout, the manifest and this payload: 2 knows under which rules a dump was read.
pub const LAYOUT: u32 = 2;
/// The oldest layout that is read; the next commit writes it in the new one.
const OLDEST_LAYOUT: u32 = 1;

/// A folder or file that is walked on every run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Root {
    /// Its name in `origin.dump`.
    pub label: String,
    /// Where it lies, canonical.
    pub path: PathBuf,
}

/// What one run did, as `search status` tells it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RunRecord {
    /// When it ended, in seconds since 1970 UTC.
    pub at: i64,
    /// Articles added, of new and of changed dumps.
    pub articles: u64,
    /// Dumps added, updated, removed, unchanged, failed.
    pub added: u64,
    /// Dumps whose content changed.
    pub updated: u64,
    /// Dumps that left the index.
    pub removed: u64,
    /// Dumps that were as they had been.
    pub unchanged: u64,
    /// Dumps that could not be read to their end.
    pub failed: u64,
    /// Bytes read.
    pub bytes: u64,
    /// How long it took.
    pub seconds: f64,
}

/// The payload of a commit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Payload {
    /// [`LAYOUT`] of the binary that wrote it.
    pub layout: u32,
    /// [`schema::VERSION`] of the binary that wrote it.
    pub schema: u32,
    /// The analyzer's fingerprint.
    pub analyzer: String,
    /// The manifest at this commit.
    pub manifest: Files,
    /// The roots.
    pub roots: Vec<Root>,
    /// The last runs, newest last.
    #[serde(default)]
    pub runs: Vec<RunRecord>,
    /// The learned rule set in force.
    #[serde(default)]
    pub rules: Option<RulesFile>,
}

impl Default for Payload {
    fn default() -> Self {
        Payload {
            layout: LAYOUT,
            schema: schema::VERSION,
            analyzer: analyze::fingerprint(),
            manifest: Files::default(),
            roots: Vec::new(),
            runs: Vec::new(),
            rules: None,
        }
    }
}

/// Whether this binary can go on with an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compatibility {
    /// Read and write.
    Same,
    /// Made by an older binary: it must be built anew.
    Older,
    /// Made by a newer binary: hands off.
    Newer,
}

impl Payload {
    /// Reads a commit's payload.
    ///
    /// # Errors
    /// `Index` where it is missing or is none of ours.
    pub fn parse(text: Option<&str>) -> Result<Self> {
        let text = text.ok_or_else(|| Error::new(ErrorKind::Index, "the index has no payload of ours"))?;
        serde_json::from_str(text)
            .map_err(|error| Error::new(ErrorKind::Index, format!("the index's payload cannot be read: {error}")))
    }

    /// Its JSON text.
    pub fn to_json(&self) -> String {
        // Plain data with string keys always serialises.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// How the index compares with this binary.
    pub fn compatibility(&self) -> Compatibility {
        if self.layout > LAYOUT || self.schema > schema::VERSION {
            return Compatibility::Newer;
        }
        let is_readable = (OLDEST_LAYOUT..=LAYOUT).contains(&self.layout);
        let same = is_readable && self.schema == schema::VERSION && self.analyzer == analyze::fingerprint();
        if same { Compatibility::Same } else { Compatibility::Older }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_told_apart() {
        let mine = Payload::default();
        assert_eq!(Payload::parse(Some(&mine.to_json())).unwrap(), mine);
        assert_eq!(mine.compatibility(), Compatibility::Same);
        let newer = Payload { schema: schema::VERSION + 1, ..mine.clone() };
        assert_eq!(newer.compatibility(), Compatibility::Newer);
        let first = Payload { layout: OLDEST_LAYOUT, ..mine.clone() };
        assert_eq!(first.compatibility(), Compatibility::Same);
        let older = Payload { analyzer: "other stems".to_owned(), ..mine };
        assert_eq!(older.compatibility(), Compatibility::Older);
        assert_eq!(Payload::parse(None).unwrap_err().kind, ErrorKind::Index);
        assert_eq!(Payload::parse(Some("{}")).unwrap_err().kind, ErrorKind::Index);
    }
    #[test]
    fn a_payload_of_the_first_layout_is_read() {
        let text = r#"{"layout":1,"schema":1,"analyzer":"a","manifest":{"base":1,"deltas":[]},"roots":[]}"#;
        let payload = Payload::parse(Some(text)).unwrap();
        assert_eq!((payload.rules, payload.runs), (None, Vec::new()));
    }
}
