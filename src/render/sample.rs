//! One small answer that the renderers' tests share.

use crate::article::{Article, Dated, How, Origin, Precision};
use crate::query::ast::{Note, NoteKind, QuerySpan};
use crate::search::hit::{Answer, Fragment, Hit};

/// Two hits: one with everything, one with next to nothing and a hostile title.
pub(crate) fn answer() -> Answer {
    Answer {
        query: "harbour bridge".to_owned(),
        notes: vec![Note {
            kind: NoteKind::Repaired,
            text: "the quote was not closed".to_owned(),
            span: Some(QuerySpan { start: 0, end: 7 }),
        }],
        total: 12,
        total_is_exact: true,
        took_ms: 1.8,
        hits: vec![full(), bare()],
    }
}

fn full() -> Hit {
    let body =
        "Work began on Monday. The old bridge over the harbour closes for two years, and ferries take over.".to_owned();
    Hit {
        rank: 1,
        score: 14.25,
        article: Article {
            id: "aaaabbbbccccddddeeeeffff22".to_owned(),
            external_id: Some("hb 7".to_owned()),
            title: "Harbour bridge closes".to_owned(),
            body,
            authors: vec!["Ada Quill".to_owned(), "Ben Ro".to_owned()],
            site: Some("Harbour Post".to_owned()),
            url: Some("https://example.org/bridge".to_owned()),
            language: Some("en".to_owned()),
            published: Some(Dated {
                value: "2025-07-12T08:05+02:00".to_owned(),
                precision: Precision::Minute,
                evidence: "12 July 2025 8.05am".to_owned(),
                how: How::Stated,
            }),
            origin: Origin {
                dump: "news/a b.txt".to_owned(),
                member: None,
                ordinal: 0,
                bytes: [0, 200],
                lines: [1, 9],
            },
            words: 18,
            ..Article::default()
        },
        title_marks: vec![[0, 7], [8, 14]],
        fragments: vec![Fragment {
            text: "The old bridge over the harbour closes for two years,".to_owned(),
            marks: vec![[8, 14], [24, 31]],
            field: "body",
            at: [22, 75],
            line: 4,
        }],
    }
}

fn bare() -> Hit {
    Hit {
        rank: 2,
        score: 3.0,
        article: Article {
            id: "bbbb".to_owned(),
            title: "=Red\x1b[31m \"quoted\",\n\u{202e}txt".to_owned(),
            origin: Origin { dump: "news/b.txt".to_owned(), lines: [7, 8], ..Origin::default() },
            ..Article::default()
        },
        title_marks: vec![],
        fragments: vec![],
    }
}
