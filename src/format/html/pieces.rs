//! A page's source cut into text and tags, without building a tree.
//!
//! For what has to be known before a page is worth a tree, or where a tree would lose the place in the source. Linear in
//! the page, whatever it holds; no rules of HTML beyond what ends a tag.

use memchr::{memchr, memmem};

/// Elements whose content is no markup.
const OPAQUE: &[&str] = &["script", "style", "noscript", "template", "svg", "iframe", "textarea"];
/// One piece of a page.
pub(crate) enum Piece<'h> {
    Text(&'h str),
    /// Name in lower case, whether it closes, whether it closes itself, its attributes, and the tag as written.
    Tag {
        name: String,
        closes: bool,
        is_empty: bool,
        attributes: usize,
        raw: &'h str,
    },
    /// The content of an element that holds no markup.
    Opaque,
}

/// The pieces of a page, comments left out. Linear: each search goes on from where the last ended.
pub(crate) struct Pieces<'h> {
    rest: &'h str,
    /// The element whose end is looked for.
    opaque: Option<String>,
    /// End tags that are not to be found in the rest.
    missing: Vec<String>,
}

impl<'h> Pieces<'h> {
    pub(crate) fn of(html: &'h str) -> Self {
        Pieces { rest: html, opaque: None, missing: Vec::new() }
    }

    /// How many bytes of the page are still to come.
    pub(crate) fn left(&self) -> usize {
        self.rest.len()
    }

    fn cut(&mut self, at: usize) -> &'h str {
        let (piece, rest) = self.rest.split_at_checked(at).unwrap_or((self.rest, ""));
        self.rest = rest;
        piece
    }

    /// Where the end tag of the opaque element `name` begins.
    fn end_of(&mut self, name: &str) -> Option<usize> {
        if self.missing.iter().any(|missing| missing == name) {
            return None;
        }
        let bytes = self.rest.as_bytes();
        let end = memmem::find_iter(bytes, b"</").find(|at| {
            bytes.get(at + 2..at + 2 + name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name.as_bytes()))
        });
        if end.is_none() {
            self.missing.push(name.to_owned());
        }
        end
    }
}

impl<'h> Iterator for Pieces<'h> {
    type Item = Piece<'h>;

    fn next(&mut self) -> Option<Piece<'h>> {
        if let Some(name) = self.opaque.take()
            && let Some(end) = self.end_of(&name)
        {
            self.cut(end);
            return Some(Piece::Opaque);
        }
        if self.rest.is_empty() {
            return None;
        }
        let Some(after) = self.rest.strip_prefix('<') else {
            let end = memchr(b'<', self.rest.as_bytes()).unwrap_or(self.rest.len());
            return Some(Piece::Text(self.cut(end)));
        };
        if let Some(comment) = after.strip_prefix("!--") {
            let end = comment.find("-->").map_or(self.rest.len(), |at| at + 7);
            self.cut(end);
            return Some(Piece::Opaque);
        }
        let (closes, tag) = match after.strip_prefix('/') {
            Some(tag) => (true, tag),
            None => (false, after),
        };
        let name: String =
            tag.chars().take(32).take_while(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
        if name.is_empty() && !after.starts_with(['!', '?', '/']) {
            return Some(Piece::Text(self.cut(1)));
        }
        let (end, attributes) = if after.starts_with(['!', '?']) {
            (memchr(b'>', self.rest.as_bytes()).map_or(self.rest.len(), |at| at + 1), 0)
        } else {
            measure(self.rest.as_bytes())
        };
        let raw = self.cut(end);
        if !closes && OPAQUE.contains(&name.as_str()) && !raw.ends_with("/>") {
            self.opaque = Some(name.clone());
        }
        Some(Piece::Tag { name, closes, is_empty: raw.ends_with("/>"), attributes, raw })
    }
}

/// The length of the tag that the bytes begin with, and about how many attributes it has. A `>` in quotes is
/// part of a value.
fn measure(bytes: &[u8]) -> (usize, usize) {
    let (mut at, mut attributes) = (1, 0);
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'>' => return (at, attributes),
            b'=' => {
                at += bytes.iter().skip(at).take_while(|byte| byte.is_ascii_whitespace()).count();
                if let Some(quote @ (b'"' | b'\'')) = bytes.get(at) {
                    attributes += 1;
                    let value = bytes.get(at + 1..).unwrap_or_default();
                    at = memchr(*quote, value).map_or(bytes.len(), |end| at + end + 2);
                }
            }
            b'/' => attributes += 1,
            byte if byte.is_ascii_whitespace() => {
                attributes += usize::from(bytes.get(at).is_some_and(|next| !next.is_ascii_whitespace()));
            }
            _ => {}
        }
    }
    (bytes.len(), attributes)
}

/// The values of these attributes of a tag as written, each the first of its name; entities stay.
pub(crate) fn attributes<'t, const N: usize>(tag: &'t str, names: [&str; N]) -> [Option<&'t str>; N] {
    let mut values = [None; N];
    let mut rest = tag.trim_start_matches('<').trim_start_matches(|c: char| !c.is_whitespace() && c != '/');
    while !rest.is_empty() {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '/' | '>'));
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/')).unwrap_or(rest.len());
        let (name, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        let Some(value) = after.trim_start().strip_prefix('=') else {
            // A lone sign is stepped over, so that each turn takes something.
            rest = if name.is_empty() { after.get(1..).unwrap_or_default() } else { after };
            continue;
        };
        let value = value.trim_start();
        let (value, after) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => {
                let inner = value.get(1..).unwrap_or_default();
                inner.split_once(quote).unwrap_or((inner, ""))
            }
            _ => {
                let end = value.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(value.len());
                value.split_at_checked(end).unwrap_or((value, ""))
            }
        };
        for (slot, wanted) in values.iter_mut().zip(names) {
            if slot.is_none() && name.eq_ignore_ascii_case(wanted) {
                *slot = Some(value);
            }
        }
        rest = after;
    }
    values
}

#[cfg(test)]
mod tests {
    use super::attributes;

    #[test]
    fn attributes_are_read_as_written() {
        let tag = "<a class='x y' HREF=/a?b=1&amp;c data-x disabled id = \"k\" class=z>";
        assert_eq!(
            attributes(tag, ["class", "href", "id", "rel"]),
            [Some("x y"), Some("/a?b=1&amp;c"), Some("k"), None]
        );
        assert_eq!(attributes("<a = == 'x", ["x"]), [None]);
        assert_eq!(attributes("<p class='open", ["class"]), [Some("open")]);
    }
}
