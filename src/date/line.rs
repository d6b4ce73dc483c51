//! A line under reading: its tokens, and small questions about one of them.

use super::foreign::{Calendar, from_buddhist};
use super::names::Paired;
use super::token::{Kind, Token, tokens};
use super::words::{self, Meaning, Name};

/// A text cut into tokens. Questions about a token that is not there are answered with "no".
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: Vec<Token>,
    pub(super) language: Option<&'a str>,
    /// Whether its years may be counted from the Buddha.
    buddhist: bool,
}

impl<'a> Line<'a> {
    /// Cuts at most `limit` tokens off `text`.
    pub(super) fn new(text: &'a str, language: Option<&'a str>, limit: usize) -> Self {
        Line::of(text, tokens(text).take(limit).collect(), language)
    }

    /// A line of tokens that were cut before.
    pub(super) fn of(text: &'a str, tokens: Vec<Token>, language: Option<&'a str>) -> Self {
        let spoken =
            language.is_some_and(|tag| ["th", "lo", "km"].contains(&tag.split(['-', '_']).next().unwrap_or("")));
        let is_thai = |c: char| matches!(c, '\u{e00}'..='\u{edf}');
        // Scripts are told from the first few hundred characters: a line is longer only to be refused.
        let buddhist = spoken || text.chars().take(400).any(is_thai);
        Line { text, tokens, language, buddhist }
    }

    /// Whether the text's language is one of `codes`.
    pub(super) fn is_in(&self, codes: &[&str]) -> bool {
        self.language.and_then(|tag| tag.split(['-', '_']).next()).is_some_and(|code| codes.contains(&code))
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

    /// A number of four digits, as a year of our era.
    pub(super) fn year(&self, at: usize) -> Option<u32> {
        let (year, _) = self.number(at).filter(|&(_, width)| width == 4)?;
        Some(if self.buddhist { from_buddhist(year) } else { year })
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

    /// The month that is named at `at`, and the token behind it: `July`, `Sept.`, `ก.ค.`, `tháng 7`, `تموز/يوليو`.
    pub(super) fn month(&self, at: usize) -> Option<(u32, usize)> {
        let word = self.word(at)?;
        if word.month != Name::None {
            let month = words::month(self.text_of(at), word.month, self.language)?;
            return Some((month, self.behind_name(month, at + 1)));
        }
        if let Some((Meaning { month: Name::Sure(month), .. }, next)) = self.abbreviation(at) {
            return Some((month.into(), next));
        }
        if word.pairs
            && let Some(Paired::Month(month)) = words::paired(self.text_of(at), self.text_of(at + 1))
        {
            let month = u32::from(*month);
            // "mười một" and "mười hai" are ten and one, ten and two.
            let tens = (month == 10).then(|| words::paired(self.text_of(at), self.text_of(at + 2))).flatten();
            return Some(match tens {
                Some(Paired::Month(ones @ 1..=2)) => (10 + u32::from(*ones), at + 3),
                _ => (month, self.behind_name(month, at + 2)),
            });
        }
        // "thg 7", "tháng 07".
        let numbered = word.pairs && self.text_of(at).starts_with(['t', 'T']);
        let next = if self.is_mark(at + 1, ".") { at + 2 } else { at + 1 };
        let month = self.small(next).filter(|month| numbered && (1..=12).contains(month))?;
        Some((month, next + 1))
    }

    /// A month of another calendar at `at`, and the token behind it.
    pub(super) fn foreign_month(&self, at: usize) -> Option<(Calendar, u32, usize)> {
        let word = self.word(at)?;
        if let Some(Paired::Foreign(calendar, month)) =
            word.pairs.then(|| words::paired(self.text_of(at), self.text_of(at + 1))).flatten()
        {
            return Some((*calendar, (*month).into(), at + 2));
        }
        let (calendar, month) = word.foreign_month?;
        Some((calendar, month.into(), at + 1))
    }

    /// Behind the dot of a month's abbreviation, and behind its name in another tongue: `يوليو (تموز)`.
    fn behind_name(&self, month: u32, at: usize) -> usize {
        if self.is_mark(at, ".'") && self.is_joined(at) {
            return at + 1;
        }
        if !self.is_mark(at, "/(") {
            return at;
        }
        let again = match self.word(at + 1) {
            Some(Meaning { month: Name::Sure(also), .. }) => (u32::from(also) == month).then_some(at + 2),
            Some(Meaning { pairs: true, .. }) => match words::paired(self.text_of(at + 1), self.text_of(at + 2)) {
                Some(Paired::Month(also)) if u32::from(*also) == month => Some(at + 3),
                _ => None,
            },
            _ => None,
        };
        again.map_or(at, |next| if self.is_mark(next, ")") { next + 1 } else { next })
    }

    /// An abbreviation with dots inside, `ก.ค.` or `μ.μ.`: what it means, and the token behind it.
    pub(super) fn abbreviation(&self, at: usize) -> Option<(Meaning, usize)> {
        let (first, second) = (self.text_of(at), self.text_of(at + 2));
        let is_short = |part: &str| !part.is_ascii() && part.len() <= 9;
        let dotted = self.is_mark(at + 1, ".") && self.is_joined(at + 1) && self.is_joined(at + 2);
        if !dotted || !is_short(first) || !is_short(second) {
            return None;
        }
        self.word(at + 2)?;
        let meaning = words::known(&[first, second].concat())?;
        let dot = self.is_mark(at + 3, ".") && self.is_joined(at + 3);
        Some((*meaning, if dot { at + 4 } else { at + 3 }))
    }

    /// Skips at most `most` tokens that are one of `marks` or a word without weight.
    pub(super) fn skip(&self, at: usize, marks: &str, most: usize) -> usize {
        let is_light = |word: Meaning| word.filler && word.month.is_none();
        let skips = |at: usize| self.is_mark(at, marks) || self.word(at).is_some_and(is_light);
        (at..at + most).find(|&at| !skips(at)).unwrap_or(at + most)
    }
}
