//! Counting in bounded memory: how often a hash came, about, and whether it came before, nearly surely.

/// Counts of hashes, never too small; too large only where many others share a cell (a count-min sketch of two rows in
/// one table, of which only the smaller cell is raised).
pub struct Sketch {
    cells: Vec<u16>,
    mask: usize,
}

/// A set of hashes that may hold, once in a few thousand, one that was never put in (a Bloom filter).
pub struct Seen {
    bits: Vec<u64>,
    mask: usize,
}

/// The room for `items` at `each` a piece: a power of two between the bounds.
fn room(items: u64, each: u64, most: u32) -> usize {
    let wanted = items.saturating_mul(each).clamp(1 << 16, 1 << most);
    usize::try_from(wanted.next_power_of_two()).unwrap_or(1 << 16)
}

/// Two places for a hash.
fn places(hash: u64, mask: usize) -> [usize; 2] {
    // Both halves are good bits of the hash; a platform with small addresses uses what it can.
    [hash as usize & mask, hash.rotate_left(32).wrapping_mul(0x9e37_79b9_7f4a_7c15) as usize & mask]
}

impl Sketch {
    /// A sketch for the lines of so many articles; at most 64 MiB.
    pub fn new(articles: u64) -> Self {
        let room = room(articles, 16, 25);
        Sketch { cells: vec![0; room], mask: room - 1 }
    }

    /// Counts one more of `hash`.
    pub fn add(&mut self, hash: u64) {
        let least = self.count(hash);
        for place in places(hash, self.mask) {
            if let Some(cell) = self.cells.get_mut(place).filter(|cell| **cell == least) {
                *cell = cell.saturating_add(1);
            }
        }
    }

    /// How often `hash` came, or more.
    pub fn count(&self, hash: u64) -> u16 {
        places(hash, self.mask).into_iter().filter_map(|place| self.cells.get(place)).copied().min().unwrap_or(0)
    }
}

impl Seen {
    /// A set for so many items; at most 32 MiB.
    pub fn new(items: u64) -> Self {
        let room = room(items, 16, 28);
        Seen { bits: vec![0; room / 64], mask: room - 1 }
    }

    /// Puts `hash` in; whether it was not there before.
    pub fn insert(&mut self, hash: u64) -> bool {
        let [first, step] = places(hash, self.mask);
        let mut is_new = false;
        for probe in 0..4_usize {
            let place = first.wrapping_add(probe.wrapping_mul(step | 1)) & self.mask;
            if let Some(word) = self.bits.get_mut(place / 64) {
                let bit = 1 << (place % 64);
                is_new |= *word & bit == 0;
                *word |= bit;
            }
        }
        is_new
    }

    /// Empties the set.
    pub fn clear(&mut self) {
        self.bits.fill(0);
    }
}

#[cfg(test)]
mod tests {
    use xxhash_rust::xxh3::xxh3_64;

    use super::*;

    fn hash(number: u64) -> u64 {
        xxh3_64(&number.to_le_bytes())
    }

    #[test]
    fn counts_are_never_too_small_and_rarely_too_large() {
        let mut sketch = Sketch::new(4096);
        for number in 0..12_000_u64 {
            for _ in 0..number % 7 {
                sketch.add(hash(number));
            }
        }
        let counts = (0..12_000_u64).map(|number| (u64::from(sketch.count(hash(number))), number % 7));
        let wrong = counts.inspect(|(counted, real)| assert!(counted >= real)).filter(|(a, b)| a != b).count();
        assert!(wrong < 600, "{wrong}");
    }

    #[test]
    fn one_that_came_before_is_known() {
        let mut seen = Seen::new(10_000);
        let new = (0..10_000).filter(|number| seen.insert(hash(*number))).count();
        assert!(new > 9_950, "{new}");
        assert_eq!((0..10_000).filter(|number| seen.insert(hash(*number))).count(), 0);
        seen.clear();
        assert!(seen.insert(hash(1)));
    }
}
