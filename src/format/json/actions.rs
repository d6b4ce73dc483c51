//! Lines that say what is to be done with the record on the next line, in exports meant for a search engine's bulk
//! interface, Wikimedia's among them. They are no records; the identifier that they give is the next record's.

use super::blocks::into_text;
use super::tree::Tree;

/// No such line is longer.
const LONGEST: usize = 4 << 10;
const ACTIONS: &[&str] = &["index", "create", "update", "delete"];

/// An instruction, and the identifier that it names.
pub(super) struct Action {
    pub(super) key: Option<String>,
}

/// Whether the bytes of a line could be an instruction.
pub(super) fn is_likely(line: &[u8]) -> bool {
    let Some(rest) = line.trim_ascii().strip_prefix(b"{") else { return false };
    let Some(rest) = rest.trim_ascii_start().strip_prefix(b"\"") else { return false };
    line.len() <= LONGEST
        && ACTIONS.iter().any(|name| rest.strip_prefix(name.as_bytes()).is_some_and(|rest| rest.starts_with(b"\"")))
}

/// The instruction on a line: an object of one member, itself an object whose members are all the engine's own.
pub(super) fn read(line: &str) -> Option<Action> {
    if !is_likely(line.as_bytes()) {
        return None;
    }
    let Tree::Map(members) = serde_json::from_str(line).ok()? else { return None };
    let [(_, Tree::Map(words))] = members.as_slice() else { return None };
    let is_own = |name: &str| {
        name.starts_with('_')
            || matches!(name, "routing" | "retry_on_conflict" | "require_alias" | "pipeline" | "version")
    };
    if !words.iter().all(|(name, _)| is_own(name)) {
        return None;
    }
    let key = words.iter().find(|(name, _)| name == "_id").and_then(|(_, key)| into_text(key.clone()));
    Some(Action { key })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instructions_are_told_from_records() {
        let cases = [
            (r#"{"index":{"_type":"_doc","_id":"77"}}"#, Some(Some("77"))),
            (r#" { "create" : { "_index" : "n", "_id" : 5 } } "#, Some(Some("5"))),
            (r#"{"index":{}}"#, Some(None)),
            (r#"{"index":{"title":"A","text":"x"}}"#, None),
            (r#"{"index":5,"title":"A"}"#, None),
            (r#"{"indexed":{"_id":"1"}}"#, None),
            (r#"{"title":"A"}"#, None),
            (r#"{"index":{"_id":"77"}"#, None),
        ];
        for (line, expected) in cases {
            let found = read(line).map(|action| action.key);
            assert_eq!(found.as_ref().map(|key| key.as_deref()), expected, "{line}");
        }
    }
}
