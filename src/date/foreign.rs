//! Other calendars than the Gregorian, where a date says that it is in one of them.
//!
//! The solar Hijri calendar of Iran and Afghanistan is converted exactly; years of the Buddhist, Minguo and Japanese
//! eras differ by a constant. The lunar Hijri calendar follows the moon as it is seen, a day sooner or later than
//! its arithmetic, so a date in it is no more exact than what both neighbours agree on.

use jiff::Span;
use jiff::civil::Date;

use super::calendar::Moment;

/// A calendar with months of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Calendar {
    /// The solar calendar of Iran and Afghanistan.
    SolarHijri,
    /// The lunar calendar of Islam.
    Hijri,
}

impl Calendar {
    /// The Gregorian date of a day, or of a month where `day` is `None`.
    pub(super) fn moment(self, year: u32, month: u32, day: Option<u32>) -> Option<Moment> {
        if !(1300..=1500).contains(&year) {
            return None;
        }
        match (self, day) {
            (Calendar::SolarHijri, Some(day)) => {
                let date = solar(year, month, day)?;
                whole(date)
            }
            // A month of the other calendars lies in two of ours.
            (Calendar::SolarHijri, None) => agreed(solar(year, month, 1)?, solar(year, month, 29)?),
            (Calendar::Hijri, day) => {
                let first = lunar(year, month, day.unwrap_or(1))?.yesterday().ok()?;
                let last = lunar(year, month, day.unwrap_or(29))?.tomorrow().ok()?;
                agreed(first, last)
            }
        }
    }
}

/// Years of the solar Hijri calendar with a 366th day, as they fall in its cycle of 33; true from 1178 to 1633.
const LEAP: [u32; 8] = [1, 5, 9, 13, 17, 22, 26, 30];

fn is_leap(year: u32) -> bool {
    LEAP.contains(&(year % 33))
}

fn solar(year: u32, month: u32, day: u32) -> Option<Date> {
    let longest = match month {
        1..=6 => 31,
        7..=11 => 30,
        12 if is_leap(year) => 30,
        12 => 29,
        _ => return None,
    };
    if !(1..=longest).contains(&day) {
        return None;
    }
    // The year 1404 began on 21 March 2025.
    let length = |year: u32| if is_leap(year) { 366_i64 } else { 365 };
    let since = |from: u32, until: u32| (from..until).map(length).sum::<i64>();
    let years = if year >= 1404 { since(1404, year) } else { -since(year, 1404) };
    let months = if month <= 7 { (month - 1) * 31 } else { 6 * 31 + (month - 7) * 30 };
    let days = years + i64::from(months) + i64::from(day) - 1;
    Date::constant(2025, 3, 21).checked_add(Span::new().try_days(days).ok()?).ok()
}

/// The day by the arithmetic of the thirty-year cycle.
fn lunar(year: u32, month: u32, day: u32) -> Option<Date> {
    if !(1..=12).contains(&month) || !(1..=30).contains(&day) {
        return None;
    }
    let (year, month, day) = (i64::from(year), i64::from(month), i64::from(day));
    let days = (11 * year + 3) / 30 + 354 * year + 30 * month - (month - 1) / 2 + day;
    // Counted from the first day of 1970.
    let days = days + 1_948_440 - 385 - 2_440_588;
    Date::constant(1970, 1, 1).checked_add(Span::new().try_days(days).ok()?).ok()
}

fn parts(date: Date) -> Option<(u32, u32, u32)> {
    let year = u32::try_from(date.year()).ok()?;
    Some((year, date.month().unsigned_abs().into(), date.day().unsigned_abs().into()))
}

fn whole(date: Date) -> Option<Moment> {
    let (year, month, day) = parts(date)?;
    Moment::day(year, month, day)
}

/// The month or the year that holds both days.
fn agreed(first: Date, last: Date) -> Option<Moment> {
    let (first, last) = (parts(first)?, parts(last)?);
    if first.0 != last.0 {
        return None;
    }
    Moment::new(first.0, (first.1 == last.1).then_some(first.1), None)
}

/// The year of our era in a text of a country that counts from the Buddha: 2568 is 2025.
pub(super) fn from_buddhist(year: u32) -> u32 {
    if (2400..=2700).contains(&year) { year - 543 } else { year }
}

/// Eras that count years from one: their names, the year before their first, and how many years they had.
const ERAS: &[(&str, u32, u32)] = &[
    ("令和", 2018, 99),
    ("平成", 1988, 31),
    ("昭和", 1925, 64),
    ("大正", 1911, 15),
    ("明治", 1867, 45),
    ("民國", 1911, 200),
    ("民国", 1911, 200),
    ("中華民國", 1911, 200),
    ("中华民国", 1911, 200),
];

/// The year of our era that is the `year`th of the era called `name`.
pub(super) fn from_era(name: &str, year: u32) -> Option<u32> {
    let (_, before, length) = ERAS.iter().find(|(era, ..)| *era == name)?;
    (1..=*length).contains(&year).then_some(before + year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calendars_are_converted() {
        let solar = [
            ((1404, 1, 1), "2025-03-21"),
            ((1404, 4, 21), "2025-07-12"),
            ((1403, 12, 30), "2025-03-20"),
            ((1403, 1, 1), "2024-03-20"),
            ((1357, 11, 22), "1979-02-11"),
            ((1399, 12, 30), "2021-03-20"),
            ((1400, 1, 1), "2021-03-21"),
            ((1408, 12, 30), "2030-03-20"),
        ];
        for ((year, month, day), value) in solar {
            let moment = Calendar::SolarHijri.moment(year, month, Some(day));
            assert_eq!(moment.map(Moment::iso).as_deref(), Some(value), "{year} {month} {day}");
        }
        assert_eq!(Calendar::SolarHijri.moment(1404, 12, Some(30)), None);
        assert_eq!(Calendar::SolarHijri.moment(1404, 7, Some(31)), None);
        let lunar = [
            ((1447, 1, Some(17)), Some("2025-07")),
            ((1447, 9, Some(1)), Some("2026-02")),
            ((1447, 1, Some(5)), Some("2025")),
            ((1447, 1, None), Some("2025")),
            ((1447, 7, Some(12)), None),
        ];
        for ((year, month, day), value) in lunar {
            let moment = Calendar::Hijri.moment(year, month, day);
            assert_eq!(moment.map(Moment::iso).as_deref(), value, "{year} {month} {day:?}");
        }
        assert_eq!(Calendar::Hijri.moment(2025, 1, Some(1)), None);
        assert_eq!((from_era("令和", 7), from_era("民國", 114)), (Some(2025), Some(2025)));
        assert_eq!((from_era("平成", 32), from_era("江戸", 3)), (None, None));
        assert_eq!((from_buddhist(2568), from_buddhist(2025)), (2025, 2025));
    }
}
