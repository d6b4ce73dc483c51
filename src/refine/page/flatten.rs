//! Pages that a tree builder must not see: too deep or too large.
//!
//! HTML's rules make a builder look through all open elements at many tags, so 100,000 unclosed tags cost
//! ten thousand million steps. [`is_shallow`] tells in one pass; [`flatten`] rewrites a page in another so
//! that nothing nests, keeping its text, its paragraphs and its metadata.

use memchr::{memchr, memmem};

/// Browsers stop at 512 open elements.
const MOST_OPEN: usize = 512;

/// A builder compares each attribute of a tag with all before it.
const MOST_ATTRIBUTES: usize = 1000;

/// Elements that have no end tag, or whose end tag is often left out.
const UNCLOSED: &[&str] = &[
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p",
    "param", "path", "source", "tbody", "td", "th", "tr", "track", "wbr",
];
/// Elements whose content is no markup.
const OPAQUE: &[&str] = &["script", "style", "noscript", "template", "svg", "iframe", "textarea"];
/// Elements that stand within a line.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "img", "ins", "mark", "q", "s", "small", "span",
    "strong", "sub", "sup", "time", "tt", "u", "wbr",
];

/// One piece of a page.
enum Piece<'h> {
    Text(&'h str),
    /// Name in lower case, whether it closes, whether it closes itself, its attributes, and the tag as written.
    Tag {
        name: String,
        closes: bool,
        is_empty: bool,
        attributes: usize,
        raw: &'h str,
    },
    /// The content of an element that holds no markup.
    Opaque,
}

/// The pieces of a page, comments left out. Linear: each search goes on from where the last ended.
struct Pieces<'h> {
    rest: &'h str,
    /// The element whose end is looked for.
    opaque: Option<String>,
    /// End tags that are not to be found in the rest.
    missing: Vec<String>,
}

impl<'h> Pieces<'h> {
    fn of(html: &'h str) -> Self {
        Pieces { rest: html, opaque: None, missing: Vec::new() }
    }

    fn cut(&mut self, at: usize) -> &'h str {
        let (piece, rest) = self.rest.split_at_checked(at).unwrap_or((self.rest, ""));
        self.rest = rest;
        piece
    }

    /// Where the end tag of the opaque element `name` begins.
    fn end_of(&mut self, name: &str) -> Option<usize> {
        if self.missing.iter().any(|missing| missing == name) {
            return None;
        }
        let bytes = self.rest.as_bytes();
        let end = memmem::find_iter(bytes, b"</").find(|at| {
            bytes.get(at + 2..at + 2 + name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name.as_bytes()))
        });
        if end.is_none() {
            self.missing.push(name.to_owned());
        }
        end
    }
}

impl<'h> Iterator for Pieces<'h> {
    type Item = Piece<'h>;

    fn next(&mut self) -> Option<Piece<'h>> {
        if let Some(name) = self.opaque.take()
            && let Some(end) = self.end_of(&name)
        {
            self.cut(end);
            return Some(Piece::Opaque);
        }
        if self.rest.is_empty() {
            return None;
        }
        let Some(after) = self.rest.strip_prefix('<') else {
            let end = memchr(b'<', self.rest.as_bytes()).unwrap_or(self.rest.len());
            return Some(Piece::Text(self.cut(end)));
        };
        if let Some(comment) = after.strip_prefix("!--") {
            let end = comment.find("-->").map_or(self.rest.len(), |at| at + 7);
            self.cut(end);
            return Some(Piece::Opaque);
        }
        let (closes, tag) = match after.strip_prefix('/') {
            Some(tag) => (true, tag),
            None => (false, after),
        };
        let name: String =
            tag.chars().take(32).take_while(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
        if name.is_empty() && !after.starts_with(['!', '?', '/']) {
            return Some(Piece::Text(self.cut(1)));
        }
        let (end, attributes) = if after.starts_with(['!', '?']) {
            (memchr(b'>', self.rest.as_bytes()).map_or(self.rest.len(), |at| at + 1), 0)
        } else {
            measure(self.rest.as_bytes())
        };
        let raw = self.cut(end);
        if !closes && OPAQUE.contains(&name.as_str()) && !raw.ends_with("/>") {
            self.opaque = Some(name.clone());
        }
        Some(Piece::Tag { name, closes, is_empty: raw.ends_with("/>"), attributes, raw })
    }
}

/// The length of the tag that the bytes begin with, and about how many attributes it has. A `>` in quotes is
/// part of a value.
fn measure(bytes: &[u8]) -> (usize, usize) {
    let (mut at, mut attributes) = (1, 0);
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'>' => return (at, attributes),
            b'=' => {
                at += bytes.iter().skip(at).take_while(|byte| byte.is_ascii_whitespace()).count();
                if let Some(quote @ (b'"' | b'\'')) = bytes.get(at) {
                    attributes += 1;
                    let value = bytes.get(at + 1..).unwrap_or_default();
                    at = memchr(*quote, value).map_or(bytes.len(), |end| at + end + 2);
                }
            }
            b'/' => attributes += 1,
            byte if byte.is_ascii_whitespace() => {
                attributes += usize::from(bytes.get(at).is_some_and(|next| !next.is_ascii_whitespace()));
            }
            _ => {}
        }
    }
    (bytes.len(), attributes)
}

/// Whether so few elements are ever open at once, with so few attributes each, that a tree can be built.
pub(super) fn is_shallow(html: &str) -> bool {
    let mut open = 0usize;
    for piece in Pieces::of(html) {
        let Piece::Tag { name, closes, is_empty, attributes, .. } = piece else { continue };
        match () {
            () if UNCLOSED.contains(&name.as_str()) || name.is_empty() => {}
            () if closes => open = open.saturating_sub(1),
            () if !is_empty => open += 1,
            () => {}
        }
        if open > MOST_OPEN || attributes > MOST_ATTRIBUTES {
            return false;
        }
    }
    true
}

/// The same page without nesting: text, line breaks, and the tags of its head.
pub(super) fn flatten(html: &str) -> String {
    let mut flat = String::with_capacity(html.len() / 2);
    for piece in Pieces::of(html) {
        match piece {
            Piece::Text("<") => flat.push_str("&lt;"),
            Piece::Text(text) => flat.push_str(text),
            Piece::Tag { attributes, .. } if attributes > MOST_ATTRIBUTES => {}
            Piece::Tag { name, raw, .. } if matches!(name.as_str(), "meta" | "title" | "h1") => flat.push_str(raw),
            Piece::Tag { name, .. } if INLINE.contains(&name.as_str()) || name.is_empty() => {}
            Piece::Tag { name, .. } if name == "br" => flat.push_str("<br>"),
            Piece::Tag { .. } => {
                if !flat.ends_with("<br><br>") {
                    flat.push_str("<br><br>");
                }
            }
            Piece::Opaque => {}
        }
    }
    flat
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_is_told() {
        let deep = "<div>".repeat(600);
        assert!(!is_shallow(&deep));
        let closed = "<div><p>x".repeat(5) + &"<div>x</div><br><p>y<li>z".repeat(5000);
        assert!(is_shallow(&closed));
        assert!(is_shallow(&format!("<script>{deep}</script><!--{deep}-->")));
        assert!(!is_shallow(&format!("<script>{deep}")));
        let attributes: String = (0..2000).map(|n| format!("a{n} ")).collect();
        assert!(!is_shallow(&format!("<p {attributes}>")));
        assert!(!is_shallow(&format!("<p a='>' {attributes}>")));
        assert_eq!(flatten(&format!("<meta {attributes}>x")), "x");
        assert!(is_shallow(&format!("<p data-x='{attributes}'>{attributes}")));
    }

    #[test]
    fn flat_pages_keep_text_and_metadata() {
        let page = "<html><head><title>T &amp; U</title><meta name=author content=Ann></head><div><p>One <b>two</b></p>3 < 4<script>x</script>";
        assert_eq!(
            flatten(page),
            "<br><br><title>T &amp; U</title><meta name=author content=Ann><br><br>One two<br><br>3 &lt; 4<br><br>"
        );
    }
}
