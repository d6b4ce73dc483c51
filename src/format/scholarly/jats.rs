//! JATS, and NLM before it: an article with its front.

use crate::article::{Body, Draft, Stamp};
use crate::format::xml::root::Root;
use crate::format::xml::text::{Flow, plain};
use crate::format::xml::tree::Element;

/// How many entries of one kind are kept.
const MOST: usize = 500;

pub(super) fn is_ours(root: &Root, head: &str) -> bool {
    let doctype = root.doctype.to_ascii_lowercase();
    let is_declared =
        ["jats", "nlm//dtd", "archivearticle", "journalpublishing"].iter().any(|mark| doctype.contains(mark));
    let has_front = head.contains("<front>") || head.contains("<article-meta") || head.contains("<journal-meta");
    root.is("pmc-articleset") || root.is("article") && root.space != "docbook" && (is_declared || has_front)
}

pub(super) fn read(article: Element<'_>, _: &str, out: &mut Vec<Draft>) {
    let mut draft = Draft { language: article.attribute("xml:lang"), ..Draft::default() };
    let front = article.child("front").or_else(|| article.child("front-stub"));
    let meta = front.map(|front| front.child("article-meta").unwrap_or(front));
    if let Some(meta) = meta {
        of_meta(meta, &mut draft);
    }
    draft.site = front.and_then(|front| front.find("journal-title")).and_then(Element::line);
    let body = article.child("body");
    draft.body = Body::Plain(body.map(|body| plain(body, &flow)).unwrap_or_default());
    if let Some(body) = body {
        let captions = body.all("caption").take(MOST);
        draft.caption =
            captions.map(|caption| one_line(&plain(caption, &flow))).filter(|line| !line.is_empty()).collect();
    }
    let (Body::Plain(text) | Body::Html(text)) = &draft.body;
    // Of many articles the abstract is all that is given.
    if text.is_empty() && !draft.summary.is_empty() {
        draft.body = Body::Plain(std::mem::take(&mut draft.summary).join("\n\n"));
    }
    out.push(draft);
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn of_meta(meta: Element<'_>, draft: &mut Draft) {
    let of_kind = |kind: &str| {
        let ids = meta.children().filter(|id| id.is("article-id"));
        ids.take(100).find(|id| id.attribute("pub-id-type").is_some_and(|known| known == kind)).and_then(Element::line)
    };
    let doi = of_kind("doi");
    draft.url = meta.child("self-uri").and_then(|uri| uri.attribute("href")).filter(|url| url.starts_with("http"));
    draft.url = draft.url.take().or_else(|| doi.as_ref().map(|doi| format!("https://doi.org/{doi}")));
    let any = || meta.child("article-id").and_then(Element::line);
    draft.external_id = doi.or_else(|| of_kind("pmc")).or_else(|| of_kind("pmid")).or_else(any);
    draft.title =
        meta.find("article-title").map(|title| one_line(&plain(title, &flow))).filter(|title| !title.is_empty());
    draft.section = meta.find("subject").and_then(Element::line);
    draft.tags = meta.all("kwd").filter_map(Element::line).take(MOST).collect();
    for contributor in meta.all("contrib").take(MOST) {
        if contributor.attribute("contrib-type").is_none_or(|kind| kind == "author") {
            draft.authors.extend(person(contributor));
        }
    }
    let dates: Vec<Element<'_>> = meta.children().filter(|date| date.is("pub-date")).take(20).collect();
    let is_issue = |date: &&Element<'_>| date.child("day").is_none();
    // The day that it came out goes before the issue's month.
    let chosen = dates.iter().find(|date| !is_issue(date)).or_else(|| dates.first());
    draft.published = chosen.and_then(|date| super::date(*date)).map(Stamp::metadata);
    for summary in meta.children().filter(|part| part.is("abstract")).take(10) {
        // Abstracts for readers of the web come as pictures and teasers too.
        if summary.attribute("abstract-type").is_none() {
            let text = plain(summary, &flow);
            draft.summary.extend(text.split("\n\n").filter(|text| !text.is_empty()).map(str::to_owned));
        }
    }
}

fn person(contributor: Element<'_>) -> Option<String> {
    if let Some(name) = contributor.find("name") {
        let part = |part: &str| name.child(part).and_then(Element::line);
        let parts: Vec<String> = [part("given-names"), part("surname")].into_iter().flatten().collect();
        return (!parts.is_empty()).then(|| parts.join(" "));
    }
    let written = contributor.find("string-name").or_else(|| contributor.find("collab"))?;
    written.line()
}

fn flow(element: Element<'_>) -> Flow {
    match element.name().to_ascii_lowercase().as_str() {
        "p" | "sec" | "title" | "disp-quote" | "verse-group" | "boxed-text" | "list" | "def-list" | "table-wrap"
        | "table" | "statement" | "speech" | "disp-formula" | "ack" | "abstract" | "caption" => Flow::Block,
        "list-item" | "def-item" => Flow::Item,
        "tr" => Flow::Row,
        "td" | "th" => Flow::Cell,
        "break" | "verse-line" => Flow::Break,
        "preformat" | "code" => Flow::Verbatim,
        "fig"
        | "fig-group"
        | "graphic"
        | "media"
        | "fn"
        | "fn-group"
        | "ref-list"
        | "table-wrap-foot"
        | "object-id"
        | "supplementary-material"
        | "tex-math"
        | "related-article"
        | "alternatives" => Flow::Skip,
        _ => Flow::Inline,
    }
}
