//! Lines that state a date, told by [`crate::date`], which knows the words of dates in all languages.
//!
//! What day a stamp means is not read here.

use super::vocabulary;
use crate::date;

/// What a stamp says about the article.
pub use crate::date::Role as StampKind;

/// What sort of stamp `line` is, if it states a date and nothing else.
pub fn stamp(line: &str) -> Option<StampKind> {
    date::stamp(line)
}

/// Splits a line such as `By A. Writer | 12 July 2025` into what stands before the date and the date.
pub fn trailing_date(line: &str) -> Option<(&str, &str)> {
    let line = without_count(line);
    let is_separator = |c: char| {
        c.is_whitespace() || matches!(c, '|' | ',' | '.' | '-' | '–' | '—' | ':' | '(' | '[' | '·' | '•' | '/')
    };
    // "The Example, [2025-07-12 08:00]"
    if let Some((before, date)) = line.strip_suffix([']', ')']).and_then(|line| line.rsplit_once(['[', '(']))
        && stamp(date).is_some()
    {
        let before = before.trim_matches(is_separator);
        return before.chars().any(char::is_alphabetic).then_some((before, date));
    }
    let (before, date) = line.split_at_checked(date::trailing(line)?)?;
    // Of "The Norvik Post, 12 July" the date's own words may seem to begin with the paper's last.
    let (before, date) = match date.split_once([',', ' ']) {
        Some((first, rest)) if ["post", "story", "page", "article"].contains(&first.to_lowercase().as_str()) => {
            (line.get(..before.len() + first.len())?, rest.trim_start())
        }
        _ => (before, date),
    };
    let before = before.trim_matches(is_separator);
    before.chars().any(char::is_alphabetic).then(|| (before, date.trim()))
}

/// Whether a word is a day of the week, in any language.
pub fn is_weekday(word: &str) -> bool {
    date::is_weekday(word)
}

/// Section and date of a short line that holds a date before the page of a paper: `Politics, Tuesday 12 March 2019, p. 8`.
pub fn with_page(line: &str) -> Option<(&str, &str)> {
    const PAGES: &[&str] = &[
        "p.", "pp.", "page", "pg.", "s.", "seite", "str.", "стр.", "с.", "pág.", "página", "pagina", "blz.", "n°",
        "no.", "nr.", "№", "edition", "ausgabe",
    ];
    let separator = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|' | '·' | '-' | '–');
    if line.len() > 120 || line.bytes().filter(u8::is_ascii_digit).count() < 5 {
        return None;
    }
    let (place, _) = date::find(line, &date::Context::default())?;
    let behind = line.get(place.end..)?.trim_matches(separator).to_lowercase();
    let is_page = behind.len() <= 40 && PAGES.iter().any(|page| behind.starts_with(page));
    is_page.then(|| Some((line.get(..place.start)?.trim_matches(separator), line.get(place)?))).flatten()
}

/// The line without what a site counts behind the date: `Ann Lee · 12 July 2025 · 5 min read`.
fn without_count(line: &str) -> &str {
    match line.rsplit_once(['·', '|', '•']) {
        Some((rest, count)) if count.len() <= 40 && vocabulary::is_count(count.trim()) => rest.trim_end(),
        _ => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_behind_a_name_is_found() {
        let table = [
            ("By April May | May 5, 2025", "By April May", "May 5, 2025"),
            ("By Ann Lee, 12 July 2025", "By Ann Lee", "12 July 2025"),
            ("Ann Lee - Updated 2 hours ago", "Ann Lee", "Updated 2 hours ago"),
            ("The Norvik Post, August 12, 2019", "The Norvik Post", "August 12, 2019"),
            ("Norvik News, [2025-07-12 08:00]", "Norvik News", "2025-07-12 08:00"),
            ("Ann Lee · 12 July 2025 · 5 min read", "Ann Lee", "12 July 2025"),
        ];
        for (line, name, date) in table {
            assert_eq!(trailing_date(line), Some((name, date)));
        }
        assert_eq!(trailing_date("By Ann Lee of the 12th Street Review"), None);
        assert_eq!(trailing_date("12 July 2025"), None);
    }
}
