//! What a query means, free of any index or engine: the same tree is planned for tantivy today and can be
//! written as a request to a remote cluster.
//!
//! Every leaf keeps the span of the query text that it was read from (Unicode code points, end excluded), so
//! that notes and highlights can point at it.

use crate::date::TimeRange;

/// A stretch of the query text, in Unicode code points, end excluded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct QuerySpan {
    /// First code point.
    pub start: usize,
    /// The code point behind the last.
    pub end: usize,
}

/// A field that a query can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// `title:`
    Title,
    /// `body:`
    Body,
    /// `summary:`
    Summary,
    /// `caption:`
    Caption,
    /// `author:`
    Author,
    /// `site:`, subdomains included
    Site,
    /// `url:`
    Url,
    /// `lang:`
    Lang,
    /// `tag:`
    Tag,
    /// `section:`
    Section,
    /// `agency:`
    Agency,
    /// `dateline:`
    Dateline,
    /// `dump:`, a glob over `origin.dump`, also written `in:`
    Dump,
    /// `id:`
    Id,
    /// `kind:`
    Kind,
    /// `date:`
    Date,
    /// `updated:`
    Updated,
}

impl Field {
    /// Every field with the name used in queries.
    pub const ALL: [(&'static str, Field); 17] = [
        ("title", Field::Title),
        ("body", Field::Body),
        ("summary", Field::Summary),
        ("caption", Field::Caption),
        ("author", Field::Author),
        ("site", Field::Site),
        ("url", Field::Url),
        ("lang", Field::Lang),
        ("tag", Field::Tag),
        ("section", Field::Section),
        ("agency", Field::Agency),
        ("dateline", Field::Dateline),
        ("dump", Field::Dump),
        ("id", Field::Id),
        ("kind", Field::Kind),
        ("date", Field::Date),
        ("updated", Field::Updated),
    ];

    /// The field's name in queries.
    pub fn name(self) -> &'static str {
        Field::ALL.iter().find(|(_, field)| *field == self).map_or("", |(name, _)| name)
    }
}

/// Where a leaf looks: in one named field, or in the text fields together.
pub type Scope = Option<Field>;

/// A query. Leaves hold text as typed; analysis happens when it is planned.
#[derive(Clone, Debug, PartialEq)]
pub enum Query {
    /// Every article.
    All,
    /// One word as typed; the analyzer may make several tokens of it, which then stand side by side.
    Word {
        /// The word.
        text: String,
        /// Where to look.
        scope: Scope,
        /// Where it stands in the query.
        span: QuerySpan,
    },
    /// Words side by side, in order, unstemmed.
    Phrase {
        /// The phrase without its quotes.
        text: String,
        /// How many words may stand between.
        slop: u32,
        /// Where to look.
        scope: Scope,
        /// Where it stands in the query.
        span: QuerySpan,
    },
    /// Words that begin so.
    Prefix {
        /// The beginning, without its star.
        text: String,
        /// Where to look.
        scope: Scope,
        /// Where it stands in the query.
        span: QuerySpan,
    },
    /// Articles dated within.
    Dates {
        /// [`Field::Date`] or [`Field::Updated`].
        field: Field,
        /// The stretch of time.
        range: TimeRange,
        /// Where it stands in the query.
        span: QuerySpan,
    },
    /// Articles that have anything in the field.
    Exists {
        /// The field.
        field: Field,
        /// Where it stands in the query.
        span: QuerySpan,
    },
    /// Clauses typed side by side without an operator: how many must match is the planner's choice.
    Terms(Vec<Query>),
    /// All of them.
    And(Vec<Query>),
    /// Any of them.
    Or(Vec<Query>),
    /// None of it. Alone: everything else.
    Not(Box<Query>),
    /// The same with its score multiplied.
    Boost(Box<Query>, f32),
}

/// What sort of remark a [`Note`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// The text was mended: an unbalanced quote, a stray operator.
    Repaired,
    /// A field name is unknown; the text was searched as words.
    UnknownField,
    /// A date was not understood.
    BadDate,
    /// Nothing matched all words; fewer were asked for.
    Relaxed,
    /// A limit was reached: too many words begin so.
    Bounded,
    /// Something worth knowing about how the query was read.
    Info,
}

impl NoteKind {
    /// The kind's name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            NoteKind::Repaired => "repaired",
            NoteKind::UnknownField => "unknown_field",
            NoteKind::BadDate => "bad_date",
            NoteKind::Relaxed => "relaxed",
            NoteKind::Bounded => "bounded",
            NoteKind::Info => "info",
        }
    }
}

/// A remark to the person who typed the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What sort of remark.
    pub kind: NoteKind,
    /// The remark, one sentence, lower case, no full stop.
    pub text: String,
    /// What it is about, where that is one place in the query.
    pub span: Option<QuerySpan>,
}

/// What the parser made of a query. Parsing never fails.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    /// The meaning.
    pub query: Query,
    /// What was mended or guessed.
    pub notes: Vec<Note>,
}
