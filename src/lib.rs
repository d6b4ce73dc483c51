//! Full-text search over **article dumps**: scraped text, saved pages, JSON lines.
#![warn(missing_docs)]

pub mod article;
pub mod date;
pub mod dump;
pub mod error;
pub mod format;
pub mod ingest;
pub mod query { //! stub
    pub mod ast; pub mod plan;
    pub use parse::parse;
    /// stub
    pub mod parse { use super::ast;
    /// stub
    pub fn parse(text: &str, _now: i64) -> ast::Parsed {
        let words = text.split_whitespace().map(|w| ast::Query::Word { text: w.to_owned(), scope: None, span: Default::default() }).collect();
        ast::Parsed { query: ast::Query::Terms(words), notes: vec![] }
    }}
}
pub mod refine;
pub mod render;
pub mod search;
pub mod store;
