//! What stands below an article's text: fields, a date, the statement of rights, an archive's number.

use super::super::headline::ends_sentence;
use super::super::imprint;
use super::super::lines::Line;
use super::super::ornament;
use super::super::shape::{self, Shape, names_people};
use super::super::vocabulary::{Field, Furniture};
use super::{Manner, body, set, signed};
use crate::article::{Draft, Stamp};
use crate::date;

/// The longest tail, in lines that are not blank.
const LONGEST: usize = 80;
/// Below the name that signs stand no more lines than this.
const MOST_BELOW: usize = 8;
/// Longest line that names the issue a text is from, in bytes.
const LONGEST_ISSUE: usize = 90;
/// Longest list of other articles below a text, in lines that are not blank.
const LONGEST_LIST: usize = 12;
/// Longest field that stands alone, in bytes.
const LONGEST_ALONE: usize = 200;
/// How many lines the value of one field may be wrapped to.
const MOST_WRAPPED: usize = 12;

/// Sets what the tail of the text below `head` holds; answers how many lines are text.
pub(super) fn lift(head: &[Line<'_>], lines: &[Line<'_>], manner: &Manner, draft: &mut Draft) -> usize {
    let (above, list) = lines.split_at(lines.len() - list_below(lines));
    let start = find(above, manner);
    let tail = above.get(start..).unwrap_or_default();
    let signs = |line: &Line<'_>| matches!(line.shape, Shape::Byline | Shape::Label { field: Field::Author, .. });
    if tail.iter().any(signs) {
        // Of two names the one that a word signs is the writer's, the one beside the date above the paper's.
        if let Some(paper) = beside_date(head, draft) {
            draft.authors.clear();
            draft.site.get_or_insert(paper);
        }
    }
    let fields = tail.iter().filter(|line| line.shape.is_label()).count();
    let mut open: Option<(Field, String)> = None;
    for line in tail {
        let text = line.text.as_ref();
        let may_wrap = |field: &Field| !matches!(field, Field::Author | Field::Published | Field::Updated);
        let goes_on = line.shape == Shape::Text && line.blanks == 0 && !manner.recurring.closes(line);
        if let Some((_, value)) = open.as_mut().filter(|(field, _)| goes_on && may_wrap(field)) {
            value.push(' ');
            value.push_str(text);
            continue;
        }
        close(open.take(), draft);
        match line.shape {
            Shape::Label { field, value } => {
                draft.furniture.push(text.to_owned());
                open = Some((field, text.get(value..).unwrap_or_default().to_owned()));
            }
            // Where the head has dated the article, this is the archive's date, or the next edition's.
            Shape::Stamp(kind) if draft.published.is_none() && draft.updated.is_none() => set::stamp(draft, kind, text),
            Shape::Url if fields == 0 || draft.url.is_none() => set::field(draft, Field::Url, text),
            Shape::Byline if draft.authors.is_empty() => set::byline(draft, text),
            Shape::Text if draft.authors.is_empty() && !manner.recurring.closes(line) && sign(draft, text) => {}
            Shape::Text if dated(draft, text) => {}
            Shape::Imprint | Shape::Bullet { .. } => {
                if draft.authors.is_empty() || draft.published.is_none() && draft.updated.is_none() {
                    set::signature(draft, text)
                } else {
                    draft.furniture.push(text.to_owned())
                }
            }
            Shape::Rule => {}
            _ => draft.furniture.push(text.to_owned()),
        }
    }
    close(open, draft);
    draft.furniture.extend(list.iter().map(|line| line.text.to_string()));
    start
}

/// The only name in the head, where nothing but a date stands beside it and no word signs.
fn beside_date(head: &[Line<'_>], draft: &Draft) -> Option<String> {
    let [name] = draft.authors.as_slice() else { return None };
    let mut imprints = head.iter().filter(|line| line.shape == Shape::Imprint);
    let imprint = imprints.find_map(|line| imprint::Imprint::read(&line.text))?;
    (!imprint.is_signed && imprint.is_dated() && imprint.writers == [name.as_str()]).then(|| name.clone())
}

/// Sets a field of the tail where nothing above says it; the date of loading into an archive is no article's.
fn close(field: Option<(Field, String)>, draft: &mut Draft) {
    let Some((field, value)) = field else { return };
    let is_known = match field {
        Field::Author | Field::Sender => !draft.authors.is_empty(),
        Field::Title | Field::Subject => draft.title.is_some(),
        Field::Published | Field::Issue => draft.published.is_some(),
        Field::Summary | Field::Caption => !value.contains(' '),
        Field::Body => true,
        _ => false,
    };
    if field == Field::Subject {
        // Below a text its subjects are keywords.
        set::field(draft, Field::Tags, &value);
    } else if !is_known {
        set::field(draft, field, &value);
    }
}

/// Where the tail begins.
fn find(lines: &[Line<'_>], manner: &Manner) -> usize {
    let mut start = lines.len();
    let (mut fields, mut stamps, mut bylines) = (0, 0, 0);
    let mut at = lines.len();
    while let Some(line) = at.checked_sub(1).and_then(|before| lines.get(before)) {
        if lines.len() - at > LONGEST || at == 1 && fields == 0 {
            break;
        }
        let is_tail = match line.shape {
            Shape::Rule | Shape::End => true,
            Shape::Furniture(kind) => kind != Furniture::Heading,
            Shape::Label { field: Field::Body, .. } => false,
            Shape::Label { .. } => {
                fields += 1;
                fields > 1 || stands_alone(line) || has_field_above(lines, at - 1)
            }
            Shape::Stamp(_) => {
                stamps += 1;
                stamps <= 2
            }
            Shape::Url => true,
            Shape::Byline => {
                bylines += 1;
                bylines == 1
            }
            Shape::Text if fields >= 2 && is_field(line) => true,
            Shape::Text | Shape::Caption if at > 1 && manner.recurring.closes(line) => true,
            Shape::Text
                if bylines == 0
                    && (is_signature(line, lines.get(at))
                        || closes_paragraph(lines, at - 1)
                        || manner.signed_below && signs_off(line))
                    || bylines == 1 && signed::is_dashed_name(line) =>
            {
                bylines += 1;
                true
            }
            Shape::Text if stamps == 0 && issue_date(&line.text).is_some() => {
                stamps += 1;
                true
            }
            Shape::Imprint if bylines <= 1 && (line.blanks > 0 || line.text.starts_with(['—', '–', '-', '['])) => {
                bylines += 1;
                true
            }
            Shape::Bullet { .. } if bylines == 0 && line.blanks > 0 && imprint::is_dated(&line.text) => {
                bylines += 1;
                true
            }
            Shape::Text if names_address(&line.text) => true,
            Shape::Text => match wrapped_field(lines, at - 1) {
                Some(label) => {
                    fields += 1;
                    at = label + 1;
                    true
                }
                None => false,
            },
            _ => false,
        };
        if !is_tail {
            break;
        }
        at -= 1;
        start = at;
    }
    start
}

/// How many lines at the end are a list of other articles or topics with its heading.
fn list_below(lines: &[Line<'_>]) -> usize {
    let is_heading = |line: &Line<'_>| line.shape == Shape::Furniture(Furniture::Heading);
    let foot = lines.len().saturating_sub(LONGEST_LIST);
    let heading = lines.iter().enumerate().skip(foot.max(1)).find(|(_, line)| is_heading(line));
    let list = heading.map_or(0, |(at, _)| lines.len() - at);
    let entries = lines.get(lines.len() - list..).unwrap_or_default();
    if entries.iter().skip(1).all(body::is_entry) { list } else { 0 }
}

/// Whether most articles, and more than one, end in a name that stands alone.
pub(super) fn are_signed(articles: &[&[Line<'_>]], manner: &Manner) -> bool {
    let is_last = |line: &&Line<'_>| {
        !matches!(line.shape, Shape::Furniture(_) | Shape::Rule | Shape::End | Shape::Url)
            && !manner.recurring.closes(line)
    };
    let last = articles.iter().filter_map(|lines| lines.iter().rev().take(MOST_BELOW).find(is_last));
    let named = last.filter(|line| signs_off(line)).count();
    named >= 2 && named * 2 >= articles.len()
}

/// Whether a line is a name alone below a text.
fn signs_off(line: &Line<'_>) -> bool {
    line.blanks > 0 && signed::is_name_line(line)
}

/// Whether a name signs the text alone: in brackets, or above the date that closes it.
fn is_signature(line: &Line<'_>, below: Option<&Line<'_>>) -> bool {
    let is_bracketed =
        line.text.starts_with(['【', '（', '(', '[']) && ornament::bare(&line.text).len() < line.text.len();
    let is_above_date = below.is_some_and(|below| below.blanks == 0 && matches!(below.shape, Shape::Stamp(_)));
    let is_dashed = line.text.starts_with(['—', '–']) || line.text.starts_with("--");
    (is_bracketed || is_dashed || is_above_date && line.blanks > 0) && is_name(ornament::without_dash(&line.text))
        || line.blanks > 0 && with_agency(&line.text).is_some()
}

/// Whether a line is an address with a few words that say what for: `Read it at: https://…`.
fn names_address(text: &str) -> bool {
    shape::named(text).is_some_and(|(name, value)| {
        name.split_whitespace().count() <= 4 && text.get(value..).is_some_and(|value| shape::shape(value) == Shape::Url)
    })
}

/// Whether a name with a date right below it stands right below a paragraph, no blank line between.
fn closes_paragraph(lines: &[Line<'_>], at: usize) -> bool {
    let (Some(line), Some(date)) = (lines.get(at), lines.get(at + 1)) else { return false };
    let above = at.checked_sub(1).and_then(|above| lines.get(above));
    line.blanks == 0
        && signed::is_name_line(line)
        && date.blanks == 0
        && matches!(date.shape, Shape::Stamp(_))
        && above.is_some_and(|above| above.shape == Shape::Text && above.text.len() > LONGEST_ISSUE)
}

/// Name and agency of `Ann Lee (AFP)`.
fn with_agency(text: &str) -> Option<(&str, &'static str)> {
    let (name, agency) = text.strip_suffix(')')?.rsplit_once(" (")?;
    let agency = crate::agency::agency(agency)?;
    (is_name(name) && name.contains(' ')).then_some((name, agency))
}

/// Sets the writer that a name alone below the text names, if it does.
fn sign(draft: &mut Draft, text: &str) -> bool {
    if let Some((name, agency)) = with_agency(text) {
        draft.agency.get_or_insert_with(|| agency.to_owned());
        draft.authors.push(name.to_owned());
        return true;
    }
    let name = ornament::without_dash(text);
    let signs = is_name(name);
    if signs {
        draft.authors.push(ornament::bare(name).to_owned());
    }
    signs
}

/// The date in `From the issue of Tuesday, April 16, 2024, page 15.`
fn issue_date(text: &str) -> Option<&str> {
    const ISSUES: &[&str] = &[
        "issue",
        "edition",
        "printed",
        "in print",
        "published",
        "appeared",
        "ausgabe",
        "erschienen",
        "édition",
        "numéro",
        "paru",
        "edición",
        "número",
        "publicado",
        "edição",
        "edizione",
        "pubblicato",
        "uscito",
        "editie",
        "nummer",
        "verschenen",
        "utgave",
        "udgave",
        "upplagan",
        "numero",
        "wydanie",
        "numer",
        "ukazał",
        "vydání",
        "выпуск",
        "номер",
        "номері",
    ];
    if text.len() > LONGEST_ISSUE
        || text.starts_with(char::is_lowercase)
        || text.bytes().filter(u8::is_ascii_digit).count() < 5
    {
        return None;
    }
    let (place, _) = date::find(text, &date::Context::default())?;
    let (before, behind) = (text.get(..place.start)?.to_lowercase(), text.get(place.end..)?);
    (behind.chars().count() <= 20 && ISSUES.iter().any(|word| before.contains(word))).then(|| text.get(place)).flatten()
}

/// Sets the date of such a line where nothing else dates the article.
fn dated(draft: &mut Draft, text: &str) -> bool {
    let Some(date) = issue_date(text) else { return false };
    if draft.published.is_none() && draft.updated.is_none() {
        draft.published = Some(Stamp::stated(date));
    }
    true
}

/// Whether a line is a name and nothing else.
fn is_name(text: &str) -> bool {
    let bare = ornament::bare(text);
    (1..=5).contains(&bare.split_whitespace().count()) && bare.len() <= 60 && names_people(bare) && !ends_sentence(bare)
}

/// Whether a field may close an article without others beside it.
fn stands_alone(line: &Line<'_>) -> bool {
    let Shape::Label { field, .. } = line.shape else { return false };
    let is_plain =
        matches!(field, Field::Title | Field::Subject | Field::Summary | Field::Body | Field::Caption | Field::Place);
    line.text.len() <= LONGEST_ALONE && !is_plain
}

/// Whether another field stands within the few lines above.
fn has_field_above(lines: &[Line<'_>], at: usize) -> bool {
    let above = lines.get(at.saturating_sub(4)..at).unwrap_or_default();
    above.iter().any(|line| matches!(line.shape, Shape::Label { field, .. } if field != Field::Body))
}

/// Whether a line has the form of a field, of whatever name.
fn is_field(line: &Line<'_>) -> bool {
    line.text.len() <= LONGEST_ALONE * 2
        && shape::named(&line.text)
            .is_some_and(|(name, _)| name.split_whitespace().count() <= 5 && !name.starts_with(char::is_lowercase))
}

/// The field above that the line at `at` goes on with, where values are wrapped.
fn wrapped_field(lines: &[Line<'_>], at: usize) -> Option<usize> {
    let mut line = at;
    for _ in 0..MOST_WRAPPED {
        if lines.get(line)?.blanks > 0 || lines.get(line)?.text.len() > 120 {
            return None;
        }
        line = line.checked_sub(1)?;
        match lines.get(line)?.shape {
            Shape::Label { field: Field::Body, .. } => return None,
            Shape::Label { .. } => return Some(line),
            Shape::Text => {}
            _ => return None,
        }
    }
    None
}
