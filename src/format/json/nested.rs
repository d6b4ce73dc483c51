//! Lists of records within a record that is none itself: a page of an interface's answers on each line, a database's
//! tables in one array, a messenger's rooms.
//!
//! Framing knows the lists around records; what a record holds is looked through only where it gave no article.

use std::ops::Range;

use super::lines::text;
use super::names::{self, Part};
use super::scan::{Units, Value};

use encoding_rs::Encoding;

/// How deep lists are looked for.
const MOST_LEVELS: u8 = 3;

/// Where the objects lie that stand in lists within an object, in order; names of lists and of what wraps them are those
/// that framing knows.
pub(super) fn records(bytes: &[u8], encoding: &'static Encoding) -> Vec<Range<usize>> {
    let mut walk = Walk { bytes, units: Units::of(encoding), encoding, found: Vec::new() };
    let start = walk.blanks(0);
    walk.object(start, MOST_LEVELS);
    walk.found
}

struct Walk<'b> {
    bytes: &'b [u8],
    units: Units,
    encoding: &'static Encoding,
    found: Vec<Range<usize>>,
}

impl Walk<'_> {
    fn get(&self, at: usize) -> Option<u8> {
        self.units.get(self.bytes, at)
    }

    /// Behind the blanks at `at`, and what stands between values.
    fn blanks(&self, mut at: usize) -> usize {
        while self.get(at).is_some_and(|unit| unit.is_ascii_whitespace() || unit == b',' || unit == b':') {
            at += self.units.width();
        }
        at
    }

    fn end(&self, at: usize) -> Option<usize> {
        Value::default().end(self.bytes, at, self.units).ok().filter(|end| *end > at)
    }

    fn object(&mut self, at: usize, levels: u8) -> Option<()> {
        let mut at = self.open(at, b'{')?;
        loop {
            at = self.blanks(at);
            if self.get(at)? != b'"' {
                return None;
            }
            let end = self.end(at)?;
            let name = text(self.bytes.get(at..end)?, self.encoding);
            let name = name.trim_matches('"');
            let value = self.blanks(end);
            at = self.end(value)?;
            match self.get(value)? {
                b'[' if names::is_list(name) => {
                    self.list(value);
                }
                b'{' if levels > 1
                    && (names::is_list(name) || names::part(name).is_some_and(|(part, _)| part == Part::Wrapper)) =>
                {
                    self.object(value, levels - 1);
                }
                _ => {}
            }
        }
    }

    fn list(&mut self, at: usize) -> Option<()> {
        let mut at = self.open(at, b'[')?;
        loop {
            at = self.blanks(at);
            let end = self.end(at)?;
            if self.get(at)? == b'{' {
                self.found.push(at..end);
            }
            at = end;
        }
    }

    fn open(&self, at: usize, bracket: u8) -> Option<usize> {
        (self.get(at)? == bracket).then_some(at + self.units.width())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_found_in_records() {
        let cases: [(&str, &[&str]); 7] = [
            (
                r#"{"status":"ok","articles":[{"title":"A"}, {"title":"B ] }"}],"n":2}"#,
                &[r#"{"title":"A"}"#, r#"{"title":"B ] }"}"#],
            ),
            (r#"{"response": {"docs" : [ {"a":1} ] } }"#, &[r#"{"a":1}"#]),
            (r#"{"type":"table","name":"p","data":[{"a":1},3,"x",{"b":[{}]}]}"#, &[r#"{"a":1}"#, r#"{"b":[{}]}"#]),
            (r#"{"authors":[{"name":"N"}]}"#, &[]),
            (r#"{"data":{"data":{"data":{"items":[{"a":1}]}}}}"#, &[]),
            (r#"{"articles":[{"title":"A"#, &[]),
            ("[1]", &[]),
        ];
        for (json, expected) in cases {
            let found: Vec<&str> = records(json.as_bytes(), encoding_rs::UTF_8).into_iter().map(|r| &json[r]).collect();
            assert_eq!(found, expected, "{json}");
        }
    }
}
