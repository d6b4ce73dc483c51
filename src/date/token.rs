//! A line cut into numbers, words and marks, with what each word can mean in a date.
//!
//! Digits of any script count as digits. Chinese and Japanese put no space between words, so there a token is the
//! longest word of the tables that stands at a place, or one character.

use unicode_normalization::char::is_combining_mark;

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

/// The tokens of `text`, one at a time.
pub(super) fn tokens(text: &str) -> Tokens<'_> {
    Tokens { text, at: 0, joined: false }
}

/// See [`tokens`].
pub(super) struct Tokens<'a> {
    text: &'a str,
    at: usize,
    joined: bool,
}

impl Tokens<'_> {
    fn peek(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    /// The end of the run of characters from `at` on for which `belongs` holds.
    fn run(&self, mut at: usize, belongs: impl Fn(char) -> bool) -> usize {
        while let Some(c) = self.peek(at).filter(|c| belongs(*c)) {
            at += c.len_utf8();
        }
        at
    }

    fn number(&self, start: usize) -> (Kind, usize) {
        let (mut value, mut width, mut at) = (0, 0, start);
        while let Some((c, digit)) = self.peek(at).and_then(|c| Some((c, digit(c)?))) {
            value = if width < 9 { value * 10 + digit } else { value };
            width += 1;
            at += c.len_utf8();
        }
        (Kind::Number { value, width }, at)
    }

    fn word(&self, start: usize, first: char) -> (Kind, usize) {
        if is_unspaced(first) {
            return self.unspaced(start, first);
        }
        let end = self.run(start + first.len_utf8(), |c| is_letter(c) && !is_unspaced(c));
        (Kind::Word(self.text.get(start..end).map(words::meaning).unwrap_or_default()), end)
    }

    fn unspaced(&self, start: usize, first: char) -> (Kind, usize) {
        let rest = self.text.get(start..).unwrap_or("");
        let mut ends = [0; words::LONGEST_UNSPACED];
        let mut count = 0;
        for (place, (at, c)) in ends.iter_mut().zip(rest.char_indices().take_while(|(_, c)| is_unspaced(*c))) {
            *place = at + c.len_utf8();
            count += 1;
        }
        for end in ends.iter().take(count).rev() {
            if let Some(meaning) = rest.get(..*end).and_then(words::known) {
                return (Kind::Word(*meaning), start + end);
            }
        }
        let is_kana = |c: char| matches!(c, '\u{3040}'..='\u{30ff}');
        let end = if is_kana(first) { self.run(start, is_kana) } else { start + first.len_utf8() };
        (Kind::Word(Meaning::default()), end)
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let first = loop {
            let first = self.peek(self.at)?;
            if !is_space(first) {
                break first;
            }
            self.at += first.len_utf8();
            self.joined = false;
        };
        let start = self.at;
        let (kind, end) = if digit(first).is_some() {
            self.number(start)
        } else if is_letter(first) {
            self.word(start, first)
        } else {
            (Kind::Mark(plain(first)), start + first.len_utf8())
        };
        let token = Token { kind, start, end, joined: self.joined };
        self.at = end;
        self.joined = true;
        Some(token)
    }
}

/// The value of a digit of any script that dates are written in.
pub(super) fn digit(c: char) -> Option<u32> {
    // Arabic, Persian, Devanagari, Bengali, Gurmukhi, Gujarati, Tamil, Telugu, Kannada, Malayalam, Thai, Lao,
    // Burmese, Khmer, full-width.
    const ZEROS: [char; 15] = [
        '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{be6}', '\u{c66}', '\u{ce6}', '\u{d66}',
        '\u{e50}', '\u{ed0}', '\u{1040}', '\u{17e0}', '\u{ff10}',
    ];
    if c < '\u{660}' {
        return c.to_digit(10);
    }
    ZEROS.iter().map(|&zero| u32::from(c).wrapping_sub(zero.into())).find(|&value| value < 10)
}

/// White space, and the invisible marks of direction that stand beside dates.
fn is_space(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A letter, or a mark or joiner that belongs to the letter before it.
fn is_letter(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic();
    }
    c.is_alphabetic() || is_combining_mark(c) || matches!(c, '\u{200c}' | '\u{200d}')
}

/// Han and kana: scripts without spaces between words.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
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
        '\u{2019}' | '\u{2018}' | '\u{5f3}' => '\'',
        c => c,
    }
}
