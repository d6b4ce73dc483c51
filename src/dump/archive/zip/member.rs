//! One member of a zip: from its record to its bytes, verified.

use std::io::{self, BufReader, Read};
use std::sync::Arc;

use flate2::Crc;
use flate2::bufread::DeflateDecoder;

use super::super::{Member, file_name, name};
use super::directory::Record;
use crate::dump::bzip2::ParallelDecoder;
use crate::dump::fault::{Refusal, corrupt, truncated};
use crate::dump::limits::{Allowance, Guarded, Input, Layer};
use crate::dump::source::Source;
use crate::dump::spool::{Bytes, Slice};

const LOCAL: [u8; 4] = *b"PK\x03\x04";
const LOCAL_BYTES: u64 = 30;
const ENCRYPTED: u16 = 1 | 1 << 6 | 1 << 13;
const BUFFER_BYTES: usize = 32 * 1024;

/// The member that `record` describes.
pub(super) fn open(record: &Record, bytes: &Bytes, allowance: &Allowance) -> Member {
    let name = name(&record.name);
    let content = match method(record) {
        Err(refusal) => Err(refusal),
        Ok(method) => {
            let opened = content(record, method, bytes, allowance);
            Ok(opened.map_or_else(
                |error| Source::failing(file_name(&name), error),
                |reader| Source::new(file_name(&name), reader),
            ))
        }
    };
    Member::file(name, record.modified, content)
}

#[derive(Clone, Copy)]
enum Method {
    Stored,
    Deflate,
    Bzip2,
    Zstd,
    Xz,
}

fn method(record: &Record) -> Result<Method, Refusal> {
    if record.flags & ENCRYPTED != 0 {
        return Err(Refusal::new("encrypted", "it is encrypted"));
    }
    let unsupported =
        |what: &str| Refusal::new("unsupported", format!("it is packed in a way that is not read ({what})"));
    match record.method {
        0 => Ok(Method::Stored),
        8 => Ok(Method::Deflate),
        12 => Ok(Method::Bzip2),
        93 => Ok(Method::Zstd),
        95 => Ok(Method::Xz),
        9 => Err(unsupported("deflate64")),
        14 => Err(unsupported("lzma")),
        98 => Err(unsupported("ppmd")),
        99 => Err(Refusal::new("encrypted", "it is encrypted")),
        other => Err(unsupported(&format!("method {other}"))),
    }
}

fn content(record: &Record, method: Method, bytes: &Bytes, allowance: &Allowance) -> io::Result<Box<dyn Read + Send>> {
    let local = bytes.exactly::<30>(record.at)?;
    if !local.starts_with(&LOCAL) {
        return Err(corrupt("no member of the zip begins where its directory says"));
    }
    let [.., n0, n1, e0, e1] = local;
    let skip = LOCAL_BYTES + u64::from(u16::from_le_bytes([n0, n1])) + u64::from(u16::from_le_bytes([e0, e1]));
    let start = record.at.saturating_add(skip);
    let end = start.saturating_add(record.packed);
    if end > bytes.length() {
        return Err(truncated("the zip ends within this member"));
    }
    let slice = bytes.slice(start, end);
    if matches!(method, Method::Stored) {
        let reader: BufReader<Slice> = BufReader::with_capacity(BUFFER_BYTES, slice);
        return Ok(Box::new(Verified::new(reader, record)));
    }
    let layer = Arc::<Layer>::default();
    let input = Input::new(Source::new("", Box::new(slice)), Arc::clone(&layer));
    let decoder: Box<dyn Read + Send> = match method {
        Method::Stored => Box::new(input),
        Method::Deflate => Box::new(DeflateDecoder::new(input)),
        Method::Bzip2 => Box::new(ParallelDecoder::new(input)),
        Method::Zstd => Box::new(zstd::stream::read::Decoder::with_buffer(input)?),
        Method::Xz => Box::new(crate::dump::packing::xz(input)),
    };
    Ok(Box::new(Verified::new(Guarded::new(decoder, layer, allowance.clone()), record)))
}

/// Bytes whose number and checksum must be what the directory says.
struct Verified<R> {
    inner: R,
    crc: Crc,
    checksum: u32,
    size: u64,
    seen: u64,
}

impl<R> Verified<R> {
    fn new(inner: R, record: &Record) -> Self {
        Verified { inner, crc: Crc::new(), checksum: record.checksum, size: record.size, seen: 0 }
    }
}

impl<R: Read> Read for Verified<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        let n = self.inner.read(buffer)?;
        self.crc.update(buffer.get(..n).unwrap_or_default());
        self.seen += n as u64;
        if self.seen > self.size {
            return Err(corrupt("it is longer than the zip's directory says"));
        }
        if n == 0 && self.seen < self.size {
            return Err(truncated("it is shorter than the zip's directory says"));
        }
        if n == 0 && self.crc.sum() != self.checksum {
            return Err(corrupt("its checksum is wrong"));
        }
        Ok(n)
    }
}
