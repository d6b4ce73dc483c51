//! The fixed wording that newsrooms, archives and sites put around articles.
//!
//! Lists only, and look-ups in them. Growing a list is how a new house style is learned.

use crate::agency::agency;

mod bylines;
mod furniture;
mod labels;
mod papers;
mod places;
mod records;
mod sections;

pub use bylines::{BEFORE_DATES, JOINTS, before_post, behind_by, behind_published};
pub use furniture::{Furniture, furniture, is_count};
pub use labels::{Field, field, is_english, is_retrieval, is_tag, reference};
pub use papers::{is_edition, is_paper, names_paper};
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
    agency(text).is_some() || words().any(|word| CREDITS.contains(&word.to_lowercase().as_str()) || is_agency(word))
}
