//! Plain text of a web archive, as the draft of one article.
//!
//! What Common Crawl calls WET has a page's title in its first line and a line for each element of the page below it, the
//! site's menus among them. They cannot be told from the text without the page, so they stay.

use crate::article::{Body, Draft, Stamp};
use crate::date::{self, Role};

/// A longer first line is text.
const MOST_TITLE: usize = 300;
/// A line of that many characters is a paragraph of its own; shorter ones side by side are a list or a menu.
const PARAGRAPH: usize = 80;
/// A shorter part of a title may stand in a menu by itself.
const LEAST_HEADLINE: usize = 8;
/// How many parts a title is taken apart at.
const MOST_PARTS: usize = 8;

/// Where a text comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// It is a text of its own.
    Text,
    /// Someone took it out of a page.
    Page,
}

/// The draft of a text whose first line is the dump's line `line`, if its lines are lines of the dump.
pub(super) fn draft(text: &str, origin: Origin, line: Option<u64>) -> Draft {
    let mut lines = (0..).zip(text.lines().map(str::trim)).filter(|(_, line)| !line.is_empty()).peekable();
    let title = lines.next_if(|(_, line)| line.chars().nth(MOST_TITLE).is_none()).map(|(_, line)| match origin {
        Origin::Text => line.to_owned(),
        Origin::Page => headline(line, text).to_owned(),
    });
    // What a page has there may be of its frame: today's date, or that of another article.
    let stamp = match origin {
        Origin::Text if title.is_some() => lines.peek().and_then(|(_, line)| Some((date::stamp(line)?, *line))),
        _ => None,
    };
    if stamp.is_some() {
        lines.next();
    }
    let mut body = String::with_capacity(text.len());
    let mut body_lines = Vec::new();
    let mut before: Option<(u64, bool)> = None;
    for (at, words) in lines {
        let is_long = words.chars().nth(PARAGRAPH).is_some();
        if let Some((last, was_long)) = before {
            body.push_str(if is_long || was_long || at > last + 1 { "\n\n" } else { "\n" });
        }
        body.push_str(words);
        body_lines.extend(line.map(|first| first + at));
        before = Some((at, is_long));
    }
    let stamp = stamp.map(|(role, text)| (role, Stamp::stated(text)));
    let (published, updated) = match stamp {
        Some((Role::Updated, stamp)) => (None, Some(stamp)),
        Some((_, stamp)) => (Some(stamp), None),
        None => (None, None),
    };
    Draft { title, body: Body::Plain(body), body_lines, published, updated, ..Draft::default() }
}

/// A page's title without the site's name, where the longest part of it stands in the text as a line of its own.
fn headline<'a>(title: &'a str, text: &str) -> &'a str {
    let borders = title.match_indices([' ', '\u{a0}']).filter_map(|(at, _)| {
        let rest = title.get(at..)?.trim_start();
        let mark = rest.chars().next().filter(|mark| "|-–—·•»:/".contains(*mark))?;
        let behind = rest.trim_start_matches(mark);
        behind.starts_with([' ', '\u{a0}']).then(|| [title.get(..at), Some(behind)])
    });
    let parts = borders.take(MOST_PARTS).flatten().flatten().map(str::trim);
    let stands = |part: &&str| text.lines().skip(1).any(|line| line.trim() == *part);
    let parts = parts.filter(|part| part.chars().count() >= LEAST_HEADLINE).filter(stands);
    parts.max_by_key(|part| part.len()).unwrap_or(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_is_the_title() {
        let long = "A line that is long enough to be a paragraph of its own, as it goes on and on and on.";
        let found = draft(&format!("\n Harbour reopens \r\nHome\nNews\n{long}\n{long}\n\nEnd"), Origin::Text, Some(10));
        assert_eq!(found.title.as_deref(), Some("Harbour reopens"));
        assert_eq!(found.body, Body::Plain(format!("Home\nNews\n\n{long}\n\n{long}\n\nEnd")));
        assert_eq!(found.body_lines, [12, 13, 14, 15, 17]);
    }

    #[test]
    fn a_page_s_title_loses_the_site_s_name_where_the_text_shows_it() {
        let cases = [
            ("Harbour reopens | Quay Post\nQuay Post\nHarbour reopens\nText", "Harbour reopens"),
            ("Quay Post – Harbour reopens\nHarbour reopens\nText", "Harbour reopens"),
            ("Harbour - and ferry - reopen | Post\nHarbour - and ferry - reopen\n", "Harbour - and ferry - reopen"),
            ("Harbour reopens | Quay Post\nText", "Harbour reopens | Quay Post"),
            ("Sports | Quay Post\nSports\nText", "Sports | Quay Post"),
            ("Harbour-side reopens\nHarbour\n", "Harbour-side reopens"),
        ];
        for (text, expected) in cases {
            assert_eq!(draft(text, Origin::Page, None).title.as_deref(), Some(expected), "{text}");
        }
        assert_eq!(draft(cases[0].0, Origin::Text, None).title.as_deref(), Some("Harbour reopens | Quay Post"));
    }

    #[test]
    fn a_date_below_the_title_of_a_text_is_its_own() {
        let text = "Notice to mariners\n3 hours ago\nThe light is out.";
        let found = draft(text, Origin::Text, Some(1));
        assert_eq!(found.published, Some(Stamp::stated("3 hours ago")));
        assert_eq!((found.body, found.body_lines), (Body::Plain("The light is out.".to_owned()), vec![3]));
        assert_eq!(draft(text, Origin::Page, None).published, None);
    }

    #[test]
    fn a_long_first_line_is_text() {
        let found = draft(&"word ".repeat(100), Origin::Page, None);
        assert_eq!((found.title, found.body_lines), (None, Vec::new()));
        assert!(matches!(found.body, Body::Plain(body) if body.len() == 499));
        assert_eq!(draft("", Origin::Page, None).title, None);
    }
}
