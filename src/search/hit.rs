//! What a search gives back: hits with their passages, ready for any renderer.

use crate::article::Article;
use crate::query::ast::Note;

/// A stretch of text in Unicode code points, end excluded.
pub type Mark = [usize; 2];

/// A passage of an article with the matches in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fragment {
    /// The passage; line breaks and runs of blanks are single blanks.
    pub text: String,
    /// The matches in `text`, in order, not overlapping.
    pub marks: Vec<Mark>,
    /// The field it was cut from: `body`, `summary`, `caption`.
    pub field: &'static str,
    /// Where it stands in the field.
    pub at: Mark,
    /// Where it stands in the dump: exact for plain text, else the record's first line.
    pub line: u64,
}

/// One article found.
#[derive(Clone, Debug)]
pub struct Hit {
    /// From 1, counted over all pages.
    pub rank: usize,
    /// The score it was ranked by.
    pub score: f32,
    /// The article, whole.
    pub article: Article,
    /// The matches in its title.
    pub title_marks: Vec<Mark>,
    /// The best passages.
    pub fragments: Vec<Fragment>,
}

/// The answer to one query.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The query as typed.
    pub query: String,
    /// What was mended, guessed or relaxed.
    pub notes: Vec<Note>,
    /// How many articles match.
    pub total: usize,
    /// Whether `total` is exact, or only a lower bound.
    pub total_is_exact: bool,
    /// Time spent, in milliseconds.
    pub took_ms: f64,
    /// The hits of the page asked for.
    pub hits: Vec<Hit>,
}
