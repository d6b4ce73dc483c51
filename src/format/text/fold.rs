//! Lines that say the same: hashes of their letters and digits, by which repeats are told.

use xxhash_rust::xxh3::xxh3_64;

/// Longest line whose repeat is looked for, in bytes.
const LONGEST_FOLDED: usize = 400;

/// Fewest letters and digits that make a repeat more than chance.
const SHORTEST_FOLDED: usize = 4;

/// Room for such a line in lower case: of no letter does it take more than half as many bytes again, and the last may take four.
const ROOM: usize = LONGEST_FOLDED * 3 / 2 + 4;

/// A letter in lower case or a digit as itself, by byte; zero for what is left out.
const KEPT: [u8; 256] = {
    let mut kept = [0; 256];
    let mut byte = 0;
    while byte < 128 {
        let ascii = byte as u8;
        if ascii.is_ascii_alphanumeric() {
            kept[byte] = ascii.to_ascii_lowercase();
        }
        byte += 1;
    }
    kept
};

/// Hash of letters and digits in lower case; 0 for a line too long or too short to be a headline.
pub fn fold(text: &str) -> u64 {
    if text.len() > LONGEST_FOLDED {
        return 0;
    }
    let mut folded = [0_u8; ROOM];
    let (mut end, mut letters) = (0, 0);
    let mut rest = text;
    while !rest.is_empty() {
        let ascii = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
        let (run, others) = rest.split_at(ascii);
        let mut kept = 0;
        // Kept or not it is written, and written over: a branch on every blank would cost more.
        if let Some(room) = folded.get_mut(end..end + run.len()) {
            for byte in run.bytes() {
                let letter = KEPT.get(usize::from(byte)).copied().unwrap_or(0);
                if let Some(place) = room.get_mut(kept) {
                    *place = letter;
                }
                kept += usize::from(letter != 0);
            }
        }
        (end, letters) = (end + kept, letters + kept);
        let mut others = others.chars();
        if let Some(c) = others.next().filter(|c| c.is_alphanumeric()) {
            letters += 1;
            for c in c.to_lowercase() {
                if let Some(room) = folded.get_mut(end..end + c.len_utf8()) {
                    end += c.encode_utf8(room).len();
                }
            }
        }
        rest = others.as_str();
    }
    let folded = folded.get(..end).unwrap_or_default();
    if letters < SHORTEST_FOLDED { 0 } else { xxh3_64(folded).max(1) }
}
