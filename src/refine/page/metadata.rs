//! What a page says of itself: linked data, meta tags, and marked elements.
//!
//! One walk over the page gathers everything; the choice among what was found is made afterwards, best
//! evidence first. Publication and modification are never taken for each other.

use dom_query::{Document, NodeRef};

use crate::article::Stamp;
use crate::date;

use super::headline::{Candidates, fold};
use super::linked;
use super::visible::{class, has_year, line, name_in, parts, people, speaks_of_others};

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    pub(super) title: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) site: Option<String>,
    pub(super) url: Option<String>,
    pub(super) section: Option<String>,
    pub(super) tags: Vec<String>,
    pub(super) language: Option<String>,
    pub(super) published: Option<Stamp>,
    pub(super) updated: Option<Stamp>,
    pub(super) description: Option<String>,
}

const TITLES: &[&str] =
    &["og:title", "parsely-title", "citation_title", "dc.title", "dcterms.title", "sailthru.title", "twitter:title"];
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "parsely-pub-date",
    "datepublished",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.issued",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "og:published_time",
    "published_time",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "article.published",
    "cxenseparse:recs:publishtime",
    "date",
];
const UPDATED: &[&str] = &[
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "article:updated",
    "last-modified",
    "lastmod",
    "revised",
    "article.updated",
];
const AUTHORS: &[&str] = &[
    "author",
    "article:author",
    "parsely-author",
    "citation_author",
    "dc.creator",
    "dcterms.creator",
    "sailthru.author",
    "byl",
    "og:author",
    "article:author_name",
];
const SITES: &[&str] =
    &["og:site_name", "citation_journal_title", "application-name", "dc.publisher", "dcterms.publisher"];
const SECTIONS: &[&str] = &["article:section", "parsely-section", "og:section"];
const TAGS: &[&str] = &["article:tag", "news_keywords", "parsely-tags", "keywords", "sailthru.tags"];
const DESCRIPTIONS: &[&str] = &["og:description", "description", "dc.description", "twitter:description"];
const LANGUAGES: &[&str] = &["og:locale", "dc.language", "content-language", "dcterms.language"];

/// Words in a class or id that say what an element holds.
const STAMP_WORDS: &[&str] = &["date", "time", "published", "posted", "pubdate"];
/// A part of a page that speaks of other articles.
const ASIDE: &[&str] = &["aside", "nav", "footer"];
/// How far from the headline a date or byline may stand, in elements.
const NEAR_HEADLINE: usize = 60;
/// The longest visible stamp.
const MOST_STAMP_BYTES: usize = 100;
/// How many candidates of a kind are kept.
const MOST: usize = 200;

/// What one walk over the page gathers.
#[derive(Default)]
struct Gathered {
    /// Name in lower case and content of each meta tag.
    metas: Vec<(String, String)>,
    scripts: Vec<String>,
    headings: Vec<String>,
    title: Option<String>,
    canonical: Option<String>,
    language: Option<String>,
    /// Marked `itemprop=datePublished` and the like, or `<time datetime>` near the headline.
    marked_published: Option<String>,
    marked_updated: Option<String>,
    near_time: Option<String>,
    first_time: Option<String>,
    /// A short text with a date near the headline.
    stated: Option<String>,
    marked_authors: Vec<String>,
    bylines: Vec<String>,
    far_bylines: Vec<String>,
}

/// What the page says of itself.
pub(super) fn of(document: &Document) -> Metadata {
    let gathered = gather(document);
    let linked = linked::of(&gathered.scripts);
    let meta = |names: &[&str]| names.iter().find_map(|name| gathered.all(name).next().map(str::to_owned));

    let url =
        gathered.canonical.clone().into_iter().chain(meta(&["og:url"])).chain(linked.url).find(|url| is_absolute(url));
    let site = meta(SITES.get(..1).unwrap_or_default()).or(linked.publisher).or_else(|| meta(SITES));
    let declared = linked.headline.into_iter().chain(TITLES.iter().filter_map(|name| meta(&[*name]))).collect();
    let candidates = Candidates { headings: gathered.headings.clone(), declared, title: gathered.title.clone() };
    let title = candidates.choose(site.as_deref(), url.as_deref().and_then(host));

    let published = linked.published.or_else(|| meta(PUBLISHED)).or_else(|| gathered.marked_published.clone());
    let updated =
        linked.modified.or_else(|| meta(UPDATED)).or_else(|| gathered.marked_updated.clone()).map(Stamp::metadata);
    let published = published
        .or_else(|| gathered.near_time.clone())
        .map(Stamp::metadata)
        .or_else(|| gathered.stated.clone().map(Stamp::stated))
        .or_else(|| gathered.first_time.clone().map(Stamp::metadata));

    let declared = AUTHORS.iter().map(|name| gathered.all(name).map(str::to_owned).collect());
    let sources: Vec<Vec<String>> = std::iter::once(linked.authors)
        .chain(declared)
        .chain([gathered.marked_authors.clone(), gathered.bylines.clone(), gathered.far_bylines.clone()])
        .map(people)
        .filter(|names| !names.is_empty())
        .collect();
    // A site that signs as itself is named only where nobody else is.
    let is_site =
        |names: &Vec<String>| site.as_deref().is_some_and(|site| names.iter().all(|name| fold(name) == fold(site)));
    let authors = sources.iter().find(|names| !is_site(names)).or(sources.first()).cloned().unwrap_or_default();

    let mut tags = linked.keywords;
    if tags.is_empty() {
        tags = TAGS
            .iter()
            .map(|name| gathered.all(name).flat_map(split).collect::<Vec<_>>())
            .find(|tags| !tags.is_empty())
            .unwrap_or_default();
    }
    Metadata {
        title,
        authors,
        section: linked.section.or_else(|| meta(SECTIONS)),
        tags,
        language: gathered.language.clone().or(linked.language).or_else(|| meta(LANGUAGES)),
        published,
        updated,
        description: meta(DESCRIPTIONS).or(linked.description),
        site,
        url,
    }
}

impl Gathered {
    /// Every content of that meta tag.
    fn all<'g>(&'g self, name: &'g str) -> impl Iterator<Item = &'g str> {
        self.metas.iter().filter(move |(key, _)| key == name).map(|(_, content)| content.as_str())
    }

    fn element(&mut self, name: &str, node: &NodeRef<'_>, since_heading: Option<usize>) {
        let attribute =
            |name: &str| node.attr(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
        let near = since_heading.is_some_and(|elements| elements < NEAR_HEADLINE);
        match name {
            "meta" => {
                let key = attribute("property").or_else(|| attribute("name")).or_else(|| attribute("itemprop"));
                if let (Some(key), Some(content)) = (key.or_else(|| attribute("http-equiv")), attribute("content"))
                    && self.metas.len() < MOST * 5
                {
                    self.metas.push((key.to_ascii_lowercase(), super::text::inline(content)));
                }
                return;
            }
            "script" if attribute("type").is_some_and(|kind| kind.eq_ignore_ascii_case("application/ld+json")) => {
                if self.scripts.len() < MOST {
                    self.scripts.push(node.text().to_string());
                }
                return;
            }
            "link" if attribute("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                self.canonical = self.canonical.take().or_else(|| attribute("href"));
            }
            "html" => self.language = attribute("lang").or_else(|| attribute("xml:lang")),
            // The text of a title is never shown on the page, so it is taken as it stands.
            "title" if self.title.is_none() => {
                self.title = Some(super::text::inline(node.text().to_string())).filter(|text| !text.is_empty());
            }
            "h1" if self.headings.len() < MOST => self.headings.extend(line(node)),
            "time" => {
                let stamp = attribute("datetime").or_else(|| line(node)).filter(|text| has_year(text));
                if near && self.near_time.is_none() {
                    self.near_time = stamp.clone();
                }
                self.first_time = self.first_time.take().or(stamp);
            }
            _ => {}
        }
        if let Some(property) = attribute("itemprop") {
            let value = || attribute("content").or_else(|| attribute("datetime")).or_else(|| line(node));
            match property.as_str() {
                "datePublished" => self.marked_published = self.marked_published.take().or_else(value),
                "dateModified" => self.marked_updated = self.marked_updated.take().or_else(value),
                "author" if self.marked_authors.len() < MOST => self.marked_authors.extend(line(node)),
                _ => {}
            }
        }
        self.visible(node, near, attribute("rel").is_some_and(|rel| rel == "author"));
    }

    /// Dates and bylines for readers rather than machines.
    fn visible(&mut self, node: &NodeRef<'_>, near: bool, is_author: bool) {
        let class = class(node);
        let dated = near && self.stated.is_none();
        if dated || is_author || class.contains("author") || class.contains("byline") {
            let parts = parts(node);
            if dated {
                let text = parts.join(" ");
                let called = STAMP_WORDS.iter().any(|word| class.contains(word));
                if text.len() <= MOST_STAMP_BYTES && has_year(&text) && (called || date::looks_dated(&text)) {
                    self.stated = Some(text);
                }
            }
            if is_author || class.contains("author") || class.contains("byline") {
                let found = if near { &mut self.bylines } else { &mut self.far_bylines };
                if found.is_empty() {
                    found.extend(name_in(&parts));
                }
            }
        }
    }
}

fn gather(document: &Document) -> Gathered {
    let mut gathered = Gathered::default();
    let mut since_heading = None;
    // A stack of its own, so that whole parts of the page can be left out.
    let mut stack = vec![document.root()];
    while let Some(node) = stack.pop() {
        let name = node.qual_name_ref().map(|name| name.local.to_string());
        if let Some(name) = &name {
            if ASIDE.contains(&name.as_str()) || (name == "div" && speaks_of_others(&class(&node))) {
                continue;
            }
            if name == "h1" {
                since_heading = Some(0);
            }
            gathered.element(name, &node, since_heading);
            since_heading = since_heading.map(|elements| elements + 1);
        }
        stack.extend(node.children_it(true).filter(|child| child.is_element() || child.is_document()));
    }
    gathered
}

/// The parts of a list written with commas or semicolons.
pub(super) fn split(text: &str) -> Vec<String> {
    let separator = if text.contains(';') { ';' } else { ',' };
    text.split(separator).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn is_absolute(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// The name in an address's host: `example` of `https://www.example.org/a`.
fn host(url: &str) -> Option<&str> {
    let host = url.split("://").nth(1)?.split('/').next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    host.split('.').next()
}
