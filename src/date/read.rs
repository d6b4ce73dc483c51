//! What may be believed of a stamp: the rules that turn shapes into a [`Dated`] or into nothing.

use std::ops::Range;

use super::calendar::{Clock, Moment};
use super::clock::clock_at;
use super::line::Line;
use super::relative::{Distance, distance_at};
use super::shape::{Found, Reading, date_at, yearless_at};
use super::token::{self, Kind};
use super::words::{self, Name};
use super::{Context, Role, iso, machine};
use crate::article::{Dated, DayOrder, How, Stamp};

/// A stamp is short; what is longer is a text with a date in it.
const LONGEST_STAMP: usize = 400;
/// More tokens of a line are not looked at.
const MOST_TOKENS: usize = 1000;
/// A line with more tokens is no stamp.
const MOST_STAMP_TOKENS: usize = 24;
const DAY: i64 = 86_400;

/// Reads the date that a stamp states, or `None` where it states none, more than one, or one of two.
pub fn read(stamp: &Stamp, context: &Context<'_>) -> Option<Dated> {
    let text = stamp.text.trim();
    if text.is_empty() || text.len() > LONGEST_STAMP {
        return None;
    }
    let whole = match stamp.how {
        How::Url => return dated(machine::url(text)?, text, How::Url, context),
        How::Metadata => machine::digits(text).or_else(|| iso::parse(text)),
        How::Stated | How::Relative => iso::parse(text),
    };
    if let Some(moment) = whole {
        return dated(moment, text, stamp.how, context);
    }
    let line = Line::new(text, context.language, MOST_TOKENS);
    let value = value_behind_label(&line);
    if let Some(moment) = value.and_then(|value| iso::parse(value).or_else(|| month_of_year(value))) {
        return dated(moment, text, stamp.how, context);
    }
    if let Some(place) = first_date(&line) {
        if spans_on(&line, place.tokens.end) {
            return None;
        }
        return dated(settle(&line, &place, context)?, text, stamp.how, context);
    }
    let (distance, _) = first_distance(&line)?;
    dated(distance.before(context.crawled?)?, text, How::Relative, context)
}

/// The first date inside a line such as `By Staff Writer | 12 July 2025`: where it stands (byte offsets, with
/// its label, weekday and time) and what it says. A line whose first date is ambiguous has none.
pub fn find(text: &str, context: &Context<'_>) -> Option<(Range<usize>, Dated)> {
    if !may_hold_date(text) {
        return None;
    }
    let line = Line::new(text, context.language, MOST_TOKENS);
    let (tokens, moment, how) = match first_date(&line) {
        Some(place) if spans_on(&line, place.tokens.end) => return None,
        Some(place) => (place.tokens.clone(), settle(&line, &place, context)?, How::Stated),
        None => {
            let (distance, start) = first_distance(&line)?;
            (start..distance.end, distance.before(context.crawled?)?, How::Relative)
        }
    };
    let start = label_before(&line, tokens.start);
    let bytes = line.tokens.get(start)?.start..line.tokens.get(tokens.end.checked_sub(1)?)?.end;
    let evidence = text.get(bytes.clone())?;
    Some((bytes, dated(moment, evidence, how, context)?))
}

/// Whether a line is nothing but a date or a stamp: `Updated 12 July 2025`, `3 min ago`, `Jul 12`. What
/// day it is need not be knowable.
pub fn looks_dated(line: &str) -> bool {
    let text = line.trim();
    if text.len() > 160 || !may_hold_date(text) {
        return false;
    }
    let line = Line::new(text, None, MOST_STAMP_TOKENS + 1);
    if line.tokens.len() > MOST_STAMP_TOKENS {
        return false;
    }
    let span = first_date(&line).map(|place| place.tokens).or_else(|| {
        first_distance(&line)
            .map(|(distance, start)| start..distance.end)
            .or_else(|| (0..line.tokens.len()).find_map(|at| yearless_at(&line, at).map(|end| at..end)))
    });
    let value = || value_behind_label(&line).filter(|value| value.len() > 4);
    let Some(span) = span else { return value().is_some_and(|value| iso::parse(value).is_some()) };
    let mut at = 0;
    while at < line.tokens.len() {
        if at == span.start {
            at = span.end;
            continue;
        }
        if let Some((_, end)) = clock_at(&line, at) {
            at = end;
            continue;
        }
        match line.kind(at) {
            Some(Kind::Mark(_)) => {}
            Some(Kind::Word(word)) if word.is_stamp() || is_zone(line.text_of(at)) => {}
            // "Published 1 July 2025, updated 2 July 2025".
            _ => match date_at(&line, at) {
                Some(found) => {
                    at = found.end;
                    continue;
                }
                None => return false,
            },
        }
        at += 1;
    }
    true
}

/// Whether the first labelling word of a stamp says "published" or "updated".
pub fn role(text: &str) -> Option<Role> {
    let line = Line::new(text, None, MOST_STAMP_TOKENS);
    (0..line.tokens.len()).find_map(|at| line.word(at)?.role.or_else(|| character_role(&line, at)))
}

/// Where a date stands in a line.
struct Place {
    found: Found,
    /// A time beside the date.
    clock: Option<Clock>,
    /// Date, weekday and time.
    tokens: Range<usize>,
}

/// The first date of the line, with the time before or behind it.
fn first_date(line: &Line<'_>) -> Option<Place> {
    let mut earlier: Option<(Clock, Range<usize>)> = None;
    for at in 0..line.tokens.len() {
        if let Some(found) = date_at(line, at) {
            return Some(place(line, at, found, earlier));
        }
        if let Some((clock, end)) = clock_at(line, at)
            && earlier.as_ref().is_none_or(|(_, tokens)| tokens.end <= at)
        {
            earlier = Some((clock, at..end));
        }
    }
    None
}

fn place(line: &Line<'_>, at: usize, found: Found, earlier: Option<(Clock, Range<usize>)>) -> Place {
    let weekday = |at: usize| line.word(at).is_some_and(|word| word.weekday != Name::None);
    let joins = |at: usize| line.word(at).is_some_and(|word| word.is_stamp()) || line.is_mark(at, ",.|·•-–—()@:T");
    let mut tokens = at..found.end;
    let mark = usize::from(at > 0 && line.is_mark(at - 1, ",.(")) + 1;
    if at >= mark && weekday(at - mark) {
        tokens.start = at - mark;
    }
    if found.clock.is_some() {
        return Place { found, clock: found.clock, tokens };
    }
    // Behind the date: at most a few marks and words such as "at", then the time.
    let mut next = found.end;
    while next < found.end + 5 && (joins(next) || line.is_one_of(next, &["T", "t"])) {
        if let Some((clock, end)) = clock_at(line, next) {
            tokens.end = end;
            return Place { found, clock: Some(clock), tokens };
        }
        next += 1;
    }
    if let Some((clock, end)) = clock_at(line, next) {
        tokens.end = end;
        return Place { found, clock: Some(clock), tokens };
    }
    let near = |time: &Range<usize>| time.end + 4 > at && (time.end..at).all(joins);
    match earlier.filter(|(_, time)| near(time)) {
        Some((clock, time)) => {
            tokens.start = time.start.min(tokens.start);
            Place { found, clock: Some(clock), tokens }
        }
        None => Place { found, clock: None, tokens },
    }
}

/// One date out of what was found, by the weekday, then by the language's order.
fn settle(line: &Line<'_>, place: &Place, context: &Context<'_>) -> Option<Moment> {
    let date = match place.found.reading {
        Reading::Sure(date) => date,
        Reading::Either { day_first, month_first, dotted } => {
            let weekday = place.tokens.clone().find_map(|at| match line.word(at)?.weekday {
                Name::Sure(day) => Some(day),
                _ => None,
            });
            let fits = |date: Moment| weekday.is_some() && date.weekday() == weekday;
            match (fits(day_first), fits(month_first)) {
                (true, false) => day_first,
                (false, true) => month_first,
                _ if is_day_first(context, dotted)? => day_first,
                _ => month_first,
            }
        }
    };
    Some(date.with(place.clock))
}

/// Whether the writer puts the day first; `None` where some do and some don't.
fn is_day_first(context: &Context<'_>, dotted: bool) -> Option<bool> {
    if let Some(order) = context.order {
        return Some(order == DayOrder::DayFirst);
    }
    let Some(tag) = context.language else { return dotted.then_some(true) };
    if words::row(tag).is_some_and(|row| row.day_first) {
        return Some(true);
    }
    let region = tag.split(['-', '_']).next_back()?;
    match region.to_ascii_uppercase().as_str() {
        "US" => Some(false),
        "GB" | "UK" | "AU" | "NZ" | "IE" | "IN" => Some(true),
        _ => None,
    }
}

/// The dated value of a moment that is not out of bounds.
fn dated(moment: Moment, evidence: &str, how: How, context: &Context<'_>) -> Option<Dated> {
    let from = moment.range()?.from?;
    if context.now != 0 && from > context.now.saturating_add(DAY) {
        return None;
    }
    let (value, precision) = (moment.iso(), moment.precision());
    Some(Dated { value, precision, evidence: evidence.to_owned(), how })
}

/// What stands behind the label: all of the text behind its leading words and marks.
fn value_behind_label<'a>(line: &Line<'a>) -> Option<&'a str> {
    let labels = |at: &usize| line.word(*at).is_some_and(|word| word.is_stamp()) || line.is_mark(*at, ":|,-–—(");
    let first = (0..line.tokens.len()).find(|at| !labels(at))?;
    line.text.get(line.tokens.get(first)?.start..)
}

/// `07/2025`, `7.2025`: a month, where it is all there is.
fn month_of_year(text: &str) -> Option<Moment> {
    let (month, year) = text.split_once(['/', '.', '-'])?;
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !matches!(month.len(), 1 | 2) || year.len() != 4 || !digits(month) || !digits(year) {
        return None;
    }
    Moment::new(year.parse().ok()?, Some(month.parse().ok()?), None)
}

/// Whether the date at hand goes on to another day: `12 July 2025 – 14 July 2025`.
fn spans_on(line: &Line<'_>, end: usize) -> bool {
    let dash = line.is_mark(end, "-–—") || line.is_one_of(end, &["to", "until", "bis", "au"]);
    dash && date_at(line, end + 1).is_some()
}

/// The first relative date and its first token; a bare "today" counts only where it opens the line or stands
/// behind a label.
fn first_distance(line: &Line<'_>) -> Option<(Distance, usize)> {
    (0..line.tokens.len()).find_map(|at| {
        let bare = line.word(at).is_some_and(|word| word.days_back.is_some());
        let labelled = || (0..at).all(|at| line.word(at).is_none_or(|word| word.is_stamp()));
        if bare && !labelled() {
            return None;
        }
        distance_at(line, at).map(|distance| (distance, at))
    })
}

/// The first token of the label that leads up to `start`, or `start`.
fn label_before(line: &Line<'_>, start: usize) -> usize {
    let belongs = |at: &usize| line.word(*at).is_some_and(|word| word.is_stamp()) || line.is_mark(*at, ":,");
    let first = (0..start).rev().take(6).take_while(belongs).last().unwrap_or(start);
    let is_label = |at: usize| line.word(at).is_some_and(|word| word.role.is_some());
    let first = (first..start).find(|&at| line.word(at).is_some()).unwrap_or(start);
    if (first..start).any(is_label) { first } else { start }
}

/// Roles in Chinese and Japanese, told by one character.
fn character_role(line: &Line<'_>, at: usize) -> Option<Role> {
    match line.text_of(at) {
        "更" | "修" | "改" => Some(Role::Updated),
        "发" | "發" | "公" | "配" => Some(Role::Published),
        _ => None,
    }
}

fn is_zone(word: &str) -> bool {
    (2..=4).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// A cheap test that most lines fail: a digit, or a line short enough for "Updated yesterday".
fn may_hold_date(text: &str) -> bool {
    text.len() < 40 || text.chars().any(|c| token::digit(c).is_some())
}
