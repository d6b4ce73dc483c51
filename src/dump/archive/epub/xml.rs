//! The small XML files of a book, as a flat series of what opens, stands and closes.
//!
//! Damage ends the series where it is met; nothing that a document type declares is expanded.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::dump::charset;

/// One thing met.
pub(super) enum Node<'a> {
    /// An element begins.
    Open(&'a Element<'a>),
    /// Text stands in the innermost open element.
    Text(&'a str),
    /// An element of that name ends.
    Close(&'a str),
}

/// An element's name and attributes.
pub(super) struct Element<'a> {
    tag: &'a BytesStart<'a>,
}

impl Element<'_> {
    /// Its name, without a prefix.
    pub(super) fn name(&self) -> String {
        self.tag.local_name().as_ref().to_owned()
    }

    /// The attribute whose name is that, with a prefix or without.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.tag.attributes();
        let found = attributes.with_checks(false).flatten().find(|found| found.key.local_name().as_ref() == name)?;
        let raw: &str = &found.value;
        Some(quick_xml::escape::unescape(raw).map_or_else(|_| raw.to_owned(), |value| value.into_owned()))
    }
}

/// Goes through a file from its beginning.
pub(super) fn walk(bytes: &[u8], each: &mut dyn FnMut(Node<'_>)) {
    let text = charset::decode(bytes, charset::for_page(bytes));
    let mut reader = Reader::from_str(&text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => each(Node::Open(&Element { tag: &tag })),
            Ok(Event::Empty(tag)) => {
                each(Node::Open(&Element { tag: &tag }));
                each(Node::Close(tag.local_name().as_ref()));
            }
            Ok(Event::End(tag)) => each(Node::Close(tag.local_name().as_ref())),
            Ok(Event::Text(piece)) => each(Node::Text(&piece.into_inner())),
            Ok(Event::CData(piece)) => each(Node::Text(&piece.into_inner())),
            Ok(Event::GeneralRef(name)) => {
                let named = match name.as_ref() {
                    "lt" => Some("<"),
                    "gt" => Some(">"),
                    "amp" => Some("&"),
                    "quot" => Some("\""),
                    "apos" => Some("'"),
                    other => quick_xml::escape::resolve_html5_entity(other),
                };
                match (named, name.resolve_char_ref()) {
                    (Some(text), _) => each(Node::Text(text)),
                    (None, Ok(Some(c))) => each(Node::Text(c.encode_utf8(&mut [0; 4]))),
                    _ => {}
                }
            }
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// White space put right: one blank between words.
pub(super) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
