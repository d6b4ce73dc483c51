//! One query answered: parsed, planned, ranked, and its passages cut.

use std::time::Instant;

use tantivy::collector::sort_key::{SortBySimilarityScore, SortByStaticFastValue};
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{BooleanQuery, BoostQuery, Occur, Query as EngineQuery, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, Order, Score, Term};

use super::Index;
use super::hit::{Answer, Hit};
use super::snippet;
use crate::article::Kind;
use crate::date;
use crate::error::{Error, ErrorKind, Result};
use crate::query::ast::{Field, Note, NoteKind, Query, QuerySpan};
use crate::query::parse;
use crate::query::plan::{Coverage, Planner, can_relax};
use crate::store::analyze::Analyzer;
use crate::store::engine_error;

/// What comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The best match.
    #[default]
    Relevance,
    /// The latest date; articles without one come last.
    Newest,
    /// The earliest date; articles without one come last.
    Oldest,
}

/// What is asked.
#[derive(Clone, Debug)]
pub struct Request {
    /// The query as typed.
    pub query: String,
    /// How many hits; 0 only counts.
    pub limit: usize,
    /// How many hits to pass over.
    pub offset: usize,
    /// Passages a hit.
    pub snippets: usize,
    /// Code points a passage, about.
    pub width: usize,
    /// What comes first.
    pub sort: Sort,
    /// Only articles dated from then on.
    pub since: Option<String>,
    /// Only articles dated until then, that day, month or year included.
    pub until: Option<String>,
    /// Only articles of any of these sites.
    pub site: Vec<String>,
    /// Only articles in any of these languages.
    pub lang: Vec<String>,
    /// Only articles of dumps whose name matches any of these globs.
    pub in_globs: Vec<String>,
    /// The present, in seconds since 1970 UTC.
    pub now: i64,
}

/// Hits, passages a hit and characters a passage, unless told otherwise.
pub const DEFAULTS: (usize, usize, usize) = (10, 2, 240);

impl Default for Request {
    fn default() -> Self {
        let (limit, snippets, width) = DEFAULTS;
        Request {
            query: String::new(),
            limit,
            offset: 0,
            snippets,
            width,
            sort: Sort::Relevance,
            since: None,
            until: None,
            site: Vec::new(),
            lang: Vec::new(),
            in_globs: Vec::new(),
            now: 0,
        }
    }
}

/// Found documents, best first, and how many there are in all.
type Found = (Vec<(Score, DocAddress)>, usize);

pub(super) fn answer(index: &Index, request: &Request) -> Result<Answer> {
    let started = Instant::now();
    let parsed = parse(&request.query, request.now);
    let mut notes = parsed.notes;
    let filters = filters(request)?;
    let (mut found, planned) = find(index, &parsed.query, &filters, request, Coverage::Usual)?;
    notes.extend(planned);
    if found.1 == 0 && can_relax(&parsed.query) {
        let (relaxed, _) = find(index, &parsed.query, &filters, request, Coverage::Any)?;
        if relaxed.1 > 0 {
            found = relaxed;
            let text = "no article has all of the words; these have some of them".to_owned();
            notes.push(Note { kind: NoteKind::Relaxed, text, span: None });
        }
    }
    let (top, total) = found;
    let matcher = matcher(index, &parsed.query);
    let options = snippet::Options { fragments: request.snippets, width: request.width };
    let mut analyzer = Analyzer::new(None);
    let mut hits = Vec::with_capacity(top.len());
    for (number, (score, address)) in top.into_iter().enumerate() {
        let article = index.snapshot.article(address)?;
        let passages = snippet::fragments_with(&article, &matcher, &options, &mut analyzer);
        hits.push(Hit {
            rank: request.offset + number + 1,
            score,
            title_marks: passages.title_marks,
            fragments: passages.fragments,
            article,
        });
    }
    Ok(Answer {
        query: request.query.clone(),
        notes,
        total,
        total_is_exact: true,
        took_ms: started.elapsed().as_secs_f64() * 1000.0,
        hits,
    })
}

fn matcher(index: &Index, query: &Query) -> snippet::Matcher {
    let languages = index.languages();
    let mut analyzer = Analyzer::new(None);
    snippet::Matcher::build(query, &mut |text| analyzer.forms(text, &languages))
}

fn find(
    index: &Index,
    query: &Query,
    filters: &[Query],
    request: &Request,
    coverage: Coverage,
) -> Result<(Found, Vec<Note>)> {
    let snapshot = &index.snapshot;
    let languages = index.languages();
    let mut planner = Planner::new(&snapshot.searcher, &snapshot.fields, &languages, coverage);
    let mut parts: Vec<(Occur, Box<dyn EngineQuery>)> = vec![(Occur::Must, planner.plan(query)?)];
    for filter in filters {
        parts.push((Occur::Must, Box::new(BoostQuery::new(planner.plan(filter)?, 0.0))));
    }
    if let Some(only_articles) = only_articles(index, query)? {
        parts.push((Occur::Must, only_articles));
    }
    let engine_query: Box<dyn EngineQuery> =
        if parts.len() == 1 { parts.remove(0).1 } else { Box::new(BooleanQuery::new(parts)) };
    let searcher = &snapshot.searcher;
    if request.limit == 0 {
        let total = searcher.search(&engine_query, &Count).map_err(engine_error)?;
        return Ok(((Vec::new(), total), planner.notes));
    }
    // The engine makes room for as many as are asked for.
    let most: usize = searcher.segment_readers().iter().map(|segment| segment.max_doc() as usize).sum();
    let (offset, limit) = (request.offset.min(most), request.limit.min(most.max(1)));
    let top = TopDocs::with_limit(limit).and_offset(offset);
    // Equal scores are put in the order of the ids, which no merge and no other run changes.
    let by_id = (SortByStaticFastValue::<u64>::for_field("id"), Order::Asc);
    let found = match request.sort {
        Sort::Relevance => {
            let collector = (top.order_by(((SortBySimilarityScore, Order::Desc), by_id)), Count);
            let (top, total) = searcher.search(&engine_query, &collector).map_err(engine_error)?;
            (top.into_iter().map(|((score, _), address)| (score, address)).collect(), total)
        }
        Sort::Newest | Sort::Oldest => {
            let order = if request.sort == Sort::Newest { Order::Desc } else { Order::Asc };
            let by_date = (SortByStaticFastValue::<i64>::for_field("date"), order);
            let collector = (top.order_by((by_date, by_id)), Count);
            let (top, total) = searcher.search(&engine_query, &collector).map_err(engine_error)?;
            (top.into_iter().map(|(_, address)| (0.0, address)).collect(), total)
        }
    };
    Ok((found, planner.notes))
}

/// Listings and error pages are found only where the query asks for their kind.
fn only_articles(index: &Index, query: &Query) -> Result<Option<Box<dyn EngineQuery>>> {
    let snapshot = &index.snapshot;
    let term = Term::from_field_text(snapshot.fields.kind, Kind::Article.name());
    let articles = snapshot.searcher.doc_freq(&term).map_err(engine_error)?;
    let all: u64 = snapshot.searcher.segment_readers().iter().map(|segment| u64::from(segment.max_doc())).sum();
    if articles == all || asks_for_kind(query) {
        return Ok(None);
    }
    let only: Box<dyn EngineQuery> = Box::new(TermQuery::new(term, IndexRecordOption::Basic));
    Ok(Some(Box::new(BoostQuery::new(only, 0.0))))
}

fn asks_for_kind(query: &Query) -> bool {
    match query {
        Query::Word { scope, .. } | Query::Phrase { scope, .. } | Query::Prefix { scope, .. } => {
            *scope == Some(Field::Kind)
        }
        Query::Terms(clauses) | Query::And(clauses) | Query::Or(clauses) => clauses.iter().any(asks_for_kind),
        Query::Not(inner) | Query::Boost(inner, _) => asks_for_kind(inner),
        Query::All | Query::Dates { .. } | Query::Exists { .. } => false,
    }
}

/// The options that narrow the search, as clauses that must hold.
fn filters(request: &Request) -> Result<Vec<Query>> {
    let span = QuerySpan::default();
    let mut filters = Vec::new();
    for (text, is_since) in [(&request.since, true), (&request.until, false)] {
        let Some(text) = text else { continue };
        let mut range = date::when(text, request.now).ok_or_else(|| {
            Error::new(ErrorKind::Usage, format!("{text:?} is no date"))
                .hint("write 2025, 2025-07, 2025-07-12, \"12 July 2025\" or 7d")
        })?;
        if is_since {
            range.until = None;
        } else {
            range.from = None;
        }
        filters.push(Query::Dates { field: Field::Date, range, span });
    }
    for (values, scope) in
        [(&request.site, Field::Site), (&request.lang, Field::Lang), (&request.in_globs, Field::Dump)]
    {
        if values.is_empty() {
            continue;
        }
        let words = values.iter().map(|text| Query::Word { text: text.clone(), scope: Some(scope), span });
        filters.push(Query::Or(words.collect()));
    }
    Ok(filters)
}
