//! Where the messages of a mailbox begin.
//!
//! A message begins with a line `From …`, which says who sent it and when. The same words begin a line of somebody's text as
//! well, and not every program marks those. So such a line opens a message only where fields follow at once; without a date
//! on it, only below an empty line and where the fields are those of mail. A length that a message states is believed only
//! where another message, or the end, stands behind it.

use memchr::memmem;

use crate::format::mime::Head;

/// So much behind a line `From …` tells whether a message begins there.
pub(super) const LOOKAHEAD: usize = 16 << 10;
/// A longer line opens no message.
const LONGEST_LINE: usize = 400;

/// Whether the head of a stream is that of a mailbox.
pub(super) fn is_mailbox(head: &[u8]) -> bool {
    let blank = head.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
    head.get(blank..).is_some_and(|head| opens(head, true))
}

/// Where the message that the bytes begin with ends: at the next one. Nothing where more bytes are needed to tell;
/// `is_all` says that there are none.
pub(super) fn end(bytes: &[u8], is_all: bool) -> Option<usize> {
    if let Some(stated) = stated(bytes) {
        match bytes.get(stated..) {
            Some(rest) if is_all || rest.len() >= LOOKAHEAD => {
                let blank = rest.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
                let behind = rest.get(blank..).unwrap_or_default();
                // What follows on the same line shows that the length is wrong.
                let is_line = stated == 0 || blank > 0 || bytes.get(stated - 1) == Some(&b'\n');
                if is_line && (behind.is_empty() || opens(behind, true)) {
                    return Some(stated + blank);
                }
            }
            None if !is_all && stated < super::MOST_MESSAGE_BYTES => return None,
            Some(_) if !is_all => return None,
            _ => {}
        }
    }
    next(bytes, 1, is_all).or_else(|| is_all.then_some(bytes.len()))
}

/// The next line at or behind `from` that opens a message.
pub(super) fn next(bytes: &[u8], from: usize, is_all: bool) -> Option<usize> {
    let from = from.saturating_sub(1);
    for found in memmem::find_iter(bytes.get(from..)?, b"\nFrom ") {
        let at = from + found + 1;
        let rest = bytes.get(at..).unwrap_or_default();
        if !is_all && rest.len() < LOOKAHEAD {
            return None;
        }
        let before = bytes.get(..at).unwrap_or_default();
        let is_below_gap = before.ends_with(b"\n\n") || before.ends_with(b"\n\r\n");
        if opens(rest, is_below_gap) {
            return Some(at);
        }
    }
    None
}

/// Whether a message begins with these bytes.
fn opens(bytes: &[u8], is_below_gap: bool) -> bool {
    let bytes = bytes.get(..LOOKAHEAD).unwrap_or(bytes);
    let Some(line) = bytes.strip_prefix(b"From ") else { return false };
    let Some(end) = memchr::memchr(b'\n', line).filter(|end| *end <= LONGEST_LINE) else { return false };
    let (line, rest) = line.split_at_checked(end + 1).unwrap_or((line, &[]));
    let (head, _) = Head::lenient(rest);
    if head.is_empty() {
        return false;
    }
    let is_dated = is_dated(line);
    if is_dated && is_below_gap {
        return true;
    }
    let known =
        head.names().filter(|name| KNOWN.contains(name) || name.starts_with("x-") || name.starts_with("list-")).count();
    known >= if is_dated || is_below_gap { 2 } else { 3 }
}

/// Fields that a message has.
const KNOWN: &[&str] = &[
    "from",
    "to",
    "cc",
    "date",
    "subject",
    "message-id",
    "received",
    "return-path",
    "delivered-to",
    "mime-version",
    "content-type",
    "reply-to",
    "sender",
    "newsgroups",
    "path",
    "references",
    "in-reply-to",
    "status",
    "organization",
];

/// Whether a line says when: a year of four digits and a time, in whatever order.
fn is_dated(line: &[u8]) -> bool {
    let words = || line.split(|byte| byte.is_ascii_whitespace()).filter(|word| !word.is_empty());
    let is_number = |word: &[u8]| word.iter().all(u8::is_ascii_digit);
    let is_time = |word: &[u8]| {
        let mut parts = word.split(|byte| *byte == b':');
        (4..=8).contains(&word.len()) && word.contains(&b':') && parts.all(|part| part.len() <= 2 && is_number(part))
    };
    let is_year =
        |word: &[u8]| word.len() == 4 && is_number(word) && (word.starts_with(b"19") || word.starts_with(b"20"));
    words().any(is_time) && words().any(is_year)
}

/// Where the message ends by the length that it states.
fn stated(bytes: &[u8]) -> Option<usize> {
    let head = bytes.get(..LOOKAHEAD).unwrap_or(bytes);
    // Most mailboxes state none: finding out must cost little.
    let ends = [memmem::find(head, b"\n\n").map(|at| at + 2), memmem::find(head, b"\r\n\r\n").map(|at| at + 4)];
    let end = ends.into_iter().flatten().min()?;
    let head = head.get(..end)?;
    let line = head.split(|byte| *byte == b'\n').find_map(|line| {
        let (name, value) = line.split_at_checked(15)?;
        name.eq_ignore_ascii_case(b"Content-Length:").then_some(value)
    })?;
    let length: usize = std::str::from_utf8(line.trim_ascii()).ok()?.parse().ok()?;
    end.checked_add(length)
}
