//! A ZIM's clusters: blobs that are packed together, read forward so that each cluster is unpacked once.
//!
//! Not packed, or packed with xz or zstd; the bzip2 and zlib of the first ZIMs are refused. A blob is read when it is asked
//! for, and what lies before it is passed over, so that a cluster of any size needs no more memory than one blob.

use std::io::{self, Read};
use std::sync::Arc;

use super::entry::Blob;
use super::window::Window;
use crate::dump::fault::{Refusal, corrupt, truncated};
use crate::dump::limits::{Allowance, Guarded, Input, Layer};
use crate::dump::source::Source;
use crate::dump::spool::Bytes;

/// A blob of more bytes is no page.
pub(super) const MOST_BLOB_BYTES: u64 = 64 << 20;
/// A packed cluster of more blobs than its table of so many bytes holds is damage.
const MOST_TABLE_BYTES: u64 = 64 << 20;
/// Offsets of eight bytes, for clusters of 4 GiB and more.
const EXTENDED: u8 = 0x10;

/// A cluster being read.
pub(super) enum Cluster {
    /// Bytes as they stand, read anywhere.
    Plain { bytes: Bytes, start: u64, width: u64 },
    /// Bytes that come in order.
    Packed { stream: Box<dyn Read + Send>, at: u64, offsets: Vec<u64> },
}

impl Cluster {
    /// The cluster that begins at `at`.
    pub(super) fn open(bytes: &Bytes, at: u64, allowance: &Allowance) -> io::Result<Self> {
        let [info] = bytes.exactly::<1>(at).map_err(|_| corrupt("its cluster does not lie within the ZIM"))?;
        let width: u64 = if info & EXTENDED == 0 { 4 } else { 8 };
        let start = at.saturating_add(1);
        let packing = info & 0x0f;
        if packing <= 1 {
            return Ok(Cluster::Plain { bytes: bytes.clone(), start, width });
        }
        let layer = Arc::<Layer>::default();
        let slice = bytes.slice(start, bytes.length());
        let input = Input::new(Source::new("", Box::new(slice)), Arc::clone(&layer));
        let unsupported = |what: &str| {
            let message = format!("its cluster is packed in a way that is not read ({what})");
            Err(Refusal::new("unsupported", message).into())
        };
        let decoder: Box<dyn Read + Send> = match packing {
            4 => Box::new(crate::dump::packing::xz_stream(input)),
            // What follows the frame is another cluster.
            5 => Box::new(zstd::stream::read::Decoder::with_buffer(input)?.single_frame()),
            2 => return unsupported("zlib"),
            3 => return unsupported("bzip2"),
            other => return Err(corrupt(format!("its cluster is packed in an unknown way ({other})"))),
        };
        let mut stream: Box<dyn Read + Send> = Box::new(Guarded::new(Told(decoder), layer, allowance.clone()));
        let offsets = offsets(&mut stream, width)?;
        let at = offsets.first().copied().unwrap_or_default();
        Ok(Cluster::Packed { stream, at, offsets })
    }

    /// The blob of that number. Those of a packed cluster can only be asked for in rising order.
    pub(super) fn blob(&mut self, (_, number): Blob, most: u64) -> io::Result<Vec<u8>> {
        match self {
            Cluster::Plain { bytes, start, width } => {
                let offset = |index: u64| -> io::Result<u64> {
                    let at = start.saturating_add(index * *width);
                    if *width == 4 {
                        return bytes.exactly::<4>(at).map(|bytes| u32::from_le_bytes(bytes).into());
                    }
                    bytes.exactly::<8>(at).map(u64::from_le_bytes)
                };
                let first = offset(0)?;
                if u64::from(number) + 1 >= first / *width {
                    return Err(corrupt("its cluster has no such blob"));
                }
                let (from, to) = (offset(number.into())?, offset(u64::from(number) + 1)?);
                let size = length(from, to, most)?;
                let at = start.saturating_add(from);
                let mut blob = Vec::new();
                bytes.slice(at, at.saturating_add(size)).read_to_end(&mut blob)?;
                whole(blob, size)
            }
            Cluster::Packed { stream, at, offsets } => {
                let number = usize::try_from(number).unwrap_or(usize::MAX);
                let (Some(from), Some(to)) = (offsets.get(number), offsets.get(number.saturating_add(1))) else {
                    return Err(corrupt("its cluster has no such blob"));
                };
                let size = length(*from, *to, most)?;
                let Some(ahead) = from.checked_sub(*at) else { return Err(corrupt("blobs of its cluster overlap")) };
                *at += io::copy(&mut stream.by_ref().take(ahead), &mut io::sink())?;
                if at != from {
                    return Err(truncated("its cluster ends before it"));
                }
                let mut blob = Vec::new();
                *at += stream.by_ref().take(size).read_to_end(&mut blob)? as u64;
                whole(blob, size)
            }
        }
    }
}

/// A decoder whose own errors, which have no kind, are those of damage.
struct Told<R>(R);

impl<R: Read> Read for Told<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer).map_err(|error| match error.kind() {
            io::ErrorKind::Other if error.raw_os_error().is_none() => corrupt(error.to_string()),
            _ => error,
        })
    }
}

/// Whether the cluster at `at` is packed, or has blobs that lie within the first `length` bytes. What is read for it is
/// taken from `left`, and nothing is read where nothing is left.
pub(super) fn is_sound(window: &mut Window, at: u64, length: u64, left: &mut u64) -> io::Result<bool> {
    let [info] = window.exactly::<1>(at)?;
    if info & 0x0f > 1 {
        return Ok(true);
    }
    let width = if info & EXTENDED == 0 { 4 } else { 8 };
    let start = at.saturating_add(1);
    let (mut before, mut place, mut end) = (0, start, start.saturating_add(width));
    while place < end {
        let Some(rest) = left.checked_sub(width) else { return Ok(true) };
        *left = rest;
        let offset = match width {
            4 => u32::from_le_bytes(window.exactly::<4>(place)?).into(),
            _ => u64::from_le_bytes(window.exactly::<8>(place)?),
        };
        if place == start {
            end = start.saturating_add(offset);
        }
        if offset < before || start.saturating_add(offset) > length {
            return Ok(false);
        }
        before = offset;
        place = place.saturating_add(width);
    }
    Ok(true)
}

/// Where the blobs of a packed cluster begin, and the last one ends.
fn offsets(stream: &mut dyn Read, width: u64) -> io::Result<Vec<u64>> {
    let one = |stream: &mut dyn Read| -> io::Result<u64> {
        let mut bytes = [0; 8];
        let width = usize::try_from(width).unwrap_or(8);
        stream.read_exact(bytes.get_mut(..width).unwrap_or_default())?;
        Ok(u64::from_le_bytes(bytes))
    };
    let first = one(stream)?;
    if first < width || first % width != 0 || first > MOST_TABLE_BYTES {
        return Err(corrupt("the table of its cluster is damaged"));
    }
    let mut offsets = vec![first];
    for _ in 1..first / width {
        offsets.push(one(stream)?);
    }
    Ok(offsets)
}

fn length(from: u64, to: u64, most: u64) -> io::Result<u64> {
    let size = to.checked_sub(from).ok_or_else(|| corrupt("it ends before it begins"))?;
    if size > most {
        return Err(Refusal::new("too_large", format!("it has more than {} MiB", most >> 20)).into());
    }
    Ok(size)
}

fn whole(blob: Vec<u8>, size: u64) -> io::Result<Vec<u8>> {
    if blob.len() as u64 == size { Ok(blob) } else { Err(truncated("its cluster ends within it")) }
}
