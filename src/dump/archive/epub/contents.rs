//! A book's table of contents: what each file, or place in a file, is called.
//!
//! EPUB 3 has a page with lists of links, EPUB 2 a file of its own kind. Only the first level parts a file into chapters:
//! what stands below it are their sections.

use super::xml::{Node, squeezed, walk};

/// No book has more.
const MOST: usize = 50_000;

/// One line of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// The file, and the place in it, as written.
    pub href: String,
    pub label: String,
    /// Whether it stands on the first level.
    pub is_outer: bool,
}

/// The lines of the page that is the table of contents of EPUB 3; and of its landmarks, which say what files are.
pub(super) fn of_page(bytes: &[u8]) -> (Vec<Line>, Vec<(String, String)>) {
    let (mut lines, mut landmarks) = (Vec::new(), Vec::new());
    // What the list at hand is, how deep in lists, and the link at hand: its address, its type, its text.
    let (mut list, mut depth) = (String::new(), 0_u32);
    let mut link: Option<(String, String, String)> = None;
    walk(bytes, &mut |node| match node {
        Node::Open(element) => match element.name().as_str() {
            "nav" => (list, depth) = (element.attribute("type").unwrap_or_default(), 0),
            "ol" | "ul" => depth += 1,
            "a" => {
                let kind = element.attribute("type").unwrap_or_default();
                link = element.attribute("href").map(|href| (href, kind, String::new()));
            }
            _ => {}
        },
        Node::Text(text) => {
            if let Some((.., written)) = &mut link {
                written.push_str(text);
            }
        }
        Node::Close("a") => {
            let Some((href, kind, written)) = link.take() else { return };
            let label = squeezed(&written);
            match list.as_str() {
                "landmarks" if landmarks.len() < MOST => landmarks.push((href, kind)),
                // A page without a type is one that says nothing else than its contents.
                "toc" | "" if lines.len() < MOST && !label.is_empty() => {
                    lines.push(Line { href, label, is_outer: depth <= 1 });
                }
                _ => {}
            }
        }
        Node::Close("ol" | "ul") => depth = depth.saturating_sub(1),
        Node::Close("nav") => list = "none".to_owned(),
        Node::Close(_) => {}
    });
    (lines, landmarks)
}

/// The lines of the table of contents of EPUB 2.
pub(super) fn of_ncx(bytes: &[u8]) -> Vec<Line> {
    let mut lines = Vec::new();
    // How deep in points, whether a label is at hand, and what it is.
    let (mut depth, mut is_label, mut label) = (0_u32, false, String::new());
    walk(bytes, &mut |node| match node {
        Node::Open(element) => match element.name().as_str() {
            "navPoint" => {
                depth += 1;
                label.clear();
            }
            "text" => is_label = depth > 0,
            "content" => {
                let label = squeezed(&label);
                if let Some(href) = element.attribute("src").filter(|_| !label.is_empty() && lines.len() < MOST) {
                    lines.push(Line { href, label, is_outer: depth <= 1 });
                }
            }
            _ => {}
        },
        Node::Text(text) if is_label => label.push_str(text),
        Node::Text(_) => {}
        Node::Close("text") => is_label = false,
        Node::Close("navPoint") => depth = depth.saturating_sub(1),
        Node::Close(_) => {}
    });
    lines
}

/// The file that an address names, from a file in `folder`, and the place in it. Names of zips are as they are written there:
/// no `..`, nothing escaped.
pub(super) fn resolved(folder: &str, href: &str) -> (String, Option<String>) {
    let (path, place) = href.split_once('#').map_or((href, None), |(path, place)| (path, Some(place)));
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let path = unescaped(path);
    if path.starts_with('/') {
        parts.clear();
    }
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    (parts.join("/"), place.map(unescaped).filter(|place| !place.is_empty()))
}

/// The folder that a file lies in.
pub(super) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn unescaped(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.filter(|_| *byte == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(value) => {
                out.push(value);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                out.push(*byte);
                rest = after;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_names_of_members() {
        for (folder, href, path, place) in [
            ("OEBPS", "ch%201.xhtml#a", "OEBPS/ch 1.xhtml", Some("a")),
            ("OEBPS/nav", "../text/a.html", "OEBPS/text/a.html", None),
            ("", "./a.html#", "a.html", None),
            ("a", "../../../b", "b", None),
            ("a", "100%.html", "a/100%.html", None),
        ] {
            assert_eq!(resolved(folder, href), (path.to_owned(), place.map(str::to_owned)), "{href}");
        }
    }

    #[test]
    fn both_tables_are_read() {
        let nav =
            b"<html><body><nav epub:type='toc'><h1>Contents</h1><ol><li><a href='a.xhtml'>The <b>Ferry</b></a><ol>\
            <li><a href='a.xhtml#s1'>Part</a></li></ol></li></ol></nav><nav epub:type='landmarks'><ol><li>\
            <a epub:type='cover' href='c.xhtml'>Cover</a></li></ol></nav></body></html>";
        let line =
            |href: &str, label: &str, is_outer| Line { href: href.to_owned(), label: label.to_owned(), is_outer };
        let (lines, landmarks) = of_page(nav);
        assert_eq!(lines, [line("a.xhtml", "The Ferry", true), line("a.xhtml#s1", "Part", false)]);
        assert_eq!(landmarks, [("c.xhtml".to_owned(), "cover".to_owned())]);
        let ncx = b"<ncx><docTitle><text>Book</text></docTitle><navMap><navPoint><navLabel><text>One &amp; two</text></navLabel>\
            <content src='1.html'/><navPoint><navLabel><text>Inner</text></navLabel><content src='1.html#x'/></navPoint>\
            </navPoint></navMap></ncx>";
        assert_eq!(of_ncx(ncx), [line("1.html", "One & two", true), line("1.html#x", "Inner", false)]);
    }
}
