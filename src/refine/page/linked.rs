//! Linked data (JSON-LD): what a page tells search engines.

use serde_json::Value;

/// What the page's linked data says of its article.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Linked {
    pub(super) headline: Option<String>,
    pub(super) published: Option<String>,
    pub(super) modified: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) publisher: Option<String>,
    pub(super) section: Option<String>,
    pub(super) keywords: Vec<String>,
    pub(super) language: Option<String>,
    pub(super) description: Option<String>,
    pub(super) url: Option<String>,
    /// 2: an article said so; 1: the page or another work did; 0: nothing.
    rank: u8,
}

/// Types that are articles but do not say so in their name.
const ARTICLES: &[&str] = &[
    "BlogPosting",
    "LiveBlogPosting",
    "Report",
    "SocialMediaPosting",
    "DiscussionForumPosting",
    "Review",
    "ClaimReview",
];
/// Types that stand for the page around an article.
const PAGES: &[&str] =
    &["WebPage", "ItemPage", "CreativeWork", "Recipe", "HowTo", "VideoObject", "PodcastEpisode", "Book", "Thesis"];
/// Members that lead to further nodes of a graph.
const LINKS: &[&str] = &["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart"];
/// How many nodes are looked at.
const MOST_NODES: usize = 2000;

/// What the linked data in these scripts says; the first article wins, a page's data fills nothing of it.
pub(super) fn of(scripts: &[String]) -> Linked {
    let mut best = Linked::default();
    let documents: Vec<Value> = scripts.iter().filter_map(|script| parse(script)).collect();
    // Authors and publishers are often named once and referred to by their id.
    let mut nodes = Vec::new();
    let mut queue: Vec<&Value> = documents.iter().rev().collect();
    while let Some(value) = queue.pop() {
        match value {
            Value::Array(items) => queue.extend(items.iter().rev()),
            Value::Object(members) if nodes.len() < MOST_NODES => {
                nodes.push(value);
                queue.extend(LINKS.iter().filter_map(|name| members.get(*name)));
            }
            _ => {}
        }
    }
    for node in &nodes {
        let rank = rank(node);
        if rank > best.rank {
            best = read(node, &nodes, rank);
        }
    }
    if best.publisher.is_none() {
        let site = nodes.iter().find(|node| types(node).any(|kind| kind == "WebSite"));
        best.publisher = site.and_then(|site| text(site.get("name")?));
    }
    best
}

/// The script's JSON. Line breaks in strings, which JSON forbids and pages hold, are forgiven.
fn parse(script: &str) -> Option<Value> {
    let script = script.trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>").trim().trim_end_matches(';');
    serde_json::from_str(script).or_else(|_| serde_json::from_str(&script.replace(['\n', '\r', '\t'], " "))).ok()
}

fn types(node: &Value) -> impl Iterator<Item = &str> {
    let kinds = match node.get("@type") {
        Some(Value::Array(kinds)) => kinds.as_slice(),
        Some(kind) => std::slice::from_ref(kind),
        None => &[],
    };
    kinds.iter().filter_map(Value::as_str).map(|kind| kind.rsplit(['/', ':']).next().unwrap_or(kind))
}

fn rank(node: &Value) -> u8 {
    types(node)
        .map(|kind| match kind {
            kind if kind.ends_with("Article") || ARTICLES.contains(&kind) => 2,
            kind if PAGES.contains(&kind) => 1,
            _ => 0,
        })
        .max()
        .unwrap_or(0)
}

fn read(node: &Value, nodes: &[&Value], rank: u8) -> Linked {
    let get = |names: &[&str]| names.iter().find_map(|name| text(node.get(*name)?));
    let named = |name: &str| node.get(name).map(|value| names(value, nodes)).unwrap_or_default();
    let mut authors = named("author");
    if authors.is_empty() {
        authors = named("creator");
    }
    Linked {
        headline: get(if rank == 2 { &["headline", "name"] } else { &["headline"] }),
        published: get(&["datePublished", "dateCreated", "uploadDate"]),
        modified: get(&["dateModified"]),
        authors,
        publisher: named("publisher").into_iter().next(),
        section: get(&["articleSection"]),
        keywords: node.get("keywords").map(keywords).unwrap_or_default(),
        language: get(&["inLanguage"]),
        description: get(&["description", "abstract"]),
        url: get(&["url"]),
        rank,
    }
}

/// A text, or the first of a list, or an object's name.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(super::text::inline(text.trim().to_owned())).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(items) => items.iter().find_map(text),
        Value::Object(members) => ["name", "@value", "@id"].iter().find_map(|name| text(members.get(*name)?)),
        _ => None,
    }
}

fn names(value: &Value, nodes: &[&Value]) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().flat_map(|item| names(item, nodes)).collect(),
        Value::Object(members) => {
            let named = |value: &Value| value.get("name").and_then(text);
            let referred = || {
                let id = members.get("@id")?;
                nodes.iter().filter(|node| node.get("@id") == Some(id)).find_map(|node| named(node))
            };
            named(value).or_else(referred).into_iter().collect()
        }
        value => text(value).into_iter().collect(),
    }
}

fn keywords(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().filter_map(text).collect(),
        value => text(value).map(|text| super::metadata::split(&text)).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn graphs_and_references() {
        let script = r##"{"@context":"https://schema.org","@graph":[
            {"@type":"WebSite","name":"The Example"},
            {"@type":"WebPage","datePublished":"2020-01-01"},
            {"@type":["Thing","http://schema.org/NewsArticle"],"headline":"A &amp; B","datePublished":"2025-07-12T08:00:00Z",
             "dateModified":"2025-07-13","author":{"@id":"#ann"},"keywords":"x, y","inLanguage":"en","articleSection":["World"]},
            {"@type":"Person","@id":"#ann","name":"Ann Lee"}]}"##;
        let linked = of(&[script.to_owned()]);
        assert_eq!(linked.headline.as_deref(), Some("A & B"));
        assert_eq!(linked.published.as_deref(), Some("2025-07-12T08:00:00Z"));
        assert_eq!(linked.modified.as_deref(), Some("2025-07-13"));
        assert_eq!(linked.authors, ["Ann Lee"]);
        assert_eq!(linked.publisher.as_deref(), Some("The Example"));
        assert_eq!(linked.section.as_deref(), Some("World"));
        assert_eq!(linked.keywords, ["x", "y"]);
    }

    #[test]
    fn bad_scripts_are_ignored() {
        let deep = "[".repeat(100_000);
        assert_eq!(of(&["{".to_owned(), deep, "3".to_owned(), String::new()]), Linked::default());
        let broken = "{\"@type\":\"Article\",\"headline\":\"A\nB\"}";
        assert_eq!(of(&[broken.to_owned()]).headline.as_deref(), Some("A B"));
    }
}
