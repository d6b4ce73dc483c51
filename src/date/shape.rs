//! The shapes that a date can have among the tokens of a line, one function a shape.
//!
//! A shape says what is written. Whether that may be believed (which order of day and month, how far in the
//! future) is for [`super::read()`] to say.

use super::calendar::{Clock, Moment};
use super::clock::clock_at;
use super::line::Line;

/// What a shape says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// One date.
    Sure(Moment),
    /// `05/07/2025`: one of two days, by the order that the writer uses.
    Either { day_first: Moment, month_first: Moment, dotted: bool },
}

/// A date among tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) reading: Reading,
    /// A time that stands inside the date: `Jul 12 08:30:00 2025`.
    pub(super) clock: Option<Clock>,
    /// The token behind the date.
    pub(super) end: usize,
}

impl Found {
    fn sure(date: Moment, end: usize) -> Option<Found> {
        Some(Found { reading: Reading::Sure(date), clock: None, end })
    }
}

/// The date that starts at token `at`.
pub(super) fn date_at(line: &Line<'_>, at: usize) -> Option<Found> {
    if !starts_cleanly(line, at) {
        return None;
    }
    let found = if line.number(at).is_some() {
        character_date(line, at)
            .or_else(|| year_first(line, at))
            .or_else(|| numeric(line, at))
            .or_else(|| day_month_year(line, at))
            .or_else(|| year_month_name(line, at))
    } else {
        month_day_year(line, at).or_else(|| month_year(line, at))
    }?;
    ends_cleanly(line, found.end).then_some(found)
}

/// A day and a month's name without a year, and the token behind: too little for a date, enough for a stamp.
pub(super) fn yearless_at(line: &Line<'_>, at: usize) -> Option<usize> {
    if let Some(day) = line.small(at) {
        let (month, end) = line.month(behind_day(line, at + 1))?;
        return Moment::day(2024, month, day).map(|_| end);
    }
    let (month, next) = line.month(at)?;
    Moment::day(2024, month, line.small(next)?).map(|_| ordinal(line, next + 1))
}

/// `2025年7月12日`, `2025년 7월`.
fn character_date(line: &Line<'_>, at: usize) -> Option<Found> {
    let year = line.year(at)?;
    line.is_one_of(at + 1, &["年", "년"]).then_some(())?;
    let month = line.small(at + 2)?;
    line.is_one_of(at + 3, &["月", "월"]).then_some(())?;
    match line.small(at + 4) {
        Some(day) if line.is_one_of(at + 5, &["日", "일", "号", "號"]) => {
            Found::sure(Moment::day(year, month, day)?, at + 6)
        }
        _ => Found::sure(Moment::new(year, Some(month), None)?, at + 4),
    }
}

/// `2025-07-12`, `2025/7/12`, `2025. 07. 12.`
fn year_first(line: &Line<'_>, at: usize) -> Option<Found> {
    let year = line.year(at)?;
    let (month, day) = joined_pair(line, at)?;
    Found::sure(Moment::day(year, month, line.small(day)?)?, behind_dot(line, day + 1))
}

/// `12.07.2025`, `07/12/2025`, `12-07-2025`.
fn numeric(line: &Line<'_>, at: usize) -> Option<Found> {
    let first = line.small(at)?;
    let (second, year) = joined_pair(line, at)?;
    let year_number = line.year(year)?;
    let day_first = Moment::day(year_number, second, first);
    let month_first = Moment::day(year_number, first, second);
    let reading = match (day_first, month_first) {
        (Some(day_first), Some(month_first)) if day_first != month_first => {
            Reading::Either { day_first, month_first, dotted: line.is_mark(at + 1, ".") }
        }
        (Some(date), _) | (None, Some(date)) => Reading::Sure(date),
        (None, None) => return None,
    };
    Some(Found { reading, clock: None, end: year + 1 })
}

/// The number behind the one at `at` and the token of the third: all three held together by the same mark.
fn joined_pair(line: &Line<'_>, at: usize) -> Option<(u32, usize)> {
    let mark = line.mark(at + 1).filter(|mark| "-./".contains(*mark))?;
    let held = |at: usize| {
        let spaced = mark == '.' && line.mark(at) == Some('.') && line.is_joined(at);
        (line.mark(at) == Some(mark) && line.is_joined(at) && line.is_joined(at + 1)) || spaced
    };
    (held(at + 1) && held(at + 3)).then_some((line.small(at + 2)?, at + 4))
}

/// `12 July 2025`, `12th of July, 2025`, `12-Jul-2025`, `12. Juli 2025`, `12 de julio de 2025`.
fn day_month_year(line: &Line<'_>, at: usize) -> Option<Found> {
    let day = line.small(at)?;
    let (month, next) = line.month(behind_day(line, at + 1))?;
    let next = line.skip(next, ",-/.", 2);
    if let Some(year) = line.year(next) {
        return Found::sure(Moment::day(year, month, day)?, behind_year(line, next + 1));
    }
    // RFC 822 has years of two digits; only its full form, with a zone, is proof that this is one.
    let (short, _) = line.number(next).filter(|&(_, width)| width == 2)?;
    let (clock, end) = clock_at(line, next + 1).filter(|(clock, _)| clock.offset.is_some())?;
    let year = if short < 50 { 2000 + short } else { 1900 + short };
    let reading = Reading::Sure(Moment::day(year, month, day)?);
    Some(Found { reading, clock: Some(clock), end })
}

/// `July 12, 2025`, `Jul-12-2025`, `Jul 12 08:30:00 +0000 2025`.
fn month_day_year(line: &Line<'_>, at: usize) -> Option<Found> {
    let (month, next) = line.month(at)?;
    let next = line.skip(next, "-/", 2);
    let day = line.small(next)?;
    let next = line.skip(ordinal(line, next + 1), ",-/.", 2);
    if let Some(year) = line.year(next) {
        return Found::sure(Moment::day(year, month, day)?, behind_year(line, next + 1));
    }
    let (clock, next) = clock_at(line, next)?;
    let next = line.skip(next, ",", 1);
    let reading = Reading::Sure(Moment::day(line.year(next)?, month, day)?);
    Some(Found { reading, clock: Some(clock), end: next + 1 })
}

/// `July 2025`, `julio de 2025`. A number before it would be its day, an impossible one.
fn month_year(line: &Line<'_>, at: usize) -> Option<Found> {
    let (month, next) = line.month(at)?;
    let next = line.skip(next, ",-/", 1);
    let year = line.year(next)?;
    let day_before = (1..=3)
        .map_while(|back| at.checked_sub(back))
        .find(|&at| !line.word(at).is_some_and(|word| word.filler) && !line.is_mark(at, ".-"))
        .is_some_and(|at| line.number(at).is_some());
    if day_before {
        return None;
    }
    Found::sure(Moment::new(year, Some(month), None)?, behind_year(line, next + 1))
}

/// `2025 Jul 12`, `2025-Jul-12`, `2025. július 12.`, `2025. július`.
fn year_month_name(line: &Line<'_>, at: usize) -> Option<Found> {
    let year = line.year(at)?;
    let (month, next) = line.month(line.skip(at + 1, "-/.,", 1))?;
    let day = line.skip(next, "-/", 1);
    if let Some(number) = line.small(day) {
        return Found::sure(Moment::day(year, month, number)?, behind_dot(line, day + 1));
    }
    // "In 2025 May …": only the dot of Hungarian makes this a date.
    line.is_mark(at + 1, ".").then_some(())?;
    Found::sure(Moment::new(year, Some(month), None)?, next)
}

/// Behind a day's number: its ordinal ending, a mark, a word such as "of".
fn behind_day(line: &Line<'_>, at: usize) -> usize {
    line.skip(ordinal(line, at), "-/.,", 2)
}

/// Behind `th`, `er`, `º`, `-го`, if one is there.
fn ordinal(line: &Line<'_>, at: usize) -> usize {
    const ENDINGS: &[&str] = &["st", "nd", "rd", "th", "ST", "ND", "RD", "TH", "er", "e", "º", "°", "ª", "го", "ого"];
    let dash = usize::from(line.is_mark(at, "-") && line.is_joined(at));
    let is_ending = line.is_joined(at + dash) && line.is_one_of(at + dash, ENDINGS);
    if is_ending { at + dash + 1 } else { at }
}

/// Behind `г.`, `р.`, `r.`, "года" after a year.
fn behind_year(line: &Line<'_>, at: usize) -> usize {
    if !line.is_one_of(at, &["г", "р", "r", "год", "года", "року", "roku"]) {
        return at;
    }
    behind_dot(line, at + 1)
}

fn behind_dot(line: &Line<'_>, at: usize) -> usize {
    if line.is_mark(at, ".") && line.is_joined(at) && !line.is_joined(at + 1) { at + 1 } else { at }
}

/// Whether nothing before `at` makes it the tail of something longer: a version, an address, a span of days.
fn starts_cleanly(line: &Line<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    if line.word(before).is_some() {
        return !line.is_joined(at) || !line.text_of(before).is_ascii();
    }
    let Some(earlier) = before.checked_sub(1) else { return true };
    let glued = line.is_joined(at) && line.is_joined(before) && line.is_mark(before, "-./:,+");
    if glued && line.number(earlier).is_some() {
        return false;
    }
    // "10 – 12 July 2025" is no date of publication; "14:05 – 12 July 2025" is.
    let span = line.is_mark(before, "-–—") && line.small(earlier).is_some();
    let timed = earlier.checked_sub(1).is_some_and(|at| line.is_mark(at, ":.h"));
    !span || timed
}

/// Whether nothing glued to the end makes it the head of something longer.
fn ends_cleanly(line: &Line<'_>, end: usize) -> bool {
    if !line.is_joined(end) {
        return true;
    }
    if let Some(word) = line.word(end) {
        return word.filler || line.is_one_of(end, &["T", "t"]) || !line.text_of(end).is_ascii();
    }
    // An Apache log has a colon before the time.
    !(line.is_mark(end, "-./,+") && line.joined_number(end + 1).is_some())
}
