//! What an export says of its wiki, and the addresses of its pages.

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::format::wikitext::Namespaces;

use super::page::{attribute, text_of};

/// The wiki that an export is of; nothing of it needs to be known.
#[derive(Debug, Default)]
pub(super) struct Site {
    pub(super) name: Option<String>,
    pub(super) language: Option<String>,
    pub(super) namespaces: Namespaces,
    /// The address of its main page.
    base: Option<String>,
}

impl Site {
    /// Reads an export's head. What cannot be read is left unknown.
    pub(super) fn read(head: &str) -> Site {
        let mut reader = Reader::from_str(head);
        let mut site = Site::default();
        let mut database = None;
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag)) => match tag.local_name().as_ref() {
                    "mediawiki" => site.language = attribute(&tag, "xml:lang").filter(|code| !code.is_empty()),
                    "sitename" => site.name = text_of(&mut reader),
                    "base" => site.base = text_of(&mut reader),
                    "dbname" => database = text_of(&mut reader),
                    "namespace" => {
                        let key = attribute(&tag, "key").and_then(|key| key.parse().ok());
                        if let (Some(key), Some(name)) = (key, text_of(&mut reader)) {
                            site.namespaces.insert(&name, key);
                        }
                    }
                    _ => {}
                },
                Ok(Event::Eof) | Err(_) => break,
                Ok(_) => {}
            }
        }
        // `dewiki`, `frwiktionary`: the project's name follows the code.
        site.language = site.language.or_else(|| {
            let name: String = database?;
            let code = name.split_once("wik")?.0.replace('_', "-");
            (matches!(code.len(), 2..=3) || code.contains('-')).then_some(code)
        });
        site
    }

    /// A page's address: the main page's, with its own title at the end.
    pub(super) fn address(&self, title: &str) -> Option<String> {
        let base = self.base.as_deref().filter(|base| base.starts_with("http"))?;
        let (folder, main) = base.rsplit_once('/')?;
        if title.is_empty() || main.is_empty() || !folder.contains("://") || folder.ends_with(":/") {
            return None;
        }
        let mut address = format!("{folder}/");
        for c in title.chars() {
            match c {
                ' ' => address.push('_'),
                '%' | '?' | '#' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | '+' => {
                    address.push_str(&format!("%{:02X}", u32::from(c)));
                }
                c if c.is_control() => return None,
                c => address.push(c),
            }
        }
        Some(address)
    }
}
