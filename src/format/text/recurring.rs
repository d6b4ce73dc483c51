//! Lines that come again at the head or foot of several articles of one text: a paper's name above every headline, a
//! program's buttons below every text. None of them is a headline.
//!
//! Told from the articles as they were divided, so it cannot help to divide them. An article that stands in the text twice
//! makes nothing recur, and numbers in a line do not keep it from being the same.

use std::collections::HashMap;

use super::fold::fold;
use super::headline::ends_sentence;
use super::lines::Line;
use super::shape::Shape;

/// How many lines of an article's head and foot are compared.
const HEAD: usize = 6;
const FOOT: usize = 5;
/// Longest line that is furniture of a head, in bytes.
const LONGEST: usize = 120;

/// The lines that recur, by what they say without their numbers.
#[derive(Clone, Debug, Default)]
pub struct Recurring {
    heads: Vec<u64>,
    feet: Vec<u64>,
}

impl Recurring {
    /// What recurs in the articles that begin at `starts`.
    pub fn of(lines: &[Line<'_>], starts: &[usize]) -> Self {
        let ends = starts.iter().copied().skip(1).chain([lines.len()]);
        let articles: Vec<&[Line<'_>]> =
            starts.iter().zip(ends).filter_map(|(&start, end)| lines.get(start..end)).collect();
        // Above the longest line, which is text, and below it.
        let heads = articles.iter().map(|article| {
            let (at, body) = longest(article);
            (body, article.get(..at.min(HEAD)).unwrap_or_default())
        });
        let feet = articles.iter().map(|article| {
            let (at, body) = longest(article);
            (body, article.get(article.len().saturating_sub(FOOT).max(at + 1)..).unwrap_or_default())
        });
        let (heads, feet) = (recurring(heads), recurring(feet));
        Recurring { heads, feet }
    }

    /// Whether the line stands at the head of several articles.
    pub fn heads(&self, line: &Line<'_>) -> bool {
        is_short(line) && self.heads.binary_search(&mould(line)).is_ok()
    }

    /// Whether the line stands at the foot of several articles.
    pub fn closes(&self, line: &Line<'_>) -> bool {
        is_short(line) && !ends_sentence(&line.text) && self.feet.binary_search(&mould(line)).is_ok()
    }
}

/// The longest line of an article, and what tells the article from others: that line's beginning.
fn longest(article: &[Line<'_>]) -> (usize, u64) {
    let longest = article.iter().enumerate().max_by_key(|(_, line)| line.text.len());
    longest.map_or((0, 0), |(at, line)| {
        (at, fold(line.text.get(..line.text.floor_char_boundary(300)).unwrap_or_default()))
    })
}

/// The moulds that several articles have among these lines, in order.
fn recurring<'l, 'a: 'l>(parts: impl Iterator<Item = (u64, &'l [Line<'a>])>) -> Vec<u64> {
    // Each mould with the first article that has it, and whether another does.
    let mut seen: HashMap<u64, (u64, bool)> = HashMap::new();
    for (article, lines) in parts {
        for line in lines.iter().filter(|line| is_short(line)) {
            let (first, again) = seen.entry(mould(line)).or_insert((article, false));
            *again |= *first != article;
        }
    }
    let mut found: Vec<u64> =
        seen.into_iter().filter(|(mould, (_, again))| *again && *mould != 0).map(|(mould, _)| mould).collect();
    found.sort_unstable();
    found
}

fn is_short(line: &Line<'_>) -> bool {
    line.text.len() <= LONGEST && matches!(line.shape, Shape::Text | Shape::Caption)
}

/// What a line says without numbers.
fn mould(line: &Line<'_>) -> u64 {
    if line.text.is_ascii() && !line.text.bytes().any(|b| b.is_ascii_digit()) {
        return line.fold;
    }
    fold(&line.text.chars().filter(|c| !c.is_numeric()).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::super::lines::read_bytes;
    use super::*;

    #[test]
    fn a_repeated_article_makes_nothing_recur() {
        let article = |paper: &str, headline: &str, text: &str| {
            format!("{paper}\n{headline}\n\n{}\n\nSaved 3 times\n\n", text.repeat(3))
        };
        let ferry = article("Norvik Post", "Ferry sails again", "The ferry sails again after two months. ");
        let bridge = article("Norvik Post", "Bridge closed", "Engineers closed the old bridge on Monday. ");
        let recurs = |text: &str, starts: &[usize]| {
            let lines = read_bytes(text.as_bytes(), encoding_rs::UTF_8);
            let found = Recurring::of(&lines, starts);
            let heads =
                lines.iter().filter(|line| found.heads(line)).map(|line| line.text.to_string()).collect::<Vec<_>>();
            (heads, lines.iter().filter(|line| found.closes(line)).count())
        };
        assert_eq!(recurs(&format!("{ferry}{bridge}\n"), &[0, 4]), (vec!["Norvik Post".to_owned(); 2], 2));
        assert_eq!(recurs(&format!("{ferry}{ferry}\n"), &[0, 4]), (vec![], 0));
    }
}
