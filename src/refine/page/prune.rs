//! Takes a page's frame out of its tree before the text is looked for: navigation, forms, share bars, newsletters,
//! lists of other articles, comments.
//!
//! Only what says so itself goes, by its element, its role or a word in its class or id, and never what holds a large
//! share of the page's text: a site may well call its whole column "newsletter". Readers' comments are the exception, as
//! they often are longer than the article. What stood near the article is not lost but handed back as lines.

use std::collections::HashMap;

use dom_query::{Document, NodeRef};

use super::text;
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
    "relatedposts",
    "sharethis",
    "addthis",
    "readmore",
    "tags",
    "byline",
    "timestamp",
    "kommentare",
    "commentaires",
    "comentarios",
    "commentlist",
];
/// Words that say that readers' comments stand there.
const COMMENTS: &[&str] =
    &["comments", "commentlist", "disqus", "kommentare", "commentaires", "comentarios", "respond"];
/// Pairs of words that say it only together.
const PAIRS: &[(&str, &str)] = &[
    ("author", "bio"),
    ("author", "byline"),
    ("author", "container"),
    ("author", "details"),
    ("author", "section"),
    ("author", "profile"),
    ("author", "description"),
    ("entry", "meta"),
    ("post", "meta"),
    ("article", "meta"),
    ("affiliate", "disclosure"),
    ("story", "promo"),
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
/// Types of microdata of what stands beside an article.
const TYPES: &[&str] = &[
    "Person",
    "Comment",
    "UserComments",
    "BreadcrumbList",
    "SiteNavigationElement",
    "WPSideBar",
    "WPFooter",
    "WPHeader",
];
/// The share, in percent, of what a page wants to be left out of search results.
const MOST_UNSHOWN: usize = 10;
/// Words that take back what a class says: the article itself stands there.
const KEPT: &[&str] = &["body", "html", "main", "article"];
/// What holds more of the page's text, in percent, stays.
const MOST_SHARE: usize = 35;

/// As much text has to be left where comments that hold a larger share go.
const LEAST_LEFT: usize = 1000;
/// How many lines are kept of what went, and how many characters of each.
const MOST_LINES: usize = 40;
const MOST_LINE: usize = 200;
/// A part that went is not read further than this many nodes.
const MOST_NODES: usize = 400;

/// Takes the frame out of the page; the lines of what stood within its main part.
pub(super) fn prune(document: &Document) -> Vec<String> {
    let root = document.root();
    let lengths = lengths(root);
    let length = |node: &NodeRef<'_>| lengths.get(&node.id).copied().unwrap_or(0);
    let whole = length(&root);
    let mut stack = vec![(root, false)];
    let mut gone = Vec::new();
    let mut left = whole;
    while let Some((node, mut is_near)) = stack.pop() {
        if let Some(name) = node.qual_name_ref().map(|name| name.local.to_string()) {
            let own = length(&node);
            let is_small = own * 100 <= whole * MOST_SHARE;
            let may_go = is_small || left.saturating_sub(own) >= LEAST_LEFT && holds_comments(&node, &name);
            let is_unshown = || own * 100 <= whole * MOST_UNSHOWN && node.has_attr("data-nosnippet");
            if may_go && (is_frame(&node, &name) || is_unshown() || is_contents(&node, &name)) {
                left = left.saturating_sub(own);
                gone.push((node, is_near));
                continue;
            }
            is_near |= matches!(name.as_str(), "article" | "main")
                || node.attr("role").is_some_and(|role| &*role == "main")
                || node.attr("itemprop").is_some_and(|name| &*name == "articleBody");
        }
        let children = node.children_it(true).filter(|child| child.is_element() || child.is_document());
        stack.extend(children.map(|child| (child, is_near)));
    }
    let mut kept = Vec::new();
    for (node, is_near) in &gone {
        if *is_near && kept.len() < MOST_LINES && node.descendants_it().nth(MOST_NODES).is_none() {
            add_lines(&mut kept, text::of(*node).body.lines());
        }
    }
    gone.iter().for_each(|(node, _)| node.remove_from_parent());
    kept
}

/// Adds lines to furniture, as long as there is room: each once, and none that is long.
pub(super) fn add_lines<'t>(furniture: &mut Vec<String>, lines: impl Iterator<Item = &'t str>) {
    let lines = lines.map(str::trim).filter(|line| !line.is_empty() && line.chars().nth(MOST_LINE).is_none());
    for line in lines {
        if furniture.len() >= MOST_LINES {
            return;
        }
        if !furniture.iter().any(|known| known == line) {
            furniture.push(line.to_owned());
        }
    }
}

/// Whether a list leads to the page's own parts and nothing else: its table of contents.
fn is_contents(node: &NodeRef<'_>, name: &str) -> bool {
    const LEAST: usize = 3;
    const MOST: usize = 600;
    if !matches!(name, "ul" | "ol") || node.descendants_it().nth(MOST).is_some() {
        return false;
    }
    let (mut text, mut linked, mut links) = (0, 0, 0);
    let mut stack = vec![(*node, false)];
    while let Some((node, is_linked)) = stack.pop() {
        if node.is_text() {
            let length = node.text().trim().len();
            text += length;
            linked += if is_linked { length } else { 0 };
            continue;
        }
        let leads_here = node.attr("href").is_some_and(|href| href.len() > 1 && href.starts_with('#'));
        links += usize::from(leads_here);
        stack.extend(node.children_it(true).map(|child| (child, is_linked || leads_here)));
    }
    links >= LEAST && linked * 10 >= text * 9
}

/// Whether an element that is no text's calls itself the readers' comments.
fn holds_comments(node: &NodeRef<'_>, name: &str) -> bool {
    matches!(name, "div" | "section" | "ol" | "ul" | "aside")
        && class(node).split([' ', '-', '_']).any(|word| COMMENTS.contains(&word))
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
    if matches!(name, "div" | "section" | "ul" | "ol" | "li")
        && node.attr("itemtype").is_some_and(|kind| kind.rsplit('/').next().is_some_and(|kind| TYPES.contains(&kind)))
    {
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
