//! The evidence that one line and its neighbours give for or against an opening.

use super::super::fold::fold;
use super::super::header::Header;
use super::super::headline::{headline, is_numbered, is_subhead};
use super::super::imprint;
use super::super::lift::signed;
use super::super::lines::Line;
use super::super::shape::Shape;
use super::super::vocabulary::{Field, Furniture};
use super::opening::{First, Mark, Opening};
use super::{Evidence, Habits};
use crate::date;

/// How many lines behind the header are looked at for text, and how much text is enough, in bytes.
const TEXT_BEHIND: (usize, usize) = (6, 60);
/// A block has no more fields than this.
const MOST_FIELDS: usize = 40;
/// The headline of an article is looked for no further above its last line, in lines.
const LONGEST_ARTICLE: usize = 2000;

/// The evidence for and against the line at `at`.
pub(super) fn weigh(
    lines: &[Line<'_>],
    at: usize,
    header: &Header,
    opening: &Opening,
    habits: &Habits,
) -> Vec<(Evidence, i32)> {
    let mut found = Vec::with_capacity(8);
    let mut add = |evidence, points| {
        if points != 0 {
            found.push((evidence, points));
        }
    };
    let Some(line) = lines.get(at) else { return found };
    let before = at.checked_sub(1).and_then(|i| lines.get(i));
    let rule = before.filter(|b| b.shape == Shape::Rule);
    let is_after_end = before.is_some_and(|b| b.shape == Shape::End || date::closes(&b.text))
        || rule.is_some() && at.checked_sub(2).and_then(|i| lines.get(i)).is_some_and(|b| b.shape == Shape::End);
    if line.form_feed {
        add(Evidence::FormFeed, habits.form_feeds().weigh(40));
    }
    let trust = habits.trust(rule, line.blanks);
    if is_after_end {
        add(Evidence::End, 60);
    } else if rule.is_some() {
        add(Evidence::Rule, trust.weigh(40));
    }
    if before.is_some_and(|b| b.shape == Shape::Furniture(Furniture::Rights) || is_signature(b, line, habits)) {
        // Where paragraphs are told by their indent, an empty line below is rare.
        add(Evidence::Tail, if habits.gap == 0 && line.blanks > 0 { 45 } else { 20 });
    }
    let gap = line.blanks.max(rule.map_or(0, |r| r.blanks));
    if gap > habits.gap.max(1) {
        add(Evidence::Gap, trust.weigh(if gap >= 3 { 45 } else { 30 }));
    }
    let is_apart = rule.is_some() || is_after_end || line.form_feed || gap > habits.gap.max(1);
    if habits.is_indented && opening.mark == Mark::Outdent {
        add(Evidence::Outdent, 35);
    } else if !is_apart && line.blanks == 0 && habits.gap > 0 {
        add(Evidence::Attached, -10);
    }
    if line.shape == Shape::Counter {
        add(Evidence::Counter, 60);
    }
    add(Evidence::Labels, header.label_points());
    if matches!(opening.first, First::Heading | First::Underlined('=')) {
        add(Evidence::Heading, 20);
    }
    // Bars on both sides are a headline's where the first article has them.
    if matches!(opening.first, First::Adorned(_) | First::Trail) && opening.first == habits.opening.first {
        add(Evidence::Heading, 25);
    }
    if header.repeated {
        // Headings of parts come again too: in a table of contents.
        add(Evidence::Repeated, if is_apart || header.stamp || !is_subhead(&line.text) { 35 } else { 20 });
    }
    if header.stamp {
        add(Evidence::Stamp, if header.stamp_is_near { 25 } else { 15 });
    }
    if header.byline {
        add(Evidence::Byline, if header.dated_byline { 40 } else { 25 });
    }
    if header.url {
        add(Evidence::Url, if lines.get(at + 1).is_some_and(|next| next.shape == Shape::Url) { 30 } else { 20 });
    }
    if header.menu {
        add(Evidence::Menu, 30);
    }
    if header.dateline {
        add(Evidence::Dateline, 15);
    }
    let has_text = has_text(lines, header.body_at);
    let is_record =
        matches!(line.shape, Shape::Label { .. } | Shape::Counter | Shape::Furniture(_) | Shape::Stamp(_) | Shape::Url);
    if !is_record {
        let is_signed = header.stamp || header.byline || header.repeated || header.url;
        add(
            Evidence::Headline,
            match headline(&line.text) {
                shape @ 1.. if is_subhead(&line.text) && !habits.has_short_titles => {
                    if is_signed {
                        shape
                    } else {
                        0
                    }
                }
                shape @ 1.. if has_text => shape + 5,
                shape => shape,
            },
        );
    }
    let is_numbered_like_first = opening.first == First::Numbered && habits.opening.first == First::Numbered;
    let stands_below = before.is_some_and(|b| matches!(b.shape, Shape::Text | Shape::Caption));
    if stands_below && lines.get(at + 1).is_some_and(signed::is_place_and_date) && signed::is_name_line(line) {
        add(Evidence::Name, -60);
    }
    if is_numbered(&line.text) && !is_numbered_like_first {
        add(Evidence::ListItem, -25);
    }
    // A repeat alone is no signature: tables of contents and listings of code repeat lines too.
    if is_apart || header.stamp || header.byline || !opening.is_signed() {
        add(Evidence::Habit, habits.opening.likeness(opening));
    }
    if !has_text && header.label_points() == 0 {
        add(Evidence::NoTextAfter, -20);
    } else if !has_text && opening.labels != habits.opening.labels {
        // Fields below a text close its record; those of records that are nothing but fields all open alike.
        add(Evidence::NoTextAfter, if repeats_title(lines, at) { -120 } else { -60 });
    }
    found
}

/// Whether the title among the fields at `at` is a headline that stands above: then they are of the article that ends here.
fn repeats_title(lines: &[Line<'_>], at: usize) -> bool {
    let fields = lines.iter().skip(at).take_while(|line| line.shape.is_label()).take(MOST_FIELDS);
    let title = fields.filter_map(|line| match line.shape {
        Shape::Label { field: Field::Title, value } => line.text.get(value..),
        _ => None,
    });
    let above = lines.get(at.saturating_sub(LONGEST_ARTICLE)..at).unwrap_or_default();
    title.map(fold).any(|title| title != 0 && above.iter().rev().any(|line| line.fold == title))
}

/// Whether a line signs the text above it: `— Ann Lee, 12 July 2025`, `Published in The Example on 12 July 2025`.
fn is_signature(line: &Line<'_>, next: &Line<'_>, habits: &Habits) -> bool {
    match line.shape {
        // What stands so above a headline where the text's first article has it there too belongs to the headline.
        Shape::Imprint => {
            line.text.starts_with(['—', '–', '-']) || next.blanks > 0 && habits.opening.first != First::Imprint
        }
        // A date closes the text where the first article does not open with one.
        Shape::Stamp(_) => {
            line.text.starts_with(['—', '–']) || next.blanks > habits.gap.max(1) && !habits.opening.stamp
        }
        // So does a byline, where the first article has none at its head.
        Shape::Byline => next.blanks > 0 && !habits.opening.byline,
        Shape::Text => line.text.starts_with("--") && signed::is_dashed_name(line),
        Shape::Bullet { .. } => line.text.starts_with(['—', '–', '-']) && imprint::is_dated(&line.text),
        _ => false,
    }
}

/// Whether text follows soon: a line long enough, or several that one paragraph is wrapped to.
fn has_text(lines: &[Line<'_>], from: usize) -> bool {
    let mut wrapped = 0;
    for (n, line) in lines.iter().skip(from).take(TEXT_BEHIND.0).enumerate() {
        if line.shape.is_divider() || line.shape == Shape::Counter || line.form_feed {
            break;
        }
        if !matches!(line.shape, Shape::Text | Shape::Caption) {
            continue;
        }
        wrapped = if n > 0 && line.blanks == 0 { wrapped + line.text.len() } else { line.text.len() };
        if line.text.len() >= TEXT_BEHIND.1 || wrapped >= 2 * TEXT_BEHIND.1 {
            return true;
        }
    }
    false
}
