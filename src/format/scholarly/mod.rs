//! Books and papers in XML: JATS, TEI, DocBook.
//!
//! - `jats`: an article of a journal;
//! - `tei`: an edition; a newspaper's has a division an article, another text is one article;
//! - `docbook`: a book's chapters, or an article.
//!
//! Each file (or each of the records in a larger one) is a tree; what an element is to the text is told by its name. Notes,
//! bibliographies and indexes are no part of the text.

mod docbook;
mod jats;
mod tei;

use super::xml::parts;
use super::xml::records::{self, Names};
use super::xml::root::Root;
use super::xml::space::Scope;
use super::xml::tree::{Element, Tree};
use super::{Broken, Confidence, Emit, Format, Settings, Skip};
use crate::article::{Draft, Span};
use crate::dump::chunk::Chunk;
use crate::dump::source::Source;

/// What a form of documents is.
pub struct Documents {
    name: &'static str,
    summary: &'static str,
    recognised_by: &'static str,
    /// Whether a stream is of this form, by its root and its first bytes.
    is_ours: fn(&Root, &str) -> bool,
    /// The elements that are records.
    records: &'static [&'static str],
    /// Reads a record into drafts; what stands around the records is told too.
    read: fn(Element<'_>, &str, &mut Vec<Draft>),
}

/// Articles of journals.
pub static JATS: Documents = Documents {
    name: "jats",
    summary: "JATS and NLM: an article of a journal, or a set of them",
    recognised_by: "the root <article> with a front or JATS's document type, or <pmc-articleset>",
    is_ours: jats::is_ours,
    records: &["article"],
    read: jats::read,
};

/// Editions of texts.
pub static TEI: Documents = Documents {
    name: "tei",
    summary: "TEI: a text, or each article of a newspaper",
    recognised_by: "the root <TEI>, <TEI.2> or <teiCorpus>",
    is_ours: tei::is_ours,
    records: &["TEI", "TEI.2"],
    read: tei::read,
};

/// Books and articles in DocBook.
pub static DOCBOOK: Documents = Documents {
    name: "docbook",
    summary: "DocBook: each chapter of a book, or an article",
    recognised_by: "a root of DocBook's namespace or document type",
    is_ours: docbook::is_ours,
    records: docbook::RECORDS,
    read: docbook::read,
};

impl Format for Documents {
    fn name(&self) -> &'static str {
        self.name
    }

    fn summary(&self) -> &'static str {
        self.summary
    }

    fn recognised_by(&self) -> &'static str {
        self.recognised_by
    }

    fn sniff(&self, _: &str, head: &[u8]) -> Confidence {
        let Some((root, text)) = Root::of(head) else { return Confidence::No };
        if (self.is_ours)(&root, &text) { Confidence::Sure } else { Confidence::No }
    }

    fn frame(&self, source: &mut Source, _: &Settings, emit: Emit<'_>) -> Result<(), Broken> {
        let names = self.names(source.peek().unwrap_or_default());
        records::frame(source, &names, emit)
    }

    fn parse(&self, chunk: &Chunk, _: &Settings, out: &mut Vec<Result<Draft, Skip>>) {
        if let Some(skip) = parts::too_large(chunk) {
            out.push(Err(skip));
            return;
        }
        let parts = parts::parts(chunk, &self.names(parts::beginning(chunk)));
        if parts.records.is_empty() && chunk.at == 0 {
            let span = Span { bytes: [chunk.at, chunk.at + chunk.bytes.len() as u64], lines: [chunk.line, chunk.line] };
            let message = format!("no {} in it", self.records.join(" or "));
            out.push(Err(Skip { kind: "no_text", message, span }));
        }
        for record in parts.records {
            let tree = match Tree::of(&record.text, &Scope::default()) {
                Ok(tree) => tree,
                Err(refused) => {
                    out.push(Err(refused.skip(record.span)));
                    continue;
                }
            };
            let mut drafts = Vec::new();
            if let Some(element) = tree.root().children().next() {
                (self.read)(element, &parts.frame, &mut drafts);
            }
            record.place(drafts.iter_mut().map(|draft| &mut draft.span));
            out.extend(drafts.into_iter().map(Ok));
        }
    }
}

impl Documents {
    fn names(&self, head: &[u8]) -> Names {
        let mut names = Names::nested(self.records);
        if let Some((root, _)) = Root::of(head) {
            names.names = root.names(self.records);
        }
        names
    }
}

/// A date in parts, or as its text has it.
fn date(element: Element<'_>) -> Option<String> {
    let stated =
        ["iso-8601-date", "when", "when-iso", "notBefore", "from"].iter().find_map(|name| element.attribute(name));
    if stated.is_some() {
        return stated;
    }
    let part = |name: &str| element.child(name).and_then(Element::line);
    let number = |name: &str| part(name).and_then(|text| text.parse::<u32>().ok());
    match (part("year"), number("month"), number("day")) {
        (Some(year), Some(month), Some(day)) => Some(format!("{year}-{month:02}-{day:02}")),
        (Some(year), Some(month), None) => Some(format!("{year}-{month:02}")),
        // A month in words, or none.
        (Some(year), None, _) => {
            Some([part("day"), part("month"), Some(year)].into_iter().flatten().collect::<Vec<_>>().join(" "))
        }
        (None, ..) => element.line(),
    }
}

#[cfg(test)]
mod tests;
