//! The writer lock: one run writes, any number read.
//!
//! A kernel lock on `index/lock`, so it dies with its process; a file left behind means nothing.

use std::fs::{File, OpenOptions, TryLockError};
use std::thread;
use std::time::{Duration, Instant};

use super::layout::Layout;
use crate::error::{Error, ErrorKind, Result};

const POLL: Duration = Duration::from_millis(50);

/// Held while it lives.
#[derive(Debug)]
pub struct WriterLock {
    _file: File,
}

/// How long to wait for another run to end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Patience {
    /// Not at all.
    #[default]
    None,
    /// This long.
    For(Duration),
    /// Until it ends.
    Forever,
}

/// Takes the lock, making the index folder where there is none.
///
/// # Errors
/// `Busy` where another run holds it for longer than `patience`, `Io` where the folder cannot be written.
pub fn acquire(layout: &Layout, patience: Patience) -> Result<WriterLock> {
    std::fs::create_dir_all(layout.root()).map_err(|error| Error::io(layout.root(), error))?;
    let path = layout.lock();
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(|error| Error::io(&path, error))?;
    let start = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(WriterLock { _file: file }),
            Err(TryLockError::WouldBlock) => {}
            Err(TryLockError::Error(error)) => {
                return Err(Error::io(&path, error)
                    .hint("this file system may not support locks; keep the index on a local disk"));
            }
        }
        let waits = match patience {
            Patience::None => false,
            Patience::For(limit) => start.elapsed() < limit,
            Patience::Forever => true,
        };
        if !waits {
            return Err(Error::new(ErrorKind::Busy, "another run is writing this index").at(layout.root()));
        }
        thread::sleep(POLL);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_writer_is_told_at_once() {
        let dir = tempfile::tempdir().unwrap();
        let layout = Layout::new(&dir.path().join("index"));
        let held = acquire(&layout, Patience::None).unwrap();
        assert_eq!(acquire(&layout, Patience::None).unwrap_err().kind, ErrorKind::Busy);
        let brief = Patience::For(Duration::from_millis(10));
        assert_eq!(acquire(&layout, brief).unwrap_err().kind, ErrorKind::Busy);
        drop(held);
        acquire(&layout, Patience::None).unwrap();
    }
}
