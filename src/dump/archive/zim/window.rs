//! Reading a few bytes here and there: a stretch is read at once and kept, as the next bytes asked for mostly lie in it.

use std::io::{self, Read};

use crate::dump::fault::corrupt;
use crate::dump::spool::Bytes;

/// A stretch of bytes, moved where it is needed.
pub(super) struct Window {
    bytes: Bytes,
    size: usize,
    at: u64,
    held: Vec<u8>,
}

impl Window {
    /// One that reads `size` bytes at once.
    pub(super) fn new(bytes: &Bytes, size: usize) -> Self {
        Window { bytes: bytes.clone(), size, at: 0, held: Vec::new() }
    }

    /// The bytes at `at`: `wanted` of them, fewer where the file ends before.
    pub(super) fn some(&mut self, at: u64, wanted: usize) -> io::Result<&[u8]> {
        let offset = at.checked_sub(self.at).and_then(|offset| usize::try_from(offset).ok());
        let is_held = offset.is_some_and(|offset| offset.saturating_add(wanted) <= self.held.len());
        if !is_held {
            self.held.clear();
            self.at = at;
            let most = self.size.max(wanted) as u64;
            self.bytes.slice(at, at.saturating_add(most)).read_to_end(&mut self.held)?;
        }
        let offset = usize::try_from(at - self.at).unwrap_or(usize::MAX);
        let rest = self.held.get(offset..).unwrap_or_default();
        Ok(rest.get(..wanted).unwrap_or(rest))
    }

    /// Exactly `N` bytes at `at`.
    pub(super) fn exactly<const N: usize>(&mut self, at: u64) -> io::Result<[u8; N]> {
        self.some(at, N)?.first_chunk::<N>().copied().ok_or_else(|| corrupt("it points behind the end of the ZIM"))
    }

    /// The number of eight bytes that is the `index`th of the table at `table`.
    pub(super) fn pointer(&mut self, table: u64, index: u32) -> io::Result<u64> {
        self.exactly::<8>(table.saturating_add(u64::from(index) * 8)).map(u64::from_le_bytes)
    }
}
