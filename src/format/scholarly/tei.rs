//! TEI: a header and a text. A newspaper's text has a division an article; another text is one article.

use crate::article::{Body, Draft, Stamp};
use crate::format::xml::dateline;
use crate::format::xml::root::Root;
use crate::format::xml::text::{Flow, plain};
use crate::format::xml::tree::Element;

/// How many entries of one kind are kept.
const MOST: usize = 500;
/// How many articles a text may hold.
const MOST_ARTICLES: usize = 100_000;
/// Types of divisions that are articles.
const ARTICLES: &[&str] = &[
    "article",
    "story",
    "item",
    "news",
    "newsitem",
    "notice",
    "advert",
    "advertisement",
    "obituary",
    "letter",
    "poem",
    "review",
    "editorial",
];

pub(super) fn is_ours(root: &Root, head: &str) -> bool {
    ["tei", "tei.2", "teicorpus", "teicorpus.2"].iter().any(|name| root.is(name))
        && (root.space == "tei" || head.to_ascii_lowercase().contains("<teiheader"))
}

pub(super) fn read(edition: Element<'_>, _: &str, out: &mut Vec<Draft>) {
    let mut known =
        Draft { language: edition.attribute("xml:lang").or_else(|| edition.attribute("lang")), ..Draft::default() };
    if let Some(header) = edition.child("teiHeader") {
        of_header(header, &mut known);
    }
    known.external_id =
        known.external_id.take().or_else(|| edition.attribute("xml:id")).or_else(|| edition.attribute("id"));
    let Some(text) = edition.child("text") else {
        out.push(known);
        return;
    };
    known.language = text.attribute("xml:lang").or_else(|| known.language.take());
    let mut articles = Vec::new();
    find(text, &mut articles);
    // A single one among other parts is a part of them.
    if articles.len() < 2 {
        known.caption = captions(text);
        known.body = Body::Plain(plain(text, &flow));
        out.push(known);
        return;
    }
    let paper = known.title.take();
    for (at, division) in articles.into_iter().take(MOST_ARTICLES).enumerate() {
        let mut draft = Draft { site: paper.clone().or_else(|| known.site.clone()), ..known.clone() };
        of_division(division, at, &mut draft);
        draft.span = division.place();
        out.push(draft);
    }
}

/// The divisions that are articles, the outermost of each.
fn find<'t>(element: Element<'t>, out: &mut Vec<Element<'t>>) {
    for child in element.children() {
        let kind = child.attribute("type").unwrap_or_default().to_ascii_lowercase();
        let is_division = child.name().to_ascii_lowercase().starts_with("div");
        if is_division && ARTICLES.contains(&kind.as_str()) {
            out.push(child);
        } else if is_division || ["body", "group", "text", "front", "back"].iter().any(|name| child.is(name)) {
            find(child, out);
        }
    }
}

fn of_division(division: Element<'_>, at: usize, draft: &mut Draft) {
    let own = division.attribute("xml:id").or_else(|| division.attribute("id"));
    let outer = draft.external_id.take();
    draft.external_id = own.or_else(|| outer.map(|outer| format!("{outer}#{}", at + 1)));
    draft.language = division.attribute("xml:lang").or_else(|| draft.language.take());
    let mut heads = division.children().filter(|head| head.is("head")).take(MOST);
    draft.title =
        heads.next().map(|head| plain(head, &flow)).map(|head| head.split_whitespace().collect::<Vec<_>>().join(" "));
    let authors: Vec<String> = division
        .children()
        .filter(|part| part.is("byline") || part.is("docAuthor"))
        .filter_map(Element::line)
        .take(MOST)
        .collect();
    if !authors.is_empty() {
        draft.authors = authors;
    }
    if let Some(line) = division.find("dateline") {
        (draft.dateline, draft.agency) = dateline::parts(&line.line().unwrap_or_default());
        let date = line.find("date").and_then(|date| date.attribute("when"));
        draft.published = date.map(Stamp::metadata).or_else(|| draft.published.take());
    }
    draft.caption = captions(division);
    let text = plain(division, &|part| match part.name() {
        "byline" | "docAuthor" => Flow::Skip,
        _ => flow(part),
    });
    // The headline stands first in the text as well.
    let title = draft.title.as_deref().unwrap_or_default();
    let body = text.split_once("\n\n").filter(|(first, _)| *first == title).map_or(text.as_str(), |(_, rest)| rest);
    draft.body = Body::Plain(if body == title { String::new() } else { body.to_owned() });
}

fn of_header(header: Element<'_>, draft: &mut Draft) {
    let description = header.child("fileDesc");
    if let Some(titles) = description.and_then(|description| description.child("titleStmt")) {
        let is_main = |title: &Element<'_>| title.attribute("type").is_none_or(|kind| kind == "main");
        let all = || titles.children().filter(|title| title.is("title"));
        draft.title = all().find(is_main).or_else(|| all().next()).and_then(Element::line);
        draft.authors = titles.children().filter(|author| author.is("author")).take(MOST).filter_map(person).collect();
    }
    let publication = description.and_then(|description| description.child("publicationStmt"));
    let source = description.and_then(|description| description.child("sourceDesc"));
    draft.site = publication.and_then(|publication| publication.child("publisher")).and_then(Element::line);
    draft.external_id = publication.and_then(|publication| publication.child("idno")).and_then(Element::line);
    let profile = header.child("profileDesc");
    let of = |element: Option<Element<'_>>| element.and_then(|element| element.find("date")).and_then(super::date);
    let creation = profile.and_then(|profile| profile.child("creation"));
    // When the text was printed, not when it was edited for the machine.
    let date = of(source).or_else(|| of(creation)).or_else(|| of(publication));
    draft.published = date.map(Stamp::metadata);
    if let Some(profile) = profile {
        let language =
            profile.find("language").and_then(|language| language.attribute("ident").or_else(|| language.line()));
        draft.language = language.or_else(|| draft.language.take());
        draft.tags = profile
            .all("keywords")
            .flat_map(|words| words.children().filter_map(Element::line).take(MOST).collect::<Vec<_>>())
            .take(MOST)
            .collect();
    }
}

fn person(author: Element<'_>) -> Option<String> {
    let part = |name: &str| author.find(name).and_then(Element::line);
    match (part("forename"), part("surname")) {
        (Some(first), Some(last)) => Some(format!("{first} {last}")),
        (None, Some(last)) => Some(last),
        _ => author.line(),
    }
}

fn captions(element: Element<'_>) -> Vec<String> {
    let figures = element.all("figure").take(MOST);
    let lines = figures.flat_map(|figure| {
        figure
            .children()
            .filter(|part| part.is("head") || part.is("figDesc"))
            .filter_map(Element::line)
            .take(10)
            .collect::<Vec<_>>()
    });
    lines.take(MOST).collect()
}

fn flow(element: Element<'_>) -> Flow {
    match element.name().to_ascii_lowercase().as_str() {
        "p" | "head" | "ab" | "lg" | "sp" | "speaker" | "stage" | "quote" | "list" | "table" | "body" | "front"
        | "back" | "text" | "group" | "div" | "div1" | "div2" | "div3" | "div4" | "div5" | "div6" | "div7"
        | "titlepage" | "titlepart" | "opener" | "closer" | "salute" | "signed" | "dateline" | "byline"
        | "epigraph" | "argument" | "trailer" | "floatingtext" => Flow::Block,
        // A quotation within a line is told from one that stands apart by nothing but its place; both read well so.
        "l" => Flow::Row,
        "item" | "label" => Flow::Item,
        "row" => Flow::Row,
        "cell" => Flow::Cell,
        "choice" => Flow::Last,
        "teiheader" | "note" | "fw" | "figure" | "graphic" | "bibl" | "listbibl" | "index" | "gap" | "facsimile" => {
            Flow::Skip
        }
        _ => Flow::Inline,
    }
}
