//! The file of the learned rule set that a commit names.
//!
//! Written once and fsynced **before** the commit whose payload names it, as the manifest is; what no payload names is
//! swept. What is in it is no concern of the store.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_128;

use super::layout::sync_folder;
use crate::error::{Error, ErrorKind, Result};

/// The rule set in force, as a payload names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RulesFile {
    /// Goes up by one with each set; the file's number.
    pub generation: u64,
    /// The 128-bit hash of the file, in hexadecimal.
    pub hash: String,
    /// When it was put in force, in seconds since 1970 UTC.
    pub at: i64,
    /// How many sources have rules.
    pub sources: u64,
    /// How many lines are furniture.
    pub lines: u64,
}

fn folder(store: &Path) -> PathBuf {
    store.join("rules")
}

fn path(store: &Path, generation: u64) -> PathBuf {
    folder(store).join(format!("{generation:08}.json"))
}

fn hash(text: &str) -> String {
    format!("{:032x}", xxh3_128(text.as_bytes()))
}

/// The text of the rule set that a payload names.
///
/// # Errors
/// `Index` where it is missing or is not what was written.
pub fn read(store: &Path, named: &RulesFile) -> Result<String> {
    let path = path(store, named.generation);
    let damaged = |message: &str| {
        Error::new(ErrorKind::Index, message)
            .at(&path)
            .hint("`search learn --forget` drops it; `search learn --from FILE` takes one that was edited")
    };
    let text = fs::read_to_string(&path).map_err(|error| damaged(&format!("the rule set cannot be read: {error}")))?;
    if hash(&text) != named.hash {
        return Err(damaged("the rule set is not what was written"));
    }
    Ok(text)
}

/// Writes a rule set, durable when it returns. Sets `file.hash`; nothing refers to the file until a commit does.
///
/// # Errors
/// `Io` where it cannot be written.
pub fn write(store: &Path, file: &mut RulesFile, text: &str) -> Result<()> {
    let path = path(store, file.generation);
    let failed = |error| Error::io(&path, error);
    fs::create_dir_all(folder(store)).map_err(failed)?;
    let mut out = fs::File::create(&path).map_err(failed)?;
    out.write_all(text.as_bytes()).map_err(failed)?;
    out.sync_all().map_err(failed)?;
    sync_folder(&folder(store)).map_err(failed)?;
    sync_folder(store).map_err(failed)?;
    file.hash = hash(text);
    Ok(())
}

/// Removes what the last commit does not name. Only for the holder of the writer lock.
pub fn sweep(store: &Path, named: Option<&RulesFile>) {
    let Ok(entries) = fs::read_dir(folder(store)) else { return };
    let keep = named.map(|named| path(store, named.generation));
    for entry in entries.flatten().map(|entry| entry.path()) {
        if Some(&entry) != keep.as_ref() {
            drop(fs::remove_file(entry));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(generation: u64) -> RulesFile {
        RulesFile { generation, hash: String::new(), at: 0, sources: 1, lines: 1 }
    }

    #[test]
    fn a_set_is_read_as_written_or_not_at_all() {
        let dir = tempfile::tempdir().unwrap();
        let mut one = file(1);
        write(dir.path(), &mut one, "{}").unwrap();
        assert_eq!(read(dir.path(), &one).unwrap(), "{}");
        fs::write(path(dir.path(), 1), "{ }").unwrap();
        assert_eq!(read(dir.path(), &one).unwrap_err().kind, ErrorKind::Index);
        assert_eq!(read(dir.path(), &file(2)).unwrap_err().kind, ErrorKind::Index);
    }

    #[test]
    fn what_no_commit_names_is_swept() {
        let dir = tempfile::tempdir().unwrap();
        sweep(dir.path(), None);
        let (mut one, mut two) = (file(1), file(2));
        write(dir.path(), &mut one, "1").unwrap();
        write(dir.path(), &mut two, "2").unwrap();
        sweep(dir.path(), Some(&one));
        assert!(read(dir.path(), &one).is_ok() && read(dir.path(), &two).is_err());
        sweep(dir.path(), None);
        assert!(read(dir.path(), &one).is_err());
    }
}
