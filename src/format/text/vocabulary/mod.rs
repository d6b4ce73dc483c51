//! The fixed wording that newsrooms, archives and sites put around articles.
//!
//! Lists only, and look-ups in them. Growing a list is how a new house style is learned.

use crate::agency::agency;

mod affixes;
mod bylines;
mod furniture;
mod labels;
mod languages;
mod papers;
mod places;
mod records;
mod sections;

pub use affixes::Openings;
pub use bylines::{BEFORE_DATES, JOINTS, before_post, behind_by, behind_published};
pub use furniture::{Furniture, furniture, is_count};
pub use labels::{Field, field, is_english, is_retrieval, is_tag, reference};
pub use languages::is_language;
pub use papers::{is_edition, is_host, is_paper, names_paper};
pub use places::is_place;
pub use records::is_record;
pub use sections::is_section;

/// Words that credit a picture.
const CREDITS: &[&str] = &[
    "photo",
    "photos",
    "file",
    "supplied",
    "courtesy",
    "via",
    "handout",
    "screengrab",
    "screenshot",
    "picture",
    "image",
    "foto",
    "archive",
];

/// Whether the end of a line credits a picture by its first word: `Photograph: The Agency`, `Getty Images`.
pub fn opens_credit(text: &str) -> bool {
    const OPENINGS: &[&str] = &[
        "photo",
        "photograph",
        "photographer",
        "picture",
        "pictures",
        "image",
        "images",
        "fot.",
        "foto",
        "fotó",
        "bild",
        "bildquelle",
        "crédit",
        "crédito",
        "créditos",
        "zdjęcie",
        "фото",
        "getty",
        "shutterstock",
        "courtesy",
        "illustration",
        "graphic",
        "afp/getty",
        "ap/",
    ];
    let first = text.split([' ', ':', '/']).next().unwrap_or_default().to_lowercase();
    OPENINGS.contains(&first.as_str()) || agency(text.trim_end_matches('.')).is_some()
}

/// Whether a short line says what somebody is: `Senior correspondent`, `Redakteurin`.
pub fn is_post(text: &str) -> bool {
    const POSTS: &[&str] = &[
        "correspondent",
        "reporter",
        "editor",
        "writer",
        "columnist",
        "journalist",
        "contributor",
        "newsdesk",
        "staff",
        "redakteur",
        "redakteurin",
        "korrespondent",
        "korrespondentin",
        "journaliste",
        "correspondant",
        "correspondante",
        "periodista",
        "corresponsal",
        "redactor",
        "redactora",
        "jornalista",
        "repórter",
        "giornalista",
        "corrispondente",
        "inviato",
        "verslaggever",
        "redacteur",
        "dziennikarz",
        "redaktor",
        "журналист",
        "корреспондент",
        "кореспондент",
        "muhabir",
        "editör",
        "toimittaja",
        "reporterin",
    ];
    let words = || text.split_whitespace();
    text.len() <= 60
        && words().count() <= 5
        && words()
            .any(|word| POSTS.contains(&word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().as_str()))
}

/// Whether the text between two parentheses credits a picture: an agency, `Supplied`, `X via Reuters`, `AP Photo/A. Name`.
pub fn is_credit(text: &str) -> bool {
    // Many agencies' names are words too: "map", "spa".
    let is_agency = |word: &str| {
        word.len() > 1 && agency(word).is_some_and(|name| name == word || word.chars().all(char::is_uppercase))
    };
    let words = || text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    if words().count() > 10 {
        return false;
    }
    // "Ann Lee / The Example"
    if text.split_once(" / ").or_else(|| text.split_once('/')).is_some_and(|(_, paper)| is_paper(paper.trim())) {
        return true;
    }
    agency(text).is_some() || words().any(|word| CREDITS.contains(&word.to_lowercase().as_str()) || is_agency(word))
}
