//! One whole article for a person: headline, what is known of it, summary, text.

use std::io::{self, Write};

use super::style::Style;
use super::terminal::{about, painted, place, write_title};
use super::wrap::wrap;
use super::{View, escape, link};
use crate::article::Article;
use crate::search::hit::Mark;

/// Matches in an article, as ranges of code points.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// In the title.
    pub title: Vec<Mark>,
    /// In the body, in order.
    pub body: Vec<Mark>,
}

/// Wider columns than this are tiring to read for a whole text.
const MOST_COLUMNS: usize = 88;

/// Writes `article`, wrapped, with `marks`.
///
/// # Errors
/// Only those of `out`.
pub fn write(article: &Article, marks: &Marks, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let columns = view.width.clamp(20, MOST_COLUMNS);
    write_title(article, &marks.title, "", columns, view, out)?;
    if let Some(about) = about(article) {
        writeln!(out, "{}", escape::line(&about))?;
    }
    if let Some(url) = &article.url {
        let uri = view.links.and_then(|_| link::web(url));
        writeln!(out, "{}", Style::Dim.paint(link::text(url, uri.as_deref()), view.color))?;
    }
    writeln!(out, "{}", Style::Dim.paint(place(&article.origin, article.origin.lines[0], view), view.color))?;
    writeln!(out, "{}", Style::Dim.paint(format!("id {}", escape::line(&article.id)), view.color))?;
    for (heading, lines) in [("summary", &article.summary), ("caption", &article.caption)] {
        if !lines.is_empty() {
            writeln!(out)?;
        }
        for text in lines {
            let bullet = if heading == "summary" { "• " } else { "□ " };
            for (i, line) in wrap(text, &[], columns - 2).iter().enumerate() {
                let text = painted(line, Style::Plain, Style::Mark, view.color);
                writeln!(out, "{}{text}", if i == 0 { bullet } else { "  " })?;
            }
        }
    }
    writeln!(out)?;
    write_body(&article.body, &marks.body, columns, view.color, out)
}

/// Line by line, so that lists keep their lines; `marks` go with their line.
fn write_body(body: &str, marks: &[Mark], columns: usize, color: bool, out: &mut dyn Write) -> io::Result<()> {
    let mut start = 0;
    let mut next = 0;
    for text in body.lines() {
        let end = start + text.chars().count();
        while marks.get(next).is_some_and(|[_, mark_end]| *mark_end <= start) {
            next += 1;
        }
        let here: Vec<Mark> = marks
            .get(next..)
            .unwrap_or_default()
            .iter()
            .take_while(|[mark_start, _]| *mark_start < end)
            .map(|[mark_start, mark_end]| [mark_start.saturating_sub(start), (*mark_end).min(end) - start])
            .collect();
        for line in wrap(text, &here, columns) {
            writeln!(out, "{}", painted(&line, Style::Plain, Style::Mark, color))?;
        }
        start = end + 1;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    #[test]
    fn an_article_reads_well() {
        let mut article = sample::answer().hits.remove(0).article;
        article.summary = vec!["Closed for two years".to_owned()];
        article.caption = vec!["The bridge at dusk".to_owned()];
        article.body = "Work began on Monday.\n\n- ferries\n- a tunnel, perhaps".to_owned();
        let mut out = Vec::new();
        let marks = Marks { title: vec![], body: vec![[12, 18], [23, 27], [35, 43]] };
        let view = View { width: 40, color: true, ..View::PLAIN };
        write(&article, &marks, &view, &mut out).expect("memory is written");
        let text = String::from_utf8(out).expect("text is UTF-8");
        let text =
            text.replace("\x1b[1;31m", "<").replace("\x1b[1m", "*").replace("\x1b[2m", "~").replace("\x1b[0m", ">");
        assert_eq!(
            text,
            "\
*Harbour bridge closes>
12 Jul 2025 · Harbour Post · Ada Quill, Ben Ro
~https://example.org/bridge>
~news/a b.txt:1>
~id aaaabbbbccccddddeeeeffff22>

• Closed for two years

□ The bridge at dusk

Work began o<n Mond>ay.

<- fe>rries
- <a tunnel>, perhaps
"
        );
    }
}
