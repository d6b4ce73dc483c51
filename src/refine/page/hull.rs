//! Where a page's long texts stand, for pages whose article is cut into many small boxes: what looks for a dense part then
//! finds a teaser.

use std::collections::HashMap;

use dom_query::{Document, NodeId, NodeRef};

/// A text of at least this many bytes outside links is part of a paragraph.
const LONG_TEXT: usize = 60;
/// The hull is the smallest part with this share, in percent, of all long texts.
const LEAST_SHARE: usize = 80;
/// How much of the longest paragraph it is known by.
const KNOWN_BY: usize = 60;

/// The long texts of a page.
#[derive(Debug, Default)]
pub(super) struct Prose {
    /// Bytes in all.
    pub(super) total: usize,
    /// The beginning of the longest of them.
    pub(super) longest: String,
}

/// The long texts of a page.
pub(super) fn prose(document: &Document) -> Prose {
    let mut prose = Prose::default();
    let mut longest = 0;
    walk(document.root(), |_, text| {
        prose.total += text.len();
        if text.len() > longest {
            longest = text.len();
            prose.longest = text.chars().take(KNOWN_BY).collect();
        }
    });
    prose.longest = prose.longest.split_whitespace().collect::<Vec<_>>().join(" ");
    prose
}

/// The smallest part of the page that holds nearly all long texts.
pub(super) fn hull(document: &Document) -> NodeRef<'_> {
    let mut sums: HashMap<NodeId, usize> = HashMap::new();
    walk(document.root(), |parent, text| {
        // Bounded by the depth of the tree, which is bounded itself.
        *sums.entry(parent.id).or_default() += text.len();
        for above in parent.ancestors_it(None) {
            *sums.entry(above.id).or_default() += text.len();
        }
    });
    let sum = |node: &NodeRef<'_>| sums.get(&node.id).copied().unwrap_or(0);
    let mut node = document.root();
    let total = sum(&node);
    while let Some(child) = node.children_it(false).find(|child| sum(child) * 100 >= total * LEAST_SHARE) {
        if total == 0 {
            break;
        }
        node = child;
    }
    node
}

/// Calls back with each long text outside links, and the element that it stands in.
fn walk<'d>(root: NodeRef<'d>, mut found: impl FnMut(&NodeRef<'d>, &str)) {
    let mut stack = vec![root];
    while let Some(node) = stack.pop() {
        for child in node.children_it(true) {
            if child.is_text() {
                let text = child.text();
                let text = text.trim();
                if text.len() >= LONG_TEXT {
                    found(&node, text);
                }
                continue;
            }
            let skips = child.qual_name_ref().is_some_and(|name| {
                matches!(&*name.local, "a" | "script" | "style" | "template" | "noscript" | "svg" | "head" | "pre")
            });
            if !skips {
                stack.push(child);
            }
        }
    }
}
