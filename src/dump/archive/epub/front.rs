//! Parts of a book that are none of its chapters: the cover, its contents, pages on rights.
//!
//! Told by what the book itself says they are; else by a file's name or a label that says just that and nothing more.

use super::contents;

/// What EPUB calls them.
const KINDS: &[(&str, &str)] = &[
    ("cover", "the cover"),
    ("titlepage", "the title page"),
    ("title-page", "the title page"),
    ("halftitlepage", "the title page"),
    ("toc", "the table of contents"),
    ("loi", "a list of pictures"),
    ("lot", "a list of tables"),
    ("loa", "a list of recordings"),
    ("lov", "a list of films"),
    ("landmarks", "a list of places"),
    ("page-list", "a list of pages"),
    ("copyright-page", "a page on rights"),
    ("copyright", "a page on rights"),
    ("imprint", "a page on rights"),
    ("colophon", "a page on how the book was made"),
    ("index", "the index"),
];

/// What files that hold nothing else are mostly called.
const NAMES: &[(&str, &str)] = &[
    ("cover", "the cover"),
    ("coverpage", "the cover"),
    ("titlepage", "the title page"),
    ("toc", "the table of contents"),
    ("nav", "the table of contents"),
    ("copyright", "a page on rights"),
];

/// What they are called in tables of contents.
const LABELS: &[(&str, &str)] = &[
    ("cover", "the cover"),
    ("umschlag", "the cover"),
    ("couverture", "the cover"),
    ("cubierta", "the cover"),
    ("portada", "the cover"),
    ("copertina", "the cover"),
    ("обложка", "the cover"),
    ("title page", "the title page"),
    ("titelseite", "the title page"),
    ("page de titre", "the title page"),
    ("titulinis puslapis", "the title page"),
    ("contents", "the table of contents"),
    ("table of contents", "the table of contents"),
    ("inhalt", "the table of contents"),
    ("inhaltsverzeichnis", "the table of contents"),
    ("table des matières", "the table of contents"),
    ("sommaire", "the table of contents"),
    ("índice", "the table of contents"),
    ("indice", "the table of contents"),
    ("inhoud", "the table of contents"),
    ("spis treści", "the table of contents"),
    ("содержание", "the table of contents"),
    ("оглавление", "the table of contents"),
    ("saturs", "the table of contents"),
    ("目次", "the table of contents"),
    ("目录", "the table of contents"),
    ("copyright", "a page on rights"),
    ("copyright page", "a page on rights"),
    ("impressum", "a page on rights"),
];

/// What the words of `epub:type` or a guide's type say the file is, where that is no chapter.
pub(super) fn by_type(kind: &str) -> Option<&'static str> {
    kind.split_ascii_whitespace().find_map(|word| find(KINDS, word.strip_prefix("other.").unwrap_or(word)))
}

/// What its name says.
pub(super) fn by_name(path: &str) -> Option<&'static str> {
    let file = path.strip_prefix(contents::folder(path)).unwrap_or(path).trim_start_matches('/');
    let stem = file.split('.').next().unwrap_or_default();
    let letters: String = stem.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    find(NAMES, &letters)
}

/// What its label says.
pub(super) fn by_label(label: &str) -> Option<&'static str> {
    find(LABELS, &label.trim_end_matches(['.', ':']).to_lowercase())
}

/// What the chapter's own text says, where its outermost part has a type.
pub(super) fn by_markup(html: &str) -> Option<&'static str> {
    const LOOKED_AT: usize = 2000;
    let body = html.get(memchr::memmem::find(html.as_bytes(), b"<body")?..)?;
    let mut end = body.len().min(LOOKED_AT);
    while !body.is_char_boundary(end) {
        end -= 1;
    }
    let (_, behind) = body.get(..end)?.split_once("epub:type=")?;
    let quote = behind.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    by_type(behind.get(1..)?.split(quote).next()?)
}

fn find(list: &[(&str, &'static str)], word: &str) -> Option<&'static str> {
    list.iter().find(|(known, _)| *known == word).map(|(_, what)| *what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_says_just_that_is_no_chapter() {
        assert!(by_type("frontmatter titlepage").is_some() && by_type("other.copyright-page").is_some());
        assert!(by_type("chapter").is_none() && by_type("text").is_none());
        assert!(by_name("OEBPS/Text/cover.xhtml").is_some() && by_name("title_page.xhtml").is_some());
        assert!(by_name("OEBPS/cover-story.xhtml").is_none() && by_name("contents-of-a-drawer.html").is_none());
        assert!(by_label("Table of Contents").is_some() && by_label("Contents of a drawer").is_none());
        assert!(by_markup("<html><body><section epub:type=\"toc\">").is_some());
        assert!(by_markup("<html><body><section epub:type='chapter'><nav epub:type='toc'>").is_none());
    }
}
