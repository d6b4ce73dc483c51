//! A news item of NewsML 1. Its components nest: one that has a headline and text below it is an article; what its parts are
//! is told by their roles.

use crate::article::{Body, Draft, Span, Stamp};
use crate::format::Skip;
use crate::format::xml::dateline;
use crate::format::xml::space::Scope;
use crate::format::xml::tree::{Element, Tree};

use super::{body, nitf};

/// How many entries of one kind are kept.
const MOST: usize = 200;
/// How many articles an item may hold.
const MOST_ARTICLES: usize = 1000;

/// Parts that are no text of the article, by words in their roles.
const APART: &[&str] = &["stylesheet", "headline", "logo", "contact", "thumbnail", "icon"];
/// Parts whose words tell of a picture or film.
const MEDIA: &[&str] = &["photo", "picture", "image", "graphic", "video", "audio", "caption", "multimedia"];

/// What an item says of all its articles.
#[derive(Clone, Default)]
struct Item {
    id: Option<String>,
    created: Option<String>,
    revised: Option<String>,
    language: Option<String>,
    site: Option<String>,
    tags: Vec<String>,
}

/// The drafts of an item, or why it has none.
pub(super) fn drafts(item: Element<'_>, envelope: &str, out: &mut Vec<Result<Draft, Skip>>) {
    let mut known = Item { site: sender(envelope), language: item.attribute("xml:lang"), ..Item::default() };
    if let Some(identifier) = item.child("Identification").and_then(|part| part.child("NewsIdentifier")) {
        known.id = line(identifier, "PublicIdentifier").or_else(|| line(identifier, "NewsItemId"));
        known.site = known.site.or_else(|| line(identifier, "ProviderId"));
    }
    if let Some(management) = item.child("NewsManagement") {
        known.created = line(management, "FirstCreated");
        known.revised = line(management, "ThisRevisionCreated");
    }
    let mut articles = Vec::new();
    for component in item.children().filter(|part| part.is("NewsComponent")) {
        find(component, &mut articles);
    }
    let several = articles.len() > 1;
    let named = known.id.clone().unwrap_or_else(|| "a news item".to_owned());
    for (at, component) in articles.into_iter().take(MOST_ARTICLES).enumerate() {
        let mut draft = draft(component, item, known.clone());
        if several {
            draft.span = component.place();
        }
        if several && let Some(id) = draft.external_id.take() {
            draft.external_id =
                Some(format!("{id}#{}", component.attribute("Duid").unwrap_or_else(|| (at + 1).to_string())));
        }
        out.push(if draft.title.is_none() && is_empty(&draft.body) {
            Err(Skip { kind: "no_text", message: format!("{named}: neither headline nor text"), span: draft.span })
        } else {
            Ok(draft)
        });
    }
    if out.is_empty() || (!several && item.child("NewsComponent").is_none()) {
        let message = format!("{named}: it has no components");
        out.push(Err(Skip { kind: "no_text", message, span: Span::default() }));
    }
}

/// The components that are articles: the outermost with a headline, unless several below it have both headline and text.
fn find<'t>(component: Element<'t>, out: &mut Vec<Element<'t>>) {
    let inner = || component.children().filter(|part| part.is("NewsComponent"));
    let own: Vec<Element<'t>> = inner().filter(|part| is_article(*part)).take(MOST_ARTICLES).collect();
    if own.len() > 1 {
        out.extend(own);
        return;
    }
    let is_leaf = inner().next().is_none();
    if headline(component).is_some() || component.child("ContentItem").is_some() || is_leaf {
        out.push(component);
        return;
    }
    let before = out.len();
    for part in inner() {
        find(part, out);
    }
    if out.len() == before {
        out.push(component);
    }
}

/// Whether a component is an article beside others: a headline and text of its own, and no picture.
fn is_article(component: Element<'_>) -> bool {
    let has_role = |words: &[&str]| role(component).is_some_and(|role| words.iter().any(|word| role.contains(word)));
    headline(component).is_some() && !has_role(MEDIA) && !has_role(APART) && component.find("DataContent").is_some()
}

fn role(component: Element<'_>) -> Option<String> {
    component.child("Role")?.attribute("FormalName").map(|role| role.to_ascii_lowercase())
}

fn headline(component: Element<'_>) -> Option<String> {
    component.children().filter(|part| part.is("NewsLines")).find_map(|lines| line(lines, "HeadLine"))
}

fn draft(component: Element<'_>, item: Element<'_>, known: Item) -> Draft {
    let mut draft = Draft {
        external_id: known.id,
        language: known.language,
        site: known.site,
        tags: known.tags,
        published: known.created.clone().or_else(|| known.revised.clone()).map(Stamp::metadata),
        updated: known.revised.filter(|date| Some(date) != known.created.as_ref()).map(Stamp::metadata),
        ..Draft::default()
    };
    // What a component around it says holds for it too.
    if let Some(outer) = item.child("NewsComponent") {
        describe(outer, &mut draft);
    }
    describe(component, &mut draft);
    let mut texts = Vec::new();
    gather(component, "", &mut draft, &mut texts);
    let text = texts.join("\n\n");
    if !text.is_empty() {
        draft.body = Body::Plain(text);
    }
    draft
}

/// What a component says of itself.
fn describe(component: Element<'_>, draft: &mut Draft) {
    for lines in component.children().filter(|part| part.is("NewsLines")) {
        for part in lines.children().take(1000) {
            match part.name().to_ascii_lowercase().as_str() {
                "headline" => draft.title = part.line().or_else(|| draft.title.take()),
                "subheadline" => draft.summary.extend(part.line()),
                "byline" => draft.authors.extend(part.line()),
                "dateline" => {
                    let (place, agency) = dateline::parts(&part.line().unwrap_or_default());
                    draft.dateline = place.or_else(|| draft.dateline.take());
                    draft.agency = agency.or_else(|| draft.agency.take());
                }
                "slugline" | "keywordline" => draft.tags.extend(part.line()),
                _ => {}
            }
        }
    }
    for described in component.children().filter(|part| part.is("DescriptiveMetadata") || part.is("Metadata")) {
        let language = described.child("Language").and_then(|language| language.attribute("FormalName"));
        draft.language = language.or_else(|| draft.language.take());
        let words = described.descendants().take(10_000).filter(|part| {
            part.attribute("FormalName").is_some_and(|name| {
                let name = name.to_ascii_lowercase();
                name.contains("keyword") || name.contains("subject")
            })
        });
        let words =
            words.filter_map(|part| part.attribute("Value")).filter(|word| word.chars().any(char::is_alphabetic));
        draft.tags.extend(words.take(MOST));
    }
}

/// Takes what a component and those in it hold, each by its role.
fn gather(component: Element<'_>, outer: &str, draft: &mut Draft, texts: &mut Vec<String>) {
    let role = role(component).unwrap_or_else(|| outer.to_owned());
    let has = |words: &[&str]| words.iter().any(|word| role.contains(word));
    if has(MEDIA) {
        draft.caption.extend(headline(component).filter(|_| draft.caption.len() < MOST));
    }
    for part in component.children() {
        if part.is("NewsComponent") {
            gather(part, &role, draft, texts);
        } else if part.is("ContentItem") && texts.len() < MOST {
            let Some(data) = part.child("DataContent") else { continue };
            let text = match () {
                () if role.contains("subheadline") => {
                    draft.summary.extend(of_data(part, data).map(|read| read.1));
                    None
                }
                () if has(MEDIA) => {
                    draft.caption.extend(of_data(part, data).map(|read| read.1).filter(|_| draft.caption.len() < MOST));
                    None
                }
                () if has(APART) => None,
                () => of_data(part, data),
            };
            if let Some((document, text)) = text {
                texts.push(text);
                if let Some(document) = document {
                    fill(draft, document);
                }
            }
        }
    }
}

/// The text of a content item, and the document that it was, where it was one of NITF.
fn of_data(item: Element<'_>, data: Element<'_>) -> Option<(Option<Draft>, String)> {
    let kind = ["MimeType", "Format", "MediaType"].iter().filter_map(|name| item.child(name)?.attribute("FormalName"));
    let kind = kind.collect::<Vec<_>>().join(" ").to_ascii_lowercase();
    if ["css", "image", "jpeg", "base64", "video", "audio", "pdf"].iter().any(|word| kind.contains(word))
        || item.child("Encoding").is_some()
    {
        return None;
    }
    if let Some(document) = data.children().find(|part| part.is("nitf")) {
        return read(document);
    }
    let written = if data.has_children() { String::new() } else { data.text() };
    if written.contains("<nitf")
        && let Ok(tree) = Tree::of(&written, &Scope::default())
    {
        return read(tree.root().find("nitf")?);
    }
    body::content(data).map(|text| (None, text))
}

fn read(nitf: Element<'_>) -> Option<(Option<Draft>, String)> {
    let mut document = nitf::draft(nitf);
    let (Body::Plain(text) | Body::Html(text)) = std::mem::take(&mut document.body);
    (!text.is_empty()).then_some((Some(document), text))
}

/// What the document says that its item does not.
fn fill(draft: &mut Draft, document: Draft) {
    draft.title = draft.title.take().or(document.title);
    draft.dateline = draft.dateline.take().or(document.dateline);
    draft.language = draft.language.take().or(document.language);
    draft.section = draft.section.take().or(document.section);
    draft.url = draft.url.take().or(document.url);
    draft.published = draft.published.take().or(document.published);
    if draft.authors.is_empty() {
        draft.authors = document.authors;
    }
    if draft.summary.is_empty() {
        draft.summary = document.summary;
    }
    draft.caption.extend(document.caption);
    draft.tags.extend(document.tags);
}

/// Who sent an envelope.
fn sender(envelope: &str) -> Option<String> {
    let tree = Tree::of(envelope, &Scope::default()).ok()?;
    let party = tree.root().find("SentFrom")?.find("Party")?;
    party.attribute("FormalName").filter(|name| name.chars().any(char::is_lowercase))
}

fn is_empty(body: &Body) -> bool {
    let (Body::Plain(text) | Body::Html(text)) = body;
    text.trim().is_empty()
}

fn line(element: Element<'_>, name: &str) -> Option<String> {
    element.child(name).and_then(Element::line)
}
