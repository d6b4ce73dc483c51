//! Answers as JSON: the contract that programs rely on, version by version.
//!
//! Positions are Unicode code points, unknown members are null or empty and never absent. What could disturb a
//! terminal (delete, C1 controls, bidirectional overrides) is written as `\u…`, which means the same to any reader.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::Formatter;

use super::{Renderer, View};
use crate::article::{Dated, Origin};
use crate::query::ast::Note;
use crate::search::hit::{Answer, Fragment, Hit, Mark};

/// Goes up when a member changes its meaning or goes away; new members do not change it.
pub const FORMAT_VERSION: u32 = 1;

/// The `json` renderer: an object an answer.
pub struct Json;

/// The `jsonl` renderer: an object a hit.
pub struct JsonLines;

impl Renderer for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn is_json(&self) -> bool {
        true
    }

    fn render(&self, answer: &Answer, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        let answer = AnswerJson {
            format_version: FORMAT_VERSION,
            query_id: view.query_id,
            query: &answer.query,
            notes: answer.notes.iter().map(NoteJson::from).collect(),
            total: answer.total,
            total_is: if answer.total_is_exact { "exact" } else { "at_least" },
            took_ms: (answer.took_ms * 1000.0).round() / 1000.0,
            hits: answer.hits.iter().map(|hit| HitJson::new(hit, None)).collect(),
            facets: Empty {},
            timeline: [],
        };
        line(&answer, out)
    }
}

impl Renderer for JsonLines {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn is_json(&self) -> bool {
        true
    }

    fn render(&self, answer: &Answer, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        answer.hits.iter().try_for_each(|hit| line(&HitJson::new(hit, view.query_id), out))
    }
}

/// Writes `value` on one line.
///
/// # Errors
/// Those of `out`, and of values that JSON cannot hold, such as maps with odd keys.
pub fn line<T: Serialize>(value: &T, out: &mut dyn Write) -> io::Result<()> {
    value.serialize(&mut serde_json::Serializer::with_formatter(&mut *out, TerminalSafe))?;
    out.write_all(b"\n")
}

/// Compact JSON without characters that act on a terminal.
struct TerminalSafe;

impl Formatter for TerminalSafe {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut written = 0;
        for (at, c) in fragment.char_indices() {
            if matches!(c, '\u{7f}'..='\u{9f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}') {
                writer.write_all(&fragment.as_bytes()[written..at])?;
                write!(writer, "\\u{:04x}", u32::from(c))?;
                written = at + c.len_utf8();
            }
        }
        writer.write_all(&fragment.as_bytes()[written..])
    }
}

#[derive(Serialize)]
struct AnswerJson<'a> {
    format_version: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    query_id: Option<&'a str>,
    query: &'a str,
    notes: Vec<NoteJson<'a>>,
    total: usize,
    total_is: &'static str,
    took_ms: f64,
    hits: Vec<HitJson<'a>>,
    facets: Empty,
    timeline: [(); 0],
}

#[derive(Serialize)]
struct Empty {}

#[derive(Serialize)]
struct NoteJson<'a> {
    kind: &'static str,
    text: &'a str,
    span: Option<Mark>,
}

impl<'a> From<&'a Note> for NoteJson<'a> {
    fn from(note: &'a Note) -> Self {
        NoteJson { kind: note.kind.name(), text: &note.text, span: note.span.map(|span| [span.start, span.end]) }
    }
}

#[derive(Serialize)]
struct HitJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    query_id: Option<&'a str>,
    rank: usize,
    score: f32,
    id: &'a str,
    external_id: Option<&'a str>,
    title: &'a str,
    title_marks: &'a [Mark],
    snippets: Vec<SnippetJson<'a>>,
    published: Option<&'a Dated>,
    site: Option<&'a str>,
    language: Option<&'a str>,
    authors: &'a [String],
    url: Option<&'a str>,
    origin: &'a Origin,
    copies: [(); 0],
}

impl<'a> HitJson<'a> {
    fn new(hit: &'a Hit, query_id: Option<&'a str>) -> Self {
        let article = &hit.article;
        HitJson {
            query_id,
            rank: hit.rank,
            score: hit.score,
            id: &article.id,
            external_id: article.external_id.as_deref(),
            title: &article.title,
            title_marks: &hit.title_marks,
            snippets: hit.fragments.iter().map(SnippetJson::from).collect(),
            published: article.published.as_ref(),
            site: article.site.as_deref(),
            language: article.language.as_deref(),
            authors: &article.authors,
            url: article.url.as_deref(),
            origin: &article.origin,
            copies: [],
        }
    }
}

#[derive(Serialize)]
struct SnippetJson<'a> {
    text: &'a str,
    marks: &'a [Mark],
    field: &'a str,
    at: Mark,
    line: u64,
}

impl<'a> From<&'a Fragment> for SnippetJson<'a> {
    fn from(fragment: &'a Fragment) -> Self {
        SnippetJson {
            text: &fragment.text,
            marks: &fragment.marks,
            field: fragment.field,
            at: fragment.at,
            line: fragment.line,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    fn rendered(renderer: &dyn Renderer, view: &View<'_>) -> String {
        let mut out = Vec::new();
        renderer.render(&sample::answer(), view, &mut out).expect("memory is written");
        String::from_utf8(out).expect("JSON is UTF-8")
    }

    const FULL: &str = concat!(
        r#"{"rank":1,"score":14.25,"id":"aaaabbbbccccddddeeeeffff22","external_id":"hb 7","#,
        r#""title":"Harbour bridge closes","title_marks":[[0,7],[8,14]],"#,
        r#""snippets":[{"text":"The old bridge over the harbour closes for two years,","marks":[[8,14],[24,31]],"#,
        r#""field":"body","at":[22,75],"line":4}],"#,
        r#""published":{"value":"2025-07-12T08:05+02:00","precision":"minute","evidence":"12 July 2025 8.05am","#,
        r#""how":"stated"},"site":"Harbour Post","language":"en","authors":["Ada Quill","Ben Ro"],"#,
        r#""url":"https://example.org/bridge","#,
        r#""origin":{"dump":"news/a b.txt","member":null,"ordinal":0,"bytes":[0,200],"lines":[1,9]},"copies":[]}"#,
    );

    const BARE: &str = concat!(
        r#"{"rank":2,"score":3.0,"id":"bbbb","external_id":null,"#,
        r#""title":"=Red\u001b[31m \"quoted\",\n\u202etxt","title_marks":[],"snippets":[],"#,
        r#""published":null,"site":null,"language":null,"authors":[],"url":null,"#,
        r#""origin":{"dump":"news/b.txt","member":null,"ordinal":0,"bytes":[0,0],"lines":[7,8]},"copies":[]}"#,
    );

    #[test]
    fn an_answer_has_every_member() {
        let expected = [
            r#"{"format_version":1,"query":"harbour bridge","#,
            r#""notes":[{"kind":"repaired","text":"the quote was not closed","span":[0,7]}],"#,
            r#""total":12,"total_is":"exact","took_ms":1.8,"hits":["#,
            FULL,
            ",",
            BARE,
            r#"],"facets":{},"timeline":[]}"#,
            "\n",
        ];
        assert_eq!(rendered(&Json, &View::PLAIN), expected.concat());
    }

    #[test]
    fn lines_are_hits() {
        assert_eq!(rendered(&JsonLines, &View::PLAIN), format!("{FULL}\n{BARE}\n"));
        let view = View { query_id: Some("q1"), ..View::PLAIN };
        assert!(rendered(&JsonLines, &view).starts_with(r#"{"query_id":"q1","rank":1,"#));
    }

    #[test]
    fn what_acts_on_a_terminal_is_escaped_and_read_back() {
        let text = "a\x7fb\u{9b}c\u{202e}d\u{2028}é漢";
        let mut out = Vec::new();
        line(&text, &mut out).expect("memory is written");
        let json = String::from_utf8(out).expect("JSON is UTF-8");
        assert_eq!(json, "\"a\\u007fb\\u009bc\\u202ed\\u2028é漢\"\n");
        assert_eq!(serde_json::from_str::<String>(&json).expect("valid JSON"), text);
    }
}
