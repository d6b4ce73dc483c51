//! Documents in fields of one letter, as the SMART system read them: `.I` a number, `.T` title, `.W` text, `.A` authors,
//! `.B` where it was printed.

use crate::article::{Body, Draft, Span, Stamp};
use crate::dump::charset;
use crate::dump::chunk::Chunk;
use crate::dump::source::Source;
use crate::format::{Broken, Confidence, Emit, Format, Settings, Skip, boundary};

use super::reflow;

/// Documents in fields of one letter.
pub struct Smart;

impl Format for Smart {
    fn name(&self) -> &'static str {
        "smart"
    }

    fn summary(&self) -> &'static str {
        "collections in fields of one letter (CACM, Cranfield, OHSUMED …): every .I"
    }

    fn recognised_by(&self) -> &'static str {
        "a first line of .I and a number, and another field below it"
    }

    fn sniff(&self, _: &str, head: &[u8]) -> Confidence {
        if !head.trim_ascii_start().starts_with(b".I") {
            return Confidence::No;
        }
        let text = charset::decode(head, charset::detect(head).0);
        let mut lines = text.lines().map(str::trim_end).filter(|line| !line.is_empty());
        let is_first = lines.next().is_some_and(|line| number(line).is_some());
        if is_first && lines.next().and_then(letter).is_some() { Confidence::Sure } else { Confidence::No }
    }

    fn frame(&self, source: &mut Source, _: &Settings, emit: Emit<'_>) -> Result<(), Broken> {
        let at = source.position();
        let encoding = match source.head() {
            Ok(head) => charset::detect(head).0,
            Err(error) => return Err(Broken::reading(&error, at)),
        };
        let last = |bytes: &[u8]| memchr::memmem::rfind(bytes, b"\n.I ").map(|at| at + 1);
        boundary::frame(source, encoding, last, emit)
    }

    fn parse(&self, chunk: &Chunk, _: &Settings, out: &mut Vec<Result<Draft, Skip>>) {
        let mut record = Record::default();
        let (mut at, mut line) = (chunk.at, chunk.line);
        for bytes in chunk.bytes.split_inclusive(|byte| *byte == b'\n') {
            let text = charset::decode(bytes, chunk.encoding);
            let text = text.trim_end_matches(['\n', '\r']);
            if let Some(id) = number(text) {
                out.extend(std::mem::take(&mut record).draft());
                record = Record {
                    id: Some(id.to_owned()),
                    span: Span { bytes: [at, at], lines: [line, line] },
                    ..Record::default()
                };
            } else {
                record.take(text);
            }
            at += bytes.len() as u64;
            record.span.bytes[1] = at;
            record.span.lines[1] = line;
            line += 1;
        }
        out.extend(record.draft());
    }
}

/// The number in a line that begins a document.
fn number(line: &str) -> Option<&str> {
    let number = line.strip_prefix(".I")?.trim();
    (!number.is_empty() && number.len() <= 32 && number.bytes().all(|byte| byte.is_ascii_alphanumeric()))
        .then_some(number)
}

/// The letter of a line that begins another field.
fn letter(line: &str) -> Option<char> {
    let mut chars = line.trim_end().strip_prefix('.')?.chars();
    let letter = chars.next().filter(|c| c.is_ascii_uppercase() && *c != 'I')?;
    chars.next().is_none().then_some(letter)
}

#[derive(Default)]
struct Record {
    id: Option<String>,
    span: Span,
    field: Option<char>,
    title: String,
    text: String,
    authors: Vec<String>,
    place: String,
    tags: String,
}

impl Record {
    fn take(&mut self, line: &str) {
        if let Some(letter) = letter(line) {
            self.field = Some(letter);
            return;
        }
        let push = |into: &mut String| {
            into.push_str(line);
            into.push('\n');
        };
        match self.field {
            Some('T') => push(&mut self.title),
            Some('W') => push(&mut self.text),
            Some('A') if !line.trim().is_empty() => self.authors.push(line.trim().to_owned()),
            Some('B') => push(&mut self.place),
            Some('K' | 'M') => push(&mut self.tags),
            _ => {}
        }
    }

    fn draft(self) -> Option<Result<Draft, Skip>> {
        let id = self.id?;
        let title = self.title.split_whitespace().collect::<Vec<_>>().join(" ");
        let tags = self.tags.split([';', '\n', ',']).map(str::trim).filter(|tag| !tag.is_empty());
        // Most say no more of the day than the number of an issue; a date is taken where the field is one.
        let place = self.place.trim();
        let published = (!place.is_empty() && !place.contains('\n')).then(|| Stamp::metadata(place));
        Some(Ok(Draft {
            external_id: Some(id),
            title: (!title.is_empty()).then_some(title),
            body: Body::Plain(reflow(&self.text)),
            tags: tags.take(200).map(str::to_owned).collect(),
            authors: self.authors,
            published,
            span: self.span,
            ..Draft::default()
        }))
    }
}
