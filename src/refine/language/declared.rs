//! Language tags and names as dumps declare them.

use super::script::Script;

/// A language that can be declared.
#[derive(Debug)]
pub(super) struct Language {
    /// ISO 639-1 code, 639-3 where there is none.
    pub(super) code: &'static str,
    /// The scripts that it is written in.
    scripts: &'static [Script],
    /// Other codes and names, small letters.
    names: &'static str,
}

impl Language {
    /// Whether a text in this language can be in `script`.
    pub(super) fn is_written_in(&self, script: Script) -> bool {
        self.scripts.contains(&script)
    }
}

/// The language that a tag (`en-US`, `en_GB`, `eng`) or a name (`English`, `deutsch`) declares.
pub(super) fn language(declared: &str) -> Option<&'static Language> {
    let declared = declared.trim().to_lowercase();
    // "en-US", "en_GB.UTF-8", "en, fr;q=0.5", "English (US)": the first word says it.
    let primary = declared.split(|c: char| !c.is_alphabetic()).find(|part| !part.is_empty())?;
    let is_named = |language: &&Language| {
        language.code == primary || language.names.split_whitespace().any(|name| name == primary)
    };
    LANGUAGES.iter().find(is_named)
}

const LATIN: &[Script] = &[Script::Latin];
const CYRILLIC: &[Script] = &[Script::Cyrillic];
const ARABIC: &[Script] = &[Script::Arabic];
const DEVANAGARI: &[Script] = &[Script::Devanagari];
const BOTH: &[Script] = &[Script::Latin, Script::Cyrillic];
const TURKIC: &[Script] = &[Script::Latin, Script::Cyrillic, Script::Arabic];
const JAPANESE: &[Script] = &[Script::Kana, Script::Han];
const KOREAN: &[Script] = &[Script::Hangul, Script::Han];

const fn row(code: &'static str, scripts: &'static [Script], names: &'static str) -> Language {
    Language { code, scripts, names }
}

#[rustfmt::skip]
const LANGUAGES: &[Language] = &[
    row("en", LATIN, "eng english englisch anglais inglés"),
    row("de", LATIN, "deu ger german deutsch allemand"),
    row("fr", LATIN, "fra fre french français francais"),
    row("es", LATIN, "spa spanish español espanol castellano"),
    row("it", LATIN, "ita italian italiano"),
    row("pt", LATIN, "por portuguese português portugues"),
    row("nl", LATIN, "nld dut dutch nederlands flemish"),
    row("pl", LATIN, "pol polish polski"),
    row("ru", CYRILLIC, "rus russian русский"),
    row("uk", CYRILLIC, "ukr ukrainian українська"),
    row("be", BOTH, "bel belarusian беларуская"),
    row("bg", CYRILLIC, "bul bulgarian български"),
    row("mk", CYRILLIC, "mkd mac macedonian македонски"),
    row("sr", BOTH, "srp serbian српски srpski"),
    row("hr", LATIN, "hrv croatian hrvatski"),
    row("bs", BOTH, "bos bosnian bosanski"),
    row("sl", LATIN, "slv slovenian slovene slovenščina"),
    row("cs", LATIN, "ces cze czech čeština"),
    row("sk", LATIN, "slk slo slovak slovenčina"),
    row("hu", LATIN, "hun hungarian magyar"),
    row("ro", BOTH, "ron rum romanian română mo moldovan"),
    row("sq", LATIN, "sqi alb albanian shqip"),
    row("el", &[Script::Greek], "ell gre greek ελληνικά"),
    row("tr", LATIN, "tur turkish türkçe"),
    row("az", TURKIC, "aze azerbaijani azeri"),
    row("kk", TURKIC, "kaz kazakh қазақ"),
    row("ky", TURKIC, "kir kyrgyz"),
    row("uz", TURKIC, "uzb uzbek"),
    row("tt", TURKIC, "tat tatar"),
    row("tg", TURKIC, "tgk tajik"),
    row("mn", CYRILLIC, "mon khk mongolian"),
    row("sv", LATIN, "swe swedish svenska"),
    row("da", LATIN, "dan danish dansk"),
    row("no", LATIN, "nb nn nor nob nno norwegian norsk bokmål nynorsk"),
    row("is", LATIN, "isl ice icelandic íslenska"),
    row("fi", LATIN, "fin finnish suomi"),
    row("et", LATIN, "est ekk estonian eesti"),
    row("lv", LATIN, "lav lvs latvian latviešu"),
    row("lt", LATIN, "lit lithuanian lietuvių"),
    row("ga", LATIN, "gle irish gaeilge"),
    row("cy", LATIN, "cym wel welsh cymraeg"),
    row("ca", LATIN, "cat catalan català valencian"),
    row("gl", LATIN, "glg galician galego"),
    row("eu", LATIN, "eus baq basque euskara"),
    row("lb", LATIN, "ltz luxembourgish lëtzebuergesch"),
    row("la", LATIN, "lat latin"),
    row("mt", LATIN, "mlt maltese malti"),
    row("eo", LATIN, "epo esperanto"),
    row("af", LATIN, "afr afrikaans"),
    row("sw", LATIN, "swa swahili kiswahili"),
    row("ha", LATIN, "hau hausa"),
    row("yo", LATIN, "yor yoruba"),
    row("zu", LATIN, "zul zulu"),
    row("so", LATIN, "som somali soomaali"),
    row("id", LATIN, "ind in indonesian indonesia bahasa"),
    row("ms", LATIN, "msa may zsm malay melayu"),
    row("jv", LATIN, "jav javanese"),
    row("tl", LATIN, "tgl fil tagalog filipino"),
    row("vi", LATIN, "vie vietnamese tiếng"),
    row("ar", ARABIC, "ara arb arabic العربية"),
    row("fa", ARABIC, "fas per pes persian farsi فارسی"),
    row("ur", ARABIC, "urd urdu اردو"),
    row("sd", ARABIC, "snd sindhi سنڌي"),
    row("ug", TURKIC, "uig uyghur uighur"),
    row("ps", ARABIC, "pus pashto پښتو"),
    row("ckb", ARABIC, "sorani"),
    row("ku", TURKIC, "kur kmr kurdish kurdî"),
    row("he", &[Script::Hebrew], "heb iw hebrew עברית"),
    row("yi", &[Script::Hebrew], "yid yiddish"),
    row("hi", DEVANAGARI, "hin hindi हिन्दी हिंदी"),
    row("mr", DEVANAGARI, "mar marathi मराठी"),
    row("ne", DEVANAGARI, "nep nepali नेपाली"),
    row("sa", DEVANAGARI, "san sanskrit"),
    row("bn", &[Script::Bengali], "ben bengali bangla বাংলা"),
    row("as", &[Script::Bengali], "asm assamese"),
    row("pa", &[Script::Gurmukhi, Script::Arabic], "pan punjabi panjabi"),
    row("gu", &[Script::Gujarati], "guj gujarati"),
    row("or", &[Script::Oriya], "ori ory odia oriya"),
    row("ta", &[Script::Tamil], "tam tamil தமிழ்"),
    row("te", &[Script::Telugu], "tel telugu"),
    row("kn", &[Script::Kannada], "kan kannada"),
    row("ml", &[Script::Malayalam], "mal malayalam"),
    row("si", &[Script::Sinhala], "sin sinhala sinhalese"),
    row("th", &[Script::Thai], "tha thai ไทย"),
    row("lo", &[Script::Lao], "lao"),
    row("km", &[Script::Khmer], "khm khmer cambodian"),
    row("my", &[Script::Burmese], "mya bur burmese"),
    row("bo", &[Script::Tibetan], "bod tib tibetan"),
    row("ka", &[Script::Georgian], "kat geo georgian ქართული"),
    row("hy", &[Script::Armenian], "hye arm armenian հայերեն"),
    row("am", &[Script::Ethiopic], "amh amharic አማርኛ"),
    row("ti", &[Script::Ethiopic], "tir tigrinya"),
    row("ko", KOREAN, "kor korean 한국어"),
    row("ja", JAPANESE, "jpn japanese 日本語"),
    row("zh", &[Script::Han], "zho chi cmn yue chinese mandarin cantonese 中文 简体中文 繁體中文"),
];
