//! Bylines in a page: which small elements sign, and whose name stands in them.

use super::super::headline::fold;

/// What stands before a name in a byline.
const BY: &[&str] = &["by ", "written by ", "posted by ", "published by ", "article by ", "text by ", "interview by "];
/// What opens a line that signs an article; the name follows behind a blank or a colon.
pub(super) const SIGNS: &[&str] = &[
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
    "γράφει ο",
    "γράφει η",
    "γράφουν οι",
    "συντάκτης",
    "αρθρογράφος",
];
/// What other people than the author did.
const OTHER_ROLES: &[&str] = &[
    "reviewed by",
    "edited by",
    "checked by",
    "updated by",
    "approved by",
    "tested by",
    "photos by",
    "photo by",
    "photographs by",
    "photography by",
    "illustrated by",
    "illustration by",
    "illustrations by",
    "translated by",
    "produced by",
    "fotos von",
    "foto:",
    "fotos:",
    "photo:",
    "photos:",
    "übersetzt von",
    "traduit par",
    "traducción de",
    "редактор:",
    "фото:",
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
/// Whether classes and id say that an element names the author.
pub(in super::super) fn is_byline(class: &str) -> bool {
    class.split(' ').any(|word| {
        BYLINES.iter().any(|byline| word.contains(byline)) && !NO_NAMES.iter().any(|other| word.contains(other))
    })
}

/// Whether a label announces the author: "Written by".
pub(in super::super) fn is_signature(label: &str) -> bool {
    let label = label.trim().trim_end_matches([':', '：']).to_lowercase();
    SIGNS.contains(&label.as_str())
}

/// Whether an address leads to an author's page: one segment of its path says so and another follows.
pub(in super::super) fn author_link(href: &str) -> bool {
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

/// Whether a text opens with words that sign, such as "written by": not with "by" alone, nor with a publisher's "published by".
pub(in super::super) fn opens_signature(text: &str) -> bool {
    let signs = |opening: &&&str| opening.contains(' ') && **opening != "published by";
    SIGNS.iter().filter(signs).any(|opening| {
        text.get(..opening.len()).is_some_and(|head| head.to_lowercase() == **opening)
            && !text.get(opening.len()..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
    })
}

/// Whether parts do not open with words such as "written by".
pub(in super::super) fn is_bare_by(parts: &[String]) -> bool {
    !parts.first().is_some_and(|first| opens_signature(first))
}

/// Whether a text ends in words for what somebody else than the author did: "Reviewed by".
pub(in super::super) fn is_other_role(text: &str) -> bool {
    const WINDOW: usize = 60;
    let text = text.trim_end_matches([' ', ':', '\u{a0}', '\n', '\t']);
    let mut from = text.len().saturating_sub(WINDOW);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let end = text.get(from..).unwrap_or_default().to_lowercase();
    OTHER_ROLES.iter().any(|role| end.ends_with(role))
}

/// The name in a byline: its first part that is neither a date, nor a word such as "By", nor a single letter.
pub(in super::super) fn name_in(parts: &[String]) -> Option<String> {
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
    // Who reviewed or drew is not who wrote.
    if parts.first().is_some_and(|part| is_other_role(part)) {
        return None;
    }
    parts
        .iter()
        .find(|part| {
            let bare = fold(part);
            !is_other_role(part)
                && bare.chars().nth(1).is_some()
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

/// Names among what stands where names should: no addresses, no "By", no reading time, none twice.
pub(in super::super) fn people(found: Vec<String>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in found {
        let bare = BY.iter().find_map(|by| name.get(..by.len()).filter(|start| start.eq_ignore_ascii_case(by)));
        let bare = name.get(bare.map_or(0, str::len)..).unwrap_or_default();
        let bare = bare.trim().trim_end_matches([',', '|', '·']).trim_end();
        let bare =
            [" Published", " Posted", " Updated"].iter().find_map(|word| bare.strip_suffix(word)).unwrap_or(bare);
        let is_name = !bare.is_empty() && bare.len() <= 200 && !bare.contains("://") && !bare.starts_with(['@', '/']);
        if is_name && !is_no_name(bare) && !names.iter().any(|known| known == bare) {
            names.push(bare.to_owned());
        }
    }
    names
}

/// What often stands where names should: a reading time, a label without its name, a list of other things' makers.
fn is_no_name(text: &str) -> bool {
    let lower = text.to_lowercase();
    let is_time = || {
        let word = |word: &str| matches!(word, "min" | "mins" | "minute" | "minutes" | "read");
        lower.split(|c: char| !c.is_alphanumeric()).filter(|w| word(w)).count() > 1 || lower == "read"
    };
    let is_label = || lower.ends_with(" by") || is_other_role(&lower);
    // "design: …, code: …"
    let is_other = || OTHER_ROLES.iter().any(|role| lower.starts_with(role));
    let makers = || text.matches(": ").count() > 1;
    const NOBODY: &[&str] =
        &["admin", "administrator", "root", "webmaster", "unknown", "none", "null", "undefined", "n/a"];
    NOBODY.contains(&lower.as_str()) || is_time() || is_label() || is_other() || makers()
}
