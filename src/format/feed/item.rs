//! One item to a draft.

use crate::article::{Draft, Span, Stamp};
use crate::format::Skip;
use crate::format::xml::tree::{Element, Tree};

use super::channel::{Channel, absolute};
use super::content::{self, Content};
use super::names;

/// How many parts of one kind are kept.
const MOST: usize = 200;

/// What an item says, as its parts are met.
#[derive(Default)]
struct Item {
    title: Option<String>,
    other_title: Option<String>,
    link: Option<String>,
    /// Whether the link is said to lead to a page.
    is_page: bool,
    other_link: Option<String>,
    original: Option<String>,
    id: Option<String>,
    /// An id that may be an address, where there is no other.
    id_link: Option<String>,
    whole: Option<Content>,
    description: Option<Content>,
    other_description: Option<Content>,
    media_text: Vec<Content>,
    caption: Vec<String>,
    authors: Vec<String>,
    contributors: Vec<String>,
    tags: Vec<String>,
    published: Option<String>,
    dated: Option<String>,
    updated: Option<String>,
    language: Option<String>,
    site: Option<String>,
}

/// The draft of an item.
pub(super) fn draft(xml: &str, channel: &Channel, span: Span) -> Result<Draft, Skip> {
    let tree = Tree::of(xml, &channel.scope).map_err(|refused| refused.skip(span))?;
    let mut item = Item::default();
    let Some(element) = tree.root().children().next() else {
        return Err(Skip { kind: "no_text", message: "an item without content".to_owned(), span });
    };
    let base = element.attribute("xml:base").and_then(|base| absolute(&base, channel.base.as_deref()));
    let base = base.as_deref().or(channel.base.as_deref());
    // Items of RSS 1.0 are named by their address; those of CDF lead to it.
    item.other_link =
        element.attribute("about").or_else(|| element.attribute("href")).filter(|about| about.contains("://"));
    item.language = element.attribute("xml:lang");
    for part in element.children() {
        item.take(part);
    }
    Ok(item.draft(channel, base, span))
}

fn set(slot: &mut Option<String>, value: Option<String>) {
    if slot.is_none() {
        *slot = value;
    }
}

impl Item {
    fn take(&mut self, part: Element<'_>) {
        let name = part.name().to_ascii_lowercase();
        match (part.space(), name.as_str()) {
            ("" | "rss" | "atom", "title") => set(&mut self.title, content::line(part)),
            ("dc" | "media" | "itunes" | "dcterms", "title") => set(&mut self.other_title, content::line(part)),
            ("" | "rss" | "atom", "link" | "a") => self.link(part),
            ("feedburner" | "pheedo", "origlink") => set(&mut self.original, part.line()),
            ("" | "rss", "guid") => {
                let is_link = part.attribute("isPermaLink").is_none_or(|value| value.eq_ignore_ascii_case("true"));
                let id = part.line();
                if is_link && id.as_deref().is_some_and(|id| id.starts_with("http")) {
                    set(&mut self.other_link, id.clone());
                }
                set(&mut self.id, id);
            }
            ("atom", "id") => {
                self.id_link = part.line().filter(|id| id.starts_with("http"));
                set(&mut self.id, part.line());
            }
            ("dc" | "dcterms", "identifier") => set(&mut self.id, part.line()),
            ("content", "encoded")
            | ("" | "rss" | "atom", "content" | "fullitem" | "body")
            | ("xhtml", "body" | "div") => {
                self.whole(part);
            }
            ("" | "rss" | "atom", "description" | "summary" | "tagline" | "abstract") => {
                let text = Content::of(part);
                if self.description.is_none() {
                    self.description = text;
                } else if self.other_description.is_none() {
                    self.other_description = text;
                }
            }
            ("dc", "description") | ("dcterms", "abstract" | "description") | ("itunes", "summary")
                if self.other_description.is_none() =>
            {
                self.other_description = Content::of(part);
            }
            ("" | "rss" | "atom", "author") | ("dc", "creator" | "author") | ("dcterms", "creator") => {
                self.authors.extend(names::of_person(part).filter(|_| self.authors.len() < MOST));
            }
            ("itunes", "author") | ("dc" | "dcterms" | "atom", "contributor") => {
                self.contributors.extend(names::of_person(part).filter(|_| self.contributors.len() < MOST));
            }
            ("" | "rss" | "atom", "category") | ("dc", "subject") => self.tag(part),
            ("itunes" | "media", "keywords") | ("" | "rss", "keywords") => {
                let words = part.line().unwrap_or_default();
                let words = words.split([',', ';']).map(str::trim).filter(|word| !word.is_empty());
                self.tags.extend(words.take(MOST).map(str::to_owned));
            }
            ("" | "rss", "pubdate")
            | ("atom" | "" | "rss", "published" | "issued")
            | ("dcterms", "issued" | "available") => {
                set(&mut self.published, part.line());
            }
            ("dc" | "dcterms", "date") | ("" | "rss" | "atom", "created" | "date") | ("dcterms", "created") => {
                set(&mut self.dated, part.line());
            }
            ("atom" | "" | "rss", "updated" | "modified" | "lastmod") | ("dcterms", "modified") => {
                set(&mut self.updated, part.line());
            }
            ("dc", "language") | ("" | "rss", "language") => set(&mut self.language, part.line()),
            ("" | "rss", "source") => set(&mut self.site, content::line(part)),
            ("dc", "publisher" | "source") => {
                set(&mut self.site, part.line().filter(|line| !line.contains("://")));
            }
            ("atom", "source") => {
                set(&mut self.site, part.child("title").and_then(content::line));
                // An entry without authors has those of the feed it is from.
                if let Some(author) = part.child("author") {
                    self.contributors.extend(names::of_person(author));
                }
            }
            ("media", _) => self.media(part),
            _ => {}
        }
    }

    fn whole(&mut self, part: Element<'_>) {
        if let Some(language) = part.attribute("xml:lang") {
            set(&mut self.language, Some(language));
        }
        let Some(text) = Content::of(part) else { return };
        // Where there are several, the longest says it all.
        if self.whole.as_ref().is_none_or(|known| known.length() < text.length()) {
            self.whole = Some(text);
        }
    }

    fn link(&mut self, part: Element<'_>) {
        let Some(href) = part.attribute("href") else {
            return set(&mut self.link, part.line());
        };
        let rel = part.attribute("rel").unwrap_or_default().to_ascii_lowercase();
        let kind = part.attribute("type").unwrap_or_default().to_ascii_lowercase();
        if matches!(rel.as_str(), "" | "alternate") {
            // Of several forms the page goes before others.
            if self.link.is_none() || kind.contains("html") && !self.is_page {
                self.link = Some(href);
            }
            self.is_page |= kind.contains("html");
        } else if matches!(rel.as_str(), "self" | "canonical") {
            set(&mut self.other_link, Some(href));
        }
    }

    fn tag(&mut self, part: Element<'_>) {
        if self.tags.len() >= MOST {
            return;
        }
        let named = part.attribute("label").or_else(|| part.attribute("term")).or_else(|| content::line(part));
        // RDF writes topics as values of a bag.
        match named {
            Some(name) => self.tags.push(name),
            None => self.tags.extend(part.all("value").filter_map(Element::line).take(MOST)),
        }
    }

    /// What stands with an item's pictures and films: captions, and the text of what is nothing but a film.
    fn media(&mut self, part: Element<'_>) {
        for (media, parent) in
            std::iter::once((part, "")).chain(part.descendants().take(MOST).map(|media| (media, "media")))
        {
            match media.name().to_ascii_lowercase().as_str() {
                "description" | "text" => {
                    self.media_text.extend(Content::of(media).filter(|_| self.media_text.len() < MOST))
                }
                "credit" if parent == "media" || media.attribute("role").is_none() => {
                    self.caption.extend(content::line(media).filter(|_| self.caption.len() < MOST));
                }
                "title" if parent == "media" => set(&mut self.other_title, content::line(media)),
                "keywords" => {
                    let words = media.line().unwrap_or_default();
                    self.tags.extend(
                        words.split(',').map(str::trim).filter(|word| !word.is_empty()).take(MOST).map(str::to_owned),
                    );
                }
                _ => {}
            }
        }
    }

    fn draft(self, channel: &Channel, base: Option<&str>, span: Span) -> Draft {
        let Item { media_text, mut caption, .. } = self;
        let (mut description, mut other) = (self.description, self.other_description);
        let mut whole = self.whole;
        // Of two descriptions the longer one is the text.
        if description.is_none()
            || whole.is_none() && description.as_ref().map(Content::length) < other.as_ref().map(Content::length)
        {
            std::mem::swap(&mut description, &mut other);
        }
        if whole.is_none() && other.is_some() {
            (whole, description) = (description, other);
        }
        let mut media_text = media_text.into_iter();
        if whole.is_none() && description.is_none() {
            whole = media_text.next();
        }
        let captions: Vec<String> = media_text.filter_map(|text| text.summary()).collect();
        caption.splice(0..0, captions);
        let (body, summary) = content::choose(whole, description);
        let link = self.original.or(self.link).or(self.other_link).or(self.id_link);
        let authors = [self.authors, self.contributors].into_iter().find(|names| !names.is_empty());
        Draft {
            external_id: self.id,
            title: self.title.or(self.other_title),
            body,
            summary,
            caption,
            authors: authors.unwrap_or_else(|| channel.authors.clone()),
            site: self.site.or_else(|| channel.title.clone()),
            url: link.and_then(|link| absolute(&link, base)),
            tags: self.tags,
            language: self.language.or_else(|| channel.language.clone()),
            published: self.published.or(self.dated).map(Stamp::metadata),
            updated: self.updated.map(Stamp::metadata),
            span,
            ..Draft::default()
        }
    }
}
