//! A ZIM's entries: what each is called, of which type it is, and in which cluster its content lies.

use std::io;

use super::header::Fields;
use super::window::Window;
use crate::dump::fault::corrupt;

const REDIRECT: u16 = 0xffff;
const LINK_TARGET: u16 = 0xfffe;
const DELETED: u16 = 0xfffd;
/// What is read of an entry at first; only few are longer.
const USUAL_BYTES: usize = 512;
/// No path and title are longer.
const MOST_BYTES: usize = 128 << 10;

/// Where an entry's content lies: the cluster, and which of the cluster's blobs it is.
pub(super) type Blob = (u32, u32);

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// Another name of an entry.
    Redirect,
    /// A place that others link to, or one that was deleted: it has no content.
    Nothing,
    /// Content of the type with that number.
    Blob { kind: u16, blob: Blob },
}

/// One entry, as its bytes say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry<'a> {
    pub space: u8,
    pub content: Content,
    pub path: &'a [u8],
    /// Empty where it is the path.
    pub title: &'a [u8],
}

impl Entry<'_> {
    /// The entry at `at`.
    pub(super) fn read(window: &mut Window, at: u64) -> io::Result<Entry<'_>> {
        let wanted = match parse(window.some(at, USUAL_BYTES)?) {
            Some(_) => USUAL_BYTES,
            None => MOST_BYTES,
        };
        parse(window.some(at, wanted)?).ok_or_else(|| corrupt("an entry of the ZIM is damaged"))
    }
}

fn parse(bytes: &[u8]) -> Option<Entry<'_>> {
    let (head, rest) = bytes.split_first_chunk::<8>()?;
    let mut fields = Fields(head);
    let (kind, _, space) = (fields.short(), fields.number::<1>(), fields.number::<1>());
    let (content, rest) = match kind {
        // The number of the entry that is meant: nobody asks here.
        REDIRECT => (Content::Redirect, rest.get(4..)?),
        LINK_TARGET | DELETED => (Content::Nothing, rest),
        kind => {
            let (place, rest) = rest.split_first_chunk::<8>()?;
            let mut fields = Fields(place);
            (Content::Blob { kind, blob: (fields.long(), fields.long()) }, rest)
        }
    };
    let end = memchr::memchr(0, rest)?;
    let (path, rest) = (rest.get(..end)?, rest.get(end + 1..)?);
    let title = rest.get(..memchr::memchr(0, rest)?)?;
    Some(Entry { space: u8::try_from(space).ok()?, content, path, title })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_read_or_damaged() {
        let bytes = b"\x02\x00\x00A\0\0\0\0\x01\0\0\0\x05\0\0\0path\0title\0";
        let entry = parse(bytes).unwrap();
        assert_eq!((entry.space, entry.path, entry.title), (b'A', &b"path"[..], &b"title"[..]));
        assert_eq!(entry.content, Content::Blob { kind: 2, blob: (1, 5) });
        let redirect = parse(b"\xff\xff\0C\0\0\0\0\x07\0\0\0old\0\0").unwrap();
        assert_eq!((redirect.content, redirect.path, redirect.title), (Content::Redirect, &b"old"[..], &b""[..]));
        for end in 0..bytes.len() {
            assert_eq!(parse(&bytes[..end]), None);
        }
    }
}
