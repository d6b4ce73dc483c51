//! Lines that name a writer without a word that says so, by where they stand.

use super::super::headline::{ends_sentence, is_capitals};
use super::super::imprint::Imprint;
use super::super::lines::Line;
use super::super::ornament;
use super::super::shape::{Shape, names_people};
use super::super::vocabulary::{self, behind_by, is_paper};
use super::Manner;
use crate::article::Draft;

/// Whether the line right below the headline opens with "By" and is followed by a date or an empty line: then it signs, whatever
/// the name looks like.
pub(super) fn is_by_line(lines: &[Line<'_>], at: usize, title_end: Option<usize>) -> bool {
    let (Some(line), Some(next)) = (lines.get(at), lines.get(at + 1)) else { return false };
    let is_short =
        line.text.len() <= 60 && behind_by(&line.text).is_some_and(|name| name.split_whitespace().count() <= 5);
    Some(at) == title_end
        && is_short
        && (next.blanks > 0 || matches!(next.shape, Shape::Stamp(_)))
        && !ends_sentence(&line.text)
}

/// Whether a line right below the headline is a name, where the header states a date as well: a subtitle would not stand so.
pub(super) fn is_name_right_below(lines: &[Line<'_>], at: usize, title_end: Option<usize>, draft: &Draft) -> bool {
    let (Some(line), Some(next)) = (lines.get(at), lines.get(at + 1)) else { return false };
    let words = line.text.split_whitespace().count();
    let is_dated = draft.published.is_some() || draft.updated.is_some();
    Some(at) == title_end
        && is_dated
        && line.blanks == 0
        && next.blanks > 0
        && (2..=4).contains(&words)
        && names_people(&line.text)
        && draft.authors.is_empty()
}

/// Whether a line is nothing but a name, on its own between headline and text.
pub(super) fn is_name_below_title(lines: &[Line<'_>], at: usize) -> bool {
    let (Some(line), Some(next)) = (lines.get(at), lines.get(at + 1)) else { return false };
    let words = line.text.split_whitespace().count();
    line.blanks > 0
        && next.blanks > 0
        && (2..=4).contains(&words)
        && names_people(&line.text)
        && next.text.len() > line.text.len()
}

/// Whether a short line of capitalised words stands right above a date line: a writer's, an agency's or a paper's name.
pub(super) fn is_name_above_stamp(lines: &[Line<'_>], at: usize) -> bool {
    let Some(line) = lines.get(at) else { return false };
    let next = lines.get(at + 1);
    let next_is_stamp = next.is_some_and(|next| matches!(next.shape, Shape::Stamp(_)) && next.blanks <= 1)
        || is_name_line(line) && next.is_some_and(is_place_and_date);
    let names = line.text.split_whitespace().all(|word| {
        word.chars().find(|c| c.is_alphanumeric()).is_none_or(|c| !c.is_lowercase())
            || matches!(word, "and" | "und" | "et" | "y" | "e" | "de" | "von" | "van")
    });
    at > 0 && next_is_stamp && line.text.len() <= 60 && names
}

/// Whether a line right below another is a date with no more than a place of one word: `Madrid - 3 jun 2021 - 12:31`.
pub fn is_place_and_date(line: &Line<'_>) -> bool {
    let found = (line.blanks == 0 && line.shape == Shape::Imprint).then(|| Imprint::read(&line.text)).flatten();
    found.is_some_and(|imprint| {
        !imprint.is_signed
            && imprint.site.is_none()
            && imprint.is_dated()
            && imprint.writers.len() + usize::from(imprint.place.is_some()) <= 1
            && imprint.writers.iter().all(|name| !name.contains(' '))
    })
}

/// Sets the writer that a line right below the headline names without a word that says so: where most articles of the text have
/// a name there, where it stands in parentheses, or with its paper above a date.
pub(super) fn signs_alone(lines: &[Line<'_>], at: usize, manner: &Manner, draft: &mut Draft) -> bool {
    let Some(line) = lines.get(at) else { return false };
    let bare = ornament::bare(&line.text);
    let is_name =
        |name: &str| (2..=5).contains(&name.split_whitespace().count()) && names_people(name) && !ends_sentence(name);
    let is_parted = lines.get(at + 1).is_none_or(|next| next.blanks > 0 || matches!(next.shape, Shape::Stamp(_)));
    // "Ann Lee", then "Senior correspondent".
    let has_post = lines.get(at + 1).is_some_and(|next| next.blanks == 0 && vocabulary::is_post(&next.text));
    let is_counted =
        lines.get(at + 1).is_some_and(|next| next.blanks == 0 && vocabulary::is_count(&next.text.to_lowercase()));
    if is_counted && is_name_line(line) || has_post && (is_name(bare) || bare.len() <= 20 && names_people(bare)) {
        draft.authors.push(bare.to_owned());
        return true;
    }
    // Right below a deck that itself is followed by nothing else of a header.
    let is_below_deck = !draft.summary.is_empty()
        && line.blanks == 0
        && is_parted
        && (draft.published.is_some() || draft.updated.is_some());
    if is_below_deck && is_name_line(line) {
        draft.authors.push(bare.to_owned());
        return true;
    }
    if line.text.starts_with('(') && is_name(bare) || manner.signed && is_parted && is_name_line(line) {
        draft.authors.push(bare.to_owned());
        return true;
    }
    let is_dated = lines
        .get(at + 1)
        .is_some_and(|next| next.blanks == 0 && matches!(next.shape, Shape::Stamp(_) | Shape::Imprint));
    // "Ann Lee / NORVIK" below the date.
    let is_stamped = line.blanks == 0 && (draft.published.is_some() || draft.updated.is_some());
    if let Some((name, place)) = line.text.split_once(" / ").filter(|_| is_stamped)
        && is_name(name)
        && (is_capitals(place) || vocabulary::is_place(place))
    {
        draft.authors.push(name.to_owned());
        draft.dateline.get_or_insert_with(|| place.to_owned());
        return true;
    }
    let parts = [" - ", " | ", " / ", " – ", " — ", " • "].iter().find_map(|mark| line.text.split_once(mark));
    match parts.filter(|(name, site)| is_dated && is_name(name) && site.split_whitespace().count() <= 4) {
        Some((name, site)) => {
            draft.authors.push(name.to_owned());
            draft.site.get_or_insert_with(|| site.to_owned());
            true
        }
        None => false,
    }
}

/// Whether a line is nothing but words that look like a person's name.
pub fn is_name_line(line: &Line<'_>) -> bool {
    let text = ornament::bare(&line.text);
    line.shape == Shape::Text
        && (2..=4).contains(&text.split_whitespace().count())
        && text.len() <= 60
        && names_people(text)
        && !ends_sentence(text)
        && !vocabulary::is_section(text)
        && !is_paper(text)
}

/// Whether a line is a name behind a dash: `-- Ann Lee`.
pub fn is_dashed_name(line: &Line<'_>) -> bool {
    let name = ornament::without_dash(&line.text);
    name.len() < line.text.len() && (1..=5).contains(&name.split_whitespace().count()) && names_people(name)
}
