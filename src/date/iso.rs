//! ISO 8601 and its common looseness: the whole text is one machine-written date.
//!
//! Extended and basic form, `T` or a space, fractions, offsets with and without a colon, `UTC`, a zone name
//! in brackets. Week dates are read too, but no value is written so; a day of the year is read only where its width
//! leaves no doubt.

use super::calendar::{Clock, Moment, Offset};

/// Reads the whole of `text`, which may be cut anywhere behind the year.
pub(super) fn parse(text: &str) -> Option<Moment> {
    let mut rest = Cursor(text.trim().as_bytes());
    let (year, width) = rest.number()?;
    let moment = match width {
        4 if rest.0.is_empty() => Moment::new(year, None, None)?,
        4 => {
            rest.eat(b"-")?;
            let (month, width) = rest.number()?;
            if width != 2 {
                return None;
            }
            match rest.eat(b"-") {
                None => Moment::new(year, Some(month), None)?,
                Some(_) => Moment::day(year, month, rest.pair()?)?,
            }
        }
        8 => Moment::day(year / 10_000, year / 100 % 100, year % 100)?,
        _ => return None,
    };
    if rest.0.is_empty() {
        return Some(moment);
    }
    let separated = rest.eat(b"Tt ").is_some();
    let clock = rest.clock(separated)?;
    rest.0.is_empty().then(|| moment.with(Some(clock)))
}

/// Reads the whole of `text` as [`parse`] does, or as a week date: `2025-W28-6`, `2025W286`.
pub(super) fn read(text: &str) -> Option<Moment> {
    parse(text).or_else(|| week(text.trim()))
}

fn week(text: &str) -> Option<Moment> {
    let mut rest = Cursor(text.as_bytes());
    let (year, _) = rest.number().filter(|&(_, width)| width == 4)?;
    let dashed = rest.eat(b"-").is_some();
    rest.eat(b"W")?;
    let week = rest.pair()?;
    let day = match (dashed, rest.0) {
        (_, []) => None,
        (true, [b'-', day @ b'1'..=b'7']) | (false, [day @ b'1'..=b'7']) => Some(day - b'0'),
        _ => return None,
    };
    let at = |day: u8| {
        let weekday = jiff::civil::Weekday::from_monday_one_offset(i8::try_from(day).ok()?).ok()?;
        let date = jiff::civil::ISOWeekDate::new(i16::try_from(year).ok()?, i8::try_from(week).ok()?, weekday);
        Some(date.ok()?.date())
    };
    let part = |value: i8| u32::from(value.unsigned_abs());
    let whole =
        |date: jiff::civil::Date| Some((u32::try_from(date.year()).ok()?, part(date.month()), part(date.day())));
    if let Some(day) = day {
        let (year, month, day) = whole(at(day)?)?;
        return Moment::day(year, month, day);
    }
    // A week that lies in two months says the year at most.
    let (first, last) = (whole(at(1)?)?, whole(at(7)?)?);
    let month = (first.1 == last.1).then_some(first.1);
    Moment::new(first.0, month, None).filter(|_| first.0 == last.0)
}

/// `2025-193`, `2025193`: a day counted from the first of January. Only metadata is written so.
pub(super) fn ordinal(text: &str) -> Option<Moment> {
    let mut rest = Cursor(text.as_bytes());
    let (year, day) = match rest.number()? {
        (year, 4) => {
            rest.eat(b"-")?;
            (year, rest.number().filter(|&(_, width)| width == 3)?.0)
        }
        (both, 7) => (both / 1000, both % 1000),
        _ => return None,
    };
    let first = jiff::civil::Date::new(i16::try_from(year).ok()?, 1, 1).ok()?;
    let length = u32::try_from(first.days_in_year()).ok()?;
    if !rest.0.is_empty() || !(1..=length).contains(&day) || !(1900..2100).contains(&year) {
        return None;
    }
    let date = first.checked_add(jiff::Span::new().try_days(day - 1).ok()?).ok()?;
    Moment::day(year, date.month().unsigned_abs().into(), date.day().unsigned_abs().into())
}

/// What is left to read.
struct Cursor<'a>(&'a [u8]);

impl Cursor<'_> {
    /// One of `bytes`, if it comes next.
    fn eat(&mut self, bytes: &[u8]) -> Option<u8> {
        let (&first, rest) = self.0.split_first()?;
        bytes.contains(&first).then(|| {
            self.0 = rest;
            first
        })
    }

    /// Up to nine digits, with how many there were; none is `None`.
    fn number(&mut self) -> Option<(u32, usize)> {
        let width = self.0.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if width == 0 || width > 9 {
            return None;
        }
        let (digits, rest) = self.0.split_at(width);
        self.0 = rest;
        Some((digits.iter().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')), width))
    }

    /// Exactly two digits, whatever follows.
    fn pair(&mut self) -> Option<u32> {
        let (&[tens, ones], rest) = self.0.split_first_chunk::<2>()?;
        if !tens.is_ascii_digit() || !ones.is_ascii_digit() {
            return None;
        }
        self.0 = rest;
        Some(u32::from(tens - b'0') * 10 + u32::from(ones - b'0'))
    }

    /// `08:30`, `08:30:15.123`, `083015`, with an offset.
    fn clock(&mut self, separated: bool) -> Option<Clock> {
        if !separated {
            return None;
        }
        let hour = self.pair()?;
        let colon = self.eat(b":").is_some();
        let minute = self.pair()?;
        let more = if colon { self.eat(b":").is_some() } else { self.0.first().is_some_and(u8::is_ascii_digit) };
        let second = if more { Some(self.pair()?) } else { None };
        if second.is_some() && self.eat(b".,").is_some() {
            self.number()?;
        }
        let mut clock = Clock::new(hour, minute, second)?;
        clock.offset = self.offset()?;
        Some(clock)
    }

    /// The offset, if one is stated; the outer `None` is an unreadable one.
    fn offset(&mut self) -> Option<Option<Offset>> {
        while self.eat(b" ").is_some() {}
        let stated = match self.eat(b"+-Zz") {
            Some(sign @ (b'+' | b'-')) => {
                let hours = self.pair()?;
                let minutes = match self.eat(b":") {
                    Some(_) => self.pair()?,
                    None if self.0.first().is_some_and(u8::is_ascii_digit) => self.pair()?,
                    None => 0,
                };
                Some(Offset::new(sign == b'-', hours, minutes)?)
            }
            Some(_) => Some(Offset::Utc),
            None => None,
        };
        while self.eat(b" ").is_some() {}
        match self.0 {
            [] => Some(stated),
            // A zone's name beside its offset says nothing new: "+0000 UTC", "+03:00[Europe/Kyiv]".
            [b'[', .., b']'] if stated.is_some() => self.done(stated),
            b"UTC" | b"GMT" => self.done(Some(stated.unwrap_or(Offset::Utc))),
            _ => None,
        }
    }

    fn done<T>(&mut self, value: T) -> Option<T> {
        self.0 = &[];
        Some(value)
    }
}
