//! A template's name and arguments.

use crate::format::wikitext::Wiki;
use crate::format::wikitext::frames::Part;
use crate::format::wikitext::signs::GUARD;

/// More arguments are not looked at.
const MOST_ARGUMENTS: usize = 2000;

/// One use of a template.
pub(super) struct Call<'a> {
    /// In small letters, blanks for underscores, without the namespace.
    pub(super) name: String,
    arguments: &'a [Part],
    pub(super) wiki: &'a Wiki<'a>,
}

impl<'a> Call<'a> {
    pub(super) fn new(name: &str, arguments: &'a [Part], wiki: &'a Wiki<'a>) -> Self {
        let name = name.replace(GUARD, "").to_lowercase().replace('_', " ");
        let mut name = name.trim();
        for prefix in ["subst:", "safesubst:", "template:"] {
            name = name.strip_prefix(prefix).unwrap_or(name).trim_start();
        }
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        Call { name, arguments: arguments.get(..MOST_ARGUMENTS).unwrap_or(arguments), wiki }
    }

    /// Each argument without a name, in order, trimmed; empty ones too.
    pub(super) fn unnamed(&self) -> impl Iterator<Item = &'a str> {
        self.arguments.iter().filter(|part| part.key.is_none()).map(|part| part.text.trim())
    }

    /// Each argument with a name.
    pub(super) fn named(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.arguments.iter().filter_map(|part| Some((part.key.as_deref()?, part.text.trim())))
    }

    /// The argument of that name; the last one counts, and an empty one is none.
    pub(super) fn get(&self, name: &str) -> Option<&'a str> {
        let found = self.named().filter(|(key, _)| *key == name).last();
        found.map(|(_, text)| text).filter(|text| !text.is_empty())
    }

    /// The first of these names that is given.
    pub(super) fn any(&self, names: &[&str]) -> Option<&'a str> {
        names.iter().find_map(|name| self.get(name))
    }

    /// The argument at `place`, from 1, by place or by number; an empty one is none.
    pub(super) fn at(&self, place: usize) -> Option<&'a str> {
        let by_place = self.unnamed().nth(place.saturating_sub(1)).filter(|text| !text.is_empty());
        by_place.or_else(|| self.get(&place.to_string()))
    }

    /// The argument at `place`, empty where there is none.
    pub(super) fn text(&self, place: usize) -> &'a str {
        self.at(place).unwrap_or_default()
    }

    /// The same as a number.
    pub(super) fn number(&self, place: usize) -> Option<u32> {
        self.at(place)?.parse().ok()
    }

    /// All places that are not empty.
    pub(super) fn filled(&self) -> Vec<&'a str> {
        let mut filled: Vec<&str> = self.unnamed().filter(|text| !text.is_empty()).collect();
        if filled.is_empty() {
            filled = (1..=20).map_while(|place| self.get(&place.to_string())).collect();
        }
        filled
    }

    /// Whether the wiki is in English, whose months are known here.
    pub(super) fn is_english(&self) -> bool {
        matches!(self.wiki.language, "" | "en" | "simple")
    }
}
