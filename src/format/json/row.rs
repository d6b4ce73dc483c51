//! A row of a table, whose columns are called as members are, to a [`Draft`].

use std::borrow::Cow;

use crate::article::{Draft, Span};
use crate::format::Skip;

use super::mapping::Mapping;
use super::slots::Slots;
use super::tree::{Members, Tree};

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
/// A skip for a row without a title and a text, or of what is no article.
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
    let draft = slots.into_draft().map_err(|(kind, message)| match kind {
        "no_text" => Skip { kind, message: "no column holds a title or a text".to_owned(), span },
        _ => Skip { kind, message, span },
    })?;
    Ok(Draft { span, ..draft })
}
