//! ZIM, the archive of a site to be read offline: the pages in it, cluster by cluster.
//!
//! - `header`, `entry` (with `window` beneath): the tables, and what they say of each entry;
//! - `survey`: one look at all entries, for which are pages and what else there is;
//! - `cluster`: the blobs, each cluster unpacked once.
//!
//! Pages are given in the order in which their content lies, which is as stable as the file. Redirects and whatever pages are
//! made of are counted. A ZIM may be split into files (`.zimaa`, `.zimab` …), and may stand behind other bytes. Its checksum
//! is not verified, which would cost reading all of its pictures; damage is told where it is met, and costs what it hits.

mod cluster;
mod entry;
mod header;
mod survey;
mod window;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use self::cluster::{Cluster, MOST_BLOB_BYTES};
use self::entry::{Blob, Entry};
use self::header::{BYTES, Header, MAGIC};
use self::survey::{Survey, Type, Wanted};
use self::window::Window;
use super::{Facts, Left, Member, Place, file_name, name};
use crate::dump::fault::{again, kind};
use crate::dump::limits::Allowance;
use crate::dump::source::Source;
use crate::dump::spool::Bytes;

/// Entries are asked for out of order when their content is read: this much is read of each.
const NEAR_BYTES: usize = 1 << 10;
/// Parts of a split file are looked for up to `.zimzz`.
const LETTERS: std::ops::RangeInclusive<u8> = b'a'..=b'z';

/// Whether these are the first bytes of a ZIM.
pub(super) fn is_zim(head: &[u8]) -> bool {
    head.strip_prefix(&MAGIC).is_some_and(|rest| rest.get(1).is_none_or(|high| *high == 0))
}

/// Where a ZIM begins that stands behind other bytes: only a header that makes sense in all its parts is one.
pub(super) fn find(head: &[u8]) -> Option<usize> {
    memchr::memmem::find_iter(head, &MAGIC).find(|at| {
        let header = head.get(*at..).and_then(|rest| rest.first_chunk::<BYTES>()).map(Header::parse);
        header.is_some_and(|(major, header)| Header::is_plausible(major, &header))
    })
}

/// The files that hold the parts behind the first, `.zimaa`, in order.
fn further_parts(path: &Path) -> Vec<PathBuf> {
    let Some(stem) = path.to_str().and_then(|path| path.strip_suffix("aa")).filter(|stem| stem.ends_with(".zim"))
    else {
        return Vec::new();
    };
    let endings = LETTERS.flat_map(|first| LETTERS.map(move |second| [first, second].map(char::from)));
    let paths = endings.skip(1).map(|[first, second]| PathBuf::from(format!("{stem}{first}{second}")));
    paths.take_while(|path| path.is_file()).collect()
}

/// Whether a file is a part of a split ZIM behind the first, which is there and takes it along.
pub fn is_further_part(path: &Path) -> bool {
    let Some((stem, [first, second])) = path.to_str().and_then(|path| {
        let (stem, ending) = path.split_at_checked(path.len().checked_sub(2)?)?;
        Some((stem, <[u8; 2]>::try_from(ending.as_bytes()).ok()?))
    }) else {
        return false;
    };
    stem.ends_with(".zim")
        && LETTERS.contains(&first)
        && LETTERS.contains(&second)
        && [first, second] != *b"aa"
        && Path::new(&format!("{stem}aa")).is_file()
}

/// The pages of a ZIM.
pub struct Members {
    source: Source,
    bytes: Bytes,
    header: Header,
    allowance: Allowance,
    window: Window,
    wanted: std::vec::IntoIter<Wanted>,
    /// The cluster at hand, or why it cannot be read.
    cluster: Option<(u32, io::Result<Cluster>)>,
    last: Option<Blob>,
    facts: Facts,
    left: survey::Counts,
    damage: Vec<io::Error>,
}

impl Members {
    /// Reads the tables.
    pub(super) fn open(mut source: Source, place: &Place, allowance: &Allowance) -> io::Result<Self> {
        let start = match source.peek() {
            Some(head) if !is_zim(head) => find(head).unwrap_or_default() as u64,
            _ => 0,
        };
        let parts = place.file.as_ref().map(|(path, _)| further_parts(path)).unwrap_or_default();
        let bytes = Bytes::of_parts(&mut source, place, &parts)?.behind(start);
        let header = Header::read(&bytes)?;
        let survey = Survey::make(&bytes, &header, allowance);
        Ok(Members {
            source,
            window: Window::new(&bytes, NEAR_BYTES),
            bytes,
            header,
            allowance: allowance.clone(),
            wanted: survey.wanted.into_iter(),
            cluster: None,
            last: None,
            facts: survey.facts,
            left: survey.counts,
            damage: survey.damage,
        })
    }

    /// The next page.
    pub(super) fn next_member(&mut self) -> io::Result<Option<Member>> {
        while let Some(wanted) = self.wanted.next() {
            // Several entries may have one content: the others are its other names.
            if self.last.replace(wanted.blob) == Some(wanted.blob) {
                self.left.names += 1;
                continue;
            }
            let (name, facts) = match self.described(wanted.entry) {
                Ok(described) => described,
                Err(error) => {
                    let name = format!("entry {}", wanted.entry);
                    return Ok(Some(Member::file(name.clone(), None, Ok(Source::failing(name, error)))));
                }
            };
            let blob = match self.blob(wanted.blob) {
                Ok(blob) if wanted.kind == Type::Unknown && !is_page(&blob) => {
                    self.left.others += 1;
                    continue;
                }
                blob => blob,
            };
            let source = match blob {
                Ok(blob) => Source::new(file_name(&name), Box::new(io::Cursor::new(blob))),
                Err(error) => Source::failing(file_name(&name), error),
            };
            let format = if wanted.kind == Type::Text { "text" } else { "html" };
            let facts = Some(Arc::new(facts));
            return Ok(Some(Member { facts, format: Some(format), ..Member::file(name, None, Ok(source)) }));
        }
        Ok(None)
    }

    /// The name of an entry, and what is known of it.
    fn described(&mut self, number: u32) -> io::Result<(String, Facts)> {
        let at = self.window.pointer(self.header.paths_at, number)?;
        let entry = Entry::read(&mut self.window, at)?;
        let path = name(entry.path);
        // Where all that is read lies in one namespace, it is no part of the name.
        let path = match self.header.has_new_namespaces {
            true => path,
            false => format!("{}/{path}", char::from(entry.space)),
        };
        let title = String::from_utf8_lossy(entry.title).trim().to_owned();
        let label = Some(title).filter(|title| !title.is_empty());
        Ok((path, Facts { label, ..self.facts.clone() }))
    }

    fn blob(&mut self, blob: Blob) -> io::Result<Vec<u8>> {
        let (number, _) = blob;
        let cluster = match self.cluster.take() {
            Some((at_hand, cluster)) if at_hand == number => cluster,
            _ => self.open_cluster(number),
        };
        let (_, cluster) = self.cluster.insert((number, cluster));
        match cluster {
            Ok(cluster) => cluster.blob(blob, MOST_BLOB_BYTES),
            Err(error) => Err(again(error)),
        }
    }

    fn open_cluster(&mut self, number: u32) -> io::Result<Cluster> {
        survey::open_cluster(number, &self.bytes, &self.header, &mut self.window, &self.allowance)
    }

    /// What was left out, and what is wrong with the ZIM beyond what was told of its members.
    pub(super) fn left(&self) -> Vec<Left> {
        let damage = self.damage.first().map(|first| Left {
            kind: kind(first, "io"),
            message: self.damage.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
            count: 1,
            is_damage: true,
        });
        damage.into_iter().chain(self.left.list()).collect()
    }

    pub(super) fn into_source(self) -> Source {
        self.source
    }
}

/// Whether content of an unknown type begins as a page does.
fn is_page(blob: &[u8]) -> bool {
    const LOOKED_AT: usize = 1 << 10;
    let head = blob.get(..LOOKED_AT).unwrap_or(blob).to_ascii_lowercase();
    let start = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&head).trim_ascii_start();
    start.starts_with(b"<")
        && [&b"<html"[..], b"<!doctype html", b"<body"].iter().any(|mark| memchr::memmem::find(start, mark).is_some())
}

#[cfg(test)]
mod tests;
