//! A line under reading: its tokens, and small questions about one of them.

use super::token::{self, Kind, Token};
use super::words::{self, Meaning, Name};

/// A text cut into tokens. Questions about a token that is not there are answered with "no".
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: Vec<Token>,
    language: Option<&'a str>,
}

impl<'a> Line<'a> {
    /// Cuts at most `limit` tokens off `text`.
    pub(super) fn new(text: &'a str, language: Option<&'a str>, limit: usize) -> Self {
        Line { text, tokens: token::tokens(text, limit), language }
    }

    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// The token's text; empty behind the end.
    pub(super) fn text_of(&self, at: usize) -> &'a str {
        self.tokens.get(at).and_then(|token| self.text.get(token.start..token.end)).unwrap_or("")
    }

    /// Whether no space parts the token from the one before.
    pub(super) fn is_joined(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.joined)
    }

    /// A number's value and width in digits.
    pub(super) fn number(&self, at: usize) -> Option<(u32, usize)> {
        match self.kind(at)? {
            Kind::Number { value, width } => Some((value, width)),
            _ => None,
        }
    }

    /// A number that no space parts from the token before.
    pub(super) fn joined_number(&self, at: usize) -> Option<(u32, usize)> {
        self.number(at).filter(|_| self.is_joined(at))
    }

    /// A number of one or two digits.
    pub(super) fn small(&self, at: usize) -> Option<u32> {
        self.number(at).filter(|&(_, width)| width <= 2).map(|(value, _)| value)
    }

    /// A number of four digits.
    pub(super) fn year(&self, at: usize) -> Option<u32> {
        self.number(at).filter(|&(_, width)| width == 4).map(|(value, _)| value)
    }

    pub(super) fn word(&self, at: usize) -> Option<Meaning> {
        match self.kind(at)? {
            Kind::Word(meaning) => Some(meaning),
            _ => None,
        }
    }

    pub(super) fn mark(&self, at: usize) -> Option<char> {
        match self.kind(at)? {
            Kind::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    /// Whether the token is one of the marks in `marks`.
    pub(super) fn is_mark(&self, at: usize, marks: &str) -> bool {
        self.mark(at).is_some_and(|mark| marks.contains(mark))
    }

    /// Whether the token is a word that is written as one of `words`.
    pub(super) fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.text_of(at))
    }

    /// The month that is named at `at`, and the token behind it: `July`, `Sept.`, `tháng 7`.
    pub(super) fn month(&self, at: usize) -> Option<(u32, usize)> {
        let word = self.word(at)?;
        if word.month == Name::None {
            let number = self.small(at + 1)?;
            let said = words::fold(self.text_of(at)) == "thang";
            return said.then_some((number, at + 2));
        }
        let month = words::month(self.text_of(at), word.month, self.language)?;
        let dot = self.is_mark(at + 1, ".") && self.is_joined(at + 1);
        Some((month, if dot { at + 2 } else { at + 1 }))
    }

    /// Skips at most `most` tokens that are one of `marks` or a word without weight.
    pub(super) fn skip(&self, at: usize, marks: &str, most: usize) -> usize {
        let skips = |at: usize| self.is_mark(at, marks) || self.word(at).is_some_and(|word| word.filler);
        (at..at + most).find(|&at| !skips(at)).unwrap_or(at + most)
    }
}
