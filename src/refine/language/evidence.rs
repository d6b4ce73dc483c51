//! Telling the languages of one script apart by function words and alphabets.
//!
//! Each language is weighed against one that nobody knows, in hundredths of a nat. A word from its row speaks for
//! it, the more the commoner the word is; a word it does not know and a letter it does not write speak against it.
//! So a language without a row, however near to one that has, mostly stays unknown. One pass over the text;
//! nothing is allocated but the table of a script, once.

use std::sync::OnceLock;

use super::profiles::{Row, rows};
use super::script::{SCRIPTS, Script};

/// So many words decide.
const MOST_WORDS: u32 = 100;
/// Sets of languages are bits of a `u64`; rows beyond would not be looked at.
pub(super) const MOST_ROWS: usize = 64;
/// Places in a table of words: some three times the number of words in Latin letters.
const SLOTS: usize = 1 << SLOT_BITS;
const SLOT_BITS: u32 = 14;

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
            Script::Cyrillic => Bar { least: 100, per_word: 0, ahead: 200 },
            _ => Bar { least: -10_000, per_word: 0, ahead: 100 },
        }
    }
}

/// A word: the lower half of its hash, and the stretch of [`Table::gains`] that is its.
#[derive(Clone, Copy, Default)]
struct Slot {
    tag: u32,
    from: u16,
    count: u16,
}

/// The rows of one script, made ready.
struct Table {
    rows: &'static [Row],
    slots: Vec<Slot>,
    /// Which row gains how much by a word.
    gains: Vec<(u8, i16)>,
    /// For each place of a letter, the rows that write it.
    letters: Vec<u64>,
    /// All rows: who writes a letter that tells nothing.
    all: u64,
    /// The letters of ASCII that tell something, as bits.
    telling_ascii: u32,
    /// The code of the letter at the first place beyond ASCII.
    first_letter: usize,
    bar: Bar,
}

/// The language that a text in `script` proves: the script's usual one where nothing speaks against that.
pub(super) fn language(script: Script, text: &str) -> Option<&'static str> {
    static TABLES: [OnceLock<Option<Table>>; SCRIPTS] = [const { OnceLock::new() }; SCRIPTS];
    let Some(table) = TABLES.get(script as usize)?.get_or_init(|| Table::of(script)) else {
        return script.usual_language();
    };
    let mut count = Count { table, scores: [0; MOST_ROWS], words: 0, letters: [0; PLACES] };
    count.words_of(text);
    count.weigh_letters();
    count.winner().or_else(|| script.usual_language().filter(|usual| count.allows(script, usual)))
}

impl Table {
    fn of(script: Script) -> Option<Table> {
        let mut table = Table {
            rows: rows(script)?,
            slots: vec![Slot::default(); SLOTS],
            gains: Vec::new(),
            letters: vec![0; PLACES],
            all: 0,
            telling_ascii: 0,
            first_letter: first_letter(script),
            bar: Bar::of(script),
        };
        let mut words: Vec<(u64, u8, i16)> = Vec::new();
        for (at, row) in (0_u8..).zip(table.rows).take(MOST_ROWS) {
            let ranked = row.words.split_whitespace().enumerate();
            words.extend(ranked.map(|(rank, word)| (hash(word), at, gain(rank, word))));
            table.enter_letters(script, at, row);
            table.all |= 1 << at;
        }
        for (at, writers) in table.letters.iter().take(ASCII).enumerate() {
            table.telling_ascii |= u32::from(*writers != table.all) << at;
        }
        words.sort_unstable();
        words.dedup_by_key(|&mut (hash, row, _)| (hash, row));
        for word in words.chunk_by(|a, b| a.0 == b.0) {
            table.enter_word(word);
        }
        Some(table)
    }

    fn enter_letters(&mut self, script: Script, at: u8, row: &Row) {
        // An alphabet that is not given proves nothing, but in Latin letters it is that of ASCII.
        let knows_all = row.letters.is_empty() && script != Script::Latin;
        for (place, writers) in self.letters.iter_mut().enumerate() {
            if place < ASCII || knows_all {
                *writers |= 1 << at;
            }
        }
        for letter in row.letters.chars() {
            if let Some(writers) = self.place(letter).and_then(|place| self.letters.get_mut(place)) {
                *writers |= 1 << at;
            }
        }
        for letter in row.lacks.chars() {
            if let Some(writers) = self.place(letter).and_then(|place| self.letters.get_mut(place)) {
                *writers &= !(1 << at);
            }
        }
    }

    /// Enters a word with what it gains each of its languages.
    fn enter_word(&mut self, word: &[(u64, u8, i16)]) {
        let Some(&(hash, ..)) = word.first() else { return };
        let (Ok(from), Ok(count)) = (u16::try_from(self.gains.len()), u16::try_from(word.len())) else { return };
        let free = self.probe(hash, |slot| slot.count == 0);
        if let Some(slot) = free.and_then(|at| self.slots.get_mut(at)) {
            *slot = Slot { tag: tag(hash), from, count };
            self.gains.extend(word.iter().map(|&(_, row, gain)| (row, gain)));
        }
    }

    /// The first slot from the hash's place on that is as wanted.
    #[inline]
    fn probe(&self, hash: u64, wanted: impl Fn(&Slot) -> bool) -> Option<usize> {
        let start = (hash >> (u64::BITS - SLOT_BITS)) as usize;
        (start..start + SLOTS).map(|at| at % SLOTS).find(|&at| self.slots.get(at).is_some_and(&wanted))
    }

    #[inline]
    fn gains_of(&self, hash: u64) -> &[(u8, i16)] {
        let tag = tag(hash);
        let slot = self.probe(hash, |slot| slot.tag == tag || slot.count == 0).and_then(|at| self.slots.get(at));
        let Some(slot) = slot else { return &[] };
        let from = usize::from(slot.from);
        self.gains.get(from..from + usize::from(slot.count)).unwrap_or_default()
    }
}

/// What the `rank`th commonest word of a language says, in hundredths of a nat: how much commoner it is there, by
/// Zipf's law, than a word of that length is anywhere. Short words mean something in many languages.
fn gain(rank: usize, word: &str) -> i16 {
    let share = 0.06 / (rank as f64 + 1.0).powf(0.9);
    let anywhere = match word.chars().count() {
        1 => 0.008,
        2 => 0.0012,
        3 => 0.0003,
        _ => 0.0001,
    };
    (100.0 * f64::ln(share / anywhere)).max(20.0) as i16
}

/// Letters have places: those of ASCII, those of the script's own stretch, then Vietnamese.
const ASCII: usize = 26;
const STRETCH: usize = 0x190;
const PLACES: usize = ASCII + STRETCH + 0x100;

/// The first of the letters beyond ASCII that a script's alphabets have.
const fn first_letter(script: Script) -> usize {
    match script {
        Script::Cyrillic => 0x400,
        Script::Hebrew => 0x590,
        Script::Arabic => 0x600,
        Script::Devanagari => 0x900,
        Script::Bengali => 0x980,
        Script::Ethiopic => 0x1200,
        _ => 0xc0,
    }
}

impl Table {
    #[inline]
    fn place(&self, c: char) -> Option<usize> {
        let code = c as usize;
        match code {
            0x61..=0x7a => Some(code - 0x61),
            0x1e00..=0x1eff => Some(ASCII + STRETCH + code - 0x1e00),
            _ => code.checked_sub(self.first_letter).filter(|at| *at < STRETCH).map(|at| ASCII + at),
        }
    }
}

fn tag(hash: u64) -> u32 {
    hash as u32
}

fn hash(word: &str) -> u64 {
    word.chars().filter(|&c| !is_passed_over(c)).fold(0, hashed)
}

#[inline]
fn hashed(hash: u64, c: char) -> u64 {
    (hash.rotate_left(5) ^ u64::from(c)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Invisible or optional inside a word: joiners, soft hyphen, tatweel and the vowel points of Arabic.
fn is_passed_over(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200C}' | '\u{200D}' | '\u{640}' | '\u{64B}'..='\u{652}')
}

/// Letters, and the marks that stand on them.
#[inline]
fn is_of_word(c: char) -> bool {
    match c {
        'à'..='ö'
        | 'ø'..='ɏ'
        | 'А'..='я'
        | 'Ḁ'..='ỿ'
        | '\u{900}'..='\u{963}'
        | '\u{620}'..='\u{65F}'
        | '\u{671}'..='\u{6D3}' => true,
        '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}' | '\u{9BC}' | '\u{9CD}' => true,
        _ => c.is_alphabetic() || is_passed_over(c),
    }
}

#[inline]
fn lower(c: char) -> char {
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        'а'..='я' | 'à'..='ÿ' => c,
        // Vietnamese: capitals are even.
        'Ạ'..='ỹ' if c as u32 & 1 == 1 => c,
        '\u{80}'..='\u{58F}' | '\u{1E00}'..='\u{1EFF}' => c.to_lowercase().next().unwrap_or(c),
        _ => c,
    }
}

/// One text under way.
struct Count<'t> {
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
                let place = c as u32 - 0x61;
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
        let bar = &self.table.bar;
        let enough = score + words * UNKNOWN_WORD >= bar.least + words * bar.per_word;
        (enough && score - second >= bar.ahead).then_some(best.code)
    }
}

impl Count<'_> {
    /// Whether the text may well be in the language that its script is mostly used for.
    fn allows(&self, script: Script, usual: &str) -> bool {
        let best = self.scores.iter().take(self.table.rows.len()).max().copied().unwrap_or(0);
        let its = self.table.rows.iter().zip(&self.scores).find(|(row, _)| row.code == usual);
        // Hindi has its small words everywhere, and Devanagari many other languages.
        let least = if script == Script::Devanagari && self.words > 3 { 1 } else { 0 };
        its.is_some_and(|(_, &score)| score >= least.max(best - self.table.bar.ahead))
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
