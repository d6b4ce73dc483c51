//! What a page shows its readers: headlines, dates and bylines in elements small enough to be one.

use dom_query::NodeRef;

use crate::date;

use super::headline::fold;
use super::text;

/// How many nodes a headline, stamp or byline may be made of.
const MOST_PARTS: usize = 64;
/// What stands before a name in a byline.
const BY: &[&str] = &["by ", "written by ", "posted by ", "published by ", "article by ", "text by ", "interview by "];
/// What opens a line that signs an article; the name follows behind a blank or a colon.
const SIGNS: &[&str] = &[
    "by",
    "written by",
    "article by",
    "authored by",
    "words by",
    "story by",
    "text by",
    "interview by",
    "posted by",
    "published by",
    "reported by",
    "author",
    "authors",
    "author(s)",
    "von",
    "text",
    "autor",
    "autorin",
    "par",
    "auteur",
    "écrit par",
    "publié par",
    "por",
    "escrito por",
    "redacción",
    "di",
    "autore",
    "scritto da",
    "a cura di",
    "door",
    "geschreven door",
    "av",
    "af",
    "tekst",
    "автор",
    "авторы",
    "текст",
    "автори",
    "yazan",
    "yazar",
    "haber",
    "oleh",
    "penulis",
    "reporter",
    "tác giả",
    "作者",
    "文",
    "记者",
    "記者",
    "撰文",
    "글",
    "بقلم",
    "كتب",
    "الكاتب",
];
/// Words in a class or id of what names an author.
const BYLINES: &[&str] = &["author", "byline", "writer", "autor", "auteur", "signature", "redakteur", "journalist"];
/// Words in the class of something about an author that is not the name.
const NO_NAMES: &[&str] = &[
    "bio",
    "descr",
    "social",
    "avatar",
    "image",
    "img",
    "photo",
    "role",
    "job",
    "title",
    "count",
    "comment",
    "email",
    "twitter",
    "authority",
    "authoriz",
    "about",
    "position",
    "list",
    "grid",
    "card",
    "related",
    "publication",
];
/// Words in a class or id that say that an element holds a date.
const STAMP_WORDS: &[&str] = &["date", "time", "published", "posted", "pubdate", "datum", "fecha"];
/// The longest visible stamp.
const MOST_STAMP_BYTES: usize = 100;
/// The longest line that signs.
const MOST_SIGNATURE: usize = 200;
/// What separates a name from a post or a date on one line.
const SEPARATORS: &[char] = &['|', '•', '·', '∙', '⋅', '/', '–', '—', '\n'];

/// Whether classes and id say that an element names the author.
pub(super) fn is_byline(class: &str) -> bool {
    class.split(' ').any(|word| {
        BYLINES.iter().any(|byline| word.contains(byline)) && !NO_NAMES.iter().any(|other| word.contains(other))
    })
}

/// Whether classes and id call an element a date.
pub(super) fn called_stamp(class: &str) -> bool {
    STAMP_WORDS.iter().any(|word| class.contains(word))
}

/// Whether a label announces the author: "Written by".
pub(super) fn is_signature(label: &str) -> bool {
    let label = label.trim().trim_end_matches([':', '：']).to_lowercase();
    SIGNS.contains(&label.as_str())
}

/// Whether an address leads to an author's page: one segment of its path says so and another follows.
pub(super) fn author_link(href: &str) -> bool {
    const SEGMENTS: &[&str] = &[
        "author",
        "authors",
        "autor",
        "autores",
        "autoren",
        "auteur",
        "auteurs",
        "autori",
        "autore",
        "autorzy",
        "by",
        "byline",
        "profile",
        "profiles",
        "contributor",
        "contributors",
        "writer",
        "writers",
        "journalist",
        "journalists",
        "reporter",
        "reporters",
        "columnist",
        "columnists",
        "people",
        "person",
        "staff",
        "redakteure",
        "yazar",
        "yazarlar",
    ];
    let path = href.split(['?', '#']).next().unwrap_or_default();
    let path = path.split_once("://").map_or(path, |(_, rest)| rest);
    let mut segments = path.split('/').filter(|segment| !segment.is_empty()).take(12);
    segments.any(|segment| SEGMENTS.contains(&segment.to_ascii_lowercase().as_str())) && segments.next().is_some()
}

/// The name that a line such as "By Ann Lee, City Editor | 12 July" signs with; several stay joined.
pub(super) fn signature(parts: &[String]) -> Option<String> {
    let text = parts.join(" ");
    if text.len() > MOST_SIGNATURE || text.is_empty() {
        return None;
    }
    let lower_is_same_length =
        |opening: &&&str| text.get(..opening.len()).is_some_and(|head| head.to_lowercase() == **opening);
    let opening = SIGNS.iter().filter(lower_is_same_length).max_by_key(|opening| opening.len())?;
    let rest = text.get(opening.len()..)?;
    let is_alone = parts.first().is_some_and(|first| first.trim_end_matches([':', '：', ' ']).len() == opening.len());
    let behind = rest.trim_start_matches([':', '：', '/', ' ', '\u{a0}']);
    let colon = rest.trim_start().starts_with([':', '：', '/']);
    // A word such as "author" is a label only with a colon or on a line of its own.
    let is_label = !matches!(*opening, "by" | "von" | "par" | "por" | "di" | "door" | "av" | "af" | "oleh")
        && !opening.ends_with(" by");
    if !(colon || is_alone || !is_label && rest.starts_with([' ', '\u{a0}'])) {
        return None;
    }
    let name = joined(parts, text.len() - behind.len());
    let name = name.split(SEPARATORS).next()?.trim();
    let name = name.find(|c: char| c.is_ascii_digit()).map_or(name, |at| name.get(..at).unwrap_or_default());
    let name = without_stamp_words(name).trim_matches([' ', ',', ';', ':', '-', '(']);
    let first = name.chars().next()?;
    let fits =
        name.split_whitespace().count() <= 14 && name.chars().nth(1).is_some() && !name.ends_with(['.', '!', '?'])
            || name.chars().count() < 25;
    (fits && first.is_alphabetic() && !first.is_lowercase()).then(|| name.to_owned())
}

/// The first part behind `skipped` bytes of the parts joined with blanks, and those that a mark or a word for "and" ties
/// to it: names are often links of their own.
fn joined(parts: &[String], skipped: usize) -> String {
    let is_tie = |text: &str| {
        let first = text.split_whitespace().next().unwrap_or_default();
        text.starts_with(',')
            || matches!(
                first.to_lowercase().as_str(),
                "and" | "&" | "und" | "et" | "y" | "e" | "и" | "with" | "og" | "och" | "ve" | "en"
            )
    };
    let (mut name, mut at, mut open) = (String::new(), 0, true);
    for part in parts {
        let begins = skipped.saturating_sub(at);
        at += part.len() + 1;
        let Some(rest) = part.get(begins..).map(str::trim).filter(|rest| !rest.is_empty()) else { continue };
        if !(open || is_tie(rest)) {
            break;
        }
        if !name.is_empty() && !rest.starts_with(',') {
            name.push(' ');
        }
        name.push_str(rest);
        open = rest.ends_with(',') || is_tie(rest) && !rest.contains(' ') || rest.ends_with(" and");
    }
    name
}

/// A name without words that belong to the date behind it: "Ann Lee Published on", "Ann Lee July".
fn without_stamp_words(name: &str) -> &str {
    let mut rest = name.trim_end();
    while let Some((head, last)) = rest.rsplit_once(' ') {
        let word = last.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let is_stamp = matches!(
            word.as_str(),
            "published" | "posted" | "updated" | "on" | "last" | "am" | "at" | "le" | "el" | "den" | "modified" | "in"
        ) || word.is_empty()
            || date::looks_dated(&format!("1 {word} 2020"));
        if !is_stamp {
            break;
        }
        rest = head.trim_end();
    }
    rest
}

/// The dated text of a small element: all of it, or the first of its parts that is a date and nothing else.
pub(super) fn stamp_in(parts: &[String], class: &str) -> Option<String> {
    let text = parts.join(" ");
    if text.len() > MOST_SIGNATURE || !has_year(&text) {
        return None;
    }
    let is_stamp = |text: &str| has_year(text) && date::looks_dated(text);
    if text.len() <= MOST_STAMP_BYTES && (is_stamp(&text) || called_stamp(class) && parts.len() <= 4) {
        return Some(text);
    }
    let pieces = parts.iter().flat_map(|part| part.split(SEPARATORS).flat_map(|piece| piece.split(" - ")));
    pieces.map(str::trim).find(|piece| piece.len() <= MOST_STAMP_BYTES && is_stamp(piece)).map(str::to_owned)
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
        "article by",
        "authored by",
        "interview by",
        "story by",
        "sign in",
        "log in",
        "guide",
        "von",
        "par",
        "por",
        "di",
        "автор",
        "作者",
        "view profile",
        "follow",
        "reviewed by",
        "medically reviewed by",
        "fact checked by",
        "edited by",
    ];
    parts
        .iter()
        .find(|part| {
            let bare = fold(part);
            bare.chars().nth(1).is_some()
                && part.len() <= LONGEST
                && !OTHER.contains(&bare.as_str())
                && !is_initials(part)
                && !part.contains(|c: char| c.is_ascii_digit())
        })
        .cloned()
}

/// Two or three capitals that stand where a portrait is missing.
fn is_initials(part: &str) -> bool {
    part.len() <= 3 && part.chars().all(|c| c.is_ascii_uppercase()) && crate::agency::agency(part).is_none()
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
