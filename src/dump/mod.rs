//! Folders to byte streams. Knows nothing of articles.
//!
//! [`walk`] lists the dumps below a root, [`label`] names them, [`open`] gives the decompressed bytes of one
//! as a [`source::Source`], which cuts into [`chunk::Chunk`]s. How bytes are packed is known in [`packing`], what may
//! come of them is bounded in [`limits`], and an [`archive`] gives its members as sources of their own. Encodings are
//! told in [`charset`].

pub mod archive;
pub mod bzip2;
pub mod charset;
pub mod chunk;
pub mod fault;
pub mod label;
pub mod limits;
pub mod lines;
pub mod open;
pub mod packing;
pub mod source;
pub mod spool;
pub mod walk;
