//! Lines of a text dump and what each looks like on its own.
//!
//! A [`Line`] knows its place in the dump and its [`Shape`]; what it means next to its neighbours is told by
//! [`super::boundaries`] and [`super::lift`].

use std::borrow::Cow;

use super::stamp::{self, StampKind};
use super::vocabulary::{self, Field};
use crate::dump::chunk::Chunk;
use crate::dump::lines;

/// What a line looks like on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `-----`, `* * *`, `###`, `End of Document`: nothing but a divider.
    Rule,
    /// `Document 3 of 12`: the head of a numbered record.
    Counter,
    /// A known label and its value, which begins at the byte `value` of the text.
    Label {
        /// What the label names.
        field: Field,
        /// Where the value begins.
        value: usize,
    },
    /// A date and nothing else.
    Stamp(StampKind),
    /// An entry of a list, its text beginning at byte `text`.
    Bullet {
        /// Where the entry's text begins.
        text: usize,
    },
    /// A button, a share bar, an advertisement's mark.
    Furniture,
    /// `By A. Writer`, perhaps with a date behind.
    Byline,
    /// A sentence that ends in a picture credit in parentheses.
    Caption,
    /// Anything else.
    Text,
}

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

/// The lines of some raw bytes that are not blank.
pub fn read_bytes<'a>(bytes: &'a [u8], encoding: &'static encoding_rs::Encoding) -> Vec<Line<'a>> {
    let mut found: Vec<Line<'a>> = Vec::new();
    let (mut blanks, mut form_feed) = (0, false);
    for (number, raw) in lines::split(bytes, encoding).enumerate() {
        let whole = lines::decode(bytes, raw, encoding);
        form_feed |= whole.contains('\x0c');
        let text = trimmed(whole);
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
    found
}

/// Takes blanks, form feeds, byte order marks and NULs off both ends.
fn trimmed(text: Cow<'_, str>) -> Cow<'_, str> {
    let edge = |c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\0');
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim_matches(edge)),
        Cow::Owned(text) => Cow::Owned(text.trim_matches(edge).to_owned()),
    }
}

/// Longest line that can be anything but text, in bytes.
const LONGEST_SHAPED: usize = 400;

/// What a trimmed line looks like.
pub fn shape(text: &str) -> Shape {
    if let Some(entry) = bullet(text) {
        return Shape::Bullet { text: entry };
    }
    if text.len() > LONGEST_SHAPED {
        return Shape::Text;
    }
    if is_rule(text) {
        return Shape::Rule;
    }
    if is_counter(text) {
        return Shape::Counter;
    }
    if vocabulary::is_furniture(text) {
        return Shape::Furniture;
    }
    if let Some(kind) = stamp::stamp(text) {
        return Shape::Stamp(kind);
    }
    if let Some((field, value)) = label(text) {
        return Shape::Label { field, value };
    }
    if is_byline(text) {
        return Shape::Byline;
    }
    if is_caption(text) {
        return Shape::Caption;
    }
    Shape::Text
}

/// Whether a line is a divider.
fn is_rule(text: &str) -> bool {
    let mut marks = text.chars().filter(|c| !c.is_whitespace());
    let Some(first) = marks.next() else { return false };
    if "-=*_~#+·•—–─━═⁂".contains(first) {
        let count = 1 + marks.clone().count();
        return (count >= 3 || first == '⁂') && marks.all(|c| c == first);
    }
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    bare.eq_ignore_ascii_case("end of document") || text == "-30-" || bare == "ENDS" || bare == "END"
}

/// Whether a line counts records: `Document 3 of 12`, `3 of 12 DOCUMENTS`, `Article 7`.
fn is_counter(text: &str) -> bool {
    if text.len() > 40 || !text.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let is_number = |w: Option<&str>| w.is_some_and(|w| w.bytes().all(|b| b.is_ascii_digit()));
    let is_noun = |w: &str| {
        ["document", "documents", "article", "articles", "record", "story"].iter().any(|n| w.eq_ignore_ascii_case(n))
    };
    let Some(first) = words.next() else { return false };
    let shape = if is_noun(first) {
        is_number(words.next()) && words.next().is_none_or(|w| w == "of" && is_number(words.next()))
    } else {
        is_number(Some(first))
            && words.next() == Some("of")
            && is_number(words.next())
            && words.next().is_some_and(is_noun)
    };
    shape && words.next().is_none()
}

/// A known label at the line's start, and where its value begins.
fn label(text: &str) -> Option<(Field, usize)> {
    let (at, colon) = text.char_indices().take(32).find(|(_, c)| matches!(c, ':' | '：'))?;
    let name = text.get(..at)?.trim_matches(|c: char| c.is_whitespace() || c == '*' || c == '_');
    let field = vocabulary::field(name)?;
    let rest = text.get(at + colon.len_utf8()..)?;
    // "Title:Foo" is a label too, "http://…" is not.
    if rest.starts_with("//") {
        return None;
    }
    let value = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '*');
    Some((field, text.len() - value.len()))
}

/// Where the text of a bulleted entry begins.
fn bullet(text: &str) -> Option<usize> {
    let mut chars = text.chars();
    let glyph = chars.next()?;
    let rest = chars.as_str();
    if "•●◦▪■‣⁃∙".contains(glyph) {
        let entry = rest.trim_start();
        return (!entry.is_empty()).then_some(text.len() - entry.len());
    }
    // A dash or an asterisk is a bullet only before a blank; "- - -" and "* * *" are rules.
    if "-*–".contains(glyph) && rest.starts_with([' ', '\t']) {
        let entry = rest.trim_start();
        return (entry.starts_with(|c: char| c != glyph) && !is_rule(text)).then_some(text.len() - entry.len());
    }
    None
}

/// Words that open a byline, with the blank behind.
const BYLINE_OPENINGS: &[&str] = &["By ", "BY ", "by ", "Von ", "VON ", "Par ", "PAR ", "Por ", "POR "];

/// What stands behind `By `, if the line opens so.
pub fn behind_by(text: &str) -> Option<&str> {
    BYLINE_OPENINGS.iter().find_map(|opening| text.strip_prefix(opening)).map(str::trim)
}

/// Whether a line names its writers: `By A. Writer`, `By A. Writer and B. Writer | 12 July 2025`.
fn is_byline(text: &str) -> bool {
    let Some(rest) = behind_by(text) else { return false };
    let dated = stamp::trailing_date(rest);
    let names = dated.map_or(rest, |(names, _)| names);
    if names.len() > 160 || names.is_empty() {
        return false;
    }
    // With a date behind it is a byline whatever the name; without, the names must look like names.
    // "By Function" is a subhead: one word signs only with a date, or if it is an agency.
    let is_full = names.contains(' ') || vocabulary::agency(names).is_some();
    dated.is_some() || is_full && names_people(names) && !text.starts_with("by ")
}

/// Whether the words look like names: capitals first, small words only between, few of them.
pub fn names_people(names: &str) -> bool {
    let mut words = 0;
    for word in names.split_whitespace() {
        words += 1;
        let small = [
            "and", "und", "et", "y", "e", "for", "of", "in", "the", "de", "da", "di", "van", "von", "der", "den", "la",
            "bin", "al",
        ];
        let capital = word.chars().find(|c| c.is_alphabetic()).is_some_and(|c| !c.is_lowercase());
        let is_name = capital && !word.bytes().any(|b| b.is_ascii_digit());
        if !is_name && !small.contains(&word) && !["&", "|"].contains(&word) {
            return false;
        }
    }
    (1..=14).contains(&words) && !names.ends_with(['!', '?', ':', ';']) && !(names.ends_with('.') && words > 6)
}

/// Whether a line is a sentence with a picture credit behind: `… on July 12. (Ministry via Reuters)`.
fn is_caption(text: &str) -> bool {
    let bare = text.trim_end_matches('.');
    let Some(inner) = bare.strip_suffix(')') else { return false };
    let Some(open) = inner.rfind('(') else { return false };
    let (before, credit) = inner.split_at(open);
    before.split_whitespace().nth(2).is_some() && vocabulary::is_credit(credit.trim_start_matches('('))
}

/// Longest line whose repeat is looked for, in bytes.
const LONGEST_FOLDED: usize = 600;

/// Fewest letters and digits that make a repeat more than chance.
const SHORTEST_FOLDED: usize = 4;

/// Hash of letters and digits in lower case; 0 for a line too long or too short to be a headline.
pub fn fold(text: &str) -> u64 {
    if text.len() > LONGEST_FOLDED {
        return 0;
    }
    // FNV-1a: short keys, no need to withstand attack, for a false repeat only costs a line of header.
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut add = |c: char| hash = (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3);
    let mut letters = 0;
    for c in text.chars().filter(|c| c.is_alphanumeric()) {
        letters += 1;
        if c.is_ascii() {
            add(c.to_ascii_lowercase());
        } else {
            c.to_lowercase().for_each(&mut add);
        }
    }
    if letters < SHORTEST_FOLDED { 0 } else { hash.max(1) }
}
