//! Scripts without blanks: overlapping pairs of characters, each with its marks.
//!
//! A run of n characters gives n - 1 bigrams at consecutive positions and its last character alone at the
//! position behind them, so that every character is the beginning of some term and one typed character can be
//! looked up as a prefix.

use unicode_normalization::char::{canonical_combining_class, decompose_compatible};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

use super::Form;
use super::chars::{Class, Folded, info};
use super::fold::{decompose_in_word, fold_char};

/// A character with more marks than fit here is continued by another, so that terms stay short.
const LONGEST_CHARACTER: usize = 60;

/// Makes bigrams; kept from run to run for its buffers.
#[derive(Debug, Default)]
pub(super) struct Bigrams {
    /// The character before the last, and the last.
    pair: String,
    /// Where the last begins in `pair`.
    split: usize,
    previous_start: usize,
    start: usize,
    end: usize,
    /// Characters begun.
    count: usize,
    decomposed: String,
}

/// One term of a run: its text, what it is, and the bytes of the run it stands for.
pub(super) type Gram<'g> = (&'g str, Form, usize, usize);

impl Bigrams {
    /// Calls `each` for every term of a run. `continues`: the next run begins with this one's last character.
    pub(super) fn run(&mut self, run: &str, composes: bool, continues: bool, each: &mut impl FnMut(Gram<'_>)) {
        self.pair.clear();
        self.split = 0;
        self.count = 0;
        if composes && is_nfkc_quick(run.chars()) != IsNormalized::Yes {
            self.composed(run, each);
        } else {
            for (at, c) in run.char_indices() {
                self.push(c, at, at + c.len_utf8(), each);
            }
        }
        self.emit_pair(each);
        if self.count > 0 && !continues {
            let form = if self.count == 1 { Form::Alone } else { Form::LastOfRun };
            each((self.pair.get(self.split..).unwrap_or_default(), form, self.start, self.end));
        }
    }

    /// Pushes the NFKC form of a run, stretch by stretch that can be normalised on its own.
    fn composed(&mut self, run: &str, each: &mut impl FnMut(Gram<'_>)) {
        let mut decomposed = std::mem::take(&mut self.decomposed);
        decomposed.clear();
        let (mut from, mut to) = (0, 0);
        for (at, c) in run.char_indices() {
            if stands_alone(c) {
                decomposed.nfc().for_each(|normal| self.push(normal, from, to, each));
                decomposed.clear();
                from = at;
            }
            if info(c).class.in_word() {
                decompose_in_word(c, &mut decomposed);
                to = at + c.len_utf8();
            }
        }
        decomposed.nfc().for_each(|normal| self.push(normal, from, to, each));
        self.decomposed = decomposed;
    }

    fn push(&mut self, c: char, start: usize, end: usize, each: &mut impl FnMut(Gram<'_>)) {
        let info = info(c);
        if !info.class.in_word() {
            return;
        }
        let long = self.pair.len() - self.split > LONGEST_CHARACTER;
        if info.class != Class::Mark || self.count == 0 || long {
            self.emit_pair(each);
            self.pair.drain(..self.split);
            self.split = self.pair.len();
            self.previous_start = self.start;
            self.start = start;
            self.count += 1;
        }
        match info.folded {
            Folded::Nothing => {}
            Folded::One(one) => self.pair.push(one),
            Folded::Many => fold_char(c, &mut self.pair),
        }
        self.end = end;
    }

    fn emit_pair(&self, each: &mut impl FnMut(Gram<'_>)) {
        if self.count > 1 {
            each((&self.pair, Form::Bigram, self.previous_start, self.end));
        }
    }
}

/// Whether NFKC never joins the character to what stands before it.
fn stands_alone(c: char) -> bool {
    let mut first = None;
    decompose_compatible(c, |part| {
        first.get_or_insert(part);
    });
    let first = first.unwrap_or(c);
    canonical_combining_class(first) == 0 && is_nfkc_quick(std::iter::once(first)) != IsNormalized::Maybe
}
