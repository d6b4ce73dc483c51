//! An item of NewsML-G2: a news item's article, or why it has none.

use crate::article::{Body, Draft, Span, Stamp};
use crate::format::Skip;
use crate::format::xml::dateline;
use crate::format::xml::tree::Element;

use super::{body, nitf};

/// How many entries of one kind are kept.
const MOST: usize = 200;

/// Items that are no news, and what they are.
const OTHERS: &[(&str, &str)] = &[
    ("packageItem", "a package: it only refers to items"),
    ("conceptItem", "a concept"),
    ("knowledgeItem", "a list of concepts"),
    ("catalogItem", "a catalogue of vocabularies"),
    ("planningItem", "a plan of coverage"),
];

/// The draft of an item.
pub(super) fn draft(item: Element<'_>) -> Result<Draft, Skip> {
    let skip = |kind, message: String| Err(Skip { kind, message, span: Span::default() });
    let id = item.attribute("guid");
    let named = id.clone().unwrap_or_else(|| item.name().to_owned());
    if let Some((_, what)) = OTHERS.iter().find(|(name, _)| item.is(name)) {
        return skip("not_news", format!("{named}: {what}, no article"));
    }
    let mut draft = content(item).unwrap_or_default();
    draft.external_id = id;
    draft.language = draft.language.or_else(|| item.attribute("xml:lang"));
    if let Some(rights) = item.child("rightsInfo") {
        let holder = rights.child("copyrightHolder").and_then(name);
        draft.site = draft.site.take().or(holder);
    }
    let (mut created, mut versioned) = (None, None);
    if let Some(meta) = item.child("itemMeta") {
        created = line(meta, "firstCreated");
        versioned = line(meta, "versionCreated");
        draft.site = meta.child("provider").and_then(name).or_else(|| draft.site.take());
        draft.title = line(meta, "title").or_else(|| draft.title.take());
    }
    let mut modified = None;
    if let Some(meta) = item.child("contentMeta") {
        created = line(meta, "contentCreated").or(created);
        modified = line(meta, "contentModified");
        of_content(meta, &mut draft);
    }
    draft.published =
        created.clone().or_else(|| versioned.clone()).map(Stamp::metadata).or_else(|| draft.published.take());
    draft.updated = modified.or(versioned).filter(|date| Some(date) != created.as_ref()).map(Stamp::metadata);
    if draft.published == draft.updated {
        draft.updated = None;
    }
    let is_empty = matches!(&draft.body, Body::Plain(text) if text.trim().is_empty());
    if is_empty && draft.summary.is_empty() && draft.title.is_none() {
        return skip("no_text", format!("{named}: neither headline nor text"));
    }
    if is_empty && !draft.summary.is_empty() {
        // A picture's caption, a film's description: all the text there is.
        draft.body = Body::Plain(std::mem::take(&mut draft.summary).join("\n\n"));
    }
    Ok(draft)
}

/// What an item's content says: a document of NITF, XHTML, plain text.
fn content(item: Element<'_>) -> Option<Draft> {
    let set = item.child("contentSet")?;
    let mut texts = Vec::new();
    for inline in set.descendants().take(100_000).filter(|part| part.is("inlineXML") || part.is("inlineData")) {
        let language = inline.attribute("xml:lang");
        if let Some(document) = inline.children().find(|child| child.is("nitf")) {
            let draft = nitf::draft(document);
            return Some(Draft { language: draft.language.clone().or(language), ..draft });
        }
        let kind = inline.attribute("contenttype").unwrap_or_default().to_ascii_lowercase();
        let is_text =
            kind.is_empty() || kind.contains("html") || kind.starts_with("text/plain") || kind.contains("nitf");
        // Tables of results and lists of events are no prose, whatever paragraphs they hold.
        let is_prose =
            !inline.has_children() || ["p", "html", "body", "div"].iter().any(|name| inline.find(name).is_some());
        if is_text && is_prose && inline.attribute("encoding").is_none() {
            texts.extend(body::content(inline).map(|text| (text, language, body::captions(inline))));
        }
    }
    // The same text may be given in several forms; the longest says it all.
    let (text, language, caption) = texts.into_iter().max_by_key(|(text, ..)| text.len())?;
    Some(Draft { body: Body::Plain(text), language, caption, ..Draft::default() })
}

fn of_content(meta: Element<'_>, draft: &mut Draft) {
    let (mut headline, mut creators, mut located) = (None, Vec::new(), None);
    let mut bylines = Vec::new();
    for part in meta.children().take(10_000) {
        match part.name().to_ascii_lowercase().as_str() {
            "headline" => headline = headline.or_else(|| part.line()),
            "byline" | "by" => bylines.extend(part.line()),
            "creator" => creators.extend(name(part)),
            "dateline" => {
                let (place, agency) = dateline::parts(&part.line().unwrap_or_default());
                draft.dateline = place.or_else(|| draft.dateline.take());
                draft.agency = draft.agency.take().or(agency);
            }
            "located" => located = located.or_else(|| name(part)),
            "infosource" => draft.agency = draft.agency.take().or_else(|| name(part)),
            "slugline" | "keyword" => draft.tags.extend(part.line().filter(|_| draft.tags.len() < MOST)),
            "subject" | "genre" => draft.tags.extend(name(part).filter(|_| draft.tags.len() < MOST)),
            "language" => draft.language = part.attribute("tag").or_else(|| draft.language.take()),
            "description" => draft.summary.extend(part.line().filter(|_| draft.summary.len() < MOST)),
            _ => {}
        }
    }
    draft.title = headline.or_else(|| draft.title.take());
    draft.dateline = draft.dateline.take().or(located);
    let authors = [bylines, creators].into_iter().find(|names| !names.is_empty());
    // What stands above the text is what was printed.
    if draft.authors.is_empty() {
        draft.authors = authors.unwrap_or_default();
    }
}

/// What a concept is called in its item's words: the first name, or a literal that is one.
fn name(concept: Element<'_>) -> Option<String> {
    let of = |concept: Element<'_>| concept.child("name").and_then(Element::line);
    let facets = || concept.children().filter(|part| part.is("mainConcept")).find_map(of);
    of(concept).or_else(facets).or_else(|| concept.attribute("literal").filter(|name| name.contains(' ')))
}

fn line(element: Element<'_>, name: &str) -> Option<String> {
    element.child(name).and_then(Element::line)
}
