//! One walk over a page that gathers what may be metadata; nothing is chosen here.
//!
//! Comments and lists of other articles are passed over, whole: their dates and names are not the article's.

use dom_query::{Document, NodeRef};

use crate::article::{How, Stamp};
use crate::date;

use super::headline::{Heading, heading, squeeze};
use super::stamps::{Near, behind_label, only_stamp};
use super::visible::{
    author_link, called_stamp, class, has_year, is_bare_by, is_byline, is_other_role, is_signature, is_small, line,
    name_in, opens_with_label, parts, signature, speaks_of_others, stamp_in,
};

/// A part of a page that speaks of other articles.
const ASIDE: &[&str] = &["aside", "nav", "footer", "svg"];
/// Parts that may hold comments or other articles.
const GROUPS: &[&str] = &["div", "section", "ul", "ol"];
/// How far behind the headline a date or byline may stand, in elements.
const NEAR_HEADLINE: usize = 60;
/// How far before it.
const BEFORE_HEADLINE: usize = 15;
/// How far behind a signature its date may stand.
const BESIDE: usize = 6;
/// How many candidates of a kind are kept.
const MOST: usize = 200;
/// How many headings of the next levels are kept.
const MOST_SECONDS: usize = 40;
/// How many authors are linked near a headline.
const MOST_SIGNERS: usize = 12;

/// What one walk over the page gathers.
#[derive(Default)]
pub(super) struct Gathered {
    /// Squeezed name and content of each meta tag.
    metas: Vec<(String, String)>,
    pub(super) scripts: Vec<String>,
    pub(super) headings: Vec<Heading>,
    /// Headings of the next two levels.
    pub(super) seconds: Vec<String>,
    /// Where the headings stand, in elements, and their squeezed texts.
    places: Vec<(usize, String)>,
    pub(super) title: Option<String>,
    pub(super) canonical: Option<String>,
    pub(super) language: Option<String>,
    /// Marked `itemprop=datePublished` and the like.
    pub(super) marked_published: Option<String>,
    pub(super) marked_updated: Option<String>,
    /// Dates near the headline.
    near: Vec<Near>,
    /// `<time>` near the headline whose label speaks of a change.
    pub(super) near_updated: Option<String>,
    pub(super) first_time: Option<String>,
    pub(super) stated_updated: Option<String>,
    /// The first text anywhere that calls itself the date of publication, or whose class does.
    pub(super) far_stated: Option<String>,
    pub(super) far_updated: Option<String>,
    /// The first text behind the headline that says in words that it is the date of publication.
    labelled: Option<String>,
    labels_differ: bool,
    pub(super) marked_authors: Vec<String>,
    /// "By …" near the headline.
    signature: Option<String>,
    /// Links to authors' pages near the headline.
    linked_authors: Vec<String>,
    pub(super) bylines: Vec<String>,
    pub(super) far_bylines: Vec<String>,
    /// "Written by …" further down, and where.
    far_signature: Option<(String, usize)>,
    /// What was last seen before the headline: a dated text and where, and a `<time>`.
    earlier: Option<(String, usize)>,
    earlier_time: Option<(String, usize)>,
    /// Where the headline stands.
    headline: usize,
    /// The headline was met.
    passed: bool,
}

impl Gathered {
    /// Dates near the headline, the nearest first.
    pub(super) fn near(&self) -> Vec<Stamp> {
        let mut near: Vec<&Near> = self.near.iter().collect();
        near.sort_by_key(|near| near.weight());
        near.into_iter().map(|near| near.stamp.clone()).collect()
    }

    fn add_near(&mut self, stamp: Stamp, place: usize) {
        let is_known =
            self.near.iter().any(|near| near.stamp.how == stamp.how && near.is_before == (place < self.headline));
        if !is_known {
            let is_before = place < self.headline;
            self.near.push(Near { stamp, distance: place.abs_diff(self.headline), is_before });
        }
    }

    /// Every content of that meta tag.
    pub(super) fn all<'g>(&'g self, name: &str) -> impl Iterator<Item = &'g str> + use<'g> {
        let name = squeezed(name);
        self.metas.iter().filter(move |(key, _)| *key == name).map(|(_, content)| content.as_str())
    }

    /// The one text behind the headline that says in words that it is the date of publication.
    pub(super) fn labelled(&self) -> Option<String> {
        self.labelled.clone().filter(|_| !self.labels_differ)
    }

    /// The squeezed name and the content of every meta tag.
    pub(super) fn metas(&self) -> impl Iterator<Item = (&str, &str)> {
        self.metas.iter().map(|(name, content)| (name.as_str(), content.as_str()))
    }

    /// The value of a card whose label says that it is the author's name.
    pub(super) fn labelled_author(&self) -> Vec<String> {
        ["1", "2"]
            .iter()
            .find(|n| self.all(&format!("twitter:label{n}")).any(is_signature))
            .and_then(|n| self.all(&format!("twitter:data{n}")).next())
            .map(str::to_owned)
            .into_iter()
            .collect()
    }

    /// Who signs further down, in words that say so.
    pub(super) fn signed_below(&self) -> Vec<String> {
        self.far_signature.iter().map(|(name, _)| name.clone()).collect()
    }

    /// Who signs near the headline: the links, where they name more of the same, else the line.
    pub(super) fn signed(&self) -> Vec<String> {
        match &self.signature {
            Some(line) if !self.linked_authors.iter().any(|name| line.contains(name.as_str())) => vec![line.clone()],
            Some(line) if self.linked_authors.iter().map(String::len).sum::<usize>() < line.len() => vec![line.clone()],
            _ => self.linked_authors.clone(),
        }
    }

    fn element(&mut self, name: &str, node: &NodeRef<'_>, near: bool, at: usize) {
        let attribute =
            |name: &str| node.attr(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
        match name {
            "meta" => {
                let key = attribute("property").or_else(|| attribute("name")).or_else(|| attribute("itemprop"));
                if let (Some(key), Some(content)) = (key.or_else(|| attribute("http-equiv")), attribute("content"))
                    && self.metas.len() < MOST * 5
                {
                    self.metas.push((squeezed(&key), super::text::inline(content)));
                }
                return;
            }
            "script" => {
                let is_linked = attribute("type").is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json"));
                if is_linked && self.scripts.len() < MOST {
                    self.scripts.push(node.text().to_string());
                }
                return;
            }
            "link" if attribute("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                self.canonical = self.canonical.take().or_else(|| attribute("href"));
            }
            "html" => self.language = attribute("lang").or_else(|| attribute("xml:lang")),
            // The text of a title is never shown on the page, so it is taken as it stands.
            "title" if self.title.is_none() => {
                self.title = Some(super::text::inline(node.text().to_string())).filter(|text| !text.is_empty());
            }
            "h1" if self.headings.len() < MOST => {
                if let Some(heading) = heading(node) {
                    // The headline may be chosen without its kicker.
                    self.places.extend([&heading.text, &heading.bare].map(|text| (at, squeeze(text))));
                    self.headings.push(heading);
                }
            }
            "h2" | "h3" if self.seconds.len() < MOST_SECONDS => {
                if let Some(line) = line(node) {
                    self.places.push((at, squeeze(&line)));
                    self.seconds.push(line);
                }
            }
            "time" => self.time(node, near, at, attribute("datetime")),
            _ => {}
        }
        if let Some(property) = attribute("itemprop") {
            let value = || attribute("content").or_else(|| attribute("datetime")).or_else(|| line(node));
            match property.as_str() {
                "datePublished" => self.marked_published = self.marked_published.take().or_else(value),
                "dateModified" => self.marked_updated = self.marked_updated.take().or_else(value),
                "author" if self.marked_authors.len() < MOST => {
                    self.marked_authors.extend(name_in(&parts(node)).or_else(|| line(node)));
                }
                _ => {}
            }
        }
        let rel = attribute("rel").is_some_and(|rel| rel.split(' ').any(|word| word == "author"));
        self.visible(name, node, near, rel, at);
    }

    fn time(&mut self, node: &NodeRef<'_>, near: bool, at: usize, datetime: Option<String>) {
        let stamp = datetime.filter(|text| has_year(text)).or_else(|| line(node).filter(|text| has_year(text)));
        if !near
            && !self.passed
            && let Some(stamp) = &stamp
        {
            self.earlier_time = Some((stamp.clone(), at));
        }
        if near && let Some(stamp) = &stamp {
            let class = class(node);
            let says_updated = class.contains("updated") || class.contains("modified");
            let label = || node.parent().map(|parent| parts(&parent).join(" ")).filter(|text| text.len() <= 120);
            let is_updated = says_updated && !class.contains("publish")
                || label().and_then(|text| date::role(&text)) == Some(date::Role::Updated);
            if is_updated {
                self.near_updated.get_or_insert_with(|| stamp.clone());
            } else {
                self.add_near(Stamp::metadata(stamp.clone()), at);
            }
        }
        self.first_time = self.first_time.take().or(stamp);
    }

    /// Dates and bylines for readers rather than machines.
    fn visible(&mut self, name: &str, node: &NodeRef<'_>, near: bool, is_author: bool, at: usize) {
        let class = class(node);
        let is_byline = is_author || is_byline(&class);
        let before = !self.passed;
        let is_called = called_stamp(&class) && (self.far_stated.is_none() || self.far_updated.is_none());
        let is_open = !self.labels_differ || self.far_signature.is_none();
        let is_labelled = !before && is_open && opens_with_label(node);
        // A date right behind "Written by …" belongs to it.
        let is_beside = self.far_signature.as_ref().is_some_and(|(_, place)| at - place.min(&at) <= BESIDE);
        if !near && !is_byline && !before && !is_called && !is_labelled && !is_beside {
            return;
        }
        let parts = parts(node);
        let stamp = || stamp_in(&parts, &class).map(|stamp| (date::role(&stamp) == Some(date::Role::Updated), stamp));
        let is_told = self.stated_updated.is_some()
            && self.near.iter().any(|near| !near.is_before && near.stamp.how == How::Stated);
        if near
            && !is_told
            && let Some((is_updated, stamp)) = stamp()
        {
            if is_updated {
                self.stated_updated.get_or_insert(stamp);
            } else {
                self.add_near(Stamp::stated(stamp), at);
            }
        }
        if (is_called || is_beside)
            && !before
            && let Some((is_updated, stamp)) = stamp()
        {
            let slot = if is_updated { &mut self.far_updated } else { &mut self.far_stated };
            slot.get_or_insert(stamp);
        }
        if is_labelled {
            let own = stamp().filter(|(_, stamp)| date::role(stamp).is_some());
            let beside = || behind_label(node, &parts).map(|stamp| (false, stamp));
            if let Some((false, stamp)) = own.or_else(beside) {
                // Two are those of a list.
                self.labels_differ |= self.labelled.as_ref().is_some_and(|known| *known != stamp);
                self.labelled.get_or_insert(stamp);
            }
            if !near && self.far_signature.is_none() && !is_bare_by(&parts) {
                self.far_signature = signature(&parts).map(|name| (name, at));
            }
        }
        if before
            && !near
            && let Some(stamp) = stamp_in(&parts, &class)
        {
            self.earlier = Some((stamp, at));
        }
        if near && self.signature.is_none() {
            self.signature = signature(&parts);
        }
        if near
            && name == "a"
            && self.linked_authors.len() < MOST_SIGNERS
            && (is_author || node.attr("href").is_some_and(|href| author_link(&href)))
        {
            let is_other = node.prev_sibling().is_some_and(|before| before.is_text() && is_other_role(&before.text()));
            let name = name_in(&parts).filter(|name| is_name(name) && !is_other);
            self.linked_authors.extend(name.filter(|name| !self.linked_authors.contains(name)));
        }
        if is_byline {
            let found = if near { &mut self.bylines } else { &mut self.far_bylines };
            if found.is_empty() {
                found.extend(name_in(&parts));
            }
        }
    }

    /// The only date of a part set aside: what it calls the date of publication, or its first words near the headline.
    fn aside(&mut self, node: &NodeRef<'_>, near: bool, at: usize) {
        let Some((label, stamp)) = only_stamp(node) else { return };
        match label {
            Some(label) if date::role(&label) == Some(date::Role::Published) => {
                self.labels_differ |= self.labelled.as_ref().is_some_and(|known| *known != stamp);
                self.labelled.get_or_insert(stamp);
            }
            None if near => self.add_near(Stamp::stated(stamp), at),
            _ => {}
        }
    }

    /// A date that stood just above the headline.
    fn headline_at(&mut self, at: usize) {
        self.passed = true;
        self.headline = at;
        if let Some((stamp, place)) = self.earlier_time.take()
            && at - place.min(at) <= BEFORE_HEADLINE
        {
            self.add_near(Stamp::metadata(stamp), place);
        }
        if let Some((stamp, place)) = self.earlier.take()
            && at - place.min(at) <= BEFORE_HEADLINE
            && date::role(&stamp) != Some(date::Role::Updated)
        {
            self.add_near(Stamp::stated(stamp), place);
        }
    }

    /// Where the chosen headline stands, where that is not where it was taken to stand.
    pub(super) fn headline_elsewhere(&self, headline: &str) -> Option<usize> {
        let squeezed = squeeze(headline);
        let (first, _) = self.places.first()?;
        let is_headline = |(_, text): &&(usize, String)| *text == squeezed;
        self.places.iter().find(is_headline).map(|(at, _)| *at).filter(|at| at != first)
    }
}

/// What the page holds; `headline` is the element where the headline is known to stand, else the first heading is
/// taken for it.
pub(super) fn gather(document: &Document, headline: Option<usize>) -> Gathered {
    let mut gathered = Gathered::default();
    let known = headline;
    let (mut at, mut headline): (usize, Option<usize>) = (0, None);
    // A page without a first heading has its headline in one of the next levels.
    let headline_tag = ["h1", "h2", "h3", "h4"].into_iter().find(|tag| document.select_single(tag).exists());
    let headline_tag = headline_tag.unwrap_or("h2");
    // A stack of its own, so that whole parts of the page can be left out.
    let mut stack = vec![document.root()];
    while let Some(node) = stack.pop() {
        let name = node.qual_name_ref().map(|name| name.local.to_string());
        if let Some(name) = &name {
            let is_aside = ASIDE.contains(&name.as_str()) && !(name == "aside" && is_small(&node));
            if name == "aside" && is_aside && gathered.passed {
                gathered.aside(&node, headline.is_some_and(|headline| at - headline < NEAR_HEADLINE), at);
            }
            if is_aside || GROUPS.contains(&name.as_str()) && speaks_of_others(&class(&node)) {
                continue;
            }
            at += 1;
            if known == Some(at) {
                headline = known;
                gathered.headline_at(at);
            } else if known.is_none() && name == headline_tag {
                headline = headline.filter(|_| headline_tag != "h1").or(Some(at));
                gathered.headline_at(at);
            }
            let near = headline.is_some_and(|headline| at - headline < NEAR_HEADLINE);
            gathered.element(name, &node, near, at);
        }
        stack.extend(node.children_it(true).filter(|child| child.is_element() || child.is_document()));
    }
    gathered
}

/// A meta tag's name as it is compared: `article:published_time` and `ArticlePublishedTime` are one.
fn squeezed(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// Whether the text of a link to an author's page may be the author's name: few words, none of them "more".
fn is_name(text: &str) -> bool {
    const OTHER: &[&str] =
        &["more", "all", "view", "see", "follow", "profile", "read", "about", "posts", "articles", "bio"];
    let mut words = 0;
    text.split_whitespace().all(|word| {
        words += 1;
        words <= 6 && !OTHER.contains(&word.to_lowercase().as_str())
    })
}
