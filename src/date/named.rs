//! Dates with the name of a month, one function an order of day, month and year.

use super::calendar::{Clock, Moment};
use super::clock::clock_at;
use super::line::Line;
use super::numeric::{behind_dot, era_at};
use super::shape::{Found, Reading};

/// A month at a token, of whichever calendar.
#[derive(Clone, Copy)]
enum Month {
    Ours(u32),
    Foreign(super::foreign::Calendar, u32),
}

impl Month {
    fn at(line: &Line<'_>, at: usize) -> Option<(Month, usize)> {
        let ours = line.month(at).map(|(month, next)| (Month::Ours(month), next));
        ours.or_else(|| line.foreign_month(at).map(|(calendar, month, next)| (Month::Foreign(calendar, month), next)))
    }

    /// The date of a day in this month, or of all of it.
    fn dated(self, year: u32, day: Option<u32>) -> Option<Reading> {
        match self {
            Month::Ours(month) => Some(Reading::Sure(Moment::new(year, Some(month), day)?)),
            Month::Foreign(calendar @ super::foreign::Calendar::Hijri, month) => {
                Some(Reading::About(calendar.moment(year, month, day)?))
            }
            Month::Foreign(calendar, month) => Some(Reading::Sure(calendar.moment(year, month, day)?)),
        }
    }

    fn found(self, year: u32, day: Option<u32>, end: usize) -> Option<Found> {
        Some(Found { reading: self.dated(year, day)?, clock: None, end })
    }
}

/// `12 July 2025`, `12th of July, 2025`, `12-Jul-2025`, `12. Juli 2025`, `12 de julio de 2025`, `12 VII 2025`.
pub(super) fn day_month_year(line: &Line<'_>, at: usize) -> Option<Found> {
    let day = line.small(at)?;
    let start = behind_day(line, at + 1);
    let (month, name_end) = match Month::at(line, start) {
        Some(named) => named,
        None => (Month::Ours(roman(line, start)?), start + 1),
    };
    // "พ.ศ." says which era the year is of.
    let next = line.abbreviation(name_end).filter(|(word, _)| word.filler).map_or(name_end, |(_, next)| next);
    let next = line.skip(next, ",-/.", 3);
    if let Some(year) = line.year(next) {
        return month.found(year, Some(day), behind_year(line, next + 1));
    }
    let (year, next, clock) = short_year(line, name_end, next)?;
    let Month::Ours(month) = month else { return None };
    let reading = Reading::Sure(Moment::day(year, month, day)?);
    Some(Found { reading, clock, end: next })
}

/// A year of two digits where nothing else can be meant: in `12-Jul-25`, behind an apostrophe, before a time with
/// a zone as mail has it, or counted from the Buddha.
fn short_year(line: &Line<'_>, name_end: usize, at: usize) -> Option<(u32, usize, Option<Clock>)> {
    let apostrophe = line.is_mark(at, "'") && line.is_joined(at + 1);
    let at = if apostrophe { at + 1 } else { at };
    let (short, _) = line.number(at).filter(|&(_, width)| width == 2)?;
    let thai = line.text_of(name_end - 1).starts_with('.') || !line.text_of(name_end - 1).is_ascii();
    let is_thai = thai && line.text.chars().take(400).any(|c| ('\u{e00}'..='\u{e7f}').contains(&c));
    if is_thai && short >= 50 {
        return Some((2500 + short - 543, at + 1, None));
    }
    let year = if short < 50 { 2000 + short } else { 1900 + short };
    let dashed = line.is_mark(name_end, "-") && at == name_end + 1 && line.is_joined(name_end) && line.is_joined(at);
    if apostrophe || dashed {
        return Some((year, at + 1, None));
    }
    let (clock, end) = clock_at(line, at + 1).filter(|(clock, _)| clock.offset.is_some())?;
    Some((year, end, Some(clock)))
}

/// `July 12, 2025`, `Jul-12-2025`, `Jul 12 08:30:00 +0000 2025`.
pub(super) fn month_day_year(line: &Line<'_>, at: usize) -> Option<Found> {
    let (month, next) = Month::at(line, at)?;
    let next = line.skip(next, "-/", 2);
    let day = line.small(next)?;
    let next = line.skip(ordinal(line, next + 1), ",-/.", 2);
    if let Some(year) = line.year(next) {
        return month.found(year, Some(day), behind_year(line, next + 1));
    }
    if line.is_mark(next, "'") && line.is_joined(next + 1) {
        let (short, _) = line.number(next + 1).filter(|&(_, width)| width == 2)?;
        let year = if short < 50 { 2000 + short } else { 1900 + short };
        return month.found(year, Some(day), next + 2);
    }
    let (clock, next) = clock_at(line, next)?;
    let next = line.skip(next, ",", 1);
    let reading = month.dated(line.year(next)?, Some(day))?;
    Some(Found { reading, clock: Some(clock), end: next + 1 })
}

/// `July 2025`, `julio de 2025`. A number before it would be its day, an impossible one.
pub(super) fn month_year(line: &Line<'_>, at: usize) -> Option<Found> {
    let (month, next) = Month::at(line, at)?;
    let next = line.skip(next, ",-/", 1);
    let year = line.year(next)?;
    let day_before = (1..=3)
        .map_while(|back| at.checked_sub(back))
        .find(|&at| !line.word(at).is_some_and(|word| word.filler) && !line.is_mark(at, ".-"))
        .is_some_and(|at| line.number(at).is_some());
    if day_before {
        return None;
    }
    month.found(year, None, behind_year(line, next + 1))
}

/// `2025 Jul 12`, `2025-Jul-12`, `2025. július 12.`, `2025. július`, `2025 m. liepos 12 d.`, `2025eko uztailak 12`.
pub(super) fn year_month_day(line: &Line<'_>, at: usize) -> Option<Found> {
    let year = line.year(at)?;
    let next = behind_year_word(line, at + 1);
    let numbered = next > at + 1 && line.small(next).is_some();
    let (month, next) = if numbered { counted_month(line, next)? } else { Month::at(line, next)? };
    let day = line.skip(next, "-/", 1);
    if let Some(number) = line.small(day) {
        return month.found(year, Some(number), behind_dot(line, ordinal(line, day + 1)));
    }
    // "In 2025 May …": only the dot of Hungarian makes this a date.
    line.is_mark(at + 1, ".").then_some(())?;
    month.found(year, None, next)
}

/// `2025. gada 12. jūlijs`, `2025 жылғы 12 шілде`: a word for "year" parts the two numbers.
pub(super) fn year_day_month(line: &Line<'_>, at: usize) -> Option<Found> {
    let year = line.year(at)?;
    let next = behind_year_word(line, at + 1);
    let day = line.small(next).filter(|_| (at + 1..next).any(|at| line.word(at).is_some()))?;
    let (month, end) = Month::at(line, behind_day(line, next + 1))?;
    month.found(year, Some(day), end)
}

/// A day and a month's name, and the token behind.
pub(super) fn yearless(line: &Line<'_>, at: usize) -> Option<usize> {
    if let Some(day) = line.small(at) {
        let (month, end) = line.month(behind_day(line, at + 1))?;
        return Moment::day(2024, month, day).map(|_| end);
    }
    let (month, next) = line.month(at)?;
    Moment::day(2024, month, line.small(next)?).map(|_| ordinal(line, next + 1))
}

/// Mongolian counts its months: `7-р сарын`.
fn counted_month(line: &Line<'_>, at: usize) -> Option<(Month, usize)> {
    let month = line.small(at).filter(|month| (1..=12).contains(month))?;
    let dash = if line.is_mark(at + 1, "-") { at + 2 } else { at + 1 };
    let next = if line.is_one_of(dash, &["р"]) { dash + 1 } else { dash };
    line.is_one_of(next, &["сарын", "сар"]).then_some((Month::Ours(month), next + 1))
}

/// A month as a Roman number, in capitals.
fn roman(line: &Line<'_>, at: usize) -> Option<u32> {
    const MONTHS: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    line.word(at)?;
    MONTHS.iter().zip(1..).find(|(name, _)| **name == line.text_of(at)).map(|(_, month)| month)
}

/// Behind a day's number: its ordinal ending, a mark, a word such as "of".
fn behind_day(line: &Line<'_>, at: usize) -> usize {
    line.skip(ordinal(line, at), "-/.,'", 3)
}

/// Endings of an ordinal number, and the cases of a day's number.
#[rustfmt::skip]
const ENDINGS: &[&str] = &[
    "st", "nd", "rd", "th", "ST", "ND", "RD", "TH", "er", "ER", "e", "º", "°", "ª", "го", "ого", "a", "an", "n", "ä",
    "én", "án", "jén", "ти", "ри", "ви", "ми", "ші", "ші", "го",
];

/// Behind `th`, `er`, `º`, `-го`, if one is there.
pub(super) fn ordinal(line: &Line<'_>, at: usize) -> usize {
    let dash = usize::from(line.is_mark(at, "-") && line.is_joined(at));
    let is_ending = line.is_joined(at + dash) && line.is_one_of(at + dash, ENDINGS);
    if is_ending || line.is_joined(at) && line.is_mark(at, "°º") { at + dash + 1 } else { at }
}

/// Words for "year" behind its number.
#[rustfmt::skip]
const YEAR_WORDS: &[&str] = &[
    "г", "р", "r", "год", "года", "годзе", "рік", "року", "rok", "roku", "gada", "g", "god", "godine", "год",
    "године", "година", "leta", "m", "metų", "ж", "жыл", "жылғы", "жылы", "жылдын", "yil", "yilning", "il", "թ",
    "թվականի", "წელი", "წლის", "оны", "он", "e", "ko", "eko", "м", "م", "میلادی", "ميلادي", "ميلادية", "ء",
];

/// Behind `г.`, `р.`, `r.`, "года" after a year, and the mark of another calendar.
fn behind_year(line: &Line<'_>, at: usize) -> usize {
    if let Some((_, next)) = era_at(line, at) {
        return next;
    }
    if !line.is_one_of(at, YEAR_WORDS) {
        return at;
    }
    behind_dot(line, at + 1)
}

/// Behind marks and words for "year" that stand before the month.
fn behind_year_word(line: &Line<'_>, at: usize) -> usize {
    let skips = |at: &usize| line.is_mark(*at, "-/.,()'") || line.is_one_of(*at, YEAR_WORDS);
    (at..at + 5).find(|at| !skips(at)).unwrap_or(at)
}
