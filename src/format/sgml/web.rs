//! A document that is a page with the header it was fetched with: trecweb.

use crate::article::{Body, Draft, Span};
use crate::format::Skip;

/// The draft of a page; none where the document has no such header.
pub(super) fn draft(document: &str, span: Span) -> Option<Result<Draft, Skip>> {
    let (before, rest) = split(document, "<dochdr>")?;
    let (header, page) = split(rest, "</dochdr>")?;
    let page = end_of(page);
    let id = ["docno", "docid"].iter().find_map(|name| field(before, name).or_else(|| field(page, name)));
    let mut lines = header.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default();
    let url = first.split_whitespace().next().filter(|url| url.contains("://")).map(str::to_owned);
    let status = std::iter::once(first).chain(lines.take(1)).find_map(|line| line.strip_prefix("HTTP/"));
    let status = status.and_then(|line| line.split_whitespace().nth(1));
    if let Some(status) = status.filter(|status| !status.starts_with('2') && status.len() == 3) {
        let message = format!("answered with status {status}");
        return Some(Err(Skip { kind: "http_status", message, span }));
    }
    Some(Ok(Draft { external_id: id, url, body: Body::Html(page.to_owned()), span, ..Draft::default() }))
}

/// What stands before and behind a tag in lower case, wherever it is written so or in upper case.
fn split<'t>(text: &'t str, tag: &str) -> Option<(&'t str, &'t str)> {
    let at = memchr::memchr_iter(b'<', text.as_bytes())
        .find(|at| text.get(*at..at + tag.len()).is_some_and(|found| found.eq_ignore_ascii_case(tag)))?;
    Some((text.get(..at)?, text.get(at + tag.len()..)?))
}

/// The page without the document's own end.
fn end_of(page: &str) -> &str {
    let trimmed = page.trim_end();
    let at = trimmed.len().saturating_sub("</doc>".len());
    match trimmed.get(at..) {
        Some(end) if end.eq_ignore_ascii_case("</doc>") => trimmed.get(..at).unwrap_or_default(),
        _ => page,
    }
}

fn field(text: &str, name: &str) -> Option<String> {
    let (_, rest) = split(text, &format!("<{name}>"))?;
    let value = rest.split('<').next()?.trim();
    (!value.is_empty()).then(|| value.to_owned())
}
