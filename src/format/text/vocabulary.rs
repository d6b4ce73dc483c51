//! The fixed wording that newsrooms, archives and sites put around articles: field labels, furniture, agencies.
//!
//! Lists only, and exact look-ups in them. Growing a list is how a new house style is learned.

/// What a labelled line (`Title: …`) holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The headline.
    Title,
    /// The byline.
    Author,
    /// The date of publication.
    Published,
    /// The date of the last change.
    Updated,
    /// The address.
    Url,
    /// The site or paper.
    Site,
    /// The section.
    Section,
    /// Keywords.
    Tags,
    /// The language.
    Language,
    /// The dump's own identifier.
    Id,
    /// A summary or standfirst.
    Summary,
    /// A caption.
    Caption,
    /// The place of the dateline.
    Place,
    /// The wire agency.
    Agency,
    /// The text begins here.
    Body,
    /// Known, of no use to readers: a length, a load date, a copyright.
    Other,
}

/// The field that a label names, in any case; none for a word that is no label.
pub fn field(label: &str) -> Option<Field> {
    Some(match label.to_lowercase().as_str() {
        "title" | "headline" | "heading" | "titel" | "titre" | "título" | "titulo" | "titolo" | "tytuł" | "rubrik"
        | "başlık" | "заголовок" | "标题" | "標題" | "タイトル" | "제목" | "hd" | "ti" | "überschrift" => {
            Field::Title
        }
        "author" | "authors" | "byline" | "by" | "writer" | "reporter" | "autor" | "autoren" | "auteur" | "autore"
        | "автор" | "作者" | "von" | "par" | "por" | "författare" | "yazar" => Field::Author,
        "date" | "published" | "publication date" | "pubdate" | "pub date" | "published on" | "published at"
        | "posted" | "posted on" | "datum" | "fecha" | "data" | "дата" | "日期" | "时间" | "date published"
        | "publish date" | "pd" | "created" | "tarih" | "veröffentlicht" | "publié le" | "dated" => Field::Published,
        "updated" | "last updated" | "modified" | "last modified" | "date modified" | "aktualisiert" => Field::Updated,
        "url" | "link" | "permalink" | "address" | "canonical" | "source url" | "ссылка" | "链接" => Field::Url,
        "source" | "publication" | "site" | "website" | "newspaper" | "publisher" | "quelle" | "fuente" | "fonte"
        | "источник" | "来源" | "outlet" | "paper" | "sn" => Field::Site,
        "section" | "category" | "categories" | "rubric" | "ressort" | "desk" | "rubrique" | "sección" => {
            Field::Section
        }
        "tags" | "keywords" | "topics" | "subject" | "subjects" | "schlagwörter" | "mots-clés" => Field::Tags,
        "language" | "lang" | "sprache" | "langue" | "idioma" => Field::Language,
        "id" | "docid" | "doc id" | "docno" | "document id" | "article id" | "guid" | "slug" | "accession number" => {
            Field::Id
        }
        "summary" | "abstract" | "description" | "standfirst" | "teaser" | "lead" | "deck" | "subtitle"
        | "subheadline" | "highlight" | "highlights" => Field::Summary,
        "caption" | "photo caption" | "image caption" | "graphic" => Field::Caption,
        "dateline" | "place" | "location" => Field::Place,
        "agency" | "wire" | "credit" => Field::Agency,
        "body" | "text" | "content" | "article" | "story" | "full text" | "fulltext" | "inhalt" | "texte" | "texto"
        | "текст" | "正文" | "td" | "lp" => Field::Body,
        "length" | "word count" | "words" | "load-date" | "load date" | "copyright" | "type" | "pages" | "page"
        | "edition" | "issn" | "publication-type" | "journal code" | "version" | "status" | "layout" | "draft"
        | "image" | "views" | "comments" | "retrieved" | "scraped" | "crawled" | "fetched" => Field::Other,
        _ => return None,
    })
}

/// Longest furniture line, in bytes.
pub const LONGEST_FURNITURE: usize = 60;

/// Whether a whole line is furniture: a button, a share bar, an advertisement's mark.
pub fn is_furniture(line: &str) -> bool {
    if line.len() > LONGEST_FURNITURE {
        return false;
    }
    let lower = line.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    matches!(
        lower.as_str(),
        "short url"
            | "share"
            | "share this"
            | "share this article"
            | "share this story"
            | "share on facebook"
            | "share on twitter"
            | "share on x"
            | "share on whatsapp"
            | "share via email"
            | "tweet"
            | "facebook"
            | "twitter"
            | "whatsapp"
            | "linkedin"
            | "pinterest"
            | "reddit"
            | "telegram"
            | "email"
            | "e-mail"
            | "print"
            | "print this page"
            | "print article"
            | "copy link"
            | "link copied"
            | "save"
            | "save article"
            | "bookmark"
            | "follow us"
            | "follow us on twitter"
            | "follow us on facebook"
            | "follow us on x"
            | "follow us on instagram"
            | "follow us on google news"
            | "follow"
            | "like us on facebook"
            | "subscribe"
            | "subscribe now"
            | "subscribe to our newsletter"
            | "sign up"
            | "sign up for our newsletter"
            | "sign up for our newsletters"
            | "sign in"
            | "log in"
            | "login"
            | "register"
            | "newsletter"
            | "listen"
            | "listen to this article"
            | "listen to article"
            | "listen to the article"
            | "advertisement"
            | "advertising"
            | "advertisment"
            | "ad"
            | "sponsored"
            | "sponsored content"
            | "article continues below advertisement"
            | "story continues below advertisement"
            | "continue reading below"
            | "continue reading"
            | "read more"
            | "read more below"
            | "show more"
            | "load more"
            | "see more"
            | "view more"
            | "more"
            | "related"
            | "related topics"
            | "related articles"
            | "related stories"
            | "related news"
            | "related content"
            | "also read"
            | "recommended"
            | "recommended for you"
            | "you may also like"
            | "you might also like"
            | "most read"
            | "most popular"
            | "trending"
            | "trending now"
            | "more from this section"
            | "more stories"
            | "photo gallery"
            | "gallery"
            | "view gallery"
            | "photos"
            | "image gallery"
            | "watch video"
            | "play video"
            | "video"
            | "enlarge"
            | "enlarge image"
            | "view comments"
            | "show comments"
            | "leave a comment"
            | "leave a reply"
            | "comments"
            | "no comments"
            | "post a comment"
            | "comment"
            | "skip to content"
            | "skip to main content"
            | "skip advertisement"
            | "back to top"
            | "menu"
            | "home"
            | "close"
            | "font size"
            | "text size"
            | "a- a+"
            | "increase font size"
            | "decrease font size"
            | "accept cookies"
            | "all rights reserved"
            | "anzeige"
            | "werbung"
            | "teilen"
            | "drucken"
            | "mehr"
            | "mehr lesen"
            | "artikel teilen"
            | "merken"
            | "newsletter abonnieren"
            | "publicité"
            | "partager"
            | "imprimer"
            | "lire aussi"
            | "s'abonner"
            | "publicidad"
            | "compartir"
            | "imprimir"
            | "leer más"
            | "lee también"
            | "publicidade"
            | "compartilhar"
            | "leia mais"
            | "leia também"
            | "pubblicità"
            | "condividi"
            | "stampa"
            | "leggi anche"
            | "leggi tutto"
            | "реклама"
            | "поделиться"
            | "читайте также"
            | "подписаться"
            | "reklam"
            | "paylaş"
            | "udostępnij"
            | "advertentie"
            | "deel"
            | "分享"
            | "广告"
            | "相关阅读"
            | "打印"
    )
}

/// Wire agencies and picture desks, as they name themselves; matched without regard to case.
const AGENCIES: &[&str] = &[
    "Reuters",
    "AFP",
    "AP",
    "Associated Press",
    "The Associated Press",
    "Agence France-Presse",
    "dpa",
    "UPI",
    "TASS",
    "RIA Novosti",
    "RIA",
    "Interfax",
    "Xinhua",
    "EFE",
    "ANSA",
    "ATS",
    "APA",
    "Kyodo",
    "Kyodo News",
    "Yonhap",
    "PTI",
    "ANI",
    "IANS",
    "APP",
    "Anadolu",
    "Anadolu Agency",
    "AA",
    "WAM",
    "SPA",
    "KUNA",
    "MENA",
    "IRNA",
    "Bernama",
    "Antara",
    "VNA",
    "AAP",
    "PA",
    "PA Media",
    "CP",
    "The Canadian Press",
    "Bloomberg",
    "Lusa",
    "Belga",
    "ANP",
    "TT",
    "NTB",
    "Ritzau",
    "STT",
    "PAP",
    "CTK",
    "MTI",
    "Ukrinform",
    "Unian",
    "BSS",
    "UNB",
    "KCNA",
    "CNA",
    "NNA",
    "Petra",
    "SANA",
    "MAP",
    "APS",
    "TAP",
    "NAN",
    "PANA",
    "Agencies",
    "Getty",
    "Getty Images",
    "EPA",
    "Shutterstock",
    "Alamy",
    "NurPhoto",
    "Sputnik",
    "Zuma",
    "SIPA",
    "Imago",
];

/// Words that credit a picture.
const CREDITS: &[&str] = &[
    "photo",
    "photos",
    "file",
    "supplied",
    "courtesy",
    "via",
    "handout",
    "screengrab",
    "screenshot",
    "picture",
    "image",
    "foto",
    "archive",
];

/// The agency of that name, as the list writes it.
pub fn agency(name: &str) -> Option<&'static str> {
    let wanted = name.trim();
    AGENCIES.iter().copied().find(|agency| agency.to_lowercase() == wanted.to_lowercase())
}

/// Whether the text between two parentheses credits a picture: an agency, `Supplied`, `X via Reuters`, `AP Photo/A. Name`.
pub fn is_credit(text: &str) -> bool {
    let words = || text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    if words().count() > 10 {
        return false;
    }
    agency(text).is_some()
        || words()
            .any(|word| CREDITS.contains(&word.to_lowercase().as_str()) || word.len() > 1 && AGENCIES.contains(&word))
}
