//! XML that holds no articles as far as is known: drawings, schemas, settings, lists of addresses. Left out as a whole, with
//! its root's name.

use super::root::Root;
use crate::article::{Draft, Span};
use crate::dump::chunk::Chunk;
use crate::dump::source::Source;
use crate::format::{Broken, Confidence, Emit, Format, Settings, Skip};

/// Roots that are known, and what they are.
const KNOWN: &[(&str, &str, &str)] = &[
    ("urlset", "sitemap", "a sitemap: addresses of pages, not their text"),
    ("sitemapindex", "sitemap", "an index of sitemaps: addresses, no text"),
    ("opml", "opml", "OPML: a list of feeds, not their items"),
    ("svg", "no_articles", "a drawing (SVG)"),
    ("schema", "no_articles", "a schema"),
    ("plist", "no_articles", "a property list"),
    ("stylesheet", "no_articles", "a stylesheet (XSLT)"),
    ("transform", "no_articles", "a stylesheet (XSLT)"),
    ("kml", "no_articles", "places on a map (KML)"),
    ("gpx", "no_articles", "places on a map (GPX)"),
];

/// XML that is no dump of articles.
pub struct OtherXml;

impl Format for OtherXml {
    fn name(&self) -> &'static str {
        "xml"
    }

    fn summary(&self) -> &'static str {
        "other XML (sitemaps, OPML, drawings, schemas …): left out, with its root's name"
    }

    fn recognised_by(&self) -> &'static str {
        "an XML declaration before a root of no other format, or a name that ends in .xml"
    }

    fn sniff(&self, name: &str, head: &[u8]) -> Confidence {
        let Some((root, _)) = Root::of(head) else { return Confidence::No };
        let name = name.to_ascii_lowercase();
        let is_named = [".xml", ".opml", ".svg", ".xsd", ".xsl", ".xslt", ".plist", ".kml", ".gpx", ".rdf"]
            .iter()
            .any(|suffix| name.ends_with(suffix));
        let is_known = KNOWN.iter().any(|(known, ..)| root.is(known)) && root.attributes.contains("xmlns");
        if root.is_declared || is_named || is_known { Confidence::Likely } else { Confidence::No }
    }

    fn frame(&self, source: &mut Source, _: &Settings, emit: Emit<'_>) -> Result<(), Broken> {
        let (at, line) = (source.position(), source.first_line());
        let bytes = source.head().map_err(|error| Broken::reading(&error, at))?.to_vec();
        if bytes.is_empty() || emit(Chunk { bytes, at, line, encoding: encoding_rs::UTF_8 }).is_break() {
            return Ok(());
        }
        // Read through all the same, so that damage further on is told.
        let mut scratch = Vec::new();
        loop {
            scratch.clear();
            match source.take(&mut scratch, 1 << 20) {
                Ok(0) => return Ok(()),
                Ok(_) => {}
                Err(error) => return Err(Broken::reading(&error, source.position())),
            }
        }
    }

    fn parse(&self, chunk: &Chunk, _: &Settings, out: &mut Vec<Result<Draft, Skip>>) {
        let root = Root::of(&chunk.bytes).map(|(root, _)| root).unwrap_or_default();
        let known = KNOWN.iter().find(|(known, ..)| root.is(known));
        let (kind, message) = match known {
            Some((_, kind, message)) => (*kind, (*message).to_owned()),
            None => {
                ("no_articles", format!("XML with the root <{}>, which is no known form of articles", root.written))
            }
        };
        let span = Span { bytes: [chunk.at, chunk.at + chunk.bytes.len() as u64], lines: [chunk.line, chunk.line] };
        out.push(Err(Skip { kind, message, span }));
    }
}
