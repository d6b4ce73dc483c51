//! Lines that say the same: hashes of their letters and digits, by which repeats are told.

/// Longest line whose repeat is looked for, in bytes.
const LONGEST_FOLDED: usize = 400;

/// Fewest letters and digits that make a repeat more than chance.
const SHORTEST_FOLDED: usize = 4;

/// Hash of letters and digits in lower case; 0 for a line too long or too short to be a headline.
pub fn fold(text: &str) -> u64 {
    if text.len() > LONGEST_FOLDED {
        return 0;
    }
    // FNV-1a: short keys, no need to withstand attack, for a false repeat only costs a line of header.
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut add = |c: char| hash = (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3);
    let mut letters = 0;
    for c in text.chars() {
        if c.is_ascii() {
            if c.is_ascii_alphanumeric() {
                letters += 1;
                add(c.to_ascii_lowercase());
            }
        } else if c.is_alphanumeric() {
            letters += 1;
            c.to_lowercase().for_each(&mut add);
        }
    }
    if letters < SHORTEST_FOLDED { 0 } else { hash.max(1) }
}
