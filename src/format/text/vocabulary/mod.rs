//! The fixed wording that newsrooms, archives and sites put around articles.
//!
//! Lists only, and look-ups in them. Growing a list is how a new house style is learned.

mod furniture;
mod labels;

pub use furniture::{Furniture, furniture, is_count};
pub use labels::{Field, field, is_tag, reference};

/// Wire agencies and picture desks, as they name themselves; matched without regard to case.
const AGENCIES: &[&str] = &[
    "Reuters",
    "AFP",
    "AP",
    "Associated Press",
    "The Associated Press",
    "Agence France-Presse",
    "dpa",
    "UPI",
    "TASS",
    "RIA Novosti",
    "RIA",
    "Interfax",
    "Xinhua",
    "EFE",
    "ANSA",
    "ATS",
    "APA",
    "Kyodo",
    "Kyodo News",
    "Yonhap",
    "PTI",
    "ANI",
    "IANS",
    "APP",
    "Anadolu",
    "Anadolu Agency",
    "AA",
    "WAM",
    "SPA",
    "KUNA",
    "MENA",
    "IRNA",
    "Bernama",
    "Antara",
    "VNA",
    "AAP",
    "PA",
    "PA Media",
    "CP",
    "The Canadian Press",
    "Bloomberg",
    "Lusa",
    "Belga",
    "ANP",
    "TT",
    "NTB",
    "Ritzau",
    "STT",
    "PAP",
    "CTK",
    "MTI",
    "Ukrinform",
    "Unian",
    "BSS",
    "UNB",
    "KCNA",
    "CNA",
    "NNA",
    "Petra",
    "SANA",
    "MAP",
    "APS",
    "TAP",
    "NAN",
    "PANA",
    "Agencies",
    "Getty",
    "Getty Images",
    "EPA",
    "Shutterstock",
    "Alamy",
    "NurPhoto",
    "Sputnik",
    "Zuma",
    "SIPA",
    "Imago",
];

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

/// The agency of that name, as the list writes it.
pub fn agency(name: &str) -> Option<&'static str> {
    let wanted = name.trim();
    AGENCIES.iter().copied().find(|agency| agency.to_lowercase() == wanted.to_lowercase())
}

/// Whether the text between two parentheses credits a picture: an agency, `Supplied`, `X via Reuters`, `AP Photo/A. Name`.
pub fn is_credit(text: &str) -> bool {
    let words = || text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    if words().count() > 10 {
        return false;
    }
    agency(text).is_some()
        || words()
            .any(|word| CREDITS.contains(&word.to_lowercase().as_str()) || word.len() > 1 && AGENCIES.contains(&word))
}
