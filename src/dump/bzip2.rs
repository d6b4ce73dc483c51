//! bzip2 decoded on every core, the bytes given in order.
//!
//! A bzip2 stream is a row of blocks that know nothing of each other, and begin at any bit. [`scan`] finds the marks that
//! blocks and ends of streams begin with, [`segment`] makes a stream of its own of what lies between two marks, and a
//! bounded window of these is decoded at once. So one stream of many blocks is as quick as many streams. A mark may stand
//! in a block's data by chance; then what ends there does not decode, its checksum being wrong, and is tried again with
//! what follows. Every block's checksum is verified, and every stream's.
//!
//! The one place outside a run's pipeline that has threads: so that a packed stream remains a plain reader, for who
//! nests it in another or reads it without a run.

mod scan;
mod segment;

use std::collections::VecDeque;
use std::io::{self, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use crossbeam_channel::{Receiver, Sender, bounded};

use super::fault::{corrupt, truncated};
use scan::{Kind, Mark};
use segment::{Block, Segment};

/// Packed bytes read at once.
const READ_BYTES: usize = 256 * 1024;
/// No block of a real stream is longer: 900,000 symbols of at most 20 bits, and its tables.
const MOST_SEGMENT_BYTES: usize = 4 << 20;
/// How many chance marks within one block are believed: one has odds of one in a million for a gigabyte.
const MOST_CHANCE_MARKS: usize = 8;
const MOST_THREADS: usize = 8;

/// The unpacked bytes of a bzip2 stream, or of several one behind the other.
pub struct ParallelDecoder<R> {
    input: R,
    /// Packed bytes that are not yet cut, and where they begin.
    buffer: Vec<u8>,
    buffer_at: u64,
    /// Up to where `buffer` was searched for marks.
    scanned: usize,
    marks: VecDeque<Mark>,
    /// Whether all of the input is in the buffer, and the error that ended it.
    is_read: bool,
    failed: Option<io::Error>,
    /// Segments in order; blocks on their way through the workers.
    pending: VecDeque<Pending>,
    workers: Option<Workers>,
    /// The checksum of the stream so far.
    combined: u32,
    /// A block's bytes, and how much of them was given.
    output: Vec<u8>,
    given: usize,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Nothing was read yet.
    Fresh,
    /// Within a stream or between two.
    Running,
    /// Behind the last stream, or behind an error.
    Ended,
}

struct Pending {
    segment: Arc<Segment>,
    kind: Kind,
    decoded: Option<Receiver<io::Result<Block>>>,
}

impl<R: Read> ParallelDecoder<R> {
    /// Decodes `input`, which begins with a stream. Reads nothing yet.
    pub fn new(input: R) -> Self {
        ParallelDecoder {
            input,
            buffer: Vec::new(),
            buffer_at: 0,
            scanned: 0,
            marks: VecDeque::new(),
            is_read: false,
            failed: None,
            pending: VecDeque::new(),
            workers: None,
            combined: 0,
            output: Vec::new(),
            given: 0,
            state: State::Fresh,
        }
    }

    /// Gets the next bytes into `output`; they may be none although more follow.
    fn advance(&mut self) -> io::Result<()> {
        if self.state == State::Fresh {
            self.begin()?;
        }
        self.fill_window();
        let Some(front) = self.pending.pop_front() else {
            self.state = State::Ended;
            return Err(self.cut_short());
        };
        match front.kind {
            Kind::Block => self.block(front),
            Kind::End => self.end_of_stream(&front.segment),
        }
    }

    /// Reads up to the first mark: in front of it stands a stream's header and nothing else.
    fn begin(&mut self) -> io::Result<()> {
        while self.marks.is_empty() && !self.is_read && self.buffer.len() < READ_BYTES {
            self.read_more()?;
        }
        let is_header = matches!(self.buffer.as_slice(), [b'B', b'Z', b'h', b'1'..=b'9', ..]);
        match self.marks.front() {
            Some(mark) if mark.bit == 32 && is_header => {
                self.state = State::Running;
                Ok(())
            }
            None if self.is_read && self.buffer.len() < 10 => Err(self.cut_short()),
            _ => Err(corrupt("no bzip2 stream begins here")),
        }
    }

    fn cut_short(&mut self) -> io::Error {
        self.failed.take().unwrap_or_else(|| truncated("the bzip2 stream ends too early"))
    }

    /// Cuts segments and hands their blocks to the workers, as many as may be on their way.
    fn fill_window(&mut self) {
        let threads = thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS);
        // One more than are worked on, and one for the block that is being taken.
        while self.pending.len() < threads + 2 {
            let segment = match self.next_segment() {
                Ok(Some(segment)) => segment,
                Ok(None) => break,
                // What is on its way comes first, then this.
                Err(error) => {
                    self.failed = Some(error);
                    self.is_read = true;
                    self.buffer.clear();
                    break;
                }
            };
            let kind = segment.kind;
            self.pending.push_back(Pending { segment: Arc::new(segment), kind, decoded: None });
        }
        let is_small = self.is_read && self.workers.is_none() && self.pending.len() < 3;
        if threads < 2 || is_small {
            return;
        }
        let workers = self.workers.get_or_insert_with(|| Workers::start(threads));
        for pending in &mut self.pending {
            if pending.kind == Kind::Block && pending.decoded.is_none() {
                pending.decoded = workers.decode(&pending.segment);
            }
        }
    }

    /// The bits from the first mark to the second, or to the end.
    fn next_segment(&mut self) -> io::Result<Option<Segment>> {
        while self.marks.len() < 2 && !self.is_read {
            if self.buffer.len() > MOST_SEGMENT_BYTES {
                return Err(corrupt("a bzip2 block does not end"));
            }
            self.read_more()?;
        }
        let Some(from) = self.marks.pop_front() else { return Ok(None) };
        let to = self.marks.front().map(|mark| mark.bit);
        let until = to.unwrap_or(self.buffer_at * 8 + self.buffer.len() as u64 * 8);
        let base = self.buffer_at * 8;
        let segment = Segment::cut(&self.buffer, base, from, until);
        let done = usize::try_from((until - base) / 8).unwrap_or(self.buffer.len()).min(self.buffer.len());
        self.buffer.drain(..done);
        self.buffer_at += done as u64;
        self.scanned = self.scanned.saturating_sub(done);
        Ok(Some(segment))
    }

    fn read_more(&mut self) -> io::Result<()> {
        match self.input.by_ref().take(READ_BYTES as u64).read_to_end(&mut self.buffer) {
            Ok(0) => self.is_read = true,
            Ok(_) => {}
            // What is there is decoded first; whole blocks among it are worth having.
            Err(error) => {
                self.is_read = true;
                self.failed = Some(error);
            }
        }
        self.scanned = scan::marks(&self.buffer, self.scanned, self.is_read, self.buffer_at * 8, &mut self.marks);
        Ok(())
    }

    fn block(&mut self, front: Pending) -> io::Result<()> {
        let decoded = match front.decoded {
            Some(decoded) => decoded.recv().unwrap_or_else(|_| Err(corrupt("the bzip2 decoder failed"))),
            None => front.segment.decode(),
        };
        let block = match decoded {
            Ok(block) => block,
            Err(error) => self.with_what_follows(&front.segment, error)?,
        };
        self.combined = self.combined.rotate_left(1) ^ block.checksum;
        (self.output, self.given) = (block.bytes, 0);
        Ok(())
    }

    /// Decodes a segment that is no block by itself, as its last mark may have been there by chance.
    fn with_what_follows(&mut self, first: &Segment, error: io::Error) -> io::Result<Block> {
        let mut joined = first.clone();
        let mut has_end = false;
        for _ in 0..MOST_CHANCE_MARKS {
            if self.pending.is_empty() {
                let next = self.next_segment()?;
                self.pending.extend(next.map(|segment| {
                    let kind = segment.kind;
                    Pending { segment: Arc::new(segment), kind, decoded: None }
                }));
            }
            let Some(next) = self.pending.pop_front() else { break };
            has_end |= next.kind == Kind::End;
            joined.append(&next.segment);
            if joined.bytes.len() > MOST_SEGMENT_BYTES {
                break;
            }
            if let Ok(block) = joined.decode() {
                return Ok(block);
            }
        }
        // The last block of a stream without an end was cut short, and is not damaged.
        let is_last = self.is_read && self.pending.is_empty() && self.marks.is_empty();
        Err(if is_last && !has_end { self.cut_short() } else { error })
    }

    fn end_of_stream(&mut self, segment: &Segment) -> io::Result<()> {
        let Some(checksum) = segment.checksum() else { return Err(self.cut_short()) };
        if checksum != self.combined {
            return Err(corrupt("the checksum of a bzip2 stream is wrong"));
        }
        self.combined = 0;
        let behind = segment.behind_end();
        let is_last = self.pending.is_empty() && self.marks.is_empty() && self.is_read;
        match behind.as_slice() {
            [b'B', b'Z', b'h', b'1'..=b'9'] if !is_last => Ok(()),
            [b'B', b'Z', b'h', ..] | [b'B', b'Z'] | [b'B'] if is_last => Err(self.cut_short()),
            // Blocks of tape are filled up with zeros.
            rest if is_last && rest.iter().all(|byte| *byte == 0) => {
                self.state = State::Ended;
                self.failed.take().map_or(Ok(()), Err)
            }
            _ => Err(corrupt("what follows the last bzip2 stream is none")),
        }
    }
}

impl<R: Read> Read for ParallelDecoder<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let mut left = self.output.get(self.given..).unwrap_or_default();
            if !left.is_empty() || buffer.is_empty() {
                let n = left.read(buffer)?;
                self.given += n;
                return Ok(n);
            }
            if self.state == State::Ended {
                return Ok(0);
            }
            if let Err(error) = self.advance() {
                self.state = State::Ended;
                return Err(error);
            }
        }
    }
}

struct Job {
    segment: Arc<Segment>,
    reply: Sender<io::Result<Block>>,
}

/// Threads that decode blocks; they end when this is dropped.
struct Workers {
    jobs: Option<Sender<Job>>,
    threads: Vec<JoinHandle<()>>,
}

impl Workers {
    fn start(threads: usize) -> Self {
        let (jobs, jobs_in) = bounded::<Job>(2 * MOST_THREADS);
        let work = |jobs_in: Receiver<Job>| {
            move || {
                for Job { segment, reply } in jobs_in {
                    // A decoder's panic must cost its block only.
                    let decoded = catch_unwind(AssertUnwindSafe(|| segment.decode()));
                    // Nobody waits for it where the stream was left.
                    drop(reply.send(decoded.unwrap_or_else(|_| Err(corrupt("the bzip2 decoder failed")))));
                }
            }
        };
        let spawn =
            |number: usize| thread::Builder::new().name(format!("bzip2-{number}")).spawn(work(jobs_in.clone())).ok();
        Workers { threads: (0..threads).filter_map(spawn).collect(), jobs: Some(jobs) }
    }

    /// Has a block decoded; none where no thread could be had, and then who asks decodes it.
    fn decode(&self, segment: &Arc<Segment>) -> Option<Receiver<io::Result<Block>>> {
        let (reply, decoded) = bounded(1);
        if self.threads.is_empty() {
            return None;
        }
        self.jobs.as_ref()?.send(Job { segment: Arc::clone(segment), reply }).ok()?;
        Some(decoded)
    }
}

impl Drop for Workers {
    fn drop(&mut self) {
        drop(self.jobs.take());
        for thread in self.threads.drain(..) {
            drop(thread.join());
        }
    }
}

#[cfg(test)]
mod tests;
