//! What a payload is: a page, plain text, or something that is not read.
//!
//! The declared type is asked first and then the bytes, as servers call many things HTML and some HTML by other names. A
//! page is taken for one against its declared type only where it begins as nothing but a page does.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};

use crate::dump::charset;
use crate::format::html::Html;
use crate::format::{Confidence, Format};

use super::http::Answer;
use super::record::Head;

/// How much of a payload is looked at.
const LOOKED_AT: usize = 8 << 10;

/// What is to be done with a payload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Payload {
    Page,
    Text,
    /// Not read: the kind of the skip and its message.
    Left(&'static str, String),
}

/// What a declared type promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Page,
    Text,
    Feed,
    /// What pages are made of: pictures, styles, scripts. It never holds an article.
    Asset,
    /// Of some other kind.
    Other,
    /// Nothing is promised.
    Unknown,
}

/// What the bytes look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Empty,
    /// What only a page begins with.
    Page,
    /// What pages hold.
    Element,
    Feed,
    Xml,
    Json,
    Binary(&'static str),
    Words,
}

/// What the payload of that declared type is, which was fetched from `target`.
pub(super) fn of(declared: &str, bytes: &[u8], target: Option<&str>) -> Payload {
    let media = media(declared);
    let look = Look::at(bytes);
    let named = || if media.is_empty() { "no declared type".to_owned() } else { media.to_string() };
    let left = |what: &str| Payload::Left("unsupported_type", format!("{}: {what}", named()));
    match (family(&media), look) {
        (_, Look::Empty) => Payload::Left("no_text", "an empty payload".to_owned()),
        (_, Look::Page) => Payload::Page,
        (Family::Asset, _) => Payload::Left("asset", named()),
        (Family::Feed, _) | (_, Look::Feed) => Payload::Left("feed", format!("{}: feeds are not read yet", named())),
        (_, Look::Binary(what)) => left(what),
        (Family::Page, Look::Json) | (Family::Text, Look::Json) => left("JSON"),
        (Family::Page, _) | (Family::Unknown, Look::Element) => Payload::Page,
        (Family::Text, Look::Xml) => left("XML"),
        (Family::Text, _) if is_for_machines(target) => {
            Payload::Left("asset", "a text that is meant for programs".to_owned())
        }
        (Family::Text, _) => Payload::Text,
        (Family::Other | Family::Unknown, _) => left("not read"),
    }
}

/// The type of a record that is only part of a page, whatever its length: told from its first bytes alone.
pub(super) fn asset(head: &Head<'_>, content: &[u8]) -> Option<String> {
    let answer = Answer::read(content);
    let declared = match &answer {
        Some(answer) => answer.media_type(),
        None => head.media_type(),
    };
    let media = media(&declared);
    if family(&media) != Family::Asset {
        return None;
    }
    // What is packed cannot be looked into; what is not may be a page that is called a picture.
    let is_page = match &answer {
        Some(answer) => answer.is_plain() && Look::at(answer.body()) == Look::Page,
        None => Look::at(content) == Look::Page,
    };
    (!is_page).then(|| media.into_owned())
}

/// A media type without its parameters, in lower case.
fn media(declared: &str) -> Cow<'_, str> {
    let bare = declared.split([';', ',']).next().unwrap_or_default().trim().trim_matches('"');
    if bare.bytes().any(|byte| byte.is_ascii_uppercase()) { bare.to_ascii_lowercase().into() } else { bare.into() }
}

fn family(media: &str) -> Family {
    const PAGES: &[&str] = &["text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml", "application/html"];
    const FEEDS: &[&str] = &[
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/feed+json",
        "text/rss+xml",
    ];
    const UNKNOWN: &[&str] =
        &["", "application/octet-stream", "binary/octet-stream", "application/unknown", "no-type", "-", "*/*"];
    const ASSETS: &[&str] = &["image", "video", "audio", "font", "model", "x-world"];
    const ASSET_NAMES: &[&str] = &[
        "text/css",
        "application/wasm",
        "application/x-shockwave-flash",
        "application/vnd.ms-fontobject",
        "application/x-mpegurl",
        "application/vnd.apple.mpegurl",
        "application/dash+xml",
    ];
    let (kind, name) = media.split_once('/').unwrap_or((media, ""));
    match media {
        _ if PAGES.contains(&media) => Family::Page,
        "text/plain" | "text/markdown" | "text/x-markdown" => Family::Text,
        _ if FEEDS.contains(&media) => Family::Feed,
        _ if UNKNOWN.contains(&media) || kind == "unknown" => Family::Unknown,
        _ if ASSETS.contains(&kind) || ASSET_NAMES.contains(&media) => Family::Asset,
        _ if ["javascript", "ecmascript", "jscript"].iter().any(|script| name.contains(script)) => Family::Asset,
        _ if kind == "application" && (name.starts_with("font-") || name.starts_with("x-font")) => Family::Asset,
        _ => Family::Other,
    }
}

impl Look {
    fn at(bytes: &[u8]) -> Self {
        const MARKS: &[(&[u8], &str)] = &[
            (b"%PDF-", "PDF"),
            (b"PK\x03\x04", "a ZIP file"),
            (b"\x89PNG", "a picture"),
            (b"GIF8", "a picture"),
            (b"\xff\xd8\xff", "a picture"),
            (b"\xd0\xcf\x11\xe0", "an office document"),
            (b"{\\rtf", "RTF"),
            (b"%!PS", "PostScript"),
            (b"\x1f\x8b\x08", "gzip"),
            (b"\x00\x00\x01\x00", "a picture"),
            (b"RIFF", "a recording"),
            (b"OggS", "a recording"),
            (b"ID3", "a recording"),
            (b"wOFF", "a font"),
            (b"wOF2", "a font"),
        ];
        let head = bytes.get(..bytes.len().min(LOOKED_AT)).unwrap_or_default();
        if let Some((_, what)) = MARKS.iter().find(|(mark, _)| head.starts_with(mark)) {
            return Look::Binary(what);
        }
        match Html.sniff("", head) {
            Confidence::Sure => return Look::Page,
            Confidence::Likely => return Look::Element,
            Confidence::Fallback | Confidence::No => {}
        }
        let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii();
        if text.is_empty() && bytes.trim_ascii().is_empty() {
            return Look::Empty;
        }
        if text.starts_with(b"<?xml")
            || text.starts_with(b"<rss")
            || text.starts_with(b"<feed")
            || text.starts_with(b"<rdf:RDF")
        {
            let roots: [&[u8]; 3] = [b"<rss", b"<feed", b"<rdf:RDF"];
            let is_feed = roots.iter().any(|root| memchr::memmem::find(text, root).is_some());
            return if is_feed { Look::Feed } else { Look::Xml };
        }
        if is_json(text) {
            return Look::Json;
        }
        // UTF-16 has zeros in it, but where it is text it is told by its mark or pattern.
        let (encoding, _) = charset::detect(head);
        if encoding.is_ascii_compatible() && memchr::memchr(0, head).is_some() {
            return Look::Binary("not text");
        }
        Look::Words
    }
}

/// An object or array by its first two signs, which prose that begins with a bracket does not have.
fn is_json(text: &[u8]) -> bool {
    let second = |rest: &[u8]| rest.trim_ascii_start().first().copied();
    match text.split_first() {
        Some((b'{', rest)) => matches!(second(rest), Some(b'"' | b'}')),
        Some((b'[', rest)) => matches!(second(rest), Some(b'{' | b'[' | b'"' | b']')),
        _ => false,
    }
}

/// Files whose names are agreed on among programs that crawl, and what a crawler writes of itself under addresses that are
/// none of the web (`metadata://`, `urn:`, `dns:`).
fn is_for_machines(target: Option<&str>) -> bool {
    let Some((scheme, rest)) = target.and_then(|target| target.split_once(':')) else { return false };
    if !["http", "https", "ftp", "file"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        return true;
    }
    let rest = rest.trim_start_matches('/');
    let path = rest.split_once('/').map_or("", |(_, path)| path);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    matches!(path, "robots.txt" | "ads.txt" | "app-ads.txt" | "security.txt" | "llms.txt")
        || path.starts_with(".well-known/")
}

/// The encoding of a payload. What the server declares goes before what the page says, as in browsers, unless the bytes
/// refute it: many servers declare one encoding for all that they have.
pub(super) fn encoding(declared: &str, bytes: &[u8]) -> &'static Encoding {
    const SAMPLE: usize = 256 << 10;
    let label = declared.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches(['"', '\'']))
    });
    let Some(encoding) = label.and_then(|label| Encoding::for_label(label.as_bytes())) else {
        return charset::for_page(bytes);
    };
    if encoding == UTF_8 || Encoding::for_bom(bytes).is_some() {
        return charset::for_page(bytes);
    }
    let sample = bytes.get(..bytes.len().min(SAMPLE)).unwrap_or_default();
    let is_utf_8 = encoding.is_ascii_compatible()
        && !sample.is_ascii()
        && std::str::from_utf8(sample).err().is_none_or(|error| error.error_len().is_none());
    if is_utf_8 { UTF_8 } else { encoding }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &[u8] = b"<!doctype html><p>Words";

    #[test]
    fn types_declared_and_seen() {
        let left = |kind: &'static str| Some(kind);
        let cases: [(&str, &[u8], Option<&'static str>); 22] = [
            ("text/html; charset=utf-8", PAGE, None),
            ("TEXT/HTML", b"Words without a tag", None),
            ("text/html", b"<p>Words", None),
            ("text/html", b"  ", left("no_text")),
            ("text/html", b"%PDF-1.4", left("unsupported_type")),
            ("text/html", b"{\"a\": 1}", left("unsupported_type")),
            ("text/html", b"{braces} begin this text", None),
            ("text/html", b"<?xml version='1.0'?><rss version='2.0'>", left("feed")),
            ("", PAGE, None),
            ("", b"Words", left("unsupported_type")),
            ("application/octet-stream", b"<div>Words", None),
            ("image/gif", PAGE, None),
            ("image/gif", b"GIF89a", left("asset")),
            ("image/png", b"words", left("asset")),
            ("application/x-javascript", b"var a;", left("asset")),
            ("text/css", b"p {}", left("asset")),
            ("text/plain", b"Words", None),
            ("text/plain", b"<?xml version='1.0'?><a/>", left("unsupported_type")),
            ("text/plain", b"words\0 and\0 more\0\0", left("unsupported_type")),
            ("application/rss+xml", b"<rss>", left("feed")),
            ("application/json", b"[1]", left("unsupported_type")),
            ("application/pdf", b"%PDF-1.4", left("unsupported_type")),
        ];
        for (declared, bytes, expected) in cases {
            let found = match of(declared, bytes, None) {
                Payload::Left(kind, _) => Some(kind),
                _ => None,
            };
            assert_eq!(found, expected, "{declared} {}", String::from_utf8_lossy(bytes));
        }
        assert_eq!(of("text/plain", b"Words", Some("http://a.example/news.txt?x")), Payload::Text);
        for target in ["https://a.example/robots.txt", "metadata://a.example/crawl.log", "dns:a.example"] {
            assert!(matches!(of("text/plain", b"User-agent: *", Some(target)), Payload::Left("asset", _)), "{target}");
        }
    }

    #[test]
    fn a_declared_encoding_is_believed_unless_the_bytes_refute_it() {
        let cases: [(&str, &[u8], &str); 6] = [
            ("text/html", b"<meta charset=windows-1251>\xcf\xf0", "windows-1251"),
            ("text/html; charset=windows-1251", b"<p>\xcf\xf0\xe8", "windows-1251"),
            ("text/html; charset=\"koi8-r\"", b"<meta charset=windows-1251>\xcf\xf0", "KOI8-R"),
            ("text/html; charset=iso-8859-1", "<p>naïve".as_bytes(), "UTF-8"),
            ("text/html; charset=utf-8", b"<meta charset=windows-1251>\xcf\xf0\xe8", "windows-1251"),
            ("text/html; charset=nonsense", "<p>naïve café".as_bytes(), "UTF-8"),
        ];
        for (declared, bytes, expected) in cases {
            assert_eq!(encoding(declared, bytes).name(), expected, "{declared}");
        }
    }
}
