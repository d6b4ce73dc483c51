//! Telling the languages of one script apart by function words and alphabets.
//!
//! Each language is weighed against one that nobody knows, in hundredths of a nat. A word from its row speaks for
//! it, the more the commoner the word is; a word it does not know and a letter it does not write speak against it.
//! So a language without a row, however near to one that has, mostly stays unknown. One pass over the text;
//! nothing is allocated but the table of a script, once.

use std::sync::OnceLock;

use super::script::{SCRIPTS, Script};
use super::table::{ASCII_A, MOST_ROWS, PLACES, Table, hashed, is_of_word, is_passed_over, lower};

/// So many words decide.
const MOST_WORDS: u32 = 64;

/// What a word counts that a language does not know: such words are two thirds of a text in it, and nearly all of
/// a text in any other.
const UNKNOWN_WORD: i32 = -25;
/// What a letter counts that a language does not write, and how often each is counted.
const FOREIGN_LETTER: i32 = -150;
const MOST_FOREIGN: u16 = 12;
/// How often a letter is counted that few languages write, for those that do.
const MOST_OWN: u16 = 3;

/// What a winner must have, in all and for each word, and how far ahead it must be.
struct Bar {
    least: i32,
    per_word: i32,
    ahead: i32,
}

impl Bar {
    /// The more languages share a script, the more a text must prove.
    const fn of(script: Script) -> Bar {
        match script {
            Script::Latin => Bar { least: 400, per_word: 10, ahead: 250 },
            Script::Cyrillic => Bar { least: -200, per_word: 0, ahead: 200 },
            _ => Bar { least: -10_000, per_word: 0, ahead: 100 },
        }
    }
}

/// The language that a text in `script` proves: the script's usual one where nothing speaks against that.
pub(super) fn language(script: Script, text: &str) -> Option<&'static str> {
    static TABLES: [OnceLock<Option<Table>>; SCRIPTS] = [const { OnceLock::new() }; SCRIPTS];
    let Some(table) = TABLES.get(script as usize)?.get_or_init(|| Table::of(script)) else {
        return script.usual_language();
    };
    let mut count = Count { script, table, scores: [0; MOST_ROWS], words: 0, letters: [0; PLACES] };
    count.words_of(text);
    count.weigh_letters();
    count.winner().or_else(|| script.usual_language().filter(|usual| count.allows(usual)))
}

/// One text under way.
struct Count<'t> {
    script: Script,
    table: &'t Table,
    scores: [i32; MOST_ROWS],
    words: u32,
    letters: [u16; PLACES],
}

/// So many telling letters of a word are kept; longer words prove no more.
const MOST_TELLING: usize = 16;

/// The word being read.
#[derive(Default)]
struct Word {
    hash: u64,
    length: u32,
    /// Places of the letters that not all languages write.
    telling: [u16; MOST_TELLING],
    told: usize,
    is_capitalised: bool,
    begins_sentence: bool,
}

impl Word {
    fn tell(&mut self, place: u16) {
        if let Some(telling) = self.telling.get_mut(self.told) {
            *telling = place;
            self.told += 1;
        }
    }
}

impl Count<'_> {
    /// Counts the first words of a text.
    fn words_of(&mut self, text: &str) {
        let mut word = Word { begins_sentence: true, ..Word::default() };
        for c in text.chars() {
            if c.is_ascii_lowercase() {
                // Most letters of most texts.
                word.is_capitalised &= word.length > 0;
                word.hash = hashed(word.hash, c);
                word.length += 1;
                let place = c as u32 - ASCII_A;
                if self.table.telling_ascii >> place & 1 == 1 {
                    word.tell(place as u16);
                }
                continue;
            }
            if if c.is_ascii() { c.is_ascii_alphabetic() } else { is_of_word(c) } {
                self.letter(&mut word, c);
                continue;
            }
            if word.length > 0 {
                self.word(&word);
                if self.words >= MOST_WORDS {
                    return;
                }
                word = Word::default();
            }
            match c {
                '.' | '!' | '?' | '\n' | '…' | '।' | '؟' | '۔' => word.begins_sentence = true,
                ' ' | '"' | '“' | '„' | '«' | '\'' | '‘' | '’' | '-' | '–' | '—' | '¿' | '¡' => {}
                _ => word.begins_sentence = false,
            }
        }
        if word.length > 0 {
            self.word(&word);
        }
    }

    #[inline]
    fn letter(&self, word: &mut Word, c: char) {
        if is_passed_over(c) {
            return;
        }
        let small = lower(c);
        match word.length {
            0 => word.is_capitalised = small != c,
            1 => word.is_capitalised &= small == c,
            _ => {}
        }
        word.hash = hashed(word.hash, small);
        word.length += 1;
        if let Some(place) = self.table.place(small)
            && self.table.letters.get(place).is_some_and(|writers| *writers != self.table.all)
        {
            word.tell(place as u16);
        }
    }

    fn word(&mut self, word: &Word) {
        // "Los Angeles" is no Spanish: a capitalised word may be a name.
        if word.is_capitalised && !word.begins_sentence {
            return;
        }
        let gains = self.table.gains_of(word.hash);
        // At the beginning of a sentence a name is as likely as not.
        if gains.is_empty() && word.is_capitalised {
            return;
        }
        self.words += 1;
        for &(row, gain) in gains {
            if let Some(score) = self.scores.get_mut(usize::from(row)) {
                *score += i32::from(gain) - UNKNOWN_WORD;
            }
        }
        for &place in word.telling.iter().take(word.told) {
            if let Some(count) = self.letters.get_mut(usize::from(place)) {
                *count += 1;
            }
        }
    }

    /// Adds what the letters say.
    fn weigh_letters(&mut self) {
        for (&count, &writers) in self.letters.iter().zip(&self.table.letters).filter(|(count, _)| **count > 0) {
            let own = match writers.count_ones() {
                1 => 150,
                2 => 75,
                3 => 40,
                _ => 0,
            };
            if own > 0 {
                add(&mut self.scores, writers, own * i32::from(count.min(MOST_OWN)));
            }
            add(&mut self.scores, self.table.all & !writers, FOREIGN_LETTER * i32::from(count.min(MOST_FOREIGN)));
        }
    }

    /// The language that clears the bar and is ahead of all others.
    fn winner(&self) -> Option<&'static str> {
        let words = i32::try_from(self.words).ok()?;
        let scored = || self.table.rows.iter().zip(&self.scores);
        let (best, &score) = scored().max_by_key(|(_, score)| **score)?;
        let others = scored().filter(|(row, _)| row.code != best.code);
        let second = others.map(|(_, score)| *score).max().unwrap_or(i32::MIN / 2);
        let bar = Bar::of(self.script);
        let enough = score + words * UNKNOWN_WORD >= bar.least + words * bar.per_word;
        (enough && score - second >= bar.ahead).then_some(best.code)
    }
}

impl Count<'_> {
    /// Whether the text may well be in the language that its script is mostly used for.
    fn allows(&self, usual: &str) -> bool {
        let best = self.scores.iter().take(self.table.rows.len()).max().copied().unwrap_or(0);
        let its = self.table.rows.iter().zip(&self.scores).find(|(row, _)| row.code == usual);
        // Hindi has its small words everywhere, and Devanagari many other languages.
        let least = if self.script == Script::Devanagari && self.words > 3 { 1 } else { 0 };
        its.is_some_and(|(_, &score)| score >= least.max(best - Bar::of(self.script).ahead))
    }
}

fn add(scores: &mut [i32; MOST_ROWS], mut rows: u64, points: i32) {
    while rows != 0 {
        if let Some(score) = scores.get_mut(rows.trailing_zeros() as usize) {
            *score += points;
        }
        rows &= rows - 1;
    }
}
