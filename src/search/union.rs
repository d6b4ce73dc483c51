//! A word as the union of its forms, scored as one term.
//!
//! A query word stands for every word with its stem. Scoring each form by itself and adding up loses average
//! precision: rare forms get the weight of rare words. Here the postings are united first: frequencies are
//! summed, one document frequency serves all, and the form typed gets a small bonus of its own.

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::query::{Bm25Weight, EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, TantivyError, Term};

/// What the form typed adds, as a share of its own BM25 score.
pub const EXACT_BONUS: Score = 0.2;
/// More forms than this are gathered into one list before they are read, which costs memory but no search.
const MOST_STREAMS: usize = 16;

/// Articles with any of several terms of one field.
#[derive(Clone, Debug)]
pub struct UnionQuery {
    field: Field,
    /// The forms; the first `exact` of them as typed.
    terms: Vec<Term>,
    exact: usize,
}

impl UnionQuery {
    /// The union of `exact` terms, which earn a bonus, and `others`, all of `field`.
    pub fn new(field: Field, exact: Vec<Term>, others: Vec<Term>) -> Self {
        let count = exact.len();
        let mut terms = exact;
        for term in others {
            if !terms.contains(&term) {
                terms.push(term);
            }
        }
        UnionQuery { field, terms, exact: count }
    }
}

impl Query for UnionQuery {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let EnableScoring::Enabled { searcher, statistics_provider } = scoring else {
            return Ok(Box::new(UnionWeight { query: self.clone(), similarity: None }));
        };
        let docs = statistics_provider.total_num_docs()?.max(1);
        let tokens = statistics_provider.total_num_tokens(self.field)?;
        let average = (tokens as Score / docs as Score).max(1.0);
        let mut any = 0;
        let mut typed = 0;
        for (number, term) in self.terms.iter().enumerate() {
            let with = searcher.doc_freq(term)?;
            any += with;
            if number < self.exact {
                typed += with;
            }
        }
        // Forms share articles, so the sum is an upper bound of the union's document frequency.
        let union = Bm25Weight::for_one_term_without_explain(any.min(docs), docs, average);
        let exact = Bm25Weight::for_one_term_without_explain(typed.min(docs), docs, average).boost_by(EXACT_BONUS);
        Ok(Box::new(UnionWeight { query: self.clone(), similarity: Some(Similarity { union, exact }) }))
    }

    fn query_terms<'a>(&'a self, visitor: &mut dyn FnMut(&'a Term, bool)) {
        for term in &self.terms {
            visitor(term, false);
        }
    }
}

#[derive(Clone)]
struct Similarity {
    union: Bm25Weight,
    exact: Bm25Weight,
}

struct UnionWeight {
    query: UnionQuery,
    similarity: Option<Similarity>,
}

impl UnionWeight {
    fn union(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Option<UnionScorer>> {
        let field = self.query.field;
        let inverted = reader.inverted_index(field)?;
        let mut streams = Vec::new();
        for (number, term) in self.query.terms.iter().enumerate() {
            if let Some(postings) = inverted.read_postings(term, IndexRecordOption::WithFreqs)? {
                streams.push(Stream { postings, is_exact: number < self.query.exact });
            }
        }
        if streams.is_empty() {
            return Ok(None);
        }
        let norms = match &self.similarity {
            Some(_) => reader.get_fieldnorms_reader(field)?,
            None => FieldNormReader::constant(reader.max_doc(), 1),
        };
        let similarity = self
            .similarity
            .as_ref()
            .map(|both| Similarity { union: both.union.boost_by(boost), exact: both.exact.boost_by(boost) });
        let source = if streams.len() > MOST_STREAMS {
            Source::Gathered(Gathered::of(streams, reader.max_doc()))
        } else {
            Source::Streams(streams)
        };
        Ok(Some(UnionScorer::new(source, norms, similarity)))
    }
}

impl Weight for UnionWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        Ok(match self.union(reader, boost)? {
            Some(union) => Box::new(union),
            None => Box::new(EmptyScorer),
        })
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        let absent = || TantivyError::InvalidArgument(format!("document {doc} does not match"));
        let mut scorer = self.union(reader, 1.0)?.ok_or_else(absent)?;
        if scorer.doc() > doc || scorer.seek(doc) != doc {
            return Err(absent());
        }
        Ok(Explanation::new("a word, all its forms as one term", scorer.score()))
    }
}

struct Stream {
    postings: SegmentPostings,
    is_exact: bool,
}

/// Where the documents come from.
enum Source {
    Streams(Vec<Stream>),
    Gathered(Gathered),
}

/// The united postings of many forms.
struct Gathered {
    /// Document, frequency of all forms, frequency of those typed; ascending.
    rows: Vec<(DocId, u32, u32)>,
    at: usize,
}

impl Gathered {
    fn of(streams: Vec<Stream>, max_doc: DocId) -> Self {
        let mut counts = vec![(0_u32, 0_u32); max_doc as usize];
        for mut stream in streams {
            let mut doc = stream.postings.doc();
            while doc != TERMINATED {
                if let Some((any, typed)) = counts.get_mut(doc as usize) {
                    let frequency = stream.postings.term_freq();
                    *any += frequency;
                    *typed += if stream.is_exact { frequency } else { 0 };
                }
                doc = stream.postings.advance();
            }
        }
        let rows = (0..).zip(counts).filter(|(_, (any, _))| *any > 0);
        Gathered { rows: rows.map(|(doc, (any, typed))| (doc, any, typed)).collect(), at: 0 }
    }
}

struct UnionScorer {
    source: Source,
    norms: FieldNormReader,
    similarity: Option<Similarity>,
    doc: DocId,
}

impl UnionScorer {
    fn new(source: Source, norms: FieldNormReader, similarity: Option<Similarity>) -> Self {
        let mut scorer = UnionScorer { source, norms, similarity, doc: TERMINATED };
        scorer.doc = scorer.least();
        scorer
    }

    fn least(&self) -> DocId {
        match &self.source {
            Source::Streams(streams) => {
                streams.iter().map(|stream| stream.postings.doc()).min().unwrap_or(TERMINATED)
            }
            Source::Gathered(gathered) => gathered.rows.get(gathered.at).map_or(TERMINATED, |row| row.0),
        }
    }

    /// Frequencies in the current document: of all forms, and of those typed.
    fn frequencies(&self) -> (u32, u32) {
        match &self.source {
            Source::Streams(streams) => {
                let mut frequencies = (0, 0);
                for stream in streams.iter().filter(|stream| stream.postings.doc() == self.doc) {
                    let frequency = stream.postings.term_freq();
                    frequencies.0 += frequency;
                    frequencies.1 += if stream.is_exact { frequency } else { 0 };
                }
                frequencies
            }
            Source::Gathered(gathered) => gathered.rows.get(gathered.at).map_or((0, 0), |row| (row.1, row.2)),
        }
    }
}

impl DocSet for UnionScorer {
    fn advance(&mut self) -> DocId {
        match &mut self.source {
            Source::Streams(streams) => {
                for stream in streams.iter_mut().filter(|stream| stream.postings.doc() == self.doc) {
                    stream.postings.advance();
                }
            }
            Source::Gathered(gathered) => gathered.at += 1,
        }
        self.doc = self.least();
        self.doc
    }

    fn seek(&mut self, target: DocId) -> DocId {
        match &mut self.source {
            Source::Streams(streams) => {
                for stream in streams.iter_mut().filter(|stream| stream.postings.doc() < target) {
                    stream.postings.seek(target);
                }
            }
            Source::Gathered(gathered) => {
                let rest = gathered.rows.get(gathered.at..).unwrap_or_default();
                gathered.at += rest.partition_point(|row| row.0 < target);
            }
        }
        self.doc = self.least();
        self.doc
    }

    fn doc(&self) -> DocId {
        self.doc
    }

    fn size_hint(&self) -> u32 {
        match &self.source {
            Source::Streams(streams) => {
                streams.iter().map(|stream| stream.postings.size_hint()).fold(0, u32::saturating_add)
            }
            Source::Gathered(gathered) => u32::try_from(gathered.rows.len()).unwrap_or(u32::MAX),
        }
    }
}

impl Scorer for UnionScorer {
    fn score(&mut self) -> Score {
        let Some(similarity) = &self.similarity else { return 1.0 };
        let norm = self.norms.fieldnorm_id(self.doc);
        let (any, typed) = self.frequencies();
        let bonus = if typed > 0 { similarity.exact.score(norm, typed) } else { 0.0 };
        similarity.union.score(norm, any) + bonus
    }
}
