//! Which language a text is in, cheaply: what is declared, then the script, then alphabets and function words.
//!
//! Only the first thousand bytes are looked at. A language that the text does not prove is unknown: a wrong one
//! picks the wrong stemmer. Code and a language without a row in [`profiles`] are unknown too.

mod declared;
mod evidence;
mod profiles;
mod script;
mod table;
#[cfg(test)]
mod tests;

use script::{Profile, Script};

/// How much of a text is looked at, in bytes.
const WINDOW: usize = 1000;
/// So many letters of a script prove that a declared language is wrong.
const LETTERS_THAT_PROVE: u32 = 20;

/// The language of `text` as an ISO 639-1 code (639-3 where there is none), or `None` where it is unknown.
///
/// `declared` is a tag or a name (`en-US`, `eng`, `Deutsch`); it wins unless the text's script contradicts
/// it. `text` should be running text: navigation and markup mislead.
pub fn detect(declared: Option<&str>, text: &str) -> Option<&'static str> {
    let window = window(text, WINDOW);
    let profile = Profile::of(window);
    if let Some(language) = declared.and_then(declared::language) {
        let contradicted = profile.letters() >= LETTERS_THAT_PROVE
            && profile.main().is_some_and(|script| !language.is_written_in(script));
        if !contradicted {
            return Some(language.code);
        }
    }
    let main = profile.main()?;
    if main == Script::Latin && is_code(window) {
        return None;
    }
    // A list of foreign names may stand in a text of another script.
    let beside = || profile.beside_latin().and_then(|script| evidence::language(script, window));
    evidence::language(main, window).or_else(|| if main == Script::Latin { beside() } else { None })
}

/// So many bytes tell whether a text is code.
const CODE_WINDOW: usize = 400;
/// Signs that code is full of, and prose is not.
const SIGNS: [bool; 256] = {
    let (signs, mut table, mut at) = (b"{}[]<>;=\\|_$^~", [false; 256], 0);
    while at < signs.len() {
        table[signs[at] as usize] = true;
        at += 1;
    }
    table
};

/// Whether so many signs stand in a text that it is no prose.
fn is_code(text: &str) -> bool {
    let mut before = b' ';
    let mut signs = 0;
    for byte in text.bytes().take(CODE_WINDOW) {
        // A call: prose has a blank before a bracket.
        let is_call = byte == b'(' && before.is_ascii_alphanumeric();
        signs += usize::from(SIGNS[usize::from(byte)] || is_call);
        before = byte;
    }
    signs >= 5 && signs * 25 >= text.len().min(CODE_WINDOW)
}

/// The first `most` bytes of a text, cut between characters.
fn window(text: &str, most: usize) -> &str {
    text.get(..text.floor_char_boundary(most)).unwrap_or(text)
}
