//! What a single character is to the splitter, and what it is folded to: one table lookup a character.
//!
//! The table is made page by page (256 characters) when a page is first seen, so that a process that reads
//! English never pays for Hangul. The rules themselves are in `fold` and in [`Class::of`]; nothing here looks
//! at a character's neighbours.

use std::sync::OnceLock;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, is_nfkc_quick};

use super::fold;

/// What a character does to a run of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Ends a word.
    Separator,
    /// Part of a word of a script that puts blanks between words.
    Letter,
    /// A decimal digit of any script.
    Digit,
    /// A combining mark: goes on with whatever it follows.
    Mark,
    /// A letter of a script written without blanks (or, for Hangul, with words that carry many endings).
    Unspaced,
    /// Invisible: ignored inside a word, nothing outside.
    Ignorable,
    /// Ends a word unless a rule of `compound` says otherwise.
    Joiner(Joiner),
}

/// Punctuation that can hold a word together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joiner {
    Apostrophe,
    Dot,
    Comma,
    Ampersand,
    Plus,
    Hash,
}

impl Joiner {
    /// The joiner as it is written in a term.
    pub(super) fn as_char(self) -> char {
        match self {
            Joiner::Apostrophe => '\'',
            Joiner::Dot => '.',
            Joiner::Comma => ',',
            Joiner::Ampersand => '&',
            Joiner::Plus => '+',
            Joiner::Hash => '#',
        }
    }

    fn of(c: char) -> Option<Joiner> {
        Some(match c {
            // Typed, typographic and full-width apostrophes, what stands in for them, and the Hebrew marks
            // of abbreviation, which are written inside words as well.
            '\'' | '`' | '´' | '‘' | '’' | '‛' | 'ʼ' | 'ʻ' | 'ʹ' | '′' | '＇' | '\u{5F3}' | '\u{5F4}' => {
                Joiner::Apostrophe
            }
            '.' | '．' => Joiner::Dot,
            ',' | '，' | '\u{66C}' => Joiner::Comma,
            '&' | '＆' => Joiner::Ampersand,
            '+' | '＋' => Joiner::Plus,
            '#' | '＃' => Joiner::Hash,
            _ => return None,
        })
    }
}

impl Class {
    fn of(c: char) -> Class {
        if let Some(joiner) = Joiner::of(c) {
            Class::Joiner(joiner)
        } else if is_ignorable(c) {
            Class::Ignorable
        } else if fold::digit(c).is_some() {
            Class::Digit
        } else if is_combining_mark(c) || composes_onto_base(c) {
            Class::Mark
        } else if !c.is_alphanumeric() {
            Class::Separator
        } else if is_unspaced(c) {
            Class::Unspaced
        } else {
            Class::Letter
        }
    }

    /// Whether the character belongs to a term.
    pub(super) fn in_word(self) -> bool {
        matches!(self, Class::Letter | Class::Digit | Class::Mark | Class::Unspaced)
    }
}

/// What a character is folded to in the exact form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Folded {
    /// A stripped mark.
    Nothing,
    /// The usual case.
    One(char),
    /// A ligature and the like: ask `fold::fold_char`.
    Many,
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub(super) struct CharInfo {
    pub(super) class: Class,
    /// Whether NFKC may change the character or join it to its neighbour.
    pub(super) composes: bool,
    /// Lower case, diacritics kept: what stemmers are given.
    pub(super) lower: char,
    pub(super) folded: Folded,
}

impl CharInfo {
    fn of(c: char) -> CharInfo {
        CharInfo {
            class: Class::of(c),
            composes: is_nfkc_quick(std::iter::once(c)) != IsNormalized::Yes
                || unicode_normalization::char::canonical_combining_class(c) != 0,
            // Only İ has a lower case of two characters, and its dot above is folded away.
            lower: c.to_lowercase().next().unwrap_or(c),
            folded: fold::folded(c),
        }
    }
}

const PAGE: usize = 256;
/// The planes with living scripts; rows beyond are computed at each use.
const PAGES: usize = 0x2_0000 / PAGE;

type Page = Box<[CharInfo; PAGE]>;
static TABLE: [OnceLock<Page>; PAGES] = [const { OnceLock::new() }; PAGES];

/// Looks a character up.
#[inline]
pub(super) fn info(c: char) -> CharInfo {
    let code = c as usize;
    match TABLE.get(code / PAGE) {
        Some(page) => page.get_or_init(|| make_page(code / PAGE))[code % PAGE],
        None => CharInfo::of(c),
    }
}

#[cold]
fn make_page(page: usize) -> Page {
    Box::new(std::array::from_fn(|at| {
        let code = u32::try_from(page * PAGE + at).unwrap_or_default();
        CharInfo::of(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER))
    }))
}

/// Default-ignorable characters met inside words: soft hyphen, joiners, direction marks, variation selectors.
fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{E0000}'..='\u{E0FFF}')
}

/// Letters by Unicode that are written onto the base before them: Jamo vowels and finals, half-width voice marks.
fn composes_onto_base(c: char) -> bool {
    matches!(c, '\u{1160}'..='\u{11FF}' | '\u{D7B0}'..='\u{D7FF}' | '\u{FF9E}' | '\u{FF9F}')
}

/// Han, kana, bopomofo, Hangul, Thai, Lao, Khmer and Myanmar.
fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{E01}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1100}'..='\u{11FF}' | '\u{1780}'..='\u{17FF}'
        | '\u{2E80}'..='\u{2FDF}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{318F}'
        | '\u{31A0}'..='\u{31FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{A960}'..='\u{A97F}' | '\u{A9E0}'..='\u{A9FF}' | '\u{AA60}'..='\u{AA7F}'
        | '\u{AC00}'..='\u{D7FF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF66}'..='\u{FFDC}'
        | '\u{1AFF0}'..='\u{1B16F}' | '\u{20000}'..='\u{3FFFF}')
}
