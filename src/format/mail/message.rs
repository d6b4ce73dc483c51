//! One message to drafts: its own, and those of messages that it carries.

use crate::article::{Body, Draft, Span};
use crate::format::Skip;
use crate::format::mime::Head;

use super::content::{self, Text};
use super::{encoded, fields, quoted, wrapped};

/// How deep messages may lie in one another.
const MOST_DEPTH: usize = 4;
/// More messages in one, as in a digest, are left out.
const MOST_MESSAGES: usize = 500;

/// Of a quotation in a page so many words are kept as furniture.
const MOST_WORDS: usize = 500;

/// Reads a message, which may have an envelope line in front; `is_boxed` where it lies in a mailbox, which marks lines of
/// text that begin with "From".
pub(super) fn read(bytes: &[u8], is_boxed: bool, span: Span, out: &mut Vec<Result<Draft, Skip>>) {
    let mut left = MOST_MESSAGES;
    one(bytes, is_boxed, span, 0, &mut left, out);
}

fn one(bytes: &[u8], is_boxed: bool, span: Span, depth: usize, left: &mut usize, out: &mut Vec<Result<Draft, Skip>>) {
    let skip = |kind, message: String| Err(Skip { kind, message, span });
    let Some(fewer) = left.checked_sub(1).filter(|_| depth <= MOST_DEPTH) else {
        out.push(skip("attachment", "a message too deep in others, or too many in one".to_owned()));
        return;
    };
    *left = fewer;
    let bytes = bytes.get(bytes.iter().take_while(|byte| byte.is_ascii_whitespace()).count()..).unwrap_or_default();
    let bytes = fields::in_utf_8(bytes);
    let (head, body) = Head::lenient(&bytes);
    if head.is_empty() {
        out.push(skip("no_text", "no message begins here".to_owned()));
        return;
    }
    if content::is_report(&head) {
        out.push(skip("delivery_report", "a report that a message was or was not delivered".to_owned()));
        return;
    }
    let envelope = envelope(&bytes);
    let mut draft = Draft { span, ..Draft::default() };
    fields::set(&head, envelope.as_deref(), &mut draft);
    let mut content = content::read(&head, body);
    let is_forward = draft.title.as_deref().is_some_and(fields::is_forward);
    let has_text =
        set_text(std::mem::take(&mut content.texts), is_boxed, is_forward, &mut draft, &mut content.attachments);
    if has_text {
        out.push(Ok(draft));
    } else if content.messages.is_empty() {
        out.push(skip("no_text", "a message without a text".to_owned()));
    }
    out.extend(content.attachments.into_iter().map(|what| skip("attachment", what)));
    for message in content.messages {
        one(&message, is_boxed, span, depth + 1, left, out);
    }
}

/// Sets the text of the parts; false where there is none.
fn set_text(
    texts: Vec<Text>,
    is_boxed: bool,
    is_forward: bool,
    draft: &mut Draft,
    attachments: &mut Vec<String>,
) -> bool {
    let is_page = texts.iter().any(|text| matches!(text, Text::Html(_)));
    let mut body = String::new();
    for text in texts {
        let piece = match text {
            Text::Html(mut html) => {
                if let Some(at) = quoted::answered_in_page(&html, is_forward) {
                    let answered = content::shown(&html.split_off(at));
                    draft.furniture.push(answered.split_whitespace().take(MOST_WORDS).collect::<Vec<_>>().join(" "));
                }
                html
            }
            Text::Plain { text, flowed } => {
                let text = if is_boxed { unmarked(&text) } else { text };
                let (lines, files) = encoded::without(&text);
                attachments.extend(files);
                let own = quoted::own(&lines, is_forward);
                draft.furniture.extend(own.furniture.into_iter().map(str::to_owned));
                let text = wrapped::paragraphs(&own.lines, wrapped::Width::of(&own.lines, flowed));
                if is_page { as_html(&text) } else { text }
            }
        };
        if piece.trim().is_empty() {
            continue;
        }
        if !body.is_empty() {
            body.push_str("\n\n");
        }
        body.push_str(&piece);
    }
    let has_text = !body.is_empty();
    draft.body = if is_page { Body::Html(body) } else { Body::Plain(body) };
    has_text
}

/// Text among parts of HTML.
fn as_html(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
    escaped.split("\n\n").map(|paragraph| format!("<p>{}</p>\n", paragraph.replace('\n', "<br>"))).collect()
}

/// The text without the marks that keep its lines from being taken for the next message's first.
fn unmarked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let is_marked = line.starts_with('>') && line.trim_start_matches('>').starts_with("From ");
        out.push_str(if is_marked { line.get(1..).unwrap_or(line) } else { line });
    }
    out
}

/// When the envelope says that the message came.
fn envelope(bytes: &[u8]) -> Option<String> {
    let line = bytes.strip_prefix(b"From ")?;
    let line = line.get(..memchr::memchr(b'\n', line)?)?;
    let line = String::from_utf8_lossy(line.get(..400).unwrap_or(line));
    // Behind the sender, who may be written with blanks: from the day of the week on.
    let words: Vec<&str> = line.split_whitespace().collect();
    let day = words
        .iter()
        .position(|word| ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].contains(&word.trim_end_matches(',')))?;
    Some(words.get(day..)?.join(" "))
}
