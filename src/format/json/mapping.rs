//! Member paths that a user configures for dumps whose names nobody would guess.

use serde::{Deserialize, Deserializer};

use super::tree::Tree;

/// Where the parts of an article stand in a record, for dumps with unusual member names.
///
/// A part that is set is read from its paths alone, the first that holds something; a part that is not set
/// is recognised by the usual names. In TOML:
///
/// ```toml
/// title = "headline.main"
/// body = ["text", "content"]
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mapping {
    /// The dump's own identifier.
    pub id: Paths,
    /// The headline.
    pub title: Paths,
    /// The text: a string, or a list of paragraphs or blocks.
    pub body: Paths,
    /// A standfirst.
    pub summary: Paths,
    /// When it was published.
    pub published: Paths,
    /// When it was last changed.
    pub updated: Paths,
    /// Who wrote it.
    pub authors: Paths,
    /// The article's address.
    pub url: Paths,
    /// The site's or paper's name.
    pub site: Paths,
    /// The section.
    pub section: Paths,
    /// Keywords and categories.
    pub tags: Paths,
    /// The text's language.
    pub language: Paths,
    /// Captions of pictures.
    pub caption: Paths,
}

/// Dotted paths into a record, tried in order.
///
/// A part of a path is a member's name or, in a list, an index from 0; a name in a list reads that member
/// of every element. A member whose own name holds dots is found too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paths(pub Vec<String>);

impl<'de> Deserialize<'de> for Paths {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum OneOrMany {
            One(String),
            Many(Vec<String>),
        }
        Ok(Paths(match OneOrMany::deserialize(deserializer)? {
            OneOrMany::One(path) => vec![path],
            OneOrMany::Many(paths) => paths,
        }))
    }
}

impl Mapping {
    /// Whether nothing is configured.
    pub fn is_empty(&self) -> bool {
        *self == Mapping::default()
    }

    /// Whether a path leads to the member of that name, or into it.
    pub fn names(&self, name: &str) -> bool {
        let all = [
            &self.id,
            &self.title,
            &self.body,
            &self.summary,
            &self.published,
            &self.updated,
            &self.authors,
            &self.url,
            &self.site,
            &self.section,
            &self.tags,
            &self.language,
            &self.caption,
        ];
        let mut paths = all.into_iter().flat_map(|paths| &paths.0);
        paths.any(|path| path.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')))
    }
}

impl Paths {
    /// What stands at the first path that holds something.
    pub(super) fn find<'a>(&self, record: &Tree<'a>) -> Option<Tree<'a>> {
        self.0.iter().filter_map(|path| follow(record, path)).find(|value| !value.is_blank())
    }
}

/// What stands at `path`. Each step shortens the path, so a path's own length bounds the recursion.
fn follow<'a>(at: &Tree<'a>, path: &str) -> Option<Tree<'a>> {
    if path.is_empty() {
        return Some(at.clone());
    }
    let (first, rest) = path.split_once('.').unwrap_or((path, ""));
    match at {
        Tree::Map(_) => match at.member(path) {
            Some(value) => Some(value.clone()),
            None => follow(at.member(first)?, rest),
        },
        Tree::List(items) => match first.parse::<usize>() {
            Ok(index) => follow(items.get(index)?, rest),
            // Lists in lists keep the path; their depth is bounded by the parser.
            Err(_) => {
                let found: Vec<_> = items.iter().filter_map(|item| follow(item, path)).collect();
                (!found.is_empty()).then_some(Tree::List(found))
            }
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_followed() {
        let record: Tree<'_> = serde_json::from_str(
            r#"{"headline":{"main":"A","kicker":null},"a.b":"dotted","body":[{"t":"x"},{"t":"y"},3],"empty":" "}"#,
        )
        .unwrap();
        let cases = [
            (vec!["headline.main"], Some(r#""A""#)),
            (vec!["nothing", "headline.main"], Some(r#""A""#)),
            (vec!["empty", "headline.main"], Some(r#""A""#)),
            (vec!["headline.kicker"], None),
            (vec!["a.b"], Some(r#""dotted""#)),
            (vec!["body.t"], Some(r#"["x","y"]"#)),
            (vec!["body.1.t"], Some(r#""y""#)),
            (vec!["body.9.t"], None),
            (vec!["headline.main.more"], None),
            (vec![], None),
        ];
        for (paths, expected) in cases {
            let expected: Option<Tree<'_>> = expected.map(|json| serde_json::from_str(json).unwrap());
            let paths = Paths(paths.into_iter().map(str::to_owned).collect());
            assert_eq!(paths.find(&record), expected, "{paths:?}");
        }
    }

    #[test]
    fn configuration_is_strict() {
        let mapping: Mapping = serde_json::from_str(r#"{"title":"a.b","body":["c","d"]}"#).unwrap();
        assert_eq!(mapping.title.0, ["a.b"]);
        assert_eq!(mapping.body.0, ["c", "d"]);
        assert!(serde_json::from_str::<Mapping>(r#"{"titel":"a"}"#).is_err());
    }
}
