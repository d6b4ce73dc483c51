//! Which encoding a dump is written in, and its bytes as text.
//!
//! Dumps rarely say. What is trusted, in this order: a byte order mark, a declaration in the page, bytes
//! that are UTF-8 beyond coincidence, a statistical guess. Decoding never fails: what cannot be read
//! becomes U+FFFD, since one bad byte must not cost an article. HTTP headers are not known here.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use memchr::{memchr, memmem};

/// How far into a page a declaration is looked for.
const DECLARATION_BYTES: usize = 2048;
/// How much of a page the statistical guess sees.
const GUESS_BYTES: usize = 256 * 1024;
/// How much of the head the UTF-16 test looks at.
const PATTERN_BYTES: usize = 4096;

/// The encoding of a stream that begins with `head`, and the length of its byte order mark.
///
/// The head may end inside a character.
pub fn detect(head: &[u8]) -> (&'static Encoding, usize) {
    Encoding::for_bom(head).unwrap_or_else(|| (undeclared(head), 0))
}

/// The encoding of a whole HTML or XML page.
///
/// A declaration that the bytes refute is not believed: saved pages are often re-encoded as UTF-8 and keep
/// their old `<meta charset>`, and some say UTF-8 without being it.
pub fn for_page(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    let sample = &bytes[..bytes.len().min(GUESS_BYTES)];
    match declared(&bytes[..bytes.len().min(DECLARATION_BYTES)]) {
        Some(encoding) if encoding == UTF_8 => undeclared(sample),
        Some(_) if Utf8Census::of(sample).is_convincing() => UTF_8,
        Some(encoding) => encoding,
        None => undeclared(sample),
    }
}

/// The bytes as text, without a byte order mark. Borrowed where they are valid UTF-8.
pub fn decode<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> Cow<'a, str> {
    encoding.decode_with_bom_removal(bytes).0
}

/// The encoding of bytes that carry no mark and no declaration.
fn undeclared(bytes: &[u8]) -> &'static Encoding {
    if let Some(encoding) = utf16_by_pattern(bytes) {
        return encoding;
    }
    // ISO-2022-JP is ASCII with escape sequences, so it is valid UTF-8 too.
    let escapes = memchr(0x1b, bytes).is_some();
    let census = Utf8Census::of(bytes);
    if !escapes && census.is_plausible() {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    // Not told that this is the end: a character cut by the head's end is no evidence against an encoding.
    detector.feed(bytes, false);
    let guess = detector.guess(None, Utf8Detection::Deny);
    match guess {
        _ if escapes && census.is_plausible() && !is_iso_2022_jp(guess) => UTF_8,
        _ if guess == UTF_8 => WINDOWS_1252,
        _ => guess,
    }
}

fn is_iso_2022_jp(encoding: &'static Encoding) -> bool {
    encoding == encoding_rs::ISO_2022_JP
}

/// UTF-16 without a mark: zero bytes, which no text in another encoding has, all in the even or all in the
/// odd places.
fn utf16_by_pattern(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(PATTERN_BYTES) & !1];
    let mut zeros = [0usize; 2];
    for pair in sample.chunks_exact(2) {
        zeros[0] += usize::from(pair[0] == 0);
        zeros[1] += usize::from(pair[1] == 0);
    }
    // Spaces, line ends and digits alone make one unit in twenty a zero-headed one in any script.
    let least = (sample.len() / 40).max(1);
    let encoding = match zeros {
        [even, odd] if odd >= least && even * 20 <= odd => UTF_16LE,
        [even, odd] if even >= least && odd * 20 <= even => UTF_16BE,
        _ => return None,
    };
    // Unpaired surrogates mean that this is binary data; a pair cut by the sample's end does not.
    let whole = &sample[..sample.len().saturating_sub(2)];
    encoding
        .decode_without_bom_handling_and_without_replacement(whole)
        .or_else(|| {
            let shorter = &whole[..whole.len().saturating_sub(2)];
            encoding.decode_without_bom_handling_and_without_replacement(shorter)
        })
        .map(|_| encoding)
}

/// How the bytes look when read as UTF-8.
struct Utf8Census {
    /// Well-formed characters beyond ASCII.
    wide: usize,
    /// Those of them that take three bytes or more: hardly ever chance in another encoding.
    long: usize,
    /// Malformed sequences, a last one cut short not counted.
    malformed: usize,
}

impl Utf8Census {
    fn of(bytes: &[u8]) -> Self {
        let mut census = Utf8Census { wide: 0, long: 0, malformed: 0 };
        let mut rest = bytes.len();
        for chunk in bytes.utf8_chunks() {
            let valid = chunk.valid();
            if !valid.is_ascii() {
                for byte in valid.bytes() {
                    census.wide += usize::from(byte >= 0xc0);
                    census.long += usize::from(byte >= 0xe0);
                }
            }
            rest -= valid.len() + chunk.invalid().len();
            let cut_short = rest == 0 && std::str::from_utf8(chunk.invalid()).is_err_and(|e| e.error_len().is_none());
            census.malformed += usize::from(!chunk.invalid().is_empty() && !cut_short);
        }
        census
    }

    /// UTF-8, perhaps with a few damaged places.
    fn is_plausible(&self) -> bool {
        self.malformed * 8 <= self.wide
    }

    /// Well-formed but for a few damaged places, and with enough characters beyond ASCII that chance is ruled out.
    fn is_convincing(&self) -> bool {
        self.malformed * 50 <= self.wide && self.wide + 3 * self.long >= 4
    }
}

/// The encoding that a page's first bytes declare, by the names of the WHATWG standard.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let lower = head.to_ascii_lowercase();
    if let Some(declaration) = lower.trim_ascii_start().strip_prefix(b"<?xml") {
        let end = memchr(b'>', declaration).unwrap_or(declaration.len());
        if let Some(encoding) = value_after(&declaration[..end], b"encoding").and_then(known) {
            return Some(encoding);
        }
    }
    let mut rest: &[u8] = &lower;
    while let Some(at) = memchr(b'<', rest) {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix(b"!--") {
            rest = &comment[memmem::find(comment, b"-->").unwrap_or(comment.len())..];
        } else if let Some(tag) = rest.strip_prefix(b"meta") {
            let end = memchr(b'>', tag).unwrap_or(tag.len());
            if let Some(encoding) = value_after(&tag[..end], b"charset").and_then(known) {
                return Some(encoding);
            }
            rest = &tag[end..];
        }
    }
    None
}

/// The value in `name = "value"` or `name=value`.
fn value_after<'a>(tag: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    memmem::find_iter(tag, name).find_map(|at| {
        let value = tag[at + name.len()..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
        let end = value
            .iter()
            .position(|byte| matches!(byte, b'"' | b'\'' | b';' | b'/' | b'?') || byte.is_ascii_whitespace());
        let value = &value[..end.unwrap_or(value.len())];
        (!value.is_empty()).then_some(value)
    })
}

/// The encoding of that label. UTF-16 is taken for UTF-8, as browsers do: the declaration was read as ASCII.
fn known(label: &[u8]) -> Option<&'static Encoding> {
    let encoding = Encoding::for_label(label)?;
    Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
}

#[cfg(test)]
mod tests;
