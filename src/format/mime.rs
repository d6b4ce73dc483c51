//! What mail and pages saved as mail share: fields in front of a part, parts between boundaries, bytes made fit for mail.
//!
//! What fields mean, and which part is worth reading, is said by [`super::mail`] and [`super::mhtml`].

use memchr::memmem;

/// More parts are not looked at.
pub(super) const MOST_PARTS: usize = 5000;
/// The longest head of a message or part.
const MOST_HEAD: usize = 256 << 10;
/// More fields are no head.
const MOST_FIELDS: usize = 4000;

/// The fields in front of a message or part.
pub(super) struct Head {
    fields: Vec<(String, String)>,
}

impl Head {
    /// The fields that the bytes begin with, and what follows the empty line behind them; nothing where any line in front of
    /// it is no field.
    pub(super) fn read(bytes: &[u8]) -> Option<(Head, &[u8])> {
        let mut rest = bytes;
        while let Some(after) = rest.strip_prefix(b"\n").or_else(|| rest.strip_prefix(b"\r\n")) {
            rest = after;
        }
        let limit = rest.len().min(MOST_HEAD);
        let whole = rest.get(..limit).unwrap_or_default();
        let ends = [memmem::find(whole, b"\r\n\r\n").map(|at| (at, 4)), memmem::find(whole, b"\n\n").map(|at| (at, 2))];
        // A head that is cut off is still a head: detection sees only a file's beginning.
        let (end, gap) = ends.into_iter().flatten().min().unwrap_or((limit, 0));
        let text = String::from_utf8_lossy(rest.get(..end)?);
        let mut fields: Vec<(String, String)> = Vec::new();
        for line in text.lines() {
            if line.starts_with([' ', '\t']) {
                let (_, value) = fields.last_mut()?;
                value.push(' ');
                value.push_str(line.trim());
                continue;
            }
            let (name, value) = line.split_once(':')?;
            if name.is_empty() || name.contains([' ', '<', '{']) {
                return None;
            }
            fields.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
        (!fields.is_empty()).then(|| (Head { fields }, rest.get(end + gap..).unwrap_or_default()))
    }

    /// The same of a head as mail has it in the wild: a line that is no field ends it, if no empty line did, and belongs to
    /// the text; an envelope line, `From …`, is passed over. The head may be empty.
    pub(super) fn lenient(bytes: &[u8]) -> (Head, &[u8]) {
        let mut fields: Vec<(String, String)> = Vec::new();
        let mut at = 0;
        while at < bytes.len().min(MOST_HEAD) && fields.len() < MOST_FIELDS {
            let rest = bytes.get(at..).unwrap_or_default();
            let end = memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
            let line = rest.get(..end).unwrap_or_default().trim_ascii_end();
            if line.is_empty() {
                at += end;
                break;
            }
            let text = String::from_utf8_lossy(line);
            let named = text.split_once(':').filter(|(name, _)| is_name(name.trim_end()));
            match (text.starts_with([' ', '\t']), named, fields.last_mut()) {
                (true, _, Some((_, value))) => {
                    value.push(' ');
                    value.push_str(text.trim());
                }
                (false, Some((name, value)), _) => {
                    fields.push((name.trim_end().to_ascii_lowercase(), value.trim().to_owned()));
                }
                (false, None, _) if text.starts_with("From ") || text.starts_with(">From ") => {}
                _ => break,
            }
            at += end;
        }
        (Head { fields }, bytes.get(at..).unwrap_or_default())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// Whether there is a field of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(field, _)| field == name)
    }

    /// The names of all fields, in lower case.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().map(|(name, _)| name.as_str())
    }

    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }
}

/// Whether that is the name of a field: printable, without blanks.
pub(super) fn is_name(name: &str) -> bool {
    (1..=76).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_graphic() && !b"<>{}()\"".contains(&byte))
}

/// A parameter of a field: `boundary` of `multipart/related; boundary="x"`.
pub(super) fn parameter(field: &str, wanted: &str) -> Option<String> {
    field.split(';').skip(1).find_map(|part| {
        let (name, value) = part.split_once('=')?;
        let value = value.trim().trim_matches('"').to_owned();
        (name.trim().eq_ignore_ascii_case(wanted) && !value.is_empty()).then_some(value)
    })
}

/// The parts between lines of the boundary, each from behind its line on; the last one may have no end.
pub(super) fn split<'a>(body: &'a [u8], boundary: &str) -> Vec<&'a [u8]> {
    let mark = format!("--{boundary}");
    let mut parts = Vec::new();
    let mut begun: Option<usize> = None;
    for at in memmem::find_iter(body, mark.as_bytes()) {
        let behind = body.get(at + mark.len()..).unwrap_or_default();
        // One boundary may begin with another.
        let is_whole = behind.first().is_none_or(|byte| byte.is_ascii_whitespace()) || behind.starts_with(b"--");
        if !is_whole || at > 0 && body.get(at - 1) != Some(&b'\n') {
            continue;
        }
        if let Some(part) = begun.and_then(|begun| body.get(begun..at)) {
            parts.push(part.strip_suffix(b"\n").map_or(part, |part| part.strip_suffix(b"\r").unwrap_or(part)));
        }
        let line = memchr::memchr(b'\n', behind).map_or(behind.len(), |end| end + 1);
        begun = Some(at + mark.len() + line);
        if parts.len() >= MOST_PARTS || behind.starts_with(b"--") {
            return parts;
        }
    }
    parts.extend(begun.and_then(|begun| body.get(begun..)));
    parts
}

/// A part's bytes as they were before they were made fit for mail. What is damaged is passed over.
pub(super) fn decoded(body: &[u8], encoding: &str) -> Vec<u8> {
    match encoding.trim().to_ascii_lowercase().as_str() {
        "quoted-printable" => quoted_printable(body),
        "base64" => base64(body),
        _ => body.to_vec(),
    }
}

fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let hex =
        |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16)).and_then(|n| u8::try_from(n).ok());
    let mut plain = Vec::with_capacity(body.len());
    let mut at = 0;
    while let Some(byte) = body.get(at) {
        at += 1;
        if *byte != b'=' {
            plain.push(*byte);
            continue;
        }
        match (body.get(at), body.get(at + 1)) {
            (Some(b'\n'), _) => at += 1,
            (Some(b'\r'), Some(b'\n')) => at += 2,
            (high, low) => match (hex(high), hex(low)) {
                (Some(high), Some(low)) => {
                    plain.push(high << 4 | low);
                    at += 2;
                }
                _ => plain.push(b'='),
            },
        }
    }
    plain
}

fn base64(body: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut count) = (0u32, 0);
    for byte in body {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = (bits << 6 | u32::from(value)) & 0x00ff_ffff;
        count += 6;
        if count >= 8 {
            count -= 8;
            plain.extend(u8::try_from(bits >> count & 0xff));
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_made_fit_for_mail_come_back() {
        assert_eq!(base64(b"SGVsbG8s\r\nIHdvcmxkIQ=="), b"Hello, world!");
        assert_eq!(quoted_printable(b"a=zz=3"), b"a=zz=3");
    }

    #[test]
    fn parts_are_told_by_whole_boundaries() {
        let body = b"preamble\n--x\n\none\n--x1\nstill one\n--x\ntwo\n--x--\nepilogue\n--x\nno";
        assert_eq!(split(body, "x"), [&b"\none\n--x1\nstill one"[..], b"two"]);
        assert_eq!(split(b"--x\r\none", "x"), [b"one"]);
        assert!(split(b"--y\n", "x").is_empty());
    }

    #[test]
    fn heads_in_the_wild_are_read() {
        let (head, text) = Head::lenient(b"From a@b Mon\nSubject: One\n two\nX-Odd : 1\n\nText");
        assert_eq!((head.get("subject"), head.get("x-odd"), text), (Some("One two"), Some("1"), &b"Text"[..]));
        let (head, text) = Head::lenient(b"Lines: 3\nGood luck to all!\n\nMore");
        assert_eq!((head.get("lines"), text), (Some("3"), &b"Good luck to all!\n\nMore"[..]));
        let (head, text) = Head::lenient(b"\nText: here");
        assert!(head.is_empty() && text == b"Text: here");
    }
}
