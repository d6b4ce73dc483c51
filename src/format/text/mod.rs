//! Scraped text: several articles a file, with nothing but their layout to tell them apart.
//!
//! The way of a chunk: [`lines`] says what each line looks like ([`shape`], and [`fields`] for what only shows in the whole),
//! [`boundaries`] weighs where articles begin (helped by [`header`] and [`headline`]), [`lift`] takes each article apart (with
//! [`dateline`] and [`paragraphs`]); [`columns`] is for files with an article a line. [`frame`] cuts streams. What a user says of
//! a source goes before all of it ([`rules`]). Not here: reading dates and names, languages, what furniture a whole corpus
//! shares.

use super::{Broken, Confidence, Emit, Format, Settings, Skip};
use crate::article::{Draft, Span};
use crate::date;
use crate::dump::charset;
use crate::dump::chunk::Chunk;
use crate::dump::source::Source;

pub mod boundaries;
pub(super) mod columns;
mod dateline;
mod fields;
mod fold;
mod frame;
mod header;
mod headline;
mod imprint;
mod lift;
mod lines;
mod markup;
mod ornament;
mod paragraphs;
mod record;
mod recurring;
mod rules;
mod shape;
mod stamp;
pub(super) mod vocabulary;

/// Longest table of contents, in lines that are not blank.
const CONTENTS: usize = 400;

/// Scraped text, several articles a file.
pub struct Text;

impl Format for Text {
    fn name(&self) -> &'static str {
        "text"
    }

    fn summary(&self) -> &'static str {
        "scraped text, one or several articles a file"
    }

    fn recognised_by(&self) -> &'static str {
        "anything that reads as text in some encoding"
    }

    fn version(&self) -> u32 {
        6
    }

    fn sniff(&self, _name: &str, head: &[u8]) -> Confidence {
        if is_text(head) { Confidence::Fallback } else { Confidence::No }
    }

    fn frame(&self, source: &mut Source, settings: &Settings, emit: Emit<'_>) -> Result<(), Broken> {
        frame::frame(source, frame::Limits::default(), settings, emit)
    }

    fn parse(&self, chunk: &Chunk, settings: &Settings, out: &mut Vec<Result<Draft, Skip>>) {
        if let Some(skip) = frame::too_large(chunk) {
            out.push(Err(skip));
            return;
        }
        let lines = lines::read(chunk);
        let rule = settings.rule.as_deref();
        let split = rule.and_then(|rule| rule.split.as_ref());
        let starts = match split {
            Some(split) => rules::starts(&lines, split),
            None => boundaries::boundaries(&lines, &boundaries::Habits::of(&lines)),
        };
        let (starts, contents) = without_contents(&lines, starts);
        let columns = split.is_none().then(|| columns::of(&lines)).flatten();
        let recurring = recurring::Recurring::of(&lines, &starts);
        let has_published = lines.iter().any(is_publication);
        let numbered = are_numbered(&lines, &starts);
        let mut manner = lift::Manner { numbered, columns, has_published, recurring, ..lift::Manner::default() };
        manner.learn(&lines, &starts);
        let mut drafts = Vec::with_capacity(starts.len());
        for (i, &start) in starts.iter().enumerate() {
            let end = starts.get(i + 1).copied().unwrap_or(lines.len());
            let segment = lines.get(start..end).unwrap_or_default();
            let draft = match rule {
                Some(rule) => rules::lift(segment, chunk, &manner, rule),
                None => lift::lift(segment, chunk, &manner),
            };
            drafts.extend(draft);
        }
        if let Some(first) = drafts.first_mut() {
            first.furniture.extend(lines.iter().take(contents).map(|line| line.text.to_string()));
        }
        lift::suffix::cut(&mut drafts);
        // One "31/12/2024" shows how the whole file writes its dates.
        let order = date::order_proved_by(drafts.iter().flat_map(stamps));
        out.extend(drafts.into_iter().map(|draft| Ok(Draft { day_order: draft.day_order.or(order), ..draft })));
    }
}

/// A line that was considered as the opening of an article, and why it was taken or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// The line's place in the dump.
    pub span: Span,
    /// Its text.
    pub text: String,
    /// The evidence, with points.
    pub boundary: boundaries::Boundary,
}

/// Every line of the chunk that was considered as the opening of an article, for `search debug split`.
pub fn explain(chunk: &Chunk) -> Vec<Explained> {
    let lines = lines::read(chunk);
    let considered = boundaries::explain(&lines, &boundaries::Habits::of(&lines));
    let place = |boundary: boundaries::Boundary| {
        let line = lines.get(boundary.line)?;
        let number = chunk.line + line.number;
        let span = Span { bytes: [chunk.at + line.start as u64, chunk.at + line.end as u64], lines: [number, number] };
        Some(Explained { span, text: line.text.to_string(), boundary })
    };
    considered.into_iter().filter_map(place).collect()
}

/// The openings without that of a table of contents, which lists the headlines of the others; and how many lines that has.
fn without_contents(lines: &[lines::Line<'_>], mut starts: Vec<usize>) -> (Vec<usize>, usize) {
    let Some(&second) = starts.get(1) else { return (starts, 0) };
    let folded = |text: &str| fold::fold(headline::behind_number(text).unwrap_or(text));
    let later: Vec<u64> =
        starts.iter().skip(1).filter_map(|at| lines.get(*at)).map(|line| folded(&line.text)).collect();
    let entries = lines.get(..second).unwrap_or_default();
    let entry = |line: &lines::Line<'_>| match line.shape {
        shape::Shape::Bullet { text } => folded(line.text.get(text..).unwrap_or_default()),
        _ => folded(&line.text),
    };
    let is_listed =
        |line: &&lines::Line<'_>| entry(line) != 0 && !line.shape.is_label() && later.contains(&entry(line));
    let listed = entries.iter().filter(is_listed).count();
    // Above and below the list stand a heading and perhaps a rule, in a digest its sender and subject.
    let others = entries.iter().filter(|line| !line.shape.is_divider()).count() - listed;
    if listed == 0 || others > 2.max(listed / 2 + 2) || entries.len() > CONTENTS {
        return (starts, 0);
    }
    starts.remove(0);
    (starts, second)
}

/// The texts of a draft's dates.
fn stamps(draft: &Draft) -> impl Iterator<Item = &str> {
    draft.published.iter().chain(&draft.updated).map(|stamp| stamp.text.as_str())
}

/// Whether a line is a field that holds the date of publication.
fn is_publication(line: &lines::Line<'_>) -> bool {
    match line.shape {
        shape::Shape::Label { field, .. } => field == vocabulary::Field::Published,
        shape::Shape::Stamp(_) => shape::named(&line.text)
            .is_some_and(|(name, _)| vocabulary::field(name) == Some(vocabulary::Field::Published)),
        _ => false,
    }
}

/// Whether the articles of a text are numbered: more than one, and most of them.
fn are_numbered(lines: &[lines::Line<'_>], starts: &[usize]) -> bool {
    // The headline, or the one below its source.
    let is_headline = |line: &lines::Line<'_>| line.shape == shape::Shape::Text && headline::is_numbered(&line.text);
    let numbered = starts.iter().filter(|at| lines.iter().skip(**at).take(2).any(is_headline)).count();
    starts.len() > 1 && numbered * 3 >= starts.len() * 2
}

/// Whether a head is text in some encoding: hardly any control characters once decoded.
fn is_text(head: &[u8]) -> bool {
    let (encoding, mark) = charset::detect(head);
    let bytes = head.get(mark..).unwrap_or_default();
    let text = encoding.decode_without_bom_handling(bytes).0;
    let (mut all, mut controls, mut broken) = (0usize, 0usize, 0usize);
    for c in text.chars() {
        all += 1;
        match c {
            '\0' => controls += 4,
            '\t' | '\n' | '\r' | '\x0c' | '\x0b' | '\x08' | '\x1b' | '\u{85}' => {}
            '\u{fffd}' => broken += 1,
            c if c.is_control() => controls += 1,
            _ => {}
        }
    }
    controls * 50 <= all && broken * 4 <= all
}

#[cfg(test)]
mod tests;
