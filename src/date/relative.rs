//! Dates told from the present: "4 sec ago", "vor 2 Stunden", "3時間前", "yesterday".
//!
//! They are worth something only where the time of the crawl is known, and then no more than they say: hours
//! give a day, weeks a month.

use jiff::Span;

use super::calendar::{Moment, midnight, today};
use super::fold::Folded;
use super::line::Line;
use super::words::{self, Unit};
use crate::article::Precision;

/// A distance from the present, and the token behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Distance {
    count: u32,
    unit: Unit,
    pub(super) end: usize,
}

/// Words for "one" before a unit.
#[rustfmt::skip]
const ONES: &[&str] = &[
    "a", "an", "one", "ein", "eine", "einem", "einer", "un", "une", "una", "um", "uma", "en", "ett", "et", "een", "o",
    "bir", "egy", "yksi",
];

/// The distance that starts at token `at`.
pub(super) fn distance_at(line: &Line<'_>, at: usize) -> Option<Distance> {
    if let Some((count, _)) = line.number(at) {
        if let Some(unit) = line.word(at + 1).and_then(|word| word.unit_ago) {
            return Some(Distance { count, unit, end: at + 2 });
        }
        return counted(line, at, count);
    }
    let word = line.word(at)?;
    if let Some(days) = word.days_back {
        return Some(Distance { count: days.into(), unit: Unit::Day, end: at + 1 });
    }
    let text = line.text_of(at);
    let is = |at: usize, word: &str| line.text_of(at).eq_ignore_ascii_case(word);
    if is(at, "just") && is(at + 1, "now") {
        return Some(Distance { count: 0, unit: Unit::Day, end: at + 2 });
    }
    if text.len() <= 5 && ONES.iter().any(|one| text.eq_ignore_ascii_case(one)) {
        return counted(line, at, 1);
    }
    // "час назад": the unit counts itself.
    if let Some((unit, count)) = word.counted
        && let Some(length) = phrase_at(line, at + 1)
    {
        return Some(Distance { count: count.into(), unit, end: at + 1 + length });
    }
    // "vor 2 Stunden": the distance starts with its "ago".
    let next = at + phrase_at(line, at)?;
    if let Some((unit, count)) = line.word(next).and_then(|word| word.counted) {
        return Some(Distance { count: count.into(), unit, end: next + 1 });
    }
    let text = line.text_of(next);
    if text.len() <= 5 && ONES.iter().any(|one| text.eq_ignore_ascii_case(one)) {
        return counted(line, next, 1);
    }
    let (count, _) = line.number(next)?;
    counted(line, next, count)
}

/// `2 hours`, with an "ago" on either side; Swahili has the unit first.
fn counted(line: &Line<'_>, at: usize, count: u32) -> Option<Distance> {
    let unit = match line.word(at + 1).and_then(|word| word.unit) {
        Some(unit) => unit,
        None => {
            let unit = at.checked_sub(1).and_then(|before| line.word(before)?.unit)?;
            let length = phrase_at(line, at + 1)?;
            return Some(Distance { count, unit, end: at + 1 + length });
        }
    };
    let dot = usize::from(line.is_mark(at + 2, "."));
    let behind = at + 2 + dot;
    let end = match phrase_at(line, behind) {
        Some(length) => behind + length,
        None => said_before(line, at).then_some(behind)?,
    };
    Some(Distance { count, unit, end })
}

/// The length of an "ago" at `at`.
fn phrase_at(line: &Line<'_>, at: usize) -> Option<usize> {
    if !line.word(at)?.ago {
        return None;
    }
    let is = |at: usize, word: &String| Folded::new(line.text_of(at)).is_some_and(|folded| folded.as_str() == word);
    let says = |phrase: &&Vec<String>| phrase.iter().zip(at..).all(|(word, at)| is(at, word));
    words::ago().iter().filter(says).map(Vec::len).max()
}

/// Whether an "ago" ends right before `at`.
fn said_before(line: &Line<'_>, at: usize) -> bool {
    (1..=3).map_while(|back| at.checked_sub(back)).any(|start| phrase_at(line, start) == Some(at - start))
}

impl Distance {
    /// The distance in whole days, where its unit is one of so many days.
    pub(super) fn in_days(self) -> Option<i64> {
        match self.unit {
            Unit::Day => Some(self.count.into()),
            Unit::Week => Some(i64::from(self.count) * 7),
            _ => None,
        }
    }

    /// The moment so far before `crawled`, as exact as the unit allows.
    pub(super) fn before(self, crawled: i64) -> Option<Moment> {
        let count = i64::from(self.count);
        let (seconds, precision) = match self.unit {
            Unit::Second => (count, Precision::Minute),
            Unit::Minute => (count * 60, Precision::Minute),
            Unit::Hour => (count * 3600, Precision::Day),
            Unit::Day => (count * 86_400, Precision::Day),
            Unit::Week => (count * 604_800, Precision::Month),
            Unit::Month => return months_before(crawled, self.count, Precision::Month),
            Unit::Year => {
                return months_before(crawled, self.count.checked_mul(12)?, Precision::Year);
            }
        };
        Moment::at(crawled.checked_sub(seconds)?, precision)
    }
}

fn months_before(crawled: i64, months: u32, precision: Precision) -> Option<Moment> {
    let then = today(crawled)?.checked_sub(Span::new().try_months(months).ok()?).ok()?;
    Moment::at(midnight(then)?, precision)
}
