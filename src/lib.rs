//! Full-text search over **article dumps**: folders of scraped news text, saved pages, JSON lines.
//!
//! A dump is not a document: one file may hold thousands of articles, and each is found for itself. The folders of
//! this library are the stages that an article goes through.
//!
//! ```text
//! index:  dump::walk → dump::open → format::detect → Format::frame → Format::parse → refine → store
//! query:  query::parse → query::plan → search (rank, passages) → render
//! ```
//!
//! Reading order for a newcomer:
//!
//! 1. [`article`]: [`Draft`](article::Draft) is what a format yields, [`Article`](article::Article) what is indexed.
//! 2. [`dump`]: folders to byte streams. Knows nothing of articles.
//! 3. [`format`](mod@format): bytes to drafts, one file or folder a format, one row each in [`format::FORMATS`].
//! 4. [`refine`]: drafts to articles; pure. Dates are read by [`date`].
//! 5. [`store`]: the index on disk, the only module that writes it, and its commit protocol.
//! 6. [`ingest`]: one indexing run: what is to be done, on which threads, within which memory.
//! 7. [`query`]: text to meaning. [`query::plan`] turns meaning into the engine's query.
//! 8. [`search`]: meaning to hits, with the passages that prove them.
//! 9. [`render`]: hits to bytes.
//!
//! The command line is no part of the library: it lives in the binary, so nothing here can print or exit. Errors that
//! end what was asked for are [`error::Error`]; what goes wrong inside a dump is counted and reported instead.

pub mod agency;
pub mod article;
pub mod date;
pub mod dump;
pub mod error;
pub mod format;
pub mod ingest;
pub mod query;
pub mod refine;
pub mod render;
pub mod search;
pub mod store;
