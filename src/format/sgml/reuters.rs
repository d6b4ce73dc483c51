//! Reuters-21578: `<REUTERS>` with topics, places, a title, a dateline and a body.

use crate::article::{Body, Draft, Span, Stamp};
use crate::dump::chunk::Chunk;
use crate::dump::source::Source;
use crate::format::xml::dateline;
use crate::format::xml::parts;
use crate::format::xml::records::{self, Names};
use crate::format::xml::root::Root;
use crate::format::xml::space::Scope;
use crate::format::xml::tree::{Element, Tree};
use crate::format::{Broken, Confidence, Emit, Format, Settings, Skip};

use super::reflow;

/// The collection Reuters-21578, or one of its form.
pub struct Reuters;

/// The fields whose entries are tags.
const TAGS: &[&str] = &["topics", "places", "people", "orgs", "exchanges", "companies"];

impl Format for Reuters {
    fn name(&self) -> &'static str {
        "reuters"
    }

    fn summary(&self) -> &'static str {
        "Reuters-21578: every <REUTERS> in its SGML"
    }

    fn recognised_by(&self) -> &'static str {
        "<REUTERS> with TOPICS or NEWID as the first tag"
    }

    fn sniff(&self, _: &str, head: &[u8]) -> Confidence {
        let is_ours = Root::of(head).is_some_and(|(root, _)| {
            let attributes = root.attributes.to_ascii_uppercase();
            root.is("reuters") && ["NEWID", "TOPICS", "LEWISSPLIT"].iter().any(|name| attributes.contains(name))
        });
        if is_ours { Confidence::Sure } else { Confidence::No }
    }

    fn frame(&self, source: &mut Source, _: &Settings, emit: Emit<'_>) -> Result<(), Broken> {
        records::frame(source, &Names::literal(&["reuters"]), emit)
    }

    fn parse(&self, chunk: &Chunk, _: &Settings, out: &mut Vec<Result<Draft, Skip>>) {
        if let Some(skip) = parts::too_large(chunk) {
            out.push(Err(skip));
            return;
        }
        for record in parts::parts(chunk, &Names::literal(&["reuters"])).records {
            out.push(draft(&record.text, record.span));
        }
    }
}

fn draft(xml: &str, span: Span) -> Result<Draft, Skip> {
    let tree = Tree::of(xml, &Scope::default()).map_err(|refused| refused.skip(span))?;
    let nothing = || Skip { kind: "no_text", message: "a story without content".to_owned(), span };
    let story = tree.root().children().next().ok_or_else(nothing)?;
    let text = story.child("text").unwrap_or(story);
    let line = |element: Element<'_>, name: &str| element.child(name).and_then(Element::line);
    let (dateline, agency) = dateline::parts(&line(text, "dateline").unwrap_or_default());
    let body = match text.child("body") {
        Some(body) => reflow(&body.text()),
        // A text that was never taken apart.
        None => reflow(&own_text(text)),
    };
    let tags = story.children().filter(|field| TAGS.iter().any(|name| field.is(name)));
    Ok(Draft {
        external_id: story.attribute("newid").or_else(|| story.attribute("oldid")),
        title: line(text, "title"),
        body: Body::Plain(without_end(body)),
        authors: line(text, "author").into_iter().collect(),
        dateline,
        agency,
        tags: tags.flat_map(|field| field.children().filter_map(Element::line).take(200).collect::<Vec<_>>()).collect(),
        published: line(story, "date").map(Stamp::metadata),
        span,
        ..Draft::default()
    })
}

/// The text that stands in an element itself.
fn own_text(element: Element<'_>) -> String {
    use crate::format::xml::{text, tree::Part};
    let mut out = String::new();
    for part in element.parts() {
        match part {
            Part::Text(text) => out.push_str(&text::resolve(text)),
            Part::Data(text) => out.push_str(text),
            Part::Element(_) => {}
        }
    }
    out
}

/// The text without the sign-off of the wire.
fn without_end(text: String) -> String {
    let trimmed = text.trim_end();
    let end = trimmed.len().saturating_sub("reuter".len());
    let is_word = trimmed.get(..end).is_none_or(|before| before.is_empty() || before.ends_with(char::is_whitespace));
    match trimmed.get(end..) {
        Some(word) if is_word && word.eq_ignore_ascii_case("reuter") => {
            trimmed.get(..end).unwrap_or_default().trim_end().to_owned()
        }
        _ => text,
    }
}
