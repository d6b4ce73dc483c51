//! Which vocabulary a name is of, whatever prefix its document gives it.
//!
//! Names are compared by vocabulary, not by address: each known address stands for the short name that most documents use
//! as its prefix. A prefix that is used without being declared means what it usually means.

/// The known vocabularies: the short name, and what their addresses begin with, lower case and without the scheme.
const KNOWN: &[(&str, &[&str])] = &[
    ("atom", &["www.w3.org/2005/atom", "purl.org/atom/ns", "purl.org/atom", "www.w3.org/atom"]),
    (
        "rss",
        &[
            "purl.org/rss/1.0/modules/rss091",
            "purl.org/net/rss1.1",
            "my.netscape.com/rdf",
            "my.netscape.com/publish/formats",
            "channel.netscape.com/rdf",
            "backend.userland.com",
            "blogs.law.harvard.edu/tech/rss",
            "cyber.law.harvard.edu/rss",
            "www.rssboard.org/rss-specification",
        ],
    ),
    ("content", &["purl.org/rss/1.0/modules/content"]),
    ("?", &["purl.org/rss/1.0/modules/"]),
    ("rss", &["purl.org/rss/1.0"]),
    ("dc", &["purl.org/dc/elements/1."]),
    ("dcterms", &["purl.org/dc/terms", "purl.org/dc/qualifiers"]),
    ("media", &["search.yahoo.com/mrss", "www.rssboard.org/media-rss"]),
    ("itunes", &["www.itunes.com/dtds/podcast", "example.com/dtds/podcast"]),
    ("feedburner", &["rssnamespace.org/feedburner"]),
    ("pheedo", &["www.pheedo.com/namespace"]),
    ("xhtml", &["www.w3.org/1999/xhtml"]),
    ("rdf", &["www.w3.org/1999/02/22-rdf-syntax-ns"]),
    ("xml", &["www.w3.org/xml/1998/namespace"]),
    ("svg", &["www.w3.org/2000/svg"]),
    ("math", &["www.w3.org/1998/math/mathml"]),
    ("xlink", &["www.w3.org/1999/xlink"]),
    ("nar", &["iptc.org/std/nar"]),
    ("nitf", &["iptc.org/std/nitf", "www.nitf.org"]),
    ("tei", &["www.tei-c.org/ns"]),
    ("docbook", &["docbook.org/ns/docbook"]),
];

/// Prefixes that mean something even where nobody says so; the vocabularies' short names do as well.
const USUAL: &[(&str, &str)] = &[("xhtml2", "xhtml"), ("html", "xhtml"), ("a10", "atom"), ("atom10", "atom")];

/// The vocabulary of names without a namespace.
pub(crate) const NONE: &str = "";
/// The vocabulary of names of a namespace that is not known.
pub(crate) const FOREIGN: &str = "?";

/// How many declarations are kept at once: a search through them must stay short.
const MOST_DECLARED: usize = 64;

/// The vocabulary that an address stands for.
pub(crate) fn of_address(address: &str) -> &'static str {
    let address = address.trim();
    if address.is_empty() {
        return NONE;
    }
    let bare = address.split_once("://").map_or(address, |(_, rest)| rest);
    let begins = |start: &str| bare.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start));
    let known = KNOWN.iter().find(|(_, starts)| starts.iter().any(|start| begins(start)));
    known.map_or(FOREIGN, |(name, _)| name)
}

/// The vocabulary that a prefix usually stands for.
fn usual(prefix: &str) -> &'static str {
    let known = KNOWN.iter().map(|(name, _)| *name).find(|name| name.eq_ignore_ascii_case(prefix));
    known
        .or_else(|| USUAL.iter().find(|(usual, _)| usual.eq_ignore_ascii_case(prefix)).map(|(_, name)| *name))
        .unwrap_or(FOREIGN)
}

/// The declarations in force, the innermost last.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scope {
    declared: Vec<(String, &'static str)>,
}

impl Scope {
    /// Adds what a tag declares; gives how many declarations to [`Scope::leave`] with.
    pub(crate) fn enter(&mut self, attributes: &str) -> usize {
        let before = self.declared.len();
        // Most tags declare nothing.
        if !attributes.contains("xmlns") {
            return before;
        }
        for (name, value) in super::scan::attributes(attributes) {
            let prefix = match name.strip_prefix("xmlns") {
                Some("") => "",
                Some(rest) => match rest.strip_prefix(':') {
                    Some(prefix) => prefix,
                    None => continue,
                },
                None => continue,
            };
            if self.declared.len() < MOST_DECLARED {
                self.declared.push((prefix.to_owned(), of_address(value)));
            }
        }
        before
    }

    /// Takes back what was declared since.
    pub(crate) fn leave(&mut self, before: usize) {
        self.declared.truncate(before);
    }

    /// The vocabulary of a name as written, and the name without its prefix.
    pub(crate) fn resolve<'n>(&self, name: &'n str) -> (&'static str, &'n str) {
        let (prefix, local) = name
            .split_once(':')
            .filter(|(prefix, local)| !prefix.is_empty() && !local.is_empty())
            .unwrap_or(("", name));
        let declared = self.declared.iter().rev().find(|(known, _)| known == prefix).map(|(_, space)| *space);
        let space = match declared {
            Some(space) => space,
            None if prefix.is_empty() => NONE,
            None => usual(prefix),
        };
        (space, local)
    }
}
