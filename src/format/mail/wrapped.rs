//! Lines as they were typed to paragraphs: joined where only the width of the page ended them.

/// Lines of mail are no longer than this where somebody wrapped them, in characters.
const WIDEST: usize = 100;
/// Narrower texts are verse, lists or addresses.
const NARROWEST: usize = 40;
/// A line may end so many characters before the next word would have been too much.
const SLACK: usize = 6;

/// How the lines of one text were wrapped.
#[derive(Clone, Copy)]
pub(super) struct Width {
    most: usize,
    flowed: bool,
}

impl Width {
    /// The width of a text; `flowed` where a blank at a line's end says that the line goes on.
    pub(super) fn of(lines: &[&str], flowed: bool) -> Self {
        // Quotations were wrapped by others.
        let own = lines.iter().filter(|line| !line.trim_start().starts_with('>'));
        let mut widths: Vec<usize> = own.map(|line| line.trim_end().chars().take(2 * WIDEST).count()).collect();
        widths.sort_unstable();
        // An address or a table may be wider than the rest.
        let most = widths.get(widths.len().saturating_sub(1 + widths.len() / 20)).copied().unwrap_or(0);
        Width { most, flowed }
    }

    /// Whether `next` goes on with what `line` says.
    fn goes_on(self, line: &str, next: &str) -> bool {
        let is_indented = |line: &str| line.starts_with([' ', '\t']);
        if self.flowed && line.ends_with(' ') && line.trim_end() != "--" {
            return true;
        }
        if is_item(next) || is_indented(next) || !(NARROWEST..=WIDEST).contains(&self.most) {
            return false;
        }
        let word = next.split_whitespace().next().map_or(0, |word| word.chars().count());
        let line = line.trim_end();
        line.chars().count() + 1 + word + SLACK > self.most && !line.contains("  ")
    }
}

/// Whether a line begins an entry of a list.
fn is_item(line: &str) -> bool {
    let line = line.trim_start();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let behind = line.get(digits..).unwrap_or_default();
    ["- ", "* ", "• ", "+ ", "o ", "– "].iter().any(|mark| line.starts_with(mark))
        || (1..=3).contains(&digits) && (behind.starts_with(". ") || behind.starts_with(") "))
}

/// Lines to paragraphs; what is quoted keeps one mark in front.
pub(super) fn paragraphs(lines: &[&str], width: Width) -> String {
    let mut out = String::with_capacity(lines.iter().map(|line| line.len() + 1).sum());
    let mut last: Option<(&str, usize)> = None;
    for line in lines {
        let (text, depth) = unquoted(line);
        if text.trim().is_empty() {
            last = None;
            continue;
        }
        match last {
            Some((before, quoted)) if quoted == depth => {
                let goes_on = width.goes_on(before, text);
                out.push_str(match (goes_on, depth > 0) {
                    (true, _) => " ",
                    (false, true) => "\n> ",
                    (false, false) => "\n",
                });
            }
            _ => {
                if !out.is_empty() {
                    out.push_str("\n\n");
                }
                if depth > 0 {
                    out.push_str("> ");
                }
            }
        }
        out.push_str(text.trim());
        last = Some((text, depth));
    }
    out
}

/// A line without the marks of quotation, and how many there were.
fn unquoted(line: &str) -> (&str, usize) {
    let (mut text, mut depth) = (line, 0);
    while let Some(rest) = text.trim_start().strip_prefix('>') {
        (text, depth) = (rest, depth + 1);
    }
    (if depth > 0 { text.strip_prefix(' ').unwrap_or(text) } else { text }, depth)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(text: &str, flowed: bool) -> String {
        let lines: Vec<&str> = text.lines().collect();
        paragraphs(&lines, Width::of(&lines, flowed))
    }

    #[test]
    fn only_the_width_of_the_page_joins() {
        let text = "The harbour master has closed the old swing bridge to all\ntraffic, and nobody knows for how long.\n\
                    Yours,\nAnn\n\n- first\n- second";
        assert_eq!(
            joined(text, false),
            "The harbour master has closed the old swing bridge to all traffic, and nobody knows for how long.\n\
             Yours,\nAnn\n\n- first\n- second"
        );
        assert_eq!(joined("One \ntwo\nthree", true), "One two\nthree");
        assert_eq!(joined("> a\n> b\nc", false), "> a\n> b\n\nc");
    }
}
