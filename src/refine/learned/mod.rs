//! Furniture that a source's articles share: a rule set, and how it is applied to one article.
//!
//! A [`RuleSet`] is made in a step of its own ([`Learner`]) and written down as readable JSON; [`Learned`] is the same made
//! ready for use. [`SourceLines::strip`] takes a source's lines out of an article's text: some anywhere, most only at the
//! article's edges, before its first and behind its last line of prose ([`lines`]); captions and standfirsts are edges too,
//! as formats take lines above the text for such. Pure, as all of `refine`: which set is
//! in force is said by the caller, so the same dump under the same set always gives the same articles.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

mod count;
pub mod lines;
mod sketch;
#[cfg(test)]
mod tests;

pub use count::Learner;

/// The version of a rule set's written form.
const FORMAT: u32 = 1;

/// Where in an article a line is furniture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// Before the first and behind the last line of prose.
    #[default]
    Edges,
    /// Between paragraphs as well.
    Anywhere,
}

/// One line that is furniture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineRule {
    /// The line as one article has it; case, numbers and punctuation do not matter.
    pub text: String,
    /// Where it is furniture.
    #[serde(rename = "where", default)]
    pub place: Place,
    /// In how many articles it was found.
    #[serde(default)]
    pub articles: u64,
    /// The id of one of them.
    #[serde(default)]
    pub example: String,
}

/// What was learned of one source.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceSet {
    /// How many different articles of it were looked at.
    #[serde(default)]
    pub articles: u64,
    /// Its furniture, the most frequent first.
    #[serde(default)]
    pub lines: Vec<LineRule>,
    /// Lines that a person wants kept in the text: they are never learned.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keep: Vec<String>,
}

/// A rule set in its written form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleSet {
    /// The version of this form.
    pub format: u32,
    /// When it was learned, or empty.
    #[serde(default)]
    pub learned: String,
    /// How many different articles were looked at.
    #[serde(default)]
    pub articles: u64,
    /// By source: `site:example.org`, or `folder:news/2025` for dumps that name no site.
    pub sources: BTreeMap<String, SourceSet>,
}

impl Default for RuleSet {
    fn default() -> Self {
        RuleSet { format: FORMAT, learned: String::new(), articles: 0, sources: BTreeMap::new() }
    }
}

impl RuleSet {
    /// Reads a set from its JSON text.
    ///
    /// # Errors
    /// What is wrong with it, and where.
    pub fn parse(text: &str) -> Result<Self, String> {
        let set: RuleSet = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if set.format != FORMAT {
            return Err(format!("format {} is none that this version knows", set.format));
        }
        for (name, source) in &set.sources {
            if !name.starts_with("site:") && !name.starts_with("folder:") {
                return Err(format!("a source is called site:… or folder:…, not {name:?}"));
            }
            let lines = source.lines.iter().map(|line| &line.text).chain(&source.keep);
            if let Some(line) = lines.into_iter().find(|line| lines::fold(line).is_none()) {
                return Err(format!("{name}: {line:?} can be no furniture: it is too long, or has no words"));
            }
        }
        Ok(set)
    }

    /// Its JSON text, a line a line.
    pub fn to_json(&self) -> String {
        // Plain data with string keys always serialises.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// How many lines it holds.
    pub fn lines(&self) -> u64 {
        self.sources.values().map(|source| source.lines.len() as u64).sum()
    }

    /// Whether both say the same, whatever was counted.
    pub fn says_the_same(&self, other: &RuleSet) -> bool {
        let kept = |set: &RuleSet| -> Vec<(String, Vec<String>)> {
            let kept = set.sources.iter().filter(|(_, source)| !source.keep.is_empty());
            kept.map(|(name, source)| (name.clone(), source.keep.clone())).collect()
        };
        Learned::new(self).fingerprint == Learned::new(other).fingerprint && kept(self) == kept(other)
    }
}

/// The name of an article's source: its site, else the folder that its dump lies in.
pub fn source_name(site: Option<&str>, dump: &str) -> String {
    match site.map(str::trim).filter(|site| !site.is_empty()) {
        Some(site) => format!("site:{}", site.to_lowercase()),
        None => format!("folder:{}", dump.rsplit_once('/').map_or(dump, |(folder, _)| folder)),
    }
}

/// The number that stands for a source in the manifest.
pub fn source_key(name: &str) -> u64 {
    xxh3_64(name.as_bytes())
}

/// The furniture of one source, ready for use.
#[derive(Debug, Default)]
pub struct SourceLines {
    places: HashMap<String, Place>,
    fingerprint: u64,
}

/// A rule set, ready for use.
#[derive(Debug, Default)]
pub struct Learned {
    sources: HashMap<u64, SourceLines>,
    fingerprint: u64,
}

/// An article's text without its furniture.
#[derive(Debug, PartialEq, Eq)]
pub struct Stripped {
    /// What is left of the text.
    pub body: String,
    /// What was taken out.
    pub furniture: Vec<String>,
}

impl Learned {
    /// The set made ready. A line that can be no furniture is passed over.
    pub fn new(set: &RuleSet) -> Self {
        let mut sources = HashMap::with_capacity(set.sources.len());
        for (name, source) in &set.sources {
            let folded = source.lines.iter().filter_map(|line| Some((lines::fold(&line.text)?, line.place)));
            let places: HashMap<String, Place> = folded.collect();
            if !places.is_empty() {
                let fingerprint = SourceLines::fingerprint(name, &places);
                sources.insert(source_key(name), SourceLines { places, fingerprint });
            }
        }
        let mut prints: Vec<u64> = sources.values().map(|source| source.fingerprint).collect();
        let fingerprint = combined(&mut prints);
        Learned { sources, fingerprint }
    }

    /// Another number for a set that says something else; 0 for one that says nothing.
    pub fn fingerprint(&self) -> u64 {
        self.fingerprint
    }

    /// The same for what is said of some sources, given by their keys.
    pub fn fingerprint_of(&self, keys: &[u64]) -> u64 {
        let mut prints: Vec<u64> = keys.iter().filter_map(|key| self.sources.get(key)).map(|s| s.fingerprint).collect();
        combined(&mut prints)
    }

    /// What is known of the source of an article.
    pub fn of(&self, site: Option<&str>, dump: &str) -> Option<&SourceLines> {
        if self.sources.is_empty() {
            return None;
        }
        self.sources.get(&source_key(&source_name(site, dump)))
    }
}

/// One number for many, whatever their order; 0 for none.
fn combined(prints: &mut Vec<u64>) -> u64 {
    prints.sort_unstable();
    prints.dedup();
    if prints.is_empty() {
        return 0;
    }
    let mut hasher = Xxh3::new();
    prints.iter().for_each(|print| hasher.update(&print.to_le_bytes()));
    hasher.digest().max(1)
}

impl SourceLines {
    fn fingerprint(name: &str, places: &HashMap<String, Place>) -> u64 {
        let mut sorted: Vec<(&String, &Place)> = places.iter().collect();
        sorted.sort_unstable_by_key(|(line, _)| *line);
        let mut hasher = Xxh3::new();
        hasher.update(name.as_bytes());
        for (line, place) in sorted {
            hasher.update(if *place == Place::Edges { b"\ne" } else { b"\na" });
            hasher.update(line.as_bytes());
        }
        hasher.digest().max(1)
    }

    /// Where the line is furniture, if it is.
    pub fn place(&self, line: &str) -> Option<Place> {
        self.places.get(&lines::fold(line)?).copied()
    }

    /// Takes the furniture out of captions or a standfirst, and adds it to `furniture`.
    pub fn strip_lines(&self, lines: Vec<String>, furniture: &mut Vec<String>) -> Vec<String> {
        let (taken, left): (Vec<String>, Vec<String>) = lines.into_iter().partition(|line| self.place(line).is_some());
        furniture.extend(taken);
        left
    }

    /// Takes the furniture out of a text; `numbers` holds a line number for each line of the text that is not empty, and is
    /// kept in step. None where nothing is to be taken, or nothing would be left.
    pub fn strip(&self, body: &str, numbers: &mut Vec<u64>) -> Option<Stripped> {
        let texts: Vec<&str> = body.split('\n').filter(|line| !line.is_empty()).collect();
        let places: Vec<Option<Place>> = texts.iter().map(|line| self.place(line)).collect();
        if places.iter().all(Option::is_none) {
            return None;
        }
        let core = lines::core(texts.iter().copied().zip(places.iter().map(Option::is_some)));
        let is_inside = |at: usize| core.as_ref().is_some_and(|core| core.contains(&at));
        let goes: Vec<bool> = (places.iter().enumerate())
            .map(|(at, place)| match place {
                Some(Place::Anywhere) => true,
                Some(Place::Edges) => !is_inside(at),
                None => false,
            })
            .collect();
        if goes.iter().all(|goes| *goes) || !goes.contains(&true) {
            return None;
        }
        if numbers.len() == texts.len() {
            let mut kept = goes.iter();
            numbers.retain(|_| kept.next() == Some(&false));
        } else {
            numbers.clear();
        }
        Some(rejoined(body, &goes))
    }
}

/// The text without the lines that go. Paragraphs stay apart by an empty line; a line that is gone parts what stood
/// around it.
fn rejoined(body: &str, goes: &[bool]) -> Stripped {
    let mut left = String::with_capacity(body.len());
    let mut furniture = Vec::new();
    let mut goes = goes.iter();
    let mut apart = false;
    for line in body.split('\n') {
        if line.is_empty() {
            apart = true;
        } else if goes.next() == Some(&true) {
            furniture.push(line.to_owned());
            apart = true;
        } else {
            if !left.is_empty() {
                left.push_str(if apart { "\n\n" } else { "\n" });
            }
            left.push_str(line);
            apart = false;
        }
    }
    Stripped { body: left, furniture }
}
