//! A zip's directory: where it stands, and its records one by one.

use std::io::{self, BufReader, Read};

use crate::dump::fault::{Refusal, corrupt, truncated};
use crate::dump::spool::{Bytes, Slice};

const RECORD: [u8; 4] = *b"PK\x01\x02";
const END: [u8; 4] = *b"PK\x05\x06";
const END_BYTES: u64 = 22;
const END_64: [u8; 4] = *b"PK\x06\x06";
const LOCATOR_64: [u8; 4] = *b"PK\x06\x07";
const LOCATOR_BYTES: u64 = 20;
/// A comment behind the end has as many bytes at most.
const MOST_COMMENT: u64 = 65_535;
/// The directory's bytes read at once.
const BUFFER_BYTES: usize = 64 * 1024;

/// The records of the directory, read forward.
pub(super) struct Directory {
    bytes: Bytes,
    start: u64,
    end: u64,
    /// Bytes in front of the zip itself, as a program that unpacks itself has them.
    shift: u64,
    at: u64,
    reader: BufReader<Slice>,
}

/// What the directory says of a member.
#[derive(Clone, Debug, Default)]
pub(super) struct Record {
    pub name: Vec<u8>,
    pub flags: u16,
    pub method: u16,
    pub checksum: u32,
    pub packed: u64,
    pub size: u64,
    /// Where its local header stands.
    pub at: u64,
    pub modified: Option<i64>,
    is_link: bool,
}

impl Record {
    /// Whether it holds the bytes of a file: no folder, no link.
    pub(super) fn is_file(&self) -> bool {
        !self.is_link && !self.name.ends_with(b"/")
    }

    /// The bytes it takes at least, its local header included.
    pub(super) fn span(&self) -> (u64, u64) {
        (self.at, self.at.saturating_add(30 + self.name.len() as u64).saturating_add(self.packed))
    }
}

/// Little-endian numbers, one after the other; zeros where the bytes end.
struct Fields<'a>(&'a [u8]);

impl Fields<'_> {
    fn number<const N: usize>(&mut self) -> u64 {
        let Some((bytes, rest)) = self.0.split_first_chunk::<N>() else {
            self.0 = &[];
            return 0;
        };
        self.0 = rest;
        bytes.iter().rev().fold(0, |all, byte| all << 8 | u64::from(*byte))
    }

    fn short(&mut self) -> u16 {
        u16::try_from(self.number::<2>()).unwrap_or_default()
    }
}

impl Directory {
    /// Finds the directory of the zip that `bytes` are.
    pub(super) fn find(bytes: &Bytes) -> io::Result<Self> {
        let length = bytes.length();
        let from = length.saturating_sub(END_BYTES + MOST_COMMENT);
        let mut tail = Vec::new();
        bytes.slice(from, length).read_to_end(&mut tail)?;
        let end = memchr::memmem::rfind_iter(&tail, &END).find(|at| {
            // The comment must reach to the file's end, or nearly: some programs write a line break behind it.
            let comment = tail.get(at + 20..at + 22).map(|bytes| Fields(bytes).number::<2>());
            comment.is_some_and(|comment| {
                let ends = *at as u64 + END_BYTES + comment;
                ends <= tail.len() as u64 && tail.len() as u64 - ends <= 2
            })
        });
        // Cut short, or the tail is damaged: which member lies where is not known.
        let Some(end) = end else { return Err(truncated("the zip ends without its directory")) };
        let end_at = from + end as u64;
        let mut fields = Fields(tail.get(end + 4..).unwrap_or_default());
        let disks = [fields.short(), fields.short()];
        let (_, count) = (fields.short(), fields.short());
        let (mut size, mut start) = (fields.number::<4>(), fields.number::<4>());
        let mut behind = end_at;
        let is_64 = count == u16::MAX || size == u64::from(u32::MAX) || start == u64::from(u32::MAX);
        if let Some(at) = end_at.checked_sub(LOCATOR_BYTES)
            && let Ok(locator) = bytes.exactly::<20>(at)
            && locator.starts_with(&LOCATOR_64)
        {
            (size, start, behind) = Self::end_64(bytes, at, &locator)?;
        } else if is_64 && (size == u64::from(u32::MAX) || start == u64::from(u32::MAX)) {
            return Err(corrupt("the zip's directory is not where it should be"));
        }
        if disks.iter().any(|disk| *disk != 0 && *disk != u16::MAX) {
            return Err(Refusal::new("unsupported", "it is one part of a zip in several").into());
        }
        // The directory ends where its end begins; what it says of its place may count from another beginning.
        let real = behind.checked_sub(size).ok_or_else(|| corrupt("the zip's directory is larger than the zip"))?;
        let shift = real.checked_sub(start).ok_or_else(|| corrupt("the zip's directory is not where it should be"))?;
        Ok(Directory {
            bytes: bytes.clone(),
            start: real,
            end: behind,
            shift,
            at: real,
            reader: BufReader::with_capacity(BUFFER_BYTES, bytes.slice(real, behind)),
        })
    }

    /// Size and place of a large zip's directory, and where its own end begins.
    fn end_64(bytes: &Bytes, locator_at: u64, locator: &[u8; 20]) -> io::Result<(u64, u64, u64)> {
        let stated = Fields(locator.get(8..).unwrap_or_default()).number::<8>();
        // Right in front of its locator, where nothing was put in front of the zip it is also where that says.
        let near = locator_at.checked_sub(56).unwrap_or(stated);
        for at in [stated, near] {
            let Ok(end) = bytes.exactly::<56>(at) else { continue };
            if end.starts_with(&END_64) {
                let mut fields = Fields(end.get(40..).unwrap_or_default());
                return Ok((fields.number::<8>(), fields.number::<8>(), at));
            }
        }
        Err(corrupt("the end of the zip's directory is not where it should be"))
    }

    /// Begins anew.
    pub(super) fn rewind(&mut self) {
        self.at = self.start;
        self.reader = BufReader::with_capacity(BUFFER_BYTES, self.bytes.slice(self.start, self.end));
    }

    /// The next record; none at the end.
    pub(super) fn next_record(&mut self) -> io::Result<Option<Record>> {
        if self.at >= self.end {
            return Ok(None);
        }
        let mut fixed = [0; 46];
        self.read(&mut fixed)?;
        let Some(rest) = fixed.strip_prefix(&RECORD) else {
            // A signature of the whole directory may stand here.
            let is_signature = fixed.starts_with(b"PK\x05\x05");
            return if is_signature { Ok(None) } else { Err(corrupt("a record of the zip's directory is damaged")) };
        };
        let mut fields = Fields(rest);
        let (maker, _) = (fields.short(), fields.short());
        let (flags, method) = (fields.short(), fields.short());
        let _time_of_a_zone_unknown = fields.number::<4>();
        let checksum = u32::try_from(fields.number::<4>()).unwrap_or_default();
        let (packed, size) = (fields.number::<4>(), fields.number::<4>());
        let (name, extra, comment) = (fields.short(), fields.short(), fields.short());
        let _disk_and_internal = fields.number::<4>();
        let outside = fields.number::<4>();
        let at = fields.number::<4>();
        // Made under Unix, the mode says what it is.
        let is_link = maker >> 8 == 3 && (outside >> 16) & 0o170_000 == 0o120_000;
        let mut record =
            Record { flags, method, checksum, packed, size, at, is_link, modified: None, name: vec![0; name.into()] };
        let mut more = vec![0; extra.into()];
        self.read(&mut record.name)?;
        self.read(&mut more)?;
        self.read(&mut vec![0; comment.into()])?;
        record.extend(&more);
        record.at = record.at.saturating_add(self.shift);
        Ok(Some(record))
    }

    fn read(&mut self, into: &mut [u8]) -> io::Result<()> {
        self.at += into.len() as u64;
        self.reader.read_exact(into).map_err(|error| match error.kind() {
            io::ErrorKind::UnexpectedEof => corrupt("the zip's directory ends within a record"),
            _ => error,
        })
    }
}

impl Record {
    /// Takes what the extra fields say.
    fn extend(&mut self, mut extra: &[u8]) {
        while let Some((head, rest)) = extra.split_first_chunk::<4>() {
            let mut head = Fields(head);
            let (tag, length) = (head.short(), usize::from(head.short()));
            let Some((field, behind)) = rest.split_at_checked(length) else { return };
            let mut fields = Fields(field);
            match tag {
                // Only what did not fit its usual place is here, in this order.
                0x0001 => {
                    for number in [&mut self.size, &mut self.packed, &mut self.at] {
                        if *number == u64::from(u32::MAX) && fields.0.len() >= 8 {
                            *number = fields.number::<8>();
                        }
                    }
                }
                // The time of change in UTC; the usual one is of a zone unknown.
                0x5455 if fields.number::<1>() & 1 == 1 && fields.0.len() >= 4 => {
                    let seconds = u32::try_from(fields.number::<4>()).unwrap_or_default().cast_signed();
                    self.modified = Some(i64::from(seconds)).filter(|at| *at > 0);
                }
                _ => {}
            }
            extra = behind;
        }
    }
}
