//! Which of a page's many titles is the headline.
//!
//! The heading that readers see is the headline, unless it names the site or a section, or has nothing in common with
//! what the page's head says; `<title>` and the titles for sharing are often reworded, but they tell which heading is
//! meant and where it ends. `alike` compares, `site` knows what is cut off the ends, `reworded` finds the short headings
//! that the page's address and head call otherwise; nothing is ever reworded here.

mod alike;
mod reworded;
mod shown;
mod site;

use alike::{alike, length};
pub(super) use alike::{fold, squeeze};
pub(super) use shown::heading;
use site::{Cut, Names, cuts};

/// A first heading.
#[derive(Clone, Debug, Default)]
pub(super) struct Heading {
    /// All of it.
    pub(super) text: String,
    /// Without what is not shown, and without what is called a kicker or a label.
    pub(super) bare: String,
    /// Its texts, element by element.
    pub(super) parts: Vec<String>,
}

/// The titles that a page offers.
#[derive(Default)]
pub(super) struct Candidates {
    /// Every `<h1>`.
    pub(super) headings: Vec<Heading>,
    /// The headings of the next level.
    pub(super) seconds: Vec<String>,
    /// What linked data calls the headline.
    pub(super) linked: Option<String>,
    /// The titles in meta tags, best first.
    pub(super) declared: Vec<String>,
    /// The `<title>`.
    pub(super) title: Option<String>,
    /// Names of the sections that the page belongs to.
    pub(super) labels: Vec<String>,
    /// The last part of the page's address, folded.
    pub(super) slug: String,
    /// The page is marked as news: there the heading is the headline.
    pub(super) is_news: bool,
}

/// A longer heading is a paragraph.
const LONGEST: usize = 250;
/// How much of a heading, in percent, agrees with the page's head where several compete.
const AGREES: usize = 40;
/// How much does so at least where there is one heading.
const FAINT: usize = 9;
/// How many words a title has at least that may confirm where another one ends.
const CONFIRMS: usize = 3;
/// A heading of no more words may be a section's, as may one that the page's address or linked data names.
const LABEL: usize = 1;
/// How many times longer every other title is than a section's.
const LONGER: usize = 3;
/// A site's name behind a headline is no longer, in words, or no longer than the headline.
const LONGEST_NAME: usize = 6;
/// More headings are not compared.
const MOST: usize = 50;
/// A shorter title was not cut to fit a limit.
const LIMIT: usize = 90;

/// A title from elsewhere than the headings, without the site's name.
struct Other {
    text: String,
    folded: String,
    squeezed: String,
}

impl Other {
    fn new(text: &str) -> Other {
        Other { text: text.to_owned(), folded: fold(text), squeezed: squeeze(text) }
    }
}

impl Candidates {
    /// The headline, given the names by which the site is known.
    pub(super) fn choose<'a>(&self, sites: impl Iterator<Item = &'a str>) -> Option<String> {
        let mut names = Names::new(sites, &self.labels);
        self.learn(&mut names);
        let others = self.others(&names);
        let headings: Vec<(usize, String)> = self
            .headings
            .iter()
            .filter(|heading| self.is_possible(heading, &names, &others))
            .take(MOST)
            .map(|heading| {
                let text = spelled(heading, &others);
                let folded = fold(names.cut(&text, false));
                (others.iter().map(|other| alike(&folded, &other.folded)).max().unwrap_or(0), text)
            })
            .collect();
        let enough = if headings.len() == 1 { FAINT } else { AGREES };
        // Of several headings, one word that the headline has too is not the headline: what each lacks counts.
        let best = headings.into_iter().max_by_key(|(agreement, text)| (*agreement, text.len()));
        if let Some((agreement, text)) = best
            && (agreement >= enough || others.is_empty())
        {
            return Some(self.finish(&text, false, &names, &others));
        }
        // A heading of the second level that is a title of the page's head is one that readers see.
        let is_shown = |other: &&Other| self.seconds.iter().any(|second| squeeze(second) == other.squeezed);
        if let Some(shown) = others.iter().find(is_shown) {
            return Some(self.finish(&shown.text, false, &names, &others));
        }
        let is_second = |text: &&str| {
            let squeezed = squeeze(text);
            length(text) >= CONFIRMS && self.seconds.iter().any(|second| squeeze(second) == squeezed)
        };
        let mut heads = others.iter().flat_map(|other| cuts(&other.text).map(|cut| cut.head));
        if let Some(shown) = heads.find(is_second) {
            return Some(shown.to_owned());
        }
        let declared = self.linked.iter().chain(&self.declared).chain(&self.title);
        let found = declared.into_iter().find(|text| !names.is_name(text));
        let found = found.or(self.linked.iter().chain(&self.declared).chain(&self.title).next())?;
        Some(self.finish(found, self.linked.as_ref() != Some(found), &names, &others))
    }

    /// Headings that name the site: the title has them behind the headline, or before another title of the page.
    fn learn(&self, names: &mut Names) {
        let declared: Vec<String> = self.linked.iter().chain(&self.declared).map(|title| squeeze(title)).collect();
        let seconds: Vec<String> = self.seconds.iter().map(|second| squeeze(second)).collect();
        let titles = || self.declared.iter().chain(&self.title);
        let is_behind = |cut: &Cut<'_>| {
            let is_short = length(cut.tail) <= LONGEST_NAME || length(cut.head) >= length(cut.tail);
            is_short && !names.is_site(cut.head)
        };
        let tails = titles().flat_map(|title| cuts(title)).filter(is_behind);
        let tails: Vec<(String, bool)> = tails.map(|cut| (squeeze(cut.tail), cut.is_stroke)).collect();
        let is_front = |heading: &str, title: &String| {
            let rest = title.strip_prefix(heading).unwrap_or_default();
            let bare = rest.trim_start_matches([' ', ':', '|', '-', '–', '—']);
            let is_title = |text: String| declared.contains(&text) || seconds.contains(&text);
            let is_name = || length(heading) <= LONGEST_NAME && !names.is_site(bare);
            bare.len() < rest.len() && length(bare) >= CONFIRMS && is_name() && is_title(squeeze(bare))
        };
        let headings = self.headings.iter().map(|heading| (heading.text.as_str(), true)).take(MOST);
        let shown = headings.chain(self.seconds.iter().map(|second| (second.as_str(), false)));
        let is_site = |(heading, is_first): &(&str, bool)| {
            let squeezed = squeeze(heading);
            let is_tail = || tails.iter().any(|(tail, is_stroke)| (*is_first || *is_stroke) && *tail == squeezed);
            !squeezed.is_empty()
                && !declared.contains(&squeezed)
                && (is_tail() || titles().any(|title| is_front(heading, title)))
        };
        let found = shown.filter(is_site).map(|(heading, _)| squeeze(heading)).collect();
        names.add(found);
    }

    /// The titles of the page's head without the site's name, none twice, and none that is just that name.
    fn others(&self, names: &Names) -> Vec<Other> {
        let linked = self.linked.iter().map(|text| names.cut(text, false));
        let head = self.declared.iter().chain(&self.title).map(|text| names.cut(text, true));
        let mut others: Vec<Other> = Vec::new();
        for text in linked.chain(head).filter(|text| !names.is_name(text)) {
            let other = Other::new(text);
            if !other.squeezed.is_empty() && !others.iter().any(|known| known.squeezed == other.squeezed) {
                others.push(other);
            }
        }
        others
    }

    /// Whether a heading may be the headline: neither a paragraph, nor the site's name, nor a section's.
    fn is_possible(&self, heading: &Heading, names: &Names, others: &[Other]) -> bool {
        let text = &heading.text;
        let squeezed = squeeze(text);
        if squeezed.is_empty() || text.len() > LONGEST || names.is_name(text) {
            return false;
        }
        let words = length(text);
        let is_part = |other: &Other| cuts(&other.text).any(|cut| squeeze(cut.head) == squeezed);
        let is_short = words <= LABEL || names.is_label(text);
        let is_title =
            |other: &Other| other.squeezed == squeezed || length(&other.text) <= words * LONGER || is_part(other);
        !is_short || others.is_empty() || others.iter().any(is_title)
    }

    /// What is left of a title when nothing but the headline is left of it.
    fn finish(&self, text: &str, is_head: bool, names: &Names, others: &[Other]) -> String {
        let text = names.cut(text, is_head);
        let text = self.confirmed(text, others);
        completed(text, is_head || self.linked.as_deref() == Some(text), others)
    }

    /// The part of a title before or behind a separator, where another of the page's titles is just that part: what was
    /// cut off is a section's or a site's name, whatever it is. A dash is also part of headlines: there, more titles must
    /// speak for the part than for the whole.
    fn confirmed<'t>(&self, title: &'t str, others: &[Other]) -> &'t str {
        let votes = |text: &str| {
            let squeezed = squeeze(text);
            let shown = self.headings.iter().any(|heading| squeeze(&heading.text) == squeezed)
                || self.seconds.iter().any(|second| squeeze(second) == squeezed);
            let head = others.iter().filter(|other| other.squeezed == squeezed).count();
            usize::from(shown) + head
        };
        let whole = votes(title);
        let confirmed = |(part, is_stroke): &(&str, bool)| {
            length(part) >= CONFIRMS && {
                let votes = votes(part);
                votes > whole || *is_stroke && votes > 0
            }
        };
        let parts = cuts(title).flat_map(|cut| [(cut.head, cut.is_stroke), (cut.tail, cut.is_stroke)]);
        parts.into_iter().find(confirmed).map_or(title, |(part, _)| part)
    }
}

/// A heading as the page's head spells it: without a kicker where the head has none, with it where it has, with the
/// blanks that only its layout shows, and not in capitals throughout where the head is not.
fn spelled(heading: &Heading, others: &[Other]) -> String {
    let same = |text: &str, is_glued: bool| {
        let squeezed = squeeze(text);
        others.iter().find(|other| other.squeezed == squeezed).map(|other| {
            let is_shouted = !text.contains(char::is_lowercase) && other.text.contains(char::is_lowercase);
            if is_glued || is_shouted { other.text.clone() } else { text.to_owned() }
        })
    };
    let run = || {
        const MOST_PARTS: usize = 8;
        let parts = heading.parts.get(..heading.parts.len().min(MOST_PARTS)).unwrap_or_default();
        let ends = (0..parts.len()).flat_map(|from| (from + 1..=parts.len()).map(move |to| (from, to)));
        let texts = ends.filter_map(|(from, to)| parts.get(from..to)).map(|run| run.join(" "));
        texts.filter(|text| length(text) >= CONFIRMS).find_map(|text| same(&text, true))
    };
    let bare = || if heading.bare.is_empty() { heading.text.clone() } else { heading.bare.clone() };
    // Blanks that only the layout shows are missing between the parts.
    let glued = |text: &str| heading.parts.len() > 1 && others.iter().all(|other| other.folded != fold(text));
    let same = |text: &str| same(text, glued(text));
    same(&heading.text).or_else(|| same(&heading.bare)).or_else(run).unwrap_or_else(bare)
}

/// A title that was cut to fit a limit, as another one has it whole.
fn completed(title: &str, may_be_cut: bool, others: &[Other]) -> String {
    let bare = title.trim_end_matches(['…', '.']);
    let is_marked = title.ends_with('…') || title.ends_with("...");
    if is_marked || may_be_cut && title.len() >= LIMIT {
        let folded = fold(bare);
        let whole = others.iter().find(|other| {
            other.folded.len() > folded.len() && other.folded.starts_with(&folded) && other.text.len() <= LONGEST
        });
        // A title that is cut itself completes none.
        if let Some(whole) = whole.filter(|whole| !whole.text.ends_with(['…', '.'])) {
            return whole.text.clone();
        }
    }
    title.to_owned()
}

/// Whether a paragraph is the headline again, or the headline with its kicker before it.
pub(super) fn repeats(paragraph: &str, title: &str) -> bool {
    const LONGEST_KICKER: usize = 30;
    const SHORTEST: usize = 16;
    let (paragraph, title) = (squeeze(paragraph), squeeze(title));
    let front = paragraph.strip_suffix(title.as_str());
    front.is_some_and(|front| {
        front.is_empty() || front.chars().count() <= LONGEST_KICKER && title.chars().nth(SHORTEST).is_some()
    })
}

/// Whether a description says something that the beginning of the text does not.
pub(super) fn is_distinct(description: &str, body: &str) -> bool {
    let beginning: String = body.chars().take(4000).collect();
    let description = fold(description);
    // A description is often the first lines, cut: its own beginning is enough to know it by.
    let known_by: String = description.chars().take(60).collect();
    description.contains(' ') && !fold(&beginning).contains(known_by.trim_end())
}

#[cfg(test)]
mod tests;
