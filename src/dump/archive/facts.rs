//! What an archive knows of a member before it is read: titles, languages, authors that stand in the archive's own lists.
//!
//! Field by field it is decided who knows better. A title or address that an archive gives a member goes before what the
//! member shows; all else only fills what a record leaves open.

use crate::article::{Body, Draft, Stamp};

/// What is known of all articles of one member.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The headline, better known than from the text: a book's table of contents names its chapters.
    pub title: Option<String>,
    /// A name that serves as the headline where the text has none.
    pub label: Option<String>,
    /// The address.
    pub url: Option<String>,
    /// The site's or paper's name.
    pub site: Option<String>,
    /// The section, or the book.
    pub section: Option<String>,
    /// The language, in any common form.
    pub language: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Keywords.
    pub tags: Vec<String>,
    /// When it was published, as written.
    pub published: Option<String>,
    /// When it was fetched, in seconds since 1970 UTC.
    pub crawled: Option<i64>,
}

impl Facts {
    /// Sets what is known in a draft; `is_alone` where it is the member's only one.
    pub fn fill(&self, draft: &mut Draft, is_alone: bool) {
        // Of several articles none is the one that the archive names.
        if is_alone {
            if self.title.is_some() {
                draft.title.clone_from(&self.title);
            } else if draft.title.is_none() && self.label.is_some() && !names_itself(draft) {
                draft.title.clone_from(&self.label);
            }
            fill(&mut draft.url, self.url.as_ref());
        }
        fill(&mut draft.site, self.site.as_ref());
        fill(&mut draft.section, self.section.as_ref());
        fill(&mut draft.language, self.language.as_ref());
        if draft.authors.is_empty() {
            draft.authors.clone_from(&self.authors);
        }
        if draft.tags.is_empty() {
            draft.tags.clone_from(&self.tags);
        }
        // Two dates of different origin could contradict each other.
        if draft.published.is_none() && draft.updated.is_none() {
            draft.published = self.published.clone().map(Stamp::metadata);
        }
        draft.crawled = draft.crawled.or(self.crawled);
    }
}

fn fill(field: &mut Option<String>, known: Option<&String>) {
    if field.is_none() {
        *field = known.cloned();
    }
}

/// Whether HTML has a headline that is found later: a page's own, or a heading where all is text. A fragment of a page is not
/// asked for one.
fn names_itself(draft: &Draft) -> bool {
    let Body::Html(html) = &draft.body else { return false };
    let (mut has_title, mut has_heading, mut is_page) = (false, false, draft.is_prose);
    for at in memchr::memchr_iter(b'<', html.as_bytes()) {
        let tag = html.as_bytes().get(at + 1..).unwrap_or_default();
        let is = |name: &&[u8]| {
            tag.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
                && tag.get(name.len()).is_some_and(|next| !next.is_ascii_alphanumeric())
        };
        has_title |= is(&&b"title"[..]);
        has_heading |= [&b"h1"[..], b"h2", b"h3"].iter().any(is);
        is_page |= [&b"html"[..], b"head", b"body", b"meta"].iter().any(is);
        if is_page && (has_title || has_heading) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn facts_fill_what_is_open() {
        let facts = Facts {
            label: some("Label"),
            url: some("https://a.example/"),
            language: some("en"),
            authors: vec!["A. Writer".to_owned()],
            published: some("2024-05-01"),
            crawled: Some(5),
            ..Facts::default()
        };
        let mut draft = Draft { language: some("lv"), updated: Some(Stamp::metadata("2020")), ..Draft::default() };
        facts.fill(&mut draft, true);
        assert_eq!((draft.title.as_deref(), draft.language.as_deref()), (Some("Label"), Some("lv")));
        assert_eq!((draft.authors.len(), draft.published, draft.crawled), (1, None, Some(5)));
        let page = |html: &str| Draft { body: Body::Html(html.to_owned()), ..Draft::default() };
        for (html, title) in [
            ("<p>Text", Some("Label")),
            ("<h1>A fragment's", Some("Label")),
            ("<head><Title>Own", None),
            ("<body><h1 id=a>Own", None),
        ] {
            let mut draft = page(html);
            facts.fill(&mut draft, true);
            assert_eq!(draft.title.as_deref(), title, "{html}");
        }
        let mut several = page("<p>Text");
        facts.fill(&mut several, false);
        assert_eq!((several.title, several.url), (None, None));
    }

    #[test]
    fn a_title_from_a_list_goes_before_the_text() {
        let facts = Facts { title: some("Chapter 2"), ..Facts::default() };
        let mut draft = Draft { title: some("THE HOUSE"), ..Draft::default() };
        facts.fill(&mut draft, true);
        assert_eq!(draft.title.as_deref(), Some("Chapter 2"));
    }
}
