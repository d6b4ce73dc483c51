//! Answers as tables: comma-separated (RFC 4180, with line feeds) and tab-separated values.
//!
//! One row a hit, one header a run. Values stand as they are in the article; a table is read by programs.

use std::borrow::Cow;
use std::io::{self, Write};

use super::{Renderer, View};
use crate::search::hit::{Answer, Hit};

/// A table.
pub struct Delimited {
    name: &'static str,
    separator: &'static [u8],
    quote: fn(&str) -> Cow<'_, str>,
}

/// The `csv` renderer: a value with a comma, quote or line break stands in quotes.
pub const CSV: Delimited = Delimited { name: "csv", separator: b",", quote: quoted };

/// The `tsv` renderer: tabs, line breaks and backslashes within a value are written `\t`, `\n`, `\r`, `\\`.
pub const TSV: Delimited = Delimited { name: "tsv", separator: b"\t", quote: escaped };

const COLUMNS: [&str; 14] = [
    "rank",
    "score",
    "id",
    "external_id",
    "title",
    "published",
    "site",
    "language",
    "authors",
    "url",
    "dump",
    "member",
    "line",
    "snippet",
];

impl Renderer for Delimited {
    fn name(&self) -> &'static str {
        self.name
    }

    fn render(&self, answer: &Answer, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        if view.first {
            let key = view.query_id.map(|_| "query_id");
            self.row(key.into_iter().chain(COLUMNS).map(Cow::Borrowed), out)?;
        }
        for hit in &answer.hits {
            self.row(view.query_id.map(Cow::Borrowed).into_iter().chain(values(hit)), out)?;
        }
        Ok(())
    }
}

impl Delimited {
    fn row<'a>(&self, values: impl Iterator<Item = Cow<'a, str>>, out: &mut dyn Write) -> io::Result<()> {
        for (i, value) in values.enumerate() {
            if i > 0 {
                out.write_all(self.separator)?;
            }
            out.write_all((self.quote)(&value).as_bytes())?;
        }
        out.write_all(b"\n")
    }
}

/// In the order of [`COLUMNS`]; unknown values are empty.
fn values(hit: &Hit) -> [Cow<'_, str>; COLUMNS.len()] {
    let article = &hit.article;
    let known = |value: &'static str| Cow::Borrowed(value);
    let optional = |value: Option<&String>| value.cloned().map_or(known(""), Cow::Owned);
    let snippet = hit.fragments.first();
    [
        hit.rank.to_string().into(),
        hit.score.to_string().into(),
        article.id.as_str().into(),
        optional(article.external_id.as_ref()),
        article.title.as_str().into(),
        optional(article.published.as_ref().map(|date| &date.value)),
        optional(article.site.as_ref()),
        optional(article.language.as_ref()),
        article.authors.join("; ").into(),
        optional(article.url.as_ref()),
        article.origin.dump.as_str().into(),
        optional(article.origin.member.as_ref()),
        snippet.map_or(article.origin.lines[0], |fragment| fragment.line).to_string().into(),
        snippet.map_or(known(""), |fragment| fragment.text.as_str().into()),
    ]
}

fn quoted(value: &str) -> Cow<'_, str> {
    if value.contains([',', '"', '\n', '\r']) || value.starts_with(' ') || value.ends_with(' ') {
        Cow::Owned(format!("\"{}\"", value.replace('"', "\"\"")))
    } else {
        Cow::Borrowed(value)
    }
}

fn escaped(value: &str) -> Cow<'_, str> {
    if !value.contains(['\t', '\n', '\r', '\\']) {
        return Cow::Borrowed(value);
    }
    let mut safe = String::with_capacity(value.len() + 8);
    for c in value.chars() {
        match c {
            '\t' => safe.push_str("\\t"),
            '\n' => safe.push_str("\\n"),
            '\r' => safe.push_str("\\r"),
            '\\' => safe.push_str("\\\\"),
            c => safe.push(c),
        }
    }
    Cow::Owned(safe)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    fn rendered(renderer: &dyn Renderer, view: &View<'_>) -> String {
        let mut out = Vec::new();
        renderer.render(&sample::answer(), view, &mut out).expect("memory is written");
        String::from_utf8(out).expect("tables are UTF-8")
    }

    #[test]
    fn csv() {
        assert_eq!(
            rendered(&CSV, &View::PLAIN),
            "rank,score,id,external_id,title,published,site,language,authors,url,dump,member,line,snippet\n\
             1,14.25,aaaabbbbccccddddeeeeffff22,hb 7,Harbour bridge closes,2025-07-12T08:05+02:00,Harbour Post,en,\
             Ada Quill; Ben Ro,https://example.org/bridge,news/a b.txt,,4,\
             \"The old bridge over the harbour closes for two years,\"\n\
             2,3,bbbb,,\"=Red\x1b[31m \"\"quoted\"\",\n\u{202e}txt\",,,,,,news/b.txt,,7,\n"
        );
    }

    #[test]
    fn tsv_has_one_line_a_hit() {
        let view = View { query_id: Some("q\t1"), first: false, ..View::PLAIN };
        let text = rendered(&TSV, &view);
        let rows: Vec<Vec<&str>> = text.lines().map(|row| row.split('\t').collect()).collect();
        assert_eq!(rows.len(), 2);
        assert!(rows.iter().all(|row| row.len() == COLUMNS.len() + 1), "{rows:?}");
        assert_eq!(rows[1][0], "q\\t1");
        assert_eq!(rows[1][5], "=Red\x1b[31m \"quoted\",\\n\u{202e}txt");
    }
}
