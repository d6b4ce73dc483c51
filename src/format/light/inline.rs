//! Marks within a line: emphasis, code, links, pictures, notes.
//!
//! One pass, left to right. A mark is one only where its partner stands on the same line; all others are the text's.

use super::Dialect;

/// A link's text and address are no longer than this, in bytes.
const LONGEST: usize = 2000;

/// The text without its marks.
pub(super) fn plain(dialect: Dialect, text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut before = None;
    while let Some(c) = rest.chars().next() {
        if let Some((kept, behind)) = found(dialect, rest, before) {
            // What is kept may have marks of its own, which are shorter: this ends.
            if kept.len() < rest.len() {
                out.push_str(&plain(dialect, kept))
            } else {
                out.push_str(kept)
            }
            before = rest.get(..rest.len() - behind.len()).and_then(|taken| taken.chars().next_back());
            rest = behind;
            continue;
        }
        out.push(c);
        before = Some(c);
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    out
}

/// What is kept of a marked stretch that the text begins with, and what stands behind it.
fn found(dialect: Dialect, rest: &str, before: Option<char>) -> Option<(&str, &str)> {
    let first = rest.as_bytes().first()?;
    if !b"*_`[!<\\~=/+:{^|h".contains(first) {
        return None;
    }
    // A mark's partner is near, or there is none: looking for it must not cost the whole of a long line each time.
    let reach = rest.get(..rest.floor_char_boundary(2 * LONGEST))?;
    let (kept, behind) = match dialect {
        Dialect::Markdown => markdown(reach, before),
        Dialect::Restructured => restructured(reach, before),
        Dialect::Asciidoc => asciidoc(reach, before),
        Dialect::Org => org(reach, before),
    }?;
    Some((kept, rest.get(reach.len() - behind.len()..)?))
}

fn markdown(rest: &str, before: Option<char>) -> Option<(&str, &str)> {
    if let Some(escaped) = rest.strip_prefix('\\') {
        let mark = escaped.chars().next().filter(char::is_ascii_punctuation)?;
        return escaped.split_at_checked(mark.len_utf8());
    }
    if let Some(link) = rest.strip_prefix("![") {
        return linked(link);
    }
    if let Some(note) = rest.strip_prefix("[^") {
        let (name, behind) = note.split_once(']')?;
        return (name.len() <= 40 && !name.contains(' ')).then_some(("", behind.strip_prefix(':').unwrap_or(behind)));
    }
    if let Some(link) = rest.strip_prefix('[') {
        return linked(link);
    }
    if let Some(address) = rest.strip_prefix('<') {
        let (address, behind) = address.split_once('>')?;
        let is_address = address.contains("://") || address.contains('@');
        let is_tag =
            address.len() <= 200 && address.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        return match (is_address && !address.contains(' '), is_tag) {
            (true, _) => Some((address, behind)),
            (false, true) => Some(("", behind)),
            _ => None,
        };
    }
    for tag in [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{:", "}"), ("{#", "}")] {
        if let Some((inner, behind)) = rest.strip_prefix(tag.0).and_then(|inner| inner.split_once(tag.1)) {
            return (inner.len() <= 300).then_some(("", behind));
        }
    }
    emphasis(rest, before, &["***", "**", "*", "___", "__", "_", "~~", "``", "`", "=="])
}

/// The text of `text](address)` or `text][name]`, from behind the first bracket.
fn linked(link: &str) -> Option<(&str, &str)> {
    let end = closing(link, b'[', b']')?;
    let (text, behind) = (link.get(..end)?, link.get(end + 1..)?);
    if let Some(address) = behind.strip_prefix('(') {
        return Some((text, address.get(closing(address, b'(', b')')? + 1..)?));
    }
    let (name, behind) = behind.strip_prefix('[')?.split_once(']')?;
    (name.len() <= 80).then_some((text, behind))
}

/// Where the bracket is closed that was opened in front.
fn closing(text: &str, open: u8, close: u8) -> Option<usize> {
    let mut depth = 0usize;
    for (at, byte) in text.bytes().enumerate().take(LONGEST) {
        match byte {
            byte if byte == open => depth += 1,
            byte if byte == close && depth == 0 => return Some(at),
            byte if byte == close => depth -= 1,
            _ => {}
        }
    }
    None
}

/// A stretch between two marks that hug it, with no letter right outside.
fn emphasis<'t>(rest: &'t str, before: Option<char>, marks: &[&str]) -> Option<(&'t str, &'t str)> {
    let mark = marks.iter().find(|mark| rest.starts_with(**mark))?;
    let inner = rest.get(mark.len()..)?;
    let is_code = mark.starts_with('`');
    if before.is_some_and(char::is_alphanumeric) || inner.starts_with(char::is_whitespace) || inner.starts_with(*mark) {
        return None;
    }
    let reach = inner.get(..inner.floor_char_boundary(LONGEST))?;
    for (at, _) in reach.match_indices(*mark) {
        let (kept, behind) = (inner.get(..at)?, inner.get(at + mark.len()..)?);
        let hugs = is_code || !kept.ends_with(char::is_whitespace);
        let is_free = !behind.starts_with(|c: char| c.is_alphanumeric());
        // "**" closes no "*".
        let is_whole = mark.len() > 1 || !behind.starts_with(*mark);
        if at > 0 && hugs && is_free && is_whole {
            return Some((kept, behind));
        }
    }
    None
}

fn restructured(rest: &str, before: Option<char>) -> Option<(&str, &str)> {
    if let Some(escaped) = rest.strip_prefix('\\') {
        let mark = escaped.chars().next().filter(char::is_ascii_punctuation)?;
        return escaped.split_at_checked(mark.len_utf8());
    }
    // ":role:`text <target>`"
    let role = rest.strip_prefix(':').and_then(|rest| rest.split_once(":`"));
    if let Some((name, inner)) = role.filter(|(name, _)| name.len() <= 40 && name.bytes().all(is_word)) {
        let (text, behind) = inner.split_once('`')?;
        let _ = name;
        return Some((without_target(text), behind.trim_start_matches('_')));
    }
    if let Some((code, behind)) = rest.strip_prefix("``").and_then(|inner| inner.split_once("``")) {
        return Some((code, behind));
    }
    if let Some(inner) = rest.strip_prefix('`') {
        let (text, behind) = inner.split_once('`')?;
        return Some((
            without_target(text),
            behind.strip_prefix("__").or_else(|| behind.strip_prefix('_')).unwrap_or(behind),
        ));
    }
    if let Some((name, behind)) = rest.strip_prefix('[').and_then(|note| note.split_once("]_")) {
        let is_note = name.len() <= 20 && name.bytes().all(|byte| is_word(byte) || byte == b'#' || byte == b'*');
        return is_note.then_some(("", behind));
    }
    if let Some((name, behind)) = rest.strip_prefix('|').and_then(|rest| rest.split_once('|')) {
        return (!name.is_empty() && name.bytes().all(is_word)).then_some((name, behind));
    }
    emphasis(rest, before, &["**", "*"])
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_.+".contains(&byte)
}

/// `the quay` of `the quay <target>`.
fn without_target(text: &str) -> &str {
    match text.rsplit_once('<') {
        Some((text, target)) if target.ends_with('>') && !text.trim().is_empty() => text.trim(),
        _ => text,
    }
}

fn asciidoc(rest: &str, before: Option<char>) -> Option<(&str, &str)> {
    // "https://…[text]", "link:…[text]", "image:…[text]", "xref:…[text]", "<<id,text>>"
    if let Some(inner) = rest.strip_prefix("<<") {
        let (inner, behind) = inner.split_once(">>")?;
        return Some((inner.split_once(',').map_or("", |(_, text)| text.trim()), behind));
    }
    if !before.is_some_and(char::is_alphanumeric) && rest.starts_with("http") {
        let end =
            rest.find(|c: char| c.is_whitespace() || c == '[').filter(|end| rest.get(*end..=*end) == Some("["))?;
        let (text, behind) = rest.get(end + 1..)?.split_once(']')?;
        let text = text.trim_end_matches('^');
        return Some((if text.is_empty() { rest.get(..end)? } else { text }, behind));
    }
    if let Some((name, behind)) = rest.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
        return match name {
            "nbsp" => Some((" ", behind)),
            "empty" | "zwsp" => Some(("", behind)),
            _ => None,
        };
    }
    emphasis(rest, before, &["**", "*", "__", "_", "``", "`", "##", "++", "+"])
}

fn org(rest: &str, before: Option<char>) -> Option<(&str, &str)> {
    if let Some(link) = rest.strip_prefix("[[") {
        let (inner, behind) = link.split_once("]]").filter(|(inner, _)| inner.len() <= LONGEST)?;
        return Some((inner.split_once("][").map_or(inner, |(_, text)| text), behind));
    }
    if let Some((name, behind)) = rest.strip_prefix("[fn:").and_then(|note| note.split_once(']')) {
        return (name.len() <= 40).then_some(("", behind));
    }
    if rest.starts_with('/') && rest.get(..120.min(rest.len())).is_some_and(|reach| reach.contains("://")) {
        return None;
    }
    emphasis(rest, before, &["*", "/", "_", "=", "~", "+"])
}
