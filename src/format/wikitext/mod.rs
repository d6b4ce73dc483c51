//! Wikitext to plain text, in the shape that pages of HTML have: paragraphs apart by an empty line, items and rows a line
//! each, cells apart by ` | `.
//!
//! Two passes, each linear in the text. The first ([`scan`]) resolves what nests: templates, links, tables, tags. It keeps
//! a stack of what is open, of bounded depth, and never looks back; what stays open to the end is taken as text. The
//! second ([`blocks`]) goes through the lines that the first one left: headings, lists, paragraphs, quotation marks.
//!
//! - `frames`: what is open, and what was found beside the text;
//! - `braces`, `links`, `tables`, `tags`: what closes how;
//! - `templates`: which templates carry text, and how they say it;
//! - `namespaces`: which prefixes of titles name files and categories;
//! - `signs`: the characters that carry structure from the first pass to the second.
//!
//! Refused: everything that needs the wiki itself. No template is looked up, no module run; one that no rule knows says
//! nothing, but for tables of facts, whose names and values are kept below the text.

mod blocks;
mod braces;
mod frames;
mod links;
mod namespaces;
mod scan;
mod signs;
mod tables;
mod tags;
mod templates;

pub use namespaces::Namespaces;

/// What a text needs to know of its page and wiki.
#[derive(Clone, Copy, Debug)]
pub struct Wiki<'a> {
    /// The page's title.
    pub title: &'a str,
    /// The wiki's language, as a code; empty where it is not known.
    pub language: &'a str,
    /// The wiki's namespaces.
    pub namespaces: &'a Namespaces,
}

/// What a page's wikitext reads as.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The text, with the facts of its tables of facts at the end.
    pub body: String,
    /// Captions of files and galleries.
    pub captions: Vec<String>,
    /// The page's categories, without their prefix.
    pub categories: Vec<String>,
}

/// The text of a page.
pub fn read(source: &str, wiki: &Wiki<'_>) -> Text {
    let found = scan::page(source, wiki);
    let mut body = blocks::assemble(&found.text);
    let facts: Vec<String> =
        found.facts.iter().map(|fact| blocks::line(fact)).filter(|fact| !fact.is_empty()).collect();
    if !facts.is_empty() {
        if !body.is_empty() {
            body.push_str("\n\n");
        }
        body.push_str(&facts.join("\n"));
    }
    let lines = |texts: Vec<String>| -> Vec<String> {
        texts.iter().map(|text| blocks::line(text)).filter(|text| !text.is_empty()).collect()
    };
    Text { body, captions: lines(found.captions), categories: lines(found.categories) }
}

/// The title that a page only points to: `#REDIRECT [[Title]]`, in whatever language the word is.
pub fn redirect(source: &str) -> Option<&str> {
    let rest = source.trim_start().strip_prefix('#')?;
    let (word, rest) = rest.split_once("[[")?;
    let word = word.trim().trim_end_matches(':').trim_end();
    // One word, and a link that is all there is on its line but for what may follow it.
    if word.is_empty() || word.chars().count() > 24 || !word.chars().all(|c| c.is_alphabetic() || !c.is_ascii()) {
        return None;
    }
    let is_word = word.chars().next().is_some_and(char::is_alphabetic);
    let is_loud = word.to_uppercase() == word || word.eq_ignore_ascii_case("redirect");
    let (target, _) = rest.split_once("]]").filter(|_| is_word && is_loud)?;
    let target = target.split(['|', '#']).next()?.trim();
    (!target.is_empty() && !target.contains('\n')).then_some(target)
}

#[cfg(test)]
mod tests;
