//! Articles whose fields are labelled: `Title: …`, `Date: …`, then the text.

use super::lift::set_stamp;
use super::lines::{self, Line, Shape};
use super::stamp::{self, StampKind};
use super::vocabulary::Field;
use crate::article::{Draft, Stamp};

/// How far down the first label may stand, in lines that are not blank: below a record's counter, a paper's name, a date.
const PREAMBLE: usize = 6;
/// Longest line of a preamble, in bytes.
const LONGEST_PREAMBLE: usize = 100;

/// Where the block of labels begins, if the article has one that names its title or several fields.
pub fn find(lines: &[Line<'_>]) -> Option<usize> {
    let is_label = |line: &Line<'_>| matches!(line.shape, Shape::Label { .. });
    let at = lines.iter().take(PREAMBLE + 1).position(is_label)?;
    let preamble = lines.get(..at)?;
    if preamble.iter().any(|line| line.text.len() > LONGEST_PREAMBLE) {
        return None;
    }
    let block = lines.get(at..)?;
    let count = block.iter().take(12).filter(|line| is_label(line)).count();
    let adjacent = block.iter().skip(1).take_while(|line| is_label(line)).count();
    let has_title = block.iter().take(4).any(|line| matches!(line.shape, Shape::Label { field: Field::Title, .. }));
    // Below a headline that has no label, a block must have at least two fields to be more than a line of text.
    (has_title && (at == 0 || count >= 2) || adjacent >= 1).then_some(at)
}

/// Sets what the preamble and the labels from `at` on hold; answers the index of the first line of text.
pub fn lift(lines: &[Line<'_>], at: usize, draft: &mut Draft) -> usize {
    let has_title =
        lines.iter().skip(at).take(12).any(|line| matches!(line.shape, Shape::Label { field: Field::Title, .. }));
    for line in lines.iter().take(at) {
        match line.shape {
            Shape::Rule => {}
            Shape::Stamp(kind) => set_stamp(draft, kind, &line.text),
            Shape::Byline => draft.authors.push(lines::behind_by(&line.text).unwrap_or(&line.text).to_owned()),
            Shape::Text if !has_title && draft.title.is_none() => draft.title = Some(line.text.to_string()),
            Shape::Text if has_title && draft.site.is_none() => draft.site = Some(line.text.to_string()),
            _ => draft.furniture.push(line.text.to_string()),
        }
    }
    // Labels below an empty line belong to the block only where the block is spaced so from its start.
    let spaced = lines.get(at + 1).is_some_and(|line| line.blanks > 0 && matches!(line.shape, Shape::Label { .. }));
    let mut i = at;
    while let Some(line) = lines.get(i) {
        if i > at && line.blanks > 0 && !spaced && !matches!(line.shape, Shape::Label { field: Field::Body, .. }) {
            break;
        }
        match line.shape {
            Shape::Label { field, value } => {
                let mut text = line.text.get(value..).unwrap_or_default().trim();
                if field == Field::Body {
                    // "Body: The text begins here" keeps its line for the text; a label alone does not.
                    return if text.is_empty() { i + 1 } else { i };
                }
                // "HEADLINE:" alone has its value on the next line.
                let is_value =
                    |next: &&Line<'_>| next.blanks == 0 && matches!(next.shape, Shape::Text | Shape::Stamp(_));
                if let (true, Some(next)) = (text.is_empty(), lines.get(i + 1).filter(is_value)) {
                    text = &next.text;
                    i += 1;
                }
                set(draft, field, text);
            }
            Shape::Rule => {}
            Shape::Stamp(kind) => set_stamp(draft, kind, &line.text),
            Shape::Byline => draft.authors.push(lines::behind_by(&line.text).unwrap_or(&line.text).to_owned()),
            _ => break,
        }
        i += 1;
    }
    // The headline may stand once more above the text.
    let title = draft.title.as_deref().map(lines::fold).filter(|fold| *fold != 0);
    while lines.get(i).is_some_and(|line| line.shape == Shape::Rule || Some(line.fold) == title) {
        i += 1;
    }
    i
}

/// Sets one field; the first value of a single field stays.
fn set(draft: &mut Draft, field: Field, text: &str) {
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '"');
    if text.is_empty() {
        return;
    }
    let single = match field {
        Field::Title => &mut draft.title,
        Field::Url => &mut draft.url,
        Field::Site => &mut draft.site,
        Field::Section => &mut draft.section,
        Field::Language => &mut draft.language,
        Field::Id => &mut draft.external_id,
        Field::Place => &mut draft.dateline,
        Field::Agency => &mut draft.agency,
        Field::Published | Field::Updated => return set_date(draft, field, text),
        Field::Author => {
            let names = stamp::trailing_date(text).map_or(text, |(names, _)| names);
            return draft.authors.push(lines::behind_by(names).unwrap_or(names).to_owned());
        }
        Field::Tags => {
            return draft.tags.extend(
                text.trim_matches(['[', ']']).split([',', ';']).map(|t| t.trim().to_owned()).filter(|t| !t.is_empty()),
            );
        }
        Field::Summary => return draft.summary.push(text.to_owned()),
        Field::Caption => return draft.caption.push(text.to_owned()),
        Field::Body | Field::Other => return,
    };
    if single.is_none() {
        *single = Some(text.to_owned());
    }
}

/// Sets a date; a label is a field that holds one, whatever its value looks like.
fn set_date(draft: &mut Draft, field: Field, text: &str) {
    let updated = field == Field::Updated || stamp::stamp(text) == Some(StampKind::Updated);
    let place = if updated { &mut draft.updated } else { &mut draft.published };
    if place.is_none() {
        *place = Some(Stamp::metadata(text));
    }
}
