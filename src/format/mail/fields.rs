//! What a message's fields say: sender, list, date, subject, as a reader would put it.
//!
//! The grammar of fields is mail-parser's; what they mean for an article is decided here.

use std::borrow::Cow;

use mail_parser::parsers::MessageStream;
use mail_parser::{Address, HeaderValue};

use crate::article::{Draft, Stamp};
use crate::date;
use crate::dump::charset;
use crate::format::mime::Head;

/// A longer value is no subject, name or tag.
const LONGEST_VALUE: usize = 4 << 10;
/// More tags are not kept.
const MOST_TAGS: usize = 50;
/// Labels of programs, which say where a message lies and not what it is about.
const STATES: &[&str] = &[
    "inbox",
    "unread",
    "opened",
    "important",
    "starred",
    "sent",
    "draft",
    "drafts",
    "archived",
    "trash",
    "spam",
    "chat",
];

/// A sender.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Sender {
    name: Option<String>,
    address: Option<String>,
}

/// Sets everything that the fields of a message say.
pub(super) fn set(head: &Head, envelope: Option<&str>, draft: &mut Draft) {
    let list = head.get("list-id").and_then(list_name);
    let is_list = list.is_some() || head.has("list-post") || head.has("newsgroups");
    // What is sent to many by one: a newsletter, a paper's alerts.
    let is_sent_to_many = !head.has("list-post") && !head.has("newsgroups") && head.has("list-unsubscribe");
    draft.title = head.get("subject").map(text).map(|subject| without_list_tag(&subject, list.as_deref(), is_list));
    draft.external_id = head.get("message-id").and_then(id);
    draft.published = stamp(head, envelope);
    draft.url = address_of_text(head);
    draft.language = head.get("content-language").filter(|tag| !tag.contains(',')).map(str::to_owned);

    let from = head.get("from").and_then(sender).unwrap_or_default();
    let (author, paper) = from.name.as_deref().map_or((None, None), |name| parted(name, is_list || is_sent_to_many));
    let is_person = author.as_deref().is_some_and(|name| !is_sent_to_many || paper.is_some() || is_short_name(name));
    draft.site = match (is_sent_to_many, paper) {
        (true, Some(paper)) => Some(paper),
        (true, None) if !is_person => author.clone(),
        (true, None) => list.clone().or_else(|| author.clone()),
        (false, _) => list,
    };
    draft.authors.extend(author.filter(|_| is_person));
    let groups = head.get("newsgroups").unwrap_or_default();
    let mut groups = groups.split(',').map(str::trim).filter(|group| !group.is_empty()).map(str::to_owned);
    draft.section = groups.next();
    draft.tags.extend(groups.take(MOST_TAGS));
    let keywords = ["keywords", "x-gmail-labels", "x-mozilla-keys"].iter().filter_map(|name| head.get(name)).map(text);
    let keywords: Vec<String> =
        keywords.flat_map(|words| words.split([',', ';']).map(tag).collect::<Vec<_>>()).collect();
    let is_tag = |tag: &String| {
        !tag.is_empty()
            && !STATES.contains(&tag.to_lowercase().as_str())
            && !tag.to_lowercase().starts_with("category ")
    };
    draft.tags.extend(keywords.into_iter().filter(is_tag).take(MOST_TAGS));
}

fn tag(words: &str) -> String {
    words.trim().trim_matches('"').to_owned()
}

/// A field's value with encoded words read, on one line.
pub(super) fn text(value: &str) -> String {
    let value = bounded(value);
    match MessageStream::new(ended(value).as_bytes()).parse_unstructured() {
        HeaderValue::Text(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        _ => String::new(),
    }
}

/// The subject without the name that a list sets in front, in brackets: it is on every message.
fn without_list_tag(subject: &str, list: Option<&str>, is_list: bool) -> String {
    let plain =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let Some(open) = subject.find('[') else { return subject.to_owned() };
    let (before, rest) = subject.split_at_checked(open).unwrap_or((subject, ""));
    // In front of it may stand "Re:", never a word of the subject's own.
    let is_first = before.trim().is_empty() || before.trim_end().ends_with(':') && before.trim().len() <= 8;
    let Some((name, behind)) = rest.get(1..).and_then(|rest| rest.split_once(']')) else { return subject.to_owned() };
    let is_name = list.is_some_and(|list| {
        let (list, name) = (plain(list), plain(name));
        !name.is_empty() && (list.starts_with(&name) || list.ends_with(&name))
    });
    let is_announced = is_list && list.is_none() && !name.contains(' ') && name.chars().any(char::is_lowercase);
    if !is_first || !(is_name || is_announced) || behind.trim().is_empty() {
        return subject.to_owned();
    }
    format!("{} {}", before.trim(), behind.trim()).trim().to_owned()
}

/// What is between the brackets of a message's id, else all of it.
fn id(value: &str) -> Option<String> {
    let inner = value.split_once('<').and_then(|(_, rest)| rest.split_once('>')).map_or(value, |(inner, _)| inner);
    let inner = inner.trim();
    (!inner.is_empty() && inner.len() <= 1000 && !inner.contains(char::is_whitespace)).then(|| inner.to_owned())
}

/// When the message was sent; where it does not say, when it came.
fn stamp(head: &Head, envelope: Option<&str>) -> Option<Stamp> {
    let received = || head.get("received").and_then(|value| value.rsplit_once(';')).map(|(_, date)| date.trim());
    let said = ["date", "nntp-posting-date", "resent-date", "delivery-date"];
    let said = said.iter().filter_map(|name| head.get(name)).chain(received()).chain(envelope);
    said.filter_map(readable).next()
}

/// The stamp as it stands where it can be read so, else as the grammar of mail has it.
fn readable(value: &str) -> Option<Stamp> {
    let value = value.trim();
    let stamp = Stamp::metadata(value);
    if date::read(&stamp, &date::Context::default()).is_some() {
        return Some(stamp);
    }
    match MessageStream::new(ended(bounded(value)).as_bytes()).parse_date() {
        HeaderValue::DateTime(date) if date.is_valid() && (1970..=2200).contains(&date.year) => {
            Some(Stamp::metadata(date.to_rfc3339()))
        }
        _ => None,
    }
}

/// Where the text can be read on the web.
fn address_of_text(head: &Head) -> Option<String> {
    let fields = ["archived-at", "content-base", "content-location", "x-url"];
    let values = fields.iter().filter_map(|name| head.get(name));
    let bare = values.map(|value| value.trim().trim_start_matches('<').trim_end_matches('>').trim());
    let is_address =
        |url: &&str| (url.starts_with("http://") || url.starts_with("https://")) && !url.contains(char::is_whitespace);
    bare.filter(is_address).map(str::to_owned).next()
}

/// The first sender named.
fn sender(value: &str) -> Option<Sender> {
    let value = ended(&collectable(bounded(value)));
    let HeaderValue::Address(address) = MessageStream::new(value.as_bytes()).parse_address() else { return None };
    let first = match &address {
        Address::List(list) => list.first()?,
        Address::Group(groups) => groups.first()?.addresses.first()?,
    };
    let clean = |text: &Cow<'_, str>| {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = text.trim_matches(['"', '\'']).trim().to_owned();
        Some(text).filter(|text| !text.is_empty())
    };
    let address = first.address.as_ref().and_then(clean);
    let is_name = |name: &String| name.chars().any(char::is_alphabetic) && !is_bare_address(name);
    let name = first.name.as_ref().and_then(clean).filter(|name| is_name(name) && Some(name) != address.as_ref());
    Some(Sender { name, address })
}

/// The value with an address as it was, where an archive wrote `lee at port.example` to keep it from collectors.
fn collectable(value: &str) -> Cow<'_, str> {
    let is_host = |rest: &str| rest.split([' ', '>', ')']).next().is_some_and(|host| host.contains('.'));
    match value.split_once(" at ") {
        Some((user, rest)) if !value.contains('@') && is_host(rest) && !user.trim().contains(' ') => {
            Cow::Owned(format!("{}@{rest}", user.trim()))
        }
        _ => Cow::Borrowed(value),
    }
}

/// Whether a name is an address, written as such or made safe from collectors.
fn is_bare_address(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    name.contains('@') || words.len() == 3 && words.get(1).is_some_and(|word| ["at", "AT", "(at)"].contains(word))
}

/// A name in its parts where it names a person and a paper or list: `Ann Lee from The Quill`, `Ann Lee via Boats`.
fn parted(name: &str, is_sent_by_machine: bool) -> (Option<String>, Option<String>) {
    const JOINED: &[&str] = &[" via ", " from ", " at ", " @ ", " | ", " von ", " de ", " di ", " van ", " от "];
    let whole = (Some(name.to_owned()), None);
    if !is_sent_by_machine {
        return whole;
    }
    // Names have "de" and "van" in them: only a name of two words stands in front of such.
    let parts = JOINED.iter().find_map(|mark| name.split_once(mark).map(|parts| (*mark, parts)));
    match parts {
        Some((mark, (person, paper))) => {
            let words = person.split_whitespace().count();
            let is_weak = !matches!(mark, " via " | " from " | " at " | " @ " | " | ");
            if is_weak || !(1..=4).contains(&words) || paper.trim().is_empty() {
                return whole;
            }
            (Some(person.trim().to_owned()), Some(paper.trim().to_owned()))
        }
        None => whole,
    }
}

/// Whether a name that a newsletter is sent by is plainly a person's: two words, none of them an article or a firm.
fn is_short_name(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let is_firm = |word: &&str| {
        let word = word.trim_end_matches('.').to_lowercase();
        FIRM_WORDS.contains(&word.as_str())
    };
    words.len() == 2 && words.iter().all(is_capital) && !words.iter().any(is_firm)
}

/// Words that stand in the names of papers, newsletters and firms.
#[rustfmt::skip]
const FIRM_WORDS: &[&str] = &[
    "the", "news", "newsletter", "daily", "weekly", "morning", "evening", "today", "times", "post", "journal", "briefing", "brief",
    "digest", "review", "report", "alert", "alerts", "team", "media", "press", "gazette", "herald", "tribune", "chronicle", "mail",
    "online", "update", "updates", "magazine", "editors", "editorial", "support", "info", "noreply", "reply", "service", "list",
    "der", "die", "das", "le", "la", "les", "el", "los", "il", "de", "zeitung", "nachrichten", "redaktion", "tageblatt", "blatt",
    "kurier", "matin", "monde", "diario", "noticias", "giornale", "corriere", "gazeta", "газета", "новости", "вести",
];

/// A list's name: what stands in front of its id, else the id's first part.
fn list_name(value: &str) -> Option<String> {
    let value = text(value);
    let (name, id) = match value.split_once('<') {
        Some((name, id)) => (name.trim().trim_matches('"').trim().to_owned(), id.split('>').next().unwrap_or_default()),
        None => (String::new(), value.as_str()),
    };
    let first = id.trim().split('.').next().unwrap_or_default();
    let name = if name.is_empty() { first.to_owned() } else { name };
    // Numbers of a sending service are no name.
    (name.chars().any(char::is_alphabetic) && name.len() <= 200 && !looks_made(&name)).then_some(name)
}

/// Whether a name is a key made by a program: hardly a vowel, or many digits.
fn looks_made(name: &str) -> bool {
    let digits = name.bytes().filter(u8::is_ascii_digit).count();
    !name.contains(' ') && digits >= 4 && digits * 3 > name.len()
}

/// Whether a subject says that the message passes another on.
pub(super) fn is_forward(subject: &str) -> bool {
    const MARKS: &[&str] =
        &["fwd", "fw", "wg", "tr", "rv", "enc", "vs", "doorst", "pd", "i", "ilt", "továbbítás", "fs", "转发", "轉寄"];
    let mark = subject.trim_start().trim_start_matches('[').split([':', '：', ']']).next().unwrap_or_default();
    mark.len() < subject.len() && MARKS.contains(&mark.trim().to_lowercase().as_str())
}

/// A head in UTF-8: fields are meant to be ASCII, and where they are not, nothing says what they are.
pub(super) fn in_utf_8(message: &[u8]) -> Cow<'_, [u8]> {
    let ends = [memchr::memmem::find(message, b"\n\n"), memchr::memmem::find(message, b"\n\r\n")];
    let end = ends.into_iter().flatten().min().unwrap_or(message.len()).min(256 << 10);
    let (head, rest) = message.split_at_checked(end).unwrap_or((message, &[]));
    if std::str::from_utf8(head).is_ok() {
        return Cow::Borrowed(message);
    }
    // The text is in the same encoding more often than not, and there is more of it.
    let sample = message.get(..(64 << 10).max(end)).unwrap_or(message);
    let (encoding, _) = charset::detect(sample);
    let mut whole = charset::decode(&with_words_escaped(head), encoding).into_owned().into_bytes();
    whole.extend_from_slice(rest);
    Cow::Owned(whole)
}

/// A head whose encoded words are ASCII, as they are meant to be: their bytes are in the encoding that they name.
fn with_words_escaped(head: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(head.len());
    let mut at = 0;
    while let Some(byte) = head.get(at) {
        let word = head.get(at..).filter(|rest| rest.starts_with(b"=?")).and_then(|rest| {
            let rest = rest.get(..120).unwrap_or(rest);
            let text = memchr::memmem::find(rest, b"?Q?").or_else(|| memchr::memmem::find(rest, b"?q?"))?;
            memchr::memmem::find(rest.get(text + 3..)?, b"?=").map(|end| text + 3 + end)
        });
        match word {
            Some(end) => {
                for byte in head.get(at..at + end).unwrap_or_default() {
                    if byte.is_ascii() {
                        out.push(*byte)
                    } else {
                        out.extend_from_slice(format!("={byte:02X}").as_bytes())
                    }
                }
                at += end;
            }
            None => {
                out.push(*byte);
                at += 1;
            }
        }
    }
    out
}

fn bounded(value: &str) -> &str {
    value.get(..value.floor_char_boundary(LONGEST_VALUE)).unwrap_or(value)
}

/// A value with the line end that the grammar asks for.
fn ended(value: &str) -> String {
    format!("{value}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(head: &str) -> Draft {
        let mut draft = Draft::default();
        set(&Head::lenient(head.as_bytes()).0, None, &mut draft);
        draft
    }

    #[test]
    fn lists_senders_and_papers_are_told_apart() {
        let post = draft(
            "From: =?utf-8?q?J=C3=B8rn_Dahl?= via boats <boats@list.example>\nList-Id: Wooden boats <boats.list.example>\n\
             List-Post: <mailto:boats@list.example>\nSubject: Re: [boats] =?iso-8859-1?Q?Caf=E9?= on the pier",
        );
        assert_eq!(post.title.as_deref(), Some("Re: Café on the pier"));
        assert_eq!((post.authors, post.site.as_deref()), (vec!["Jørn Dahl".to_owned()], Some("Wooden boats")));

        let letter = draft(
            "From: \"Ann Lee from The Quill\" <quill@mail.example>\nList-Unsubscribe: <https://mail.example/u>\nSubject: Tides",
        );
        assert_eq!((letter.authors, letter.site.as_deref()), (vec!["Ann Lee".to_owned()], Some("The Quill")));
        let letter = draft("From: The Quill <quill@mail.example>\nList-Unsubscribe: <https://mail.example/u>");
        assert_eq!((letter.authors, letter.site.as_deref()), (Vec::new(), Some("The Quill")));

        let news = draft("From: lee@port.example (Ann Lee)\nNewsgroups: rec.boats,rec.travel\nSubject: [Q] Varnish?");
        assert_eq!((news.title.as_deref(), news.section.as_deref()), (Some("[Q] Varnish?"), Some("rec.boats")));
        assert_eq!((news.authors, news.tags), (vec!["Ann Lee".to_owned()], vec!["rec.travel".to_owned()]));
        assert_eq!(draft("From: lee@port.example\nSubject: x").authors, [""; 0]);
        assert_eq!(draft("From: lee at port.example (Ann Lee)\nSubject: x").authors, ["Ann Lee"]);
        assert_eq!(draft("From: lee at port.example (lee at port.example)\nSubject: x").authors, [""; 0]);
    }

    #[test]
    fn dates_of_mail_are_read() {
        let cases = [
            ("Fri, 16 Apr 93 05:10:22 GMT", "1993-04-16"),
            ("Tue, 11 Apr 2017 07:30:00 +0200 (CEST)", "2017-04-11"),
            ("11 Apr 2017 07:30 EST", "2017-04-11"),
            ("Tue, 11 Apr 2017 07:30:00 -0700 (Pacific Daylight Time)", "2017-04-11"),
        ];
        for (said, day) in cases {
            let stamp = draft(&format!("From: a@b.example\nDate: {said}")).published.expect(said);
            let read = date::read(&stamp, &date::Context::default()).expect(said);
            assert!(read.value.starts_with(day), "{said}: {}", read.value);
        }
        let came = draft("Received: from x by y; Tue, 11 Apr 2017 07:30:00 +0200\nDate: never\nFrom: a@b.example");
        assert!(came.published.is_some_and(|stamp| stamp.text.contains("11 Apr 2017")));
        assert_eq!(draft("From: a@b.example\nDate: never").published, None);
    }
}
