//! The bits between two marks, and a stream of its own made of them.

use std::io;

use bzip2::{Decompress, Status};

use super::scan::{END, Kind, MARK_BITS, Mark};
use crate::dump::fault::{corrupt, truncated};

/// A block's checksum, or a stream's at its end, stands behind the mark.
const CHECKSUM_BITS: u64 = 32;
/// Before runs of equal bytes are spelt out, a block holds 900,000 bytes at most.
const USUAL_BYTES: usize = 1 << 20;
/// Spelt out, five bytes become 259 at most.
const MOST_BYTES: usize = 64 << 20;

/// Bits that begin with a mark, moved to the beginning of a byte.
#[derive(Clone, Debug)]
pub(super) struct Segment {
    pub kind: Kind,
    /// The bits; those behind the last one are zero.
    pub bytes: Vec<u8>,
    bits: u64,
    /// The number of the first bit in the input.
    start: u64,
}

/// A block, decoded and verified.
pub(super) struct Block {
    pub bytes: Vec<u8>,
    pub checksum: u32,
}

impl Segment {
    /// The bits of `input` from the mark up to `until`; `input` begins with the bit `base`.
    pub(super) fn cut(input: &[u8], base: u64, from: Mark, until: u64) -> Self {
        let bits = until.saturating_sub(from.bit);
        let offset = from.bit.saturating_sub(base);
        let first = usize::try_from(offset / 8).unwrap_or(usize::MAX);
        let length = usize::try_from(bits.div_ceil(8)).unwrap_or(usize::MAX);
        let shift = (offset % 8) as u32;
        let here = input.get(first..).unwrap_or_default();
        let mut bytes: Vec<u8> = if shift == 0 {
            here.iter().take(length).copied().collect()
        } else {
            // The last byte may have no other behind it.
            let next = here.iter().skip(1).chain(std::iter::once(&0));
            here.iter().zip(next).take(length).map(|(high, low)| high << shift | low >> (8 - shift)).collect()
        };
        clear_behind(&mut bytes, bits);
        Segment { kind: from.kind, bytes, bits, start: from.bit }
    }

    /// Adds the bits of what follows.
    pub(super) fn append(&mut self, next: &Segment) {
        append(&mut self.bytes, self.bits, &next.bytes);
        self.bits += next.bits;
        self.bytes.truncate(usize::try_from(self.bits.div_ceil(8)).unwrap_or(usize::MAX));
    }

    /// The checksum behind the mark; none where the bits end before.
    pub(super) fn checksum(&self) -> Option<u32> {
        let bytes = self.bytes.get(6..10).filter(|_| self.bits >= MARK_BITS + CHECKSUM_BITS)?;
        Some(bytes.iter().fold(0, |all, byte| all << 8 | u32::from(*byte)))
    }

    /// The bytes behind the end of a stream, which the input's next whole byte begins.
    pub(super) fn behind_end(&self) -> Vec<u8> {
        let end = self.start + MARK_BITS + CHECKSUM_BITS;
        let skip = MARK_BITS + CHECKSUM_BITS + (8 - end % 8) % 8;
        let mark = Mark { bit: skip, kind: self.kind };
        Segment::cut(&self.bytes, 0, mark, self.bits.max(skip)).bytes
    }

    /// Decodes the one block that these bits are. Its checksum is verified; two blocks are an error.
    pub(super) fn decode(&self) -> io::Result<Block> {
        let checksum = self.checksum().ok_or_else(|| truncated("the bzip2 stream ends within a block"))?;
        let mut stream = Vec::with_capacity(self.bytes.len() + 16);
        // Blocks of every size fit the largest.
        stream.extend_from_slice(b"BZh9");
        stream.extend_from_slice(&self.bytes);
        // A stream of one block has its block's checksum.
        let mut end = [0; 10];
        let marked = (u128::from(END) << 32 | u128::from(checksum)).to_be_bytes();
        for (to, from) in end.iter_mut().zip(marked.iter().skip(6)) {
            *to = *from;
        }
        append(&mut stream, 32 + self.bits, &end);

        let mut decoder = Decompress::new(false);
        let mut bytes = Vec::with_capacity(USUAL_BYTES);
        loop {
            let taken = usize::try_from(decoder.total_in()).unwrap_or(usize::MAX);
            let rest = stream.get(taken..).unwrap_or_default();
            let before = bytes.len();
            let status = decoder.decompress_vec(rest, &mut bytes).map_err(|error| corrupt(bad(&error)))?;
            if status == Status::StreamEnd {
                bytes.shrink_to(bytes.len() + bytes.len() / 2);
                return Ok(Block { bytes, checksum });
            }
            let is_stuck = bytes.len() == before && decoder.total_in() as usize == taken;
            if bytes.len() == bytes.capacity() && bytes.len() < MOST_BYTES {
                bytes.reserve(USUAL_BYTES.max(bytes.len()));
            } else if is_stuck || bytes.len() >= MOST_BYTES {
                return Err(truncated("the bzip2 stream ends within a block"));
            }
        }
    }
}

fn bad(error: &bzip2::Error) -> String {
    format!("a bzip2 block is damaged ({error})")
}

/// Appends `tail` behind the first `bits` bits of `bytes`; what lies behind them must be zero.
fn append(bytes: &mut Vec<u8>, bits: u64, tail: &[u8]) {
    let used = (bits % 8) as u32;
    bytes.truncate(usize::try_from(bits.div_ceil(8)).unwrap_or(usize::MAX));
    if used == 0 {
        bytes.extend_from_slice(tail);
        return;
    }
    for byte in tail {
        if let Some(last) = bytes.last_mut() {
            *last |= byte >> used;
        }
        bytes.push(byte << (8 - used));
    }
}

fn clear_behind(bytes: &mut [u8], bits: u64) {
    let used = (bits % 8) as u32;
    if used != 0
        && let Some(last) = bytes.last_mut()
    {
        *last &= 0xff << (8 - used);
    }
}
