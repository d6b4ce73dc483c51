//! What a page shows its readers: headlines, dates and bylines in elements small enough to be one.

use dom_query::NodeRef;

use super::headline::fold;
use super::text;

/// How many nodes a headline, stamp or byline may be made of.
const MOST_PARTS: usize = 64;
/// What stands before a name in a byline.
const BY: &[&str] = &["by ", "written by ", "posted by ", "published by "];

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

/// The name in a byline: its first part that is neither a date, nor a word such as "By", nor a single letter.
pub(super) fn name_in(parts: &[String]) -> Option<String> {
    const LONGEST: usize = 80;
    const OTHER: &[&str] = &[
        "by",
        "author",
        "authors",
        "the author",
        "about the author",
        "written by",
        "posted by",
        "published by",
        "text by",
        "words by",
        "posted on",
        "published on",
        "published",
        "posted",
        "updated",
        "last updated",
        "share",
        "facebook",
        "twitter",
        "linkedin",
    ];
    parts
        .iter()
        .find(|part| {
            let bare = fold(part);
            bare.chars().nth(1).is_some()
                && part.len() <= LONGEST
                && !OTHER.contains(&bare.as_str())
                && !part.contains(|c: char| c.is_ascii_digit())
        })
        .cloned()
}

/// Names among what stands where names should: no addresses, no "By", none twice.
pub(super) fn people(found: Vec<String>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in found {
        let bare = BY.iter().find_map(|by| name.get(..by.len()).filter(|start| start.eq_ignore_ascii_case(by)));
        let bare = name.get(bare.map_or(0, str::len)..).unwrap_or_default();
        let bare = bare.trim().trim_end_matches([',', '|', '·']).trim_end();
        let is_name = !bare.is_empty() && bare.len() <= 200 && !bare.contains("://") && !bare.starts_with(['@', '/']);
        if is_name && !names.iter().any(|known| known == bare) {
            names.push(bare.to_owned());
        }
    }
    names
}

/// Whether classes and id say that an element holds comments or other articles.
pub(super) fn speaks_of_others(class: &str) -> bool {
    class.split(' ').any(|word| word.starts_with("comment") || word.starts_with("related"))
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
