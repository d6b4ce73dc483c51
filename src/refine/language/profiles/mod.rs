//! What is known of each language, a row a language, by script: alphabets and the commonest words. To add a
//! language, add its row; a script whose languages have no rows needs none.
//!
//! Words stand in the order of how common they are in running text, since a word's weight follows from its place.

mod arabic;
mod bengali;
mod cyrillic;
mod devanagari;
mod ethiopic;
mod hebrew;
mod latin;

use super::script::Script;

/// What is known of a language.
#[derive(Debug)]
pub(super) struct Row {
    /// ISO 639-1 code, 639-3 where there is none. Two written forms of a language have a row each.
    pub(super) code: &'static str,
    /// Its letters beyond ASCII, in small letters; none where they prove nothing.
    pub(super) letters: &'static str,
    /// Letters of ASCII that only loans and names have.
    pub(super) lacks: &'static str,
    /// Its function words, in small letters.
    pub(super) words: &'static str,
}

const fn row(code: &'static str, letters: &'static str, lacks: &'static str, words: &'static str) -> Row {
    Row { code, letters, lacks, words }
}

/// The languages that are written in a script, where there is more than one.
pub(super) fn rows(script: Script) -> Option<&'static [Row]> {
    Some(match script {
        Script::Latin => latin::ROWS,
        Script::Cyrillic => cyrillic::ROWS,
        Script::Arabic => arabic::ROWS,
        Script::Devanagari => devanagari::ROWS,
        Script::Hebrew => hebrew::ROWS,
        Script::Ethiopic => ethiopic::ROWS,
        Script::Bengali => bengali::ROWS,
        _ => return None,
    })
}
