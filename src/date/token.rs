//! A line cut into numbers, words and marks, with what each word can mean in a date.
//!
//! Digits of any script count as digits. A Han or Hangul character is a word of its own, since no space
//! parts `2025年7月12日`.

use super::words::{self, Meaning};

/// What a token is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// Digits: their value (of the first nine) and how many there are.
    Number { value: u32, width: usize },
    /// Letters.
    Word(Meaning),
    /// One other character; all short dashes and minus signs are `-`, the full-width marks are ASCII.
    Mark(char),
}

/// A piece of a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// Byte offsets in the line.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether no white space parts it from the token before.
    pub(super) joined: bool,
}

/// Cuts `text` into at most `limit` tokens.
pub(super) fn tokens(text: &str, limit: usize) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut joined = false;
    while tokens.len() < limit
        && let Some((start, first)) = chars.next()
    {
        if is_space(first) {
            joined = false;
            continue;
        }
        let mut end = start + first.len_utf8();
        let kind = if let Some(digit) = digit(first) {
            let (mut value, mut width) = (digit, 1);
            while let Some(next) = chars.peek().and_then(|&(_, c)| self::digit(c)) {
                value = if width < 9 { value * 10 + next } else { value };
                width += 1;
                end = chars.next().map_or(end, |(at, c)| at + c.len_utf8());
            }
            Kind::Number { value, width }
        } else if is_letter(first) {
            let alone = is_character_word(first);
            while let Some(&(at, c)) = chars.peek()
                && !alone
                && is_letter(c)
                && !is_character_word(c)
            {
                end = at + c.len_utf8();
                chars.next();
            }
            Kind::Word(text.get(start..end).map(words::meaning).unwrap_or_default())
        } else {
            Kind::Mark(plain(first))
        };
        tokens.push(Token { kind, start, end, joined });
        joined = true;
    }
    tokens
}

/// The value of a digit of any script that dates are written in.
pub(super) fn digit(c: char) -> Option<u32> {
    const ZEROS: [char; 6] = ['\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{e50}', '\u{ff10}'];
    if c.is_ascii() {
        return c.to_digit(10);
    }
    ZEROS.iter().map(|&zero| u32::from(c).wrapping_sub(zero.into())).find(|&value| value < 10)
}

/// White space, and the invisible marks of direction and joining that stand beside dates.
fn is_space(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A letter, or a mark that belongs to the letter before it.
fn is_letter(c: char) -> bool {
    c.is_alphabetic()
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{93c}' | '\u{94d}' | '\u{9bc}' | '\u{9cd}' | '\u{e47}'..='\u{e4e}' | '\u{64b}'..='\u{65f}')
}

fn is_character_word(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}')
}

fn plain(c: char) -> char {
    match c {
        '\u{2010}' | '\u{2011}' | '\u{2212}' | '\u{ff0d}' => '-',
        '\u{ff1a}' => ':',
        '\u{ff0f}' => '/',
        '\u{ff0e}' => '.',
        '\u{ff0c}' | '\u{3001}' | '\u{60c}' => ',',
        '\u{ff08}' => '(',
        '\u{ff09}' => ')',
        c => c,
    }
}
