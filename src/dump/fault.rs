//! What an error while reading says of a dump: cut short, damaged, refused, or the disk's own trouble.
//!
//! Readers and decoders speak in [`io::Error`]. What this program itself refuses, a bomb or an encrypted member, rides in
//! one as a [`Refusal`] and keeps its own short name, so that a report can tell it from damage.

use std::io;

/// Something that is not read on purpose, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Refusal {
    /// A short stable name: `too_deep`, `refused`, `encrypted`, `unsupported` …
    pub kind: &'static str,
    /// Why, for people.
    pub message: String,
}

impl Refusal {
    /// A refusal of that kind.
    pub fn new(kind: &'static str, message: impl Into<String>) -> Self {
        Refusal { kind, message: message.into() }
    }
}

impl From<Refusal> for io::Error {
    fn from(refusal: Refusal) -> Self {
        io::Error::new(io::ErrorKind::InvalidData, refusal)
    }
}

/// An error that says that the bytes are damaged.
pub(super) fn corrupt(message: impl Into<String>) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, message.into())
}

/// An error that says that bytes are missing.
pub(super) fn truncated(message: impl Into<String>) -> io::Error {
    io::Error::new(io::ErrorKind::UnexpectedEof, message.into())
}

/// The short stable name of `error`: a refusal's own, `truncated`, `corrupt`, or `otherwise` for what is not the
/// dump's fault.
pub fn kind(error: &io::Error, otherwise: &'static str) -> &'static str {
    if let Some(refusal) = error.get_ref().and_then(|inner| inner.downcast_ref::<Refusal>()) {
        return refusal.kind;
    }
    match error.kind() {
        io::ErrorKind::UnexpectedEof => "truncated",
        io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => "corrupt",
        _ => otherwise,
    }
}

/// The same error once more, for a reader that is asked again after it failed.
pub(super) fn again(error: &io::Error) -> io::Error {
    match error.get_ref().and_then(|inner| inner.downcast_ref::<Refusal>()) {
        Some(refusal) => refusal.clone().into(),
        None => io::Error::new(error.kind(), error.to_string()),
    }
}
