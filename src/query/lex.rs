//! Cuts a query into lexemes: words, phrases, operators, brackets and field names.
//!
//! One pass over the text. What a character means is decided by its neighbours alone: a hyphen inside a word, a
//! bracket inside an address, an apostrophe are no operators. What the lexemes mean together is `parse`'s.

mod target;

pub(super) use self::target::{LONGEST_NAME, Target, nearest};
use super::ast::QuerySpan;

/// Nobody types a longer stretch of time between brackets, in bytes.
const LONGEST_RANGE: usize = 80;
/// No weight is larger.
const MOST_BOOST: f32 = 1000.0;
/// No more words may stand between those of a phrase.
const MOST_SLOP: u32 = 1000;

/// One piece of a query.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Lexeme<'t> {
    pub(super) kind: Kind<'t>,
    pub(super) span: QuerySpan,
    /// The byte behind it, its weight not included.
    pub(super) end: usize,
}

/// What a lexeme is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind<'t> {
    Word {
        text: &'t str,
        boost: Option<f32>,
    },
    Phrase {
        text: &'t str,
        slop: u32,
        boost: Option<f32>,
    },
    Open,
    Close {
        boost: Option<f32>,
    },
    And,
    Or,
    Not,
    /// `+` before a clause.
    Require,
    /// `title:` with something behind it.
    Target {
        target: Target,
        name: &'t str,
    },
    /// A quote that pairs with none.
    StrayQuote,
}

/// Which quotes close which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Quote {
    /// Straight, curly and pointed ones, which people and programs mix.
    Double,
    /// 「 」
    Corner,
    /// 『 』
    WhiteCorner,
}

const QUOTES: [Quote; 3] = [Quote::Double, Quote::Corner, Quote::WhiteCorner];

impl Quote {
    fn of(c: char) -> Option<Quote> {
        Some(match c {
            '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '＂' => Quote::Double,
            '「' | '」' => Quote::Corner,
            '『' | '』' => Quote::WhiteCorner,
            _ => return None,
        })
    }

    /// Low quotes and opening corners only ever open; all others are closing ones somewhere.
    fn closed_by(self, c: char) -> bool {
        Quote::of(c) == Some(self) && !matches!(c, '„' | '「' | '『')
    }
}

/// Yields the lexemes of a text in order.
#[derive(Debug)]
pub(super) struct Lexer<'t> {
    text: &'t str,
    /// Where the next lexeme is looked for, in bytes and in code points.
    at: usize,
    point: usize,
    /// Which quotes are known not to be closed any more: each is looked for in vain only once.
    exhausted: [bool; QUOTES.len()],
    /// The last lexeme was a field of dates.
    expects_date: bool,
}

impl<'t> Lexer<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Lexer { text, at: 0, point: 0, exhausted: [false; QUOTES.len()], expects_date: false }
    }

    /// What has not been read yet.
    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The place of the next lexeme, in code points.
    pub(super) fn point(&self) -> usize {
        self.point
    }

    /// Moves on to a byte, which must be a boundary behind the current one.
    pub(super) fn skip_to(&mut self, at: usize) {
        if let Some(passed) = self.text.get(self.at..at) {
            self.point += passed.chars().count();
            self.at = at;
        }
    }

    fn previous(&self) -> Option<char> {
        self.text.get(..self.at)?.chars().next_back()
    }

    /// Takes the next `bytes` as a lexeme.
    fn take(&mut self, bytes: usize, kind: Kind<'t>) -> Lexeme<'t> {
        let start = self.point;
        self.skip_to(self.at + bytes);
        Lexeme { kind, span: QuerySpan { start, end: self.point }, end: self.at }
    }

    /// `+`, `-` and `!` are operators only at the beginning of a word that they touch.
    fn is_prefix(&self, operator: char) -> bool {
        let begins = self.previous().is_none_or(|c| c.is_whitespace() || "(（:+-!".contains(c));
        let next = self.rest().chars().nth(1);
        begins
            && next.is_some_and(|c| {
                c != operator && (c.is_alphanumeric() || Quote::of(c).is_some() || "(（#@$€£.+-!*".contains(c))
            })
    }

    fn phrase(&mut self, quote: Quote, width: usize) -> Lexeme<'t> {
        let start = self.at + width;
        let ends_word = self.previous().is_some_and(char::is_alphanumeric)
            && self.text.get(start..).is_none_or(|rest| !rest.starts_with(char::is_alphanumeric));
        // A quote at the end of a word is an inch mark or closes what was never opened.
        let Some((end, behind)) = self.closing(quote, start).filter(|_| !ends_word) else {
            return self.take(width, Kind::StrayQuote);
        };
        let text = self.text.get(start..end).unwrap_or_default();
        let mut lexeme = self.take(behind - self.at, Kind::StrayQuote);
        let slop = self.slop();
        lexeme.span.end = self.point;
        lexeme.kind = Kind::Phrase { text, slop, boost: self.boost() };
        lexeme
    }

    /// Where the closing quote begins and ends: of the same sort if there is any, else of another.
    fn closing(&mut self, own: Quote, from: usize) -> Option<(usize, usize)> {
        let rest = self.text.get(from..)?;
        let others = QUOTES.into_iter().filter(|quote| *quote != own);
        for quote in std::iter::once(own).chain(others) {
            let Some(exhausted) = self.exhausted.get_mut(quote as usize).filter(|exhausted| !**exhausted) else {
                continue;
            };
            match rest.char_indices().find(|&(_, c)| quote.closed_by(c)) {
                Some((at, c)) => return Some((from + at, from + at + c.len_utf8())),
                None => *exhausted = true,
            }
        }
        None
    }

    /// `~3` behind a phrase.
    fn slop(&mut self) -> u32 {
        let Some(rest) = self.rest().strip_prefix('~') else { return 0 };
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let slop = rest.get(..digits).and_then(|digits| match digits {
            "" => None,
            digits => Some(digits.parse().unwrap_or(MOST_SLOP)),
        });
        self.skip_to(self.at + 1 + digits);
        slop.unwrap_or(1).min(MOST_SLOP)
    }

    /// `^2` behind a phrase or a bracket.
    fn boost(&mut self) -> Option<f32> {
        let rest = self.rest().strip_prefix('^')?;
        let width = rest.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
        let boost = weight(rest.get(..width)?)?;
        self.skip_to(self.at + 1 + width);
        Some(boost)
    }

    /// `title:` if a field's name stands here and something belongs to it.
    fn target(&mut self) -> Option<Lexeme<'t>> {
        let rest = self.rest();
        let width = rest.bytes().take(LONGEST_NAME + 1).take_while(u8::is_ascii_alphabetic).count();
        let name = rest.get(..width)?;
        let value = rest.get(width..)?.strip_prefix(':')?;
        let target = Target::of(name)?;
        let mut next = value.chars();
        match next.next()? {
            // "title: x" is meant for a field; "Title: x" is the beginning of a sentence.
            ' ' => {
                let begins = |c: char| c.is_alphanumeric() || c == '(' || Quote::of(c).is_some();
                if name.bytes().any(|byte| byte.is_ascii_uppercase()) || !next.next().is_some_and(begins) {
                    return None;
                }
            }
            c if c.is_whitespace() || matches!(c, ')' | '）') => return None,
            _ => {}
        }
        Some(self.take(width + 1, Kind::Target { target, name }))
    }

    /// `[2024 TO 2025]` behind a field of dates.
    fn range(&mut self) -> Option<Lexeme<'t>> {
        let rest = self.rest();
        let end = rest.bytes().take(LONGEST_RANGE).position(|byte| matches!(byte, b']' | b'}'))?;
        let text = rest.get(..=end)?;
        let mut lexeme = self.take(end + 1, Kind::StrayQuote);
        lexeme.kind = Kind::Word { text, boost: self.boost() };
        Some(lexeme)
    }

    fn word(&mut self) -> Lexeme<'t> {
        let rest = self.rest();
        let text = rest.get(..word_width(rest)).unwrap_or(rest);
        match text {
            "AND" => return self.take(text.len(), Kind::And),
            "OR" => return self.take(text.len(), Kind::Or),
            "NOT" => return self.take(text.len(), Kind::Not),
            _ => {}
        }
        let weighted = text.rsplit_once('^').filter(|(word, _)| !word.is_empty());
        match weighted.and_then(|(word, suffix)| Some((word, weight(suffix)?))) {
            Some((word, boost)) => {
                let lexeme = self.take(word.len(), Kind::Word { text: word, boost: Some(boost) });
                self.skip_to(self.at + text.len() - word.len());
                lexeme
            }
            None => self.take(text.len(), Kind::Word { text, boost: None }),
        }
    }
}

impl<'t> Iterator for Lexer<'t> {
    type Item = Lexeme<'t>;

    fn next(&mut self) -> Option<Lexeme<'t>> {
        let rest = self.rest().trim_start();
        self.skip_to(self.text.len() - rest.len());
        let c = rest.chars().next()?;
        let expects_date = std::mem::take(&mut self.expects_date);
        let repeated = |c: char| rest.chars().take_while(|next| *next == c).count();
        let lexeme = match c {
            '(' | '（' => self.take(c.len_utf8(), Kind::Open),
            ')' | '）' => {
                let mut lexeme = self.take(c.len_utf8(), Kind::Close { boost: None });
                lexeme.kind = Kind::Close { boost: self.boost() };
                lexeme
            }
            '&' if repeated('&') > 1 => self.take(repeated('&'), Kind::And),
            '|' if repeated('|') > 1 => self.take(repeated('|'), Kind::Or),
            '+' if self.is_prefix(c) => self.take(1, Kind::Require),
            '-' | '!' if self.is_prefix(c) => self.take(1, Kind::Not),
            '[' | '{' if expects_date => match self.range() {
                Some(lexeme) => lexeme,
                None => self.word(),
            },
            _ => match Quote::of(c) {
                Some(quote) => self.phrase(quote, c.len_utf8()),
                None => match self.target() {
                    Some(lexeme) => lexeme,
                    None => self.word(),
                },
            },
        };
        if let Kind::Target { target, .. } = lexeme.kind {
            self.expects_date = target.is_date();
        }
        Some(lexeme)
    }
}

/// The length of the word that a text begins with, in bytes. The first character belongs to it in any case.
fn word_width(text: &str) -> usize {
    let (mut in_address, mut open) = (false, false);
    let mut before = '\0';
    for (at, c) in text.char_indices() {
        let ends = match c {
            // Addresses keep their brackets: `http://example.org/Mercury_(planet)`.
            '(' | '（' => !in_address,
            ')' | '）' => !(in_address && open),
            '&' | '|' if !in_address => text.as_bytes().get(at + 1).is_some_and(|next| *next as char == c),
            _ => c.is_whitespace() || Quote::of(c).is_some(),
        };
        if ends && at > 0 {
            return at;
        }
        open |= c == '(';
        in_address |= c == '/' && before == '/' && at > 1;
        before = c;
    }
    text.len()
}

/// The weight behind a `^`.
fn weight(digits: &str) -> Option<f32> {
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let weight: f32 = digits.parse().ok().filter(|_| is_number)?;
    Some(weight.min(MOST_BOOST))
}
