//! The query tree as the local engine's query: words to the union of their forms, phrases to exact words.
//!
//! Which fields an unscoped word looks in and with what weight, how many of the words typed must match, and
//! which stemmers a word goes through are decided here. The parser knows none of it, and neither will the
//! plan for a remote cluster. Fields that hold terms rather than text are planned in [`exact`].

mod exact;

use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, EmptyQuery, Occur, PhrasePrefixQuery, PhraseQuery,
    Query as EngineQuery, TermQuery,
};
use tantivy::schema::{Field as EngineField, IndexRecordOption};
use tantivy::{Searcher, Term};

use super::ast::{Field, Note, NoteKind, Query, QuerySpan, Scope};
use crate::error::Result;
use crate::search::union::{EXACT_BONUS, Forms, UnionQuery};
use crate::store::analyze::{self, Analyzer, STEM_MARK, WordForms};
use crate::store::engine_error;
use crate::store::schema::Fields;

/// At most so many words stand for one beginning; the most frequent would be better, the first are cheaper.
const MOST_EXPANSIONS: usize = 1024;

/// How many of the words typed without operators must match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coverage {
    /// Up to three: all. More: at least half, rounded up.
    Usual,
    /// Any one.
    Any,
}

/// A field searched by unscoped words, and the weight of its score.
type Weighted = (EngineField, f32);

/// Makes engine queries for one index.
pub struct Planner<'a> {
    searcher: &'a Searcher,
    fields: &'a Fields,
    languages: &'a [&'a str],
    coverage: Coverage,
    analyzer: Analyzer,
    /// Remarks made on the way.
    pub notes: Vec<Note>,
}

impl<'a> Planner<'a> {
    /// A planner that stems words by the rules of `languages`.
    pub fn new(searcher: &'a Searcher, fields: &'a Fields, languages: &'a [&'a str], coverage: Coverage) -> Self {
        Planner { searcher, fields, languages, coverage, analyzer: Analyzer::new(None), notes: Vec::new() }
    }

    /// The engine's query for `query`.
    ///
    /// # Errors
    /// `Index` or `Io` where a term dictionary cannot be read.
    pub fn plan(&mut self, query: &Query) -> Result<Box<dyn EngineQuery>> {
        Ok(match query {
            Query::All => Box::new(ConstScoreQuery::new(Box::new(AllQuery), 0.0)),
            Query::Word { text, scope, span } => self.word(text, *scope, *span)?,
            Query::Phrase { text, slop, scope, span } => self.phrase(text, *slop, *scope, *span)?,
            Query::Prefix { text, scope, span } => self.prefix(text, *scope, *span)?,
            Query::Dates { field, range, .. } => exact::dates(self.fields, *field, *range),
            Query::Exists { field, .. } => exact::has(self.fields, *field),
            Query::Terms(clauses) => self.terms(clauses)?,
            Query::And(clauses) => self.boolean(clauses, Occur::Must)?,
            Query::Or(clauses) => self.boolean(clauses, Occur::Should)?,
            Query::Not(inner) => self.boolean(&[Query::Not(inner.clone())], Occur::Must)?,
            Query::Boost(inner, by) => Box::new(BoostQuery::new(self.plan(inner)?, *by)),
        })
    }

    fn boolean(&mut self, clauses: &[Query], occur: Occur) -> Result<Box<dyn EngineQuery>> {
        let mut parts: Vec<(Occur, Box<dyn EngineQuery>)> = Vec::with_capacity(clauses.len() + 1);
        for clause in clauses {
            match clause {
                // "all but" is what a person means by a NOT among alternatives.
                Query::Not(inner) if occur == Occur::Should => {
                    let all_but = vec![(Occur::Must, self.plan(&Query::All)?), (Occur::MustNot, self.plan(inner)?)];
                    parts.push((occur, Box::new(BooleanQuery::new(all_but))));
                }
                Query::Not(inner) => parts.push((Occur::MustNot, self.plan(inner)?)),
                _ => parts.push((occur, self.plan(clause)?)),
            }
        }
        if parts.iter().all(|(occur, _)| *occur == Occur::MustNot) {
            parts.push((Occur::Must, self.plan(&Query::All)?));
        }
        Ok(Box::new(BooleanQuery::new(parts)))
    }

    fn terms(&mut self, clauses: &[Query]) -> Result<Box<dyn EngineQuery>> {
        let (negative, positive): (Vec<&Query>, Vec<&Query>) =
            clauses.iter().partition(|clause| matches!(clause, Query::Not(_)));
        let (filters, words): (Vec<&Query>, Vec<&Query>) = positive.into_iter().partition(|clause| is_filter(clause));
        let mut parts: Vec<(Occur, Box<dyn EngineQuery>)> = Vec::new();
        for filter in filters {
            parts.push((Occur::Must, self.plan(filter)?));
        }
        for clause in negative {
            if let Query::Not(inner) = clause {
                parts.push((Occur::MustNot, self.plan(inner)?));
            }
        }
        let required = required(words.len(), self.coverage);
        if required == words.len() {
            for word in words {
                parts.push((Occur::Must, self.plan(word)?));
            }
        } else {
            let mut any: Vec<(Occur, Box<dyn EngineQuery>)> = Vec::with_capacity(words.len());
            for word in words {
                any.push((Occur::Should, self.plan(word)?));
            }
            let mut any = BooleanQuery::new(any);
            any.set_minimum_number_should_match(required);
            parts.push((Occur::Must, Box::new(any)));
        }
        if parts.iter().all(|(occur, _)| *occur == Occur::MustNot) {
            parts.push((Occur::Must, self.plan(&Query::All)?));
        }
        Ok(Box::new(BooleanQuery::new(parts)))
    }

    fn word(&mut self, text: &str, scope: Scope, span: QuerySpan) -> Result<Box<dyn EngineQuery>> {
        if let Some(query) = exact::term(self.fields, text, scope) {
            return Ok(query);
        }
        let forms = self.analyzer.forms(text, self.languages);
        match analyze::groups(&forms).as_slice() {
            [] => {
                self.note(NoteKind::Info, format!("nothing to look for in {text:?}"), span);
                Ok(if scope.is_none() { Box::new(AllQuery) } else { Box::new(EmptyQuery) })
            }
            // The word with its ending is better than without.
            [group] if group.len() < forms.len() => Ok(Box::new(BooleanQuery::new(vec![
                (Occur::Must, self.group(group, scope, span)?),
                (Occur::Should, self.side_by_side(&forms, 0, scope)),
            ]))),
            [group] => self.group(group, scope, span),
            groups => {
                let required = match self.coverage {
                    Coverage::Usual => analyze::required(groups.len()),
                    Coverage::Any => 1,
                };
                let mut parts: Vec<(Occur, Box<dyn EngineQuery>)> = Vec::with_capacity(groups.len());
                for group in groups {
                    parts.push((Occur::Should, self.group(group, scope, span)?));
                }
                let mut parts = BooleanQuery::new(parts);
                parts.set_minimum_number_should_match(required);
                Ok(Box::new(parts))
            }
        }
    }

    /// Words side by side, or one with all its forms.
    fn group(&mut self, group: &[WordForms], scope: Scope, span: QuerySpan) -> Result<Box<dyn EngineQuery>> {
        match group {
            [one] if one.is_prefix() => self.expand(&one.exact.first().cloned().unwrap_or_default(), scope, span),
            [one] => self.union(one, scope),
            // `e-mail` and `email`.
            [WordForms { joined: Some(joined), .. }, _] => Ok(Box::new(BooleanQuery::new(vec![
                (Occur::Should, self.side_by_side(group, 0, scope)),
                (Occur::Should, self.union(joined, scope)?),
            ]))),
            many => Ok(self.side_by_side(many, 0, scope)),
        }
    }

    fn phrase(&mut self, text: &str, slop: u32, scope: Scope, span: QuerySpan) -> Result<Box<dyn EngineQuery>> {
        if let Some(query) = exact::term(self.fields, text, scope) {
            return Ok(query);
        }
        let forms = self.analyzer.forms(text, &[]);
        match forms.as_slice() {
            [] => self.word(text, scope, span),
            [one] if one.is_prefix() => self.expand(&one.exact.first().cloned().unwrap_or_default(), scope, span),
            [one] => {
                let exact = WordForms { stems: Vec::new(), ..one.clone() };
                self.union(&exact, scope)
            }
            many => Ok(self.side_by_side(many, slop, scope)),
        }
    }

    fn prefix(&mut self, text: &str, scope: Scope, span: QuerySpan) -> Result<Box<dyn EngineQuery>> {
        let forms = self.analyzer.forms(text, &[]);
        match forms.as_slice() {
            [] => self.word(text, scope, span),
            [one] => self.expand(&one.exact.first().cloned().unwrap_or_default(), scope, span),
            many => Ok(self.begun(many, scope)),
        }
    }

    /// All words that begin with `beginning`, as one term.
    fn expand(&mut self, beginning: &str, scope: Scope, span: QuerySpan) -> Result<Box<dyn EngineQuery>> {
        let mut fields = Vec::new();
        let mut is_cut = false;
        for (field, weight) in self.fields_of(scope) {
            let words = self.words_from(field, beginning)?;
            is_cut |= words.len() > MOST_EXPANSIONS;
            let terms = words.iter().take(MOST_EXPANSIONS).map(|word| Term::from_field_text(field, word));
            fields.push(Forms { field, weight, exact: Vec::new(), others: terms.collect() });
        }
        if is_cut {
            let text = format!("more than {MOST_EXPANSIONS} words begin with {beginning:?}; the first were searched");
            self.note(NoteKind::Bounded, text, span);
        }
        Ok(Box::new(UnionQuery::new(fields)))
    }

    fn words_from(&self, field: EngineField, beginning: &str) -> Result<Vec<String>> {
        let mut words: Vec<String> = Vec::new();
        for segment in self.searcher.segment_readers() {
            let inverted = segment.inverted_index(field).map_err(engine_error)?;
            let range = inverted.terms().range().ge(beginning.as_bytes());
            let mut stream = range.into_stream().map_err(|error| engine_error(error.into()))?;
            let mut seen = 0;
            while seen <= MOST_EXPANSIONS && stream.advance() {
                match std::str::from_utf8(stream.key()) {
                    Ok(word) if word.starts_with(beginning) => words.push(word.to_owned()),
                    _ => break,
                }
                seen += 1;
            }
        }
        words.sort_unstable();
        words.dedup();
        Ok(words)
    }

    /// All forms of one word, in every field of the scope.
    fn union(&self, forms: &WordForms, scope: Scope) -> Result<Box<dyn EngineQuery>> {
        let mut fields = Vec::new();
        for (field, weight) in self.fields_of(scope) {
            let (exact, mut others) = forms_in(field, forms);
            let exact = self.used(exact)?;
            others.retain(|term| !exact.contains(term));
            let others = self.used(others)?;
            if !exact.is_empty() || !others.is_empty() {
                fields.push(Forms { field, weight, exact, others });
            }
        }
        // A single form is a plain term, for which the engine has shortcuts of its own.
        if let [Forms { weight, exact, others, .. }] = fields.as_slice() {
            let only = match (exact.as_slice(), others.as_slice()) {
                ([one], []) => Some((one, weight * (1.0 + EXACT_BONUS))),
                ([], [one]) => Some((one, *weight)),
                _ => None,
            };
            if let Some((term, weight)) = only {
                let query = TermQuery::new(term.clone(), IndexRecordOption::WithFreqs);
                return Ok(boosted(Box::new(query), weight));
            }
        }
        Ok(if fields.is_empty() { Box::new(EmptyQuery) } else { Box::new(UnionQuery::new(fields)) })
    }

    /// Those of the terms that the index knows.
    fn used(&self, terms: Vec<Term>) -> Result<Vec<Term>> {
        let mut used = Vec::with_capacity(terms.len());
        for term in terms {
            if self.searcher.doc_freq(&term).map_err(engine_error)? > 0 {
                used.push(term);
            }
        }
        Ok(used)
    }

    fn side_by_side(&self, forms: &[WordForms], slop: u32, scope: Scope) -> Box<dyn EngineQuery> {
        // `2025年`: the last character may go on as any word.
        if slop == 0 && forms.last().is_some_and(WordForms::is_prefix) {
            return self.begun(forms, scope);
        }
        self.in_fields(scope, |field| Box::new(PhraseQuery::new_with_offset_and_slop(offsets(field, forms), slop)))
    }

    /// Words side by side, the last of them with any end.
    fn begun(&self, forms: &[WordForms], scope: Scope) -> Box<dyn EngineQuery> {
        self.in_fields(scope, |field| {
            let mut phrase = PhrasePrefixQuery::new_with_offset(offsets(field, forms));
            phrase.set_max_expansions(u32::try_from(MOST_EXPANSIONS).unwrap_or(u32::MAX));
            Box::new(phrase)
        })
    }

    fn in_fields(&self, scope: Scope, each: impl Fn(EngineField) -> Box<dyn EngineQuery>) -> Box<dyn EngineQuery> {
        let mut parts: Vec<(Occur, Box<dyn EngineQuery>)> = Vec::new();
        for (field, weight) in self.fields_of(scope) {
            parts.push((Occur::Should, boosted(each(field), weight)));
        }
        match parts.len() {
            1 => parts.remove(0).1,
            _ => Box::new(BooleanQuery::new(parts)),
        }
    }

    fn fields_of(&self, scope: Scope) -> Vec<Weighted> {
        let fields = self.fields;
        match scope {
            // A headline says what an article is about; a caption describes a picture.
            None => vec![(fields.title, 2.0), (fields.summary, 1.2), (fields.body, 1.0), (fields.caption, 0.5)],
            Some(Field::Title) => vec![(fields.title, 1.0)],
            Some(Field::Summary) => vec![(fields.summary, 1.0)],
            Some(Field::Caption) => vec![(fields.caption, 1.0)],
            Some(Field::Author) => vec![(fields.author, 1.0)],
            Some(Field::Tag) => vec![(fields.tag, 1.0)],
            Some(Field::Section) => vec![(fields.section, 1.0)],
            Some(Field::Agency) => vec![(fields.agency, 1.0)],
            Some(Field::Dateline) => vec![(fields.dateline, 1.0)],
            Some(Field::Url) => vec![(fields.url, 1.0)],
            Some(_) => vec![(fields.body, 1.0)],
        }
    }

    fn note(&mut self, kind: NoteKind, text: String, span: QuerySpan) {
        self.notes.push(Note { kind, text, span: Some(span) });
    }
}

/// How many of `count` words must match.
fn required(count: usize, coverage: Coverage) -> usize {
    match (coverage, count) {
        (Coverage::Any, 0) | (_, 0) => 0,
        (Coverage::Any, _) => 1,
        (Coverage::Usual, 1..=3) => count,
        (Coverage::Usual, _) => count.div_ceil(2),
    }
}

/// Whether a clause narrows the search rather than describing what is looked for.
fn is_filter(clause: &Query) -> bool {
    match clause {
        Query::Dates { .. } | Query::Exists { .. } | Query::All => true,
        Query::Word { scope, .. } | Query::Phrase { scope, .. } | Query::Prefix { scope, .. } => scope.is_some(),
        Query::And(clauses) | Query::Or(clauses) | Query::Terms(clauses) => clauses.iter().all(is_filter),
        Query::Not(inner) | Query::Boost(inner, _) => is_filter(inner),
    }
}

/// Whether asking for fewer of the words would ask for anything else.
pub fn can_relax(query: &Query) -> bool {
    match query {
        Query::Terms(clauses) => {
            let mut words = clauses.iter().filter(|clause| !is_filter(clause) && !matches!(clause, Query::Not(_)));
            words.next().is_some_and(|first| words.next().is_some() || can_relax(first))
        }
        Query::And(clauses) | Query::Or(clauses) => clauses.iter().any(can_relax),
        Query::Boost(inner, _) => can_relax(inner),
        Query::Word { text, scope: None, .. } => is_sentence(text),
        _ => false,
    }
}

/// Whether a typed word is looked up in parts.
fn is_sentence(text: &str) -> bool {
    !text.is_ascii() && analyze::groups(&Analyzer::new(None).forms(text, &[])).len() > 1
}

/// The exact terms and the further forms of a word in a field.
fn forms_in(field: EngineField, forms: &WordForms) -> (Vec<Term>, Vec<Term>) {
    let exact = forms.exact.iter().map(|word| Term::from_field_text(field, word)).collect();
    let mut others = Vec::with_capacity(forms.stems.len() * 2);
    let mut marked = String::new();
    for stem in &forms.stems {
        // Words that are their own stem are indexed without a mark.
        others.push(Term::from_field_text(field, stem));
        marked.clear();
        marked.push(STEM_MARK);
        marked.push_str(stem);
        others.push(Term::from_field_text(field, &marked));
    }
    (exact, others)
}

fn offsets(field: EngineField, forms: &[WordForms]) -> Vec<(usize, Term)> {
    let first = forms.first().map_or(0, |form| form.position);
    forms
        .iter()
        .filter_map(|form| {
            let word = form.exact.first()?;
            Some((form.position.saturating_sub(first) as usize, Term::from_field_text(field, word)))
        })
        .collect()
}

fn boosted(query: Box<dyn EngineQuery>, by: f32) -> Box<dyn EngineQuery> {
    if by == 1.0 { query } else { Box::new(BoostQuery::new(query, by)) }
}
