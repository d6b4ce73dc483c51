//! The words that sign a text: `By`, `Von`, `Written by`, `Published in`.
//!
//! Look-ups by how a line opens. Whether what stands behind is a name is for the reader of the line to say.

use std::sync::LazyLock;

use super::affixes::Openings;

/// Words that open a byline, with the blank behind.
#[rustfmt::skip]
const OPENINGS: &[&str] = &[
    "By ", "BY ", "by ", "By: ", "BY: ", "Written by ", "WRITTEN BY ", "written by ", "Reported by ", "Reporting by ", "Words by ", "Words: ", "Words - ", "Story by ", "Report by ", "Posted by ", "Article by ", "Text by ",
    "Submitted by ", "Edited by ", "Compiled by ", "Published by ", "Interview by ", "Analysis by ", "Opinion by ", "Review by ", "Commentary by ", "Column by ", "Guest post by ",
    "Von ", "VON ", "von ", "Von unserem Redaktionsmitglied ", "Von unserem Korrespondenten ", "Von unserer Korrespondentin ", "Von unserem Mitarbeiter ", "Von unserer Mitarbeiterin ", "Von unserer Redakteurin ", "Von unserem Redakteur ", "De notre correspondant ", "De notre correspondante ", "De notre envoyé spécial ", "De nuestro corresponsal ", "Verfasst von ", "Geschrieben von ", "Ein Beitrag von ", "Ein Artikel von ", "Eine Analyse von ", "Ein Kommentar von ", "Ein Gastbeitrag von ", "Text von ",
    "Par ", "PAR ", "par ", "Écrit par ", "Rédigé par ", "Publié par ", "Propos recueillis par ", "Article de ", "Texte de ", "Texte : ", "Auteur : ",
    "Redacción: ", "Redactor: ", "Redactora: ", "Por ", "POR ", "por ", "Por: ", "POR: ", "Par : ", "Par: ", "Di: ", "Door: ", "Av: ", "Af: ", "Escrito por ", "Redactado por ", "Publicado por ", "Texto de ", "Texto: ", "Autor/a: ", "Un artículo de ", "Reportagem de ", "Da redação",
    "Di ", "DI ", "di ", "A cura di ", "a cura di ", "Scritto da ", "Pubblicato da ", "Articolo di ", "Testo di ", "Testo: ", "Dal nostro inviato ", "dal nostro inviato ", "Dal nostro corrispondente ",
    "Door ", "DOOR ", "door ", "Geschreven door ", "Door onze redacteur ", "Door onze verslaggever ", "Door onze verslaggeefster ", "Door onze correspondent ", "Van onze redacteur ", "Van onze verslaggever ", "Tekst: ", "Text: ", "Tekst ", "TEKST ",
    "Av ", "AV ", "Af ", "AF ", "Skrevet av ", "Skrevet af ", "Skriven av ", "Skribent: ", "Teksti: ", "Kirjoittanut ", "Kirjoittaja: ", "Skrevet av: ", "Publicerad av ",
    "Автор: ", "Автор ", "АВТОР: ", "Авторы: ", "Автори: ", "Текст: ", "Написал ", "Написала ", "Подготовил ", "Подготовила ", "Подготовил: ", "Подготовила: ", "Підготував ", "Підготувала ", "Авторка: ", "Авторка ", "Журналист: ", "Автор тексту: ", "Автор статьи: ",
    "Autor: ", "Autorka: ", "Autorzy: ", "Napisał ", "Napisała ", "Opracował ", "Opracowała ", "Opracował: ", "Opracowała: ", "Opracowanie: ", "Napisał: ", "Napisała: ", "Oprac. ", "Rozmawiał ", "Rozmawiała ", "Tekst i zdjęcia: ", "Napsal ", "Napsala ", "Napísal ", "Napísala ", "Připravil ", "Připravila ",
    "Piše ", "Piše: ", "Pišu: ", "Napisao ", "Napisala ", "Autorica: ", "Priredio ", "Priredila ", "Avtor: ", "Besedilo: ", "Пише: ", "Аутор: ",
    "Írta: ", "Írta ", "Szerző: ", "Szöveg: ", "Autor ", "De la corespondentul ", "Scris de ", "Publicat de ", "Articol de ", "Текст и фото: ",
    "Yazan: ", "Yazar: ", "Haber: ", "Yazan ", "Haberi hazırlayan: ", "Γράφει ο ", "Γράφει η ", "Γράφουν οι ", "Γράφει: ", "Του ", "Της ", "Από τον ", "Από την ", "Συντάκτης: ", "Ρεπορτάζ: ", "Επιμέλεια: ",
    "Oleh ", "Oleh: ", "Penulis: ", "Penulis ", "Laporan ", "Bài: ", "Tác giả: ", "Imeandikwa na ",
    "بقلم ", "بقلم: ", "بقلم:", "كتب ", "كتبت ", "كتب: ", "كتبت: ", "كتب/ ", "الكاتب: ", "تقرير: ", "إعداد: ", "إعداد ", "نویسنده: ", "نوشته ", "گزارش: ", "تحریر: ",
    "כתב: ", "כתבה: ", "מאת ", "מאת: ", "लेखक: ", "रिपोर्ट: ", "संवाददाता: ", "रिपोर्टर: ", "द्वारा ", "লেখক: ", "โดย ", "เรื่อง: ",
    "取材・文／", "取材・文/", "取材・文：", "写真・文／", "取材／", "記者・", "文/", "文／", "文：", "文:", "文｜", "文|", "文 | ", "作者：", "作者:", "作者 ", "撰文：", "撰文:", "撰文/", "撰稿：", "기자명 ", "記者 ", "记者 ", "記者", "本报记者", "本報記者", "本报讯 记者", "記者：", "记者：", "取材・文", "文・", "執筆：", "文＝", "【記者", "글 ", "글: ", "글=", "기자 ",
];

/// Words behind which an opening is one only where nothing else could be meant: before a name of at least two words.
#[rustfmt::skip]
const DOUBTFUL: &[&str] = &[
    "Penulis ", "Laporan ",
    "Tekst ", "TEKST ", "Autor ", "Автор ", "Του ", "Της ", "كتب ", "كتبت ", "نوشته ", "إعداد ", "作者 ", "글 ", "기자 ", "di ", "door ", "Reporting by ", "Edited by ", "Published by ", "Pripravila ", "द्वारा ",
];

static SIGNS: LazyLock<Openings> = LazyLock::new(|| Openings::new(OPENINGS.iter().copied()));
/// [`PUBLISHED_IN`] by their first bytes.
static SOURCES: LazyLock<Openings> = LazyLock::new(|| Openings::new(PUBLISHED_IN.iter().copied()));

/// What stands behind `By `, if the line opens so.
pub fn behind_by(text: &str) -> Option<&str> {
    let opening = SIGNS.longest(text)?;
    let rest = text.get(opening.len()..)?.trim();
    // "Reporting by Ann Lee; editing by Bo Ray": only who wrote it.
    let editors = [
        "; editing by",
        "; Editing by",
        ". Editing by",
        "; writing by",
        "; Writing by",
        "; additional reporting",
        "; Additional reporting",
    ];
    let rest =
        editors.iter().filter_map(|editor| rest.find(editor)).min().and_then(|at| rest.get(..at)).unwrap_or(rest);
    let is_doubtful = DOUBTFUL.contains(&opening);
    (!is_doubtful || rest.contains(' ') && rest.starts_with(|c: char| !c.is_lowercase())).then_some(rest)
}

/// What stands before a reporter's title that closes a byline: `김민수 기자`.
pub fn before_post(text: &str) -> Option<&str> {
    const POSTS: &[&str] = &[" 기자", " 특파원", " 記者", " 记者", "特派員", "特派员", " 기자입니다"];
    let name = POSTS.iter().find_map(|post| text.strip_suffix(post))?.trim();
    (!name.is_empty() && name.chars().count() <= 80 && !name.ends_with(['.', '다'])).then_some(name)
}

/// Words that open a statement of where a text was published.
#[rustfmt::skip]
const PUBLISHED_IN: &[&str] = &[
    "published in ", "published on ", "published at ", "published by ", "first published in ", "first published on ", "first published by ", "first appeared in ", "first appeared on ", "originally published in ", "originally published on ",
    "originally published by ", "originally appeared in ", "originally appeared on ", "appeared in ", "this article appeared in ", "this article was published in ", "this story appeared in ", "this article first appeared in ", "this article first appeared on ",
    "this article was originally published in ", "this article was originally published on ", "this article was originally published by ", "this story was originally published by ", "reprinted from ", "republished from ", "source: ", "from: ", "via ", "from the ", "in: ", "as published in ", "printed in ",
    "erschienen in ", "erschienen im ", "erschienen bei ", "veröffentlicht in ", "veröffentlicht auf ", "aus: ", "quelle: ", "publié dans ", "publié sur ", "paru dans ", "source : ", "publicado en ", "publicado em ", "publicado no ", "publicado na ", "fuente: ", "fonte: ", "pubblicato su ", "pubblicato in ",
    "tratto da ", "gepubliceerd in ", "verschenen in ", "bron: ", "publicerad i ", "publisert i ", "bragt i ", "källa: ", "kilde: ", "julkaistu ", "lähde: ", "opublikowano w ", "ukazało się w ", "źródło: ", "zdroj: ", "publikováno v ", "forrás: ", "megjelent: ", "sursa: ", "izvor: ", "опубликовано в ", "источник: ", "опубліковано в ",
    "джерело: ", "kaynak: ", "πηγή: ", "المصدر: ", "نشر في ", "منبع: ", "来源：", "来源:", "來源：", "來源:", "出典：", "出典:", "출처: ", "출처 : ",
];

/// The longest of them is shorter, in bytes.
const LONGEST_PUBLISHED: usize = 64;

/// What stands behind `Published in `, if the line opens so.
pub fn behind_published(text: &str) -> Option<&str> {
    if !SOURCES.may_open(text) {
        return None;
    }
    // Lower case may be of another length in bytes only behind these words.
    let start = text.get(..text.floor_char_boundary(LONGEST_PUBLISHED)).unwrap_or(text).to_lowercase();
    let opening = SOURCES.longest(&start)?;
    text.get(opening.len()..).map(str::trim)
}

/// Words that join a paper's name or a headline and its writer's.
pub const JOINTS: &[&str] = &[" by ", " By ", " von ", " par ", " por ", " door ", " av ", " af ", " di "];

/// Words that stand between a name and a date, with the blank before.
#[rustfmt::skip]
pub const BEFORE_DATES: &[&str] = &[
    " on", " at", " of", " am", " vom", " le", " du", " el", " del", " em", " il", " op", " den", " dnia", " z", " w dniu", " в", " от", " від", " dne", " ze", " pe", " la", " στις", " tarihinde", " بتاريخ", " في", " on the", " published", " published on", " posted", " posted on", " updated", " dated",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_opening_counts() {
        assert_eq!(behind_by("By Ann Lee"), Some("Ann Lee"));
        assert_eq!(behind_by("Γράφει ο Νίκος Παππάς"), Some("Νίκος Παππάς"));
        assert_eq!(behind_by("Autor Praca"), None);
        assert_eq!(behind_by("Autor Jan Nowak"), Some("Jan Nowak"));
        assert_eq!(behind_by("Bystanders said"), None);
        assert_eq!(behind_published("Originally published in The Norvik Post"), Some("The Norvik Post"));
        assert_eq!(behind_published("Publishers met"), None);
    }
}
