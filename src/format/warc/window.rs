//! The part of a stream that is at hand while its records are told apart.

use crate::dump::source::Source;
use crate::format::Broken;

use super::READ_BYTES;

/// A sliding window over the stream.
pub(in crate::format) struct Window<'s> {
    source: &'s mut Source,
    buffer: Vec<u8>,
    /// What of the buffer is gone already; it is moved away when it is the larger part, so that moving costs little.
    gone: usize,
    /// Where the part at hand begins, and the line there.
    pub(in crate::format) at: u64,
    pub(in crate::format) line: u64,
    /// How the stream ended, once it did.
    pub(in crate::format) ended: Option<Result<(), Broken>>,
}

impl<'s> Window<'s> {
    pub(in crate::format) fn new(source: &'s mut Source) -> Self {
        let (at, line) = (source.position(), source.first_line());
        Window { source, buffer: Vec::new(), gone: 0, at, line, ended: None }
    }

    /// The part at hand.
    pub(in crate::format) fn bytes(&self) -> &[u8] {
        self.buffer.get(self.gone..).unwrap_or_default()
    }

    /// What of it lies behind `from`.
    pub(in crate::format) fn from(&self, from: usize) -> &[u8] {
        self.bytes().get(from..).unwrap_or_default()
    }

    /// Reads on; false at the end of the stream.
    pub(in crate::format) fn more(&mut self) -> bool {
        if self.ended.is_some() {
            return false;
        }
        match self.source.take(&mut self.buffer, READ_BYTES) {
            Ok(0) => self.ended = Some(Ok(())),
            Ok(_) => return true,
            Err(error) => self.ended = Some(Err(Broken::reading(&error, self.source.position()))),
        }
        false
    }

    /// Reads until `most` bytes are at hand, or the stream ends.
    pub(in crate::format) fn fill(&mut self, most: usize) {
        while self.bytes().len() < most && self.more() {}
    }

    /// Takes the first `count` bytes away; gives how many line ends they held.
    pub(in crate::format) fn pass(&mut self, count: usize) -> u64 {
        let passed = self.bytes().get(..count).unwrap_or(self.bytes());
        let (len, lines) = (passed.len(), memchr::memchr_iter(b'\n', passed).count() as u64);
        self.gone += len;
        self.at += len as u64;
        self.line += lines;
        if self.gone > self.buffer.len() / 2 {
            self.buffer.drain(..self.gone);
            self.gone = 0;
        }
        lines
    }
}
