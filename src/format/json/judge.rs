//! What is no article, by what a record says of itself.
//!
//! A dump of posts holds remarks beside them, a wiki's its talk pages, a site's its pictures, people and menus. Programs
//! keep settings, translations and lists of packages as JSON too. What these have in common is told here; a doubt is
//! for the article.

use super::blocks::into_text;
use super::tree::Tree;

/// Types that are no article whatever they hold: deeds, and what agencies send beside texts.
const NEVER: &[&str] = &[
    "announce",
    "channel_join",
    "channel_leave",
    "channel_name",
    "channel_purpose",
    "channel_topic",
    "delete",
    "event",
    "follow",
    "graphic",
    "like",
    "picture",
    "planning",
    "service",
    "undo",
];

/// Types of remarks.
const REMARKS: &[&str] = &["comment", "reply"];

/// Types of what stands around articles, whose names and descriptions are no articles. One with a text is another matter.
const AROUND: &[&str] = &[
    "array",
    "asset",
    "attachment",
    "audio",
    "breadcrumblist",
    "collectionpage",
    "corporation",
    "feature",
    "featurecollection",
    "fileasset",
    "geometrycollection",
    "image",
    "imageasset",
    "imageobject",
    "library",
    "listitem",
    "menu",
    "module",
    "nav_menu_item",
    "newsmediaorganization",
    "object",
    "offer",
    "organization",
    "person",
    "photo",
    "place",
    "product",
    "project",
    "searchaction",
    "tag",
    "term",
    "topology",
    "user",
    "video",
    "videoobject",
    "webpage",
    "website",
];

/// What the types of a record say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Verdict {
    #[default]
    Unknown,
    /// Not an article unless it has a text.
    Around,
    Remark,
    Never,
}

/// What a type, or each of several, says. The strongest word holds.
pub(super) fn kind(value: &Tree<'_>, before: (Verdict, Option<String>)) -> (Verdict, Option<String>) {
    let texts: Vec<String> = match value {
        Tree::List(items) => items.iter().take(8).filter_map(|item| into_text(item.clone())).collect(),
        value => into_text(value.clone()).into_iter().collect(),
    };
    texts.into_iter().fold(before, |(verdict, name), text| {
        let found = word(&text);
        if rank(found) > rank(verdict) { (found, Some(text)) } else { (verdict, name) }
    })
}

fn word(text: &str) -> Verdict {
    const LONGEST: usize = 64;
    if text.len() > LONGEST {
        return Verdict::Unknown;
    }
    // What stands in front of a type's own name says where it is defined: `schema:Person`, `sanity.imageAsset`.
    let name = text.rsplit([':', '.', '/', '#']).next().unwrap_or_default().to_ascii_lowercase();
    match name.as_str() {
        name if NEVER.contains(&name) => Verdict::Never,
        name if REMARKS.contains(&name) => Verdict::Remark,
        name if AROUND.contains(&name) => Verdict::Around,
        _ => Verdict::Unknown,
    }
}

fn rank(verdict: Verdict) -> u8 {
    verdict as u8
}

/// Whether a wiki's namespace is another than that of its articles; `None` for what is no wiki's.
pub(super) fn is_aside(namespace: &Tree<'_>) -> Option<bool> {
    match namespace {
        Tree::Number(number) => Some(number != "0"),
        Tree::Map(_) => match namespace.member("identifier") {
            Some(Tree::Number(number)) => Some(number != "0"),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_tell() {
        let cases = [
            (r#""Person""#, Verdict::Around),
            (r#""schema:Person""#, Verdict::Around),
            (r#""https://schema.org/WebSite""#, Verdict::Around),
            (r#"["NewsArticle","WebPage"]"#, Verdict::Around),
            (r#""comment""#, Verdict::Remark),
            (r#""Announce""#, Verdict::Never),
            (r#""NewsArticle""#, Verdict::Unknown),
            (r#""post""#, Verdict::Unknown),
            ("17", Verdict::Unknown),
        ];
        for (json, expected) in cases {
            let found = kind(&serde_json::from_str(json).unwrap(), Default::default()).0;
            assert_eq!(found, expected, "{json}");
        }
    }

    #[test]
    fn namespaces_of_wikis() {
        let cases = [
            ("0", Some(false)),
            ("1", Some(true)),
            (r#"{"identifier":0,"name":""}"#, Some(false)),
            (r#"{"identifier":14}"#, Some(true)),
            (r#""app""#, None),
            ("{}", None),
        ];
        for (json, expected) in cases {
            assert_eq!(is_aside(&serde_json::from_str(json).unwrap()), expected, "{json}");
        }
    }
}
