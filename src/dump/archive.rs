//! Archives: their members, one after the other, each a dump of its own.
//!
//! Nothing is unpacked to disk. A tar is read as it comes; a zip is read by its directory, which stands at its end, and a
//! ZIM by its tables, so one that lies within another file is first written to a temporary file without a name, which the
//! system removes whatever happens. Members' names are only names: no path is ever made of one. A zip that is a book
//! gives its chapters, a WACZ its web archives; one that is a document of another kind, such as a spreadsheet, is refused as
//! a whole, and so is one whose members overlap.

mod document;
mod epub;
mod facts;
mod names;
#[cfg(feature = "sqlite")]
mod sqlite;
mod tar;
pub mod zim;
mod zip;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use super::fault::{Refusal, kind};
use super::limits::Allowance;
use super::source::{Reader, Source};

pub use super::spool::Place;
pub use facts::Facts;
pub use names::Names;

/// The kinds of archives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// tar, of any of its dialects.
    Tar,
    /// zip, zip64 included.
    Zip,
    /// ZIM, the archive of a site to be read offline.
    Zim,
    /// A database of SQLite.
    #[cfg(feature = "sqlite")]
    Sqlite,
}

impl Kind {
    /// Tells an archive by its first bytes.
    pub fn of(head: &[u8]) -> Option<Self> {
        if zip::is_zip(head) {
            return Some(Kind::Zip);
        }
        if tar::is_tar(head) {
            return Some(Kind::Tar);
        }
        #[cfg(feature = "sqlite")]
        if sqlite::is_sqlite(head) {
            return Some(Kind::Sqlite);
        }
        zim::is_zim(head).then_some(Kind::Zim)
    }

    /// Tells an archive that stands behind other bytes, where nothing recognises those.
    pub fn within(head: &[u8]) -> Option<Self> {
        zim::find(head).map(|_| Kind::Zim)
    }

    /// The archive's name in reports and the manifest.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Tar => "tar",
            Kind::Zip => "zip",
            Kind::Zim => "zim",
            #[cfg(feature = "sqlite")]
            Kind::Sqlite => "sqlite",
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
    /// What the archive knows of it.
    pub facts: Option<Arc<Facts>>,
    /// The name of the format that the archive says it is in, so that nobody needs to look.
    pub format: Option<&'static str>,
    /// The names of a table's columns: only who knows articles knows whether it holds any.
    pub columns: Option<Vec<String>>,
}

impl Member {
    /// A member of which nothing is known but its name and when it was changed.
    fn file(name: String, modified: Option<i64>, content: Result<Source, Refusal>) -> Self {
        Member { name, modified, content, facts: None, format: None, columns: None }
    }
}

/// What is told of an archive once, and not of single members: those that are no dumps by what the archive says of them, so
/// many that they are only counted; damage that cost no member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// A short stable name.
    pub kind: &'static str,
    /// What they are.
    pub message: String,
    /// How many.
    pub count: u64,
    /// Whether it is damage.
    pub is_damage: bool,
}

/// An archive, opened.
pub enum Archive {
    /// A tar.
    Tar(tar::Members),
    /// A zip.
    Zip(Box<zip::Members>),
    /// A ZIM.
    Zim(Box<zim::Members>),
    /// A database.
    #[cfg(feature = "sqlite")]
    Sqlite(Box<sqlite::Members>),
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
            Kind::Zim => Archive::Zim(Box::new(zim::Members::open(source, place, allowance)?)),
            #[cfg(feature = "sqlite")]
            Kind::Sqlite => Archive::Sqlite(Box::new(sqlite::Members::open(source, place)?)),
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
            Archive::Zim(members) => members.next_member(),
            #[cfg(feature = "sqlite")]
            Archive::Sqlite(members) => Ok(members.next_member()),
        }
    }

    /// How far the archive was read, in its own bytes; 0 where it is not read forward.
    pub fn position(&self) -> u64 {
        match self {
            Archive::Tar(members) => members.position(),
            _ => 0,
        }
    }

    /// Whether its members are files of some computer, so that a name can mean that one is hidden.
    pub fn holds_files(&self) -> bool {
        match self {
            Archive::Tar(_) => true,
            Archive::Zip(members) => members.holds_files(),
            _ => false,
        }
    }

    /// What was left out unlisted; whole once the last member was given.
    pub fn left(&self) -> Vec<Left> {
        match self {
            Archive::Tar(_) => Vec::new(),
            Archive::Zip(members) => members.left(),
            Archive::Zim(members) => members.left(),
            #[cfg(feature = "sqlite")]
            Archive::Sqlite(members) => members.left(),
        }
    }

    /// Reads what follows the last member, so that the file's fingerprint is whole.
    ///
    /// # Errors
    /// What the disk or a decoder says.
    pub fn finish(self) -> io::Result<()> {
        let source = match self {
            Archive::Tar(members) => return members.finish(),
            Archive::Zip(members) => members.into_source(),
            Archive::Zim(members) => members.into_source(),
            #[cfg(feature = "sqlite")]
            Archive::Sqlite(members) => members.into_source(),
        };
        io::copy(&mut Reader(source), &mut io::sink()).map(drop)
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

#[cfg(test)]
mod tests;
