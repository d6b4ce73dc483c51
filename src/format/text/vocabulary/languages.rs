//! Names of languages, as exports state what a text is written in.

/// In lower case, each language in English and in itself.
#[rustfmt::skip]
const NAMES: &[&str] = &[
    "english", "german", "french", "spanish", "italian", "portuguese", "dutch", "russian", "polish", "swedish",
    "norwegian", "danish", "finnish", "turkish", "arabic", "chinese", "japanese", "korean", "ukrainian", "czech",
    "hungarian", "deutsch", "français", "español", "italiano", "português", "nederlands", "русский", "polski",
    "العربية", "中文", "日本語", "한국어", "türkçe", "українська", "čeština", "magyar", "svenska", "norsk",
    "dansk", "suomi",
];

/// Whether a line is the name of a language and nothing else.
pub fn is_language(text: &str) -> bool {
    NAMES.contains(&text.to_lowercase().as_str())
}
