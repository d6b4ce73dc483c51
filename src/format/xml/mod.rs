//! What the formats in XML and SGML share: reading markup as it is found, not as it should be.
//!
//! - `scan`: bytes to tags, text and CDATA; nothing is ever an error;
//! - `records`: where the records of a stream begin and end, and chunks of whole ones, each with the stream's head;
//!   `parts` takes a chunk apart again;
//! - `tree`: one record as a tree of bounded depth and size; `space` knows which namespace a name is of;
//! - `text`: references, plain text with its paragraphs, and the markup of a part as HTML;
//! - `root`: what a stream's first element is, for telling formats apart;
//! - `dateline`: a dateline that stands in a field of its own;
//! - `other`: XML that holds no articles, left out with its root's name.
//!
//! Refused: document types. No entity that one declares is ever expanded and nothing outside is fetched: a reference that
//! neither XML nor HTML knows stays as it is written.

pub(super) mod dateline;
mod other;
pub(super) mod parts;
pub(super) mod records;
pub(super) mod root;
pub(super) mod scan;
pub(super) mod space;
pub(super) mod text;
pub(super) mod tree;

pub use other::OtherXml;

#[cfg(test)]
pub(in crate::format) mod tests;
