//! The decompressed bytes of one dump, read forward once, with the position known.
//!
//! A [`Source`] gives formats their bytes and nothing else: it peeks the head for detection, counts what was
//! taken, and fingerprints it block by block so that a grown file's old part can be verified later.

use std::io::{self, Read};

use super::spool::Place;

/// How many bytes [`Source::head`] offers to detection.
pub const HEAD_BYTES: usize = 64 * 1024;

/// One stream of decompressed bytes.
pub struct Source {
    reader: Box<dyn Read + Send>,
    name: String,
    head: Vec<u8>,
    /// How much of `head` has been taken.
    head_taken: usize,
    /// An error met behind bytes that were handed out first.
    broken: Option<io::Error>,
    position: u64,
    line: u64,
    place: Option<Place>,
}

impl Source {
    /// A stream named `name` (file name without its compression suffix). Reads nothing yet.
    pub fn new(name: impl Into<String>, reader: Box<dyn Read + Send>) -> Self {
        Source {
            reader,
            name: name.into(),
            head: Vec::new(),
            head_taken: 0,
            broken: None,
            position: 0,
            line: 1,
            place: None,
        }
    }

    /// A stream that is a part of a longer one: its first byte is the one at `position` there, on line `line`.
    pub fn within(name: impl Into<String>, reader: Box<dyn Read + Send>, position: u64, line: u64) -> Self {
        Source { position, line, ..Source::new(name, reader) }
    }

    /// A stream that fails at once with `error`.
    pub fn failing(name: impl Into<String>, error: io::Error) -> Self {
        Source { broken: Some(error), ..Source::new(name, Box::new(io::empty())) }
    }

    /// The same stream, which lies at `place`: for formats that read out of order.
    pub fn lying_at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// Where it lies, and where a copy of it may be put.
    pub fn place(&self) -> Place {
        let anywhere = || Place { file: None, spool: std::env::temp_dir() };
        self.place.clone().unwrap_or_else(anywhere)
    }

    /// The file name without its compression suffix.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Offset of the next byte that [`Source::take`] will give.
    pub fn position(&self) -> u64 {
        self.position
    }

    /// Line number at the position from which reading was resumed; 1 for a stream read from its start.
    /// Formats count lines on from here themselves.
    pub fn first_line(&self) -> u64 {
        self.line
    }

    /// The first bytes, up to [`HEAD_BYTES`], without taking them.
    ///
    /// # Errors
    /// Whatever the disk or the decompressor says before the first byte could be had.
    pub fn head(&mut self) -> io::Result<&[u8]> {
        if self.head.is_empty() {
            let mut head = Vec::new();
            self.fill(&mut head, HEAD_BYTES)?;
            self.head = head;
        }
        Ok(&self.head)
    }

    /// The first bytes as [`Source::head`] gives them; none where they cannot be had, and then the error is told to who
    /// asks next.
    pub fn peek(&mut self) -> Option<&[u8]> {
        if let Err(error) = self.head() {
            self.broken = Some(error);
            return None;
        }
        Some(&self.head)
    }

    /// Appends up to `most` further bytes to `into`; 0 at the end of the stream.
    ///
    /// # Errors
    /// Whatever the disk or the decompressor says; bytes that came before it have been appended by earlier calls.
    pub fn take(&mut self, into: &mut Vec<u8>, most: usize) -> io::Result<usize> {
        let peeked = self.head.get(self.head_taken..).unwrap_or_default();
        let n = if peeked.is_empty() {
            self.fill(into, most)?
        } else {
            let n = most.min(peeked.len());
            into.extend(peeked.iter().take(n));
            self.head_taken += n;
            n
        };
        self.position += n as u64;
        Ok(n)
    }

    /// Reads without first filling the room with zeros, which for a small file costs more than reading it.
    fn fill(&mut self, into: &mut Vec<u8>, most: usize) -> io::Result<usize> {
        if let Some(error) = self.broken.take() {
            return Err(error);
        }
        let before = into.len();
        let outcome = self.reader.by_ref().take(most as u64).read_to_end(into);
        let n = into.len() - before;
        match outcome {
            Ok(_) => Ok(n),
            // What came before the break is worth having; the break is told next time.
            Err(error) if n > 0 => {
                self.broken = Some(error);
                Ok(n)
            }
            Err(error) => Err(error),
        }
    }

    /// Goes on at `position`, which is on line `line`: what lies before is read and thrown away.
    ///
    /// # Errors
    /// As [`Source::take`]; an early end is [`io::ErrorKind::UnexpectedEof`].
    pub fn skip_to(&mut self, position: u64, line: u64) -> io::Result<()> {
        let mut scratch = Vec::new();
        while self.position < position {
            scratch.clear();
            let most = (position - self.position).min(1 << 20);
            if self.take(&mut scratch, usize::try_from(most).unwrap_or(1 << 20))? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
        self.line = line;
        Ok(())
    }

    /// Reads on into `buffer`, as [`Read::read`] does.
    ///
    /// # Errors
    /// As [`Source::take`].
    pub fn read_some(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut peeked = self.head.get(self.head_taken..).unwrap_or_default();
        let n = if peeked.is_empty() {
            if let Some(error) = self.broken.take() {
                return Err(error);
            }
            self.reader.read(buffer)?
        } else {
            let n = peeked.read(buffer)?;
            self.head_taken += n;
            n
        };
        self.position += n as u64;
        Ok(n)
    }
}

/// A source as a plain reader, for decoders and archives. Not the source itself: [`Read::take`] would hide its own.
pub struct Reader<S>(pub S);

impl Read for Reader<Source> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read_some(buffer)
    }
}

impl Read for Reader<&mut Source> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read_some(buffer)
    }
}
