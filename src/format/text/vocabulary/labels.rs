//! The labels of fields: `Title:`, `Byline:`, `Datum:`, as exporters, archives and scrapers write them.
//!
//! A table and exact look-ups in it. What a label means beside others (a subject is a headline where nothing else is) is
//! decided where a block of labels is read.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a labelled line (`Title: …`) holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The headline.
    Title,
    /// A message's subject, which is its headline; in a catalogue, its keywords.
    Subject,
    /// The byline.
    Author,
    /// A message's sender: a name, an address or both.
    Sender,
    /// The date of publication.
    Published,
    /// The date at which the record was made: of publication only where nothing else is.
    Created,
    /// The date of the last change.
    Updated,
    /// The address.
    Url,
    /// The site or paper.
    Site,
    /// The paper with place, date and page, as library catalogues write it.
    Issue,
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

/// Labels in lower case, apart by `|`.
#[rustfmt::skip]
const LABELS: &[(Field, &str)] = &[
    (Field::Title, "title|hed|hl|headline|heading|head|article title|titel|titre|título|titulo|titolo|tytuł|nadpis|titulek|naslov|titlu|cím|\
        rubrik|otsikko|overskrift|tittel|başlık|заголовок|назва|заглавие|заглавие статьи|название статьи|заголовок статьи|titre de l'article|título del artículo|título do artigo|titolo dell'articolo|titel des artikels|tytuł artykułu|наслов|τίτλος|العنوان|عنوان|כותרת|शीर्षक|শিরোনাম|tiêu đề|judul|tajuk|\
        หัวข้อ|标题|標題|题名|タイトル|題名|見出し|제목|hd|überschrift|schlagzeile|manchette|titular|kop"),
    (Field::Subject, "subject|betreff|objet|asunto|assunto|oggetto|onderwerp|temat|тема|ämne|konu|件名|主题|主題"),
    (Field::Author, "author|authors|author(s)|byline|by|writer|reporter|journalist|written by|autor|autorin|autoren|autor/in|verfasser|\
        auteur|auteurs|autore|autori|автор|автор(ы)|авторка|авторы|автори|autora|autores|forfatter|författare|skribent|kirjoittaja|toimittaja|text a foto|redaktor|redaktorka|novinář|szerző|yazar|yazan|muhabir|συγγραφέας|\
        συντάκτης|الكاتب|كاتب|المؤلف|بقلم|نویسنده|כותב|מאת|लेखक|লেখক|tác giả|penulis|作者|记者|記者|著者|筆者|기자|글쓴이|작성자|von|par|por|di|door|av|bericht|au"),
    (Field::Sender, "from|absender|de|da|от|от кого|发件人|差出人"),
    (Field::Published, "erstellt|erstellt am|date|published|publication date|pubdate|pub date|pub. date|published on|published at|published date|date published|publish date|date of publication|\
        posted|posted on|posted at|released|release date|run date|rundate|publish on|issued|dated|datum|erschienen|erscheinungsdatum|veröffentlicht|veröffentlicht am|veröffentlichung|\
        date de publication|publié|publié le|paru le|fecha|fecha de publicación|publicado|publicado el|publicado em|data|data de publicação|data di pubblicazione|\
        pubblicato|pubblicato il|data publikacji|opublikowano|дата|дата публикации|опубликовано|дата публікації|опубліковано|publicatiedatum|gepubliceerd|publicerad|dodano|dodane|data dodania|giriş tarihi|eklenme|eklenme tarihi|yayın|yayınlanma|등록|입력|기사입력|掲載|配信|\
        publisert|publiceret|udgivet|julkaistu|päivämäärä|pvm|dátum|datum vydání|publikováno|objavljeno|data publicării|tarih|yayın tarihi|yayınlanma tarihi|\
        ημερομηνία|التاريخ|تاريخ|تاريخ النشر|تاریخ|תאריך|दिनांक|तारीख|প্রকাশ|তারিখ|ngày|ngày đăng|tanggal|terbit|วันที่|\
        日期|时间|時間|发布时间|發布時間|发布日期|发表时间|日付|公開日|掲載日|날짜|등록일|게시일|pd|timestamp|datetime|time|when"),
    (Field::Created, "created|date created|created at|created on|creation date|date added|added|added on|added at|créé le|creado|criado em|creato il|создано|створено|utworzono|aangemaakt|skapad|oprettet|opprettet|oluşturulma|创建时间|創建時間|作成日|생성일"),
    (Field::Updated, "updated|last updated|updated on|updated at|update|modified|last modified|date modified|last edited|edited|revised|aktualisiert|zuletzt aktualisiert|\
        geändert|mis à jour|mis à jour le|actualizado|atualizado|aggiornato|обновлено|оновлено|bijgewerkt|uppdaterad|oppdatert|opdateret|päivitetty|zaktualizowano|aktualizováno|\
        güncelleme|güncellenme|更新时间|更新時間|更新日|수정일"),
    (Field::Url, "url|read online|view online|lire en ligne|online lesen|leer en línea|leggi online|ler online|lees online|читать на сайте|link|permalink|address|web address|canonical|source url|article url|original url|document url|href|adresse|adres|enlace|lien|ссылка|посилання|адрес|链接|網址|网址|原文链接"),
    (Field::Site, "source|publication|publication title|publication name|site|site name|website|newspaper|publisher name|journal|media|medium|outlet|paper|quelle|zeitung|medien|fuente|medio|fonte|testata|\
        journal name|источник|издание|джерело|видання|źródło|gazeta|bron|krant|källa|kilde|lähde|kaynak|gazete|πηγή|المصدر|منبع|מקור|स्रोत|nguồn|sumber|来源|來源|媒体|出典|출처|언론사|sn"),
    (Field::Issue, "publication info|publication information|source information"),
    (Field::Section, "section|category|categories|rubric|ressort|rubrik/ressort|desk|rubrique|sección|seção|sezione|dział|kategoria|kategorie|kategori|categoría|categoria|catégorie|\
        раздел|рубрика|категория|розділ|rubriek|avdelning|osasto|bölüm|القسم|栏目|欄目|分类|版面|カテゴリ|분류|se"),
    (Field::Tags, "tags|témata|téma|klíčová slova|štítky|kľúčové slová|oznake|etichete|emne|emner|ämnen|aiheet|avainsana|temas|tema|temi|argomenti|thèmes|sujets|themen|теми|темы|tag|keywords|keyword|key words|topics|topic|subjects|subject terms|identifier / keyword|schlagwörter|schlagworte|stichwörter|stichworte|mots-clés|mots clés|palabras clave|etiquetas|palavras-chave|\
        parole chiave|słowa kluczowe|tagi|теги|ключевые слова|ключові слова|trefwoorden|nyckelord|taggar|avainsanat|etiketler|anahtar kelimeler|关键词|關鍵詞|标签|キーワード|키워드|태그"),
    (Field::Language, "language|lang|language of publication|sprache|langue|idioma|lingua|język|язык|мова|taal|språk|kieli|dil|语言|la"),
    (Field::Id, "id|inches|docid|doc id|docno|document id|document number|article id|article-id|guid|slug|accession number|accession no|message-id|proquest document id|an|nr|no|ref|reference"),
    (Field::Summary, "summary|abstract|description|standfirst|teaser|lead|lede|intro|deck|dek|subtitle|sub-title|subheadline|subhead|subheading|kicker|highlight|highlights|key points|zusammenfassung|\
        untertitel|vorspann|résumé|chapô|chapeau|resumen|bajada|entradilla|copete|resumo|sommario|occhiello|streszczenie|аннотация|анонс|краткое содержание|samenvatting|ingress|摘要|简介|概要"),
    (Field::Caption, "caption|cutline|photo caption|image caption|photo|picture|graphic|graphics|bildunterschrift|bildtext|légende|pie de foto|legenda|didascalia|podpis|подпись|фото"),
    (Field::Place, "dateline|place|location|city|ort|lieu|lugar|luogo|miejsce|место|plaats"),
    (Field::Agency, "agency|wire|news agency|credit|nachrichtenagentur|agentur|agence|agencia|agência|agenzia|agencja|агентство"),
    (Field::Body, "body|text|content|contents|article|article text|story|full text|fulltext|main text|haupttext|inhalt|volltext|artikel|beitrag|texte|texte intégral|contenu|texto|texto completo|cuerpo|contenido|\
        conteúdo|corpo|testo|contenuto|treść|tekst|текст|содержание|текст статьи|зміст|tekst artykułu|inhoud|innehåll|brödtext|brødtekst|teksti|sisältö|szöveg|metin|haber|içerik|κείμενο|النص|نص|متن|טקסט|\
        nội dung|isi|เนื้อหา|正文|内容|內容|本文|본문|내용|td|lp"),
    (Field::Other, "properties|length|word count|wordcount|words|load-date|load date|copyright|rights|type|pages|page|start page|first page|edition|editions|issn|isbn|publication-type|publication type|publication year|\
        journal code|journal-code|version|status|layout|draft|image|images|img|views|comments|shares|retrieved|retrieved on|retrieved at|archived|archived at|archived on|archive url|archived url|snapshot|captured|capture date|saved|saved on|saved at|downloaded|downloaded on|download date|date accessed|date retrieved|access date|exported|exported on|collected|abgerufen|abgerufen am|consulté le|consultado|consultado el|scaricato il|pobrano|geraadpleegd|hämtad|hämtat|дата обращения|загружено|scraped|scraped on|scraped at|crawled|crawled at|fetched|accessed|series|column|volume|issue|\
        byline-type|notes|correction-date|correction|eds|adv|geographic|country|state|company|organization|organisation|person|people|ticker|industry|pub-type|document-type|document type|\
        source type|source-type|place of publication|country of publication|publisher|publisher location|publication subject|database|links|last updated in database|illustration|location of publication|\
        pagina|tiratura|diffusione|readership|reichweite|zasięg|nakład|gattung|oplage|tirage|difusión|audiencia|circulation|reach|ave|sentiment|länge|wörter|seite|seiten|ausgabe|auflage|longueur|página|páginas|strona|страница|страницы|sida|to|cc|bcc|reply-to|received|return-path|sender|x-mailer|mime-version|content-type|content-transfer-encoding|user-agent|\
        in-reply-to|references|list-id|encoding|contact|media contact|press contact|telephone|phone|tel|fax|email|e-mail|newsgroups|path|organisation name|lines|xref|nntp-posting-host|\
        wc|et|sc|ngc|gc|ed|pg|vol|cy|co|in|ns|re|ipc|ipd|pub|cr|art|clm|rst|rf|ct|cx"),
];

/// The longest label, in bytes.
const LONGEST: usize = 60;

static FIELDS: LazyLock<HashMap<&'static str, Field>> = LazyLock::new(|| {
    let rows = LABELS.iter().flat_map(|(field, labels)| labels.split('|').map(move |label| (label, *field)));
    // The first row that has a word keeps it.
    let mut fields = HashMap::new();
    for (label, field) in rows {
        fields.entry(label).or_insert(field);
    }
    fields
});

/// The field that a label names, in any case; none for a word that is no label.
pub fn field(label: &str) -> Option<Field> {
    if label.is_empty() || label.len() > LONGEST {
        return None;
    }
    let is_lower = label.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
    let lower = if is_lower { Cow::Borrowed(label) } else { Cow::Owned(label.to_lowercase()) };
    FIELDS.get(lower.as_ref()).copied().or_else(|| {
        // "Article Title"
        if let Some(field) = lower.strip_prefix("article ").and_then(|label| FIELDS.get(label)) {
            return Some(*field);
        }
        // "Author/Byline"
        let (one, other) = lower.split_once('/')?;
        let field = FIELDS.get(one.trim())?;
        (FIELDS.get(other.trim()) == Some(field)).then_some(*field)
    })
}

/// Words of English labels of dates, in lower case.
#[rustfmt::skip]
const ENGLISH: &[&str] = &[
    "date", "dates", "dated", "published", "publication", "publish", "pubdate", "pub", "posted", "released", "release", "issued", "issue", "on", "at", "of", "by", "first", "last", "updated", "update", "modified", "edited", "revised", "time", "timestamp",
    "am", "pm", "gmt", "utc", "est", "edt", "et", "cst", "cdt", "ct", "pst", "pdt", "pt", "mst", "mdt", "ist", "bst", "cet", "cest", "t", "z", "st", "nd", "rd", "th", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "january", "february", "march", "april", "june", "july", "august", "september", "october", "november",
    "december", "ago", "min", "read", "minute", "minutes", "hours", "the", "original", "originally", "added", "created", "filed", "live", "online", "datetime", "when", "pd", "da", "y1", "py", "article", "story", "print", "edition", "load",
];

/// Whether all words of a date's label are English ones.
pub fn is_english(label: &str) -> bool {
    label
        .to_lowercase()
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .all(|word| ENGLISH.contains(&word))
}

/// Parts of words by which a label names a date that is not the article's: of fetching, loading, filing.
#[rustfmt::skip]
const RETRIEVAL: &[&str] = &[
    "retriev", "access", "crawl", "scrap", "fetch", "download", "archived", "captured", "snapshot", "export", "import", "index", "load", "ingest", "collected", "saved", "visited", "printed", "abruf", "abger", "geladen", "zugriff", "gespeichert", "gedruckt",
    "consult", "télécharg", "récupér", "imprim", "sauvegard", "descarg", "recuper", "acces", "baixad", "impress", "scaric", "stampa", "pobran", "wydruk", "dostęp", "ophaal", "opgehaald", "geraadpleegd", "laad", "hämt", "hentet", "nedlast", "ladattu", "haettu",
    "загруж", "скачан", "обращени", "доступ", "завантаж", "збережен", "stažen", "stiahnut", "letölt", "descărc", "erişim", "indir", "çekilme", "kayıt", "λήψη", "ανάκτησ", "استرجاع", "تنزيل", "الحفظ", "بازیابی", "הורדה", "取得", "抓取", "采集", "採集", "获取", "收录", "수집", "저장", "diambil", "diakses", "diunduh", "truy cập",
];

/// Whether a label names the date at which something else was done to the article than to publish it: `Data pobrania`.
pub fn is_retrieval(label: &str) -> bool {
    let lower = label.to_lowercase();
    RETRIEVAL.iter().any(|part| lower.contains(part))
}

/// The two-letter tags in which one exporter labels its fields, written without a colon: `HD  The headline`.
#[rustfmt::skip]
const TAGS: &[&str] = &[
    "SE", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "NGC", "GC", "ED", "PG", "VOL", "LA", "CY", "LP", "TD", "CT", "RF", "CO",
    "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN", "ART", "CLM", "CX",
];

/// The tags of reference managers, written `TI  - The headline`, with what they hold.
#[rustfmt::skip]
const REFERENCES: &[(&str, Field)] = &[
    ("TY", Field::Other), ("TI", Field::Title), ("T1", Field::Title), ("AU", Field::Author), ("A1", Field::Author), ("DA", Field::Published), ("PY", Field::Other), ("Y1", Field::Published),
    ("JO", Field::Site), ("JF", Field::Site), ("JA", Field::Other), ("T2", Field::Site), ("PB", Field::Other), ("AB", Field::Body), ("N2", Field::Body), ("UR", Field::Url), ("KW", Field::Tags), ("LA", Field::Language),
    ("SP", Field::Other), ("EP", Field::Other), ("SN", Field::Other), ("VL", Field::Other), ("IS", Field::Other), ("ID", Field::Id), ("AN", Field::Id), ("N1", Field::Other), ("CY", Field::Place), ("DB", Field::Other), ("DP", Field::Other),
    ("L1", Field::Other), ("L2", Field::Other), ("Y2", Field::Other), ("M3", Field::Other), ("DO", Field::Other),
];

/// What such a tag holds.
pub fn reference(tag: &str) -> Option<Field> {
    REFERENCES.iter().find(|(known, _)| *known == tag).map(|(_, field)| *field)
}

/// Whether a word is such a tag.
pub fn is_tag(word: &str) -> bool {
    TAGS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_found_in_any_case() {
        assert_eq!(field("Headline"), Some(Field::Title));
        assert_eq!(field("BYLINE"), Some(Field::Author));
        assert_eq!(field("ЗАГОЛОВОК"), Some(Field::Title));
        assert_eq!(field("Date de publication"), Some(Field::Published));
        assert_eq!(field("Minister"), None);
        assert_eq!(field(""), None);
    }

    #[test]
    fn no_label_has_two_meanings() {
        let mut seen: HashMap<&str, Field> = HashMap::new();
        for (field, labels) in LABELS {
            for label in labels.split('|') {
                assert_eq!(label, label.trim(), "{label:?}");
                assert_eq!(label, label.to_lowercase(), "{label:?}");
                let other = seen.insert(label, *field);
                assert_eq!(other, None, "{label:?} stands twice");
            }
        }
    }
}
