//! The end of one JSON value, over as many blocks as it takes.
//!
//! Knows strings, escapes and brackets, nothing else: whether the value is well-formed is found when it is
//! parsed. Counts depth instead of recursing.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use memchr::memchr2;

/// How an encoding's code units lie in the bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Units {
    /// ASCII is itself.
    Bytes,
    /// Two bytes, the lower first.
    Little,
    /// Two bytes, the higher first.
    Big,
}

impl Units {
    pub(super) fn of(encoding: &'static Encoding) -> Self {
        match encoding {
            e if e == UTF_16LE => Units::Little,
            e if e == UTF_16BE => Units::Big,
            _ => Units::Bytes,
        }
    }

    /// How many bytes a unit has.
    pub(super) fn width(self) -> usize {
        if self == Units::Bytes { 1 } else { 2 }
    }

    /// The unit at `at` if it is ASCII, some byte that JSON gives no meaning if not, `None` where the bytes end.
    pub(super) fn get(self, bytes: &[u8], at: usize) -> Option<u8> {
        let (unit, high) = match self {
            Units::Bytes => return bytes.get(at).copied(),
            Units::Little => (*bytes.get(at)?, *bytes.get(at + 1)?),
            Units::Big => (*bytes.get(at + 1)?, *bytes.get(at)?),
        };
        Some(if high == 0 { unit } else { 0xff })
    }
}

/// The state inside a value.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Value {
    depth: u64,
    in_string: bool,
    /// It is a number, a literal or junk, which ends where something else begins.
    is_bare: bool,
}

impl Value {
    /// Whether the stream's end ends it too.
    pub(super) fn may_end(self) -> bool {
        self.is_bare
    }

    /// Goes through `bytes` from `at`, where the value begins or where the last call stopped. `Ok` holds the
    /// index behind the value's end, `Err` the index to go on from when more bytes have come.
    pub(super) fn end(&mut self, bytes: &[u8], mut at: usize, units: Units) -> Result<usize, usize> {
        let width = units.width();
        loop {
            if self.in_string {
                at = skip_string_text(bytes, at, units);
                match units.get(bytes, at) {
                    None => return Err(at),
                    Some(b'"') => {
                        self.in_string = false;
                        if self.depth == 0 {
                            return Ok(at + width);
                        }
                    }
                    // An escape is taken whole or left for the next call.
                    Some(b'\\') if units.get(bytes, at + width).is_none() => return Err(at),
                    Some(b'\\') => at += width,
                    Some(_) => {}
                }
                at += width;
                continue;
            }
            match units.get(bytes, at) {
                None => return Err(at),
                Some(unit) if self.is_bare && (unit.is_ascii_whitespace() || b",:\"{}[]".contains(&unit)) => {
                    return Ok(at);
                }
                Some(b'"') => self.in_string = true,
                Some(b'{' | b'[') => self.depth += 1,
                Some(b'}' | b']') => {
                    self.depth = self.depth.saturating_sub(1);
                    if self.depth == 0 {
                        return Ok(at + width);
                    }
                }
                Some(_) => self.is_bare |= self.depth == 0,
            }
            at += width;
        }
    }
}

/// Where a string's plain text, from `at`, meets a quote or a backslash.
fn skip_string_text(bytes: &[u8], at: usize, units: Units) -> usize {
    match units {
        Units::Bytes => bytes.get(at..).and_then(|rest| memchr2(b'"', b'\\', rest)).map_or(bytes.len(), |n| at + n),
        _ => at,
    }
}
