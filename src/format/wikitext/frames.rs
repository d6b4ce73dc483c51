//! What is open while a text is scanned, and what is found beside the text.

/// A construct that has begun.
#[derive(Debug, Default)]
pub(super) enum Kind {
    /// The page itself, which never closes.
    #[default]
    Page,
    /// `{{name|…}}`
    Template,
    /// `{{{name|…}}}`
    Parameter,
    /// `[[target|…]]`; whether it is a file is known once its target is.
    Link { is_file: bool },
    /// `[address label]`, from behind the address.
    External,
    /// `{| … |}`
    Table(Table),
}

/// The rows of an open table; the cell at hand is the frame's text.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) rows: Vec<Vec<String>>,
    pub(super) cells: Vec<String>,
    /// Cells of the line at hand are apart by `!!`, too.
    pub(super) is_heading: bool,
    /// What is open is the table's caption, a row of its own.
    pub(super) is_caption: bool,
    /// Nothing of the cell but attributes can have been met so far.
    pub(super) may_be_attributes: bool,
    /// Behind `{|` or `|-`: attributes up to the end of the line.
    pub(super) skips_line: bool,
}

/// An argument of a template, or a part of a link.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub(super) key: Option<String>,
    pub(super) text: String,
}

/// One open construct.
#[derive(Debug, Default)]
pub(super) struct Frame {
    pub(super) kind: Kind,
    pub(super) parts: Vec<Part>,
    pub(super) key: Option<String>,
    pub(super) out: String,
    /// The part at hand holds a heading, whose marks are no sign of equality.
    pub(super) has_heading: bool,
}

impl Frame {
    pub(super) fn new(kind: Kind) -> Self {
        Frame { kind, ..Frame::default() }
    }

    /// Ends the part at hand.
    pub(super) fn part(&mut self) {
        let text = std::mem::take(&mut self.out);
        self.has_heading = false;
        self.parts.push(Part { key: self.key.take(), text });
    }

    /// What is left of a construct that never closed: its text.
    pub(super) fn abandoned(mut self) -> String {
        self.part();
        match self.kind {
            Kind::Table(table) => super::tables::text(table, self.parts.pop().map(|part| part.text)),
            _ => {
                let texts = self.parts.into_iter().map(|part| match part.key {
                    Some(key) if !key.is_empty() => format!("{key} = {}", part.text),
                    _ => part.text,
                });
                texts.collect::<Vec<_>>().join(" ")
            }
        }
    }
}

/// What a scan yields.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Lines with signs, for the second pass.
    pub(super) text: String,
    pub(super) captions: Vec<String>,
    pub(super) categories: Vec<String>,
    /// `key: value`
    pub(super) facts: Vec<String>,
    /// How often the page's own title was put in: hostile text could ask for it at every word.
    pub(super) titles: usize,
}
