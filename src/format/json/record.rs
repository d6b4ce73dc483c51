//! A record to a [`Draft`], or to what it is instead.

use std::cell::Cell;

use encoding_rs::Encoding;
use serde::de::DeserializeSeed;

use crate::article::{Body, Draft, Span};
use crate::format::Skip;

use super::lines::{count_line_ends, text};
use super::mapping::Mapping;
use super::names::{self, Part};
use super::nested;
use super::slots::Slots;
use super::tree::{Members, Selected, Tree};

/// Reads one record, an object, and says why when it is none or holds no article. `key` is what the dump calls the
/// record outside of it.
fn draft(json: &str, mapping: &Mapping, span: Span, key: Option<String>) -> Result<Draft, Skip> {
    let skip = |kind, message| Skip { kind, message, span };
    let mut slots = Slots::default();
    if json.trim_ascii_start().starts_with('{') {
        if mapping.is_empty() {
            let strangers = Cell::new(0_usize);
            let keep = |name: &str| {
                let is_known = names::part(name).is_some();
                strangers.set(strangers.get() + usize::from(!is_known));
                is_known
            };
            let members = members(json, &keep).map_err(|e| skip("bad_json", at_column(&e)))?;
            slots.strangers = strangers.get();
            slots.collect(members, 0);
        } else {
            let record: Tree<'_> = serde_json::from_str(json).map_err(|e| skip("bad_json", at_column(&e)))?;
            slots.configure(mapping, &record);
            if let Tree::Map(members) = record {
                slots.collect(members, 0);
            }
        }
    } else {
        return Err(match serde_json::from_str::<serde::de::IgnoredAny>(json) {
            Ok(_) => skip("not_a_record", "not an object".to_owned()),
            Err(e) => skip("bad_json", at_column(&e)),
        });
    }
    let mut draft = slots.into_draft().map_err(|(kind, message)| skip(kind, message))?;
    draft.external_id = key.or(draft.external_id);
    draft.span = span;
    Ok(draft)
}

/// Reads one record, or the records in it where it is none itself but one of them has a text.
pub(super) fn drafts(
    bytes: &[u8],
    encoding: &'static Encoding,
    mapping: &Mapping,
    key: Option<String>,
    span: Span,
    out: &mut Vec<Result<Draft, Skip>>,
) {
    let whole = draft(&text(bytes, encoding), mapping, span, key);
    if !matches!(&whole, Err(skip) if skip.kind == "no_text") {
        out.push(whole);
        return;
    }
    let ([start, _], [mut line, _], mut counted) = (span.bytes, span.lines, 0);
    let mut inner = Vec::new();
    for range in nested::records(bytes, encoding) {
        let (before, record) = (bytes.get(counted..range.start), bytes.get(range.clone()).unwrap_or_default());
        line += count_line_ends(before.unwrap_or_default(), encoding);
        let last = line + count_line_ends(record, encoding);
        let span = Span { bytes: [start + range.start as u64, start + range.end as u64], lines: [line, last] };
        inner.push(draft(&text(record, encoding), mapping, span, None));
        (counted, line) = (range.end, last);
    }
    if inner.iter().flatten().any(|draft| draft.body != Body::default()) {
        out.append(&mut inner);
    } else {
        out.push(whole);
    }
}

/// Whether an object reads like an article: a title and a text under unmistakable names, in it or in what it wraps.
pub(super) fn is_article(json: &str) -> bool {
    let strong = |name: &str| {
        names::part(name)
            .is_some_and(|(part, rank)| part == Part::Wrapper || (matches!(part, Part::Title | Part::Body) && rank < 5))
    };
    let Ok(members) = members(json, &strong) else { return false };
    holds_both(&members)
        || members.iter().any(|(name, value)| match value {
            Tree::Map(inner) => names::part(name).is_some_and(|(part, _)| part == Part::Wrapper) && holds_both(inner),
            _ => false,
        })
}

fn holds_both(members: &Members<'_>) -> bool {
    let has = |wanted: Part| {
        members.iter().any(|(name, value)| {
            names::part(name).is_some_and(|(part, rank)| part == wanted && rank < 5) && !value.is_blank()
        })
    };
    has(Part::Title) && has(Part::Body)
}

fn members<'a>(json: &'a str, keep: &dyn Fn(&str) -> bool) -> serde_json::Result<Members<'a>> {
    let mut reader = serde_json::Deserializer::from_str(json);
    let members = Selected(keep).deserialize(&mut reader)?;
    reader.end()?;
    Ok(members)
}

/// The parser's message with the place in front: a record's line is known from its span.
fn at_column(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    match error.line() {
        0 | 1 => format!("column {}: {message}", error.column()),
        line => format!("line {line} of the record, column {}: {message}", error.column()),
    }
}
