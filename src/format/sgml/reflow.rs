//! Paragraphs of text that was wrapped to a width: an empty line ends one, an indented line begins one.

/// Blanks within a line that show that it is a row of a table.
const LEAST_GAP: &str = "   ";
/// How far a line is indented that begins a paragraph.
const LEAST_INDENT: usize = 2;
/// How many rows make a table: one line with a gap may be set so by chance.
const LEAST_ROWS: usize = 2;

/// The text with its lines joined to paragraphs, and rows of tables left as lines.
pub(in crate::format) fn reflow(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let indent = |line: &str| line.chars().take_while(|c| c.is_whitespace()).count();
    let base = lines.iter().filter(|line| !line.is_empty()).map(|line| indent(line)).min().unwrap_or(0);
    let is_row: Vec<bool> = lines.iter().map(|line| line.trim_start().contains(LEAST_GAP)).collect();
    let in_table = |at: usize| {
        let is_row = |at: Option<usize>| at.and_then(|at| is_row.get(at)).copied().unwrap_or(false);
        is_row(Some(at)) && (is_row(at.checked_sub(1)) || is_row(Some(at + LEAST_ROWS - 1)))
    };
    let mut out = String::with_capacity(text.len());
    let (mut gap, mut was_row) = ("", false);
    for (at, line) in lines.iter().enumerate() {
        if line.is_empty() {
            gap = "\n\n";
            continue;
        }
        let row = in_table(at);
        if !out.is_empty() && gap.is_empty() {
            gap = match (was_row, row) {
                (true, true) => "\n",
                (true, false) | (false, true) => "\n\n",
                (false, false) if indent(line) >= base + LEAST_INDENT => "\n\n",
                (false, false) => " ",
            };
        }
        if !out.is_empty() {
            out.push_str(gap);
        }
        let mut words = line.split_whitespace();
        if row {
            out.push_str(line.trim_start());
        } else if let Some(first) = words.next() {
            out.push_str(first);
            for word in words {
                out.push(' ');
                out.push_str(word);
            }
        }
        (gap, was_row) = ("", row);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::reflow;

    #[test]
    fn wrapped_lines_become_paragraphs() {
        assert_eq!(
            reflow("   The ferry\nsailed at\nnoon.\n   It came\nback.\n"),
            "The ferry sailed at noon.\n\nIt came back."
        );
        assert_eq!(reflow("   one\n   two\n\n   three"), "one two\n\nthree");
        assert_eq!(
            reflow("Prices:\nrye     12\nbarley     9\nThey fell."),
            "Prices:\n\nrye     12\nbarley     9\n\nThey fell."
        );
        assert_eq!(reflow(" \n\n"), "");
    }
}
