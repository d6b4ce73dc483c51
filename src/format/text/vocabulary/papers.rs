//! What the names of papers and stations hold.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Words in the names of papers, stations and agencies, apart by a blank.
#[rustfmt::skip]
const PAPER_WORDS: &str = "times post news guardian herald journal gazette press star tribune mail telegraph independent chronicle observer express mirror sun standard examiner bulletin dispatch courier \
    inquirer ledger record daily weekly today globe mercury argus echo advertiser sentinel bbc cnn npr tv radio online media magazine agency wire zeitung tagblatt tageszeitung anzeiger nachrichten rundschau \
    spiegel welt kurier nouvelles presse monde figaro libération humanité parisien dépêche país mundo vanguardia nación clarín universal folha estado globo público jornal diário diario corriere repubblica stampa sole giornale \
    heraldo faro gazzetta правда известия коммерсантъ ведомости газета новости вестник gazeta rzeczpospolita wyborcza volkskrant telegraaf handelsblad dagblad nyheter svenska dagens aftenposten politiken helsingin sanomat hürriyet milliyet \
    sabah cumhuriyet gazetesi blad stadsblad dagblad nieuws krant bode courant avis avisen posten tidning tidningen kuriren lehti gazet noticias notícias periódico hoy secolo mattino messaggero gazeta dziennik kurier wiadomości noviny deník právo hírlap ziarul monitorul cotidianul вести вечірній вісник новини день хроніка εφημερίδα καθημερινή νέα postası الأخبار الجزيرة اليوم الأهرام الشرق جريدة صحيفة \
    courrier écho voix dépêche progrès républicain matin soir \
    日报 日報 新闻 新聞 晚报 时报 時報 通讯社 新聞社";

/// How the names of papers end that are one word: `Aftonbladet`, `Ostseezeitung`.
const ENDINGS: &[&str] = &[
    "bladet",
    "blad",
    "blatt",
    "tidning",
    "tidningen",
    "posten",
    "avisen",
    "avis",
    "zeitung",
    "nachrichten",
    "anzeiger",
    "kurier",
    "krant",
    "courant",
    "gazeta",
    "lehti",
    "sanomat",
    "noviny",
    "hírlap",
    "新聞",
    "日报",
    "日報",
    "晚报",
    "网",
    "報",
    "报",
    "社",
    "新闻",
    "通信",
    "卫视",
    "放送",
    "방송",
    "뉴스",
    "일보",
    "신문",
];

static WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| PAPER_WORDS.split_whitespace().collect());

/// Whether a lower-case word stands in papers' names.
fn is_paper_word(word: &str) -> bool {
    WORDS.contains(word) || ENDINGS.iter().any(|ending| word.ends_with(ending) && word.len() > ending.len())
}

/// Words of papers' names that headlines end in as well.
const WEAK: &[&str] = &[
    "today",
    "sun",
    "star",
    "mail",
    "press",
    "record",
    "standard",
    "mirror",
    "express",
    "globe",
    "echo",
    "radio",
    "online",
    "media",
    "magazine",
    "agency",
    "wire",
    "sole",
    "hoy",
    "день",
    "monde",
    "spiegel",
    "welt",
    "mundo",
    "nación",
    "daily",
    "weekly",
    "tv",
    "sabah",
    "universal",
    "público",
];

/// Whether a line is a paper's name for sure: a few words with capitals, the last or the one before it a paper's.
pub fn names_paper(text: &str) -> bool {
    let words = || text.split_whitespace();
    let is_strong = |word: &str| {
        let bare = word.to_lowercase();
        is_paper_word(&bare) && !WEAK.contains(&bare.as_str())
    };
    let is_capital = |word: &str| word.starts_with(char::is_uppercase) || ["of", "de", "the", "and"].contains(&word);
    // "The Example Review" is a paper, "Example Headphones Review" what it prints.
    let is_review = || text.starts_with("The ") && text.ends_with(" Review");
    // "Diario de Norvik"
    let is_of = || {
        words().next().is_some_and(is_strong)
            && words()
                .nth(1)
                .is_some_and(|word| ["de", "di", "del", "do", "da"].contains(&word.to_lowercase().as_str()))
    };
    words().take(5).all(is_capital)
        && (2..=4).contains(&words().take(5).count())
        && (words().rev().take(2).any(is_strong) || is_of() || is_review())
}

/// Whether a short line names a paper or station rather than a person.
pub fn is_paper(text: &str) -> bool {
    let is_word = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        // "World-Herald"
        is_paper_word(&bare) || bare.rsplit_once('-').is_some_and(|(_, last)| is_paper_word(last))
    };
    text.len() <= 80
        && (text.split_whitespace().any(is_word) || is_host(text) || text.starts_with("The ") && !text.ends_with('.'))
}

/// Whether a word is a host's name: `example.org`, `www.example.co.uk`.
pub fn is_host(text: &str) -> bool {
    // "KotaPagi.com" as well
    let is_part = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-');
    text.len() >= 6
        && text.split('.').all(is_part)
        && text
            .rsplit_once('.')
            .is_some_and(|(_, end)| (2..=10).contains(&end.len()) && end.bytes().all(|b| b.is_ascii_lowercase()))
}

/// Whether a short line names an edition: `Late edition`, `Landelijke editie`, `Wydanie krajowe`.
pub fn is_edition(text: &str) -> bool {
    const EDITIONS: &[&str] = &[
        "edition",
        "editie",
        "edición",
        "édition",
        "ausgabe",
        "edizione",
        "edição",
        "utgåva",
        "udgave",
        "wydanie",
        "выпуск",
        "випуск",
        "baskı",
        "vydání",
        "izdanje",
    ];
    text.split_whitespace().nth(4).is_none()
        && text.to_lowercase().split_whitespace().any(|word| EDITIONS.iter().any(|edition| word.ends_with(edition)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers_are_told_from_headlines() {
        for name in ["The Norvik Review", "Norvik Times", "Norra Dagbladet", "The Daily Ledger"] {
            assert!(names_paper(name) && is_paper(name), "{name}");
        }
        assert!(is_paper("example.org") && is_paper("news.example.museum") && is_paper("Aftonbladet"));
        for text in ["Best Headphones Review", "Times are changing for ferries", "J.K.Rowling", "Ann Lee", "etc."] {
            assert!(!names_paper(text), "{text}");
        }
        assert!(!is_paper("J.K.Rowling") && !is_paper("Ann Lee"));
        assert!(is_edition("Late edition") && is_edition("Landelijke editie") && !is_edition("Edited"));
    }
}
