//! zip, read by the directory at its end, in the order of the directory: zip64, anything in front of it.
//!
//! The directory is read as it is needed, so a million members need no more memory than one. Sizes are believed from the
//! directory alone; local headers only say where a member's bytes begin. Every member's size and checksum is verified.

mod directory;
mod member;

use std::collections::HashMap;
use std::io;

use self::directory::{Directory, Record};
use super::document::{Document, Signs, is_archived, is_of_archive};
use super::epub::Book;
use super::{Left, Member, Place};
use crate::dump::fault::Refusal;
use crate::dump::limits::Allowance;
use crate::dump::source::Source;
use crate::dump::spool::Bytes;

/// A book of more files is none.
const MOST_FILES: usize = 100_000;

/// Whether these are the first bytes of a zip, an empty one or one in parts included.
pub(super) fn is_zip(head: &[u8]) -> bool {
    matches!(head, [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] | [b'P', b'K', 7, 8, b'P', b'K', 3, 4, ..])
}

/// The members of a zip.
pub struct Members {
    bytes: Bytes,
    content: Content,
    allowance: Allowance,
    source: Source,
}

/// What a zip is.
enum Content {
    /// An archive of dumps.
    Files(Directory),
    /// A book.
    Book(Box<Book>),
    /// A web archive with its indexes: how many files are of the archive alone.
    WebArchive(Directory, u64),
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
        let document = signs.document();
        if let Document::Other(refusal) = document {
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
        let content = match document {
            Document::Book => {
                let files = Files::of(&mut directory, &bytes, allowance)?;
                Content::Book(Box::new(Book::open(files)?))
            }
            Document::WebArchive => Content::WebArchive(directory, 0),
            _ => Content::Files(directory),
        };
        Ok(Members { bytes, content, allowance: allowance.clone(), source })
    }

    /// The next member that is a file.
    pub(super) fn next_member(&mut self) -> io::Result<Option<Member>> {
        let (directory, mut others) = match &mut self.content {
            Content::Book(book) => return Ok(book.next_member()),
            Content::Files(directory) => (directory, None),
            Content::WebArchive(directory, others) => (directory, Some(others)),
        };
        while let Some(record) = directory.next_record()? {
            if !record.is_file() {
                continue;
            }
            if let Some(others) = &mut others
                && let name = super::name(&record.name)
                && !is_archived(&name)
            {
                **others += u64::from(!is_of_archive(&name));
                continue;
            }
            return Ok(Some(member::open(&record, &self.bytes, &self.allowance)));
        }
        Ok(None)
    }

    /// What was left out unlisted.
    pub(super) fn left(&self) -> Vec<Left> {
        match &self.content {
            Content::Files(_) => Vec::new(),
            Content::Book(book) => book.left(),
            Content::WebArchive(_, others) => {
                let message = "logs and other files of a web archive".to_owned();
                let left = Left { kind: "asset", message, count: *others, is_damage: false };
                Some(left).filter(|left| left.count > 0).into_iter().collect()
            }
        }
    }

    /// Whether a name with a dot in front is that of a hidden file.
    pub(super) fn holds_files(&self) -> bool {
        !matches!(self.content, Content::Book(_))
    }

    pub(super) fn into_source(self) -> Source {
        self.source
    }
}

/// The files of a zip that must be asked for by their names.
pub(super) struct Files {
    records: HashMap<String, Record>,
    bytes: Bytes,
    allowance: Allowance,
}

impl Files {
    fn of(directory: &mut Directory, bytes: &Bytes, allowance: &Allowance) -> io::Result<Self> {
        let mut records = HashMap::new();
        while let Some(record) = directory.next_record()? {
            if records.len() >= MOST_FILES {
                let message = format!("it is a book of more than {MOST_FILES} files");
                return Err(Refusal::new("too_large", message).into());
            }
            if record.is_file() {
                records.insert(super::name(&record.name), record);
            }
        }
        Ok(Files { records, bytes: bytes.clone(), allowance: allowance.clone() })
    }

    /// What the file of that name holds, no more than `most`; none where there is no such file.
    pub(super) fn read(&mut self, path: &str, most: u64) -> io::Result<Option<Vec<u8>>> {
        let Some(record) = self.records.get(path) else { return Ok(None) };
        let source = member::open(record, &self.bytes, &self.allowance).content?;
        super::epub::whole(source, most).map(Some)
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
