//! Articles whose fields are labelled: `Title: …`, `Date: …`, then the text.

use super::super::fold::fold;
use super::super::headline::{headline, is_capitals};
use super::super::lines::Line;
use super::super::shape::{self, Shape};
use super::super::vocabulary::{self, Field, Furniture};
use super::{Manner, head, set, signed, title};
use crate::article::{DayOrder, Draft};

/// How far down the first label may stand, in lines that are not blank: below a record's counter, a paper's name, a date.
const PREAMBLE: usize = 12;
/// Longest line of a preamble, in bytes.
const LONGEST_PREAMBLE: usize = 250;
/// A headline that is wrapped has more characters than this on its first line.
const SHORTEST_WRAPPED: usize = 30;
/// A shorter headline is not told from a word of the subject, in bytes.
const MARKED: usize = 6;
/// How many lines the value of one field may be wrapped to.
const MOST_WRAPPED: usize = 4;

/// Where the block of labels begins, if the article has one that names its title or several fields.
pub(super) fn find(lines: &[Line<'_>]) -> Option<usize> {
    let at = lines.iter().take(PREAMBLE + 1).position(|line| line.shape.is_label())?;
    let preamble = lines.get(..at)?;
    if preamble.iter().any(|line| line.text.len() > LONGEST_PREAMBLE) {
        return None;
    }
    let block = lines.get(at..)?;
    let count = block.iter().take(12).filter(|line| line.shape.is_label()).count();
    // "Date: 12 July 2025" has the shape of a date, and is a field.
    let is_field = |line: &Line<'_>| {
        line.shape.is_label() || matches!(line.shape, Shape::Stamp(_)) && shape::named(&line.text).is_some()
    };
    let at = if at > 0 && preamble.last().is_some_and(is_field) { at - 1 } else { at };
    let block = lines.get(at..)?;
    let adjacent = block.iter().skip(1).take_while(|line| is_field(line)).count();
    let is_title = |line: &Line<'_>| matches!(line.shape, Shape::Label { field: Field::Title | Field::Subject, .. });
    let fields = 4 + block.iter().take(8).take_while(|line| is_field(line)).count();
    let has_title = block.iter().take(fields).any(is_title);
    // Below a headline that has no label, a block must have at least two fields to be more than a line of text.
    (has_title && (at == 0 || count >= 2) || adjacent >= 1).then_some(at)
}

/// Sets what the preamble and the labels from `at` on hold; answers the index of the first line of text.
pub(super) fn lift(lines: &[Line<'_>], at: usize, manner: &Manner, draft: &mut Draft) -> usize {
    // What is labelled below the text is another block.
    let is_text = |line: &&Line<'_>| {
        matches!(line.shape, Shape::Label { field: Field::Body, .. })
            || line.shape == Shape::Text && line.text.len() > LONGEST_PREAMBLE
    };
    let block = || lines.iter().skip(at).take(16).take_while(|line| !is_text(line));
    let labelled =
        |wanted: Field| block().any(|line| matches!(line.shape, Shape::Label { field, .. } if field == wanted));
    let has_title = labelled(Field::Title);
    // A subject is a headline where nothing else is.
    let subject_is_title = !has_title && labelled(Field::Subject);
    preamble(lines.get(..at).unwrap_or_default(), has_title || subject_is_title, manner, draft);
    // Labels below an empty line belong to the block only where the block is spaced so from its start.
    let spaced = lines.get(at + 1).is_some_and(|line| line.blanks > 0 && line.shape.is_label())
        || lines
            .get(at..at + 12)
            .is_some_and(|block| block.iter().filter(|line| line.shape.is_label() && line.blanks > 0).count() >= 3);
    let mut i = at;
    while let Some(line) = lines.get(i) {
        let is_body = |line: &Line<'_>| matches!(line.shape, Shape::Label { field: Field::Body, .. });
        // A label may follow the first ones at a distance if it says where the text begins.
        if i > at
            && line.blanks > 0
            && !(spaced && (line.shape.is_label() || line.shape == Shape::Url))
            && !is_body(line)
            && line.shape != Shape::Rule
        {
            break;
        }
        match line.shape {
            Shape::Label { field, value } => {
                let first = line.text.get(value..).unwrap_or_default().trim();
                if field == Field::Body {
                    // "Body: The text begins here" keeps its line for the text; a label alone does not.
                    return if first.is_empty() { i + 1 } else { i };
                }
                let (text, more) = whole_value(lines, i, first);
                i += more;
                if field == Field::Subject && !subject_is_title {
                    set::field(draft, Field::Tags, &text);
                } else {
                    set::field(draft, field, &text);
                }
            }
            Shape::Rule | Shape::Underline => {}
            Shape::Stamp(kind) => set::stamp(draft, kind, &line.text),
            Shape::Byline | Shape::Imprint => set::byline(draft, &line.text),
            Shape::Url if draft.url.is_none() => draft.url = Some(line.text.to_string()),
            Shape::Furniture(kind) if kind != Furniture::Heading => draft.furniture.push(line.text.to_string()),
            _ if is_body_word(&line.text) => return i + 1,
            // A writer without a label, below fields and above buttons.
            Shape::Text
                if i > at
                    && draft.authors.is_empty()
                    && signed::is_name_line(line)
                    && lines
                        .get(i + 1)
                        .is_some_and(|next| next.blanks > 0 || matches!(next.shape, Shape::Furniture(_))) =>
            {
                set::byline(draft, &line.text);
            }
            // A field of no use among others.
            Shape::Text if is_field_between(lines, i) => draft.furniture.push(line.text.to_string()),
            _ => break,
        }
        i += 1;
    }
    // A line that only says "Body" parts fields from text.
    if lines.get(i).is_some_and(|line| is_body_word(&line.text)) {
        i += 1;
    }
    if lines.get(at..i).is_some_and(|block| block.iter().any(is_foreign_date)) {
        // Of all languages that label a date so, only English may put the month first.
        draft.day_order.get_or_insert(DayOrder::DayFirst);
    }
    if !manner.has_published {
        set::created(draft, lines.get(at..i).unwrap_or_default());
    }
    let dates = (draft.published.clone(), draft.updated.clone());
    if let Some((headline_at, is_marked)) = forwarded(lines, at, i, draft) {
        draft.furniture.extend(lines.get(i..headline_at).unwrap_or_default().iter().map(|line| line.text.to_string()));
        let text_at = headline_at + head::lift(lines.get(headline_at..).unwrap_or_default(), manner, draft);
        // What is not passed on was sent when it was published.
        if !is_marked && draft.published.is_none() && draft.updated.is_none() {
            (draft.published, draft.updated) = dates;
        }
        return text_at;
    }
    // Above the text of a mail its writer may sign, who is not its sender.
    let has_sender = lines
        .get(at..i)
        .is_some_and(|block| block.iter().any(|line| matches!(line.shape, Shape::Label { field: Field::Sender, .. })));
    // Below a clipping's address and day of saving stands what the page says of itself.
    let is_undated = draft.published.is_none() && draft.updated.is_none();
    while let Some(line) = lines.get(i).filter(|line| is_undated && !has_sender && line.blanks <= 1) {
        match line.shape {
            Shape::Stamp(kind) => set::stamp(draft, kind, &line.text),
            Shape::Byline | Shape::Imprint if draft.authors.is_empty() => set::byline(draft, &line.text),
            _ => break,
        }
        i += 1;
    }
    while let Some(line) =
        lines.get(i).filter(|line| has_sender && matches!(line.shape, Shape::Byline | Shape::Stamp(_)))
    {
        if line.shape == Shape::Byline {
            draft.authors.clear();
            set::byline(draft, &line.text);
        }
        i += 1;
    }
    // The headline may stand once more above the text.
    let title = draft.title.as_deref().map(fold).filter(|fold| *fold != 0);
    while lines.get(i).is_some_and(|line| line.shape == Shape::Rule || Some(line.fold) == title) {
        i += 1;
    }
    let is_headed = |line: &Line<'_>| line.shape == Shape::Text && headline(&line.text) > -30;
    if draft.title.is_none() && lines.get(i).is_some_and(is_headed) && lines.get(i + 1).is_some() {
        return i + head::lift(lines.get(i..).unwrap_or_default(), manner, draft);
    }
    i
}

/// Whether a line is a date whose label is in another language than English.
fn is_foreign_date(line: &Line<'_>) -> bool {
    let is_date = match line.shape {
        Shape::Label { field, .. } => matches!(field, Field::Published | Field::Updated),
        Shape::Stamp(_) => true,
        _ => false,
    };
    let name = match line.shape {
        // Also where no colon parts it from its value.
        Shape::Label { value, .. } => line.text.get(..value).map(|name| name.trim_end_matches([':', '：', ' ', '\t'])),
        _ => shape::named(&line.text).map(|(name, _)| name),
    };
    is_date && name.is_some_and(|name| !vocabulary::is_english(name))
}

/// Where the article begins that a mail passes on, and whether the mail marks that: its subject is, behind a mark (`FW:`), the
/// headline of the text below, or that is signed or dated itself. What the mail says of its sender is dropped then.
fn forwarded(lines: &[Line<'_>], at: usize, text_at: usize, draft: &mut Draft) -> Option<(usize, bool)> {
    let is_mail =
        lines.get(at..text_at)?.iter().any(|line| matches!(line.shape, Shape::Label { field: Field::Subject, .. }));
    let subject = draft.title.as_deref().filter(|_| is_mail)?;
    let is_same = |text: &str| text.len() >= MARKED && (fold(text) == fold(subject) || subject.ends_with(text));
    let (found, line) = lines.iter().enumerate().skip(text_at).take(PREAMBLE).find(|(_, line)| is_same(&line.text))?;
    let is_signed = |line: &Line<'_>| matches!(line.shape, Shape::Byline | Shape::Imprint | Shape::Stamp(_));
    let is_marked = line.text.len() < subject.len();
    if !is_marked && !lines.get(found + 1).is_some_and(is_signed) {
        return None;
    }
    (draft.title, draft.published, draft.updated) = (None, None, None);
    draft.authors.clear();
    Some((found, is_marked))
}

/// Whether a line has the form of a field and stands among fields.
fn is_field_between(lines: &[Line<'_>], at: usize) -> bool {
    let is_field = |line: &Line<'_>| line.shape.is_label() && line.blanks == 0;
    let Some(line) = lines.get(at).filter(|line| line.blanks == 0 && line.text.len() <= LONGEST_PREAMBLE) else {
        return false;
    };
    let is_named = shape::named(&line.text)
        .is_some_and(|(name, _)| name.split_whitespace().count() <= 3 && name.chars().count() <= 24);
    let above = at.checked_sub(1).and_then(|above| lines.get(above)).is_some_and(|line| line.shape.is_label());
    is_named && (above || lines.get(at + 1).is_some_and(is_field))
}

/// Sets what stands above the labels: a counter, the paper and its date, and the headline where no label has it.
fn preamble(lines: &[Line<'_>], has_title: bool, manner: &Manner, draft: &mut Draft) {
    // Groups of lines without a blank between.
    let mut groups: Vec<Vec<&Line<'_>>> = Vec::new();
    let mut dated_after = None;
    for line in lines {
        match line.shape {
            Shape::Rule | Shape::End | Shape::Underline => {}
            Shape::Stamp(kind) => {
                set::stamp(draft, kind, &line.text);
                dated_after.get_or_insert(groups.len());
                groups.push(Vec::new());
            }
            Shape::Byline => set::byline(draft, &line.text),
            Shape::Imprint => {
                set::masthead(draft, &line.text);
                dated_after.get_or_insert(groups.len());
                groups.push(Vec::new());
            }
            Shape::Text | Shape::Caption => {
                match groups.last_mut().filter(|group| line.blanks == 0 && !group.is_empty()) {
                    Some(group) => group.push(line),
                    None => groups.push(vec![line]),
                }
            }
            _ => draft.furniture.push(line.text.to_string()),
        }
    }
    let is_paper_first =
        lines.first().is_some_and(|line| line.shape == Shape::Counter || vocabulary::is_paper(&line.text));
    let headline_at = (!has_title).then(|| headline_group(&groups, dated_after, is_paper_first)).flatten();
    for (n, group) in groups.iter().enumerate() {
        // Right above the headline stands what part of the paper it is of.
        let rubrics = group.iter().take_while(|line| title::is_rubric(line, manner)).count();
        let rubrics = if headline_at == Some(n) && rubrics < group.len() { rubrics } else { 0 };
        for line in group.iter().take(rubrics) {
            other(&line.text, draft);
        }
        let group = group.get(rubrics..).unwrap_or_default();
        let Some(first) = group.first() else { continue };
        if headline_at == Some(n) {
            // Headline, then the paper on the line below: only a headline in capitals, or one that is wrapped, has more lines.
            let is_one = group.iter().all(|line| is_capitals(&line.text))
                || first.text.chars().count() >= SHORTEST_WRAPPED
                    && group.iter().skip(1).all(|line| line.text.len() * 3 <= first.text.len() * 4)
                    && group.iter().skip(1).all(|line| !vocabulary::is_paper(&line.text))
                    && (is_paper_first || dated_after.is_some_and(|dated| dated < n));
            let end = if is_one { group.len() } else { 1 };
            let headline: Vec<Line<'_>> = group.iter().take(end).map(|line| (*line).clone()).collect();
            title::set(&headline, false, draft);
            for line in group.iter().skip(end) {
                other(&line.text, draft);
            }
        } else {
            other(&first.text, draft);
            group.iter().skip(1).for_each(|line| draft.furniture.push(line.text.to_string()));
        }
    }
}

/// Which group of lines above the labels is the headline: the last one below the paper's date where the paper comes first,
/// else the first.
fn headline_group(groups: &[Vec<&Line<'_>>], dated_after: Option<usize>, is_paper_first: bool) -> Option<usize> {
    let filled = || groups.iter().enumerate().filter(|(_, group)| !group.is_empty());
    match dated_after {
        Some(dated) if is_paper_first => filled().rfind(|(n, _)| *n > dated).or_else(|| filled().next()),
        None if is_paper_first => filled().next_back(),
        _ => filled().next(),
    }
    .map(|(n, _)| n)
}

/// Sets a line of the preamble that is no headline.
fn other(text: &str, draft: &mut Draft) {
    if draft.section.is_none() && vocabulary::is_section(text) {
        draft.section = Some(text.to_owned());
    } else if draft.site.is_none() && (vocabulary::is_paper(text) || text.len() <= 60) {
        draft.site = Some(text.to_owned());
    } else {
        draft.furniture.push(text.to_owned());
    }
}

/// The value of the label at `at`, with the lines it is wrapped to or that stand below an empty one, and how many these are.
fn whole_value(lines: &[Line<'_>], at: usize, first: &str) -> (String, usize) {
    let mut value = first.to_owned();
    let mut more = 0;
    let indent = lines.get(at).map_or(0, |line| line.indent);
    while let Some(next) = lines.get(at + more + 1).filter(|next| next.blanks == 0 && more < MOST_WRAPPED) {
        // "HEADLINE:" alone has its value on the next line; entries of a list are a value's parts.
        let text = match next.shape {
            Shape::Bullet { text } if first.is_empty() => next.text.get(text..).unwrap_or_default(),
            Shape::Text | Shape::Stamp(_) | Shape::Byline | Shape::Imprint | Shape::Url if value.is_empty() => {
                &next.text
            }
            Shape::Text
                if !first.is_empty()
                    && (next.indent > indent + 1 || first.len() > 40 && next.text.len() < 100)
                    && !is_body_word(&next.text) =>
            {
                &next.text
            }
            _ => break,
        };
        if next.text.len() > LONGEST_PREAMBLE {
            break;
        }
        if !value.is_empty() {
            value.push_str(if first.is_empty() { ", " } else { " " });
        }
        value.push_str(text);
        more += 1;
    }
    (value, more)
}

/// Whether a line is the bare word that stands above the text in some exports.
fn is_body_word(text: &str) -> bool {
    text.len() <= 20 && shape::named(text).is_none() && vocabulary::field(text.trim()) == Some(Field::Body)
}
