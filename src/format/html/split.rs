//! Drafts of a page that holds several articles: each article with what the page says of all of them, its place in the
//! dump and its own address.

use memchr::{memchr, memchr_iter};

use crate::article::{Body, Draft, Span};
use crate::dump::chunk::Chunk;

use super::several::{self, Entry, Shared};

/// The drafts of a page that plainly holds several articles.
pub(super) fn drafts(html: &str, chunk: &Chunk, saved_from: Option<&str>) -> Option<Vec<Draft>> {
    if !several::may_hold_several(html) {
        return None;
    }
    let (shared, entries) = several::entries(html)?;
    let spans = spans(html, chunk, &entries)?;
    let base = [shared.base.as_deref(), shared.address.as_deref(), saved_from];
    let base = base.into_iter().flatten().find(|url| url.contains("://")).map(unescape);
    let page = shared.address.as_deref().or(saved_from).map(unescape);
    let drafts = entries.iter().zip(spans).map(|(entry, span)| {
        let link = entry.link.as_deref().and_then(|link| absolute(&unescape(link), base.as_deref()));
        let part = || Some(format!("{}#{}", page.as_deref()?.split('#').next()?, entry.id.as_deref()?));
        Draft { body: Body::Html(page_of(html, entry, &shared)), url: link.or_else(part), span, ..Draft::default() }
    });
    Some(drafts.collect())
}

/// A page of one article: its heading is the first one.
fn page_of(html: &str, entry: &Entry, shared: &Shared) -> String {
    let before = html.get(entry.whole.start..entry.heading.start).unwrap_or_default();
    let after = html.get(entry.heading.end..entry.whole.end).unwrap_or_default();
    let frame = shared.html.as_deref().unwrap_or("<html>");
    let site = shared.site.as_deref().unwrap_or_default();
    format!(
        "<!DOCTYPE html>{frame}<head>{site}</head><body><main>{before}<h1>{}</h1>{after}</main></body></html>",
        entry.title
    )
}

/// Where the articles stand in the dump. A tag keeps its place among all `<` in every encoding that has ASCII in it, so
/// places in the text are found again in the bytes by counting; None where that cannot be.
fn spans(html: &str, chunk: &Chunk, entries: &[Entry]) -> Option<Vec<Span>> {
    let raw = &chunk.bytes;
    let is_same = raw.as_slice() == html.as_bytes();
    let places: Vec<(usize, usize)> =
        if is_same { Vec::new() } else { memchr_iter(b'<', html.as_bytes()).zip(memchr_iter(b'<', raw)).collect() };
    if !chunk.encoding.is_ascii_compatible() {
        return None;
    }
    if !is_same && memchr_iter(b'<', raw).count() != memchr_iter(b'<', html.as_bytes()).count() {
        return None;
    }
    let place = |at: usize| {
        if is_same {
            return Some(at);
        }
        let found = places.binary_search_by_key(&at, |(in_text, _)| *in_text).ok()?;
        places.get(found).map(|(_, in_raw)| *in_raw)
    };
    let (mut counted, mut line) = (0, chunk.line);
    let mut line_at = |at: usize| {
        line += memchr_iter(b'\n', raw.get(counted..at).unwrap_or_default()).count() as u64;
        counted = at;
        line
    };
    let spans = entries.iter().map(|entry| {
        let start = place(entry.whole.start)?;
        let last = html.get(..entry.whole.end)?.rfind('<')?;
        let last = place(last)?;
        let end = last + memchr(b'>', raw.get(last..)?)? + 1;
        let lines = [line_at(start), line_at(end)];
        Some(Span { bytes: [chunk.at + start as u64, chunk.at + end as u64], lines })
    });
    spans.collect()
}

/// An address without the entities that stand in markup.
fn unescape(url: &str) -> String {
    url.trim().replace("&amp;", "&").replace("&#38;", "&").replace("&#038;", "&")
}

/// The address that a link leads to from a page at `base`, where that is known.
fn absolute(link: &str, base: Option<&str>) -> Option<String> {
    if link.starts_with("http://") || link.starts_with("https://") {
        return Some(link.to_owned());
    }
    let (scheme, rest) = base?.split_once("://")?;
    if let Some(rest) = link.strip_prefix("//") {
        return Some(format!("{scheme}://{rest}"));
    }
    let rest = rest.split(['?', '#']).next()?;
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    if link.starts_with('/') {
        return Some(format!("{scheme}://{host}{link}"));
    }
    let is_scheme = link.split(['/', '?', '#']).next().is_some_and(|start| start.contains(':'));
    if is_scheme || link.is_empty() {
        return None;
    }
    if link.starts_with(['?', '#']) {
        return Some(format!("{scheme}://{rest}{link}"));
    }
    let mut folders: Vec<&str> = path.split('/').collect();
    folders.pop();
    let mut target = link;
    loop {
        if let Some(up) = target.strip_prefix("../") {
            folders.pop();
            target = up;
        } else if let Some(here) = target.strip_prefix("./") {
            target = here;
        } else {
            break;
        }
    }
    folders.push(target);
    Some(format!("{scheme}://{host}/{}", folders.join("/")))
}

#[cfg(test)]
mod tests;
