//! A message's parts: which of them are its text, which are messages of their own, which are only carried along.

use std::borrow::Cow;

use encoding_rs::Encoding;
use mail_parser::HeaderValue;
use mail_parser::parsers::MessageStream;

use crate::dump::charset;
use crate::format::mime::{Head, MOST_PARTS, decoded, split};

use super::fields;

/// How deep parts may lie in one another.
const MOST_DEPTH: usize = 12;

/// What a message holds.
#[derive(Default)]
pub(super) struct Content<'m> {
    /// Its text, part by part.
    pub(super) texts: Vec<Text>,
    /// Messages within it.
    pub(super) messages: Vec<Cow<'m, [u8]>>,
    /// What is left out: a name, a type.
    pub(super) attachments: Vec<String>,
}

/// One part that is text.
pub(super) enum Text {
    /// As typed; `flowed` where lines that end in a blank go on.
    Plain { text: String, flowed: bool },
    /// A page, or a piece of one.
    Html(String),
}

/// The type of a part, and what is said of how to show it.
struct Kind {
    name: String,
    boundary: Option<String>,
    charset: Option<String>,
    is_flowed: bool,
    file: Option<String>,
    is_attachment: bool,
}

/// Whether a message only tells that another could not be delivered.
pub(super) fn is_report(head: &Head) -> bool {
    head.get("content-type").is_some_and(|kind| kind.to_ascii_lowercase().starts_with("multipart/report"))
}

/// The content of a message with that head.
pub(super) fn read<'m>(head: &Head, body: &'m [u8]) -> Content<'m> {
    let mut reading = Reading { content: Content::default(), parts: 0 };
    let texts = reading.part(head, body, "", 0);
    reading.content.texts = texts;
    reading.content
}

struct Reading<'m> {
    content: Content<'m>,
    parts: usize,
}

impl<'m> Reading<'m> {
    fn part(&mut self, head: &Head, body: &'m [u8], within: &str, depth: usize) -> Vec<Text> {
        self.parts += 1;
        if self.parts > MOST_PARTS || depth > MOST_DEPTH {
            return Vec::new();
        }
        let kind = Kind::of(head, if within == "multipart/digest" { "message/rfc822" } else { "text/plain" });
        if let Some(boundary) = kind.boundary.as_deref().filter(|_| kind.name.starts_with("multipart/")) {
            let parts = split(body, boundary);
            if !parts.is_empty() {
                return self.parts(&kind.name, parts, depth);
            }
        }
        let coding = head.get("content-transfer-encoding").unwrap_or_default();
        match kind.name.as_str() {
            "message/rfc822" | "message/global" | "message/news" => {
                let is_coded = ["base64", "quoted-printable"].contains(&coding.trim().to_ascii_lowercase().as_str());
                let bytes = if is_coded { Cow::Owned(decoded(body, coding)) } else { Cow::Borrowed(body) };
                self.content.messages.push(bytes);
                Vec::new()
            }
            name if is_text(name) => {
                // A text with a name is a file, but for the message itself.
                if kind.is_attachment || kind.file.is_some() && depth > 0 && self.has_text() {
                    self.content.attachments.push(kind.described());
                    return Vec::new();
                }
                let bytes = decoded(body, coding);
                if name == "text/html" {
                    let encoding = kind.encoding().unwrap_or_else(|| charset::for_page(&bytes));
                    return vec![Text::Html(inner(&charset::decode(&bytes, encoding)).to_owned())];
                }
                let text = charset::decode(&bytes, kind.encoding_of(&bytes)).into_owned();
                if matches!(name, "text/enriched" | "text/richtext") {
                    return vec![Text::Plain { text: without_tags(&text), flowed: false }];
                }
                vec![Text::Plain { text, flowed: kind.is_flowed }]
            }
            // A signature vouches for the text and is none; pictures of a page are not told either.
            "application/pgp-signature" | "application/pkcs7-signature" | "application/x-pkcs7-signature" => Vec::new(),
            name if within == "multipart/related" && name.starts_with("image/") => Vec::new(),
            _ => {
                self.content.attachments.push(kind.described());
                Vec::new()
            }
        }
    }

    fn parts(&mut self, kind: &str, parts: Vec<&'m [u8]>, depth: usize) -> Vec<Text> {
        let read = |part: &'m [u8]| {
            let (head, body) = Head::lenient(part);
            self.part(&head, body, kind, depth + 1)
        };
        match kind {
            // The same in several forms.
            "multipart/alternative" => richest(parts.into_iter().map(read).collect()),
            // A page with what it shows.
            "multipart/related" => {
                let mut found: Vec<Vec<Text>> = parts.into_iter().map(read).collect();
                found.iter_mut().find(|texts| !texts.is_empty()).map(std::mem::take).unwrap_or_default()
            }
            _ => parts.into_iter().flat_map(read).collect(),
        }
    }

    /// Whether anything has been read yet that may be the message's text.
    fn has_text(&self) -> bool {
        self.parts > 2
    }
}

/// Of several forms of one text, the one to read: the plain one, unless the page says more, or the plain one is hardly more
/// than addresses.
fn richest(forms: Vec<Vec<Text>>) -> Vec<Text> {
    let (mut plain, mut page): (Option<Vec<Text>>, Option<Vec<Text>>) = (None, None);
    for form in forms.into_iter().filter(|form| !form.is_empty()) {
        match form.iter().any(|text| matches!(text, Text::Html(_))) {
            true => page = Some(form),
            false => plain = plain.or(Some(form)),
        }
    }
    match (plain, page) {
        (Some(plain), Some(page)) => {
            let (said, addresses) = plain.iter().map(Text::weight).fold((0, 0), |(a, b), (c, d)| (a + c, b + d));
            let shown: usize = page.iter().map(|text| text.weight().0).sum();
            let is_poor = shown > said + said / 4 || addresses * 3 > said;
            if is_poor && shown > 0 { page } else { plain }
        }
        (plain, page) => plain.or(page).unwrap_or_default(),
    }
}

impl Text {
    /// How many letters it shows, and how many bytes of addresses besides.
    fn weight(&self) -> (usize, usize) {
        let letters = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).count();
        let is_address = |word: &str| word.contains("://");
        match self {
            Text::Plain { text, .. } => text.split_whitespace().fold((0, 0), |(said, addresses), word| {
                if is_address(word) { (said, addresses + word.len()) } else { (said + letters(word), addresses) }
            }),
            Text::Html(html) => (letters(&shown(html)), 0),
        }
    }
}

/// The text of a page, roughly: without tags, styles and scripts.
pub(super) fn shown(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(rest.get(..at).unwrap_or_default());
        out.push(' ');
        rest = rest.get(at + 1..).unwrap_or_default();
        let hidden = ["style", "script", "!--"]
            .iter()
            .find(|name| rest.get(..name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name)));
        let end = match hidden {
            Some(&"!--") => rest.find("-->").map(|at| at + 3),
            Some(&"style") => find_end(rest, "</style"),
            Some(_) => find_end(rest, "</script"),
            None => rest.find('>').map(|at| at + 1),
        };
        rest = end.and_then(|end| rest.get(end..)).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

fn find_end(rest: &str, tag: &str) -> Option<usize> {
    rest.match_indices("</")
        .find(|(at, _)| rest.get(*at..at + tag.len()).is_some_and(|found| found.eq_ignore_ascii_case(tag)))
        .map(|(at, _)| at)
}

/// What stands within a page's `<body>`: a message is all text, so nothing is to be told from a frame around it.
fn inner(html: &str) -> &str {
    let lower_find = |from: &str, tag: &str| {
        from.match_indices('<')
            .find(|(at, _)| from.get(*at..at + tag.len()).is_some_and(|found| found.eq_ignore_ascii_case(tag)))
            .map(|(at, _)| at)
    };
    let Some(at) = lower_find(html, "<body") else {
        // Without one, a head may still be there.
        let end = lower_find(html, "</head>").map_or(0, |at| at + "</head>".len());
        return html.get(end..).unwrap_or(html);
    };
    let behind = html.get(at..).unwrap_or_default();
    let begin = behind.find('>').map_or(behind.len(), |end| end + 1);
    let body = behind.get(begin..).unwrap_or_default();
    let end = lower_find(body, "</body").unwrap_or(body.len());
    let rest = body.get(..end).unwrap_or(body);
    // Some write the page and then the page that it answers.
    if rest.trim().is_empty() { body } else { rest }
}

/// Text with the few marks that mail had before HTML.
fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(rest.get(..at).unwrap_or_default());
        let tag = rest.get(at + 1..).unwrap_or_default();
        if let Some(behind) = tag.strip_prefix('<') {
            out.push('<');
            rest = behind;
            continue;
        }
        match tag.find('>').filter(|end| *end <= 40) {
            Some(end) => rest = tag.get(end + 1..).unwrap_or_default(),
            None => {
                out.push('<');
                rest = tag;
            }
        }
    }
    out.push_str(rest);
    out
}

fn is_text(name: &str) -> bool {
    matches!(
        name,
        "text/plain"
            | "text/html"
            | "text"
            | "text/markdown"
            | "text/x-markdown"
            | "text/enriched"
            | "text/richtext"
            | "application/xhtml+xml"
            | "plain/text"
            | "text/x-plain"
    )
}

impl Kind {
    fn of(head: &Head, otherwise: &str) -> Kind {
        let parsed = |name: &str| {
            let value = format!("{}\n", head.get(name)?);
            match MessageStream::new(value.as_bytes()).parse_content_type() {
                HeaderValue::ContentType(kind) => {
                    let name = match kind.subtype() {
                        Some(subtype) => format!("{}/{subtype}", kind.ctype()).to_ascii_lowercase(),
                        None => kind.ctype().to_ascii_lowercase(),
                    };
                    let get = |name: &str| kind.attribute(name).map(str::to_owned);
                    let file = get("filename").or_else(|| get("name")).map(|name| fields::text(&name));
                    let flowed = kind.attribute("format").is_some_and(|f| f.eq_ignore_ascii_case("flowed"));
                    Some((name, get("boundary"), get("charset"), flowed, file))
                }
                _ => None,
            }
        };
        let (name, boundary, charset, is_flowed, named) =
            parsed("content-type").unwrap_or_else(|| (otherwise.to_owned(), None, None, false, None));
        let disposition = parsed("content-disposition");
        let is_attachment = disposition.as_ref().is_some_and(|(name, ..)| name == "attachment");
        let name = if name == "application/xhtml+xml" { "text/html".to_owned() } else { name };
        let file = disposition.and_then(|(.., file)| file).or(named).filter(|file| !file.is_empty());
        Kind { name, boundary, charset, is_flowed, file, is_attachment }
    }

    fn described(&self) -> String {
        match &self.file {
            Some(file) => format!("{file} ({})", self.name),
            None => format!("a part of type {}", self.name),
        }
    }

    /// The encoding declared, where it is one that says something.
    fn encoding(&self) -> Option<&'static Encoding> {
        let label = self.charset.as_deref()?.trim();
        let is_ascii =
            ["us-ascii", "ascii", "unknown-8bit", "x-unknown"].iter().any(|said| label.eq_ignore_ascii_case(said));
        if is_ascii { None } else { Encoding::for_label(label.as_bytes()) }
    }

    /// The encoding of these bytes: the declared one, unless they refute it.
    fn encoding_of(&self, bytes: &[u8]) -> &'static Encoding {
        let sample = bytes.get(..256 << 10).unwrap_or(bytes);
        match self.encoding() {
            Some(declared) if declared != encoding_rs::UTF_8 => declared,
            _ => charset::detect(sample).0,
        }
    }
}
