//! Bylines to names: `By A. Writer and B. Writer, Reuters` to two people and an agency.
//!
//! Takes joined names apart and leaves out what is no name: degrees, posts, places, addresses. A name's own spelling stays.

use crate::agency::agency;

/// Names, and the agency that stood among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// People (or a desk, where it signs alone), in order, none twice.
    pub authors: Vec<String>,
    /// The wire agency.
    pub agency: Option<String>,
}

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
    "strategist",
    "executive",
    "educators",
    "redaktion",
    "chefredakteur",
    "reporterin",
    "journaliste",
    "rédacteur",
    "rédactrice",
    "rédaction",
    "correspondant",
    "correspondante",
    "periodista",
    "redactor",
    "redactora",
    "corresponsal",
    "redacción",
    "jornalista",
    "repórter",
    "giornalista",
    "corrispondente",
    "redattore",
    "redactie",
    "verslaggever",
    "muhabir",
    "editör",
    "корреспондент",
    "журналист",
    "редактор",
    "обозреватель",
    "кореспондент",
    "журналіст",
    "محرر",
    "مراسل",
    "记者",
    "記者",
    "编辑",
    "編輯",
    "writers",
    "editors",
    "reporters",
    "correspondents",
    "critic",
    "officer",
    "intern",
    "fellow",
    "contributing",
    "editorial",
];

/// Words behind a name that begin what is said of the person: "Ann Lee is a reporter", "Ann Lee reports from".
const SAID_OF: &[&str] = &[
    " is a ",
    " is an ",
    " is the ",
    " was a ",
    " has been ",
    " covers ",
    " reports ",
    " writes ",
    " ist ",
    " est ",
    " es ",
    " è ",
    " är ",
    " er ",
];

/// Posts of one person: a team or a desk is part of the name that it signs with.
const SINGLE_POSTS: &[&str] = &[
    "writer",
    "editor",
    "reporter",
    "correspondent",
    "columnist",
    "journalist",
    "contributor",
    "photographer",
    "redakteur",
    "redakteurin",
    "korrespondent",
    "periodista",
    "jornalista",
    "staff",
    "senior",
    "contributing",
];

const WEEKDAYS: &[&str] = &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Posts that stand directly before or behind a name in scripts that write without blanks.
const CLOSE_POSTS: &[&str] =
    &["记者", "記者", "特派员", "特派員", "编辑", "編輯", "责编", "通讯员", "기자", "특파원", "편집장"];

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
    "article by",
    "authored by",
    "text by",
    "interview by",
    "published by",
    "compiled by",
    "escrito por",
    "publicado por",
    "écrit par",
    "publié par",
    "propos recueillis par",
    "scritto da",
    "a cura di",
    "geschreven door",
    "yazan",
    "by",
    "di",
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
    "text:",
    "texte:",
    "texto:",
    "testo:",
    "tekst:",
    "текст:",
    "haber:",
    "penulis:",
    "oleh:",
    "tác giả:",
    "文/",
    "文：",
    "撰文：",
    "글:",
    "作者：",
    "作者:",
    "記者：",
    "记者：",
    "الكاتب:",
    "بقلم:",
];

/// Whether words say what somebody is, as "City Editor" does.
pub fn is_post(text: &str) -> bool {
    const MOST_WORDS: usize = 8;
    let lower = text.to_lowercase();
    lower.split_whitespace().count() <= MOST_WORDS && lower.split_whitespace().any(|word| POSTS.contains(&word))
}

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
    let name = alone(without_opening(
        part.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | ':' | '-' | '–' | '—' | '•' | '·')),
    ));
    let lower = name.to_lowercase();
    if let Some(known) = agency(name) {
        found.agency.get_or_insert_with(|| known.to_owned());
        return;
    }
    let plain: String = lower.chars().filter(|c| *c != '.').collect();
    // "VTS (Behavior)": a degree with its subject.
    let bare = name.split(" (").next().unwrap_or(name);
    let is_degree = position > 0 && (DEGREES.contains(&plain.trim()) || is_capitals(bare) && bare.len() <= 5);
    let is_post = position > 0 && plain.split_whitespace().any(|word| POSTS.contains(&word));
    let is_place = position > 0 && ["in ", "at ", "for ", "of ", "with "].iter().any(|word| lower.starts_with(word));
    // "Delegate to the Harbour Board"
    let is_said =
        position > 0 && [" to the ", " of the ", " at the ", " for the "].iter().any(|words| lower.contains(words));
    let is_address = name.contains(['@', '<']) || lower.starts_with("http") || lower.starts_with("www.");
    let is_long = name.split_whitespace().count() > 8;
    let nameless = !name.chars().any(char::is_alphabetic);
    if is_degree || is_post || is_place || is_said || is_address || is_long || nameless {
        return;
    }
    if !found.authors.iter().any(|known| known.to_lowercase() == lower) {
        found.authors.push(name.to_owned());
    }
}

/// A name without what is said of the person behind it, or the post or place around it.
fn alone(name: &str) -> &str {
    let said = SAID_OF.iter().filter_map(|words| name.find(words)).min();
    let mut name = said.and_then(|at| name.get(..at)).unwrap_or(name).trim();
    // "Ann Lee in Oslo": a place is written with a capital, and a name has two words.
    if let Some((head, place)) = name.split_once(" in ")
        && head.split_whitespace().count() >= 2
        && place.starts_with(char::is_uppercase)
    {
        name = head.trim_end();
    }
    // "Ann Lee - The Example Editorial Team", "Ann Lee on Tuesday".
    for joint in [" - ", " – ", " — "] {
        if let Some((head, tail)) = name.split_once(joint)
            && (is_post(tail) || tail.trim_start().starts_with("For "))
            && head.split_whitespace().count() >= 2
        {
            name = head.trim_end();
        }
    }
    if let Some((head, day)) = name.rsplit_once(" on ")
        && WEEKDAYS.contains(&day.to_lowercase().as_str())
    {
        name = head.trim_end();
    }
    // "Ann Lee Staff Writer", where a comma was forgotten; "김민수 기자".
    while let Some((head, last)) = name.rsplit_once(' ') {
        let post = last.to_lowercase();
        let is_post = SINGLE_POSTS.contains(&post.as_str()) || CLOSE_POSTS.contains(&last);
        if !is_post || head.split_whitespace().count() < 2 && !CLOSE_POSTS.contains(&last) {
            break;
        }
        name = head.trim_end();
    }
    for post in CLOSE_POSTS {
        let rest = name.strip_prefix(post).or_else(|| name.strip_suffix(post)).map(str::trim);
        name = rest.filter(|rest| rest.chars().count() >= 2).unwrap_or(name);
    }
    name
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
    let is_other = DEGREES.contains(&plain.as_str()) || agency(given).is_some() || agency(surname).is_some();
    (is_word(surname) && is_word(given) && !is_other).then(|| format!("{given} {surname}"))
}

/// The parts between the marks and words that join names. What ends in a post is one part, whatever joins its words:
/// "Privacy and Security Editor".
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let pieces = text.split([',', ';', '|', '\n', '•', '·', '、', '，']).enumerate();
    pieces.flat_map(|(position, piece)| {
        let last = piece.rsplit(' ').next().unwrap_or_default().to_lowercase();
        let is_whole = position > 0 && POSTS.contains(&last.as_str());
        let split = piece.split(move |c| c == '&' && !is_whole);
        split.flat_map(move |part| Words { rest: Some(part), is_whole })
    })
}

/// Splits at words that mean "and".
struct Words<'a> {
    rest: Option<&'a str>,
    /// Nothing is split.
    is_whole: bool,
}

impl<'a> Iterator for Words<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let rest = self.rest?;
        if self.is_whole {
            self.rest = None;
            return Some(rest);
        }
        let padded = |word: &&str| rest.find(*word).map(|at| (at, word.len()));
        let joint =
            [" and ", " und ", " et ", " AND ", " with ", " og ", " och ", " ve ", " и ", " і ", " και ", " és "]
                .iter()
                .filter_map(padded)
                .min();
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
mod tests;
