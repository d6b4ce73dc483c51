//! A record's members to a [`Draft`].

use std::borrow::Cow;

use crate::article::{Body, Draft, Span, Stamp};
use crate::format::Skip;

use super::blocks::{self, inner_text, into_text};
use super::mapping::Mapping;
use super::names::{self, PARTS, Part};
use super::tree::{Members, Selected, Tree};

use serde::de::DeserializeSeed;

/// How deep articles are looked for in wrappers within wrappers.
const MOST_WRAPPERS: u8 = 5;
/// The rank of a string found where a wrapper was expected: `{"article": "text"}`.
const WRAPPER_TEXT: u8 = 8;

/// Reads one record, an object, and says why when it is none or holds no article.
pub(super) fn draft(json: &str, mapping: &Mapping, span: Span) -> Result<Draft, Skip> {
    let skip = |kind, message| Skip { kind, message, span };
    let mut slots = Slots::default();
    if json.trim_ascii_start().starts_with('{') {
        if mapping.is_empty() {
            let members =
                members(json, &|name| names::part(name).is_some()).map_err(|e| skip("bad_json", at_column(&e)))?;
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
    let mut draft =
        slots.into_draft().ok_or_else(|| skip("no_text", "no member holds a title or a text".to_owned()))?;
    draft.span = span;
    Ok(draft)
}

/// A value of a table's row.
pub(in crate::format) enum Cell<'a> {
    /// A text.
    Text(Cow<'a, str>),
    /// Several.
    List(Vec<String>),
}

/// Reads a row of a table, whose columns are called as members are.
///
/// # Errors
/// A skip of kind `no_text` for a row without a title and a text.
pub(in crate::format) fn row<'a>(
    cells: impl Iterator<Item = (&'a str, Cell<'a>)>,
    mapping: &Mapping,
    span: Span,
) -> Result<Draft, Skip> {
    let tree = |cell| match cell {
        Cell::Text(text) => Tree::Text(text),
        Cell::List(entries) => Tree::List(entries.into_iter().map(|entry| Tree::Text(entry.into())).collect()),
    };
    let members: Members<'a> = cells.map(|(name, cell)| (Cow::Borrowed(name), tree(cell))).collect();
    let mut slots = Slots::default();
    if mapping.is_empty() {
        slots.collect(members, 0);
    } else {
        let record = Tree::Map(members);
        slots.configure(mapping, &record);
        if let Tree::Map(members) = record {
            slots.collect(members, 0);
        }
    }
    let message = "no column holds a title or a text".to_owned();
    let draft = slots.into_draft().ok_or(Skip { kind: "no_text", message, span })?;
    Ok(Draft { span, ..draft })
}

/// Whether an object reads like an article: a title and a text under unmistakable names.
pub(super) fn is_article(json: &str) -> bool {
    let strong =
        |name: &str| names::part(name).is_some_and(|(part, rank)| matches!(part, Part::Title | Part::Body) && rank < 5);
    let Ok(members) = members(json, &strong) else { return false };
    let has = |wanted: Part| {
        members
            .iter()
            .any(|(name, value)| names::part(name).is_some_and(|(part, _)| part == wanted) && !value.is_blank())
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

/// The best value found so far for each part.
struct Slots<'a> {
    best: [Option<(u8, Tree<'a>)>; PARTS],
    /// Parts that the user configured: recognised names are not asked.
    fixed: [bool; PARTS],
}

impl Default for Slots<'_> {
    fn default() -> Self {
        Slots { best: [const { None }; PARTS], fixed: [false; PARTS] }
    }
}

impl<'a> Slots<'a> {
    /// Sorts members into parts; those of a wrapper rank behind the same names outside it.
    fn collect(&mut self, members: Members<'a>, penalty: u8) {
        for (name, value) in members {
            let Some((part, rank)) = names::part(&name) else { continue };
            if value.is_blank() {
                continue;
            }
            let rank = rank.saturating_add(penalty);
            match (part, value) {
                (Part::Wrapper, Tree::Map(inner)) => self.enter(inner, rank),
                (Part::Wrapper, value @ Tree::Text(_)) => self.offer(Part::Body, WRAPPER_TEXT + penalty, value),
                (Part::Wrapper, Tree::List(items)) if items.iter().all(|item| matches!(item, Tree::Text(_))) => {
                    self.offer(Part::Body, WRAPPER_TEXT + penalty, Tree::List(items));
                }
                (Part::Wrapper, _) => {}
                (Part::Site, Tree::Map(inner)) if holds_text(&inner) => self.enter(inner, rank),
                (Part::Body, Tree::Map(inner)) => {
                    let value = Tree::Map(inner);
                    match (inner_text(&value).map(|text| Tree::Text(text.to_owned().into())), value) {
                        (Some(text), _) => self.offer(part, rank, text),
                        (None, Tree::Map(inner)) => self.enter(inner, rank),
                        (None, _) => {}
                    }
                }
                (part, value) => self.offer(part, rank, value),
            }
        }
    }

    fn enter(&mut self, members: Members<'a>, penalty: u8) {
        let penalty = penalty.saturating_add(1);
        if penalty < MOST_WRAPPERS * 2 {
            self.collect(members, penalty);
        }
    }

    fn offer(&mut self, part: Part, rank: u8, value: Tree<'a>) {
        let (Some(slot), Some(false)) = (self.best.get_mut(part as usize), self.fixed.get(part as usize)) else {
            return;
        };
        if slot.as_ref().is_none_or(|(best, _)| rank < *best) {
            *slot = Some((rank, value));
        }
    }

    fn configure(&mut self, mapping: &Mapping, record: &Tree<'a>) {
        let configured = [
            (Part::Id, &mapping.id),
            (Part::Title, &mapping.title),
            (Part::Body, &mapping.body),
            (Part::Summary, &mapping.summary),
            (Part::Published, &mapping.published),
            (Part::Updated, &mapping.updated),
            (Part::Authors, &mapping.authors),
            (Part::Url, &mapping.url),
            (Part::Site, &mapping.site),
            (Part::Section, &mapping.section),
            (Part::Tags, &mapping.tags),
            (Part::Language, &mapping.language),
            (Part::Caption, &mapping.caption),
        ];
        for (part, paths) in configured.into_iter().filter(|(_, paths)| !paths.0.is_empty()) {
            self.best[part as usize] = paths.find(record).map(|value| (0, value));
            self.fixed[part as usize] = true;
        }
    }

    fn take(&mut self, part: Part) -> Option<Tree<'a>> {
        self.best.get_mut(part as usize)?.take().map(|(_, value)| value)
    }

    fn text(&mut self, part: Part) -> Option<String> {
        self.take(part).and_then(into_text)
    }

    /// The draft, without its span; `None` without a title and a text.
    fn into_draft(mut self) -> Option<Draft> {
        let mut found = self.take(Part::Body).map(blocks::body).unwrap_or_default();
        let mut summary = self.take(Part::Summary).map(blocks::texts).unwrap_or_default();
        let title = self.text(Part::Title).or(found.title.take());
        let body = match found.body.take() {
            Some(body) => body,
            None if summary.is_empty() => Body::default(),
            None => blocks::markup_or_plain(std::mem::take(&mut summary).join("\n\n")),
        };
        if title.is_none() && body == Body::default() {
            return None;
        }
        if summary.is_empty() {
            summary = found.summary;
        }
        let mut authors = self.take(Part::Authors).map(blocks::names).unwrap_or_default();
        if authors.is_empty() {
            authors = found.authors;
        }
        let mut caption = self.take(Part::Caption).map(blocks::texts).unwrap_or_default();
        caption.extend(found.caption);
        Some(Draft {
            external_id: self.text(Part::Id),
            title,
            body,
            summary,
            caption,
            authors,
            site: self.take(Part::Site).and_then(|site| blocks::names(site).into_iter().next()),
            url: self.text(Part::Url),
            dateline: self.text(Part::Dateline),
            agency: self.text(Part::Agency),
            section: self.text(Part::Section).or(found.section),
            tags: self.take(Part::Tags).map(blocks::tags).unwrap_or_default(),
            language: self.text(Part::Language),
            published: self.text(Part::Published).or(found.published).map(Stamp::metadata),
            updated: self.text(Part::Updated).map(Stamp::metadata),
            ..Draft::default()
        })
    }
}

fn holds_text(members: &Members<'_>) -> bool {
    members.iter().any(|(name, _)| names::part(name).is_some_and(|(part, _)| part == Part::Body))
}
