//! Which lines above an article's text are its headline.

use super::super::dateline;
use super::super::fold::fold;
use super::super::header::is_repeatable;
use super::super::headline::{behind_number, ends_sentence, headline, is_capitals};
use super::super::imprint::Imprint;
use super::super::lines::Line;
use super::super::ornament;
use super::super::shape::{Shape, names_people, shape};
use super::super::stamp;
use super::super::vocabulary;
use super::{Manner, kicker, set};
use crate::article::{Draft, Stamp};

/// How far down the header may reach, in lines that are not blank.
pub(super) const REACH: usize = 16;
/// How many lines a headline may be wrapped to.
const MOST_LINES: usize = 4;
/// Longest line that a wrapped headline is made of, in bytes.
const WRAPPED: usize = 110;
/// The text of a column of print is no wider, in characters.
const COLUMN: usize = 60;
/// The first line of a wrapped headline is at least so long, in characters.
const LONG_LINE: usize = 40;
/// A shorter headline is not told from a word, in bytes.
const MARKED: usize = 8;

/// Where the headline stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) first: usize,
    /// The line behind its last.
    pub(super) end: usize,
}

/// Which lines are the headline: the first that comes again shortly after, else the first of a headline's shape.
pub(super) fn find(lines: &[Line<'_>], manner: &Manner) -> Option<Place> {
    let could_be = |line: &Line<'_>| {
        matches!(line.shape, Shape::Text | Shape::Caption | Shape::Byline | Shape::Imprint | Shape::Label { .. })
            && headline(&line.text) > -30
    };
    let head = || lines.iter().enumerate().take(6).filter(|(_, line)| could_be(line));
    // Above a repeated headline may stand a kicker, but no other headline with its date or byline.
    let is_above = |line: &Line<'_>| match line.shape {
        Shape::Text => line.text.len() <= kicker::LONGEST,
        Shape::Rule | Shape::Counter | Shape::Furniture(_) => true,
        _ => false,
    };
    let repeated = head()
        .filter(|(at, _)| lines.iter().take(*at).all(is_above))
        .filter(|(at, line)| *at == 0 || headline(&line.text) > 0)
        .find(|(at, line)| is_repeatable(line) && last_repeat(lines, *at, line.fold).is_some());
    if let Some((first, line)) = repeated {
        let end = end_of(lines, first);
        let holds_repeat = lines.get(first + 1..end).is_some_and(|rest| rest.iter().any(|next| next.fold == line.fold));
        return Some(Place { first, end: if holds_repeat { first + 1 } else { end } });
    }
    // A browser's title (`Headline | The Example`), a menu, then the headline.
    if let Some((first, _)) = below_page_title(lines) {
        return Some(Place { first, end: first + 1 });
    }
    if manner.numbered
        && let Some((first, _)) =
            head().take(3).find(|(_, line)| line.shape == Shape::Text && behind_number(&line.text).is_some())
    {
        return Some(Place { first, end: end_of(lines, first) });
    }
    // A wire marks it.
    if let Some((first, _)) = head().find(|(_, line)| line.text.starts_with('^') && line.text.ends_with('<')) {
        return Some(Place { first, end: first + 1 });
    }
    // Without a repeat the first line is the best guess, bylines and fields aside.
    let plain = || head().filter(|(_, line)| matches!(line.shape, Shape::Text | Shape::Caption));
    // What stands above other articles as well is no headline where one stands below it.
    let recurs = |line: &Line<'_>| is_rubric(line, manner);
    let has_recurring = plain().next().is_some_and(|(_, first)| recurs(first));
    let below_recurring =
        plain().find(|(_, line)| has_recurring && !recurs(line)).filter(|(_, line)| headline(&line.text) > 0);
    // "Roundup, 12 July 2025", right above the text.
    let has_headline = || plain().any(|(_, line)| headline(&line.text) > 0);
    let dated =
        || lines.first().filter(|line| is_dated_headline(line) || line.shape == Shape::Imprint && !has_headline());
    let (mut first, mut line) = below_recurring
        .or_else(|| dated().map(|line| (0, line)))
        .or_else(|| plain().next())
        .or_else(|| head().find(|(_, line)| !matches!(line.shape, Shape::Byline | Shape::Imprint)))?;
    if let Some(next) =
        lines.get(first + 1).filter(|next| kicker::is_kicker(line, next, lines.get(first + 2..).unwrap_or_default()))
    {
        (first, line) = (first + 1, next);
    }
    let alone = lines.len() == 1 && headline(&line.text) < 10;
    let is_text = dateline::read(&line.text).is_some() && line.text.len() > 120;
    (!alone && !is_text).then(|| Place { first, end: end_of(lines, first) })
}

/// The site that the first line names behind the headline at `place`, if it is a browser's title of the page.
pub(super) fn page_site(lines: &[Line<'_>], place: Place) -> Option<String> {
    below_page_title(lines).filter(|(at, _)| *at == place.first).map(|(_, site)| site.to_owned())
}

/// Where the headline stands alone that the first line has with its site's name behind it, and that name.
fn below_page_title<'l>(lines: &'l [Line<'_>]) -> Option<(usize, &'l str)> {
    let first =
        lines.first().filter(|line| matches!(line.shape, Shape::Text | Shape::Imprint | Shape::Furniture(_)))?;
    let (head, site) = [" | ", " - ", " – ", " — ", " · "].iter().find_map(|mark| first.text.rsplit_once(mark))?;
    let wanted = fold(head);
    let is_site = wanted != 0 && head.len() >= MARKED && !site.is_empty();
    let again = || lines.iter().enumerate().skip(1).take(2 * REACH).find(|(_, line)| line.fold == wanted);
    is_site.then(again).flatten().map(|(at, _)| (at, site))
}

/// Whether a line says whose or which part of a paper the headline below it is: it stands above other articles as well, or
/// names a section, a paper, an edition, a host.
pub(super) fn is_rubric(line: &Line<'_>, manner: &Manner) -> bool {
    manner.recurring.heads(line)
        || vocabulary::is_section(ornament::bare(&line.text))
        || vocabulary::names_paper(&line.text)
        || vocabulary::is_edition(&line.text)
        || vocabulary::is_host(&line.text)
        || is_trail(&line.text)
}

/// Whether a line is a section and a part of it: `Planète • Climat`, `News / Norvik`.
fn is_trail(text: &str) -> bool {
    let parts = text.split_once(['•', '·', '|', '/', '>', '›', '»']);
    parts.is_some_and(|(section, part)| {
        vocabulary::is_section(section.trim()) && (1..=3).contains(&part.split_whitespace().count())
    })
}

/// Whether a line may be a headline that ends in a date: `Roundup 12 July 2025`.
fn is_dated_headline(line: &Line<'_>) -> bool {
    line.shape == Shape::Imprint && Imprint::read(&line.text).is_some_and(|imprint| imprint.is_loose)
}

/// The line behind the headline's last: one that is wrapped goes on in capitals, or in lines as narrow as the text's.
fn end_of(lines: &[Line<'_>], first: usize) -> usize {
    let Some(line) = lines.get(first) else { return first };
    let is_further = |next: &&Line<'_>| next.blanks == 0 && next.shape == Shape::Text;
    if lines.get(first + 1).filter(is_further).is_none() {
        return first + 1;
    }
    let capitals = is_capitals(&line.text);
    // What is wrapped is wrapped throughout: the text below has several lines of about that width.
    let widths: Vec<usize> = lines.iter().skip(first + 1).take(40).map(|line| line.text.chars().count()).collect();
    let widest = widths.iter().copied().max().unwrap_or(0);
    let full = widths.iter().filter(|width| **width + 12 >= widest).count();
    let has_width = full >= 4 && full * 5 >= widths.len() * 2;
    let mut end = first + 1;
    while let Some(next) = lines.get(end).filter(is_further).filter(|_| end - first < MOST_LINES) {
        let above = lines.get(end - 1).map_or("", |line| line.text.as_ref());
        let below = lines.get(end + 1);
        let goes_on = if capitals {
            // Where the text is not wrapped, a word or two below are a place's name.
            !next.text.chars().any(char::is_lowercase) && (has_width || next.text.split_whitespace().count() >= 3)
        } else {
            let length = above.chars().count();
            let is_open = next.text.starts_with(char::is_lowercase) || above.ends_with([',', '-', '–', ':']);
            let is_full = length + 30 > widest;
            // The next word would not have fitted.
            let word = next.text.split_whitespace().next().map_or(0, |word| word.chars().count());
            let is_last = below.is_none_or(|below| {
                below.blanks > 0
                    || matches!(below.shape, Shape::Byline | Shape::Stamp(_) | Shape::Imprint)
                    || is_name(below)
            });
            // Headlines are broken by sense and not at the text's width, in a column of print all the more.
            let is_column = widest <= COLUMN && length * 5 > widest * 3;
            let is_rest = length >= LONG_LINE
                && !(is_name(next) && below.is_some_and(|below| matches!(below.shape, Shape::Stamp(_))))
                && next.text.chars().count() < length
                && !next.text.ends_with('.');
            let is_wrapped = has_width && (length + 1 + word > widest || is_last && (is_column || is_rest));
            (is_open && is_full || is_wrapped) && widest <= WRAPPED && !ends_sentence(above)
        };
        if !goes_on || next.text.len() > WRAPPED {
            break;
        }
        end += 1;
    }
    // A paragraph that goes on so is the text, not its headline.
    let is_headline =
        lines.get(end).is_none_or(|next| next.blanks > 0 || next.shape != Shape::Text || capitals || is_name(next));
    if is_headline { end } else { first + 1 }
}

/// Whether a line is nothing but a name, as writers sign below a headline.
fn is_name(line: &Line<'_>) -> bool {
    line.text.split_whitespace().count() <= 4
        && line.text.len() <= 50
        && names_people(&line.text)
        && !ends_sentence(&line.text)
}

/// The last line of the header that repeats the headline, if any.
pub(super) fn last_repeat(lines: &[Line<'_>], at: usize, fold: u64) -> Option<usize> {
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

/// Sets the headline, without Markdown's mark, a list's number, and a source in parentheses behind it.
pub(super) fn set(lines: &[Line<'_>], is_numbered: bool, draft: &mut Draft) {
    let whole = lines.iter().map(|line| line.text.as_ref()).collect::<Vec<_>>().join(" ");
    let mut text = without_marks(&whole);
    let numbered = behind_number(text).filter(|_| {
        is_numbered || text.starts_with('#') || !text.starts_with(|c: char| c.is_ascii_digit() || c == '(')
    });
    text = numbered.unwrap_or(text);
    // A date alone in parentheses may be the headline's own.
    if let Some((head, paper, date)) = dated_source(text).filter(|(_, paper, _)| is_numbered || !paper.is_empty()) {
        text = behind_number(head).unwrap_or(head);
        draft.published.get_or_insert_with(|| Stamp::stated(date));
        if !paper.is_empty() {
            draft.site.get_or_insert_with(|| paper.to_owned());
        }
    } else if let Some((head, paper)) = source(text).filter(|_| is_numbered) {
        text = head;
        draft.site.get_or_insert_with(|| paper.to_owned());
    }
    if let Some((headline, signed)) = quoted(text).filter(|(_, signed)| numbered.is_some() || !signed.is_empty()) {
        set::byline(draft, signed);
        text = headline;
    }
    draft.title = Some(text.to_owned());
}

/// Headline and imprint of `"Headline" by A. Writer on 12 July 2025`.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let close = match text.chars().next()? {
        '"' => '"',
        '“' | '„' => '”',
        '«' => '»',
        _ => return None,
    };
    let at = text.rfind(close)?;
    let (headline, rest) =
        (text.get(..at)?, text.get(at + close.len_utf8()..)?.trim_start_matches([',', ' ', '-', '–', '—']));
    let headline = headline.get(headline.chars().next()?.len_utf8()..)?.trim();
    (headline.contains(' ') && is_signature(rest)).then_some((headline, rest))
}

/// Whether the end of a headline's line signs it.
fn is_signature(text: &str) -> bool {
    text.is_empty()
        || matches!(shape(text), Shape::Byline | Shape::Imprint | Shape::Stamp(_))
        || vocabulary::behind_by(text).is_some_and(|name| name.split_whitespace().count() <= 5)
}

/// The text without the marks of Markdown's headings and of emphasis around it.
fn without_marks(text: &str) -> &str {
    let bare = if text.starts_with("* ") { text.trim_start_matches('*') } else { text.trim_start_matches('#') };
    let text = if bare.starts_with(' ') && text.len() - bare.len() <= 6 {
        bare.trim().trim_end_matches('#').trim_end()
    } else {
        text
    };
    let text = ornament::message(text).unwrap_or(text);
    let bare = ornament::bare(text.strip_prefix("- ").unwrap_or(text));
    if bare.is_empty() { text } else { bare }
}

/// Headline, paper and date of `Headline (The Example, 12 July 2025)`.
fn dated_source(text: &str) -> Option<(&str, &str, &str)> {
    let (head, inner) = in_parentheses(text)?;
    if stamp::stamp(inner).is_some() {
        return Some((head, "", inner));
    }
    let (paper, date) = stamp::trailing_date(inner)?;
    Some((head, paper, date))
}

/// Headline and paper of `Headline (The Example)`.
fn source(text: &str) -> Option<(&str, &str)> {
    in_parentheses(text).filter(|(_, inner)| vocabulary::is_paper(inner))
}

fn in_parentheses(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_suffix([')', ']'])?;
    let (head, inner) = inner.rsplit_once(['(', '['])?;
    let head = head.trim_end();
    (head.split_whitespace().count() >= 2 && inner.len() <= 80).then_some((head, inner.trim()))
}
