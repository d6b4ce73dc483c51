//! Scripts, and the languages that their letters prove.

/// A script, or a family of them that is written mixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    Cyrillic,
    Greek,
    Armenian,
    Hebrew,
    Arabic,
    Devanagari,
    Bengali,
    Gurmukhi,
    Gujarati,
    Oriya,
    Tamil,
    Telugu,
    Kannada,
    Malayalam,
    Sinhala,
    Thai,
    Lao,
    Tibetan,
    Burmese,
    Georgian,
    Ethiopic,
    Khmer,
    Hangul,
    Kana,
    Han,
}

/// Blocks in the order of their code points: last character, script; `None` is punctuation and the like.
pub(super) const BLOCKS: &[(u32, Option<Script>)] = &[
    (0x00bf, None),
    (0x036f, Some(Script::Latin)),
    (0x03ff, Some(Script::Greek)),
    (0x052f, Some(Script::Cyrillic)),
    (0x058f, Some(Script::Armenian)),
    (0x05ff, Some(Script::Hebrew)),
    (0x06ff, Some(Script::Arabic)),
    (0x074f, None),
    (0x077f, Some(Script::Arabic)),
    (0x089f, None),
    (0x08ff, Some(Script::Arabic)),
    (0x097f, Some(Script::Devanagari)),
    (0x09ff, Some(Script::Bengali)),
    (0x0a7f, Some(Script::Gurmukhi)),
    (0x0aff, Some(Script::Gujarati)),
    (0x0b7f, Some(Script::Oriya)),
    (0x0bff, Some(Script::Tamil)),
    (0x0c7f, Some(Script::Telugu)),
    (0x0cff, Some(Script::Kannada)),
    (0x0d7f, Some(Script::Malayalam)),
    (0x0dff, Some(Script::Sinhala)),
    (0x0e7f, Some(Script::Thai)),
    (0x0eff, Some(Script::Lao)),
    (0x0fff, Some(Script::Tibetan)),
    (0x109f, Some(Script::Burmese)),
    (0x10ff, Some(Script::Georgian)),
    (0x11ff, Some(Script::Hangul)),
    (0x139f, Some(Script::Ethiopic)),
    (0x177f, None),
    (0x17ff, Some(Script::Khmer)),
    (0x1dff, None),
    (0x1eff, Some(Script::Latin)),
    (0x1fff, Some(Script::Greek)),
    (0x2e7f, None),
    (0x2fdf, Some(Script::Han)),
    (0x303f, None),
    (0x30ff, Some(Script::Kana)),
    (0x312f, None),
    (0x318f, Some(Script::Hangul)),
    (0x31ef, None),
    (0x31ff, Some(Script::Kana)),
    (0x33ff, None),
    (0x9fff, Some(Script::Han)),
    (0xabff, None),
    (0xd7ff, Some(Script::Hangul)),
    (0xf8ff, None),
    (0xfaff, Some(Script::Han)),
    (0xfb4f, None),
    (0xfdff, Some(Script::Arabic)),
    (0xfe6f, None),
    (0xfeff, Some(Script::Arabic)),
    (0x1ffff, None),
    (0x3ffff, Some(Script::Han)),
];

/// How many there are.
pub(super) const SCRIPTS: usize = Script::Han as usize + 1;

impl Script {
    /// The one language that is written so, or by far the commonest.
    pub(super) fn usual_language(self) -> Option<&'static str> {
        Some(match self {
            Script::Latin | Script::Cyrillic => return None,
            Script::Arabic => "ar",
            Script::Devanagari => "hi",
            Script::Greek => "el",
            Script::Armenian => "hy",
            Script::Hebrew => "he",
            Script::Bengali => "bn",
            Script::Gurmukhi => "pa",
            Script::Gujarati => "gu",
            Script::Oriya => "or",
            Script::Tamil => "ta",
            Script::Telugu => "te",
            Script::Kannada => "kn",
            Script::Malayalam => "ml",
            Script::Sinhala => "si",
            Script::Thai => "th",
            Script::Lao => "lo",
            Script::Tibetan => "bo",
            Script::Burmese => "my",
            Script::Georgian => "ka",
            Script::Ethiopic => "am",
            Script::Khmer => "km",
            Script::Hangul => "ko",
            Script::Kana => "ja",
            Script::Han => "zh",
        })
    }
}

/// A row of [`BLOCKS`]; neighbouring letters are mostly of one.
#[derive(Default)]
struct Block {
    first: u32,
    last: u32,
    script: Option<Script>,
}

impl Block {
    fn of(c: char) -> Block {
        let at = BLOCKS.partition_point(|&(last, _)| last < u32::from(c));
        let first = at.checked_sub(1).and_then(|at| BLOCKS.get(at)).map_or(0, |&(last, _)| last + 1);
        let (last, script) = BLOCKS.get(at).copied().unwrap_or((u32::MAX, None));
        Block { first, last, script }
    }

    fn holds(&self, c: char) -> bool {
        (self.first..=self.last).contains(&u32::from(c))
    }
}

/// How many letters a text has of each script.
#[derive(Debug, Default)]
pub(super) struct Profile {
    main: Option<Script>,
    beside_latin: Option<Script>,
    letters: u32,
}

impl Profile {
    pub(super) fn of(text: &str) -> Profile {
        if text.is_ascii() {
            let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
            let main = (letters > 0).then_some(Script::Latin);
            let letters = u32::try_from(letters).unwrap_or(u32::MAX);
            return Profile { main, letters, beside_latin: None };
        }
        let mut counts = [(0_u32, None); SCRIPTS];
        let mut block = Block::default();
        let mut latin = 0;
        for c in text.chars() {
            if c.is_ascii() {
                latin += u32::from(c.is_ascii_alphabetic());
                continue;
            }
            if !block.holds(c) {
                block = Block::of(c);
            }
            if let Some((count, name)) = block.script.and_then(|at| counts.get_mut(at as usize)) {
                *count += 1;
                *name = block.script;
            }
        }
        if let Some((count, name)) = counts.get_mut(Script::Latin as usize) {
            *count += latin;
            *name = Some(Script::Latin);
        }
        let letters = counts.iter().map(|(count, _)| count).sum();
        // Latin names in a text of another script are common, the reverse is rare.
        for (count, script) in &mut counts {
            *count *= if *script == Some(Script::Latin) { 1 } else { 2 };
        }
        let count = |script: Script| counts.get(script as usize).map_or(0, |&(count, _)| count);
        // A Han character says as much as a short word, a kana as half a one; Japanese is a mixture of both.
        let (han, kana) = (count(Script::Han), count(Script::Kana));
        let east_asian = han * 2 + kana;
        let most = counts.iter().max_by_key(|(count, _)| *count).copied().unwrap_or_default();
        let most = if most.0 == 0 { (0, None) } else { most };
        let main = if east_asian > 0 && east_asian >= most.0 {
            Some(if kana * 12 >= han { Script::Kana } else { Script::Han })
        } else {
            most.1
        };
        let others = counts.iter().filter(|(_, script)| *script != Some(Script::Latin));
        let beside_latin = others.max_by_key(|(count, _)| *count);
        // Counted double, so a tenth of the letters.
        let beside_latin = beside_latin.filter(|(count, _)| *count >= letters / 5 && *count >= 40);
        Profile { main, letters, beside_latin: beside_latin.and_then(|&(_, script)| script) }
    }

    /// The script that most of the text is in.
    pub(super) fn main(&self) -> Option<Script> {
        self.main
    }

    /// The commonest other script, where it is more than a quoted name.
    pub(super) fn beside_latin(&self) -> Option<Script> {
        self.beside_latin
    }

    /// Letters of all scripts.
    pub(super) fn letters(&self) -> u32 {
        self.letters
    }
}
