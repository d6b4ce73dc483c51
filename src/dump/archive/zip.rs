//! zip, read by the directory at its end, in the order of the directory: zip64, anything in front of it.
//!
//! The directory is read as it is needed, so a million members need no more memory than one. Sizes are believed from the
//! directory alone; local headers only say where a member's bytes begin. Every member's size and checksum is verified.

mod directory;
mod member;

use std::io;

use self::directory::{Directory, Record};
use super::document::Signs;
use super::{Member, Place};
use crate::dump::fault::Refusal;
use crate::dump::limits::Allowance;
use crate::dump::source::Source;
use crate::dump::spool::Bytes;

/// Whether these are the first bytes of a zip, an empty one or one in parts included.
pub(super) fn is_zip(head: &[u8]) -> bool {
    matches!(head, [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] | [b'P', b'K', 7, 8, b'P', b'K', 3, 4, ..])
}

/// The members of a zip.
pub struct Members {
    bytes: Bytes,
    directory: Directory,
    allowance: Allowance,
    source: Source,
}

impl Members {
    /// Finds the directory, and looks through it once for what forbids to read the zip.
    pub(super) fn open(mut source: Source, place: &Place, allowance: &Allowance) -> io::Result<Self> {
        let bytes = Bytes::of(&mut source, place)?;
        let mut directory = Directory::find(&bytes)?;
        let mut signs = Signs::default();
        let mut spans = Spans::default();
        while let Some(record) = directory.next_record()? {
            signs.add(&super::name(&record.name));
            spans.add(&record);
        }
        if let Some(refusal) = signs.refusal() {
            return Err(refusal.into());
        }
        if !spans.are_apart() {
            directory.rewind();
            let mut all = Vec::new();
            while let Some(record) = directory.next_record()? {
                all.push(record.span());
            }
            all.sort_unstable();
            if all.windows(2).any(|pair| matches!(pair, [(_, end), (start, _)] if start < end)) {
                let message = "its members overlap, as only those of a decompression bomb do";
                return Err(Refusal::new("refused", message).into());
            }
        }
        directory.rewind();
        Ok(Members { bytes, directory, allowance: allowance.clone(), source })
    }

    /// The next member that is a file.
    pub(super) fn next_member(&mut self) -> io::Result<Option<Member>> {
        while let Some(record) = self.directory.next_record()? {
            if record.is_file() {
                return Ok(Some(member::open(&record, &self.bytes, &self.allowance)));
            }
        }
        Ok(None)
    }

    pub(super) fn into_source(self) -> Source {
        self.source
    }
}

/// Whether members lie apart, told without keeping them where they lie in the directory's order, as they do in any
/// zip that was written in one go.
#[derive(Default)]
struct Spans {
    end: u64,
    is_disordered: bool,
}

impl Spans {
    fn add(&mut self, record: &Record) {
        let (start, end) = record.span();
        self.is_disordered |= start < self.end;
        self.end = self.end.max(end);
    }

    fn are_apart(&self) -> bool {
        !self.is_disordered
    }
}
