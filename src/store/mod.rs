//! The index on disk: the only module that writes it.
//!
//! ```text
//! index/
//!   CURRENT            names the store in use; replaced atomically
//!   lock               held (flock) by the one run that writes
//!   store-0001/        a tantivy index; its meta.json is the only commit point
//!     manifest/        which dumps are in it: immutable files that a commit's payload names
//!     rules/           furniture learned of each source: an immutable file that a commit's payload names
//! ```
//!
//! [`layout`] knows the paths, [`lock`] the writer lock, [`schema`] and [`document`] what an article looks like
//! inside, [`analyze`] how text becomes terms, [`manifest`] what is indexed, [`rules`] what was learned, and
//! [`commit`] how they switch together. Reading is in [`reader`]. Nothing here parses dumps or understands queries.

pub mod analyze;
pub mod commit;
pub mod directory;
pub mod document;
pub mod layout;
pub mod lock;
pub mod manifest;
pub mod payload;
pub mod reader;
pub mod rules;
pub mod schema;

use crate::error::{Error, ErrorKind};

/// A tantivy error as one of ours.
pub fn engine_error(error: tantivy::TantivyError) -> Error {
    let kind = match &error {
        tantivy::TantivyError::IoError(_) | tantivy::TantivyError::OpenWriteError(_) => ErrorKind::Io,
        tantivy::TantivyError::LockFailure(..) => ErrorKind::Busy,
        _ => ErrorKind::Index,
    };
    Error::new(kind, error.to_string()).caused_by(error)
}
