//! Exports of a wiki (`pages-articles.xml`, `Special:Export`, full histories): `<mediawiki>` with `<page>` after `<page>`.
//!
//! - `frame`: finds where pages begin and end, without parsing; what the export says of its wiki rides at the front of
//!   every chunk, so that chunks can be parsed apart;
//! - `site`: the wiki: its name, address, language and namespaces;
//! - `page`: one page to a draft; of several revisions the newest counts.
//!
//! What stands in a page's text is [`super::wikitext`]'s. Refused here: pages outside the main namespace, redirects,
//! deleted texts and pages that are no wikitext. Each is a skip of its own kind, so that every page is accounted for.

mod frame;
mod page;
mod site;

use super::{Broken, Confidence, Emit, Format, Settings, Skip};
use crate::article::Draft;
use crate::dump::chunk::Chunk;
use crate::dump::source::Source;

/// An export of a wiki.
pub struct MediaWiki;

impl Format for MediaWiki {
    fn name(&self) -> &'static str {
        "mediawiki"
    }

    fn summary(&self) -> &'static str {
        "MediaWiki XML: the pages of a wiki, the newest revision of each"
    }

    fn recognised_by(&self) -> &'static str {
        "the root <mediawiki>, of any export version"
    }

    fn sniff(&self, _: &str, head: &[u8]) -> Confidence {
        if frame::is_export(head) { Confidence::Sure } else { Confidence::No }
    }

    fn frame(&self, source: &mut Source, _: &Settings, emit: Emit<'_>) -> Result<(), Broken> {
        frame::frame(source, emit)
    }

    fn parse(&self, chunk: &Chunk, _: &Settings, out: &mut Vec<Result<Draft, Skip>>) {
        page::parse(chunk, out);
    }
}

#[cfg(test)]
mod tests;
