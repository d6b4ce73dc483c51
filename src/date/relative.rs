//! Dates told from the present: "4 sec ago", "vor 2 Stunden", "3時間前", "yesterday".
//!
//! They are worth something only where the time of the crawl is known, and then no more than they say: hours
//! give a day, weeks a month.

use jiff::Span;

use super::calendar::{Moment, midnight, today};
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

/// Units in Chinese, Japanese and Korean, the longer before the shorter.
const CHARACTER_UNITS: &[(&str, Unit)] = &[
    ("秒钟", Unit::Second),
    ("秒", Unit::Second),
    ("초", Unit::Second),
    ("分钟", Unit::Minute),
    ("分鐘", Unit::Minute),
    ("分", Unit::Minute),
    ("분", Unit::Minute),
    ("小时", Unit::Hour),
    ("小時", Unit::Hour),
    ("時間", Unit::Hour),
    ("시간", Unit::Hour),
    ("天", Unit::Day),
    ("日", Unit::Day),
    ("일", Unit::Day),
    ("周", Unit::Week),
    ("週間", Unit::Week),
    ("주", Unit::Week),
    ("个月", Unit::Month),
    ("個月", Unit::Month),
    ("か月", Unit::Month),
    ("ヶ月", Unit::Month),
    ("개월", Unit::Month),
    ("年", Unit::Year),
    ("년", Unit::Year),
];

/// The distance that starts at token `at`.
pub(super) fn distance_at(line: &Line<'_>, at: usize) -> Option<Distance> {
    if let Some((count, _)) = line.number(at) {
        return by_characters(line, at, count).or_else(|| counted(line, at, count));
    }
    let word = line.word(at)?;
    if let Some(days) = word.days_back {
        return Some(Distance { count: days.into(), unit: Unit::Day, end: at + 1 });
    }
    let folded = words::fold(line.text_of(at));
    if folded == "just" && words::fold(line.text_of(at + 1)) == "now" {
        return Some(Distance { count: 0, unit: Unit::Day, end: at + 2 });
    }
    if ["a", "an", "one", "ein", "eine", "einem", "einer", "un", "une", "una", "um", "uma", "en"]
        .contains(&folded.as_str())
    {
        return counted(line, at, 1);
    }
    // "vor 2 Stunden": the distance starts with its "ago".
    let length = phrase_at(line, at, &folded)?;
    let (count, _) = line.number(at + length)?;
    counted(line, at + length, count)
}

/// `2 hours`, with an "ago" on either side.
fn counted(line: &Line<'_>, at: usize, count: u32) -> Option<Distance> {
    let unit = line.word(at + 1)?.unit?;
    let dot = usize::from(line.is_mark(at + 2, "."));
    let behind = at + 2 + dot;
    let folded = words::fold(line.text_of(behind));
    let end = match phrase_at(line, behind, &folded) {
        Some(length) => behind + length,
        None => said_before(line, at).then_some(behind)?,
    };
    Some(Distance { count, unit, end })
}

/// The length of an "ago" at `at`, whose first word is `folded`.
fn phrase_at(line: &Line<'_>, at: usize, folded: &str) -> Option<usize> {
    let says = |phrase: &&Vec<String>| {
        let mut words = phrase.iter();
        words.next().is_some_and(|word| word == folded)
            && words.zip(at + 1..).all(|(word, at)| words::fold(line.text_of(at)) == *word)
    };
    words::ago().iter().filter(says).map(Vec::len).max()
}

/// Whether an "ago" ends right before `at`.
fn said_before(line: &Line<'_>, at: usize) -> bool {
    (1..=3)
        .map_while(|back| at.checked_sub(back))
        .any(|start| phrase_at(line, start, &words::fold(line.text_of(start))) == Some(at - start))
}

/// `3時間前`, `2시간 전`.
fn by_characters(line: &Line<'_>, at: usize, count: u32) -> Option<Distance> {
    let rest = line.text.get(line.tokens.get(at)?.end..)?.trim_start();
    let (name, unit) = CHARACTER_UNITS.iter().find(|(name, _)| rest.starts_with(name))?;
    let behind = rest.get(name.len()..)?.trim_start();
    if !["前", "전"].iter().any(|ago| behind.starts_with(ago)) {
        return None;
    }
    // Kana are no character words: か月 is か and 月, and each Han or Hangul character is a token.
    let tokens = name.chars().count() + 1;
    Some(Distance { count, unit: *unit, end: at + 1 + tokens })
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
