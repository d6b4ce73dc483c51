//! The line above a headline that says which part of a paper it is from, or what the story is filed under.

use super::super::headline::{ends_sentence, headline, is_capitals};
use super::super::lines::Line;
use super::super::shape::Shape;
use super::super::vocabulary::{self, Field};

/// Longest kicker, in characters.
pub(super) const LONGEST: usize = 40;
/// Longest greeting to readers, in bytes.
const LONGEST_GREETING: usize = 100;
/// Longest standfirst between headline and byline, in bytes.
const LONGEST_DECK: usize = 320;

/// Whether a line only says which part of a paper the headline right below it belongs to.
pub(super) fn is_kicker(line: &Line<'_>, next: &Line<'_>, rest: &[Line<'_>]) -> bool {
    let behind = rest.first();
    let words = |line: &Line<'_>| line.text.split_whitespace().count();
    if next.shape == Shape::Text
        && headline(&next.text) > 0
        && (is_slug(&line.text) || next.blanks == 0 && vocabulary::is_section(&line.text))
    {
        return true;
    }
    // One or two words above a headline, three in capitals, where the headline is signed, perhaps below a standfirst.
    let is_rubric = words(line) <= 2 && !ends_sentence(&line.text)
        || words(line) == 3 && is_capitals(&line.text) && !is_capitals(&next.text);
    let is_headed = next.shape == Shape::Text && next.blanks <= 1 && headline(&next.text) > 0 && words(next) >= 3;
    let is_deck = |deck: &&Line<'_>| deck.shape == Shape::Text && deck.blanks <= 1 && deck.text.len() <= LONGEST_DECK;
    let is_signed = || {
        behind.is_some_and(is_signature) || behind.filter(is_deck).is_some() && rest.get(1).is_some_and(is_signature)
    };
    // "Good morning! Here is today's story."
    let is_greeting = line.text.len() <= LONGEST_GREETING
        && ends_sentence(&line.text)
        && headline(&line.text) <= 0
        && next.blanks > 0
        && !ends_sentence(&next.text);
    if (is_rubric || is_greeting) && is_headed && is_signed() {
        return true;
    }
    let is_short = line.text.chars().count() <= LONGEST && words(line) <= 3;
    let is_headline = next.shape == Shape::Text && next.blanks == 0 && headline(&next.text) > 0 && words(next) >= 4;
    // The headline is told from a standfirst or the text by what signs it.
    let is_signed = behind.is_some_and(|behind| {
        matches!(behind.shape, Shape::Byline | Shape::Imprint | Shape::Stamp(_) | Shape::Url | Shape::Furniture(_))
            || behind.blanks > 0
    });
    let differs = is_capitals(&line.text) != is_capitals(&next.text) || words(next) >= 5;
    is_short && is_headline && is_signed && differs && !ends_sentence(&line.text) && !ends_sentence(&next.text)
}

/// Whether a line signs or dates the headline above it.
fn is_signature(line: &Line<'_>) -> bool {
    let signs = matches!(
        line.shape,
        Shape::Byline
            | Shape::Imprint
            | Shape::Stamp(_)
            | Shape::Label { field: Field::Author | Field::Published | Field::Updated, .. }
    );
    signs && line.blanks <= 1
}

/// Whether a line is the keyword that a wire files a story under: `BC-Norvik Ferry, 1st Ld-Writethru,420`.
fn is_slug(text: &str) -> bool {
    let is_code = |word: &str| {
        word.split_once('-').is_some_and(|(head, rest)| {
            head.len() == 2 && !rest.is_empty() && head.bytes().all(|b| b.is_ascii_uppercase())
        })
    };
    let (head, rest) = text.split_once('-').unwrap_or_default();
    let is_keyword =
        head.len() == 2 && is_code(text) && (rest.contains(',') || rest.contains("--") || rest.contains('/'));
    // "NORVIK-FERRY/UPDATE 2"
    let (words, version) = text.split_once('/').unwrap_or((text, ""));
    let is_capital = |word: &str| word.len() >= 2 && word.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    let is_words = words.contains('-')
        && words.split('-').all(is_capital)
        && version.split(' ').all(|word| word.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()));
    text.len() <= 80 && (is_keyword || is_words)
}
