//! What a page says of itself: linked data, meta tags, and marked elements.
//!
//! [`gather`](super::gather) collects everything in one walk; here is the choice among what was found, best evidence
//! first. `dates` tells publication from modification, `tags` knows the names of meta tags.

mod dates;
mod tags;

use dom_query::Document;

use crate::article::Stamp;

use super::gather::{Gathered, gather};
use super::headline::{Candidates, fold, squeeze};
use super::linked;
use super::visible::people;
use dates::{Declared, dates};
use tags::{AUTHORS, DESCRIPTIONS, LANGUAGES, PUBLISHED, SECTIONS, SITES, TAGS, TITLES, UPDATED};

/// A longer title is none, in bytes.
const LONGEST_TITLE: usize = 1000;

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
    let is_short = |title: &String| title.len() <= LONGEST_TITLE;
    let candidates = Candidates {
        headings: gathered.headings.clone(),
        seconds: gathered.seconds.clone(),
        linked: linked.headline.clone().filter(is_short),
        declared: TITLES.iter().filter_map(|name| first(&[*name])).filter(is_short).collect(),
        title: gathered.title.clone().filter(is_short),
        labels: labels.collect(),
        slug: url.as_deref().map(slug).unwrap_or_default(),
        is_news: linked.types.iter().any(|kind| kind.ends_with("NewsArticle")),
    };
    let sites = || {
        let hosts = url.as_deref().and_then(host).into_iter().chain(url.as_deref().and_then(full_host));
        site.as_deref().into_iter().chain(linked.publisher.as_deref()).chain(hosts)
    };
    let heading = candidates.choose(sites());
    // What stands near the headline stands near the right one.
    if let Some(place) = heading.as_deref().and_then(|heading| gathered.headline_elsewhere(heading)) {
        gathered = gather(document, Some(place));
    }
    let title = heading.as_deref().and_then(|heading| candidates.reworded(heading, sites())).or(heading);
    let meta = |names: &[&str]| self::first(&gathered, names);

    let declared = Declared {
        published: linked.published.into_iter().chain(meta(PUBLISHED)).chain(unlisted(&gathered)).collect(),
        updated: linked.modified.into_iter().chain(meta(UPDATED)).collect(),
    };
    let (published, updated) = dates(declared, &gathered, url.as_deref());
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

/// The date in a tag whose name is not listed but says what it is.
fn unlisted(gathered: &Gathered) -> Option<String> {
    gathered.metas().find(|(name, _)| tags::says_published(name)).map(|(_, content)| content.to_owned())
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
        gathered.signed_below(),
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

/// The last part of an address's path, folded: `a story` of `/world/a-story.html`.
fn slug(url: &str) -> String {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest).split(['?', '#']).next().unwrap_or_default();
    let (_, last) = path.trim_end_matches('/').rsplit_once('/').unwrap_or_default();
    let is_page = |extension: &&str| matches!(*extension, "html" | "htm" | "php" | "aspx" | "asp" | "shtml");
    let bare = last.rsplit_once('.').filter(|(_, extension)| is_page(extension)).map_or(last, |(bare, _)| bare);
    fold(bare)
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

#[cfg(test)]
mod tests;
