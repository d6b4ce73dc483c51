//! Bytes that must be read out of order: the file they lie in, or a copy of bounded size.
//!
//! What lies bare on disk is read where it lies, the parts of a split file as one. All else is copied: into memory while
//! it is small, then into a temporary file that has no name, so that it is gone with the process, killed or not.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::fault::{Refusal, corrupt};
use super::source::{Reader, Source};
use super::walk::Stat;

/// Copies up to here stay in memory.
const MEMORY_BYTES: usize = 4 << 20;
/// A larger copy is not made.
const MOST_BYTES: u64 = 16 << 30;

/// Where bytes lie, and where a copy may be put of those that must be read out of order.
#[derive(Clone, Debug)]
pub struct Place {
    /// The file that holds them and nothing else, with its stat when it was opened; none for bytes within another file.
    pub file: Option<(PathBuf, Stat)>,
    /// A folder for temporary files.
    pub spool: PathBuf,
}

impl Place {
    /// The place of bytes that lie at `path`, or within the file there where `is_bare` is false.
    pub fn new(path: &Path, stat: Stat, is_bare: bool, spool: &Path) -> Self {
        let file = (is_bare && path.is_file()).then(|| (path.to_owned(), stat));
        Place { file, spool: spool.to_owned() }
    }

    /// A place within what lies here.
    pub fn within(&self) -> Self {
        Place { file: None, spool: self.spool.clone() }
    }
}

trait Seekable: Read + Seek + Send {}
impl<T: Read + Seek + Send> Seekable for T {}

/// Bytes at any place, shared by those who read them.
#[derive(Clone)]
pub struct Bytes {
    inner: Arc<Mutex<Box<dyn Seekable>>>,
    start: u64,
    length: u64,
}

impl Bytes {
    /// The bytes of `source`: those of the file it is, else a copy.
    ///
    /// # Errors
    /// What the disk or a decoder says, and a refusal where a copy would be too large.
    pub fn of(source: &mut Source, place: &Place) -> io::Result<Self> {
        match &place.file {
            Some((path, stat)) => Ok(Bytes::from(opened(path, stat)?, stat.size)),
            None => copy(source, &place.spool),
        }
    }

    /// The same, with the bytes of the files at `further` behind those of the file it is.
    pub(super) fn of_parts(source: &mut Source, place: &Place, further: &[PathBuf]) -> io::Result<Self> {
        let Some((path, stat)) = place.file.as_ref().filter(|_| !further.is_empty()) else {
            return Bytes::of(source, place);
        };
        let mut joined = Joined::default();
        joined.add(opened(path, stat)?, stat.size);
        for path in further {
            let file = File::open(path)?;
            let size = file.metadata()?.len();
            joined.add(file, size);
        }
        let length = joined.length;
        Ok(Bytes::from(joined, length))
    }

    fn from(inner: impl Seekable + 'static, length: u64) -> Self {
        Bytes { inner: Arc::new(Mutex::new(Box::new(inner))), start: 0, length }
    }

    /// How many there are.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// Those behind the first `count`.
    pub(super) fn behind(&self, count: u64) -> Self {
        let count = count.min(self.length);
        Bytes { inner: Arc::clone(&self.inner), start: self.start + count, length: self.length - count }
    }

    /// The bytes from `from` up to `to`.
    pub fn slice(&self, from: u64, to: u64) -> Slice {
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

/// The file that was looked at before, and no other.
fn opened(path: &Path, stat: &Stat) -> io::Result<File> {
    let file = File::open(path)?;
    if Stat::of(&file.metadata()?) != *stat {
        return Err(io::Error::other("it was changed while it was read"));
    }
    Ok(file)
}

fn copy(source: &mut Source, folder: &Path) -> io::Result<Bytes> {
    let mut spool = tempfile::SpooledTempFile::new_in(MEMORY_BYTES, folder);
    let length = io::copy(&mut Reader(source).take(MOST_BYTES + 1), &mut spool)?;
    if length > MOST_BYTES {
        return Err(too_large());
    }
    spool.flush()?;
    Ok(Bytes::from(spool, length))
}

/// A file for a reader of its own kind that wants a path: the file that a source is, or a copy that goes with this.
#[cfg(feature = "sqlite")]
pub(super) enum Lying {
    File(PathBuf),
    Copy(tempfile::TempPath),
}

#[cfg(feature = "sqlite")]
impl Lying {
    pub(super) fn path(&self) -> &Path {
        match self {
            Lying::File(path) => path,
            Lying::Copy(path) => path,
        }
    }
}

/// The file that `source` is, else a copy.
#[cfg(feature = "sqlite")]
pub(super) fn lying(source: &mut Source, place: &Place) -> io::Result<Lying> {
    if let Some((path, stat)) = &place.file {
        return opened(path, stat).map(|_| Lying::File(path.clone()));
    }
    let mut file = tempfile::NamedTempFile::new_in(&place.spool)?;
    let length = io::copy(&mut Reader(source).take(MOST_BYTES + 1), &mut file)?;
    if length > MOST_BYTES {
        return Err(too_large());
    }
    file.flush()?;
    Ok(Lying::Copy(file.into_temp_path()))
}

fn too_large() -> io::Error {
    let most = MOST_BYTES >> 30;
    let message = format!("what must be read out of order may have {most} GiB at most within another file");
    Refusal::new("too_large", message).into()
}

/// A stretch of shared bytes, read forward.
pub struct Slice {
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
        inner.seek(SeekFrom::Start(self.bytes.start.saturating_add(self.at)))?;
        let n = inner.read(room)?;
        self.at += n as u64;
        Ok(n)
    }
}

/// The parts of a split file, one behind the other.
#[derive(Default)]
struct Joined {
    /// Each with where it ends.
    parts: Vec<(File, u64)>,
    length: u64,
    at: u64,
}

impl Joined {
    fn add(&mut self, file: File, size: u64) {
        self.length += size;
        self.parts.push((file, self.length));
    }
}

impl Read for Joined {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let number = self.parts.partition_point(|(_, end)| *end <= self.at);
        let before = number.checked_sub(1).and_then(|number| self.parts.get(number)).map_or(0, |(_, end)| *end);
        let Some((file, end)) = self.parts.get_mut(number) else { return Ok(0) };
        let most = usize::try_from(*end - self.at).unwrap_or(usize::MAX).min(buffer.len());
        file.seek(SeekFrom::Start(self.at - before))?;
        let n = file.read(buffer.get_mut(..most).unwrap_or_default())?;
        self.at += n as u64;
        Ok(n)
    }
}

impl Seek for Joined {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.at = match to {
            SeekFrom::Start(at) => at,
            SeekFrom::End(by) => self.length.saturating_add_signed(by),
            SeekFrom::Current(by) => self.at.saturating_add_signed(by),
        };
        Ok(self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_read_as_one_file() {
        let dir = tempfile::tempdir().unwrap();
        let paths = ["a", "b", "c"].map(|name| dir.path().join(name));
        for (path, text) in paths.iter().zip(["first ", "", "third"]) {
            std::fs::write(path, text).unwrap();
        }
        let [first, rest @ ..] = &paths;
        let stat = Stat::of(&first.metadata().unwrap());
        let place = Place::new(first, stat, true, dir.path());
        let mut source = Source::new("a", Box::new(io::empty()));
        let bytes = Bytes::of_parts(&mut source, &place, rest).unwrap();
        let mut text = String::new();
        bytes.behind(3).slice(1, 100).read_to_string(&mut text).unwrap();
        assert_eq!((text.as_str(), bytes.length()), ("t third", 11));
    }

    #[test]
    fn a_file_that_changed_is_not_read() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a");
        std::fs::write(&path, "one").unwrap();
        let place = Place::new(&path, Stat::of(&path.metadata().unwrap()), true, dir.path());
        std::fs::write(&path, "longer").unwrap();
        assert!(Bytes::of(&mut Source::new("a", Box::new(io::empty())), &place).is_err());
    }
}
