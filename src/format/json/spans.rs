//! Texts kept as runs of words with marks, bodies kept more than once, and the last touches to a draft.
//!
//! Editors and messengers cut a paragraph at each change of style; the pieces carry their own blanks, so they are put
//! together as they are. Paragraphs and blocks are read in `blocks`.

use crate::article::{Body, Draft};

use super::blocks::{self, Found, into_text};
use super::tree::Tree;
use super::values;

/// Types of runs within a paragraph, in editors and messengers.
const RUNS: &[&str] = &[
    "bank_card",
    "blockquote",
    "bold",
    "bot_command",
    "break",
    "cashtag",
    "code",
    "custom_emoji",
    "email",
    "hard_break",
    "hardbreak",
    "hashtag",
    "hyperlink",
    "italic",
    "linebreak",
    "link",
    "mention",
    "mention_name",
    "phone",
    "plain",
    "pre",
    "span",
    "spoiler",
    "strikethrough",
    "text",
    "text_link",
    "underline",
];

/// The text of a body, as HTML where it holds markup.
pub(super) fn body(value: Tree<'_>) -> Found {
    match value {
        Tree::List(items) if is_message(&items) => {
            let text = run_of(&items);
            Found { body: Some(text).filter(|text| !text.trim().is_empty()).map(Body::Plain), ..Found::default() }
        }
        Tree::List(items) if is_renditions(&items) => rendition(items).map(blocks::body).unwrap_or_default(),
        value => blocks::body(value),
    }
}

/// Words and marked runs of words side by side: a message.
fn is_message(items: &[Tree<'_>]) -> bool {
    let is_word = |item: &Tree<'_>| matches!(item, Tree::Text(_));
    let is_run = |item: &Tree<'_>| kind(item).is_some_and(|kind| RUNS.contains(&kind.as_str()));
    items.iter().all(|item| is_word(item) || is_run(item)) && items.iter().any(is_run) && items.iter().any(is_word)
}

/// The same text in several forms: objects that say which.
fn is_renditions(items: &[Tree<'_>]) -> bool {
    let says = |item: &Tree<'_>, name: &str| item.member(name).is_some_and(|value| !value.is_blank());
    items.iter().all(|item| says(item, "value") && (says(item, "contentType") || says(item, "role")))
}

fn rendition(items: Vec<Tree<'_>>) -> Option<Tree<'_>> {
    let rank = |item: &Tree<'_>| {
        let text = |name| item.member(name).cloned().and_then(into_text).unwrap_or_default().to_ascii_lowercase();
        let form = text("contentType");
        (text("role") != "main", !(form.is_empty() || form.contains("html") || form == "text/plain"))
    };
    let best = items.into_iter().min_by_key(rank)?;
    best.member("value").cloned()
}

fn kind(value: &Tree<'_>) -> Option<String> {
    let kind = ["type", "_type", "nodeType"].iter().find_map(|name| value.member(name).cloned().and_then(into_text))?;
    Some(kind.to_ascii_lowercase())
}

/// Whether all of a list are runs of one paragraph.
pub(super) fn is_run(items: &[Tree<'_>]) -> bool {
    items
        .iter()
        .all(|item| matches!(item, Tree::Text(_)) || kind(item).is_some_and(|kind| RUNS.contains(&kind.as_str())))
        && items.iter().any(|item| matches!(item, Tree::Map(_)))
}

/// The runs put together. Depth is bounded by the JSON parser.
pub(super) fn run_of(items: &[Tree<'_>]) -> String {
    let mut text = String::new();
    items.iter().for_each(|item| add(item, &mut text));
    text
}

fn add(item: &Tree<'_>, text: &mut String) {
    match item {
        Tree::Text(words) => text.push_str(words),
        Tree::List(items) => items.iter().for_each(|item| add(item, text)),
        Tree::Map(_) => {
            if kind(item).is_some_and(|kind| kind.ends_with("break")) {
                text.push('\n');
            } else if let Some(inner) =
                ["text", "value", "content", "children"].iter().find_map(|name| item.member(name))
            {
                add(inner, text);
            }
        }
        Tree::Null | Tree::Bool(_) | Tree::Number(_) => {}
    }
}

/// A standfirst: a text, a list of them, or an object that holds its sentences.
pub(super) fn summary(value: Tree<'_>) -> Vec<String> {
    match value.member("sentences") {
        Some(sentences) => blocks::texts(sentences.clone()),
        None => blocks::texts(value),
    }
}

/// Keywords; lists of lists are kept by programs that sort them, and those who wrote an article are none.
pub(super) fn tags(value: Tree<'_>) -> Vec<String> {
    const MOST: usize = 1000;
    match value {
        Tree::List(items) => items
            .into_iter()
            .take(MOST)
            .flat_map(|item| match item {
                Tree::List(_) => blocks::texts(item),
                item if kind(&item).is_some_and(|kind| kind == "contributor" || kind == "person") => Vec::new(),
                Tree::Number(_) => Vec::new(),
                item => item
                    .member("webTitle")
                    .cloned()
                    .and_then(into_text)
                    .or_else(|| into_text(item))
                    .into_iter()
                    .collect(),
            })
            .collect(),
        value => blocks::tags(value),
    }
}

/// A category without the namespace in front of it.
pub(super) fn without_namespace(category: &mut String) {
    if let Some((namespace, name)) = category.split_once(':')
        && !namespace.contains(' ')
        && !name.is_empty()
        && !name.starts_with(' ')
    {
        *category = name.to_owned();
    }
}

/// Puts right what a program did to the texts: bytes written as characters, the headline at the head of the text, the
/// note of how much was cut off.
pub(super) fn finish(draft: &mut Draft) {
    let Draft { title, body, summary, caption, authors, site, section, tags, .. } = draft;
    let lists = [summary, caption, authors, tags];
    for text in
        [title.as_mut(), site.as_mut(), section.as_mut()].into_iter().flatten().chain(lists.into_iter().flatten())
    {
        mend(text);
    }
    let (Body::Plain(text) | Body::Html(text)) = body;
    mend(text);
    if let Some(whole) = without_remainder(text).map(str::len) {
        text.truncate(whole);
    }
    if let (Body::Plain(text), Some(title)) = (body, title) {
        *title = values::inline(std::mem::take(title));
        let head = text.len() - without_title(text, title).len();
        if head > 0 {
            text.drain(..head);
        }
    }
}

fn mend(text: &mut String) {
    if let Some(mended) = values::unmangled(text) {
        *text = mended;
    }
}

/// A text up to `[+1234 chars]`, which interfaces put where they cut.
fn without_remainder(text: &str) -> Option<&str> {
    let inner = text.trim_end().strip_suffix(" chars]")?;
    let digits = inner.len() - inner.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let rest = inner.get(..inner.len() - digits)?.strip_suffix("[+")?;
    (digits > 0).then(|| rest.trim_end())
}

/// A text without a first line that is its title again.
fn without_title<'t>(text: &'t str, title: &str) -> &'t str {
    let Some((first, rest)) = text.split_once('\n') else { return text };
    let rest = rest.trim_start_matches(['\n', '\r', ' ']);
    if !rest.is_empty() && first.trim() == title.trim() { rest } else { text }
}
