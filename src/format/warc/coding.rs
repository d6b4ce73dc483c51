//! The codings that lie round a payload: chunks, gzip, deflate, Brotli and zstd.
//!
//! Damage keeps what came before it. What a payload unpacks to is bounded by a size and by a ratio, so that a small record
//! cannot cost much.

use std::borrow::Cow;
use std::io::{self, Read};

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use memchr::memchr;

/// A payload may always unpack to this much …
const ALLOWED_BYTES: u64 = 4 << 20;
/// … and to this many times its size …
const ALLOWED_RATIO: u64 = 64;
/// … but never to more than this.
const MOST_BYTES: u64 = 64 << 20;
/// The longest line in front of a chunk.
const MOST_SIZE_LINE: usize = 1024;
/// A zstd payload that asks for a larger window is none of a page.
const ZSTD_WINDOW_LOG: u32 = 27;

/// What came of unpacking.
pub(super) enum Decoded {
    Bytes(Vec<u8>),
    /// It was not packed, whatever was said.
    AsItIs,
    /// It grows beyond what is allowed.
    TooLarge,
    /// It cannot be read.
    Unreadable,
}

/// A payload without the coding of that name.
pub(super) fn decode(name: &str, bytes: &[u8]) -> Decoded {
    if bytes.is_empty() {
        return Decoded::AsItIs;
    }
    match name {
        "gzip" | "x-gzip" if bytes.starts_with(&[0x1f, 0x8b]) => read(MultiGzDecoder::new(bytes), bytes),
        "gzip" | "x-gzip" => Decoded::AsItIs,
        // The standard means zlib; many servers send it bare.
        "deflate" if is_zlib(bytes) => read(ZlibDecoder::new(bytes), bytes),
        "deflate" => or_text(read(DeflateDecoder::new(bytes), bytes), bytes),
        "zstd" if bytes.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) => match zstd::stream::read::Decoder::with_buffer(bytes)
        {
            Ok(mut decoder) => match decoder.window_log_max(ZSTD_WINDOW_LOG) {
                Ok(()) => read(decoder, bytes),
                Err(_) => Decoded::Unreadable,
            },
            Err(_) => Decoded::Unreadable,
        },
        "zstd" => Decoded::AsItIs,
        // Brotli has no mark: what reads as text is no Brotli.
        "br" if is_text(bytes) => Decoded::AsItIs,
        "br" => read(brotli_decompressor::Decompressor::new(bytes, 16 << 10), bytes),
        // A name of an encoding or of nothing, in a field that means something else: what is text was not packed.
        _ if is_text(bytes) && !matches!(name, "compress" | "x-compress" | "sdch" | "aws-chunked") => Decoded::AsItIs,
        _ => Decoded::Unreadable,
    }
}

/// All that can be unpacked, if it is not too much.
fn read(decoder: impl Read, packed: &[u8]) -> Decoded {
    let most = MOST_BYTES.min(ALLOWED_BYTES + ALLOWED_RATIO * packed.len() as u64);
    let mut bytes = Vec::new();
    let outcome: io::Result<_> = decoder.take(most + 1).read_to_end(&mut bytes);
    match outcome {
        _ if bytes.len() as u64 > most => Decoded::TooLarge,
        Err(_) if bytes.is_empty() => Decoded::Unreadable,
        _ => Decoded::Bytes(bytes),
    }
}

fn or_text(decoded: Decoded, bytes: &[u8]) -> Decoded {
    match decoded {
        Decoded::TooLarge => Decoded::TooLarge,
        _ if is_text(bytes) => Decoded::AsItIs,
        decoded => decoded,
    }
}

/// The two bytes in front of a zlib stream: its method, and a check.
fn is_zlib(bytes: &[u8]) -> bool {
    matches!(bytes, [first, second, ..] if first & 0x0f == 8 && (u16::from(*first) << 8 | u16::from(*second)) % 31 == 0)
}

/// Whether the beginning holds no control characters, which packed bytes do within a few.
fn is_text(bytes: &[u8]) -> bool {
    const LOOKED_AT: usize = 256;
    bytes.iter().take(LOOKED_AT).all(|byte| *byte >= b' ' || matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b))
}

/// A body put together from its chunks. One that does not begin with a chunk is taken as it is: crawlers undo the coding
/// and leave the field. Where a later chunk is damaged, the rest is taken as it is.
pub(super) fn without_chunks(body: &[u8]) -> Cow<'_, [u8]> {
    let Some((mut size, mut rest)) = chunk_size(body) else { return Cow::Borrowed(body) };
    let mut whole = Vec::with_capacity(body.len());
    while size > 0 {
        let Some((chunk, after)) = rest.split_at_checked(size) else {
            whole.extend_from_slice(rest);
            break;
        };
        whole.extend_from_slice(chunk);
        let after = after.strip_prefix(b"\r").unwrap_or(after);
        let after = after.strip_prefix(b"\n").unwrap_or(after);
        match chunk_size(after) {
            Some(next) => (size, rest) = next,
            None => {
                whole.extend_from_slice(after);
                break;
            }
        }
    }
    Cow::Owned(whole)
}

/// The size in front of a chunk, and what follows its line.
fn chunk_size(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let end = memchr(b'\n', bytes.get(..bytes.len().min(MOST_SIZE_LINE))?)?;
    let line = bytes.get(..end)?;
    let digits = line.split(|byte| *byte == b';').next()?.trim_ascii();
    let size = usize::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    (!digits.starts_with(b"+")).then(|| (size, bytes.get(end + 1..).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};

    use super::*;

    const TEXT: &[u8] = b"<html>The ferry leaves at noon, and again at four.</html>";

    fn bytes(decoded: Decoded) -> Option<Vec<u8>> {
        match decoded {
            Decoded::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }

    fn gzip(text: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn chunks() {
        let cases: [(&str, &str); 10] = [
            ("3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n", "abcde"),
            ("3;x=y\nabc\n0\n\n", "abc"),
            ("00003 \r\nabc\r\n0\r\n\r\n", "abc"),
            ("3\r\nabc\r\n", "abc"),
            ("ff\r\nabc", "abc"),
            ("3\r\nabc\r\nwords follow", "abcwords follow"),
            ("0\r\n\r\n", ""),
            ("<html>", "<html>"),
            ("", ""),
            ("ffffffffffffffffffff\r\nabc", "ffffffffffffffffffff\r\nabc"),
        ];
        for (body, expected) in cases {
            assert_eq!(String::from_utf8_lossy(&without_chunks(body.as_bytes())), expected, "{body:?}");
        }
    }

    #[test]
    fn codings() {
        let mut zlib = ZlibEncoder::new(Vec::new(), Compression::fast());
        zlib.write_all(TEXT).unwrap();
        let mut bare = DeflateEncoder::new(Vec::new(), Compression::fast());
        bare.write_all(TEXT).unwrap();
        // "hello" by the reference encoder.
        let brotli = [0x0b, 0x02, 0x80, 0x68, 0x65, 0x6c, 0x6c, 0x6f, 0x03];
        let cases: [(&str, Vec<u8>, &[u8]); 5] = [
            ("gzip", gzip(TEXT), TEXT),
            ("deflate", zlib.finish().unwrap(), TEXT),
            ("deflate", bare.finish().unwrap(), TEXT),
            ("zstd", zstd::encode_all(TEXT, 3).unwrap(), TEXT),
            ("br", brotli.to_vec(), b"hello"),
        ];
        for (name, packed, expected) in cases {
            assert_eq!(bytes(decode(name, &packed)).as_deref(), Some(expected), "{name}");
        }
        for name in ["gzip", "deflate", "br", "zstd", "utf-8"] {
            assert!(matches!(decode(name, TEXT), Decoded::AsItIs), "{name}");
        }
    }

    #[test]
    fn damage_keeps_what_came_before_it() {
        let text: Vec<u8> = (0..20_000u32).flat_map(|n| format!("line {n}\n").into_bytes()).collect();
        let packed = gzip(&text);
        let half = bytes(decode("gzip", &packed[..packed.len() / 2])).unwrap();
        assert!(text.starts_with(&half) && half.len() > text.len() / 4, "{}", half.len());
        assert!(matches!(decode("gzip", &[0x1f, 0x8b, 1, 2, 3]), Decoded::Unreadable));
    }

    #[test]
    fn what_grows_too_much_is_refused() {
        let bomb = gzip(&vec![b' '; 30 << 20]);
        assert!(bomb.len() < 100_000);
        assert!(matches!(decode("gzip", &bomb), Decoded::TooLarge));
    }
}
