//! The lines of one article to a [`Draft`]: what is headline, date, byline, caption, summary, and what is text.
//!
//! Lifts only what stands at the place where such things stand; the text itself is kept as printed, furniture lines
//! left out. Dates and names are not read here.

use super::dateline;
use super::header::is_repeatable;
use super::labels;
use super::lines::{self, Line, Shape};
use super::paragraphs;
use super::stamp::{self, StampKind};
use super::{header, headline};
use crate::article::{Body, Draft, Span, Stamp};
use crate::dump::chunk::Chunk;

/// How far down the header may reach, in lines that are not blank.
const REACH: usize = 16;
/// More bullets than this above the text are a list of the text.
const MOST_SUMMARY_BULLETS: usize = 8;

/// A draft of the article that the lines hold; the first and last line are its span.
pub fn lift(lines: &[Line<'_>], chunk: &Chunk) -> Option<Draft> {
    let lines = without_edge_rules(lines);
    let (first, last) = (lines.first()?, lines.last()?);
    let mut draft = Draft {
        span: Span {
            bytes: [chunk.at + first.start as u64, chunk.at + last.end as u64],
            lines: [chunk.line + first.number, chunk.line + last.number],
        },
        ..Draft::default()
    };
    let body_at = match labels::find(lines) {
        Some(at) => labels::lift(lines, at, &mut draft),
        None => lift_header(lines, &mut draft),
    };
    lift_body(lines.get(body_at..).unwrap_or_default(), chunk.line, &mut draft);
    Some(draft)
}

fn without_edge_rules<'l, 'a>(lines: &'l [Line<'a>]) -> &'l [Line<'a>] {
    let is_text = |line: &Line<'_>| line.shape != Shape::Rule;
    let Some(first) = lines.iter().position(is_text) else { return &[] };
    let last = lines.iter().rposition(is_text).unwrap_or(first);
    lines.get(first..=last).unwrap_or_default()
}

/// Sets what an unlabelled header holds; answers the index of the first line of text.
fn lift_header(lines: &[Line<'_>], draft: &mut Draft) -> usize {
    let title_at = title(lines);
    let fold = title_at.and_then(|at| lines.get(at)).filter(|line| is_repeatable(line)).map(|line| line.fold);
    let repeat_at = fold.and_then(|fold| last_repeat(lines, title_at.unwrap_or(0), fold));
    if let Some(line) = title_at.and_then(|at| lines.get(at)) {
        draft.title = Some(headline_text(&line.text).to_owned());
    }
    for (at, line) in lines.iter().enumerate() {
        let sure = repeat_at.is_some_and(|repeat| at < repeat) || title_at.is_some_and(|title| at < title);
        let text = line.text.as_ref();
        if Some(at) == title_at || fold == Some(line.fold) && at <= REACH {
            continue;
        }
        if at > REACH && !sure {
            return at;
        }
        match line.shape {
            Shape::Rule => {}
            Shape::Furniture | Shape::Counter => draft.furniture.push(text.to_owned()),
            Shape::Stamp(kind) => set_stamp(draft, kind, text),
            Shape::Byline => set_byline(draft, text),
            // A caption describes a picture above the text; a lone paragraph that ends in a credit is the text.
            Shape::Caption if sure || lines.get(at + 1).is_some() => draft.caption.push(text.to_owned()),
            Shape::Bullet { .. } => match summary(lines, at, draft) {
                Some(()) => {}
                None => return at,
            },
            _ if header::stands_apart(text) && title_at.is_some() => set_byline(draft, text),
            _ if is_name_above_stamp(lines, at) => set_byline(draft, text),
            _ if title_at.is_some_and(|title| at < title) => match draft.section {
                None if text.len() <= 40 => draft.section = Some(text.to_owned()),
                _ => draft.summary.push(text.to_owned()),
            },
            _ if sure => draft.caption.push(text.to_owned()),
            _ => return at,
        }
    }
    lines.len()
}

/// Which line is the headline: the first one that comes again shortly after, else the first of a headline's shape.
fn title(lines: &[Line<'_>]) -> Option<usize> {
    let could_be = |line: &Line<'_>| {
        matches!(line.shape, Shape::Text | Shape::Caption | Shape::Byline | Shape::Label { .. })
            && headline::headline(&line.text) > -30
    };
    let head = || lines.iter().enumerate().take(4).filter(|(_, line)| could_be(line));
    // Above a repeated headline may stand a kicker, but no other headline with its date or byline.
    let is_kicker = |line: &Line<'_>| match line.shape {
        Shape::Text => line.text.len() <= 40,
        Shape::Rule | Shape::Counter | Shape::Furniture => true,
        _ => false,
    };
    let repeated = head()
        .filter(|(at, _)| lines.iter().take(*at).all(is_kicker))
        .filter(|(at, line)| *at == 0 || headline::headline(&line.text) > 0)
        .find(|(at, line)| is_repeatable(line) && last_repeat(lines, *at, line.fold).is_some());
    // A kicker is followed by the headline; without a repeat the first line is the best guess, bylines aside.
    let first = || head().find(|(_, line)| line.shape != Shape::Byline);
    let (at, line) = repeated.or_else(first)?;
    let alone = lines.len() == 1 && headline::headline(&line.text) < 10;
    let is_text = dateline::read(&line.text).is_some() && line.text.len() > 120;
    let before_is_header = lines.iter().take(at).all(|l| !matches!(l.shape, Shape::Text) || repeated.is_some());
    (!alone && !is_text && before_is_header).then_some(at)
}

/// The last line of the header that repeats the headline, if any.
fn last_repeat(lines: &[Line<'_>], at: usize, fold: u64) -> Option<usize> {
    let mut found = None;
    let mut unknown = 0;
    for (i, line) in lines.iter().enumerate().skip(at + 1).take(REACH) {
        if line.fold == fold {
            found = Some(i);
            unknown = 0;
        } else if line.shape == Shape::Text {
            unknown += 1;
            if unknown > 2 || line.text.len() > 320 {
                break;
            }
        }
    }
    found
}

/// Sets the bullets that begin at `at` as summary, if they stand above text and are few.
fn summary(lines: &[Line<'_>], at: usize, draft: &mut Draft) -> Option<()> {
    let Shape::Bullet { text } = lines.get(at)?.shape else { return None };
    let rest = lines.get(at..)?;
    let count = rest.iter().take_while(|line| matches!(line.shape, Shape::Bullet { .. })).count();
    let has_text =
        rest.get(count).is_some_and(|line| matches!(line.shape, Shape::Text | Shape::Caption | Shape::Label { .. }));
    if count + draft.summary.len() > MOST_SUMMARY_BULLETS || !has_text {
        return None;
    }
    draft.summary.push(lines.get(at)?.text.get(text..)?.trim().to_owned());
    Some(())
}

/// Whether a short line of capitalised words stands right above a date line: a writer's or an agency's name.
fn is_name_above_stamp(lines: &[Line<'_>], at: usize) -> bool {
    let Some(line) = lines.get(at) else { return false };
    let next_is_stamp = lines.get(at + 1).is_some_and(|next| matches!(next.shape, Shape::Stamp(_)) && next.blanks <= 1);
    let names =
        line.text.split_whitespace().all(|word| word.chars().next().is_some_and(|c| c.is_uppercase()) || word == "and");
    at > 0 && next_is_stamp && line.text.len() <= 60 && names
}

/// Keeps the first stamp of each kind.
pub fn set_stamp(draft: &mut Draft, kind: StampKind, text: &str) {
    let place = match kind {
        StampKind::Published => &mut draft.published,
        StampKind::Updated => &mut draft.updated,
    };
    if place.is_none() {
        *place = Some(Stamp::stated(text));
    }
}

/// Sets authors, and the date behind them where there is one.
fn set_byline(draft: &mut Draft, text: &str) {
    let (names, date) = match stamp::trailing_date(text) {
        Some((names, date)) => (names, Some(date)),
        None => (text, None),
    };
    if let Some((kind, date)) = date.and_then(|date| Some((stamp::stamp(date)?, date))) {
        set_stamp(draft, kind, date);
    }
    let names = lines::behind_by(names).unwrap_or(names).trim();
    if !names.is_empty() {
        draft.authors.push(names.to_owned());
    }
}

/// The headline without Markdown's mark.
fn headline_text(text: &str) -> &str {
    let bare = text.trim_start_matches('#');
    if bare.starts_with(' ') && text.len() - bare.len() <= 6 { bare.trim() } else { text }
}

/// Sets text, dateline, agency and the furniture within the text.
fn lift_body(lines: &[Line<'_>], first_line: u64, draft: &mut Draft) {
    let mut kept: Vec<Line<'_>> = Vec::with_capacity(lines.len());
    for line in lines {
        if line.shape == Shape::Furniture {
            draft.furniture.push(line.text.to_string());
        } else {
            kept.push(line.clone());
        }
    }
    // A date line below the text dates it where nothing above does.
    if let (None, None, Some(Line { shape: Shape::Stamp(kind), text, .. })) =
        (&draft.published, &draft.updated, kept.last())
    {
        let (kind, text) = (*kind, text.to_string());
        set_stamp(draft, kind, &text);
        kept.pop();
    }
    if let Some(found) = kept.first().and_then(|line| dateline::read(&line.text)) {
        draft.dateline.get_or_insert_with(|| found.place.to_owned());
        if let Some(agency) = found.agency {
            draft.agency.get_or_insert_with(|| agency.to_owned());
        }
    }
    let body = paragraphs::join(&kept);
    draft.body_lines = body.lines.iter().map(|number| first_line + number).collect();
    draft.body = Body::Plain(body.text);
}
