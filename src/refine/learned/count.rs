//! Which lines of a corpus are furniture: two passes over its articles, in bounded memory.
//!
//! The first pass counts, about, how often each short line of a source comes in different articles; the second looks at
//! those alone that came often enough, and at where they stand. What speaks against furniture: articles that are copies or
//! updates of one another (most of their text recurs), lines that read as sentences (they need more evidence, and articles
//! about more than one subject), labels and figures within the text, the headline, the dateline.

use std::collections::{BTreeMap, HashMap, HashSet};

use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

use super::lines;
use super::sketch::{Seen, Sketch};
use super::{Learned, LineRule, Place, RuleSet, SourceSet, source_key, source_name};
use crate::article::{Article, Kind};

/// A line must come in so many different articles of a source …
const LEAST_ARTICLES: u64 = 5;
/// … and in this share of them, in percent, to be furniture at an article's edges. A folder may mix many sites, each with
/// furniture of its own.
const AT_EDGES: u64 = 3;
const AT_EDGES_OF_FOLDER: u64 = 1;
/// The same between its paragraphs.
const WITHIN: u64 = 20;
/// A line that reads as a sentence needs more, as background and quotes recur too; so does one with a figure.
const LEAST_TELLING: u64 = 8;
const TELLING_AT_EDGES: u64 = 10;
const SENTENCES_WITHIN: u64 = 25;
/// From this share on a sentence is furniture whatever the articles are about.
const SENTENCES_ANYWAY: u64 = 40;
/// So many dumps must hold a line, unless the source's dumps hold many articles each.
const LEAST_DUMPS: usize = 3;
/// An article of whose text more than this share recurs, in percent, is a copy or an update of another.
const COPY_SHARE: usize = 50;
/// Lines that are no prose and come in so many articles, and in this share of them, are no sign of a copy: navigation may
/// be longer than the text, and no story is told in a third of a source.
const LEAST_COMMON: u64 = 20;
const COMMON: u64 = 30;
/// The articles of a sentence that are looked at for a common subject, and the share of them that proves one.
const TITLES: usize = 16;
const ONE_SUBJECT: usize = 75;
/// Bounds on what is remembered: sources, recurring lines, lines learned of one source, lines looked at in one article.
const MOST_SOURCES: usize = 1 << 18;
const MOST_FOUND: usize = 1 << 18;
const MOST_LINES: usize = 1000;
const MOST_ARTICLE_LINES: usize = 4096;
/// Dumps of one source that are told apart; a source of more must hold a line in several.
const MOST_DUMPS: usize = 8;

/// What is known of one source.
struct Source {
    name: String,
    articles: u64,
    dumps: Vec<u64>,
    keep: HashSet<String>,
}

impl Source {
    /// In how many articles a line must stand at an edge.
    fn least_at_edges(&self) -> u64 {
        let percent = if self.name.starts_with("folder:") { AT_EDGES_OF_FOLDER } else { AT_EDGES };
        self.share(LEAST_ARTICLES, percent)
    }

    fn share(&self, least: u64, percent: u64) -> u64 {
        least.max((self.articles * percent).div_ceil(100))
    }
}

/// What is known of a line that recurs.
struct Found {
    text: String,
    example: String,
    articles: u64,
    /// Articles in which it stands at an edge.
    at_edges: u64,
    /// Articles in which it stands between paragraphs.
    within: u64,
    /// The first dumps that hold it.
    dumps: Vec<u64>,
    is_sentence: bool,
    /// For a sentence, the words of some headlines of articles that hold it, chosen by the hash in front.
    titles: BTreeMap<u64, Vec<u32>>,
}

/// One line of an article.
struct Item<'a> {
    text: &'a str,
    folded: Option<String>,
    stands: Stands,
}

/// Where a line of an article stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// In the text; these come first.
    InText,
    /// In a caption or standfirst: what a format finds above the text and does not know.
    Beside,
    /// Nowhere any more: the set before took it from such a place.
    Was(Place),
}

/// Learns a rule set of articles that are shown to it twice: all to [`Learner::count`], then all to [`Learner::weigh`].
pub struct Learner {
    before: RuleSet,
    in_force: Learned,
    sources: HashMap<u64, Source>,
    sketch: Sketch,
    seen: Seen,
    is_second: bool,
    found: HashMap<(u64, u64), Found>,
    articles: u64,
}

impl Learner {
    /// A learner for about so many articles. Lines that the set `before` took out of their text count as if they still
    /// stood there, so that learning again finds them again.
    pub fn new(before: &RuleSet, articles: u64) -> Self {
        Learner {
            before: before.clone(),
            in_force: Learned::new(before),
            sources: HashMap::new(),
            sketch: Sketch::new(articles),
            seen: Seen::new(articles),
            is_second: false,
            found: HashMap::new(),
            articles: 0,
        }
    }

    /// The source of an article, where the article counts: a text of its own, not one that came before.
    fn source(&mut self, article: &Article) -> Option<u64> {
        if article.kind != Kind::Article {
            return None;
        }
        let name = source_name(article.site.as_deref(), &article.origin.dump);
        let key = source_key(&name);
        if !self.seen.insert(xxh3_64_with_seed(article.content_hash.as_bytes(), key)) {
            return None;
        }
        if !self.sources.contains_key(&key) {
            if self.sources.len() >= MOST_SOURCES {
                return None;
            }
            let keep = self.before.sources.get(&name).map(|source| source.keep.as_slice()).unwrap_or_default();
            let keep = keep.iter().filter_map(|line| lines::fold(line)).collect();
            self.sources.insert(key, Source { name, articles: 0, dumps: Vec::new(), keep });
        }
        Some(key)
    }

    /// First pass: counts an article's lines.
    pub fn count(&mut self, article: &Article) {
        let Some(key) = self.source(article) else { return };
        self.articles += 1;
        let dump = xxh3_64(article.origin.dump.as_bytes());
        if let Some(source) = self.sources.get_mut(&key) {
            source.articles += 1;
            if source.dumps.len() < MOST_DUMPS && !source.dumps.contains(&dump) {
                source.dumps.push(dump);
            }
        }
        let mut counted: HashSet<u64> = HashSet::new();
        for item in self.items(article) {
            let Some(folded) = item.folded else { continue };
            let hash = xxh3_64_with_seed(folded.as_bytes(), key);
            if counted.insert(hash) {
                self.sketch.add(hash);
            }
        }
    }

    /// Second pass: looks at where the lines stand that came often enough.
    pub fn weigh(&mut self, article: &Article) {
        if !std::mem::replace(&mut self.is_second, true) {
            self.seen.clear();
        }
        let Some(key) = self.source(article) else { return };
        let Some(source) = self.sources.get(&key) else { return };
        let wanted = u16::try_from(source.least_at_edges()).unwrap_or(u16::MAX);
        let items = self.items(article);
        let hash = |item: &Item<'_>| Some(xxh3_64_with_seed(item.folded.as_ref()?.as_bytes(), key));
        let recurs: Vec<Option<u64>> =
            items.iter().map(|item| hash(item).filter(|hash| self.sketch.count(*hash) >= wanted)).collect();
        let common = u16::try_from(source.share(LEAST_COMMON, COMMON)).unwrap_or(u16::MAX);
        let (mut all, mut again) = (0, 0);
        for (item, hash) in items.iter().zip(&recurs) {
            if hash.is_some_and(|hash| self.sketch.count(hash) >= common) && !lines::is_prose(item.text) {
                continue;
            }
            let width = lines::width(item.text);
            all += width;
            again += if hash.is_some() { width } else { 0 };
        }
        if again * 100 > all * COPY_SHARE {
            return;
        }
        let in_text = items.iter().zip(&recurs).filter(|(item, _)| item.stands == Stands::InText);
        // Without prose there is no inside to tell the edges from.
        let Some(core) = lines::core(in_text.map(|(item, hash)| (item.text, hash.is_some()))) else { return };
        let excused: Vec<String> = [Some(article.title.as_str()), article.dateline.as_deref()]
            .into_iter()
            .flatten()
            .filter_map(lines::fold)
            .collect();
        let mut places: BTreeMap<usize, (u64, [bool; 2])> = BTreeMap::new();
        let mut first: HashMap<u64, usize> = HashMap::new();
        for (at, (item, hash)) in items.iter().zip(&recurs).enumerate() {
            let (Some(hash), Some(folded)) = (hash, &item.folded) else { continue };
            if excused.contains(folded) || source.keep.contains(folded) {
                continue;
            }
            let is_within = match item.stands {
                Stands::InText => core.contains(&at),
                Stands::Beside => false,
                Stands::Was(place) => place == Place::Anywhere,
            };
            let slot = places.entry(*first.entry(*hash).or_insert(at)).or_insert((*hash, [false; 2]));
            slot.1[usize::from(is_within)] = true;
        }
        let dump = xxh3_64(article.origin.dump.as_bytes());
        let title = title_words(&article.title);
        let chosen = xxh3_64(article.content_hash.as_bytes());
        for (at, (hash, [at_edges, within])) in places {
            let Some(item) = items.get(at) else { continue };
            let is_full = self.found.len() >= MOST_FOUND;
            let found = match self.found.entry((key, hash)) {
                std::collections::hash_map::Entry::Vacant(_) if is_full => continue,
                entry => entry.or_insert_with(|| Found {
                    text: item.text.to_owned(),
                    example: article.id.clone(),
                    articles: 0,
                    at_edges: 0,
                    within: 0,
                    dumps: Vec::new(),
                    is_sentence: lines::is_sentence(item.text),
                    titles: BTreeMap::new(),
                }),
            };
            if found.is_sentence {
                // The smallest hashes: a fair choice, whatever the order of the articles.
                found.titles.insert(chosen, title.clone());
                if found.titles.len() > TITLES {
                    found.titles.pop_last();
                }
            }
            found.articles += 1;
            found.at_edges += u64::from(at_edges);
            found.within += u64::from(within);
            if found.dumps.len() < LEAST_DUMPS && !found.dumps.contains(&dump) {
                found.dumps.push(dump);
            }
        }
    }

    /// The lines of an article's text, those beside it, and those that the set before took out.
    fn items<'a>(&self, article: &'a Article) -> Vec<Item<'a>> {
        let known = self.in_force.of(article.site.as_deref(), &article.origin.dump);
        let in_text = article.body.split('\n').filter(|line| !line.is_empty()).map(|text| (text, Stands::InText));
        let beside = article.caption.iter().chain(&article.summary).map(|text| (text.as_str(), Stands::Beside));
        let taken = article.furniture.iter().filter_map(|text| Some((text.as_str(), Stands::Was(known?.place(text)?))));
        let all = in_text.take(MOST_ARTICLE_LINES).chain(beside.chain(taken).take(MOST_ARTICLE_LINES));
        all.map(|(text, stands)| Item { text, folded: lines::fold(text), stands }).collect()
    }

    /// The rule set, learned at `now` (as it is to be written down).
    pub fn finish(self, now: String) -> RuleSet {
        let mut sets: BTreeMap<String, SourceSet> = BTreeMap::new();
        for ((key, _), found) in self.found {
            let Some(source) = self.sources.get(&key) else { continue };
            let Some(place) = place(&found, source) else { continue };
            let set = sets.entry(source.name.clone()).or_default();
            set.articles = source.articles;
            set.lines.push(LineRule { text: found.text, place, articles: found.articles, example: found.example });
        }
        for (name, before) in self.before.sources {
            if !before.keep.is_empty() {
                sets.entry(name).or_default().keep = before.keep;
            }
        }
        for set in sets.values_mut() {
            set.lines.sort_unstable_by(|a, b| b.articles.cmp(&a.articles).then_with(|| a.text.cmp(&b.text)));
            set.lines.truncate(MOST_LINES);
        }
        RuleSet { learned: now, articles: self.articles, sources: sets, ..RuleSet::default() }
    }
}

/// Where a line that recurs is furniture, if it is.
fn place(found: &Found, source: &Source) -> Option<Place> {
    let in_many_dumps = found.dumps.len() >= LEAST_DUMPS;
    let dumps_are_large =
        source.dumps.len() < MOST_DUMPS && source.articles >= LEAST_ARTICLES * source.dumps.len() as u64;
    if !in_many_dumps && !dumps_are_large {
        return None;
    }
    let sentences = |percent| source.share(LEAST_TELLING, percent);
    if found.is_sentence && found.articles < sentences(SENTENCES_ANYWAY) && has_one_subject(found) {
        return None;
    }
    let has_figure = found.text.contains(char::is_numeric);
    let within = if found.is_sentence { sentences(SENTENCES_WITHIN) } else { source.share(LEAST_ARTICLES, WITHIN) };
    // Within the text "Q:" and "Score: 2" say something.
    if found.within >= within && !has_figure && !found.text.ends_with([':', '：']) {
        return Some(Place::Anywhere);
    }
    let is_telling = found.is_sentence || has_figure;
    let at_edges = if is_telling { sentences(TELLING_AT_EDGES) } else { source.least_at_edges() };
    // A line that mostly stands between paragraphs is a subheading, which may stand at an edge by chance.
    (found.at_edges >= at_edges && found.at_edges >= found.within).then_some(Place::Edges)
}

/// Whether nearly all of the headlines share a word.
fn has_one_subject(found: &Found) -> bool {
    let mut counts: HashMap<u32, usize> = HashMap::new();
    found.titles.values().flatten().for_each(|word| *counts.entry(*word).or_insert(0) += 1);
    counts.values().any(|count| count * 100 >= found.titles.len() * ONE_SUBJECT)
}

/// Hashes of the words of a headline that may name its subject, each once.
fn title_words(title: &str) -> Vec<u32> {
    let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() >= 4);
    let mut hashes: Vec<u32> = words.take(32).map(|word| xxh3_64(word.to_lowercase().as_bytes()) as u32).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}
