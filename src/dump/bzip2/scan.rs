//! Finds the marks of blocks and of ends of streams, which may begin at any bit.
//!
//! Whatever the shift, the mark's second and third byte lie across the same two bytes of the stream: two looks into a
//! table tell which shifts are possible, and almost always none is.

use std::collections::VecDeque;

/// What begins at a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Block,
    /// The end of a stream.
    End,
}

/// A place where a block or an end seems to begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// Its first bit, counted from the input's beginning.
    pub bit: u64,
    pub kind: Kind,
}

pub(super) const MARK_BITS: u64 = 48;
const BLOCK: u64 = 0x3141_5926_5359;
pub(super) const END: u64 = 0x1772_4538_5090;
const MASK: u64 = (1 << MARK_BITS) - 1;
/// Bytes that a mark may lie across.
const ACROSS: usize = 7;

/// For each value of a byte, the shifts at which it can be a mark's second byte: blocks in the low half, ends above.
static SECOND: [u16; 256] = table(1);
static THIRD: [u16; 256] = table(2);

const fn table(byte: u32) -> [u16; 256] {
    let mut table = [0; 256];
    let mut shift = 0;
    while shift < 8 {
        let down = 40 - 8 * byte + shift;
        table[((BLOCK >> down) & 0xff) as usize] |= 1 << shift;
        table[((END >> down) & 0xff) as usize] |= 1 << (shift + 8);
        shift += 1;
    }
    table
}

/// Appends the marks of `bytes` that begin at the byte `from` or behind it, and gives the byte to go on from. `base` is
/// the number of the first bit. At the input's end marks are found up to the last bit.
pub(super) fn marks(bytes: &[u8], from: usize, is_last: bool, base: u64, into: &mut VecDeque<Mark>) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    for (at, window) in rest.array_windows::<ACROSS>().enumerate() {
        let [_, second, third, ..] = window;
        let shifts = look(&SECOND, *second) & look(&THIRD, *third);
        if shifts != 0 {
            check(window, shifts, base + (from + at) as u64 * 8, into);
        }
    }
    let searched = rest.len().saturating_sub(ACROSS - 1);
    if is_last {
        // The last bytes, filled up: a mark of exactly the last six is whole.
        for at in searched..rest.len() {
            let mut window = [0; ACROSS];
            for (to, byte) in window.iter_mut().zip(rest.get(at..).unwrap_or_default()) {
                *to = *byte;
            }
            let first = base + (from + at) as u64 * 8;
            let end = base + (from + rest.len()) as u64 * 8;
            let mut found = VecDeque::new();
            check(&window, u16::MAX, first, &mut found);
            into.extend(found.into_iter().filter(|mark| mark.bit + MARK_BITS <= end));
        }
        return bytes.len();
    }
    from + searched
}

fn look(table: &[u16; 256], byte: u8) -> u16 {
    table.get(usize::from(byte)).copied().unwrap_or_default()
}

fn check(window: &[u8; ACROSS], shifts: u16, first: u64, into: &mut VecDeque<Mark>) {
    let bits = window.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    for shift in 0..8 {
        let here = (bits >> (8 - shift)) & MASK;
        let kind = match here {
            BLOCK => Kind::Block,
            END => Kind::End,
            _ => continue,
        };
        if shifts >> shift & 0x0101 != 0 {
            into.push_back(Mark { bit: first + shift, kind });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_mark(mark: u64, bit: usize, bytes: usize) -> Vec<u8> {
        let mut bits = vec![false; bytes * 8];
        for n in 0..48 {
            bits[bit + n] = mark >> (47 - n) & 1 == 1;
        }
        bits.chunks(8).map(|byte| byte.iter().fold(0, |all, bit| all << 1 | u8::from(*bit))).collect()
    }

    #[test]
    fn marks_are_found_at_every_bit_and_across_every_border() {
        for bit in 0..=(40 * 8 - 48) {
            for (mark, kind) in [(BLOCK, Kind::Block), (END, Kind::End)] {
                let bytes = with_mark(mark, bit, 40);
                for cut in [1, 7, 13, 20, 39] {
                    let mut found = VecDeque::new();
                    let from = marks(&bytes[..cut], 0, false, 100 * 8, &mut found);
                    marks(&bytes, from, true, 100 * 8, &mut found);
                    assert_eq!(found, [Mark { bit: 800 + bit as u64, kind }], "bit {bit}, cut at {cut}");
                }
            }
        }
    }

    #[test]
    fn a_mark_that_is_cut_is_none() {
        let bytes = with_mark(BLOCK, 11, 40);
        let mut found = VecDeque::new();
        marks(&bytes[..7], 0, true, 0, &mut found);
        assert_eq!(found, []);
    }
}
