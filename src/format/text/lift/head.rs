//! What stands above an article's text where its fields are not labelled.

use super::super::header::{self, is_repeatable};
use super::super::headline::{headline, is_capitals};
use super::super::imprint::{self, Imprint};
use super::super::lines::Line;
use super::super::ornament;
use super::super::shape::Shape;
use super::super::stamp;
use super::super::vocabulary::{self, Field, Furniture, behind_by, is_paper};
use super::title::{self, REACH};
use super::{Manner, set, signed};
use crate::article::{Draft, Stamp};

/// More bullets than this above the text are a list of the text.
const MOST_SUMMARY_BULLETS: usize = 8;
/// Longest deck, in bytes.
const LONGEST_DECK: usize = 320;
/// Longest line of a block that states where a text comes from, in bytes.
const LONGEST_SOURCE: usize = 120;

/// Sets what an unlabelled header holds; answers the index of the first line of text.
pub(super) fn lift(lines: &[Line<'_>], manner: &Manner, draft: &mut Draft) -> usize {
    // "View this email in your browser" stands above a masthead as menus do.
    let is_button = |line: &&Line<'_>| line.shape == Shape::Furniture(Furniture::Alone);
    let buttons = lines.iter().take_while(is_button).count();
    let has_masthead = masthead(lines.get(buttons..).unwrap_or_default(), manner, &mut Draft::default()) > 0;
    let menu = header::menu(lines, 0).max(if has_masthead { buttons } else { 0 });
    draft.furniture.extend(lines.iter().take(menu).map(|line| line.text.to_string()));
    let masthead = menu + masthead(lines.get(menu..).unwrap_or_default(), manner, draft);
    let place = title::find(lines.get(masthead..).unwrap_or_default(), manner);
    let place = place.map(|place| title::Place { first: place.first + masthead, end: place.end + masthead });
    if let Some(site) = place.and_then(|place| title::page_site(lines, place)) {
        draft.site.get_or_insert(site);
        let menu = lines.get(..place.map_or(0, |place| place.first)).unwrap_or_default();
        draft.furniture.extend(menu.iter().map(|line| line.text.to_string()));
        return menu.len() + lift(lines.get(menu.len()..).unwrap_or_default(), manner, draft);
    }
    let title_at = place.map(|place| place.first);
    let fold = title_at.and_then(|at| lines.get(at)).filter(|line| is_repeatable(line)).map(|line| line.fold);
    let repeat_at = fold.and_then(|fold| title::last_repeat(lines, title_at.unwrap_or(0), fold));
    if let Some(headline) = place.and_then(|place| lines.get(place.first..place.end)) {
        // "1) Headline" above its source is numbered, were it the only one.
        let is_signed = place
            .and_then(|place| lines.get(place.end))
            .is_some_and(|next| next.blanks == 0 && next.shape == Shape::Imprint);
        title::set(
            headline,
            manner.numbered
                || is_signed
                    && headline.first().is_some_and(|line| {
                        line.text.starts_with(|c: char| c.is_ascii_digit()) && line.text.contains(") ")
                    }),
            draft,
        );
    }
    let block_end = end_of_block(lines, place.map_or(0, |place| place.end));
    for (at, line) in lines.iter().enumerate() {
        let sure = repeat_at.is_some_and(|repeat| at < repeat) || title_at.is_some_and(|title| at < title);
        let text = line.text.as_ref();
        if at < masthead {
            continue;
        }
        let is_title = place.is_some_and(|place| (place.first..place.end).contains(&at));
        if is_title || fold == Some(line.fold) && at <= REACH {
            continue;
        }
        if at > REACH && !sure {
            return at;
        }
        match line.shape {
            Shape::Rule | Shape::Underline => {}
            Shape::Furniture(_) | Shape::Counter | Shape::End => draft.furniture.push(text.to_owned()),
            Shape::Stamp(kind) => set::stamp(draft, kind, text),
            Shape::Url if draft.url.is_none() => draft.url = Some(text.to_owned()),
            Shape::Url => return at,
            Shape::Byline => set::byline(draft, text),
            // Below its writer stands the place.
            Shape::Imprint if !draft.authors.is_empty() && signed::is_place_and_date(line) => set::place(draft, text),
            Shape::Imprint if title_at.is_some() => set::byline(draft, text),
            // A caption describes a picture above the text; a lone paragraph that ends in a credit is the text.
            Shape::Caption if sure || lines.get(at + 1).is_some() => draft.caption.push(text.to_owned()),
            Shape::Bullet { .. } => match summary(lines, at, draft) {
                Some(()) => {}
                None => return at,
            },
            Shape::Label { field, value } if sure || at < block_end => {
                set::field(draft, field, text.get(value..).unwrap_or_default());
            }
            Shape::Label { field, value }
                if title_at.is_some() && line.blanks <= 1 && text.len() <= LONGEST_SOURCE && is_plain(field) =>
            {
                set::field(draft, field, text.get(value..).unwrap_or_default());
            }
            // "Contact: …", "Eds: …" right below the headline are for editors.
            Shape::Label { field: Field::Other, .. } if title_at.is_some() && text.len() <= LONGEST_SOURCE => {
                draft.furniture.push(text.to_owned());
            }
            _ if dated_line(text, draft) && title_at.is_some() => {}
            _ if at < block_end => source(text, draft),
            _ if masthead > menu && signed::is_name_below_title(lines, at) => set::byline(draft, text),
            _ if signed::is_by_line(lines, at, place.map(|place| place.end)) => set::byline(draft, text),
            _ if signed::is_name_right_below(lines, at, place.map(|place| place.end), draft) => {
                set::byline(draft, text)
            }
            _ if vocabulary::is_post(text) && !draft.authors.is_empty() => draft.furniture.push(text.to_owned()),
            _ if is_near_title(lines, at, place.map(|place| place.end), draft)
                && signed::signs_alone(lines, at, manner, draft) => {}
            _ if signed::is_name_above_stamp(lines, at) => named(text, draft),
            _ if title_at.is_some_and(|title| at < title) => match draft.section {
                None if vocabulary::is_section(ornament::bare(text)) => {
                    draft.section = Some(ornament::bare(text).to_owned())
                }
                _ if draft.site.is_none() && is_paper(text) => draft.site = Some(text.to_owned()),
                _ if manner.recurring.heads(line) => draft.furniture.push(text.to_owned()),
                None if text.len() <= 40 => draft.section = Some(text.to_owned()),
                _ => draft.summary.push(text.to_owned()),
            },
            _ if sure => draft.caption.push(text.to_owned()),
            _ if is_between(lines, at, draft) => draft.furniture.push(text.to_owned()),
            _ if is_deck(lines, at, place.map(|place| place.end), draft) => draft.summary.push(text.to_owned()),
            _ => return at,
        }
    }
    lines.len()
}

/// Whether a field means the same wherever it stands: an address, a writer, a date, not words that a paragraph may open with.
fn is_plain(field: Field) -> bool {
    matches!(
        field,
        Field::Url
            | Field::Author
            | Field::Published
            | Field::Updated
            | Field::Site
            | Field::Section
            | Field::Tags
            | Field::Id
            | Field::Language
    )
}

/// The end of the block that states where the text comes from, if the lines right below the headline are one: short lines
/// without a blank between, a date and a statement of rights among them; `from` where they are none.
fn end_of_block(lines: &[Line<'_>], from: usize) -> usize {
    let block = lines
        .iter()
        .skip(from)
        .take(REACH)
        .enumerate()
        .take_while(|(n, line)| (line.blanks == 0 || *n == 0) && line.text.len() <= LONGEST_SOURCE)
        .count();
    let is_attached = lines.get(from).is_some_and(|line| line.blanks <= 1);
    let lines = lines.get(from..from + block).unwrap_or_default();
    let has = |wanted: fn(&Shape) -> bool| lines.iter().any(|line| wanted(&line.shape));
    let has_date = has(|shape| matches!(shape, Shape::Stamp(_)));
    let has_rights = has(|shape| matches!(shape, Shape::Furniture(Furniture::Rights)));
    let has_field = has(|shape| shape.is_label());
    if is_attached && has_date && (has_rights || has_field) { from + block } else { from }
}

/// Sets a line of such a block: a paper, a language, a code.
fn source(text: &str, draft: &mut Draft) {
    if behind_by(text).is_some() {
        set::byline(draft, text);
    } else if draft.site.is_none() && is_paper(text) || draft.site.is_none() && !draft.authors.is_empty() {
        draft.site = Some(text.to_owned());
    } else if draft.language.is_none() && vocabulary::is_language(text) {
        draft.language = Some(text.to_owned());
    } else {
        draft.furniture.push(text.to_owned());
    }
}

/// Sets a line above a date: a paper's name, else a writer's.
fn named(text: &str, draft: &mut Draft) {
    if is_paper(text) {
        draft.site.get_or_insert_with(|| text.to_owned());
    } else {
        set::byline(draft, text);
    }
}

/// Sets the paper, its section and date, where an article opens with them (`The Example`, then `Politics, Tuesday 12 March 2019,
/// p. 8`); answers how many lines these are.
fn masthead(lines: &[Line<'_>], manner: &Manner, draft: &mut Draft) -> usize {
    let (Some(paper), Some(line), Some(next)) = (lines.first(), lines.get(1), lines.get(2)) else { return 0 };
    let is_paper = paper.shape == Shape::Text && paper.text.len() <= LONGEST_SOURCE && headline(&paper.text) > 0;
    // "The Example, 12 July 2025" above a headline, or above the rubric that stands over it.
    let is_headed = |line: &Line<'_>| line.shape == Shape::Text && headline(&line.text) > 0;
    // "Section: Local    Page: 10" may stand between.
    let is_above = line.blanks <= 1 && is_headed(line)
        || paper.form_feed && is_headed(line)
        || line.blanks == 0 && line.shape.is_label() && next.blanks > 0 && is_headed(next);
    // "The Example, no. 412", then "World, 12 July 2025".
    if (is_paper || paper.shape == Shape::Imprint)
        && line.blanks == 0
        && next.blanks > 0
        && is_headed(next)
        && (manner.recurring.heads(paper) || names_issue(&paper.text))
        && section_line(&line.text, draft)
    {
        draft.site.get_or_insert_with(|| without_issue(&paper.text).to_owned());
        return 2;
    }
    // "THE EXAMPLE", then "Section: Local    Page: 10".
    if is_paper
        && (is_capitals(&paper.text) || manner.recurring.heads(paper) || vocabulary::names_paper(&paper.text))
        && line.blanks == 0
        && matches!(line.shape, Shape::Label { field: Field::Section | Field::Other, .. })
        && next.blanks > 0
        && is_headed(next)
    {
        draft.site.get_or_insert_with(|| paper.text.to_string());
        return 1;
    }
    if paper.shape == Shape::Imprint
        && is_above
        && paper.text.len() <= LONGEST_SOURCE
        && Imprint::read(&paper.text).is_some_and(|imprint| !imprint.is_signed && !imprint.is_loose)
    {
        set::masthead(draft, &paper.text);
        return 1;
    }
    // Paper, then day and page on a line of their own.
    let is_source = || {
        let imprint = Imprint::read(&line.text)
            .filter(|imprint| !imprint.is_signed && imprint.writers.is_empty() && imprint.site.is_none());
        imprint.is_some_and(|imprint| {
            imprint.is_paged || manner.recurring.heads(paper) || vocabulary::names_paper(&paper.text)
        })
    };
    if is_paper && line.blanks == 0 && next.blanks > 0 && is_headed(next) && line.shape == Shape::Imprint && is_source()
    {
        set::byline(draft, &line.text);
        draft.site.get_or_insert_with(|| paper.text.to_string());
        return 2;
    }
    // "The Example, Issue 96", then the day.
    if let Shape::Stamp(kind) = line.shape
        && (is_paper || paper.shape == Shape::Imprint)
        && line.blanks == 0
        && next.blanks > 0
        && (without_issue(&paper.text).len() < paper.text.len() || vocabulary::names_paper(&paper.text))
    {
        set::stamp(draft, kind, &line.text);
        draft.site.get_or_insert_with(|| without_issue(&paper.text).to_owned());
        return 2;
    }
    if is_paper && line.blanks == 0 && next.blanks > 0 && dated_line(&line.text, draft) {
        draft.site.get_or_insert_with(|| paper.text.to_string());
        return 2;
    }
    0
}

/// Whether a line names a paper, perhaps with the number of its issue.
fn names_issue(text: &str) -> bool {
    let paper = without_issue(text);
    text.split_whitespace().count() <= 8 && (paper.len() < text.len() || vocabulary::is_paper(paper))
}

/// A paper's name without the number of its issue or where it stands: `The Example, no. 412`, `The Example (site web)`.
fn without_issue(text: &str) -> &str {
    const PLACES: &[&str] =
        &["(site web)", "(website)", "(web site)", "(online)", "(sitio web)", "(web)", "(sito web)"];
    let lower = text.to_lowercase();
    if let Some(place) = PLACES.iter().find(|place| lower.ends_with(**place)) {
        return text.get(..text.len().saturating_sub(place.len())).unwrap_or(text).trim_end();
    }
    let behind = text.rsplit_once(", ").filter(|(_, number)| imprint::is_issue(number));
    behind.map_or(text, |(paper, _)| paper)
}

/// Sets section and date of a line such as `World, Tuesday 14 October 2025 - 09:33 UTC`, where it has the section and a date or page.
fn section_line(text: &str, draft: &mut Draft) -> bool {
    let Some((section, rest)) = text.split_once(", ").filter(|(section, _)| vocabulary::is_section(section)) else {
        return false;
    };
    let date = crate::date::find(rest, &crate::date::Context::default());
    let date = date.and_then(|(place, _)| rest.get(place));
    if date.is_none() && !(rest.len() <= 12 && rest.bytes().any(|b| b.is_ascii_digit())) {
        return false;
    }
    draft.section.get_or_insert_with(|| section.to_owned());
    if let Some(date) = date {
        draft.published.get_or_insert_with(|| Stamp::stated(date));
    }
    true
}

/// Whether nothing but dates, buttons and a deck stands between the headline and a line.
fn is_near_title(lines: &[Line<'_>], at: usize, title_end: Option<usize>, draft: &Draft) -> bool {
    let Some(between) = title_end.and_then(|end| lines.get(end..at)) else { return false };
    let text = between.iter().filter(|line| line.shape == Shape::Text).count();
    draft.authors.is_empty() && between.len() <= 4 && text <= draft.summary.len().min(1)
}

/// Whether a few words stand between what dates and what signs the article.
fn is_between(lines: &[Line<'_>], at: usize, draft: &Draft) -> bool {
    let (Some(line), Some(next)) = (lines.get(at), lines.get(at + 1)) else { return false };
    let is_known = draft.published.is_some() || draft.updated.is_some() || !draft.authors.is_empty();
    let signs = matches!(next.shape, Shape::Stamp(_) | Shape::Byline | Shape::Imprint | Shape::Url);
    is_known && signs && line.blanks == 0 && next.blanks == 0 && line.text.len() <= 60
}

/// Whether a line right below the headline is its deck: what signs and dates the article stands below it.
fn is_deck(lines: &[Line<'_>], at: usize, title_end: Option<usize>, draft: &Draft) -> bool {
    let is_dated = draft.published.is_some() || draft.updated.is_some();
    // What is known already does not show that the line below is the header's.
    let signs = |line: &Line<'_>| match line.shape {
        Shape::Stamp(_) => !is_dated,
        Shape::Byline => draft.authors.is_empty(),
        Shape::Imprint => !is_dated || draft.authors.is_empty(),
        _ => false,
    };
    let below = || lines.iter().skip(at + 1).take(2).take_while(|line| line.blanks <= 1);
    let is_parted = lines.get(at + 2).is_none_or(|text| text.blanks > 0);
    let is_named = is_dated
        && draft.authors.is_empty()
        && is_parted
        && below().next().is_some_and(|line| line.blanks == 0 && signed::is_name_line(line));
    let has_post = || {
        let (name, post) = (lines.get(at + 1), lines.get(at + 2));
        name.is_some_and(signed::is_name_line)
            && post.is_some_and(|post| post.blanks == 0 && vocabulary::is_post(&post.text))
    };
    let is_dated_below = || {
        let (name, date) = (lines.get(at + 1), lines.get(at + 2));
        name.is_some_and(|name| name.blanks <= 1 && signed::is_name_line(name))
            && date.is_some_and(|date| {
                date.blanks == 0 && (matches!(date.shape, Shape::Stamp(_)) || signed::is_place_and_date(date))
            })
    };
    let is_named = is_named || draft.authors.is_empty() && (has_post() || !is_dated && is_dated_below());
    Some(at) == title_end
        && lines.get(at).is_some_and(|line| line.text.len() <= LONGEST_DECK && line.blanks <= 1)
        && (is_named || below().take_while(|line| line.shape != Shape::Text).any(signs))
}

/// Whether most articles, and more than one, have a name alone right below their headlines.
pub(super) fn are_signed<'l, 'a: 'l>(articles: impl Iterator<Item = &'l [Line<'a>]>, manner: &Manner) -> bool {
    let (mut all, mut named) = (0, 0);
    for lines in articles {
        let menu = header::menu(lines, 0);
        let lines = lines.get(menu..).unwrap_or_default();
        let above = masthead(lines, manner, &mut Draft::default());
        let lines = lines.get(above..).unwrap_or_default();
        let Some(place) = title::find(lines, manner) else { continue };
        let is_parted =
            lines.get(place.end + 1).is_some_and(|next| next.blanks > 0 || matches!(next.shape, Shape::Stamp(_)));
        all += 1;
        named += usize::from(is_parted && lines.get(place.end).is_some_and(signed::is_name_line));
    }
    named >= 2 && named * 2 >= all
}

/// Sets the date and the section of a line such as `Politics, Tuesday 12 March 2019, p. 8`.
fn dated_line(text: &str, draft: &mut Draft) -> bool {
    let Some((section, date)) = stamp::with_page(text).filter(|_| draft.published.is_none()) else { return false };
    draft.published = Some(Stamp::stated(date));
    if !section.is_empty() {
        draft.section.get_or_insert_with(|| section.to_owned());
    }
    true
}

/// Sets the bullets that begin at `at` as summary, if they stand above text and are few.
fn summary(lines: &[Line<'_>], at: usize, draft: &mut Draft) -> Option<()> {
    let Shape::Bullet { text } = lines.get(at)?.shape else { return None };
    let rest = lines.get(at..)?;
    let count = rest.iter().take_while(|line| line.shape.is_bullet()).count();
    let has_text = rest
        .get(count)
        .is_some_and(|line| !matches!(line.shape, Shape::Rule | Shape::End | Shape::Underline | Shape::Counter));
    if count + draft.summary.len() > MOST_SUMMARY_BULLETS || !has_text {
        return None;
    }
    draft.summary.push(lines.get(at)?.text.get(text..)?.trim().to_owned());
    Some(())
}
