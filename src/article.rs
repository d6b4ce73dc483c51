//! The types that every stage shares: what a format yields ([`Draft`]) and what is indexed ([`Article`]).
//!
//! Plain data, no behaviour beyond serialisation. The JSON form of an [`Article`] is the contract of
//! `search parse`, `export` and `show --json`: every member is always present, unknown ones null or `[]`.

use serde::{Deserialize, Serialize};

/// Where a record stands in its dump: byte and line spans in the decompressed file, before decoding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// First byte, and the byte behind the last.
    pub bytes: [u64; 2],
    /// First and last line, counted from 1, both included.
    pub lines: [u64; 2],
}

/// What sort of page or record an article came from. Only articles are searched by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A text with a story of its own.
    #[default]
    Article,
    /// A page that lists articles: a front page, a section, search results.
    Listing,
    /// Another name of an article.
    Redirect,
    /// An error, consent or paywall page.
    Error,
}

impl Kind {
    /// The kind's name, as in JSON and in `kind:` queries.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Article => "article",
            Kind::Listing => "listing",
            Kind::Redirect => "redirect",
            Kind::Error => "error",
        }
    }
}

/// How exact a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// Only the year is known: `2025`.
    Year,
    /// Year and month: `2025-07`.
    Month,
    /// A calendar day: `2025-07-12`.
    Day,
    /// Day and time to the minute.
    Minute,
    /// Day and time to the second.
    Second,
}

/// How a date became known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum How {
    /// Written in the article's text.
    Stated,
    /// Counted back from a known crawl time ("4 sec ago").
    Relative,
    /// Part of the article's URL.
    Url,
    /// A member, field or tag that holds a date.
    Metadata,
}

/// A date with what proves it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dated {
    /// ISO 8601, cut at its precision; time and offset as stated, not converted.
    pub value: String,
    /// How exact `value` is.
    pub precision: Precision,
    /// The text that it was read from.
    pub evidence: String,
    /// How it became known.
    pub how: How,
}

/// The order in which a writer puts day and month in `05/07/2025`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOrder {
    /// The 5th of July.
    DayFirst,
    /// The 7th of May.
    MonthFirst,
}

/// A date as a format found it, not yet understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The text, such as `Updated 12 July 2025` or `2025-07-12T08:00:00Z`.
    pub text: String,
    /// Where it stood.
    pub how: How,
}

impl Stamp {
    /// A stamp read from the article's own text.
    pub fn stated(text: impl Into<String>) -> Self {
        Stamp { text: text.into(), how: How::Stated }
    }

    /// A stamp read from a field that holds a date.
    pub fn metadata(text: impl Into<String>) -> Self {
        Stamp { text: text.into(), how: How::Metadata }
    }
}

/// The text of a draft in the markup of its format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// Paragraphs apart by an empty line; lines within a list or table by one break.
    Plain(String),
    /// A whole page or a fragment of HTML, with the URL's host not yet known.
    Html(String),
}

impl Default for Body {
    fn default() -> Self {
        Body::Plain(String::new())
    }
}

/// One record as a format yields it: told apart, not yet refined.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// What sort of record it is.
    pub kind: Kind,
    /// The dump's own identifier (`id`, `docno`, page id …) as it stands.
    pub external_id: Option<String>,
    /// The headline; a page's is found by `refine`.
    pub title: Option<String>,
    /// The text.
    pub body: Body,
    /// Whether a body of HTML is the article's text from its first word to its last, as a book's chapter is: nothing in it
    /// is a page's frame.
    pub is_prose: bool,
    /// For plain bodies: for each line of the body that is not empty, its line in the dump. May be empty.
    pub body_lines: Vec<u64>,
    /// Bullets or a standfirst above the text.
    pub summary: Vec<String>,
    /// Captions of pictures.
    pub caption: Vec<String>,
    /// Names of the authors, one an entry; a joined byline is taken apart by `refine`.
    pub authors: Vec<String>,
    /// The site's or paper's name.
    pub site: Option<String>,
    /// The article's address.
    pub url: Option<String>,
    /// The place in a dateline, upper case as written: `SEOUL`.
    pub dateline: Option<String>,
    /// The wire agency: `AFP`.
    pub agency: Option<String>,
    /// The section of the paper or site.
    pub section: Option<String>,
    /// Keywords and categories.
    pub tags: Vec<String>,
    /// A declared language, in any common form: `en`, `en-US`, `English`.
    pub language: Option<String>,
    /// When it was published.
    pub published: Option<Stamp>,
    /// When it was last changed.
    pub updated: Option<Stamp>,
    /// The order of day and month that the dump's other dates prove.
    pub day_order: Option<DayOrder>,
    /// When the record was fetched, in seconds since 1970 UTC, where the dump says so of each.
    pub crawled: Option<i64>,
    /// Furniture lines that were taken out of the text.
    pub furniture: Vec<String>,
    /// Where the record stands.
    pub span: Span,
}

/// Where an article came from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// `label/relative/path`, bytes that are no UTF-8 as %XX.
    pub dump: String,
    /// The way into an archive, where there is one.
    pub member: Option<String>,
    /// Which record of the dump it is, from 0.
    pub ordinal: u64,
    /// Byte span of the record in the decompressed file.
    pub bytes: [u64; 2],
    /// Line span of the record, from 1, both ends in.
    pub lines: [u64; 2],
}

/// One article as it is indexed, stored and printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// 128 bits in lower-case base32 (26 characters), stable across runs.
    pub id: String,
    /// The dump's own identifier as it stands.
    pub external_id: Option<String>,
    /// What sort of record it is.
    pub kind: Kind,
    /// The headline, once.
    pub title: String,
    /// Paragraphs apart by an empty line.
    pub body: String,
    /// Bullets or a standfirst.
    pub summary: Vec<String>,
    /// Captions of pictures.
    pub caption: Vec<String>,
    /// Authors, one name an entry.
    pub authors: Vec<String>,
    /// The site's or paper's name, or the URL's host.
    pub site: Option<String>,
    /// The article's address.
    pub url: Option<String>,
    /// The place in the dateline.
    pub dateline: Option<String>,
    /// The wire agency.
    pub agency: Option<String>,
    /// The section.
    pub section: Option<String>,
    /// Keywords and categories.
    pub tags: Vec<String>,
    /// ISO 639-1 code, or 639-3 where there is none.
    pub language: Option<String>,
    /// The article's date.
    pub published: Option<Dated>,
    /// When it was changed, where both dates are stated.
    pub updated: Option<Dated>,
    /// Where it stands.
    pub origin: Origin,
    /// Lines taken out of the text.
    pub furniture: Vec<String>,
    /// Words in title, summary and body.
    pub words: u64,
    /// 128 bits over title and text, lower-case base32; the same for the same text anywhere.
    pub content_hash: String,
    /// For each line of the body that is not empty, its line in the dump, counted from the record's first line.
    /// Empty where the format has no lines of text (JSON, HTML).
    #[serde(skip)]
    pub body_lines: Vec<u32>,
    /// The content hash of the text before learned furniture left it: the id follows that one, so that learning changes
    /// no id. Empty where nothing left. Not stored.
    #[serde(skip)]
    pub original_hash: String,
}
