//! Words that are written in two ways: with a hyphen or as one (`e-mail`, `COVID-19`), and numbers with blanks
//! between their digits (`1 000 000`); and names with an ending behind an apostrophe.
//!
//! The parts are indexed each for itself; here is told where they also make one word. Like all of splitting, it
//! looks only at the text beside it.

use super::chars::{Class, Joiner, info};
use super::split::{Segment, Shape, Splitter, char_at};

/// The longest word made of two, in characters without marks.
const LONGEST: usize = 40;
/// At most so many groups of digits behind the first.
const MOST_GROUPS: usize = 4;

/// Whether something may be joined to a word that ends at `end`: a quick look at what stands there.
#[inline]
pub(super) fn may_join(text: &str, end: usize) -> bool {
    let bytes = text.as_bytes();
    match bytes.get(end) {
        Some(b' ') => bytes.get(end.wrapping_sub(1)).is_some_and(u8::is_ascii_digit),
        // The last is the lead of U+2010 and U+2011.
        Some(b'-' | 0xe2) => true,
        _ => false,
    }
}

impl Splitter<'_> {
    /// The word that `first` makes with the one behind a hyphen, where there are just the two.
    pub(super) fn hyphenated(&self, first: &Segment) -> Option<Segment> {
        if first.shape != Shape::Word || first.end != first.word_end {
            return None;
        }
        let behind = self.hyphen(first.end)?;
        let second = self.run_at(behind).filter(|run| !run.unspaced && !run.cut)?;
        let is_number = |from, to| self.text.get(from..to).is_some_and(|part| part.bytes().all(|b| b.is_ascii_digit()));
        let goes_on = self.hyphen(second.end).is_some_and(|behind| self.run_at(behind).is_some());
        let is_last = self.text.get(..first.start).is_some_and(|head| {
            let mut before = head.chars().rev();
            before.next().is_some_and(is_hyphen) && before.next().is_some_and(|c| info(c).class.in_word())
        });
        let is_range = second.digits && is_number(first.start, first.end);
        if goes_on || is_last || is_range || self.letters(first.start, second.end) > LONGEST {
            return None;
        }
        Some(Segment {
            word_end: second.end,
            end: second.end,
            ascii: false,
            composes: first.composes || second.composes,
            ..*first
        })
    }

    /// The number that `first` makes with the groups of three digits behind it, a blank between each two.
    pub(super) fn spaced_number(&self, first: &Segment) -> Option<Segment> {
        let bytes = self.text.as_bytes();
        let digits = bytes.get(first.start..first.end)?;
        let begins = digits.len() <= 3 && digits.iter().all(u8::is_ascii_digit) && digits.first() != Some(&b'0');
        let follows = bytes.get(..first.start).is_some_and(|head| matches!(head, [.., b'0'..=b'9', b' ']));
        if !begins || follows {
            return None;
        }
        let mut end = first.end;
        for _ in 0..MOST_GROUPS {
            match bytes.get(end..) {
                Some([b' ', group @ ..]) if group.iter().take(3).filter(|b| b.is_ascii_digit()).count() == 3 => {
                    if group.get(3).is_some_and(|b| b.is_ascii_alphanumeric()) {
                        return None;
                    }
                    end += 4;
                }
                _ => break,
            }
        }
        (end > first.end).then_some(Segment { word_end: end, end, ascii: false, ..*first })
    }

    /// Characters without marks.
    fn letters(&self, from: usize, to: usize) -> usize {
        let text = self.text.get(from..to).unwrap_or_default();
        text.chars().filter(|&c| info(c).class != Class::Mark).count()
    }

    /// The offset behind a hyphen.
    fn hyphen(&self, at: usize) -> Option<usize> {
        char_at(self.text, at).filter(|&c| is_hyphen(c)).map(|c| at + c.len_utf8())
    }
}

/// `İstanbul` of `İstanbul'da`: a name in Latin letters with an ending behind the apostrophe, as Turkish writes it. Not
/// of `O'Brien`, nor of Ukrainian words, where the apostrophe is a letter.
pub(super) fn suffixed_name(word: &str) -> Option<&str> {
    let is_apostrophe = |c: char| info(c).class == Class::Joiner(Joiner::Apostrophe);
    let (name, ending) = word.split_once(is_apostrophe)?;
    let is_mark = |c: char| info(c).class == Class::Mark;
    let is_latin = |c: char| c.is_alphabetic() && (c as u32) < 0x250 || is_mark(c);
    let letter = |part: &str, at: usize| part.chars().filter(|&c| !is_mark(c)).nth(at).is_some();
    let is_name = name.chars().next().is_some_and(char::is_uppercase) && name.chars().all(is_latin);
    let long_enough = letter(name, 2) && letter(ending, 1);
    (is_name && long_enough && !ending.contains(is_apostrophe)).then_some(name)
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}
