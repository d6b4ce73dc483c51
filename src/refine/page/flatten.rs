//! Pages that a tree builder must not see: too deep or too large.
//!
//! HTML's rules make a builder look through all open elements at many tags, so 100,000 unclosed tags cost
//! ten thousand million steps. [`is_shallow`] tells in one pass; [`flatten`] rewrites a page in another so
//! that nothing nests, keeping its text, its paragraphs and its metadata.

use crate::format::html::pieces::{Piece, Pieces};

/// Browsers stop at 512 open elements.
const MOST_OPEN: usize = 512;

/// A builder compares each attribute of a tag with all before it.
const MOST_ATTRIBUTES: usize = 1000;

/// Elements that have no end tag, or whose end tag is often left out.
const UNCLOSED: &[&str] = &[
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p",
    "param", "path", "source", "tbody", "td", "th", "tr", "track", "wbr",
];
/// Elements that stand within a line.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "img", "ins", "mark", "q", "s", "small", "span",
    "strong", "sub", "sup", "time", "tt", "u", "wbr",
];

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
