//! One message: heading, slug, headline, byline, text, time.

use super::{END, HEADING, MOST_HEAD, OVER, TEXT, stamp};
use crate::article::{Body, Draft, Span, Stamp};
use crate::format::Skip;
use crate::format::sgml::reflow;
use crate::format::xml::dateline;

/// The longest line that may be a headline.
const MOST_HEADLINE: usize = 160;
/// The longest line that may be a byline.
const MOST_BYLINE: usize = 80;
/// The longest slug.
const MOST_SLUG: usize = 60;

/// What a message's heading says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Heading {
    /// Source and number: `abc0123`.
    pub(super) id: String,
    /// What the message is about: `pol`, `spo`.
    pub(super) category: Option<String>,
    /// What else stands there.
    pub(super) words: String,
}

impl Heading {
    /// The heading that a text begins with; none where it is another text.
    pub(super) fn read(text: &str) -> Option<Heading> {
        let mut end = text.len().min(MOST_HEAD);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let within = text.get(..end)?;
        let line = within.split(['\u{2}', '\u{2402}']).next()?;
        let line = line.trim_start().lines().next()?;
        let mut words =
            line.split(|c: char| c.is_whitespace() || c == '\u{1f}' || c == '\u{2419}').filter(|word| !word.is_empty());
        let id = words.next().filter(|id| is_numbered(id))?;
        let rest: Vec<&str> = words.collect();
        let (priority, category) =
            (rest.first().copied().unwrap_or_default(), rest.get(1).copied().unwrap_or_default());
        let is_letters =
            |word: &str| (1..=3).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_alphabetic());
        let is_digits =
            |word: &str| !word.is_empty() && word.len() <= 5 && word.bytes().all(|byte| byte.is_ascii_digit());
        // IPTC: priority, category, number of words.
        if priority.len() == 1
            && is_digits(priority)
            && is_letters(category)
            && rest.get(2).is_some_and(|word| is_digits(word))
        {
            let words = rest.get(3..).unwrap_or_default().join(" ");
            return Some(Heading { id: id.to_owned(), category: Some(category.to_lowercase()), words });
        }
        // ANPA: selectors, then priority and category as letters, and a slug in front of the date.
        let is_anpa = id.len() == 5 && id.starts_with(|c: char| c.is_ascii_alphabetic()) && rest.len() >= 2;
        let two = || rest.windows(2).find(|pair| pair.iter().all(|word| word.len() == 1 && is_letters(word)));
        let category = is_anpa.then(two)??.get(1).map(|letter| letter.to_lowercase());
        let words = rest.iter().filter(|word| word.len() > 3 && word.bytes().any(|byte| byte.is_ascii_alphabetic()));
        Some(Heading { id: id.to_owned(), category, words: words.copied().collect::<Vec<_>>().join(" ") })
    }
}

/// Whether a word is a source with a number: letters, then three or four digits.
fn is_numbered(word: &str) -> bool {
    let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
    let digits = word.bytes().skip(letters).count();
    (1..=5).contains(&letters)
        && (3..=5).contains(&digits)
        && word.bytes().skip(letters).all(|byte| byte.is_ascii_digit())
}

/// What stands before the first of these marks, and what behind it.
fn split<'t>(text: &'t str, marks: &[&str]) -> Option<(&'t str, &'t str)> {
    let (at, mark) = marks.iter().filter_map(|mark| text.find(mark).map(|at| (at, mark))).min()?;
    Some((text.get(..at)?, text.get(at + mark.len()..)?))
}

/// The draft of a message.
pub(super) fn draft(message: &str, span: Span) -> Result<Draft, Skip> {
    let skip = |kind, message: &str| Err(Skip { kind, message: message.to_owned(), span });
    let Some(after) = HEADING.iter().find_map(|mark| message.strip_prefix(mark)) else {
        return skip("corrupt", "bytes of no message");
    };
    let Some(heading) = Heading::read(after) else {
        return skip("bad_heading", "a message without source, number and category");
    };
    let after = after.trim_start();
    let rest = match split(after, &TEXT) {
        Some((_, text)) => text,
        None => after.split_once('\n').map_or("", |(_, text)| text),
    };
    let (text, trailer) =
        split(rest, &END).or_else(|| split(rest, &["\nNNNN", OVER[0], OVER[1]])).unwrap_or((rest, ""));
    let mut draft = Draft { external_id: Some(heading.id), span, ..Draft::default() };
    draft.section = heading.category;
    draft.published = stamp::read(trailer).map(Stamp::metadata);
    let text: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    let mut lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let is_blank = |line: &&str| line.trim().is_empty();
    let skip_blank = |lines: &mut Vec<&str>| {
        let blank = lines.iter().take_while(|line| is_blank(line)).count();
        lines.drain(..blank);
    };
    skip_blank(&mut lines);
    if let Some(slug) = lines.first().map(|line| line.trim().trim_end_matches('=').trim()).filter(|line| is_slug(line))
    {
        draft.tags.push(slug.to_owned());
        lines.remove(0);
        skip_blank(&mut lines);
    }
    if !heading.words.is_empty() {
        draft.tags.push(heading.words);
    }
    draft.title = headline(&mut lines);
    skip_blank(&mut lines);
    let is_byline =
        |line: &str| line.len() <= MOST_BYLINE && line.get(..3).is_some_and(|by| by.eq_ignore_ascii_case("by "));
    if let Some(byline) = lines.first().map(|line| line.trim()).filter(|line| is_byline(line)) {
        draft.authors.push(byline.trim_end_matches('=').trim().to_owned());
        lines.remove(0);
    }
    let body = reflow(&lines.join("\n"));
    let opening = body.lines().next().unwrap_or_default();
    if let Some((line, _)) = [" - ", " -- ", " – ", " — "]
        .iter()
        .filter_map(|dash| opening.split_once(dash))
        .min_by_key(|(line, _)| line.len())
    {
        let (place, agency) = dateline::parts(line);
        // A place in a dateline is in upper case.
        if place
            .as_deref()
            .is_some_and(|place| place.split(',').next().is_some_and(|city| !city.chars().any(char::is_lowercase)))
        {
            (draft.dateline, draft.agency) = (place, agency);
        }
    }
    draft.body = Body::Plain(body);
    Ok(draft)
}

/// A line of words joined by hyphens or strokes, in front of a headline.
fn is_slug(line: &str) -> bool {
    let first = line.split(',').next().unwrap_or_default();
    !first.is_empty()
        && line.len() <= MOST_SLUG
        && !first.trim().contains(char::is_whitespace)
        && first.contains(['-', '/'])
        && first.chars().any(char::is_alphabetic)
}

/// The headline at the beginning of the lines, taken out of them: short lines that an empty line or a byline follows.
fn headline(lines: &mut Vec<&str>) -> Option<String> {
    const MOST_LINES: usize = 3;
    let starts = |line: &str| line.trim().get(..3).is_some_and(|by| by.eq_ignore_ascii_case("by "));
    let end = lines
        .iter()
        .position(|line| line.trim().is_empty() || starts(line))
        .filter(|end| (1..=MOST_LINES).contains(end))?;
    // Text that is all there is, is no headline.
    if end == lines.len() || lines.iter().skip(end).all(|line| line.trim().is_empty()) {
        return None;
    }
    let title = lines.get(..end)?.iter().flat_map(|line| line.split_whitespace()).collect::<Vec<_>>().join(" ");
    let title = title.trim_end_matches('=').trim().to_owned();
    if title.is_empty() || title.len() > MOST_HEADLINE || title.ends_with('.') {
        return None;
    }
    lines.drain(..end);
    Some(title)
}
