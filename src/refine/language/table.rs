//! What is known of a script's languages, made ready for one pass over a text: a table of words by their hash, with
//! the languages that each speaks for, and for each letter the languages that write it. How much that counts in
//! the end is for `evidence` to say.

use super::profiles::{Row, rows};
use super::script::Script;

/// Sets of languages are bits of a `u64`; rows beyond would not be looked at.
pub(super) const MOST_ROWS: usize = 64;
/// Places in a table of words: some three times the number of words in Latin letters.
const SLOTS: usize = 1 << SLOT_BITS;
const SLOT_BITS: u32 = 14;

/// A word: the lower half of its hash, and the stretch of [`Table::gains`] that is its.
#[derive(Clone, Copy, Default)]
struct Slot {
    tag: u32,
    from: u16,
    count: u16,
}

/// The rows of one script, made ready.
pub(super) struct Table {
    pub(super) rows: &'static [Row],
    slots: Vec<Slot>,
    /// Which row gains how much by a word.
    gains: Vec<(u8, i16)>,
    /// For each place of a letter, the rows that write it.
    pub(super) letters: Vec<u64>,
    /// All rows: who writes a letter that tells nothing.
    pub(super) all: u64,
    /// The letters of ASCII that tell something, as bits.
    pub(super) telling_ascii: u32,
    /// The code of the letter at the first place beyond ASCII.
    first_letter: usize,
}

impl Table {
    /// The table of a script whose languages have rows.
    pub(super) fn of(script: Script) -> Option<Table> {
        let mut table = Table {
            rows: rows(script)?,
            slots: vec![Slot::default(); SLOTS],
            gains: Vec::new(),
            letters: vec![0; PLACES],
            all: 0,
            telling_ascii: 0,
            first_letter: first_letter(script),
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
    pub(super) fn gains_of(&self, hash: u64) -> &[(u8, i16)] {
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
/// The code of the first of them.
pub(super) const ASCII_A: u32 = 0x61;
const STRETCH: usize = 0x190;
pub(super) const PLACES: usize = ASCII + STRETCH + 0x100;

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
    pub(super) fn place(&self, c: char) -> Option<usize> {
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
pub(super) fn hashed(hash: u64, c: char) -> u64 {
    (hash.rotate_left(5) ^ u64::from(c)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Invisible or optional inside a word: joiners, soft hyphen, tatweel and the vowel points of Arabic.
pub(super) fn is_passed_over(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200C}' | '\u{200D}' | '\u{640}' | '\u{64B}'..='\u{652}')
}

/// Letters, and the marks that stand on them.
#[inline]
pub(super) fn is_of_word(c: char) -> bool {
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
pub(super) fn lower(c: char) -> char {
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        'а'..='я' | 'à'..='ÿ' => c,
        // Vietnamese: capitals are even.
        'Ạ'..='ỹ' if c as u32 & 1 == 1 => c,
        '\u{80}'..='\u{58F}' | '\u{1E00}'..='\u{1EFF}' => c.to_lowercase().next().unwrap_or(c),
        _ => c,
    }
}
