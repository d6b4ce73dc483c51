//! Tags: HTML's, which mostly vanish, and those of extensions, whose content is not wikitext.

use super::scan::{Scan, piece};
use super::signs::{BREAK, EDGE, GUARD, ROW, VERBATIM};

/// A longer tag is text.
const MOST_TAG: usize = 2000;

/// What becomes of an element.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// The tag goes, its content stays.
    Inline,
    /// The tag goes and is a paragraph's edge.
    Block,
    /// A line's end.
    Break,
    /// The same, put in a list's or table's own marks.
    Mark(&'static str),
    /// It goes with all that it holds.
    Hidden,
    /// Its content is kept as it stands, within the line.
    Raw,
    /// The same, on lines of its own.
    Verbatim,
    Gallery,
    Poem,
}

const ROLES: &[(&str, Role)] = &[
    ("ref", Role::Hidden),
    ("br", Role::Break),
    ("small", Role::Inline),
    ("span", Role::Inline),
    ("div", Role::Block),
    ("sup", Role::Inline),
    ("sub", Role::Inline),
    ("nowiki", Role::Raw),
    ("references", Role::Hidden),
    ("gallery", Role::Gallery),
    ("math", Role::Hidden),
    ("chem", Role::Hidden),
    ("ce", Role::Hidden),
    ("pre", Role::Verbatim),
    ("source", Role::Verbatim),
    ("syntaxhighlight", Role::Verbatim),
    ("poem", Role::Poem),
    ("blockquote", Role::Block),
    ("center", Role::Block),
    ("p", Role::Block),
    ("hr", Role::Block),
    ("li", Role::Mark("\n* ")),
    ("dt", Role::Mark("\n;")),
    ("dd", Role::Mark("\n:")),
    ("ul", Role::Block),
    ("ol", Role::Block),
    ("dl", Role::Block),
    ("table", Role::Block),
    ("caption", Role::Block),
    ("tr", Role::Mark("\n\u{1}")),
    ("td", Role::Mark(" | ")),
    ("th", Role::Mark(" | ")),
    ("h1", Role::Block),
    ("h2", Role::Block),
    ("h3", Role::Block),
    ("h4", Role::Block),
    ("h5", Role::Block),
    ("h6", Role::Block),
    ("includeonly", Role::Hidden),
    ("timeline", Role::Hidden),
    ("score", Role::Hidden),
    ("hiero", Role::Hidden),
    ("imagemap", Role::Hidden),
    ("graph", Role::Hidden),
    ("mapframe", Role::Hidden),
    ("maplink", Role::Hidden),
    ("templatedata", Role::Hidden),
    ("templatestyles", Role::Hidden),
    ("inputbox", Role::Hidden),
    ("categorytree", Role::Hidden),
    ("dynamicpagelist", Role::Hidden),
    ("indicator", Role::Hidden),
    ("rp", Role::Hidden),
    ("rt", Role::Hidden),
    ("style", Role::Hidden),
    ("script", Role::Hidden),
];

const INLINE: &[&str] = &[
    "a",
    "abbr",
    "b",
    "bdi",
    "bdo",
    "big",
    "cite",
    "code",
    "data",
    "del",
    "dfn",
    "em",
    "font",
    "i",
    "ins",
    "kbd",
    "mark",
    "noinclude",
    "nobr",
    "onlyinclude",
    "q",
    "rb",
    "ruby",
    "s",
    "samp",
    "strike",
    "strong",
    "tbody",
    "thead",
    "tfoot",
    "time",
    "tt",
    "u",
    "var",
    "wbr",
    "img",
    "languages",
    "translate",
    "tvar",
    "section",
    "charinsert",
    "phonos",
    "col",
    "colgroup",
];

fn role(name: &str) -> Option<(&'static str, Role)> {
    let known = ROLES.iter().find(|(known, _)| name.eq_ignore_ascii_case(known)).copied();
    known.or_else(|| Some((*INLINE.iter().find(|known| name.eq_ignore_ascii_case(known))?, Role::Inline)))
}

impl Scan<'_> {
    /// At `<`.
    pub(super) fn tag(&mut self) {
        let rest = self.rest();
        if rest.starts_with("<!--") {
            return self.comment();
        }
        let inside = rest.get(1..).unwrap_or_default();
        let closes = inside.starts_with('/');
        let inside = inside.strip_prefix('/').unwrap_or(inside);
        let length = inside.bytes().take(20).take_while(u8::is_ascii_alphanumeric).count();
        let known = inside.get(..length).filter(|name| !name.is_empty()).and_then(role);
        let Some((name, role)) = known else { return self.literal(1) };
        let attributes = inside.as_bytes().get(length..).unwrap_or_default();
        let window = attributes.get(..attributes.len().min(MOST_TAG)).unwrap_or_default();
        // A tag that another begins in never ended.
        let end = memchr::memchr2(b'>', b'<', window).filter(|end| attributes.get(*end) == Some(&b'>'));
        let Some(end) = end else { return self.literal(1) };
        let attributes = attributes.get(..end).unwrap_or_default();
        let is_empty = attributes.last() == Some(&b'/');
        self.at += 1 + usize::from(closes) + length + end + 1;
        match role {
            Role::Break => self.top.out.push(BREAK),
            Role::Block => self.top.out.push(EDGE),
            Role::Mark(" | ") => {
                if !closes && !self.top.out.trim_end_matches(' ').ends_with(ROW) {
                    self.top.out.push_str(" | ");
                }
            }
            Role::Mark(mark) => self.top.out.push_str(if closes { "\n" } else { mark }),
            Role::Poem if closes => self.poems = self.poems.saturating_sub(1),
            Role::Poem if !is_empty => self.poems += 1,
            Role::Inline if !closes && !is_empty && is_hidden(attributes) => drop(self.content(name)),
            Role::Inline | Role::Poem => {}
            // The end of nothing, or an element without content.
            _ if closes || is_empty => {}
            Role::Hidden => drop(self.content(name)),
            Role::Raw => {
                let text = self.content(name).unwrap_or_default();
                self.plain(&text);
            }
            Role::Verbatim => {
                let text = self.content(name).unwrap_or_default();
                self.verbatim(&text);
            }
            Role::Gallery => {
                let text = self.content(name).unwrap_or_default();
                self.gallery(&text);
            }
        }
    }

    /// What stands up to the element's end, which is passed; none, and nothing passed, where it does not end.
    fn content(&mut self, name: &'static str) -> Option<String> {
        if self.endless.contains(name) {
            return None;
        }
        let rest = self.rest();
        for at in memchr::memchr_iter(b'<', rest.as_bytes()) {
            let after = rest.get(at + 1..).unwrap_or_default();
            let is_end = after.starts_with('/');
            let after = after.strip_prefix('/').unwrap_or(after);
            let is_name = after.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
            let follows = after.as_bytes().get(name.len()).copied();
            if !is_name || follows.is_some_and(|byte| byte.is_ascii_alphanumeric()) {
                continue;
            }
            if is_end {
                let end = after.bytes().take(MOST_TAG).position(|byte| byte == b'>').map_or(after.len(), |end| end + 1);
                let passed = rest.len() - after.len() + end;
                self.at += passed;
                return rest.get(..at).map(str::to_owned);
            }
            // The same element begins anew: this one was forgotten to be closed, unless they nest.
            let tag = after.bytes().take(MOST_TAG).take_while(|byte| *byte != b'>').last();
            if name == "ref" && tag != Some(b'/') {
                return None;
            }
        }
        self.endless.insert(name);
        None
    }

    /// A comment; one that has its line for itself takes the line along.
    fn comment(&mut self) {
        let rest = self.rest();
        let end = memchr::memmem::find(rest.as_bytes(), b"-->").map_or(rest.len(), |end| end + 3);
        let before = self.source.get(..self.at).unwrap_or_default().trim_end_matches([' ', '\t']);
        let begins_line = before.is_empty() || before.ends_with('\n');
        self.at += end;
        let after = self.rest();
        let blanks = after.len() - after.trim_start_matches([' ', '\t']).len();
        if begins_line && self.byte(blanks) == Some(b'\n') {
            self.at += blanks + 1;
        }
        if begins_line {
            self.line_start();
        }
    }

    fn verbatim(&mut self, text: &str) {
        self.top.out.push('\n');
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            self.top.out.push(VERBATIM);
            let from = self.top.out.len();
            self.top.out.push_str(&super::templates::unescaped(line.trim_end()));
            // Signs of the text's own.
            if self.top.out.get(from..).is_some_and(|line| line.contains(super::signs::is_sign)) {
                self.top.out.truncate(from);
            }
            self.top.out.push('\n');
        }
        self.top.out.push(GUARD);
        self.top.out.push('\n');
    }

    /// A file a line, with its caption behind the first `|`.
    fn gallery(&mut self, text: &str) {
        for line in text.lines() {
            let Some((_, caption)) = line.split_once('|') else { continue };
            let found = piece(caption, self.wiki, self.nested + 1);
            self.found.captions.push(found.text.replace('|', " "));
        }
    }
}

/// Whether an element's attributes hide it.
fn is_hidden(attributes: &[u8]) -> bool {
    let text: Vec<u8> =
        attributes.iter().filter(|byte| !byte.is_ascii_whitespace()).map(u8::to_ascii_lowercase).collect();
    memchr::memmem::find(&text, b"display:none").is_some()
}
