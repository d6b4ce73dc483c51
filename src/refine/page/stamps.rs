//! Dates for readers: how near the headline one stands, and those whose label is an element of its own.

use dom_query::NodeRef;

use crate::article::{How, Stamp};
use crate::date;

use super::visible::{has_year, parts, stamp_in};

/// A date beside the headline.
pub(super) struct Near {
    pub(super) stamp: Stamp,
    /// How far from the headline, in elements.
    pub(super) distance: usize,
    pub(super) is_before: bool,
}

impl Near {
    /// How far off a date is taken to be: one further above the headline may be today's, one told to machines is the
    /// better one.
    pub(super) fn weight(&self) -> usize {
        const BESIDE: usize = 3;
        const ABOVE: usize = 20;
        const BETTER: usize = 4;
        let weight = match self.distance {
            distance if !self.is_before => distance,
            distance if distance <= BESIDE => distance * 2,
            distance => distance + ABOVE,
        };
        if self.stamp.how == How::Metadata { weight.saturating_sub(BETTER) } else { weight }
    }
}

/// The date of a part of a page that has but one, and the text before it.
pub(super) fn only_stamp(part: &NodeRef<'_>) -> Option<(Option<String>, String)> {
    const MOST_NODES: usize = 200;
    const LONGEST: usize = 60;
    let (mut before, mut found) = (None, None);
    for (n, node) in part.descendants_it().enumerate() {
        let text = if node.is_text() { node.text().trim().to_owned() } else { String::new() };
        if text.is_empty() {
            continue;
        }
        if text.len() <= LONGEST && has_year(&text) && date::looks_dated(&text) {
            if found.is_some() || n > MOST_NODES {
                return None;
            }
            found = Some((before.take(), text));
        } else if n <= MOST_NODES {
            before = Some(text);
        }
        if n > MOST_NODES * 2 {
            break;
        }
    }
    found
}

/// The date in the element behind a label that is an element of its own: `<dt>Published</dt><dd>12 July 2025</dd>`.
pub(super) fn behind_label(label: &NodeRef<'_>, text: &[String]) -> Option<String> {
    const LONGEST: usize = 30;
    let [text] = text else { return None };
    if text.len() > LONGEST || has_year(text) || date::role(text) != Some(date::Role::Published) {
        return None;
    }
    let next = label.next_element_sibling()?;
    stamp_in(&parts(&next), "")
        .filter(|stamp| date::looks_dated(stamp) && date::role(stamp) != Some(date::Role::Updated))
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::*;

    #[test]
    fn the_only_date_of_a_part_is_its_date() {
        let found = |inner: &str| {
            let document = Document::from(format!("<aside>{inner}</aside>"));
            only_stamp(document.select_single("aside").nodes().first()?)
        };
        let day = || "12 July 2025".to_owned();
        assert_eq!(found("<p>12 July 2025</p><p>Ann Lee</p>"), Some((None, day())));
        assert_eq!(found("<h3>Published</h3><p>12 July 2025</p>"), Some((Some("Published".to_owned()), day())));
        assert_eq!(found("<p>12 July 2025</p><p>13 July 2025</p>"), None);
        assert_eq!(found("<p>Ferries</p>"), None);
    }

    #[test]
    fn a_date_stands_behind_its_label() {
        let found = |inner: &str| {
            let document = Document::from(inner);
            let label = *document.select_single("dt").nodes().first()?;
            behind_label(&label, &parts(&label))
        };
        assert_eq!(found("<dl><dt>Published</dt><dd>12 July 2025</dd></dl>").as_deref(), Some("12 July 2025"));
        assert_eq!(found("<dl><dt>Opened</dt><dd>12 July 2025</dd></dl>"), None);
        assert_eq!(found("<dl><dt>Published</dt><dd>The bridge</dd></dl>"), None);
    }
}
