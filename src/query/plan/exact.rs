//! Clauses on fields that hold terms as they stand: they match or not, and have no say in the ranking.

use std::ops::Bound;

use tantivy::Term;
use tantivy::query::{
    AllQuery, BooleanQuery, ConstScoreQuery, EmptyQuery, Occur, Query as EngineQuery, RangeQuery, RegexQuery, TermQuery,
};
use tantivy::schema::{Field as EngineField, IndexRecordOption};

use super::super::ast::{Field, Scope};
use crate::date::TimeRange;
use crate::store::document::prefix_range;
use crate::store::schema::Fields;

/// Articles that have anything in `field`.
pub(super) fn has(fields: &Fields, field: Field) -> Box<dyn EngineQuery> {
    constant(raw(fields.has, field.name()))
}

/// The query of a word in a field that holds terms as they stand rather than text.
pub(super) fn term(fields: &Fields, text: &str, scope: Scope) -> Option<Box<dyn EngineQuery>> {
    let folded = text.trim().to_lowercase();
    let query = match scope? {
        Field::Site => {
            let site = folded.split_once("://").map_or(folded.as_str(), |(_, rest)| rest);
            let site = site.strip_prefix("www.").unwrap_or(site).trim_end_matches('/');
            raw(fields.site, site)
        }
        Field::Lang => raw(fields.lang, folded.split(['-', '_']).next().unwrap_or_default()),
        Field::Kind => raw(fields.kind, &folded),
        Field::Dump => dump(fields, text.trim()),
        Field::Id => id(fields, &folded),
        _ => return None,
    };
    Some(constant(query))
}

fn raw(field: EngineField, term: &str) -> Box<dyn EngineQuery> {
    Box::new(TermQuery::new(Term::from_field_text(field, term), IndexRecordOption::Basic))
}

/// A dump by name, everything below a folder, or what a glob matches.
fn dump(fields: &Fields, glob: &str) -> Box<dyn EngineQuery> {
    let mut pattern = String::with_capacity(glob.len() * 2);
    for character in glob.trim_end_matches('/').chars() {
        match character {
            '*' => pattern.push_str(".*"),
            '?' => pattern.push('.'),
            // The characters that mean something in a pattern; an escape before any other is an error.
            '\\' | '.' | '+' | '(' | ')' | '|' | '[' | ']' | '{' | '}' | '^' | '$' | '#' | '&' | '-' | '~' => {
                pattern.extend(['\\', character]);
            }
            _ => pattern.push(character),
        }
    }
    pattern.push_str("(/.*)?");
    match RegexQuery::from_pattern(&pattern, fields.dump) {
        Ok(query) => Box::new(query),
        Err(_) => raw(fields.dump, glob),
    }
}

fn id(fields: &Fields, prefix: &str) -> Box<dyn EngineQuery> {
    let Some((first, last)) = prefix_range(prefix) else { return Box::new(EmptyQuery) };
    let bounds = |field| {
        let term = |number| Bound::Included(Term::from_field_u64(field, number));
        let range: Box<dyn EngineQuery> = Box::new(RangeQuery::new(term(first), term(last)));
        (Occur::Should, range)
    };
    Box::new(BooleanQuery::new(vec![bounds(fields.id), bounds(fields.content)]))
}

/// Articles dated within `range`.
pub(super) fn dates(fields: &Fields, field: Field, range: TimeRange) -> Box<dyn EngineQuery> {
    let field = if field == Field::Updated { fields.updated } else { fields.date };
    let from = range.from.map_or(Bound::Unbounded, |at| Bound::Included(Term::from_field_i64(field, at)));
    let until = range.until.map_or(Bound::Unbounded, |at| Bound::Excluded(Term::from_field_i64(field, at)));
    if matches!((&from, &until), (Bound::Unbounded, Bound::Unbounded)) {
        return Box::new(AllQuery);
    }
    constant(Box::new(RangeQuery::new(from, until)))
}

/// The same articles, without a say in the ranking.
fn constant(query: Box<dyn EngineQuery>) -> Box<dyn EngineQuery> {
    Box::new(ConstScoreQuery::new(query, 0.0))
}
