//! Plain text of a web archive, as the draft of one article.
//!
//! What Common Crawl calls WET has a page's title in its first line and a line for each element of the page below it, the
//! site's menus among them. They cannot be told from the text without the page, so they stay.

use crate::article::{Body, Draft};

/// A longer first line is text.
const MOST_TITLE: usize = 300;
/// A line of that many characters is a paragraph of its own; shorter ones side by side are a list or a menu.
const PARAGRAPH: usize = 80;

/// The draft of a text whose first line is the dump's line `line`, if its lines are lines of the dump.
pub(super) fn draft(text: &str, line: Option<u64>) -> Draft {
    let mut lines =
        (0..).zip(text.lines()).map(|(at, line)| (at, line.trim())).filter(|(_, line)| !line.is_empty()).peekable();
    let title = lines.next_if(|(_, line)| line.chars().nth(MOST_TITLE).is_none()).map(|(_, line)| line.to_owned());
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
    Draft { title, body: Body::Plain(body), body_lines, ..Draft::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_is_the_title() {
        let long = "A line that is long enough to be a paragraph of its own, as it goes on and on and on.";
        let found = draft(&format!("\n Harbour reopens \r\nHome\nNews\n{long}\n{long}\n\nEnd"), Some(10));
        assert_eq!(found.title.as_deref(), Some("Harbour reopens"));
        assert_eq!(found.body, Body::Plain(format!("Home\nNews\n\n{long}\n\n{long}\n\nEnd")));
        assert_eq!(found.body_lines, [12, 13, 14, 15, 17]);
    }

    #[test]
    fn a_long_first_line_is_text() {
        let found = draft(&"word ".repeat(100), None);
        assert_eq!((found.title, found.body_lines), (None, Vec::new()));
        assert!(matches!(found.body, Body::Plain(body) if body.len() == 499));
        assert_eq!(draft("", None).title, None);
    }
}
