//! Results for a person: a screen that can be read from top to bottom.
//!
//! ```text
//! 12 articles · 1.8 ms
//!
//!  1  Harbour bridge closes
//!     12 Jul 2025 · Harbour Post · Ada Quill
//!   › The old bridge over the harbour closes for two years, …
//!     news/2025-07-12.txt:14
//! ```
//!
//! Without colour there is nothing but text: no codes, no markers around matches, no links.

use std::io::{self, Write};

use super::style::Style;
use super::wrap::{Line, wrap};
use super::{Renderer, View, date, escape, link, passage};
use crate::article::{Article, Origin};
use crate::search::hit::{Answer, Fragment, Hit, Mark};

/// The `text` renderer.
pub struct Text;

/// Wider lines than this are tiring to read, however wide the window.
const MOST_COLUMNS: usize = 100;

impl Renderer for Text {
    fn name(&self) -> &'static str {
        "text"
    }

    fn render(&self, answer: &Answer, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        if let Some(id) = view.query_id {
            if !view.first {
                writeln!(out)?;
            }
            let heading = format!("{}: {}", escape::line(id), escape::line(&answer.query));
            writeln!(out, "{}", Style::Title.paint(heading, view.color))?;
        }
        writeln!(out, "{}", Style::Dim.paint(headline(answer), view.color))?;
        for note in &answer.notes {
            writeln!(out, "{}", Style::Note.paint(format!("note: {}", escape::line(&note.text)), view.color))?;
        }
        let gutter = answer.hits.last().map_or(1, |hit| hit.rank.to_string().len()).max(2);
        for hit in &answer.hits {
            writeln!(out)?;
            write_hit(hit, gutter, view, out)?;
        }
        let shown = answer.hits.last().map_or(0, |hit| hit.rank);
        if shown > 0 && shown < answer.total {
            let more = format!("{} more: --offset {shown}", grouped(answer.total - shown));
            writeln!(out, "\n{}", Style::Dim.paint(more, view.color))?;
        }
        Ok(())
    }
}

/// `12 articles · 1.8 ms`
fn headline(answer: &Answer) -> String {
    let bound = if answer.total_is_exact { "" } else { "at least " };
    let found = match answer.total {
        0 => "nothing found".to_owned(),
        1 => format!("{bound}1 article"),
        n => format!("{bound}{} articles", grouped(n)),
    };
    let took = if answer.took_ms < 1000.0 {
        format!("{:.1} ms", answer.took_ms)
    } else {
        format!("{:.2} s", answer.took_ms / 1000.0)
    };
    format!("{found} · {took}")
}

/// A number with its thousands apart: `1,204`.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

fn write_hit(hit: &Hit, gutter: usize, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let indent = " ".repeat(gutter + 2);
    let columns = view.width.min(MOST_COLUMNS).saturating_sub(indent.len()).max(20);
    let rank = format!("{:>gutter$}", hit.rank);
    write!(out, "{}  ", Style::Dim.paint(rank, view.color))?;
    write_title(&hit.article, &hit.title_marks, &indent, columns, view, out)?;
    if let Some(about) = about(&hit.article) {
        for line in wrap(&about, &[], columns) {
            writeln!(out, "{indent}{}", painted(&line, Style::Plain, Style::Mark, view.color))?;
        }
    }
    for fragment in &hit.fragments {
        for (i, line) in passage_lines(fragment, &hit.article, columns).iter().enumerate() {
            // The sign stands in the margin, so that passages are told apart and still line up.
            let margin = if i == 0 { format!("{:>1$} ", "›", indent.len() - 1) } else { indent.clone() };
            writeln!(out, "{margin}{}", painted(line, Style::Plain, Style::Mark, view.color))?;
        }
    }
    let origin = &hit.article.origin;
    let line = hit.fragments.first().map_or(origin.lines[0], |fragment| fragment.line);
    writeln!(out, "{indent}{}", Style::Dim.paint(place(origin, line, view), view.color))
}

/// Writes the title, its first line where the cursor is, further ones behind `indent`; a link where there is a page.
pub fn write_title(
    article: &Article,
    marks: &[Mark],
    indent: &str,
    columns: usize,
    view: &View<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    if article.title.trim().is_empty() {
        return writeln!(out, "{}", Style::Dim.paint("(no title)", view.color));
    }
    let uri = view.links.and(article.url.as_deref()).and_then(link::web);
    for (i, line) in wrap(&article.title, marks, columns).iter().enumerate() {
        let text = painted(line, Style::Title, Style::TitleMark, view.color);
        let text = uri.as_deref().map_or_else(|| text.clone(), |uri| link::wrap(&text, uri));
        writeln!(out, "{}{text}", if i == 0 { "" } else { indent })?;
    }
    Ok(())
}

/// `12 Jul 2025 · Harbour Post · Ada Quill, Ben Ro`: what is known of date, site and authors. Not yet escaped.
pub fn about(article: &Article) -> Option<String> {
    let mut parts = Vec::new();
    parts.extend(article.published.as_ref().map(date::short));
    parts.extend(article.site.clone());
    match article.authors.as_slice() {
        [] => {}
        few @ ([_] | [_, _] | [_, _, _]) => parts.push(few.join(", ")),
        [first, second, rest @ ..] => parts.push(format!("{first}, {second} and {} others", rest.len())),
    }
    parts.retain(|part| !part.trim().is_empty());
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// `news/2025-07-12.txt:14`, as a link to the file where it is known.
pub fn place(origin: &Origin, line: u64, view: &View<'_>) -> String {
    let member = origin.member.as_deref().map(|member| format!("!{member}")).unwrap_or_default();
    let text = format!("{}{member}:{line}", origin.dump);
    let uri = view.links.and_then(|host| Some(link::file(host, &(view.locate)(origin)?)));
    link::text(&text, uri.as_deref())
}

fn passage_lines(fragment: &Fragment, article: &Article, columns: usize) -> Vec<Line> {
    let (begins_inside, ends_inside) = passage::cut(fragment, article);
    let before = if begins_inside { "… " } else { "" };
    let after = if ends_inside { " …" } else { "" };
    let shift = before.chars().count();
    let marks: Vec<Mark> = fragment.marks.iter().map(|[start, end]| [start + shift, end + shift]).collect();
    wrap(&format!("{before}{}{after}", fragment.text), &marks, columns)
}

/// A wrapped line with its codes.
pub fn painted(line: &Line, plain: Style, mark: Style, color: bool) -> String {
    let paint = |run: &super::wrap::Run| {
        let style = if run.marked { mark } else { plain };
        style.paint(run.text.as_str(), color).to_string()
    };
    line.iter().map(paint).collect()
}

#[cfg(test)]
#[path = "terminal/tests.rs"]
mod tests;
