//! Passages out of a sentence that is too long to be shown whole.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

/// How far the next blank is looked for before a word is cut, in code points.
const LONGEST_WORD: usize = 40;

/// As much of `sentence` around `core` as fits `width` code points, cut between words where there are blanks.
/// All three are byte ranges of `text`.
pub(super) fn around(text: &str, sentence: Range<usize>, core: Range<usize>, width: usize) -> Range<usize> {
    let core_end = forward(text, core.start, core.end, width).0;
    let used = points(text, core.start..core_end);
    let room = width.saturating_sub(used);
    let left = backward(text, sentence.start, core.start, room).1;
    let right = forward(text, core_end, sentence.end, room).1;
    let left = left.min((room / 2).max(room - right));
    let start = backward(text, sentence.start, core.start, left).0;
    let end = forward(text, core_end, sentence.end, room - left).0;
    word_start(text, &sentence, start, core.start)..word_end(text, &sentence, core_end, end)
}

/// The number of code points in a range of bytes.
pub(super) fn points(text: &str, range: Range<usize>) -> usize {
    text.get(range).unwrap_or_default().chars().count()
}

/// At most `count` code points on from `from`: where that is, and how many they were.
fn forward(text: &str, from: usize, limit: usize, count: usize) -> (usize, usize) {
    let stretch = text.get(from..limit).unwrap_or_default();
    match stretch.char_indices().nth(count) {
        Some((at, _)) => (from + at, count),
        None => (limit, stretch.chars().count()),
    }
}

/// At most `count` code points back from `from`.
fn backward(text: &str, limit: usize, from: usize, count: usize) -> (usize, usize) {
    let stretch = text.get(limit..from).unwrap_or_default();
    if count == 0 {
        return (from, 0);
    }
    match stretch.char_indices().rev().nth(count - 1) {
        Some((at, _)) => (limit + at, count),
        None => (limit, stretch.chars().count()),
    }
}

/// The first word's beginning at or behind `start`, not behind `core`.
fn word_start(text: &str, sentence: &Range<usize>, start: usize, core: usize) -> usize {
    let is_word = |at: usize| text.get(..at).and_then(|head| head.chars().next_back()).is_none_or(char::is_whitespace);
    if start <= sentence.start || is_word(start) {
        return start;
    }
    let stretch = text.get(start..core).unwrap_or_default();
    let blank = stretch.char_indices().take(LONGEST_WORD).find(|(_, c)| c.is_whitespace());
    match blank {
        Some((at, c)) => start + at + c.len_utf8(),
        None => next_boundary(text, start, core),
    }
}

/// The last word's end at or before `end`, not before `core`.
fn word_end(text: &str, sentence: &Range<usize>, core: usize, end: usize) -> usize {
    let next = text.get(end..).and_then(|rest| rest.chars().next());
    if end >= sentence.end || next.is_none_or(char::is_whitespace) {
        return end;
    }
    let stretch = text.get(core..end).unwrap_or_default();
    match stretch.char_indices().rev().take(LONGEST_WORD).find(|(_, c)| c.is_whitespace()) {
        Some((at, _)) => core + at,
        None => previous_boundary(text, core, end),
    }
}

/// Whether a character is drawn onto or together with the one before it.
fn continues(c: char) -> bool {
    is_combining_mark(c) || matches!(c, '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}')
}

fn parts_characters(text: &str, at: usize) -> bool {
    let next = text.get(at..).and_then(|rest| rest.chars().next());
    let before = text.get(..at).and_then(|head| head.chars().next_back());
    next.is_some_and(continues) || before == Some('\u{200D}')
}

fn next_boundary(text: &str, from: usize, limit: usize) -> usize {
    let stretch = text.get(from..limit).unwrap_or_default();
    stretch.char_indices().map(|(at, _)| from + at).find(|at| !parts_characters(text, *at)).unwrap_or(limit)
}

fn previous_boundary(text: &str, limit: usize, from: usize) -> usize {
    if !parts_characters(text, from) {
        return from;
    }
    let stretch = text.get(limit..from).unwrap_or_default();
    stretch.char_indices().rev().map(|(at, _)| limit + at).find(|at| !parts_characters(text, *at)).unwrap_or(from)
}
