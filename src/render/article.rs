//! An article as one line of JSON: the output of `search parse`, `export` and `show --json`.

use std::io::{self, Write};

use super::json;
use crate::article::Article;

/// Writes `article` with all its members, on one line.
///
/// # Errors
/// Only those of `out`.
pub fn line(article: &Article, out: &mut dyn Write) -> io::Result<()> {
    json::line(article, out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_member_is_present_in_its_order() {
        let mut out = Vec::new();
        line(&Article::default(), &mut out).expect("memory is written");
        let expected = concat!(
            r#"{"id":"","external_id":null,"kind":"article","title":"","body":"","summary":[],"caption":[],"authors":[],"#,
            r#""site":null,"url":null,"dateline":null,"agency":null,"section":null,"tags":[],"language":null,"#,
            r#""published":null,"updated":null,"#,
            r#""origin":{"dump":"","member":null,"ordinal":0,"bytes":[0,0],"lines":[0,0]},"#,
            r#""furniture":[],"words":0,"content_hash":""}"#,
            "\n",
        );
        assert_eq!(String::from_utf8(out).expect("JSON is UTF-8"), expected);
    }
}
