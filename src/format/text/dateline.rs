//! Datelines: the place, and often the agency, that a wire story's text opens with.

use crate::article::Precision;
use crate::date;

/// A dateline as it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dateline<'a> {
    /// The city as written: `SEOUL`.
    pub place: &'a str,
    /// The agency in parentheses.
    pub agency: Option<&'static str>,
    /// The date, where one with its year stands there: `HALVERN, June 22, 2020 - …`.
    pub date: Option<&'a str>,
}

/// How far into the text a dateline's end is looked for, in characters.
const REACH: usize = 90;

/// Words in capitals before a colon that name no place.
const NO_PLACES: &[&str] = &[
    "NOTE",
    "WARNING",
    "UPDATE",
    "UPDATED",
    "BREAKING",
    "EXCLUSIVE",
    "OPINION",
    "WATCH",
    "READ",
    "LIVE",
    "FAQ",
    "TIP",
    "PRO TIP",
    "STEP",
    "IMPORTANT",
    "ANALYSIS",
    "EDITORIAL",
    "CORRECTION",
    "QUESTION",
    "ANSWER",
    "SUMMARY",
    "QUICK SUMMARY",
    "TLDR",
    "PS",
    "POLL",
    "VIDEO",
    "PHOTOS",
    "ALERT",
    "DISCLAIMER",
    "DISCLOSURE",
    "MORE",
    "RELATED",
    "SOURCE",
    "BONUS",
    "HINT",
    "CAUTION",
    "REVIEW",
    "FACT CHECK",
    "EXPLAINER",
    "INTERVIEW",
];

/// The dateline that `text` opens with: `SEOUL: …`, `KYIV, Ukraine (AP) — …`, `LONDON, July 12 (Reuters) - …`.
pub fn read(text: &str) -> Option<Dateline<'_>> {
    let mut end = None;
    let mut previous = ' ';
    let mut depth = 0;
    for (at, c) in text.char_indices().take(REACH) {
        depth += match c {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        let spaced_dash = matches!(c, '-' | '–' | '—') && (matches!(previous, ' ' | ')' | '.') || c != '-');
        if depth == 0 && (c == ':' || spaced_dash) {
            end = Some((at, c));
            break;
        }
        previous = c;
    }
    let (at, mark) = end?;
    let (before, after) = text.split_at(at);
    if after.trim_start_matches(mark).trim().is_empty() {
        return None;
    }
    // "MADRID, 17 oct (EFE).-": Spanish wires set a stop before the dash.
    let before = before.trim().trim_end_matches('.');
    let (head, agency, is_sourced) = match before.strip_suffix(')').and_then(|inner| inner.rsplit_once('(')) {
        Some((head, name)) => {
            let known = crate::agency::agency(name);
            // Of an agency that nobody knows the place in capitals, or a date, must tell that it is one.
            let is_name =
                name.len() <= 30 && name.starts_with(char::is_uppercase) && name.split_whitespace().count() <= 3;
            let is_dateline =
                || head.split(',').next().is_some_and(|place| is_upper(place.trim())) || date_in(head).is_some();
            if known.is_none() && !(is_name && is_dateline()) {
                return None;
            }
            (head.trim(), known, true)
        }
        None => (before, None, false),
    };
    let place = head.split([',', '/', '(']).next()?.trim();
    let capital = is_upper(place) || is_sourced && is_capitalised(place);
    if !capital || place.split_whitespace().count() > 4 || NO_PLACES.contains(&place) || head.len() > 60 {
        return None;
    }
    // Without an agency the mark alone must carry it: "NATO - which …" is a sentence, "SEOUL, South Korea — …" is not.
    let letters = place.chars().filter(|c| c.is_alphabetic()).count();
    (letters >= if agency.is_some() { 3 } else { 4 }).then(|| Dateline { place, agency, date: date_in(head) })
}

/// The day in a dateline's head.
fn date_in(head: &str) -> Option<&str> {
    let (place, dated) = date::find(head, &date::Context::default())?;
    (dated.precision >= Precision::Day).then(|| head.get(place)).flatten()
}

fn is_upper(place: &str) -> bool {
    place.chars().any(char::is_alphabetic)
        && place.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '.' | '\'' | '’' | '-'))
}

fn is_capitalised(place: &str) -> bool {
    place.split_whitespace().all(|word| word.chars().next().is_some_and(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_are_told_from_sentences() {
        let table = [
            ("SEOUL: The two ministers met.", Some(("SEOUL", None))),
            ("KYIV, Ukraine (AP) — It rained.", Some(("KYIV", Some("AP")))),
            ("LONDON (Reuters) - Shares fell.", Some(("LONDON", Some("Reuters")))),
            ("NEW YORK, July 12 (Reuters) - Shares fell.", Some(("NEW YORK", Some("Reuters")))),
            ("Berlin (dpa) - Es regnet.", Some(("Berlin", Some("dpa")))),
            ("GENEVA - The talks ended.", Some(("GENEVA", None))),
            ("Madrid, 17 oct 2021 (Halvern Press).- Llueve.", Some(("Madrid", None))),
            ("NOTE: this is not one.", None),
            ("FAQ: what is it?", None),
            ("The talks - long and dull - ended.", None),
            ("T-MOBILE said on Monday: no.", None),
            ("He said: no.", None),
            ("SEOUL:", None),
        ];
        let dated = read("HALVERN, June 22, 2020 - The lock opened.").and_then(|found| found.date);
        assert_eq!(dated, Some("June 22, 2020"));
        for (text, wanted) in table {
            assert_eq!(read(text).map(|d| (d.place, d.agency)), wanted, "{text}");
        }
    }
}
