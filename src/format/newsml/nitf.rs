//! A document of NITF: what its head says of it, its headlines and its text.

use crate::article::{Body, Draft, Stamp};
use crate::format::xml::tree::Element;
use crate::format::xml::{dateline, text};

use super::body;

/// How many entries of one kind are kept.
const MOST: usize = 200;

/// The draft of a document.
pub(super) fn draft(nitf: Element<'_>) -> Draft {
    let mut draft = Draft { language: nitf.attribute("xml:lang"), ..Draft::default() };
    let head = nitf.child("head");
    let content = nitf.child("body").unwrap_or(nitf);
    let above = content.child("body.head").unwrap_or(content);
    if let Some(head) = head {
        of_head(head, &mut draft);
    }
    if let Some(dates) = nitf.attribute("change.date").filter(|date| date.chars().any(|c| c.is_ascii_digit())) {
        let time = nitf.attribute("change.time").unwrap_or_default();
        draft.updated = Some(Stamp::metadata(format!("{dates} {time}").trim().to_owned()));
    }
    let hedline = above.child("hedline").unwrap_or(above);
    let first = hedline.child("hl1").or_else(|| above.find("hl1")).and_then(Element::line);
    let title = head.and_then(|head| head.child("title")).and_then(Element::line);
    draft.title = first.or(title);
    draft.summary = hedline.children().filter(|line| line.is("hl2")).filter_map(Element::line).take(MOST).collect();
    if let Some(summary) = above.child("abstract").and_then(body::content) {
        draft.summary.extend(summary.split("\n\n").map(str::to_owned));
    }
    draft.authors = authors(above);
    if let Some(line) = above.child("dateline") {
        of_dateline(line, &mut draft);
    }
    let agency = above.child("distributor").and_then(Element::line);
    draft.agency = draft.agency.take().or(agency);
    let text = content.child("body.content").unwrap_or(content);
    draft.caption = body::captions(text);
    draft.body = Body::Plain(body_of(text));
    draft
}

fn of_head(head: Element<'_>, draft: &mut Draft) {
    let meta = |name: &str| {
        let found = head
            .children()
            .filter(|meta| meta.is("meta"))
            .take(1000)
            .find(|meta| meta.attribute("name").is_some_and(|known| known.eq_ignore_ascii_case(name)));
        found.and_then(|meta| meta.attribute("content"))
    };
    let (mut issued, mut released) = (None, None);
    if let Some(data) = head.child("docdata") {
        let of = |name: &str, attribute: &str| data.find(name).and_then(|found| found.attribute(attribute));
        draft.external_id = of("doc-id", "id-string");
        issued = of("date.issue", "norm");
        released = of("date.release", "norm");
        draft.site = of("doc.copyright", "holder");
        for keyword in data.all("keyword").take(MOST) {
            draft.tags.extend(keyword.attribute("key").or_else(|| keyword.line()));
        }
        if let Some(identified) = data.child("identified-content") {
            draft.tags.extend(identified.children().take(1000).filter_map(topic).take(MOST));
        }
    }
    let publication = head.child("pubdata");
    let of = |name: &str| publication.and_then(|publication| publication.attribute(name));
    draft.site = of("name").or_else(|| draft.site.take());
    draft.section = of("position.section").or_else(|| {
        let section = meta("section").or_else(|| meta("online_sections"))?;
        section.split(';').next().map(|first| first.trim().to_owned())
    });
    draft.url = of("ex-ref").filter(|url| url.starts_with("http"));
    let day = || {
        let number = |name: &str| meta(name).and_then(|value| value.parse::<u32>().ok());
        let (year, month) = (number("publication_year")?, number("publication_month")?);
        Some(format!("{year:04}-{month:02}-{:02}", number("publication_day_of_month")?))
    };
    let published = of("date.publication").or(issued).or_else(day).or(released);
    draft.published = published.map(Stamp::metadata);
}

/// What an entry of a document's topics is called; none for a code.
fn topic(entry: Element<'_>) -> Option<String> {
    let name = entry.line().or_else(|| entry.attribute("value")).or_else(|| entry.attribute("name"))?;
    // A place in a tree of topics is called by its last step.
    let name =
        if name.matches('/').count() > 1 { name.rsplit('/').next().unwrap_or_default().to_owned() } else { name };
    name.chars().any(char::is_alphabetic).then_some(name)
}

/// The bylines as they were printed, without what their authors are.
fn authors(above: Element<'_>) -> Vec<String> {
    let lines: Vec<Element<'_>> = above.children().filter(|line| line.is("byline")).take(MOST).collect();
    let is_normalised = |line: &&Element<'_>| line.attribute("class").is_some_and(|class| class.contains("normalized"));
    let printed: Vec<&Element<'_>> = lines.iter().filter(|line| !is_normalised(line)).collect();
    let chosen = if printed.is_empty() { lines.iter().collect() } else { printed };
    let mut names = Vec::new();
    for line in chosen {
        let persons: Vec<String> = line.all("person").filter_map(Element::line).take(MOST).collect();
        if persons.is_empty() {
            let line = text::plain(*line, &|part| if part.is("byttl") { text::Flow::Skip } else { text::Flow::Inline });
            let line = line.trim().trim_end_matches(',').trim();
            names.extend((!line.is_empty()).then(|| line.to_owned()));
        } else {
            names.extend(persons);
        }
    }
    names
}

fn of_dateline(line: Element<'_>, draft: &mut Draft) {
    let written = match line.child("location") {
        Some(place) => place.line(),
        None => {
            Some(text::plain(line, &|part| if part.is("story.date") { text::Flow::Skip } else { text::Flow::Inline }))
        }
    };
    let (place, agency) = dateline::parts(&written.unwrap_or_default());
    (draft.dateline, draft.agency) = (place, agency);
    if draft.published.is_none() {
        let date = line.child("story.date").and_then(|date| date.attribute("norm").or_else(|| date.line()));
        draft.published = date.map(Stamp::metadata);
    }
}

/// The text, without blocks that another one begins with: a lead is often given once more.
fn body_of(content: Element<'_>) -> String {
    let blocks: Vec<String> = content.children().filter(|block| block.is("block")).take(MOST).map(body::text).collect();
    if blocks.len() < 2 {
        return body::text(content);
    }
    let longest = blocks.iter().max_by_key(|block| block.len());
    let is_repeated =
        |block: &String| longest.is_some_and(|longest| longest != block && longest.starts_with(block.as_str()));
    let all: Vec<String> = content
        .children()
        .take(100_000)
        .filter(|part| {
            ["block", "p", "hl2", "ul", "ol", "table", "nitf-table", "pre", "bq", "note"]
                .iter()
                .any(|name| part.is(name))
        })
        .map(body::text)
        .filter(|text| !text.is_empty() && !is_repeated(text))
        .collect();
    all.join("\n\n")
}
