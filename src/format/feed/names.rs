//! Authors as feeds write them: `desk@paper.example (Ada Byron)`, `Ada Byron <ada@paper.example>`, a person of Atom.

use crate::format::xml::tree::Element;

/// The name in an author's line; none where only an address stands there.
pub(super) fn of_line(line: &str) -> Option<String> {
    let line = line.trim();
    let is_address = |text: &str| text.contains('@') && !text.contains(char::is_whitespace);
    let inner = |open: char, close: char| {
        let (before, rest) = line.split_once(open)?;
        let (inside, after) = rest.rsplit_once(close)?;
        after.trim().is_empty().then(|| (before.trim(), inside.trim()))
    };
    let name = match (inner('(', ')'), inner('<', '>')) {
        (Some((address, name)), _) if is_address(address) || address.is_empty() => name,
        (Some((name, address)), _) if is_address(address) => name,
        (_, Some((name, address))) if is_address(address) || address.is_empty() => name,
        _ => line,
    };
    let name = name.strip_prefix("mailto:").unwrap_or(name).trim().trim_matches('"').trim();
    (!name.is_empty() && !is_address(name) && !name.contains("://")).then(|| name.to_owned())
}

/// The name of an author: an element that holds one, or is one.
pub(super) fn of_person(element: Element<'_>) -> Option<String> {
    let names = ["name", "title"];
    let named = names.iter().find_map(|name| element.child(name)).or_else(|| {
        // RDF writes a person inside of a description.
        element.find("name")
    });
    match named {
        Some(name) => of_line(&name.line()?),
        None if element.has_children() => None,
        None => of_line(&crate::format::feed::content::line(element)?),
    }
}
