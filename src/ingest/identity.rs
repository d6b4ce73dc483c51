//! The ids of a dump's articles, given out in the order of the dump.
//!
//! A record key that comes again in the same dump gets a counter, so every article has an id of its own, and
//! the same one in an incremental index and in a fresh one.

use std::collections::{HashMap, HashSet};

use xxhash_rust::xxh3::xxh3_64;

use crate::article::Article;
use crate::refine::identity::article_id;
use crate::store::document::leading_bits;

/// Gives out ids and ordinals for one dump.
#[derive(Debug, Default)]
pub struct Identities {
    /// How often each record key came: 64-bit hashes of the keys, as a dump may hold many millions. Two keys
    /// with one hash only make a counter start late.
    seen: HashMap<u64, u32, std::hash::BuildHasherDefault<KeyHasher>>,
    /// Leading bits of the ids that an earlier run gave out.
    taken: HashSet<u64>,
    ordinal: u64,
    /// The member of an archive that is at hand. Members' names differ, so keys are counted within each.
    member: Option<String>,
}

impl Identities {
    /// Goes on behind `ordinal` records, whose articles' ids begin with the bits in `taken`.
    pub fn after(ordinal: u64, taken: HashSet<u64>) -> Self {
        Identities { taken, ordinal, ..Identities::default() }
    }

    /// The ordinal of the next record.
    pub fn next_ordinal(&self) -> u64 {
        self.ordinal
    }

    /// A record that is left out still counts.
    pub fn skip(&mut self) {
        self.ordinal += 1;
    }

    /// Sets the id and the ordinal of the next article.
    pub fn assign(&mut self, article: &mut Article) {
        if article.origin.member != self.member {
            self.member.clone_from(&article.origin.member);
            // Made anew: to empty a table costs its size, and a small member may come a million times behind a large one.
            self.seen = HashMap::default();
        }
        let key = record_key(article);
        let count = self.seen.entry(xxh3_64(key.as_bytes())).or_insert(0);
        let id = loop {
            let id = article_id(&article.origin.dump, article.origin.member.as_deref(), key, u64::from(*count));
            *count += 1;
            // Repeats are counted without gaps, so the first free id is the one that a fresh run gives.
            if !leading_bits(&id).is_some_and(|bits| self.taken.contains(&bits)) {
                break id;
            }
        };
        article.id = id;
        article.origin.ordinal = self.ordinal;
        self.ordinal += 1;
    }
}

/// The dump's own identifier, else the content as it was before learned furniture left it.
fn record_key(article: &Article) -> &str {
    let is_whole = article.original_hash.is_empty();
    let content = if is_whole { &article.content_hash } else { &article.original_hash };
    article.external_id.as_deref().unwrap_or(content)
}

/// The keys are hashes already.
#[derive(Debug, Default)]
struct KeyHasher(u64);

impl std::hash::Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = xxh3_64(bytes);
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(external: Option<&str>, hash: &str) -> Article {
        Article { external_id: external.map(str::to_owned), content_hash: hash.to_owned(), ..Article::default() }
    }

    #[test]
    fn repeats_are_counted_and_inserting_changes_no_other() {
        let ids = |keys: &[&str]| {
            let mut identities = Identities::default();
            let each = |key: &&str| {
                let mut one = article(None, key);
                identities.assign(&mut one);
                one.id
            };
            keys.iter().map(each).collect::<Vec<_>>()
        };
        let (a, b) = (ids(&["x", "y", "x"]), ids(&["x", "new", "y", "x"]));
        assert_ne!(a[0], a[2]);
        assert_eq!([&a[0], &a[1], &a[2]], [&b[0], &b[2], &b[3]]);
    }

    #[test]
    fn going_on_gives_the_ids_of_a_fresh_run() {
        let mut fresh = Identities::default();
        let (mut one, mut two) = (article(Some("7"), "x"), article(Some("7"), "y"));
        fresh.assign(&mut one);
        fresh.assign(&mut two);
        let taken = HashSet::from([leading_bits(&one.id).unwrap()]);
        let mut resumed = Identities::after(1, taken);
        let mut again = article(Some("7"), "y");
        resumed.assign(&mut again);
        assert_eq!((again.id, again.origin.ordinal), (two.id, 1));
    }
}
