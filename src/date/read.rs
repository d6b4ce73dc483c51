//! What may be believed of a stamp: the rules that turn shapes into a [`Dated`] or into nothing.

use std::ops::Range;

use super::calendar::Moment;
use super::line::Line;
use super::place::{first_date, first_distance, label_before, spans_on};
use super::settle::settle;
use super::stamp::role;
use super::{Context, iso, machine, token};
use crate::article::{Dated, How, Precision, Stamp};

/// A stamp is short; what is longer is a text with a date in it.
const LONGEST_STAMP: usize = 400;
/// More tokens of a line are not looked at.
const MOST_TOKENS: usize = 1000;
const DAY: i64 = 86_400;

/// Reads the date that a stamp states, or `None` where it states none, more than one, or one of two.
pub fn read(stamp: &Stamp, context: &Context<'_>) -> Option<Dated> {
    let text = stamp.text.trim();
    if text.is_empty() || text.len() > LONGEST_STAMP {
        return None;
    }
    let whole = match stamp.how {
        How::Url => return dated(machine::url(text)?, text, How::Url, context),
        How::Metadata => machine::digits(text).or_else(|| iso::read(text)).or_else(|| iso::ordinal(text)),
        How::Stated | How::Relative => iso::read(text).or_else(|| machine::wire(text)),
    };
    let whole = whole.filter(|moment| is_ours(*moment, context));
    if let Some(moment) = whole {
        return dated(moment, text, stamp.how, context);
    }
    let line = Line::new(text, context.language, MOST_TOKENS);
    let value = value_behind_label(&line);
    let value = value.and_then(|value| iso::read(value).or_else(|| month_of_year(value)));
    // A year alone needs a label: "in 2025" is no stamp.
    let labelled = |moment: &Moment| moment.precision() > Precision::Year || role(text).is_some();
    if let Some(moment) = value.filter(|moment| is_ours(*moment, context)).filter(labelled) {
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

/// Whether figures alone can be a date of our calendar: in Iran the year 2025 was 1404, and a text of that year of
/// ours is rare enough that its language has to be known.
fn is_ours(moment: Moment, context: &Context<'_>) -> bool {
    let language = context.language.and_then(|tag| tag.split(['-', '_']).next());
    moment.year() >= 1500 || language.is_some_and(|code| !matches!(code, "fa" | "ps"))
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

/// A cheap test that most lines fail: a digit, or a line short enough for "Updated yesterday".
fn may_hold_date(text: &str) -> bool {
    text.len() < 40 || text.chars().any(|c| token::digit(c).is_some())
}
