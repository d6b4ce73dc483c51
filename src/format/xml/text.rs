//! References in text, and an element's text in paragraphs.

use std::borrow::Cow;

use super::tree::{Element, Part};

/// Elements of HTML without content.
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// The longest name of a reference that is looked up.
const MOST_NAME: usize = 32;

/// What numbers from 128 to 159 stand for where people write them: the characters of Windows-1252.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Whether an element of that name has no content in HTML.
pub(crate) fn is_void(name: &str) -> bool {
    VOID.iter().any(|void| void.eq_ignore_ascii_case(name))
}

/// The text with its references resolved, those of XML and of HTML; others stay as they stand.
pub(crate) fn resolve(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find('&') else { return Cow::Borrowed(text) };
    let mut out = String::with_capacity(text.len());
    let (before, mut rest) = text.split_at_checked(first).unwrap_or((text, ""));
    out.push_str(before);
    while let Some(after) = rest.strip_prefix('&') {
        let mut end = after.len().min(MOST_NAME);
        while !after.is_char_boundary(end) {
            end -= 1;
        }
        let name = after.get(..end).and_then(|name| name.split_once(';')).map(|(name, _)| name);
        let taken = match name.and_then(|name| Some((name, character(name)?))) {
            Some((name, characters)) => {
                out.push_str(&characters);
                after.get(name.len() + 1..)
            }
            None => {
                out.push('&');
                Some(after)
            }
        };
        let taken = taken.unwrap_or_default();
        let next = taken.find('&').unwrap_or(taken.len());
        let (plain, later) = taken.split_at_checked(next).unwrap_or((taken, ""));
        out.push_str(plain);
        rest = later;
    }
    Cow::Owned(out)
}

/// What a reference stands for.
fn character(name: &str) -> Option<Cow<'static, str>> {
    if let Some(number) = name.strip_prefix('#') {
        let value = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        let windows = value.checked_sub(128).and_then(|at| WINDOWS.get(at as usize));
        let c = windows.copied().or_else(|| char::from_u32(value))?;
        // A zero and its like are no text in any document.
        let c = if c.is_control() && !c.is_whitespace() { ' ' } else { c };
        return Some(Cow::Owned(c.to_string()));
    }
    quick_xml::escape::resolve_html5_entity(name).map(Cow::Borrowed)
}

/// What an element is to the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flow {
    /// A part of the line.
    Inline,
    /// A paragraph of its own, or something that holds paragraphs.
    Block,
    /// An item of a list.
    Item,
    /// A row of a table.
    Row,
    /// A cell of a row.
    Cell,
    /// The end of a line.
    Break,
    /// A block whose line ends are kept.
    Verbatim,
    /// Several forms of one thing, of which the last is read.
    Last,
    /// No part of the text.
    Skip,
}

/// The text below an element: paragraphs apart by an empty line, items and rows by one break.
pub(crate) fn plain(element: Element<'_>, flow: &dyn Fn(Element<'_>) -> Flow) -> String {
    let mut page = Page { flow, out: String::new(), gap: Gap::None, row: false, verbatim: false };
    page.walk(element);
    page.out
}

/// What comes between what is written and what comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Blank,
    Line,
    Paragraph,
}

struct Page<'f> {
    flow: &'f dyn Fn(Element<'_>) -> Flow,
    out: String,
    gap: Gap,
    /// Whether a cell of the row has been written.
    row: bool,
    verbatim: bool,
}

impl Page<'_> {
    fn walk(&mut self, element: Element<'_>) {
        for part in element.parts() {
            match part {
                Part::Text(text) => self.text(&resolve(text)),
                Part::Data(text) => self.text(text),
                Part::Element(child) => self.element(child),
            }
        }
    }

    fn element(&mut self, element: Element<'_>) {
        match (self.flow)(element) {
            Flow::Skip => {}
            Flow::Break => self.widen(Gap::Line),
            Flow::Inline => self.walk(element),
            Flow::Last => {
                if let Some(last) = element.children().last() {
                    self.element(last);
                }
            }
            Flow::Block => self.apart(Gap::Paragraph, element),
            Flow::Verbatim => {
                let outer = std::mem::replace(&mut self.verbatim, true);
                self.apart(Gap::Paragraph, element);
                self.verbatim = outer;
            }
            Flow::Item => {
                self.widen(Gap::Line);
                let before = self.out.len();
                self.flush();
                self.out.push_str("• ");
                let start = self.out.len();
                self.walk(element);
                // An item without text leaves no mark.
                if self.out.len() == start {
                    self.out.truncate(before);
                }
                // A paragraph that the item ends with is no wider than the item.
                self.gap = Gap::Line;
            }
            Flow::Row => {
                let outer = std::mem::take(&mut self.row);
                self.apart(Gap::Line, element);
                self.row = outer;
            }
            Flow::Cell => {
                if self.row {
                    let before = self.out.len();
                    self.out.push_str(" | ");
                    let start = self.out.len();
                    self.gap = Gap::None;
                    self.walk_cell(element);
                    if self.out.len() == start {
                        self.out.truncate(before);
                    }
                } else {
                    let before = self.out.len();
                    self.walk_cell(element);
                    self.row = self.out.len() > before;
                }
            }
        }
    }

    /// A cell's text is one line, whatever stands in it.
    fn walk_cell(&mut self, element: Element<'_>) {
        let line = Page { flow: self.flow, out: String::new(), gap: Gap::None, row: false, verbatim: false };
        let mut line = line;
        line.walk(element);
        let words: Vec<&str> = line.out.split_whitespace().collect();
        if !words.is_empty() {
            self.flush();
            self.out.push_str(&words.join(" "));
        }
    }

    fn apart(&mut self, gap: Gap, element: Element<'_>) {
        self.widen(gap);
        self.walk(element);
        self.widen(gap);
    }

    fn widen(&mut self, gap: Gap) {
        self.gap = self.gap.max(gap);
    }

    fn flush(&mut self) {
        let gap = std::mem::replace(&mut self.gap, Gap::None);
        if self.out.is_empty() {
            return;
        }
        match gap {
            Gap::None => {}
            // Behind an item's mark there is a blank already.
            Gap::Blank if self.out.ends_with([' ', '\n']) => {}
            Gap::Blank => self.out.push(' '),
            Gap::Line => self.out.push('\n'),
            Gap::Paragraph => self.out.push_str("\n\n"),
        }
    }

    fn text(&mut self, text: &str) {
        let mut rest = text;
        loop {
            let word = rest.trim_start();
            let blanks = rest.get(..rest.len() - word.len()).unwrap_or_default();
            if !blanks.is_empty() {
                let has_break = self.verbatim && blanks.contains('\n');
                self.widen(if has_break { Gap::Line } else { Gap::Blank });
            }
            if word.is_empty() {
                return;
            }
            let end = word.find(char::is_whitespace).unwrap_or(word.len());
            let (word, after) = word.split_at_checked(end).unwrap_or((word, ""));
            // A block that an item begins with stands on the item's line.
            if self.out.ends_with("• ") {
                self.gap = Gap::None;
            }
            self.flush();
            self.out.push_str(word);
            rest = after;
        }
    }
}
