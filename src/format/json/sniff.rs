//! Telling JSON lines from other JSON, and both from text that merely begins with a bracket.

use encoding_rs::Encoding;
use serde::de::IgnoredAny;

use crate::dump::charset;
use crate::dump::source::HEAD_BYTES;
use crate::format::Confidence;

/// How many lines are tried.
const LINES: usize = 8;

/// How sure it is that the stream holds one object a line.
pub(super) fn lines(name: &str, head: &[u8]) -> Confidence {
    let named = has_suffix(name, &[".jsonl", ".ndjson", ".jsonlines", ".jl", ".ldjson"]);
    let text = text(head);
    let text = text.trim_start();
    if !text.starts_with('{') && !named {
        return Confidence::No;
    }
    // The last line may be cut by the head's end.
    let complete = head.len() < HEAD_BYTES;
    let mut lines = text.split_inclusive('\n').filter(|line| complete || line.ends_with('\n')).map(str::trim);
    let (mut objects, mut others) = (0, 0);
    for line in lines.by_ref().filter(|line| !line.is_empty()).take(LINES) {
        if line.starts_with('{') && serde_json::from_str::<IgnoredAny>(line).is_ok() {
            objects += 1;
        } else {
            others += 1;
        }
    }
    match (objects, others) {
        (0, 0) if named && begins_json(text) => Confidence::Sure,
        (1.., _) if named => Confidence::Sure,
        (2.., others) if others < objects => Confidence::Sure,
        // One whole line and a second that the head cuts: the lines are long.
        (1, 0) if !complete && text.split_once('\n').is_some_and(|(_, next)| next.trim_start().starts_with('{')) => {
            Confidence::Sure
        }
        // A single object is as well read as JSON, and may wrap an array.
        _ => Confidence::No,
    }
}

/// How sure it is that the stream is JSON of another layout.
pub(super) fn elements(name: &str, head: &[u8]) -> Confidence {
    let named = has_suffix(name, &[".json"]);
    let text = text(head);
    let text = text.trim_start();
    if let Some(start) = assignment(text.as_bytes()) {
        let value = text.get(start..).unwrap_or_default();
        return if is_all_data(value) { Confidence::Likely } else { Confidence::No };
    }
    if !text.starts_with(['[', '{']) {
        return Confidence::No;
    }
    let inside = text.get(1..).unwrap_or_default().trim_start();
    let is_record_like = match text.as_bytes().first() {
        Some(b'[') => inside.starts_with('{'),
        _ => inside.starts_with('"'),
    };
    match (is_record_like && begins_json(text), named) {
        (true, true) => Confidence::Sure,
        (true, false) | (false, true) => Confidence::Likely,
        (false, false) => Confidence::No,
    }
}

/// How many bytes stand in front of a JSON value that a script assigns to a name, as exports made to be opened in a browser
/// do: `window.export.part0 = [`.
pub(super) fn assignment(head: &[u8]) -> Option<usize> {
    const LONGEST: usize = 200;
    let head = head.get(..head.len().min(LONGEST))?;
    let name = head.iter().position(|byte| *byte == b'=')?;
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || b"_$.[]\"' \t\r\n".contains(byte);
    let begins = head.trim_ascii_start().first().is_some_and(|byte| byte.is_ascii_alphabetic() || b"_$".contains(byte));
    if !begins || !head.get(..name)?.iter().all(is_name) {
        return None;
    }
    let blanks = head.get(name + 1..)?.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let start = name + 1 + blanks;
    matches!(head.get(start), Some(b'[' | b'{')).then_some(start)
}

/// Whether a value, of an array of objects or an object, is JSON as far as it goes, and nothing but it.
fn is_all_data(text: &str) -> bool {
    let inside = text.get(1..).unwrap_or_default().trim_start();
    if !inside.starts_with(['{', '"']) {
        return false;
    }
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<IgnoredAny>();
    match values.next() {
        Some(Ok(_)) => {
            let rest = text.get(values.byte_offset()..).unwrap_or_default();
            rest.trim_matches(|c: char| c == ';' || c.is_whitespace()).is_empty()
        }
        Some(Err(error)) => error.is_eof(),
        None => false,
    }
}

/// Whether the text is JSON as far as it goes.
fn begins_json(text: &str) -> bool {
    match serde_json::Deserializer::from_str(text).into_iter::<IgnoredAny>().next() {
        Some(Ok(_)) => true,
        Some(Err(error)) => error.is_eof(),
        None => false,
    }
}

fn text(head: &[u8]) -> std::borrow::Cow<'_, str> {
    let (encoding, _): (&'static Encoding, usize) = charset::detect(head);
    charset::decode(head, encoding)
}

fn has_suffix(name: &str, suffixes: &[&str]) -> bool {
    let name = name.to_ascii_lowercase();
    suffixes.iter().any(|suffix| name.ends_with(suffix))
}
