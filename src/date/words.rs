//! What a word can mean in a date, in all languages at once.
//!
//! The rows of [`LANGUAGES`] are turned into one map at first use. A word that names different months in
//! different languages (`listopada` is November in Polish, October in Croatian) means a month only when the
//! text's language is known.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::Role;
use super::names::{LANGUAGES, Language};

/// A unit of a relative date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

const UNITS: [Unit; 7] = [Unit::Second, Unit::Minute, Unit::Hour, Unit::Day, Unit::Week, Unit::Month, Unit::Year];

/// The meaning of a month's or weekday's name across languages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Name {
    /// No such name anywhere.
    #[default]
    None,
    /// The same in every language that has the word; counted from 1.
    Sure(u8),
    /// Different ones in different languages.
    Clash,
}

impl Name {
    fn add(&mut self, number: u8) {
        *self = match *self {
            Name::None => Name::Sure(number),
            Name::Sure(known) if known == number => Name::Sure(known),
            _ => Name::Clash,
        };
    }
}

/// All that a word can be in a date.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Meaning {
    /// A month, January 1.
    pub(super) month: Name,
    /// A day of the week, Monday 1.
    pub(super) weekday: Name,
    /// A unit of time.
    pub(super) unit: Option<Unit>,
    /// "Published" or "updated".
    pub(super) role: Option<Role>,
    /// How many days before today: "today" 0, "yesterday" 1.
    pub(super) days_back: Option<u8>,
    /// A word of no weight inside a date or a stamp.
    pub(super) filler: bool,
}

impl Meaning {
    /// Whether the word is in any table.
    pub(super) fn is_known(self) -> bool {
        self.is_stamp() || self.month != Name::None || self.unit.is_some() || self.days_back.is_some()
    }

    /// Whether the word can stand in a stamp beside its date.
    pub(super) fn is_stamp(self) -> bool {
        self.filler || self.role.is_some() || self.weekday != Name::None
    }
}

struct Lexicon {
    words: HashMap<String, Meaning>,
    ago: Vec<Vec<String>>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::build);

impl Lexicon {
    fn build() -> Lexicon {
        let mut lexicon = Lexicon { words: HashMap::with_capacity(4096), ago: Vec::new() };
        for language in LANGUAGES {
            lexicon.numbered(language.months, |meaning, month| meaning.month.add(month));
            lexicon.numbered(language.weekdays, |meaning, day| meaning.weekday.add(day));
            lexicon.numbered(language.units, |meaning, unit| {
                let unit = UNITS.get(usize::from(unit) - 1).copied();
                // The first language to claim a word keeps it: `m ago` is minutes.
                meaning.unit = meaning.unit.or(unit);
            });
            lexicon.numbered(language.days, |meaning, day| meaning.days_back = Some(day - 1));
            lexicon.each(language.published, |meaning| meaning.role = Some(Role::Published));
            lexicon.each(language.updated, |meaning| meaning.role = Some(Role::Updated));
            lexicon.each(language.filler, |meaning| meaning.filler = true);
            for phrase in language.ago.split_whitespace() {
                lexicon.ago.push(phrase.split('_').map(fold).collect());
            }
        }
        lexicon.words.remove("-");
        lexicon
    }

    fn each(&mut self, words: &str, set: impl Fn(&mut Meaning)) {
        for word in words.split_whitespace() {
            set(self.words.entry(fold(word)).or_default());
        }
    }

    fn numbered(&mut self, entries: &str, set: impl Fn(&mut Meaning, u8)) {
        for (entry, number) in entries.split_whitespace().zip(1..) {
            for form in entry.split('/') {
                set(self.words.entry(fold(form)).or_default(), number);
            }
        }
    }
}

/// No word of the tables is longer once it is folded to ASCII.
const LONGEST_ASCII: usize = 20;

/// Characters of Chinese, Japanese and Korean stamps: weekdays, "updated", "published", "time".
const CHARACTER_FILLER: &str =
    "星期曜週周一二三四五六天土日月火水木金更新改修订訂发布發佈表公開配信時时間间于於最终終後后요일월화수목금토";

/// What `word` can mean; nothing, for most words.
pub(super) fn meaning(word: &str) -> Meaning {
    if word.len() == 3 && !word.is_ascii() && CHARACTER_FILLER.contains(word) {
        return Meaning { filler: true, ..Meaning::default() };
    }
    let words = &LEXICON.words;
    if word.is_ascii() {
        let mut small = [0; LONGEST_ASCII];
        let Some(small) = small.get_mut(..word.len()) else { return Meaning::default() };
        small.copy_from_slice(word.as_bytes());
        small.make_ascii_lowercase();
        let small = std::str::from_utf8(small).ok();
        return small.and_then(|word| words.get(word)).copied().unwrap_or_default();
    }
    // A long word is not worth folding.
    if word.len() > 48 {
        return Meaning::default();
    }
    words.get(fold(word).as_str()).copied().unwrap_or_default()
}

/// The month that `word` names, for a text in `language` where the word has several readings.
pub(super) fn month(word: &str, name: Name, language: Option<&str>) -> Option<u32> {
    match name {
        Name::None => None,
        Name::Sure(month) => Some(month.into()),
        Name::Clash => {
            let word = fold(word);
            let months = row(language?)?.months.split_whitespace();
            let is_named = |entry: &str| entry.split('/').any(|form| fold(form) == word);
            months.zip(1..).find(|(entry, _)| is_named(entry)).map(|(_, month)| month)
        }
    }
}

/// The row of a language tag such as `de` or `de-AT`.
pub(super) fn row(tag: &str) -> Option<&'static Language> {
    let code = match tag.split(['-', '_']).next()? {
        "nb" | "nn" => "no",
        code => code,
    };
    LANGUAGES.iter().find(|language| language.code.eq_ignore_ascii_case(code))
}

/// The phrases for "ago", folded, a word an entry.
pub(super) fn ago() -> &'static [Vec<String>] {
    &LEXICON.ago
}

/// A word without letter case and accents, so that tables and texts agree.
pub(super) fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let is_accent = |c: &char| ('\u{300}'..='\u{36f}').contains(c);
    let letters = word.nfd().flat_map(char::to_lowercase).filter(|c| !is_accent(c));
    letters
        .map(|c| {
            if c == 'ς' {
                'σ'
            } else if c == 'ı' {
                'i'
            } else {
                c
            }
        })
        .collect()
}
