//! Zips that are more than archives, or documents of another kind, told by the names that each kind must hold.

use super::super::fault::Refusal;

/// Gathers what the names in a zip's directory say of it.
#[derive(Default)]
pub(super) struct Signs {
    members: u64,
    is_office: bool,
    is_java: bool,
    is_android: bool,
    /// The first member is called so, as EPUB and OpenDocument ask.
    has_type: bool,
    names_type: bool,
    is_open_document: bool,
    is_epub: bool,
    /// What describes a data package, a WACZ among others.
    is_described: bool,
    holds_archives: bool,
}

/// What a zip is, as far as its names tell.
pub(super) enum Document {
    /// An archive of whatever is in it.
    None,
    /// An EPUB.
    Book,
    /// A WACZ.
    WebArchive,
    /// Something that is not read.
    Other(Refusal),
}

impl Signs {
    /// Takes note of the next name.
    pub(super) fn add(&mut self, name: &str) {
        match name {
            "[Content_Types].xml" => self.is_office = true,
            "META-INF/MANIFEST.MF" => self.is_java = true,
            "AndroidManifest.xml" => self.is_android = true,
            "mimetype" => {
                self.has_type |= self.members == 0;
                self.names_type = true;
            }
            "datapackage.json" => self.is_described = true,
            "META-INF/container.xml" => self.is_epub = true,
            "META-INF/manifest.xml" => self.is_open_document = true,
            name => self.holds_archives |= is_archived(name) && (name.ends_with(".warc") || name.ends_with(".warc.gz")),
        }
        self.members += 1;
    }

    /// What the zip is.
    pub(super) fn document(&self) -> Document {
        let what = if self.is_office {
            "a document of an office program (Office Open XML)"
        } else if self.is_open_document && self.has_type {
            "an OpenDocument file"
        } else if self.is_epub && self.names_type {
            return Document::Book;
        } else if self.is_android {
            "an Android program"
        } else if self.is_java {
            "a Java program"
        } else if self.is_described && self.holds_archives {
            return Document::WebArchive;
        } else {
            return Document::None;
        };
        Document::Other(Refusal::new("document", format!("it is {what}, which is not read")))
    }
}

/// Whether a member of a WACZ is of what was archived, rather than about it.
pub(super) fn is_archived(name: &str) -> bool {
    name.starts_with("archive/")
}

/// Whether a member of a WACZ only helps to find what was archived.
pub(super) fn is_of_archive(name: &str) -> bool {
    let is_folder = |folder: &str| name.starts_with(folder);
    name.starts_with("datapackage") || is_folder("pages/") || is_folder("indexes/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_told_from_archives() {
        let told = |names: &[&str]| {
            let mut signs = Signs::default();
            names.iter().for_each(|name| signs.add(name));
            match signs.document() {
                Document::None => String::new(),
                Document::Book => "book".to_owned(),
                Document::WebArchive => "web archive".to_owned(),
                Document::Other(refusal) => refusal.message,
            }
        };
        assert!(told(&["[Content_Types].xml", "word/document.xml"]).contains("office"));
        assert!(told(&["mimetype", "content.xml", "META-INF/manifest.xml"]).contains("OpenDocument"));
        assert!(told(&["META-INF/MANIFEST.MF", "a.class"]).contains("Java"));
        assert_eq!(told(&["mimetype", "META-INF/container.xml", "a.xhtml"]), "book");
        // Packed anew by a program that does not know books.
        assert_eq!(told(&["META-INF/container.xml", "a.xhtml", "mimetype"]), "book");
        assert_eq!(told(&["META-INF/container.xml", "a.xhtml"]), "");
        assert_eq!(told(&["archive/a.warc.gz", "pages/pages.jsonl", "datapackage.json"]), "web archive");
        assert_eq!(told(&["data/a.csv", "datapackage.json"]), "");
        assert_eq!(told(&["archive/a.warc.gz", "notes.txt"]), "");
    }
}
