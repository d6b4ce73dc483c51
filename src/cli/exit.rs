//! Exit codes: what scripts and cron jobs learn from a run.

use std::process::ExitCode;

use dumpsearch::error::ErrorKind;

/// How the program ends. `query`, `show` and `open` follow grep: 0 found, 1 nothing found, 2 error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done; for a query: something was found.
    Success = 0,
    /// A query found nothing, or some dumps could not be read.
    Partly = 1,
    /// The request was wrong; for a query: any error.
    Usage = 2,
    /// The index cannot be used.
    Index = 3,
    /// The disk or the system refused.
    Io = 4,
    /// A fault of the program itself (`EX_SOFTWARE`).
    Internal = 70,
    /// Another run holds the lock (`EX_TEMPFAIL`: try again later).
    Busy = 75,
    /// Stopped by SIGINT after a clean commit.
    Interrupted = 130,
    /// Stopped by SIGTERM after a clean commit.
    Terminated = 143,
}

impl Exit {
    /// grep's codes.
    pub fn found(anything: bool) -> Self {
        if anything { Exit::Success } else { Exit::Partly }
    }
}

impl From<ErrorKind> for Exit {
    fn from(kind: ErrorKind) -> Self {
        match kind {
            ErrorKind::Usage => Exit::Usage,
            ErrorKind::Dump => Exit::Partly,
            ErrorKind::Index => Exit::Index,
            ErrorKind::Busy => Exit::Busy,
            ErrorKind::Io => Exit::Io,
            ErrorKind::Internal => Exit::Internal,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit as u8)
    }
}
