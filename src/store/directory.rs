//! The engine's folder, with a bound on how much of its mapped files stays in memory while it writes.
//!
//! Merges read whole segments through memory maps. The pages count as the process's memory until the map is
//! dropped, so a merge of big segments takes as much memory as they are long. Here the pages of all mapped
//! files are handed back after every so many bytes read or written; what is needed again comes from the page
//! cache. Searching uses the engine's own directory, where the pages are welcome.

use std::fmt;
use std::io::{self, BufWriter, Write};
use std::ops::Range;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use tantivy::HasLen;
use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    AntiCallToken, Directory, DirectoryLock, FileHandle, Lock, MmapDirectory, OwnedBytes, TerminatingWrite,
    WatchCallback, WatchHandle, WritePtr,
};

/// Pages are handed back after this many bytes were asked for or written.
const TRIM_EVERY: u64 = 24 << 20;
/// The most that is written in one go, so that pages can be handed back in between.
const WRITE_AT_MOST: usize = 4 << 20;

/// [`MmapDirectory`], frugal with memory.
#[derive(Clone)]
pub struct FrugalDirectory {
    inner: MmapDirectory,
    mapped: Arc<Mapped>,
}

#[derive(Default)]
struct Mapped {
    files: Mutex<Vec<Weak<MappedFile>>>,
    moved: AtomicU64,
}

impl Mapped {
    /// Takes note that `bytes` were read or written, and hands pages back when it is time.
    fn moved(&self, bytes: usize) {
        let before = self.moved.fetch_add(bytes as u64, Ordering::Relaxed);
        if before / TRIM_EVERY == (before + bytes as u64) / TRIM_EVERY {
            return;
        }
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        files.retain(|file| match file.upgrade() {
            Some(file) => {
                release(&file.bytes);
                true
            }
            None => false,
        });
    }
}

/// Tells the kernel that the pages of a mapped file are not needed now. Only a hint: failure changes nothing.
#[cfg(unix)]
fn release(bytes: &[u8]) {
    const PAGE: usize = 4096;
    // Only whole pages inside the map; a map begins on a page.
    let start = bytes.as_ptr();
    let skip = start.align_offset(PAGE);
    let length = bytes.len().saturating_sub(skip) / PAGE * PAGE;
    if length == 0 {
        return;
    }
    #[expect(
        unsafe_code,
        reason = "the range is inside a live, read-only map of a file that nobody changes: \
        pages given up are read again from the file when they are next touched"
    )]
    unsafe {
        libc::madvise(start.add(skip).cast_mut().cast(), length, libc::MADV_DONTNEED);
    }
}

#[cfg(not(unix))]
fn release(_: &[u8]) {}

/// A file mapped whole.
struct MappedFile {
    bytes: OwnedBytes,
    mapped: Arc<Mapped>,
}

impl fmt::Debug for MappedFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MappedFile({} bytes)", self.bytes.len())
    }
}

impl HasLen for MappedFile {
    fn len(&self) -> usize {
        self.bytes.len()
    }
}

impl FileHandle for MappedFile {
    fn read_bytes(&self, range: Range<usize>) -> io::Result<OwnedBytes> {
        if range.start > range.end || range.end > self.bytes.len() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.mapped.moved(range.len());
        Ok(self.bytes.slice(range))
    }
}

struct Counting {
    inner: WritePtr,
    mapped: Arc<Mapped>,
}

impl Write for Counting {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let piece = bytes.get(..WRITE_AT_MOST).unwrap_or(bytes);
        let written = self.inner.write(piece)?;
        self.mapped.moved(written);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

impl TerminatingWrite for Counting {
    fn terminate_ref(&mut self, token: AntiCallToken) -> io::Result<()> {
        self.inner.terminate_ref(token)
    }
}

impl FrugalDirectory {
    /// The folder at `path`, which must exist.
    ///
    /// # Errors
    /// Where it cannot be opened.
    pub fn open(path: &Path) -> tantivy::Result<Self> {
        Ok(FrugalDirectory { inner: MmapDirectory::open(path)?, mapped: Arc::default() })
    }
}

impl fmt::Debug for FrugalDirectory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FrugalDirectory({:?})", self.inner)
    }
}

impl Directory for FrugalDirectory {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        let handle = self.inner.get_file_handle(path)?;
        let bytes =
            handle.read_bytes(0..handle.len()).map_err(|error| OpenReadError::wrap_io_error(error, path.to_owned()))?;
        let file = Arc::new(MappedFile { bytes, mapped: Arc::clone(&self.mapped) });
        self.mapped.files.lock().unwrap_or_else(PoisonError::into_inner).push(Arc::downgrade(&file));
        Ok(file)
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.inner.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.inner.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        let inner = self.inner.open_write(path)?;
        Ok(BufWriter::new(Box::new(Counting { inner, mapped: Arc::clone(&self.mapped) })))
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.inner.atomic_read(path)
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        self.inner.atomic_write(path, data)
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.inner.sync_directory()
    }

    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        self.inner.acquire_lock(lock)
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.inner.watch(callback)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_handed_back_hold_the_same_bytes() {
        let dir = tempfile::tempdir().unwrap();
        let directory = FrugalDirectory::open(dir.path()).unwrap();
        let path = Path::new("big");
        let content: Vec<u8> = (0..3_000_000_u32).flat_map(u32::to_le_bytes).collect();
        let mut out = directory.open_write(path).unwrap();
        for _ in 0..8 {
            out.write_all(&content).unwrap();
        }
        out.terminate().unwrap();
        let handle = directory.get_file_handle(path).unwrap();
        assert_eq!(handle.len(), content.len() * 8);
        for n in 0..8 {
            let at = n * content.len();
            let read = handle.read_bytes(at..at + content.len()).unwrap();
            assert!(read.as_slice() == content.as_slice(), "copy {n}");
            directory.mapped.moved(usize::try_from(TRIM_EVERY).unwrap());
            assert!(read.as_slice() == content.as_slice(), "copy {n}, after its pages were handed back");
        }
        assert!(handle.read_bytes(10..content.len() * 9).is_err());
    }
}
