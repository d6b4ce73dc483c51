//! Words made alike: without letter case, accents and the spelling variants that writers of one language mix.
//!
//! The tables of words are folded once, the words of a text each time they are looked up, so folding writes to a
//! buffer on the stack and a lookup allocates nothing.

use std::hash::{BuildHasherDefault, Hasher};

use unicode_normalization::char::decompose_canonical;

/// No word of the tables is longer once it is folded, in bytes.
const LONGEST: usize = 64;

/// A folded word.
#[derive(Clone, Copy)]
pub(super) struct Folded {
    bytes: [u8; LONGEST],
    length: usize,
}

impl Folded {
    /// Folds `word`; `None` where it is too long to be in a table.
    pub(super) fn new(word: &str) -> Option<Folded> {
        let mut folded = Folded { bytes: [0; LONGEST], length: 0 };
        if word.is_ascii() {
            let bytes = folded.bytes.get_mut(..word.len())?;
            bytes.copy_from_slice(word.as_bytes());
            bytes.make_ascii_lowercase();
            folded.length = word.len();
            return Some(folded);
        }
        if word.len() > 2 * LONGEST {
            return None;
        }
        let mut fits = true;
        for c in word.chars() {
            if is_whole(c) {
                fits &= folded.push(c);
            } else {
                decompose_canonical(c, |part| {
                    for small in part.to_lowercase() {
                        fits &= plain(small).is_none_or(|c| folded.push(c));
                    }
                });
            }
        }
        fits.then_some(folded)
    }

    pub(super) fn as_str(&self) -> &str {
        self.bytes.get(..self.length).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or("")
    }

    fn push(&mut self, c: char) -> bool {
        let Some(room) = self.bytes.get_mut(self.length..self.length + c.len_utf8()) else { return false };
        self.length += c.encode_utf8(room).len();
        true
    }
}

/// Characters that have neither case nor accents to lose.
fn is_whole(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}

/// The plain form of a small letter; `None` for what is dropped: accents, vowel points, joiners.
fn plain(c: char) -> Option<char> {
    match c {
        '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{655}' | '\u{670}' | '\u{640}' | '\u{200c}' | '\u{200d}' => None,
        // The dot below that some keyboards leave out.
        '\u{93c}' | '\u{9bc}' | '\u{a3c}' => None,
        'ς' => Some('σ'),
        'ı' => Some('i'),
        // Arabic script: each language has its own yeh, kaf and heh, and writers mix them.
        'ٱ' => Some('ا'),
        'ى' | 'ی' | 'ې' => Some('ي'),
        'ک' => Some('ك'),
        'ة' | 'ہ' | 'ھ' | 'ە' => Some('ه'),
        c => Some(c),
    }
}

/// Hashes the short words of a fixed table; nothing a text holds is ever put into it.
#[derive(Default)]
pub(super) struct WordHasher(u64);

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        let mut add = |word: u64| self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let (whole, rest) = bytes.as_chunks::<8>();
        whole.iter().for_each(|part| add(u64::from_le_bytes(*part)));
        add(rest.iter().fold(0, |word, &byte| word << 8 | u64::from(byte)));
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}

pub(super) type WordMap<V> = std::collections::HashMap<String, V, BuildHasherDefault<WordHasher>>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_of_a_word_agree() {
        let table = [
            ("JUILLET", "juillet"),
            ("Août", "AOUT"),
            ("ΙΟΥΛΊΟΥ", "ιουλίου"),
            ("Μάρτιος", "μαρτιοσ"),
            ("KASIM", "kasım"),
            ("أبريل", "ابريل"),
            ("فبرایر", "فبراير"),
            ("فـبراير", "فبراير"),
            ("फ़रवरी", "फरवरी"),
            ("به‌روزرسانی", "بهروزرساني"),
        ];
        for (one, other) in table {
            let (one, other) = (Folded::new(one).unwrap(), Folded::new(other).unwrap());
            assert_eq!(one.as_str(), other.as_str());
        }
        assert_ne!(Folded::new("آذر").unwrap().as_str(), Folded::new("آذار").unwrap().as_str());
        assert!(Folded::new(&"x".repeat(65)).is_none());
        assert!(Folded::new(&"é".repeat(500)).is_none());
    }
}
