//! Collections in SGML and the like, as evaluations of retrieval are made of: many documents a file.
//!
//! - `trec`: `<DOC>` after `<DOC>`, by the fields that newspapers and agencies were delivered with; `web` where the document is
//!   a page with the header it was fetched with;
//! - `reuters`: Reuters-21578;
//! - `smart`: fields of one letter, `.I`, `.T`, `.W`;
//! - `reflow`: paragraphs of text that was wrapped to a width.
//!
//! Nothing in a document is trusted to be markup but the tags that are looked for: pages are broken, texts hold lone signs.

mod reflow;
mod reuters;
mod smart;
mod trec;
mod web;

pub(super) use reflow::reflow;
pub use reuters::Reuters;
pub use smart::Smart;
pub use trec::Trec;

#[cfg(test)]
mod tests;
