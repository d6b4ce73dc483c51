//! Lines of a text dump, with what each looks like.
//!
//! A [`Line`] knows its place in the dump and its [`Shape`]: on its own, and by the blocks of fields that the whole text has
//! ([`super::fields`]). What it means next to its neighbours is told by [`super::boundaries`] and [`super::lift`].

use std::borrow::Cow;
use std::collections::HashMap;

use super::fields;
use super::fold::fold;
use super::headline::ends_sentence;
use super::markup::Markup;
use super::shape::{Shape, shape};
use super::vocabulary::{self, Field, Furniture};
use crate::dump::chunk::Chunk;
use crate::dump::lines;

/// A line that is not blank.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    /// The text without blanks around it and without form feeds.
    pub text: Cow<'a, str>,
    /// What it looks like.
    pub shape: Shape,
    /// Blanks before the text.
    pub indent: usize,
    /// Blank lines before it.
    pub blanks: u32,
    /// Whether a form feed stands between it and the line before.
    pub form_feed: bool,
    /// Hash of the text with case and punctuation left out, to tell repeats.
    pub fold: u64,
    /// First raw byte, counted from the chunk's start.
    pub start: usize,
    /// The raw byte behind its end mark.
    pub end: usize,
    /// Its number, counted from 0 at the chunk's start.
    pub number: u64,
}

/// The lines of a chunk that are not blank.
pub fn read(chunk: &Chunk) -> Vec<Line<'_>> {
    read_bytes(&chunk.bytes, chunk.encoding)
}

/// A line of wrapped text is at least so long, in bytes.
const SHORTEST_WRAPPED: usize = 40;

/// Bytes of a line, its blank one included, in most texts more.
const USUAL_LINE: usize = 80;

/// The lines of some raw bytes that are not blank.
pub fn read_bytes<'a>(bytes: &'a [u8], encoding: &'static encoding_rs::Encoding) -> Vec<Line<'a>> {
    let mut found: Vec<Line<'a>> = Vec::with_capacity(bytes.len() / USUAL_LINE);
    let (mut blanks, mut form_feed) = (0, false);
    let markup = Markup::of(bytes);
    for (number, raw) in lines::split(bytes, encoding).enumerate() {
        let whole = lines::decode(bytes, raw, encoding);
        form_feed |= memchr::memchr(b'\x0c', whole.as_bytes()).is_some();
        let text = trimmed(markup.strip(whole));
        if text.is_empty() {
            blanks += 1;
            continue;
        }
        let indent = bytes
            .get(raw.start..raw.text_end)
            .map_or(0, |b| b.iter().take_while(|b| matches!(b, b' ' | b'\t')).count());
        let shape = shape(&text);
        found.push(Line {
            fold: fold(&text),
            shape,
            indent,
            blanks,
            form_feed,
            start: raw.start,
            end: raw.end,
            number: number as u64,
            text,
        });
        (blanks, form_feed) = (0, false);
    }
    running_heads(&mut found);
    printed_edges(&mut found);
    underline(&mut found);
    outline(&mut found);
    bulleted(&mut found);
    signed(&mut found);
    wrapped(&mut found);
    fields::learn(&mut found);
    found
}

/// Tells the rules that are as long as the text right above them from those that divide.
fn underline(lines: &mut [Line<'_>]) {
    for at in 1..lines.len() {
        let Some([above, line]) = lines.get_mut(at - 1..=at) else { return };
        if line.shape != Shape::Rule
            || line.blanks > 0
            || !matches!(above.shape, Shape::Text | Shape::Caption | Shape::Byline | Shape::Imprint)
        {
            continue;
        }
        let length = |line: &Line<'_>| line.text.chars().count();
        // "** Headline" is underlined by a rule of whatever length.
        let is_starred = above.text.starts_with("** ") && above.shape == Shape::Text;
        if length(line) >= 5 && (is_starred || length(above).abs_diff(length(line)) <= 2) {
            line.shape = Shape::Underline;
        }
    }
}

/// Tells the end of a wrapped sentence (`… as`, then `of December 15, 2025.`) from a date line.
fn wrapped(lines: &mut [Line<'_>]) {
    const OPENINGS: &[&str] =
        &["of ", "until ", "since ", "and ", "to ", "from ", "through ", "before ", "after ", "during ", "in ", "or "];
    for at in 1..lines.len() {
        let Some([above, line]) = lines.get_mut(at - 1..=at) else { return };
        let goes_on = line.blanks == 0
            && above.shape == Shape::Text
            && above.text.len() >= SHORTEST_WRAPPED
            && !ends_sentence(&above.text)
            && OPENINGS.iter().any(|opening| line.text.starts_with(opening));
        if goes_on && matches!(line.shape, Shape::Stamp(_) | Shape::Imprint) {
            line.shape = Shape::Text;
        }
    }
}

/// Takes blanks, form feeds, byte order marks and NULs off both ends.
fn trimmed(text: Cow<'_, str>) -> Cow<'_, str> {
    let edge = |c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\0');
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim_matches(edge)),
        Cow::Owned(text) => Cow::Owned(text.trim_matches(edge).to_owned()),
    }
}

/// Tells the headings of an outline, `* Heading` with a drawer of fields right below, from entries of a list.
fn outline(lines: &mut [Line<'_>]) {
    let mut is_drawer = false;
    for line in lines.iter_mut().rev() {
        if is_drawer && line.text.starts_with("* ") && line.shape.is_bullet() {
            line.shape = Shape::Text;
        }
        is_drawer = line.blanks == 0 && line.text.starts_with(':') && line.shape.is_label();
    }
}

/// Tells bylines of a single word, `By hjelmstad`, by the date right below.
fn signed(lines: &mut [Line<'_>]) {
    let mut is_above_date = false;
    for line in lines.iter_mut().rev() {
        let is_name = |name: &str| (1..=4).contains(&name.split_whitespace().count()) && !ends_sentence(name);
        // Romanian signs with "De", which opens many a headline: only a date right below tells.
        let signed = || vocabulary::behind_by(&line.text).or_else(|| line.text.strip_prefix("De "));
        if is_above_date && line.shape == Shape::Text && signed().is_some_and(is_name) {
            line.shape = Shape::Byline;
        }
        is_above_date = line.blanks == 0
            && matches!(line.shape, Shape::Stamp(_) | Shape::Label { field: Field::Published | Field::Updated, .. });
    }
}

/// Tells the edges of a browser's printed pages: the day of printing with the page's title on top, its address with the page's
/// number below. On the first page of an article the title on top is where it begins.
fn printed_edges(lines: &mut [Line<'_>]) {
    let mut title: Option<u64> = None;
    for line in lines {
        if line.shape == Shape::Rule || line.text.len() > 400 {
            continue;
        }
        if let Some((_, text)) = printed_head(&line.text) {
            let fold = fold(text);
            // Pages of one article say the same; the text goes on below them.
            if title == Some(fold) {
                (line.form_feed, line.blanks) = (false, 0);
                line.shape = Shape::Furniture(Furniture::Alone);
            } else {
                line.shape = Shape::Counter;
            }
            title = Some(fold);
        } else if printed_foot(&line.text) {
            line.shape = Shape::Furniture(Furniture::Alone);
        }
    }
}

/// Day and title on top of a printed page: `2/3/26, 7:49 AM     Headline - The Example`.
fn printed_head(text: &str) -> Option<(&str, &str)> {
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (day, title) = text.split_once("   ").or_else(|| text.split_once('\t'))?;
    let is_day = day.len() <= 24 && day.contains(':') && day.bytes().filter(u8::is_ascii_digit).count() >= 5;
    let is_date = day
        .split([',', ' '])
        .next()
        .is_some_and(|date| date.split(['/', '.', '-']).filter(|part| part.parse::<u32>().is_ok()).count() == 3);
    let title = title.trim();
    (is_day && is_date && title.split_whitespace().count() >= 2).then_some((day, title))
}

/// The address and number below a printed page: `https://example.org/ferry     1/4`.
fn printed_foot(text: &str) -> bool {
    if !text.starts_with("http") && !text.starts_with("file:") {
        return false;
    }
    let Some((address, number)) = text.split_once("  ").or_else(|| text.split_once('\t')) else { return false };
    let is_number = |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let number = number.trim();
    !address.contains(' ') && number.split_once('/').is_some_and(|(page, pages)| is_number(page) && is_number(pages))
}

/// Tells headlines behind a bullet (`• Headline`, with its paper and date right below) from entries of a list.
fn bulleted(lines: &mut [Line<'_>]) {
    let mut before = false;
    for at in 0..lines.len() {
        let is_signed = lines.get(at + 1).is_some_and(|next| {
            next.blanks == 0 && matches!(next.shape, Shape::Imprint | Shape::Byline | Shape::Stamp(_))
        });
        let Some(line) = lines.get_mut(at) else { return };
        let is_bullet = line.shape.is_bullet();
        if is_bullet && !before && is_signed {
            line.shape = Shape::Text;
        }
        before = is_bullet;
    }
}

/// Longest running head, in bytes.
const LONGEST_HEAD: usize = 120;

/// Tells the heads that stand on top of every printed page (`The Example … Page 12`) from openings: the same line but for its
/// number, at form feeds. The text goes on below them.
fn running_heads(lines: &mut [Line<'_>]) {
    let mut seen: HashMap<u64, usize> = HashMap::new();
    let head = |line: &Line<'_>| {
        // "2 of 50 DOCUMENTS" opens a record.
        let is_numbered = line.form_feed
            && matches!(line.shape, Shape::Text | Shape::Imprint)
            && line.text.len() <= LONGEST_HEAD
            && line.text.bytes().any(|b| b.is_ascii_digit());
        let letters = || line.text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
        is_numbered.then(|| fold(&letters())).filter(|head| *head != 0)
    };
    for line in lines.iter() {
        if let Some(head) = head(line) {
            *seen.entry(head).or_default() += 1;
        }
    }
    if seen.is_empty() {
        return;
    }
    let mut is_below = false;
    for line in lines {
        let is_head = head(line).is_some_and(|head| seen.get(&head).is_some_and(|count| *count >= 2));
        if is_head {
            line.shape = Shape::Furniture(Furniture::Alone);
        }
        if is_head || is_below {
            (line.form_feed, line.blanks) = (false, 0);
        }
        is_below = is_head;
    }
}
