//! Lines that survive in a page's text though they are not the article's: a date or byline above it, buttons, notes on
//! copyright, and a list of other articles at its end.
//!
//! Only whole paragraphs go, each by what it says in full; a tail goes only from a heading that announces other
//! articles, and only if nothing but short lines follows.

use crate::date;

use super::headline::fold;
use super::visible::{has_year, signature};

/// A longer paragraph is text.
const LONGEST: usize = 160;
/// How many paragraphs above the text may be its date and byline.
const MOST_ABOVE: usize = 6;
/// How much of the text's end, in percent, a list of other articles may be.
const MOST_TAIL: usize = 30;
/// How many lines are kept of what was cut.
const MOST_KEPT: usize = 60;

/// Buttons and marks, folded.
const LINES: &[&str] = &[
    "share",
    "share this",
    "share this article",
    "share this story",
    "share this post",
    "share on facebook",
    "share on x",
    "share on twitter",
    "share via email",
    "copy link",
    "link copied",
    "print",
    "email",
    "tweet",
    "facebook",
    "twitter",
    "whatsapp",
    "linkedin",
    "telegram",
    "advertisement",
    "advertising",
    "sponsored",
    "continue reading",
    "read more",
    "story continues below advertisement",
    "article continues below advertisement",
    "skip to content",
    "skip to main content",
    "back to top",
    "leave a comment",
    "leave a reply",
    "view comments",
    "comments",
    "subscribe",
    "subscribe now",
    "sign in",
    "log in",
    "sign up",
    "follow us",
    "follow us on google news",
    "table of contents",
    "save",
    "listen to this article",
    "anzeige",
    "werbung",
    "artikel teilen",
    "teilen",
    "drucken",
    "publicité",
    "partager",
    "imprimer",
    "publicidad",
    "compartir",
    "imprimir",
    "publicidade",
    "compartilhar",
    "pubblicità",
    "condividi",
    "реклама",
    "поделиться",
    "reklam",
    "paylaş",
    "advertentie",
    "udostępnij",
    "分享",
    "广告",
    "广告",
    "打印",
    "広告",
    "シェア",
    "공유하기",
];
/// Headings that announce other articles, folded.
const OTHERS: &[&str] = &[
    "related",
    "related articles",
    "related stories",
    "related news",
    "related posts",
    "related content",
    "related reading",
    "related topics",
    "recommended",
    "recommended for you",
    "recommended reading",
    "you may also like",
    "you might also like",
    "more stories",
    "more from this section",
    "more news",
    "most read",
    "most popular",
    "trending",
    "trending now",
    "latest news",
    "latest articles",
    "latest posts",
    "latest stories",
    "recent posts",
    "popular posts",
    "read next",
    "up next",
    "read also",
    "also read",
    "keep reading",
    "similar articles",
    "similar posts",
    "further reading on this site",
    "more like this",
    "comments",
    "leave a reply",
    "leave a comment",
    "mehr zum thema",
    "das könnte sie auch interessieren",
    "meistgelesen",
    "lire aussi",
    "à lire aussi",
    "sur le même sujet",
    "articles similaires",
    "lee también",
    "noticias relacionadas",
    "te puede interesar",
    "artículos relacionados",
    "leia também",
    "veja também",
    "notícias relacionadas",
    "leggi anche",
    "articoli correlati",
    "potrebbe interessarti",
    "читайте также",
    "по теме",
    "похожие статьи",
    "читайте також",
    "ilgili haberler",
    "lees ook",
    "läs också",
    "läs mer",
    "les også",
    "læs også",
    "czytaj także",
    "zobacz także",
    "相关阅读",
    "相关新闻",
    "相關新聞",
    "推荐阅读",
    "関連記事",
    "関連ニュース",
    "あわせて読みたい",
    "관련기사",
    "관련 기사",
    "اقرأ أيضا",
    "مواضيع ذات صلة",
];
/// What an owner's note contains.
const NOTES: &[&str] = &[
    "all rights reserved",
    "alle rechte vorbehalten",
    "tous droits réservés",
    "todos los derechos reservados",
    "todos os direitos reservados",
    "tutti i diritti riservati",
    "все права защищены",
    "tüm hakları saklıdır",
    "版权所有",
    "無断転載",
    "무단전재",
    "جميع الحقوق محفوظة",
];

/// The text without them, and what was cut.
pub(super) fn cut(body: String) -> (String, Vec<String>) {
    let paragraphs: Vec<&str> = body.split("\n\n").collect();
    let mut keeps: Vec<bool> = paragraphs.iter().map(|paragraph| !is_line(paragraph)).collect();
    above(&paragraphs, &mut keeps);
    below(&paragraphs, &mut keeps);
    if keeps.iter().all(|keeps| *keeps) || !keeps.contains(&true) {
        return (body, Vec::new());
    }
    let chosen =
        |wanted: bool| paragraphs.iter().zip(&keeps).filter(move |(_, keeps)| **keeps == wanted).map(|(text, _)| *text);
    let furniture = chosen(false).take(MOST_KEPT).map(|text| text.replace('\n', " ")).collect();
    (chosen(true).collect::<Vec<_>>().join("\n\n"), furniture)
}

/// Whether a paragraph is a button or a note of ownership.
fn is_line(paragraph: &str) -> bool {
    if paragraph.len() > LONGEST {
        return false;
    }
    let folded = fold(paragraph);
    LINES.contains(&folded.as_str())
        || NOTES.iter().any(|note| folded.contains(note))
        || paragraph.starts_with(['©', '℗']) && has_year(paragraph)
}

/// Marks the date, byline and reading time above the text.
fn above(paragraphs: &[&str], keeps: &mut [bool]) {
    for (paragraph, keeps) in paragraphs.iter().zip(keeps).take(MOST_ABOVE) {
        if paragraph.len() > LONGEST {
            return;
        }
        let is_stamp = has_year(paragraph) && date::looks_dated(paragraph);
        if is_stamp
            || is_reading_time(paragraph)
            || signature(&[(*paragraph).to_owned()]).is_some() && !paragraph.ends_with('.')
        {
            *keeps = false;
        }
    }
}

fn is_reading_time(paragraph: &str) -> bool {
    let folded = fold(paragraph);
    folded.starts_with(|c: char| c.is_ascii_digit())
        && ["min read", "minute read", "mins read", "minutes read", "min lesezeit", "min de lecture"]
            .iter()
            .any(|end| folded.ends_with(end))
}

/// Marks all from a heading that announces other articles, where only short lines follow it.
fn below(paragraphs: &[&str], keeps: &mut [bool]) {
    let whole: usize = paragraphs.iter().map(|paragraph| paragraph.len()).sum();
    let mut tail = 0;
    let mut begins = None;
    for (at, paragraph) in paragraphs.iter().enumerate().rev() {
        let first = paragraph.lines().next().unwrap_or_default();
        tail += paragraph.len();
        if tail * 100 > whole * MOST_TAIL {
            break;
        }
        if first.len() <= LONGEST && OTHERS.contains(&fold(first).as_str()) {
            begins = Some(at);
        }
        let is_text = paragraph.len() > LONGEST * 2 && !paragraph.contains('\n');
        if is_text {
            break;
        }
    }
    if let Some(begins) = begins {
        keeps.iter_mut().skip(begins).for_each(|keeps| *keeps = false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_not_the_articles_goes() {
        let text = "The council said on Monday that the bridge would open a month early, after a long night of talks. "
            .repeat(4);
        let body = format!(
            "12 July 2025\n\nBy Ann Lee\n\n{text}\n\nShare this article\n\n{text}\n\nRelated articles\n\n• One\n• Two"
        );
        let (kept, furniture) = cut(body);
        assert_eq!(kept, format!("{text}\n\n{text}"));
        assert_eq!(furniture, ["12 July 2025", "By Ann Lee", "Share this article", "Related articles", "• One • Two"]);
        for whole in ["", "Related", "12 July 2025", "By night the harbour sleeps."] {
            assert_eq!(cut(whole.to_owned()), (whole.to_owned(), Vec::new()));
        }
        let middle = format!("{text}\n\nRelated\n\n{text}");
        assert_eq!(cut(middle.clone()).0, middle);
    }
}
