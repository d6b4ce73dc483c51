//! Time as a person types it into a query.
//!
//! | typed | means |
//! | --- | --- |
//! | `2025`, `2025-07`, `2025-07-12`, `2025-07-12T08:30` | all of that year, month, day, minute |
//! | `12 July 2025`, `July 2025`, `12.07.2025` | as a stamp would be read; an ambiguous one is refused |
//! | `1990s` | the ten years from 1990 |
//! | `2024..2025`, `2024–2025`, `[2024 TO 2025]`, `2024 to 2025` | from the first's start to the second's end |
//! | `{2024 TO 2026}` | between the two, neither included |
//! | `2024..`, `..2024`, `[* TO 2024]` | open on one side |
//! | `>=2025-07`, `>2025`, `<=2024`, `<2024` | compared with all of the stretch |
//! | `7d`, `2w`, `3m`, `1y`, `last 7 days` | today and so many days, weeks … before it |
//! | `12h`, `90min` | the last hours, minutes, to the second |
//! | `today`, `yesterday`, `3 days ago`, `gestern` | that day |
//! | `this week`, `last month`, `last year` | that calendar week (from Monday), month, year |
//!
//! Days begin at midnight UTC, as the days of articles do.

use jiff::Span;
use jiff::civil::Date;

use super::TimeRange;
use super::calendar::{Moment, midnight, today};
use super::iso;
use super::line::Line;
use super::relative::distance_at;
use super::shape::{Reading, date_at};
use super::words::{self, Unit};

/// No stretch of time is typed at such length.
const LONGEST: usize = 80;
const DAY: i64 = 86_400;

/// The stretch of time that `text` names, seen from `now` (seconds since 1970 UTC); `None` where it names
/// none, an ambiguous one, or one that ends before it starts.
pub fn when(text: &str, now: i64) -> Option<TimeRange> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let range = bracketed(text, now).or_else(|| compared(text, now)).or_else(|| between(text, now));
    let range = range.or_else(|| single(text, now))?;
    match (range.from, range.until) {
        (Some(from), Some(until)) if from >= until => None,
        _ => Some(range),
    }
}

/// `[2024 TO 2025]`, `{2024 TO *}`.
fn bracketed(text: &str, now: i64) -> Option<TimeRange> {
    let open = text.chars().next().filter(|c| matches!(c, '[' | '{'))?;
    let close = text.chars().next_back().filter(|c| matches!(c, ']' | '}'))?;
    let inner = text.get(1..text.len().checked_sub(1)?)?;
    let (low, high) = split_words(inner, "to")?;
    let (low, high) = (end_point(low, now)?, end_point(high, now)?);
    Some(TimeRange {
        from: if open == '[' { low.from } else { low.until },
        until: if close == ']' { high.until } else { high.from },
    })
}

/// `>=2025-07`, `<2024`.
fn compared(text: &str, now: i64) -> Option<TimeRange> {
    let signs = text.len() - text.trim_start_matches(['<', '>', '=', '≤', '≥']).len();
    let (sign, rest) = text.split_at_checked(signs)?;
    let range = || single(rest.trim(), now);
    Some(match sign {
        ">" => TimeRange { from: range()?.until, until: None },
        ">=" | "≥" => TimeRange { from: range()?.from, until: None },
        "<" => TimeRange { from: None, until: range()?.from },
        "<=" | "≤" => TimeRange { from: None, until: range()?.until },
        "=" => range()?,
        _ => return None,
    })
}

/// `2024..2025`, `..2024`, `2024–2025`, `2024-2025`, `2024 to 2025`.
fn between(text: &str, now: i64) -> Option<TimeRange> {
    let is_year = |part: &str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let years = || text.split_once('-').filter(|(low, high)| is_year(low) && is_year(high));
    let (low, high) = text
        .split_once("...")
        .or_else(|| text.split_once(".."))
        .or_else(|| text.split_once(['–', '—']))
        .or_else(|| split_words(text, "to"))
        .or_else(years)?;
    let (low, high) = (end_point(low, now)?, end_point(high, now)?);
    let unbounded = low == TimeRange::default() && high == TimeRange::default();
    (!unbounded).then_some(TimeRange { from: low.from, until: high.until })
}

/// Both sides of a word that stands between spaces, whatever its case.
fn split_words<'a>(text: &'a str, word: &str) -> Option<(&'a str, &'a str)> {
    text.match_indices(' ').find_map(|(at, _)| {
        let (low, rest) = text.split_at_checked(at)?;
        let (middle, high) = rest.get(1..)?.split_once(' ')?;
        middle.eq_ignore_ascii_case(word).then_some((low, high))
    })
}

/// One end of a range; empty or `*` is unbounded.
fn end_point(text: &str, now: i64) -> Option<TimeRange> {
    match text.trim() {
        "" | "*" => Some(TimeRange::default()),
        text => single(text, now),
    }
}

/// A stretch that is no range of two.
fn single(text: &str, now: i64) -> Option<TimeRange> {
    if let Some(moment) = iso::parse(text) {
        return moment.range();
    }
    decade(text).or_else(|| named(text, now)).or_else(|| last(text, now)).or_else(|| day(text, now))
}

/// `1990s`.
fn decade(text: &str) -> Option<TimeRange> {
    let year: u32 = text.strip_suffix(['s', 'S'])?.parse().ok().filter(|year| year % 10 == 0)?;
    let first = Moment::new(year, None, None)?.range()?;
    let last = Moment::new(year + 9, None, None)?.range()?;
    Some(TimeRange { from: first.from, until: last.until })
}

/// `this week`, `last month`.
fn named(text: &str, now: i64) -> Option<TimeRange> {
    let (which, unit) = text.split_once(' ')?;
    let back = match which.to_ascii_lowercase().as_str() {
        "this" | "current" => 0,
        "last" | "previous" => 1,
        _ => return None,
    };
    let today = today(now)?;
    let (start, length) = match unit.trim().to_ascii_lowercase().as_str() {
        "day" => (today, Span::new().days(1)),
        "week" => {
            let since_monday = today.weekday().to_monday_zero_offset();
            (today.checked_sub(Span::new().days(since_monday)).ok()?, Span::new().weeks(1))
        }
        "month" => (today.first_of_month(), Span::new().months(1)),
        "year" => (today.first_of_year(), Span::new().years(1)),
        _ => return None,
    };
    let start = if back == 1 { start.checked_sub(length).ok()? } else { start };
    days(start, start.checked_add(length).ok()?)
}

/// `7d`, `last 7 days`, `past 2 weeks`: today and so much before it.
fn last(text: &str, now: i64) -> Option<TimeRange> {
    let lower = text.to_ascii_lowercase();
    let text = ["last ", "past "].iter().find_map(|word| lower.strip_prefix(word)).unwrap_or(&lower);
    let width = text.bytes().take_while(u8::is_ascii_digit).count();
    let (count, unit) = text.split_at_checked(width)?;
    let count: i32 = count.parse().ok().filter(|count| *count < 100_000)?;
    let unit = match unit.trim() {
        // In a query, "m" is months: nobody asks for the last three minutes of a dump.
        "m" => Unit::Month,
        unit => words::meaning(unit).unit?,
    };
    let seconds = match unit {
        Unit::Second => Some(1),
        Unit::Minute => Some(60),
        Unit::Hour => Some(3600),
        _ => None,
    };
    if let Some(seconds) = seconds {
        let from = now.checked_sub(i64::from(count) * seconds)?;
        return Some(TimeRange { from: Some(from), until: Some(now.checked_add(1)?) });
    }
    let span = match unit {
        Unit::Week => Span::new().try_weeks(count),
        Unit::Month => Span::new().try_months(count),
        Unit::Year => Span::new().try_years(count),
        _ => Span::new().try_days(count),
    };
    let today = today(now)?;
    days(today.checked_sub(span.ok()?).ok()?, today.tomorrow().ok()?)
}

/// A date as in a stamp, or a day told from today.
fn day(text: &str, now: i64) -> Option<TimeRange> {
    let line = Line::new(text, None, 16);
    let reaches_end = |end: usize| end == line.tokens.len();
    if let Some(found) = (0..2).find_map(|at| date_at(&line, at)).filter(|f| reaches_end(f.end)) {
        return match found.reading {
            Reading::Sure(date) | Reading::About(date) => date.with(found.clock).range(),
            Reading::Either { day_first, dotted: true, .. } => day_first.range(),
            Reading::Either { .. } | Reading::Short(_) => None,
        };
    }
    let distance = distance_at(&line, 0).filter(|distance| reaches_end(distance.end))?;
    match distance.in_days() {
        Some(back) => {
            let from = midnight(today(now)?)?.checked_sub(back.checked_mul(DAY)?)?;
            Some(TimeRange { from: Some(from), until: Some(from.checked_add(DAY)?) })
        }
        None => distance.before(now)?.range(),
    }
}

fn days(from: Date, until: Date) -> Option<TimeRange> {
    Some(TimeRange { from: Some(midnight(from)?), until: Some(midnight(until)?) })
}
