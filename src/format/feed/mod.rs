//! Feeds: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, CDF. Every item is an article.
//!
//! - `channel`: what a feed says of all its items: site, language, base address;
//! - `item`: one item to a draft;
//! - `content`: which of an item's texts is the article, which its summary, and in what markup;
//! - `names`: authors as feeds write them.
//!
//! Feeds are read as they are found: prefixes without declaration, entities of HTML, missing end tags, text that says one
//! encoding and is in another. Refused here: JSON feeds, lists of feeds, and comments that are feeds of their own.

mod channel;
mod content;
mod item;
mod names;

use super::xml::parts;
use super::xml::records::{self, Names};
use super::xml::root::Root;
use super::{Broken, Confidence, Emit, Format, Settings, Skip};
use crate::article::Draft;
use crate::dump::chunk::Chunk;
use crate::dump::source::Source;

/// A feed.
pub struct Feed;

/// The elements that are items.
const ITEMS: &[&str] = &["item", "entry"];

impl Format for Feed {
    fn name(&self) -> &'static str {
        "feed"
    }

    fn summary(&self) -> &'static str {
        "RSS and Atom feeds: every item"
    }

    fn recognised_by(&self) -> &'static str {
        "the root <rss>, <feed>, <rdf:RDF> or <channel> with what feeds hold below it"
    }

    fn sniff(&self, _: &str, head: &[u8]) -> Confidence {
        if is_feed(head) { Confidence::Sure } else { Confidence::No }
    }

    fn frame(&self, source: &mut Source, _: &Settings, emit: Emit<'_>) -> Result<(), Broken> {
        // What cannot be had is told by the framing itself.
        let names = names(source.peek().unwrap_or_default());
        records::frame(source, &names, emit)
    }

    fn parse(&self, chunk: &Chunk, _: &Settings, out: &mut Vec<Result<Draft, Skip>>) {
        if let Some(skip) = parts::too_large(chunk) {
            out.push(Err(skip));
            return;
        }
        let parts = parts::parts(chunk, &names(parts::beginning(chunk)));
        let channel = channel::Channel::read(&parts.frame);
        for record in parts.records {
            out.push(item::draft(&record.text, &channel, record.span));
        }
    }
}

/// The elements that are items in a feed that begins so.
fn names(head: &[u8]) -> Names {
    let mut names = Names::flat(ITEMS);
    if let Some((root, _)) = Root::of(head) {
        names.names = root.names(ITEMS);
        // Items of RSS may have a prefix where the root is of another vocabulary.
        for (name, value) in super::xml::scan::attributes(&root.attributes) {
            let prefix = name.strip_prefix("xmlns:").filter(|prefix| !prefix.is_empty());
            let space = super::xml::space::of_address(value);
            if let Some(prefix) = prefix.filter(|_| matches!(space, "rss" | "atom")) {
                names.names.extend(ITEMS.iter().map(|name| format!("{prefix}:{name}")));
            }
        }
    }
    names.names.dedup();
    names
}

/// Whether a stream that begins so is a feed.
fn is_feed(head: &[u8]) -> bool {
    let Some((root, text)) = Root::of(head) else { return false };
    if !["rss", "feed", "rdf", "channel", "entry"].iter().any(|name| root.is(name)) {
        return false;
    }
    let text = text.to_ascii_lowercase();
    let holds = |name: &str| {
        text.match_indices(name).any(|(at, _)| {
            let before = text.get(..at).unwrap_or_default();
            before.ends_with('<') || before.ends_with(':')
        })
    };
    match root.name.to_ascii_lowercase().as_str() {
        "rss" => root.attributes.contains("version") || holds("channel") || holds("item"),
        "feed" => root.space == "atom" || holds("entry") && (holds("title") || holds("updated")),
        // RDF holds much else.
        "rdf" => {
            let spaces = ["purl.org/rss/1.0/", "netscape.com/rdf", "netscape.com/publish"];
            let is_plain = !root.attributes.contains("xmlns") && holds("item") && holds("title");
            is_plain || spaces.iter().any(|space| text.contains(space)) && (holds("channel") || holds("item"))
        }
        "channel" => holds("item") && (holds("title") || holds("abstract")),
        "entry" => root.space == "atom",
        _ => false,
    }
}

#[cfg(test)]
mod tests;
