//! Times of day and zones among the tokens of a line.
//!
//! A time that could be misread is no time: `2:05` before a word that is not understood may be afternoon.

use super::calendar::{Clock, Offset};
use super::line::Line;
use super::token::Kind;

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
    // "8am": the hour alone is a time only so.
    meridiem_behind(line, next)?;
    finish(line, hour_only, next, None)
}

/// `:30`, `:30:15`, `:30:15.123`.
fn colons(line: &Line<'_>, at: usize) -> Option<(u32, Option<u32>, usize)> {
    let minute = pair(line, at, ':')?;
    let Some(second) = pair(line, at + 2, ':') else { return Some((minute, None, at + 2)) };
    let fraction = line.is_mark(at + 4, ".,") && line.joined_number(at + 5).is_some();
    Some((minute, Some(second), if fraction { at + 6 } else { at + 4 }))
}

/// `時30分`, `时30分15秒`.
fn characters(line: &Line<'_>, at: usize) -> Option<(u32, Option<u32>, usize)> {
    line.is_one_of(at, &["時", "时", "点", "點", "시"]).then_some(())?;
    let (minute, _) = line.number(at + 1)?;
    line.is_one_of(at + 2, &["分", "분"]).then_some(())?;
    match line.number(at + 3) {
        Some((second, _)) if line.is_one_of(at + 4, &["秒", "초"]) => Some((minute, Some(second), at + 5)),
        _ => Some((minute, None, at + 3)),
    }
}

/// `h30`, as in `14h30`.
fn lettered(line: &Line<'_>, at: usize) -> Option<(u32, usize)> {
    let hour = line.is_joined(at) && line.is_one_of(at, &["h", "H"]);
    let (minute, width) = line.joined_number(at + 1).filter(|_| hour)?;
    (width == 2).then_some((minute, at + 2))
}

/// `.30` behind the hour at `at`, where a word before or behind says that it is a time.
fn dotted(line: &Line<'_>, at: usize) -> Option<(u32, usize)> {
    let minute = pair(line, at + 1, '.')?;
    let dot = usize::from(at > 0 && line.is_mark(at - 1, "."));
    let before = at.checked_sub(1 + dot);
    let said_before = before.and_then(|at| line.word(at)).is_some_and(|word| word.filler);
    let said_behind = line.is_one_of(at + 3, HOUR_WORDS) || meridiem_behind(line, at + 3).is_some();
    (said_before || said_behind).then_some((minute, at + 3))
}

const HOUR_WORDS: &[&str] = &["Uhr", "uhr", "uur", "h", "hs", "hrs", "hod", "год", "ч"];

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

/// `am`, `PM`, `a.m.`, `p. m.`: whether it is the afternoon, and the token behind.
fn meridiem_behind(line: &Line<'_>, at: usize) -> Option<(bool, usize)> {
    let is = |at: usize, word: &str| line.text_of(at).eq_ignore_ascii_case(word);
    for (letter, whole, afternoon) in [("a", "am", false), ("p", "pm", true)] {
        if is(at, whole) {
            return Some((afternoon, at + 1));
        }
        if is(at, letter) && line.is_mark(at + 1, ".") && is(at + 2, "m") {
            return Some((afternoon, if line.is_mark(at + 3, ".") { at + 4 } else { at + 3 }));
        }
    }
    None
}

/// `上午`, `午後`, `오전` before the number.
fn meridiem_before(line: &Line<'_>, at: usize) -> (Option<bool>, usize) {
    match (line.text_of(at), line.text_of(at + 1)) {
        ("上", "午") | ("午", "前") | ("오", "전") => (Some(false), at + 2),
        ("下", "午") | ("午", "後") | ("오", "후") => (Some(true), at + 2),
        _ => (None, at),
    }
}

/// The zone that starts at token `at` and the token behind it; no offset where its name is ambiguous.
fn zone_at(line: &Line<'_>, at: usize) -> Option<(Option<Offset>, usize)> {
    if let Some((offset, next)) = signed(line, at, false) {
        return Some((Some(offset), next));
    }
    let name = line.text_of(at);
    line.word(at)?;
    match name {
        "Z" | "z" => return Some((Some(Offset::Utc), at + 1)),
        "GMT" | "UTC" | "gmt" | "utc" | "Gmt" | "Utc" => {
            let (offset, next) = signed(line, at + 1, true).unwrap_or((Offset::Utc, at + 1));
            return Some((Some(offset), next));
        }
        _ => {}
    }
    let abbreviation = (2..=5).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_uppercase());
    abbreviation.then_some((None, at + 1))
}

/// `+0300`, `-03:00`; `+3` only where a zone's name stands before it.
fn signed(line: &Line<'_>, at: usize, named: bool) -> Option<(Offset, usize)> {
    let west = match line.mark(at)? {
        '+' => false,
        '-' => true,
        _ => return None,
    };
    let (value, width) = line.joined_number(at + 1)?;
    let (hours, minutes, next) = match (width, pair(line, at + 2, ':')) {
        (4, _) => (value / 100, value % 100, at + 2),
        (1 | 2, Some(minutes)) => (value, minutes, at + 4),
        (1, None) if named => (value, 0, at + 2),
        (2, None) => (value, 0, at + 2),
        _ => return None,
    };
    // "14:05 -15 July" is no offset.
    if !named && width == 2 && next == at + 2 && matches!(line.kind(next), Some(Kind::Word(_))) {
        return None;
    }
    Some((Offset::new(west, hours, minutes)?, next))
}
