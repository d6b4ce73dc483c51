//! A word as the union of its forms, scored as one term in each of several fields.
//!
//! A query word stands for every word with its stem. Scoring each form by itself and adding up loses average
//! precision: rare forms get the weight of rare words. Here the postings of a field are united first: frequencies
//! are summed, one document frequency serves all, and the form typed gets a small bonus of its own. The fields'
//! scores are then added up, in one walk over all postings.

mod gathered;

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::query::{Bm25Weight, EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, TantivyError, Term};

use gathered::Gathered;

/// What the form typed adds, as a share of its own BM25 score.
pub const EXACT_BONUS: Score = 0.2;
/// More forms of a field than this are gathered into one list before they are read, which costs memory but no
/// search for the least at each step.
const MOST_STREAMS: usize = 16;

/// The forms of a word in one field.
#[derive(Clone, Debug)]
pub struct Forms {
    /// The field.
    pub field: Field,
    /// What a match there counts.
    pub weight: Score,
    /// The forms as typed.
    pub exact: Vec<Term>,
    /// All others; none of them among `exact`.
    pub others: Vec<Term>,
}

/// Articles with any form of a word in any of several fields.
#[derive(Clone, Debug)]
pub struct UnionQuery {
    fields: Vec<Forms>,
}

impl UnionQuery {
    /// The union of a word's forms in `fields`.
    pub fn new(fields: Vec<Forms>) -> Self {
        UnionQuery { fields }
    }
}

impl Query for UnionQuery {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let mut similarities = Vec::new();
        if let EnableScoring::Enabled { searcher, statistics_provider } = scoring {
            let docs = statistics_provider.total_num_docs()?.max(1);
            for forms in &self.fields {
                let tokens = statistics_provider.total_num_tokens(forms.field)?;
                let average = (tokens as Score / docs as Score).max(1.0);
                let frequency = |terms: &[Term]| -> tantivy::Result<u64> {
                    terms.iter().try_fold(0, |sum, term| Ok(sum + searcher.doc_freq(term)?))
                };
                let typed = frequency(&forms.exact)?;
                // Forms share articles, so the sum is an upper bound of the union's document frequency.
                let any = typed + frequency(&forms.others)?;
                let bm25 = |with: u64, weight: Score| {
                    Bm25Weight::for_one_term_without_explain(with.min(docs), docs, average).boost_by(weight)
                };
                similarities.push(Similarity {
                    union: bm25(any, forms.weight),
                    exact: bm25(typed, forms.weight * EXACT_BONUS),
                });
            }
        }
        Ok(Box::new(UnionWeight { fields: self.fields.clone(), similarities }))
    }

    fn query_terms<'a>(&'a self, visitor: &mut dyn FnMut(&'a Term, bool)) {
        for term in self.fields.iter().flat_map(|forms| forms.exact.iter().chain(&forms.others)) {
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
    fields: Vec<Forms>,
    /// One a field; empty where nothing is scored.
    similarities: Vec<Similarity>,
}

impl UnionWeight {
    fn union(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Option<UnionScorer>> {
        let mut streams = Vec::new();
        let mut ranks = Vec::new();
        for (number, forms) in self.fields.iter().enumerate() {
            let inverted = reader.inverted_index(forms.field)?;
            let mut postings = Vec::new();
            let exact = forms.exact.iter().map(|term| (term, true));
            for (term, is_exact) in exact.chain(forms.others.iter().map(|term| (term, false))) {
                if let Some(found) = inverted.read_postings(term, IndexRecordOption::WithFreqs)? {
                    postings.push((found, is_exact));
                }
            }
            if postings.is_empty() {
                continue;
            }
            let rank = ranks.len();
            if let Some(similarity) = self.similarities.get(number) {
                ranks.push(Rank {
                    norms: reader.get_fieldnorms_reader(forms.field)?,
                    union: similarity.union.boost_by(boost),
                    exact: similarity.exact.boost_by(boost),
                });
            }
            if postings.len() > MOST_STREAMS {
                streams.push(Stream { source: Source::Gathered(Gathered::of(postings, reader.max_doc())), rank });
            } else {
                streams.extend(postings.into_iter().map(|(postings, is_exact)| Stream {
                    source: Source::Postings { postings: Box::new(postings), is_exact },
                    rank,
                }));
            }
        }
        Ok((!streams.is_empty()).then(|| UnionScorer::new(streams, ranks)))
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

/// How a field is scored.
struct Rank {
    norms: FieldNormReader,
    union: Bm25Weight,
    exact: Bm25Weight,
}

/// Postings of one form, or of many gathered.
struct Stream {
    source: Source,
    /// Which field's rank it counts for.
    rank: usize,
}

enum Source {
    Postings { postings: Box<SegmentPostings>, is_exact: bool },
    Gathered(Gathered),
}

impl Stream {
    fn doc(&self) -> DocId {
        match &self.source {
            Source::Postings { postings, .. } => postings.doc(),
            Source::Gathered(gathered) => gathered.doc(),
        }
    }

    fn advance(&mut self) -> DocId {
        match &mut self.source {
            Source::Postings { postings, .. } => postings.advance(),
            Source::Gathered(gathered) => gathered.advance(),
        }
    }

    fn seek(&mut self, target: DocId) -> DocId {
        match &mut self.source {
            Source::Postings { postings, .. } => postings.seek(target),
            Source::Gathered(gathered) => gathered.seek(target),
        }
    }

    /// Frequency in the current document: of all forms, and of those typed.
    fn frequencies(&self) -> (u32, u32) {
        match &self.source {
            Source::Postings { postings, is_exact } => {
                let frequency = postings.term_freq();
                (frequency, if *is_exact { frequency } else { 0 })
            }
            Source::Gathered(gathered) => gathered.frequencies(),
        }
    }
}

struct UnionScorer {
    streams: Vec<Stream>,
    /// Where each stream stands.
    docs: Vec<DocId>,
    ranks: Vec<Rank>,
    doc: DocId,
}

impl UnionScorer {
    fn new(streams: Vec<Stream>, ranks: Vec<Rank>) -> Self {
        let docs: Vec<DocId> = streams.iter().map(Stream::doc).collect();
        let doc = docs.iter().copied().min().unwrap_or(TERMINATED);
        UnionScorer { streams, docs, ranks, doc }
    }
}

impl DocSet for UnionScorer {
    fn advance(&mut self) -> DocId {
        let mut least = TERMINATED;
        for (stream, doc) in self.streams.iter_mut().zip(&mut self.docs) {
            if *doc == self.doc {
                *doc = stream.advance();
            }
            least = least.min(*doc);
        }
        self.doc = least;
        least
    }

    fn seek(&mut self, target: DocId) -> DocId {
        let mut least = TERMINATED;
        for (stream, doc) in self.streams.iter_mut().zip(&mut self.docs) {
            if *doc < target {
                *doc = stream.seek(target);
            }
            least = least.min(*doc);
        }
        self.doc = least;
        least
    }

    fn doc(&self) -> DocId {
        self.doc
    }

    fn size_hint(&self) -> u32 {
        let sizes = self.streams.iter().map(|stream| match &stream.source {
            Source::Postings { postings, .. } => postings.size_hint(),
            Source::Gathered(gathered) => gathered.len(),
        });
        sizes.fold(0, u32::saturating_add)
    }
}

impl Scorer for UnionScorer {
    fn score(&mut self) -> Score {
        if self.ranks.is_empty() {
            return 1.0;
        }
        let mut score = 0.0;
        let mut streams = self.streams.iter().zip(&self.docs).peekable();
        // The streams of a field stand side by side.
        for (number, rank) in self.ranks.iter().enumerate() {
            let (mut any, mut typed) = (0, 0);
            while let Some((stream, doc)) = streams.next_if(|(stream, _)| stream.rank == number) {
                if *doc == self.doc {
                    let (more, more_typed) = stream.frequencies();
                    any += more;
                    typed += more_typed;
                }
            }
            if any > 0 {
                let norm = rank.norms.fieldnorm_id(self.doc);
                score += rank.union.score(norm, any);
                if typed > 0 {
                    score += rank.exact.score(norm, typed);
                }
            }
        }
        score
    }
}
