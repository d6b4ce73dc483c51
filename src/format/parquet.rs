//! Parquet: rows of columns, as data sets of articles are handed round.
//!
//! - `columns`: which columns can hold a part of an article; the others are not even read;
//! - `rows`: a row as a line of JSON;
//! - here: row group by row group, rows gathered to chunks, which [`super::json`] reads as it reads any lines.
//!
//! So member names, wrappers, configured paths and all else are those of JSON, and decoding happens once, on the thread that
//! reads. What a row's place is in bytes is counted in these lines; its line is its number. A file that must be read out of
//! order is read where it lies, or from a bounded copy. A damaged row group costs its rows alone.

mod columns;
mod rows;

use std::io::{self, BufReader, Read};
use std::ops::ControlFlow;

use ::parquet::errors::ParquetError;
use ::parquet::file::metadata::RowGroupMetaData;
use ::parquet::file::reader::{ChunkReader, FileReader, Length};
use ::parquet::file::serialized_reader::SerializedFileReader;
use ::parquet::record::reader::RowIter;
use ::parquet::schema::types::Type;

use crate::article::Draft;
use crate::dump::chunk::Chunk;
use crate::dump::limits::{FREE_BYTES, MOST_GROWTH};
use crate::dump::source::Source;
use crate::dump::spool::{self, Slice};

use super::{Broken, Confidence, Emit, Format, Settings, Skip, json};

/// How much framing gathers before it emits a chunk.
const CHUNK_BYTES: usize = 1 << 20;
/// Values of a column that are decoded at once should have no more bytes than this.
const BATCH_BYTES: u64 = 8 << 20;
/// The most rows of a batch.
const MOST_BATCH: u64 = 1024;
/// What a reader asks the disk for at once.
const BUFFER_BYTES: usize = 128 << 10;

/// The format `parquet`.
pub struct Parquet;

impl Format for Parquet {
    fn name(&self) -> &'static str {
        "parquet"
    }

    fn summary(&self) -> &'static str {
        "Parquet: an article a row, columns named as members of JSON are"
    }

    fn recognised_by(&self) -> &'static str {
        "PAR1 and what a column begins with"
    }

    fn sniff(&self, _: &str, head: &[u8]) -> Confidence {
        match head {
            // A header begins with its first field, a number.
            [b'P', b'A', b'R', b'1', 0x15, ..] | [b'P', b'A', b'R', b'E', 0x15, ..] => Confidence::Sure,
            _ => Confidence::No,
        }
    }

    fn frame(&self, source: &mut Source, settings: &Settings, emit: Emit<'_>) -> Result<(), Broken> {
        let outcome = read(source, settings, emit);
        // The fingerprint is of the whole file.
        let mut scratch = Vec::new();
        while source.take(&mut scratch, BUFFER_BYTES).is_ok_and(|n| n > 0) {
            scratch.clear();
        }
        outcome
    }

    fn parse(&self, chunk: &Chunk, settings: &Settings, out: &mut Vec<Result<Draft, Skip>>) {
        json::JSON_LINES.parse(chunk, settings, out);
    }
}

fn read(source: &mut Source, settings: &Settings, emit: Emit<'_>) -> Result<(), Broken> {
    if source.peek().is_some_and(|head| head.starts_with(b"PARE")) {
        return Err(Broken { kind: "encrypted", message: "its columns are encrypted".to_owned(), at: 0 });
    }
    let place = source.place();
    let bytes = spool::Bytes::of(source, &place).map_err(|error| Broken::reading(&error, 0))?;
    let length = bytes.length();
    let file = SerializedFileReader::new(File(bytes)).map_err(|error| broken(&error, ""))?;
    let schema = file.metadata().file_metadata().schema();
    let projection = columns::chosen(schema, &settings.json).ok_or_else(|| {
        let names: Vec<&str> = schema.get_fields().iter().map(|field| field.name()).take(50).collect();
        let message = format!("none of its columns holds a title or a text: {}", names.join(", "));
        Broken { kind: "no_text", message, at: 0 }
    })?;
    let mut lines = Lines { emit, bytes: Vec::new(), at: 0, line: 1, rows: 0, most: most_bytes(length) };
    let mut damage = None;
    for number in 0..file.num_row_groups() {
        match group(&file, number, &projection, &mut lines) {
            Ok(ControlFlow::Continue(())) => {}
            Ok(ControlFlow::Break(())) => return Ok(()),
            Err(error) => damage = damage.or(Some(error)),
        }
        if lines.at > lines.most {
            let message = format!("its rows have more than {MOST_GROWTH} times its size, as only those of a bomb do");
            return Err(Broken { kind: "refused", message, at: 0 });
        }
    }
    let _ = lines.flush();
    damage.map_or(Ok(()), Err)
}

/// What the rows of a file of that size may give.
fn most_bytes(length: u64) -> u64 {
    FREE_BYTES.saturating_add(length.saturating_mul(MOST_GROWTH))
}

/// Reads the rows of one row group.
fn group(
    file: &SerializedFileReader<File>,
    number: usize,
    projection: &Type,
    lines: &mut Lines<'_>,
) -> Result<ControlFlow<()>, Broken> {
    let told = |error: ParquetError| broken(&error, &format!("row group {number}: "));
    let group = file.get_row_group(number).map_err(told)?;
    let rows = RowIter::from_row_group(Some(projection.clone()), &*group).map_err(told)?;
    for row in rows.with_batch_size(batch(group.metadata())) {
        rows::write(&row.map_err(told)?, projection, &mut lines.bytes);
        lines.rows += 1;
        if lines.bytes.len() >= CHUNK_BYTES && lines.flush().is_break() {
            return Ok(ControlFlow::Break(()));
        }
        if lines.at > lines.most {
            break;
        }
    }
    Ok(ControlFlow::Continue(()))
}

/// How many rows are decoded at once: fewer of long texts.
fn batch(group: &RowGroupMetaData) -> usize {
    let rows = u64::try_from(group.num_rows()).unwrap_or_default().max(1);
    let largest = group.columns().iter().map(|column| column.uncompressed_size()).max().unwrap_or_default();
    let a_row = u64::try_from(largest).unwrap_or_default() / rows;
    usize::try_from((BATCH_BYTES / a_row.max(1)).clamp(1, MOST_BATCH)).unwrap_or(1)
}

/// Lines on their way.
struct Lines<'e> {
    emit: Emit<'e>,
    bytes: Vec<u8>,
    /// Where `bytes` begins among all lines, and the number of its first.
    at: u64,
    line: u64,
    /// Rows in `bytes`.
    rows: u64,
    most: u64,
}

impl Lines<'_> {
    fn flush(&mut self) -> ControlFlow<()> {
        if self.bytes.is_empty() {
            return ControlFlow::Continue(());
        }
        let bytes = std::mem::take(&mut self.bytes);
        let (at, line) = (self.at, self.line);
        self.at += bytes.len() as u64;
        self.line += std::mem::take(&mut self.rows);
        (self.emit)(Chunk { bytes, at, line, encoding: encoding_rs::UTF_8 })
    }
}

/// What an error of the decoder says of the file.
fn broken(error: &ParquetError, place: &str) -> Broken {
    let message = format!("{place}{error}");
    let kind = match error {
        ParquetError::EOF(_) | ParquetError::IndexOutOfBound(..) => "truncated",
        ParquetError::NYI(_) => "unsupported",
        // A packing that is not linked in says so in words alone.
        ParquetError::General(text) if text.contains("isabled feature") => "unsupported",
        _ => "corrupt",
    };
    Broken { kind, message, at: 0 }
}

/// The bytes of the file, as the decoder asks for them.
struct File(spool::Bytes);

impl Length for File {
    fn len(&self) -> u64 {
        self.0.length()
    }
}

impl ChunkReader for File {
    type T = BufReader<Slice>;

    fn get_read(&self, start: u64) -> ::parquet::errors::Result<Self::T> {
        Ok(BufReader::with_capacity(BUFFER_BYTES, self.0.slice(start, self.0.length())))
    }

    fn get_bytes(&self, start: u64, length: usize) -> ::parquet::errors::Result<bytes::Bytes> {
        let mut read = Vec::new();
        let end = start.saturating_add(length as u64);
        self.0.slice(start, end).read_to_end(&mut read)?;
        if read.len() != length {
            return Err(io::Error::from(io::ErrorKind::UnexpectedEof).into());
        }
        Ok(read.into())
    }
}

#[cfg(test)]
mod tests;
