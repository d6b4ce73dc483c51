//! How text becomes terms, the same for articles and for queries.
//!
//! A text is split into words (`split`, `compound`), each word is folded to its exact form (`fold`, by the
//! character table in `chars`) and, where the language has a stemmer, given its stem (`stem`); scripts without
//! blanks give bigrams (`cjk`). [`Analyzer`] puts these together; [`IndexTokenizer`] hands its tokens to the
//! engine, and [`Analyzer::forms`] its words to the query planner.
//!
//! Splitting and folding never depend on the language, so that a query finds exact words and phrases in
//! articles of any; only stems do. There are no stop words, and nothing alphanumeric is dropped, however long.

mod chars;
mod cjk;
mod compound;
mod fold;
mod groups;
mod join;
mod split;
mod stem;
mod tantivy_stream;

#[cfg(test)]
mod tests;

pub use groups::{groups, required};
pub use tantivy_stream::{IndexTokenizer, with_language};

use cjk::Bigrams;
use fold::{Folder, Folding};
use split::{Segment, Shape, Splitter};
use stem::Stems;

/// The first character of a term that is a stem. No exact form contains it.
pub const STEM_MARK: char = '\u{1}';

/// Raised with every change to the terms that some text gives.
pub const VERSION: u32 = 2;

/// The release of the stemmer crate, which is pinned in Cargo.toml: its stems change between releases.
const STEMMER: &str = "frostem 1.20260821.8";

/// Longest term in bytes, without the mark; the pieces of a longer one stand at consecutive positions.
const LONGEST_TERM: usize = 240;

/// Names everything that terms depend on. An index made under another name must be made again.
pub fn fingerprint() -> String {
    let (major, minor, patch) = char::UNICODE_VERSION;
    let (nfkc_major, nfkc_minor, nfkc_patch) = unicode_normalization::UNICODE_VERSION;
    format!(
        "analyzer {VERSION}; {STEMMER}; unicode {major}.{minor}.{patch}; \
         nfkc {nfkc_major}.{nfkc_minor}.{nfkc_patch}"
    )
}

/// What a token is made of, as far as it matters to a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A word.
    Word,
    /// A further spelling of the token before it, at the same position: `us` beside `u.s`. Indexed only.
    Alias,
    /// The token before it and the one behind the hyphen written as one word, at the position of the first:
    /// `covid19` beside `covid` and `19`.
    Joined,
    /// Two neighbouring characters of a script without blanks.
    Bigram,
    /// The last character of a run of two or more. Indexed only.
    LastOfRun,
    /// A run of one character, which in a query stands for all terms that it begins.
    Alone,
}

/// One token; its texts live until the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'t> {
    /// The exact form, never empty.
    pub exact: &'t str,
    /// The stem without its mark, only where it differs from the exact form.
    pub stem: Option<&'t str>,
    /// Counted in tokens from the start of the text; never falls from one token to the next.
    pub position: u32,
    /// First byte in the text.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
    /// What it is made of.
    pub form: Form,
}

/// What a query looks up at one position of what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordForms {
    /// The exact spellings; any of them is the word as typed.
    pub exact: Vec<String>,
    /// The distinct stems over the languages asked for, without marks; one may equal an exact spelling.
    /// Without languages, the exact spelling.
    pub stems: Vec<String>,
    /// What it is made of. One character of a script without blanks, alone, means every term that it begins.
    pub form: Form,
    /// This word and the next as they are without the hyphen between them.
    pub joined: Option<Box<WordForms>>,
    /// Where it stands relative to the first. Positions are not consecutive behind a run of bigrams.
    pub position: u32,
}

/// Makes tokens of text. Holds buffers and a cache of stems: keep one and use it again.
#[derive(Debug, Default)]
pub struct Analyzer {
    folder: Folder,
    stems: Stems,
    bigrams: Bigrams,
}

/// Whether a word as typed has dots between its letters, not only in front.
fn is_acronym(typed: &str) -> bool {
    typed.char_indices().any(|(at, c)| at > 0 && c == '.')
}

/// Where an analysis stands in a text.
#[derive(Clone, Debug)]
struct Cursor<'t> {
    splitter: Splitter<'t>,
    position: u32,
}

impl<'t> Cursor<'t> {
    fn new(text: &'t str) -> Self {
        Cursor { splitter: Splitter::new(text), position: 0 }
    }
}

impl WordForms {
    fn of(token: &Token<'_>) -> Self {
        WordForms {
            exact: vec![token.exact.to_owned()],
            stems: Vec::new(),
            form: token.form,
            joined: None,
            position: token.position,
        }
    }

    fn merge(&mut self, token: &Token<'_>, stems: bool) {
        let stem = token.stem.unwrap_or(token.exact);
        if stems && !self.stems.iter().any(|known| known == stem) {
            self.stems.push(stem.to_owned());
        }
    }

    /// Whether every term is meant that begins with the exact form.
    pub fn is_prefix(&self) -> bool {
        self.form == Form::Alone
    }
}

impl Analyzer {
    /// An analyzer that stems by the rules of a language: an ISO 639-1 code, a region behind a hyphen ignored.
    /// No language, or one without a stemmer, means no stems.
    pub fn new(language: Option<&str>) -> Self {
        let mut analyzer = Analyzer::default();
        analyzer.set_language(language);
        analyzer
    }

    /// Changes the language for the texts to come.
    pub fn set_language(&mut self, language: Option<&str>) {
        self.stems.set_language(language);
    }

    /// From now on stems may be left out that begin with none of these ASCII letters: stemming costs most of an
    /// analysis, and who looks for a few words needs few stems.
    pub fn want_stems(&mut self, beginnings: Option<[bool; 128]>) {
        self.stems.want_only(beginnings);
    }

    /// Calls `each` for every token of a text, in order.
    pub fn tokens(&mut self, text: &str, each: &mut dyn FnMut(Token<'_>)) {
        let mut cursor = Cursor::new(text);
        while self.step(&mut cursor, &mut |token| each(token)) {}
    }

    /// What a query looks up for a stretch of typed text, one entry a position, with the stems of each of
    /// several languages. Keeps the analyzer's own language.
    pub fn forms(&mut self, text: &str, languages: &[&str]) -> Vec<WordForms> {
        let own = std::mem::take(&mut self.stems);
        let mut forms = Vec::new();
        self.merge_forms(text, languages.is_empty(), &mut forms);
        for &language in languages {
            self.set_language(Some(language));
            self.merge_forms(text, true, &mut forms);
        }
        self.stems = own;
        forms
    }

    /// Adds the words of a text, or the stems of words that are there already.
    fn merge_forms(&mut self, text: &str, stems: bool, forms: &mut Vec<WordForms>) {
        let mut at = 0;
        self.tokens(text, &mut |token| match token.form {
            Form::LastOfRun => {}
            Form::Alias => {
                // `U.S.A.` is USA as well, but `U.S.` is not "us".
                if token.exact.chars().count() > 2
                    && let Some(word) = forms.get_mut(at - usize::from(at > 0))
                    && word.exact.first().is_some_and(|typed| is_acronym(typed))
                    && !word.exact.iter().any(|known| known == token.exact)
                {
                    word.exact.push(token.exact.to_owned());
                }
            }
            Form::Joined => {
                if let Some(word) = forms.get_mut(at - usize::from(at > 0)) {
                    word.joined.get_or_insert_with(|| Box::new(WordForms::of(&token))).merge(&token, stems);
                }
            }
            Form::Word | Form::Bigram | Form::Alone => {
                if at == forms.len() {
                    let mut word = WordForms::of(&token);
                    word.exact.extend(fold::spelled_out(text.get(token.start..token.end).unwrap_or_default()));
                    forms.push(word);
                }
                if let Some(word) = forms.get_mut(at) {
                    word.merge(&token, stems);
                }
                at += 1;
            }
        });
    }

    /// Emits the tokens of the next segment; false at the end of the text.
    #[inline]
    fn step(&mut self, cursor: &mut Cursor<'_>, each: &mut impl FnMut(Token<'_>)) -> bool {
        let Some(segment) = cursor.splitter.next() else { return false };
        let word = cursor.splitter.text.get(segment.start..segment.word_end).unwrap_or_default();
        if segment.ascii && !self.stems.is_turkish() {
            self.folder.fold_ascii(word);
            let exact = self.folder.exact.as_str();
            each(Token {
                exact,
                stem: self.stems.stem(exact, exact),
                position: cursor.position,
                start: segment.start,
                end: segment.end,
                form: Form::Word,
            });
            cursor.position = cursor.position.saturating_add(1);
        } else {
            self.emit(word, segment, &mut cursor.position, each);
        }
        let text = cursor.splitter.text;
        if join::may_join(text, segment.end) {
            self.join(text, segment, cursor.position.saturating_sub(1), each);
        }
        true
    }

    /// Emits what the segment before makes with those behind it, at its position.
    #[cold]
    #[inline(never)]
    fn join(&mut self, text: &str, first: Segment, mut position: u32, each: &mut impl FnMut(Token<'_>)) {
        let splitter = Splitter::new(text);
        let hyphenated = splitter.hyphenated(&first).map(|segment| (segment, Form::Joined));
        let found = hyphenated.or_else(|| splitter.spaced_number(&first).map(|segment| (segment, Form::Alias)));
        let Some((segment, form)) = found else { return };
        let word = text.get(segment.start..segment.word_end).unwrap_or_default();
        self.fold(word, segment.composes, false);
        self.emit_word(segment.start..segment.end, form, &mut position, each);
    }

    /// Emits the tokens of a segment that is not plain ASCII.
    fn emit(&mut self, word: &str, segment: Segment, position: &mut u32, each: &mut impl FnMut(Token<'_>)) {
        let Segment { start, end, composes, .. } = segment;
        match segment.shape {
            Shape::Unspaced { continues } => {
                self.bigrams.run(word, composes, continues, &mut |(exact, form, from, to)| {
                    each(Token { exact, stem: None, position: *position, start: start + from, end: start + to, form });
                    *position = position.saturating_add(1);
                });
            }
            Shape::Word => {
                self.fold(word, composes, false);
                self.emit_word(start..end, Form::Word, position, each);
                if let Some(name) = join::suffixed_name(word) {
                    self.fold(name, composes, false);
                    let mut position = position.saturating_sub(1);
                    self.emit_word(start..end, Form::Alias, &mut position, each);
                }
            }
            Shape::Joined => {
                self.fold(word, composes, true);
                self.emit_as_typed(start..end, *position, each);
                *position = position.saturating_add(1);
            }
            Shape::Acronym | Shape::Dotted => {
                self.fold(word, composes, true);
                // Letters that are stripped, as tatweel, leave nothing but dots; then the alias is all there is.
                let typed = self.folder.exact.contains(char::is_alphanumeric);
                if typed {
                    self.emit_as_typed(start..end, *position, each);
                }
                self.fold(word, composes, false);
                let form = if typed { Form::Alias } else { Form::Word };
                self.emit_word(start..end, form, position, each);
            }
        }
    }

    fn fold(&mut self, word: &str, composes: bool, joiners: bool) {
        let turkish = self.stems.is_turkish();
        self.folder.fold(word, Folding { joiners, composes, turkish });
    }

    /// Emits the folded form with its punctuation, which has no stem; without the dot behind an acronym.
    fn emit_as_typed(&self, span: std::ops::Range<usize>, position: u32, each: &mut impl FnMut(Token<'_>)) {
        each(Token {
            exact: self.folder.exact.trim_end_matches('.'),
            stem: None,
            position,
            start: span.start,
            end: span.end,
            form: Form::Word,
        });
    }

    /// Emits the folded form and its stem, in pieces if it is too long for one term.
    fn emit_word(
        &mut self,
        span: std::ops::Range<usize>,
        form: Form,
        position: &mut u32,
        each: &mut impl FnMut(Token<'_>),
    ) {
        let mut rest = self.folder.exact.as_str();
        let whole = rest.len() <= LONGEST_TERM;
        while !rest.is_empty() {
            let (piece, behind) = rest.split_at(rest.floor_char_boundary(LONGEST_TERM));
            let stem = if whole { self.stems.stem(&self.folder.lower, piece) } else { None };
            each(Token { exact: piece, stem, position: *position, start: span.start, end: span.end, form });
            *position = position.saturating_add(1);
            rest = behind;
        }
    }
}
