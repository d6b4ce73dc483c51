//! Records to drafts.

use std::borrow::Cow;

use memchr::memchr_iter;

use crate::article::{Draft, Span};
use crate::dump::charset;
use crate::dump::chunk::Chunk;
use crate::format::{Skip, html, notice};

use super::http::{Answer, Fault};
use super::payload::{self, Payload};
use super::record::{Dialect, Head, Opening, Sort};
use super::words::{self, Origin};

/// A longer page is left out: a page's tree takes many times its size, and what crawlers meet is not chosen by anyone.
const MOST_PAGE_BYTES: usize = 16 << 20;

/// Turns every record of a chunk into drafts or a skip; what is of the archive itself is nothing.
pub(super) fn parse(chunk: &Chunk, dialect: Dialect, out: &mut Vec<Result<Draft, Skip>>) {
    if let Some(skip) = notice::skip(chunk) {
        out.push(Err(skip));
        return;
    }
    let mut place = Place { at: 0, line: chunk.line };
    while let Some(rest) = chunk.bytes.get(place.at..).filter(|rest| !rest.is_empty()) {
        let blank = rest.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
        if blank > 0 {
            place.pass(&chunk.bytes, blank);
            continue;
        }
        let Opening::Record(head) = dialect.opening(rest) else {
            let span = place.span(chunk, rest.len());
            out.push(Err(Skip { kind: "corrupt", message: "no record begins here".to_owned(), span }));
            return;
        };
        let end = dialect.content_end(rest, &head);
        let record = Record { head, bytes: rest.get(..end).unwrap_or_default(), span: place.span(chunk, end) };
        record.read(out);
        place.pass(&chunk.bytes, end.max(1));
    }
}

/// A place in a chunk, and its line.
struct Place {
    at: usize,
    line: u64,
}

impl Place {
    fn span(&self, chunk: &Chunk, len: usize) -> Span {
        let record = chunk.bytes.get(self.at..self.at + len).unwrap_or_default();
        let record = record.strip_suffix(b"\n").unwrap_or(record);
        let at = chunk.at + self.at as u64;
        let ends = memchr_iter(b'\n', record).count() as u64;
        Span { bytes: [at, at + len as u64], lines: [self.line, self.line + ends] }
    }

    fn pass(&mut self, bytes: &[u8], count: usize) {
        let passed = bytes.get(self.at..self.at + count).unwrap_or_default();
        self.line += memchr_iter(b'\n', passed).count() as u64;
        self.at += count;
    }
}

/// A payload's declared type, and the payload.
type Typed<'a> = (Cow<'a, str>, Cow<'a, [u8]>);
/// The kind of a skip, and its message.
type Left = (&'static str, String);

/// One record of a chunk.
struct Record<'a> {
    head: Head<'a>,
    /// All of it.
    bytes: &'a [u8],
    span: Span,
}

impl<'a> Record<'a> {
    fn read(&self, out: &mut Vec<Result<Draft, Skip>>) {
        let skip = |kind, message| Err(Skip { kind, message, span: self.span });
        match self.head.sort {
            Sort::Silent => {}
            Sort::Revisit => out.push(skip("revisit", format!("the same as {}", self.head.refers_to()))),
            Sort::Segment => out.push(skip("segmented", "a record that was cut in pieces".to_owned())),
            Sort::Other => out.push(skip("unknown_record", "a record of no known type".to_owned())),
            Sort::Response | Sort::Resource | Sort::Conversion => {
                match self.payload().and_then(|(declared, payload)| self.drafts(&declared, payload)) {
                    Ok(drafts) => out.extend(drafts.into_iter().map(Ok)),
                    Err((kind, message)) => out.push(skip(kind, message)),
                }
            }
        }
    }

    /// The payload and its declared type, or why there is none to read.
    fn payload(&self) -> Result<Typed<'a>, Left> {
        let content = self.bytes.get(self.head.len..).unwrap_or_default();
        // Not every response is one of HTTP, and some resources are.
        let Some(answer) = Answer::read(content) else {
            return Ok((self.head.media_type(), Cow::Borrowed(content)));
        };
        if !(200..300).contains(&answer.status) {
            return Err(("http_status", format!("HTTP status {}", answer.status)));
        }
        match answer.payload() {
            Ok(payload) => Ok((answer.media_type(), payload)),
            Err(Fault::TooLarge) => Err(("too_large", "a payload that unpacks to more than a page can be".to_owned())),
            Err(Fault::Coding(name)) => Err(("bad_coding", format!("a payload coded as {name} that cannot be read"))),
        }
    }

    /// The articles in the payload, or why it has none.
    fn drafts(&self, declared: &str, payload: Cow<'a, [u8]>) -> Result<Vec<Draft>, Left> {
        let identified = self.head.identified_type().filter(|_| declared.trim().is_empty());
        let declared = identified.as_deref().unwrap_or(declared);
        let target = self.head.target();
        let url = target.as_deref().and_then(address);
        let kind = payload::of(declared, &payload, target.as_deref());
        if let Payload::Left(kind, message) = kind {
            return Err((kind, message));
        }
        if kind == Payload::Page && payload.len() > MOST_PAGE_BYTES {
            return Err((
                "too_large",
                format!("a page of {} bytes; the limit is {} MiB", payload.len(), MOST_PAGE_BYTES >> 20),
            ));
        }
        let encoding = payload::encoding(declared, &payload);
        // A payload that was not decoded is the record's end: there its lines are the dump's.
        let stands = matches!(payload, Cow::Borrowed(_)) && encoding.is_ascii_compatible();
        let offset = stands.then(|| self.bytes.len() - payload.len());
        let line = offset.map(|offset| {
            let before = self.bytes.get(..offset).unwrap_or_default();
            self.span.lines[0] + memchr_iter(b'\n', before).count() as u64
        });
        let mut drafts = match kind {
            Payload::Text => {
                let origin = if self.head.sort == Sort::Conversion { Origin::Page } else { Origin::Text };
                let draft = words::draft(&charset::decode(&payload, encoding), origin, line);
                vec![Draft { url, language: self.head.language(), ..draft }]
            }
            _ => {
                let at = self.span.bytes[0] + offset.unwrap_or_default() as u64;
                let line = line.unwrap_or(self.span.lines[0]);
                html::drafts(&Chunk { bytes: payload.into_owned(), at, line, encoding }, url.as_deref())
            }
        };
        // Several articles of a page have places of their own, where the dump has them.
        let keeps_places = offset.is_some() && drafts.len() > 1;
        let (id, crawled) = (self.head.id(), self.head.crawled());
        for draft in &mut drafts {
            draft.external_id.clone_from(&id);
            draft.crawled = crawled;
            if !keeps_places {
                draft.span = self.span;
            }
        }
        Ok(drafts)
    }
}

/// An address of the web as others write it: some archives have blanks in it.
fn address(target: &str) -> Option<String> {
    let scheme = target.split_once("://")?.0;
    let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    is_web.then(|| target.split_whitespace().collect::<Vec<_>>().join("%20"))
}
