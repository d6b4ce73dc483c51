//! Fields that the way they are set out tells: names and values in two columns, or below the headline as a list or a quotation.
//!
//! Both only where names stand among them that are known to be fields'; any other table or list is the text's.

use std::ops::Range;

use super::{FEWEST, LONGEST, LONGEST_NAME};
use crate::format::text::lines::Line;
use crate::format::text::shape::{self, Shape};
use crate::format::text::vocabulary::{self, Field};

/// Gives the lines of a block such as `Title   The headline`, whose values stand below one another, the shape of labels.
pub(super) fn columns(lines: &mut [Line<'_>]) {
    let column = |line: &Line<'_>| {
        let value = value_apart(line)?;
        Some(line.indent + line.text.get(..value)?.chars().count())
    };
    for block in runs(lines, |line| value_apart(line).is_some()) {
        let Some(block) = lines.get_mut(block) else { continue };
        let first = block.first().and_then(column);
        let is_aligned = block.iter().all(|line| column(line) == first);
        let field = |line: &Line<'_>| {
            let value = value_apart(line)?;
            Some((known(line.text.get(..value)?.trim_end())?, value))
        };
        let named: Vec<Option<(Field, usize)>> = block.iter().map(field).collect();
        if !is_aligned || !is_head(named.iter().flatten().map(|(field, _)| *field)) {
            continue;
        }
        for (line, field) in block.iter_mut().zip(named) {
            let Some(value) = value_apart(line) else { continue };
            let (field, value) = field.unwrap_or((Field::Other, value));
            line.shape = Shape::Label { field, value };
        }
    }
}

/// Gives the lines of a block such as `> Author: Ann Lee` or `- Published: 12 July 2025` the shape of labels.
pub(super) fn marked(lines: &mut [Line<'_>]) {
    let entry = |line: &Line<'_>| {
        let rest = line.text.strip_prefix(['>', '-', '*', '•'])?;
        let text = rest.trim_start();
        if text.len() == rest.len() {
            return None;
        }
        let (name, value) = shape::named(text)?;
        let is_name = name.chars().count() <= LONGEST_NAME.0 && name.split_whitespace().count() <= LONGEST_NAME.1;
        is_name.then(|| (known(name), line.text.len() - text.len() + value))
    };
    for block in runs(lines, |line| entry(line).is_some()) {
        let Some(block) = lines.get_mut(block) else { continue };
        let mark = block.first().and_then(|line| line.text.chars().next());
        let is_one = block.iter().all(|line| line.text.chars().next() == mark);
        let fields: Vec<Option<(Option<Field>, usize)>> = block.iter().map(entry).collect();
        if !is_one || !is_head(fields.iter().flatten().filter_map(|(field, _)| *field)) {
            continue;
        }
        for (line, (field, value)) in block.iter_mut().zip(fields.into_iter().flatten()) {
            line.shape = Shape::Label { field: field.unwrap_or(Field::Other), value };
        }
    }
}

/// The field of a name that stands alone: one that tells copies' dates is of no use.
fn known(name: &str) -> Option<Field> {
    if vocabulary::is_retrieval(name) {
        return Some(Field::Other);
    }
    vocabulary::field(name).filter(|field| !matches!(field, Field::Body | Field::Summary | Field::Caption))
}

/// Whether fields head an article: what tells where it is from, and no field twice.
fn is_head(fields: impl Iterator<Item = Field>) -> bool {
    let mut seen: Vec<Field> = Vec::new();
    for field in fields.filter(|field| *field != Field::Other) {
        if seen.contains(&field) {
            return false;
        }
        seen.push(field);
    }
    let is_source = |field: &Field| {
        matches!(field, Field::Published | Field::Author | Field::Site | Field::Url | Field::Title | Field::Section)
    };
    seen.iter().filter(|field| is_source(field)).count() >= 2
}

/// Runs of at least [`FEWEST`] lines without a blank between that are each of a kind.
fn runs(lines: &[Line<'_>], is_one: impl Fn(&Line<'_>) -> bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    let mut end = |start: &mut Option<usize>, at: usize| {
        if let Some(from) = start.take().filter(|from| at - from >= FEWEST) {
            found.push(from..at);
        }
    };
    for (at, line) in lines.iter().enumerate() {
        if line.blanks > 0 || line.form_feed {
            end(&mut start, at);
        }
        if is_one(line) {
            start.get_or_insert(at);
        } else {
            end(&mut start, at);
        }
    }
    end(&mut start, lines.len());
    found
}

/// Where the value begins in a line such as `Title   The headline`: a name, two blanks or a tab, a value.
fn value_apart(line: &Line<'_>) -> Option<usize> {
    if line.text.len() > LONGEST || line.shape.is_label() || line.shape.is_divider() {
        return None;
    }
    let gap = memchr::memmem::find(line.text.as_bytes(), b"  ");
    let gap = gap.or_else(|| memchr::memchr(b'\t', line.text.as_bytes()))?;
    let (name, rest) = (line.text.get(..gap)?, line.text.get(gap..)?);
    let is_name = name.chars().count() <= LONGEST_NAME.0
        && name.split_whitespace().count() <= LONGEST_NAME.1
        && name.starts_with(char::is_alphabetic)
        && !name.contains(['.', '?', '!', '"', '“', ',', ':']);
    let value = rest.trim_start();
    (is_name && !value.is_empty()).then(|| line.text.len() - value.len())
}
