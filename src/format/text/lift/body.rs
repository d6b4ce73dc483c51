//! An article's text: furniture and lists of other articles out, dateline and agency noted.

use super::super::dateline;
use super::super::headline::ends_sentence;
use super::super::lines::Line;
use super::super::paragraphs;
use super::super::shape::Shape;
use super::super::vocabulary::{Field, Furniture};
use crate::article::{Body, Draft, Stamp};

/// More lines are no list of other articles.
const LONGEST_LIST: usize = 40;
/// Longest entry of such a list, in bytes.
const LONGEST_ENTRY: usize = 160;

/// Sets text, dateline, agency and the furniture within the text.
pub(super) fn lift(lines: &[Line<'_>], first_line: u64, draft: &mut Draft) {
    let mut kept: Vec<Line<'_>> = Vec::with_capacity(lines.len());
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at += 1;
        match line.shape {
            Shape::Furniture(Furniture::Heading) => {
                draft.furniture.push(line.text.to_string());
                let list = list_at(lines, at);
                draft
                    .furniture
                    .extend(lines.get(at..at + list).unwrap_or_default().iter().map(|line| line.text.to_string()));
                at += list;
            }
            Shape::Furniture(_) | Shape::End => draft.furniture.push(line.text.to_string()),
            Shape::Label { field: Field::Body, value } if value >= line.text.len() => {
                draft.furniture.push(line.text.to_string())
            }
            // "Full text: The council has …"
            Shape::Label { field: Field::Body, value } if kept.is_empty() => {
                let text = line.text.get(value..).unwrap_or_default().to_owned();
                kept.push(Line { text: text.into(), shape: Shape::Text, ..line.clone() });
            }
            _ => kept.push(line.clone()),
        }
    }
    if let Some(found) = kept.first().and_then(|line| dateline::read(&line.text)) {
        draft.dateline.get_or_insert_with(|| found.place.to_owned());
        if let (Some(date), None, None) = (found.date, &draft.published, &draft.updated) {
            draft.published = Some(Stamp::stated(date));
        }
        if let Some(agency) = found.agency {
            draft.agency.get_or_insert_with(|| agency.to_owned());
        }
    }
    let body = paragraphs::join(&kept);
    draft.body_lines = body.lines.iter().map(|number| first_line + number).collect();
    draft.body = Body::Plain(body.text);
}

/// How many lines from `at` on are entries of a list of other articles: short lines that are no sentences. They must be
/// followed by nothing, or by a paragraph that plainly is text.
fn list_at(lines: &[Line<'_>], at: usize) -> usize {
    lines.iter().skip(at).take(LONGEST_LIST).take_while(|line| is_entry(line)).count()
}

/// Whether a line may be an entry of such a list.
pub(super) fn is_entry(line: &Line<'_>) -> bool {
    let is_short = line.text.len() <= LONGEST_ENTRY;
    match line.shape {
        Shape::Bullet { .. } | Shape::Url | Shape::Stamp(_) | Shape::Furniture(_) => is_short,
        Shape::Text | Shape::Byline | Shape::Imprint | Shape::Caption => is_short && !ends_sentence(&line.text),
        _ => false,
    }
}
