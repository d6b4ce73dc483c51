//! A chunk taken apart again: its records as text, each with its place in the dump, and what stands around them.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};
use memchr::{memchr, memchr_iter};

use super::records::{HEAD_MARK, LARGE_MARK, MOST_RECORD_BYTES, Names, is_wide, records};
use crate::article::Span;
use crate::dump::charset;
use crate::dump::chunk::Chunk;
use crate::format::Skip;

/// The skip that the chunk of a record too large stands for.
pub(crate) fn too_large(chunk: &Chunk) -> Option<Skip> {
    let length = std::str::from_utf8(chunk.bytes.strip_prefix(&[LARGE_MARK])?).ok()?;
    let bytes: u64 = length.parse().ok()?;
    let message = format!("a record of {bytes} bytes; the limit is {} MiB", MOST_RECORD_BYTES >> 20);
    let span = Span { bytes: [chunk.at, chunk.at.saturating_add(bytes)], lines: [chunk.line, chunk.line] };
    Some(Skip { kind: "too_large", message, span })
}

/// A record of a chunk: its text and its place in the dump.
pub(crate) struct Record<'c> {
    pub(crate) text: Cow<'c, str>,
    pub(crate) span: Span,
    encoding: &'static Encoding,
}

impl Record<'_> {
    /// Puts the spans of drafts right that are parts of this record: each is a place in its text, in order, or nothing for
    /// all of it.
    pub(crate) fn place<'d>(&self, spans: impl Iterator<Item = &'d mut Span>) {
        let (mut at, mut byte, mut line) = (0, self.span.bytes[0], self.span.lines[0]);
        let mut advance = |to: u64| {
            let to = usize::try_from(to).unwrap_or(usize::MAX);
            let passed = self.text.get(at..to.max(at)).unwrap_or_default();
            at += passed.len();
            line += memchr_iter(b'\n', passed.as_bytes()).count() as u64;
            byte += match &self.text {
                _ if is_wide(self.encoding) => passed.chars().map(|c| 2 * c.len_utf16() as u64).sum(),
                Cow::Borrowed(_) => passed.len() as u64,
                // The same bytes, but for what could not be decoded.
                Cow::Owned(_) => self.encoding.encode(passed).0.len() as u64,
            };
            (byte.min(self.span.bytes[1]), line.min(self.span.lines[1]))
        };
        for span in spans {
            if span.bytes[1] == 0 {
                *span = self.span;
                continue;
            }
            let (from, first) = advance(span.bytes[0]);
            let (to, last) = advance(span.bytes[1]);
            *span = Span { bytes: [from, to], lines: [first, last] };
        }
    }
}

/// A chunk taken apart again.
pub(crate) struct Parts<'c> {
    /// What stands outside of the records: before the first of the stream, between those of the chunk, behind its last.
    pub(crate) frame: String,
    pub(crate) records: Vec<Record<'c>>,
}

/// The records of a chunk, and what stands around them.
pub(crate) fn parts<'c>(chunk: &'c Chunk, names: &Names) -> Parts<'c> {
    if is_wide(chunk.encoding) {
        return wide_parts(chunk, names);
    }
    let (head, bytes) = split_head(&chunk.bytes).unwrap_or((&[], &chunk.bytes));
    let decode = |bytes: &'c [u8]| charset::decode(bytes, encoding_of(bytes, chunk.encoding));
    let mut frame = decode(head).into_owned();
    let (mut records_, mut from, mut line) = (Vec::new(), 0, chunk.line);
    for range in records(bytes, names) {
        let between = bytes.get(from..range.start).unwrap_or_default();
        frame.push_str(&decode(between));
        line += memchr_iter(b'\n', between).count() as u64;
        let record = bytes.get(range.clone()).unwrap_or_default();
        let last = line + memchr_iter(b'\n', record.strip_suffix(b"\n").unwrap_or(record)).count() as u64;
        let at = chunk.at + range.start as u64;
        let span = Span { bytes: [at, at + record.len() as u64], lines: [line, last] };
        line += memchr_iter(b'\n', record).count() as u64;
        from = range.end;
        records_.push(Record { text: decode(record), span, encoding: encoding_of(record, chunk.encoding) });
    }
    frame.push_str(&decode(bytes.get(from..).unwrap_or_default()));
    Parts { frame, records: records_ }
}

/// The same for a chunk in UTF-16, cut when it is decoded. A place in it is counted in units.
fn wide_parts<'c>(chunk: &'c Chunk, names: &Names) -> Parts<'c> {
    let text = charset::decode(&chunk.bytes, chunk.encoding);
    let mark = if Encoding::for_bom(&chunk.bytes).is_some() { 2 } else { 0 };
    let units = |text: &str| text.chars().map(|c| 2 * c.len_utf16() as u64).sum::<u64>();
    let lines = |text: &str| memchr_iter(b'\n', text.as_bytes()).count() as u64;
    let (mut frame, mut found) = (String::new(), Vec::new());
    let (mut from, mut at, mut line) = (0, chunk.at + mark, chunk.line);
    for range in records(text.as_bytes(), names) {
        let between = text.get(from..range.start).unwrap_or_default();
        frame.push_str(between);
        (at, line) = (at + units(between), line + lines(between));
        let record = text.get(range.clone()).unwrap_or_default();
        let span = Span { bytes: [at, at + units(record)], lines: [line, line + lines(record)] };
        found.push(Record { text: Cow::Owned(record.to_owned()), span, encoding: chunk.encoding });
        ([at, line], from) = ([span.bytes[1], span.lines[1]], range.end);
    }
    frame.push_str(text.get(from..).unwrap_or_default());
    Parts { frame, records: found }
}

/// What a record that is no valid UTF-8 is in, where the stream is said to be: feeds are put together from many sources.
fn encoding_of(bytes: &[u8], encoding: &'static Encoding) -> &'static Encoding {
    if encoding == UTF_8 && std::str::from_utf8(bytes).is_err() { charset::for_page(bytes) } else { encoding }
}

fn split_head(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let rest = bytes.strip_prefix(&[HEAD_MARK])?;
    let (length, rest) = rest.split_at_checked(memchr(b'\n', rest)?)?;
    let length: usize = std::str::from_utf8(length).ok()?.parse().ok()?;
    rest.get(1..)?.split_at_checked(length)
}

/// The stream's first bytes, as far as a chunk has them.
pub(crate) fn beginning(chunk: &Chunk) -> &[u8] {
    split_head(&chunk.bytes).map_or(chunk.bytes.as_slice(), |(head, _)| head)
}
