//! From what a person types to what it means, without an index: the tree is [`ast`], the reading of text is
//! [`parse()`]. Only [`plan`] knows the engine.
//!
//! Parsing never fails. What looks like a slip is mended, what cannot be an operator is a word, and each such
//! guess is told in a note. The language itself is described in `docs/query.md`.

pub mod ast;
mod lex;
pub mod parse;
pub mod plan;

pub use self::parse::parse;
