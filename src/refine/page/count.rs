//! Counts what tells a list of other pages from a text, in one walk over the page as it came.

use std::collections::HashMap;

use dom_query::NodeRef;

/// Parts of a page that are there on every page of a site.
const FRAME: &[&str] =
    &["nav", "footer", "aside", "script", "style", "svg", "noscript", "template", "select", "button", "iframe", "head"];
/// Within these a header is an item's or the article's.
const PARTS: &[&str] = &["article", "main", "section", "li"];
/// A link of at least this many words is likely another page's headline.
const HEADLINE_WORDS: usize = 4;
/// Elements that repeat in a list of other pages.
const ITEMS: &[&str] = &["div", "li", "article", "section", "tr", "a", "dl"];
/// How many siblings make a group.
const LEAST_ITEMS: usize = 5;
/// The longest item of a group.
const MOST_ITEM: usize = 1200;

/// A text of at least this many bytes in one element is a paragraph's.
const LONG_TEXT: usize = 100;

/// What a walk over the page counts.
#[derive(Debug, Default)]
pub(super) struct Counts {
    /// Bytes of text outside the frame.
    pub(super) text: usize,
    /// Those of them in links.
    pub(super) linked: usize,
    pub(super) links: usize,
    /// Links that read like headlines.
    pub(super) headlines: usize,
    /// `<article>` elements.
    pub(super) articles: usize,
    /// Bytes in items that repeat side by side, a good part of each in links.
    pub(super) repeated: usize,
    /// Bytes in items that repeat side by side, each with a link that reads like a headline.
    pub(super) teasers: usize,
    /// Bytes of long texts outside links and items.
    pub(super) free: usize,
    /// Blocks of code and the like.
    pub(super) verbatim: usize,
    /// Dates for machines and prices: those of a list's items.
    pub(super) stamps: usize,
    /// Links to further pages of the same list.
    pub(super) pages: usize,
}

/// What stands beneath one element.
#[derive(Clone, Copy, Default)]
struct Beneath {
    text: usize,
    linked: usize,
    /// Links that read like headlines.
    headlines: usize,
    /// Long texts right in it, outside links.
    long: usize,
}

/// An element in order.
struct Element {
    /// Its parent's place.
    parent: Option<usize>,
    /// Its name and first class where it may repeat.
    look: Option<(String, String)>,
    beneath: Beneath,
}

/// Where the walk stands.
#[derive(Clone, Copy, Default)]
struct Place {
    parent: Option<usize>,
    in_link: bool,
    in_heading: bool,
    in_part: bool,
}

/// Counts what tells a list from a text.
pub(super) fn count(root: NodeRef<'_>) -> Counts {
    let mut counts = Counts::default();
    // Elements in order, each with its parent's place, so that sums can be carried up from the last to the first.
    let mut order: Vec<Element> = Vec::new();
    let mut stack = vec![(root, Place::default())];
    while let Some((node, place)) = stack.pop() {
        if node.is_text() {
            let text = node.text();
            let length = text.trim().len();
            counts.stamps += usize::from(is_price(text.trim()));
            if let Some(above) = place.parent.and_then(|at| order.get_mut(at)) {
                above.beneath.text += length;
                above.beneath.linked += if place.in_link { length } else { 0 };
                above.beneath.long += if place.in_link || length < LONG_TEXT { 0 } else { length };
            }
            continue;
        }
        let (mut within, mut look, mut beneath) = (place, None, Beneath::default());
        if let Some(name) = node.qual_name_ref().map(|name| name.local.to_string()) {
            if FRAME.contains(&name.as_str()) || name == "header" && !place.in_part {
                continue;
            }
            within.in_part |= PARTS.contains(&name.as_str());
            match name.as_str() {
                "a" if !place.in_link => {
                    within.in_link = true;
                    counts.links += 1;
                    let words = super::visible::parts(&node).iter().flat_map(|part| part.split(' ')).count();
                    beneath.headlines = usize::from(words >= HEADLINE_WORDS || place.in_heading);
                    counts.headlines += usize::from(words >= HEADLINE_WORDS);
                    counts.pages += usize::from(node.attr("href").is_some_and(|href| is_further_page(&href)));
                }
                "h2" | "h3" | "h4" => within.in_heading = true,
                "article" => counts.articles += 1,
                "pre" => counts.verbatim += 1,
                "time" => counts.stamps += 1,
                _ => {}
            }
            if ITEMS.contains(&name.as_str()) {
                let class = super::visible::class(&node);
                let first = class.split(' ').next().unwrap_or_default().to_owned();
                look = Some((name, first));
            }
        }
        within.parent = Some(order.len());
        order.push(Element { parent: place.parent, look, beneath });
        stack.extend(node.children_it(true).map(|child| (child, within)));
    }
    for at in (0..order.len()).rev() {
        let Some((parent, own)) = order.get(at).map(|element| (element.parent, element.beneath)) else { continue };
        if let Some(above) = parent.and_then(|parent| order.get_mut(parent)) {
            above.beneath.text += own.text;
            above.beneath.linked += own.linked;
            above.beneath.headlines += own.headlines;
        }
    }
    let whole = order.first().map(|element| element.beneath).unwrap_or_default();
    (counts.text, counts.linked) = (whole.text, whole.linked);
    let lists = repeated(&order, |beneath| beneath.linked * 5 >= beneath.text);
    let teasers = repeated(&order, |beneath| matches!(beneath.headlines, 1..=3));
    counts.repeated = lists.bytes;
    counts.teasers = teasers.bytes;
    let outside = order.iter().zip(lists.covered.iter().zip(&teasers.covered)).filter(|(_, (a, b))| !**a && !**b);
    counts.free = outside.map(|(element, _)| element.beneath.long).sum();
    counts
}

/// Items that repeat.
struct Repeated {
    bytes: usize,
    /// Which elements are items or stand in one.
    covered: Vec<bool>,
}

/// The items in groups that look alike, beneath parents that look alike at one depth, and are what is asked for; a group
/// within a group counts once.
fn repeated(order: &[Element], fits: impl Fn(&Beneath) -> bool) -> Repeated {
    type Look<'o> = &'o (String, String);
    /// A grandparent's place, the parent's look and the item's.
    type Key<'o> = (Option<usize>, Option<Look<'o>>, Look<'o>);
    let look = |at: Option<usize>| at.and_then(|at| order.get(at)).and_then(|element| element.look.as_ref());
    let mut groups: HashMap<Key<'_>, Vec<usize>> = HashMap::new();
    for (at, Element { parent, look: own, beneath }) in order.iter().enumerate() {
        if let (Some(parent), Some(own)) = (parent, own)
            && beneath.text > 0
            && beneath.text <= MOST_ITEM
            && fits(beneath)
        {
            // Items in rows have not one parent but parents alike.
            let above = order.get(*parent).and_then(|parent| parent.parent);
            groups.entry((above, look(Some(*parent)), own)).or_default().push(at);
        }
    }
    let mut inside = vec![false; order.len()];
    for at in groups.into_values().filter(|items| items.len() >= LEAST_ITEMS).flatten() {
        if let Some(slot) = inside.get_mut(at) {
            *slot = true;
        }
    }
    let mut repeated = Repeated { bytes: 0, covered: vec![false; order.len()] };
    // Parents stand before their children, so whether one is inside a group is known by then.
    for (at, Element { parent, beneath, .. }) in order.iter().enumerate() {
        let above = parent.and_then(|parent| repeated.covered.get(parent).copied()).unwrap_or(false);
        let own = inside.get(at).copied().unwrap_or(false);
        repeated.bytes += if own && !above { beneath.text } else { 0 };
        if let Some(slot) = repeated.covered.get_mut(at) {
            *slot = above || own;
        }
    }
    repeated
}

/// Whether a text is a sum of money and nothing else.
fn is_price(text: &str) -> bool {
    const LONGEST: usize = 24;
    text.len() <= LONGEST
        && text.contains(['$', '€', '£', '¥', '₹', '₽', '₩', '₺', '元', '円', '원'])
        && text.contains(|c: char| c.is_ascii_digit())
}

/// Whether an address leads to another page of a list: a number behind "page" in its path or its query.
fn is_further_page(href: &str) -> bool {
    const MOST: usize = 500;
    const MARKS: &[&str] =
        &["/page/", "?page=", "&page=", "?paged=", "&paged=", "?seite=", "&seite=", "?start=", "&start=", "&offset="];
    let href = href.get(..href.len().min(MOST)).unwrap_or_default();
    MARKS.iter().any(|mark| {
        href.split(mark).nth(1).is_some_and(|rest| {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            (1..=4).contains(&digits)
                && rest.as_bytes().get(digits).is_none_or(|next| matches!(next, b'/' | b'&' | b'#'))
        })
    })
}
