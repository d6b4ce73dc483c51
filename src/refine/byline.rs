//! Bylines to names: `By A. Writer and B. Writer, Reuters` to two people and an agency.
//!
//! Takes joined names apart and leaves out what is no name: degrees, posts, places, addresses. A name's own spelling stays.

/// Names, and the agency that stood among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// People (or a desk, where it signs alone), in order, none twice.
    pub authors: Vec<String>,
    /// The wire agency.
    pub agency: Option<String>,
}

/// Agencies that sign beside or instead of people.
const AGENCIES: &[&str] = &[
    "reuters",
    "afp",
    "ap",
    "associated press",
    "the associated press",
    "agence france-presse",
    "dpa",
    "upi",
    "tass",
    "interfax",
    "xinhua",
    "efe",
    "ansa",
    "kyodo",
    "kyodo news",
    "yonhap",
    "pti",
    "ani",
    "ians",
    "anadolu",
    "anadolu agency",
    "wam",
    "spa",
    "bernama",
    "antara",
    "aap",
    "pa",
    "pa media",
    "the canadian press",
    "bloomberg",
    "lusa",
    "belga",
    "anp",
    "bss",
    "unb",
    "kcna",
];

/// What a part after a name is if it ends so: a post, not a person.
const POSTS: &[&str] = &[
    "writer",
    "editor",
    "reporter",
    "correspondent",
    "staff",
    "desk",
    "team",
    "author",
    "contributor",
    "columnist",
    "journalist",
    "producer",
    "analyst",
    "chief",
    "bureau",
    "director",
    "manager",
    "founder",
    "ceo",
    "president",
    "editor-in-chief",
    "expert",
    "specialist",
    "redakteur",
    "redakteurin",
    "korrespondent",
    "photographer",
    "freelancer",
];

/// Degrees and the like, without full stops, in lower case.
const DEGREES: &[&str] = &[
    "phd", "md", "mba", "ms", "ma", "ba", "bs", "msc", "bsc", "jd", "rd", "rdn", "rn", "cpa", "cfp", "esq", "jr", "sr",
    "ii", "iii", "dds", "fand", "mph", "lcsw", "cpt", "cscs", "dpt", "edd", "mfa", "pe", "cissp",
];

/// Words that open a byline.
const OPENINGS: &[&str] = &[
    "written by",
    "reported by",
    "posted by",
    "words by",
    "story by",
    "by",
    "von",
    "par",
    "por",
    "author:",
    "authors:",
    "byline:",
    "autor:",
    "autorin:",
    "autoren:",
    "autora:",
    "autores:",
    "auteur:",
    "autore:",
    "door",
    "автор:",
    "авторы:",
    "автори:",
    "yazar:",
    "yazan:",
    "författare:",
    "作者：",
    "作者:",
    "記者：",
    "记者：",
    "الكاتب:",
    "بقلم:",
];

/// The names in some bylines, each of which may hold several.
pub fn names(bylines: Vec<String>) -> Names {
    let mut found = Names::default();
    for byline in bylines {
        let opened = without_opening(byline.trim());
        if let Some(name) = turned(opened) {
            add(&mut found, &name, 0);
            continue;
        }
        for (position, part) in parts(opened).enumerate() {
            add(&mut found, part, position);
        }
    }
    found
}

fn add(found: &mut Names, part: &str, position: usize) {
    let name = without_opening(
        part.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | ':' | '-' | '–' | '—' | '•' | '·')),
    );
    let lower = name.to_lowercase();
    if AGENCIES.contains(&lower.as_str()) {
        found.agency.get_or_insert_with(|| name.to_owned());
        return;
    }
    let plain: String = lower.chars().filter(|c| *c != '.').collect();
    // "VTS (Behavior)": a degree with its subject.
    let bare = name.split(" (").next().unwrap_or(name);
    let is_degree = position > 0 && (DEGREES.contains(&plain.trim()) || is_capitals(bare) && bare.len() <= 5);
    let is_post = position > 0 && plain.split_whitespace().any(|word| POSTS.contains(&word));
    let is_place = position > 0 && ["in ", "at ", "for ", "of ", "with "].iter().any(|word| lower.starts_with(word));
    let is_address = name.contains(['@', '<']) || lower.starts_with("http") || lower.starts_with("www.");
    let is_long = name.split_whitespace().count() > 8;
    let nameless = !name.chars().any(char::is_alphabetic);
    if is_degree || is_post || is_place || is_address || is_long || nameless {
        return;
    }
    if !found.authors.iter().any(|known| known.to_lowercase() == lower) {
        found.authors.push(name.to_owned());
    }
}

fn is_capitals(name: &str) -> bool {
    name.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-'))
}

fn without_opening(text: &str) -> &str {
    for opening in OPENINGS {
        let opened = text.split_at_checked(opening.len()).filter(|(head, _)| head.to_lowercase() == *opening);
        let is_label = opening.ends_with([':', '：']);
        if let Some((_, rest)) = opened.filter(|(_, rest)| is_label || rest.starts_with([' ', ':'])) {
            return rest.trim_start_matches([' ', ':']);
        }
    }
    text
}

/// `Surname, Given` turned round, where the byline is just that.
fn turned(text: &str) -> Option<String> {
    let (surname, given) = text.split_once(", ")?;
    let is_word = |word: &str| {
        !word.is_empty() && !word.contains([' ', ',', '|', '&', ';', '/']) && word.chars().any(char::is_lowercase)
    };
    let plain: String = given.to_lowercase().chars().filter(|c| *c != '.').collect();
    let is_other = DEGREES.contains(&plain.as_str())
        || AGENCIES.contains(&plain.as_str())
        || AGENCIES.contains(&surname.to_lowercase().as_str());
    (is_word(surname) && is_word(given) && !is_other).then(|| format!("{given} {surname}"))
}

/// The parts between the marks and words that join names.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ';', '|', '&', '\n', '•', '·', '、', '，']).flat_map(|part| Words { rest: Some(part) })
}

/// Splits at words that mean "and".
struct Words<'a> {
    rest: Option<&'a str>,
}

impl<'a> Iterator for Words<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let rest = self.rest?;
        let padded = |word: &&str| rest.find(*word).map(|at| (at, word.len()));
        let joint = [" and ", " und ", " et ", " AND ", " with "].iter().filter_map(padded).min();
        match joint {
            None if rest.trim_start().starts_with("and ") => {
                self.rest = None;
                rest.trim_start().get(4..)
            }
            None => {
                self.rest = None;
                Some(rest)
            }
            Some((at, length)) => {
                self.rest = rest.get(at + length..);
                rest.get(..at)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_come_apart() {
        let table: &[(&str, &[&str], Option<&str>)] = &[
            ("By Ann Lee", &["Ann Lee"], None),
            ("By Ann Lee and Bo Ray", &["Ann Lee", "Bo Ray"], None),
            ("Автор: Марина Котова", &["Марина Котова"], None),
            ("Autor:Eva Braun", &["Eva Braun"], None),
            ("Ann Lee, Bo Ray, and Cy Fox", &["Ann Lee", "Bo Ray", "Cy Fox"], None),
            ("Ann Lee, Bo Ray | Reuters", &["Ann Lee", "Bo Ray"], Some("Reuters")),
            ("BY ANN LEE, STAFF WRITER", &["ANN LEE"], None),
            ("Ann Lee, MS, R.D., FAND", &["Ann Lee"], None),
            ("Lee, Ann", &["Ann Lee"], None),
            ("Ann Lee in Oslo & Bo Ray", &["Ann Lee in Oslo", "Bo Ray"], None),
            ("Written by: Ann Lee; ann@example.org", &["Ann Lee"], None),
            ("Staff Writer", &["Staff Writer"], None),
            ("AFP", &[], Some("AFP")),
            ("Anders Sand", &["Anders Sand"], None),
            ("", &[], None),
        ];
        for (byline, authors, agency) in table {
            let found = names(vec![(*byline).to_owned()]);
            assert_eq!(found.authors, *authors, "{byline}");
            assert_eq!(found.agency.as_deref(), *agency, "{byline}");
        }
        assert_eq!(names(vec!["Ann Lee".into(), "ann lee".into()]).authors, ["Ann Lee"]);
    }
}
