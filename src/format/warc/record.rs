//! Where records begin and end, in WARC and in ARC files.
//!
//! A record's length is believed where another record, or nothing, follows it. Where it is missing or wrong, the record
//! goes as far as the next line that begins one: an article read to its end is worth more than a count.

use std::borrow::Cow;

use jiff::Timestamp;
use memchr::{memchr, memchr_iter, memmem};

use super::arc::{self, Line};
use super::fields::{self, End, Fields, MOST_HEAD};

/// How many line ends between two records are looked through to find that a length is right.
const MOST_BLANK: usize = 64;
/// What must be seen of a line to tell that it begins a WARC record, and of the one below it.
pub(super) const OPENING: usize = 512;

/// Which of the two formats a stream is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    Warc,
    Arc,
}

/// What sort of record it is, as far as reading goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// What a server answered.
    Response,
    /// What lies at an address, without the protocol round it.
    Resource,
    /// What someone made of another record.
    Conversion,
    /// The same as an earlier record.
    Revisit,
    /// Of the archive itself: nothing to read.
    Silent,
    /// A part of a record that was cut in pieces.
    Segment,
    /// None of these.
    Other,
}

/// What stands in front of a record's content.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head<'a> {
    /// Its bytes, up to the content.
    pub(super) len: usize,
    /// How long the content is, where that is said.
    pub(super) length: Option<u64>,
    pub(super) sort: Sort,
    fields: Fields<'a>,
    line: Option<Line<'a>>,
}

/// What the bytes begin with.
#[derive(Clone, Copy, Debug)]
pub(super) enum Opening<'a> {
    Record(Head<'a>),
    /// What may be a record, but ends in its head.
    Cut,
    /// No record.
    None,
}

/// A line that begins a WARC record: `WARC/1.0`.
pub(super) fn is_version(line: &[u8]) -> bool {
    let Some(version) = line.strip_prefix(b"WARC/") else { return false };
    let version = version.trim_ascii_end();
    let is_number =
        |part: Option<&[u8]>| part.is_some_and(|part| !part.is_empty() && part.iter().all(u8::is_ascii_digit));
    let mut parts = version.split(|byte| *byte == b'.');
    version.len() < 8 && is_number(parts.next()) && is_number(parts.next()) && parts.next().is_none()
}

impl Dialect {
    /// The head of the record that the bytes begin with.
    pub(super) fn opening(self, bytes: &[u8]) -> Opening<'_> {
        let Some(line_end) = memchr(b'\n', bytes.get(..bytes.len().min(MOST_HEAD)).unwrap_or_default()) else {
            let may_be = match self {
                Dialect::Warc => bytes.len() < OPENING && (bytes.starts_with(b"WARC/") || b"WARC/".starts_with(bytes)),
                Dialect::Arc => bytes.len() <= arc::MOST_LINE && bytes.first().is_some_and(u8::is_ascii_alphabetic),
            };
            return if may_be { Opening::Cut } else { Opening::None };
        };
        let (first, rest) = (bytes.get(..line_end).unwrap_or_default(), bytes.get(line_end + 1..).unwrap_or_default());
        match self {
            Dialect::Arc => {
                arc::line(first).map_or(Opening::None, |line| Opening::Record(Head::of_arc(line, line_end + 1)))
            }
            Dialect::Warc if !is_version(first) => Opening::None,
            Dialect::Warc => match fields::end(rest) {
                End::At(end) => Opening::Record(Head::of_warc(rest.get(..end).unwrap_or_default(), line_end + 1 + end)),
                End::Cut => Opening::Cut,
                End::None => Opening::None,
            },
        }
    }

    /// How much must be seen behind a record to tell that its length is right.
    pub(super) fn lookahead(self) -> usize {
        match self {
            Dialect::Warc => MOST_BLANK + OPENING,
            Dialect::Arc => MOST_BLANK + arc::MOST_LINE + 1,
        }
    }

    /// Whether the record that the bytes begin with, whose content begins at `begin`, may be believed to end at `end`:
    /// another record, or nothing, follows behind a few line ends. Damage may follow too, where the mark of a record's end
    /// stands there and no other record begins before.
    pub(super) fn is_end(self, bytes: &[u8], begin: usize, end: usize) -> bool {
        let Some(behind) = bytes.get(end..) else { return false };
        let blank = behind.iter().take(MOST_BLANK).take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
        let rest = behind.get(blank..).unwrap_or_default();
        if rest.is_empty() || self.begins(rest) {
            return true;
        }
        let is_marked = self == Dialect::Warc && (behind.starts_with(b"\r\n\r\n") || behind.starts_with(b"\n\n"));
        is_marked && bytes.get(..end).is_some_and(|record| self.find(record, begin).is_none())
    }

    /// The first place at or behind `from` where a line begins a record. `from` is not 0.
    pub(super) fn find(self, bytes: &[u8], from: usize) -> Option<usize> {
        let begin = from.saturating_sub(1);
        let rest = bytes.get(begin..)?;
        match self {
            Dialect::Warc => {
                let mut places = memmem::find_iter(rest, b"\nWARC/").map(|at| begin + at + 1);
                places.find(|at| bytes.get(*at..).is_some_and(|rest| self.begins(rest)))
            }
            Dialect::Arc => {
                let mut places = memchr_iter(b'\n', rest).map(|at| begin + at + 1);
                places.find(|at| bytes.get(*at..).is_some_and(|rest| self.begins(rest)))
            }
        }
    }

    /// Whether the bytes begin with a record's line; in WARC a field must stand below it, as texts about the format name
    /// its version too.
    fn begins(self, bytes: &[u8]) -> bool {
        let most = match self {
            Dialect::Warc => OPENING,
            Dialect::Arc => arc::MOST_LINE + 1,
        };
        let mut lines = bytes.get(..bytes.len().min(most)).unwrap_or_default().split(|byte| *byte == b'\n');
        let (first, second) = (lines.next().unwrap_or_default(), lines.next());
        match self {
            // At the end of the stream, a record's beginning may be all that is there.
            Dialect::Warc if second.is_none() => first.starts_with(b"WARC/") || b"WARC/".starts_with(first),
            Dialect::Warc => {
                let has_name = memchr(b':', second.unwrap_or_default()).is_some_and(|colon| colon > 0);
                is_version(first) && (has_name || (lines.next().is_none() && bytes.len() < OPENING))
            }
            Dialect::Arc => second.is_some() && arc::line(first).is_some(),
        }
    }

    /// The end of the content of the record that these bytes begin with, where the bytes hold whole records.
    pub(super) fn content_end(self, bytes: &[u8], head: &Head<'_>) -> usize {
        let stated =
            head.length.and_then(|length| usize::try_from(length).ok()).and_then(|length| head.len.checked_add(length));
        match stated.filter(|end| self.is_end(bytes, head.len, *end)) {
            Some(end) => end,
            None => self.find(bytes, head.len).unwrap_or(bytes.len()),
        }
    }
}

impl<'a> Head<'a> {
    fn of_warc(lines: &'a [u8], len: usize) -> Self {
        let fields = Fields(lines);
        let sort = match fields.get("WARC-Type").unwrap_or_default().to_ascii_lowercase().as_str() {
            "response" | "resource" if fields.get("WARC-Segment-Number").is_some() => Sort::Segment,
            "continuation" => Sort::Segment,
            "response" => Sort::Response,
            "resource" => Sort::Resource,
            "conversion" => Sort::Conversion,
            "revisit" => Sort::Revisit,
            "warcinfo" | "request" | "metadata" => Sort::Silent,
            _ => Sort::Other,
        };
        let length = fields.get("Content-Length").and_then(|length| length.parse().ok());
        Head { len, length, sort, fields, line: None }
    }

    fn of_arc(line: Line<'a>, len: usize) -> Self {
        let is_page = line.url.get(..4).is_some_and(|scheme| scheme.eq_ignore_ascii_case("http"));
        let sort = if is_page { Sort::Response } else { Sort::Silent };
        Head { len, length: line.length, sort, fields: Fields::default(), line: Some(line) }
    }

    /// The record's own name.
    pub(super) fn id(&self) -> Option<String> {
        self.fields.reference("WARC-Record-ID")
    }

    /// Where the content was fetched from, as it is written.
    pub(super) fn target(&self) -> Option<String> {
        match self.line {
            Some(line) => Some(line.url.to_owned()),
            None => self.fields.reference("WARC-Target-URI"),
        }
    }

    /// When it was fetched, in seconds since 1970.
    pub(super) fn crawled(&self) -> Option<i64> {
        match self.line {
            Some(line) => arc::seconds(line.date),
            None => self.fields.get("WARC-Date")?.parse::<Timestamp>().ok().map(|moment| moment.as_second()),
        }
    }

    /// What type the content is of, or the whole record where it is wrapped in a protocol.
    pub(super) fn media_type(&self) -> Cow<'a, str> {
        match self.line {
            Some(line) => Cow::Borrowed(line.media_type),
            None => self.fields.get("Content-Type").unwrap_or_default(),
        }
    }

    /// What the archive's writer found the payload to be, whatever the server said.
    pub(super) fn identified_type(&self) -> Option<Cow<'a, str>> {
        self.fields.get("WARC-Identified-Payload-Type")
    }

    /// The language that the archive's writer found, where it is one.
    pub(super) fn language(&self) -> Option<String> {
        let languages = self.fields.get("WARC-Identified-Content-Language")?;
        (!languages.contains(',')).then(|| languages.into_owned())
    }

    /// Which earlier record this one is the same as, in words.
    pub(super) fn refers_to(&self) -> String {
        let place = ["WARC-Refers-To-Target-URI", "WARC-Refers-To", "WARC-Payload-Digest", "WARC-Target-URI"];
        place.iter().find_map(|name| self.fields.reference(name)).unwrap_or_else(|| "an earlier record".to_owned())
    }
}
