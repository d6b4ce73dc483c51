//! The names that may stand before a colon, and what each turns the following clause into.

use crate::query::ast::Field;

/// What `name:` makes of the clause behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::query) enum Target {
    /// Look in one field; for [`Field::Date`] and [`Field::Updated`], read a date.
    Field(Field),
    /// `since:` from the start of a stretch of time.
    Since,
    /// `after:` from its end.
    After,
    /// `before:` up to its start.
    Before,
    /// `until:` up to its end.
    Until,
    /// `has:` anything in the field that is named.
    Has,
}

/// Names besides those of [`Field::ALL`].
const OTHERS: [(&str, Target); 10] = [
    ("in", Target::Field(Field::Dump)),
    ("language", Target::Field(Field::Lang)),
    ("headline", Target::Field(Field::Title)),
    ("by", Target::Field(Field::Author)),
    ("text", Target::Field(Field::Body)),
    ("since", Target::Since),
    ("after", Target::After),
    ("before", Target::Before),
    ("until", Target::Until),
    ("has", Target::Has),
];

/// No name is longer, in bytes; what is longer is not compared with any.
pub(in crate::query) const LONGEST_NAME: usize = 12;

impl Target {
    /// The target of a name, in any case.
    pub(in crate::query) fn of(name: &str) -> Option<Target> {
        names().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, target)| target)
    }

    /// Whether what follows is read as a date.
    pub(in crate::query) fn is_date(self) -> bool {
        match self {
            Target::Since | Target::After | Target::Before | Target::Until => true,
            Target::Field(field) => matches!(field, Field::Date | Field::Updated),
            Target::Has => false,
        }
    }
}

fn names() -> impl Iterator<Item = (&'static str, Target)> {
    Field::ALL.into_iter().map(|(name, field)| (name, Target::Field(field))).chain(OTHERS)
}

/// The known name that is most like `typed`, if few letters tell them apart.
pub(in crate::query) fn nearest(typed: &str) -> Option<&'static str> {
    let typed = typed.to_ascii_lowercase();
    if typed.len() > LONGEST_NAME {
        return None;
    }
    let most = if typed.len() < 4 { 1 } else { 2 };
    let distances = names().map(|(name, _)| (distance(typed.as_bytes(), name.as_bytes()), name));
    distances.filter(|(distance, _)| *distance <= most).min_by_key(|(distance, _)| *distance).map(|(_, name)| name)
}

/// How many letters must be put in, taken out, replaced or swapped with their neighbour.
fn distance(a: &[u8], b: &[u8]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.iter().enumerate() {
        let mut next = Vec::with_capacity(b.len() + 1);
        next.push(i + 1);
        for (j, to) in b.iter().enumerate() {
            let mut least = (row[j] + usize::from(from != to)).min(row[j + 1] + 1).min(next[j] + 1);
            if i > 0 && j > 0 && *from == b[j - 1] && a[i - 1] == *to {
                least = least.min(before[j - 1] + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut row, next);
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_near() {
        let table = [
            ("titel", Some("title")),
            ("headlin", Some("headline")),
            ("autor", Some("author")),
            ("lagn", Some("lang")),
            ("sit", Some("site")),
            ("tags", Some("tag")),
            ("sitee", Some("site")),
            ("minister", None),
            ("foo", None),
            ("extraordinarily", None),
        ];
        for (typed, wanted) in table {
            assert_eq!(nearest(typed), wanted, "{typed}");
        }
    }
}
