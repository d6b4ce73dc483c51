//! Wire agencies and picture desks: one list of names, with their spellings in several scripts.
//!
//! Looked up by the exact name, folded; nothing is found inside a longer text, for "AP" and "PA" are also parts of
//! words. Growing the list is how a new agency is learned.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The agencies: the name that is answered, and further spellings in lower case without full stops.
const AGENCIES: &[(&str, &[&str])] = &[
    // The world's.
    (
        "Reuters",
        &[
            "thomson reuters",
            "рейтер",
            "路透社",
            "路透",
            "ロイター",
            "ロイター通信",
            "로이터",
            "로이터통신",
            "رويترز",
            "रॉयटर्स",
        ],
    ),
    (
        "AFP",
        &[
            "agence france-presse",
            "agence france presse",
            "l'afp",
            "афп",
            "法新社",
            "フランス通信",
            "아프페",
            "أ ف ب",
            "فرانس برس",
            "وكالة فرانس برس",
            "एएफपी",
        ],
    ),
    (
        "AP",
        &[
            "associated press",
            "the associated press",
            "ap news",
            "美联社",
            "美聯社",
            "ap通信",
            "ассошиэйтед пресс",
            "أ ب",
            "أسوشيتد برس",
        ],
    ),
    ("UPI", &["united press international"]),
    ("Bloomberg", &["bloomberg news", "彭博社", "彭博", "ブルームバーグ", "блумберг"]),
    ("dpa", &["deutsche presse-agentur", "dpa-infocom", "dpa-afx", "dpa international", "德新社"]),
    ("EFE", &["agencia efe", "efe news", "efeverde", "埃菲社"]),
    ("ANSA", &["agenzia ansa", "安莎社"]),
    // Europe.
    ("APA", &["austria presse agentur"]),
    ("Keystone-SDA", &["sda", "ats", "keystone-ats", "sda-keystone", "keystone-sda-ats"]),
    ("SID", &["sport-informations-dienst"]),
    ("epd", &["evangelischer pressedienst"]),
    ("KNA", &["katholische nachrichten-agentur"]),
    ("AFX", &[]),
    ("PA", &["press association", "the press association", "pa media", "pa news agency"]),
    ("Lusa", &["agência lusa", "agencia lusa"]),
    ("Europa Press", &["europapress"]),
    ("Adnkronos", &[]),
    ("LaPresse", &[]),
    ("AGI", &["agenzia italia"]),
    ("Belga", &["agence belga", "belga news agency"]),
    ("ANP", &[]),
    ("TT", &["tidningarnas telegrambyrå", "tt nyhetsbyrån"]),
    ("NTB", &["norsk telegrambyrå", "ntb scanpix"]),
    ("Ritzau", &["/ritzau/"]),
    ("STT", &["suomen tietotoimisto", "stt-lehtikuva"]),
    ("BNS", &[]),
    ("ELTA", &[]),
    ("LETA", &[]),
    ("PAP", &["polska agencja prasowa"]),
    ("ČTK", &["ctk", "česká tisková kancelář"]),
    ("TASR", &[]),
    ("SITA", &[]),
    ("MTI", &["magyar távirati iroda"]),
    ("HINA", &["hina/afp"]),
    ("STA", &["slovenska tiskovna agencija"]),
    ("Tanjug", &["танјуг", "танюг"]),
    ("Beta", &["beta news agency", "бета"]),
    ("FENA", &[]),
    ("SRNA", &["срна"]),
    ("MIA", &["миа"]),
    ("BTA", &["бта"]),
    ("Agerpres", &[]),
    ("Mediafax", &[]),
    ("ANA-MPA", &["απε-μπε", "απε - μπε", "ana", "αμπε"]),
    ("IPN", &[]),
    ("Moldpres", &[]),
    // Russia and its neighbours.
    ("TASS", &["тасс", "итар-тасс", "itar-tass", "塔斯社", "タス通信", "타스", "타스통신", "تاس"]),
    ("RIA Novosti", &["ria", "риа новости", "риа", "俄新社"]),
    ("Sputnik", &["спутник", "sputnik news", "卫星通讯社"]),
    ("Interfax", &["интерфакс", "国际文传电讯社", "interfax-ukraine", "интерфакс-украина", "інтерфакс-україна"]),
    ("Ukrinform", &["укринформ", "укрінформ"]),
    ("UNIAN", &["униан", "уніан"]),
    ("BelTA", &["белта"]),
    ("Kazinform", &["казинформ", "қазақпарат"]),
    ("KazTAG", &["казтаг"]),
    ("AZERTAC", &["азертадж", "azərtac"]),
    ("Trend", &["trend news agency"]),
    ("Armenpress", &["арменпресс", "արմենպրես"]),
    ("Interpressnews", &["ипн"]),
    ("UzA", &["уза"]),
    ("Khovar", &["ховар"]),
    ("AKIpress", &["акипресс"]),
    ("Kabar", &["кабар"]),
    // Turkey and the Middle East.
    (
        "Anadolu",
        &["aa", "anadolu agency", "anadolu ajansı", "anadolu ajansi", "агентство анадолу", "وكالة الأناضول", "الأناضول"],
    ),
    ("DHA", &["demirören haber ajansı"]),
    ("İHA", &["iha", "ihlas haber ajansı"]),
    ("ANKA", &["anka haber ajansı"]),
    ("WAM", &["وام", "emirates news agency"]),
    ("SPA", &["واس", "saudi press agency", "وكالة الأنباء السعودية"]),
    ("KUNA", &["كونا", "kuwait news agency"]),
    ("QNA", &["قنا", "qatar news agency"]),
    ("BNA", &["بنا", "bahrain news agency"]),
    ("ONA", &["oman news agency", "العمانية"]),
    ("MENA", &["أ ش أ", "وكالة أنباء الشرق الأوسط", "middle east news agency"]),
    ("Petra", &["بترا", "jordan news agency"]),
    ("SANA", &["سانا"]),
    ("NNA", &["الوكالة الوطنية للإعلام", "national news agency"]),
    ("WAFA", &["وفا"]),
    ("INA", &["واع", "iraqi news agency"]),
    ("Saba", &["سبأ"]),
    ("MAP", &["و م ع", "maghreb arabe presse"]),
    ("APS", &["واج", "algérie presse service"]),
    ("TAP", &["وات", "tunis afrique presse"]),
    ("LANA", &["وال"]),
    ("SUNA", &["سونا"]),
    ("IRNA", &["ایرنا", "إرنا", "ирна"]),
    ("ISNA", &["ایسنا"]),
    ("Tasnim", &["تسنیم", "تسنيم", "tasnim news"]),
    ("Fars", &["فارس", "fars news", "fars news agency"]),
    ("Mehr", &["مهر", "mehr news", "mehr news agency"]),
    ("JTA", &["jewish telegraphic agency"]),
    ("TPS", &["tazpit press service"]),
    // Asia and the Pacific.
    (
        "Xinhua",
        &["xinhua news agency", "新华社", "新華社", "新华网", "新華網", "синьхуа", "شينخوا", "신화통신", "新華社通信"],
    ),
    ("CNS", &["china news service", "中新社", "中新网", "中国新闻社", "中國新聞社"]),
    ("CNA", &["中央社", "中央通訊社", "central news agency"]),
    ("Kyodo", &["kyodo news", "共同", "共同通信", "共同通信社", "共同社", "киодо", "교도통신"]),
    ("Jiji Press", &["jiji", "時事", "時事通信", "時事通信社", "时事社", "지지통신"]),
    (
        "Yonhap",
        &[
            "yonhap news",
            "yonhap news agency",
            "연합뉴스",
            "연합",
            "韩联社",
            "韓聯社",
            "聯合通信",
            "聯合ニュース",
            "ёнхап",
            "рёнхап",
        ],
    ),
    ("Newsis", &["뉴시스"]),
    ("News1", &["뉴스1"]),
    ("KCNA", &["조선중앙통신", "朝中社", "朝鮮中央通信", "цтак"]),
    ("Montsame", &["монцамэ"]),
    ("PTI", &["press trust of india", "पीटीआई", "पीटीआई-भाषा", "भाषा"]),
    ("ANI", &["asian news international", "एएनआई"]),
    ("IANS", &["indo-asian news service", "आईएएनएस"]),
    ("UNI", &["united news of india", "वार्ता", "यूनीवार्ता"]),
    ("APP", &["associated press of pakistan", "اے پی پی"]),
    ("BSS", &["বাসস", "bangladesh sangbad sangstha"]),
    ("UNB", &["ইউএনবি", "united news of bangladesh"]),
    ("RSS", &["राष्ट्रिय समाचार समिति", "रासस"]),
    ("Bernama", &["马新社", "馬新社", "பெர்னாமா"]),
    ("Antara", &["antara news", "kantor berita antara"]),
    ("VNA", &["ttxvn", "thông tấn xã việt nam", "vietnam news agency"]),
    ("TNA", &["สำนักข่าวไทย"]),
    ("PNA", &["philippine news agency"]),
    ("AAP", &["australian associated press"]),
    ("NZN", &["new zealand newswire"]),
    ("RNZ", &["radio new zealand"]),
    // Africa.
    ("NAN", &["news agency of nigeria"]),
    ("GNA", &["ghana news agency"]),
    ("KNA Kenya", &["kenya news agency"]),
    ("ENA", &["ethiopian news agency"]),
    ("SAPA", &[]),
    ("ANA Africa", &["african news agency"]),
    ("PANA", &["panapress"]),
    ("APO", &["apo group", "african press organization"]),
    // The Americas.
    ("The Canadian Press", &["cp", "canadian press", "la presse canadienne", "presse canadienne"]),
    ("Notimex", &[]),
    ("Télam", &["telam"]),
    ("NA", &["noticias argentinas"]),
    ("Agência Brasil", &["agencia brasil"]),
    ("Estadão Conteúdo", &["agência estado", "estadao conteudo"]),
    ("Folhapress", &[]),
    ("Prensa Latina", &[]),
    ("Colprensa", &[]),
    ("Andina", &["agencia andina"]),
    ("Tribune News Service", &["tns"]),
    ("CNN Wire", &["cnn newsource"]),
    ("GlobeNewswire", &["globe newswire"]),
    ("PR Newswire", &["prnewswire"]),
    ("Business Wire", &["businesswire"]),
    ("Inter Press Service", &["ips"]),
    // Several at once.
    (
        "Agencies",
        &[
            "agences",
            "agencias",
            "agenzie",
            "agenturen",
            "agências",
            "ajanslar",
            "агентства",
            "وكالات",
            "الوكالات",
            "agencies and staff",
            "news agencies",
        ],
    ),
    // Picture desks.
    ("Getty Images", &["getty", "getty images/istockphoto", "视觉中国", "gettyimages"]),
    ("EPA", &["epa-efe", "epa/efe", "european pressphoto agency"]),
    ("Shutterstock", &[]),
    ("Alamy", &["alamy stock photo", "alamy live news"]),
    ("NurPhoto", &[]),
    ("ZUMA", &["zuma press"]),
    ("SIPA", &["sipa usa", "sipa press"]),
    ("Imago", &["imago images"]),
    ("picture alliance", &["picture-alliance", "picture alliance/dpa"]),
    ("IC photo", &["东方ic"]),
];

/// The agency of that name, by the name it is best known by; none for anything longer than the name alone.
pub fn agency(name: &str) -> Option<&'static str> {
    const LONGEST: usize = 60;
    let name = name
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '（' | '）' | '[' | ']' | '【' | '】'));
    if name.is_empty() || name.len() > LONGEST {
        return None;
    }
    NAMES.get(fold(name).as_str()).copied()
}

/// Every spelling, folded, with the name it stands for.
static NAMES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for (known, spellings) in AGENCIES {
        for name in std::iter::once(fold(known)).chain(spellings.iter().map(|name| (*name).to_owned())) {
            // The first row that has a spelling keeps it.
            names.entry(name).or_insert(*known);
        }
    }
    names
});

/// Lower case, without full stops, one blank between words, and the plain apostrophe.
fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        let letters = word.chars().filter(|c| *c != '.').map(|c| if c == '’' { '\'' } else { c });
        folded.extend(letters.flat_map(char::to_lowercase));
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agencies_are_known_by_every_spelling() {
        let cases = [
            ("REUTERS", Some("Reuters")),
            ("(Reuters)", Some("Reuters")),
            ("A.F.P.", Some("AFP")),
            ("Agence  France-Presse", Some("AFP")),
            ("ТАСС", Some("TASS")),
            ("新华社", Some("Xinhua")),
            ("共同通信", Some("Kyodo")),
            ("연합뉴스", Some("Yonhap")),
            ("Kyodo News", Some("Kyodo")),
            ("Getty", Some("Getty Images")),
            ("Reuters staff", None),
            ("Apa Tani", None),
            ("", None),
        ];
        for (name, expected) in cases {
            assert_eq!(agency(name), expected, "{name}");
        }
        assert_eq!(agency(&"x".repeat(10_000)), None);
    }

    #[test]
    fn spellings_are_written_folded_and_once() {
        let mut seen = std::collections::HashSet::new();
        for (known, spellings) in AGENCIES {
            assert!(seen.insert(fold(known)), "{known}");
            for spelling in *spellings {
                assert_eq!(fold(spelling), *spelling);
                assert!(seen.insert((*spelling).to_owned()), "{spelling}");
            }
        }
    }
}
