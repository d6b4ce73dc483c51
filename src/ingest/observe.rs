//! How a run tells whoever watches it what it is doing.

/// Watches a run. Every method may be called from any thread; the default does nothing.
pub trait Observer: Sync {
    /// The walk is done: so many dumps and bytes are to be read.
    fn planned(&self, _dumps: u64, _bytes: u64) {}
    /// A dump is being read.
    fn opened(&self, _dump: &str) {}
    /// So many more raw bytes were read and articles taken in.
    fn advanced(&self, _bytes: u64, _articles: u64) {}
    /// Something could not be read.
    fn problem(&self, _dump: &str, _message: &str) {}
    /// What came so far is now searchable and safe.
    fn committed(&self) {}
}

/// Nobody watches.
impl Observer for () {}
