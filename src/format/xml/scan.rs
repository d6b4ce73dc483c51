//! Markup as a row of tokens. Lenient: a `<` that opens nothing is text, a construct that never ends is text from its mark
//! on. Linear: what was once not found is not looked for again.
//!
//! Works on bytes of any encoding that holds ASCII, so that a stream can be cut before it is decoded.

use std::ops::Range;

use memchr::{memchr, memchr_iter, memmem};

/// One piece of markup, as places in the bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    /// Text between tags, references not resolved.
    Text(Range<usize>),
    /// The content of a CDATA section.
    Data { inner: Range<usize>, end: usize },
    /// A start tag: its whole, its name, what stands between name and end.
    Open { whole: Range<usize>, name: Range<usize>, attributes: Range<usize>, is_empty: bool },
    /// An end tag.
    Close { whole: Range<usize>, name: Range<usize> },
    /// A comment, a processing instruction, a document type.
    Other(Range<usize>),
}

impl Token {
    /// The place behind it.
    pub(crate) fn end(&self) -> usize {
        match self {
            Token::Text(range) | Token::Other(range) => range.end,
            Token::Data { end, .. } => *end,
            Token::Open { whole, .. } | Token::Close { whole, .. } => whole.end,
        }
    }
}

/// What is not in the rest of the bytes.
#[derive(Clone, Copy, Debug, Default)]
struct Missing {
    comment: bool,
    data: bool,
    instruction: bool,
    subset: bool,
    end: bool,
    double: bool,
    single: bool,
}

/// The tokens of some bytes.
pub(crate) struct Scanner<'b> {
    bytes: &'b [u8],
    at: usize,
    /// Whether more bytes may follow: then a construct without an end is waited for.
    is_open: bool,
    missing: Missing,
    /// Where only the tags of these names are markup, and all else is text.
    marks: Option<&'b [String]>,
}

/// The longest start tag of a record in a stream where only such are markup.
const MOST_MARK: usize = 4096;

/// Ends, or waits for more.
pub(crate) enum Step {
    Token(Token),
    /// All bytes are taken, or what begins here does not end in these bytes and more may follow.
    End,
}

impl<'b> Scanner<'b> {
    /// The tokens of all there is.
    pub(crate) fn of(bytes: &'b [u8]) -> Self {
        Scanner { bytes, at: 0, is_open: false, missing: Missing::default(), marks: None }
    }

    /// The tokens from `at` on of bytes that more may follow.
    pub(crate) fn beginning(bytes: &'b [u8], at: usize, is_open: bool) -> Self {
        Scanner { bytes, at, is_open, missing: Missing::default(), marks: None }
    }

    /// The same where only the tags of elements called so are markup: the content of others may be anything, a broken page
    /// for one.
    pub(crate) fn only(self, names: &'b [String]) -> Self {
        Scanner { marks: Some(names), ..self }
    }

    /// The place of the next token.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    /// The next token.
    pub(crate) fn step(&mut self) -> Step {
        let Some(rest) = self.bytes.get(self.at..).filter(|rest| !rest.is_empty()) else { return Step::End };
        if let Some(names) = self.marks {
            return self.mark(rest, names);
        }
        if rest.first() != Some(&b'<') {
            let end = memchr(b'<', rest).unwrap_or(rest.len());
            return self.take(Token::Text(self.at..self.at + end));
        }
        // Too little to tell what it is.
        if self.is_open && rest.len() < 16 {
            return Step::End;
        }
        let found = match rest.get(1) {
            Some(b'!') => self.declaration(rest),
            Some(b'?') => self.until(rest, b"?>", 2, |missing| &mut missing.instruction, Token::Other),
            Some(b'/') => self.close(rest),
            Some(byte) if begins_name(*byte) => self.open(rest),
            _ => Found::Text,
        };
        match found {
            Found::Token(token) => self.take(token),
            Found::Wait => Step::End,
            Found::Text => {
                let end = memchr(b'<', rest.get(1..).unwrap_or_default()).map_or(rest.len(), |at| at + 1);
                self.take(Token::Text(self.at..self.at + end))
            }
        }
    }

    /// The text up to the next tag of one of these names, or that tag.
    fn mark(&mut self, rest: &[u8], names: &[String]) -> Step {
        for at in memchr_iter(b'<', rest) {
            let tag = rest.get(at..).unwrap_or_default();
            if self.is_open && tag.len() < MOST_MARK {
                // It may go on.
                return if at > 0 { self.take(Token::Text(self.at..self.at + at)) } else { Step::End };
            }
            let closes = tag.get(1) == Some(&b'/');
            let from = 1 + usize::from(closes);
            let length = name_length(tag.get(from..).unwrap_or_default());
            let name = tag.get(from..from + length).unwrap_or_default();
            if length == 0 || !names.iter().any(|known| known.as_bytes().eq_ignore_ascii_case(name)) {
                continue;
            }
            let within = tag.get(..tag.len().min(MOST_MARK)).unwrap_or_default();
            let Some(end) = memchr(b'>', within) else { continue };
            if at > 0 {
                return self.take(Token::Text(self.at..self.at + at));
            }
            let (whole, name) = (self.at..self.at + end + 1, self.at + from..self.at + from + length);
            return self.take(match closes {
                true => Token::Close { whole, name },
                false => Token::Open { attributes: name.end..whole.end - 1, whole, name, is_empty: false },
            });
        }
        self.take(Token::Text(self.at..self.bytes.len()))
    }

    fn take(&mut self, token: Token) -> Step {
        self.at = token.end();
        Step::Token(token)
    }

    /// What runs up to the next `mark`, which is looked for `from` bytes on.
    fn until(
        &mut self,
        rest: &[u8],
        mark: &[u8],
        from: usize,
        missing: impl Fn(&mut Missing) -> &mut bool,
        token: impl Fn(Range<usize>) -> Token,
    ) -> Found {
        let known = *missing(&mut self.missing);
        let end = if known { None } else { memmem::find(rest.get(from..).unwrap_or_default(), mark) };
        match end {
            Some(end) => Found::Token(token(self.at..self.at + from + end + mark.len())),
            None if self.is_open => Found::Wait,
            None => {
                *missing(&mut self.missing) = true;
                Found::Text
            }
        }
    }

    fn declaration(&mut self, rest: &[u8]) -> Found {
        const DATA: &[u8] = b"<![CDATA[";
        if rest.starts_with(b"<!--") {
            return self.until(rest, b"-->", 4, |missing| &mut missing.comment, Token::Other);
        }
        if rest.starts_with(DATA) {
            let found = self.until(
                rest,
                b"]]>",
                DATA.len(),
                |missing| &mut missing.data,
                |whole| Token::Data { inner: whole.start + DATA.len()..whole.end - 3, end: whole.end },
            );
            // Without an end the mark alone is passed over; what it was put around is read as it is.
            return match found {
                Found::Text => Found::Token(Token::Other(self.at..self.at + DATA.len())),
                found => found,
            };
        }
        // A document type ends behind its own declarations.
        let end = if self.missing.end { None } else { memchr(b'>', rest) };
        let Some(end) = end else {
            self.missing.end = !self.is_open;
            return if self.is_open { Found::Wait } else { Found::Text };
        };
        let bracket = rest.get(..end).and_then(|head| memchr(b'[', head));
        let end = match bracket.filter(|_| rest.get(2).is_some_and(u8::is_ascii_alphabetic)) {
            None => end + 1,
            Some(_) if self.missing.subset => end + 1,
            Some(_) => match memmem::find(rest, b"]>").map(|at| at + 2).or_else(|| close_of_subset(rest)) {
                Some(end) => end,
                None if self.is_open => return Found::Wait,
                None => {
                    self.missing.subset = true;
                    end + 1
                }
            },
        };
        Found::Token(Token::Other(self.at..self.at + end))
    }

    fn close(&mut self, rest: &[u8]) -> Found {
        let length = name_length(rest.get(2..).unwrap_or_default());
        if length == 0 {
            return Found::Text;
        }
        // An end tag that another tag follows before its sign was cut short.
        let after = rest.get(2 + length..).unwrap_or_default();
        let end = match after.iter().position(|byte| matches!(byte, b'>' | b'<')) {
            Some(at) => 2 + length + at + usize::from(after.get(at) == Some(&b'>')),
            None if self.is_open => return Found::Wait,
            None => rest.len(),
        };
        Found::Token(Token::Close { whole: self.at..self.at + end, name: self.at + 2..self.at + 2 + length })
    }

    fn open(&mut self, rest: &[u8]) -> Found {
        let length = 1 + name_length(rest.get(1..).unwrap_or_default());
        let mut at = length;
        loop {
            match rest.get(at) {
                None if self.is_open => return Found::Wait,
                // Outside of quotes another tag begins: this one is none.
                None | Some(b'<') => return Found::Text,
                Some(b'>') => break,
                Some(b'=') => {
                    at += 1;
                    at += rest.iter().skip(at).take_while(|byte| byte.is_ascii_whitespace()).count();
                    let Some(quote @ (b'"' | b'\'')) = rest.get(at) else { continue };
                    let missing = if *quote == b'"' { &mut self.missing.double } else { &mut self.missing.single };
                    let value = rest.get(at + 1..).unwrap_or_default();
                    match if *missing { None } else { memchr(*quote, value) } {
                        Some(end) => at += end + 2,
                        None if self.is_open => return Found::Wait,
                        None => {
                            *missing = true;
                            at += 1;
                        }
                    }
                }
                Some(_) => at += 1,
            }
        }
        let is_empty = rest.get(at - 1) == Some(&b'/') && at > length - 1;
        let to = if is_empty { at - 1 } else { at };
        Found::Token(Token::Open {
            whole: self.at..self.at + at + 1,
            name: self.at + 1..self.at + length.min(to),
            attributes: self.at + length.min(to)..self.at + to,
            is_empty,
        })
    }
}

impl Iterator for Scanner<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        match self.step() {
            Step::Token(token) => Some(token),
            Step::End => None,
        }
    }
}

enum Found {
    Token(Token),
    Wait,
    Text,
}

/// Where a document type's declarations end that have blanks between their two last signs.
fn close_of_subset(rest: &[u8]) -> Option<usize> {
    let at = memchr(b']', rest)?;
    let blanks = rest.get(at + 1..)?.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    (rest.get(at + 1 + blanks) == Some(&b'>')).then_some(at + 2 + blanks)
}

fn begins_name(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || matches!(byte, b'_' | b':') || byte >= 0x80
}

fn name_length(bytes: &[u8]) -> usize {
    if !bytes.first().is_some_and(|byte| begins_name(*byte)) {
        return 0;
    }
    let in_name = |byte: &&u8| begins_name(**byte) || byte.is_ascii_digit() || matches!(byte, b'-' | b'.');
    bytes.iter().take_while(in_name).count()
}

/// The attributes of a tag, names and values as written.
pub(crate) fn attributes(written: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = written;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '=' | '"' | '\''));
        if rest.is_empty() {
            return None;
        }
        let end = rest.find(|c: char| c.is_ascii_whitespace() || c == '=').unwrap_or(rest.len());
        let (name, after) = rest.split_at_checked(end)?;
        let Some(value) = after.trim_start().strip_prefix('=').map(str::trim_start) else {
            rest = after;
            return Some((name, ""));
        };
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, after) = match quote {
            Some(quote) => {
                let inner = value.get(1..).unwrap_or_default();
                inner.split_once(quote).unwrap_or((inner, ""))
            }
            None => value.split_at_checked(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len()))?,
        };
        rest = after;
        Some((name, value))
    })
}
