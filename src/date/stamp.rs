//! The one judge of lines that are nothing but a date: `Updated 12 July 2025`, `vor 3 Stunden`, `2025年7月12日`.
//!
//! It runs on every short line of a dump, so it gives up at the first word that no date line holds. What day a
//! stamp means, and whether that can be known, is for [`super::read()`] to say.

use super::Role;
use super::calendar::Moment;
use super::clock::{bare_clock_at, clock_at};
use super::iso;
use super::line::Line;
use super::machine;
use super::place::spans_on;
use super::relative::distance_at;
use super::shape::{Reading, date_at, yearless_at};
use super::token::{Kind, Token, digit, tokens};
use super::words::Unit;
use super::zone::is_abbreviation;

/// Longest line that can be a stamp, in bytes; scripts of three bytes a letter have room too.
const LONGEST: usize = 200;
/// Longest line that is looked at for a stamp at its end.
const LONGEST_WITH_STAMP: usize = 320;
/// A line with more tokens is no stamp.
const MOST_TOKENS: usize = 32;

/// Whether a line is nothing but a date or a stamp: `Updated 12 July 2025`, `3 min ago`, `Jul 12`. What
/// day it is need not be knowable.
pub fn looks_dated(line: &str) -> bool {
    judge(line).is_some_and(|tally| tally.is_dated())
}

/// What a line says that is nothing but a stamp: when a text was published, or updated. Without a label it
/// is the former. Stricter than [`looks_dated`]: a month alone, a day without its year or a bare "yesterday" may be a
/// heading, and need a label or a time beside them.
pub fn stamp(line: &str) -> Option<Role> {
    if machine::wire(line).is_some() {
        return Some(Role::Published);
    }
    let tally = judge(line)?;
    tally.is_stamp().then(|| tally.role.unwrap_or(Role::Published))
}

/// Where the stamp starts (a byte offset) that ends a line such as `By Ann Lee | 12 July 2025`; `None` where there
/// is none, or nothing before it.
pub fn trailing(line: &str) -> Option<usize> {
    let text = line.trim_end();
    if text.len() > LONGEST_WITH_STAMP {
        return None;
    }
    // Most lines have no time in them, or end in a word that no stamp ends in.
    if !has_time(text) {
        return None;
    }
    let last = text.rsplit(char::is_whitespace).next()?;
    let end = tokens(last).last()?;
    if !is_acceptable(last, &end) {
        return None;
    }
    let line = Line::new(text, None, 4 * MOST_TOKENS);
    let acceptable = line.tokens.iter().rev().take(MOST_TOKENS).take_while(|token| is_acceptable(text, token)).count();
    let first = line.tokens.len() - acceptable;
    if line.tokens.last()?.end != text.len() || (first == 0 && judge(text).is_some_and(|tally| tally.is_stamp())) {
        return None;
    }
    // A strong mark first: it keeps the name in "By April May | May 5, 2025" whole.
    let behind = |at: usize, strong: bool| {
        at > 0
            && if strong {
                line.is_mark(at - 1, "|·•—–/")
            } else {
                !line.is_joined(at) || line.is_mark(at - 1, ",-:")
            }
    };
    let starts = [true, false].into_iter().flat_map(|strong| (first..line.tokens.len()).map(move |at| (strong, at)));
    let is_start = |&(strong, at): &(bool, usize)| {
        let start = line.tokens.get(at).map(|token| token.start)?;
        let (before, after) = text.split_at_checked(start)?;
        let opens = !matches!(line.kind(at)?, Kind::Mark(mark) if mark != '(');
        let whole = opens && behind(at, strong) && before.chars().any(char::is_alphabetic);
        (whole && stamp(after).is_some()).then_some(())
    };
    let (_, at) = starts.into_iter().find(|start| is_start(start).is_some())?;
    line.tokens.get(at).map(|token| token.start)
}

/// Whether the first labelling word of a stamp says "published" or "updated".
pub fn role(text: &str) -> Option<Role> {
    tokens(text).take(MOST_TOKENS).find_map(|token| match token.kind {
        Kind::Word(word) => word.role,
        _ => None,
    })
}

/// Whether all of a line is a stamp, its date of whatever sort.
pub(super) fn is_stamp(line: &Line<'_>) -> bool {
    line.text.len() <= LONGEST
        && line.tokens.iter().all(|token| is_acceptable(line.text, token))
        && tally(line).is_some_and(|tally| tally.is_dated() || tally.short)
}

/// What the tokens of a stamp add up to.
#[derive(Default)]
struct Tally {
    /// A day with its year.
    day: bool,
    /// A month or a bare run of digits.
    rough: bool,
    /// A day without its year.
    yearless: bool,
    /// Three numbers of two digits.
    short: bool,
    /// "2 hours ago".
    relative: bool,
    /// "Yesterday".
    near: bool,
    /// A time of day.
    timed: bool,
    role: Option<Role>,
}

impl Tally {
    fn is_dated(&self) -> bool {
        self.is_stamp() || self.rough || self.yearless
    }

    fn is_stamp(&self) -> bool {
        let weak = self.yearless || self.short || self.near;
        let labelled = self.role.is_some();
        self.day || self.relative || labelled && (self.rough || weak) || self.timed && weak
    }

    fn has_date(&self) -> bool {
        self.day || self.rough || self.yearless || self.short || self.relative || self.near
    }
}

/// The tally of a line that holds nothing but a stamp.
fn judge(line: &str) -> Option<Tally> {
    let text = line.trim();
    if text.len() > LONGEST {
        return None;
    }
    // Nothing is kept of a line until all of it may be a stamp.
    if !tokens(text).all(|token| is_acceptable(text, &token)) {
        return None;
    }
    let all: Vec<Token> = tokens(text).take(MOST_TOKENS + 1).collect();
    if all.is_empty() || all.len() > MOST_TOKENS {
        return None;
    }
    tally(&Line::of(text, all, None))
}

fn tally(line: &Line<'_>) -> Option<Tally> {
    let mut tally = Tally::default();
    let mut at = 0;
    while at < line.tokens.len() {
        at = step(line, at, &mut tally)?;
    }
    tally.has_date().then_some(tally)
}

/// Counts what stands at `at` and says where it ends; `None` where it has no place in a stamp.
fn step(line: &Line<'_>, at: usize, tally: &mut Tally) -> Option<usize> {
    if let Some(found) = date_at(line, at) {
        match found.reading {
            Reading::Short(_) => tally.short = true,
            Reading::Sure(date) if date.weekday().is_none() => tally.rough = true,
            _ => tally.day = true,
        }
        tally.timed |= found.clock.is_some();
        if let Some((_, end)) = bare_clock_at(line, found.end) {
            tally.timed = true;
            return Some(end);
        }
        // "12 July 2025 – 14 July 2025" is when something takes place.
        return (!spans_on(line, found.end)).then_some(found.end);
    }
    if let Some(distance) = distance_at(line, at) {
        if line.word(at).is_some_and(|word| word.days_back.is_some()) {
            tally.near = true;
        } else {
            tally.relative = true;
        }
        return Some(distance.end);
    }
    if let Some(end) = yearless_at(line, at) {
        tally.yearless = true;
        return Some(end);
    }
    if let Some((_, end)) = clock_at(line, at) {
        tally.timed = true;
        return Some(end);
    }
    match line.kind(at)? {
        Kind::Mark(_) => Some(at + 1),
        Kind::Word(word) if word.is_stamp() => {
            // The label of the first date counts.
            tally.role = match tally.role {
                None => word.role,
                Some(Role::Published) if !tally.has_date() => word.role.or(tally.role),
                known => known,
            };
            Some(at + 1)
        }
        Kind::Word(_) => (line.is_joined(at) && line.is_one_of(at, &["T", "t"])).then_some(at + 1),
        Kind::Number { .. } => figures(line, at, tally),
    }
}

/// A number that no shape begins with: a date written for machines, or the minutes that reading takes.
fn figures(line: &Line<'_>, at: usize, tally: &mut Tally) -> Option<usize> {
    let minutes = line.word(at + 1).is_some_and(|word| word.unit == Some(Unit::Minute));
    let dot = usize::from(line.is_mark(at + 2, "."));
    if minutes && tally.has_date() && line.is_one_of(at + 2 + dot, READING) {
        return Some(at + 3 + dot);
    }
    let (value, width) = line.number(at)?;
    if !matches!(width, 4 | 8) {
        return None;
    }
    let rest = line.text.get(line.tokens.get(at)?.start..)?;
    if let Some(moment) = iso::read(rest).filter(|_| width == 8 || rest.len() > 4) {
        let packed = width == 8 && rest.len() == 8;
        if packed || moment.weekday().is_none() {
            tally.rough = true
        } else {
            tally.day = true
        };
        return Some(line.tokens.len());
    }
    let day = (width == 8).then(|| Moment::day(value / 10_000, value / 100 % 100, value % 100)).flatten();
    tally.rough |= day.is_some();
    day.map(|_| at + 1)
}

/// Words for reading, behind the minutes that it takes.
const READING: &[&str] =
    &["read", "Read", "reading", "Lesezeit", "lecture", "lectura", "lettura", "leitura", "чтения", "leestijd", "okuma"];

/// Whether a stamp may hold the token at all. Cheap, and too kind: [`step`] looks closer.
fn is_acceptable(text: &str, token: &Token) -> bool {
    match token.kind {
        Kind::Number { width, .. } => width <= 14,
        Kind::Mark(mark) => ",.:;/|()[]-–—·•@+'`~°º_\u{2022}\u{ab}\u{bb}".contains(mark),
        Kind::Word(word) => {
            let text = || text.get(token.start..token.end).unwrap_or("");
            word.is_known() && !word.bars
                || is_abbreviation(text())
                || token.joined && text().len() <= 6
                || is_letter_or_two(text())
                || matches!(text(), "I" | "V" | "X" | "Z" | "a" | "p" | "m")
                || READING.contains(&text())
        }
    }
}

/// A part of an abbreviation with dots inside, such as `ก.ค.` or `μ.μ.`
fn is_letter_or_two(text: &str) -> bool {
    !text.is_ascii() && (text.len() == 2 || text.len() <= 6 && text.starts_with(|c| matches!(c, '\u{e00}'..='\u{eff}')))
}

/// A digit somewhere, or a last word that could be "yesterday" or the like.
fn has_time(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
        || !text.is_ascii() && text.chars().any(|c| digit(c).is_some())
        || text.split_whitespace().rev().take(4).any(|word| {
            tokens(word).take(2).any(|token| match token.kind {
                Kind::Word(word) => word.days_back.is_some() || word.counted.is_some() || word.ago,
                _ => false,
            })
        })
}
