//! One word or phrase as a leaf of the tree: a word, a beginning, a date, a field that is there.

use super::{Parser, scope};
use crate::date::{TimeRange, when};
use crate::query::ast::{Field, NoteKind, Query, QuerySpan};
use crate::query::lex::{Kind, LONGEST_NAME, Lexeme, Target, nearest};

/// So many words behind `date:` are tried as one date.
const MOST_DATE_WORDS: usize = 4;
/// No word of a date is longer, in bytes.
const LONGEST_DATE_WORD: usize = 20;
/// What stands before the colon of an address.
const SCHEMES: [&str; 8] = ["http", "https", "mailto", "ftp", "file", "tel", "urn", "doi"];

impl<'t> Parser<'t> {
    /// The leaf that a word or phrase stands for; none if there is nothing in it.
    pub(super) fn leaf(&mut self, lexeme: Lexeme<'t>, target: Option<(Target, &'t str)>) -> Option<Query> {
        let span = lexeme.span;
        let (text, slop) = match lexeme.kind {
            Kind::Word { text, .. } => (text, None),
            Kind::Phrase { text, slop, .. } => (text.trim(), Some(slop)),
            _ => return None,
        };
        let read = match target {
            Some((target, _)) if target.is_date() => self.date(target, text, slop.is_some(), lexeme),
            Some((Target::Has, _)) => self.exists(text, span),
            _ => None,
        };
        let leaf = match (read, slop) {
            (Some(leaf), _) => leaf,
            (None, None) => self.word(text, target, lexeme)?,
            (None, Some(_)) if text.is_empty() => {
                self.note(NoteKind::Repaired, "an empty phrase was left out", span);
                return None;
            }
            (None, Some(slop)) => Query::Phrase { text: text.to_owned(), slop, scope: text_scope(target), span },
        };
        self.leaves += 1;
        Some(leaf)
    }

    fn word(&mut self, text: &str, target: Option<(Target, &str)>, lexeme: Lexeme<'t>) -> Option<Query> {
        let span = lexeme.span;
        let scope = text_scope(target);
        if text == "*" || text == "*:*" {
            return Some(scope.map_or(Query::All, |field| Query::Exists { field, span }));
        }
        if text.chars().all(is_punctuation) {
            return None;
        }
        let word = |text: &str| Query::Word { text: text.to_owned(), scope, span };
        // Dumps are named by globs.
        if scope == Some(Field::Dump) {
            return Some(word(text));
        }
        if let Some(beginning) = text.strip_suffix('*')
            && !beginning.contains('*')
        {
            return Some(Query::Prefix { text: beginning.to_owned(), scope, span });
        }
        if text.contains('*') {
            self.note(NoteKind::Info, "a star means something only at the end of a word", span);
        }
        if scope.is_none() {
            self.remark_on_colon(text, lexeme);
        }
        if let Some((stem, edits)) = text.rsplit_once('~')
            && stem.ends_with(char::is_alphanumeric)
            && edits.len() < 3
            && edits.bytes().all(|byte| byte.is_ascii_digit())
        {
            self.note(NoteKind::Info, "~ means something only behind a phrase; the word was searched as it is", span);
            return Some(word(stem));
        }
        Some(word(text))
    }

    /// Tells of `name:` where no field has that name.
    fn remark_on_colon(&mut self, text: &str, lexeme: Lexeme<'t>) {
        let Some((name, value)) = text.split_once(':') else { return };
        let is_name = !name.is_empty() && name.chars().all(char::is_alphabetic) && Target::of(name).is_none();
        let is_scheme = SCHEMES.iter().any(|scheme| scheme.eq_ignore_ascii_case(name));
        let behind = self.text.get(lexeme.end..).and_then(|rest| rest.chars().next());
        // A colon at the end of a word is punctuation unless a phrase or bracket touches it.
        let is_meant = match value.chars().next() {
            Some(first) => !matches!(first, '/' | ':'),
            None => behind.is_some_and(|c| !c.is_whitespace() && c != ')'),
        };
        if !is_name || is_scheme || !is_meant || name.chars().count() > 2 * LONGEST_NAME {
            return;
        }
        let suggestion = nearest(name).map(|known| format!("; did you mean {known}:")).unwrap_or_default();
        let span = QuerySpan { start: lexeme.span.start, end: lexeme.span.start + name.chars().count() };
        let text = format!("there is no field {name}, so it was searched as text{suggestion}");
        self.note(NoteKind::UnknownField, text, span);
    }

    fn exists(&mut self, name: &str, span: QuerySpan) -> Option<Query> {
        if let Some(Target::Field(field)) = Target::of(name) {
            return Some(Query::Exists { field, span });
        }
        let suggestion = nearest(name).map(|known| format!("; did you mean {known}")).unwrap_or_default();
        let text = format!("there is no field {:?}, so it was searched as text{suggestion}", beginning(name));
        self.note(NoteKind::UnknownField, text, span);
        None
    }

    /// The stretch of time that a date means for its field; none, with a note, if it is not understood.
    fn date(&mut self, target: Target, text: &str, is_quoted: bool, lexeme: Lexeme<'t>) -> Option<Query> {
        let mut span = lexeme.span;
        let mut range = self.time(target, text);
        if range.is_none() && !is_quoted {
            range = self.longer_date(target, lexeme);
            span.end = span.end.max(self.lexer.point());
        }
        let Some(range) = range else {
            let text = format!("{:?} is not understood as a date, so it was searched as text", beginning(text));
            self.note(NoteKind::BadDate, text, lexeme.span);
            return None;
        };
        let field = if target == Target::Field(Field::Updated) { Field::Updated } else { Field::Date };
        Some(Query::Dates { field, range, span })
    }

    fn time(&self, target: Target, text: &str) -> Option<TimeRange> {
        let TimeRange { from, until } = when(text, self.now)?;
        Some(match target {
            Target::Since => TimeRange { from: Some(from?), until: None },
            // Nothing comes after a stretch that lasts until now: "after:2w" is meant as "since:2w".
            Target::After => {
                let end = until?;
                TimeRange { from: Some(if end > self.now { from? } else { end }), until: None }
            }
            Target::Before => TimeRange { from: None, until: Some(from?) },
            Target::Until => TimeRange { from: None, until: Some(until?) },
            Target::Field(_) | Target::Has => TimeRange { from, until },
        })
    }

    /// `date:12 July 2025` without quotes: the longest run of words from `first` that is a date.
    fn longer_date(&mut self, target: Target, first: Lexeme<'t>) -> Option<TimeRange> {
        let Kind::Word { text, boost: None } = first.kind else { return None };
        let start = first.end.checked_sub(text.len())?;
        let mut ends = Vec::with_capacity(MOST_DATE_WORDS);
        let mut end = first.end;
        while ends.len() + 1 < MOST_DATE_WORDS {
            let Some(rest) = self.text.get(end..).and_then(|rest| rest.strip_prefix(' ')) else { break };
            let width = rest.find([' ', ')', '(', '"', ':']).unwrap_or(rest.len());
            if width == 0 || width > LONGEST_DATE_WORD {
                break;
            }
            end += 1 + width;
            ends.push(end);
        }
        for end in ends.into_iter().rev() {
            if let Some(range) = self.text.get(start..end).and_then(|text| self.time(target, text)) {
                self.lexer.skip_to(end);
                return Some(range);
            }
        }
        None
    }
}

/// The scope of text: dates that were not understood are looked for everywhere.
fn text_scope(target: Option<(Target, &str)>) -> Option<Field> {
    scope(target).filter(|field| !matches!(field, Field::Date | Field::Updated))
}

/// As much of a text as a note quotes.
fn beginning(text: &str) -> String {
    text.chars().take(2 * LONGEST_DATE_WORD).collect()
}

/// Whether a character alone is nothing to look for. Symbols such as emoji are.
fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(c, '\u{A1}'..='\u{BF}' | '\u{2000}'..='\u{206F}' | '\u{3000}'..='\u{3003}') && !c.is_alphanumeric()
}
