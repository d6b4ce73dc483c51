//! One look at all entries of a ZIM, in the order of their paths: which are pages, what is known of all of them, and what
//! is wrong with the tables.
//!
//! Of each page twelve bytes are kept. Which pages are articles is said by a list in newer ZIMs, by the namespace in older.

use std::io;

use super::cluster::{self, Cluster};
use super::entry::{Blob, Content, Entry};
use super::header::Header;
use super::window::Window;
use crate::dump::archive::{Facts, Left};
use crate::dump::fault::corrupt;
use crate::dump::limits::Allowance;
use crate::dump::spool::Bytes;

/// The entries' table and the entries themselves are read in stretches of this size.
const STRETCH_BYTES: usize = 64 << 10;
/// The table of types is no longer.
const MOST_TYPE_BYTES: usize = 64 << 10;
/// A longer text about the ZIM is none.
const MOST_TEXT_BYTES: u64 = 4 << 10;
/// So many neighbours in the table of titles are compared, spread over all of it.
const TITLE_SAMPLES: u32 = 1 << 16;
/// The list of the entries that are articles.
const LISTING: &[u8] = b"listing/titleOrdered/v1";

/// What a type's name promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Page,
    Text,
    Other,
    /// The table of types does not know it.
    Unknown,
}

/// An entry whose content is to be read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    pub blob: Blob,
    pub entry: u32,
    pub kind: Type,
}

/// What is not read, by what it is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    /// Other names of pages.
    pub names: u64,
    /// Content that is no page.
    pub others: u64,
    /// Pages that the ZIM does not count among its articles.
    pub parts: u64,
}

impl Counts {
    pub(super) fn list(self) -> Vec<Left> {
        let left = |kind, count, message: &str| Left { kind, message: message.to_owned(), count, is_damage: false };
        let all = [
            left("redirect", self.names, "other names of pages"),
            left("asset", self.others, "what pages are made of: pictures, styles, scripts"),
            left("not_listed", self.parts, "pages that the ZIM does not list among its articles"),
        ];
        all.into_iter().filter(|left| left.count > 0).collect()
    }
}

/// What was seen.
#[derive(Default)]
pub(super) struct Survey {
    pub wanted: Vec<Wanted>,
    pub facts: Facts,
    pub counts: Counts,
    pub damage: Vec<io::Error>,
}

/// Where what says something of the ZIM itself lies.
#[derive(Default)]
struct About {
    language: Option<Blob>,
    source: Option<Blob>,
    creator: Option<Blob>,
    listing: Option<Blob>,
}

impl Survey {
    /// Looks at everything but contents.
    pub(super) fn make(bytes: &Bytes, header: &Header, allowance: &Allowance) -> Self {
        let mut survey = Survey::default();
        survey.damage.extend(header.check(bytes.length()).err());
        let types = types(bytes, header).unwrap_or_else(|(error, types)| {
            survey.damage.push(error);
            types
        });
        let about = survey.entries(bytes, header, &types);
        survey.titles(bytes, header);
        survey.damage.extend(clusters(bytes, header).err());
        let mut window = Window::new(bytes, STRETCH_BYTES);
        let mut read = |blob: Blob, most: u64| -> io::Result<Vec<u8>> {
            open_cluster(blob.0, bytes, header, &mut window, allowance)?.blob(blob, most)
        };
        let mut text = |blob: Option<Blob>| {
            let text = String::from_utf8(read(blob?, MOST_TEXT_BYTES).ok()?).ok()?;
            Some(text.trim().to_owned()).filter(|text| text.chars().any(char::is_alphabetic))
        };
        survey.facts.language = text(about.language).filter(|language| !language.contains([',', ';']));
        let host = text(about.source).and_then(|source| host(&source));
        survey.facts.site = host.or_else(|| text(about.creator).filter(|creator| creator.len() < 100));
        if let Some(listing) = about.listing {
            match read(listing, u64::from(header.entries) * 4) {
                Ok(list) => survey.keep_listed(&list, header.entries),
                Err(error) => {
                    survey.damage.push(corrupt(format!("the ZIM's list of articles cannot be read: {error}")))
                }
            }
        }
        survey.wanted.sort_unstable_by_key(|wanted| (wanted.blob, wanted.entry));
        survey
    }

    /// Sorts the entries; where the texts about the ZIM lie.
    fn entries(&mut self, bytes: &Bytes, header: &Header, types: &[Type]) -> About {
        let mut about = About::default();
        let (mut table, mut window) = (Window::new(bytes, STRETCH_BYTES), Window::new(bytes, STRETCH_BYTES));
        let (mut before, mut is_disordered, mut untyped, mut broken) = ((0_u8, Vec::new()), false, 0_u64, 0_u64);
        for number in 0..header.entries {
            let at = match table.pointer(header.paths_at, number) {
                Ok(at) => at,
                // Nothing stands behind the end of the file either.
                Err(_) => {
                    broken += u64::from(header.entries - number);
                    break;
                }
            };
            let Ok(entry) = Entry::read(&mut window, at) else {
                broken += 1;
                continue;
            };
            is_disordered |= (entry.space, entry.path) < (before.0, before.1.as_slice());
            before.0 = entry.space;
            before.1.clear();
            before.1.extend_from_slice(entry.path);
            let is_content = match header.has_new_namespaces {
                true => entry.space == b'C',
                false => matches!(entry.space, b'A' | b'C'),
            };
            let (kind, blob) = match entry.content {
                Content::Redirect => {
                    self.counts.names += u64::from(is_content);
                    continue;
                }
                Content::Nothing => continue,
                Content::Blob { kind, blob } => (kind, blob),
            };
            let known = types.get(usize::from(kind)).copied().unwrap_or(Type::Unknown);
            untyped += u64::from(known == Type::Unknown);
            match (entry.space, entry.path) {
                _ if is_content && known != Type::Other => {
                    self.wanted.push(Wanted { blob, entry: number, kind: known })
                }
                _ if is_content => self.counts.others += 1,
                (b'M', b"Language") => about.language = Some(blob),
                (b'M', b"Source") => about.source = Some(blob),
                (b'M', b"Creator") => about.creator = Some(blob),
                (b'X', LISTING) => about.listing = Some(blob),
                // Namespaces of pictures, scripts, indexes: not even counted among what pages are made of.
                _ => {}
            }
        }
        if about.listing.is_none() {
            // Nobody says which of the texts are articles rather than what scripts read.
            let before = self.wanted.len();
            self.wanted.retain(|wanted| wanted.kind != Type::Text);
            self.counts.others += (before - self.wanted.len()) as u64;
        }
        let mut tell = |holds: bool, message: String| self.damage.extend(holds.then(|| corrupt(message)));
        tell(broken > 0, format!("entries of the ZIM that cannot be read: {broken}"));
        tell(untyped > 0, format!("entries of the ZIM of a type that its table does not hold: {untyped}"));
        tell(is_disordered, "the entries of the ZIM are not in the order of their paths".to_owned());
        about
    }

    /// Keeps only the articles among the pages.
    fn keep_listed(&mut self, list: &[u8], entries: u32) {
        let mut is_listed = vec![0_u64; (entries / 64 + 1) as usize];
        for number in list.as_chunks::<4>().0.iter().map(|bytes| u32::from_le_bytes(*bytes)) {
            if let Some(word) = is_listed.get_mut((number / 64) as usize) {
                *word |= 1 << (number % 64);
            }
        }
        let before = self.wanted.len();
        self.wanted.retain(|wanted| {
            is_listed.get((wanted.entry / 64) as usize).is_some_and(|word| word >> (wanted.entry % 64) & 1 == 1)
        });
        self.counts.parts += (before - self.wanted.len()) as u64;
    }

    /// Looks whether the table of titles is in order, which nothing here depends on: a sign of damage elsewhere.
    fn titles(&mut self, bytes: &Bytes, header: &Header) {
        if !header.has_titles() || header.entries < 2 {
            return;
        }
        let (mut table, mut pointers) = (Window::new(bytes, STRETCH_BYTES), Window::new(bytes, 8));
        let mut window = Window::new(bytes, super::NEAR_BYTES);
        let mut title = |index: u32| -> Option<(u8, Vec<u8>)> {
            let number = table.exactly::<4>(header.titles_at.saturating_add(u64::from(index) * 4)).ok()?;
            let number = Some(u32::from_le_bytes(number)).filter(|number| *number < header.entries)?;
            let at = pointers.pointer(header.paths_at, number).ok()?;
            let entry = Entry::read(&mut window, at).ok()?;
            Some((entry.space, if entry.title.is_empty() { entry.path } else { entry.title }.to_vec()))
        };
        let step = (header.entries / TITLE_SAMPLES).max(1);
        for index in (0..header.entries - 1).step_by(step as usize) {
            let is_ordered = title(index).zip(title(index + 1)).is_some_and(|(first, second)| first <= second);
            if !is_ordered {
                self.damage.push(corrupt("the ZIM's table of titles is damaged or not in order"));
                return;
            }
        }
    }
}

/// What the names in the table of types promise; with what is wrong with it, those that could be read.
fn types(bytes: &Bytes, header: &Header) -> Result<Vec<Type>, (io::Error, Vec<Type>)> {
    let mut window = Window::new(bytes, MOST_TYPE_BYTES);
    let mut types = Vec::new();
    let table = match window.some(header.types_at, MOST_TYPE_BYTES) {
        Ok(table) => table,
        Err(error) => return Err((error, types)),
    };
    let mut rest = table;
    let outcome = loop {
        let Some(end) = memchr::memchr(0, rest) else { break Err("the ZIM's table of types has no end") };
        let (name, behind) = rest.split_at_checked(end).unwrap_or_default();
        if name.is_empty() {
            break Ok(());
        }
        let Some(name) = std::str::from_utf8(name).ok().filter(|name| name.contains('/')) else {
            break Err("the ZIM's table of types is damaged");
        };
        types.push(match name.split(';').next().unwrap_or_default().trim() {
            "text/html" | "application/xhtml+xml" => Type::Page,
            "text/plain" | "text/markdown" => Type::Text,
            _ => Type::Other,
        });
        rest = behind.get(1..).unwrap_or_default();
    };
    match outcome {
        Ok(()) if !types.is_empty() => Ok(types),
        Ok(()) => Err((corrupt("the ZIM's table of types is empty"), types)),
        Err(message) => Err((corrupt(message), types)),
    }
}

/// Looks whether clusters that are not packed lie within the ZIM with all their blobs. Of packed ones only their beginning
/// is looked at.
fn clusters(bytes: &Bytes, header: &Header) -> io::Result<()> {
    let (mut table, mut window) = (Window::new(bytes, STRETCH_BYTES), Window::new(bytes, super::NEAR_BYTES));
    // The tables of clusters lie apart, so all of them together are no longer than the file.
    let mut left = bytes.length();
    for number in 0..header.clusters {
        let at = table.pointer(header.clusters_at, number)?;
        if !cluster::is_sound(&mut window, at, bytes.length(), &mut left).unwrap_or(false) {
            return Err(corrupt(format!("cluster {number} of the ZIM does not lie within it")));
        }
    }
    Ok(())
}

/// The cluster of that number.
pub(super) fn open_cluster(
    number: u32,
    bytes: &Bytes,
    header: &Header,
    window: &mut Window,
    allowance: &Allowance,
) -> io::Result<Cluster> {
    if number >= header.clusters {
        return Err(corrupt("its cluster does not exist"));
    }
    let at = window.pointer(header.clusters_at, number)?;
    Cluster::open(bytes, at, allowance)
}

/// The host of where a ZIM was made from, given as an address or as the host alone.
fn host(source: &str) -> Option<String> {
    let rest = source.split_once("://").map_or(source, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next()?.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let is_host = host.contains('.') && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'));
    is_host.then(|| host.to_owned())
}
