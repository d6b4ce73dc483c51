//! Heads of `Name: value` lines, as records of a WARC file and HTTP messages have them.
//!
//! Lenient as readers of real archives must be: bare line feeds, names in any case, blanks round names and values, values
//! that go on in indented lines, lines that are no field. What is refused is a head without an end.

use std::borrow::Cow;

use memchr::memchr;

/// The longest head.
pub(super) const MOST_HEAD: usize = 64 << 10;
/// How many indented lines may go on with a value.
const MOST_FOLDS: usize = 64;

/// What the search for a head's end came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// Behind the empty line, at this index.
    At(usize),
    /// Not in these bytes.
    Cut,
    /// There is none where one must be.
    None,
}

/// Where the head ends whose fields the bytes begin with.
pub(super) fn end(bytes: &[u8]) -> End {
    let mut at = 0;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        let Some(length) = memchr(b'\n', rest) else {
            return if bytes.len() > MOST_HEAD { End::None } else { End::Cut };
        };
        let line = rest.get(..length).unwrap_or_default();
        at += length + 1;
        if at > MOST_HEAD {
            return End::None;
        }
        if line.is_empty() || line == b"\r" {
            return End::At(at);
        }
        // Another record begins, so this one has no end; looking further would make many such records slow.
        if super::record::is_version(line) {
            return End::None;
        }
    }
}

/// The lines of a head, read when they are asked for: framing asks for three of twenty.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Fields<'a>(pub(super) &'a [u8]);

impl<'a> Fields<'a> {
    /// The value of the first field of that name that has one.
    pub(super) fn get(self, name: &str) -> Option<Cow<'a, str>> {
        let mut lines = self.0.split(|byte| *byte == b'\n');
        while let Some(line) = lines.next() {
            // Almost every other field is told by its first letter.
            let line = line.trim_ascii_end();
            let Some((field, value)) = memchr(b':', line).and_then(|colon| line.split_at_checked(colon)) else {
                continue;
            };
            if line.first().is_some_and(u8::is_ascii_whitespace)
                || !field.trim_ascii_end().eq_ignore_ascii_case(name.as_bytes())
            {
                continue;
            }
            let value = value.get(1..).unwrap_or_default().trim_ascii();
            let mut text = String::from_utf8_lossy(value);
            for further in
                lines.clone().take(MOST_FOLDS).take_while(|line| line.starts_with(b" ") || line.starts_with(b"\t"))
            {
                let further = further.trim_ascii();
                if !text.is_empty() && !further.is_empty() {
                    text.to_mut().push(' ');
                }
                text.to_mut().push_str(&String::from_utf8_lossy(further));
            }
            if !text.is_empty() {
                return Some(text);
            }
        }
        None
    }

    /// The value of a field that is an address or an identifier, without the angle brackets that some writers put round it.
    pub(super) fn reference(self, name: &str) -> Option<String> {
        let value = self.get(name)?;
        let bare = value.strip_prefix('<').and_then(|value| value.strip_suffix('>')).unwrap_or(&value).trim();
        (!bare.is_empty()).then(|| bare.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_found_however_they_are_written() {
        let head = b"Host : a\r\nCONTENT-TYPE:text/html;\r\n  charset=x\r\nX-Empty:\r\nno field\nwarc-target-uri: <http://a b/>\n\
            X-Empty: late\nContent-Type: second\n";
        let fields = Fields(head);
        assert_eq!(fields.get("host").as_deref(), Some("a"));
        assert_eq!(fields.get("Content-Type").as_deref(), Some("text/html; charset=x"));
        assert_eq!(fields.get("x-empty").as_deref(), Some("late"));
        assert_eq!(fields.reference("WARC-Target-URI").as_deref(), Some("http://a b/"));
        assert_eq!(fields.get("charset"), None);
        assert_eq!(fields.get("no field"), None);
    }

    #[test]
    fn ends_of_heads() {
        let long = "A: b\n".repeat(MOST_HEAD / 5 + 1);
        let line = "a".repeat(MOST_HEAD + 1);
        let cases: [(&str, End); 8] = [
            ("A: b\r\n\r\nbody", End::At(8)),
            ("A: b\n\nbody", End::At(6)),
            ("\nbody", End::At(1)),
            ("A: b\r\n", End::Cut),
            ("", End::Cut),
            ("A: b\nWARC/1.0\nA: b\n\n", End::None),
            (&long, End::None),
            (&line, End::None),
        ];
        for (head, expected) in cases {
            assert_eq!(end(head.as_bytes()), expected, "{:?}", head.get(..head.len().min(20)));
        }
    }
}
