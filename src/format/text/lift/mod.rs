//! The lines of one article to a [`Draft`]: what is headline, date, byline, caption, summary, and what is text.
//!
//! Lifts only what stands at the place where such things stand: above the text ([`head`], or [`labels`] where fields are
//! labelled) and below it ([`tail`]). The text itself is kept as printed, furniture left out ([`body`]). Dates and names are
//! not read here.

mod body;
mod head;
mod kicker;
mod labels;
mod set;
pub mod signed;
pub mod suffix;
mod tail;
mod title;

use super::columns::{self, Columns};
use super::lines::Line;
use super::recurring::Recurring;
use super::vocabulary::Field;
use crate::article::{Body, Draft, Span};
use crate::dump::chunk::Chunk;

/// From so many articles, taken from all over a text, is learned how all of them are signed.
const ENOUGH: usize = 100;

/// What the division of a whole text says of each article in it.
#[derive(Clone, Debug, Default)]
pub struct Manner {
    /// Headlines are numbered, as in a press review: the number is not part of them.
    pub numbered: bool,
    /// The file holds an article a line, in these columns.
    pub columns: Option<Columns>,
    /// Below most headlines stands a name.
    pub signed: bool,
    /// Below most texts stands a name.
    pub signed_below: bool,
    /// Some article's date of publication is labelled: where another's is not, no other date stands for it.
    pub has_published: bool,
    /// Lines that several articles have at their heads or feet.
    pub recurring: Recurring,
}

impl Manner {
    /// Learns whether the articles that begin at `starts` are signed by nothing but a name below the headline, or below the text.
    pub fn learn(&mut self, lines: &[Line<'_>], starts: &[usize]) {
        let ends = starts.iter().copied().skip(1).chain([lines.len()]);
        let articles = starts.iter().zip(ends).step_by(starts.len() / ENOUGH + 1);
        let articles: Vec<_> = articles.filter_map(|(&start, end)| lines.get(start..end)).collect();
        let unlabelled = articles.iter().copied().filter(|lines| labels::find(lines).is_none());
        self.signed = head::are_signed(unlabelled, self);
        self.signed_below = tail::are_signed(&articles, self);
    }
}

/// A draft of the article that the lines hold; the first and last line are its span.
pub fn lift(lines: &[Line<'_>], chunk: &Chunk, manner: &Manner) -> Option<Draft> {
    let lines = without_edge_dividers(lines);
    let (first, last) = (lines.first()?, lines.last()?);
    let mut draft = Draft {
        span: Span {
            bytes: [chunk.at + first.start as u64, chunk.at + last.end as u64],
            lines: [chunk.line + first.number, chunk.line + last.number],
        },
        ..Draft::default()
    };
    if let Some(columns) = &manner.columns {
        row(first, columns, &mut draft);
        set::settle(&mut draft);
        return Some(draft);
    }
    let text_at = match labels::find(lines) {
        Some(at) => labels::lift(lines, at, manner, &mut draft),
        None => head::lift(lines, manner, &mut draft),
    };
    let text = lines.get(text_at..).unwrap_or_default();
    let head = lines.get(..text_at).unwrap_or_default();
    let end = tail::lift(head, text, manner, &mut draft);
    body::lift(text.get(..end).unwrap_or_default(), chunk.line, &mut draft);
    set::settle(&mut draft);
    Some(draft)
}

/// Sets what the columns of a line hold.
fn row(line: &Line<'_>, columns: &Columns, draft: &mut Draft) {
    for (field, value) in columns::values(&line.text, columns) {
        match field {
            Field::Body => draft.body = Body::Plain(value.trim().to_owned()),
            // A number, a count: nobody can tell of what.
            Field::Other => {}
            field => set::field(draft, field, value),
        }
    }
    draft.body_lines = Vec::new();
}

fn without_edge_dividers<'l, 'a>(lines: &'l [Line<'a>]) -> &'l [Line<'a>] {
    let is_text = |line: &Line<'_>| !line.shape.is_divider();
    let Some(first) = lines.iter().position(is_text) else { return &[] };
    let last = lines.iter().rposition(is_text).unwrap_or(first);
    lines.get(first..=last).unwrap_or_default()
}

#[cfg(test)]
mod tests;
