//! How much a dump may grow when it is unpacked: the guard against decompression bombs.
//!
//! Two rules, both chosen so that no honest dump meets them. All layers of one file together may give
//! [`FREE_BYTES`] and [`MOST_GROWTH`] times the file: gzip alone cannot grow more, and what grows more under the denser
//! packings is one line repeated. And a layer whose content is packed itself may give [`MOST_DENSE_GROWTH`] times what
//! it read: packed bytes look random and hardly shrink when they are packed again, unless they unpack to next to nothing
//! but repetition. The second rule ends a bomb of bombs before its first megabyte.

use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use super::fault::Refusal;
use super::open::RawHash;
use super::source::{Reader, Source};

/// Packings and archives inside one another, counted together: `a.jsonl.gz` in a zip in a `.tar.gz` makes four.
pub const MOST_LAYERS: usize = 8;
/// What a file of any size may unpack to.
pub const FREE_BYTES: u64 = 256 << 20;
/// What it may unpack to beyond that, as a multiple of its size. Deflate ends at 1032.
pub const MOST_GROWTH: u64 = 1100;
/// How much a layer may grow whose content is packed once more.
const MOST_DENSE_GROWTH: u64 = 20;
/// From here on that is looked at: headers alone are not dense.
const DENSE_FROM: u64 = 16 * 1024;
const BUFFER_BYTES: usize = 64 * 1024;

/// What one file may still unpack to; shared by all layers and members in it.
#[derive(Clone)]
pub struct Allowance(Arc<Shared>);

struct Shared {
    raw: RawHash,
    size: u64,
    produced: AtomicU64,
}

impl Allowance {
    /// For a file of `size` bytes, or of as many as `raw` has seen where that is more: standard input has no size.
    pub fn new(raw: RawHash, size: u64) -> Self {
        Allowance(Arc::new(Shared { raw, size, produced: AtomicU64::new(0) }))
    }

    fn spend(&self, bytes: u64) -> Result<(), Refusal> {
        let produced = self.0.produced.fetch_add(bytes, Ordering::Relaxed).saturating_add(bytes);
        if produced <= FREE_BYTES {
            return Ok(());
        }
        let size = self.0.size.max(self.0.raw.position());
        if produced - FREE_BYTES <= size.saturating_mul(MOST_GROWTH) {
            return Ok(());
        }
        Err(Refusal::new(
            "refused",
            format!("it unpacks to more than {MOST_GROWTH} times its size, as only a decompression bomb does"),
        ))
    }
}

/// What one layer has read and given.
#[derive(Default)]
pub struct Layer {
    consumed: AtomicU64,
    produced: AtomicU64,
    is_dense: AtomicBool,
}

impl Layer {
    /// Its content is packed itself, so it cannot shrink much.
    ///
    /// # Errors
    /// A refusal where it did already: even a beginning of a bomb's inner layer unpacks to a thousand times its size.
    pub fn holds_packed(&self) -> Result<(), Refusal> {
        self.is_dense.store(true, Ordering::Relaxed);
        self.check()
    }

    fn check(&self) -> Result<(), Refusal> {
        let produced = self.produced.load(Ordering::Relaxed);
        if !self.is_dense.load(Ordering::Relaxed) || produced < DENSE_FROM {
            return Ok(());
        }
        if produced <= self.consumed.load(Ordering::Relaxed).saturating_mul(MOST_DENSE_GROWTH) {
            return Ok(());
        }
        Err(Refusal::new(
            "refused",
            format!(
                "packed bytes in it shrink more than {MOST_DENSE_GROWTH} times when packed again, as only those of a \
                 decompression bomb do"
            ),
        ))
    }
}

/// The packed bytes of a layer, counted as its decoder takes them.
pub struct Input {
    bytes: BufReader<Reader<Source>>,
    layer: Arc<Layer>,
}

impl Input {
    /// Counts what is taken of `source` for `layer`.
    pub fn new(source: Source, layer: Arc<Layer>) -> Self {
        Input { bytes: BufReader::with_capacity(BUFFER_BYTES, Reader(source)), layer }
    }

    fn count(&self, bytes: usize) {
        self.layer.consumed.fetch_add(bytes as u64, Ordering::Relaxed);
    }
}

impl Read for Input {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.bytes.read(buffer)?;
        self.count(n);
        Ok(n)
    }
}

impl BufRead for Input {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.bytes.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.count(amount);
        self.bytes.consume(amount);
    }
}

/// The unpacked bytes of a layer, held to the rules.
pub struct Guarded<R> {
    inner: R,
    layer: Arc<Layer>,
    allowance: Allowance,
}

impl<R: Read> Guarded<R> {
    /// Holds what `inner` gives to the rules of `layer` and `allowance`.
    pub fn new(inner: R, layer: Arc<Layer>, allowance: Allowance) -> Self {
        Guarded { inner, layer, allowance }
    }
}

impl<R: Read> Read for Guarded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.layer.check()?;
        let n = self.inner.read(buffer)?;
        self.layer.produced.fetch_add(n as u64, Ordering::Relaxed);
        self.allowance.spend(n as u64)?;
        Ok(n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_may_grow_a_thousandfold_but_not_without_end() {
        let allowance = Allowance::new(RawHash::default(), 1 << 20);
        assert!(allowance.spend(FREE_BYTES).is_ok());
        assert!(allowance.spend(MOST_GROWTH << 20).is_ok());
        assert_eq!(allowance.spend(1).unwrap_err().kind, "refused");
    }

    #[test]
    fn a_layer_of_packed_bytes_must_be_dense() {
        let layer = Layer::default();
        layer.consumed.store(1000, Ordering::Relaxed);
        layer.produced.store(DENSE_FROM + 20_000, Ordering::Relaxed);
        assert!(layer.check().is_ok(), "its content is not packed, as far as is known");
        assert!(layer.holds_packed().is_err());
        layer.consumed.store(10_000, Ordering::Relaxed);
        assert!(layer.check().is_ok());
    }
}
