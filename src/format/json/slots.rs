//! What a record's members are to an article, the best of each part, and the draft that they make.
//!
//! Some members mean what they do only beside others: a time without a title and an author is that of a crawl, an address
//! under a name for sources is the article's own. Such rules stand here; what one value holds is read in `blocks`,
//! `spans` and `values`, what is no article is told in `judge`.

use std::borrow::Cow;

use crate::article::{Body, Draft, Stamp};

use super::blocks::{self, inner_text, into_text};
use super::judge::{self, Verdict};
use super::mapping::Mapping;
use super::names::{self, PARTS, Part};
use super::tree::{Members, Tree};
use super::{spans, values};

/// How deep articles are looked for in wrappers within wrappers.
const MOST_WRAPPERS: u8 = 5;
/// The rank of a string found where a wrapper was expected: `{"article": "text"}`.
const WRAPPER_TEXT: u8 = 8;
/// The rank from which on a wrapper's name is no name for a text.
const OBJECTS_ONLY: u8 = 4;
/// What a member whose value is of another kind than its name says goes behind.
const MISNAMED: u8 = 5;
/// The rank of names that are given to anything, articles among it.
const ANYTHING: u8 = 6;
/// The most members of a list that may be an object taken apart.
const MOST_PIECES: usize = 8;
/// A title and a description alone are an article with no more members than this beside them that say nothing.
const MOST_STRANGERS: usize = 2;
/// Names of this rank or a higher one may hold any identifier.
const ANY_URI: u8 = 4;
/// Names of dates of this rank or a higher one may mean the time of a crawl.
const ANY_DATE: u8 = 2;
/// ... and these mostly do, where nothing else dates the record.
const ANY_TIME: u8 = 4;

/// The best value found so far for each part.
pub(super) struct Slots<'a> {
    best: [Option<(u8, Tree<'a>)>; PARTS],
    /// Parts that the user configured: recognised names are not asked.
    fixed: [bool; PARTS],
    verdict: (Verdict, Option<String>),
    /// How many members have a name that says nothing.
    pub(super) strangers: usize,
}

impl Default for Slots<'_> {
    fn default() -> Self {
        Slots { best: [const { None }; PARTS], fixed: [false; PARTS], verdict: Default::default(), strangers: 0 }
    }
}

impl<'a> Slots<'a> {
    /// Sorts members into parts; those of a wrapper rank behind the same names outside it.
    pub(super) fn collect(&mut self, members: Members<'a>, penalty: u8) {
        for (name, value) in members {
            let Some((part, rank)) = names::part(&name) else { continue };
            if value.is_blank() {
                continue;
            }
            self.sort(&name, part, rank.saturating_add(penalty), rank, value);
        }
    }

    /// One member; `own` is its rank without what it lies in.
    fn sort(&mut self, name: &str, part: Part, rank: u8, own: u8, value: Tree<'a>) {
        match (part, value) {
            (Part::Wrapper, Tree::Map(inner)) => self.enter(inner, rank),
            (Part::Wrapper, Tree::Text(text)) if own < OBJECTS_ONLY && !values::is_page_address(&text) => {
                self.offer(Part::Body, WRAPPER_TEXT.saturating_add(rank), Tree::Text(text));
            }
            (Part::Wrapper, Tree::List(items)) => self.open(items, rank),
            (Part::Wrapper, _) => {}
            (Part::Kind, value) => self.verdict = judge::kind(&value, std::mem::take(&mut self.verdict)),
            (Part::Site, Tree::Map(inner)) if holds_text(&inner) => self.enter(inner, rank),
            (Part::Site, Tree::Text(text)) if values::is_page_address(&text) => {
                self.offer(Part::Url, rank.saturating_add(MISNAMED), Tree::Text(text));
            }
            (Part::Site, Tree::Text(text)) => {
                // A link to the program that sent a post is not where it stands.
                let site = match values::host(&text) {
                    Some(host) => Cow::Owned(host.to_owned()),
                    None => text,
                };
                if !blocks::is_markup(&site) {
                    self.offer(part, rank, Tree::Text(site));
                }
            }
            (Part::Url, Tree::Text(text)) => match () {
                // A name for the record rather than a place: `urn:…`, a number.
                () if (own >= ANY_URI || text.contains(':')) && !values::is_address(&text) => {
                    self.offer(Part::Id, own.max(3), Tree::Text(text))
                }
                () if text.trim_start().starts_with('/') => {
                    self.offer(part, rank.saturating_add(MISNAMED), Tree::Text(text));
                }
                () => self.offer(part, rank, Tree::Text(text)),
            },
            // What an article is about, rather than a mail's subject.
            (Part::Title, Tree::List(items)) if own == MISNAMED && items.iter().all(|i| matches!(i, Tree::Map(_))) => {
                self.offer(Part::Tags, rank, Tree::List(items));
            }
            (Part::Section, Tree::List(items)) if name.eq_ignore_ascii_case("category") || items.len() > 1 => {
                self.offer(Part::Tags, rank.saturating_add(2), Tree::List(items));
            }
            (Part::Body, Tree::Map(inner)) => self.body(inner, rank),
            (Part::Authors | Part::Tags | Part::Section | Part::Site | Part::Summary, value)
                if values::is_key(&value) => {}
            (part, value) => self.offer(part, rank, value),
        }
    }

    /// A body that is an object: it holds the text, its parts, or more of the article.
    fn body(&mut self, inner: Members<'a>, rank: u8) {
        let value = Tree::Map(inner);
        if let Some(text) = inner_text(&value).map(|text| Tree::Text(text.to_owned().into())) {
            self.offer(Part::Body, rank, text);
            for name in ["summary", "teaser"] {
                if let Some(summary) = value.member(name).filter(|summary| !summary.is_blank()) {
                    self.offer(Part::Summary, rank.saturating_add(1), summary.clone());
                }
            }
            return;
        }
        let Tree::Map(inner) = value else { return };
        let (parts, others): (Members<'a>, Members<'a>) =
            inner.into_iter().partition(|(name, value)| is_parts(name) && matches!(value, Tree::List(_)));
        for (_, parts) in parts.into_iter().filter(|(_, parts)| !parts.is_blank()) {
            self.offer(Part::Body, rank, parts);
        }
        let (root, others): (Members<'a>, Members<'a>) =
            others.into_iter().partition(|(name, value)| name == "root" && matches!(value, Tree::Map(_)));
        for (_, root) in root {
            if let Tree::Map(root) = root {
                self.body(root, rank.saturating_add(1));
            }
        }
        self.enter(others, rank);
    }

    /// A list where an object is expected: paragraphs, or an object taken apart into one object a member.
    fn open(&mut self, items: Vec<Tree<'a>>, rank: u8) {
        if items.iter().all(|item| matches!(item, Tree::Text(_))) {
            self.offer(Part::Body, WRAPPER_TEXT.saturating_add(rank), Tree::List(items));
        } else if items.len() <= MOST_PIECES
            && items.iter().all(|item| matches!(item, Tree::Map(members) if members.len() <= 1))
        {
            for item in items {
                if let Tree::Map(members) = item {
                    self.enter(members, rank);
                }
            }
        }
    }

    fn enter(&mut self, members: Members<'a>, penalty: u8) {
        let penalty = penalty.saturating_add(1);
        if penalty < MOST_WRAPPERS * 2 {
            self.collect(members, penalty);
        }
    }

    fn offer(&mut self, part: Part, rank: u8, value: Tree<'a>) {
        let (Some(slot), Some(false)) = (self.best.get_mut(part as usize), self.fixed.get(part as usize)) else {
            return;
        };
        if slot.as_ref().is_none_or(|(best, _)| rank < *best) {
            *slot = Some((rank, value));
        }
    }

    /// Takes the parts that the user's mapping names.
    pub(super) fn configure(&mut self, mapping: &Mapping, record: &Tree<'a>) {
        let configured = [
            (Part::Id, &mapping.id),
            (Part::Title, &mapping.title),
            (Part::Body, &mapping.body),
            (Part::Summary, &mapping.summary),
            (Part::Published, &mapping.published),
            (Part::Updated, &mapping.updated),
            (Part::Authors, &mapping.authors),
            (Part::Url, &mapping.url),
            (Part::Site, &mapping.site),
            (Part::Section, &mapping.section),
            (Part::Tags, &mapping.tags),
            (Part::Language, &mapping.language),
            (Part::Caption, &mapping.caption),
        ];
        for (part, paths) in configured.into_iter().filter(|(_, paths)| !paths.0.is_empty()) {
            if let (Some(best), Some(fixed)) = (self.best.get_mut(part as usize), self.fixed.get_mut(part as usize)) {
                *best = paths.find(record).map(|value| (0, value));
                *fixed = true;
            }
        }
    }

    fn rank(&self, part: Part) -> Option<u8> {
        self.best.get(part as usize)?.as_ref().map(|(rank, _)| *rank)
    }

    fn has(&self, part: Part) -> bool {
        self.rank(part).is_some()
    }

    fn is_fixed(&self, part: Part) -> bool {
        self.fixed.get(part as usize).copied().unwrap_or_default()
    }

    fn take(&mut self, part: Part) -> Option<Tree<'a>> {
        self.best.get_mut(part as usize)?.take().map(|(_, value)| value)
    }

    fn text(&mut self, part: Part) -> Option<String> {
        self.take(part).and_then(into_text)
    }

    /// Why the record is no article, by what it says of itself.
    fn refused(&mut self) -> Result<(), (&'static str, String)> {
        let named = |name: Option<String>| format!("a record of type {}", name.unwrap_or_default());
        let (verdict, name) = std::mem::take(&mut self.verdict);
        match verdict {
            Verdict::Never => return Err(("other_type", named(name))),
            Verdict::Around if !self.has(Part::Body) => return Err(("other_type", named(name))),
            Verdict::Remark => return Err(("comment", named(name))),
            _ => {}
        }
        if self.has(Part::Comment) && !(self.has(Part::Title) && self.has(Part::Body)) {
            return Err(("comment", "a remark on another record".to_owned()));
        }
        if let Some(true) = self.best.get(Part::Namespace as usize).and_then(|n| judge::is_aside(&n.as_ref()?.1)) {
            return Err(("namespace", "a page outside the main namespace".to_owned()));
        }
        // Programs, packages, people and places have names and descriptions.
        let is_named = self.rank(Part::Title).is_some_and(|rank| rank >= ANYTHING) && !self.is_fixed(Part::Title);
        if is_named && !self.has(Part::Body) && !(self.has(Part::Published) && self.has(Part::Url)) {
            return Err(("no_text", "a name without a text".to_owned()));
        }
        // A form's labels have a title and a description too, but nothing else of an article.
        let rest = [Part::Id, Part::Url, Part::Published, Part::Updated, Part::Authors, Part::Site, Part::Tags];
        let is_bare = self.strangers > MOST_STRANGERS
            && self.has(Part::Title)
            && self.has(Part::Summary)
            && !self.has(Part::Body);
        if is_bare && !self.is_fixed(Part::Title) && !rest.iter().any(|part| self.has(*part)) {
            return Err((
                "no_text",
                "a title and a description of something that is not dated, named or addressed".to_owned(),
            ));
        }
        Ok(())
    }

    /// A record with no title and no author that was fetched from an address is of a crawl. What dates it is then the
    /// time of the fetching, and what it calls its source is the corpus.
    fn tell_crawls(&mut self) {
        let is_bare = self.has(Part::Body) && self.has(Part::Url) && !self.has(Part::Title) && !self.has(Part::Authors);
        if !is_bare || self.is_fixed(Part::Published) {
            return;
        }
        let least = if self.has(Part::Crawl) { ANY_DATE } else { ANY_TIME };
        if self.rank(Part::Published).is_some_and(|rank| (least..=ANY_TIME).contains(&rank)) {
            if let Some(time) = self.take(Part::Published) {
                self.offer(Part::Crawled, 0, time);
            }
            if self.rank(Part::Site).is_some_and(|rank| rank >= ANY_DATE) && !self.is_fixed(Part::Site) {
                self.take(Part::Site);
            }
        }
    }

    /// A wiki's page is dated by its revision, as in its other exports, and its categories are named without their
    /// namespace.
    fn tell_wikis(&mut self) -> bool {
        let Some((_, namespace)) = self.best.get(Part::Namespace as usize).and_then(Option::as_ref) else {
            return false;
        };
        if judge::is_aside(namespace).is_none() {
            return false;
        }
        if self.has(Part::Updated) && !self.is_fixed(Part::Published) {
            self.take(Part::Published);
        }
        true
    }

    /// The draft, without its span, or the kind and message of a skip.
    pub(super) fn into_draft(mut self) -> Result<Draft, (&'static str, String)> {
        self.refused()?;
        self.tell_crawls();
        let is_wiki = self.tell_wikis();
        let crawled = self.take(Part::Crawled).and_then(values::stamp).and_then(|time| values::seconds(&time));
        let mut found = self.take(Part::Body).map(spans::body).unwrap_or_default();
        let mut summary = self.take(Part::Summary).map(spans::summary).unwrap_or_default();
        let title = self.text(Part::Title).or(found.title.take());
        let body = match found.body.take() {
            Some(body) => body,
            None if summary.is_empty() => Body::default(),
            None => blocks::markup_or_plain(std::mem::take(&mut summary).join("\n\n")),
        };
        if title.is_none() && body == Body::default() {
            return Err(("no_text", "no member holds a title or a text".to_owned()));
        }
        if summary.is_empty() {
            summary = found.summary;
        }
        let mut authors = self.take(Part::Authors).map(blocks::names).unwrap_or_default();
        authors.retain(|author| !values::is_page_address(author));
        if authors.is_empty() {
            authors = found.authors;
        }
        let mut caption = self.take(Part::Caption).map(blocks::texts).unwrap_or_default();
        caption.extend(found.caption);
        let mut tags = self.take(Part::Tags).map(spans::tags).unwrap_or_default();
        if is_wiki {
            tags.iter_mut().for_each(spans::without_namespace);
        }
        let mut draft = Draft {
            external_id: self.text(Part::Id),
            title,
            body,
            summary: summary.into_iter().map(values::inline).collect(),
            caption,
            authors,
            site: self.take(Part::Site).and_then(|site| blocks::names(site).into_iter().next()),
            url: self.take(Part::Url).and_then(values::url),
            dateline: self.text(Part::Dateline),
            agency: self.text(Part::Agency),
            section: self.text(Part::Section).or(found.section),
            tags,
            language: self.text(Part::Language),
            published: self.take(Part::Published).and_then(values::stamp).or(found.published).map(Stamp::metadata),
            updated: self.take(Part::Updated).and_then(values::stamp).map(Stamp::metadata),
            crawled,
            ..Draft::default()
        };
        spans::finish(&mut draft);
        Ok(draft)
    }
}

/// Whether a member of a body holds its parts rather than more of the article.
fn is_parts(name: &str) -> bool {
    ["sections", "blocks", "children"].iter().any(|parts| name.eq_ignore_ascii_case(parts))
}

fn holds_text(members: &Members<'_>) -> bool {
    members.iter().any(|(name, _)| names::part(name).is_some_and(|(part, _)| part == Part::Body))
}
