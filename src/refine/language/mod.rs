//! Which language a text is in, cheaply: what is declared, then the script, then function words.
//!
//! Only the first thousand bytes are looked at. A language that the text does not prove is unknown: a wrong
//! one picks the wrong stemmer. Trigrams (whatlang) are asked last, about texts that have some function words
//! but no clear winner among them; a text without any is no language of ours, whatever its letters look like.

mod declared;
mod function_words;
mod script;
mod stopwords;
#[cfg(test)]
mod tests;

use script::{Profile, Script};

/// How much of a text is looked at, in bytes.
const WINDOW: usize = 1000;
/// How much of it trigrams are asked about, and how little is too little for them.
const TRIGRAM_BYTES: std::ops::RangeInclusive<usize> = 100..=400;
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
    match profile.main()? {
        Script::Latin => {
            let votes = function_words::count(window);
            votes.winner().or_else(|| match profile.beside_latin() {
                // A list of foreign names in a text of another script.
                Some(script) => by_script(script, window),
                None => votes.any().then(|| by_trigrams(window)).flatten(),
            })
        }
        Script::Cyrillic if profile.letters() >= LETTERS_THAT_PROVE => {
            script::cyrillic(window).or_else(|| by_trigrams(window))
        }
        script => by_script(script, window),
    }
}

fn by_script(script: Script, window: &str) -> Option<&'static str> {
    match script {
        Script::Latin => None,
        Script::Cyrillic => script::cyrillic(window),
        Script::Arabic => Some(script::arabic(window)),
        Script::Devanagari => Some(script::devanagari(window)),
        script => script.sole_language(),
    }
}

/// What trigrams say, where they are sure.
fn by_trigrams(text: &str) -> Option<&'static str> {
    let text = window(text, *TRIGRAM_BYTES.end());
    if !TRIGRAM_BYTES.contains(&text.len()) {
        return None;
    }
    let info = whatlang::detect(text).filter(whatlang::Info::is_reliable)?;
    declared::language(info.lang().code()).map(|language| language.code)
}

/// The first `most` bytes of a text, cut between characters.
fn window(text: &str, most: usize) -> &str {
    text.get(..text.floor_char_boundary(most)).unwrap_or(text)
}
