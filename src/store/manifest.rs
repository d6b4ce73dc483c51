//! Which dumps are in the index, how far each was taken, and what was left out.
//!
//! The manifest is a base file and the deltas since, each written once and fsynced **before** the commit whose
//! payload names it. A commit's cost so grows with what changed, not with what the index holds. Files that no
//! payload names are left by an interrupted run and swept.

use std::collections::HashMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_128;

use super::layout::sync_folder;
use crate::dump::walk::Stat;
use crate::error::{Error, ErrorKind, Result};

/// The first bytes of a manifest file: name and version of its form.
const MAGIC: &[u8; 8] = b"DSMAN\0\x02\n";
/// The same of files whose entries say nothing of rules.
const MAGIC_1: &[u8; 8] = b"DSMAN\0\x01\n";
/// The deltas are folded into a new base when they outnumber this, or outweigh half of the base.
const MOST_DELTAS: usize = 48;

/// How a dump stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Read to its end.
    Done,
    /// Stopped on the way; the next run goes on, or starts over where the format cannot be resumed.
    Partial,
    /// Read as far as it could be; the rest is broken. Tried again when it changes, or with `--retry`.
    Broken,
    /// Not an article dump, as far as anybody can tell.
    Unknown,
}

/// Where reading can go on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Offset in the decompressed bytes.
    pub position: u64,
    /// The line number there.
    pub line: u64,
    /// The ordinal of the next record.
    pub ordinal: u64,
}

/// Records of one kind that were left out of a dump, or why the rest could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// A short stable name: `bad_json`, `truncated`, `panic` …
    pub kind: String,
    /// How many records.
    pub count: u64,
    /// What was wrong with the first.
    pub message: String,
    /// Where the first began: offset in the decompressed bytes.
    pub at: u64,
    /// Its line, from 1; 0 where unknown.
    pub line: u64,
}

/// One dump.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// What the file system said when it was read.
    pub stat: Stat,
    /// When that was, in nanoseconds since 1970: a file changed at that very moment is not trusted.
    pub seen_ns: i64,
    /// The format's name, empty where none was recognised.
    pub format: String,
    /// The format's version at that time.
    pub format_version: u32,
    /// How the dump stands.
    pub state: State,
    /// Where reading can go on.
    pub progress: Progress,
    /// How many raw bytes were read.
    pub raw_bytes: u64,
    /// 128-bit hash of the raw bytes read.
    pub raw_hash: u128,
    /// Articles in the index.
    pub articles: u64,
    /// What was left out.
    pub problems: Vec<Problem>,
    /// Under which rules it was read.
    pub rules: ReadUnder,
}

/// An entry without rules, as the first version wrote it.
#[derive(Deserialize)]
struct Entry1 {
    stat: Stat,
    seen_ns: i64,
    format: String,
    format_version: u32,
    state: State,
    progress: Progress,
    raw_bytes: u64,
    raw_hash: u128,
    articles: u64,
    problems: Vec<Problem>,
}

impl From<Entry1> for Entry {
    fn from(old: Entry1) -> Self {
        Entry {
            stat: old.stat,
            seen_ns: old.seen_ns,
            format: old.format,
            format_version: old.format_version,
            state: old.state,
            progress: old.progress,
            raw_bytes: old.raw_bytes,
            raw_hash: old.raw_hash,
            articles: old.articles,
            problems: old.problems,
            rules: ReadUnder::default(),
        }
    }
}

/// The rules under which a dump was read, as numbers: where one differs from what is in force, it is read again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadUnder {
    /// The user's rule for its source; 0 for none.
    pub user: u64,
    /// What was learned of the sources of its articles; 0 for nothing.
    pub learned: u64,
    /// The sources of its articles, sorted; none where they are too many, or not known.
    pub sources: Option<Vec<u64>>,
}

/// Everything the manifest says, by dump name.
pub type Entries = HashMap<String, Entry>;

/// The files that make up the manifest at one commit, by number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Files {
    /// The base, where there is one.
    pub base: Option<u64>,
    /// The deltas since, oldest first.
    pub deltas: Vec<u64>,
}

impl Files {
    fn all(&self) -> impl Iterator<Item = u64> + '_ {
        self.base.into_iter().chain(self.deltas.iter().copied())
    }

    fn newest(&self) -> u64 {
        self.all().max().unwrap_or(0)
    }
}

/// One change: a dump's new entry, or none where it left the index.
type Change = (String, Option<Entry>);

/// The manifest of a store, with the changes since the last commit.
#[derive(Debug)]
pub struct Manifest {
    folder: PathBuf,
    files: Files,
    entries: Entries,
    changes: HashMap<String, Option<Entry>>,
    base_bytes: u64,
    delta_bytes: u64,
}

impl Manifest {
    /// The manifest of the store at `store` as `files` name it.
    ///
    /// # Errors
    /// `Index` where a file is missing or damaged.
    pub fn load(store: &Path, files: Files) -> Result<Self> {
        let folder = store.join("manifest");
        let mut manifest = Manifest {
            folder,
            files: files.clone(),
            entries: Entries::new(),
            changes: HashMap::new(),
            base_bytes: 0,
            delta_bytes: 0,
        };
        for number in files.all() {
            let (changes, bytes) = read(&manifest.path(number))?;
            if files.base == Some(number) {
                manifest.base_bytes = bytes;
                manifest.entries.reserve(changes.len());
            } else {
                manifest.delta_bytes += bytes;
            }
            for (name, entry) in changes {
                match entry {
                    Some(entry) => manifest.entries.insert(name, entry),
                    None => manifest.entries.remove(&name),
                };
            }
        }
        Ok(manifest)
    }

    /// What is indexed, changes of this run included.
    pub fn entries(&self) -> &Entries {
        &self.entries
    }

    /// What is indexed, taken out.
    pub fn into_entries(self) -> Entries {
        self.entries
    }

    /// Records that the dump called `name` now stands so.
    pub fn put(&mut self, name: &str, entry: Entry) {
        self.changes.insert(name.to_owned(), Some(entry.clone()));
        self.entries.insert(name.to_owned(), entry);
    }

    /// Records that the dump called `name` left the index.
    pub fn remove(&mut self, name: &str) {
        if self.entries.remove(name).is_some() {
            self.changes.insert(name.to_owned(), None);
        }
    }

    /// Writes the changes, or a new base where the deltas have grown, and answers the files that a commit
    /// must name. Durable when it returns; nothing refers to it until the commit does.
    ///
    /// # Errors
    /// `Io` where the file cannot be written; the manifest is then as it was.
    pub fn write(&mut self) -> Result<Files> {
        if self.changes.is_empty() {
            return Ok(self.files.clone());
        }
        let number = self.files.newest() + 1;
        let folds = self.files.base.is_none()
            || self.files.deltas.len() >= MOST_DELTAS
            || self.delta_bytes > self.base_bytes / 2 + 64 * 1024;
        let mut changes: Vec<(&String, Option<&Entry>)> = if folds {
            self.entries.iter().map(|(name, entry)| (name, Some(entry))).collect()
        } else {
            self.changes.iter().map(|(name, entry)| (name, entry.as_ref())).collect()
        };
        changes.sort_by_key(|(name, _)| name.as_str());
        let bytes = write(&self.folder, &self.path(number), &changes)?;
        let mut files = if folds { Files::default() } else { self.files.clone() };
        if folds {
            files.base = Some(number);
            (self.base_bytes, self.delta_bytes) = (bytes, 0);
        } else {
            files.deltas.push(number);
            self.delta_bytes += bytes;
        }
        Ok(files)
    }

    /// Takes note that a commit named `files`, and removes files that no commit names any more.
    pub fn committed(&mut self, files: Files) {
        self.files = files;
        self.changes.clear();
        self.sweep();
    }

    /// Removes manifest files that the last commit does not name. Only for the holder of the writer lock.
    pub fn sweep(&self) {
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        for path in entries.flatten().map(|entry| entry.path()) {
            let number = path.file_name().and_then(|name| name.to_str()).and_then(|name| name.parse().ok());
            if number.is_none_or(|number: u64| !self.files.all().any(|named| named == number)) {
                drop(fs::remove_file(path));
            }
        }
    }

    fn path(&self, number: u64) -> PathBuf {
        self.folder.join(format!("{number:08}"))
    }
}

fn write(folder: &Path, path: &Path, changes: &[(&String, Option<&Entry>)]) -> Result<u64> {
    let failed = |error| Error::io(path, error);
    let body =
        postcard::to_stdvec(changes).map_err(|error| Error::new(ErrorKind::Internal, format!("manifest: {error}")))?;
    fs::create_dir_all(folder).map_err(failed)?;
    let mut file = fs::File::create(path).map_err(failed)?;
    file.write_all(MAGIC).map_err(failed)?;
    file.write_all(&xxh3_128(&body).to_le_bytes()).map_err(failed)?;
    file.write_all(&body).map_err(failed)?;
    file.sync_all().map_err(failed)?;
    sync_folder(folder).map_err(failed)?;
    Ok(body.len() as u64)
}

fn read(path: &Path) -> Result<(Vec<Change>, u64)> {
    let bytes = fs::read(path).map_err(|error| Error::io(path, error))?;
    let damaged = || {
        Error::new(ErrorKind::Index, "the manifest is damaged")
            .at(path)
            .hint("`search index --rebuild` makes the index anew from the dumps")
    };
    let rest = bytes.strip_prefix(MAGIC).or_else(|| bytes.strip_prefix(MAGIC_1)).ok_or_else(damaged)?;
    let (sum, body) = rest.split_at_checked(16).ok_or_else(damaged)?;
    if sum != xxh3_128(body).to_le_bytes() {
        return Err(damaged());
    }
    let changes = if bytes.starts_with(MAGIC) {
        postcard::from_bytes(body).map_err(|_| damaged())?
    } else {
        let old: Vec<(String, Option<Entry1>)> = postcard::from_bytes(body).map_err(|_| damaged())?;
        old.into_iter().map(|(name, entry)| (name, entry.map(Entry::from))).collect()
    };
    Ok((changes, body.len() as u64))
}

#[cfg(test)]
mod tests;
