//! Where in a line its date stands, with the weekday, the time and the label beside it.

use std::ops::Range;

use super::calendar::Clock;
use super::clock::{bare_clock_at, clock_at};
use super::line::Line;
use super::relative::{Distance, distance_at};
use super::shape::{Found, Reading, date_at};

/// Where a date stands in a line.
pub(super) struct Place {
    pub(super) found: Found,
    /// A time beside the date.
    pub(super) clock: Option<Clock>,
    /// Date, weekday and time.
    pub(super) tokens: Range<usize>,
}

/// The first date of the line, with the time before or behind it. One that says its day goes before one that
/// only hints at it.
pub(super) fn first_date(line: &Line<'_>) -> Option<Place> {
    let mut earlier: Option<(Clock, Range<usize>)> = None;
    let mut vague = None;
    let mut at = 0;
    while at < line.tokens.len() {
        if let Some(found) = date_at(line, at) {
            let is_vague = matches!(found.reading, Reading::About(_) | Reading::Short(_));
            if is_barred(line, at) {
                at = found.end;
                continue;
            }
            if !is_vague {
                return Some(place(line, at, found, earlier));
            }
            if vague.is_none() {
                vague = Some(place(line, at, found, earlier.clone()));
            }
            at = found.end;
            continue;
        }
        if let Some((clock, end)) = clock_at(line, at)
            && earlier.as_ref().is_none_or(|(_, tokens)| tokens.end <= at)
        {
            earlier = Some((clock, at..end));
        }
        at += 1;
    }
    vague
}

/// Whether the word before a date makes it another than that of the text: "since 12 July 2025".
fn is_barred(line: &Line<'_>, at: usize) -> bool {
    if at > 0 && line.is_mark(at - 1, "©") {
        return true;
    }
    let mut before = (0..at).rev().take(3).map_while(|at| line.word(at));
    let is_light = |word: &super::words::Meaning| !word.bars && (word.filler || !word.weekday.is_none());
    before.find(|word| !is_light(word)).is_some_and(|word| word.bars)
}

fn place(line: &Line<'_>, at: usize, found: Found, earlier: Option<(Clock, Range<usize>)>) -> Place {
    let weekday = |at: usize| line.word(at).is_some_and(|word| !word.weekday.is_none());
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
    let comma = usize::from(line.is_mark(found.end, ",|-–"));
    if let Some((clock, end)) = clock_at(line, next).or_else(|| bare_clock_at(line, found.end + comma)) {
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

/// Whether the date at hand goes on to another day: `12 July 2025 – 14 July 2025`.
pub(super) fn spans_on(line: &Line<'_>, end: usize) -> bool {
    let dash = line.is_mark(end, "-–—") || line.is_one_of(end, &["to", "until", "bis", "au", "al", "до", "по"]);
    dash && date_at(line, end + 1).is_some()
}

/// The first relative date and its first token; a bare "today" counts only where it opens the line or stands
/// behind a label.
pub(super) fn first_distance(line: &Line<'_>) -> Option<(Distance, usize)> {
    let mut labelled = true;
    for at in 0..line.tokens.len() {
        let word = line.word(at);
        let needs_label = word.is_some_and(|word| word.days_back.is_some() || word.counted.is_some());
        if (labelled || !needs_label)
            && let Some(distance) = distance_at(line, at)
        {
            return Some((distance, at));
        }
        labelled &= word.is_none_or(|word| word.is_stamp() || word.ago);
    }
    None
}

/// The first token of the label that leads up to `start`, or `start`.
pub(super) fn label_before(line: &Line<'_>, start: usize) -> usize {
    let belongs = |at: &usize| line.word(*at).is_some_and(|word| word.is_stamp()) || line.is_mark(*at, ":,");
    let first = (0..start).rev().take(6).take_while(belongs).last().unwrap_or(start);
    let is_label = |at: usize| line.word(at).is_some_and(|word| word.role.is_some());
    let first = (first..start).find(|&at| line.word(at).is_some()).unwrap_or(start);
    if (first..start).any(is_label) { first } else { start }
}
