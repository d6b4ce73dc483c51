//! Telling languages in Latin letters by their function words.
//!
//! All words of [`STOPWORDS`] that fit in eight bytes stand in one open-addressed table, packed into a `u64`,
//! each with the set of languages that use it. A text is one pass over bytes: pack a word, look it up, count.
//! Nothing is allocated but the table, once.

use std::sync::LazyLock;

use super::stopwords::STOPWORDS;

/// So many words decide.
const MOST_WORDS: u32 = 100;
/// A power of two, some three times the number of words.
const SLOTS: usize = 1 << SLOT_BITS;
const SLOT_BITS: u32 = 12;
const LANGUAGES: usize = STOPWORDS.len();
/// The set of languages is a `u32`.
const _: () = assert!(LANGUAGES <= 32);

#[derive(Clone, Copy, Default)]
struct Slot {
    word: u64,
    languages: u32,
    /// What a hit is worth: the fewer languages, the more.
    weight: u32,
}

static TABLE: LazyLock<Box<Table>> = LazyLock::new(build);

type Table = [Slot; SLOTS];

fn build() -> Box<Table> {
    let mut table = Box::new([Slot::default(); SLOTS]);
    for (at, (_, words)) in STOPWORDS.iter().enumerate() {
        for word in words.split_whitespace().filter_map(|word| pack(word.as_bytes())) {
            let free = |slot: &Slot| slot.word == 0 || slot.word == word;
            if let Some(slot) = probe(&table, word, free)
                && let Some(slot) = table.get_mut(slot)
            {
                slot.word = word;
                slot.languages |= 1 << at;
                slot.weight = match slot.languages.count_ones() {
                    1 => 6,
                    2 => 4,
                    3 => 3,
                    _ => 2,
                };
            }
        }
    }
    table
}

/// The first slot from the word's place on that is as wanted.
fn probe(table: &Table, word: u64, wanted: impl Fn(&Slot) -> bool) -> Option<usize> {
    let start = (word.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (u64::BITS - SLOT_BITS)) as usize;
    (start..start + SLOTS).map(|at| at % SLOTS).find(|&at| table.get(at).is_some_and(&wanted))
}

/// A word of at most eight bytes, in small letters.
fn pack(word: &[u8]) -> Option<u64> {
    if word.is_empty() || word.len() > 8 {
        return None;
    }
    let mut lead = 0;
    Some(word.iter().fold(0, |packed, &byte| {
        // À to Þ is the one block where a bit parts capitals from small letters, as in ASCII.
        let is_capital = byte.is_ascii_uppercase() || (lead == 0xc3 && byte <= 0x9e);
        lead = byte;
        packed << 8 | u64::from(if is_capital { byte | 0x20 } else { byte })
    }))
}

/// What the words of a text say.
#[derive(Debug, Default)]
pub(super) struct Votes {
    scores: [u32; LANGUAGES],
    hits: [u32; LANGUAGES],
    words: u32,
    /// Words that any language has in its table.
    known: u32,
}

impl Votes {
    /// Whether there is any function word to go by; in a text of sixty words and more, a few.
    pub(super) fn any(&self) -> bool {
        self.known > 0 && (self.words < 60 || self.known * 20 >= self.words)
    }

    /// The language that is ahead of all others, if its words are common enough.
    pub(super) fn winner(&self) -> Option<&'static str> {
        let best = (0..LANGUAGES).max_by_key(|&at| self.scores.get(at))?;
        let (&score, &hits) = (self.scores.get(best)?, self.hits.get(best)?);
        let others = self.scores.iter().enumerate().filter(|&(at, _)| at != best);
        let second = others.map(|(_, &score)| score).max().unwrap_or(0);
        // One word in eight is a low share for running text; three hits prove, or two of nearly its own.
        let enough = (hits >= 3 || score >= 10) && hits * 8 >= self.words;
        let ahead = score * 4 >= second * 5 && score >= second + 6;
        (enough && ahead).then(|| STOPWORDS.get(best).map(|&(code, _)| code)).flatten()
    }

    fn vote(&mut self, table: &Table, word: u64) {
        let slot = probe(table, word, |slot| slot.word == word || slot.word == 0);
        let Some(slot) = slot.and_then(|at| table.get(at)).filter(|slot| slot.word == word) else {
            return;
        };
        self.known += 1;
        let mut languages = slot.languages;
        while languages != 0 {
            let at = languages.trailing_zeros() as usize;
            languages &= languages - 1;
            if let (Some(score), Some(hits)) = (self.scores.get_mut(at), self.hits.get_mut(at)) {
                *score += slot.weight;
                *hits += 1;
            }
        }
    }
}

/// Which bytes are letters: those of ASCII, and all of UTF-8 but the leads of Latin-1 signs (`«`, no-break
/// space) and of general punctuation (`’`, `—`), which part words.
const LETTERS: [bool; 256] = {
    let mut letters = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        letters[byte] = match byte as u8 {
            0xc2 | 0xe2 => false,
            byte => byte >= 0x80 || byte.is_ascii_alphabetic(),
        };
        byte += 1;
    }
    letters
};

/// Counts the function words among the first words of `text`.
pub(super) fn count(text: &str) -> Votes {
    let table = &**TABLE;
    let mut votes = Votes::default();
    for word in text.as_bytes().split(|&byte| !LETTERS[usize::from(byte)]) {
        let word = behind_mark(word);
        // "Los Angeles" is no Spanish: a capitalised word may be a name. One in capitals is a heading's.
        if word.is_empty() || is_capitalised(word) {
            continue;
        }
        votes.words += 1;
        if let Some(word) = pack(word) {
            votes.vote(table, word);
        }
        if votes.words == MOST_WORDS {
            break;
        }
    }
    votes
}

/// The word without the tail of a punctuation mark whose lead byte parted it from the one before.
fn behind_mark(word: &[u8]) -> &[u8] {
    let tail = word.iter().take_while(|&&byte| matches!(byte, 0x80..=0xbf)).count();
    word.get(tail..).unwrap_or_default()
}

/// Whether only the first letter is a capital.
fn is_capitalised(word: &[u8]) -> bool {
    match word {
        [first, second, ..] => first.is_ascii_uppercase() && !second.is_ascii_uppercase(),
        _ => false,
    }
}
