//! What sort of page it is: an article, a list of other pages, or an error, consent or paywall page.
//!
//! Evidence is weighed, and an article is what a page is unless much speaks against it: an article taken for a listing
//! is lost to most searches, while a listing taken for an article is only noise.

use std::collections::HashMap;

use dom_query::NodeRef;

use crate::article::Kind;

use super::headline::fold;
use super::metadata::Metadata;
use super::text::Text;

/// Parts of a page that are there on every page of a site.
const FRAME: &[&str] = &["nav", "header", "footer", "aside", "script", "style", "svg", "noscript", "template", "form"];
/// A paragraph of at least this many characters is prose rather than a teaser.
const LONG_PARAGRAPH: usize = 200;
/// A link of at least this many words is likely another page's headline.
const HEADLINE_WORDS: usize = 4;
/// Elements that repeat in a list of other pages.
const ITEMS: &[&str] = &["div", "li", "article", "section", "tr", "a", "dl"];
/// How many siblings make a group.
const LEAST_ITEMS: usize = 5;
/// As much of sentences without links is an article's.
const LEAST_TEXT: usize = 2000;
/// How many links a list has at least.
const LEAST_LINKS: usize = 10;
/// The longest item of a group.
const MOST_ITEM: usize = 1200;
/// An article lost costs more than a listing kept, so a little more must speak for a list than against one.
const LEAST_LISTING: f64 = 0.3;
/// A page of less text than this that speaks of an error is one.
const MOST_ERROR: usize = 1500;

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
    /// Headings that are links or hold one.
    pub(super) linked_headings: usize,
    /// Items that repeat: `<article>` and list items with a heading.
    pub(super) articles: usize,
    /// Bytes in items that repeat side by side, each with a link.
    pub(super) repeated: usize,
}

/// What stands beneath one element.
#[derive(Clone, Copy, Default)]
struct Beneath {
    text: usize,
    linked: usize,
}

/// An element in order: its parent's place, its name and first class where it may repeat, and what stands beneath it.
type Element = (Option<usize>, Option<(String, String)>, Beneath);

/// Counts what tells a list from a text.
pub(super) fn count(root: NodeRef<'_>) -> Counts {
    let mut counts = Counts::default();
    // Elements in order, each with its parent's place, so that sums can be carried up from the last to the first.
    let mut order: Vec<Element> = Vec::new();
    let mut stack: Vec<(NodeRef<'_>, Option<usize>, bool, bool)> = vec![(root, None, false, false)];
    while let Some((node, parent, in_link, in_heading)) = stack.pop() {
        if node.is_text() {
            let length = node.text().trim().len();
            if let Some((.., beneath)) = parent.and_then(|at| order.get_mut(at)) {
                beneath.text += length;
                beneath.linked += if in_link { length } else { 0 };
            }
            continue;
        }
        let (mut link, mut heading, mut look) = (in_link, in_heading, None);
        if let Some(name) = node.qual_name_ref().map(|name| name.local.to_string()) {
            if FRAME.contains(&name.as_str()) {
                continue;
            }
            match name.as_str() {
                "a" if !in_link => {
                    link = true;
                    counts.links += 1;
                    let words = super::visible::parts(&node).iter().flat_map(|part| part.split(' ')).count();
                    counts.headlines += usize::from(words >= HEADLINE_WORDS);
                    counts.linked_headings += usize::from(in_heading);
                }
                "h2" | "h3" | "h4" => {
                    heading = true;
                    counts.linked_headings += usize::from(in_link);
                }
                "article" => counts.articles += 1,
                _ => {}
            }
            if ITEMS.contains(&name.as_str()) {
                let class = super::visible::class(&node);
                let first = class.split(' ').next().unwrap_or_default().to_owned();
                look = Some((name, first));
            }
        }
        order.push((parent, look, Beneath::default()));
        let at = order.len() - 1;
        stack.extend(node.children_it(true).map(|child| (child, Some(at), link, heading)));
    }
    for at in (0..order.len()).rev() {
        let Some((parent, _, own)) = order.get(at).map(|(parent, look, own)| (*parent, look.is_some(), *own)) else {
            continue;
        };
        if let Some((.., above)) = parent.and_then(|parent| order.get_mut(parent)) {
            above.text += own.text;
            above.linked += own.linked;
        }
    }
    let whole = order.first().map(|(.., whole)| *whole).unwrap_or_default();
    (counts.text, counts.linked) = (whole.text, whole.linked);
    counts.repeated = repeated(&order);
    counts
}

/// Bytes in groups of siblings that look alike and hold links; a group within a group counts once.
fn repeated(order: &[Element]) -> usize {
    let mut groups: HashMap<(usize, &str, &str), Vec<usize>> = HashMap::new();
    for (at, (parent, look, beneath)) in order.iter().enumerate() {
        if let (Some(parent), Some((name, class))) = (parent, look)
            && beneath.text > 0
            && beneath.text <= MOST_ITEM
            && beneath.linked * 5 >= beneath.text
        {
            groups.entry((*parent, name, class)).or_default().push(at);
        }
    }
    let mut inside = vec![false; order.len()];
    for at in groups.into_values().filter(|items| items.len() >= LEAST_ITEMS).flatten() {
        if let Some(slot) = inside.get_mut(at) {
            *slot = true;
        }
    }
    let mut total = 0;
    // Parents stand before their children, so whether one is inside a group is known by then.
    let mut covered = vec![false; order.len()];
    for (at, (parent, _, beneath)) in order.iter().enumerate() {
        let above = parent.and_then(|parent| covered.get(parent).copied()).unwrap_or(false);
        let own = inside.get(at).copied().unwrap_or(false);
        total += if own && !above { beneath.text } else { 0 };
        if let Some(slot) = covered.get_mut(at) {
            *slot = above || own;
        }
    }
    total
}

/// The kind of a page with these counts, metadata and text.
pub(super) fn of(counts: &Counts, metadata: &Metadata, text: &Text) -> Kind {
    if is_error(metadata, text) {
        Kind::Error
    } else if may_list(counts, metadata, text) && listing(counts, metadata, text) > LEAST_LISTING {
        Kind::Listing
    } else {
        Kind::Article
    }
}

/// Whether there is anything of a list at all: links enough to other pages, and no linked data that calls the page
/// an article by its own headline.
fn may_list(counts: &Counts, metadata: &Metadata, text: &Text) -> bool {
    // Sentences enough, and hardly a link among them: a text, whatever stands around it.
    let is_text = sentences(text) >= LEAST_TEXT && text.linked * 10 < text.body.len();
    let leads_on = counts.linked * 5 >= counts.text || counts.repeated * 5 >= counts.text;
    !is_text && leads_on && counts.links >= LEAST_LINKS && !metadata.is_live && !metadata.is_own_article
}

/// How much speaks for a list of other pages: a sum of weighed signs, each between 0 and 1, fitted once on pages of many
/// sites and rounded. Above 0 more speaks for a list than against one.
#[expect(clippy::cast_precision_loss, reason = "lengths of pages are far below 2^52")]
fn listing(counts: &Counts, metadata: &Metadata, text: &Text) -> f64 {
    let share = |part: usize, whole: usize| (part as f64 / whole.max(1) as f64).min(1.0);
    let log = |count: usize, most: f64| (count as f64).ln_1p() / most;
    let sign = |holds: bool| f64::from(u8::from(holds));
    let paragraphs = || text.body.split("\n\n").map(str::trim_end);
    let long: Vec<usize> = paragraphs().map(str::len).filter(|length| *length >= LONG_PARAGRAPH).collect();
    let prose: usize = long.iter().sum();
    let sentences = sentences(text);
    let has = |kind: fn(&str) -> bool| sign(metadata.types.iter().any(|name| kind(name)));
    let path = metadata.url.as_deref().and_then(path);
    // The last part of an article's address is its headline's words.
    let slug = path.as_deref().map_or(0, |path| path.rsplit('/').next().unwrap_or_default().split(['-', '_']).count());
    // Scripts without blanks say in a third of the bytes what others do; their paragraphs are judged by characters
    // that count three bytes each, which comes to the same.
    let against = 1.0 * log(prose, 8.0)
        + 1.0 * share(long.len(), 8)
        + 0.6 * share(prose, counts.text)
        + 1.4 * share(sentences, text.body.len())
        + 0.9 * has(|name| name.ends_with("Article") || name == "BlogPosting")
        + 1.2 * sign(metadata.og_type.as_deref() == Some("article"))
        + 0.2 * sign(metadata.published.is_some())
        + 0.2 * sign(!metadata.authors.is_empty())
        + 2.0 * share(slug, 6);
    let towards = 1.1 * share(text.linked, text.body.len())
        + 2.2 * share(counts.linked, counts.text)
        + 1.8 * share(counts.repeated, counts.text)
        + 0.3 * log(counts.headlines, 4.0)
        - 0.5 * log(counts.linked_headings, 4.0)
        + 0.9 * log(counts.articles, 3.0)
        + 1.3 * has(|name| matches!(name, "CollectionPage" | "SearchResultsPage" | "ItemList" | "ProfilePage"))
        + 0.75 * sign(path.as_deref() == Some(""));
    towards - against + 2.5
}

/// Bytes of paragraphs that are sentences.
fn sentences(text: &Text) -> usize {
    const ENDS: &[char] = &['.', '!', '?', '”', '"', '。', '」', '।', '؟', ':', ')'];
    let paragraphs = text.body.split("\n\n").map(str::trim_end);
    paragraphs.filter(|text| text.len() >= 80 && text.ends_with(ENDS)).map(str::len).sum()
}

/// The path of an address, without the slashes around it.
fn path(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let path = rest.split_once('/').map_or("", |(_, path)| path);
    Some(path.split(['?', '#']).next().unwrap_or_default().trim_matches('/').to_owned())
}

/// Whether the page says that there is nothing to read.
fn is_error(metadata: &Metadata, text: &Text) -> bool {
    if text.body.len() > MOST_ERROR {
        return false;
    }
    let title = fold(metadata.title.as_deref().unwrap_or_default());
    const TITLES: &[&str] = &[
        "404",
        "403",
        "500",
        "502",
        "503",
        "not found",
        "page not found",
        "access denied",
        "forbidden",
        "just a moment",
        "attention required",
        "are you a robot",
        "error",
        "service unavailable",
        "bad gateway",
        "robot check",
        "security check",
        "verify you are human",
        "before you continue",
        "seite nicht gefunden",
        "page introuvable",
        "página no encontrada",
        "pagina non trovata",
        "страница не найдена",
        "页面不存在",
        "ページが見つかりません",
    ];
    TITLES.iter().any(|mark| title == *mark || title.starts_with(&format!("{mark} ")) && title.split(' ').count() <= 8)
}

#[cfg(test)]
mod tests {
    use crate::article::{Body, Draft, Kind};

    fn kind(html: &str) -> Kind {
        let draft = Draft { body: Body::Html(html.to_owned()), ..Draft::default() };
        crate::refine::page::lift(draft).kind
    }

    #[test]
    fn lists_errors_and_articles_are_told_apart() {
        let items: String = (0..20)
            .map(|n| {
                format!(
                    "<div class=card><h3><a href=/a{n}>The harbour opens again, part {n}</a></h3><p>A teaser.</p></div>"
                )
            })
            .collect();
        let list =
            format!("<!doctype html><title>News</title><link rel=canonical href=https://example.org/><body>{items}");
        assert_eq!(kind(&list), Kind::Listing);
        let short =
            "<!doctype html><title>A bridge</title><h1>A bridge opens</h1><p>It opened on Monday.</p><p>Two came.</p>";
        assert_eq!(kind(short), Kind::Article);
        let text =
            "<p>The bridge opened on Monday, a month early, and the ferries go on until autumn, officials said.</p>";
        let related =
            format!("<!doctype html><title>A bridge</title><h1>A bridge opens</h1>{}{items}", text.repeat(30));
        assert_eq!(kind(&related), Kind::Article);
        assert_eq!(kind("<!doctype html><title>404 Not Found</title><h1>404 Not Found</h1><p>nginx</p>"), Kind::Error);
        assert_eq!(
            kind("<!doctype html><title>Error in the count</title><h1>Errors of the past</h1><p>It was.</p>"),
            Kind::Article
        );
    }
}
