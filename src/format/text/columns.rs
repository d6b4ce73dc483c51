//! Files that hold one article a line: in columns apart by tabs, or as one long paragraph.
//!
//! Which column holds what is told by a first line of names, else by the values: addresses, dates, names, the short text and
//! the long one. Lines without tabs are articles of their own only where each is long and speaks of something else than the
//! next, measured against what a line's two halves have in common.

use super::boundaries::cohesion::kinship;
use super::headline::headline;
use super::lines::Line;
use super::shape::{self, Shape};
use super::stamp;
use super::vocabulary::{self, Field};

/// Fewest lines that are a list of articles.
const FEWEST: usize = 4;
/// How many lines the columns are told by.
const LOOKED_AT: usize = 200;
/// The long text of a table has so many bytes on average; a line that is an article has so many at least.
const LONG: (usize, usize) = (160, 600);
/// How many pairs of lines are compared.
const PAIRS: usize = 40;

/// How lines hold articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    /// What each column holds; a line that is an article has one, its text.
    pub fields: Vec<Field>,
    /// Whether the first line names the columns.
    pub has_names: bool,
}

/// How the lines of a text hold articles, if each holds one.
pub fn of(lines: &[Line<'_>]) -> Option<Columns> {
    // Blank lines part paragraphs, which these files have none of.
    let gaps = lines.iter().skip(1).take(LOOKED_AT).filter(|line| line.blanks > 0).count();
    if gaps * 20 > lines.len().min(LOOKED_AT) {
        return None;
    }
    table(lines).or_else(|| are_articles(lines).then(|| Columns { fields: vec![Field::Body], has_names: false }))
}

/// The values of a line, a column each.
pub fn values<'t>(text: &'t str, columns: &Columns) -> impl Iterator<Item = (Field, &'t str)> {
    columns.fields.clone().into_iter().zip(text.splitn(columns.fields.len(), '\t'))
}

fn table(lines: &[Line<'_>]) -> Option<Columns> {
    // The text may hold tabs of its own: the columns are those that every line has.
    let looked_at = || lines.iter().take(LOOKED_AT);
    let width = looked_at().map(|line| line.text.split('\t').count()).min().filter(|width| *width >= 2)?;
    let rows: Vec<Vec<&str>> = looked_at().map(|line| line.text.splitn(width, '\t').map(str::trim).collect()).collect();
    let named: Option<Vec<Field>> = rows.first()?.iter().map(|name| vocabulary::field(name)).collect();
    let has_names = named.is_some();
    let rows: Vec<Vec<&str>> = rows.into_iter().skip(usize::from(has_names)).collect();
    let fields = match named {
        Some(named) => {
            let longest = (0..width).map(|at| average(&rows, at)).max()?;
            (longest >= LONG.0).then_some(named)?
        }
        None => fields_of(&rows, width)?,
    };
    // One line with a tab in it is a row only if it has a date or an address too.
    let is_row = fields.iter().any(|field| matches!(field, Field::Published | Field::Url));
    (fields.contains(&Field::Body) && (rows.len() > 1 || is_row)).then_some(Columns { fields, has_names })
}

/// What each of the columns holds, by their values; none where no column holds a long text.
pub fn fields_of(rows: &[Vec<&str>], width: usize) -> Option<Vec<Field>> {
    let column = |at: usize| values_in(rows, at);
    let average = |at: usize| average(rows, at);
    let longest = (0..width).max_by_key(|at| average(*at)).filter(|at| average(*at) >= LONG.0)?;
    let count = |at: usize, is: fn(&str) -> bool| {
        column(at).fold((0, 0), |(all, some), value| (all + 1, some + usize::from(is(value))))
    };
    let mostly = |at: usize, is: fn(&str) -> bool| matches!(count(at, is), (all @ 1.., some) if some * 5 >= all * 4);
    // A headline may be a single word now and then.
    let largely = |at: usize, is: fn(&str) -> bool| matches!(count(at, is), (all @ 1.., some) if some * 2 > all);
    let mut fields = vec![Field::Other; width];
    let mut set = |at: usize, wanted: Field| {
        if let Some(field) = fields.get_mut(at) {
            *field = wanted;
        }
    };
    set(longest, Field::Body);
    let rest: Vec<usize> = (0..width).filter(|at| *at != longest).collect();
    let is_url = |value: &str| shape::shape(value) == Shape::Url;
    let is_date = |value: &str| stamp::stamp(value).is_some();
    let is_title = |value: &str| headline(value) > 0 && value.split_whitespace().count() >= 2;
    let is_name = |value: &str| shape::names_people(value) && (2..=6).contains(&value.split_whitespace().count());
    let title =
        rest.iter().copied().filter(|at| largely(*at, is_title) && !mostly(*at, is_date)).max_by_key(|at| average(*at));
    for at in rest {
        match at {
            at if mostly(at, is_url) => set(at, Field::Url),
            at if mostly(at, is_date) => set(at, Field::Published),
            at if Some(at) == title => set(at, Field::Title),
            at if mostly(at, is_name) => set(at, Field::Author),
            _ => {}
        }
    }
    Some(fields)
}

fn values_in<'r, 't>(rows: &'r [Vec<&'t str>], at: usize) -> impl Iterator<Item = &'t str> + 'r {
    rows.iter().filter_map(move |row| row.get(at).copied()).filter(|value| !value.is_empty())
}

/// How long the values of a column are on average.
fn average(rows: &[Vec<&str>], at: usize) -> usize {
    values_in(rows, at).map(str::len).sum::<usize>() / rows.len().max(1)
}

/// Whether each line is an article: long, and of its own topic.
fn are_articles(lines: &[Line<'_>]) -> bool {
    let long = lines.iter().filter(|line| line.text.len() >= LONG.1).count();
    if lines.len() < FEWEST || long * 10 < lines.len() * 8 {
        return false;
    }
    let step = lines.len() / PAIRS + 1;
    let (mut apart, mut compared) = (0, 0);
    for pair in lines.windows(2).step_by(step) {
        let [first, second] = pair else { continue };
        let (first, second): (&str, &str) = (&first.text, &second.text);
        let half = first.get(..first.floor_char_boundary(first.len() / 2)).unwrap_or_default();
        let rest = first.get(half.len()..).unwrap_or_default();
        let (Some(with_itself), Some(with_next)) = (kinship(half, rest), kinship(first, second)) else { continue };
        compared += 1;
        // The whole line has more words to share than its half.
        apart += usize::from(with_next < with_itself * 0.75);
    }
    compared >= 2 && apart * 10 >= compared * 7
}
