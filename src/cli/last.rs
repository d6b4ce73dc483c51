//! What the last query found, so that `search open 2` and `search show 2` know what is meant.
//!
//! A convenience: where it cannot be written or read, nothing is lost but the numbers.

use std::path::{Path, PathBuf};

use dumpsearch::search::hit::Answer;
use serde::{Deserialize, Serialize};

const FILE: &str = "last-query.json";

/// The hits of the last query.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LastQuery {
    /// The query as typed.
    pub query: String,
    /// Its hits.
    pub hits: Vec<LastHit>,
}

/// One hit of the last query.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct LastHit {
    /// Its number on the screen.
    pub rank: usize,
    /// The article's id.
    pub id: String,
    /// The line of its best passage.
    pub line: u64,
}

/// Keeps the hits of `answer` in the index's folder, or, where that may not be written, in the user's cache folder.
pub fn remember(answer: &Answer, index: &Path) {
    let hits = answer.hits.iter().map(|hit| LastHit {
        rank: hit.rank,
        id: hit.article.id.clone(),
        line: hit.fragments.first().map_or(hit.article.origin.lines[0], |fragment| fragment.line),
    });
    let last = LastQuery { query: answer.query.clone(), hits: hits.collect() };
    let Ok(json) = serde_json::to_vec(&last) else { return };
    // Only a convenience: if no place can be written, the numbers of this query are not known later.
    let _ = places(index).iter().any(|place| write(place, &json).is_ok());
}

/// The hits of the last query over that index; none where nothing is kept.
pub fn recall(index: &Path) -> LastQuery {
    let read = |place: &PathBuf| {
        let written = std::fs::metadata(place).and_then(|metadata| metadata.modified()).ok()?;
        let last: LastQuery = serde_json::from_slice(&std::fs::read(place).ok()?).ok()?;
        Some((written, last))
    };
    // The folder may have become writable, or not, since: the later one counts.
    places(index).iter().filter_map(read).max_by_key(|(written, _)| *written).map(|(_, last)| last).unwrap_or_default()
}

impl LastQuery {
    /// The hit that `text` names by its number.
    pub fn hit(&self, text: &str) -> Option<&LastHit> {
        let rank: usize = text.parse().ok()?;
        self.hits.iter().find(|hit| hit.rank == rank)
    }
}

fn places(index: &Path) -> Vec<PathBuf> {
    let home = || Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache"));
    let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from).filter(|path| path.is_absolute()).or_else(home);
    let whole = std::fs::canonicalize(index).unwrap_or_else(|_| index.to_owned());
    let name: String = whole.to_string_lossy().chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect();
    // The end tells folders apart; file names are bounded.
    let name: String = name.chars().rev().take(60).collect::<Vec<_>>().into_iter().rev().collect();
    let in_cache = cache.map(|cache| cache.join("search").join(format!("{name}-{FILE}")));
    std::iter::once(index.join(FILE)).chain(in_cache).collect()
}

/// Replaces the file at once, as two queries may run at the same time.
fn write(place: &Path, json: &[u8]) -> std::io::Result<()> {
    if place.file_name().is_some_and(|name| name != FILE)
        && let Some(folder) = place.parent()
    {
        std::fs::create_dir_all(folder)?;
    }
    let draft = place.with_extension(format!("{}.tmp", std::process::id()));
    std::fs::write(&draft, json)?;
    std::fs::rename(&draft, place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_name_hits() {
        let hit = |rank, id: &str| LastHit { rank, id: id.to_owned(), line: 1 };
        let last = LastQuery { query: String::new(), hits: vec![hit(11, "a"), hit(12, "b")] };
        assert_eq!(last.hit("12").map(|hit| hit.id.as_str()), Some("b"));
        assert_eq!(last.hit("1"), None);
        assert_eq!(last.hit("abcdef"), None);
    }

    #[test]
    fn what_was_written_is_read() {
        let folder = std::env::temp_dir().join(format!("search-last-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a temporary folder");
        let last = LastQuery { query: "a".into(), hits: vec![LastHit { rank: 1, id: "x".into(), line: 3 }] };
        let json = serde_json::to_vec(&last).expect("plain data");
        write(&folder.join(FILE), &json).expect("writable");
        assert_eq!(recall(&folder), last);
        let names: Vec<_> = std::fs::read_dir(&folder).expect("there").flatten().map(|e| e.file_name()).collect();
        assert_eq!(names, [FILE], "no draft is left behind");
        std::fs::remove_dir_all(&folder).expect("still there");
    }
}
