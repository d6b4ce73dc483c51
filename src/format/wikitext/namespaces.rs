//! Which prefixes of titles name namespaces: the names that every wiki knows, and those that an export lists.

use std::collections::HashMap;

/// Pictures, sounds, films.
pub(super) const FILE: i32 = 6;
/// Categories.
pub(super) const CATEGORY: i32 = 14;
const MEDIA: i32 = -2;

/// Names that hold on every wiki, besides its own.
const CANONICAL: &[(&str, i32)] = &[
    ("media", MEDIA),
    ("special", -1),
    ("talk", 1),
    ("user", 2),
    ("user talk", 3),
    ("project", 4),
    ("project talk", 5),
    ("file", FILE),
    ("image", FILE),
    ("file talk", 7),
    ("image talk", 7),
    ("mediawiki", 8),
    ("mediawiki talk", 9),
    ("template", 10),
    ("template talk", 11),
    ("help", 12),
    ("help talk", 13),
    ("category", CATEGORY),
    ("category talk", 15),
    ("module", 828),
    ("module talk", 829),
];

/// Older or second names of the two that stand in articles, which exports do not list.
const ALIASES: &[(&str, i32)] = &[
    ("bild", FILE),
    ("bestand", FILE),
    ("afbeelding", FILE),
    ("imagen", FILE),
    ("imagem", FILE),
    ("immagine", FILE),
    ("fichier", FILE),
    ("grafika", FILE),
    ("изображение", FILE),
    ("файл", FILE),
    ("картинка", FILE),
    ("зображення", FILE),
    ("attēls", FILE),
    ("vaizdas", FILE),
    ("soubor", FILE),
    ("kép", FILE),
    ("tiedosto", FILE),
    ("kuva", FILE),
    ("fil", FILE),
    ("dosya", FILE),
    ("kategorie", CATEGORY),
    ("kategoria", CATEGORY),
    ("категория", CATEGORY),
];

/// The namespaces of a wiki, by name.
#[derive(Clone, Debug, Default)]
pub struct Namespaces {
    own: HashMap<String, i32>,
}

impl Namespaces {
    /// Adds a name of the namespace `key`.
    pub fn insert(&mut self, name: &str, key: i32) {
        // A wiki has a few dozen; a head that lists more is not believed.
        if self.own.len() < 1000 {
            self.own.insert(folded(name), key);
        }
    }

    /// The namespace that a prefix names; the wiki's own names come first.
    pub(super) fn of(&self, prefix: &str) -> Option<i32> {
        let name = folded(prefix);
        let listed = |names: &[(&str, i32)]| names.iter().find(|(known, _)| *known == name).map(|(_, key)| *key);
        self.own.get(&name).copied().or_else(|| listed(CANONICAL)).or_else(|| listed(ALIASES))
    }

    /// The namespace of a title, for exports that do not say it: 0 where its prefix names none.
    pub fn of_title(&self, title: &str) -> i32 {
        title.split_once(':').and_then(|(prefix, _)| self.of(prefix)).unwrap_or(0)
    }
}

fn folded(name: &str) -> String {
    let words: Vec<&str> = name.split([' ', '_']).filter(|word| !word.is_empty()).collect();
    words.join(" ").to_lowercase()
}
