//! Files that hold several chapters, cut where the table of contents leads.
//!
//! A cut is made before the element that bears the name, whatever is open there: readers of HTML forgive that.

use std::collections::HashMap;

/// An element's name stands no further behind its beginning.
const MOST_TAG_BYTES: usize = 16 << 10;

/// What a line of the table of contents leads to.
pub(super) struct Place {
    /// The name of an element; none for the file itself.
    pub place: Option<String>,
    pub label: String,
}

/// A part of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub from: usize,
    pub to: usize,
    /// The name of the element that it begins with, where the file was cut there.
    pub place: Option<String>,
    /// What it is called; none for what stands in front of all that has a name.
    pub label: Option<String>,
}

/// The parts of a file, in order: one where nothing cuts it.
pub(super) fn parts(bytes: &[u8], places: Vec<Place>) -> Vec<Part> {
    let whole = |label: Option<String>| vec![Part { from: 0, to: bytes.len(), place: None, label }];
    let mut of_file = None;
    let mut labels: HashMap<String, String> = HashMap::new();
    for Place { place, label } in places {
        match place {
            None => of_file = of_file.or(Some(label)),
            Some(place) => drop(labels.entry(place).or_insert(label)),
        }
    }
    // Other encodings than those like ASCII are not searched.
    if labels.is_empty() || bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return whole(of_file.or_else(|| labels.into_values().next()));
    }
    let found = find(bytes, labels);
    if found.is_empty() {
        return whole(of_file);
    }
    let start = memchr::memmem::find(bytes, b"<body").unwrap_or_default();
    let mut parts: Vec<Part> = vec![Part { from: 0, to: 0, place: None, label: of_file }];
    for (at, place, label) in found {
        let last = parts.last_mut();
        if let Some(last) = last {
            last.to = at;
            // Two names in one place, or a heading in front of the first: no chapter stands between.
            let is_first = last.place.is_none();
            if !holds_text(bytes.get(last.from.max(start)..at).unwrap_or_default()) {
                *last = Part { from: last.from, to: at, place: Some(place).filter(|_| !is_first), label: Some(label) };
                continue;
            }
        }
        parts.push(Part { from: at, to: at, place: Some(place), label: Some(label) });
    }
    if let Some(last) = parts.last_mut() {
        last.to = bytes.len();
    }
    parts
}

/// Where the elements with these names begin, in order.
fn find(bytes: &[u8], mut labels: HashMap<String, String>) -> Vec<(usize, String, String)> {
    let mut found: Vec<(usize, String, String)> = Vec::new();
    for equals in memchr::memchr_iter(b'=', bytes) {
        let before = bytes.get(..equals).unwrap_or_default();
        let is_name = [&b"id"[..], b"name"]
            .iter()
            .any(|name| before.strip_suffix(*name).and_then(<[u8]>::last).is_some_and(u8::is_ascii_whitespace));
        if !is_name {
            continue;
        }
        let value = bytes.get(equals + 1..).and_then(|rest| {
            let (quote, rest) = rest.split_first().filter(|(quote, _)| matches!(quote, b'"' | b'\''))?;
            std::str::from_utf8(rest.get(..memchr::memchr(*quote, rest.get(..200).unwrap_or(rest))?)?).ok()
        });
        let least = found.last().map_or(0, |(at, ..)| *at).max(equals.saturating_sub(MOST_TAG_BYTES));
        let tag = before.get(least..).and_then(|within| memchr::memrchr(b'<', within)).map(|at| least + at);
        if let (Some(value), Some(at)) = (value, tag)
            && let Some(label) = labels.remove(value)
        {
            found.push((at, value.to_owned(), label));
        }
    }
    found
}

/// Whether anything stands outside of tags.
fn holds_text(html: &[u8]) -> bool {
    let mut rest = html;
    loop {
        let end = memchr::memchr(b'<', rest).unwrap_or(rest.len());
        if rest.get(..end).unwrap_or_default().iter().any(|byte| !byte.is_ascii_whitespace()) {
            return true;
        }
        let Some(tag) = rest.get(end..).filter(|tag| !tag.is_empty()) else { return false };
        let Some(close) = memchr::memchr(b'>', tag) else { return false };
        rest = tag.get(close + 1..).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(html: &str, places: &[(Option<&str>, &str)]) -> Vec<(String, Option<String>)> {
        let places =
            places.iter().map(|(place, label)| Place { place: place.map(str::to_owned), label: (*label).into() });
        let parts = parts(html.as_bytes(), places.collect());
        parts.into_iter().map(|part| (html[part.from..part.to].to_owned(), part.label)).collect()
    }

    fn expected(parts: &[(&str, Option<&str>)]) -> Vec<(String, Option<String>)> {
        parts.iter().map(|(text, label)| ((*text).to_owned(), label.map(str::to_owned))).collect()
    }

    #[test]
    fn chapters_of_one_file_are_cut_apart() {
        let html = "<body><h2 id='a'>A</h2><p>x</p><h2 class=k id=\"b\">B</h2><p>y";
        let lines = [(Some("b"), "Second"), (Some("a"), "First")];
        let first = "<body><h2 id='a'>A</h2><p>x</p>";
        assert_eq!(cut(html, &lines), expected(&[(first, Some("First")), (&html[first.len()..], Some("Second"))]));
        // The end of the chapter before stands in front.
        let html = "<body><p>tail</p><h2 id='a'>A</h2>";
        assert_eq!(
            cut(html, &lines[1..]),
            expected(&[("<body><p>tail</p>", None), ("<h2 id='a'>A</h2>", Some("First"))])
        );
        assert_eq!(cut(html, &[(None, "All")]), expected(&[(html, Some("All"))]));
        assert_eq!(cut(html, &[(Some("nowhere"), "Lost")]), expected(&[(html, None)]));
        assert_eq!(cut(html, &[]), expected(&[(html, None)]));
    }
}
