//! Templates that say something in another language: what it is called, how it is written and spoken.

use super::call::Call;

/// Codes and English names: `{{lang-fr|…}}` shows "French: …". Elsewhere only the text is kept.
const NAMES: &[(&str, &str)] = &[
    ("af", "Afrikaans"),
    ("am", "Amharic"),
    ("ang", "Old English"),
    ("ar", "Arabic"),
    ("az", "Azerbaijani"),
    ("be", "Belarusian"),
    ("bg", "Bulgarian"),
    ("bn", "Bengali"),
    ("bo", "Tibetan"),
    ("bs", "Bosnian"),
    ("ca", "Catalan"),
    ("cs", "Czech"),
    ("cy", "Welsh"),
    ("da", "Danish"),
    ("de", "German"),
    ("el", "Greek"),
    ("en", "English"),
    ("eo", "Esperanto"),
    ("es", "Spanish"),
    ("et", "Estonian"),
    ("eu", "Basque"),
    ("fa", "Persian"),
    ("fi", "Finnish"),
    ("fr", "French"),
    ("fro", "Old French"),
    ("ga", "Irish"),
    ("gd", "Scottish Gaelic"),
    ("gl", "Galician"),
    ("grc", "Ancient Greek"),
    ("gu", "Gujarati"),
    ("haw", "Hawaiian"),
    ("he", "Hebrew"),
    ("hi", "Hindi"),
    ("hr", "Croatian"),
    ("hu", "Hungarian"),
    ("hy", "Armenian"),
    ("id", "Indonesian"),
    ("is", "Icelandic"),
    ("it", "Italian"),
    ("ja", "Japanese"),
    ("ka", "Georgian"),
    ("kk", "Kazakh"),
    ("km", "Khmer"),
    ("kn", "Kannada"),
    ("ko", "Korean"),
    ("ku", "Kurdish"),
    ("ky", "Kyrgyz"),
    ("la", "Latin"),
    ("lb", "Luxembourgish"),
    ("lo", "Lao"),
    ("lt", "Lithuanian"),
    ("lv", "Latvian"),
    ("ltg", "Latgalian"),
    ("mi", "Māori"),
    ("mk", "Macedonian"),
    ("ml", "Malayalam"),
    ("mn", "Mongolian"),
    ("mr", "Marathi"),
    ("ms", "Malay"),
    ("mt", "Maltese"),
    ("my", "Burmese"),
    ("ne", "Nepali"),
    ("nl", "Dutch"),
    ("no", "Norwegian"),
    ("nb", "Norwegian Bokmål"),
    ("nn", "Norwegian Nynorsk"),
    ("non", "Old Norse"),
    ("oc", "Occitan"),
    ("pa", "Punjabi"),
    ("pl", "Polish"),
    ("ps", "Pashto"),
    ("pt", "Portuguese"),
    ("ro", "Romanian"),
    ("ru", "Russian"),
    ("sa", "Sanskrit"),
    ("sco", "Scots"),
    ("sh", "Serbo-Croatian"),
    ("si", "Sinhala"),
    ("sk", "Slovak"),
    ("sl", "Slovene"),
    ("sq", "Albanian"),
    ("sr", "Serbian"),
    ("sv", "Swedish"),
    ("sw", "Swahili"),
    ("ta", "Tamil"),
    ("te", "Telugu"),
    ("tg", "Tajik"),
    ("th", "Thai"),
    ("tl", "Tagalog"),
    ("tr", "Turkish"),
    ("tt", "Tatar"),
    ("uk", "Ukrainian"),
    ("ur", "Urdu"),
    ("uz", "Uzbek"),
    ("vi", "Vietnamese"),
    ("yi", "Yiddish"),
    ("zu", "Zulu"),
    ("xh", "Xhosa"),
];

fn named(call: &Call<'_>, code: &str, text: &str) -> String {
    let name = NAMES.iter().find(|(known, _)| *known == code).map(|(_, name)| *name);
    match name.filter(|_| call.is_english() && call.get("label") != Some("none")) {
        Some(name) if !text.is_empty() => format!("{name}: {text}"),
        _ => text.to_owned(),
    }
}

/// `{{lang|fr|texte}}`
pub(super) fn lang(call: &Call<'_>) -> String {
    call.any(&["text"]).unwrap_or_else(|| call.text(2)).to_owned()
}

/// `{{langx|fr|texte}}`
pub(super) fn named_by_first(call: &Call<'_>) -> String {
    named(call, call.text(1), call.text(2))
}

/// `{{lang-fr|texte}}`, `{{IPA-fr|…}}`, the German `{{frS|…}}`: templates that bear a language's code in their name.
pub(super) fn by_name(call: &Call<'_>) -> Option<String> {
    let is_code = |code: &str| matches!(code.len(), 2..=3) && code.bytes().all(|byte| byte.is_ascii_lowercase());
    if let Some(code) = call.name.strip_prefix("lang-") {
        let code = code.split('-').next().unwrap_or(code);
        return is_code(code).then(|| named(call, code, call.text(1)));
    }
    if let Some(code) = call.name.strip_prefix("ipa-") {
        return is_code(code.split('-').next().unwrap_or(code)).then(|| spoken(call.text(1)));
    }
    if call.name.starts_with("ipac-") {
        return Some(ipac(call));
    }
    // German wikis: `{{enS|…}}`, with the name of the language before the text.
    let code = call.name.strip_suffix('s').filter(|_| call.wiki.language == "de")?;
    (is_code(code) && NAMES.iter().any(|(known, _)| *known == code)).then(|| call.text(1).to_owned())
}

/// `{{nihongo|English|漢字|romaji|extra}}`
pub(super) fn nihongo(call: &Call<'_>) -> String {
    let parts: Vec<&str> = (1..=4).map(|place| call.text(place)).collect();
    let (first, rest) = match (call.name.as_str(), parts.as_slice()) {
        ("nihongo3" | "nihongo krt", [english, kanji, romaji, more]) => (*romaji, vec![*kanji, *english, *more]),
        (_, [english, kanji, romaji, more]) => (*english, vec![*kanji, *romaji, *more]),
        _ => return String::new(),
    };
    let rest: Vec<&str> = rest.into_iter().filter(|text| !text.is_empty()).collect();
    match (first, rest.is_empty()) {
        ("", _) => rest.join(", "),
        (first, true) => first.to_owned(),
        (first, false) => format!("{first} ({})", rest.join(", ")),
    }
}

/// `{{zh|s=…|t=…|p=…}}`
pub(super) fn zh(call: &Call<'_>) -> String {
    const FORMS: &[(&str, &str)] = &[
        ("c", "Chinese"),
        ("s", "simplified Chinese"),
        ("t", "traditional Chinese"),
        ("p", "pinyin"),
        ("hp", "pinyin"),
        ("w", "Wade–Giles"),
        ("j", "Jyutping"),
        ("cy", "Cantonese Yale"),
        ("poj", "Pe̍h-ōe-jī"),
        ("l", "lit."),
    ];
    forms(call, FORMS).unwrap_or_else(|| call.text(1).to_owned())
}

/// `{{korean|hangul=…|hanja=…|rr=…}}`
pub(super) fn korean(call: &Call<'_>) -> String {
    const FORMS: &[(&str, &str)] =
        &[("hangul", "Korean"), ("hanja", "Hanja"), ("rr", "RR"), ("mr", "MR"), ("lk", ""), ("context", "")];
    forms(call, FORMS).unwrap_or_else(|| call.filled().join(" "))
}

fn forms(call: &Call<'_>, forms: &[(&str, &str)]) -> Option<String> {
    let has_labels = call.is_english() && call.get("labels") != Some("no") && call.get("lbl") != Some("no");
    let shown: Vec<String> = forms
        .iter()
        .filter(|(_, label)| !label.is_empty())
        .filter_map(|(key, label)| {
            let text = call.get(key)?;
            Some(if has_labels { format!("{label}: {text}") } else { text.to_owned() })
        })
        .collect();
    (!shown.is_empty()).then(|| shown.join("; "))
}

/// `{{IPA|/kæt/}}`, `{{IPA|fr|kat}}`
pub(super) fn ipa(call: &Call<'_>) -> String {
    let parts = call.filled();
    match parts.as_slice() {
        [code, text, ..] if NAMES.iter().any(|(known, _)| known == code) => spoken(text),
        [text, ..] => (*text).to_owned(),
        [] => String::new(),
    }
}

fn spoken(text: &str) -> String {
    match text.starts_with(['/', '[']) || text.is_empty() {
        true => text.to_owned(),
        false => format!("[{text}]"),
    }
}

/// `{{IPAc-en|k|æ|t}}`: sounds one by one.
pub(super) fn ipac(call: &Call<'_>) -> String {
    const WORDS: &[&str] = &["lang", "pron", "also", "us", "uk", "audio", "local", "ipa", "usalso", "ukalso", "uklang"];
    let sounds: String = call
        .filled()
        .into_iter()
        .filter(|sound| {
            !WORDS.contains(&sound.to_lowercase().as_str()) && !sound.ends_with(".ogg") && !sound.ends_with(".wav")
        })
        .map(|sound| if matches!(sound, "_" | "\u{3}_") { " " } else { sound })
        .collect();
    if sounds.is_empty() { sounds } else { format!("/{sounds}/") }
}

/// `{{lang-rus|Москва|p=mɐskˈva|r=Moskva}}`
pub(super) fn lang_rus(call: &Call<'_>) -> String {
    let mut text = named(call, "ru", call.text(1));
    for more in [call.any(&["r", "2"]).or_else(|| call.at(2)), call.any(&["p", "3"])].into_iter().flatten() {
        text.push_str(", ");
        text.push_str(more);
    }
    text
}
