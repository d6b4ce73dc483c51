//! The analyzer as the engine's tokenizer.
//!
//! A field has one tokenizer but articles have many languages, so the text handed to the engine begins with the
//! language: U+0002, the code, U+0002. Only [`with_language`] writes that header and only this module reads it;
//! it is indexed nowhere. An exact form is a term as it is; a stem is [`STEM_MARK`] and the stem, at the same
//! position.

use tantivy::tokenizer::{Token as EngineToken, TokenStream, Tokenizer};

use super::{Analyzer, Cursor, STEM_MARK, Token};

const HEADER_MARK: char = '\u{2}';
/// Longest language code that is read; a longer one was not written by `with_language`.
const LONGEST_CODE: usize = 8;

/// Replaces `into` with a text preceded by its language, as [`IndexTokenizer`] expects it.
///
/// Without a language the header is left out unless the text itself begins like one.
pub fn with_language(language: Option<&str>, text: &str, into: &mut String) {
    into.clear();
    let code = language.filter(|code| is_code(code)).unwrap_or_default();
    if !code.is_empty() || text.starts_with(HEADER_MARK) {
        into.reserve(text.len() + code.len() + 2);
        into.push(HEADER_MARK);
        into.push_str(code);
        into.push(HEADER_MARK);
    }
    into.push_str(text);
}

fn is_code(code: &str) -> bool {
    code.len() <= LONGEST_CODE && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// The language and the length of the header in bytes.
fn header(text: &str) -> (Option<&str>, usize) {
    let found = text
        .strip_prefix(HEADER_MARK)
        .and_then(|rest| rest.as_bytes().iter().take(LONGEST_CODE + 1).position(|&b| b == HEADER_MARK as u8))
        .and_then(|length| text.get(1..=length))
        .filter(|code| is_code(code));
    match found {
        Some(code) => (Some(code).filter(|code| !code.is_empty()), code.len() + 2),
        None => (None, 0),
    }
}

/// The tokenizer of every text field. A clone begins with an empty cache of stems.
#[derive(Debug, Default)]
pub struct IndexTokenizer {
    analyzer: Analyzer,
    queue: Vec<EngineToken>,
}

impl Clone for IndexTokenizer {
    fn clone(&self) -> Self {
        IndexTokenizer::default()
    }
}

impl Tokenizer for IndexTokenizer {
    type TokenStream<'a> = IndexTokenStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> IndexTokenStream<'a> {
        let (language, skipped) = header(text);
        self.analyzer.set_language(language);
        if self.queue.is_empty() {
            self.queue.push(EngineToken::default());
        }
        IndexTokenStream {
            analyzer: &mut self.analyzer,
            cursor: Cursor::new(text.get(skipped..).unwrap_or_default()),
            skipped,
            queue: &mut self.queue,
            filled: 0,
            next: 0,
        }
    }
}

/// The terms of one text. Offsets count from the start of the header.
#[derive(Debug)]
pub struct IndexTokenStream<'a> {
    analyzer: &'a mut Analyzer,
    cursor: Cursor<'a>,
    skipped: usize,
    /// The terms of the last segment, in tokens that are used again; never empty.
    queue: &'a mut Vec<EngineToken>,
    filled: usize,
    next: usize,
}

impl IndexTokenStream<'_> {
    fn current(&self) -> usize {
        self.next.saturating_sub(1)
    }
}

impl TokenStream for IndexTokenStream<'_> {
    fn advance(&mut self) -> bool {
        while self.next == self.filled {
            let (queue, skipped) = (&mut *self.queue, self.skipped);
            let mut filled = 0;
            let more = self.analyzer.step(&mut self.cursor, &mut |token| {
                for_each_term(&token, &mut |term_parts| {
                    if filled == queue.len() {
                        queue.push(EngineToken::default());
                    }
                    if let Some(slot) = queue.get_mut(filled) {
                        write(slot, &token, term_parts, skipped);
                        filled += 1;
                    }
                });
            });
            self.filled = filled;
            self.next = 0;
            if !more {
                return false;
            }
        }
        self.next += 1;
        true
    }

    fn token(&self) -> &EngineToken {
        &self.queue[self.current()]
    }

    fn token_mut(&mut self) -> &mut EngineToken {
        let at = self.current();
        &mut self.queue[at]
    }

    /// The engine's own way through a text: one token is used for all terms.
    fn process(&mut self, sink: &mut dyn FnMut(&EngineToken)) {
        while self.next < self.filled {
            self.next += 1;
            sink(self.token());
        }
        let Some(slot) = self.queue.first_mut() else { return };
        let skipped = self.skipped;
        while self.analyzer.step(&mut self.cursor, &mut |token| {
            for_each_term(&token, &mut |term_parts| {
                write(slot, &token, term_parts, skipped);
                sink(slot);
            });
        }) {}
    }
}

/// Whether a term is a stem, and its text.
type TermParts<'t> = (bool, &'t str);

#[inline]
fn for_each_term(token: &Token<'_>, each: &mut impl FnMut(TermParts<'_>)) {
    each((false, token.exact));
    if let Some(stem) = token.stem {
        each((true, stem));
    }
}

#[inline]
fn write(slot: &mut EngineToken, token: &Token<'_>, (is_stem, text): TermParts<'_>, skipped: usize) {
    slot.text.clear();
    if is_stem {
        slot.text.push(STEM_MARK);
    }
    slot.text.push_str(text);
    slot.position = token.position as usize;
    slot.position_length = 1;
    slot.offset_from = token.start + skipped;
    slot.offset_to = token.end + skipped;
}
