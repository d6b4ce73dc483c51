//! Labels that a text uses and no list knows.
//!
//! Two ways of writing fields only show in the whole text. Some exporters tag them with two capitals and no colon
//! (`HD  The headline`). And any language's or program's own labels (`Otsikko: …`, `Rec-Date: …`) can be told by their standing
//! together, line by line, in blocks that come again; what each holds is told by its values. A dialogue's speakers come again
//! within a block, which labels do not.

use std::collections::HashMap;

use super::headline::headline;
use super::lines::Line;
use super::shape::{self, Shape};
use super::stamp;
use super::vocabulary::{self, Field};

/// Longest line that can be a field, in bytes.
const LONGEST: usize = 300;
/// Fewest fields that make a block.
const FEWEST: usize = 3;
/// Longest name of an unknown label: in characters, and in words.
const LONGEST_NAME: (usize, usize) = (32, 4);
/// A mail's other fields stand within so many lines of its subject.
const BESIDE: usize = 8;

mod set_out;

/// Gives the lines that are fields the shape of labels.
pub fn learn(lines: &mut [Line<'_>]) {
    tags(lines);
    references(lines);
    set_out::columns(lines);
    set_out::marked(lines);
    subjects(lines);
    let blocks = blocks(lines);
    let mut seen: HashMap<String, usize> = HashMap::new();
    for block in &blocks {
        for (name, _) in lines.get(block.clone()).unwrap_or_default().iter().filter_map(|line| shape::named(&line.text))
        {
            *seen.entry(name.to_lowercase()).or_default() += 1;
        }
    }
    for mut block in blocks {
        // "Ferry: what comes next" above known labels is their headline.
        let is_headline = |line: &Line<'_>| {
            !line.shape.is_label()
                && shape::named(&line.text).is_some_and(|(name, _)| {
                    name.split_whitespace().count() >= 2
                        && seen.get(&name.to_lowercase()).is_none_or(|count| *count < 2)
                })
        };
        let rest = lines.get(block.start + 1..block.end).unwrap_or_default();
        if lines.get(block.start).is_some_and(is_headline)
            && rest.iter().filter(|line| line.shape.is_label()).count() >= 2
        {
            block.start += 1;
        }
        // Right below a line that is no field, that line is the headline.
        let is_attached = block.start > 0
            && lines.get(block.start).is_some_and(|line| line.blanks == 0)
            && lines.get(block.start - 1).is_some_and(|line| matches!(line.shape, Shape::Text | Shape::Imprint));
        let Some(block) = lines.get_mut(block) else { continue };
        let names = || block.iter().filter_map(|line| shape::named(&line.text)).map(|(name, _)| name.to_lowercase());
        let known = block.iter().filter(|line| line.shape.is_label()).count();
        let again = names().filter(|name| seen.get(name).is_some_and(|count| *count >= 2)).count();
        let mut distinct: Vec<String> = names().collect();
        distinct.sort_unstable();
        distinct.dedup();
        if distinct.len() == block.len() && (known >= 2 || again >= FEWEST) {
            name(block, is_attached);
        }
    }
}

/// "Subject: Ferries; Harbours" gives keywords where no sender stands beside it, as in a mail, and no title.
fn subjects(lines: &mut [Line<'_>]) {
    for at in 0..lines.len() {
        let Some(line) = lines.get(at) else { return };
        let Shape::Label { field: Field::Subject, value } = line.shape else { continue };
        let mut parts = line.text.get(value..).unwrap_or_default().split(';').map(str::trim);
        let is_keyword =
            |part: &str| part.starts_with(char::is_uppercase) && part.split_whitespace().count() <= LONGEST_NAME.1;
        let are_keywords = parts.clone().nth(1).is_some() && parts.all(is_keyword);
        let is_mail = |line: &Line<'_>| {
            matches!(line.shape, Shape::Label { field: Field::Sender | Field::Title, .. })
                || shape::named(&line.text).is_some_and(|(name, _)| name.eq_ignore_ascii_case("to"))
        };
        let is_field = |line: &&Line<'_>| line.shape.is_label() || shape::named(&line.text).is_some();
        let above = lines.get(at.saturating_sub(BESIDE)..at).unwrap_or_default();
        let mut gap = line.blanks > 0;
        let above =
            above.iter().rev().take_while(|line| !std::mem::replace(&mut gap, line.blanks > 0) && is_field(line));
        let below = lines.iter().skip(at + 1).take(BESIDE).take_while(|line| line.blanks == 0 && is_field(line));
        if are_keywords
            && !above.chain(below).any(is_mail)
            && let Some(line) = lines.get_mut(at)
        {
            line.shape = Shape::Label { field: Field::Tags, value };
        }
    }
}

/// Runs of lines, no blank line between them, that each open with a name and a colon.
fn blocks(lines: &[Line<'_>]) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, line) in lines.iter().enumerate() {
        let goes_on = is_field(line);
        let parted = line.blanks > 0 || line.form_feed;
        if let Some(from) = start.filter(|_| !goes_on || parted) {
            if at - from >= FEWEST {
                found.push(from..at);
            }
            start = None;
        }
        if goes_on && start.is_none() {
            start = Some(at);
        }
    }
    if let Some(from) = start.filter(|from| lines.len() - from >= FEWEST) {
        found.push(from..lines.len());
    }
    found
}

/// Whether a line could be a field of whatever name.
fn is_field(line: &Line<'_>) -> bool {
    let named = |line: &Line<'_>| {
        shape::named(&line.text).is_some_and(|(name, _)| {
            name.chars().count() <= LONGEST_NAME.0
                && name.split_whitespace().count() <= LONGEST_NAME.1
                && name.chars().any(char::is_alphabetic)
                && !name.contains(['.', '?', '!', '"', '“', ','])
        })
    };
    line.shape.is_label()
        || line.text.len() <= LONGEST
            && matches!(line.shape, Shape::Text | Shape::Byline | Shape::Imprint | Shape::Caption)
            && named(line)
}

/// Names the unknown fields of a block by what they hold, if that makes it the head of an article: it has a title, and
/// a date or a writer. Any other block of names and values is a table of the text.
fn name(block: &mut [Line<'_>], is_attached: bool) {
    let known = |line: &Line<'_>| match line.shape {
        Shape::Label { field, value } => Some((field, value)),
        _ => None,
    };
    let mut fields: Vec<Option<(Field, usize)>> = block.iter().map(known).collect();
    let has = |fields: &[Option<(Field, usize)>], wanted: &[Field]| {
        fields.iter().flatten().any(|(field, _)| wanted.contains(field))
    };
    for (at, line) in block.iter().enumerate() {
        let Some((_, value)) = shape::named(&line.text).filter(|_| !line.shape.is_label()) else { continue };
        let text = line.text.get(value..).unwrap_or_default().trim();
        let words = text.split_whitespace().count();
        let field = if shape::shape(text) == Shape::Url {
            Field::Url
        } else if stamp::stamp(text).is_some() {
            let is_other = shape::named(&line.text).is_some_and(|(name, _)| vocabulary::is_retrieval(name));
            if is_other || has(&fields, &[Field::Published]) { Field::Other } else { Field::Published }
        } else if (3..40).contains(&words)
            && !is_attached
            && text.starts_with(|c: char| !c.is_numeric() && c != '>' && c != '<')
            && headline(text) > 0
            && !has(&fields, &[Field::Title, Field::Subject])
        {
            Field::Title
        } else if (2..=4).contains(&words) && shape::names_people(text) && !has(&fields, &[Field::Author]) {
            Field::Author
        } else {
            Field::Other
        };
        if let Some(place) = fields.get_mut(at) {
            *place = Some((field, value));
        }
    }
    let is_head = has(&fields, &[Field::Title, Field::Subject])
        && has(&fields, &[Field::Published, Field::Author, Field::Sender]);
    // Among fields that are known, the others are fields too, of no use.
    let known = block.iter().filter(|line| line.shape.is_label()).count();
    let is_source = known >= 2 && has(&fields, &[Field::Published, Field::Author, Field::Site, Field::Url]);
    if is_source && !is_head {
        for line in block.iter_mut().filter(|line| !line.shape.is_label()) {
            if let Some((_, value)) = shape::named(&line.text) {
                line.shape = Shape::Label { field: Field::Other, value };
            }
        }
    }
    if is_head {
        for (line, (field, value)) in block.iter_mut().zip(fields.into_iter().flatten()) {
            line.shape = Shape::Label { field, value };
        }
    }
}

/// Gives lines that are tagged with two capitals the shape of labels, where the text has the tags of headline and text.
fn tags(lines: &mut [Line<'_>]) {
    let tag = |line: &Line<'_>, wanted: &str| tagged(&line.text).is_some_and(|(tag, _)| tag == wanted);
    let headlines = lines.iter().filter(|line| tag(line, "HD")).count();
    let texts = lines.iter().filter(|line| tag(line, "LP") || tag(line, "TD")).count();
    if headlines == 0 || texts == 0 {
        return;
    }
    let is_tagged: Vec<bool> = lines.iter().map(|line| tagged(&line.text).is_some()).collect();
    let has = |at: Option<usize>| at.is_some_and(|at| is_tagged.get(at) == Some(&true));
    let blanks: Vec<u32> = lines.iter().map(|line| line.blanks).collect();
    for (at, line) in lines.iter_mut().enumerate() {
        let Some((tag, value)) = tagged(&line.text) else { continue };
        // "IN 2020 the ferry …": before a single blank a tag is one only next to another.
        let is_plain = line.text.get(tag.len()..).is_some_and(|rest| rest.len() < 2 || !rest.starts_with("  "));
        let is_attached =
            line.blanks == 0 && has(at.checked_sub(1)) || blanks.get(at + 1) == Some(&0) && has(Some(at + 1));
        if is_plain && !is_attached && line.text.len() > tag.len() {
            continue;
        }
        if let Some(field) = vocabulary::field(tag) {
            line.shape = Shape::Label { field, value };
        }
    }
    // A record opens with its headline, or with the section right above it, wherever the one before ends.
    for at in 0..lines.len() {
        let is_section = |line: &Line<'_>| tagged(&line.text).is_some_and(|(tag, _)| tag == "SE");
        let is_headline = |line: &Line<'_>| tagged(&line.text).is_some_and(|(tag, _)| tag == "HD");
        let opens = match (lines.get(at), lines.get(at + 1)) {
            (Some(line), Some(next)) if is_section(line) => next.blanks == 0 && is_headline(next),
            (Some(line), _) if is_headline(line) => {
                line.blanks > 0 || !at.checked_sub(1).and_then(|above| lines.get(above)).is_some_and(is_section)
            }
            _ => false,
        };
        if let Some(line) = lines.get_mut(at).filter(|_| opens) {
            line.form_feed = true;
        }
    }
}

/// Gives lines such as `TI  - The headline` the shape of labels, where the text has the tags of kind and headline.
fn references(lines: &mut [Line<'_>]) {
    let tag = |line: &Line<'_>, wanted: &str| reference(&line.text).is_some_and(|(tag, _)| tag == wanted);
    let records = lines.iter().filter(|line| tag(line, "TY")).count();
    let headlines = lines.iter().filter(|line| tag(line, "TI") || tag(line, "T1")).count();
    if records == 0 || headlines == 0 {
        return;
    }
    for line in lines {
        let Some((tag, value)) = reference(&line.text) else { continue };
        if tag == "ER" {
            line.shape = Shape::End;
        } else if let Some(field) = vocabulary::reference(tag) {
            line.shape = Shape::Label { field, value };
        }
    }
}

/// The tag and value of a line such as `TI  - The headline`.
fn reference(text: &str) -> Option<(&str, usize)> {
    let (tag, rest) = text.split_at_checked(2)?;
    let value = rest.trim_start().strip_prefix('-')?;
    let is_tag = tag.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()) && rest.starts_with("  ");
    is_tag.then(|| (tag, text.len() - value.trim_start().len()))
}

/// The tag that a line opens with, alone or before a blank, and where its value begins.
fn tagged(text: &str) -> Option<(&str, usize)> {
    let end = text.find(|c: char| !c.is_ascii_uppercase()).unwrap_or(text.len());
    let (tag, rest) = text.split_at_checked(end)?;
    let value = rest.trim_start();
    let apart = rest.is_empty() || rest.len() > value.len();
    (apart && vocabulary::is_tag(tag)).then_some((tag, text.len() - value.len()))
}
