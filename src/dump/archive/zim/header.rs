//! A ZIM's header: how many entries and clusters there are, and where their tables stand.

use std::io;

use crate::dump::fault::{Refusal, corrupt, truncated};
use crate::dump::spool::Bytes;

pub(super) const MAGIC: [u8; 4] = *b"ZIM\x04";
/// The header's bytes, its checksum's place included.
pub(super) const BYTES: usize = 80;
/// The header of before there was a checksum.
const OLD_BYTES: u64 = 72;
/// Bytes of the checksum at the end.
const CHECKSUM_BYTES: u64 = 16;
/// Of what does not know its length or place, all bits are set.
pub(super) const NOWHERE: u64 = u64::MAX;

/// What the header says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Header {
    /// Entries have namespaces of one kind only, what is read apart from what is about it.
    pub has_new_namespaces: bool,
    pub entries: u32,
    pub clusters: u32,
    /// Pointers to the entries, in the order of their paths.
    pub paths_at: u64,
    /// Numbers of the entries, in the order of their titles.
    pub titles_at: u64,
    /// Pointers to the clusters.
    pub clusters_at: u64,
    pub types_at: u64,
    pub checksum_at: u64,
}

/// Little-endian numbers, one after the other; zeros where the bytes end.
pub(super) struct Fields<'a>(pub &'a [u8]);

impl Fields<'_> {
    pub(super) fn number<const N: usize>(&mut self) -> u64 {
        let Some((bytes, rest)) = self.0.split_first_chunk::<N>() else {
            self.0 = &[];
            return 0;
        };
        self.0 = rest;
        bytes.iter().rev().fold(0, |all, byte| all << 8 | u64::from(*byte))
    }

    pub(super) fn short(&mut self) -> u16 {
        u16::try_from(self.number::<2>()).unwrap_or_default()
    }

    pub(super) fn long(&mut self) -> u32 {
        u32::try_from(self.number::<4>()).unwrap_or_default()
    }
}

impl Header {
    /// Reads the header at the beginning of `bytes`.
    pub(super) fn read(bytes: &Bytes) -> io::Result<Self> {
        if bytes.length() < BYTES as u64 {
            return Err(truncated("the ZIM ends within its header"));
        }
        let (major, header) = Self::parse(&bytes.exactly::<BYTES>(0)?);
        if !matches!(major, 5 | 6) {
            let message = format!("it is a ZIM of version {major}; versions 5 and 6 are read");
            return Err(Refusal::new("unsupported", message).into());
        }
        Ok(header)
    }

    /// The version, and what else is in the bytes of a header.
    pub(super) fn parse(bytes: &[u8; BYTES]) -> (u16, Self) {
        let mut fields = Fields(bytes.get(MAGIC.len()..).unwrap_or_default());
        let (major, minor) = (fields.short(), fields.short());
        let _id = (fields.number::<8>(), fields.number::<8>());
        let (entries, clusters) = (fields.long(), fields.long());
        let mut place = || fields.number::<8>();
        let (paths_at, titles_at, clusters_at, types_at) = (place(), place(), place(), place());
        let _pages = place();
        let checksum_at = if types_at == OLD_BYTES { NOWHERE } else { place() };
        let has_new_namespaces = major == 6 && minor >= 1;
        let header =
            Header { has_new_namespaces, entries, clusters, paths_at, titles_at, clusters_at, types_at, checksum_at };
        (major, header)
    }

    /// Whether a header says what only a header does, for one that is looked for among other bytes.
    pub(super) fn is_plausible(major: u16, header: &Header) -> bool {
        let is_place = |at: u64| (OLD_BYTES..1 << 56).contains(&at);
        matches!(major, 5 | 6)
            && header.types_at >= OLD_BYTES
            && header.types_at <= 1 << 16
            && header.entries > 0
            && is_place(header.paths_at)
            && is_place(header.clusters_at)
            && (header.checksum_at == NOWHERE || header.checksum_at > header.paths_at)
    }

    /// What is wrong with the places, seen against the ZIM's real length; nothing is read for it.
    pub(super) fn check(&self, length: u64) -> Result<(), io::Error> {
        let ends = |at: u64, count: u32, width: u64| at.saturating_add(u64::from(count) * width);
        let is_cut = self.checksum_at != NOWHERE && self.checksum_at.saturating_add(CHECKSUM_BYTES) > length;
        let tables = [
            ("entries", ends(self.paths_at, self.entries, 8)),
            ("clusters", ends(self.clusters_at, self.clusters, 8)),
            ("titles", if self.has_titles() { ends(self.titles_at, self.entries, 4) } else { 0 }),
            ("types", self.types_at),
        ];
        if let Some((what, _)) = tables.iter().find(|(_, end)| *end > length) {
            let message = format!("the ZIM's table of {what} does not lie within it");
            return Err(if is_cut { truncated(message) } else { corrupt(message) });
        }
        if is_cut {
            return Err(truncated("the ZIM ends before its checksum"));
        }
        if self.types_at < OLD_BYTES {
            return Err(corrupt("the ZIM's table of types lies in its header"));
        }
        if self.checksum_at != NOWHERE && self.checksum_at < self.paths_at.max(self.clusters_at) {
            return Err(corrupt("the ZIM's checksum is not at its end"));
        }
        Ok(())
    }

    /// Whether there is a table of titles in front of that among the entries.
    pub(super) fn has_titles(&self) -> bool {
        self.titles_at != NOWHERE && self.titles_at != 0
    }
}
