//! The site's name behind a headline, as pages put it into their titles: `Headline | The Example`.
//!
//! Cut where it is sure to be one: several headlines of the text have it, it is a paper's name, or the article's host has it.

use std::collections::HashMap;

use super::super::fold::fold;
use super::super::vocabulary;
use crate::article::Draft;

/// Marks between headline and site.
const MARKS: [&str; 5] = [" | ", " - ", " – ", " — ", " :: "];
/// The first byte of both dashes.
const FIRST_OF_DASHES: u8 = 0xe2;
/// Longest name of a site, in words.
const LONGEST: usize = 4;

/// Cuts the site's name off the headlines of a text.
pub fn cut(drafts: &mut [Draft]) {
    let mut seen: HashMap<u64, usize> = HashMap::new();
    for (_, site) in drafts.iter().filter_map(|draft| parted(draft.title.as_deref()?)) {
        *seen.entry(fold(site)).or_default() += 1;
    }
    for draft in drafts {
        let Some((headline, site)) = draft.title.as_deref().and_then(parted) else { continue };
        let recurs = fold(site) != 0 && seen.get(&fold(site)).is_some_and(|count| *count >= 2);
        if !(recurs || vocabulary::names_paper(site) || draft.site.as_deref().is_some_and(|host| is_of(site, host))) {
            continue;
        }
        let (headline, site) = (headline.to_owned(), site.to_owned());
        draft.title = Some(headline);
        draft.site.get_or_insert(site);
    }
}

/// Headline and what stands behind the last mark, if that could be a site's name.
fn parted(title: &str) -> Option<(&str, &str)> {
    // Most headlines hold no byte of any mark.
    if !title.bytes().any(|byte| matches!(byte, b'|' | b'-' | b':' | FIRST_OF_DASHES)) {
        return None;
    }
    let (headline, site) =
        MARKS.iter().filter_map(|mark| title.rsplit_once(mark)).min_by_key(|(_, site)| site.len())?;
    let is_name =
        site.starts_with(|c: char| !c.is_lowercase() && !c.is_numeric()) && site.split_whitespace().count() <= LONGEST;
    (is_name && headline.split_whitespace().count() >= 2).then(|| (headline.trim_end(), site.trim()))
}

/// Whether a name is that of a host: `Norvik News` of `www.norviknews.example`.
fn is_of(name: &str, host: &str) -> bool {
    let name: String = name.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    vocabulary::is_host(host) && name.len() >= 3 && host.split('.').any(|label| label.replace('-', "") == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut_of(titles: &[(&str, Option<&str>)]) -> Vec<String> {
        let mut drafts: Vec<Draft> = titles
            .iter()
            .map(|(title, site)| Draft {
                title: Some((*title).to_owned()),
                site: site.map(str::to_owned),
                ..Draft::default()
            })
            .collect();
        cut(&mut drafts);
        drafts.into_iter().filter_map(|draft| draft.title).collect()
    }

    #[test]
    fn sites_are_cut_where_they_are_sure() {
        assert_eq!(cut_of(&[("Ferry sails again | Norvik Times", None)]), ["Ferry sails again"]);
        assert_eq!(cut_of(&[("Ferry sails again - Norvik", Some("www.norvik.example"))]), ["Ferry sails again"]);
        let both = [("Ferry sails again | Halvern Bay", None), ("Old bridge closed | Halvern Bay", None)];
        assert_eq!(cut_of(&both), ["Ferry sails again", "Old bridge closed"]);
        for kept in ["Ferry sails again | Halvern Bay", "Norvik - Ostby 3 - 1", "Ferries - what is known"] {
            assert_eq!(cut_of(&[(kept, None)]), [kept]);
        }
    }
}
