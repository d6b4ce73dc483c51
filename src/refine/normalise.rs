//! White space and composition: the same text in one form, whatever it was typed or scraped with.
//!
//! NFC; no-break and other odd blanks to one blank; zero-width blanks, soft hyphens and control characters out. Joiners stay:
//! Persian, Indic scripts and emoji are spelt with them. Nothing is decoded or folded.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// One line: every run of white space becomes one blank.
pub fn line(text: String) -> String {
    if is_clean(&text, false) { text } else { rewrite(&composed(text), false) }
}

/// Paragraphs: lines are kept, at most one empty line between them, none at the ends.
pub fn paragraphs(text: String) -> String {
    if is_clean(&text, true) { text } else { rewrite(&composed(text), true) }
}

/// Each line as [`line()`] has it, empty ones left out.
pub fn lines(texts: Vec<String>) -> Vec<String> {
    texts.into_iter().map(line).filter(|text| !text.is_empty()).collect()
}

/// A line that may be missing; an empty one is.
pub fn optional(text: Option<String>) -> Option<String> {
    text.map(line).filter(|text| !text.is_empty())
}

fn composed(text: String) -> String {
    if text.chars().all(is_plain) || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return text;
    }
    text.nfc().collect()
}

/// Whether the text is in its final form already; text of other scripts is looked at closely only where a
/// character could need a change.
fn is_clean(text: &str, breaks: bool) -> bool {
    let bytes = text.as_bytes();
    let is_blank = |byte: Option<&u8>| matches!(byte, Some(b' ' | b'\n'));
    if is_blank(bytes.first()) || is_blank(bytes.last()) {
        return false;
    }
    let mut is_ascii = true;
    // Without branches inside a piece, so that the compiler can look at many bytes at once: most text is clean.
    for piece in bytes.chunks(256) {
        let (mut wide, mut dirty) = (false, false);
        for &byte in piece {
            wide |= byte >= 0x80;
            dirty |= (byte < b' ' && (byte != b'\n' || !breaks)) || byte == 0x7f;
        }
        if dirty {
            return false;
        }
        is_ascii &= !wide;
    }
    // Two blanks side by side, other than an empty line.
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    let mut doubled = false;
    for (&first, &second) in pairs {
        doubled |= (first == b' ' && (second == b' ' || second == b'\n')) || (first == b'\n' && second == b' ');
    }
    if doubled || (breaks && memchr::memmem::find(bytes, b"\n\n\n").is_some()) {
        return false;
    }
    is_ascii || text.chars().all(is_plain) || is_settled(text)
}

/// Whether a character is in its final form wherever it stands: told by range, for a look into the tables of Unicode at
/// every letter costs more than all else here.
fn is_plain(c: char) -> bool {
    c.is_ascii()
        || matches!(c,
            '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{400}'..='\u{482}' | '\u{2010}'..='\u{2027}'
            | '\u{2030}'..='\u{205e}' | '\u{20a0}'..='\u{20bf}' | '\u{3001}'..='\u{3029}' | '\u{3041}'..='\u{3094}'
            | '\u{30a1}'..='\u{30fa}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// The same for a whole text, looked up.
fn is_settled(text: &str) -> bool {
    !text.chars().any(|c| is_dropped(c) || is_odd_blank(c)) && is_nfc_quick(text.chars()) == IsNormalized::Yes
}

fn is_dropped(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{180e}' | '\u{fffe}')
        || c.is_control() && !c.is_whitespace()
}

/// White space that is neither a blank nor a line feed.
fn is_odd_blank(c: char) -> bool {
    !c.is_ascii() && c.is_whitespace()
}

fn rewrite(text: &str, breaks: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut blank, mut newlines) = (false, 0);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if is_dropped(c) {
            continue;
        }
        if c.is_whitespace() {
            let is_break = match c {
                '\n' | '\u{2028}' | '\u{85}' => 1,
                '\r' => u32::from(chars.peek() != Some(&'\n')),
                '\u{2029}' | '\x0c' => 2,
                _ => 0,
            };
            newlines += is_break;
            blank = true;
            continue;
        }
        if !out.is_empty() && blank {
            match newlines {
                1 if breaks => out.push('\n'),
                2.. if breaks => out.push_str("\n\n"),
                _ => out.push(' '),
            }
        }
        (blank, newlines) = (false, 0);
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_take_their_final_form_and_stay_so() {
        let table = [
            ("plain text", "plain text"),
            (" a  b\t c ", "a b c"),
            ("a\u{a0}b\u{202f}c", "a b c"),
            ("so\u{ad}ft\u{200b} \u{feff}x", "soft x"),
            ("e\u{301}", "é"),
            ("a\r\nb\rc\n\n\n\nd\n", "a\nb\nc\n\nd"),
            ("a \n b\n \n c", "a\nb\n\nc"),
            ("\n\na", "a"),
            ("a\u{7}b\0", "ab"),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
            ("", ""),
            (" \n ", ""),
        ];
        for (given, wanted) in table {
            let got = paragraphs(given.to_owned());
            assert_eq!(got, wanted, "{given:?}");
            assert!(is_clean(&got, true), "{got:?}");
            assert_eq!(line(given.to_owned()), wanted.split_whitespace().collect::<Vec<_>>().join(" "), "{given:?}");
        }
    }
}
