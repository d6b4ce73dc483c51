//! Archives: their members, one after the other, each a dump of its own.
//!
//! Nothing is unpacked to disk. A tar is read as it comes; a zip is read by its directory, which stands at its end, so
//! one that lies within another file is first written to a temporary file without a name, which the system removes
//! whatever happens. Members' names are only names: no path is ever made of one. A zip that is a document of another
//! kind, such as a spreadsheet, is refused as a whole, and so is one whose members overlap.

mod document;
mod names;
mod spool;
mod tar;
mod zip;

use std::io;
use std::path::{Path, PathBuf};

use super::fault::{Refusal, kind};
use super::limits::Allowance;
use super::source::{Reader, Source};
use super::walk::Stat;

pub use names::Names;

/// The kinds of archives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// tar, of any of its dialects.
    Tar,
    /// zip, zip64 included.
    Zip,
}

impl Kind {
    /// Tells an archive by its first bytes.
    pub fn of(head: &[u8]) -> Option<Self> {
        if zip::is_zip(head) {
            return Some(Kind::Zip);
        }
        tar::is_tar(head).then_some(Kind::Tar)
    }

    /// The archive's name in reports and the manifest.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Tar => "tar",
            Kind::Zip => "zip",
        }
    }
}

/// One member of an archive.
pub struct Member {
    /// Its name as it stands, bytes that are no UTF-8 as %XX.
    pub name: String,
    /// When it was last changed, in seconds since 1970 UTC, where the archive says so.
    pub modified: Option<i64>,
    /// Its bytes, still packed where it is packed itself; or why they are not read.
    pub content: Result<Source, Refusal>,
}

/// Where an archive lies, and where one may be put that must be read out of order.
#[derive(Clone, Debug)]
pub struct Place {
    /// The file that is the archive, with its stat when it was opened; none for an archive within another file.
    pub file: Option<(PathBuf, Stat)>,
    /// A folder for temporary files.
    pub spool: PathBuf,
}

/// An archive, opened.
pub enum Archive {
    /// A tar.
    Tar(tar::Members),
    /// A zip.
    Zip(Box<zip::Members>),
}

impl Archive {
    /// Opens `source` as an archive of `kind`.
    ///
    /// # Errors
    /// A refusal where it is no dump, and what its directory or the disk says.
    pub fn open(kind: Kind, source: Source, place: &Place, allowance: &Allowance) -> io::Result<Self> {
        Ok(match kind {
            Kind::Tar => Archive::Tar(tar::Members::new(source)),
            Kind::Zip => Archive::Zip(Box::new(zip::Members::open(source, place, allowance)?)),
        })
    }

    /// The next member. What was not read of the one before is passed over.
    ///
    /// # Errors
    /// What is wrong with the archive itself; nothing can be read behind that.
    pub fn next_member(&mut self) -> io::Result<Option<Member>> {
        match self {
            Archive::Tar(members) => members.next_member(),
            Archive::Zip(members) => members.next_member(),
        }
    }

    /// How far the archive was read, in its own bytes; 0 where it is not read forward.
    pub fn position(&self) -> u64 {
        match self {
            Archive::Tar(members) => members.position(),
            Archive::Zip(_) => 0,
        }
    }

    /// Reads what follows the last member, so that the file's fingerprint is whole.
    ///
    /// # Errors
    /// What the disk or a decoder says.
    pub fn finish(self) -> io::Result<()> {
        match self {
            Archive::Tar(members) => members.finish(),
            Archive::Zip(members) => io::copy(&mut Reader(members.into_source()), &mut io::sink()).map(drop),
        }
    }
}

/// The short stable name of what is wrong with an archive or a member.
pub fn fault(error: &io::Error) -> &'static str {
    kind(error, "io")
}

/// The last part of a member's name, as the name of a file.
pub fn file_name(member: &str) -> &str {
    member.rsplit('/').next().unwrap_or(member)
}

/// Whether a member is hidden, as files are whose name or folder begins with a dot; `__MACOSX` holds what a Mac could not
/// put elsewhere.
pub fn is_hidden(member: &str) -> bool {
    let hides = |part: &str| (part.starts_with('.') && part != "." && part != "..") || part == "__MACOSX";
    member.split('/').any(hides)
}

/// A name's bytes as text: what is no UTF-8 as %XX, the `./` in front taken off.
fn name(raw: &[u8]) -> String {
    let mut rest = raw;
    while let Some(behind) = rest.strip_prefix(b"./") {
        rest = behind;
    }
    let mut out = String::with_capacity(rest.len());
    for piece in rest.utf8_chunks() {
        out.push_str(piece.valid());
        for byte in piece.invalid() {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// The path of a folder for temporary files, for who has none of his own.
pub fn temporary() -> PathBuf {
    std::env::temp_dir()
}

/// A place for an archive that lies at `path`, or within the file there where `is_bare` is false.
pub fn place(path: &Path, stat: Stat, is_bare: bool, spool: &Path) -> Place {
    let file = (is_bare && path.is_file()).then(|| (path.to_owned(), stat));
    Place { file, spool: spool.to_owned() }
}

#[cfg(test)]
mod tests;
