//! A heading as readers see it: what is hidden, and what is called a kicker or a badge, set apart from its words.

use dom_query::NodeRef;

use super::super::visible::{class, line, parts};
use super::Heading;

/// Words in the class of what is not shown, or shown to screen readers alone.
const HIDDEN: &[&str] = &["hidden", "sr-only", "screen-reader", "visuallyhidden", "screenreader", "assistive-text"];
/// Words in the class of what stands above or beside the headline.
const KICKERS: &[&str] = &[
    "kicker",
    "topline",
    "overline",
    "eyebrow",
    "badge",
    "label",
    "dachzeile",
    "spitzmarke",
    "vorspann",
    "premium",
    "paywall",
    "rubric",
    "supertitle",
    "pretitle",
    "antetitulo",
    "cintillo",
    "occhiello",
    "chapeau",
    "surtitre",
    "overtitle",
];
/// Elements that are no words of a heading.
const OTHER: &[&str] = &["script", "style", "svg", "button", "noscript", "template", "img", "select"];
/// A heading of more nodes is a part of the page.
const MOST_NODES: usize = 64;

/// The heading that an element holds.
pub(in super::super) fn heading(node: &NodeRef<'_>) -> Option<Heading> {
    let text = line(node)?;
    let mut bare = String::new();
    let mut stack = vec![*node];
    let mut nodes = 0;
    while let Some(inner) = stack.pop() {
        nodes += 1;
        if nodes > MOST_NODES {
            return None;
        }
        if inner.is_text() {
            bare.push_str(&inner.text());
            continue;
        }
        let name = inner.qual_name_ref().map(|name| name.local.to_string()).unwrap_or_default();
        if inner.id != node.id {
            let class = class(&inner);
            let is_called = |words: &[&str]| words.iter().any(|word| class.contains(word));
            let is_hidden = inner.attr("hidden").is_some() || inner.attr("aria-hidden").as_deref() == Some("true");
            if OTHER.contains(&name.as_str()) || is_hidden || is_called(HIDDEN) || is_called(KICKERS) {
                bare.push(' ');
                continue;
            }
            if matches!(name.as_str(), "br" | "div" | "p" | "small" | "li") {
                bare.push(' ');
            }
        }
        let children: Vec<NodeRef<'_>> = inner.children_it(true).collect();
        stack.extend(children);
    }
    let bare = bare.split_whitespace().collect::<Vec<_>>().join(" ");
    // Soft hyphens and the like are no part of words.
    let bare = bare.chars().filter(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}')).collect();
    Some(Heading { text, bare, parts: parts(node) })
}
