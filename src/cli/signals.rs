//! Ctrl-C and SIGTERM: the first asks for a clean end, the second ends at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use dumpsearch::error::{Error, ErrorKind};
use signal_hook::consts::{SIGINT, SIGTERM};

use super::exit::Exit;

/// Watches for signals until it is dropped.
pub struct Signals {
    /// Set by the first signal.
    pub stop: Arc<AtomicBool>,
    received: Arc<AtomicUsize>,
    watcher: signal_hook::iterator::Handle,
}

impl Signals {
    /// Begins to watch; `told` is called once, at the first signal, from another thread.
    ///
    /// # Errors
    /// Where the system does not let signals be handled.
    pub fn watch(told: impl FnOnce() + Send + 'static) -> Result<Self, Error> {
        let failed = |e: std::io::Error| Error::new(ErrorKind::Io, "signals cannot be handled").caused_by(e);
        let stop = Arc::new(AtomicBool::new(false));
        let received = Arc::new(AtomicUsize::new(0));
        for (signal, number) in [(SIGINT, 2), (SIGTERM, 15)] {
            // Order matters: at the first signal this finds `stop` unset; the next line sets it for the second.
            signal_hook::flag::register_conditional_shutdown(signal, 128 + signal, Arc::clone(&stop))
                .map_err(failed)?;
            signal_hook::flag::register(signal, Arc::clone(&stop)).map_err(failed)?;
            signal_hook::flag::register_usize(signal, Arc::clone(&received), number).map_err(failed)?;
        }
        let mut signals = signal_hook::iterator::Signals::new([SIGINT, SIGTERM]).map_err(failed)?;
        let watcher = signals.handle();
        std::thread::spawn(move || {
            if signals.forever().next().is_some() {
                told();
            }
        });
        Ok(Signals { stop, received, watcher })
    }

    /// The exit code of the signal that came, if one did.
    pub fn exit(&self) -> Option<Exit> {
        match self.received.load(Ordering::Relaxed) {
            0 => None,
            15 => Some(Exit::Terminated),
            _ => Some(Exit::Interrupted),
        }
    }
}

impl Drop for Signals {
    fn drop(&mut self) {
        self.watcher.close();
    }
}
