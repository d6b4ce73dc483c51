//! The line that signs an article: "By Ann Lee | 12 July", "김민수 기자", "Ann Lee | City Editor | 12 July 2025".

use crate::date;

use super::SEPARATORS;
use super::names::SIGNS;

/// The longest line that signs.
const MOST_SIGNATURE: usize = 200;

/// The name that a line such as "By Ann Lee, City Editor | 12 July" signs with; several stay joined.
pub(in super::super) fn signature(parts: &[String]) -> Option<String> {
    // A date may stand before the name.
    let dated = parts.iter().take_while(|part| date::looks_dated(part)).count();
    let parts = parts.get(dated..)?;
    let text = parts.join(" ");
    if text.len() > MOST_SIGNATURE || text.is_empty() {
        return None;
    }
    let lower_is_same_length =
        |opening: &&&str| text.get(..opening.len()).is_some_and(|head| head.to_lowercase() == **opening);
    let Some(opening) = SIGNS.iter().filter(lower_is_same_length).max_by_key(|opening| opening.len()) else {
        return unlabelled(&text);
    };
    let rest = text.get(opening.len()..)?;
    let is_alone = parts.first().is_some_and(|first| first.trim_end_matches([':', '：', ' ']).len() == opening.len());
    let behind = rest.trim_start_matches([':', '：', '/', ' ', '\u{a0}']);
    let colon = rest.trim_start().starts_with([':', '：', '/']);
    // A word such as "author" is a label only with a colon or on a line of its own.
    let is_label = !matches!(*opening, "by" | "von" | "par" | "por" | "di" | "door" | "av" | "af" | "oleh")
        && !opening.ends_with(" by")
        && !opening.starts_with("γράφ")
        && !is_han_name(rest.trim());
    if !(colon || is_alone || !is_label && rest.starts_with([' ', '\u{a0}'])) {
        return None;
    }
    let name = joined(parts, text.len() - behind.len());
    let name = name.split(SEPARATORS).next()?.trim();
    let name = before_digit(name);
    let name = without_stamp_words(name).trim_matches([' ', ',', ';', ':', '-', '(']);
    let first = name.chars().next()?;
    let fits =
        name.split_whitespace().count() <= 14 && name.chars().nth(1).is_some() && !name.ends_with(['.', '!', '?'])
            || name.chars().count() < 25;
    (fits && first.is_alphabetic() && !first.is_lowercase()).then(|| name.to_owned())
}

/// The name in a Korean line such as "김민수 기자", whatever address stands behind it.
fn korean(text: &str) -> Option<&str> {
    let mut words = text.split_whitespace();
    let (name, post) = (words.next()?, words.next()?);
    let is_name = (2..=4).contains(&name.chars().count()) && name.chars().all(|c| matches!(c, '가'..='힣'));
    let is_post = ["기자", "특파원", "논설위원", "선임기자", "인턴기자"].contains(&post.trim_matches(['=', '|', ',']));
    let is_line = words.all(|word| word.contains('@') || word.chars().nth(1).is_none());
    (is_name && is_post && is_line).then_some(name)
}

/// A text up to the word that holds its first digit.
fn before_digit(text: &str) -> &str {
    let Some(at) = text.find(|c: char| c.is_ascii_digit()) else { return text };
    let head = text.get(..at).unwrap_or_default();
    head.rfind(char::is_whitespace).map_or("", |end| head.get(..end).unwrap_or_default())
}

/// Whether a text is a name in Chinese characters, with a blank within at most.
fn is_han_name(text: &str) -> bool {
    let is_han = |c: char| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{3040}'..='\u{30ff}' | ' ' | '　' | '·');
    (2..=8).contains(&text.chars().count()) && text.chars().all(is_han)
}

/// The name in a line without "by" whose other pieces are a post and a date: "Ann Lee | City Editor | 12 July 2025".
fn unlabelled(text: &str) -> Option<String> {
    if let Some(name) = korean(text) {
        return Some(name.to_owned());
    }
    let mut pieces = text.split(SEPARATORS).map(str::trim);
    let name = pieces.next()?;
    let words = name.split(' ').count();
    let is_name = (2..=4).contains(&words) && name.split(' ').all(|word| word.starts_with(char::is_uppercase));
    let rest: Vec<&str> = pieces.collect();
    let is_post = |piece: &&str| crate::refine::byline::is_post(piece);
    (is_name && rest.iter().any(is_post) && rest.iter().any(|piece| date::looks_dated(piece))).then(|| name.to_owned())
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
