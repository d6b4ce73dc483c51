//! A parsed query as JSON, for `search debug query`.

use dumpsearch::query::ast::{Query, QuerySpan, Scope};
use dumpsearch::query::parse;
use serde_json::{Value, json};

/// How the query is understood, and what was mended.
pub fn parsed(text: &str, now: i64) -> Value {
    let parsed = parse::parse(text, now);
    let notes: Vec<Value> = parsed
        .notes
        .iter()
        .map(|note| json!({"kind": note.kind.name(), "text": note.text, "span": note.span.map(span)}))
        .collect();
    json!({"query": tree(&parsed.query), "notes": notes})
}

fn tree(query: &Query) -> Value {
    let list = |queries: &[Query]| queries.iter().map(tree).collect::<Vec<_>>();
    match query {
        Query::All => json!("all"),
        Query::Word { text, scope, span: at } => json!({"word": text, "field": field(*scope), "span": span(*at)}),
        Query::Phrase { text, slop, scope, span: at } => {
            json!({"phrase": text, "slop": slop, "field": field(*scope), "span": span(*at)})
        }
        Query::Prefix { text, scope, span: at } => json!({"prefix": text, "field": field(*scope), "span": span(*at)}),
        Query::Dates { field, range, span: at } => {
            json!({"dates": [range.from, range.until], "field": field.name(), "span": span(*at)})
        }
        Query::Exists { field, span: at } => json!({"exists": field.name(), "span": span(*at)}),
        Query::Terms(queries) => json!({"terms": list(queries)}),
        Query::And(queries) => json!({"and": list(queries)}),
        Query::Or(queries) => json!({"or": list(queries)}),
        Query::Not(query) => json!({"not": tree(query)}),
        Query::Boost(query, factor) => json!({"boost": factor, "query": tree(query)}),
    }
}

fn field(scope: Scope) -> Option<&'static str> {
    scope.map(|field| field.name())
}

fn span(span: QuerySpan) -> [usize; 2] {
    [span.start, span.end]
}
