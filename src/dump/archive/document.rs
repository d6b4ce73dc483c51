//! Zips that are documents of another kind, told by the names that each kind must hold.

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
    is_open_document: bool,
    is_epub: bool,
}

impl Signs {
    /// Takes note of the next name.
    pub(super) fn add(&mut self, name: &str) {
        match name {
            "[Content_Types].xml" => self.is_office = true,
            "META-INF/MANIFEST.MF" => self.is_java = true,
            "AndroidManifest.xml" => self.is_android = true,
            "mimetype" if self.members == 0 => self.has_type = true,
            "META-INF/container.xml" => self.is_epub = true,
            "META-INF/manifest.xml" => self.is_open_document = true,
            _ => {}
        }
        self.members += 1;
    }

    /// Why the zip is no archive of dumps, where it is none.
    pub(super) fn refusal(&self) -> Option<Refusal> {
        let what = if self.is_office {
            "a document of an office program (Office Open XML)"
        } else if self.has_type && self.is_open_document {
            "an OpenDocument file"
        } else if self.has_type && self.is_epub {
            "an EPUB book"
        } else if self.is_android {
            "an Android program"
        } else if self.is_java {
            "a Java program"
        } else {
            return None;
        };
        Some(Refusal::new("document", format!("it is {what}, which is not read")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_told_from_archives() {
        let told = |names: &[&str]| {
            let mut signs = Signs::default();
            names.iter().for_each(|name| signs.add(name));
            signs.refusal().map(|refusal| refusal.message)
        };
        assert!(told(&["[Content_Types].xml", "word/document.xml"]).unwrap().contains("office"));
        assert!(told(&["mimetype", "META-INF/container.xml", "a.xhtml"]).unwrap().contains("EPUB"));
        assert!(told(&["mimetype", "content.xml", "META-INF/manifest.xml"]).unwrap().contains("OpenDocument"));
        assert!(told(&["META-INF/MANIFEST.MF", "a.class"]).unwrap().contains("Java"));
        assert_eq!(told(&["a.txt", "mimetype", "META-INF/container.xml"]), None);
    }
}
