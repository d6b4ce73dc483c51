//! A book's package file: what is said of the book, which files it has, and in which order they are read.

use std::collections::HashMap;

use super::super::Facts;
use super::xml::{Element, Node, squeezed, walk};

/// More of anything is not kept: authors, subjects, files.
const MOST: usize = 20_000;
/// Dates of before printing are those of programs that know none.
const FIRST_YEAR: u32 = 1400;

/// One file of the book.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct File {
    pub href: String,
    pub media_type: String,
    pub properties: String,
}

/// What the package file says.
#[derive(Debug, Default)]
pub(super) struct Package {
    pub facts: Facts,
    /// By their ids.
    pub files: HashMap<String, File>,
    /// Ids of the files, in the order of reading.
    pub spine: Vec<String>,
    /// The id of the table of contents of EPUB 2.
    pub ncx: Option<String>,
    /// What single files are, by their addresses, in EPUB 2: `cover`, `toc` …
    pub guide: Vec<(String, String)>,
}

/// Someone who had a part in the book.
#[derive(Default)]
struct Person {
    id: Option<String>,
    role: Option<String>,
    name: String,
}

/// What is gathered of the metadata before it is weighed.
#[derive(Default)]
struct Said {
    titles: Vec<(Option<String>, String)>,
    people: Vec<Person>,
    dates: Vec<(Option<String>, String)>,
    subjects: Vec<String>,
    languages: Vec<String>,
    publisher: Option<String>,
    /// What `meta` elements add: of which id, which property, and its value.
    refined: Vec<(String, String, String)>,
}

/// Where the text of the element at hand goes.
enum Open {
    Title(Option<String>),
    Creator(Person),
    Date(Option<String>),
    Subject,
    Language,
    Publisher,
    Refined(String, String),
}

impl Package {
    /// Reads a package file.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let mut package = Package::default();
        let mut said = Said::default();
        let mut open: Option<(Open, String)> = None;
        walk(bytes, &mut |node| match node {
            Node::Open(element) => {
                if let Some(begun) = begun(element) {
                    open = Some((begun, String::new()));
                } else {
                    package.take(element);
                }
            }
            Node::Text(text) => {
                if let Some((_, written)) = &mut open {
                    written.push_str(text);
                }
            }
            Node::Close(_) => {
                if let Some((kind, written)) = open.take() {
                    said.take(kind, squeezed(&written));
                }
            }
        });
        package.facts = said.facts();
        package
    }

    /// Takes what stands in an element's attributes.
    fn take(&mut self, element: &Element<'_>) {
        match element.name().as_str() {
            "item" if self.files.len() < MOST => {
                let (Some(id), Some(href)) = (element.attribute("id"), element.attribute("href")) else { return };
                let media_type = element.attribute("media-type").unwrap_or_default();
                let properties = element.attribute("properties").unwrap_or_default();
                self.files.insert(id, File { href, media_type, properties });
            }
            "spine" => self.ncx = element.attribute("toc"),
            "itemref" if self.spine.len() < MOST => self.spine.extend(element.attribute("idref")),
            "reference" if self.guide.len() < MOST => {
                self.guide.extend(element.attribute("href").zip(element.attribute("type")));
            }
            _ => {}
        }
    }
}

/// What the text of an element will be.
fn begun(element: &Element<'_>) -> Option<Open> {
    let id = || element.attribute("id");
    Some(match element.name().as_str() {
        "title" => Open::Title(id()),
        "creator" => Open::Creator(Person { id: id(), role: element.attribute("role"), name: String::new() }),
        "date" => Open::Date(element.attribute("event")),
        "subject" => Open::Subject,
        "language" => Open::Language,
        "publisher" => Open::Publisher,
        "meta" => {
            let refines = element.attribute("refines")?;
            Open::Refined(refines.trim_start_matches('#').to_owned(), element.attribute("property")?)
        }
        _ => return None,
    })
}

impl Said {
    fn take(&mut self, kind: Open, text: String) {
        if text.is_empty() || self.people.len() + self.subjects.len() + self.refined.len() > MOST {
            return;
        }
        match kind {
            Open::Title(id) => self.titles.push((id, text)),
            Open::Creator(person) => self.people.push(Person { name: text, ..person }),
            Open::Date(event) => self.dates.push((event, text)),
            Open::Subject => self.subjects.push(text),
            Open::Language => self.languages.push(text),
            Open::Publisher => self.publisher = self.publisher.take().or(Some(text)),
            Open::Refined(of, property) => self.refined.push((of, property, text)),
        }
    }

    fn facts(mut self) -> Facts {
        let refined = |id: &Option<String>, property: &str| {
            let id = id.as_deref()?;
            let found = self.refined.iter().find(|(of, name, _)| of == id && name == property);
            found.map(|(.., value)| value.as_str())
        };
        let main = self.titles.iter().find(|(id, _)| refined(id, "title-type") == Some("main"));
        let title = main.or(self.titles.first()).map(|(_, title)| title.clone());
        let role = |person: &Person| person.role.clone().or_else(|| refined(&person.id, "role").map(str::to_owned));
        let is_author = |person: &&Person| role(person).is_none_or(|role| role == "aut");
        let authors = self.people.iter().filter(is_author).map(|person| person.name.clone()).collect();
        // One that was changed or converted then says nothing of when the book came out.
        let event = |wanted: Option<&str>| {
            let is_it = |event: &Option<String>| event.as_deref() == wanted;
            self.dates.iter().find(|(event, date)| is_it(event) && is_date(date)).map(|(_, date)| date.clone())
        };
        let published =
            event(Some("publication")).or_else(|| event(Some("original-publication"))).or_else(|| event(None));
        // A book in two languages does not say which chapter is in which.
        let language = if self.languages.len() == 1 { self.languages.pop() } else { None };
        Facts {
            section: title,
            authors,
            published,
            language: language.filter(|language| language != "und"),
            site: self.publisher,
            tags: self.subjects,
            ..Facts::default()
        }
    }
}

fn is_date(text: &str) -> bool {
    text.get(..4).and_then(|year| year.parse().ok()).is_none_or(|year: u32| year >= FIRST_YEAR)
}
