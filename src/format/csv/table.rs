//! What the columns of a table hold, and whether that is articles.
//!
//! Names in the first row mean what members of that name mean in JSON, in other languages what labels of that name mean in
//! text. Without names the values tell: addresses, dates, the short text and the long one. What is found goes in front of each
//! chunk of rows.

use serde::{Deserialize, Serialize};

use crate::article::DayOrder;
use crate::date;
use crate::dump::source::HEAD_BYTES;
use crate::format::Confidence;
use crate::format::json::{self, Mapping, Part};
use crate::format::text::columns;
use crate::format::text::vocabulary::{self, Field};

use super::dialect::{Beginning, Dialect};

/// Longest name of a column, in bytes.
const LONGEST_NAME: usize = 64;
/// The text of articles is so long on average, where only its length tells that it is one, in bytes.
const LONG: usize = 160;
/// A column called "text" that holds less than this on average holds none, in bytes.
const LEAST: usize = 25;

/// A table of articles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Table {
    pub(super) dialect: Dialect,
    /// For each column the name of the member that it is; none for what is of no use.
    pub(super) names: Vec<Option<String>>,
    /// The first row names the columns.
    pub(super) has_names: bool,
    /// The day stands before the month in its dates, as one of them proves; or behind it.
    pub(super) day_first: Option<bool>,
}

/// How sure it is that a stream is a table, with cells apart by tabs or not.
pub(super) fn sniff(name: &str, head: &[u8], tabs: bool) -> Confidence {
    let name = name.to_ascii_lowercase();
    let is_named = [".csv", ".tsv", ".tab"].iter().any(|suffix| name.ends_with(suffix));
    let is_other = head.trim_ascii_start().first().is_none_or(|byte| b"<{[%".contains(byte));
    if is_other {
        return Confidence::No;
    }
    // Most dumps are no tables: their first line tells, which costs little.
    let line = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    if !is_named && (line.len() > 4096 || !line.contains(&0) && !names_columns(line)) {
        return Confidence::No;
    }
    let Some(beginning) = Beginning::of(head, head.len() < HEAD_BYTES) else { return Confidence::No };
    if (beginning.dialect.delimiter == b'\t') != tabs {
        return Confidence::No;
    }
    let known = beginning.rows.first().and_then(|first| names(first)).unwrap_or_default();
    let is_named_for = |wanted: Part| known.iter().flatten().any(|name| part(name) == Some(wanted));
    let is_listed = beginning.rows.len() > 1 && known.iter().flatten().count() >= 2;
    match (is_named, beginning.dialect.width) {
        // One column is a table only where it is called one.
        (true, 1) if is_named_for(Part::Body) => Confidence::Sure,
        (true, 2..) => Confidence::Sure,
        (false, 2..) if is_listed && (is_named_for(Part::Body) || is_named_for(Part::Title)) => Confidence::Likely,
        _ => Confidence::No,
    }
}

/// Whether a line names two columns or more, whatever parts them.
fn names_columns(line: &[u8]) -> bool {
    let line = String::from_utf8_lossy(line);
    let known = |delimiter: char| {
        let cells = line.split(delimiter).map(|cell| cell.trim_matches(|c: char| c == '"' || c.is_whitespace()));
        cells.filter(|cell| cell.len() <= LONGEST_NAME && member(cell).is_some()).take(2).count() == 2
    };
    [',', ';', '\t', '|'].into_iter().any(known) || line.to_ascii_lowercase().contains("sep=")
}

impl Table {
    /// What the table that begins so holds; or why it holds no articles.
    pub(super) fn of(beginning: &Beginning, mapping: &Mapping) -> Result<Table, String> {
        let Beginning { dialect, rows, .. } = beginning;
        let first = rows.first().map(Vec::as_slice).unwrap_or_default();
        if !mapping.is_empty() {
            // The user's paths go by the names as they stand.
            let names = first.iter().map(|name| Some(name.clone())).collect();
            return Ok(Table { dialect: *dialect, names, has_names: true, day_first: None });
        }
        let named = names(first);
        let data = |skip: bool| rows.get(usize::from(skip)..).unwrap_or_default();
        let (mut names, has_names) = match named {
            Some(names) => (names, true),
            None => {
                let has_names = is_unlike(first, data(true));
                (by_shape(data(has_names), dialect.width).unwrap_or_default(), has_names)
            }
        };
        let values = data(has_names);
        names.resize(dialect.width, None);
        settle(&mut names, values);
        if !holds_articles(&names, values) {
            let columns: Vec<&str> = first.iter().map(String::as_str).take(8).collect();
            return Err(match has_names {
                true => format!("a table that holds no texts: its columns are {}", columns.join(", ")),
                false => format!("a table that holds no texts, in {} columns without names", dialect.width),
            });
        }
        let at = names.iter().position(|name| name.as_deref().and_then(part) == Some(Part::Published));
        let dates = values.iter().filter_map(|row| row.get(at?)).map(String::as_str);
        let day_first = date::order_proved_by(dates).map(|order| order == DayOrder::DayFirst);
        Ok(Table { dialect: *dialect, names, has_names, day_first })
    }
}

fn part(name: &str) -> Option<Part> {
    json::part(name).map(|(part, _)| part)
}

/// The members that a row's cells name, if it is one of names.
fn names(first: &[String]) -> Option<Vec<Option<String>>> {
    if first.iter().any(|cell| cell.len() > LONGEST_NAME) {
        return None;
    }
    let names: Vec<Option<String>> = first.iter().map(|cell| member(cell)).collect();
    let known: Vec<Part> = names.iter().flatten().filter_map(|name| part(name)).collect();
    let has_text = known.iter().any(|part| matches!(part, Part::Body | Part::Title | Part::Wrapper));
    let is_row_of_names = known.len() >= 2 || has_text && (first.len() <= 2 || known.len() * 3 >= first.len());
    (is_row_of_names && has_text || known.len() >= 3).then_some(names)
}

/// The member that a column of that name is.
fn member(name: &str) -> Option<String> {
    let name = name.trim().trim_start_matches('\u{feff}');
    if part(name).is_some() {
        return Some(name.to_owned());
    }
    let member = match vocabulary::field(name)? {
        Field::Title => "title",
        Field::Subject => "subject",
        Field::Author => "author",
        Field::Published => "published",
        Field::Created => "created",
        Field::Updated => "updated",
        Field::Url => "url",
        Field::Site => "site",
        Field::Section => "section",
        Field::Tags => "tags",
        Field::Language => "language",
        Field::Id => "id",
        Field::Summary => "summary",
        Field::Caption => "caption",
        Field::Place => "dateline",
        Field::Agency => "agency",
        Field::Body => "text",
        Field::Sender | Field::Issue | Field::Other => return None,
    };
    Some(member.to_owned())
}

/// Whether a first row of unknown words names the columns below it: short, and unlike what stands there.
fn is_unlike(first: &[String], values: &[Vec<String>]) -> bool {
    let is_name = |cell: &String| {
        cell.len() <= 40
            && cell.split_whitespace().count() <= 4
            && !cell.bytes().next().is_some_and(|byte| byte.is_ascii_digit())
            && !cell.contains("://")
            && !cell.ends_with(['.', '!', '?'])
    };
    let longest = (0..first.len()).map(|at| average(values, at)).max().unwrap_or(0);
    !values.is_empty() && longest >= LONG && first.iter().all(is_name)
}

fn by_shape(values: &[Vec<String>], width: usize) -> Option<Vec<Option<String>>> {
    let rows: Vec<Vec<&str>> = values.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let fields = columns::fields_of(&rows, width)?;
    let name = |field: Field| match field {
        Field::Title => Some("title"),
        Field::Body => Some("text"),
        Field::Published => Some("published"),
        Field::Url => Some("url"),
        Field::Author => Some("author"),
        _ => None,
    };
    Some(fields.into_iter().map(|field| name(field).map(str::to_owned)).collect())
}

/// What names mean beside others: a subject is a section where there is a title; a long text without a known name is the
/// text, if there is no other.
fn settle(names: &mut [Option<String>], values: &[Vec<String>]) {
    let is = |name: &Option<String>, wanted: Part| {
        name.as_deref().and_then(json::part).is_some_and(|(part, rank)| part == wanted && rank < 5)
    };
    if names.iter().any(|name| is(name, Part::Title)) {
        for name in
            names.iter_mut().filter(|name| name.as_deref().is_some_and(|name| name.eq_ignore_ascii_case("subject")))
        {
            *name = Some("section".to_owned());
        }
    }
    let has_text = names.iter().enumerate().any(|(at, name)| is_body(name) && average(values, at) >= LEAST);
    if !has_text {
        let unknown = names.iter().enumerate().filter(|(_, name)| name.is_none()).map(|(at, _)| at);
        let longest = unknown.max_by_key(|at| average(values, *at)).filter(|at| average(values, *at) >= LONG);
        if let Some(name) = longest.and_then(|at| names.get_mut(at)) {
            *name = Some("text".to_owned());
        }
    }
}

fn is_body(name: &Option<String>) -> bool {
    matches!(name.as_deref().and_then(part), Some(Part::Body | Part::Wrapper))
}

/// Whether the columns hold articles: a text, or titles with a date or an address.
fn holds_articles(names: &[Option<String>], values: &[Vec<String>]) -> bool {
    let has_words = |at: usize| {
        let cells = || values.iter().filter_map(|row| row.get(at)).filter(|cell| !cell.is_empty());
        let worded = cells()
            .filter(|cell| cell.chars().filter(|c| c.is_alphabetic()).count() * 2 > cell.chars().count())
            .count();
        worded * 2 > cells().count()
    };
    let has = |wanted: &[Part]| {
        names.iter().enumerate().any(|(at, name)| {
            let found = name.as_deref().and_then(json::part);
            found.is_some_and(|(part, rank)| {
                wanted.contains(&part)
                    && (part != Part::Title || rank < 5 && average(values, at) >= 15 && has_words(at))
            })
        })
    };
    let texts = names.iter().enumerate().filter(|(_, name)| is_body(name));
    let mut texts = texts.map(|(at, _)| at).filter(|at| has_words(*at));
    // A table may have no rows yet.
    values.is_empty() && names.iter().any(is_body)
        || texts.any(|at| average(values, at) >= LEAST)
        || has(&[Part::Title]) && has(&[Part::Url, Part::Published])
}

/// How long the cells of a column are on average, empty ones left out.
fn average(values: &[Vec<String>], at: usize) -> usize {
    let cells = values.iter().filter_map(|row| row.get(at)).filter(|cell| !cell.is_empty());
    let (bytes, count) = cells.fold((0, 0), |(bytes, count), cell| (bytes + cell.len(), count + 1));
    bytes / count.max(1)
}
