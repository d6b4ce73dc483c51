//! The few ways in which a terminal's text can look.
//!
//! Styles are names for what a piece of text is, not colours: [`Style::paint`] is the only place that knows
//! the codes. Only the sixteen basic attributes are used, so the reader's own palette decides.

use std::fmt::{self, Display};

/// What a piece of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Running text.
    Plain,
    /// A headline.
    Title,
    /// A match in a headline.
    TitleMark,
    /// A match in running text.
    Mark,
    /// Less important: ranks, places, figures.
    Dim,
    /// A remark on the query.
    Note,
    /// The word `error`.
    Error,
    /// The word `warning`.
    Warning,
    /// The word `hint`.
    Hint,
}

impl Style {
    /// Select Graphic Rendition parameters.
    fn code(self) -> &'static str {
        match self {
            Style::Plain => "",
            Style::Title => "1",
            Style::TitleMark => "1;4;31",
            Style::Mark | Style::Error => "1;31",
            Style::Dim => "2",
            Style::Note | Style::Warning => "33",
            Style::Hint => "36",
        }
    }

    /// `text` in this style, or as it is where `color` is off.
    pub fn paint<T: Display>(self, text: T, color: bool) -> Painted<T> {
        Painted { text, code: if color { self.code() } else { "" } }
    }
}

/// Text with its codes; made by [`Style::paint`].
pub struct Painted<T> {
    text: T,
    code: &'static str,
}

impl<T: Display> Display for Painted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.code.is_empty() { self.text.fmt(f) } else { write!(f, "\x1b[{}m{}\x1b[0m", self.code, self.text) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paint_wraps_only_with_color() {
        assert_eq!(Style::Mark.paint("x", true).to_string(), "\x1b[1;31mx\x1b[0m");
        assert_eq!(Style::Mark.paint("x", false).to_string(), "x");
        assert_eq!(Style::Plain.paint("x", true).to_string(), "x");
    }
}
