//! Folders to byte streams. Knows nothing of articles.
//!
//! [`walk`] lists the dumps below a root, [`label`] names them, [`open`] gives the decompressed bytes of one
//! as a [`source::Source`], which cuts into [`chunk::Chunk`]s. Encodings are told in [`charset`].

pub mod charset;
pub mod chunk;
pub mod label;
pub mod lines;
pub mod open;
pub mod source;
pub mod walk;
