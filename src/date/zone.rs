//! Time zones as stamps name them: offsets in figures, and the abbreviations that mean one offset only.
//!
//! `IST` is India, Ireland or Israel, `BST` London or Dhaka, `CST` Chicago or Shanghai: such a name is known
//! for a zone and gives no offset. Many writers say `EST` or `CET` all year round, so the name of a zone's winter time
//! is believed in its winter only, and that of its summer time not in its winter.

use super::calendar::{Offset, Season};
use super::line::Line;
use super::token::Kind;

/// Abbreviations of one meaning: minutes east of Greenwich, and when they hold.
#[rustfmt::skip]
const NAMES: &[(&str, i16, Season)] = &[
    ("EST", -300, Season::Winter), ("EDT", -240, Season::Summer), ("ET", -300, Season::Shifting),
    ("CDT", -300, Season::Summer), ("MDT", -360, Season::Summer), ("PST", -480, Season::Winter),
    ("PDT", -420, Season::Summer), ("PT", -480, Season::Shifting), ("AKST", -540, Season::Winter),
    ("AKDT", -480, Season::Summer), ("HST", -600, Season::Always),
    ("WET", 0, Season::Winter), ("WEST", 60, Season::Summer), ("CET", 60, Season::Winter),
    ("CEST", 120, Season::Summer), ("MEZ", 60, Season::Winter), ("MESZ", 120, Season::Summer),
    ("EET", 120, Season::Winter), ("EEST", 180, Season::Summer), ("MSK", 180, Season::Always),
    ("МСК", 180, Season::Always), ("мск", 180, Season::Always), ("TRT", 180, Season::Always),
    ("SAST", 120, Season::Always), ("EAT", 180, Season::Always), ("PKT", 300, Season::Always),
    ("NPT", 345, Season::Always), ("WIB", 420, Season::Always), ("WITA", 480, Season::Always),
    ("SGT", 480, Season::Always), ("HKT", 480, Season::Always), ("PHT", 480, Season::Always),
    ("JST", 540, Season::Always), ("KST", 540, Season::Always), ("AWST", 480, Season::Always),
    ("BRT", -180, Season::Always), ("ART", -180, Season::Always),
];

/// Languages of India: in them `IST` has one meaning.
const INDIAN: &[&str] = &["hi", "bn", "ta", "te", "mr", "gu", "kn", "ml", "pa"];

/// The zone that starts at token `at` and the token behind it; no offset where its name is ambiguous.
pub(super) fn zone_at(line: &Line<'_>, at: usize) -> Option<(Option<Offset>, usize)> {
    if line.is_mark(at, "([") {
        let (offset, next) = named(line, at + 1).or_else(|| Some((Some(signed(line, at + 1, true)?.0), at + 3)))?;
        return line.is_mark(next, ")]").then_some((offset, next + 1));
    }
    if let Some((offset, next)) = signed(line, at, false) {
        // "+0200 (CEST)" says it twice.
        let again = if line.is_mark(next, "(") { named(line, next + 1) } else { None };
        let end = again.map(|(_, end)| end).filter(|end| line.is_mark(*end, ")"));
        return Some((Some(offset), end.map_or(next, |end| end + 1)));
    }
    named(line, at)
}

fn named(line: &Line<'_>, at: usize) -> Option<(Option<Offset>, usize)> {
    let name = line.text_of(at);
    line.word(at)?;
    match name {
        "Z" | "z" => return Some((Some(Offset::Utc), at + 1)),
        "GMT" | "UTC" | "gmt" | "utc" | "Gmt" | "Utc" => {
            let (offset, next) = signed(line, at + 1, true).unwrap_or((Offset::Utc, at + 1));
            return Some((Some(offset), next));
        }
        "IST" if line.is_in(INDIAN) || line.language.is_some_and(|tag| tag.ends_with("-IN")) => {
            return Some((Some(Offset::East(330)), at + 1));
        }
        _ => {}
    }
    if let Some((_, minutes, season)) = NAMES.iter().find(|(known, ..)| *known == name) {
        return Some((Some(Offset::InSeason(*minutes, *season)), at + 1));
    }
    is_abbreviation(name).then_some((None, at + 1))
}

/// Whether a word could be a zone's abbreviation.
pub(super) fn is_abbreviation(name: &str) -> bool {
    (2..=5).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// `+0300`, `-03:00`; `+3` only where a zone's name stands before it.
fn signed(line: &Line<'_>, at: usize, named: bool) -> Option<(Offset, usize)> {
    let west = match line.mark(at)? {
        '+' => false,
        '-' => true,
        _ => return None,
    };
    let (value, width) = line.joined_number(at + 1)?;
    let minutes =
        if line.is_mark(at + 2, ":") { line.joined_number(at + 3).filter(|&(_, width)| width == 2) } else { None };
    let (hours, minutes, next) = match (width, minutes) {
        (4, _) => (value / 100, value % 100, at + 2),
        (1 | 2, Some((minutes, _))) => (value, minutes, at + 4),
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
