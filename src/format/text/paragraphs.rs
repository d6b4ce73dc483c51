//! Lines of text to paragraphs: joins what was wrapped at a fixed width, keeps apart what was not.

use super::headline::ends_sentence;
use super::lines::Line;
use super::shape::Shape;

/// Widths that people and programs wrap text at, in characters.
const WRAP_WIDTHS: std::ops::RangeInclusive<usize> = 34..=140;

/// A body under construction: its text and, for each line of it that is not empty, its line in the chunk.
#[derive(Debug, Default)]
pub struct Paragraphs {
    /// Paragraphs apart by an empty line, entries of a list by one break.
    pub text: String,
    /// One entry for each line of `text` that is not empty.
    pub lines: Vec<u64>,
}

/// Joins lines of one article's text to paragraphs.
pub fn join(lines: &[Line<'_>]) -> Paragraphs {
    let wrapped = is_wrapped(lines);
    let mut body = Paragraphs::default();
    body.text.reserve(lines.iter().map(|line| line.text.len() + 2).sum());
    let mut before: Option<&Line<'_>> = None;
    for line in lines {
        let text: &str = match line.shape {
            Shape::Rule | Shape::Underline => {
                before = None;
                continue;
            }
            _ => &line.text,
        };
        match before {
            Some(last) if wrapped && continues(last, line) => {
                // A word parted by a hyphen at the line's end cannot be told from a compound: keep the hyphen.
                if !last.text.ends_with('-') || !text.starts_with(char::is_lowercase) {
                    body.text.push(' ');
                }
                body.text.push_str(text);
            }
            _ => {
                if !body.text.is_empty() {
                    body.text.push_str(if is_list(before, line) { "\n" } else { "\n\n" });
                }
                body.text.push_str(text);
                body.lines.push(line.number);
            }
        }
        before = Some(line);
    }
    body
}

/// Whether both lines are entries of one list.
fn is_list(before: Option<&Line<'_>>, line: &Line<'_>) -> bool {
    let is_bullet = |line: &Line<'_>| matches!(line.shape, Shape::Bullet { .. });
    line.blanks == 0 && is_bullet(line) && before.is_some_and(is_bullet)
}

/// Whether `line` is the next line of the paragraph that `last` belongs to, in wrapped text.
fn continues(last: &Line<'_>, line: &Line<'_>) -> bool {
    let begins = matches!(line.shape, Shape::Bullet { .. } | Shape::Label { .. } | Shape::Counter)
        || line.indent > last.indent + 1;
    let was_full = last.text.chars().count() + 20 >= *WRAP_WIDTHS.start();
    line.blanks == 0
        && !line.form_feed
        && was_full
        && !(begins && ends_sentence(&last.text))
        && !matches!(line.shape, Shape::Bullet { .. })
}

/// Whether the lines were wrapped at a fixed width: none is wide, and most that another follows at once are nearly
/// as wide as the widest and do not end a sentence.
fn is_wrapped(lines: &[Line<'_>]) -> bool {
    let mut widths: Vec<usize> = Vec::new();
    let (mut followed, mut open) = (0usize, 0usize);
    for (line, next) in lines.iter().zip(lines.iter().skip(1)) {
        let width = line.text.chars().take(WRAP_WIDTHS.end() + 1).count() + line.indent;
        if width > *WRAP_WIDTHS.end() {
            return false;
        }
        if next.blanks == 0 {
            followed += 1;
            open += usize::from(!ends_sentence(&line.text));
            widths.push(width);
        }
    }
    if lines.last().is_some_and(|line| line.text.len() > 4 * WRAP_WIDTHS.end()) || followed < 2 {
        return false;
    }
    let Some(widest) = widths.iter().copied().max() else { return false };
    let full = widths.iter().filter(|&&width| width + 15 >= widest).count();
    WRAP_WIDTHS.contains(&widest) && full * 2 > followed && open * 10 > followed * 6
}
