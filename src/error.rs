//! The one error type of the library.
//!
//! An [`Error`] stops what was asked for: an index that cannot be opened, a full disk, a lock held by
//! another run. What goes wrong inside a dump is a [`crate::format::Skip`] or a [`crate::format::Broken`] instead: it is counted and
//! reported, and never stops a run. What to do about an error is said by the command line, not here.

use std::io;
use std::path::{Path, PathBuf};

/// What kind of trouble an [`Error`] is; the command line maps each to an exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// The request itself is wrong: a bad pattern, a path that does not exist, contradicting options.
    Usage,
    /// A dump cannot be read at all.
    Dump,
    /// The index is missing, damaged, or of a version that this binary does not know.
    Index,
    /// Another run holds the index's writer lock.
    Busy,
    /// The disk or the operating system refused: no space, no permission, an I/O error.
    Io,
    /// A broken promise inside the program.
    Internal,
}

impl ErrorKind {
    /// The kind's name as it appears in JSON errors.
    pub fn name(self) -> &'static str {
        match self {
            ErrorKind::Usage => "usage",
            ErrorKind::Dump => "dump",
            ErrorKind::Index => "index",
            ErrorKind::Busy => "busy",
            ErrorKind::Io => "io",
            ErrorKind::Internal => "internal",
        }
    }
}

/// What went wrong, where, and of which kind. Messages are lower case without a final full stop.
#[derive(Debug, thiserror::Error)]
#[error("{}{message}", .path.as_ref().map(|p| format!("{}: ", p.display())).unwrap_or_default())]
pub struct Error {
    /// The kind, which decides the exit code.
    pub kind: ErrorKind,
    /// What happened.
    pub message: String,
    /// What the user can do about it, where that is known.
    pub hint: Option<String>,
    /// The file or folder it happened at.
    pub path: Option<PathBuf>,
    #[source]
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    /// An error of `kind` that says `message`.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Error { kind, message: message.into(), hint: None, path: None, source: None }
    }

    /// An I/O error at `path`.
    pub fn io(path: &Path, error: io::Error) -> Self {
        let message = match error.kind() {
            io::ErrorKind::StorageFull => "no space left on the disk".to_owned(),
            _ => error.to_string(),
        };
        Error { kind: ErrorKind::Io, message, hint: None, path: Some(path.to_owned()), source: Some(Box::new(error)) }
    }

    /// The same error with advice for the user.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same error, located at `path`.
    pub fn at(mut self, path: &Path) -> Self {
        self.path = Some(path.to_owned());
        self
    }

    /// The same error with the error that caused it.
    pub fn caused_by(mut self, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }
}

/// The library's result type.
pub type Result<T, E = Error> = std::result::Result<T, E>;
