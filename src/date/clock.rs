//! Times of day among the tokens of a line.
//!
//! A time that could be misread is no time: `2:05` before a word that is not understood may be afternoon.

use super::calendar::Clock;
use super::line::Line;
use super::zone::{is_abbreviation, zone_at};

/// The time that starts at token `at`, and the token behind it.
pub(super) fn clock_at(line: &Line<'_>, at: usize) -> Option<(Clock, usize)> {
    let (meridiem, at) = meridiem_before(line, at);
    let (value, width) = line.number(at)?;
    let military = width == 4 && zone_at(line, at + 1).is_some_and(|(offset, _)| offset.is_some());
    if military {
        return finish(line, Clock::new(value / 100, value % 100, None)?, at + 1, None);
    }
    if width > 2 {
        return None;
    }
    let next = at + 1;
    if let Some((minute, second, next)) = colons(line, next).or_else(|| characters(line, next)) {
        return finish(line, Clock::new(value, minute, second)?, next, meridiem);
    }
    let hour_only = Clock::new(value, 0, None)?;
    if let Some((minute, next)) = lettered(line, next).or_else(|| dotted(line, at)) {
        return finish(line, Clock::new(value, minute, None)?, next, meridiem);
    }
    if line.is_one_of(next, &["Uhr", "uhr"]) || (line.is_joined(next) && line.is_one_of(next, &["h", "H"])) {
        let ago = line.word(next + 1).is_some_and(|word| word.ago);
        return if ago { None } else { finish(line, hour_only, next, None) };
    }
    // "8am": the hour alone is a time only so.
    meridiem_behind(line, next)?;
    finish(line, hour_only, next, None)
}

/// `14.30` right behind a date, where nothing follows that could make it an amount.
pub(super) fn bare_clock_at(line: &Line<'_>, at: usize) -> Option<(Clock, usize)> {
    let (hour, _) = line.number(at).filter(|&(_, width)| width == 2)?;
    let minute = pair(line, at + 1, '.')?;
    let ends = line.kind(at + 3).is_none() || line.is_mark(at + 3, "|)]·•");
    ends.then_some((Clock::new(hour, minute, None)?, at + 3))
}

/// `:30`, `:30:15`, `:30:15.123`.
fn colons(line: &Line<'_>, at: usize) -> Option<(u32, Option<u32>, usize)> {
    let minute = pair(line, at, ':')?;
    let Some(second) = pair(line, at + 2, ':') else { return Some((minute, None, at + 2)) };
    let fraction = line.is_mark(at + 4, ".,") && line.joined_number(at + 5).is_some();
    Some((minute, Some(second), if fraction { at + 6 } else { at + 4 }))
}

/// `時30分`, `时30分15秒`, `時`.
fn characters(line: &Line<'_>, at: usize) -> Option<(u32, Option<u32>, usize)> {
    line.is_one_of(at, &["時", "时", "点", "點", "시"]).then_some(())?;
    let Some((minute, _)) = line.number(at + 1) else { return Some((0, None, at + 1)) };
    line.is_one_of(at + 2, &["分", "분"]).then_some(())?;
    match line.number(at + 3) {
        Some((second, _)) if line.is_one_of(at + 4, &["秒", "초"]) => Some((minute, Some(second), at + 5)),
        _ => Some((minute, None, at + 3)),
    }
}

/// `h30`, as in `14h30`.
fn lettered(line: &Line<'_>, at: usize) -> Option<(u32, usize)> {
    let hour = line.is_one_of(at, &["h", "H"]);
    let (minute, width) = line.number(at + 1).filter(|_| hour && line.is_joined(at) == line.is_joined(at + 1))?;
    let end = if line.is_joined(at + 2) && line.is_one_of(at + 2, &["min", "m"]) { at + 3 } else { at + 2 };
    (width == 2).then_some((minute, end))
}

/// `.30` behind the hour at `at`, where a word before or behind says that it is a time.
fn dotted(line: &Line<'_>, at: usize) -> Option<(u32, usize)> {
    let minute = pair(line, at + 1, '.')?;
    let dot = usize::from(at > 0 && line.is_mark(at - 1, "."));
    let before = at.checked_sub(1 + dot);
    let said_before = before.and_then(|at| line.word(at)).is_some_and(|word| word.filler);
    let said_behind = line.is_one_of(at + 3, HOUR_WORDS)
        || meridiem_behind(line, at + 3).is_some()
        || is_abbreviation(line.text_of(at + 3));
    (said_before || said_behind).then_some((minute, at + 3))
}

const HOUR_WORDS: &[&str] = &[
    "Uhr",
    "uhr",
    "uur",
    "h",
    "H",
    "hs",
    "hrs",
    "hod",
    "год",
    "ч",
    "godz",
    "sati",
    "ura",
    "น",
    "val",
    "óra",
    "órakor",
    "बजे",
    "वाजता",
    "ਵਜੇ",
    "بجے",
];

/// A joined mark and two digits.
fn pair(line: &Line<'_>, at: usize, mark: char) -> Option<u32> {
    let joined = line.is_joined(at) && line.mark(at) == Some(mark);
    let (value, width) = line.joined_number(at + 1).filter(|_| joined)?;
    (width == 2).then_some(value)
}

/// Applies am or pm and the zone; refuses a time that the next word may change.
fn finish(line: &Line<'_>, clock: Clock, at: usize, before: Option<bool>) -> Option<(Clock, usize)> {
    let behind = meridiem_behind(line, at);
    let (mut clock, mut next) = match (before, behind) {
        (Some(afternoon), _) => (clock.halved(afternoon)?, at),
        (None, Some((afternoon, next))) => match clock.halved(afternoon) {
            Some(halved) => (halved, next),
            // "14:05 am 12. Juli": a German "on".
            None if !afternoon => (clock, at),
            None => return None,
        },
        (None, None) => (clock, at),
    };
    if line.is_one_of(next, HOUR_WORDS) {
        next += if line.is_mark(next + 1, ".") { 2 } else { 1 };
    }
    if let Some((offset, behind)) = zone_at(line, next) {
        clock.offset = offset;
        return Some((clock, behind));
    }
    let settled = before.is_some() || behind.is_some() || !clock.could_be_halved();
    let strange = line.word(next).is_some_and(|word| !word.is_known());
    (settled || !strange).then_some((clock, next))
}

/// `am`, `PM`, `a.m.`, `p. m.`, `μ.μ.`, `مساءً`: whether it is the afternoon, and the token behind.
fn meridiem_behind(line: &Line<'_>, at: usize) -> Option<(bool, usize)> {
    let word = line.word(at)?;
    let is = |at: usize, word: &str| line.text_of(at).eq_ignore_ascii_case(word);
    for (letter, whole, afternoon) in [("a", "am", false), ("p", "pm", true)] {
        if is(at, whole) {
            return Some((afternoon, at + 1));
        }
        if is(at, letter) && line.is_mark(at + 1, ".") && is(at + 2, "m") {
            return Some((afternoon, if line.is_mark(at + 3, ".") { at + 4 } else { at + 3 }));
        }
    }
    if let Some(afternoon) = word.afternoon {
        return Some((afternoon, at + 1));
    }
    let (meaning, next) = line.abbreviation(at)?;
    Some((meaning.afternoon?, next))
}

/// `上午`, `午後`, `오전` before the number.
fn meridiem_before(line: &Line<'_>, at: usize) -> (Option<bool>, usize) {
    let half = line.word(at).filter(|word| word.weekday.is_none()).and_then(|word| word.afternoon);
    match half {
        Some(afternoon) if line.number(at + 1).is_some() => (Some(afternoon), at + 1),
        _ => (None, at),
    }
}
