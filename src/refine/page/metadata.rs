//! What a page says of itself: linked data, meta tags, and marked elements.
//!
//! [`gather`](super::gather) collects everything in one walk; here is the choice among what was found, best evidence
//! first. Publication and modification are never taken for each other: where a machine's two dates are one, because
//! each save wrote both, the earlier date that the page shows its readers is believed instead.

use dom_query::Document;

use crate::article::{Dated, Stamp};
use crate::date;

use super::gather::{Gathered, gather};
use super::headline::{Candidates, squeeze};
use super::linked;
use super::visible::people;

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
    /// The linked data calls it a live blog.
    pub(super) is_live: bool,
    /// The linked data calls an article what the page shows as its headline.
    pub(super) is_own_article: bool,
    /// The types of the linked data's nodes.
    pub(super) types: Vec<String>,
    /// `og:type` in lower case.
    pub(super) og_type: Option<String>,
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
    "published",
    "published_date",
    "date_published",
    "article.created",
    "article:created",
    "article_date_original",
    "article:publish_date",
    "article:post_date",
    "original_publication_date",
    "first_published",
    "display_date",
    "pub_date",
    "posted_date",
    "date_posted",
    "created",
    "created_date",
    "date_created",
    "dcterms.available",
    "rnews:datepublished",
    "shareaholic:article_published_time",
    "mediator_published_time",
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
    "modified",
    "modified_date",
    "date_modified",
    "modified_time",
    "updated_date",
    "updated_time",
    "date_updated",
    "last_updated",
    "last_updated_date",
    "dcterms.valid",
    "shareaholic:article_modified_time",
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
    "authors",
    "citation_authors",
    "article:authors",
    "author_name",
    "dc.contributor.author",
    "shareaholic:article_author_name",
    "rnews:author",
];
const SITES: &[&str] =
    &["og:site_name", "citation_journal_title", "application-name", "dc.publisher", "dcterms.publisher"];
const SECTIONS: &[&str] = &["article:section", "parsely-section", "og:section"];
const TAGS: &[&str] = &["article:tag", "news_keywords", "parsely-tags", "keywords", "sailthru.tags"];
const DESCRIPTIONS: &[&str] = &["og:description", "description", "dc.description", "twitter:description"];
const LANGUAGES: &[&str] = &["og:locale", "dc.language", "content-language", "dcterms.language"];

/// What the page says of itself.
pub(super) fn of(document: &Document) -> Metadata {
    let mut gathered = gather(document, None);
    let headings = gathered.headings.iter().map(|heading| &heading.text);
    let shown: Vec<&str> = headings.chain(&gathered.title).map(String::as_str).collect();
    let linked = linked::of(&gathered.scripts, &shown);
    let first = |names: &[&str]| first(&gathered, names);

    let addresses = gathered.canonical.clone().into_iter().chain(first(&["og:url"])).chain(linked.url.clone());
    let url = addresses.chain(first(&["twitter:url", "parsely-link"])).find(|url| is_absolute(url));
    let site = first(SITES.get(..1).unwrap_or_default()).or(linked.publisher.clone()).or_else(|| first(SITES));
    let section = linked.section.clone().or_else(|| first(SECTIONS));
    let labels =
        section.iter().chain(&linked.breadcrumbs).cloned().chain(url.as_deref().map(folders).unwrap_or_default());
    let candidates = Candidates {
        headings: gathered.headings.clone(),
        seconds: gathered.seconds.clone(),
        linked: linked.headline.clone(),
        declared: TITLES.iter().filter_map(|name| first(&[*name])).collect(),
        title: gathered.title.clone(),
        labels: labels.collect(),
    };
    let hosts = url.as_deref().and_then(host).into_iter().chain(url.as_deref().and_then(full_host));
    let title = candidates.choose(site.as_deref().into_iter().chain(linked.publisher.as_deref()).chain(hosts));
    // What stands near the headline stands near the right one.
    if let Some(place) = title.as_deref().and_then(|title| gathered.headline_elsewhere(title)) {
        gathered = gather(document, Some(place));
    }
    let meta = |names: &[&str]| self::first(&gathered, names);

    let (published, updated) = dates(
        linked.published.clone().or_else(|| meta(PUBLISHED)).or_else(|| gathered.marked_published.clone()),
        linked.modified.clone().or_else(|| meta(UPDATED)).or_else(|| gathered.marked_updated.clone()),
        &gathered,
    );
    let signers = signers(&gathered, linked.authors, linked.organisations);
    let authors = authors(signers, site.as_deref(), url.as_deref());

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
        section,
        tags,
        language: gathered.language.clone().or(linked.language).or_else(|| meta(LANGUAGES)),
        published,
        updated,
        description: meta(DESCRIPTIONS).or(linked.description),
        is_live: linked.is_live,
        is_own_article: linked.is_own,
        types: linked.types,
        og_type: meta(&["og:type"]).map(|kind| kind.to_lowercase()),
        site,
        url,
    }
}

/// The first content of the first of these meta tags that has any.
fn first(gathered: &Gathered, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| gathered.all(name).next().map(str::to_owned))
}

/// The article's date and its last change, out of what machines are told and what readers see.
fn dates(published: Option<String>, updated: Option<String>, gathered: &Gathered) -> (Option<Stamp>, Option<Stamp>) {
    let near = || {
        let time = gathered.near_time.clone().map(Stamp::metadata);
        time.or_else(|| gathered.stated.clone().map(Stamp::stated))
    };
    let updated = updated
        .map(Stamp::metadata)
        .or_else(|| gathered.near_updated.clone().map(Stamp::metadata))
        .or_else(|| gathered.stated_updated.clone().map(Stamp::stated));
    let Some(published) = published.map(Stamp::metadata) else {
        let published = near();
        let far = || gathered.first_time.clone().filter(|_| updated.is_none()).map(Stamp::metadata);
        let far_stated = || {
            let stamp = gathered.far_stated.clone().map(Stamp::stated);
            stamp.filter(|stamp| date::read(stamp, &date::Context::default()).is_some())
        };
        return (published.or_else(far).or_else(far_stated), updated);
    };
    let context = date::Context::default();
    let day =
        |stamp: &Stamp| date::read(stamp, &context).and_then(|dated: Dated| dated.value.get(..10).map(str::to_owned));
    if let (Some(first), Some(last)) = (day(&published), updated.as_ref().and_then(day))
        && first >= last
        && let Some(shown) = near()
        && day(&shown).is_some_and(|day| day < last)
    {
        return (Some(shown), updated);
    }
    // A date that cannot be read is as good as none.
    match date::read(&published, &context) {
        None => (near().filter(|shown| date::read(shown, &context).is_some()).or(Some(published)), updated),
        Some(_) => (Some(published), updated),
    }
}

/// Who may have signed, one list a source, best first.
fn signers(gathered: &Gathered, people: Vec<String>, organisations: Vec<String>) -> Vec<Vec<String>> {
    let mut sources = vec![people];
    sources.extend(AUTHORS.iter().map(|name| gathered.all(name).map(str::to_owned).collect()));
    sources.push(gathered.labelled_author());
    sources.extend([
        gathered.marked_authors.clone(),
        gathered.signed(),
        gathered.bylines.clone(),
        organisations,
        gathered.far_bylines.clone(),
    ]);
    sources
}

/// The first source that names somebody other than the site; a site that signs as itself is named only where nobody
/// else is.
fn authors(sources: Vec<Vec<String>>, site: Option<&str>, url: Option<&str>) -> Vec<String> {
    let own: Vec<String> =
        site.into_iter().chain(url.and_then(host)).chain(url.and_then(full_host)).map(squeeze).collect();
    let is_site = |name: &String| own.contains(&squeeze(name));
    let sources: Vec<Vec<String>> = sources.into_iter().map(people).filter(|names| !names.is_empty()).collect();
    let chosen = sources.iter().find(|names| !names.iter().all(is_site)).or(sources.first());
    let names = chosen.cloned().unwrap_or_default();
    if names.iter().all(is_site) { names } else { names.into_iter().filter(|name| !is_site(name)).collect() }
}

/// The parts of a list written with commas or semicolons.
pub(super) fn split(text: &str) -> Vec<String> {
    let separator = if text.contains(';') { ';' } else { ',' };
    text.split(separator).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn is_absolute(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// The folders of an address, as words: `world` and `middle east` of `/world/middle-east/a-story`.
fn folders(url: &str) -> Vec<String> {
    const MOST: usize = 8;
    let path = url.split_once("://").map_or(url, |(_, rest)| rest).split(['?', '#']).next().unwrap_or_default();
    let (folders, _) = path.trim_end_matches('/').rsplit_once('/').unwrap_or_default();
    folders.split('/').skip(1).take(MOST).map(|folder| folder.replace(['-', '_'], " ")).collect()
}

/// The name in an address's host: `example` of `https://www.example.org/a`.
fn host(url: &str) -> Option<&str> {
    let host = url.split("://").nth(1)?.split('/').next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    host.split('.').next()
}

/// The whole host without `www.`: `example.org`.
fn full_host(url: &str) -> Option<&str> {
    let host = url.split("://").nth(1)?.split(['/', '?', '#', ':']).next()?;
    Some(host.strip_prefix("www.").unwrap_or(host))
}
