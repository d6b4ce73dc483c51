//! Running the indexer from the command line: progress on a terminal, signals that end it cleanly.
//!
//! Shared by `index`, by `query --dumps` and `--refresh`, and by `parse`.

use std::sync::Arc;

use dumpsearch::error::{ErrorKind, Result};
use dumpsearch::ingest::{self, Observer, Report, Request};

use super::exit::Exit;
use super::progress::Progress;
use super::signals::Signals;
use super::summary;
use super::ui::Ui;

/// Runs the indexer. Gives its report, and the exit code where a signal ended it.
///
/// # Errors
/// Those of [`ingest::run`].
pub fn up_to_date(request: Request, ui: &Ui) -> Result<(Report, Option<Exit>)> {
    let message = "stopping after a commit; run `search index` again to go on";
    watched(request, Progress::new(ui.has_progress, ui), message, ingest::run)
}

/// Calls `work` with a progress bar, and with the request's `stop` set at the first signal.
///
/// # Errors
/// Those of `work`.
pub fn watched<T>(
    mut request: Request,
    progress: Progress,
    message: &'static str,
    work: impl FnOnce(&Request, &dyn Observer) -> Result<T>,
) -> Result<(T, Option<Exit>)> {
    let tell = progress.teller();
    let signals = Signals::watch(move || tell(message))?;
    request.stop = Arc::clone(&signals.stop);
    let outcome = work(&request, &progress);
    progress.clear();
    Ok((outcome?, signals.exit()))
}

/// As [`up_to_date`] for the sake of a query: what failed is told, and a lock held by another run is only a
/// warning, as what that run has committed can be searched. Gives the exit code where a signal ended it.
///
/// # Errors
/// Those of [`ingest::run`], except for a held lock.
pub fn before_query(request: Request, ui: &Ui) -> Result<Option<Exit>> {
    match up_to_date(request, ui) {
        Ok((report, stopped)) => {
            summary::tell_changes(&report, ui);
            Ok(stopped)
        }
        Err(error) if error.kind == ErrorKind::Busy => {
            ui.warning(&format!("{error}; searching what it has committed"));
            Ok(None)
        }
        Err(error) => Err(error),
    }
}
