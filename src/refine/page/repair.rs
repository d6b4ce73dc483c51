//! Linked data as pages really hold it: JSON with line breaks in strings, commas too many, comments around it, entities
//! for quotes, or several documents in one script.
//!
//! A repair never invents a value: what stays unreadable is nothing.

use serde_json::Value;

/// More documents of one script are not read.
const MOST_DOCUMENTS: usize = 50;
/// A longer script is read only as it stands.
const MOST_REPAIRED: usize = 2 << 20;

/// The documents in a script of linked data.
pub(super) fn documents(script: &str) -> Vec<Value> {
    let script = bare(script);
    if let Ok(value) = serde_json::from_str(script) {
        return vec![value];
    }
    if script.len() > MOST_REPAIRED {
        return Vec::new();
    }
    for quotes in [Quotes::Close, Quotes::MayStandInside] {
        let found = in_a_row(&mend(script, quotes));
        if !found.is_empty() {
            return found;
        }
    }
    if script.contains("&quot;") || script.contains("&#34;") {
        let plain = script.replace("&quot;", "\"").replace("&#34;", "\"").replace("&amp;", "&");
        return in_a_row(&mend(&plain, Quotes::Close));
    }
    Vec::new()
}

/// Without the comments and marks that hide a script from old browsers.
fn bare(script: &str) -> &str {
    let mut rest = script.trim();
    for mark in ["//<![CDATA[", "/*<![CDATA[*/", "<![CDATA[", "<!--", "//"] {
        rest = rest.strip_prefix(mark).unwrap_or(rest).trim_start();
    }
    for mark in ["//]]>", "/*]]>*/", "]]>", "-->", "//", ";"] {
        rest = rest.strip_suffix(mark).unwrap_or(rest).trim_end();
    }
    rest
}

/// The values that stand one behind the other, up to the first that cannot be read.
fn in_a_row(text: &str) -> Vec<Value> {
    let values = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    values.map_while(Result::ok).filter(|value| value.is_object() || value.is_array()).take(MOST_DOCUMENTS).collect()
}

/// What a quotation mark in a string is taken for.
#[derive(Clone, Copy, PartialEq)]
enum Quotes {
    /// The string's end.
    Close,
    /// Its end only where JSON goes on behind it.
    MayStandInside,
}

/// Control characters in strings become blanks, and commas before a closing bracket go, as do comments.
fn mend(text: &str, quotes: Quotes) -> String {
    let mut mended = String::with_capacity(text.len());
    let mut chars = text.chars();
    let mut inside = false;
    let goes_on =
        |rest: &str| rest.trim_start().chars().next().is_none_or(|next| matches!(next, ',' | ':' | '}' | ']'));
    while let Some(c) = chars.next() {
        match c {
            '\\' if inside => {
                mended.push(c);
                // An escape that JSON does not know is meant as it stands.
                match chars.next() {
                    Some(next) if "\"\\/bfnrtu".contains(next) => mended.push(next),
                    Some(next) => {
                        mended.pop();
                        mended.push(next);
                    }
                    None => {}
                }
            }
            '"' if inside && quotes == Quotes::MayStandInside && !goes_on(chars.as_str()) => mended.push_str("\\\""),
            '"' => {
                inside = !inside;
                mended.push(c);
            }
            c if inside && c.is_control() => mended.push(' '),
            '/' if !inside && chars.as_str().starts_with('*') => {
                let mut last = ' ';
                for next in chars.by_ref().skip(1) {
                    if last == '*' && next == '/' {
                        break;
                    }
                    last = next;
                }
            }
            '}' | ']' if !inside => {
                let kept = mended.trim_end();
                if let Some(before) = kept.strip_suffix(',') {
                    mended.truncate(before.len());
                }
                mended.push(c);
            }
            c => mended.push(c),
        }
    }
    mended
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_pages_hold_is_read() {
        let good = [
            "{\"a\":\"one\ntwo\"}",
            "{\"a\":\"one two\",}",
            "//<![CDATA[\n{\"a\":\"one two\"}\n//]]>",
            "{\"a\":\"one two\"} {\"b\":1}",
            "{/* said */\"a\":\"one two\", \"b\":[1,2,],}",
            "{&quot;a&quot;:&quot;one two&quot;}",
            "{\"a\":\"one\\ two\"};",
            "{\"b\":\"said \"no\" to it\",\"a\":\"one two\"}",
        ];
        for script in good {
            let first = documents(script).into_iter().next();
            assert_eq!(first.as_ref().and_then(|value| value.get("a")?.as_str()), Some("one two"), "{script}");
        }
        for script in ["", "{", "words", "{\"a\":}", "3", "{\"a\":\"never closed"] {
            assert!(documents(script).iter().all(|value| value.is_number()), "{script}");
        }
        assert_eq!(documents("{\"a\":1}{\"b\":2}").len(), 2);
    }
}
