//! What a word can mean in a date, in all languages at once.
//!
//! The rows of [`names`](super::names) are turned into one map at first use. A word that names different months in
//! different languages (`listopada` is November in Polish, October in Croatian) means a month only when the
//! text's language is known.

use std::sync::LazyLock;

use super::Role;
use super::fold::{Folded, WordMap};
use super::foreign::Calendar;
use super::names::{FOREIGN_MONTHS, Language, PAIRED_MONTHS, Paired, languages};

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
    pub(super) fn is_none(self) -> bool {
        self == Name::None
    }

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
    /// A month of another calendar than the Gregorian.
    pub(super) foreign_month: Option<(Calendar, u8)>,
    /// A unit of time.
    pub(super) unit: Option<Unit>,
    /// One unit or two of them, without a number: "час", "ساعتين".
    pub(super) counted: Option<(Unit, u8)>,
    /// A unit with its "ago" in one word: `小时前`.
    pub(super) unit_ago: Option<Unit>,
    /// Whether an "ago" starts with the word.
    pub(super) ago: bool,
    /// "Published" or "updated".
    pub(super) role: Option<Role>,
    /// How many days before today: "today" 0, "yesterday" 1.
    pub(super) days_back: Option<u8>,
    /// The half of the day: whether it is the afternoon.
    pub(super) afternoon: Option<bool>,
    /// A word of no weight inside a date or a stamp.
    pub(super) filler: bool,
    /// Whether a month of two words starts with it.
    pub(super) pairs: bool,
    /// A word that makes the date behind it another than that of the text: "since", "until", "born".
    pub(super) bars: bool,
}

impl Meaning {
    /// Whether the word is in any table.
    pub(super) fn is_known(self) -> bool {
        self.is_stamp()
            || self.month != Name::None
            || self.foreign_month.is_some()
            || self.pairs
            || self.unit.is_some()
            || self.counted.is_some()
            || self.unit_ago.is_some()
            || self.ago
            || self.days_back.is_some()
    }

    /// Whether the word can stand in a stamp beside its date.
    pub(super) fn is_stamp(self) -> bool {
        self.filler || self.role.is_some() || self.weekday != Name::None || self.afternoon.is_some()
    }
}

#[derive(Default)]
struct Lexicon {
    words: WordMap<Meaning>,
    ago: Vec<Vec<String>>,
    /// The month of a word that has several, by its language.
    clashes: WordMap<Vec<(&'static str, u8)>>,
    /// Months of two words, both folded.
    pairs: Vec<(String, String, &'static Paired)>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::build);

impl Lexicon {
    fn build() -> Lexicon {
        let mut lexicon = Lexicon::default();
        for language in languages() {
            lexicon.numbered(language.months, |meaning, month| meaning.month.add(month));
            lexicon.numbered(language.weekdays, |meaning, day| meaning.weekday.add(day));
            // The first language to claim a word keeps it: `m ago` is minutes.
            lexicon.by_unit(language.units, |meaning, unit| meaning.unit = meaning.unit.or(Some(unit)));
            lexicon.by_unit(language.one, |meaning, unit| meaning.counted = meaning.counted.or(Some((unit, 1))));
            lexicon.by_unit(language.two, |meaning, unit| meaning.counted = Some((unit, 2)));
            lexicon.by_unit(language.units_ago, |meaning, unit| meaning.unit_ago = Some(unit));
            lexicon.numbered(language.days, |meaning, day| meaning.days_back = Some(day - 1));
            lexicon.numbered(language.halves, |meaning, half| meaning.afternoon = Some(half == 2));
            lexicon.each(language.published, |meaning| meaning.role = Some(Role::Published));
            lexicon.each(language.updated, |meaning| meaning.role = Some(Role::Updated));
            lexicon.each(language.filler, |meaning| meaning.filler = true);
            lexicon.each(language.bars, |meaning| meaning.bars = true);
            for phrase in language.ago.split_whitespace() {
                let words: Vec<String> = phrase.split('_').map(fold).collect();
                if let Some(first) = words.first() {
                    lexicon.words.entry(first.clone()).or_default().ago = true;
                }
                lexicon.ago.push(words);
            }
        }
        for (calendar, months) in FOREIGN_MONTHS {
            lexicon.numbered(months, |meaning, month| meaning.foreign_month = Some((*calendar, month)));
        }
        for (firsts, seconds, month) in PAIRED_MONTHS {
            for first in firsts.split('/').map(fold) {
                lexicon.words.entry(first.clone()).or_default().pairs = true;
                for second in seconds.split('/').map(fold) {
                    // The second word alone says nothing, but it is known.
                    lexicon.words.entry(second.clone()).or_default().filler = true;
                    lexicon.pairs.push((first.clone(), second, month));
                }
            }
        }
        lexicon.words.remove("-");
        lexicon.words.remove("");
        // "Dès" bars a date in French, "des" is a month in Catalan: what stands in dates bars none.
        for meaning in lexicon.words.values_mut() {
            meaning.bars &= meaning.month.is_none() && !meaning.is_stamp();
        }
        lexicon.collect_clashes();
        lexicon
    }

    fn collect_clashes(&mut self) {
        for language in languages() {
            for (entry, month) in language.months.split_whitespace().zip(1..) {
                for form in entry.split('/').map(fold) {
                    if self.words.get(&form).is_some_and(|meaning| meaning.month == Name::Clash) {
                        self.clashes.entry(form).or_default().push((language.code, month));
                    }
                }
            }
        }
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

    fn by_unit(&mut self, entries: &str, set: impl Fn(&mut Meaning, Unit)) {
        self.numbered(entries, |meaning, number| {
            if let Some(unit) = UNITS.get(usize::from(number) - 1) {
                set(meaning, *unit);
            }
        });
    }
}

/// The longest word of the tables in a script without spaces, in characters.
pub(super) const LONGEST_UNSPACED: usize = 8;

/// The same for words of plain letters, in any language.
const LONGEST_ASCII: usize = 20;

/// What `word` can mean; nothing, for most words.
pub(super) fn meaning(word: &str) -> Meaning {
    known(word).copied().unwrap_or_default()
}

/// What `word` can mean, if it is in the tables.
pub(super) fn known(word: &str) -> Option<&'static Meaning> {
    if word.is_ascii() && word.len() > LONGEST_ASCII {
        return None;
    }
    LEXICON.words.get(Folded::new(word)?.as_str())
}

/// The month that `word` names, for a text in `language` where the word has several readings.
pub(super) fn month(word: &str, name: Name, language: Option<&str>) -> Option<u32> {
    match name {
        Name::None => None,
        Name::Sure(month) => Some(month.into()),
        Name::Clash => {
            let code = code(language?)?;
            let readings = LEXICON.clashes.get(Folded::new(word)?.as_str())?;
            readings.iter().find(|(of, _)| of.eq_ignore_ascii_case(code)).map(|(_, month)| (*month).into())
        }
    }
}

/// The month that two words make.
pub(super) fn paired(first: &str, second: &str) -> Option<&'static Paired> {
    let (first, second) = (Folded::new(first)?, Folded::new(second)?);
    let is_it = |pair: &&(String, String, _)| pair.0 == first.as_str() && pair.1 == second.as_str();
    LEXICON.pairs.iter().find(is_it).map(|pair| pair.2)
}

/// The row of a language tag such as `de` or `de-AT`.
pub(super) fn row(tag: &str) -> Option<&'static Language> {
    let code = code(tag)?;
    languages().find(|language| language.code.eq_ignore_ascii_case(code))
}

/// The code of a tag's row.
fn code(tag: &str) -> Option<&str> {
    Some(match tag.split(['-', '_']).next()? {
        "nb" | "nn" => "no",
        "tl" => "fil",
        "iw" => "he",
        "in" => "id",
        "sh" => "sr",
        code => code,
    })
}

/// The phrases for "ago", folded, a word an entry.
pub(super) fn ago() -> &'static [Vec<String>] {
    &LEXICON.ago
}

/// A word as the tables hold it; empty where none of them could.
pub(super) fn fold(word: &str) -> String {
    Folded::new(word).map_or_else(String::new, |folded| folded.as_str().to_owned())
}
