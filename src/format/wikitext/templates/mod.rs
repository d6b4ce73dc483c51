//! Which templates carry text, and how they say it.
//!
//! A template's text stands in its wiki, not in the page, so what it shows has to be known: [`table`] gives each known name
//! a [`rule::Rule`]. A name that no rule knows says nothing, except where its arguments look like a table of facts
//! ([`facts`]). Citations, notices and navigation are unknown on purpose.
//!
//! - `call`: a template's name and arguments;
//! - `rule`: what rules there are, and how each is carried out;
//! - `dates`, `numbers`, `tongues`, `kinds`: rules that compute their text;
//! - `functions`: `{{#if:…}}`, `{{lc:…}}` and other functions of the parser.

mod call;
mod dates;
mod facts;
mod functions;
mod kinds;
mod numbers;
mod rule;
mod table;
mod tongues;

use super::Wiki;
use super::frames::{Found, Part};
use call::Call;
#[cfg(test)]
pub(super) use table::carrying;

/// The text that a template shows; facts go to `found`.
pub(super) fn expand(mut parts: Vec<Part>, wiki: &Wiki<'_>, found: &mut Found) -> String {
    if parts.is_empty() {
        return String::new();
    }
    let first = parts.remove(0);
    if let Some(text) = functions::expand(&first.text, &parts, wiki, found) {
        return text;
    }
    let call = Call::new(&first.text, &parts, wiki);
    match table::rule(&call.name, wiki.language) {
        Some(rule) => rule.text(&call),
        None => tongues::by_name(&call).unwrap_or_else(|| {
            facts::take(&call, found);
            String::new()
        }),
    }
}

/// A text with its entities as characters.
pub(super) fn unescaped(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, after) = rest.split_at(at);
        plain.push_str(before);
        let name = after.get(1..).and_then(|name| {
            let end = name.bytes().take(34).position(|byte| byte == b';')?;
            name.get(..end)
        });
        let name = name.unwrap_or_default();
        match quick_xml::escape::resolve_html5_entity(name) {
            Some(text) => {
                plain.push_str(text);
                rest = after.get(name.len() + 2..).unwrap_or_default();
            }
            None => {
                plain.push('&');
                rest = after.get(1..).unwrap_or_default();
            }
        }
    }
    plain.push_str(rest);
    plain
}
