//! HTML to text and metadata.
//!
//! [`lift`] turns a draft whose body is HTML into one whose body is plain text. A fragment gives its text; a
//! whole page is parsed once, asked for what it says of itself, and then stripped of its frame. What the
//! draft already knew is kept: the page only fills what is missing. Dates, languages and names are taken as
//! written; understanding them, and finding the furniture that survives, is the rest of `refine`.
//!
//! - `flatten`: keeps hostile pages away from the tree builder, whose time grows with depth;
//! - `gather`, `linked` (with `repair`), `visible`, `stamps`: what the page says of itself; `metadata` and `headline`: the choice;
//! - `hull`: where the text stands in pages whose text is scattered;
//! - `prune`, `text`, `furniture`: elements to paragraphs, lists and tables, without what is not the article's;
//! - `count`, `kind`, `wall`: whether it is an article at all.

mod count;
mod flatten;
mod furniture;
mod gather;
mod headline;
mod hull;
mod kind;
mod linked;
mod metadata;
mod prune;
mod repair;
mod stamps;
mod text;
mod visible;
mod wall;

use std::borrow::Cow;
use std::collections::HashSet;

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability, TextMode};

use crate::article::{Body, Draft, Kind};

use metadata::Metadata;
use text::Text;

/// A longer page is read for its text alone.
const MOST_PAGE_BYTES: usize = 8 << 20;
/// A page with more elements is not searched for its main part.
const MOST_ELEMENTS: usize = 100_000;
/// Less text than this is likely not all of the article.
const LITTLE_TEXT: usize = 250;
/// How many times longer the text of a wider part must be to be taken instead.
const MOST_LOSS: usize = 3;
/// The same for a part that the page marks as its article.
const MOST_LOSS_MARKED: usize = 2;
/// The share, in percent, of the text that stood out which a part that calls itself the article's text must have.
const LEAST_CALLED: usize = 70;
/// The words that such a part's class is made of: one of the first before one of the second.
const BODIES: [&[&str]; 2] =
    [&["article", "post", "entry", "story", "blog", "news", "page", "artikel"], &["body", "content", "text", "copy"]];
/// How many marked parts are looked at.
const MOST_MARKED: usize = 20;

/// The draft with its HTML turned into plain text, missing members filled from the page.
///
/// A draft with a plain body comes back as it is.
pub fn lift(draft: Draft) -> Draft {
    match &draft.body {
        Body::Plain(_) => draft,
        Body::Html(html) if draft.is_prose => prose(&safe(html)).keep_all(draft),
        Body::Html(html) => {
            let safe = safe(html);
            let lifted = if is_page(html) { page(&safe) } else { fragment(&safe) };
            lifted.fill(draft)
        }
    }
}

/// HTML that a tree can be built of in bounded time.
fn safe(html: &str) -> Cow<'_, str> {
    if html.len() > MOST_PAGE_BYTES || !flatten::is_shallow(html) {
        Cow::Owned(flatten::flatten(html))
    } else {
        Cow::Borrowed(html)
    }
}

/// What was read from HTML.
#[derive(Default)]
struct Lifted {
    text: Text,
    metadata: Metadata,
    kind: Kind,
    /// Lines of what was taken out before the text was looked for.
    furniture: Vec<String>,
}

impl Lifted {
    /// The draft with this text, and with this metadata where it had none.
    fn fill(self, mut draft: Draft) -> Draft {
        let Lifted { text, metadata, kind, furniture: mut pruned } = self;
        if draft.kind == Kind::Article {
            draft.kind = kind;
        }
        draft.title = draft.title.map(text::inline).or(metadata.title);
        if draft.authors.is_empty() {
            draft.authors = metadata.authors;
        }
        let mut are_links = text.are_links();
        let body = text::without_title(text.body, draft.title.as_deref());
        let gone = are_links.len().saturating_sub(body.split("\n\n").count());
        are_links.drain(..gone);
        let (body, mut furniture) = furniture::cut(body, &draft.authors, &are_links);
        let title = draft.title.as_deref().map(headline::fold);
        pruned.retain(|line| {
            !body.contains(line.as_str()) && !furniture.contains(line) && Some(headline::fold(line)) != title
        });
        furniture.append(&mut pruned);
        draft.body = Body::Plain(body);
        draft.furniture.extend(furniture);
        draft.url = draft.url.or(metadata.url);
        draft.site = draft.site.or(metadata.site);
        draft.section = draft.section.or(metadata.section);
        draft.language = draft.language.or(metadata.language);
        // A page's date belongs to the page's own update: mixing sources could swap the two.
        if draft.published.is_none() && draft.updated.is_none() {
            (draft.published, draft.updated) = (metadata.published, metadata.updated);
        }
        if draft.tags.is_empty() {
            draft.tags = metadata.tags;
        }
        if draft.caption.is_empty() {
            draft.caption = text.captions;
        }
        if draft.summary.is_empty()
            && let Body::Plain(body) = &draft.body
        {
            draft.summary = metadata.description.filter(|text| headline::is_distinct(text, body)).into_iter().collect();
        } else {
            draft.summary = draft.summary.into_iter().map(text::inline).collect();
        }
        draft
    }
}

impl Lifted {
    /// The draft with all of this text but the title, which is not looked for among furniture.
    fn keep_all(self, mut draft: Draft) -> Draft {
        draft.title = draft.title.map(text::inline).or(self.metadata.title);
        draft.body = Body::Plain(text::without_title(self.text.body, draft.title.as_deref()));
        draft.caption.extend(self.text.captions);
        draft
    }
}

/// The text of HTML that is all text, and the heading that it begins with.
fn prose(html: &str) -> Lifted {
    let document = Document::fragment(html);
    let heading = document.select("h1, h2, h3, h4, h5, h6");
    let heading = heading.nodes().first().map(|node| text::inline(node.text().to_string()));
    let title = heading.filter(|heading| !heading.is_empty());
    Lifted { text: text::of(document.root()), metadata: Metadata { title, ..Metadata::default() }, ..Lifted::default() }
}

/// Whether the HTML is a whole page: a page's frame stands near its beginning.
fn is_page(html: &str) -> bool {
    let mut end = html.len().min(4096);
    while !html.is_char_boundary(end) {
        end -= 1;
    }
    let head = html.get(..end).unwrap_or_default().to_ascii_lowercase();
    ["<html", "<!doctype html", "<head", "<body", "<title", "<meta "].iter().any(|mark| head.contains(mark))
}

fn fragment(html: &str) -> Lifted {
    let document = Document::fragment(html);
    Lifted { text: text::of(document.root()), ..Lifted::default() }
}

fn page(html: &str) -> Lifted {
    let document = Document::from(html);
    let metadata = metadata::of(&document);
    let counts = count::count(document.root());
    let mut furniture = prune::prune(&document);
    let marked = marked_part(&document);
    let prose = hull::prose(&document);
    let called = called_part(&document);
    let mut text = main_part(document);
    if is_better(&marked, &text) {
        text = marked;
    } else if called.is_prose()
        && called.body.len() < text.body.len()
        && called.body.len() * 100 >= text.body.len() * LEAST_CALLED
    {
        text = called;
    } else {
        // What the page marks as its article, but is left out, is not lost.
        let kept: HashSet<&str> = text.body.lines().map(str::trim).collect();
        prune::add_lines(&mut furniture, marked.body.lines().filter(|line| !kept.contains(line.trim())));
    }
    if text.body.len() * MOST_LOSS_MARKED < prose.total && !text.body.contains(&prose.longest) {
        text = in_hull(text, html);
    }
    if text.body.len() < LITTLE_TEXT {
        text = larger(text, html);
    }
    let kind = kind::of(&counts, &metadata, &text);
    Lifted { text, metadata, kind, furniture }
}

/// Whether a marked part says so much more than the part that stood out that the latter cannot be all of it.
fn is_better(marked: &Text, found: &Text) -> bool {
    marked.is_prose() && found.body.len() * MOST_LOSS_MARKED < marked.body.len()
}

/// The longest part that calls itself the article's text, by the names that most systems give it, else the page's only
/// `<article>`.
fn called_part(document: &Document) -> Text {
    let (mut stack, mut found, mut articles) = (vec![document.root()], Vec::new(), Vec::new());
    while let Some(node) = stack.pop() {
        if articles.len() < 2 && node.has_name("article") {
            articles.push(node);
        }
        let is_called = node.attr("itemprop").is_some_and(|name| &*name == "articleBody")
            || node.attr("class").is_some_and(|class| class.split_ascii_whitespace().any(is_body));
        if is_called && found.len() < MOST_MARKED {
            found.push(node);
        } else {
            stack.extend(node.children_it(true).filter(NodeRef::is_element));
        }
    }
    if found.is_empty() && articles.len() == 1 {
        found = articles;
    }
    found.into_iter().map(text::of).max_by_key(|text| text.body.len()).unwrap_or_default()
}

/// Whether a class is one of an article's text: "entry-content", "articleBody".
fn is_body(class: &str) -> bool {
    let [of, part] = BODIES;
    // Most classes end here: each of the words has one of these endings.
    if !["ody", "ontent", "ext", "opy"].iter().any(|end| class.contains(end)) {
        return false;
    }
    let lower = class.to_ascii_lowercase();
    let mut words = lower.split(['-', '_']).filter(|word| !word.is_empty()).peekable();
    while let Some(word) = words.next() {
        let joined = || of.iter().any(|of| word.strip_prefix(of).is_some_and(|rest| part.contains(&rest)));
        if of.contains(&word) && words.peek().is_some_and(|next| part.contains(next)) || joined() {
            return words.all(|word| part.contains(&word));
        }
    }
    false
}

/// The longest part that the page itself marks as its article.
fn marked_part(document: &Document) -> Text {
    let nodes = document.select("article, [itemprop=articleBody], main, [role=main]");
    let outermost = nodes.nodes().iter().take(MOST_MARKED);
    outermost.map(|node| text::of(*node)).max_by_key(|text| text.body.len()).unwrap_or_default()
}

/// The text of the page's main part, found by how its paragraphs are spread; empty where none stands out.
fn main_part(document: Document) -> Text {
    let config = Config {
        disable_json_ld: true,
        max_elements_to_parse: MOST_ELEMENTS,
        // Its own rendering is not used, and this is the cheapest to ask for.
        text_mode: TextMode::Raw,
        ..Config::default()
    };
    Readability::with_document(document, None, Some(config))
        .and_then(|mut readability| readability.parse())
        .map(|article| text::of(Document::fragment(article.content).root()))
        .unwrap_or_default()
}

/// The text of the part that holds the page's long texts, where what was found is not even the longest of them.
fn in_hull(found: Text, html: &str) -> Text {
    let document = Document::from(html);
    prune::prune(&document);
    let text = text::of(hull::hull(&document));
    if text.is_prose() && text.body.len() > found.body.len() { text } else { found }
}

/// The text of the whole page, where that says much more than what was found.
fn larger(found: Text, html: &str) -> Text {
    let whole = text::of(Document::from(html).root());
    if found.body.is_empty() || (whole.is_prose() && found.body.len() * MOST_LOSS < whole.body.len()) {
        whole
    } else {
        found
    }
}

#[cfg(test)]
mod tests;
