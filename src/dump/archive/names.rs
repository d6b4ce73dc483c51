//! Names of members made unique, as an archive may hold one name twice: a tar that was appended to does.

use std::collections::{HashMap, HashSet};

use xxhash_rust::xxh3::xxh3_64;

/// Names that are remembered: some 300 MiB of them. Beyond, a name that comes again is not told from its first.
const MOST_NAMES: usize = 1 << 25;

/// The names that came so far.
#[derive(Default)]
pub struct Names {
    /// Hashes of the names, as an archive may hold many millions.
    seen: HashSet<u64>,
    /// How often each came that came again.
    repeated: HashMap<u64, u64>,
}

impl Names {
    /// The name, with a number behind it where it came before.
    pub fn unique(&mut self, name: String) -> String {
        let hash = xxh3_64(name.as_bytes());
        if self.seen.contains(&hash) {
            let count = self.repeated.entry(hash).or_insert(1);
            *count += 1;
            return format!("{name}#{count}");
        }
        if self.seen.len() < MOST_NAMES {
            self.seen.insert(hash);
        }
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_comes_again_gets_a_number() {
        let mut names = Names::default();
        let given: Vec<String> = ["a", "b", "a", "a"].into_iter().map(|name| names.unique(name.to_owned())).collect();
        assert_eq!(given, ["a", "b", "a#2", "a#3"]);
    }
}
