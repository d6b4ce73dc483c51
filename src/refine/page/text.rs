//! Elements to readable text: paragraphs apart by an empty line, list items and table rows by one break.
//!
//! Walks the tree with a stack of its own. Captions are set apart from the text.

use std::ops::Range;

use dom_query::{Document, NodeRef};

/// A paragraph with a larger share of links, in percent, is one of links; bullets are not part of them.
const MOST_LINKED: usize = 85;

/// What an element's content reads as.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Text {
    pub(super) body: String,
    pub(super) captions: Vec<String>,
    /// How many bytes of the body are links.
    pub(super) linked: usize,
    /// Where in the body links stand, in order.
    links: Vec<Range<usize>>,
}

impl Text {
    /// Whether it is mostly text rather than links.
    pub(super) fn is_prose(&self) -> bool {
        self.linked * 3 < self.body.len()
    }

    /// For each paragraph of the body, whether it is hardly more than links.
    pub(super) fn are_links(&self) -> Vec<bool> {
        let (mut at, mut links) = (0, self.links.iter().peekable());
        let are_links = self.body.split("\n\n").map(|paragraph| {
            let end = at + paragraph.len();
            let mut linked = 0;
            while let Some(link) = links.next_if(|link| link.start < end) {
                linked += link.len();
            }
            at = end + 2;
            linked * 100 >= paragraph.len() * MOST_LINKED
        });
        are_links.collect()
    }
}

/// How an element stands in the text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Hidden,
    Inline,
    Link,
    Break,
    Paragraph,
    /// The number of its first item, if they are numbered.
    List {
        first: Option<usize>,
    },
    Item,
    Table,
    Row,
    Cell,
    Verbatim,
    Caption,
}

fn role(name: &str) -> Role {
    match name {
        "script" | "style" | "template" | "noscript" | "svg" | "iframe" | "object" | "button" | "select" | "input"
        | "textarea" | "head" | "title" | "meta" | "link" | "audio" | "video" | "canvas" | "math" => Role::Hidden,
        "a" => Role::Link,
        "br" => Role::Break,
        "p" | "div" | "section" | "article" | "main" | "header" | "footer" | "aside" | "nav" | "h1" | "h2" | "h3"
        | "h4" | "h5" | "h6" | "blockquote" | "figure" | "dl" | "dt" | "dd" | "hr" | "address" | "details"
        | "summary" | "form" | "fieldset" | "center" | "body" | "caption" | "hgroup" => Role::Paragraph,
        "ul" | "menu" => Role::List { first: None },
        "ol" => Role::List { first: Some(1) },
        "li" => Role::Item,
        "table" => Role::Table,
        "tr" => Role::Row,
        "td" | "th" => Role::Cell,
        "pre" | "listing" | "xmp" => Role::Verbatim,
        "figcaption" => Role::Caption,
        _ => Role::Inline,
    }
}

enum Step<'d> {
    Enter(NodeRef<'d>),
    Leave(Role),
}

/// The text of a node and all beneath it.
pub(super) fn of(root: NodeRef<'_>) -> Text {
    let mut writer = Writer::default();
    let mut captions: Vec<Writer> = Vec::new();
    let mut done = Vec::new();
    let mut stack = vec![Step::Enter(root)];
    while let Some(step) = stack.pop() {
        let node = match step {
            Step::Enter(node) => node,
            Step::Leave(Role::Caption) => {
                done.extend(
                    captions.pop().map(|caption| caption.out.trim().to_owned()).filter(|caption| !caption.is_empty()),
                );
                continue;
            }
            Step::Leave(role) => {
                captions.last_mut().unwrap_or(&mut writer).leave(role);
                continue;
            }
        };
        if node.is_text() {
            captions.last_mut().unwrap_or(&mut writer).text(&node.text());
            continue;
        }
        let name = node.qual_name_ref().map(|name| name.local.to_string());
        let role = match &name {
            Some(name) => role(name),
            None if node.is_comment() || node.is_doctype() => Role::Hidden,
            None => Role::Inline,
        };
        let role = match role {
            Role::Table if is_layout(&node) => Role::Paragraph,
            Role::List { first: Some(_) } => Role::List { first: Some(first_number(&node)) },
            role => role,
        };
        match role {
            Role::Hidden => continue,
            Role::Caption => captions.push(Writer::default()),
            role => captions.last_mut().unwrap_or(&mut writer).enter(role),
        }
        stack.push(Step::Leave(role));
        stack.extend(node.children_it(true).map(Step::Enter));
    }
    Text { body: writer.out, captions: done, linked: writer.linked, links: writer.ranges }
}

/// The number that a list begins with: one is often cut into several by what stands between its items.
fn first_number(list: &NodeRef<'_>) -> usize {
    const MOST: usize = 100_000;
    list.attr("start").and_then(|start| start.trim().parse().ok()).filter(|start| *start <= MOST).unwrap_or(1)
}

/// Whether a table arranges a page rather than data: its cells hold paragraphs or tables.
fn is_layout(table: &NodeRef<'_>) -> bool {
    const LOOKED_AT: usize = 400;
    let mut cells = 0;
    let blocks = table.descendants_it().take(LOOKED_AT).filter(|node| {
        node.qual_name_ref().is_some_and(|name| {
            cells += usize::from(matches!(&*name.local, "td" | "th"));
            matches!(&*name.local, "table" | "p" | "h1" | "h2" | "ul" | "blockquote")
        })
    });
    let blocks = blocks.count();
    blocks * 2 > cells || cells == 1
}

/// Builds text with breaks owed until something follows them.
#[derive(Default)]
struct Writer {
    out: String,
    /// Line breaks owed before the next text: 1 or 2.
    owed: usize,
    space: bool,
    /// Open lists: the number of the next item, or none where they are not numbered.
    lists: Vec<Option<usize>>,
    tables: usize,
    verbatim: usize,
    links: usize,
    linked: usize,
    ranges: Vec<Range<usize>>,
    /// What stands before the next text on its line.
    lead: String,
    /// Blanks at the end of verbatim text, for what follows on its line.
    blanks: String,
}

impl Writer {
    fn enter(&mut self, role: Role) {
        match role {
            Role::Link => self.links += 1,
            Role::Break => self.owe(self.owed + 1),
            Role::Paragraph => self.block(),
            Role::List { first } => {
                self.owe(if self.lists.is_empty() { 2 } else { 1 });
                self.lists.push(first);
            }
            Role::Item => {
                self.owe(1);
                self.lead = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    _ => "• ".to_owned(),
                };
            }
            Role::Table => {
                self.owe(2);
                self.tables += 1;
            }
            Role::Row if self.tables > 0 => self.owe(1),
            Role::Row | Role::Cell if self.tables == 0 => self.owe(2),
            Role::Cell if !self.out.is_empty() && self.owed == 0 => self.lead = " | ".to_owned(),
            Role::Verbatim => {
                self.owe(2);
                self.verbatim += 1;
            }
            _ => {}
        }
    }

    fn leave(&mut self, role: Role) {
        match role {
            Role::Link => self.links = self.links.saturating_sub(1),
            Role::Paragraph => self.block(),
            Role::List { .. } => {
                self.lists.pop();
                self.owe(if self.lists.is_empty() { 2 } else { 1 });
            }
            Role::Item => {
                self.lead.clear();
                self.owe(1);
            }
            Role::Table => {
                self.tables = self.tables.saturating_sub(1);
                self.owe(2);
            }
            Role::Row => self.owe(1),
            Role::Cell => self.space = true,
            Role::Verbatim => {
                self.verbatim = self.verbatim.saturating_sub(1);
                self.blanks.clear();
                self.owe(2);
            }
            _ => {}
        }
    }

    /// A paragraph's edge: within lists and tables one break, or none where an item or cell has just begun.
    fn block(&mut self) {
        match (self.lists.is_empty(), self.tables) {
            (true, 0) => self.owe(2),
            (false, 0) if self.lead.is_empty() => self.owe(1),
            _ => self.space = true,
        }
    }

    fn owe(&mut self, breaks: usize) {
        self.owed = self.owed.max(breaks.min(2));
        self.space = false;
    }

    fn text(&mut self, text: &str) {
        if self.verbatim > 0 {
            for (n, line) in text.split('\n').enumerate() {
                if n > 0 {
                    self.blanks.clear();
                    self.owe(1);
                }
                let line = line.trim_end_matches('\r');
                let words = line.trim_end();
                if !words.is_empty() {
                    // Code is often a node a word: the blanks between them are in one of them.
                    let blanks = std::mem::take(&mut self.blanks);
                    self.lead.push_str(&blanks);
                    self.word(words);
                }
                self.blanks.push_str(line.get(words.len()..).unwrap_or_default());
            }
            return;
        }
        for (n, word) in text.split(|c: char| c.is_whitespace()).enumerate() {
            self.space |= n > 0;
            self.word(word);
        }
    }

    fn word(&mut self, word: &str) {
        if word.is_empty() {
            return;
        }
        if !self.out.is_empty() {
            match self.owed {
                0 if self.space && !self.lead.starts_with(' ') => self.out.push(' '),
                owed => (0..owed).for_each(|_| self.out.push('\n')),
            }
        }
        self.out.push_str(&self.lead);
        self.lead.clear();
        let start = self.out.len();
        self.out.extend(word.chars().filter(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}')));
        (self.owed, self.space) = (0, false);
        if self.links > 0 {
            self.linked += word.len();
            let end = self.out.len();
            match self.ranges.last_mut() {
                Some(last) if last.end + 1 >= start => last.end = end,
                _ => self.ranges.push(start..end),
            }
        }
    }
}

/// A line of text that may hold tags or entities, without them.
pub(super) fn inline(text: String) -> String {
    let may_be_markup = text.contains('<') || (text.contains('&') && text.contains(';'));
    if !may_be_markup {
        return text;
    }
    let plain = of(Document::fragment(text.as_str()).root()).body;
    if plain.is_empty() { text } else { plain.split_whitespace().collect::<Vec<_>>().join(" ") }
}

/// The body without a first paragraph that only repeats the title.
pub(super) fn without_title(body: String, title: Option<&str>) -> String {
    let Some(title) = title else { return body };
    match body.split_once("\n\n") {
        Some((first, rest)) if super::headline::repeats(first, title) => rest.to_owned(),
        _ => body,
    }
}
