//! Lines of raw bytes, found before decoding: a line's place in a dump is its place on disk.
//!
//! Every encoding that the platform knows, UTF-16 aside, keeps the bytes 0x0A and 0x0D for line ends, so lines are cut
//! first and decoded one by one. `\n`, `\r\n` and a lone `\r` end a line; a form feed stays in it. Which encoding
//! a dump has is decided elsewhere.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// One line in the raw bytes: its text is `start..text_end`, its end mark `text_end..end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RawLine {
    /// First byte.
    pub start: usize,
    /// The byte behind the text.
    pub text_end: usize,
    /// The byte behind the end mark; equal to `text_end` where the bytes stop without one.
    pub end: usize,
}

impl RawLine {
    /// Whether the line has its end mark; only the last line of some bytes can lack it.
    pub fn is_ended(&self) -> bool {
        self.end > self.text_end
    }
}

/// The lines of `raw`, in order. A last line without end mark is given too, an empty one is not.
pub fn split<'a>(raw: &'a [u8], encoding: &'static Encoding) -> RawLines<'a> {
    let unit = if encoding == UTF_16LE {
        Unit::Little
    } else if encoding == UTF_16BE {
        Unit::Big
    } else {
        Unit::Byte
    };
    RawLines { raw, at: 0, unit }
}

/// The text of one line, without its end mark; what is malformed becomes U+FFFD.
pub fn decode<'a>(raw: &'a [u8], line: RawLine, encoding: &'static Encoding) -> Cow<'a, str> {
    let bytes = raw.get(line.start..line.text_end).unwrap_or_default();
    encoding.decode_without_bom_handling(bytes).0
}

/// How many lines end within `raw`.
pub fn count_ended(raw: &[u8], encoding: &'static Encoding) -> u64 {
    split(raw, encoding).filter(RawLine::is_ended).count() as u64
}

/// How code units are laid out in the bytes.
#[derive(Clone, Copy, Debug)]
enum Unit {
    Byte,
    Little,
    Big,
}

/// Iterator over the lines of some bytes; see [`split`].
#[derive(Clone, Debug)]
pub struct RawLines<'a> {
    raw: &'a [u8],
    at: usize,
    unit: Unit,
}

impl RawLines<'_> {
    /// Bytes a code unit takes.
    fn width(&self) -> usize {
        match self.unit {
            Unit::Byte => 1,
            Unit::Little | Unit::Big => 2,
        }
    }

    /// Whether the code unit at `at` is `wanted`.
    fn is(&self, at: usize, wanted: u8) -> bool {
        let byte = |i: usize| self.raw.get(i).copied();
        match self.unit {
            Unit::Byte => byte(at) == Some(wanted),
            Unit::Little => byte(at) == Some(wanted) && byte(at + 1) == Some(0),
            Unit::Big => byte(at) == Some(0) && byte(at + 1) == Some(wanted),
        }
    }

    /// Where the next line end stands, from `from` on.
    fn next_end(&self, from: usize) -> Option<usize> {
        let mut at = from;
        loop {
            let found = at + memchr::memchr2(b'\n', b'\r', self.raw.get(at..)?)?;
            // In UTF-16 the byte may be one half of another character: only whole units count.
            let unit = found - (found - from) % self.width();
            if self.is(unit, b'\n') || self.is(unit, b'\r') {
                return Some(unit);
            }
            at = found + 1;
        }
    }
}

impl Iterator for RawLines<'_> {
    type Item = RawLine;

    fn next(&mut self) -> Option<RawLine> {
        let start = self.at;
        if start >= self.raw.len() {
            return None;
        }
        let (text_end, end) = match self.next_end(start) {
            None => (self.raw.len(), self.raw.len()),
            Some(mark) => {
                let behind = mark + self.width();
                let pair = self.is(mark, b'\r') && self.is(behind, b'\n');
                (mark, if pair { behind + self.width() } else { behind })
            }
        };
        self.at = end;
        Some(RawLine { start, text_end, end })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{UTF_8, WINDOWS_1252};

    fn texts(raw: &[u8], encoding: &'static Encoding) -> Vec<String> {
        split(raw, encoding).map(|line| decode(raw, line, encoding).into_owned()).collect()
    }

    #[test]
    fn every_line_end_counts_once() {
        assert_eq!(texts(b"a\nb\r\nc\rd\n\n", UTF_8), ["a", "b", "c", "d", ""]);
        assert_eq!(texts(b"a\x0cb", UTF_8), ["a\x0cb"]);
        assert_eq!(texts(b"", UTF_8), [""; 0]);
        assert_eq!(count_ended(b"a\r\nb\rc", UTF_8), 2);
    }

    #[test]
    fn utf_16_units_are_not_torn() {
        // U+0A0D and U+0D0A hold both bytes and end no line.
        let text = "a\u{0a0d}\u{0d0a}b\r\nc";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(texts(&little, UTF_16LE), ["a\u{0a0d}\u{0d0a}b", "c"]);
        assert_eq!(texts(&big, UTF_16BE), ["a\u{0a0d}\u{0d0a}b", "c"]);
        assert_eq!(split(&big, UTF_16BE).last().map(|l| (l.start, l.end)), Some((12, 14)));
    }

    #[test]
    fn garbage_decodes() {
        assert_eq!(texts(b"caf\xe9\nx", WINDOWS_1252), ["café", "x"]);
        assert_eq!(texts(b"a\xff\n", UTF_8), ["a\u{fffd}"]);
    }
}
