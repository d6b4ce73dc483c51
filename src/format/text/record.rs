//! Lines that an archive sets around its records: `Document 3 of 12` above one, `End of Document` below.

use std::sync::LazyLock;

use super::vocabulary::{self, Openings};

/// Longest wording of an end, in bytes.
const LONGEST_END: usize = 32;

/// Whether a line says that a record ends.
pub fn is_end(text: &str) -> bool {
    const ENDS: &[&str] = &[
        "end of document",
        "end of article",
        "end of story",
        "end of text",
        "end of record",
        "end of file",
        "fin du document",
        "fin de l'article",
        "fin del documento",
        "fin del artículo",
        "fim do documento",
        "fine del documento",
        "ende des dokuments",
        "ende des artikels",
        "конец документа",
        "конец статьи",
        "koniec dokumentu",
        "einde document",
        "einde artikel",
    ];
    if text.len() > 60 {
        return false;
    }
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    if bare.len() > LONGEST_END {
        return is_record_number(bare);
    }
    let is_said = match bare.to_lowercase().as_str() {
        // A wire's sign-off only in its own spelling: "30" alone is a number, "End" a word.
        "30" => text.starts_with(['-', '—', '–', '(']),
        "end" | "ends" | "ende" => bare.len() < text.len() || bare == "ENDS",
        bare => ENDS.contains(&bare),
    };
    is_said || is_record_number(bare)
}

/// Whether a line is the number under which an archive files the record above it: `Document NRVK000020190312ef3c0001`.
fn is_record_number(text: &str) -> bool {
    let Some((word, number)) = text.split_once(' ') else { return false };
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    word == "Document"
        && number.len() >= 20
        && digits >= 10
        && number.bytes().all(|b| b.is_ascii_alphanumeric())
        && number.starts_with(|c: char| c.is_ascii_uppercase())
}

/// Whether a line heads a record as a chat's mark does above what is passed on.
pub fn is_forward(text: &str) -> bool {
    FORWARDS.any(text)
}

/// Whether a line heads a record: counts it, as archives do, or is what a wire, a program or a forum sets above one.
pub fn is_counter(text: &str) -> bool {
    if text.len() > 200 || !text.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    is_queued(text) || is_fetched(text) || is_post(text) || is_counted(text)
}

/// A chat's mark above what is passed on.
#[rustfmt::skip]
const FORWARDED: &[&str] = &[
    "Forwarded from", "Forwarded message from", "Fwd from", "Переслано из", "Переслано від", "Переслано з", "Weitergeleitet von",
    "Weitergeleitet aus", "Reenviado de", "Encaminhado de", "Inoltrato da", "Transféré de", "Przekazano z", "Doorgestuurd van",
];

static FORWARDS: LazyLock<Openings> = LazyLock::new(|| Openings::new(FORWARDED.iter().copied()));

/// What programs say that they do with an address.
#[rustfmt::skip]
const FETCHES: &[&str] = &[
    "Fetching", "Scraping", "Downloading", "Crawling", "Parsing", "Processing", "Visiting", "Extracting", "GET", "Saved", "Crawled",
    "Scraped", "Fetched", "Downloaded",
];

/// The codes of a wire's queue: `a0412 r i BC-Norvik-Ferry 412`.
fn is_queued(text: &str) -> bool {
    let is_keyword = |word: &str| {
        word.split_once('-').is_some_and(|(head, rest)| {
            head.len() == 2 && !rest.is_empty() && head.bytes().all(|b| b.is_ascii_uppercase())
        })
    };
    let mut codes = text.split_whitespace();
    let is_code = codes.next().is_some_and(|first| {
        (3..=6).contains(&first.len())
            && first.bytes().any(|b| b.is_ascii_digit())
            && first.starts_with(|c: char| c.is_ascii_lowercase())
    });
    is_code && text.len() <= 100 && codes.take(5).any(is_keyword)
}

/// A program's log: `Fetching https://… 200 OK`, `[2/27] GET https://…`.
fn is_fetched(text: &str) -> bool {
    let is_fetch = text.split_once(' ').is_some_and(|(verb, rest)| {
        FETCHES.contains(&verb) && rest.trim_start_matches(':').trim_start().starts_with("http")
    });
    let is_number = |number: &str| {
        number.bytes().all(|b| b.is_ascii_digit() || b == b'/') && number.bytes().any(|b| b.is_ascii_digit())
    };
    let behind_number = text.strip_prefix('[').and_then(|rest| rest.split_once(']')).filter(|(n, _)| is_number(n));
    // "[1]: https://…" and "[1] https://…" are notes of a text.
    is_fetch
        || behind_number.and_then(|(_, rest)| rest.split_once("://")).is_some_and(|(before, _)| {
            let before = before.trim();
            before.contains(' ') && !before.starts_with(':')
        })
}

/// A post of a forum: `#3  user (Posts: 120)`.
fn is_post(text: &str) -> bool {
    let parts = text.strip_prefix('#').and_then(|rest| rest.split_once(' '));
    let post = parts
        .filter(|(number, _)| number.bytes().all(|b| b.is_ascii_digit()))
        .and_then(|(_, rest)| rest.split_once('('));
    post.is_some_and(|(user, count)| {
        user.split_whitespace().count() == 1 && count.ends_with(')') && count.bytes().any(|b| b.is_ascii_digit())
    })
}

/// A count of records: `Document 3 of 12`, `3 of 12 DOCUMENTS`, `Article 7`, `Clip 41/512`, `2. row`.
fn is_counted(text: &str) -> bool {
    const OF: &[&str] = &["of", "von", "de", "di", "van", "из", "z", "sur", "af", "av"];
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let is_number = |w: Option<&str>| w.is_some_and(|w| w.bytes().all(|b| b.is_ascii_digit()));
    let is_noun = vocabulary::is_record;
    let is_of = |w: &str| OF.contains(&w.to_lowercase().as_str());
    let Some(first) = words.next() else { return false };
    // "Clip 41/512": of whatever is counted.
    let is_named = first.chars().all(char::is_alphabetic) && first.starts_with(|c: char| !c.is_lowercase());
    if is_named && text.contains('/') && text.split_once('/').is_some_and(|(head, _)| head.contains(' ')) {
        return is_number(words.next()) && is_number(words.next()) && words.next().is_none();
    }
    let shape = if is_noun(first) {
        is_number(words.next())
            && (text.contains('/') && is_number(words.next())
                || words.next().is_none_or(|w| is_of(w) && is_number(words.next())))
    } else {
        is_number(Some(first))
            && match words.next() {
                Some(word) if is_of(word) => is_number(words.next()) && words.next().is_some_and(is_noun),
                // "2. row", "2. Meldung".
                Some(word) => is_noun(word) && text.contains(&format!("{first}. ")),
                None => false,
            }
    };
    shape && words.next().is_none()
}
