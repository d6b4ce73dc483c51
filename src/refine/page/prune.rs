//! Takes a page's frame out of its tree before the text is looked for: navigation, forms, share bars, newsletters,
//! lists of other articles, comments.
//!
//! Only what says so itself goes, by its element, its role or a word in its class or id, and never what holds a large
//! share of the page's text: a site may well call its whole column "newsletter".

use std::collections::HashMap;

use dom_query::{Document, NodeRef};

use super::visible::class;

/// Elements that never hold the article's text.
const ELEMENTS: &[&str] = &["nav", "footer", "aside", "form", "dialog", "menu"];
/// The same by role.
const ROLES: &[&str] = &[
    "navigation",
    "complementary",
    "contentinfo",
    "banner",
    "search",
    "dialog",
    "alertdialog",
    "menu",
    "menubar",
    "toolbar",
];
/// Words that a class or an id is made of, as they stand between hyphens, underscores and blanks.
const WORDS: &[&str] = &[
    "share",
    "sharing",
    "sharebar",
    "sharedaddy",
    "social",
    "socials",
    "addtoany",
    "newsletter",
    "newsletters",
    "subscribe",
    "subscription",
    "signup",
    "cookie",
    "cookies",
    "consent",
    "gdpr",
    "related",
    "recommended",
    "recommendations",
    "recirc",
    "recirculation",
    "outbrain",
    "taboola",
    "comments",
    "disqus",
    "respond",
    "breadcrumb",
    "breadcrumbs",
    "sidebar",
    "popup",
    "modal",
    "advert",
    "advertisement",
    "ads",
    "adsbygoogle",
    "promo",
    "sponsored",
    "pagination",
    "pager",
    "navbar",
    "navigation",
    "footer",
    "skiplink",
    "hidden",
    "toolbar",
    "mostread",
    "trending",
    "printonly",
];
/// Pairs of words that say it only together.
const PAIRS: &[(&str, &str)] = &[
    ("author", "bio"),
    ("author", "box"),
    ("about", "author"),
    ("author", "info"),
    ("author", "card"),
    ("read", "more"),
    ("read", "next"),
    ("up", "next"),
    ("more", "stories"),
    ("more", "articles"),
    ("more", "news"),
    ("most", "read"),
    ("most", "popular"),
    ("also", "like"),
    ("post", "nav"),
    ("post", "tags"),
    ("entry", "tags"),
    ("tag", "list"),
    ("tags", "list"),
    ("comment", "list"),
    ("comment", "form"),
    ("comment", "section"),
    ("site", "header"),
    ("site", "footer"),
    ("page", "footer"),
    ("article", "footer"),
    ("entry", "footer"),
    ("next", "post"),
    ("prev", "post"),
    ("post", "navigation"),
    ("image", "credit"),
    ("photo", "credit"),
    ("skip", "link"),
    ("sign", "up"),
    ("sr", "only"),
    ("screen", "reader"),
    ("visually", "hidden"),
    ("print", "only"),
];
/// Words that take back what a class says: the article itself stands there.
const KEPT: &[&str] = &["body", "html", "main", "article"];
/// What holds more of the page's text, in percent, stays.
const MOST_SHARE: usize = 35;

/// The page without its frame.
pub(super) fn prune(document: &Document) {
    let root = document.root();
    let lengths = lengths(root);
    let length = |node: &NodeRef<'_>| lengths.get(&node.id).copied().unwrap_or(0);
    let whole = length(&root);
    let mut stack = vec![root];
    let mut gone = Vec::new();
    while let Some(node) = stack.pop() {
        if let Some(name) = node.qual_name_ref().map(|name| name.local.to_string())
            && is_frame(&node, &name)
            && length(&node) * 100 <= whole * MOST_SHARE
        {
            gone.push(node);
            continue;
        }
        stack.extend(node.children_it(true).filter(|child| child.is_element() || child.is_document()));
    }
    for node in gone {
        node.remove_from_parent();
    }
}

/// Bytes of text beneath each element.
fn lengths(root: NodeRef<'_>) -> HashMap<dom_query::NodeId, usize> {
    let mut lengths: HashMap<dom_query::NodeId, usize> = HashMap::new();
    let mut order = Vec::new();
    let mut stack = vec![(root, None)];
    while let Some((node, parent)) = stack.pop() {
        if node.is_text() {
            if let Some(parent) = parent {
                *lengths.entry(parent).or_default() += node.text().trim().len();
            }
            continue;
        }
        let skips = node
            .qual_name_ref()
            .is_some_and(|name| matches!(&*name.local, "script" | "style" | "template" | "noscript" | "svg"));
        if skips {
            continue;
        }
        order.push((node.id, parent));
        stack.extend(node.children_it(true).map(|child| (child, Some(node.id))));
    }
    for (id, parent) in order.into_iter().rev() {
        let own = lengths.get(&id).copied().unwrap_or(0);
        if let Some(parent) = parent {
            *lengths.entry(parent).or_default() += own;
        }
    }
    lengths
}

fn is_frame(node: &NodeRef<'_>, name: &str) -> bool {
    if KEPT.contains(&name) {
        return false;
    }
    if ELEMENTS.contains(&name) {
        return true;
    }
    if node.attr("role").is_some_and(|role| ROLES.contains(&role.to_ascii_lowercase().as_str())) {
        return true;
    }
    let class = class(node);
    if class.is_empty()
        || !matches!(
            name,
            "div" | "section" | "ul" | "ol" | "p" | "span" | "header" | "table" | "li" | "figure" | "h2" | "h3" | "h4"
        )
    {
        return false;
    }
    class.split(' ').any(is_frame_word)
}

/// Whether one class name says that it is a frame's.
fn is_frame_word(name: &str) -> bool {
    // Utility classes of style sheets ("md:hidden", "no-sidebar") say nothing of what an element holds.
    if name.len() > 60 || name.contains([':', '[', '!']) {
        return false;
    }
    let words: Vec<&str> = name.split(['-', '_']).filter(|word| !word.is_empty()).collect();
    let negated = words.iter().any(|word| {
        matches!(
            *word,
            "no" | "has" | "with" | "without" | "overflow" | "is" | "layout" | "content" | "container" | "wrapper"
        )
    });
    let single = words.len() <= 3
        && !negated
        && words.iter().any(|word| WORDS.contains(word) && (*word != "hidden" || words.len() == 1));
    single
        || words.windows(2).any(|pair| match pair {
            [first, second] => PAIRS.contains(&(*first, *second)),
            _ => false,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_calls_itself_a_frame_goes() {
        let text = "The bridge opened on Monday, a month early, officials said. ".repeat(10);
        let page = |inner: &str| {
            let document = Document::from(format!("<html><body><main><p>{text}</p>{inner}</main></body></html>"));
            prune(&document);
            document.root().text().contains("inner words")
        };
        for gone in [
            "<nav>inner words</nav>",
            "<div class='post-share'>inner words</div>",
            "<section id=related-articles>inner words</section>",
            "<div role=complementary>inner words</div>",
            "<div class='author-bio big'>inner words</div>",
        ] {
            assert!(!page(gone), "{gone}");
        }
        for kept in [
            "<div class='has-sidebar'>inner words</div>",
            "<div class='md:hidden'>inner words</div>",
            "<div class='shareholders'>inner words</div>",
            "<article class='newsletter'>inner words</article>",
        ] {
            assert!(page(kept), "{kept}");
        }
        let large = format!("<div class='newsletter'><p>{}</p>inner words</div>", text.repeat(3));
        assert!(page(&large), "most of the page");
    }
}
