//! One `<page>`: its title, namespace and newest revision, and the draft that they make.
//!
//! Entities that a document type declares are never expanded: a reference that XML does not know itself stays as it
//! stands.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::article::{Body, Draft, Span, Stamp};
use crate::dump::charset;
use crate::dump::chunk::Chunk;
use crate::format::Skip;
use crate::format::wikitext::{self, Wiki};

use super::frame;
use super::site::Site;

/// What a page says of itself.
#[derive(Debug, Default)]
struct Page {
    title: String,
    namespace: Option<i32>,
    id: Option<String>,
    redirect: Option<String>,
    newest: Option<Revision>,
}

/// One state of a page.
#[derive(Debug, Default)]
struct Revision {
    timestamp: String,
    model: Option<String>,
    /// None where it was deleted or left out.
    text: Option<String>,
}

/// Turns every page of a chunk into a draft or a skip.
pub(super) fn parse(chunk: &Chunk, out: &mut Vec<Result<Draft, Skip>>) {
    if let Some(skip) = frame::too_large(chunk) {
        out.push(Err(skip));
        return;
    }
    let (head, bytes) = frame::parts(chunk);
    let site = Site::read(&charset::decode(head, chunk.encoding));
    for (at, lines, page) in frame::pages(bytes, chunk.encoding) {
        let (at, first) = (chunk.at + at as u64, chunk.line + lines);
        let xml = charset::decode(page, chunk.encoding);
        let ends = memchr::memchr_iter(b'\n', xml.as_bytes()).count() as u64;
        let span = Span { bytes: [at, at + page.len() as u64], lines: [first, first + ends] };
        out.push(draft(&xml, &site, span));
    }
}

fn draft(xml: &str, site: &Site, span: Span) -> Result<Draft, Skip> {
    let skip = |kind, message: String| Skip { kind, message, span };
    let page = Page::read(xml).map_err(|error| skip("bad_xml", error.to_string()))?;
    let namespace = page.namespace.unwrap_or_else(|| site.namespaces.of_title(&page.title));
    if namespace != 0 {
        return Err(skip("namespace", format!("{}: in namespace {namespace}, articles are in 0", page.title)));
    }
    let revision = page.newest.ok_or_else(|| skip("no_text", format!("{}: no revision", page.title)))?;
    if let Some(model) = revision.model.filter(|model| model != "wikitext") {
        return Err(skip("content_model", format!("{}: {model}, not wikitext", page.title)));
    }
    let text = revision.text.ok_or_else(|| skip("no_text", format!("{}: the text was left out", page.title)))?;
    if let Some(target) = page.redirect.or_else(|| wikitext::redirect(&text).map(str::to_owned)) {
        return Err(skip("redirect", format!("{} is another name of {target}", page.title)));
    }
    let wiki = Wiki {
        title: &page.title,
        language: site.language.as_deref().unwrap_or_default(),
        namespaces: &site.namespaces,
    };
    let read = wikitext::read(&text, &wiki);
    Ok(Draft {
        external_id: page.id,
        body: Body::Plain(read.body),
        caption: read.captions,
        tags: read.categories,
        url: site.address(&page.title),
        title: Some(page.title),
        site: site.name.clone(),
        language: site.language.clone(),
        updated: (!revision.timestamp.is_empty()).then(|| Stamp::metadata(revision.timestamp)),
        span,
        ..Draft::default()
    })
}

impl Page {
    fn read(xml: &str) -> Result<Page, quick_xml::Error> {
        let mut reader = Reader::from_str(xml);
        let mut page = Page::default();
        let mut revision: Option<Revision> = None;
        loop {
            let event = reader.read_event()?;
            let is_empty = matches!(event, Event::Empty(_));
            match event {
                Event::Start(tag) | Event::Empty(tag) => match (tag.local_name().as_ref(), revision.as_mut()) {
                    ("redirect", None) => page.redirect = attribute(&tag, "title").or(page.redirect),
                    (_, None) if is_empty => {}
                    ("revision", _) => revision = Some(Revision::default()),
                    ("title", None) => page.title = text_of(&mut reader).unwrap_or_default(),
                    ("ns", None) => page.namespace = text_of(&mut reader).and_then(|number| number.parse().ok()),
                    ("id", None) => page.id = text_of(&mut reader),
                    ("text", Some(revision)) => revision.text = written(&tag, is_empty, &mut reader)?,
                    (_, Some(_)) if is_empty => {}
                    ("timestamp", Some(revision)) => revision.timestamp = text_of(&mut reader).unwrap_or_default(),
                    ("model", Some(revision)) => revision.model = text_of(&mut reader),
                    // A contributor's id and name, a comment, an upload: no part of the page.
                    (name, _) if name != "page" => {
                        reader.read_to_end(tag.name())?;
                    }
                    _ => {}
                },
                Event::End(tag) if tag.local_name().as_ref() == "revision" => {
                    let newest = page.newest.as_ref().map_or("", |newest| newest.timestamp.as_str());
                    // ISO 8601 in UTC: the order of the letters is that of time. Of equals the later one counts.
                    if let Some(done) = revision.take().filter(|done| done.timestamp.as_str() >= newest) {
                        page.newest = Some(done);
                    }
                }
                Event::Eof => return Ok(page),
                _ => {}
            }
        }
    }
}

/// The text of a revision; an empty element is an empty page, unless it says that its text is elsewhere or gone.
fn written(
    tag: &BytesStart<'_>,
    is_empty: bool,
    reader: &mut Reader<&[u8]>,
) -> Result<Option<String>, quick_xml::Error> {
    let is_deleted = attribute(tag, "deleted").is_some();
    if is_empty {
        let is_elsewhere = attribute(tag, "bytes").is_some_and(|bytes| bytes != "0");
        return Ok((!is_deleted && !is_elsewhere).then(String::new));
    }
    let text = content(reader)?;
    Ok((!is_deleted).then_some(text))
}

/// The trimmed text of the element that has just begun; none where it is empty or cannot be read.
pub(super) fn text_of(reader: &mut Reader<&[u8]>) -> Option<String> {
    let text = content(reader).ok()?;
    let trimmed = text.trim();
    match trimmed.len() {
        0 => None,
        length if length == text.len() => Some(text),
        _ => Some(trimmed.to_owned()),
    }
}

/// All text up to the end of the element that has just begun, references resolved.
fn content(reader: &mut Reader<&[u8]>) -> Result<String, quick_xml::Error> {
    let mut text = String::new();
    let mut depth = 0usize;
    loop {
        match reader.read_event()? {
            Event::Text(piece) => text.push_str(&piece.into_inner()),
            Event::CData(piece) => text.push_str(&piece.into_inner()),
            Event::GeneralRef(name) => match name.as_ref() {
                "lt" => text.push('<'),
                "gt" => text.push('>'),
                "amp" => text.push('&'),
                "quot" => text.push('"'),
                "apos" => text.push('\''),
                other => match name.resolve_char_ref() {
                    Ok(Some(c)) => text.push(c),
                    _ => {
                        text.push('&');
                        text.push_str(other);
                        text.push(';');
                    }
                },
            },
            Event::Start(_) => depth += 1,
            Event::End(_) if depth == 0 => return Ok(text),
            Event::End(_) => depth -= 1,
            Event::Eof => return Ok(text),
            _ => {}
        }
    }
}

/// An attribute's value, as it stands but for XML's own five entities.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().with_checks(false).flatten().find(|attribute| attribute.key.as_ref() == name)?;
    let raw: &str = &found.value;
    Some(quick_xml::escape::unescape(raw).map_or_else(|_| raw.to_owned(), |value| value.into_owned()))
}
