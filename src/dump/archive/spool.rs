//! Bytes that must be read out of order: the file they lie in, or a copy of bounded size.
//!
//! A copy is kept in memory while it is small, then in a temporary file that has no name, so that it is gone with the
//! process, killed or not.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use super::Place;
use crate::dump::fault::{Refusal, corrupt};
use crate::dump::source::{Reader, Source};
use crate::dump::walk::Stat;

/// Copies up to here stay in memory.
const MEMORY_BYTES: usize = 4 << 20;
/// A larger copy is not made.
const MOST_BYTES: u64 = 16 << 30;

trait Seekable: Read + Seek + Send {}
impl<T: Read + Seek + Send> Seekable for T {}

/// Bytes at any place, shared by those who read them.
#[derive(Clone)]
pub(super) struct Bytes {
    inner: Arc<Mutex<Box<dyn Seekable>>>,
    length: u64,
}

impl Bytes {
    /// The bytes of `source`: those of the file it is, else a copy.
    pub(super) fn of(source: &mut Source, place: &Place) -> io::Result<Self> {
        if let Some((path, stat)) = &place.file {
            let file = File::open(path)?;
            let now = Stat::of(&file.metadata()?);
            if now != *stat {
                return Err(io::Error::other("it was changed while it was read"));
            }
            return Ok(Bytes { inner: Arc::new(Mutex::new(Box::new(file))), length: stat.size });
        }
        copy(source, &place.spool)
    }

    pub(super) fn length(&self) -> u64 {
        self.length
    }

    /// The bytes from `from` up to `to`.
    pub(super) fn slice(&self, from: u64, to: u64) -> Slice {
        Slice { bytes: self.clone(), at: from, to: to.min(self.length) }
    }

    /// Exactly `N` bytes at `at`.
    pub(super) fn exactly<const N: usize>(&self, at: u64) -> io::Result<[u8; N]> {
        let mut bytes = [0; N];
        self.slice(at, self.length).read_exact(&mut bytes).map_err(|error| match error.kind() {
            io::ErrorKind::UnexpectedEof => corrupt("it points behind its own end"),
            _ => error,
        })?;
        Ok(bytes)
    }
}

fn copy(source: &mut Source, folder: &Path) -> io::Result<Bytes> {
    let mut spool = tempfile::SpooledTempFile::new_in(MEMORY_BYTES, folder);
    let length = io::copy(&mut Reader(source).take(MOST_BYTES + 1), &mut spool)?;
    if length > MOST_BYTES {
        let most = MOST_BYTES >> 30;
        return Err(Refusal::new("too_large", format!("a zip within another file may have {most} GiB at most")).into());
    }
    spool.flush()?;
    Ok(Bytes { inner: Arc::new(Mutex::new(Box::new(spool))), length })
}

/// A stretch of shared bytes, read forward.
pub(super) struct Slice {
    bytes: Bytes,
    at: u64,
    to: u64,
}

impl Read for Slice {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.to.saturating_sub(self.at)).unwrap_or(usize::MAX);
        let most = left.min(buffer.len());
        let Some(room) = buffer.get_mut(..most).filter(|room| !room.is_empty()) else { return Ok(0) };
        let mut inner = self.bytes.inner.lock().unwrap_or_else(PoisonError::into_inner);
        inner.seek(SeekFrom::Start(self.at))?;
        let n = inner.read(room)?;
        self.at += n as u64;
        Ok(n)
    }
}
