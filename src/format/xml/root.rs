//! What a stream's first element is.

use std::borrow::Cow;

use super::records;
use super::scan::{Scanner, Token};
use super::space::Scope;
use crate::dump::charset;

/// How much of a head is looked at.
const WITHIN: usize = 16 << 10;
/// What a server or a script may leave in front of a document.
const MOST_JUNK: usize = 200;

/// A stream's first element, and what stands before it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Root {
    /// Its name as written, prefix and all.
    pub(crate) written: String,
    /// Its name without prefix.
    pub(crate) name: String,
    /// The vocabulary of its name.
    pub(crate) space: &'static str,
    /// Its attributes as written.
    pub(crate) attributes: String,
    /// Whether an XML declaration stands before it.
    pub(crate) is_declared: bool,
    /// The document type that stands before it, as written.
    pub(crate) doctype: String,
}

impl Root {
    /// The first element of a stream that begins so; none where the stream begins with no markup.
    pub(crate) fn of(head: &[u8]) -> Option<(Root, String)> {
        let text = head_text(head)?;
        Self::in_text(&text).map(|root| (root, text.into_owned()))
    }

    fn in_text(text: &str) -> Option<Root> {
        let text = without_junk(text)?;
        let mut root = Root::default();
        for token in Scanner::of(text.as_bytes()) {
            let piece = |range| text.get(range).unwrap_or_default();
            match token {
                Token::Text(range) if piece(range.clone()).trim_matches(is_blank).is_empty() => {}
                Token::Other(range) => {
                    let written = piece(range);
                    root.is_declared |= written.starts_with("<?xml ");
                    if written.get(..9).is_some_and(|mark| mark.eq_ignore_ascii_case("<!doctype")) {
                        root.doctype = written.to_owned();
                    }
                }
                Token::Open { name, attributes, .. } => {
                    let mut scope = Scope::default();
                    piece(attributes.clone()).clone_into(&mut root.attributes);
                    scope.enter(&root.attributes);
                    let (space, local) = scope.resolve(piece(name.clone()));
                    root.space = space;
                    local.clone_into(&mut root.name);
                    piece(name).clone_into(&mut root.written);
                    return Some(root);
                }
                _ => return None,
            }
        }
        None
    }

    /// Whether it is called so; upper and lower case are the same.
    pub(crate) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The names of elements that stand beside it: as they are, and with its prefix.
    pub(crate) fn names(&self, locals: &[&str]) -> Vec<String> {
        let mut names: Vec<String> = locals.iter().map(|name| (*name).to_owned()).collect();
        if let Some((prefix, _)) = self.written.split_once(':') {
            names.extend(locals.iter().map(|name| format!("{prefix}:{name}")));
        }
        names
    }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}' || c.is_control()
}

/// The text from its first tag on, where nothing but a few signs stands before that: blanks, a mark of byte order that was
/// decoded twice. Words before it make it a text about markup.
fn without_junk(text: &str) -> Option<&str> {
    let at = text.find('<')?;
    let junk = text.get(..at)?;
    let is_junk = junk.len() <= MOST_JUNK && !junk.chars().any(|c| c.is_ascii_alphanumeric() && !is_blank(c));
    let is_blank = junk.chars().all(is_blank);
    (is_junk || is_blank).then(|| text.get(at..)).flatten()
}

/// The text that a stream begins with; none where it begins with no markup, which is told without decoding it.
pub(crate) fn head_text(head: &[u8]) -> Option<Cow<'_, str>> {
    memchr::memchr(b'<', head.get(..head.len().min(1024)).unwrap_or_default())?;
    let within = head.get(..head.len().min(WITHIN)).unwrap_or_default();
    Some(charset::decode(within, records::encoding(within)))
}
