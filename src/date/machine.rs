//! Dates written for machines: bare digits in metadata, the path of a URL, the code that closes a wire's story.

use super::calendar::{Clock, Moment};
use super::words::{self, Name};
use crate::article::Precision;

/// Seconds since 1970 that are a plausible date of a text: 1973 to 2100.
const EPOCHS: std::ops::Range<i64> = 100_000_000..4_102_444_800;

/// Bare digits: `20250712`, `202507120830`, `20250712083000`, seconds or milliseconds since 1970.
pub(super) fn digits(text: &str) -> Option<Moment> {
    let whole = match text.split_once('.') {
        Some((whole, fraction)) if fraction.bytes().all(|byte| byte.is_ascii_digit()) => whole,
        Some(_) => return None,
        None => text,
    };
    if !(8..=19).contains(&whole.len()) || !whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: u64 = whole.parse().ok()?;
    let written = match whole.len() {
        8 => written(number, None, None),
        12 => written(number / 10_000, Some(number % 10_000), None),
        14 => written(number / 1_000_000, Some(number / 100 % 10_000), Some(number % 100)),
        17 => {
            let number = number / 1000;
            written(number / 1_000_000, Some(number / 100 % 10_000), Some(number % 100))
        }
        _ => None,
    };
    if written.is_some() || whole.len() == 8 {
        return written;
    }
    let unit = match whole.len() {
        9..=10 => 1,
        12..=13 => 1000,
        15..=16 => 1_000_000,
        18..=19 => 1_000_000_000,
        _ => return None,
    };
    let seconds = i64::try_from(number / unit).ok().filter(|at| EPOCHS.contains(at))?;
    Moment::at(seconds, Precision::Second)
}

/// A day of eight digits with a time of four.
fn written(day: u64, time: Option<u64>, second: Option<u64>) -> Option<Moment> {
    let part = |value: u64| u32::try_from(value).ok();
    let moment = Moment::day(part(day / 10_000)?, part(day / 100 % 100)?, part(day % 100)?)?;
    let Some(time) = time else { return Some(moment) };
    let second = match second {
        Some(second) => Some(part(second)?),
        None => None,
    };
    Some(moment.with(Some(Clock::new(part(time / 100)?, part(time % 100)?, second)?)))
}

/// The code that closes an American wire's story, month before day: `AP-NY-07-12-25 1925EDT`.
pub(super) fn wire(text: &str) -> Option<Moment> {
    let is_capitals = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    // Asked of every line.
    if text.as_bytes().get(2) != Some(&b'-') {
        return None;
    }
    let (code, time) = text.split_once(' ')?;
    let mut parts = code.split('-');
    if !is_capitals(parts.next()?) || !is_capitals(parts.next()?) {
        return None;
    }
    let (month, day) = (fixed(parts.next()?, 2..=2)?, fixed(parts.next()?, 2..=2)?);
    let year = fixed(parts.next()?, 2..=2)?;
    let (clock, zone) = time.split_at_checked(4)?;
    let is_zone = zone.len() <= 5 && zone.bytes().all(|byte| byte.is_ascii_uppercase());
    if parts.next().is_some() || !is_zone || fixed(clock, 4..=4).is_none() {
        return None;
    }
    // The first wires to be kept on computers are of the seventies.
    Moment::day(if year < 70 { 2000 } else { 1900 } + year, month, day)
}

/// The date in a URL's path: `/2025/07/12/`, `/2025/jul/12/`, `/2025-07-12-title`, `/20250712/`, `/2025/07/`.
pub(super) fn url(url: &str) -> Option<Moment> {
    let path = url.split(['?', '#']).next()?;
    let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).take(32).collect();
    let in_segments = (0..segments.len()).find_map(|at| {
        let year = fixed(segments.get(at)?, 4..=4).filter(|year| (1980..2200).contains(year))?;
        let month = segments.get(at + 1)?;
        let month = fixed(month, 1..=2).or_else(|| match words::meaning(month).month {
            Name::Sure(month) => Some(month.into()),
            _ => None,
        })?;
        match segments.get(at + 2).and_then(|day| fixed(day, 1..=2)) {
            Some(day) => Moment::day(year, month, day),
            None => Moment::new(year, Some(month), None),
        }
    });
    in_segments.or_else(|| segments.iter().find_map(|segment| in_segment(segment)))
}

/// `2025-07-12-title`, `20250712`.
fn in_segment(segment: &str) -> Option<Moment> {
    if let Some(day) = fixed(segment, 8..=8) {
        return written(day.into(), None, None).filter(|_| (19_800_101..22_000_101).contains(&day));
    }
    let mut parts = segment.split(['-', '_']);
    let year = fixed(parts.next()?, 4..=4).filter(|year| (1980..2200).contains(year))?;
    Moment::day(year, fixed(parts.next()?, 2..=2)?, fixed(parts.next()?, 2..=2)?)
}

fn fixed(text: &str, width: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let fits = width.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| text.parse().ok()).flatten()
}
