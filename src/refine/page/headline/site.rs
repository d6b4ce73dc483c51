//! What is not the headline at a title's ends: the site's name, its slogan, the section's label.

use super::alike::{fold, is_close, length, squeeze};

/// A title is cut at no more places.
const MOST_PARTS: usize = 12;
/// A site's slogan behind a stroke is no longer, in words.
const LONGEST_NAME: usize = 5;
/// A headline that something is cut off has at least as many words.
const SHORTEST_REST: usize = 3;
/// How much longer than the known name a spelling of it may be, in letters.
const LONGER: usize = 20;
/// Labels that news sites put behind or before a headline, folded.
const LABELS: &[&str] = &[
    "opinion",
    "opinions",
    "editorial",
    "commentary",
    "analysis",
    "column",
    "news",
    "breaking news",
    "latest news",
    "video",
    "videos",
    "photos",
    "pictures",
    "live",
    "live updates",
    "blog",
    "meinung",
    "kommentar",
    "nachrichten",
    "actualités",
    "actualité",
    "opinión",
    "noticias",
    "notícias",
    "notizie",
    "nieuws",
    "новости",
    "новини",
    "мнение",
];

/// The names that a page is known to put around its headlines.
#[derive(Default)]
pub(super) struct Names {
    /// The site's and its host's, squeezed.
    squeezed: Vec<String>,
    /// The first letters of the words of those that have several.
    initials: Vec<String>,
    /// Sections that the page belongs to, folded.
    labels: Vec<String>,
}

/// A title's part before a separator, and what stands behind.
#[derive(Clone, Copy)]
pub(super) struct Cut<'a> {
    pub(super) head: &'a str,
    pub(super) tail: &'a str,
    /// A stroke divides names from headlines; a dash is also part of headlines.
    pub(super) is_stroke: bool,
}

impl Names {
    pub(super) fn new<'a>(sites: impl Iterator<Item = &'a str>, labels: &[String]) -> Names {
        let mut names = Names::default();
        for site in sites {
            let squeezed = squeeze(site);
            if !squeezed.is_empty() {
                names.squeezed.push(squeezed);
            }
            let words = fold(site);
            let initials: String = words.split(' ').filter_map(|word| word.chars().next()).collect();
            if initials.chars().nth(1).is_some() {
                names.initials.push(initials);
            }
        }
        names.labels = labels.iter().map(|label| fold(label)).filter(|label| length(label) <= SHORTEST_REST).collect();
        names
    }

    /// Takes more names, squeezed.
    pub(super) fn add(&mut self, names: Vec<String>) {
        self.squeezed.extend(names);
    }

    /// Whether a text is just the site's name.
    pub(super) fn is_name(&self, text: &str) -> bool {
        let text = squeeze(text);
        !text.is_empty() && self.squeezed.contains(&text)
    }

    /// Whether a part of a title is the site's name, or a spelling of it.
    pub(super) fn is_site(&self, part: &str) -> bool {
        let bare = part.trim();
        let squeezed = squeeze(bare);
        if squeezed.is_empty() {
            return false;
        }
        let letters = squeezed.chars().filter(|c| c.is_alphabetic()).count();
        let is_spelling = |name: &String| {
            *name == squeezed
                // Most of the name: a single word of it may end a headline.
                || squeezed.len() > 3 && squeezed.len() * 2 >= name.len() && name.contains(&squeezed)
                // An issue's number makes a name a title.
                || name.len() > 3
                    && squeezed.contains(name.as_str())
                    && letters <= name.chars().count() + LONGER
                    && !squeezed.replace(name.as_str(), "").contains(|c: char| c.is_numeric())
        };
        let is_initials = || bare.chars().all(|c| c.is_uppercase() || c == '.') && self.initials.contains(&squeezed);
        self.squeezed.iter().any(is_spelling) || is_host(bare) || is_initials()
    }

    /// Whether a text is a section's name.
    pub(super) fn is_label(&self, part: &str) -> bool {
        let part = fold(part);
        LABELS.contains(&part.as_str()) || !part.is_empty() && self.labels.contains(&part)
    }

    /// A title without the site's name and the section's label at its ends. Of a title that stands in the page's head,
    /// a short tail behind a stroke goes even where nobody knows the name.
    pub(super) fn cut<'a>(&self, title: &'a str, is_head: bool) -> &'a str {
        let mut rest = title.trim();
        // The name, and whatever slogan follows it.
        if let Some(cut) = cuts(rest).find(|cut| self.is_name(first_part(cut.tail)) && length(cut.head) > 1) {
            rest = cut.head;
        }
        for _ in 0..MOST_PARTS {
            let Some(cut) = cuts(rest).last() else { break };
            let keeps = length(cut.head) >= SHORTEST_REST;
            let is_slogan = || {
                let tail = length(cut.tail);
                is_head && cut.is_stroke && tail <= LONGEST_NAME && length(cut.head) > tail
            };
            if !(self.is_site(cut.tail) || keeps && (self.is_label(cut.tail) || is_slogan())) {
                break;
            }
            rest = cut.head;
        }
        if let Some(cut) = cuts(rest).next()
            && (self.is_site(cut.head) || cut.is_stroke && self.is_label(cut.head))
        {
            rest = cut.tail;
        }
        rest
    }
}

/// Where a title may be cut, from its beginning; neither side is ever empty.
pub(super) fn cuts(title: &str) -> impl Iterator<Item = Cut<'_>> {
    // Scripts without blanks write none around separators either.
    let is_close = title.chars().any(is_close);
    let places = title.char_indices().filter_map(move |(at, c)| {
        let (head, tail) = (title.get(..at)?, title.get(at + c.len_utf8()..)?);
        let is_spaced = head.ends_with(char::is_whitespace) && tail.starts_with(char::is_whitespace);
        let is_stroke = matches!(c, '|' | '｜' | '丨' | '‖' | '¦');
        let separates = match c {
            '|' | '｜' | '丨' | '‖' | '¦' => true,
            '-' | '–' | '—' | '－' | '_' => is_spaced || is_close,
            '·' | '•' | '»' | '«' | '›' | '‹' | '>' | '~' | '/' | '⋆' | '*' => is_spaced,
            // The first of two colons with blanks around.
            ':' => head.ends_with(' ') && tail.starts_with(": "),
            _ => false,
        };
        let tail = tail.strip_prefix(": ").filter(|_| c == ':').unwrap_or(tail);
        let cut = Cut { head: head.trim_end(), tail: tail.trim_start(), is_stroke };
        (separates && !cut.head.is_empty() && !cut.tail.is_empty()).then_some(cut)
    });
    places.take(MOST_PARTS)
}

/// The part up to the next separator.
fn first_part(text: &str) -> &str {
    cuts(text).next().map_or(text, |cut| cut.head)
}

/// Whether a part is a host's name: `Example.org`.
fn is_host(part: &str) -> bool {
    const TOP: usize = 2;
    part.rsplit_once('.').is_some_and(|(name, top)| {
        let is_word = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.'));
        name.len() > 1 && is_word(name) && top.len() >= TOP && top.bytes().all(|byte| byte.is_ascii_lowercase())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_off() {
        let names = Names::new(["The Example", "harbour", "Lake Radio Network"].into_iter(), &["Local Affairs".into()]);
        let cases = [
            ("Bridge opens early | The Example", "Bridge opens early"),
            ("The Example - Bridge opens - early", "Bridge opens - early"),
            ("Bridge opens early - The Example - News you can use", "Bridge opens early"),
            ("Bridge opens early | Opinion", "Bridge opens early"),
            ("Bridge opens early - local affairs | Harbour", "Bridge opens early"),
            ("Opinion | Bridge opens early", "Bridge opens early"),
            ("Bridge opens early - LRN", "Bridge opens early"),
            ("Bridge opens early – Newsroom.example", "Bridge opens early"),
            ("大桥提前一个月开通_The Example", "大桥提前一个月开通"),
            // Neither a number of an issue, nor a part of a headline, nor all there is.
            ("The Example #18 – Bridge opens", "The Example #18 – Bridge opens"),
            ("Bridge opens - early", "Bridge opens - early"),
            ("Bridge - opinion", "Bridge - opinion"),
            ("The Example", "The Example"),
            ("Mid-summer: a well-known story", "Mid-summer: a well-known story"),
        ];
        for (title, expected) in cases {
            assert_eq!(names.cut(title, false), expected);
        }
        assert_eq!(names.cut("Bridge opens early | Nobody Knows", true), "Bridge opens early");
        assert_eq!(names.cut("Bridge opens early | Nobody Knows", false), "Bridge opens early | Nobody Knows");
        assert_eq!(names.cut("Bridge | Nobody Knows It", true), "Bridge | Nobody Knows It");
    }
}
