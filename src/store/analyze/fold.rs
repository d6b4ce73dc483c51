//! Folding: what makes `Résumé`, `RESUME` and `résumé` one word.
//!
//! The exact form of a word is NFKC, lower case, without the diacritics of Latin and Greek, the stress marks of
//! Cyrillic and the vowel points of Arabic and Hebrew; digits are ASCII. Marks that make another letter (й, ї,
//! か/が, the vowel signs of India) stay. Stemmers get the lower-case NFKC form with its diacritics, since
//! Snowball's rules are written for it.

use unicode_normalization::char::{decompose_canonical, decompose_compatible, is_combining_mark};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

use super::chars::{Class, Folded, info};

/// Zero of every script's decimal digits.
const ZEROS: [u32; 68] = [
    0x0030, 0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0DE6,
    0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40,
    0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10, 0x104A0, 0x10D30, 0x11066, 0x110F0,
    0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x11730, 0x118E0, 0x11950, 0x11C50, 0x11D50,
    0x11DA0, 0x11F50, 0x16A60, 0x16AC0, 0x16B50, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0,
    0x1E4D0, 0x1E950, 0x1FBF0,
];

/// The ASCII digit of the same value, for a decimal digit of any script.
pub(super) fn digit(c: char) -> Option<char> {
    let code = c as u32;
    let zero = match ZEROS.binary_search(&code) {
        Ok(_) => code,
        Err(at) => *ZEROS.get(at.checked_sub(1)?)?,
    };
    char::from_digit(code - zero, 10)
}

/// Folds one character without looking at its neighbours: the row of the table in `chars`.
pub(super) fn folded(c: char) -> Folded {
    let mut out = String::new();
    fold_char(c, &mut out);
    let mut chars = out.chars();
    match (chars.next(), chars.next()) {
        (None, _) => Folded::Nothing,
        (Some(one), None) => Folded::One(one),
        _ => Folded::Many,
    }
}

/// Appends the folded form of one character.
pub(super) fn fold_char(c: char, out: &mut String) {
    if is_nfkc_quick(std::iter::once(c)) == IsNormalized::No {
        let mut decomposed = String::new();
        decompose_in_word(c, &mut decomposed);
        decomposed.nfc().for_each(|composed| fold_normal(composed, out));
    } else {
        fold_normal(c, out);
    }
}

fn fold_normal(c: char, out: &mut String) {
    for lower in c.to_lowercase() {
        if is_latin_or_greek(lower) {
            decompose_canonical(lower, |part| {
                if !is_stripped(part) {
                    fold_letter(part, out);
                }
            });
        } else if !is_stripped(lower) {
            fold_letter(lower, out);
        }
    }
}

fn fold_letter(c: char, out: &mut String) {
    let letter = match c {
        'ß' => return out.push_str("ss"),
        'æ' => return out.push_str("ae"),
        'œ' => return out.push_str("oe"),
        'þ' => return out.push_str("th"),
        'ø' => 'o',
        'ł' | 'ŀ' => 'l',
        'đ' | 'ð' => 'd',
        'ħ' => 'h',
        'ŧ' => 't',
        'ŋ' => 'n',
        'ı' => 'i',
        'ς' => 'σ',
        'ё' | 'ѐ' => 'е',
        'ѝ' => 'и',
        // Arabic: hamza and madda on alef, alef wasla; the three ya and the two kaf; ta marbuta.
        'آ' | 'أ' | 'إ' | 'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        'ة' => 'ه',
        'ँ' => '\u{902}',
        other => digit(other).unwrap_or(other),
    };
    out.push(letter);
}

fn is_latin_or_greek(c: char) -> bool {
    matches!(c, '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1FFF}' | '\u{370}'..='\u{3FF}')
}

/// Marks without a place in the exact form: general diacritics (a letter such as й is composed by the time this
/// is asked), Arabic vowel points and tatweel, Hebrew points and cantillation.
fn is_stripped(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5BD}' | '\u{5BF}'
        | '\u{5C1}' | '\u{5C2}' | '\u{5C4}' | '\u{5C5}' | '\u{5C7}' | '\u{610}'..='\u{61A}' | '\u{640}'
        | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E4}'
        | '\u{93C}' | '\u{6E7}' | '\u{6E8}' | '\u{6EA}'..='\u{6ED}' | '\u{1AB0}'..='\u{1AFF}'
        | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
}

/// NFKD, but a character that would fall apart into words and punctuation (½, ﷺ) stays whole.
pub(super) fn decompose_in_word(c: char, out: &mut String) {
    let before = out.len();
    let mut whole = true;
    decompose_compatible(c, |part| {
        whole &= part.is_alphanumeric() || is_combining_mark(part);
        out.push(part);
    });
    if !whole {
        out.truncate(before);
        out.push(c);
    }
}

/// The two forms of a word, in buffers that are used again for the next.
#[derive(Debug, Default)]
pub(super) struct Folder {
    /// What is indexed.
    pub(super) exact: String,
    /// What a stemmer is given.
    pub(super) lower: String,
    normal: String,
    decomposed: String,
}

/// How [`Folder::fold`] treats a word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Folding {
    /// Keep the joiners (`at&t`, `u.s.`), in their ASCII form.
    pub(super) joiners: bool,
    /// Some character may compose with its neighbour or be changed by NFKC.
    pub(super) composes: bool,
    /// Turkish: I is the capital of ı.
    pub(super) turkish: bool,
}

impl Folder {
    /// Fills both forms with a word of ASCII letters and digits.
    #[inline]
    pub(super) fn fold_ascii(&mut self, word: &str) {
        self.exact.clear();
        self.exact.push_str(word);
        self.exact.make_ascii_lowercase();
    }

    /// Fills both forms with the word's characters, leaving out what does not belong to a word.
    ///
    /// The exact form is empty only if the word has no character of a word: one made of nothing but stripped
    /// marks keeps them, so that nothing vanishes.
    pub(super) fn fold(&mut self, word: &str, how: Folding) {
        self.exact.clear();
        self.lower.clear();
        if how.composes && is_nfkc_quick(word.chars()) != IsNormalized::Yes {
            self.decomposed.clear();
            for c in word.chars().filter(|&c| belongs(c, how.joiners)) {
                decompose_in_word(c, &mut self.decomposed);
            }
            let mut normal = std::mem::take(&mut self.normal);
            normal.clear();
            normal.extend(self.decomposed.nfc());
            self.fold_chars(&normal, how);
            self.normal = normal;
        } else {
            self.fold_chars(word, how);
        }
        if self.exact.is_empty() {
            self.exact.push_str(&self.lower);
        }
        dot_nasals(&mut self.exact);
    }

    fn fold_chars(&mut self, word: &str, how: Folding) {
        for c in word.chars() {
            let info = info(c);
            if let Class::Joiner(joiner) = info.class {
                if how.joiners {
                    self.exact.push(joiner.as_char());
                    self.lower.push(joiner.as_char());
                }
                continue;
            }
            if !info.class.in_word() {
                continue;
            }
            self.lower.push(if how.turkish && c == 'I' { 'ı' } else { info.lower });
            match info.folded {
                Folded::Nothing => {}
                Folded::One(one) => self.exact.push(one),
                Folded::Many => fold_char(c, &mut self.exact),
            }
        }
    }
}

fn belongs(c: char, joiners: bool) -> bool {
    match info(c).class {
        Class::Joiner(_) => joiners,
        class => class.in_word(),
    }
}

/// The word with its umlauts written as two letters, where it has any: who types `Müller` means `Mueller` too. The
/// reverse is no rule: `blue` is not `blü`.
pub(super) fn spelled_out(word: &str) -> Option<String> {
    let letters = |c: char| match c {
        'ä' | 'Ä' => "ae",
        'ö' | 'Ö' | 'ø' | 'Ø' => "oe",
        'ü' | 'Ü' => "ue",
        'å' | 'Å' => "aa",
        _ => "",
    };
    if word.is_ascii() || word.chars().all(|c| letters(c).is_empty()) {
        return None;
    }
    let mut out = String::with_capacity(word.len() + 4);
    for c in word.nfc() {
        match letters(c) {
            "" if info(c).class.in_word() => fold_char(c, &mut out),
            two => out.push_str(two),
        }
    }
    Some(out)
}

/// Hindi writes its nasals in two ways, हिन्दी and हिंदी: as a letter joined to the next one, or as a dot above. The
/// dot stands for both, and for the half moon.
fn dot_nasals(word: &mut String) {
    const JOINED: &str = "न\u{94D}";
    if !matches!(word.as_bytes(), [0xe0, 0xa4 | 0xa5, ..]) {
        return;
    }
    if word.contains(JOINED) {
        *word = word.replace(JOINED, "\u{902}");
    }
}

/// Appends the folded form of a stem.
pub(super) fn fold_stem(stem: &str, out: &mut String) {
    for c in stem.chars() {
        match info(c).folded {
            Folded::Nothing => {}
            Folded::One(one) => out.push(one),
            Folded::Many => fold_char(c, out),
        }
    }
    dot_nasals(out);
}
