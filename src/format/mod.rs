//! Dump formats: bytes to [`Draft`]s. One file (or folder) a format, one row in [`FORMATS`].
//!
//! A format works in two halves. [`Format::frame`] runs in order on one thread: it reads the stream and cuts
//! it into [`Chunk`]s of whole records, doing as little as possible. [`Format::parse`] runs on many threads at
//! once and turns a chunk into drafts. So one huge file keeps every core busy. Formats neither touch files
//! nor refine: no dates, no languages, no clean-up beyond their own markup.

use std::io;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use crate::article::{Draft, Span};
use crate::dump::chunk::Chunk;
use crate::dump::fault;
use crate::dump::source::Source;

/// How sure a format is that a stream is its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// It is not.
    No,
    /// It can be read so, as anything can be read as text.
    Fallback,
    /// The content has the right shape.
    Likely,
    /// The content bears the format's own mark.
    Sure,
}

/// One record that was left out, and why. Counted by `kind`; the first few of a dump are kept with their place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skip {
    /// A short stable name: `bad_json`, `no_text`, `too_large`, `panic` …
    pub kind: &'static str,
    /// What was wrong.
    pub message: String,
    /// Where.
    pub span: Span,
}

/// Why the rest of a dump could not be read. What was framed before it stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// A short stable name: `truncated`, `corrupt`, `io`, `too_large` …
    pub kind: &'static str,
    /// What was wrong.
    pub message: String,
    /// Offset in the decompressed stream.
    pub at: u64,
}

impl Broken {
    /// What an error while reading means for a dump: cut short, damaged, or not readable at all.
    pub fn reading(error: &io::Error, at: u64) -> Self {
        Broken { kind: fault::kind(error, "io"), message: error.to_string(), at }
    }
}

/// Where chunks go. Breaks when the run is being stopped: the format then returns `Ok(())` at once.
pub type Emit<'a> = &'a mut dyn FnMut(Chunk) -> ControlFlow<()>;

/// One dump format.
pub trait Format: Sync {
    /// Its name in `--input-format`, reports and the manifest.
    fn name(&self) -> &'static str;

    /// What it reads, in one line, for `search formats`.
    fn summary(&self) -> &'static str;

    /// How it is recognised, in one line, for `search formats`.
    fn recognised_by(&self) -> &'static str;

    /// Goes up by one when the same bytes give other articles, so that dumps of the format are parsed again.
    fn version(&self) -> u32 {
        1
    }

    /// Whether framing can start again at any chunk's end, so that a grown file continues where it ended.
    fn resumable(&self) -> bool {
        false
    }

    /// How sure it is of a stream named `name` (compression suffix removed) that begins with `head`
    /// (up to [`crate::dump::source::HEAD_BYTES`], raw).
    fn sniff(&self, name: &str, head: &[u8]) -> Confidence;

    /// Cuts the stream into chunks of whole records, in order.
    fn frame(&self, source: &mut Source, settings: &Settings, emit: Emit<'_>) -> Result<(), Broken>;

    /// Turns a chunk into drafts and skips, in order, with spans in the whole dump.
    fn parse(&self, chunk: &Chunk, settings: &Settings, out: &mut Vec<Result<Draft, Skip>>);
}

/// What the user's configuration says about parsing.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Member paths for odd JSON dumps.
    pub json: json::Mapping,
    /// What the user says of single sources.
    pub sources: rules::SourceRules,
    /// What of it holds for the dump at hand.
    pub rule: Option<Arc<rules::SourceRule>>,
}

impl Settings {
    /// The settings for the dump called `name`, which lies at `path`.
    pub fn for_dump(&self, name: &str, path: &Path) -> Settings {
        Settings { rule: self.sources.of(name, path).cloned(), ..self.clone() }
    }

    /// The number of the rule that holds for the dump at hand; 0 for none.
    pub fn fingerprint(&self) -> u64 {
        self.rule.as_ref().map_or(0, |rule| rule.fingerprint())
    }
}

mod boundary;
pub mod chapter;
pub mod csv;
pub mod feed;
pub mod html;
pub mod json;
pub mod light;
pub mod magic;
pub mod mail;
pub mod mediawiki;
pub mod mhtml;
mod mime;
pub mod newsml;
mod notice;
#[cfg(feature = "parquet")]
pub mod parquet;
pub mod rtf;
pub mod rules;
pub mod scholarly;
pub mod sgml;
pub mod text;
pub mod warc;
mod whole;
pub mod wikiextractor;
pub mod wikitext;
pub mod wire;
pub mod xml;

/// The formats in order of preference among equals.
pub static FORMATS: &[&dyn Format] = &[
    &json::JSON_LINES,
    &json::JSON,
    &mediawiki::MediaWiki,
    &warc::WARC,
    &warc::ARC,
    &wikiextractor::WikiExtractor,
    &mail::MBOX,
    &mail::MESSAGE,
    &csv::CSV,
    &csv::TSV,
    &rtf::Rtf,
    &light::MARKDOWN,
    &light::RST,
    &light::ASCIIDOC,
    &light::ORG,
    &feed::Feed,
    &newsml::NewsMl,
    &sgml::Trec,
    &sgml::Reuters,
    &sgml::Smart,
    &wire::Wire,
    &scholarly::JATS,
    &scholarly::TEI,
    &scholarly::DOCBOOK,
    #[cfg(feature = "parquet")]
    &parquet::Parquet,
    &mhtml::Mhtml,
    &html::Html,
    &xml::OtherXml,
    &text::Text,
];

/// The format that is surest of the stream, or none where it looks like nothing readable.
pub fn detect(name: &str, head: &[u8]) -> Option<&'static dyn Format> {
    let mut best: Option<(&'static dyn Format, Confidence)> = None;
    for format in FORMATS {
        let confidence = format.sniff(name, head);
        if confidence > best.map_or(Confidence::No, |(_, most)| most) {
            best = Some((*format, confidence));
        }
    }
    // What is merely printable may still be no text.
    best.filter(|(_, confidence)| *confidence > Confidence::Fallback || !magic::is_no_text(head))
        .map(|(format, _)| format)
}

/// Formats that nothing is recognised as: an archive says which of its members are so.
static OF_MEMBERS: &[&dyn Format] = &[&chapter::Chapter];

/// The format of that name.
pub fn by_name(name: &str) -> Option<&'static dyn Format> {
    FORMATS.iter().chain(OF_MEMBERS).copied().find(|format| format.name() == name)
}
