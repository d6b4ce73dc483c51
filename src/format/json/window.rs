//! The part of a stream that is at hand while its outline is followed.

use encoding_rs::Encoding;

use crate::dump::source::Source;
use crate::format::Broken;

use super::lines::count_line_ends;
use super::scan::{Units, Value};
use super::{CHUNK_BYTES, READ_BYTES};

/// Why framing ends before the stream does.
pub(super) enum Stop {
    /// The run is being stopped.
    Asked,
    /// The rest cannot be read.
    Broken(Broken),
}

/// What came of holding a whole value.
pub(super) enum Held {
    /// It ends at that offset.
    Whole(u64),
    /// It is longer than allowed; the state and the offset to go on from.
    TooLong(Value, u64),
    /// The stream ends inside it.
    Cut,
}

/// A sliding window over the stream. Offsets are those of the stream.
pub(super) struct Window<'s> {
    source: &'s mut Source,
    encoding: &'static Encoding,
    pub(super) units: Units,
    buffer: Vec<u8>,
    /// Where the buffer begins, and the line there.
    base: u64,
    line: u64,
    /// An earlier place whose line is known: counting goes on from there.
    known: (u64, u64),
    /// The place at hand.
    pub(super) at: u64,
    /// Nothing from here on may be dropped.
    pub(super) keep: u64,
}

impl<'s> Window<'s> {
    pub(super) fn new(source: &'s mut Source, units: Units, encoding: &'static Encoding) -> Self {
        let (base, line) = (source.position(), source.first_line());
        Window { source, encoding, units, buffer: Vec::new(), base, line, known: (base, line), at: base, keep: base }
    }

    /// The unit at hand, `None` at the end of the stream.
    pub(super) fn unit(&mut self) -> Result<Option<u8>, Stop> {
        loop {
            if let Some(unit) = self.units.get(&self.buffer, self.index(self.at)) {
                return Ok(Some(unit));
            }
            if !self.more()? {
                return Ok(None);
            }
        }
    }

    /// Reads on, dropping what is no longer needed; false at the end of the stream.
    pub(super) fn more(&mut self) -> Result<bool, Stop> {
        let gone = self.index(self.keep.min(self.at));
        // Rarely enough that moving the rest costs little.
        if gone >= CHUNK_BYTES || gone == self.buffer.len() {
            self.line = self.line_at(self.base + gone as u64);
            self.buffer.drain(..gone);
            self.base += gone as u64;
            self.known = (self.base, self.line);
        }
        match self.source.take(&mut self.buffer, READ_BYTES) {
            Ok(taken) => Ok(taken > 0),
            Err(error) => Err(Stop::Broken(Broken::reading(&error, self.source.position()))),
        }
    }

    /// Reads until the value at hand is whole in the window, or longer than `most`. Moves nothing.
    pub(super) fn hold(&mut self, most: usize) -> Result<Held, Stop> {
        let mut value = Value::default();
        let mut from = self.at;
        loop {
            match value.end(&self.buffer, self.index(from), self.units) {
                Ok(end) if self.base + end as u64 - self.at > most as u64 => {
                    return Ok(Held::TooLong(Value::default(), self.at));
                }
                Ok(end) => return Ok(Held::Whole(self.base + end as u64)),
                Err(index) => from = self.base + index as u64,
            }
            if from - self.at > most as u64 {
                return Ok(Held::TooLong(value, from));
            }
            if !self.more()? {
                return Ok(if value.may_end() { Held::Whole(from) } else { Held::Cut });
            }
        }
    }

    /// Moves on in a value as far as the window goes; true behind its end.
    pub(super) fn pass(&mut self, value: &mut Value) -> Result<bool, Stop> {
        let outcome = value.end(&self.buffer, self.index(self.at), self.units);
        self.at = self.base + *outcome.as_ref().unwrap_or_else(|index| index) as u64;
        Ok(outcome.is_ok())
    }

    /// The bytes of a stretch that is in the window.
    pub(super) fn bytes(&self, start: u64, end: u64) -> &[u8] {
        self.buffer.get(self.index(start)..self.index(end)).unwrap_or_default()
    }

    /// The line of an offset in the window.
    pub(super) fn line_at(&mut self, offset: u64) -> u64 {
        let (from, line) = if self.known.0 <= offset { self.known } else { (self.base, self.line) };
        let line = line + count_line_ends(self.bytes(from, offset), self.encoding);
        self.known = (offset, line);
        line
    }

    /// The end of what has been read.
    pub(super) fn end(&self) -> u64 {
        self.base + self.buffer.len() as u64
    }

    fn index(&self, offset: u64) -> usize {
        usize::try_from(offset.saturating_sub(self.base)).unwrap_or(usize::MAX)
    }
}
