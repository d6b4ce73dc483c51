//! Short headings that the rest of the page calls otherwise.
//!
//! A guide's or a shop's page often shows a few words ("Our prices") where its head and its address have the title. The
//! address is made from the title that its author gave it, so where it says more of the head's title than of the heading,
//! and `<title>` and the title for sharing agree, the head is believed. Never on a page of news, whose head is reworded
//! for search engines, and never against linked data that has the heading.

use std::collections::HashSet;

use super::site::Names;
use super::{Candidates, fold, length, squeeze};

/// A heading of more words is a headline.
const MOST_WORDS: usize = 7;
/// How much more of the head's title than of the heading the address has to say, in percent.
const MARGIN: usize = 5;

impl Candidates {
    /// The title that the page's head and its address agree on against a short heading that was chosen.
    pub(in super::super) fn reworded<'a>(&self, heading: &str, sites: impl Iterator<Item = &'a str>) -> Option<String> {
        let names = Names::new(sites, &self.labels);
        let is_heading = |shown: &super::Heading| squeeze(&shown.text) == squeeze(heading);
        if !self.headings.iter().any(is_heading) {
            return None;
        }
        if self.is_news || self.slug.is_empty() || length(heading) > MOST_WORDS {
            return None;
        }
        let cut = |text: &String| names.cut(text, true).to_owned();
        let shared = self.declared.first().map(cut)?;
        let title = self.title.as_ref().map(cut)?;
        let (ours, theirs) = (fold(heading), fold(&shared));
        let has_heading = self.linked.as_ref().is_some_and(|linked| squeeze(linked) == squeeze(heading));
        if squeeze(&shared) != squeeze(&title) || has_heading || theirs.contains(&ours) || ours.contains(&theirs) {
            return None;
        }
        (overlap(&theirs, &self.slug) > overlap(&ours, &self.slug) + MARGIN).then_some(shared)
    }
}

/// The words that two folded texts share, in percent of those of either.
fn overlap(text: &str, other: &str) -> usize {
    let words = |text| str::split(text, ' ').filter(|word| !word.is_empty()).collect::<HashSet<&str>>();
    let (ours, theirs) = (words(text), words(other));
    ours.intersection(&theirs).count() * 100 / ours.union(&theirs).count().max(1)
}

#[cfg(test)]
mod tests {
    use super::super::Heading;
    use super::*;

    #[test]
    fn a_short_heading_gives_way_to_head_and_address() {
        let page = |heading: &str, slug: &str, linked: Option<&str>, is_news: bool| {
            let title = "Bridge tolls: a guide for drivers".to_owned();
            let candidates = Candidates {
                headings: vec![Heading { text: heading.to_owned(), ..Heading::default() }],
                linked: linked.map(str::to_owned),
                declared: vec![title.clone()],
                title: Some(format!("{title} | The Example")),
                slug: slug.to_owned(),
                is_news,
                ..Candidates::default()
            };
            let sites = || std::iter::once("The Example");
            let heading = candidates.choose(sites()).unwrap_or_default();
            candidates.reworded(&heading, sites()).unwrap_or(heading)
        };
        let (short, slug) = ("What drivers pay", "bridge tolls guide");
        assert_eq!(page(short, slug, None, false), "Bridge tolls: a guide for drivers");
        assert_eq!(page(short, slug, None, true), short, "news");
        assert_eq!(page(short, slug, Some(short), false), short, "linked data");
        assert_eq!(page(short, "what drivers pay", None, false), short, "the address has the heading");
        assert_eq!(page(short, "", None, false), short);
        let long = "What all the drivers of the harbour pay";
        assert_eq!(page(long, slug, None, false), long);
    }
}
