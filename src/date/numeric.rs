//! Dates in figures only, and what their order is.

use super::calendar::Moment;
use super::foreign::Calendar;
use super::line::Line;
use super::shape::{Found, Reading};
use super::words::Name;
use crate::article::DayOrder;

/// Years that are more likely of another calendar than of ours, where all is in figures.
const FOREIGN_YEARS: std::ops::Range<u32> = 1300..1500;

/// `2025-07-12`, `2025/7/12`, `2025. 07. 12.`
pub(super) fn year_first(line: &Line<'_>, at: usize) -> Option<Found> {
    let year = line.year(at)?;
    let (month, third) = joined_pair(line, at)?;
    let day = line.small(third)?;
    if FOREIGN_YEARS.contains(&year) {
        return foreign(line, at, (year, month, day), third + 1);
    }
    Found::sure(Moment::day(year, month, day)?, behind_dot(line, third + 1))
}

/// `12.07.2025`, `07/12/2025`, `12-07-2025`.
pub(super) fn numeric(line: &Line<'_>, at: usize) -> Option<Found> {
    if let Some(found) = spaced(line, at) {
        return Some(found);
    }
    let first = line.small(at)?;
    let (second, third) = joined_pair(line, at)?;
    let year = line.year(third)?;
    if FOREIGN_YEARS.contains(&year) {
        return foreign(line, at, (year, second, first), third + 1);
    }
    let day_first = Moment::day(year, second, first);
    let month_first = Moment::day(year, first, second);
    let reading = match (day_first, month_first) {
        (Some(day_first), Some(month_first)) if day_first != month_first => {
            Reading::Either { day_first, month_first, dotted: line.is_mark(at + 1, ".") }
        }
        (Some(date), _) | (None, Some(date)) => Reading::Sure(date),
        (None, None) => return None,
    };
    Some(Found { reading, clock: None, end: third + 1 })
}

/// `12. 7. 2025`: whoever sets a blank behind the dots writes the day first.
fn spaced(line: &Line<'_>, at: usize) -> Option<Found> {
    let (day, month) = (line.small(at)?, line.small(at + 2)?);
    let is_dot = |at: usize| line.is_mark(at, ".") && line.is_joined(at);
    let is_spaced = is_dot(at + 1) && is_dot(at + 3) && !line.is_joined(at + 2) && !line.is_joined(at + 4);
    let date = Moment::day(line.year(at + 4).filter(|_| is_spaced)?, month, day)?;
    Some(Found { reading: Reading::Sure(date), clock: None, end: at + 5 })
}

/// `12/07/25`.
pub(super) fn short(line: &Line<'_>, at: usize) -> Option<Found> {
    let first = line.small(at)?;
    let (second, third) = joined_pair(line, at)?;
    let (last, _) = line.joined_number(third).filter(|&(_, width)| width == 2)?;
    Some(Found { reading: Reading::Short([first, second, last]), clock: None, end: third + 1 })
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

pub(super) fn behind_dot(line: &Line<'_>, at: usize) -> usize {
    if line.is_mark(at, ".") && line.is_joined(at) && !line.is_joined(at + 1) { at + 1 } else { at }
}

/// A date of the Hijri calendars: marked as one, in a Persian text, or in Persian figures.
fn foreign(line: &Line<'_>, at: usize, (year, month, day): (u32, u32, u32), end: usize) -> Option<Found> {
    let (calendar, end) = match era_at(line, end) {
        Some(marked) => marked,
        None => {
            let figures = line.text_of(at).starts_with(|c: char| ('\u{6f0}'..='\u{6f9}').contains(&c));
            let persian = line.is_in(&["fa", "ps"]) || figures && line.language.is_none();
            (persian.then_some(Calendar::SolarHijri)?, end)
        }
    };
    let date = calendar.moment(year, month, Some(day))?;
    let reading = if calendar == Calendar::Hijri { Reading::About(date) } else { Reading::Sure(date) };
    Some(Found { reading, clock: None, end })
}

/// The mark of a Hijri year at `at`, `هـ`, `ه‍.ش`, `هـ.ق`: the calendar, and the token behind.
pub(super) fn era_at(line: &Line<'_>, at: usize) -> Option<(Calendar, usize)> {
    let is = |at: usize, letter: char| {
        let mut letters = line.text_of(at).chars().filter(|c| !matches!(c, '\u{640}' | '\u{200d}' | '\u{200c}'));
        letters.next().is_some_and(|c| c == letter || letter == 'ه' && c == 'ھ') && letters.next().is_none()
    };
    if !is(at, 'ه') {
        let solar = line.is_one_of(at, &["شمسی", "خورشیدی", "شمسي"]);
        return solar.then_some((Calendar::SolarHijri, at + 1));
    }
    let next = if line.is_mark(at + 1, ".") { at + 2 } else { at + 1 };
    let behind = |next: usize| if line.is_mark(next, ".") { next + 1 } else { next };
    Some(match () {
        () if is(next, 'ش') => (Calendar::SolarHijri, behind(next + 1)),
        () if is(next, 'ق') => (Calendar::Hijri, behind(next + 1)),
        () => (Calendar::Hijri, at + 1),
    })
}

/// The order of day and month that a date in figures proves by itself, if any; its weekday may help.
pub(super) fn proof(line: &Line<'_>, at: usize) -> Option<DayOrder> {
    let first = line.small(at)?;
    let (second, third) = joined_pair(line, at)?;
    // The head of a longer number proves nothing.
    if line.is_mark(third + 1, "-./") && line.joined_number(third + 2).is_some() {
        return None;
    }
    if let Some(year) = line.year(third).filter(|year| !FOREIGN_YEARS.contains(year)) {
        let day_first = Moment::day(year, second, first);
        let month_first = Moment::day(year, first, second);
        return match (day_first, month_first) {
            (Some(_), None) => Some(DayOrder::DayFirst),
            (None, Some(_)) => Some(DayOrder::MonthFirst),
            (Some(day_first), Some(month_first)) if day_first != month_first => {
                let weekday = weekday_beside(line, at, third + 1);
                let fits = |date: Moment| weekday.is_some() && date.weekday() == weekday;
                match (fits(day_first), fits(month_first)) {
                    (true, false) => Some(DayOrder::DayFirst),
                    (false, true) => Some(DayOrder::MonthFirst),
                    _ => None,
                }
            }
            _ => None,
        };
    }
    // Of two digits, the year could stand in front as well; only where it cannot is the rest proved.
    let last = line.small(third)?;
    let month_first = (1..=12).contains(&first) && (13..=31).contains(&second);
    let day_first = (13..=31).contains(&first) && (1..=12).contains(&second) && last > 31;
    match (day_first, month_first) {
        (true, false) => Some(DayOrder::DayFirst),
        (false, true) => Some(DayOrder::MonthFirst),
        _ => None,
    }
}

/// The day of the week named right before `start` or right behind `end`.
pub(super) fn weekday_beside(line: &Line<'_>, start: usize, end: usize) -> Option<u8> {
    let named = |at: usize| match line.word(at).filter(|word| !word.filler && word.unit.is_none())?.weekday {
        Name::Sure(day) => Some(day),
        _ => None,
    };
    let mark = |at: usize| line.is_mark(at, ",.(");
    let before = start.checked_sub(1).and_then(|at| if mark(at) { at.checked_sub(1) } else { Some(at) });
    let behind = (end..end + 2).find(|at| !mark(*at) && !line.is_mark(*at, ")")).unwrap_or(end + 2);
    before.and_then(named).or_else(|| named(behind))
}
