//! Saved HTML pages: one page, one draft, unless the page plainly holds several articles.
//!
//! Nothing is taken from the page here; [`crate::refine::page`] parses it once and finds text and metadata. Of a page of
//! several articles ([`several`]) each draft is a page of its own: what the page says of all of them, and the article.

use crate::article::{Body, Draft, Span};
use crate::dump::charset;
use crate::dump::chunk::Chunk;
use crate::dump::source::Source;

use super::{Broken, Confidence, Emit, Format, Settings, Skip, whole};

pub(crate) mod pieces;
mod several;
mod split;
mod twice;

/// A longer page is no page.
const MOST_PAGE_BYTES: usize = 64 << 20;
/// How many comments and declarations may stand before the first tag.
const MOST_PREAMBLE: usize = 64;

/// A saved HTML page.
pub struct Html;

impl Format for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn summary(&self) -> &'static str {
        "HTML: a saved page"
    }

    fn recognised_by(&self) -> &'static str {
        "a doctype or a tag of a page's frame at the beginning, or .html with any tag"
    }

    // 3: pages of several articles are divided; kinds, text, furniture, titles, dates and authors are found by other rules.
    fn version(&self) -> u32 {
        4
    }

    fn sniff(&self, name: &str, head: &[u8]) -> Confidence {
        let (encoding, _) = charset::detect(head);
        let text = charset::decode(head, encoding);
        let name = name.to_ascii_lowercase();
        let is_named = [".html", ".htm", ".xhtml", ".shtml"].iter().any(|suffix| name.ends_with(suffix));
        match opening(&text) {
            Opening::Frame => Confidence::Sure,
            Opening::Element if is_named => Confidence::Sure,
            Opening::Element => Confidence::Likely,
            // A page may begin with a line of text, but a file so named without a single tag is none.
            Opening::Other if is_named && text.contains("</") => Confidence::Likely,
            Opening::Other => Confidence::No,
        }
    }

    fn frame(&self, source: &mut Source, _: &Settings, emit: Emit<'_>) -> Result<(), Broken> {
        let (at, line) = (source.position(), source.first_line());
        let (bytes, outcome) = whole::read(source, MOST_PAGE_BYTES, "page")?;
        if !bytes.trim_ascii().is_empty() {
            let encoding = charset::for_page(&bytes);
            let _ = emit(Chunk { bytes, at, line, encoding });
        }
        outcome
    }

    fn parse(&self, chunk: &Chunk, _: &Settings, out: &mut Vec<Result<Draft, Skip>>) {
        out.extend(drafts(chunk, None).into_iter().map(Ok));
    }
}

/// The articles of a page that was fetched from `address`, where that is known from outside: it goes before what the page
/// says of where it was saved from.
pub(super) fn drafts(chunk: &Chunk, address: Option<&str>) -> Vec<Draft> {
    let text = twice::repair(charset::decode(&chunk.bytes, chunk.encoding));
    let ends = memchr::memchr_iter(b'\n', chunk.bytes.strip_suffix(b"\n").unwrap_or(&chunk.bytes)).count();
    let span =
        Span { bytes: [chunk.at, chunk.at + chunk.bytes.len() as u64], lines: [chunk.line, chunk.line + ends as u64] };
    let url = address.map(str::to_owned).or_else(|| saved_from(&text));
    if let Some(drafts) = split::drafts(&text, chunk, url.as_deref()) {
        return drafts;
    }
    let html = source_of(&text).unwrap_or_else(|| text.into_owned());
    vec![Draft { body: Body::Html(html), url, span, ..Draft::default() }]
}

/// The address that a browser wrote into the page it saved: `<!-- saved from url=(0042)https://… -->`.
fn saved_from(html: &str) -> Option<String> {
    const MARK: &str = "saved from url=(";
    const WITHIN: usize = 4096;
    let (at, _) = html
        .match_indices("<!--")
        .take_while(|(at, _)| *at < WITHIN)
        .find(|(at, _)| html.get(at + 4..).is_some_and(|comment| comment.trim_start().starts_with(MARK)))?;
    let comment = html.get(at..)?.split("-->").next()?;
    let (_, after) = comment.split_once(MARK)?;
    let (length, url) = after.split_once(')')?;
    let is_address = length.bytes().all(|byte| byte.is_ascii_digit()) && url.starts_with("http");
    let url = url.split_whitespace().next()?;
    is_address.then(|| url.to_owned())
}

/// The page whose source this page shows, where a browser's view of a source was saved: its markup stands escaped in
/// the lines of one table or block.
fn source_of(html: &str) -> Option<String> {
    const MARKS: &[&str] = &["id=\"viewsource\"", "class=\"line-content\"", "class=\"line-number\"", "id=viewsource"];
    const HEAD: usize = 16 << 10;
    let mut end = html.len().min(HEAD);
    while !html.is_char_boundary(end) {
        end -= 1;
    }
    let head = html.get(..end)?;
    if !MARKS.iter().any(|mark| head.contains(mark)) {
        return None;
    }
    let mut source = String::with_capacity(html.len() / 2);
    let mut rest = html.split_once("<body").map_or(html, |(_, body)| body);
    rest = rest.split_once('>').map_or("", |(_, body)| body);
    while let Some((text, tagged)) = rest.split_once('<') {
        source.push_str(text);
        let (tag, after) = tagged.split_once('>').unwrap_or((tagged, ""));
        // Each line is a row of a table, or a number in front of it.
        if tag.starts_with("/tr") || tag.starts_with("br") {
            source.push('\n');
        }
        rest = after;
    }
    source.push_str(rest);
    let plain = ["&lt;", "&gt;", "&quot;", "&#39;", "&nbsp;", "&amp;"]
        .iter()
        .zip(["<", ">", "\"", "'", " ", "&"])
        .fold(source, |text, (entity, mark)| text.replace(entity, mark));
    matches!(opening(&plain), Opening::Frame).then_some(plain)
}

/// What a text begins with, behind blanks, comments and an XML declaration.
enum Opening {
    /// What only an HTML page begins with.
    Frame,
    /// An element of HTML.
    Element,
    Other,
}

fn opening(text: &str) -> Opening {
    const FRAME: &[&str] = &["!doctype html", "html", "head", "body", "meta", "title", "base", "frameset"];
    const ELEMENTS: &[&str] =
        &["article", "link", "script", "style", "main", "section", "header", "div", "p", "table", "h1", "noscript"];
    let begins = |rest: &str, names: &[&str]| {
        names.iter().any(|name| {
            rest.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
                && rest
                    .as_bytes()
                    .get(name.len())
                    .is_none_or(|byte| !byte.is_ascii_alphanumeric() && !matches!(byte, b':' | b'-'))
        })
    };
    let mut rest = text.trim_start();
    for _ in 0..MOST_PREAMBLE {
        let Some(tag) = rest.strip_prefix('<') else { return Opening::Other };
        let (end, len) = match () {
            () if tag.starts_with("!--") => ("-->", 3),
            () if tag.starts_with('?') => (">", 1),
            () if begins(tag, FRAME) => return Opening::Frame,
            () if begins(tag, ELEMENTS) => return Opening::Element,
            () => return Opening::Other,
        };
        match tag.find(end) {
            Some(at) => rest = tag.get(at + len..).unwrap_or_default().trim_start(),
            None => return Opening::Other,
        }
    }
    Opening::Other
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn saved_pages_tell_their_address() {
        let saved = "<!DOCTYPE html>\n<!-- saved from url=(0021)https://example.org/a -->\n<html>";
        assert_eq!(saved_from(saved).as_deref(), Some("https://example.org/a"));
        assert_eq!(saved_from("<!-- saved from url=(0013)about:internet --><html>"), None);
        assert_eq!(saved_from("<p>saved from url=(0021)https://example.org/a"), None);
        assert_eq!(saved_from("<!-- saved from url=("), None);
    }

    #[test]
    fn a_view_of_a_source_is_the_page_itself() {
        let view = "<html><head></head><body><table><tbody><tr><td class=\"line-number\" value=\"1\"></td>\
<td class=\"line-content\"><span class=\"html-tag\">&lt;html&gt;</span></td></tr><tr><td class=\"line-number\"></td>\
<td class=\"line-content\">&lt;p&gt;A &amp;amp; B</td></tr></tbody></table></body></html>";
        assert_eq!(source_of(view).as_deref().map(str::trim), Some("<html>\n<p>A &amp; B"));
        assert_eq!(source_of("<html><body><p class=\"line-number\">&lt;words"), None);
        assert_eq!(source_of("<html><body>&lt;html&gt;"), None);
    }

    #[test]
    fn pages_are_recognised() {
        use Confidence::{Likely, No, Sure};
        let wide: Vec<u8> = "<html><body>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let cases: [(&str, &[u8], Confidence); 14] = [
            ("a", b"<!DOCTYPE html><p>", Sure),
            ("a", b"\xef\xbb\xbf \n<!-- saved -->\n<HTML lang=en>", Sure),
            ("a", b"<?xml version='1.0'?><!DOCTYPE html PUBLIC ''>", Sure),
            ("a", &wide, Sure),
            ("a", b"<div class=x>", Likely),
            ("a.HTML", b"<div class=x>", Sure),
            ("a.html", b"Words <b>and</b> tags", Likely),
            ("a.html", b"Words alone", No),
            ("a.xml", b"<?xml version='1.0'?><rss>", No),
            ("a", b"<header-like/>", No),
            ("a", b"<page>", No),
            ("a", b"1 < 2", No),
            ("a", b"<!-- never closed", No),
            ("a", b"", No),
        ];
        for (name, head, expected) in cases {
            assert_eq!(Html.sniff(name, head), expected, "{name} {}", String::from_utf8_lossy(head));
        }
    }

    #[test]
    fn a_page_is_one_draft() {
        let bytes = b"<meta charset=windows-1252>\n<p>caf\xe9\n".to_vec();
        let len = bytes.len() as u64;
        let mut chunks = Vec::new();
        let mut source = Source::new("a", Box::new(std::io::Cursor::new(bytes)));
        Html.frame(&mut source, &Settings::default(), &mut |chunk| {
            chunks.push(chunk);
            std::ops::ControlFlow::Continue(())
        })
        .unwrap();
        let mut out = Vec::new();
        Html.parse(&chunks[0], &Settings::default(), &mut out);
        let draft = out[0].as_ref().unwrap();
        assert_eq!(draft.body, Body::Html("<meta charset=windows-1252>\n<p>café\n".to_owned()));
        assert_eq!(draft.span, Span { bytes: [0, len], lines: [1, 2] });
    }
}
