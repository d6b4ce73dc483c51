//! ISO 8601 and its common looseness: the whole text is one machine-written date.
//!
//! Extended and basic form, `T` or a space, fractions, offsets with and without a colon, `UTC`, a zone name
//! in brackets. Week dates and ordinal dates are refused: nobody publishes by them.

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
