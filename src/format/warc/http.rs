//! An HTTP answer as it was recorded: status, head, and the payload without its codings.

use std::borrow::Cow;

use memchr::memchr;

use super::coding::{self, Decoded};
use super::fields::{self, End, Fields};

/// How many content codings may lie in each other.
const MOST_CODINGS: usize = 4;

/// An answer taken apart.
#[derive(Clone, Copy, Debug)]
pub(super) struct Answer<'a> {
    pub(super) status: u16,
    fields: Fields<'a>,
    body: &'a [u8],
}

/// Why an answer has no payload to read.
pub(super) enum Fault {
    /// It would be longer than a page can be.
    TooLarge,
    /// It is coded in a way that is not known, or damaged from its first byte.
    Coding(String),
}

impl<'a> Answer<'a> {
    /// The answer that the bytes are; None where they do not begin with a status line.
    pub(super) fn read(bytes: &'a [u8]) -> Option<Self> {
        const MOST_STATUS_LINE: usize = 4096;
        let bytes = bytes.trim_ascii_start();
        let line_end = memchr(b'\n', bytes.get(..bytes.len().min(MOST_STATUS_LINE))?).unwrap_or(bytes.len());
        let line = bytes.get(..line_end)?;
        let is_http = line.get(..4).is_some_and(|name| name.eq_ignore_ascii_case(b"HTTP"));
        let rest = line.strip_prefix(b"ICY").or_else(|| line.get(4..).filter(|_| is_http))?;
        let rest = rest.split_at_checked(memchr(b' ', rest)?)?.1;
        let code = rest.trim_ascii_start().get(..3)?;
        let status = std::str::from_utf8(code).ok()?.parse().ok()?;
        let rest = bytes.get(line_end + 1..).unwrap_or_default();
        let (head, body) = match fields::end(rest) {
            End::At(end) => rest.split_at_checked(end)?,
            // All of it is head, or no head that can be told from a body.
            End::Cut => (rest, Default::default()),
            End::None => (Default::default(), rest),
        };
        Some(Answer { status, fields: Fields(head), body })
    }

    /// The type that the server declared, with its parameters.
    pub(super) fn media_type(&self) -> Cow<'a, str> {
        self.fields.get("Content-Type").unwrap_or_default()
    }

    /// Whether the body's first bytes are those of the payload.
    pub(super) fn is_plain(&self) -> bool {
        self.fields.get("Content-Encoding").is_none() && self.fields.get("Transfer-Encoding").is_none()
    }

    /// The body as it was recorded.
    pub(super) fn body(&self) -> &'a [u8] {
        self.body
    }

    /// The payload: the body, put together from its chunks and unpacked. Borrowed where nothing had to be done, which is
    /// the case too where the crawler undid the codings and left the fields.
    pub(super) fn payload(&self) -> Result<Cow<'a, [u8]>, Fault> {
        let transfer = self.fields.get("Transfer-Encoding").unwrap_or_default().to_ascii_lowercase();
        let mut body = match transfer.contains("chunked") {
            true => coding::without_chunks(self.body),
            false => Cow::Borrowed(self.body),
        };
        let content = self.fields.get("Content-Encoding").unwrap_or_default().to_ascii_lowercase();
        // Some servers name in the transfer what others name in the content.
        let names = content.split(',').chain(transfer.split(',')).map(str::trim);
        let names: Vec<&str> = names.filter(|name| !matches!(*name, "" | "chunked" | "identity" | "none")).collect();
        for name in names.iter().rev().take(MOST_CODINGS) {
            match coding::decode(name, &body) {
                Decoded::Bytes(bytes) => body = Cow::Owned(bytes),
                Decoded::AsItIs => {}
                Decoded::TooLarge => return Err(Fault::TooLarge),
                Decoded::Unreadable => return Err(Fault::Coding((*name).to_owned())),
            }
        }
        Ok(body)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn payload(answer: &[u8]) -> Option<Vec<u8>> {
        Answer::read(answer)?.payload().ok().map(Cow::into_owned)
    }

    #[test]
    fn answers_are_read_as_servers_write_them() {
        let cases: [(&str, Option<(u16, &str)>); 9] = [
            ("HTTP/1.1 200 OK\r\nA: b\r\n\r\nbody", Some((200, "body"))),
            ("HTTP/1.0 404\nA: b\n\nbody", Some((404, "body"))),
            ("http/2 301 \n\nbody", Some((301, "body"))),
            ("HTTP/1.1 200 OK\r\nA: b", Some((200, ""))),
            ("HTTP/1.1 200 OK", Some((200, ""))),
            ("\r\nHTTP/1.1 200 OK\r\n\r\nx", Some((200, "x"))),
            ("HTTP/1.1 OK\r\n\r\n", None),
            ("<html>", None),
            ("", None),
        ];
        for (bytes, expected) in cases {
            let found = Answer::read(bytes.as_bytes()).map(|answer| (answer.status, answer.body));
            assert_eq!(found, expected.map(|(status, body)| (status, body.as_bytes())), "{bytes:?}");
        }
    }

    #[test]
    fn fields_may_name_codings_that_are_undone_already() {
        let chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
        assert_eq!(payload(chunked).as_deref(), Some(&b"abc"[..]));
        let undone = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n<html>abc";
        assert_eq!(payload(undone).as_deref(), Some(&b"<html>abc"[..]));
        let unknown = b"HTTP/1.1 200 OK\r\nContent-Encoding: sdch\r\n\r\nabc";
        assert!(payload(unknown).is_none());
    }
}
