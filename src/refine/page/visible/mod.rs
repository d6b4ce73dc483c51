//! What a page shows its readers: headlines, dates and bylines in elements small enough to be one; `names` and `signature` read
//! the bylines.

use dom_query::NodeRef;

use crate::date;

use super::text;

mod names;
mod signature;

pub(super) use names::{
    author_link, is_bare_by, is_byline, is_other_role, is_signature, name_in, opens_signature, people,
};
pub(super) use signature::signature;

/// How many nodes a headline, stamp or byline may be made of.
const MOST_PARTS: usize = 64;
/// Words in a class or id that say that an element holds a date.
const STAMP_WORDS: &[&str] = &["date", "time", "published", "posted", "pubdate", "datum", "fecha"];
/// Length of a date down to its day, `2025-07-12`.
const DAY: usize = 10;
/// The longest visible stamp.
const MOST_STAMP_BYTES: usize = 100;
/// The longest line of a date and whatever stands beside it.
const MOST_LINE: usize = 200;
/// What separates a name from a post or a date on one line.
pub(super) const SEPARATORS: &[char] = &['|', '•', '·', '∙', '⋅', '/', '–', '—', '\n'];

/// Whether classes and id call an element a date.
pub(super) fn called_stamp(class: &str) -> bool {
    STAMP_WORDS.iter().any(|word| class.contains(word))
}

/// The dated text of a small element: all of it, or the first of its parts that is a date and nothing else.
pub(super) fn stamp_in(parts: &[String], class: &str) -> Option<String> {
    let text = parts.join(" ");
    if text.len() > MOST_LINE || !has_year(&text) {
        return None;
    }
    let is_stamp = |text: &str| has_year(text) && date::looks_dated(text);
    if text.len() <= MOST_STAMP_BYTES && (is_stamp(&text) || called_stamp(class) && parts.len() <= 4) {
        return Some(text);
    }
    let pieces = parts.iter().flat_map(|part| {
        // A stroke within digits is a date's.
        let between = |c: char| SEPARATORS.contains(&c) && c != '/';
        part.split(between)
            .flat_map(|piece| piece.split(" - "))
            .flat_map(|piece| piece.split(" by "))
            .map(|piece| piece.strip_suffix(" by").unwrap_or(piece))
    });
    let piece = pieces.map(str::trim).find(|piece| piece.len() <= MOST_STAMP_BYTES && is_stamp(piece));
    piece.map(str::to_owned).or_else(|| opening_stamp(&text))
}

/// The date that a short line opens with, its label before it: "2025-07-12 08:00 Source: The Example", "Published 12 July
/// 2025, updated 13 July". A sentence that does so is none.
fn opening_stamp(text: &str) -> Option<String> {
    if text.len() > MOST_STAMP_BYTES || text.ends_with(['.', '!', '?', '。', '…']) {
        return None;
    }
    let (place, dated) = date::find(text, &date::Context::default())?;
    let opens = place.start == 0 && dated.value.len() >= DAY;
    opens.then(|| text.get(place).map(str::to_owned)).flatten()
}

/// Whether an element's own text, not its children's, opens with words that announce a date or an author.
pub(super) fn opens_with_label(node: &NodeRef<'_>) -> bool {
    const MOST_CHILDREN: usize = 4;
    const LONGEST_LABEL: usize = 80;
    node.children_it(false).take(MOST_CHILDREN).filter(NodeRef::is_text).any(|child| {
        let text = child.text();
        let text = text.trim();
        let is_short = !text.is_empty() && text.len() <= LONGEST_LABEL;
        is_short && (opens_signature(text) || date::role(text) == Some(date::Role::Published))
    })
}

/// An element's classes and id in lower case.
pub(super) fn class(node: &NodeRef<'_>) -> String {
    let mut class = node.attr("class").map(|class| class.to_ascii_lowercase()).unwrap_or_default();
    if let Some(id) = node.attr("id") {
        class.push(' ');
        class.push_str(&id.to_ascii_lowercase());
    }
    class
}

/// The texts in a small element, each with single blanks; nothing of a large one.
pub(super) fn parts(node: &NodeRef<'_>) -> Vec<String> {
    let mut parts = Vec::new();
    for (n, inner) in node.descendants_it().enumerate() {
        if n > MOST_PARTS {
            return Vec::new();
        }
        if inner.is_text() {
            let text = inner.text().split_whitespace().collect::<Vec<_>>().join(" ");
            parts.extend((!text.is_empty()).then_some(text));
        }
    }
    parts
}

/// Whether classes and id say that an element holds comments or other articles.
pub(super) fn speaks_of_others(class: &str) -> bool {
    class.split(' ').any(|word| {
        ["comment", "related", "recommend", "disqus", "most-read", "mostread", "trending", "readmore"]
            .iter()
            .any(|other| word.starts_with(other))
            && !word.contains("count")
    })
}

/// Whether a part set aside is too small to speak of another article: a date, a name, a line beside the headline.
pub(super) fn is_small(node: &NodeRef<'_>) -> bool {
    const MOST_ELEMENTS: usize = 24;
    const MOST_LINKS: usize = 3;
    let (mut elements, mut links) = (0, 0);
    node.descendants_it().filter(NodeRef::is_element).all(|inner| {
        elements += 1;
        let name = inner.qual_name_ref().map(|name| name.local.to_string()).unwrap_or_default();
        links += usize::from(name == "a");
        let is_other = matches!(name.as_str(), "h1" | "h2" | "h3" | "h4" | "article" | "li" | "form" | "section");
        elements <= MOST_ELEMENTS && links <= MOST_LINKS && !is_other
    })
}

/// A node's text on one line, if it has any and is short enough to be one.
pub(super) fn line(node: &NodeRef<'_>) -> Option<String> {
    const LONGEST: usize = 500;
    if node.descendants_it().nth(MOST_PARTS).is_some() {
        return None;
    }
    let text = text::of(*node).body;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty() && line.len() <= LONGEST).then_some(line)
}

/// Whether four digits in the text could be a year.
pub(super) fn has_year(text: &str) -> bool {
    text.as_bytes()
        .windows(4)
        .any(|four| four.iter().all(u8::is_ascii_digit) && (four.starts_with(b"19") || four.starts_with(b"20")))
}
