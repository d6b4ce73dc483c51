//! What a feed says of all its items.

use crate::format::xml::scan::{Scanner, Token};
use crate::format::xml::space::Scope;
use crate::format::xml::tree::{Element, Tree};

use super::content;

/// A feed; nothing of it needs to be known.
#[derive(Debug, Default)]
pub(super) struct Channel {
    /// What prefixes mean in its items.
    pub(super) scope: Scope,
    pub(super) title: Option<String>,
    pub(super) language: Option<String>,
    /// What addresses in it are relative to.
    pub(super) base: Option<String>,
    /// Those who write all of it.
    pub(super) authors: Vec<String>,
}

impl Channel {
    /// Reads what stands around a feed's items. What cannot be read is left unknown.
    pub(super) fn read(frame: &str) -> Channel {
        let mut channel = Channel { scope: declared(frame), ..Channel::default() };
        let Ok(tree) = Tree::of(frame, &Scope::default()) else { return channel };
        let mut base = None;
        let mut stack: Vec<Element<'_>> = tree.root().children().collect();
        stack.reverse();
        while let Some(element) = stack.pop() {
            let name = element.name().to_ascii_lowercase();
            if matches!(name.as_str(), "rss" | "rdf" | "feed" | "channel") {
                channel.language = channel.language.take().or_else(|| element.attribute("xml:lang"));
                base = base.or_else(|| element.attribute("xml:base"));
                let before = stack.len();
                stack.extend(element.children());
                if let Some(added) = stack.get_mut(before..) {
                    added.reverse();
                }
                continue;
            }
            match (element.space(), name.as_str()) {
                ("" | "rss" | "atom", "title") => {
                    channel.title = channel.title.take().or_else(|| content::line(element));
                }
                ("dc", "title") => channel.title = channel.title.take().or_else(|| content::line(element)),
                ("" | "rss", "language") | ("dc", "language") => {
                    channel.language = element.line().or_else(|| channel.language.take());
                }
                ("" | "rss" | "atom", "link") => {
                    channel.base = channel.base.take().or_else(|| link(element).filter(|link| link.contains("://")));
                }
                ("atom", "author") => channel.authors.extend(super::names::of_person(element)),
                _ => {}
            }
        }
        channel.base = base.or_else(|| channel.base.take()).filter(|base| base.contains("://"));
        channel
    }
}

/// The feed's page, where a link leads there.
fn link(element: Element<'_>) -> Option<String> {
    match element.attribute("href") {
        Some(href) => {
            let rel = element.attribute("rel").unwrap_or_else(|| "alternate".to_owned());
            matches!(rel.as_str(), "alternate" | "self").then_some(href)
        }
        None => element.line(),
    }
}

/// What the elements around the first item declare.
fn declared(frame: &str) -> Scope {
    let mut scope = Scope::default();
    let opened = Scanner::of(frame.as_bytes()).filter_map(|token| match token {
        Token::Open { name, attributes, is_empty: false, .. } => Some((name, attributes)),
        _ => None,
    });
    for (name, attributes) in opened.take(64) {
        let local = frame.get(name).unwrap_or_default().rsplit(':').next().unwrap_or_default().to_ascii_lowercase();
        if matches!(local.as_str(), "rss" | "rdf" | "feed" | "channel") {
            scope.enter(frame.get(attributes).unwrap_or_default());
        }
    }
    scope
}

/// An address that may be relative to `base`.
pub(super) fn absolute(address: &str, base: Option<&str>) -> Option<String> {
    let address = address.trim();
    if address.is_empty() || address.chars().any(char::is_control) {
        return None;
    }
    let scheme = address.split_once(':').map(|(scheme, _)| scheme);
    let is_absolute =
        scheme.is_some_and(|scheme| scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.')));
    if is_absolute && scheme.is_some_and(|scheme| !scheme.is_empty()) {
        return Some(address.to_owned());
    }
    let base = base?;
    let (scheme, rest) = base.split_once("://")?;
    if address.starts_with("//") {
        return Some(format!("{scheme}:{address}"));
    }
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = host.split(['?', '#']).next().unwrap_or(host);
    if address.starts_with('/') {
        return Some(format!("{scheme}://{host}{address}"));
    }
    let path = path.split(['?', '#']).next().unwrap_or_default();
    if address.starts_with('#') {
        return Some(format!("{scheme}://{host}/{path}{address}"));
    }
    let mut folders: Vec<&str> = path.split('/').collect();
    folders.pop();
    let mut rest = address;
    loop {
        if let Some(after) = rest.strip_prefix("../") {
            folders.pop();
            rest = after;
        } else if let Some(after) = rest.strip_prefix("./") {
            rest = after;
        } else {
            break;
        }
    }
    folders.push(rest);
    Some(format!("{scheme}://{host}/{}", folders.join("/")))
}
