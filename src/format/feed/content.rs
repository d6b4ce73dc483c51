//! An item's texts: in what markup each is, which is the article and which its summary.
//!
//! A feed's HTML is a fragment: where it comes as a page, the page's frame is taken off, for what a feed gives is the
//! article already and nothing is to be looked for in it.

use std::borrow::Cow;

use crate::article::Body;
use crate::format::html::pieces::{Piece, Pieces};
use crate::format::xml::text;
use crate::format::xml::tree::Element;

/// Tags that show that a text is HTML.
const TAGS: &[&str] = &[
    "a",
    "abbr",
    "article",
    "b",
    "big",
    "blockquote",
    "body",
    "br",
    "center",
    "cite",
    "code",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "figcaption",
    "figure",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "ins",
    "li",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "tr",
    "tt",
    "u",
    "ul",
];
/// Frames of a page, which a fragment has not.
const FRAME: &[&str] = &["html", "body", "head", "meta", "title", "base", "link"];

/// A text of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Content {
    text: String,
    is_html: bool,
    /// Letters and digits alone, for a comparison.
    folded: String,
}

impl Content {
    /// The text of an element: what Atom says of its type, else what it looks like.
    pub(super) fn of(element: Element<'_>) -> Option<Content> {
        // Packed bytes are no text, nor is what lies elsewhere.
        if is_packed(element) {
            return None;
        }
        let (kind, mode) = (kind(element), mode(element));
        if has_markup(element) {
            return Content::new(element.html(), true);
        }
        let text = element.text();
        let says_plain = matches!(kind.as_str(), "text" | "text/plain") && mode != "escaped";
        let is_html = match kind.as_str() {
            "html" | "text/html" | "application/xhtml+xml" | "xhtml" => is_markup(&text) || has_reference(&text),
            // Said to be plain it is HTML only beyond doubt.
            _ if says_plain => closes_tag(&text),
            _ => is_markup(&text) || has_reference(&text),
        };
        Content::new(text, is_html)
    }

    fn new(text: String, is_html: bool) -> Option<Content> {
        let text = if is_html { without_frame(text) } else { text };
        let folded = if is_html { fold(&visible(&text)) } else { fold(&text) };
        let is_empty = folded.is_empty() && text.trim().is_empty();
        (!is_empty).then_some(Content { text, is_html, folded })
    }

    /// Whether it says nothing beyond the beginning of `other`.
    fn is_opening_of(&self, other: &Content) -> bool {
        other.folded.starts_with(&self.folded)
    }

    /// As an article's text.
    pub(super) fn body(self) -> Body {
        if self.is_html { Body::Html(self.text) } else { Body::Plain(self.text) }
    }

    /// How much it says.
    pub(super) fn length(&self) -> usize {
        self.folded.len()
    }

    /// As one line.
    pub(super) fn summary(&self) -> Option<String> {
        let text = if self.is_html { visible(&self.text) } else { self.text.clone() };
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        (!line.is_empty()).then_some(line)
    }
}

/// The article and its summary, of the whole text and the description that an item gives. An excerpt that the text begins
/// with is no summary.
pub(super) fn choose(whole: Option<Content>, description: Option<Content>) -> (Body, Vec<String>) {
    match (whole, description) {
        (Some(whole), Some(other)) if whole.is_opening_of(&other) && other.folded.len() > whole.folded.len() => {
            (other.body(), Vec::new())
        }
        (Some(whole), Some(other)) => {
            let summary = if other.is_opening_of(&whole) { None } else { other.summary() };
            (whole.body(), summary.into_iter().collect())
        }
        (Some(text), None) | (None, Some(text)) => (text.body(), Vec::new()),
        (None, None) => (Body::default(), Vec::new()),
    }
}

/// The text of an element that is one line: markup is left out of it, and references that are written twice are resolved.
pub(super) fn line(element: Element<'_>) -> Option<String> {
    if is_packed(element) {
        return None;
    }
    let text = element.text();
    let text = if is_markup(&text) || has_reference(&text) { visible(&text) } else { text };
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

/// Letters and digits in lower case, up to where an excerpt says that it ends.
fn fold(text: &str) -> String {
    let text = text.trim_end().trim_end_matches(['.', '…', ']', '[', ' ']);
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The text of HTML without its tags.
fn visible(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    for piece in Pieces::of(html) {
        match piece {
            Piece::Text(text) => out.push_str(&text::resolve(text)),
            Piece::Tag { name, .. } if is_inline(&name) => {}
            Piece::Tag { .. } => out.push(' '),
            Piece::Opaque => {}
        }
    }
    out
}

fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "big"
            | "cite"
            | "em"
            | "font"
            | "i"
            | "q"
            | "s"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "u"
            | "tt"
            | "wbr"
    )
}

/// Whether an element holds elements of HTML.
fn has_markup(element: Element<'_>) -> bool {
    element.children().any(|child| child.space() == "xhtml" || TAGS.iter().any(|tag| child.is(tag)))
}

/// Whether a text holds a tag of HTML.
fn is_markup(text: &str) -> bool {
    tags(text).next().is_some()
}

/// Whether a text holds an end tag of HTML, or a line break.
fn closes_tag(text: &str) -> bool {
    tags(text).any(|(name, closes)| closes || name == "br")
}

/// The tags of HTML in a text: their names, and whether they close.
fn tags(text: &str) -> impl Iterator<Item = (String, bool)> {
    let pieces = text.contains('<').then(|| Pieces::of(text)).into_iter().flatten();
    pieces.filter_map(|piece| match piece {
        Piece::Tag { name, closes, raw, .. } if raw.ends_with('>') && TAGS.contains(&name.as_str()) => {
            Some((name, closes))
        }
        _ => None,
    })
}

/// Whether a text holds a reference that HTML knows.
fn has_reference(text: &str) -> bool {
    text.contains('&') && matches!(text::resolve(text), Cow::Owned(resolved) if resolved != text)
}

/// HTML without the tags of a page's frame, and without what stands in its head.
fn without_frame(html: String) -> String {
    let starts = ["<html", "<body", "<head", "<!doctype", "<title", "<meta", "<base", "<link"];
    let lower = html.to_ascii_lowercase();
    if !starts.iter().any(|start| lower.contains(start)) {
        return html;
    }
    let mut out = String::with_capacity(html.len());
    let (mut in_title, mut rest) = (false, Pieces::of(&html));
    let mut at = 0;
    while let Some(piece) = rest.next() {
        let end = html.len() - rest.left();
        let written = html.get(at..end).unwrap_or_default();
        at = end;
        match &piece {
            Piece::Tag { name, closes, .. } if name == "title" => in_title = !closes,
            Piece::Tag { name, .. } if FRAME.contains(&name.as_str()) => in_title = false,
            Piece::Tag { raw, .. } if raw.starts_with("<!") => {}
            _ if in_title => {}
            _ => out.push_str(written),
        }
    }
    out
}

fn kind(element: Element<'_>) -> String {
    element.attribute("type").unwrap_or_default().to_ascii_lowercase()
}

fn mode(element: Element<'_>) -> String {
    element.attribute("mode").unwrap_or_default().to_ascii_lowercase()
}

/// Whether an element of Atom says that it holds packed bytes.
fn is_packed(element: Element<'_>) -> bool {
    let kind = kind(element);
    mode(element) == "base64"
        || ["image/", "audio/", "video/", "application/octet", "application/pdf", "application/zip"]
            .iter()
            .any(|start| kind.starts_with(start))
}
