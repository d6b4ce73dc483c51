//! Functions of the parser that pages use in their text, and words that stand for the page itself.

use crate::format::wikitext::Wiki;
use crate::format::wikitext::frames::{Found, Part};
use crate::format::wikitext::signs::GUARD;

/// How often a page may name itself.
const MOST_TITLES: usize = 100;

/// What a function gives; none where the name is no function's.
pub(super) fn expand(name: &str, parts: &[Part], wiki: &Wiki<'_>, found: &mut Found) -> Option<String> {
    let name = name.trim();
    if matches!(name, "PAGENAME" | "FULLPAGENAME" | "SUBJECTPAGENAME" | "BASEPAGENAME" | "ARTICLEPAGENAME") {
        found.titles += 1;
        return Some(if found.titles <= MOST_TITLES { wiki.title.to_owned() } else { String::new() });
    }
    let (function, first) = name.split_once(':')?;
    let function = function.replace(GUARD, "");
    let (function, first) = (function.trim(), first.trim());
    let nth = |at: usize| parts.get(at).map(whole).unwrap_or_default();
    let text = match function.to_lowercase().as_str() {
        "#if" => nth(usize::from(first.is_empty())),
        "#ifeq" => {
            let is_equal = first == nth(0).trim();
            nth(if is_equal { 1 } else { 2 })
        }
        // Whether a page is there cannot be known; most that are asked for are.
        "#ifexist" | "#iferror" => nth(0),
        "#switch" => switch(first, parts),
        "lc" | "lcfirst" | "uc" | "ucfirst" | "formatnum" | "#formatdate" | "#dateformat" | "nowrap" | "padleft"
        | "padright" | "urldecode" | "#language" | "plural" | "grammar" => shaped(function, first, &nth),
        "#tag" | "#invoke" | "#expr" | "#time" | "#timel" | "#property" | "#statements" | "#titleparts" | "#ifexpr" => {
            String::new()
        }
        _ if function.starts_with('#') => String::new(),
        // `DEFAULTSORT:`, `DISPLAYTITLE:` and their names in other languages are written in capitals.
        _ if !function.is_empty() && function.chars().all(|c| c.is_uppercase() || !c.is_alphabetic()) => String::new(),
        _ => return None,
    };
    Some(text)
}

fn shaped(function: &str, text: &str, nth: &dyn Fn(usize) -> String) -> String {
    match function.to_lowercase().as_str() {
        "lc" => text.to_lowercase(),
        "uc" => text.to_uppercase(),
        "ucfirst" => {
            let mut letters = text.chars();
            let first = letters.next().map(char::to_uppercase);
            first.into_iter().flatten().chain(letters).collect()
        }
        "plural" => {
            let form = if text == "1" { nth(0) } else { nth(1) };
            if form.is_empty() { nth(0) } else { form }
        }
        "grammar" => nth(0),
        _ => text.to_owned(),
    }
}

fn switch(wanted: &str, parts: &[Part]) -> String {
    let default = parts.iter().find(|part| part.key.as_deref() == Some("#default"));
    let mut falls = false;
    for part in parts {
        match &part.key {
            None => falls |= part.text.trim() == wanted,
            Some(key) if falls || key.trim() == wanted => return part.text.trim().to_owned(),
            Some(_) => {}
        }
    }
    let last = parts.last().filter(|part| part.key.is_none());
    default.or(last).map(|part| part.text.trim().to_owned()).unwrap_or_default()
}

/// An argument as it was written: functions know no names.
fn whole(part: &Part) -> String {
    match &part.key {
        Some(key) => format!("{key}={}", part.text),
        None => part.text.clone(),
    }
}
