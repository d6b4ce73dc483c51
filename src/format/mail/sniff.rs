//! Telling a message from text that merely begins with labels.
//!
//! Scraped articles have `From:`, `Date:` and `Subject:` above them as well, often many in one file, and are read as text. A
//! message bears fields that only programs for mail and news write. Those that people copy along with a text count only
//! where no other head follows in the file.

use memchr::memmem;

use crate::format::Confidence;
use crate::format::mime::Head;

/// Fields that only a program writes.
const TRACES: &[&str] = &[
    "received",
    "return-path",
    "mime-version",
    "delivered-to",
    "dkim-signature",
    "content-transfer-encoding",
    "xref",
    "nntp-posting-host",
    "nntp-posting-date",
    "newsgroups",
    "x-mozilla-status",
    "x-gm-thrid",
    "x-gmail-labels",
    "list-id",
    "list-unsubscribe",
    "list-post",
    "envelope-to",
    "x-original-to",
    "received-spf",
    "arc-seal",
    "x-uidl",
];
/// Fields that are of mail or news, but copied along with a text now and then.
const SIGNS: &[&str] = &[
    "path",
    "message-id",
    "in-reply-to",
    "references",
    "reply-to",
    "sender",
    "organization",
    "lines",
    "distribution",
    "followup-to",
    "x-newsreader",
    "x-mailer",
    "user-agent",
    "article-i.d.",
    "originator",
    "expires",
    "content-type",
    "keywords",
    "summary",
    "cc",
    "precedence",
    "status",
    "approved",
    "x-sender",
    "x-to",
    "x-from",
    "x-origin",
];

/// How sure it is that the stream is one message.
pub(super) fn message(name: &str, head: &[u8]) -> Confidence {
    let name = name.to_ascii_lowercase();
    if [".mhtml", ".mht"].iter().any(|suffix| name.ends_with(suffix)) || head.starts_with(b"From ") {
        return Confidence::No;
    }
    // A maildir's files have no suffix; their flags stand behind ":2,", or another mark where ":" may not be.
    let is_named = [".eml", ".emlx"].iter().any(|suffix| name.ends_with(suffix))
        || [":2,", ";2,", "!2,"].iter().any(|mark| name.contains(mark));
    let (fields, text) = Head::lenient(without_count(head));
    let has_sender = fields.has("from") || fields.has("sender");
    let is_saved_page = fields.has("snapshot-content-location")
        || fields.get("from").is_some_and(|from| from.to_ascii_lowercase().contains("saved by"));
    // Parts between boundaries are as good as a field that only a program writes.
    let kind = fields.get("content-type").unwrap_or_default().to_ascii_lowercase();
    let has_parts = kind.starts_with("multipart/") && text.trim_ascii_start().starts_with(b"--");
    if is_saved_page {
        return Confidence::No;
    }
    if !has_sender {
        let is_part =
            ["mime-version", "subject", "received", "content-type", "message-id"].iter().any(|name| fields.has(name));
        let is_message = is_named && is_part || has_parts && !kind.starts_with("multipart/related");
        return if is_message { Confidence::Sure } else { Confidence::No };
    }
    let has_topic = fields.has("subject") || fields.has("date");
    let traces = TRACES.iter().filter(|trace| fields.has(trace)).count() + 2 * usize::from(has_parts);
    let signs = SIGNS.iter().filter(|sign| fields.has(sign)).count();
    match () {
        () if is_named && (has_topic || traces > 0) => Confidence::Sure,
        () if traces >= 2 || traces == 1 && (has_topic || signs > 0) => Confidence::Sure,
        () if has_topic && signs >= 2 && !holds_head(text) => Confidence::Likely,
        () => Confidence::No,
    }
}

/// The message without the number of its bytes, which some programs write on a line of its own in front, and without what
/// they write behind it.
pub(super) fn without_count(bytes: &[u8]) -> &[u8] {
    counted(bytes).unwrap_or(bytes)
}

fn counted(bytes: &[u8]) -> Option<&[u8]> {
    let end = memchr::memchr(b'\n', bytes.get(..24).unwrap_or(bytes))?;
    let (line, rest) = bytes.split_at_checked(end + 1)?;
    let line =
        std::str::from_utf8(line.trim_ascii()).ok().filter(|line| line.bytes().all(|byte| byte.is_ascii_digit()))?;
    Some(rest.get(..line.parse().ok()?).unwrap_or(rest))
}

/// Whether another message's head stands in the text.
fn holds_head(text: &[u8]) -> bool {
    let is_head = |at: usize| {
        let (fields, _) = Head::lenient(text.get(at..).unwrap_or_default());
        fields.has("from") && (fields.has("subject") || fields.has("date"))
    };
    let starts = memmem::find_iter(text, b"\n\n").map(|at| at + 2);
    let starts = starts.chain(memmem::find_iter(text, b"\n\r\n").map(|at| at + 3));
    starts
        .filter(|at| text.get(*at..).is_some_and(|rest| rest.first().is_some_and(u8::is_ascii_uppercase)))
        .any(is_head)
}
