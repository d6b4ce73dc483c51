//! An item's content as text: paragraphs of NITF and XHTML, plain text, pictures apart.

use crate::format::xml::text::{Flow, plain};
use crate::format::xml::tree::Element;

/// The text of an element of NITF or XHTML, without what stands below its pictures.
pub(super) fn text(element: Element<'_>) -> String {
    plain(element, &flow)
}

/// What an element of NITF or XHTML is to the text.
fn flow(element: Element<'_>) -> Flow {
    match element.name().to_ascii_lowercase().as_str() {
        "p" | "div" | "section" | "article" | "block" | "hl1" | "hl2" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6"
        | "bq" | "blockquote" | "fn" | "note" | "hr" | "ol" | "ul" | "dl" | "dt" | "dd" | "table" | "nitf-table"
        | "credit" | "body" | "body.content" | "abstract" | "tbody" | "thead" => Flow::Block,
        "li" => Flow::Item,
        "tr" | "nitf-table-summary" => Flow::Row,
        "td" | "th" => Flow::Cell,
        "br" => Flow::Break,
        "pre" => Flow::Verbatim,
        "media"
        | "photo"
        | "figure"
        | "head"
        | "script"
        | "style"
        | "custom-table"
        | "nitf-table-metadata"
        | "object"
        | "img"
        | "iframe"
        | "svg"
        | "math" => Flow::Skip,
        _ => Flow::Inline,
    }
}

/// What is said of the pictures in an element: captions, each with its credit.
pub(super) fn captions(element: Element<'_>) -> Vec<String> {
    let mut captions = Vec::new();
    for media in
        element.descendants().take(100_000).filter(|part| ["media", "photo", "figure"].iter().any(|name| part.is(name)))
    {
        let lines = media.children().filter(|part| {
            ["media-caption", "caption", "figcaption", "media-producer"].iter().any(|name| part.is(name))
        });
        captions.extend(lines.filter_map(Element::line));
        if captions.len() > 200 {
            break;
        }
    }
    captions
}

/// Paragraphs of text that marks them by empty lines, or where there are none by line ends.
pub(super) fn of_lines(text: &str) -> String {
    let text = text.trim().replace("\r\n", "\n");
    let is_apart = text.split("\n\n").nth(1).is_some();
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    if is_apart {
        return lines.collect::<Vec<_>>().join("\n");
    }
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// The content of an element, whatever form it is in: an inline document, HTML, plain text. None where it has no text.
pub(super) fn content(element: Element<'_>) -> Option<String> {
    let found = match element.children().next() {
        Some(_) => text(element),
        None => {
            let written = element.text();
            // A document that was put in as text.
            let is_markup = ["</p>", "<br", "</div>", "</html>"].iter().any(|mark| written.contains(mark));
            match is_markup.then(|| crate::format::xml::tree::Tree::of(&written, &Default::default())) {
                Some(Ok(tree)) => text(tree.root()),
                _ => of_lines(&written),
            }
        }
    };
    (!found.trim().is_empty()).then_some(found)
}
