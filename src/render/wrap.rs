//! Text with marks, cut into lines that fit a terminal.
//!
//! Widths are those of the Unicode standard: a Han character takes two columns, a combining accent none.
//! Lines break at blanks, behind hyphens, and between wide characters, which are written without blanks; a word too long for
//! a line is cut. What comes out has been through [`escape`]; styles and indentation are the caller's.

use unicode_width::UnicodeWidthChar;

use super::escape;
use crate::search::hit::Mark;

/// A stretch of a line that is wholly marked, or wholly not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The text, safe to show.
    pub text: String,
    /// Whether it is (part of) a match.
    pub marked: bool,
}

/// One line.
pub type Line = Vec<Run>;

/// Columns that `text` takes once shown.
pub fn width(text: &str) -> usize {
    escape::line(text).chars().map(columns).sum()
}

/// `text` in lines of at most `width` columns; `marks` are ranges of its code points, in order. Line breaks
/// count as blanks. At least one line, which is empty where the text is.
pub fn wrap(text: &str, marks: &[Mark], width: usize) -> Vec<Line> {
    let width = width.max(2);
    let mut lines = Vec::new();
    let mut pending = Pending::default();
    for cell in cells(text, marks) {
        if cell.c == ' ' {
            pending.blank(cell);
            continue;
        }
        if pending.may_break_before(cell.c) {
            pending.break_at = Some(pending.cells.len());
        }
        while pending.columns + columns(cell.c) > width && !pending.cells.is_empty() {
            lines.push(pending.cut());
        }
        pending.columns += columns(cell.c);
        pending.cells.push(cell);
    }
    if !pending.cells.is_empty() || lines.is_empty() {
        pending.break_at = Some(pending.cells.len());
        lines.push(pending.cut());
    }
    lines
}

/// The line being filled.
#[derive(Default)]
struct Pending {
    cells: Vec<Cell>,
    columns: usize,
    /// How many cells come before the last place where a line may end.
    break_at: Option<usize>,
}

#[derive(Clone, Copy)]
struct Cell {
    c: char,
    marked: bool,
}

impl Pending {
    /// Adds a blank, unless it would begin the line.
    fn blank(&mut self, cell: Cell) {
        if !self.cells.is_empty() {
            self.cells.push(cell);
            self.columns += 1;
            self.break_at = Some(self.cells.len());
        }
    }

    /// Whether a line may end here, with `next` beginning another. Blanks are not asked about.
    fn may_break_before(&self, next: char) -> bool {
        let mut last = self.cells.iter().rev().map(|cell| cell.c);
        match (last.next(), last.next()) {
            (Some('-'), Some(before)) => before.is_alphanumeric(),
            (Some(last), _) if columns(last) == 2 || columns(next) == 2 => columns(next) > 0 && !closes(next),
            _ => false,
        }
    }

    /// Takes the line up to the last break, or all of it where there is none; keeps the rest.
    fn cut(&mut self) -> Line {
        let end = self.break_at.take().unwrap_or(self.cells.len()).min(self.cells.len());
        let rest = self.cells.split_off(end);
        let mut line = std::mem::replace(&mut self.cells, rest);
        self.columns = self.cells.iter().map(|cell| columns(cell.c)).sum();
        while line.last().is_some_and(|cell| cell.c == ' ') {
            line.pop();
        }
        let mut runs: Line = Vec::new();
        for cell in line {
            match runs.last_mut() {
                Some(run) if run.marked == cell.marked => run.text.push(cell.c),
                _ => runs.push(Run { text: cell.c.to_string(), marked: cell.marked }),
            }
        }
        runs
    }
}

/// The characters to show, each with whether it is marked.
fn cells(text: &str, marks: &[Mark]) -> Vec<Cell> {
    let mut marks = marks.iter().peekable();
    let mut shown = String::new();
    let mut cells = Vec::with_capacity(text.len());
    for (at, c) in text.chars().enumerate() {
        while marks.peek().is_some_and(|[_, end]| *end <= at) {
            marks.next();
        }
        let marked = marks.peek().is_some_and(|[start, _]| *start <= at);
        shown.clear();
        escape::push(&mut shown, c);
        cells.extend(shown.chars().map(|c| Cell { c, marked }));
    }
    cells
}

fn columns(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// Wide punctuation that must not begin a line.
fn closes(c: char) -> bool {
    matches!(c, '、' | '。' | '，' | '．' | '！' | '？' | '：' | '；' | '」' | '』' | '）' | '】' | '》' | '〉' | 'ー')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines as text, marks in brackets.
    fn drawn(text: &str, marks: &[Mark], width: usize) -> Vec<String> {
        let draw = |run: &Run| {
            if run.marked { format!("[{}]", run.text) } else { run.text.clone() }
        };
        wrap(text, marks, width).iter().map(|line| line.iter().map(draw).collect()).collect()
    }

    #[test]
    fn lines_break_where_a_reader_would() {
        let cases: [(&str, usize, &[&str]); 9] = [
            ("", 10, &[""]),
            ("short", 10, &["short"]),
            ("one two three", 7, &["one two", "three"]),
            ("one\ntwo  three", 20, &["one two  three"]),
            ("abcdefghijkl mn", 5, &["abcde", "fghij", "kl mn"]),
            ("a long-winded word", 8, &["a long-", "winded", "word"]),
            ("東京都は雨。", 6, &["東京都", "は雨。"]),
            ("東京都は、雨", 8, &["東京都", "は、雨"]),
            ("e\u{301}e\u{301}e\u{301} x", 3, &["e\u{301}e\u{301}e\u{301}", "x"]),
        ];
        for (text, width, expected) in cases {
            assert_eq!(drawn(text, &[], width), expected, "{text:?}");
        }
    }

    #[test]
    fn marks_survive_wrapping_and_escaping() {
        assert_eq!(drawn("the old bridge fell", &[[4, 14]], 9), ["the [old]", "[bridge]", "fell"]);
        assert_eq!(drawn("a\x1bb c", &[[2, 3]], 9), ["a␛[b] c"]);
        assert_eq!(drawn("\u{202e}b", &[[1, 2]], 20), ["\\u{202e}[b]"]);
        assert_eq!(drawn("ab", &[[0, 99]], 20), ["[ab]"]);
    }

    #[test]
    fn no_line_is_too_wide() {
        let text = "Mixed 東京 text with verylongwordsthatgoonandon — and \u{1f600}\u{1f600} e\u{301}.";
        for limit in 2..40 {
            for line in wrap(text, &[], limit) {
                let columns: usize = line.iter().map(|run| width(&run.text)).sum();
                assert!(columns <= limit, "{line:?} in {limit}");
            }
        }
    }
}
