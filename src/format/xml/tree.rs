//! One record as a tree. Lenient: an end tag closes the nearest element of its name and all within it; one that closes
//! nothing is passed over; what is open at the end is closed there.
//!
//! Bounded: a record that nests deeper than [`MOST_DEPTH`] or has more than [`MOST_NODES`] parts is refused. The tree borrows
//! the text; names and attributes are cut from it when they are asked for.

use std::borrow::Cow;
use std::ops::Range;

use super::scan::{self, Scanner, Token};
use super::space::{self, Scope};
use super::text;
use crate::article::Span;
use crate::format::Skip;

/// No honest document nests so deep.
pub(crate) const MOST_DEPTH: usize = 256;
/// How many elements and pieces of text a record may have.
const MOST_NODES: usize = 2_000_000;

/// Why there is no tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    TooDeep,
    TooLarge,
}

impl Refused {
    /// The skip of a record that is refused.
    pub(crate) fn skip(self, span: Span) -> Skip {
        match self {
            Refused::TooDeep => {
                Skip { kind: "too_deep", message: format!("elements nest more than {MOST_DEPTH} deep"), span }
            }
            Refused::TooLarge => {
                let message = format!("a record of more than {MOST_NODES} elements and pieces of text");
                Skip { kind: "too_large", message, span }
            }
        }
    }
}

/// A piece of text, or an element.
#[derive(Debug)]
enum Kind {
    /// References not resolved.
    Text,
    /// Literal.
    Data,
    Element {
        /// The vocabulary of its name.
        space: &'static str,
        /// Its name without prefix.
        name: Range<u32>,
        attributes: Range<u32>,
    },
}

#[derive(Debug)]
struct Node {
    kind: Kind,
    /// Where it stands; an element with its tags.
    range: Range<u32>,
    first: u32,
    last: u32,
    next: u32,
}

/// No node.
const NIL: u32 = u32::MAX;

/// A record as a tree. Its root has no name and holds all there is.
#[derive(Debug)]
pub(crate) struct Tree<'x> {
    text: &'x str,
    nodes: Vec<Node>,
}

fn narrow(range: &Range<usize>) -> Range<u32> {
    let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    narrow(range.start)..narrow(range.end)
}

impl<'x> Tree<'x> {
    /// The tree of `text`, whose prefixes mean what `scope` says where it says nothing itself.
    ///
    /// # Errors
    /// Why it is refused.
    pub(crate) fn of(text: &'x str, scope: &Scope) -> Result<Self, Refused> {
        Self::closing(text, scope, |_, _| false)
    }

    /// The same where `ends` tells of an open element's name and one that begins inside of it whether the first ends there
    /// without an end tag, as elements of SGML may.
    pub(crate) fn closing(text: &'x str, scope: &Scope, ends: impl Fn(&str, &str) -> bool) -> Result<Self, Refused> {
        let root = Kind::Element { space: space::NONE, name: 0..0, attributes: 0..0 };
        let mut tree = Tree { text, nodes: Vec::new() };
        tree.nodes.push(Node { kind: root, range: 0..0, first: NIL, last: NIL, next: NIL });
        let mut scope = scope.clone();
        // The open elements: node, name as written, declarations before it.
        let mut open: Vec<(u32, &str, usize)> = vec![(0, "", 0)];
        for token in Scanner::of(text.as_bytes()) {
            if tree.nodes.len() >= MOST_NODES {
                return Err(Refused::TooLarge);
            }
            let parent = open.last().map_or(0, |(node, ..)| *node);
            match token {
                Token::Text(range) => drop(tree.push(parent, Kind::Text, narrow(&range))),
                Token::Data { inner, .. } => drop(tree.push(parent, Kind::Data, narrow(&inner))),
                Token::Other(_) => {}
                Token::Open { whole, name, attributes, is_empty } => {
                    let written = text.get(name.clone()).unwrap_or_default();
                    while open.len() > 1 && open.last().is_some_and(|(_, above, _)| ends(above, written)) {
                        if let Some((node, _, before)) = open.pop() {
                            scope.leave(before);
                            tree.end(node, whole.start);
                        }
                    }
                    let parent = open.last().map_or(0, |(node, ..)| *node);
                    let before = scope.enter(text.get(attributes.clone()).unwrap_or_default());
                    let (space, local) = scope.resolve(written);
                    let start = name.end - local.len();
                    let kind =
                        Kind::Element { space, name: narrow(&(start..name.end)), attributes: narrow(&attributes) };
                    let node = tree.push(parent, kind, narrow(&whole));
                    if is_empty {
                        scope.leave(before);
                    } else if open.len() > MOST_DEPTH {
                        return Err(Refused::TooDeep);
                    } else {
                        open.push((node, written, before));
                    }
                }
                Token::Close { whole, name } => {
                    let written = text.get(name).unwrap_or_default();
                    let found = open.iter().skip(1).rposition(|(_, above, _)| above.eq_ignore_ascii_case(written));
                    if let Some(at) = found {
                        if let Some((.., before)) = open.get(at + 1) {
                            scope.leave(*before);
                        }
                        for (above, (node, ..)) in open.drain(at + 1..).enumerate() {
                            tree.end(node, if above == 0 { whole.end } else { whole.start });
                        }
                    }
                }
            }
        }
        for (node, ..) in open {
            tree.end(node, text.len());
        }
        Ok(tree)
    }

    fn end(&mut self, node: u32, end: usize) {
        if let Some(node) = self.nodes.get_mut(node as usize) {
            node.range.end = u32::try_from(end).unwrap_or(u32::MAX);
        }
    }

    fn push(&mut self, parent: u32, kind: Kind, range: Range<u32>) -> u32 {
        let at = u32::try_from(self.nodes.len()).unwrap_or(NIL);
        self.nodes.push(Node { kind, range, first: NIL, last: NIL, next: NIL });
        let before = match self.nodes.get_mut(parent as usize) {
            Some(parent) => {
                if parent.first == NIL {
                    parent.first = at;
                }
                std::mem::replace(&mut parent.last, at)
            }
            None => NIL,
        };
        if let Some(before) = self.nodes.get_mut(before as usize) {
            before.next = at;
        }
        at
    }

    /// The root, which has no name.
    pub(crate) fn root(&self) -> Element<'_> {
        Element { tree: self, at: 0 }
    }

    fn slice(&self, range: &Range<u32>) -> &str {
        self.text.get(range.start as usize..range.end as usize).unwrap_or_default()
    }
}

/// An element of a tree.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Element<'t> {
    tree: &'t Tree<'t>,
    at: u32,
}

/// What stands in an element.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Part<'t> {
    /// Text with references.
    Text(&'t str),
    /// Literal text.
    Data(&'t str),
    Element(Element<'t>),
}

impl<'t> Element<'t> {
    fn node(self) -> Option<&'t Node> {
        self.tree.nodes.get(self.at as usize)
    }

    /// The vocabulary of its name.
    pub(crate) fn space(self) -> &'static str {
        match self.node().map(|node| &node.kind) {
            Some(Kind::Element { space, .. }) => space,
            _ => space::FOREIGN,
        }
    }

    /// Its name without prefix, as written.
    pub(crate) fn name(self) -> &'t str {
        match self.node().map(|node| &node.kind) {
            Some(Kind::Element { name, .. }) => self.tree.slice(name),
            _ => "",
        }
    }

    /// Whether it is called so; upper and lower case are the same.
    pub(crate) fn is(self, name: &str) -> bool {
        self.name().eq_ignore_ascii_case(name)
    }

    /// Its attributes as written.
    pub(crate) fn attributes(self) -> &'t str {
        match self.node().map(|node| &node.kind) {
            Some(Kind::Element { attributes, .. }) => self.tree.slice(attributes),
            _ => "",
        }
    }

    /// The trimmed value of an attribute, called so with its prefix or without; none where it is empty.
    pub(crate) fn attribute(self, name: &str) -> Option<String> {
        let written = self.attributes();
        let is_called = |full: &str| {
            full.eq_ignore_ascii_case(name)
                || full
                    .rsplit_once(':')
                    .is_some_and(|(prefix, local)| prefix != "xmlns" && local.eq_ignore_ascii_case(name))
        };
        let (_, value) = scan::attributes(written).find(|(full, _)| is_called(full))?;
        let value = text::resolve(value);
        let trimmed = value.trim();
        (!trimmed.is_empty()).then(|| trimmed.to_owned())
    }

    /// Where it stands in the record's text, as a span whose lines are not known.
    pub(crate) fn place(self) -> Span {
        let range = self.node().map_or(0..0, |node| node.range.clone());
        Span { bytes: [range.start.into(), range.end.into()], lines: [0, 0] }
    }

    /// What stands in it, in order.
    pub(crate) fn parts(self) -> impl Iterator<Item = Part<'t>> {
        let tree = self.tree;
        let mut at = self.node().map_or(NIL, |node| node.first);
        std::iter::from_fn(move || {
            let node = tree.nodes.get(at as usize)?;
            let part = match node.kind {
                Kind::Text => Part::Text(tree.slice(&node.range)),
                Kind::Data => Part::Data(tree.slice(&node.range)),
                Kind::Element { .. } => Part::Element(Element { tree, at }),
            };
            at = node.next;
            Some(part)
        })
    }

    /// The elements in it.
    pub(crate) fn children(self) -> impl Iterator<Item = Element<'t>> {
        self.parts().filter_map(|part| match part {
            Part::Element(element) => Some(element),
            _ => None,
        })
    }

    /// The first element in it that is called so.
    pub(crate) fn child(self, name: &str) -> Option<Element<'t>> {
        self.children().find(|child| child.is(name))
    }

    /// Every element below it, in order of the document.
    pub(crate) fn descendants(self) -> impl Iterator<Item = Element<'t>> {
        let mut stack: Vec<Element<'t>> = vec![self];
        let mut is_self = true;
        std::iter::from_fn(move || {
            loop {
                let element = stack.pop()?;
                let before = stack.len();
                stack.extend(element.children());
                if let Some(added) = stack.get_mut(before..) {
                    added.reverse();
                }
                if !std::mem::take(&mut is_self) {
                    return Some(element);
                }
            }
        })
    }

    /// The first element below it that is called so.
    pub(crate) fn find(self, name: &str) -> Option<Element<'t>> {
        self.descendants().find(|element| element.is(name))
    }

    /// The elements below it that are called so.
    pub(crate) fn all(self, name: &str) -> impl Iterator<Item = Element<'t>> {
        self.descendants().filter(move |element| element.is(name))
    }

    /// All text in it, references resolved, as it stands.
    pub(crate) fn text(self) -> String {
        let mut out = String::new();
        self.push_text(&mut out);
        out
    }

    fn push_text(self, out: &mut String) {
        for part in self.parts() {
            match part {
                Part::Text(text) => out.push_str(&text::resolve(text)),
                Part::Data(text) => out.push_str(text),
                Part::Element(element) => element.push_text(out),
            }
        }
    }

    /// All text in it as one line; none where there is none.
    pub(crate) fn line(self) -> Option<String> {
        let text = self.text();
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        (!line.is_empty()).then_some(line)
    }

    /// Whether there are elements in it.
    pub(crate) fn has_children(self) -> bool {
        self.children().next().is_some()
    }

    /// What stands in it as HTML: the tags without their prefixes.
    pub(crate) fn html(self) -> String {
        let mut out = String::new();
        self.push_html(&mut out);
        out
    }

    fn push_html(self, out: &mut String) {
        for part in self.parts() {
            match part {
                Part::Text(text) => out.push_str(&escape(text, false)),
                Part::Data(text) => out.push_str(&escape(text, true)),
                Part::Element(element) => {
                    let name = element.name();
                    out.push('<');
                    out.push_str(name);
                    out.push_str(element.attributes());
                    out.push('>');
                    element.push_html(out);
                    if !text::is_void(name) {
                        out.push_str("</");
                        out.push_str(name);
                        out.push('>');
                    }
                }
            }
        }
    }
}

/// Text that is no markup in HTML; `all` where ampersands are literal too.
fn escape(text: &str, all: bool) -> Cow<'_, str> {
    if !(text.contains('<') || all && text.contains('&')) {
        return Cow::Borrowed(text);
    }
    let text = if all { text.replace('&', "&amp;") } else { text.to_owned() };
    Cow::Owned(text.replace('<', "&lt;"))
}
