//! Bylines to names: `By A. Writer and B. Writer, Reuters` to two people and an agency.
//!
//! Takes joined names apart and leaves out what is no name: degrees, posts, places, addresses. A name's own spelling stays.

mod words;

use crate::agency::agency;

use words::{
    CLOSE_POSTS, DEGREES, JOINTS, OPENINGS, PAPERS, PLACES, POSTS, SAID_OF, SINGLE_POSTS, WEAK_JOINTS, WEEKDAYS, WITH,
};

/// Names, and the agency that stood among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// People (or a desk, where it signs alone), in order, none twice.
    pub authors: Vec<String>,
    /// The wire agency.
    pub agency: Option<String>,
}

/// Whether words say what somebody is, as "City Editor" does.
pub fn is_post(text: &str) -> bool {
    const MOST_WORDS: usize = 8;
    let lower = text.to_lowercase();
    lower.split_whitespace().count() <= MOST_WORDS && lower.split_whitespace().any(|word| POSTS.contains(&word))
}

/// The names in some bylines, each of which may hold several.
pub fn names(bylines: Vec<String>) -> Names {
    let mut found = Names::default();
    for byline in bylines {
        let opened = without_opening(byline.trim());
        if let Some(name) = turned(opened) {
            add(&mut found, &name, 0);
            continue;
        }
        let known = found.authors.len();
        for (position, part) in parts(opened).enumerate() {
            // "Ann Lee, Oslo": behind a whole name a word alone is a place or a desk.
            let has_name = found.authors.get(known..).is_some_and(|names| names.iter().any(|name| name.contains(' ')));
            let is_beside = || is_word(part.text) || is_place(part.text) || is_paper(part.text);
            if !(has_name && part.is_behind_mark && is_beside()) {
                add(&mut found, part.text, position);
            }
        }
    }
    // A post told as if it were somebody else: `Ann Lee` and `Journalist`.
    let is_post = |name: &str| name.to_lowercase().split(' ').all(|word| SINGLE_POSTS.contains(&word));
    if found.authors.iter().any(|name| name.contains(' ') && !is_post(name)) {
        found.authors.retain(|name| !is_post(name));
    }
    found
}

/// Whether a part is where somebody was: "em Lisboa".
fn is_place(part: &str) -> bool {
    const MOST_WORDS: usize = 4;
    part.trim().split_once(' ').is_some_and(|(first, place)| {
        PLACES.contains(&first.to_lowercase().as_str())
            && place.split(' ').count() <= MOST_WORDS
            && place.starts_with(char::is_uppercase)
    })
}

/// Whether a part is the paper that somebody writes for: "Folha de S.Paulo", "The Example".
fn is_paper(part: &str) -> bool {
    const MOST_WORDS: usize = 5;
    let part = part.trim();
    let count = part.split_whitespace().count();
    let names = |word: &str| PAPERS.contains(&word.to_lowercase().as_str());
    (2..=MOST_WORDS).contains(&count) && (part.starts_with("The ") || part.split_whitespace().any(names))
}

/// Whether a text is one word in a script whose names have several, and no agency.
fn is_word(text: &str) -> bool {
    let text = text.trim();
    !text.contains(char::is_whitespace)
        && text.chars().all(|c| c < '\u{530}' && (c.is_alphabetic() || matches!(c, '-' | '.' | '\'')))
        && agency(text).is_none()
}

fn add(found: &mut Names, part: &str, position: usize) {
    let name = alone(without_address(without_opening(
        part.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | ':' | '-' | '–' | '—' | '•' | '·')),
    )));
    let lower = name.to_lowercase();
    if let Some(known) = agency(name) {
        found.agency.get_or_insert_with(|| known.to_owned());
        return;
    }
    let plain: String = lower.chars().filter(|c| *c != '.').collect();
    // "VTS (Behavior)": a degree with its subject.
    let bare = name.split(" (").next().unwrap_or(name);
    let is_degree = position > 0 && (DEGREES.contains(&plain.trim()) || is_capitals(bare) && bare.len() <= 5);
    // "Ann Lee, Bo Ray Staff Writer": behind a forgotten comma; else what ends in a post is all of it one.
    let whole = part.trim().to_lowercase();
    let is_signed = ["staff writer", "staff reporter", "staff"].iter().any(|post| whole.ends_with(post));
    let said = if is_signed { plain.as_str() } else { whole.as_str() };
    let is_post = position > 0 && said.split_whitespace().any(|word| POSTS.contains(&word));
    let is_place = position > 0 && ["in ", "at ", "for ", "of ", "with "].iter().any(|word| lower.starts_with(word));
    // "Delegate to the Harbour Board"
    let is_said =
        position > 0 && [" to the ", " of the ", " at the ", " for the "].iter().any(|words| lower.contains(words));
    let is_address = name.contains(['@', '<']) || lower.starts_with("http") || lower.starts_with("www.");
    let is_long = name.split_whitespace().count() > 8;
    let nameless = !name.chars().any(char::is_alphabetic);
    if is_degree || is_post || is_place || is_said || is_address || is_long || nameless {
        return;
    }
    if !found.authors.iter().any(|known| known.to_lowercase() == lower) {
        found.authors.push(name.to_owned());
    }
}

/// A name without what is said of the person behind it, or the post or place around it.
fn alone(name: &str) -> &str {
    let said = SAID_OF.iter().filter_map(|words| name.find(words)).min();
    let mut name = said.and_then(|at| name.get(..at)).unwrap_or(name).trim();
    // "Ann Lee in Oslo": a place is written with a capital, and a name has two words.
    for preposition in [" in ", " em ", " en ", " à ", " a ", " aus ", " din ", " w ", " på ", " från ", " из "] {
        if let Some((head, place)) = name.split_once(preposition)
            && head.split_whitespace().count() >= 2
            && place.starts_with(char::is_uppercase)
        {
            name = head.trim_end();
        }
    }
    // "Ann Lee - The Example Editorial Team", "Ann Lee on Tuesday".
    for joint in [" - ", " – ", " — "] {
        if let Some((head, tail)) = name.split_once(joint)
            && (is_post(tail) || tail.trim_start().starts_with("For "))
            && head.split_whitespace().count() >= 2
        {
            name = head.trim_end();
        }
    }
    if let Some((head, day)) = name.rsplit_once(" on ")
        && WEEKDAYS.contains(&day.to_lowercase().as_str())
    {
        name = head.trim_end();
    }
    // "Ann Lee Staff Writer", where a comma was forgotten; "김민수 기자".
    while let Some((head, last)) = name.rsplit_once(' ') {
        let post = last.to_lowercase();
        let is_post = SINGLE_POSTS.contains(&post.as_str()) || CLOSE_POSTS.contains(&last);
        if !is_post || head.split_whitespace().count() < 2 && !CLOSE_POSTS.contains(&last) {
            break;
        }
        name = head.trim_end();
    }
    for post in CLOSE_POSTS {
        let rest = name.strip_prefix(post).or_else(|| name.strip_suffix(post)).map(str::trim);
        name = rest.filter(|rest| rest.chars().count() >= 2).unwrap_or(name);
    }
    name
}

/// A name without the mail address behind it: "Ann Lee ann@example.org".
fn without_address(name: &str) -> &str {
    let is_address = |word: &str| word.contains('@') && !word.starts_with('@');
    match name.rsplit_once(' ') {
        Some((head, last)) if is_address(last) => head.trim_end(),
        _ => name,
    }
}

fn is_capitals(name: &str) -> bool {
    name.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-'))
}

fn without_opening(text: &str) -> &str {
    for opening in OPENINGS {
        let opened = text.split_at_checked(opening.len()).filter(|(head, _)| head.to_lowercase() == *opening);
        let is_label = opening.ends_with([':', '：']);
        if let Some((_, rest)) = opened.filter(|(_, rest)| is_label || rest.starts_with([' ', ':'])) {
            return rest.trim_start_matches([' ', ':']);
        }
    }
    without_de(text).unwrap_or(text)
}

/// The name behind the Romanian "De Ana Pop": one of several words, as "De Vries" is a name itself.
fn without_de(text: &str) -> Option<&str> {
    let (first, name) = text.split_once(' ')?;
    let is_name = |word: &str| {
        let lower = word.to_lowercase();
        word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.'))
            && !POSTS.contains(&lower.as_str())
            && !["la", "las", "los", "le", "van", "der", "den", "standaard"].contains(&lower.as_str())
    };
    let is_opening = first.eq_ignore_ascii_case("de") && (2..=3).contains(&name.split(' ').count());
    (is_opening && name.split(' ').all(is_name)).then_some(name)
}

/// `Surname, Given` turned round, where the byline is just that.
fn turned(text: &str) -> Option<String> {
    let (surname, given) = text.split_once(", ")?;
    let is_word = |word: &str| {
        !word.is_empty() && !word.contains([' ', ',', '|', '&', ';', '/']) && word.chars().any(char::is_lowercase)
    };
    let plain: String = given.to_lowercase().chars().filter(|c| *c != '.').collect();
    let is_other = DEGREES.contains(&plain.as_str()) || agency(given).is_some() || agency(surname).is_some();
    (is_word(surname) && is_word(given) && !is_other).then(|| format!("{given} {surname}"))
}

/// A part of a byline.
struct Part<'a> {
    text: &'a str,
    /// A comma or the like stands before it, not a word for "and".
    is_behind_mark: bool,
}

/// The parts between the marks and words that join names. What ends in a post is one part, whatever joins its words:
/// "Privacy and Security Editor".
fn parts(text: &str) -> impl Iterator<Item = Part<'_>> {
    let pieces = text.split([',', ';', '|', '\n', '•', '·', '、', '，']).enumerate();
    pieces.flat_map(|(position, piece)| {
        let last = piece.rsplit(' ').next().unwrap_or_default().to_lowercase();
        let is_whole = position > 0 && POSTS.contains(&last.as_str());
        let names = piece.split(move |c| c == '&' && !is_whole);
        let words = names.flat_map(move |part| Words { rest: Some(part), is_whole });
        words.enumerate().map(move |(n, text)| Part { text, is_behind_mark: position > 0 && n == 0 })
    })
}

/// Splits at words that mean "and".
struct Words<'a> {
    rest: Option<&'a str>,
    /// Nothing is split.
    is_whole: bool,
}

impl<'a> Iterator for Words<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let rest = self.rest.take()?;
        if self.is_whole {
            return Some(rest);
        }
        let places = |words: &'static [&'static str]| {
            words.iter().filter_map(move |word| rest.find(word).map(|at| (at, word.len())))
        };
        let sides = |(at, length): &(usize, usize)| Some((rest.get(..*at)?, rest.get(at + length..)?));
        let is_name = |text: &str| {
            let text = text.trim();
            text.contains(' ') && text.starts_with(char::is_uppercase)
        };
        let joins = |place: &(usize, usize)| sides(place).is_some_and(|(one, other)| is_name(one) && is_name(other));
        let is_agency = |place: &(usize, usize)| {
            let other = sides(place).map(|(_, other)| other.trim());
            other.is_some_and(|other| agency(other).is_some())
        };
        let weak = places(WEAK_JOINTS).filter(joins).chain(places(WITH).filter(is_agency));
        match places(JOINTS).chain(weak).min() {
            None if rest.trim_start().starts_with("and ") => rest.trim_start().get(4..),
            None => Some(rest),
            Some((at, length)) => {
                self.rest = rest.get(at + length..);
                rest.get(..at)
            }
        }
    }
}

#[cfg(test)]
mod tests;
