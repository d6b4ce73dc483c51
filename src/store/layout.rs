//! Where things lie in an index folder.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::error::{Error, ErrorKind, Result};

/// The paths of one index folder.
#[derive(Clone, Debug)]
pub struct Layout {
    root: PathBuf,
}

impl Layout {
    /// The layout of the index at `root`, which need not exist.
    pub fn new(root: &Path) -> Self {
        Layout { root: root.to_owned() }
    }

    /// The index folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The lock file.
    pub fn lock(&self) -> PathBuf {
        self.root.join("lock")
    }

    fn current(&self) -> PathBuf {
        self.root.join("CURRENT")
    }

    /// The store in use, or none where nothing was ever committed.
    ///
    /// # Errors
    /// `Io` where the folder cannot be read, `Index` where CURRENT names no store.
    pub fn store(&self) -> Result<Option<PathBuf>> {
        let current = self.current();
        let name = match fs::read_to_string(&current) {
            Ok(name) => name,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Error::io(&current, error)),
        };
        let name = name.trim();
        if number_of(name).is_none() {
            return Err(Error::new(ErrorKind::Index, format!("names no store: {name:?}")).at(&current));
        }
        Ok(Some(self.root.join(name)))
    }

    /// A new store folder that no other has used, created empty.
    ///
    /// # Errors
    /// `Io` where it cannot be made.
    pub fn create_store(&self) -> Result<PathBuf> {
        let taken = self.stores()?.into_iter().filter_map(|(number, _)| number).max().unwrap_or(0);
        let path = self.root.join(format!("store-{:04}", taken + 1));
        fs::create_dir_all(&path).map_err(|error| Error::io(&path, error))?;
        Ok(path)
    }

    /// Makes `store` the one in use. The switch is atomic and survives a power cut.
    ///
    /// # Errors
    /// `Io` where the file cannot be written or synced.
    pub fn switch_to(&self, store: &Path) -> Result<()> {
        let name = store.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let current = self.current();
        write_atomically(&current, format!("{name}\n").as_bytes()).map_err(|error| Error::io(&current, error))
    }

    /// Removes every store but the one in use: what an interrupted rebuild left, or a rebuild replaced.
    /// Only for the holder of the writer lock. What cannot be removed is left for the next run.
    ///
    /// # Errors
    /// `Io` where the folder cannot be listed.
    pub fn sweep(&self) -> Result<()> {
        let current = self.store()?;
        for (_, path) in self.stores()? {
            if Some(&path) != current.as_ref() {
                drop(fs::remove_dir_all(path));
            }
        }
        Ok(())
    }

    fn stores(&self) -> Result<Vec<(Option<u64>, PathBuf)>> {
        let entries = match fs::read_dir(&self.root) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(Error::io(&self.root, error)),
        };
        let mut stores = Vec::new();
        for entry in entries {
            let entry = entry.map_err(|error| Error::io(&self.root, error))?;
            let number = entry.file_name().to_str().and_then(number_of);
            if number.is_some() {
                stores.push((number, entry.path()));
            }
        }
        Ok(stores)
    }
}

fn number_of(name: &str) -> Option<u64> {
    let digits = name.strip_prefix("store-")?;
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}

/// Writes a file so that a reader, or a machine that comes back from a power cut, sees all of it or the old one.
///
/// # Errors
/// What the operating system says; the old file is then untouched.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let temporary = folder.join(format!(".{name}.tmp"));
    let mut file = fs::File::create(&temporary)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    fs::rename(&temporary, path)?;
    sync_folder(folder)
}

/// Makes renames and new files in `folder` durable.
///
/// # Errors
/// What the operating system says.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { fs::File::open(folder)?.sync_all() } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rebuild_switches_and_the_old_store_is_swept() {
        let dir = tempfile::tempdir().unwrap();
        let layout = Layout::new(dir.path());
        assert!(layout.store().unwrap().is_none());
        let first = layout.create_store().unwrap();
        layout.switch_to(&first).unwrap();
        let second = layout.create_store().unwrap();
        assert_ne!(first, second);
        layout.sweep().unwrap();
        assert!(first.exists() && !second.exists());
        let third = layout.create_store().unwrap();
        layout.switch_to(&third).unwrap();
        layout.sweep().unwrap();
        assert!(!first.exists());
        assert_eq!(layout.store().unwrap(), Some(third));
    }

    #[test]
    fn a_damaged_pointer_is_an_index_error() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("CURRENT"), "../../etc").unwrap();
        let error = Layout::new(dir.path()).store().unwrap_err();
        assert_eq!(error.kind, ErrorKind::Index);
    }
}
