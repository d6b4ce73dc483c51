//! What sort of page it is: an article, a list of other pages, or an error, consent or paywall page.
//!
//! Evidence is weighed, and an article is what a page is unless much speaks against it: an article taken for a listing
//! is lost to most searches, while a listing taken for an article is only noise.

use crate::article::Kind;

use super::count::Counts;
use super::headline::fold;
use super::metadata::Metadata;
use super::text::Text;
use super::wall;

/// A paragraph of at least this many characters is prose rather than a teaser.
const LONG_PARAGRAPH: usize = 200;
/// As much of sentences and little else is an article's.
const LEAST_TEXT: usize = 1800;
/// How many links a list has at least.
const LEAST_LINKS: usize = 10;
/// With fewer bytes of long texts outside links and items there is no text of an article's own.
const LITTLE_TEXT: usize = 400;
/// An article lost costs more than a listing kept, so a little more must speak for a list than against one.
const LEAST_LISTING: f64 = 0.12;
/// What the last part of a section's address is called.
const SECTIONS: &[&str] =
    &["news", "blog", "articles", "products", "posts", "archive", "archives", "category", "tag", "all", "latest"];
/// What stands in front of a section's name in its address.
const BEFORE_NAMES: &[&str] = &[
    "category",
    "categories",
    "tag",
    "tags",
    "topic",
    "topics",
    "section",
    "sections",
    "author",
    "authors",
    "archive",
    "archives",
    "page",
    "search",
    "news",
    "blog",
    "blogs",
    "label",
    "products",
    "collections",
    "shop",
    "schedule",
    "directory",
    "podcasts",
    "shows",
    "kategorie",
    "thema",
    "rubrik",
    "rubrique",
    "categorie",
    "categoria",
    "kategori",
    "kategoria",
    "seccion",
    "tema",
    "temas",
    "etiqueta",
    "rubric",
    "channel",
];

/// The kind of a page with these counts, metadata and text.
pub(super) fn of(counts: &Counts, metadata: &Metadata, text: &Text) -> Kind {
    if wall::is_wall(metadata, text) {
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
    // Nothing but sentences, and hardly a link among them: a text, whatever stands around it.
    let sentences = sentences(text);
    let is_text =
        sentences >= LEAST_TEXT && sentences * 10 >= text.body.len() * 8 && text.linked * 20 < text.body.len();
    // Unless its address or its links to further pages say otherwise.
    let path = metadata.url.as_deref().and_then(path);
    let is_called = counts.pages > 0 || path.as_deref().is_some_and(|path| path.is_empty() || is_section(path));
    (!is_text || is_called) && counts.links >= LEAST_LINKS && !metadata.is_live && !metadata.is_own_article
}

/// How much speaks for a list of other pages: a sum of weighed signs, nearly all between 0 and 1, fitted once on pages of
/// many sites and rounded. Above 0 more speaks for a list than against one.
#[expect(clippy::cast_precision_loss, reason = "lengths of pages are far below 2^52")]
fn listing(counts: &Counts, metadata: &Metadata, text: &Text) -> f64 {
    let share = |part: usize, whole: usize| (part as f64 / whole.max(1) as f64).min(1.0);
    let log = |count: usize, most: f64| (count as f64).ln_1p() / most;
    let sign = |holds: bool| f64::from(u8::from(holds));
    let paragraphs = || text.body.split("\n\n").map(str::trim_end);
    let long: Vec<usize> = paragraphs().map(str::len).filter(|length| *length >= LONG_PARAGRAPH).collect();
    let prose: usize = long.iter().sum();
    let path = metadata.url.as_deref().and_then(path);
    // The last part of an article's address is its headline's words.
    let slug = path.as_deref().map_or(0, |path| last(path).split(['-', '_']).count());
    // Scripts without blanks say in a third of the bytes what others do; their paragraphs are judged by characters
    // that count three bytes each, which comes to the same.
    let against = 0.8 * log(prose, 8.0)
        + 1.3 * share(long.len(), 8)
        + 0.7 * share(prose, counts.text)
        + 0.8 * share(sentences(text), text.body.len())
        + 0.9 * log(counts.free, 8.0)
        + 1.1 * sign(metadata.og_type.as_deref() == Some("article"))
        + 1.0 * sign(metadata.published.is_some())
        + 1.2 * share(slug, 6)
        + 1.0 * share(counts.verbatim, 3);
    let towards = 0.9 * share(text.linked, text.body.len())
        + 1.3 * share(counts.linked, counts.text)
        + 1.5 * share(counts.repeated, counts.text)
        + 0.9 * share(counts.teasers, counts.text)
        + 0.3 * log(counts.headlines, 4.0)
        + 0.7 * log(counts.articles, 3.0)
        + 0.6 * log(counts.stamps.min(30), 3.5)
        + 0.5 * sign(counts.free < LITTLE_TEXT)
        + 1.4 * sign(counts.pages > 0)
        + 0.9 * sign(metadata.types.iter().any(|name| is_list(name)))
        + 0.9 * sign(path.as_deref() == Some(""))
        + 1.0 * sign(path.as_deref().is_some_and(is_section))
        + 0.6 * sign(metadata.title.as_deref().is_some_and(is_name))
        + 0.4 * sign(names_site(metadata));
    towards - against + 2.3
}

/// Whether linked data of this type speaks of a list.
fn is_list(name: &str) -> bool {
    matches!(name, "CollectionPage" | "SearchResultsPage" | "ItemList" | "ProfilePage" | "Blog")
}

/// Whether a title is as short as a section's name. A headline in a script without blanks is one word, but a long one.
fn is_name(title: &str) -> bool {
    const MOST_WIDE: usize = 6;
    let wide = title
        .chars()
        .filter(|c| matches!(c, '\u{e00}'..='\u{eff}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'));
    title.split_whitespace().count() <= 2 && wide.count() <= MOST_WIDE
}

/// Whether the page is called as its site is.
fn names_site(metadata: &Metadata) -> bool {
    let (Some(title), Some(site)) = (&metadata.title, &metadata.site) else { return false };
    let (title, site) = (fold(title), fold(site));
    !title.is_empty() && !site.is_empty() && (title.contains(&site) || site.contains(&title))
}

/// Whether a path is a section's: it ends in a word for one, or in a short name behind such a word.
fn is_section(path: &str) -> bool {
    let names_one = || path.rsplit('/').skip(1).any(|part| BEFORE_NAMES.contains(&part));
    SECTIONS.contains(&last(path)) || last(path).split('-').count() <= 2 && names_one()
}

fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
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
