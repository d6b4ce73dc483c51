//! Puts what was found into a draft's members. The first value of a single member stays.

use super::super::headline::is_capitals;
use super::super::imprint::{self, Imprint};
use super::super::lines::Line;
use super::super::ornament;
use super::super::shape::{self, Shape};
use super::super::stamp::{self, StampKind};
use super::super::vocabulary::{self, Field, before_post, behind_by};
use crate::article::{DayOrder, Draft, Stamp};

/// Sets one labelled field.
pub(super) fn field(draft: &mut Draft, field: Field, text: &str) {
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '"');
    // "Local    Page: 10    Circulation: 81,391": fields side by side.
    let text = match text.split_once("   ") {
        Some((value, rest)) if rest.contains(':') && field != Field::Body => value.trim_end(),
        _ => text,
    };
    let printed = printed(text);
    let text = printed.as_deref().unwrap_or(text);
    if text.is_empty() || is_none(text) {
        return;
    }
    let is_address = shape::shape(text) == Shape::Url;
    if let (Field::Site, Some((paper, writers))) = (field, imprint::labelled(text)) {
        draft.site.get_or_insert_with(|| paper.to_owned());
        return byline(draft, writers);
    }
    let single = match field {
        // "Source: https://…"
        Field::Site | Field::Id if is_address => &mut draft.url,
        Field::Title | Field::Subject => &mut draft.title,
        Field::Url => &mut draft.url,
        Field::Site => &mut draft.site,
        Field::Section => &mut draft.section,
        Field::Language => &mut draft.language,
        Field::Id => &mut draft.external_id,
        Field::Place => &mut draft.dateline,
        Field::Agency => &mut draft.agency,
        Field::Published | Field::Updated => return date(draft, field, text),
        Field::Author => {
            let names = behind_by(text).unwrap_or(text);
            // "Author: Ann Lee. The Example ; Norvik [Norvik]. 12 Jul 2025: A.2."
            let names = match names
                .split_once(". ")
                .filter(|(_, rest)| rest.contains([';', '[']) && rest.bytes().any(|b| b.is_ascii_digit()))
            {
                Some((names, rest)) => {
                    let rest = rest
                        .split_once(": ")
                        .filter(|(label, _)| vocabulary::field(label).is_some())
                        .map_or(rest, |(_, rest)| rest);
                    issue(draft, rest);
                    names
                }
                None => names,
            };
            return byline(draft, names.trim_end_matches('.'));
        }
        Field::Sender => return sender(draft, text),
        Field::Issue => return issue(draft, text),
        Field::Tags => {
            return draft.tags.extend(
                text.trim_matches(['[', ']'])
                    .split([',', ';'])
                    .map(|tag| tag.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'')).to_owned())
                    .filter(|tag| !tag.is_empty()),
            );
        }
        Field::Summary => return draft.summary.push(text.to_owned()),
        Field::Caption => return draft.caption.push(text.to_owned()),
        Field::Body | Field::Created | Field::Other => return,
    };
    // "Subject: [list] Headline"
    let text = match text.strip_prefix('[').and_then(|rest| rest.split_once("] ")) {
        Some((list, headline)) if field == Field::Subject && list.len() <= 30 => headline.trim(),
        _ => text,
    };
    if single.is_none() {
        *single = Some(text.to_owned());
    }
}

/// Sets the date at which a record was made as that of publication, where nothing says this and the record is no copy of a page.
pub(super) fn created(draft: &mut Draft, lines: &[Line<'_>]) {
    let created = lines.iter().find_map(|line| match line.shape {
        Shape::Label { field: Field::Created, value } => line.text.get(value..),
        _ => None,
    });
    if let (Some(text), None, None, None) = (created, &draft.published, &draft.updated, &draft.url) {
        date(draft, Field::Published, text);
    }
}

/// A value as a program prints it (`'text'`, `['one', 'two']`, `[[Link]]`, `datetime.datetime(2025, 7, 12, 8, 30)`) as people write it.
fn printed(text: &str) -> Option<String> {
    if let Some(inner) = text.strip_prefix("datetime.").and_then(|rest| rest.split_once('(')) {
        let numbers: Vec<u32> = inner.1.split([',', ')']).map_while(|part| part.trim().parse().ok()).collect();
        return match *numbers.as_slice() {
            [year, month, day, hour, minute, ..] => {
                Some(format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}"))
            }
            [year, month, day, ..] => Some(format!("{year:04}-{month:02}-{day:02}")),
            _ => None,
        };
    }
    if let Some(link) =
        text.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]")).filter(|link| !link.contains("[["))
    {
        return Some(link.rsplit('|').next().unwrap_or(link).to_owned());
    }
    if text.starts_with(['[', '"']) && text.contains("[[") {
        return Some(text.replace("[[", "").replace("]]", "").replace('"', ""));
    }
    if let Some(list) = text
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .filter(|list| list.is_empty() || list.starts_with(['\'', '"']))
    {
        let parts = list.split([',']).map(|part| part.trim().trim_matches(['\'', '"'])).filter(|part| !part.is_empty());
        return Some(parts.collect::<Vec<_>>().join(", "));
    }
    let quote = text.chars().next().filter(|c| *c == '\'')?;
    let inner = text.strip_prefix(quote)?.strip_suffix(quote)?;
    Some(inner.replace("\\'", "'"))
}

/// Sets a date; a label is a field that holds one, whatever its value looks like.
fn date(draft: &mut Draft, field: Field, text: &str) {
    let text = text.trim_matches(|c: char| matches!(c, '[' | ']' | '<' | '>' | '(' | ')'));
    let updated = field == Field::Updated || stamp::stamp(text) == Some(StampKind::Updated);
    let place = if updated { &mut draft.updated } else { &mut draft.published };
    if place.is_none() {
        *place = Some(Stamp::metadata(text));
    }
}

/// Keeps the first stamp of each kind; a line may hold two: `12 July 2025 | Updated 13 July 2025`.
pub(super) fn stamp(draft: &mut Draft, kind: StampKind, text: &str) {
    for mark in ["  ", "|", "•", "·", " / ", " – ", " — ", " - "] {
        let Some((first, second)) = text.split_once(mark) else { continue };
        let (first, second) = (first.trim(), second.trim().trim_start_matches(['|', '•', '·']).trim());
        if let (Some(one), Some(two)) = (stamp::stamp(first), stamp::stamp(second)) {
            stamp(draft, one, first);
            return stamp(draft, two, second);
        }
    }
    if !vocabulary::is_english(text) || is_continental(text) {
        // Of all languages that label a date so, only English may put the month first.
        draft.day_order.get_or_insert(DayOrder::DayFirst);
    }
    let place = match kind {
        StampKind::Published => &mut draft.published,
        StampKind::Updated => &mut draft.updated,
    };
    if place.is_none() {
        *place = Some(Stamp::stated(ornament::bare(text)));
    }
}

/// Whether figures parted by dots stand beside a clock of 24 hours: `04.02.2026 14:12`. No locale that puts the month first
/// writes so.
fn is_continental(text: &str) -> bool {
    let is_dotted = |word: &str| {
        let mut parts = word.trim_matches([',', '(', ')']).split('.');
        let is_number = |part: Option<&str>| part.is_some_and(|part| part.parse::<u16>().is_ok());
        is_number(parts.next()) && is_number(parts.next()) && is_number(parts.next()) && parts.next().is_none()
    };
    let words = || text.split_whitespace();
    let lower = text.to_lowercase();
    words().any(is_dotted) && words().any(|word| word.contains(':')) && !lower.trim_end_matches('.').ends_with('m')
}

/// Sets what a byline or an imprint holds: writers, dates, the paper.
pub(super) fn byline(draft: &mut Draft, text: &str) {
    // Read with its ornaments: parentheses say that all of it is a source.
    let found = Imprint::read(text);
    let text = ornament::bare(text);
    match found {
        Some(found) => set_imprint(draft, found),
        None if stamp::stamp(text).is_some() => set_date(draft, text),
        None => {
            let names = behind_by(text).or_else(|| before_post(text)).unwrap_or(text).trim();
            // "By Ann Lee for the Norvik Post"
            let names = match names.split_once(" for ").filter(|(_, paper)| {
                paper.starts_with("the ") || paper.starts_with("The ") || vocabulary::is_paper(paper)
            }) {
                Some((names, paper)) => {
                    draft.site.get_or_insert_with(|| paper.trim_start_matches("the ").to_owned());
                    names
                }
                None => names,
            };
            // "한빛일보 정하늘 기자": the paper before its reporter.
            let names =
                match names.split_once(' ').filter(|(paper, _)| !paper.is_ascii() && vocabulary::is_paper(paper)) {
                    Some((paper, names)) => {
                        draft.site.get_or_insert_with(|| paper.to_owned());
                        names.trim()
                    }
                    None => names,
                };
            let (names, place) = without_place(names);
            if let Some(place) = place {
                draft.dateline.get_or_insert_with(|| place.to_owned());
            }
            if !names.is_empty() {
                draft.authors.push(names.to_owned());
            }
        }
    }
}

/// Names without the place behind them, and that place: `Ann Lee — Norvik`, `Ann Lee / NORVIK`.
fn without_place(names: &str) -> (&str, Option<&str>) {
    let parted = [" — ", " – ", " / "].iter().find_map(|mark| names.split_once(mark).map(|parts| (*mark, parts)));
    let Some((mark, (names_alone, place))) = parted else { return (names, None) };
    let is_place = (1..=3).contains(&place.split_whitespace().count())
        && place.starts_with(char::is_uppercase)
        && (vocabulary::is_place(place) || is_capitals(place) || mark != " / " || !place.contains(' '));
    let is_name = names_alone.split_whitespace().count() >= 2 && shape::names_people(names_alone);
    if is_place && is_name { (names_alone, Some(place)) } else { (names, None) }
}

fn set_imprint(draft: &mut Draft, mut found: Imprint<'_>) {
    // Below a writer's own line the name beside the date is the paper's.
    if !draft.authors.is_empty() && !found.is_signed && found.site.is_none() && found.writers.len() == 1 {
        found.site = found.writers.pop();
    }
    for (kind, date) in found.dates {
        stamp(draft, kind, date);
    }
    draft.authors.extend(found.writers.into_iter().map(str::to_owned));
    let members =
        [(&mut draft.site, found.site), (&mut draft.section, found.section), (&mut draft.dateline, found.place)];
    for (member, value) in members {
        if member.is_none() {
            *member = value.map(str::to_owned);
        }
    }
}

fn set_date(draft: &mut Draft, text: &str) {
    if let Some(kind) = stamp::stamp(text) {
        stamp(draft, kind, text);
    }
}

/// Sets the writer who signs below the text, and the date there.
pub(super) fn signature(draft: &mut Draft, text: &str) {
    // Read with its dash, which says that what stands behind it signs.
    let bare = ornament::without_dash(ornament::bare(text));
    let Some(mut found) = Imprint::read(text).or_else(|| Imprint::read(bare)) else { return byline(draft, bare) };
    if !draft.authors.is_empty() {
        found.writers.clear();
    }
    // "— Reuters, 12 July 2025": nothing but a name stands there, whatever it looks like.
    if let (true, Some(place)) = (found.writers.is_empty() && draft.authors.is_empty(), found.place.take()) {
        found.writers.push(place);
    }
    set_imprint(draft, found);
}

/// Sets place and date of a line such as `Madrid - 3 jun 2021 - 12:31` below its writer's.
pub(super) fn place(draft: &mut Draft, text: &str) {
    let Some(mut found) = Imprint::read(text) else { return };
    found.place = found.place.or(found.writers.pop());
    set_imprint(draft, found);
}

/// Sets paper and date of a line that stands above a headline: `The Example, 12 July 2025`.
pub(super) fn masthead(draft: &mut Draft, text: &str) {
    let Some(mut found) = Imprint::read(text) else { return };
    // Above a headline a name is the paper's, unless a word signs.
    if !found.is_signed && found.site.is_none() {
        found.site = if found.writers.is_empty() { found.place.take() } else { Some(found.writers.remove(0)) };
    }
    set_imprint(draft, found);
}

/// Sets a message's sender: `Ann Lee <ann@example.org>` signs, an address alone does not.
fn sender(draft: &mut Draft, text: &str) {
    let name = match text.split_once('<') {
        Some((name, _)) => name.trim().trim_matches('"'),
        None if text.contains('@') => match text.split_once('(') {
            Some((_, name)) => name.trim_end_matches(')').trim(),
            None => "",
        },
        None => text,
    };
    const LISTS: &[&str] = &[
        "alert",
        "alerts",
        "digest",
        "newsletter",
        "briefing",
        "cuttings",
        "clippings",
        "clips",
        "list",
        "noreply",
        "no-reply",
    ];
    let is_list = name.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|word| LISTS.contains(&word));
    if is_list {
        draft.site.get_or_insert_with(|| name.to_owned());
    } else if !name.is_empty() && !name.contains('@') {
        draft.authors.push(name.to_owned());
    }
}

/// Sets paper and date from a catalogue's line: `The Example ; Norvik [Norvik]12 Mar 2019: 4.`
fn issue(draft: &mut Draft, text: &str) {
    let paper = text.split([';', '[', ',', '(']).next().unwrap_or_default().trim();
    if !paper.is_empty() && paper.len() < 80 {
        draft.site.get_or_insert_with(|| paper.to_owned());
    }
    if draft.published.is_none()
        && let Some((place, _)) = crate::date::find(text, &crate::date::Context::default())
    {
        draft.published = text.get(place).map(Stamp::metadata);
    }
}

/// Whether a value says that there is none.
fn is_none(text: &str) -> bool {
    let bare = text.trim_end_matches('.').to_lowercase();
    matches!(
        bare.as_str(),
        "none" | "none available" | "not available" | "n/a" | "-" | "–" | "null" | "nil" | "unknown"
    )
}

/// Sets what only shows when all is known: the address's marks, a title's.
pub(super) fn settle(draft: &mut Draft) {
    if let Some(url) = &mut draft.url {
        *url = shape::url(ornament::bare(url)).to_owned();
    }
}
