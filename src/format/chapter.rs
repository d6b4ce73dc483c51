//! A book's chapter: a page of XHTML that is all text. Only members of books are read so, told by the book.
//!
//! It is XML that will be read as HTML, so elements that are closed where they open are closed as HTML would have it: an
//! anchor or title without content would else take in all that follows.

use crate::article::{Body, Draft, Span};
use crate::dump::charset;
use crate::dump::chunk::Chunk;
use crate::dump::source::Source;

use super::{Broken, Confidence, Emit, Format, Settings, Skip, whole};

/// A longer chapter is none.
const MOST_BYTES: usize = 64 << 20;

/// A chapter of a book.
pub struct Chapter;

impl Format for Chapter {
    fn name(&self) -> &'static str {
        "chapter"
    }

    fn summary(&self) -> &'static str {
        "a chapter of a book: a page that is all text"
    }

    fn recognised_by(&self) -> &'static str {
        "the book that it is of"
    }

    fn sniff(&self, _: &str, _: &[u8]) -> Confidence {
        Confidence::No
    }

    fn frame(&self, source: &mut Source, _: &Settings, emit: Emit<'_>) -> Result<(), Broken> {
        let (at, line) = (source.position(), source.first_line());
        let (bytes, outcome) = whole::read(source, MOST_BYTES, "chapter")?;
        if !bytes.trim_ascii().is_empty() {
            let encoding = charset::for_page(&bytes);
            let _ = emit(Chunk { bytes, at, line, encoding });
        }
        outcome
    }

    fn parse(&self, chunk: &Chunk, _: &Settings, out: &mut Vec<Result<Draft, Skip>>) {
        let ends = memchr::memchr_iter(b'\n', chunk.bytes.strip_suffix(b"\n").unwrap_or(&chunk.bytes)).count();
        let span = Span {
            bytes: [chunk.at, chunk.at + chunk.bytes.len() as u64],
            lines: [chunk.line, chunk.line + ends as u64],
        };
        let text = charset::decode(&chunk.bytes, chunk.encoding);
        let body = closed(body(&text));
        // A picture between chapters.
        if !holds_text(&body) {
            out.push(Err(Skip { kind: "no_text", message: "a page of a book without text".to_owned(), span }));
            return;
        }
        out.push(Ok(Draft { body: Body::Html(body), is_prose: true, span, ..Draft::default() }));
    }
}

/// What stands in the page's body; all of it where there is none, as in a part of a file.
fn body(page: &str) -> &str {
    let bytes = page.as_bytes();
    let begin =
        memchr::memmem::find(bytes, b"<body").and_then(|at| Some(at + memchr::memchr(b'>', bytes.get(at..)?)? + 1));
    let end = memchr::memmem::rfind(bytes, b"</body").filter(|end| begin.is_none_or(|begin| begin <= *end));
    page.get(begin.unwrap_or_default()..end.unwrap_or(page.len())).unwrap_or(page)
}

/// The same with `<a id="x"/>` as `<a id="x"></a>`.
fn closed(xhtml: &str) -> String {
    const VOID: &[&str] =
        &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];
    let mut out = String::with_capacity(xhtml.len() + 64);
    let mut rest = xhtml;
    while let Some((before, tag)) = rest.split_once('<') {
        out.push_str(before);
        out.push('<');
        let Some(end) = memchr::memchr2(b'>', b'<', tag.as_bytes()) else {
            rest = tag;
            continue;
        };
        let (inner, behind) = tag.split_at(end);
        let name_end = inner.find(|c: char| !c.is_alphanumeric() && !matches!(c, ':' | '-')).unwrap_or(inner.len());
        let name = inner.get(..name_end).unwrap_or_default();
        match inner.strip_suffix('/').filter(|_| behind.starts_with('>') && !name.is_empty() && !VOID.contains(&name)) {
            Some(opened) => {
                out.push_str(opened);
                out.push_str("></");
                out.push_str(name);
            }
            None => out.push_str(inner),
        }
        rest = behind;
    }
    out.push_str(rest);
    out
}

fn holds_text(html: &str) -> bool {
    html.split('<').enumerate().any(|(number, piece)| {
        let text = if number == 0 { piece } else { piece.split_once('>').map_or("", |(_, text)| text) };
        text.chars().any(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_closed_at_once_is_closed_as_in_html() {
        let cases = [
            ("<a id=\"x\"/>Text<br/>", "<a id=\"x\"></a>Text<br/>"),
            ("<title/><p class='y' />", "<title></title><p class='y' ></p>"),
            ("1 < 2 <a/", "1 < 2 <a/"),
            ("<p>a<", "<p>a<"),
            ("</p></>", "</p></>"),
        ];
        for (xhtml, html) in cases {
            assert_eq!(closed(xhtml), html);
        }
        assert_eq!(body("<html><head><title/></head><body class='a'>Text</body></html>"), "Text");
        assert_eq!((body("<p>part"), body("</body><body>")), ("<p>part", ""));
    }

    #[test]
    fn a_chapter_is_all_text() {
        let parse = |bytes: &[u8]| {
            let mut out = Vec::new();
            let chunk = Chunk { bytes: bytes.to_vec(), at: 5, line: 3, encoding: encoding_rs::UTF_8 };
            Chapter.parse(&chunk, &Settings::default(), &mut out);
            out.remove(0)
        };
        let draft = parse(b"<html><body>\n<p>Text</p></body></html>\n").unwrap();
        assert_eq!(draft.body, Body::Html("\n<p>Text</p>".to_owned()));
        assert!(draft.is_prose);
        assert_eq!(draft.span, Span { bytes: [5, 44], lines: [3, 4] });
        assert_eq!(parse(b"<body><img src='a.png'/></body>").unwrap_err().kind, "no_text");
    }
}
