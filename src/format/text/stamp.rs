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
    let is_separator =
        |c: char| c.is_whitespace() || matches!(c, '|' | ',' | '-' | '–' | '—' | ':' | '(' | '[' | '·' | '•' | '/');
    // "The Example, [2025-07-12 08:00]"
    if let Some((before, date)) = line.strip_suffix([']', ')']).and_then(|line| line.rsplit_once(['[', '(']))
        && stamp(date).is_some()
    {
        let before = before.trim_matches(is_separator);
        return before.chars().any(char::is_alphabetic).then_some((before, date));
    }
    let (before, date) = line.split_at_checked(date::trailing(line)?)?;
    let before = before.trim_matches(is_separator);
    before.chars().any(char::is_alphabetic).then(|| (before, date.trim()))
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
        ];
        for (line, name, date) in table {
            assert_eq!(trailing_date(line), Some((name, date)));
        }
        assert_eq!(trailing_date("By Ann Lee of the 12th Street Review"), None);
        assert_eq!(trailing_date("12 July 2025"), None);
    }
}
