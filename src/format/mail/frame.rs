//! Cuts a mailbox into chunks of whole messages, and streams past messages too large to hold.

use std::ops::ControlFlow;

use crate::dump::chunk::Chunk;
use crate::dump::source::Source;
use crate::format::warc::window::Window;
use crate::format::{Broken, Emit, notice};

use super::{MOST_MESSAGE_BYTES, split};

/// How much is gathered before a chunk is emitted.
const CHUNK_BYTES: usize = 1 << 20;

pub(super) fn frame(source: &mut Source, emit: Emit<'_>) -> Result<(), Broken> {
    let mut window = Window::new(source);
    // How much of the window goes into the next chunk.
    let mut held = 0;
    loop {
        let is_all = window.ended.is_some();
        let message = window.from(held);
        let long = message.len();
        if is_all && long == 0 {
            let _ = emit_held(&mut window, held, emit);
            return window.ended.take().unwrap_or(Ok(()));
        }
        match split::end(message, is_all) {
            Some(end) if end <= MOST_MESSAGE_BYTES => {
                held += end;
                if held >= CHUNK_BYTES {
                    if emit_held(&mut window, held, emit).is_break() {
                        return Ok(());
                    }
                    held = 0;
                }
            }
            None if long <= MOST_MESSAGE_BYTES => {
                // In growing steps: a message is searched anew after each.
                let most = (MOST_MESSAGE_BYTES + CHUNK_BYTES).saturating_sub(long);
                window.fill(held + long + (long / 2).max(CHUNK_BYTES).min(most));
            }
            _ => {
                if emit_held(&mut window, held, emit).is_break() || pass(&mut window, emit).is_break() {
                    return Ok(());
                }
                held = 0;
            }
        }
    }
}

fn emit_held(window: &mut Window<'_>, held: usize, emit: Emit<'_>) -> ControlFlow<()> {
    if held == 0 {
        return ControlFlow::Continue(());
    }
    let bytes = window.bytes().get(..held).unwrap_or_default().to_vec();
    let chunk = Chunk { bytes, at: window.at, line: window.line, encoding: encoding_rs::UTF_8 };
    window.pass(held);
    emit(chunk)
}

/// Streams past the message at hand, and tells of it.
fn pass(window: &mut Window<'_>, emit: Emit<'_>) -> ControlFlow<()> {
    let (at, line) = (window.at, window.line);
    let mut lines = 0;
    loop {
        let is_all = window.ended.is_some();
        let len = window.bytes().len();
        let found = split::next(window.bytes(), 1, is_all);
        let safe = if is_all { len } else { len.saturating_sub(split::LOOKAHEAD) };
        lines += window.pass(found.unwrap_or(safe));
        if found.is_some() || is_all {
            break;
        }
        window.more();
    }
    let bytes = window.at - at;
    let message = format!("a message of {bytes} bytes; the limit is {} MiB", MOST_MESSAGE_BYTES >> 20);
    emit(notice::chunk("too_large", &message, (at, line), bytes, lines))
}
