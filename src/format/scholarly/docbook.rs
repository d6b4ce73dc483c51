//! DocBook: each chapter of a book, or an article.

use crate::article::{Body, Draft, Stamp};
use crate::format::xml::root::Root;
use crate::format::xml::space::Scope;
use crate::format::xml::text::{Flow, plain};
use crate::format::xml::tree::{Element, Tree};

/// The elements that are articles.
pub(super) const RECORDS: &[&str] = &["chapter", "article", "preface", "appendix", "refentry"];
/// Where an element says what it is: of DocBook 5 and before.
const INFO: &[&str] = &[
    "info",
    "articleinfo",
    "chapterinfo",
    "bookinfo",
    "prefaceinfo",
    "appendixinfo",
    "refentryinfo",
    "artheader",
    "docinfo",
];
/// How many entries of one kind are kept.
const MOST: usize = 500;

pub(super) fn is_ours(root: &Root, _: &str) -> bool {
    let is_named = ["book", "set", "part", "reference"].iter().chain(RECORDS).any(|name| root.is(name));
    is_named && (root.space == "docbook" || root.doctype.to_ascii_lowercase().contains("docbook"))
}

pub(super) fn read(chapter: Element<'_>, frame: &str, out: &mut Vec<Draft>) {
    let mut draft = Draft::default();
    if let Ok(tree) = Tree::of(frame, &Scope::default())
        && let Some(book) = tree.root().children().find(|part| part.is("book") || part.is("set"))
    {
        describe(book, &mut draft);
        draft.site = draft.title.take();
        draft.summary.clear();
    }
    draft.title = None;
    describe(chapter, &mut draft);
    draft.external_id = chapter.attribute("xml:id").or_else(|| chapter.attribute("id"));
    let captions = chapter.descendants().take(1_000_000).filter(|part| part.is("caption") || part.is("textobject"));
    draft.caption = captions.filter_map(Element::line).take(MOST).collect();
    let title = draft.title.as_deref().unwrap_or_default();
    let text = plain(chapter, &flow);
    let body = text.split_once("\n\n").filter(|(first, _)| *first == title).map_or(text.as_str(), |(_, rest)| rest);
    draft.body = Body::Plain(if body == title { String::new() } else { body.to_owned() });
    out.push(draft);
}

/// What an element says of itself, and what of it stands in its information.
fn describe(element: Element<'_>, draft: &mut Draft) {
    let info = element.children().find(|part| INFO.iter().any(|name| part.is(name)));
    let language = element.attribute("xml:lang").or_else(|| element.attribute("lang"));
    draft.language = language.or_else(|| draft.language.take());
    let name = element.child("title").or_else(|| info.and_then(|info| info.child("title")));
    let name = name.or_else(|| element.find("refname")).map(|title| plain(title, &|_| Flow::Inline));
    draft.title = name.filter(|title| !title.is_empty()).or_else(|| draft.title.take());
    let Some(info) = info else { return };
    let authors: Vec<String> = info.all("author").filter_map(person).take(MOST).collect();
    if !authors.is_empty() {
        draft.authors = authors;
    }
    let date = info.child("pubdate").or_else(|| info.child("date")).and_then(Element::line);
    draft.published = date.map(Stamp::metadata).or_else(|| draft.published.take());
    let tags = info.descendants().take(100_000).filter(|part| part.is("keyword") || part.is("subjectterm"));
    draft.tags.extend(tags.filter_map(Element::line).take(MOST));
    if let Some(summary) = info.child("abstract") {
        draft.summary.extend(plain(summary, &flow).split("\n\n").filter(|text| !text.is_empty()).map(str::to_owned));
    }
}

fn person(author: Element<'_>) -> Option<String> {
    let part = |name: &str| author.find(name).and_then(Element::line);
    match (part("firstname").or_else(|| part("givenname")), part("surname")) {
        (Some(first), Some(last)) => Some(format!("{first} {last}")),
        (None, Some(last)) => Some(last),
        _ => part("personname").or_else(|| part("orgname")).or_else(|| author.line()),
    }
}

fn flow(element: Element<'_>) -> Flow {
    let name = element.name().to_ascii_lowercase();
    match name.as_str() {
        _ if INFO.contains(&name.as_str()) => Flow::Skip,
        "para" | "simpara" | "formalpara" | "title" | "subtitle" | "section" | "sect1" | "sect2" | "sect3"
        | "sect4" | "sect5" | "blockquote" | "attribution" | "itemizedlist" | "orderedlist" | "variablelist"
        | "simplelist" | "procedure" | "note" | "tip" | "warning" | "caution" | "important" | "example"
        | "informalexample" | "table" | "informaltable" | "sidebar" | "epigraph" | "refsect1" | "refsection"
        | "qandaentry" | "bridgehead" | "refnamediv" | "cmdsynopsis" => Flow::Block,
        "listitem" | "member" | "step" | "varlistentry" => Flow::Item,
        "row" | "tr" => Flow::Row,
        "entry" | "td" | "th" => Flow::Cell,
        "programlisting" | "screen" | "literallayout" | "address" | "synopsis" => Flow::Verbatim,
        "indexterm" | "footnote" | "bibliography" | "index" | "toc" | "mediaobject" | "inlinemediaobject"
        | "figure" | "remark" | "titleabbrev" | "caption" | "glossary" | "refmeta" => Flow::Skip,
        _ => Flow::Inline,
    }
}
