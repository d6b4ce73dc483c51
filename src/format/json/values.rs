//! Single values as other programs write them: addresses, times, standfirsts, and what stands for nothing.

use std::borrow::Cow;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use memchr::memchr;

use super::blocks::{into_text, is_markup};
use super::tree::Tree;
use crate::format::html::pieces::{Piece, Pieces};

/// A longer text is no placeholder.
const LONGEST_VOID: usize = 10;

/// Whether a text is what programs write where there is nothing, or where something was taken away.
pub(super) fn is_void(text: &str) -> bool {
    text.len() <= LONGEST_VOID
        && matches!(
            text.trim(),
            "[deleted]" | "[removed]" | "null" | "NULL" | "None" | "NaN" | "nan" | "N/A" | "undefined"
        )
}

/// Whether a value is a number or a list of numbers: the key of what is kept elsewhere, where a name is expected.
pub(super) fn is_key(value: &Tree<'_>) -> bool {
    match value {
        Tree::Number(_) => true,
        Tree::List(items) => items.iter().all(|item| matches!(item, Tree::Number(_))),
        _ => false,
    }
}

/// Whether a text could be an address, whole or within its site, rather than a name for the record.
pub(super) fn is_address(text: &str) -> bool {
    let text = text.trim();
    if text.contains(char::is_whitespace) {
        return false;
    }
    match text.split_once("://") {
        Some((scheme, rest)) => scheme.to_ascii_lowercase().starts_with("http") && !rest.is_empty(),
        None => text.starts_with('/') || text.split_once('/').is_some_and(|(host, _)| is_host(host)) || is_host(text),
    }
}

/// Whether a text is a whole address with something behind its host.
pub(super) fn is_page_address(text: &str) -> bool {
    let Some((scheme, rest)) = text.trim().split_once("://") else { return false };
    let path = rest.split_once('/').map_or("", |(_, path)| path);
    scheme.to_ascii_lowercase().starts_with("http") && !path.is_empty() && !rest.contains(char::is_whitespace)
}

/// The host of a whole address, if the text is one.
pub(super) fn host(text: &str) -> Option<&str> {
    let (scheme, rest) = text.trim().split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (scheme.to_ascii_lowercase().starts_with("http") && is_host(host)).then_some(host)
}

fn is_host(text: &str) -> bool {
    let is_part = |part: &str| !part.is_empty() && !part.contains(|c: char| c.is_ascii_punctuation() && c != '-');
    let last = text.rsplit('.').next().unwrap_or_default();
    text.contains('.')
        && text.split('.').all(is_part)
        && last.len() > 1
        && last.bytes().all(|b| b.is_ascii_alphabetic())
}

/// An address: a text, or an object that names one.
pub(super) fn url(value: Tree<'_>) -> Option<String> {
    let named = ["@id", "url", "href", "canonical"].iter().find_map(|name| value.member(name).cloned());
    named.and_then(into_text).or_else(|| into_text(value))
}

/// A time as text: also the one in the first of a list of versions, and a date in parts.
pub(super) fn stamp(value: Tree<'_>) -> Option<String> {
    match value {
        Tree::List(items) => items.into_iter().find_map(stamp),
        Tree::Map(_) => match value.member("date-parts") {
            Some(Tree::List(dates)) => parts(dates.first()?),
            _ => value.member("created").cloned().and_then(into_text).or_else(|| into_text(value)),
        },
        value => into_text(value),
    }
}

/// Year, month and day, as far as they go.
fn parts(date: &Tree<'_>) -> Option<String> {
    let Tree::List(parts) = date else { return None };
    let mut numbers = parts.iter().take(3).map(|part| into_text(part.clone())?.parse::<u16>().ok());
    let year = numbers.next()??;
    let mut text = format!("{year:04}");
    for number in numbers.map_while(|number| number) {
        text.push_str(&format!("-{number:02}"));
    }
    Some(text)
}

/// A time of fetching in seconds since 1970; one without a zone is taken for UTC.
pub(super) fn seconds(text: &str) -> Option<i64> {
    let text = text.trim();
    if let Ok(moment) = text.parse::<Timestamp>() {
        return Some(moment.as_second());
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        let number: i64 = text.parse().ok()?;
        return match text.len() {
            9..=10 => Some(number),
            12..=13 => Some(number / 1000),
            _ => None,
        };
    }
    let local: DateTime = text.parse().ok()?;
    TimeZone::UTC.to_timestamp(local).ok().map(|moment| moment.as_second())
}

/// A line that may hold markup or references to characters, as it would be shown.
pub(super) fn inline(text: String) -> String {
    if memchr(b'&', text.as_bytes()).is_none() && !is_markup(&text) {
        return text;
    }
    let mut shown = String::with_capacity(text.len());
    match is_markup(&text) {
        true => Pieces::of(&text).for_each(|piece| match piece {
            Piece::Text(words) => shown.push_str(words),
            Piece::Tag { name, .. } if matches!(name.as_str(), "br" | "p" | "li" | "div") => shown.push(' '),
            Piece::Tag { .. } | Piece::Opaque => {}
        }),
        false => shown.push_str(&text),
    }
    // Stray ampersands are no references: then nothing is.
    match quick_xml::escape::unescape(&shown) {
        Ok(Cow::Owned(plain)) => plain,
        _ => shown,
    }
    .trim()
    .to_owned()
}

/// A text whose UTF-8 was written byte by byte as if each were a character, put right; `None` for any other.
///
/// All characters are below U+0100 and their bytes are UTF-8, with something that is not ASCII: no language is
/// written so.
pub(super) fn unmangled(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    // Most texts are told by their first character that is not ASCII.
    let first = text.chars().find(|c| !c.is_ascii())?;
    if !matches!(first, '\u{c2}'..='\u{f4}') {
        return None;
    }
    let bytes: Option<Vec<u8>> = text.chars().map(|c| u8::try_from(c).ok()).collect();
    String::from_utf8(bytes?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_names() {
        for address in ["https://a.example/x", "http://a.example", "/r/coast/1", "www.a.example/x", "a.example"] {
            assert!(is_address(address), "{address}");
        }
        for name in ["urn:x:1", "8001", "nyt://article/1", "at://did:plc:x/1", "a b.example/x", "", "tag:x,2008:1"] {
            assert!(!is_address(name), "{name}");
        }
        assert!(is_page_address("https://a.example/x") && !is_page_address("https://a.example/"));
        assert_eq!(host("https://www.a.example/x?y"), Some("a.example"));
        assert_eq!(host("Coast News"), None);
    }

    #[test]
    fn times_of_fetching() {
        let cases = [
            ("2024-09-01T10:00:00Z", Some(1_725_184_800)),
            ("2024-09-01 10:00:00", Some(1_725_184_800)),
            ("2024-09-01T12:00:00+02:00", Some(1_725_184_800)),
            ("1725184800", Some(1_725_184_800)),
            ("1725184800000", Some(1_725_184_800)),
            ("2024-09-01", Some(1_725_148_800)),
            ("17", None),
            ("", None),
            ("yesterday", None),
        ];
        for (text, expected) in cases {
            assert_eq!(seconds(text), expected, "{text}");
        }
    }

    #[test]
    fn dates_in_parts() {
        let cases = [
            (r#"{"date-parts":[["2024",3,8]]}"#, Some("2024-03-08")),
            (r#"{"date-parts":[[2024]]}"#, Some("2024")),
            (r#"{"date-parts":[[]]}"#, None),
            (r#"[{"version":"v1","created":"8 Mar 2024"}]"#, Some("8 Mar 2024")),
            (r#"{"$date":"2024-03-08"}"#, Some("2024-03-08")),
        ];
        for (json, expected) in cases {
            assert_eq!(stamp(serde_json::from_str(json).unwrap()).as_deref(), expected, "{json}");
        }
    }

    #[test]
    fn bytes_taken_for_characters_are_put_right() {
        let mangled = |text: &str| -> String { text.bytes().map(char::from).collect() };
        for text in ["Möwe – „endlich“", "ключ", "竹"] {
            assert_eq!(unmangled(&mangled(text)).as_deref(), Some(text));
        }
        for text in ["", "plain", "Möwe", "déjà vu", "Â ©", "ключ", "Ã© in a text of “quotes”", "São Tomé"]
        {
            assert_eq!(unmangled(text), None, "{text}");
        }
    }

    #[test]
    fn lines_are_shown_without_markup() {
        let cases = [
            ("Lit <strong>again</strong>.", "Lit again."),
            ("again &#8211; at last", "again – at last"),
            ("R&D and A & B", "R&D and A & B"),
            ("a < b", "a < b"),
            ("<p>One</p><p>Two</p>", "One  Two"),
        ];
        for (text, expected) in cases {
            assert_eq!(inline(text.to_owned()), expected);
        }
    }
}
