//! Rankings for standard evaluation tools: `qid Q0 docno rank score run`.

use std::io::{self, Write};

use super::{Renderer, View};
use crate::search::hit::Answer;

/// The `trec` renderer. The document is named by its own identifier, or by its id where it has none; the query by its
/// identifier, or `1` where there is but one query.
pub struct Trec;

impl Renderer for Trec {
    fn name(&self) -> &'static str {
        "trec"
    }

    fn render(&self, answer: &Answer, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        let query = column(view.query_id.unwrap_or("1"));
        let run = column(view.run);
        for hit in &answer.hits {
            let document = column(hit.article.external_id.as_deref().unwrap_or(&hit.article.id));
            writeln!(out, "{query} Q0 {document} {} {} {run}", hit.rank, hit.score)?;
        }
        Ok(())
    }
}

/// Columns are apart by blanks, so a blank within one is written `_`.
fn column(text: &str) -> String {
    if text.is_empty() { "_".to_owned() } else { text.replace(|c: char| c.is_whitespace() || c.is_control(), "_") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    #[test]
    fn six_columns() {
        let mut out = Vec::new();
        let view = View { query_id: Some("q 1"), run: "", ..View::PLAIN };
        Trec.render(&sample::answer(), &view, &mut out).expect("memory is written");
        assert_eq!(String::from_utf8(out).expect("UTF-8"), "q_1 Q0 hb_7 1 14.25 _\nq_1 Q0 bbbb 2 3 _\n");
    }
}
