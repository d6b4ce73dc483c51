//! The names of meta tags, by what they say; each list best first.

/// Titles, best first.
pub(super) const TITLES: &[&str] =
    &["og:title", "parsely-title", "citation_title", "dc.title", "dcterms.title", "sailthru.title", "twitter:title"];
/// The date of publication.
pub(super) const PUBLISHED: &[&str] = &[
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
/// The date of the last change.
pub(super) const UPDATED: &[&str] = &[
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
/// Who wrote it.
pub(super) const AUTHORS: &[&str] = &[
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
/// The site's name.
pub(super) const SITES: &[&str] =
    &["og:site_name", "citation_journal_title", "application-name", "dc.publisher", "dcterms.publisher"];
/// The section.
pub(super) const SECTIONS: &[&str] = &["article:section", "parsely-section", "og:section"];
/// Keywords.
pub(super) const TAGS: &[&str] = &["article:tag", "news_keywords", "parsely-tags", "keywords", "sailthru.tags"];
/// A summary.
pub(super) const DESCRIPTIONS: &[&str] = &["og:description", "description", "dc.description", "twitter:description"];
/// The language.
pub(super) const LANGUAGES: &[&str] = &["og:locale", "dc.language", "content-language", "dcterms.language"];

/// Whether an unlisted tag's squeezed name says that it holds the date of publication: `wpublisheddate`.
pub(super) fn says_published(name: &str) -> bool {
    const DATED: &[&str] = &["date", "time"];
    const OTHER: &[&str] = &["modif", "updat", "expir", "unpublish", "republish", "event", "copyright", "publisher"];
    let says = |words: &[&str]| words.iter().any(|word| name.contains(word));
    (name.contains("publish") || name.contains("pubdate")) && says(DATED) && !says(OTHER)
}
