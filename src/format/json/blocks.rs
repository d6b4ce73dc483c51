//! Values to text: strings, objects that hold one, lists of names, paragraphs and content blocks.
//!
//! Editors store a body as a list of typed blocks; what a block's type says (a kicker, a byline, a picture)
//! goes to the part it belongs to, so that the text holds only text. Depth is bounded by the JSON parser.

use memchr::memchr_iter;

use crate::article::Body;

use super::spans;
use super::tree::Tree;

/// Members that hold the text of an object that stands for one, in order of preference.
const INNER: &[&str] = &[
    "main",
    "rendered",
    "original",
    "#text",
    "$t",
    "$",
    "_value",
    "value",
    "plain",
    "text",
    "html",
    "basic",
    "default",
    "name",
    "title",
    "$oid",
    "$date",
    "$numberLong",
];
/// Members that hold a block's text.
const BLOCK_TEXT: &[&str] = &["content", "text", "html", "value", "body", "paragraph", "rendered"];
/// Members that hold a block's parts.
const BLOCK_ITEMS: &[&str] = &["items", "list_items", "listItems", "children", "paragraphs", "blocks", "data"];

/// What a body member held.
#[derive(Default)]
pub(super) struct Found {
    pub(super) body: Option<Body>,
    pub(super) title: Option<String>,
    pub(super) section: Option<String>,
    pub(super) published: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) summary: Vec<String>,
    pub(super) caption: Vec<String>,
}

/// One paragraph or list of a body made of blocks.
enum Piece {
    Paragraph(String),
    Items(Vec<String>),
}

/// The text of a value, if it has one. Moves what the parser already had to copy.
pub(super) fn into_text(value: Tree<'_>) -> Option<String> {
    match value {
        Tree::Text(text) => {
            let trimmed = text.trim();
            match trimmed.len() {
                0 => None,
                len if len == text.len() => Some(text.into_owned()),
                _ => Some(trimmed.to_owned()),
            }
        }
        Tree::Number(number) => Some(number),
        Tree::List(items) => items.into_iter().find_map(into_text),
        Tree::Map(_) => inner(&value).cloned().and_then(into_text),
        Tree::Null | Tree::Bool(_) => None,
    }
}

/// The text in an object that stands for one: `{"rendered": "…"}`.
pub(super) fn inner_text<'t>(value: &'t Tree<'_>) -> Option<&'t str> {
    match inner(value)? {
        Tree::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()),
        _ => None,
    }
}

fn inner<'t, 'a>(value: &'t Tree<'a>) -> Option<&'t Tree<'a>> {
    INNER.iter().find_map(|name| value.member(name).filter(|inner| !inner.is_blank()))
}

/// Every text of a value that is a text or a list of them.
pub(super) fn texts(value: Tree<'_>) -> Vec<String> {
    match value {
        Tree::List(items) => items.into_iter().filter_map(into_text).collect(),
        value => into_text(value).into_iter().collect(),
    }
}

/// Names of people or of a site: texts, or objects with a name in one of the usual forms.
pub(super) fn names(value: Tree<'_>) -> Vec<String> {
    const WHOLE: &[&str] =
        &["name", "full_name", "fullName", "fullname", "displayName", "display_name", "original", "title"];
    const PARTS: &[[&str; 2]] = &[
        ["first_name", "last_name"],
        ["firstName", "lastName"],
        ["firstname", "lastname"],
        ["first", "last"],
        ["given", "family"],
    ];
    let text = |name: &str| value.member(name).cloned().and_then(into_text);
    match value {
        Tree::List(items) => items.into_iter().flat_map(names).collect(),
        Tree::Map(_) => {
            let name = WHOLE.iter().find_map(|name| text(name)).or_else(|| {
                PARTS.iter().find_map(|[first, last]| match (text(first), text(last)) {
                    (Some(first), Some(last)) => match text("middle") {
                        Some(middle) => Some(format!("{first} {middle} {last}")),
                        None => Some(format!("{first} {last}")),
                    },
                    (first, last) => first.or(last),
                })
            });
            name.or_else(|| into_text(value)).into_iter().collect()
        }
        value => into_text(value).into_iter().collect(),
    }
}

/// Keywords: a list of texts or objects, or one text with commas or semicolons.
pub(super) fn tags(value: Tree<'_>) -> Vec<String> {
    match value {
        Tree::Text(text) => {
            let separator = if text.contains(';') { ';' } else { ',' };
            text.split(separator).map(str::trim).filter(|tag| !tag.is_empty()).map(str::to_owned).collect()
        }
        value => texts(value),
    }
}

/// The text of a body, as HTML where it holds markup.
pub(super) fn body(value: Tree<'_>) -> Found {
    let mut found = Found::default();
    if let Tree::List(_) = value {
        let mut pieces = Vec::new();
        let mut html = false;
        gather(value, &mut found, &mut pieces, &mut html);
        if !pieces.is_empty() {
            found.body = Some(if html { Body::Html(join_html(&pieces)) } else { Body::Plain(join_plain(&pieces)) });
        }
    } else {
        found.body = into_text(value).map(markup_or_plain);
    }
    found
}

/// A text as a body of the kind it is.
pub(super) fn markup_or_plain(text: String) -> Body {
    if is_markup(&text) { Body::Html(text) } else { Body::Plain(text) }
}

fn gather(value: Tree<'_>, found: &mut Found, pieces: &mut Vec<Piece>, html: &mut bool) {
    match value {
        Tree::List(items) => items.into_iter().for_each(|item| gather(item, found, pieces, html)),
        Tree::Map(_) => block(&value, found, pieces, html),
        value => {
            if let Some(text) = into_text(value) {
                *html |= is_markup(&text);
                pieces.push(Piece::Paragraph(text));
            }
        }
    }
}

fn block(block: &Tree<'_>, found: &mut Found, pieces: &mut Vec<Piece>, html: &mut bool) {
    let kind =
        ["type", "_type", "kind", "nodeType"].iter().find_map(|name| block.member(name).cloned().and_then(into_text));
    let kind = kind.unwrap_or_default().to_ascii_lowercase();
    let content = BLOCK_TEXT.iter().find_map(|name| block.member(name).filter(|value| !value.is_blank()));
    let text = || content.cloned().and_then(into_text);
    match kind.as_str() {
        "title" | "headline" => found.title = found.title.take().or_else(text),
        "kicker" => found.section = found.section.take().or_else(text),
        "date" | "datetime" => found.published = found.published.take().or_else(text),
        "byline" | "author" => found.authors.extend(text()),
        "deck" | "dek" | "standfirst" | "subtitle" | "summary" => found.summary.extend(text()),
        "author_info" | "ad" | "advertisement" | "interstitial_link" | "newsletter" | "related" | "related_content" => {
        }
        kind if ["image", "photo", "picture", "video", "gallery", "audio", "figure"]
            .iter()
            .any(|media| kind.contains(media)) =>
        {
            let caption =
                ["fullcaption", "caption", "credits_caption_display"].iter().find_map(|name| block.member(name));
            found.caption.extend(caption.cloned().and_then(into_text));
        }
        kind => {
            let items = BLOCK_ITEMS.iter().find_map(|name| block.member(name).filter(|value| !value.is_blank()));
            match (content, items) {
                (Some(Tree::List(runs)), None) | (None, Some(Tree::List(runs))) if spans::is_run(runs) => {
                    extend(pieces, vec![Piece::Paragraph(spans::run_of(runs))], kind);
                }
                (Some(list @ Tree::List(_)), None) | (None, Some(list @ Tree::List(_))) => {
                    if kind.is_empty() {
                        let heading = ["headline", "heading", "title"].iter().find_map(|name| block.member(name));
                        let heading = heading.cloned().and_then(into_text);
                        pieces.extend(heading.map(Piece::Paragraph));
                    }
                    let mut items = Vec::new();
                    gather(list.clone(), found, &mut items, html);
                    extend(pieces, items, kind);
                }
                (None, Some(inner @ Tree::Map(_))) => {
                    let mut parts = Vec::new();
                    gather(inner.clone(), found, &mut parts, html);
                    extend(pieces, parts, if is_list(kind) { kind } else { "" });
                }
                _ => {
                    if let Some(text) = text() {
                        *html |= kind.contains("html") || is_markup(&text);
                        pieces.push(Piece::Paragraph(text));
                    }
                }
            }
        }
    }
}

/// What a block's parts are to the body: a list's items, one paragraph's spans, or paragraphs.
fn extend(pieces: &mut Vec<Piece>, parts: Vec<Piece>, kind: &str) {
    let texts = |parts: Vec<Piece>| {
        parts.into_iter().flat_map(|part| match part {
            Piece::Paragraph(text) => vec![text],
            Piece::Items(items) => items,
        })
    };
    match kind {
        kind if is_list(kind) => pieces.push(Piece::Items(texts(parts).collect())),
        "block" | "paragraph" | "p" | "heading" | "header" => {
            let spans: Vec<String> = texts(parts).collect();
            pieces.push(Piece::Paragraph(spans.join(" ")));
        }
        _ => pieces.extend(parts),
    }
}

fn is_list(kind: &str) -> bool {
    const LISTS: &[&str] = &[
        "list",
        "ul",
        "ol",
        "bulleted-list",
        "numbered-list",
        "bulletlist",
        "orderedlist",
        "bullet_list",
        "ordered_list",
        "unordered-list",
        "ordered-list",
    ];
    LISTS.contains(&kind)
}

fn join_plain(pieces: &[Piece]) -> String {
    let mut out = String::new();
    for piece in pieces {
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        match piece {
            Piece::Paragraph(text) => out.push_str(text),
            Piece::Items(items) => {
                let lines: Vec<String> = items.iter().map(|item| format!("• {item}")).collect();
                out.push_str(&lines.join("\n"));
            }
        }
    }
    out
}

/// Text that is no markup itself is escaped where some of its neighbours are.
fn join_html(pieces: &[Piece]) -> String {
    let escape = |text: &str| {
        if is_markup(text) || text.contains("&amp;") || text.contains("&#") {
            text.to_owned()
        } else {
            text.replace('&', "&amp;").replace('<', "&lt;")
        }
    };
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Paragraph(text) => out.push_str(&format!("<p>{}</p>\n", escape(text))),
            Piece::Items(items) => {
                out.push_str("<ul>");
                items.iter().for_each(|item| out.push_str(&format!("<li>{}</li>", escape(item))));
                out.push_str("</ul>\n");
            }
        }
    }
    out
}

/// Whether a text holds HTML markup rather than a stray `<`: a closing tag, a line break or picture, or
/// more than one paragraph.
pub(super) fn is_markup(text: &str) -> bool {
    const TAGS: &[&str] = &[
        "p",
        "a",
        "b",
        "i",
        "u",
        "em",
        "strong",
        "br",
        "div",
        "span",
        "ul",
        "ol",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "img",
        "table",
        "tr",
        "td",
        "blockquote",
        "article",
        "section",
        "figure",
        "body",
        "html",
        "main",
        "hr",
        "sup",
        "sub",
        "font",
        "center",
    ];
    let bytes = text.as_bytes();
    let mut opened = 0;
    memchr_iter(b'<', bytes).any(|at| {
        let tag = bytes.get(at + 1..).unwrap_or_default();
        let (closing, tag) = match tag.strip_prefix(b"/") {
            Some(tag) => (true, tag),
            None => (false, tag),
        };
        let len = tag.iter().take(12).take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let delimited = tag.get(len).is_some_and(|byte| matches!(byte, b'>' | b'/' | b' ' | b'\n' | b'\r' | b'\t'));
        let Some(name) =
            TAGS.iter().find(|name| tag.get(..len).is_some_and(|tag| name.as_bytes().eq_ignore_ascii_case(tag)))
        else {
            return false;
        };
        opened += usize::from(delimited && matches!(*name, "p" | "div"));
        delimited && (closing || matches!(*name, "br" | "img" | "hr") || opened > 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_told_from_text() {
        for markup in
            ["<p>One</p>", "One<br>two", "One<BR/>two", "<p>One<p>Two", "see <a href=x>this</a>", "<img src=x>"]
        {
            assert!(is_markup(markup), "{markup}");
        }
        for plain in
            ["", "a < b", "x <y@example.org>", "the <p> tag", "1 <2 and 3> 2", "<unknown>x</unknown>", "cut <p"]
        {
            assert!(!is_markup(plain), "{plain}");
        }
    }
}
