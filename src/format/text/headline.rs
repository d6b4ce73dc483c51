//! Whether a line, on its own, has the shape of a headline. Positions and neighbours are weighed elsewhere.

use super::vocabulary;

/// Longest line that is looked at, in bytes.
const LONGEST: usize = 700;
/// Longest headline, in characters.
const MOST_LETTERS: usize = 220;

/// How much a line looks like a headline: 10 if it does, below zero if it looks like something else.
pub fn headline(text: &str) -> i32 {
    if text.len() > LONGEST {
        return -40;
    }
    let letters = text.chars().count();
    let mut points = match letters {
        0..=2 => -20,
        3..=170 => 10,
        171..=MOST_LETTERS => 0,
        _ => return -40,
    };
    // Scripts without blanks say more in a character.
    if letters > 60 && text.len() > letters * 2 && text.chars().filter(|c| is_wide(*c)).count() * 2 > letters {
        points -= 20;
    }
    let has_words = |count: usize| text.split_whitespace().nth(count - 1).is_some();
    let last = text.split_whitespace().next_back().unwrap_or_default();
    let closing = last.trim_end_matches(['”', '"', '’', '\'', ')', '»', '」', '』']);
    // "Inc." and "U.S." may end a headline, "of it." ends a sentence.
    let is_short =
        closing.chars().count() <= 4 && closing.starts_with(|c: char| !c.is_lowercase()) || closing == "etc.";
    let is_abbreviation = closing.trim_end_matches('.').contains('.') || is_short;
    if closing.ends_with([':', ';', ',', '：', '；', '，', '、']) {
        points -= 20;
    } else if closing.ends_with(['。', '।', '۔']) || closing.ends_with('.') && !is_abbreviation {
        points -= if has_words(15) || closing.len() < last.len() { 30 } else { 15 };
    }
    if text.chars().next().is_some_and(char::is_lowercase) {
        points -= 15;
    }
    let mut chars = text.chars();
    if chars.next().is_some_and(char::is_alphabetic) && chars.next() == Some(':') {
        points -= 40; // "Q: …", "A: …": an interview
    }
    if letters < 6 && !has_words(2) {
        points -= 10;
    }
    if !text.chars().any(char::is_alphabetic) {
        points -= 20;
    }
    points
}

/// Whether a line ends as sentences do.
pub fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['”', '"', '’', '\'', ')', '»', '」', '』', ']'])
        .ends_with(['.', '!', '?', ':', '…', '。', '！', '？', '।', '۔', '؟'])
}

/// Whether a line is so short and so little of a sentence that it heads a part of an article rather than an article.
pub fn is_subhead(text: &str) -> bool {
    let words = text.split_whitespace().count();
    words <= 4 && text.chars().count() <= 30 || text.ends_with('?') && words <= 8
}

/// Whether all letters that could be small are capitals, and there are some.
pub fn is_capitals(text: &str) -> bool {
    let mut capitals = 0;
    for c in text.chars() {
        if c.is_lowercase() {
            return false;
        }
        capitals += u32::from(c.is_uppercase());
    }
    capitals >= 4
}

/// Whether a character fills two columns: Han, kana, Hangul.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}')
}

/// Whether a line opens with a list's number: `3.`, `3)`, `(3)`, `#3`.
pub fn is_numbered(text: &str) -> bool {
    behind_number(text).is_some()
}

/// What stands behind `Article 12:`, `Story 3 -`.
fn behind_noun(text: &str) -> Option<&str> {
    let (noun, rest) = text.split_once(' ')?;
    if !rest.starts_with(|c: char| c.is_ascii_digit()) || !vocabulary::is_record(noun) {
        return None;
    }
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = rest.len() - behind.len();
    let headline = behind.trim_start().trim_start_matches([':', '.', ')', '-', '–', '—', '|']).trim_start();
    ((1..=5).contains(&digits) && headline.len() < behind.trim_start().len() && headline.contains(' '))
        .then_some(headline)
}

/// What stands behind a list's number that a line opens with.
pub fn behind_number(text: &str) -> Option<&str> {
    if let Some(rest) = behind_noun(text) {
        return Some(rest);
    }
    let bare = text.trim_start_matches(['(', '#', '[']);
    let rest = bare.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = bare.len() - rest.len();
    let closed = rest.starts_with([')', '.', ']', '、', '．']) && !rest.starts_with(".0");
    let marked = closed || bare.len() < text.len() && rest.starts_with([' ', ':']) && text.starts_with('#');
    let behind = rest.trim_start_matches([')', '.', ']', '、', '．', ' ', '\t']);
    // "3.5 million people" is a headline.
    let is_apart = !behind.starts_with(|c: char| c.is_ascii_digit())
        || rest.contains(' ') && behind.contains(' ') && rest.chars().nth(1) == Some(' ');
    ((1..=3).contains(&digits) && marked && !behind.is_empty() && is_apart).then_some(behind)
}
