//! Tables of facts beside an article: names and values, whatever the template is called.
//!
//! They are told by their shape, for every wiki names them otherwise: several named arguments, few others, values of a
//! line. What says how the table looks, and what is the name of a file, is left out.

use super::call::Call;
use crate::format::wikitext::frames::Found;
use crate::format::wikitext::signs::flat;

/// Fewer facts make no table.
const FEWEST: usize = 3;
/// A page with more is a table of its own.
const MOST: usize = 400;
/// A longer value is no fact.
const MOST_VALUE: usize = 600;

/// Names that templates have which are no facts of the article: citations, notices, navigation.
const NOT_FACTS: &[&str] = &[
    "cit",
    "cite",
    "navbox",
    "nav",
    "ref",
    "portal",
    "multiple",
    "issues",
    "user",
    "rail",
    "election",
    "chart",
    "graph",
    "bs",
    "succession",
    "storm",
    "color",
    "legend",
];

/// Parts of names of arguments that say how something looks, or name files.
const OF_FORM: &[&str] = &[
    "image",
    "img",
    "logo",
    "flag",
    "map",
    "width",
    "size",
    "color",
    "colour",
    "style",
    "align",
    "class",
    "bild",
    "foto",
    "photo",
    "imagen",
    "imagem",
    "файл",
    "изображение",
    "размер",
    "фото",
    "lat",
    "long",
    "lon_",
    "coord",
    "pushpin",
    "audio",
    "file",
    "alt",
    "signature",
    "blason",
    "wappen",
    "obraz",
    "grafika",
    "attēls",
    "background",
    "caption",
    "légende",
    "legend",
    "подпись",
    "opis",
    "label",
    "ref",
    "источник",
];

/// Names of arguments that hold a picture's caption.
const CAPTIONS: &[&str] = &[
    "caption",
    "image_caption",
    "légende",
    "bildtext",
    "bildunterschrift",
    "подпись",
    "pie",
    "legenda",
    "opis grafiki",
    "attēla paraksts",
    "photo_caption",
    "image caption",
];

/// Takes the facts that a template lists, if it is such a table.
pub(super) fn take(call: &Call<'_>, found: &mut Found) {
    let first = call.name.split([' ', '/', '-']).next().unwrap_or_default();
    let count = call.named().filter(|(key, value)| !value.is_empty() && !key.is_empty()).count();
    let others = call.unnamed().filter(|text| !text.is_empty()).count();
    if count < FEWEST || others > count || NOT_FACTS.contains(&first) {
        return;
    }
    for (key, value) in call.named() {
        if key.is_empty() || key.len() > 60 || key.contains(['\n', '<', '>', '/', ':']) || value.is_empty() {
            continue;
        }
        let small = key.to_lowercase();
        if CAPTIONS.contains(&small.as_str()) {
            found.captions.push(flat(value));
            continue;
        }
        let of_form = OF_FORM.iter().any(|word| small.contains(word));
        let shown = joined(value);
        if of_form || shown.is_empty() || shown.len() > MOST_VALUE || is_file(&shown) || found.facts.len() >= MOST {
            continue;
        }
        found.facts.push(format!("{}: {shown}", key.replace('_', " ")));
    }
}

/// A value in one line; its lines are apart by commas.
fn joined(value: &str) -> String {
    let lines = value.split(['\n', crate::format::wikitext::signs::BREAK]).map(flat).filter(|line| !line.is_empty());
    let lines: Vec<String> = lines.collect();
    lines.join(", ")
}

fn is_file(value: &str) -> bool {
    const ENDINGS: &[&str] = &[
        ".jpg", ".jpeg", ".png", ".svg", ".gif", ".ogg", ".oga", ".webm", ".tif", ".tiff", ".webp", ".pdf", ".ogv",
        ".wav", ".mp3",
    ];
    let small = value.to_ascii_lowercase();
    let small = small.trim_end();
    ENDINGS.iter().any(|ending| small.ends_with(ending))
}
