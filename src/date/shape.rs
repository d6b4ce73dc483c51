//! The shapes that a date can have among the tokens of a line: where one may start and end, and which are tried.
//!
//! A shape says what is written. Whether that may be believed (which order of day and month, how far in the
//! future) is for [`super::read()`] to say.

use super::calendar::{Clock, Moment};
use super::east::{character_date, yearless_character_date};
use super::line::Line;
use super::named;
use super::numeric::{self, numeric, year_first};

/// What a shape says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// One date.
    Sure(Moment),
    /// `05/07/2025`: one of two days, by the order that the writer uses.
    Either { day_first: Moment, month_first: Moment, dotted: bool },
    /// `12/07/25`: three numbers of two digits.
    Short([u32; 3]),
    /// A date by the moon, given no more exactly than it is known; one of our calendar beside it is better.
    About(Moment),
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
    pub(super) fn sure(date: Moment, end: usize) -> Option<Found> {
        Some(Found { reading: Reading::Sure(date), clock: None, end })
    }
}

/// The date that starts at token `at`.
pub(super) fn date_at(line: &Line<'_>, at: usize) -> Option<Found> {
    let is_number = line.number(at).is_some();
    if !is_number && line.word(at).is_none_or(|word| !word.is_known()) || !starts_cleanly(line, at) {
        return None;
    }
    let by_characters = || character_date(line, at).and_then(|(date, end)| Found::sure(date, end));
    let found = if is_number {
        by_characters()
            .or_else(|| year_first(line, at))
            .or_else(|| numeric(line, at))
            .or_else(|| named::day_month_year(line, at))
            .or_else(|| named::year_month_day(line, at))
            .or_else(|| named::year_day_month(line, at))
            .or_else(|| numeric::short(line, at))
    } else {
        named::month_day_year(line, at).or_else(|| named::month_year(line, at)).or_else(by_characters)
    }?;
    ends_cleanly(line, found.end).then_some(found)
}

/// A day and a month's name without a year, and the token behind: too little for a date, enough for a stamp.
pub(super) fn yearless_at(line: &Line<'_>, at: usize) -> Option<usize> {
    let end = yearless_character_date(line, at).or_else(|| named::yearless(line, at))?;
    ends_cleanly(line, end).then_some(end)
}

/// Whether nothing before `at` makes it the tail of something longer: a version, an address, a span of days.
fn starts_cleanly(line: &Line<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    if line.word(before).is_some() {
        let pair = before.checked_sub(1).is_some_and(|at| line.small(at).is_some()) && line.is_one_of(before, JOINING);
        return !pair && (!line.is_joined(at) || !line.text_of(before).is_ascii());
    }
    let is_amount = line.is_mark(before, "€$£¥₹#") && line.is_joined(at);
    let Some(earlier) = before.checked_sub(1) else { return !is_amount };
    let glued = line.is_joined(at) && line.is_joined(before) && line.is_mark(before, "-./:,+");
    if is_amount || glued && line.number(earlier).is_some() {
        return false;
    }
    // "10 – 12 July 2025" is no date of publication; "14:05 – 12 July 2025" is.
    let span = line.is_mark(before, "-–—") && line.small(earlier).is_some();
    let timed = earlier.checked_sub(1).is_some_and(|at| line.is_mark(at, ":.h"));
    !span || timed
}

/// Words that join a day to the next: "10 and 12 July".
#[rustfmt::skip]
const JOINING: &[&str] = &[
    "and", "to", "or", "und", "bis", "oder", "et", "au", "ou", "y", "al", "o", "e", "en", "tot", "i", "do", "и", "по",
    "до", "і", "og", "och", "ja", "ve", "ile", "و", "और", "से",
];

/// Whether nothing glued to the end makes it the head of something longer.
fn ends_cleanly(line: &Line<'_>, end: usize) -> bool {
    if line.is_mark(end, "€$£¥₹%") {
        return false;
    }
    if !line.is_joined(end) {
        return true;
    }
    if let Some(word) = line.word(end) {
        return word.filler || line.is_one_of(end, &["T", "t"]) || !line.text_of(end).is_ascii();
    }
    // An Apache log has a colon before the time.
    !(line.is_mark(end, "-./,+") && line.joined_number(end + 1).is_some())
}
