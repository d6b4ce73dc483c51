//! Text dumps in the layouts that scrapers, archives and people leave behind, made of generated articles.
//!
//! A splitter's speed depends on how many lines there are, how long they are and what they begin with, so each shape
//! differs in these: a paragraph a line or hard-wrapped, blank lines between paragraphs or none, bare headlines, labelled
//! fields, rules, counters. Lengths of paragraphs and articles are the generator's, which are those of news.

use std::fmt::Write as _;

use crate::generate::{Article, Generator, MONTHS};

/// Columns of a hard-wrapped line.
const COLUMNS: usize = 72;

/// How the articles of one dump are laid out.
pub struct Shape {
    /// Its name among the figures.
    pub name: &'static str,
    write: fn(&Article, &mut String),
}

/// All shapes.
pub const SHAPES: [Shape; 5] = [
    Shape { name: "scraped", write: scraped },
    Shape { name: "labelled, ruled", write: labelled },
    Shape { name: "counted export", write: counted },
    Shape { name: "wrapped wire", write: wrapped },
    Shape { name: "no blank lines", write: dense },
];

/// A dump and how many articles it holds.
pub struct Dump {
    /// Its bytes, UTF-8.
    pub bytes: Vec<u8>,
    /// Articles written.
    pub articles: usize,
}

impl Shape {
    /// A dump of this shape with at least `size` bytes, always the same.
    pub fn dump(&self, seed: u64, size: usize) -> Dump {
        let (mut text, mut count) = (String::new(), 0);
        for article in Generator::new(seed).articles() {
            (self.write)(&article, &mut text);
            count += 1;
            if text.len() >= size {
                break;
            }
        }
        Dump { bytes: text.into_bytes(), articles: count }
    }
}

/// Headline, byline with its date, paragraphs between blank lines; two blank lines between articles.
fn scraped(article: &Article, out: &mut String) {
    article.write_text(out);
    out.push_str("\n\n");
}

/// Fields above the text, a rule below it.
fn labelled(article: &Article, out: &mut String) {
    let (year, month, day) = article.date;
    let Article { number, site, title, author, body, .. } = article;
    let _ = write!(out, "Title: {title}\nAuthor: {author}\nDate: {year}-{month:02}-{day:02}\nSource: {site}\n");
    let _ = write!(out, "URL: https://{site}/{year}/{month:02}/{number}\n\n{body}\n\n{}\n\n", "=".repeat(70));
}

/// As archives export it: a counter, the paper, the day, and fields above and below the text.
fn counted(article: &Article, out: &mut String) {
    let (year, _, day) = article.date;
    let Article { number, site, title, author, body, .. } = article;
    let words = body.split_whitespace().count();
    let _ = write!(out, "Document {} of 9999\n\n{site}\n\n{} {day}, {year}\n\n{title}\n\n", number + 1, month(article));
    let _ = write!(
        out,
        "BYLINE: {author}\n\nLENGTH: {words} words\n\n{body}\n\nLOAD-DATE: {} {day}, {year}\n\n\n",
        month(article)
    );
}

/// As agencies send it: wrapped at a fixed width, with a place and a day before the first sentence.
fn wrapped(article: &Article, out: &mut String) {
    let Article { title, author, body, date: (_, _, day), .. } = article;
    let _ = write!(out, "{title}\nBy {author}\n\n");
    let opening = format!("HARBOUR, {} {day} (Northwire) - ", month(article));
    for (n, paragraph) in body.split("\n\n").enumerate() {
        let mut column = 0;
        let place = if n == 0 { opening.as_str() } else { "" };
        for word in place.split_whitespace().chain(paragraph.split(' ')) {
            if column > 0 && column + 1 + word.len() > COLUMNS {
                out.push('\n');
                column = 0;
            } else if column > 0 {
                out.push(' ');
                column += 1;
            }
            out.push_str(word);
            column += word.len();
        }
        out.push_str("\n\n");
    }
    out.push_str("- - - -\n\n");
}

/// A paragraph a line with nothing between them; a rule between articles.
fn dense(article: &Article, out: &mut String) {
    let Article { title, author, body, date: (year, _, day), .. } = article;
    let _ = write!(out, "{title}\n{author}\n{day} {} {year}\n", month(article));
    for paragraph in body.split("\n\n") {
        out.push_str(paragraph);
        out.push('\n');
    }
    out.push_str("----------\n");
}

fn month(article: &Article) -> &'static str {
    MONTHS[article.date.1 as usize - 1]
}
