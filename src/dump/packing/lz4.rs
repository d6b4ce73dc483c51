//! lz4 frames, one behind the other, skippable ones passed over.

use std::io::{self, Read};

use lz4_flex::frame::{Error, FrameDecoder};

use crate::dump::fault::truncated;
use crate::dump::limits::Input;

/// The bytes of all frames of a stream.
pub(super) struct Frames {
    decoder: FrameDecoder<Input>,
}

impl Frames {
    pub(super) fn new(input: Input) -> Self {
        Frames { decoder: FrameDecoder::new(input) }
    }
}

impl Read for Frames {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        // A frame's end looks like the stream's; twice in a row it is.
        let mut ends = 0;
        loop {
            match self.decoder.read(buffer) {
                Ok(0) if ends == 0 => ends = 1,
                Ok(n) => return Ok(n),
                Err(error) => {
                    let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<Error>());
                    let Some(Error::SkippableFrame(length)) = inner else { return Err(error) };
                    let length = u64::from(*length);
                    let passed = io::copy(&mut self.decoder.get_mut().take(length), &mut io::sink())?;
                    if passed < length {
                        return Err(truncated("it ends within a skippable frame"));
                    }
                }
            }
        }
    }
}
