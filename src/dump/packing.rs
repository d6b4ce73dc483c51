//! The ways in which bytes are packed: how each is told, and its decoder.
//!
//! Told by content; brotli, which has no mark, by name and by whether it can be decoded. Streams that stand one behind
//! the other are one: gzip members, zstd and lz4 frames, bzip2 and xz streams. Archives are no packing.

mod lz4;

use std::io::{self, Read};
use std::sync::Arc;

use flate2::bufread::MultiGzDecoder;

use super::bzip2::ParallelDecoder;
use super::fault::Refusal;
use super::limits::{Allowance, Guarded, Input, Layer};
use super::source::Source;

/// Frames of `zstd --long=31` need this much; it is the most that zstd knows.
const ZSTD_WINDOW_LOG: u32 = 31;
/// What an xz decoder may need: `xz -9` needs 65 MiB, and a dictionary of 256 MiB is beyond what any preset makes.
const XZ_MEMORY_KIB: u32 = 300 << 10;
/// A trial of brotli decodes this much.
const TRIAL_BYTES: usize = 4096;

/// How bytes are packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// gzip, one or many members.
    Gzip,
    /// zstd, one or many frames, skippable ones among them.
    Zstd,
    /// bzip2, one or many streams.
    Bzip2,
    /// xz, one or many streams.
    Xz,
    /// The format of `lzma` before xz.
    Lzma,
    /// lz4 frames, the old ones of the kernel included.
    Lz4,
    /// brotli, by name.
    Brotli,
}

impl Packing {
    /// Tells the packing of a stream called `name` from its first bytes; none where it is not packed.
    pub fn of(name: &str, head: &[u8]) -> Option<Self> {
        match head {
            [0x1f, 0x8b, 8, ..] => Some(Packing::Gzip),
            [0x28, 0xb5, 0x2f, 0xfd, ..] => Some(Packing::Zstd),
            // A skippable frame may stand first, of either.
            [0x50..=0x5f, 0x2a, 0x4d, 0x18, rest @ ..] => Some(behind_skippable(rest)),
            [0x04, 0x22, 0x4d, 0x18, ..] | [0x02, 0x21, 0x4c, 0x18, ..] => Some(Packing::Lz4),
            [b'B', b'Z', b'h', b'1'..=b'9', 0x31, 0x41, 0x59, 0x26, 0x53, 0x59, ..]
            | [b'B', b'Z', b'h', b'1'..=b'9', 0x17, 0x72, 0x45, 0x38, 0x50, 0x90, ..] => Some(Packing::Bzip2),
            // Cut short within its first block's mark.
            [b'B', b'Z', b'h', b'1'..=b'9', rest @ ..] if rest.len() < 6 && name_ends(name, &[".bz2", ".bz"]) => {
                Some(Packing::Bzip2)
            }
            [0xfd, b'7', b'z', b'X', b'Z', 0, ..] => Some(Packing::Xz),
            _ if is_lzma(head) => Some(Packing::Lzma),
            _ if name_ends(name, &[".br"]) && is_brotli(head) => Some(Packing::Brotli),
            _ => None,
        }
    }

    /// The packing's name, as in messages.
    pub fn name(self) -> &'static str {
        match self {
            Packing::Gzip => "gzip",
            Packing::Zstd => "zstd",
            Packing::Bzip2 => "bzip2",
            Packing::Xz => "xz",
            Packing::Lzma => "lzma",
            Packing::Lz4 => "lz4",
            Packing::Brotli => "brotli",
        }
    }

    /// The endings of names that say so, each with what stands in its place when the packing is off.
    fn suffixes(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Packing::Gzip => &[(".gz", ""), (".gzip", ""), (".z", ""), (".tgz", ".tar")],
            Packing::Zstd => &[(".zst", ""), (".zstd", ""), (".tzst", ".tar")],
            Packing::Bzip2 => &[(".bz2", ""), (".bz", ""), (".tbz2", ".tar"), (".tbz", ".tar")],
            Packing::Xz => &[(".xz", ""), (".txz", ".tar")],
            Packing::Lzma => &[(".lzma", ""), (".tlz", ".tar")],
            Packing::Lz4 => &[(".lz4", "")],
            Packing::Brotli => &[(".br", "")],
        }
    }

    /// The name without the ending that tells of this packing.
    pub fn bare_name(self, name: &str) -> String {
        for (suffix, instead) in self.suffixes() {
            let cut = name.len().saturating_sub(suffix.len());
            if let Some((stem, end)) = name.split_at_checked(cut)
                && !stem.is_empty()
                && end.eq_ignore_ascii_case(suffix)
            {
                return format!("{stem}{instead}");
            }
        }
        name.to_owned()
    }

    /// The unpacked bytes of `source`, and the layer that counts them.
    ///
    /// # Errors
    /// A decoder that cannot be made, for want of memory or because it would want too much.
    pub fn unpack(self, source: Source, allowance: &Allowance) -> io::Result<(Source, Arc<Layer>)> {
        let name = self.bare_name(source.name());
        let layer = Arc::<Layer>::default();
        let input = Input::new(source, Arc::clone(&layer));
        let decoder = self.decoder(input)?;
        let guarded = Guarded::new(decoder, Arc::clone(&layer), allowance.clone());
        Ok((Source::new(name, Box::new(guarded)), layer))
    }

    fn decoder(self, input: Input) -> io::Result<Box<dyn Read + Send>> {
        Ok(match self {
            Packing::Gzip => Box::new(MultiGzDecoder::new(input)),
            Packing::Zstd => {
                let mut decoder = zstd::stream::read::Decoder::with_buffer(input)?;
                decoder.window_log_max(ZSTD_WINDOW_LOG)?;
                Box::new(decoder)
            }
            Packing::Bzip2 => Box::new(ParallelDecoder::new(input)),
            Packing::Xz => Box::new(xz(input)),
            Packing::Lzma => {
                let decoder = lzma_rust2::LzmaReader::new_mem_limit(input, XZ_MEMORY_KIB, None)?;
                Box::new(Clear { inner: decoder })
            }
            Packing::Lz4 => Box::new(lz4::Frames::new(input)),
            Packing::Brotli => Box::new(brotli_decompressor::Decompressor::new(input, 1 << 16)),
        })
    }
}

/// The bytes of all xz streams of `input`.
pub(super) fn xz(input: Input) -> impl Read + Send {
    Clear { inner: lzma_rust2::XzReader::new_mem_limit(input, true, XZ_MEMORY_KIB) }
}

/// The bytes of the one xz stream that `input` begins with.
pub(super) fn xz_stream(input: Input) -> impl Read + Send {
    Clear { inner: lzma_rust2::XzReader::new_mem_limit(input, false, XZ_MEMORY_KIB) }
}

/// A skippable frame says how long it is; what stands behind it decides, where the head reaches so far.
fn behind_skippable(mut rest: &[u8]) -> Packing {
    // Each round passes at least eight bytes of a bounded head.
    while let Some((length, behind)) = rest.split_first_chunk::<4>() {
        let length = usize::try_from(u32::from_le_bytes(*length)).unwrap_or(usize::MAX);
        match behind.get(length..) {
            Some([0x04, 0x22, 0x4d, 0x18, ..]) => return Packing::Lz4,
            Some([0x50..=0x5f, 0x2a, 0x4d, 0x18, further @ ..]) => rest = further,
            _ => break,
        }
    }
    Packing::Zstd
}

/// No mark, but a header with hardly any freedom: the usual properties, a dictionary of the sizes that encoders use, a
/// length that is unknown or below 256 GiB.
fn is_lzma(head: &[u8]) -> bool {
    let Some((properties, rest)) = head.split_first() else { return false };
    let Some((dictionary, rest)) = rest.split_first_chunk::<4>() else { return false };
    let Some((length, rest)) = rest.split_first_chunk::<8>() else { return false };
    let dictionary = u32::from_le_bytes(*dictionary);
    let length = u64::from_le_bytes(*length);
    let is_usual = dictionary.is_power_of_two() || (dictionary % 3 == 0 && (dictionary / 3).is_power_of_two());
    // The first byte of the range coder is always zero.
    *properties == 0x5d
        && is_usual
        && dictionary >= 1 << 12
        && (length == u64::MAX || length < 1 << 38)
        && rest.first() == Some(&0)
}

fn is_brotli(head: &[u8]) -> bool {
    let mut scratch = [0; TRIAL_BYTES];
    matches!(brotli_decompressor::Decompressor::new(head, TRIAL_BYTES).read(&mut scratch), Ok(1..))
}

fn name_ends(name: &str, suffixes: &[&str]) -> bool {
    let name = name.to_ascii_lowercase();
    suffixes.iter().any(|suffix| name.ends_with(suffix))
}

/// Puts the one error that is no damage into words: a dictionary that is too large.
struct Clear<R> {
    inner: R,
}

impl<R: Read> Read for Clear<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.inner.read(buffer).map_err(|error| match error.kind() {
            io::ErrorKind::OutOfMemory => {
                let most = XZ_MEMORY_KIB >> 10;
                Refusal::new("too_large", format!("its dictionary needs more than {most} MiB of memory")).into()
            }
            _ => error,
        })
    }
}

#[cfg(test)]
mod tests;
