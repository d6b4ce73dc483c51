//! Which of a page's many titles is the headline.

/// The titles that a page offers.
#[derive(Default)]
pub(super) struct Candidates {
    /// Every `<h1>`.
    pub(super) headings: Vec<String>,
    /// What metadata calls the headline, best first.
    pub(super) declared: Vec<String>,
    /// The `<title>`.
    pub(super) title: Option<String>,
}

/// What stands between a headline and a site's name.
const SEPARATORS: &[&str] = &[" | ", " - ", " – ", " — ", " · ", " :: ", " » ", " • ", " « "];

impl Candidates {
    /// The headline: the heading that agrees best with the metadata, else the metadata's, else the `<title>`'s.
    pub(super) fn choose(self, site: Option<&str>, host: Option<&str>) -> Option<String> {
        let others: Vec<String> = self.declared.iter().chain(&self.title).map(|text| fold(text)).collect();
        let names: Vec<String> = site.into_iter().chain(host).map(squeeze).collect();
        // A heading that the `<title>` has behind a separator names the site: the headline stands before it.
        let tail = self.title.as_deref().and_then(tail).map(squeeze);
        let fits = |heading: &&String| {
            let squeezed = squeeze(heading);
            !names.contains(&squeezed) && tail.as_ref() != Some(&squeezed) && heading.len() <= LONGEST
        };
        let headings = self.headings.iter().filter(fits);
        // Of several headings, one word that the headline has too is not the headline: what each lacks counts.
        let agreement = |heading: &str| others.iter().map(|other| alike(&fold(heading), other)).max().unwrap_or(0);
        let best = headings
            .clone()
            .map(|heading| (agreement(heading), heading))
            .max_by_key(|(agreement, heading)| (*agreement, heading.len()));
        // One heading alone is the headline, however the page is called elsewhere.
        let enough = if headings.count() == 1 { 1 } else { AGREES };
        if let Some((agreement, heading)) = best
            && (agreement >= enough || others.iter().all(String::is_empty))
        {
            return Some(self.confirmed(without_site(heading.clone(), site, host)));
        }
        let declared = self.declared.iter().chain(&self.title).next();
        declared.map(|text| self.confirmed(without_site(text.clone(), site, host)))
    }

    /// The part of a title before or behind a separator, where another of the page's titles is just that part:
    /// what was cut off is a section's or a site's name, whatever it is.
    fn confirmed(&self, title: String) -> String {
        let all = || self.headings.iter().chain(&self.declared).chain(&self.title);
        let is_title = |part: &str| {
            let folded = fold(part);
            folded.split(' ').count() >= CONFIRMS && all().any(|other| fold(other) == folded)
        };
        let parts = SEPARATORS.iter().flat_map(|separator| {
            let starts = title.match_indices(separator).take(MOST_PARTS);
            starts.flat_map(|(at, found)| [title.get(..at), title.get(at + found.len()..)])
        });
        let part = parts.flatten().map(str::trim).find(|part| is_title(part)).map(str::to_owned);
        part.unwrap_or(title)
    }
}

/// A longer heading is a paragraph.
const LONGEST: usize = 250;

/// How much of a heading, in percent, agrees with the metadata where several compete.
const AGREES: usize = 40;

/// How many words a title has at least that may confirm where another one ends.
const CONFIRMS: usize = 3;

/// How many separators of a kind are tried.
const MOST_PARTS: usize = 4;

/// What stands behind the last separator of a title.
fn tail(title: &str) -> Option<&str> {
    let tails = SEPARATORS.iter().filter_map(|separator| title.rsplit_once(separator)).map(|(_, tail)| tail);
    tails.min_by_key(|tail| tail.len())
}

/// How alike two folded texts are, in percent: the mean of what each shares with the other, nothing where the
/// first has nothing of the second.
fn alike(text: &str, other: &str) -> usize {
    match shared(text, other) {
        0 => 0,
        shares => (shares + shared(other, text)).div_ceil(2),
    }
}

/// The share of the first text's words that the second has, in percent.
fn shared(text: &str, other: &str) -> usize {
    let others: std::collections::HashSet<&str> = other.split(' ').collect();
    let (mut words, mut found) = (0, 0);
    for word in text.split(' ').filter(|word| word.chars().count() > 2) {
        words += 1;
        found += usize::from(others.contains(word));
    }
    found * 100 / words.max(1)
}

/// A title without the site's name at its end or beginning.
fn without_site(title: String, site: Option<&str>, host: Option<&str>) -> String {
    let names: Vec<String> = site.into_iter().chain(host).map(squeeze).filter(|name| !name.is_empty()).collect();
    let is_site = |part: &str| {
        let part = squeeze(part);
        !part.is_empty()
            && names
                .iter()
                .any(|name| *name == part || (part.len() > 3 && (name.contains(&part) || part.contains(name.as_str()))))
    };
    let mut rest = title.as_str();
    while let Some((head, tail)) =
        SEPARATORS.iter().filter_map(|separator| rest.rsplit_once(separator)).max_by_key(|(head, _)| head.len())
    {
        if !is_site(tail) || head.trim().is_empty() {
            break;
        }
        rest = head.trim_end();
    }
    if let Some((head, tail)) =
        SEPARATORS.iter().filter_map(|separator| rest.split_once(separator)).min_by_key(|(head, _)| head.len())
        && is_site(head)
        && !tail.trim().is_empty()
    {
        rest = tail.trim_start();
    }
    rest.to_owned()
}

/// Words in lower case with one blank between, for comparing.
pub(super) fn fold(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// Letters and digits alone, in lower case: `The Example` is `theexample`, as in a host's name.
pub(super) fn squeeze(text: &str) -> String {
    fold(text).replace(' ', "")
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
mod tests {
    use super::*;

    #[test]
    fn headlines_are_chosen() {
        type Case<'a> = (&'a [&'a str], &'a [&'a str], Option<&'a str>, Option<&'a str>, &'a str);
        let cases: [Case<'_>; 12] = [
            (&["Bridge opens early"], &["Bridge opens early - The Example"], Some("x"), None, "Bridge opens early"),
            (
                &["The Example", "Bridge opens early"],
                &[],
                Some("Bridge opens early | The Example"),
                None,
                "Bridge opens early",
            ),
            (&["The Example"], &["Bridge opens early"], None, None, "Bridge opens early"),
            (&[], &["Bridge opens early | The Example"], None, Some("The Example"), "Bridge opens early"),
            (&[], &[], Some("The Example - Bridge opens - early"), Some("The Example"), "Bridge opens - early"),
            (&["Bridge opens at last"], &["Bridge opens early"], None, None, "Bridge opens at last"),
            (&["Newsletter"], &["Bridge opens early"], None, None, "Bridge opens early"),
            (&[], &[], Some("Bridge - opens"), None, "Bridge - opens"),
            // A heading that the title ends in is the site's.
            (
                &["Harbour Notes"],
                &[],
                Some("Bridge opens early | Harbour Notes"),
                None,
                "Bridge opens early | Harbour Notes",
            ),
            // A shorter heading of the headline's own words is a part of the page.
            (
                &["Ferries", "Bridge opens as ferries end"],
                &["Bridge opens, ferries end"],
                None,
                None,
                "Bridge opens as ferries end",
            ),
            // What another title confirms is the headline, whatever the rest is.
            (&["Bridge opens early | Opinion"], &["Bridge opens early"], None, None, "Bridge opens early"),
            (&["Opening - a comment"], &["Opening"], None, None, "Opening - a comment"),
        ];
        for (headings, declared, title, site, expected) in cases {
            let own = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect();
            let candidates =
                Candidates { headings: own(headings), declared: own(declared), title: title.map(str::to_owned) };
            assert_eq!(candidates.choose(site, None).as_deref(), Some(expected));
        }
    }

    #[test]
    fn descriptions_that_repeat_the_text_are_not_distinct() {
        let body = "The bridge opened on Monday, a month early, officials said.\n\nMore followed.";
        assert!(!is_distinct("The bridge opened on Monday, a month early…", body));
        assert!(is_distinct("What the early opening means for ferries", body));
        assert!(!is_distinct("", body));
    }
}
