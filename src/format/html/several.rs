//! Pages that hold several whole articles, each marked as one: archives, blogs that show their posts in full.
//!
//! The articles are cut out where they stand, so that each has a span of its own. A page stays one where the markup does
//! not say that plainly: a live blog, an article among teasers or comments, texts that end in a link to the rest.

use std::collections::HashMap;
use std::ops::Range;

use memchr::memmem;

use super::pieces::{Piece, Pieces, attributes};

/// An article of its own has about as much text outside links.
const LEAST_PROSE: usize = 400;
/// An article among such may be shorter.
const LEAST_AMONG: usize = 80;
/// A heading behind more text is a subheading.
const MOST_ABOVE: usize = 200;
/// How much of the page's text, in percent, the articles hold together.
const LEAST_SHARE: usize = 60;
/// How much of an article's text, in percent, stands before a link to the rest of it.
const MOST_REST: usize = 80;
/// More open elements are a page that no tree is built of.
const MOST_OPEN: usize = 512;
/// How far up an end tag's element is looked for.
const MOST_UP: usize = 64;
/// More candidates are a list.
const MOST_ENTRIES: usize = 2000;
/// The longest heading.
const MOST_HEADING: usize = 600;

/// Elements without an end tag, or whose end tag is often left out.
const UNCLOSED: &[&str] = &[
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p",
    "param", "path", "source", "tbody", "td", "th", "tr", "track", "wbr",
];
/// Elements whose text is not the article's.
const FRAME: &[&str] = &["nav", "footer", "aside", "form", "header"];
/// Class names of microformats and of what most systems call an entry.
const CLASSES: &[&str] = &["hentry", "h-entry", "post", "blog-post", "blogpost"];
/// What classes of comments and of other articles begin with.
const OTHERS: &[&str] = &[
    "comment",
    "reply",
    "respon",
    "related",
    "recommend",
    "widget",
    "sidebar",
    "teaser",
    "most-",
    "trending",
    "review",
];

/// Class names of what signs or dates an article.
const STAMPS: &[&str] =
    &["published", "dt-published", "byline", "author", "p-author", "entry-date", "post-date", "date"];

/// One article of a page, with places in the page's text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) whole: Range<usize>,
    pub(super) heading: Range<usize>,
    /// What stands in the heading, as written.
    pub(super) title: String,
    /// Where the heading leads to, as written.
    pub(super) link: Option<String>,
    /// The element's id.
    pub(super) id: Option<String>,
}

/// What the page says of all its articles, as tags stand in it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Shared {
    pub(super) html: Option<String>,
    pub(super) site: Option<String>,
    /// The address that links are relative to.
    pub(super) base: Option<String>,
    pub(super) address: Option<String>,
}

/// Whether the page may hold several articles at all: what is looked for stands in it twice.
pub(super) fn may_hold_several(html: &str) -> bool {
    let bytes = html.as_bytes();
    let twice = |mark: &str| memmem::find_iter(bytes, mark).nth(1).is_some();
    let marks = ["<article", "hentry", "h-entry", "Article\"", "BlogPosting\"", "post\"", "post ", "<ARTICLE"];
    marks.into_iter().any(twice) && memmem::find(bytes, b"LiveBlogPosting").is_none()
}

/// The articles of a page that plainly holds several, in order; else none.
pub(super) fn entries(html: &str) -> Option<(Shared, Vec<Entry>)> {
    let mut scan = Scan::default();
    let mut pieces = Pieces::of(html);
    loop {
        let start = html.len() - pieces.left();
        let Some(piece) = pieces.next() else { break };
        match piece {
            Piece::Text(text) => scan.text(text),
            Piece::Tag { name, closes: true, .. } => scan.close(&name, start..html.len() - pieces.left(), html),
            Piece::Tag { name, is_empty, raw, .. } => {
                scan.open(name, is_empty, raw, start..html.len() - pieces.left());
                if scan.open.len() > MOST_OPEN || scan.candidates.len() > MOST_ENTRIES {
                    return None;
                }
            }
            Piece::Opaque => {}
        }
    }
    scan.chosen()
}

/// An element that is open.
struct Open {
    name: String,
    /// The candidate that it is.
    candidate: Option<usize>,
    is_frame: bool,
}

/// What may be an article.
#[derive(Default)]
struct Candidate {
    depth: usize,
    name: String,
    whole: Range<usize>,
    id: Option<String>,
    heading: Option<Range<usize>>,
    title: String,
    link: Option<String>,
    prose: usize,
    /// It is marked as an article for machines.
    is_signed: bool,
    /// How much text stood before its first date or byline, and before the last.
    stamps: Option<(usize, usize)>,
    /// How much text stood before the last link to where the heading leads.
    prose_at_link: Option<usize>,
    ends_open: bool,
    is_closed: bool,
}

impl Candidate {
    fn stamp(&mut self) {
        self.stamps = Some((self.stamps.map_or(self.prose, |(first, _)| first), self.prose));
    }

    /// Whether a date or byline stands above its text or below it; one in its midst is something else's.
    fn is_signed(&self) -> bool {
        let at_edge = |(first, last): (usize, usize)| first <= MOST_ABOVE || last * 100 >= self.prose * MOST_REST;
        self.is_signed || self.stamps.is_some_and(at_edge)
    }

    fn is_article(&self) -> bool {
        let goes_on = self.prose_at_link.is_some_and(|before| before * 100 >= self.prose * MOST_REST) || self.ends_open;
        self.is_closed && self.heading.is_some() && self.is_signed() && !goes_on && self.prose >= LEAST_AMONG
    }
}

#[derive(Default)]
struct Scan {
    open: Vec<Open>,
    candidates: Vec<Candidate>,
    /// Candidates that are open, by their place.
    within: Vec<usize>,
    frames: usize,
    /// The address of the link that is open, and its text.
    link: Option<(String, String)>,
    /// Where the heading that is open begins, and its name.
    heading: Option<(usize, usize, String)>,
    prose: usize,
    shared: Shared,
    /// The page calls itself an article.
    is_article: bool,
    /// A first heading stands outside the candidates.
    has_headline: bool,
}

impl Scan {
    fn current(&mut self) -> Option<&mut Candidate> {
        let at = *self.within.last()?;
        self.candidates.get_mut(at)
    }

    fn text(&mut self, text: &str) {
        let text = text.trim();
        if text.is_empty() || self.frames > 0 {
            return;
        }
        if let Some((_, words)) = &mut self.link
            && words.len() < MOST_HEADING
        {
            words.push_str(text);
        }
        if self.heading.is_some() || self.link.is_some() {
            return;
        }
        let weight = weight(text);
        self.prose += weight;
        if let Some(candidate) = self.current() {
            candidate.prose += weight;
            candidate.ends_open = text.ends_with(['…', '⋯'])
                || text.ends_with("...")
                || text.ends_with("[...]")
                || text.ends_with("[…]")
                || text.ends_with("&hellip;")
                || text.ends_with("[&hellip;]");
        }
    }

    fn open(&mut self, name: String, is_empty: bool, raw: &str, place: Range<usize>) {
        match name.as_str() {
            "html" => self.shared.html = self.shared.html.take().or_else(|| Some(raw.to_owned())),
            "meta" | "link" | "base" => self.head(&name, raw),
            "a" => {
                let [href, rel, class] = attributes(raw, ["href", "rel", "class"]);
                let href = href.unwrap_or_default().to_owned();
                let names_itself = has_word(rel, &["bookmark"]) || has_word(class, &["u-url"]);
                let in_heading = self.heading.is_some();
                if let Some(candidate) = self.current()
                    && !href.is_empty()
                    && (names_itself || in_heading)
                    && candidate.link.is_none()
                {
                    candidate.link = Some(href.clone());
                }
                self.link = Some((href, String::new()));
            }
            "time" => {
                if let Some(candidate) = self.current() {
                    candidate.stamp();
                }
            }
            "h1" | "h2" | "h3" | "h4" => {
                let around = self.link.as_ref().map(|(href, _)| href.clone()).filter(|href| !href.is_empty());
                if let Some(candidate) = self.current()
                    && candidate.heading.is_none()
                    && candidate.prose <= MOST_ABOVE
                {
                    candidate.link = candidate.link.take().or(around);
                    self.heading = Some((place.start, place.end, name.clone()));
                } else if self.within.is_empty() && name == "h1" && self.frames == 0 {
                    self.has_headline = true;
                }
            }
            _ => {}
        }
        if is_empty || UNCLOSED.contains(&name.as_str()) || name.is_empty() {
            return;
        }
        let is_block = matches!(name.as_str(), "article" | "div" | "section");
        let (mut candidate, mut is_frame) = (None, FRAME.contains(&name.as_str()));
        // A header within an article holds its heading.
        is_frame &= name != "header" || self.within.is_empty();
        if is_block {
            let [class, id, kind] = attributes(raw, ["class", "id", "itemtype"]);
            let is_other = class.into_iter().chain(id).any(speaks_of_others);
            is_frame |= is_other && name != "article";
            let is_marked = name == "article"
                || has_word(class, CLASSES)
                || kind.is_some_and(|kind| kind.ends_with("Article") || kind.ends_with("BlogPosting"));
            if is_marked && !is_other && self.frames == 0 {
                let is_signed = kind.is_some_and(|kind| !kind.ends_with("/Article"));
                candidate = Some(self.candidates.len());
                self.within.push(self.candidates.len());
                self.candidates.push(Candidate {
                    depth: self.open.len(),
                    name: name.clone(),
                    whole: place.start..place.start,
                    id: id.map(str::to_owned),
                    is_signed,
                    ..Candidate::default()
                });
            }
        }
        if matches!(name.as_str(), "span" | "div" | "p" | "abbr")
            && let Some(candidate) = self.current()
        {
            let [class] = attributes(raw, ["class"]);
            if has_word(class, STAMPS) {
                candidate.stamp();
            }
        }
        self.frames += usize::from(is_frame);
        self.open.push(Open { name, candidate, is_frame });
    }

    fn head(&mut self, name: &str, raw: &str) {
        let [property, content, rel, href] = attributes(raw, ["property", "content", "rel", "href"]);
        match (name, property, rel) {
            ("meta", Some("og:site_name"), _) => self.shared.site = Some(raw.to_owned()),
            ("meta", Some("og:type"), _) => self.is_article = content == Some("article"),
            ("meta", Some("og:url"), _) if self.shared.address.is_none() => {
                self.shared.address = content.map(str::to_owned);
            }
            ("link", _, Some("canonical")) => self.shared.address = href.map(str::to_owned),
            ("base", ..) => self.shared.base = self.shared.base.take().or(href.map(str::to_owned)),
            _ => {}
        }
    }

    fn close(&mut self, name: &str, place: Range<usize>, html: &str) {
        if name == "a"
            && let Some((href, words)) = self.link.take()
            && let Some(candidate) = self.current()
            && candidate.heading.is_some()
            && candidate.link.as_deref().is_some_and(|link| is_rest(&href, link))
            && goes_on(&words)
        {
            candidate.prose_at_link = Some(candidate.prose);
        }
        if self.heading.as_ref().is_some_and(|(.., of)| of == name)
            && let Some((start, begins, _)) = self.heading.take()
            && let Some(candidate) = self.current()
            && let Some(inner) = html.get(begins..place.start).map(str::trim)
            && (1..=MOST_HEADING).contains(&inner.len())
        {
            candidate.heading = Some(start..place.end);
            candidate.title = inner.to_owned();
        }
        let Some(up) = self.open.iter().rev().take(MOST_UP).position(|open| open.name == name) else { return };
        for n in 0..=up {
            let Some(open) = self.open.pop() else { return };
            self.frames -= usize::from(open.is_frame);
            if let Some(candidate) = open.candidate {
                self.within.pop();
                if let Some(candidate) = self.candidates.get_mut(candidate) {
                    // One that another's end tag closes has lost its own.
                    candidate.is_closed = n == up;
                    candidate.whole.end = place.end;
                }
            }
        }
    }

    fn chosen(self) -> Option<(Shared, Vec<Entry>)> {
        if self.is_article && self.has_headline {
            return None;
        }
        let mut groups: HashMap<(usize, &str), Vec<&Candidate>> = HashMap::new();
        for candidate in self.candidates.iter().filter(|candidate| candidate.heading.is_some()) {
            groups.entry((candidate.depth, candidate.name.as_str())).or_default().push(candidate);
        }
        let prose = |group: &[&Candidate]| group.iter().map(|candidate| candidate.prose).sum::<usize>();
        let mut groups: Vec<_> = groups.into_values().collect();
        groups.sort_by_key(|group| (prose(group), group.first().map(|first| first.whole.start)));
        let group = groups.pop()?;
        let articles: Vec<&Candidate> = group.iter().copied().filter(|candidate| candidate.is_article()).collect();
        let full = articles.iter().filter(|candidate| candidate.prose >= LEAST_PROSE).count();
        let is_plain = full >= 2 && full * 2 > group.len() && prose(&articles) * 100 >= self.prose * LEAST_SHARE;
        let entries = articles.into_iter().filter_map(|candidate| {
            Some(Entry {
                whole: candidate.whole.clone(),
                heading: candidate.heading.clone()?,
                title: candidate.title.clone(),
                link: candidate.link.clone(),
                id: candidate.id.clone(),
            })
        });
        let entries = entries.collect();
        is_plain.then_some((self.shared, entries))
    }
}

/// Characters, those of scripts that write without blanks three times: they say as much.
fn weight(text: &str) -> usize {
    text.chars().map(|c| if matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}') { 3 } else { 1 }).sum()
}

fn has_word(value: Option<&str>, words: &[&str]) -> bool {
    value.is_some_and(|value| value.split_ascii_whitespace().any(|word| words.contains(&word)))
}

fn speaks_of_others(class: &str) -> bool {
    class.split_ascii_whitespace().any(|word| {
        let word = word.to_ascii_lowercase();
        OTHERS.iter().any(|other| word.starts_with(other) || word.contains(&format!("-{other}")))
    })
}

/// Whether a link leads to the text that the heading leads to, and not to its comments.
fn is_rest(href: &str, link: &str) -> bool {
    let (target, part) = href.split_once('#').unwrap_or((href, ""));
    target == link.split('#').next().unwrap_or_default() && (part.is_empty() || part.starts_with("more"))
}

/// Whether a link's words may invite to read on: a date or a word for the address itself does not.
fn goes_on(words: &str) -> bool {
    let words = words.trim().to_lowercase();
    let is_address = ["permalink", "permanent link", "link"].contains(&words.as_str());
    words.contains(char::is_alphabetic) && !words.contains(|c: char| c.is_ascii_digit()) && !is_address
}
