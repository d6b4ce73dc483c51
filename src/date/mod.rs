//! Dates as people write them: in articles, in metadata, in queries.
//!
//! Two readings live here. [`read()`] takes a stamp out of a dump and answers only what the text proves; an
//! ambiguous or impossible date is no date. [`when()`] takes what a person typed into a query and answers a
//! stretch of time. Neither looks at the clock: the caller says what "now" is, or that it is unknown.
//!
//! A stamp is cut into tokens, the tokens are matched against shapes (`12 July 2025`, `2025年7月12日`), and
//! what a shape says is believed only if one date is left. The words of a language are one row of a table;
//! nothing else knows languages.

mod calendar;
mod clock;
mod east;
mod fold;
mod foreign;
mod iso;
mod line;
mod machine;
mod named;
mod names;
mod numeric;
mod order;
mod place;
mod read;
mod relative;
mod settle;
mod shape;
mod stamp;
#[cfg(test)]
mod tests;
mod token;
mod when;
mod words;
mod zone;

pub use self::order::order_proved_by;
pub use self::read::{find, read};
pub use self::stamp::{looks_dated, role, stamp, trailing};
pub use self::when::when;

use crate::article::DayOrder;

/// A bounded or half-open stretch of time, in seconds since 1970-01-01 UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TimeRange {
    /// First second, or unbounded.
    pub from: Option<i64>,
    /// The second behind the last, or unbounded.
    pub until: Option<i64>,
}

/// What is known when a date is read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// ISO 639-1 code of the text's language, with a region where one is declared (`en-US`): it settles the
    /// order of day and month.
    pub language: Option<&'a str>,
    /// The order of day and month that other dates of the same source prove; it goes before that of the language.
    pub order: Option<DayOrder>,
    /// When the dump was crawled, in seconds since 1970 UTC; without it a relative date is unknown.
    pub crawled: Option<i64>,
    /// The present, in seconds since 1970 UTC: a date more than a day later is refused. 0: no such limit.
    pub now: i64,
}

/// What the label of a stamp says about its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// "Published", "Posted", "Date".
    Published,
    /// "Updated", "Modified".
    Updated,
}

/// Whether a word is a day of the week and nothing else, in any language.
pub fn is_weekday(word: &str) -> bool {
    let mut tokens = token::tokens(word);
    let is_day = matches!(tokens.next().map(|token| token.kind), Some(token::Kind::Word(word)) if matches!(word.weekday, words::Name::Sure(_)));
    is_day && tokens.next().is_none()
}

/// Whether a line is the code that closes a wire's story: `AP-NY-07-12-25 1925EDT`.
pub fn closes(line: &str) -> bool {
    machine::wire(line).is_some()
}

/// The seconds that an ISO 8601 value such as [`Dated::value`](crate::article::Dated) covers at its precision:
/// `2025-07` is the whole month. A time without an offset is taken as UTC.
pub fn range_of(value: &str) -> Option<TimeRange> {
    iso::parse(value)?.range()
}
