//! Text in light markup: Markdown, reStructuredText, AsciiDoc, Org.
//!
//! Such a file is text that somebody can read as it is, and is divided and taken apart as such by [`super::text`], which knows
//! front matter and fields. Here the marks come off what that finds: emphasis, links, directives, comments. Told by names
//! alone, since nothing in the text is proof; what is called otherwise is read as plain text, marks and all.
//!
//! - `inline`: marks within a line; `lines`: lines that are marks; `header`: headers that are no labels.

mod header;
mod inline;
mod lines;

use crate::article::{Body, Draft};
use crate::dump::chunk::Chunk;
use crate::dump::source::Source;

use super::text::Text;
use super::{Broken, Confidence, Emit, Format, Settings, Skip};

/// A dialect of light markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dialect {
    Markdown,
    Restructured,
    Asciidoc,
    Org,
}

/// Markdown.
pub static MARKDOWN: Light = Light(Dialect::Markdown);
/// reStructuredText.
pub static RST: Light = Light(Dialect::Restructured);
/// AsciiDoc.
pub static ASCIIDOC: Light = Light(Dialect::Asciidoc);
/// Org.
pub static ORG: Light = Light(Dialect::Org);

/// The formats `markdown`, `rst`, `asciidoc` and `org`.
pub struct Light(Dialect);

impl Dialect {
    /// How names of such files end.
    fn suffixes(self) -> &'static [&'static str] {
        match self {
            Dialect::Markdown => &[".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdx", ".qmd", ".rmd"],
            Dialect::Restructured => &[".rst", ".rest"],
            Dialect::Asciidoc => &[".adoc", ".asciidoc"],
            Dialect::Org => &[".org"],
        }
    }
}

impl Format for Light {
    fn name(&self) -> &'static str {
        match self.0 {
            Dialect::Markdown => "markdown",
            Dialect::Restructured => "rst",
            Dialect::Asciidoc => "asciidoc",
            Dialect::Org => "org",
        }
    }

    fn summary(&self) -> &'static str {
        match self.0 {
            Dialect::Markdown => "Markdown, with front matter in YAML or TOML or without",
            Dialect::Restructured => "reStructuredText",
            Dialect::Asciidoc => "AsciiDoc",
            Dialect::Org => "Org",
        }
    }

    fn recognised_by(&self) -> &'static str {
        match self.0 {
            Dialect::Markdown => "text called .md, .markdown, .mdown, .mkd, .mdx, .qmd or .rmd",
            Dialect::Restructured => "text called .rst or .rest",
            Dialect::Asciidoc => "text called .adoc or .asciidoc",
            Dialect::Org => "text called .org, with lines that begin with #+",
        }
    }

    fn version(&self) -> u32 {
        Text.version()
    }

    fn sniff(&self, name: &str, head: &[u8]) -> Confidence {
        let name = name.to_ascii_lowercase();
        let is_named = self.0.suffixes().iter().any(|suffix| name.ends_with(suffix));
        // Names of sites end so as well, and texts are called by them.
        let is_plain =
            self.0 == Dialect::Org && !head.starts_with(b"#+") && memchr::memmem::find(head, b"\n#+").is_none();
        // A page or a mailbox under such a name is surer of itself.
        if is_named && !is_plain && Text.sniff(&name, head) != Confidence::No {
            Confidence::Likely
        } else {
            Confidence::No
        }
    }

    fn frame(&self, source: &mut Source, settings: &Settings, emit: Emit<'_>) -> Result<(), Broken> {
        Text.frame(source, settings, emit)
    }

    fn parse(&self, chunk: &Chunk, settings: &Settings, out: &mut Vec<Result<Draft, Skip>>) {
        let from = out.len();
        Text.parse(chunk, settings, out);
        let header = header::read(self.0, chunk);
        let mut drafts = out.iter_mut().skip(from).filter_map(|record| record.as_mut().ok());
        if let Some(first) = drafts.next() {
            header.set(first);
            clean(self.0, first);
        }
        drafts.for_each(|draft| clean(self.0, draft));
    }
}

/// Takes the marks off a draft.
fn clean(dialect: Dialect, draft: &mut Draft) {
    let inline = |text: &str| inline::plain(dialect, text);
    draft.title = draft.title.take().map(|title| inline(lines::heading(dialect, &title)));
    draft.summary.iter_mut().chain(&mut draft.caption).for_each(|text| *text = inline(text));
    // "[harbour, town]" as front matter has it.
    draft.section = draft.section.take().map(|section| inline(section.trim_matches(['[', ']', '"', '\''])));
    if let Body::Plain(body) = &mut draft.body {
        let (text, numbers, captions) = lines::clean(dialect, body, &draft.body_lines);
        *body = text;
        draft.body_lines = numbers;
        draft.caption.extend(captions);
    }
}

#[cfg(test)]
mod tests;
