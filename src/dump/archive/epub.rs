//! EPUB, a book: its chapters in the order of reading, with what the book says of itself.
//!
//! - `package`: the book's title, authors, date, and which files are read in which order;
//! - `contents`: what the chapters are called; `front`: which files are none;
//! - `cut`: files that hold several chapters; `xml`: the small files that say all this.
//!
//! A chapter is what a line of the first level of the table of contents leads to, or a file of the book where none does. The
//! cover, lists and pages on rights are left out, and so is what is encrypted; fonts that are hidden from copying do not
//! matter. Text itself is not read here.

mod contents;
mod cut;
mod front;
mod package;
mod xml;

use std::collections::{HashMap, HashSet, VecDeque};
use std::io::{self, Cursor, Read};
use std::sync::Arc;

use self::contents::{Line, folder, resolved};
use self::cut::Place;
use self::package::Package;
use super::zip::Files;
use super::{Facts, Left, Member, file_name};
use crate::dump::fault::{Refusal, corrupt};
use crate::dump::source::{Reader, Source};

/// A longer file of those that say what the book is is none.
const MOST_ABOUT_BYTES: u64 = 16 << 20;
/// A longer chapter is none.
const MOST_CHAPTER_BYTES: u64 = 64 << 20;
/// The kind of what is left out.
const NO_CHAPTER: &str = "no_chapter";

/// A book, being read.
pub(super) struct Book {
    files: Files,
    facts: Facts,
    chapters: VecDeque<Chapter>,
    /// Parts of the file at hand that are still to be given.
    parts: VecDeque<Member>,
    /// What the last line of the table of contents said.
    label: Option<String>,
    /// Files that are no chapters.
    others: u64,
}

/// A file of the book, in the order of reading.
struct Chapter {
    path: String,
    /// What the table of contents says of it, and of places in it.
    lines: Vec<(Option<String>, String)>,
    /// Why it is not read.
    refusal: Option<Refusal>,
}

impl Book {
    /// Reads what the book says of itself.
    pub(super) fn open(mut files: Files) -> io::Result<Self> {
        let container = about(&mut files, "META-INF/container.xml")?;
        let mut at = None;
        xml::walk(&container, &mut |node| {
            if let xml::Node::Open(element) = node
                && element.name() == "rootfile"
                && at.is_none()
            {
                at = element.attribute("full-path");
            }
        });
        let at = at.ok_or_else(|| corrupt("the book does not say where its package file is"))?;
        let (at, _) = resolved("", &at);
        let package = Package::read(&about(&mut files, &at)?);
        if package.spine.is_empty() {
            return Err(corrupt("the book's package file lists no chapters"));
        }
        let chapters = chapters(&package, folder(&at), &mut files);
        let is_readable =
            |chapter: &Chapter| chapter.refusal.as_ref().is_none_or(|refusal| refusal.kind != "encrypted");
        if !chapters.iter().any(is_readable) {
            return Err(Refusal::new("encrypted", "it is a book whose chapters are encrypted").into());
        }
        let others = others(&package, folder(&at), &chapters);
        let facts = package.facts;
        Ok(Book { files, facts, chapters: chapters.into(), parts: VecDeque::new(), label: None, others })
    }

    /// The next chapter.
    pub(super) fn next_member(&mut self) -> Option<Member> {
        if let Some(part) = self.parts.pop_front() {
            return Some(part);
        }
        let Chapter { path, lines, refusal } = self.chapters.pop_front()?;
        if let Some(refusal) = refusal {
            return Some(Member::file(path, None, Err(refusal)));
        }
        let bytes = match self.files.read(&path, MOST_CHAPTER_BYTES) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => {
                let error = corrupt("the book lists it, and the archive does not hold it");
                return Some(Member::file(path.clone(), None, Ok(Source::failing(file_name(&path), error))));
            }
            Err(error) => return Some(Member::file(path.clone(), None, Ok(Source::failing(file_name(&path), error)))),
        };
        let what = std::str::from_utf8(&bytes).ok().and_then(front::by_markup);
        if let Some(what) = what {
            return Some(Member::file(path, None, Err(no_chapter(what))));
        }
        let places = lines.into_iter().map(|(place, label)| Place { place, label }).collect();
        for part in cut::parts(&bytes, places) {
            let name = part.place.as_ref().map_or_else(|| path.clone(), |place| format!("{path}#{place}"));
            let (title, label) = match part.label {
                Some(title) => {
                    self.label = Some(title.clone());
                    (Some(title), None)
                }
                // What goes on from the file before it.
                None => (None, self.label.clone()),
            };
            let facts = Some(Arc::new(Facts { title, label, ..self.facts.clone() }));
            let content = source(&path, &bytes, part.from, part.to);
            self.parts.push_back(Member { facts, format: Some("chapter"), ..Member::file(name, None, content) });
        }
        self.parts.pop_front()
    }

    /// What was left out unlisted.
    pub(super) fn left(&self) -> Vec<Left> {
        let message = "files of a book that are no chapters".to_owned();
        let left = Left { kind: "asset", message, count: self.others, is_damage: false };
        Some(left).filter(|left| left.count > 0).into_iter().collect()
    }
}

fn about(files: &mut Files, path: &str) -> io::Result<Vec<u8>> {
    files.read(path, MOST_ABOUT_BYTES)?.ok_or_else(|| corrupt(format!("the book has no {path}")))
}

fn no_chapter(what: &str) -> Refusal {
    Refusal::new(NO_CHAPTER, format!("it is {what} of a book"))
}

/// The bytes of a file from `from` up to `to`, at their place in it.
fn source(path: &str, bytes: &[u8], from: usize, to: usize) -> Result<Source, Refusal> {
    let line = memchr::memchr_iter(b'\n', bytes.get(..from).unwrap_or_default()).count() as u64 + 1;
    let part = bytes.get(from..to).unwrap_or_default().to_vec();
    Ok(Source::within(file_name(path), Box::new(Cursor::new(part)), from as u64, line))
}

/// The files of the book in the order of reading.
fn chapters(package: &Package, folder_of_all: &str, files: &mut Files) -> Vec<Chapter> {
    let encrypted = encrypted(files);
    let (mut table, mut kinds) = (Vec::new(), HashMap::new());
    for (href, kind) in &package.guide {
        kinds.insert(resolved(folder_of_all, href).0, kind.clone());
    }
    let mut take = |lines: Vec<Line>, from: &str| {
        let placed = lines.into_iter().map(|line| (resolved(from, &line.href), line.label, line.is_outer));
        table.extend(placed);
    };
    let nav = package.files.values().find(|file| file.properties.split_ascii_whitespace().any(|word| word == "nav"));
    let nav = nav.map(|file| resolved(folder_of_all, &file.href).0);
    if let Some(path) = &nav
        && let Ok(page) = about(files, path)
    {
        let (lines, landmarks) = contents::of_page(&page);
        take(lines, folder(path));
        for (href, kind) in landmarks {
            let (path, place) = resolved(folder(path), &href);
            // A place within a file says nothing of the file.
            if place.is_none() {
                kinds.insert(path, kind);
            }
        }
    }
    let ncx = package.ncx.as_ref().and_then(|id| package.files.get(id));
    if table.is_empty()
        && let Some(path) = ncx.map(|file| resolved(folder_of_all, &file.href).0)
        && let Ok(ncx) = about(files, &path)
    {
        let lines = contents::of_ncx(&ncx);
        let placed = lines.into_iter().map(|line| (resolved(folder(&path), &line.href), line.label, line.is_outer));
        table.extend(placed);
    }
    let mut lines: HashMap<String, Vec<(Option<String>, String, bool)>> = HashMap::new();
    for ((path, place), label, is_outer) in table {
        lines.entry(path).or_default().push((place, label, is_outer));
    }
    let mut chapters = Vec::new();
    for file in package.spine.iter().filter_map(|id| package.files.get(id)) {
        let (path, _) = resolved(folder_of_all, &file.href);
        let all = lines.remove(&path).unwrap_or_default();
        // What is only a section of a chapter does not part it, but may be all that is said of a file.
        let has_outer = all.iter().any(|(.., is_outer)| *is_outer);
        let first = all.first().cloned();
        let lines: Vec<_> = match has_outer {
            true => {
                all.into_iter().filter(|(.., is_outer)| *is_outer).map(|(place, label, _)| (place, label)).collect()
            }
            false => first.map(|(_, label, _)| (None, label)).into_iter().collect(),
        };
        let is_text = matches!(
            file.media_type.as_str(),
            "" | "application/xhtml+xml" | "text/html" | "application/x-dtbook+xml" | "application/xml"
        );
        let by_label = || match lines.as_slice() {
            [(_, label)] => front::by_label(label),
            _ => None,
        };
        let refusal = if encrypted.contains(&path) {
            Some(Refusal::new("encrypted", "it is encrypted"))
        } else if !is_text {
            Some(no_chapter("a picture"))
        } else if nav.as_ref() == Some(&path) {
            Some(no_chapter("the table of contents"))
        } else {
            let by_type = kinds.get(&path).and_then(|kind| front::by_type(kind));
            by_type.or_else(|| front::by_name(&path)).or_else(by_label).map(no_chapter)
        };
        chapters.push(Chapter { path, lines, refusal });
    }
    chapters
}

/// How many of the book's files are neither chapters nor its tables of contents: pictures, styles, fonts.
fn others(package: &Package, folder_of_all: &str, chapters: &[Chapter]) -> u64 {
    let read: HashSet<&str> = chapters.iter().map(|chapter| chapter.path.as_str()).collect();
    let is_other = |file: &&package::File| {
        let is_table = file.properties.split_ascii_whitespace().any(|word| word == "nav")
            || file.media_type == "application/x-dtbncx+xml";
        !is_table && !read.contains(resolved(folder_of_all, &file.href).0.as_str())
    };
    package.files.values().filter(is_other).count() as u64
}

/// The files that are encrypted, but for those that are only hidden from copying, as fonts may be.
fn encrypted(files: &mut Files) -> HashSet<String> {
    const HIDDEN: &[&str] = &["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];
    let mut paths = HashSet::new();
    let Ok(Some(bytes)) = files.read("META-INF/encryption.xml", MOST_ABOUT_BYTES) else { return paths };
    let (mut depth, mut is_hidden) = (0_u32, false);
    xml::walk(&bytes, &mut |node| match node {
        xml::Node::Open(element) => match element.name().as_str() {
            "EncryptedData" => (depth, is_hidden) = (0, false),
            // The method of the data comes first; that of its key stands within.
            "KeyInfo" => depth += 1,
            "EncryptionMethod" if depth == 0 => {
                is_hidden = element.attribute("Algorithm").is_some_and(|name| HIDDEN.contains(&name.as_str()));
            }
            "CipherReference" if !is_hidden => {
                paths.extend(element.attribute("URI").map(|path| resolved("", &path).0));
            }
            _ => {}
        },
        xml::Node::Close("KeyInfo") => depth = depth.saturating_sub(1),
        _ => {}
    });
    paths
}

/// All of a member, which may have `most` bytes.
pub(super) fn whole(source: Source, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    Reader(source).take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(Refusal::new("too_large", format!("it has more than {} MiB", most >> 20)).into());
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests;
