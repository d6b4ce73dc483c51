//! What agencies and papers exchange news in: NewsML-G2, NewsML 1, NITF.
//!
//! - `g2`: a news item of NewsML-G2; items of other kinds are left out, each with its kind;
//! - `one`: a news item of NewsML 1, whose components hold the articles;
//! - `nitf`: a document of NITF, which is also what the other two carry;
//! - `body`: their content as text: NITF, XHTML, plain.
//!
//! Envelopes and messages may hold many items; the outermost element that is an item is a record. A date of release in the
//! future is no reason to leave an article out: whoever has the file has the article.

mod body;
mod g2;
mod nitf;
mod one;

use super::xml::parts;
use super::xml::records::{self, Names};
use super::xml::root::Root;
use super::xml::space::Scope;
use super::xml::tree::Tree;
use super::{Broken, Confidence, Emit, Format, Settings, Skip};
use crate::article::Draft;
use crate::dump::chunk::Chunk;
use crate::dump::source::Source;

/// NewsML-G2, NewsML 1 and NITF.
pub struct NewsMl;

/// The elements that are records.
const ITEMS: &[&str] =
    &["newsItem", "packageItem", "conceptItem", "knowledgeItem", "catalogItem", "planningItem", "nitf"];
/// How many lines a summary may have.
const MOST_SUMMARY: usize = 200;
/// The roots that hold them.
const ROOTS: &[&str] = &["newsMessage", "NewsML"];

impl Format for NewsMl {
    fn name(&self) -> &'static str {
        "newsml"
    }

    fn summary(&self) -> &'static str {
        "NewsML-G2, NewsML 1 and NITF: every news item"
    }

    fn recognised_by(&self) -> &'static str {
        "the root <newsItem>, <newsMessage>, <NewsML>, <nitf> or another item of NewsML-G2"
    }

    fn sniff(&self, _: &str, head: &[u8]) -> Confidence {
        let is_ours = Root::of(head).is_some_and(|(root, _)| {
            ITEMS.iter().chain(ROOTS).any(|name| root.is(name)) && matches!(root.space, "" | "nar" | "nitf" | "?")
        });
        if is_ours { Confidence::Sure } else { Confidence::No }
    }

    fn frame(&self, source: &mut Source, _: &Settings, emit: Emit<'_>) -> Result<(), Broken> {
        let names = names(source.peek().unwrap_or_default());
        records::frame(source, &names, emit)
    }

    fn parse(&self, chunk: &Chunk, _: &Settings, out: &mut Vec<Result<Draft, Skip>>) {
        if let Some(skip) = parts::too_large(chunk) {
            out.push(Err(skip));
            return;
        }
        let parts = parts::parts(chunk, &names(parts::beginning(chunk)));
        for record in parts.records {
            let tree = match Tree::of(&record.text, &Scope::default()) {
                Ok(tree) => tree,
                Err(refused) => {
                    out.push(Err(refused.skip(record.span)));
                    continue;
                }
            };
            let Some(item) = tree.root().children().next() else { continue };
            let before = out.len();
            match item.name() {
                name if name.eq_ignore_ascii_case("nitf") => out.push(Ok(nitf::draft(item))),
                // The same name in both: the older one has its identification in an element of that name.
                _ if item.child("Identification").is_some() || item.child("NewsComponent").is_some() => {
                    one::drafts(item, &parts.frame, out);
                }
                _ => out.push(g2::draft(item)),
            }
            let made = out.iter_mut().skip(before);
            record.place(made.map(|made| match made {
                Ok(draft) => {
                    once(&mut draft.summary);
                    &mut draft.span
                }
                Err(skip) => &mut skip.span,
            }));
        }
    }
}

/// Each line once: item and document often say the same.
fn once(lines: &mut Vec<String>) {
    let mut kept: Vec<String> = Vec::new();
    for line in lines.drain(..).take(MOST_SUMMARY) {
        if !kept.contains(&line) {
            kept.push(line);
        }
    }
    *lines = kept;
}

/// The elements that are records in a stream that begins so.
fn names(head: &[u8]) -> Names {
    let mut names = Names::nested(ITEMS);
    if let Some((root, _)) = Root::of(head) {
        names.names = root.names(ITEMS);
    }
    names
}

#[cfg(test)]
mod tests;
