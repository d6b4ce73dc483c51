//! Linked data (JSON-LD): what a page tells search engines.

use serde_json::Value;

use super::headline::fold;
use super::repair;

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
    /// The names on the way to the page, from the site's front.
    pub(super) breadcrumbs: Vec<String>,
    /// Authors that are no persons.
    pub(super) organisations: Vec<String>,
    /// A live blog.
    pub(super) is_live: bool,
    /// The page shows the article's headline.
    pub(super) is_own: bool,
    /// The types of all nodes.
    pub(super) types: Vec<String>,
    /// How surely it speaks of the page's own article; 0: it says nothing.
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
/// More authors of one work are not told apart.
const MOST_AUTHORS: usize = 100;
/// How many nodes around the article are asked.
const MOST_AROUND: usize = 8;
/// How many names on the way to the page are kept.
const MOST_BREADCRUMBS: usize = 12;
/// How many of the nodes' types are kept.
const MOST_TYPES: usize = 100;

/// What the linked data in these scripts says: the article whose headline the page shows, else the first that is no
/// item of a list, else what is said of the page.
pub(super) fn of(scripts: &[String], shown: &[&str]) -> Linked {
    let mut best = Linked::default();
    let documents: Vec<Value> = scripts.iter().flat_map(|script| repair::documents(script)).collect();
    // Authors and publishers are often named once and referred to by their id.
    let mut nodes = Vec::new();
    let mut listed = Vec::new();
    let mut queue: Vec<(&Value, bool)> = documents.iter().rev().map(|document| (document, false)).collect();
    while let Some((value, is_listed)) = queue.pop() {
        match value {
            Value::Array(items) => queue.extend(items.iter().rev().map(|item| (item, is_listed))),
            Value::Object(members) if nodes.len() < MOST_NODES => {
                nodes.push(value);
                listed.push(is_listed);
                for name in LINKS {
                    let in_list = is_listed || matches!(*name, "itemListElement" | "hasPart");
                    queue.extend(members.get(*name).map(|value| (value, in_list)));
                }
            }
            _ => {}
        }
    }
    let mut around = Vec::new();
    let shown: Vec<String> = shown.iter().map(|text| fold(text)).filter(|text| !text.is_empty()).collect();
    for (node, is_listed) in nodes.iter().zip(listed) {
        let rank = match rank(node) {
            2 if shows(node, &shown) => 4,
            2 if is_listed => 0,
            2 => 3,
            1 if is_listed => 0,
            // A film or a book that the page tells of is not the page.
            1 if !types(node).any(|kind| kind.ends_with("Page")) && !shows(node, &shown) => 0,
            other => other,
        };
        if rank > best.rank {
            best = read(node, &nodes, rank);
        }
        // What the article leaves out, the page around it may say, or the article once more.
        if rank == 4 || rank == 1 && types(node).any(|kind| kind.ends_with("Page")) {
            around.push((node, rank));
        }
    }
    if best.published.is_none() || best.authors.is_empty() && best.organisations.is_empty() {
        for (node, rank) in around.into_iter().take(MOST_AROUND) {
            let other = read(node, &nodes, rank);
            if best.published.is_none() && other.published.is_some() {
                best.published = other.published;
                best.modified = best.modified.or(other.modified);
            }
            if best.authors.is_empty() && best.organisations.is_empty() {
                (best.authors, best.organisations) = (other.authors, other.organisations);
            }
        }
    }
    if best.publisher.is_none() {
        let site = nodes.iter().find(|node| types(node).any(|kind| kind == "WebSite"));
        best.publisher = site.and_then(|site| text(site.get("name")?));
    }
    best.breadcrumbs = nodes
        .iter()
        .filter(|node| types(node).any(|kind| kind == "ListItem"))
        .filter_map(|item| item.get("name").or_else(|| item.get("item")?.get("name")).and_then(text))
        .take(MOST_BREADCRUMBS)
        .collect();
    best.types = nodes.iter().flat_map(|node| types(node)).take(MOST_TYPES).map(str::to_owned).collect();
    best
}

/// Whether the page shows the node's headline.
fn shows(node: &Value, shown: &[String]) -> bool {
    let headline = node.get("headline").or_else(|| node.get("name")).and_then(text).map(|text| fold(&text));
    headline.is_some_and(|headline| {
        !headline.is_empty() && shown.iter().any(|text| *text == headline || text.starts_with(&format!("{headline} ")))
    })
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
    let is_organisation = |name: &String| {
        let author = node.get("author").or_else(|| node.get("creator"));
        let each = author.map(|author| match author {
            Value::Array(items) => items.as_slice(),
            one => std::slice::from_ref(one),
        });
        each.unwrap_or_default().iter().any(|author| {
            types(author).any(|kind| kind.ends_with("Organization") || kind == "Corporation" || kind == "Brand")
                && author.get("name").and_then(text).as_ref() == Some(name)
        })
    };
    let (organisations, authors) = authors.into_iter().take(MOST_AUTHORS).partition(is_organisation);
    Linked {
        organisations,
        is_live: types(node).any(|kind| kind == "LiveBlogPosting"),
        is_own: rank == 4,
        breadcrumbs: Vec::new(),
        types: Vec::new(),
        headline: get(if rank >= 2 { &["headline", "name"] } else { &["headline"] }),
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
        Value::Array(items) => items.iter().take(MOST_AUTHORS).flat_map(|item| names(item, nodes)).collect(),
        Value::Object(members) => {
            if let Some(list) = members.get("@list") {
                return names(list, &[]);
            }
            // Several people are sometimes one with several names.
            let named = |value: &Value| match value.get("name") {
                Some(Value::Array(items)) => items.iter().take(MOST_AUTHORS).filter_map(text).collect(),
                Some(name) => text(name).into_iter().collect(),
                None => {
                    let part = |name: &str| value.get(name).and_then(text);
                    let whole = part("givenName").zip(part("familyName"));
                    whole.map(|(given, family)| format!("{given} {family}")).into_iter().collect::<Vec<_>>()
                }
            };
            let own = named(value);
            if !own.is_empty() {
                return own;
            }
            let id = members.get("@id");
            let referred = nodes.iter().filter(|node| id.is_some() && node.get("@id") == id).map(|node| named(node));
            referred.into_iter().find(|names| !names.is_empty()).unwrap_or_default()
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
        let linked = of(&[script.to_owned()], &[]);
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
        assert_eq!(of(&["{".to_owned(), deep, "3".to_owned(), String::new()], &[]), Linked::default());
        let broken = "{\"@type\":\"Article\",\"headline\":\"A\nB\"}";
        assert_eq!(of(&[broken.to_owned()], &[]).headline.as_deref(), Some("A B"));
    }
}
