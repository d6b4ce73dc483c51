//! The postings of very many forms, united once.

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::{DocId, DocSet, TERMINATED};

/// Documents with their frequencies, ascending.
pub(super) struct Gathered {
    /// Document, frequency of all forms, frequency of those typed.
    rows: Vec<(DocId, u32, u32)>,
    at: usize,
}

impl Gathered {
    /// Reads all `postings` (each with whether its form was typed) of a segment of `max_doc` documents.
    pub(super) fn of(postings: Vec<(SegmentPostings, bool)>, max_doc: DocId) -> Self {
        let mut counts = vec![(0_u32, 0_u32); max_doc as usize];
        for (mut postings, is_exact) in postings {
            let mut doc = postings.doc();
            while doc != TERMINATED {
                if let Some((any, typed)) = counts.get_mut(doc as usize) {
                    let frequency = postings.term_freq();
                    *any += frequency;
                    *typed += if is_exact { frequency } else { 0 };
                }
                doc = postings.advance();
            }
        }
        let rows = (0..).zip(counts).filter(|(_, (any, _))| *any > 0);
        Gathered { rows: rows.map(|(doc, (any, typed))| (doc, any, typed)).collect(), at: 0 }
    }

    pub(super) fn doc(&self) -> DocId {
        self.rows.get(self.at).map_or(TERMINATED, |row| row.0)
    }

    pub(super) fn advance(&mut self) -> DocId {
        self.at += 1;
        self.doc()
    }

    pub(super) fn seek(&mut self, target: DocId) -> DocId {
        let rest = self.rows.get(self.at..).unwrap_or_default();
        self.at += rest.partition_point(|row| row.0 < target);
        self.doc()
    }

    pub(super) fn frequencies(&self) -> (u32, u32) {
        self.rows.get(self.at).map_or((0, 0), |row| (row.1, row.2))
    }

    pub(super) fn len(&self) -> u32 {
        u32::try_from(self.rows.len()).unwrap_or(u32::MAX)
    }
}
