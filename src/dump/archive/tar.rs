//! tar, read forward: old, ustar, GNU and pax headers, one tar behind the other.
//!
//! Headers are decoded by the `tar` crate; which belongs to which, and where members end, is followed here, so that a
//! member is a reader of its own and a hundred million of them need no more memory than one. Links, folders and devices
//! hold no bytes and are passed over; sparse files are refused.

use std::io::{self, Read};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ::tar::{EntryType, Header, PaxExtensions};

use super::{Member, name};
use crate::dump::fault::{Refusal, again, corrupt, truncated};
use crate::dump::source::Source;

const BLOCK: usize = 512;
/// A long name, or a pax header, of more bytes is damage.
const MOST_HEADER_BYTES: u64 = 1 << 20;

/// Whether these are the first bytes of a tar: a header whose checksum is right, with a name.
pub(super) fn is_tar(head: &[u8]) -> bool {
    head.first_chunk::<BLOCK>().is_some_and(|block| block.first().is_some_and(|byte| *byte != 0) && is_header(block))
}

/// Whether the sum of the bytes is what the header says.
fn is_header(block: &[u8; BLOCK]) -> bool {
    let stated = Header::from_byte_slice(block).cksum();
    let field = 148..156;
    let is_field = |at: usize| field.contains(&at);
    let bytes = || block.iter().enumerate().map(|(at, byte)| if is_field(at) { b' ' } else { *byte });
    let unsigned: u32 = bytes().map(u32::from).sum();
    // Some old programs summed signed bytes.
    let signed: i32 = bytes().map(|byte| i32::from(byte.cast_signed())).sum();
    stated.is_ok_and(|stated| stated == unsigned || i32::try_from(stated) == Ok(signed))
}

/// The members of a tar.
pub struct Members {
    shared: Arc<Mutex<Shared>>,
    /// Where the next header stands.
    next: u64,
    /// The end's mark was met.
    ended: bool,
}

/// The tar's bytes, which the member at hand reads on.
struct Shared {
    source: Source,
    /// What went wrong; nothing is read behind it.
    failed: Option<io::Error>,
}

impl Shared {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if let Some(error) = &self.failed {
            return Err(again(error));
        }
        self.source.read_some(buffer).inspect_err(|error| self.failed = Some(again(error)))
    }

    fn skip_to(&mut self, position: u64) -> io::Result<()> {
        if let Some(error) = &self.failed {
            return Err(again(error));
        }
        self.source.skip_to(position, 1).inspect_err(|error| self.failed = Some(again(error)))
    }
}

fn lock(shared: &Mutex<Shared>) -> MutexGuard<'_, Shared> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What the headers before a member's own say of it.
#[derive(Default)]
struct Ahead {
    name: Option<Vec<u8>>,
    size: Option<u64>,
    modified: Option<i64>,
    is_sparse: bool,
}

impl Members {
    /// Reads `source` from its beginning.
    pub(super) fn new(source: Source) -> Self {
        let next = source.position();
        let shared = Shared { source, failed: None };
        Members { shared: Arc::new(Mutex::new(shared)), next, ended: false }
    }

    /// Where the next header stands, or should.
    pub(super) fn position(&self) -> u64 {
        self.next
    }

    /// The next member that holds bytes.
    pub(super) fn next_member(&mut self) -> io::Result<Option<Member>> {
        let mut ahead = Ahead::default();
        // What holds no bytes of its own is passed over here.
        loop {
            let Some(block) = self.header()? else { return Ok(None) };
            let header = Header::from_byte_slice(&block);
            let stated = header.entry_size().map_err(|_| self.bad_header())?;
            match header.entry_type() {
                EntryType::GNULongName => ahead.name = Some(self.long_name(stated)?),
                EntryType::GNULongLink | EntryType::XGlobalHeader => {
                    self.content(stated)?;
                }
                EntryType::XHeader => {
                    let content = self.content(stated)?;
                    extend(&mut ahead, &content);
                }
                kind => {
                    let size = ahead.size.unwrap_or(stated);
                    let before = std::mem::take(&mut ahead);
                    let is_file = kind.is_file() || kind.is_contiguous() || kind.is_gnu_sparse();
                    let holds_bytes = !matches!(
                        kind,
                        EntryType::Link
                            | EntryType::Symlink
                            | EntryType::Char
                            | EntryType::Block
                            | EntryType::Directory
                            | EntryType::Fifo
                    );
                    let start = self.next;
                    let length = if holds_bytes { padded(size) } else { 0 };
                    self.next = start.checked_add(length).ok_or_else(|| self.bad_header())?;
                    let raw = before.name.unwrap_or_else(|| header.path_bytes().into_owned());
                    // Folders of before ustar are files whose name ends so.
                    if is_file && !raw.ends_with(b"/") {
                        let is_sparse = kind.is_gnu_sparse() || before.is_sparse;
                        let modified =
                            before.modified.or_else(|| header.mtime().ok().and_then(|at| at.try_into().ok()));
                        return Ok(Some(self.member(&raw, start, size, is_sparse, modified)));
                    }
                }
            }
        }
    }

    fn member(&self, raw: &[u8], start: u64, size: u64, is_sparse: bool, modified: Option<i64>) -> Member {
        let name = name(raw);
        let content = if is_sparse {
            Err(Refusal::new("unsupported", "it is a sparse file, of which a tar holds only pieces"))
        } else {
            let body = Body { shared: Arc::clone(&self.shared), at: start, end: start.saturating_add(size) };
            Ok(Source::new(super::file_name(&name), Box::new(body)))
        };
        // Archives that keep no times say 1970.
        Member::file(name, modified.filter(|at| *at > 0), content)
    }

    /// The next block that is a header; none behind the last.
    fn header(&mut self) -> io::Result<Option<[u8; BLOCK]>> {
        lock(&self.shared).skip_to(self.next).map_err(|error| self.cut(error))?;
        loop {
            let mut block = [0; BLOCK];
            let n = self.fill(&mut block)?;
            if n == 0 && self.ended {
                return Ok(None);
            }
            if n < BLOCK {
                // Behind the end's mark stands what fills up a tape's block.
                return if self.ended { Ok(None) } else { Err(truncated("the tar ends without its end mark")) };
            }
            self.next += BLOCK as u64;
            if block.iter().all(|byte| *byte == 0) {
                self.ended = true;
            } else if is_header(&block) {
                // Behind an end another tar may stand.
                self.ended = false;
                return Ok(Some(block));
            } else if self.ended {
                return Ok(None);
            } else {
                return Err(self.bad_header());
            }
        }
    }

    /// Reads a whole block where there is one; how much there was.
    fn fill(&self, block: &mut [u8]) -> io::Result<usize> {
        let mut shared = lock(&self.shared);
        let mut have = 0;
        while let Some(room) = block.get_mut(have..).filter(|room| !room.is_empty()) {
            let n = shared.read(room)?;
            if n == 0 {
                break;
            }
            have += n;
        }
        Ok(have)
    }

    /// The bytes that a header for another header holds.
    fn content(&mut self, size: u64) -> io::Result<Vec<u8>> {
        if size > MOST_HEADER_BYTES {
            return Err(self.bad_header());
        }
        let mut content = vec![0; usize::try_from(size).unwrap_or_default()];
        if self.fill(&mut content)? < content.len() {
            return Err(truncated("the tar ends within a header"));
        }
        self.next += padded(size);
        lock(&self.shared).skip_to(self.next).map_err(|error| self.cut(error))?;
        Ok(content)
    }

    fn long_name(&mut self, size: u64) -> io::Result<Vec<u8>> {
        let mut name = self.content(size)?;
        if let Some(end) = name.iter().position(|byte| *byte == 0) {
            name.truncate(end);
        }
        Ok(name)
    }

    fn cut(&self, error: io::Error) -> io::Error {
        match error.kind() {
            io::ErrorKind::UnexpectedEof if error.get_ref().is_none() => truncated("the tar ends within a member"),
            _ => error,
        }
    }

    fn bad_header(&self) -> io::Error {
        corrupt(format!("what stands at byte {} of the tar is no header", self.next.saturating_sub(BLOCK as u64)))
    }

    /// Reads what follows the end.
    pub(super) fn finish(self) -> io::Result<()> {
        let mut scratch = vec![0; 1 << 16];
        let mut shared = lock(&self.shared);
        while shared.read(&mut scratch)? > 0 {}
        Ok(())
    }
}

/// The size with what fills up its last block.
fn padded(size: u64) -> u64 {
    size.div_ceil(BLOCK as u64).saturating_mul(BLOCK as u64)
}

/// Takes what a pax header says of the member behind it.
fn extend(ahead: &mut Ahead, content: &[u8]) {
    for extension in PaxExtensions::new(content).flatten() {
        let value = extension.value_bytes();
        let text = std::str::from_utf8(value).unwrap_or_default();
        match extension.key_bytes() {
            b"path" => ahead.name = Some(value.to_vec()),
            b"size" => ahead.size = text.parse().ok().or(ahead.size),
            b"mtime" => ahead.modified = text.split('.').next().and_then(|seconds| seconds.parse().ok()),
            key if key.starts_with(b"GNU.sparse.") => ahead.is_sparse = true,
            _ => {}
        }
    }
}

/// The bytes of one member.
struct Body {
    shared: Arc<Mutex<Shared>>,
    at: u64,
    end: u64,
}

impl Read for Body {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut shared = lock(&self.shared);
        // Who reads a member that was left behind finds nothing.
        if shared.source.position() != self.at || self.at >= self.end || buffer.is_empty() {
            return Ok(0);
        }
        let most = usize::try_from(self.end - self.at).unwrap_or(usize::MAX).min(buffer.len());
        let n = shared.read(buffer.get_mut(..most).unwrap_or_default())?;
        if n == 0 {
            return Err(truncated("the tar ends within this member"));
        }
        self.at += n as u64;
        Ok(n)
    }
}
