//! A date as it was written: a year, perhaps a month, a day, a time, an offset, and nothing made up.
//!
//! A [`Moment`] can be built only from parts that exist in the calendar. It is printed as ISO 8601 cut at
//! its precision, and knows the seconds it covers; it is never converted to another offset.

use std::fmt::Write as _;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz;

use super::TimeRange;
use crate::article::Precision;

/// The first year that is read as a date; a smaller number is more often something else.
pub(super) const FIRST_YEAR: i16 = 1400;

/// The distance from UTC as it was stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Offset {
    /// `Z`, `UTC` or `GMT`.
    Utc,
    /// Minutes east of Greenwich.
    East(i16),
    /// As a zone's name says it, which may hold for a part of the year; settled once the day is known.
    InSeason(i16, Season),
}

/// When the offset of a zone's name holds, by the seasons of the north.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Season {
    /// All year.
    Always,
    /// Not from April to October.
    Winter,
    /// Not from December to February.
    Summer,
    /// The offset of winter; that of summer is an hour more, and in March and November either may hold.
    Shifting,
}

impl Offset {
    /// The offset of `hours` and `minutes`, if a place on Earth can have it.
    pub(super) fn new(west: bool, hours: u32, minutes: u32) -> Option<Offset> {
        if minutes > 59 || hours * 60 + minutes > 14 * 60 {
            return None;
        }
        let east = i16::try_from(hours * 60 + minutes).ok()?;
        match (west, east) {
            // RFC 5322: "-0000" is UTC, said by one who does not tell where he is.
            (true, 0) => Some(Offset::Utc),
            (true, minutes) => Some(Offset::East(-minutes)),
            (false, minutes) => Some(Offset::East(minutes)),
        }
    }

    fn seconds(self) -> i64 {
        match self {
            Offset::Utc => 0,
            Offset::East(minutes) | Offset::InSeason(minutes, _) => i64::from(minutes) * 60,
        }
    }

    /// The plain offset in a month; `None` where the zone's name cannot be meant so.
    fn in_month(self, month: u8) -> Option<Offset> {
        let Offset::InSeason(minutes, season) = self else { return Some(self) };
        let (summer, winter) = ((4..=10).contains(&month), matches!(month, 12 | 1 | 2));
        match season {
            Season::Always => Some(Offset::East(minutes)),
            Season::Winter => (!summer).then_some(Offset::East(minutes)),
            Season::Summer => (!winter).then_some(Offset::East(minutes)),
            Season::Shifting if winter => Some(Offset::East(minutes)),
            Season::Shifting if summer => Some(Offset::East(minutes + 60)),
            Season::Shifting => None,
        }
    }
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    hour: u8,
    minute: u8,
    second: Option<u8>,
    /// The offset, where one was stated.
    pub(super) offset: Option<Offset>,
}

impl Clock {
    /// A time that a clock can show; 24:00 and leap seconds are refused.
    pub(super) fn new(hour: u32, minute: u32, second: Option<u32>) -> Option<Clock> {
        let part = |value: u32, limit: u32| u8::try_from(value).ok().filter(|_| value < limit);
        let second = match second {
            Some(second) => Some(part(second, 60)?),
            None => None,
        };
        Some(Clock { hour: part(hour, 24)?, minute: part(minute, 60)?, second, offset: None })
    }

    /// The same time read on a clock of twelve hours.
    pub(super) fn halved(self, afternoon: bool) -> Option<Clock> {
        let hour = match (self.hour, afternoon) {
            (1..=12, false) => self.hour % 12,
            (1..=12, true) => self.hour % 12 + 12,
            // "14:05 PM" says the same thing twice, "00:05 AM" too.
            (13..=23, true) | (0, false) => self.hour,
            _ => return None,
        };
        Some(Clock { hour, ..self })
    }

    /// Whether the hour could also be meant on a clock of twelve.
    pub(super) fn could_be_halved(self) -> bool {
        (1..=12).contains(&self.hour)
    }
}

/// A date of any precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    year: i16,
    month: Option<u8>,
    day: Option<u8>,
    /// The time of day; only beside a day.
    clock: Option<Clock>,
}

impl Moment {
    /// A whole year, month or day; `None` where the calendar has no such thing.
    pub(super) fn new(year: u32, month: Option<u32>, day: Option<u32>) -> Option<Moment> {
        let year = i16::try_from(year).ok().filter(|&year| (FIRST_YEAR..=9998).contains(&year))?;
        let month = match month {
            Some(month) => Some(u8::try_from(month).ok().filter(|m| (1..=12).contains(m))?),
            None => None,
        };
        let day = match (month, day) {
            (Some(month), Some(day)) => {
                let day = u8::try_from(day).ok()?;
                civil(year, month, day)?;
                Some(day)
            }
            (None, Some(_)) => return None,
            (_, None) => None,
        };
        Some(Moment { year, month, day, clock: None })
    }

    /// A day; shorthand for the usual case.
    pub(super) fn day(year: u32, month: u32, day: u32) -> Option<Moment> {
        Moment::new(year, Some(month), Some(day))
    }

    /// The moment `seconds` after 1970 UTC, cut at `precision`; stated in UTC where it has a time.
    pub(super) fn at(seconds: i64, precision: Precision) -> Option<Moment> {
        let utc = tz::Offset::UTC.to_datetime(Timestamp::from_second(seconds).ok()?);
        let whole = Moment::new(
            u32::try_from(utc.year()).ok()?,
            (precision >= Precision::Month).then(|| utc.month().unsigned_abs().into()),
            (precision >= Precision::Day).then(|| utc.day().unsigned_abs().into()),
        )?;
        if precision < Precision::Minute {
            return Some(whole);
        }
        let second = (precision == Precision::Second).then(|| utc.second().unsigned_abs().into());
        let mut clock = Clock::new(utc.hour().unsigned_abs().into(), utc.minute().unsigned_abs().into(), second)?;
        clock.offset = Some(Offset::Utc);
        Some(whole.with(Some(clock)))
    }

    /// The same date with a time of day, where it has a day.
    pub(super) fn with(self, clock: Option<Clock>) -> Moment {
        let clock = clock.filter(|_| self.day.is_some());
        let settled = |clock: Clock| {
            let offset = clock.offset.and_then(|offset| offset.in_month(self.month.unwrap_or(1)));
            Clock { offset, ..clock }
        };
        Moment { clock: clock.map(settled), ..self }
    }

    /// The year.
    pub(super) fn year(self) -> i16 {
        self.year
    }

    /// The day of the week, Monday 1 to Sunday 7.
    pub(super) fn weekday(self) -> Option<u8> {
        let date = civil(self.year, self.month?, self.day?)?;
        Some(date.weekday().to_monday_one_offset().unsigned_abs())
    }

    /// How exact the date is.
    pub(super) fn precision(self) -> Precision {
        match (self.month, self.day, self.clock) {
            (None, _, _) => Precision::Year,
            (_, None, _) => Precision::Month,
            (_, _, None) => Precision::Day,
            (_, _, Some(Clock { second: None, .. })) => Precision::Minute,
            _ => Precision::Second,
        }
    }

    /// The seconds that it covers; a time without an offset is taken as UTC.
    pub(super) fn range(self) -> Option<TimeRange> {
        let (month, day) = (self.month.unwrap_or(1), self.day.unwrap_or(1));
        let first = civil(self.year, month, day)?;
        let clock = self.clock.unwrap_or(Clock { hour: 0, minute: 0, second: None, offset: None });
        let at = |part: u8| i8::try_from(part).ok();
        let time = Time::new(at(clock.hour)?, at(clock.minute)?, at(clock.second.unwrap_or(0))?, 0).ok()?;
        let from = seconds(first.to_datetime(time))? - clock.offset.map_or(0, Offset::seconds);
        let length = match self.precision() {
            Precision::Year => i64::from(first.days_in_year()) * 86_400,
            Precision::Month => i64::from(first.days_in_month()) * 86_400,
            Precision::Day => 86_400,
            Precision::Minute => 60,
            Precision::Second => 1,
        };
        Some(TimeRange { from: Some(from), until: Some(from + length) })
    }

    /// ISO 8601, cut at the precision.
    pub(super) fn iso(self) -> String {
        let mut value = format!("{:04}", self.year);
        // Writing to a `String` cannot fail.
        if let Some(month) = self.month {
            let _ = write!(value, "-{month:02}");
        }
        if let Some(day) = self.day {
            let _ = write!(value, "-{day:02}");
        }
        let Some(clock) = self.clock else { return value };
        let _ = write!(value, "T{:02}:{:02}", clock.hour, clock.minute);
        if let Some(second) = clock.second {
            let _ = write!(value, ":{second:02}");
        }
        match clock.offset {
            None => {}
            Some(Offset::Utc) => value.push('Z'),
            Some(Offset::East(minutes) | Offset::InSeason(minutes, _)) => {
                let (sign, span) = (if minutes < 0 { '-' } else { '+' }, minutes.unsigned_abs());
                let _ = write!(value, "{sign}{:02}:{:02}", span / 60, span % 60);
            }
        }
        value
    }
}

/// The day, UTC, that holds the second `now`.
pub(super) fn today(now: i64) -> Option<Date> {
    Some(tz::Offset::UTC.to_datetime(Timestamp::from_second(now).ok()?).date())
}

/// The first second of a day, UTC.
pub(super) fn midnight(date: Date) -> Option<i64> {
    seconds(date.to_datetime(Time::midnight()))
}

fn civil(year: i16, month: u8, day: u8) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn seconds(utc: DateTime) -> Option<i64> {
    Some(tz::Offset::UTC.to_timestamp(utc).ok()?.as_second())
}
