//! `search debug split`: the records of a dump before they are refined, and for scraped text every line that was weighed
//! as an article's opening, with the evidence.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::Path;

use dumpsearch::article::{Body, Draft, Span, Stamp};
use dumpsearch::dump::chunk::Chunk;
use dumpsearch::dump::{label, open};
use dumpsearch::error::{Error, ErrorKind, Result};
use dumpsearch::format::text::{self, Explained};
use dumpsearch::format::{self, Format, Settings, Skip};
use dumpsearch::render::{escape, json};
use serde_json::{Value, json};

use super::ui::{Sink, Ui};

/// What is printed, in the order of the dump.
enum Step {
    Considered(Explained),
    Record(Box<std::result::Result<Draft, Skip>>),
}

/// Prints the records of the dump at `path`; `as_table` for eyes.
///
/// # Errors
/// A dump that cannot be read, and those of standard output.
pub fn run(path: &Path, input_format: Option<&str>, settings: &Settings, as_table: bool, ui: &mut Ui) -> Result<()> {
    let usage = |message: &str| Error::new(ErrorKind::Usage, message).at(path).hint("`search formats` lists them");
    let mut source = open::open(path).map_err(|e| Error::io(path, e))?.source;
    let whole = path.canonicalize().map_err(|e| Error::io(path, e))?;
    // As `search parse` would call it.
    let settings = settings.for_dump(&label::label_for(&whole, &[]), &whole);
    let rule = settings.rule.as_deref();
    let name = source.name().to_owned();
    let head = source.head().map_err(|e| Error::io(path, e))?;
    let format = match input_format.or(rule.and_then(|rule| rule.format())) {
        Some(name) => format::by_name(name).ok_or_else(|| usage("there is no such format"))?,
        None => format::detect(&name, head).ok_or_else(|| usage("no format is recognised"))?,
    };
    let is_weighed = format.name() == text::Text.name() && rule.is_none_or(|rule| rule.split.is_none());
    if let Some(rule) = rule {
        ui.tell(&format!("read under the rule for {}", rule.glob()));
    }
    let mut sink = Sink::new(ui, if as_table { row } else { line });
    let framed = format.frame(&mut source, &settings, &mut |chunk| {
        let considered = if is_weighed { text::explain(&chunk) } else { Vec::new() };
        let records = records(format, &chunk, &settings);
        for step in in_order(considered, records) {
            if sink.take(&step).is_break() {
                return ControlFlow::Break(());
            }
        }
        ControlFlow::Continue(())
    });
    sink.finish()?;
    framed.map_err(|broken| {
        Error::new(ErrorKind::Dump, format!("{} at byte {}: {}", broken.kind, broken.at, broken.message)).at(path)
    })
}

fn records(format: &dyn Format, chunk: &Chunk, settings: &Settings) -> Vec<std::result::Result<Draft, Skip>> {
    let mut records = Vec::new();
    format.parse(chunk, settings, &mut records);
    records
}

/// Each record behind the lines that were considered up to its end.
fn in_order(considered: Vec<Explained>, records: Vec<std::result::Result<Draft, Skip>>) -> Vec<Step> {
    let mut considered = VecDeque::from(considered);
    let mut steps = Vec::with_capacity(considered.len() + records.len());
    for record in records {
        let span = span(&record);
        while let Some(next) = considered.pop_front_if(|next| next.span.bytes[0] < span.bytes[1]) {
            steps.push(Step::Considered(next));
        }
        steps.push(Step::Record(Box::new(record)));
    }
    steps.extend(considered.into_iter().map(Step::Considered));
    steps
}

fn span(record: &std::result::Result<Draft, Skip>) -> Span {
    match record {
        Ok(draft) => draft.span,
        Err(skip) => skip.span,
    }
}

/// The reasons by name, with their points.
fn evidence(explained: &Explained) -> Vec<(String, i32)> {
    explained.boundary.evidence.iter().map(|(reason, points)| (snake_case(&format!("{reason:?}")), *points)).collect()
}

/// `FormFeed` as `form_feed`; what a variant holds is left out.
fn snake_case(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    for c in name.chars().take_while(|c| c.is_alphanumeric() || *c == '_') {
        if c.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(c.to_lowercase());
    }
    snake
}

fn line(step: &Step, out: &mut dyn Write) -> io::Result<()> {
    let value = match step {
        Step::Considered(explained) => json!({"boundary": {
            "line": explained.span.lines[0], "text": explained.text, "taken": explained.boundary.taken,
            "score": explained.boundary.score, "evidence": evidence(explained),
        }}),
        Step::Record(record) => match record.as_ref() {
            Ok(draft) => draft_json(draft),
            Err(skip) => json!({"skipped": skip.kind, "message": skip.message, "span": skip.span}),
        },
    };
    json::line(&value, out)
}

/// Characters of a line's text in the table.
const TEXT_WIDTH: usize = 48;

fn row(step: &Step, out: &mut dyn Write) -> io::Result<()> {
    match step {
        Step::Considered(explained) => {
            let text: String = explained.text.chars().take(TEXT_WIDTH).collect();
            let mark = if explained.boundary.taken { '*' } else { ' ' };
            let reasons =
                evidence(explained).iter().map(|(name, points)| format!(" {name} {points:+}")).collect::<String>();
            let [number, score] = [explained.span.lines[0].to_string(), explained.boundary.score.to_string()];
            writeln!(out, "{number:>8} {score:>5} {mark} {:<TEXT_WIDTH$} {reasons}", escape::line(&text))
        }
        Step::Record(record) => {
            let [first, last] = span(record).lines;
            let what = match record.as_ref() {
                Ok(draft) => draft.title.as_deref().unwrap_or("(no title)"),
                Err(skip) => skip.message.as_str(),
            };
            writeln!(out, "lines {first} to {last}: {}\n", escape::line(what))
        }
    }
}

fn draft_json(draft: &Draft) -> Value {
    let (markup, body) = match &draft.body {
        Body::Plain(text) => ("plain", text),
        Body::Html(text) => ("html", text),
    };
    let stamp = |stamp: &Option<Stamp>| stamp.as_ref().map(|stamp| json!({"text": stamp.text, "how": stamp.how}));
    json!({
        "kind": draft.kind, "external_id": draft.external_id, "title": draft.title, "markup": markup, "body": body,
        "body_lines": draft.body_lines, "summary": draft.summary, "caption": draft.caption, "authors": draft.authors,
        "site": draft.site, "url": draft.url, "dateline": draft.dateline, "agency": draft.agency,
        "section": draft.section, "tags": draft.tags, "language": draft.language,
        "published": stamp(&draft.published), "updated": stamp(&draft.updated), "furniture": draft.furniture,
        "span": draft.span,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_have_names() {
        assert_eq!(snake_case("FormFeed"), "form_feed");
        assert_eq!(snake_case("Gap(3)"), "gap");
    }
}
