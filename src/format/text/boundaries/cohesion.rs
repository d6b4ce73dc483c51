//! Whether the text goes on about the same things: a change of topic, told by words.
//!
//! The words before a line and those behind it are compared by their beginnings, so that endings do not matter. How much an
//! article has in common with itself differs by language and length, so it is measured on the text at hand, at places that are
//! surely within an article ([`Cohesion::of`]), and a place is judged by its share of that. On web news in seven languages,
//! two articles have a fifth to a third of it in common, one with itself hardly ever less than half.

use super::super::lines::Line;

/// How much text before and behind a line is compared, in bytes.
const BEFORE: usize = 3000;
const BEHIND: usize = 1500;
/// So many different words on either side are enough to judge by in full.
const ENOUGH: (usize, usize) = (100, 60);
/// Fewer say nothing.
const TOO_FEW: usize = 12;
/// How many places the measure is taken at.
const PLACES: usize = 24;
/// What is usual where a text is too short to measure.
const USUAL: f32 = 0.25;
/// Shorter words say little of a topic.
const SHORTEST: usize = 5;
/// A word is known by so many letters.
const BEGINNING: usize = 6;
/// The most points for or against a boundary.
const MOST_POINTS: f32 = 35.0;
/// The share of the usual that speaks neither way.
const NEITHER: f32 = 0.5;

/// The measure of one text.
pub(super) struct Cohesion<'l, 'a> {
    lines: &'l [Line<'a>],
    usual: f32,
    /// How many more places may be judged, so that a text of nothing but headlines stays cheap.
    left: usize,
}

impl<'l, 'a> Cohesion<'l, 'a> {
    /// The measure of a text; `inside` are lines that surely go on with the article before them.
    pub(super) fn of(lines: &'l [Line<'a>], inside: &[usize]) -> Self {
        let bytes: usize = lines.iter().map(|line| line.text.len()).sum();
        let mut cohesion = Cohesion { lines, usual: USUAL, left: 64 + bytes / 2000 };
        let step = inside.len() / PLACES + 1;
        let mut shares: Vec<f32> = inside
            .iter()
            .step_by(step)
            .filter_map(|at| cohesion.share(*at, |_| false))
            .filter(|(_, weight)| *weight > 0.9)
            .map(|(share, _)| share)
            .collect();
        shares.sort_unstable_by(f32::total_cmp);
        if let Some(median) = shares.get(shares.len() / 2).filter(|_| shares.len() >= 4) {
            cohesion.usual = median.clamp(0.08, 0.5);
        }
        cohesion
    }

    /// Points for a boundary at the line `at`, below zero where the text goes on about the same. `is_opening` tells lines at
    /// which an article begins for sure: what lies beyond them is not compared.
    pub(super) fn points(&mut self, at: usize, is_opening: impl Fn(usize) -> bool) -> i32 {
        let Some(left) = self.left.checked_sub(1) else { return 0 };
        self.left = left;
        let Some((share, weight)) = self.share(at, is_opening) else { return 0 };
        let against = share / self.usual - NEITHER;
        // A fifth of the usual and less is worth all the points, and so is the usual and more, the other way.
        let points = if against < 0.0 { against / 0.3 } else { against / 0.5 };
        (-points.clamp(-1.0, 1.0) * MOST_POINTS * weight).round() as i32
    }

    /// The share of the words behind a line that stand before it too, and how far that can be relied on, from 0 to 1.
    fn share(&self, at: usize, is_opening: impl Fn(usize) -> bool) -> Option<(f32, f32)> {
        let (mut before, mut behind) = (Words::default(), Words::default());
        let mut bytes = 0;
        for (i, line) in self.lines.get(..at)?.iter().enumerate().rev() {
            if bytes >= BEFORE {
                break;
            }
            // The end of a long line is what counts.
            let from = line.text.len().saturating_sub(BEFORE - bytes);
            before.add(line.text.get(line.text.ceil_char_boundary(from)..).unwrap_or_default());
            bytes += line.text.len();
            if is_opening(i) {
                break;
            }
        }
        bytes = 0;
        for (i, line) in self.lines.iter().enumerate().skip(at) {
            if bytes >= BEHIND || i > at && is_opening(i) {
                break;
            }
            behind.add(line.text.get(..line.text.floor_char_boundary(BEHIND - bytes)).unwrap_or_default());
            bytes += line.text.len();
        }
        let (before, behind) = (before.distinct(), behind.distinct());
        if before.len() < TOO_FEW || behind.len() < TOO_FEW {
            return None;
        }
        let shared = behind.iter().filter(|word| before.binary_search(word).is_ok()).count();
        let full = |words: usize, enough: usize| (words as f32 / enough as f32).min(1.0);
        let weight = full(before.len(), ENOUGH.0) * full(behind.len(), ENOUGH.1);
        Some((shared as f32 / behind.len() as f32, weight))
    }
}

/// The share of the words of the second text that the first has too, if both have enough of them.
pub(in super::super) fn kinship(first: &str, second: &str) -> Option<f32> {
    let words = |text: &str| {
        let mut words = Words::default();
        words.add(text.get(..text.floor_char_boundary(BEFORE)).unwrap_or_default());
        words.distinct()
    };
    let (first, second) = (words(first), words(second));
    if first.len() < TOO_FEW || second.len() < TOO_FEW {
        return None;
    }
    Some(second.iter().filter(|word| first.binary_search(word).is_ok()).count() as f32 / second.len() as f32)
}

/// The words of a text as hashes of their beginnings; of scripts without blanks, each pair of characters.
#[derive(Default)]
struct Words {
    hashes: Vec<u32>,
}

impl Words {
    fn add(&mut self, text: &str) {
        let mut word = Word::default();
        for c in text.chars() {
            if c.is_ascii() {
                if c.is_ascii_alphanumeric() {
                    word.letter(c);
                } else if word.letters > 0 {
                    self.hashes.extend(word.end());
                } else {
                    word.last = None;
                }
            } else if is_unspaced(c) {
                if let Some(pair) = word.pair(c) {
                    self.hashes.push(pair);
                }
            } else if c.is_alphanumeric() || c > '\u{2ff}' && !is_mark(c) {
                word.letter(c);
            } else {
                self.hashes.extend(word.end());
            }
        }
        self.hashes.extend(word.end());
    }

    fn distinct(mut self) -> Vec<u32> {
        self.hashes.sort_unstable();
        self.hashes.dedup();
        self.hashes
    }
}

/// A word being read.
#[derive(Default)]
struct Word {
    hash: u32,
    letters: usize,
    last: Option<char>,
}

impl Word {
    fn letter(&mut self, c: char) {
        self.last = None;
        self.letters += 1;
        if self.letters <= BEGINNING {
            let small = if c.is_ascii() { c.to_ascii_lowercase() } else { c.to_lowercase().next().unwrap_or(c) };
            self.hash = (self.hash ^ u32::from(small)).wrapping_mul(0x0100_0193).rotate_left(5);
        }
    }

    fn end(&mut self) -> Option<u32> {
        let word = std::mem::take(self);
        (word.letters >= SHORTEST).then_some(word.hash)
    }

    fn pair(&mut self, c: char) -> Option<u32> {
        (self.hash, self.letters) = (0, 0);
        let last = self.last.replace(c)?;
        Some(u32::from(last).wrapping_mul(0x9e37_79b1) ^ u32::from(c))
    }
}

/// Scripts that write without blanks: Han, kana, Thai, Lao, Khmer, Burmese.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

/// General punctuation, and that of Chinese and Japanese.
fn is_mark(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}')
}

#[cfg(test)]
mod tests {
    use super::super::super::lines;
    use super::*;

    const FERRY: &str = "The harbour office in Norvik said that the ferry would leave again on Monday after two months in the dockyard. \
        Engineers had repaired the engine of the ferry and painted its hull, and the harbour was dredged at the same time. ";
    const COURT: &str = "Judges of the appeal court overturned the sentence against a banker accused of laundering money through charities. \
        Prosecutors announced that they would appeal against the judgment, which the banker's lawyers called overdue. ";

    #[test]
    fn a_change_of_topic_is_told() {
        let text = format!("{}\n{}\n{}\n", FERRY.repeat(3), COURT.repeat(2), COURT.repeat(2));
        let lines = lines::read_bytes(text.as_bytes(), encoding_rs::UTF_8);
        let mut cohesion = Cohesion::of(&lines, &[]);
        assert!(cohesion.points(1, |_| false) > 0);
        assert!(cohesion.points(2, |_| false) < 0);
        // What is told of Monday's ferry is not compared with what lies beyond the next sure opening.
        assert!(cohesion.points(2, |at| at == 2) < 0);
    }

    #[test]
    fn other_scripts_have_words_too() {
        let mut words = Words::default();
        words.add("Паром снова ходит, паромы ходят");
        // "снова" and "ходит", "ходят", "паром", "паромы": the last is longer than the beginning that counts.
        assert_eq!(words.distinct().len(), 5);
        let mut words = Words::default();
        words.add("渡轮再次开航。渡轮");
        assert_eq!(words.distinct().len(), 5);
    }
}
