//! Pages saved as MHTML (`.mhtml`, `.mht`): a mail-like message whose parts are the page and its pictures.
//!
//! The first part of HTML, or the one that the message names as its start, is the page; frames and pictures are left
//! out. Its address is the part's `Content-Location`, else what the message says it was saved from.

use encoding_rs::Encoding;

use crate::article::{Body, Draft, Span};
use crate::dump::charset;
use crate::dump::chunk::Chunk;
use crate::dump::source::Source;

use super::mime::{Head, decoded, parameter, split};
use super::{Broken, Confidence, Emit, Format, Settings, Skip, whole};

/// A longer saved page is none.
const MOST_BYTES: usize = 256 << 20;
/// More parts are not looked at.
const MOST_PARTS: usize = super::mime::MOST_PARTS;
/// How deep multiparts may stand in each other.
const MOST_DEPTH: usize = 4;

/// A page saved as MHTML.
pub struct Mhtml;

impl Format for Mhtml {
    fn name(&self) -> &'static str {
        "mhtml"
    }

    fn summary(&self) -> &'static str {
        "MHTML: a page saved in one file with its pictures"
    }

    fn recognised_by(&self) -> &'static str {
        "a mail-like head with multipart/related, or .mhtml and .mht with a head of any kind"
    }

    // 2: kinds, text and furniture of pages are found by other rules.
    fn version(&self) -> u32 {
        2
    }

    fn sniff(&self, name: &str, head: &[u8]) -> Confidence {
        let name = name.to_ascii_lowercase();
        let is_named = [".mhtml", ".mht"].iter().any(|suffix| name.ends_with(suffix));
        let Some((fields, _)) = Head::read(head) else { return Confidence::No };
        let kind = fields.get("content-type").unwrap_or_default().to_ascii_lowercase();
        let is_saved = fields.get("snapshot-content-location").is_some()
            || fields.get("from").is_some_and(|from| from.to_ascii_lowercase().contains("saved by"));
        match () {
            () if kind.starts_with("multipart/related") && (is_named || is_saved) => Confidence::Sure,
            () if kind.starts_with("multipart/related") && fields.get("mime-version").is_some() => Confidence::Likely,
            () if is_named && (kind.starts_with("multipart/") || kind.starts_with("text/html")) => Confidence::Sure,
            () => Confidence::No,
        }
    }

    fn frame(&self, source: &mut Source, _: &Settings, emit: Emit<'_>) -> Result<(), Broken> {
        let (at, line) = (source.position(), source.first_line());
        let (bytes, outcome) = whole::read(source, MOST_BYTES, "saved page")?;
        if !bytes.trim_ascii().is_empty() {
            let _ = emit(Chunk { bytes, at, line, encoding: encoding_rs::UTF_8 });
        }
        outcome
    }

    fn parse(&self, chunk: &Chunk, _: &Settings, out: &mut Vec<Result<Draft, Skip>>) {
        let ends = memchr::memchr_iter(b'\n', chunk.bytes.strip_suffix(b"\n").unwrap_or(&chunk.bytes)).count();
        let span = Span {
            bytes: [chunk.at, chunk.at + chunk.bytes.len() as u64],
            lines: [chunk.line, chunk.line + ends as u64],
        };
        let Some(page) = page(&chunk.bytes) else {
            let message = "no part of HTML in a saved page".to_owned();
            out.push(Err(Skip { kind: "no_text", message, span }));
            return;
        };
        out.push(Ok(Draft { body: Body::Html(page.html), url: page.url, span, ..Draft::default() }));
    }
}

/// The page in a message.
struct Page {
    html: String,
    url: Option<String>,
}

/// The page that the message holds: the first part of HTML, parts within parts included.
fn page(message: &[u8]) -> Option<Page> {
    let (head, body) = Head::read(message)?;
    let saved_from = head.get("snapshot-content-location").or_else(|| head.get("content-location")).map(str::to_owned);
    let mut parts = vec![(head, body, 0)];
    let mut looked_at = 0;
    while let Some((head, body, depth)) = parts.pop() {
        looked_at += 1;
        if looked_at > MOST_PARTS {
            return None;
        }
        let kind = head.get("content-type").unwrap_or("text/plain").to_owned();
        let name = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        if name.starts_with("multipart/") && depth < MOST_DEPTH {
            let inner = parameter(&kind, "boundary").map(|boundary| split(body, &boundary)).unwrap_or_default();
            parts.extend(
                inner.into_iter().rev().filter_map(|part| Head::read(part)).map(|(head, body)| (head, body, depth + 1)),
            );
        } else if matches!(name.as_str(), "text/html" | "application/xhtml+xml") {
            let bytes = decoded(body, head.get("content-transfer-encoding").unwrap_or_default());
            let declared = parameter(&kind, "charset").and_then(|label| Encoding::for_label(label.as_bytes()));
            let encoding = declared.unwrap_or_else(|| charset::for_page(&bytes));
            let is_address = |url: &String| url.starts_with("http://") || url.starts_with("https://");
            let url = head.get("content-location").map(str::to_owned).filter(is_address);
            let html = charset::decode(&bytes, encoding).into_owned();
            return Some(Page { html, url: url.or(saved_from.filter(is_address)) });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAVED: &str = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/a\r\nMIME-Version: 1.0\r\n\
Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----x\"\r\n\r\n------x\r\nContent-Type: text/css\r\n\r\np{}\r\n\
------x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.org/a\r\n\r\n\
<html><p>Caf=C3=A9 a=\r\nnd tea =3D good</p></html>\r\n------x--\r\n";

    #[test]
    fn the_page_is_found_and_decoded() {
        let found = page(SAVED.as_bytes()).unwrap();
        assert_eq!(found.html.trim(), "<html><p>Café and tea = good</p></html>");
        assert_eq!(found.url.as_deref(), Some("https://example.org/a"));
    }

    #[test]
    fn saved_pages_are_recognised() {
        assert_eq!(Mhtml.sniff("a.mhtml", SAVED.as_bytes()), Confidence::Sure);
        assert_eq!(Mhtml.sniff("a", SAVED.as_bytes()), Confidence::Sure);
        let cases: [(&str, &[u8]); 4] = [
            ("a.mhtml", b"<html>"),
            ("a.txt", b"Title: A\nBody: B\n\nText"),
            ("a.eml", b"From: a@example.org\nContent-Type: text/plain\n\nHi"),
            ("a", b""),
        ];
        for (name, head) in cases {
            assert_eq!(Mhtml.sniff(name, head), Confidence::No, "{name}");
        }
    }

    #[test]
    fn damaged_messages_end_quietly() {
        for end in 0..SAVED.len() {
            let _ = SAVED.get(..end).and_then(|cut| page(cut.as_bytes()));
        }
        let nested = "Content-Type: multipart/related; boundary=x\n\n--x\n".repeat(2000);
        assert!(page(nested.as_bytes()).is_none());
    }
}
