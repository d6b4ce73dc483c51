//! Lists that a program printed into a cell: `['Ann Lee', "Bo Ray"]`.

/// More entries are not read.
const MOST_ENTRIES: usize = 1000;

/// The entries of a list in brackets whose entries are quoted; none for any other text.
pub(super) fn entries(text: &str) -> Option<Vec<String>> {
    let inner = text.trim().strip_prefix('[')?.strip_suffix(']')?;
    let mut entries = Vec::new();
    let mut rest = inner.trim();
    while !rest.is_empty() {
        let quote = rest.chars().next().filter(|c| matches!(c, '\'' | '"'))?;
        let mut entry = String::new();
        let mut chars = rest.char_indices().skip(1);
        let end = loop {
            match chars.next()? {
                (_, '\\') => entry.push(chars.next()?.1),
                (at, c) if c == quote => break at + 1,
                (_, c) => entry.push(c),
            }
        };
        if entries.len() >= MOST_ENTRIES {
            return None;
        }
        entries.push(entry);
        rest = rest.get(end..)?.trim_start();
        rest = match rest.strip_prefix(',') {
            Some(rest) => rest.trim_start(),
            None if rest.is_empty() => rest,
            None => return None,
        };
    }
    Some(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_lists_are_read() {
        assert_eq!(entries("['Ann Lee', \"O'Hara\"]"), Some(vec!["Ann Lee".to_owned(), "O'Hara".to_owned()]));
        assert_eq!(entries("[]"), Some(Vec::new()));
        for text in ["[1] a note", "[1, 2]", "['a' 'b']", "['a", "Ann Lee", "['a'] and"] {
            assert_eq!(entries(text), None, "{text}");
        }
    }
}
