//! Groups, control words and bytes to text, in one pass.
//!
//! A group inherits what holds around it and gives it back at its end. Bytes beyond ASCII are in the encoding of the font at
//! hand, else of the document. Whatever is malformed is passed over; groups beyond a depth share one state.

use std::collections::HashMap;

use encoding_rs::{Encoding, WINDOWS_1252};

use super::words;

/// Groups deeper than this are not told apart.
const MOST_DEPTH: usize = 2000;
/// More fonts are not remembered.
const MOST_FONTS: usize = 5000;
/// Longest control word.
const LONGEST_WORD: usize = 40;

/// What holds in a group.
#[derive(Clone, Copy)]
struct State {
    /// What it says is not of the text.
    is_aside: bool,
    /// It is the table of fonts.
    is_fonts: bool,
    /// Text that is not shown.
    is_hidden: bool,
    /// How many characters follow a `\u` for readers that do not know it.
    fallback: usize,
    encoding: &'static Encoding,
}

struct Reading<'b> {
    rest: &'b [u8],
    state: State,
    groups: Vec<State>,
    /// Groups that were too deep to be kept.
    deeper: usize,
    document: &'static Encoding,
    fonts: HashMap<i64, &'static Encoding>,
    /// The font that the table is at.
    font: i64,
    /// Bytes that are not decoded yet: a character may have two.
    pending: Vec<u8>,
    /// The first half of a character beyond the first plane.
    high: Option<u16>,
    /// Characters that are still to be passed over behind a `\u`.
    pass: usize,
    out: String,
}

/// The text of a file of rich text.
pub(super) fn text(bytes: &[u8]) -> String {
    let state = State { is_aside: false, is_fonts: false, is_hidden: false, fallback: 1, encoding: WINDOWS_1252 };
    let mut reading = Reading {
        rest: bytes,
        state,
        groups: Vec::new(),
        deeper: 0,
        document: WINDOWS_1252,
        fonts: HashMap::new(),
        font: 0,
        pending: Vec::new(),
        high: None,
        pass: 0,
        out: String::with_capacity(bytes.len() / 2),
    };
    while let Some((byte, rest)) = reading.rest.split_first() {
        reading.rest = rest;
        match byte {
            b'{' => reading.open(),
            b'}' => reading.close(),
            b'\\' => reading.control(),
            b'\r' | b'\n' | 0 => {}
            byte => reading.byte(*byte),
        }
    }
    reading.flush();
    reading.out
}

impl Reading<'_> {
    fn open(&mut self) {
        self.flush();
        self.pass = 0;
        if self.groups.len() < MOST_DEPTH { self.groups.push(self.state) } else { self.deeper += 1 }
    }

    fn close(&mut self) {
        self.flush();
        self.pass = 0;
        match self.deeper.checked_sub(1) {
            Some(fewer) => self.deeper = fewer,
            None => self.state = self.groups.pop().unwrap_or(self.state),
        }
    }

    /// What stands behind a backslash.
    fn control(&mut self) {
        let Some((first, rest)) = self.rest.split_first() else { return };
        if first.is_ascii_alphabetic() {
            self.word();
            return;
        }
        self.rest = rest;
        match first {
            b'\'' => {
                let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|n| u8::try_from(n).ok());
                let (high, low) = (rest.first().and_then(digit), rest.get(1).and_then(digit));
                if let (Some(high), Some(low)) = (high, low) {
                    self.rest = rest.get(2..).unwrap_or_default();
                    self.byte(high << 4 | low);
                }
            }
            b'*' => self.state.is_aside = true,
            b'~' => self.say("\u{a0}"),
            b'_' => self.say("-"),
            b'\r' | b'\n' => self.say("\n"),
            b'{' | b'}' | b'\\' => self.byte(*first),
            _ => {}
        }
    }

    fn word(&mut self) {
        let length = self.rest.iter().take(LONGEST_WORD).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let (word, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, &[]));
        let minus = usize::from(rest.first() == Some(&b'-'));
        let digits = rest.iter().skip(minus).take(10).take_while(|byte| byte.is_ascii_digit()).count();
        let number = rest.get(..minus + digits).filter(|_| digits > 0);
        let number = number.and_then(|number| std::str::from_utf8(number).ok()?.parse::<i64>().ok());
        let rest = if digits > 0 { rest.get(minus + digits..).unwrap_or_default() } else { rest };
        self.rest = rest.strip_prefix(b" ").unwrap_or(rest);
        match (word, number) {
            (b"u", Some(number)) => self.unicode(number),
            (b"uc", Some(number)) => self.state.fallback = usize::try_from(number).unwrap_or(1).min(16),
            (b"bin", Some(count)) => {
                let count = usize::try_from(count).unwrap_or(0);
                self.rest = self.rest.get(count..).unwrap_or_default();
            }
            (b"ansicpg", Some(number)) => {
                self.document = words::code_page(number).unwrap_or(self.document);
                self.state.encoding = self.document;
            }
            (b"mac", None) => (self.document, self.state.encoding) = (encoding_rs::MACINTOSH, encoding_rs::MACINTOSH),
            (b"fonttbl", _) => (self.state.is_aside, self.state.is_fonts) = (true, true),
            (b"f", Some(number)) if self.state.is_fonts => self.font = number,
            (b"fcharset", Some(number)) if self.state.is_fonts => {
                if let Some(encoding) = words::font_set(number).filter(|_| self.fonts.len() < MOST_FONTS) {
                    // Of the usual set the document's page says more.
                    let encoding = if number == 0 { self.document } else { encoding };
                    self.fonts.insert(self.font, encoding);
                }
            }
            (b"f", Some(number)) => {
                self.flush();
                self.state.encoding = self.fonts.get(&number).copied().unwrap_or(self.document);
            }
            (b"plain", _) => {
                self.flush();
                (self.state.encoding, self.state.is_hidden) = (self.document, false);
            }
            (b"v", number) => self.state.is_hidden = number != Some(0),
            (word, _) if words::is_aside(word) => self.state.is_aside = true,
            (word, _) => {
                if let Some(text) = words::text(word) {
                    self.say(text);
                }
            }
        }
    }

    /// A character by its number, signed as it is written in 16 bits.
    fn unicode(&mut self, number: i64) {
        self.flush();
        self.pass = 0;
        let unit = if number < 0 { number + 0x1_0000 } else { number };
        let unit = u32::try_from(unit).unwrap_or(0xfffd);
        let low = u16::try_from(unit).ok().filter(|unit| (0xdc00..0xe000).contains(unit));
        let c = match (self.high.take(), low) {
            (Some(high), Some(low)) => char::decode_utf16([high, low]).next().and_then(Result::ok),
            _ => char::from_u32(unit),
        };
        if let Ok(high @ 0xd800..0xdc00) = u16::try_from(unit) {
            self.high = Some(high);
        } else {
            let mut bytes = [0; 4];
            self.say(c.filter(|c| *c != '\0').unwrap_or('\u{fffd}').encode_utf8(&mut bytes));
        }
        self.pass = self.state.fallback;
    }

    fn byte(&mut self, byte: u8) {
        if let Some(fewer) = self.pass.checked_sub(1) {
            self.pass = fewer;
        } else if !self.state.is_aside && !self.state.is_hidden {
            self.pending.push(byte);
        }
    }

    fn say(&mut self, text: &str) {
        self.flush();
        if let Some(fewer) = self.pass.checked_sub(1) {
            self.pass = fewer;
        } else if !self.state.is_aside && !self.state.is_hidden {
            self.out.push_str(text);
        }
    }

    fn flush(&mut self) {
        if !self.pending.is_empty() {
            let (text, _) = self.state.encoding.decode_without_bom_handling(&self.pending);
            self.out.push_str(&text);
            self.pending.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_out_as_lines() {
        let cases: [(&[u8], &str); 9] = [
            (
                br"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\pard Caf\'e9 \b shut\b0\par Two\line three}",
                "Café shut\nTwo\nthree",
            ),
            (br"{\rtf1\ansi\ansicpg1251 \'cf\'f0\'e8\'f7\'e0\'eb}", "Причал"),
            (br"{\rtf1\ansi{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}\f1\'cf\f0\'e9}", "Пé"),
            (br"{\rtf1\uc1 \u1055?\u-10179?\u-8704? {\uc0\u233}x}", "П😀 éx"),
            (br"{\rtf1{\*\generator Word;}{\info{\title No}}{\pict\bin4 {}{}zz}a\{b\}\\c\~d}", "a{b}\\c\u{a0}d"),
            (
                br"{\rtf1{\field{\*\fldinst HYPERLINK x}{\fldrslt the pier}} is{\v not} shut\ldblquote x\rdblquote}",
                "the pier is shut“x”",
            ),
            (br"{\rtf1\ansi\ansicpg932 \'82\'a0}", "あ"),
            (br"{\rtf1 one\page two", "one\n\x0ctwo"),
            (br"\'zz}}}}\u\uc-9\bin99999999999 a", "zz"),
        ];
        for (rich, expected) in cases {
            assert_eq!(text(rich), expected, "{}", String::from_utf8_lossy(rich));
        }
    }

    #[test]
    fn hostile_files_end() {
        let deep = b"{\\a".repeat(300_000);
        assert_eq!(text(&deep), "");
        let marks = b"{\\rtf1\\f9999999999999999999\\u99999999999 \\'".repeat(1000);
        let _ = text(&marks);
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read(noise in proptest::collection::vec(proptest::sample::select(br"{}\'u0cbinf1-9 a*~".to_vec()), 0..300)) {
            let found = text(&noise);
            proptest::prop_assert!(found.len() <= noise.len() * 4);
        }
    }
}
