//! Mail and newsgroups: single messages (eml, maildir, a news spool's articles) and mailboxes (mbox).
//!
//! A message is an article: its subject is the title, its sender the author, its list the site. What of it is text is told
//! from what is only carried along: other forms of the same text, pictures, attachments. What the sender repeats of others
//! above or below the own words, and signatures, are furniture: an archive of a list holds every message anyhow, and would
//! find each as often as it was answered. Quotations between the own words stay, and so does what is passed on.
//!
//! - `sniff`: telling mail from text that merely looks like it;
//! - `split`, `frame`: where a mailbox's messages begin;
//! - `message`: a message to drafts, by its fields (`fields`) and its text (`content`);
//! - `quoted`, `wrapped`, `encoded`: what in a plain text is not the sender's, paragraphs, files within the text.
//!
//! Mailboxes of programs that keep them in a database (`.pst`, `.msg`) are not read.

mod content;
mod encoded;
mod fields;
mod frame;
mod message;
mod quoted;
mod sniff;
mod split;
mod wrapped;

use std::ops::ControlFlow;

use crate::article::{Draft, Span};
use crate::dump::chunk::Chunk;
use crate::dump::source::Source;

use super::{Broken, Confidence, Emit, Format, Settings, Skip, notice, whole};

/// A longer message is streamed past and reported.
const MOST_MESSAGE_BYTES: usize = 64 << 20;

/// Many messages in one file.
pub static MBOX: Mailbox = Mailbox;
/// One message a file.
pub static MESSAGE: Message = Message;

/// The format `mbox`; see [`MBOX`].
pub struct Mailbox;

impl Format for Mailbox {
    fn name(&self) -> &'static str {
        "mbox"
    }

    fn summary(&self) -> &'static str {
        "a mailbox: messages one after the other, as mail programs, archives of lists and exports keep them"
    }

    fn recognised_by(&self) -> &'static str {
        "a line \"From …\" with fields of a message below it"
    }

    fn sniff(&self, _: &str, head: &[u8]) -> Confidence {
        if split::is_mailbox(head) { Confidence::Sure } else { Confidence::No }
    }

    fn frame(&self, source: &mut Source, _: &Settings, emit: Emit<'_>) -> Result<(), Broken> {
        frame::frame(source, emit)
    }

    fn parse(&self, chunk: &Chunk, _: &Settings, out: &mut Vec<Result<Draft, Skip>>) {
        if let Some(skip) = notice::skip(chunk) {
            out.push(Err(skip));
            return;
        }
        let (mut rest, mut at, mut line) = (chunk.bytes.as_slice(), chunk.at, chunk.line);
        while !rest.is_empty() {
            let end = split::end(rest, true).unwrap_or(rest.len()).max(1);
            let (bytes, after) = rest.split_at_checked(end).unwrap_or((rest, &[]));
            let lines = memchr::memchr_iter(b'\n', bytes).count() as u64;
            if !bytes.trim_ascii().is_empty() {
                message::read(bytes, true, span(bytes, at, line), out);
            }
            (rest, at, line) = (after, at + bytes.len() as u64, line + lines);
        }
    }
}

/// The format `eml`; see [`MESSAGE`].
pub struct Message;

impl Format for Message {
    fn name(&self) -> &'static str {
        "eml"
    }

    fn summary(&self) -> &'static str {
        "a message of mail or of a newsgroup: .eml, .emlx, maildir, a news spool"
    }

    fn recognised_by(&self) -> &'static str {
        "a head of fields with a sender, and fields that only programs for mail or news write"
    }

    fn sniff(&self, name: &str, head: &[u8]) -> Confidence {
        sniff::message(name, head)
    }

    fn frame(&self, source: &mut Source, _: &Settings, emit: Emit<'_>) -> Result<(), Broken> {
        let (at, line) = (source.position(), source.first_line());
        let (bytes, outcome) = whole::read(source, MOST_MESSAGE_BYTES, "message")?;
        if !bytes.trim_ascii().is_empty() {
            let stopped = emit(Chunk { bytes, at, line, encoding: encoding_rs::UTF_8 });
            if stopped == ControlFlow::Break(()) {
                return Ok(());
            }
        }
        outcome
    }

    fn parse(&self, chunk: &Chunk, _: &Settings, out: &mut Vec<Result<Draft, Skip>>) {
        message::read(sniff::without_count(&chunk.bytes), false, span(&chunk.bytes, chunk.at, chunk.line), out);
    }
}

/// The place of a message, without the empty lines below it.
fn span(bytes: &[u8], at: u64, line: u64) -> Span {
    let bytes = bytes.trim_ascii_end();
    let lines = memchr::memchr_iter(b'\n', bytes).count() as u64;
    Span { bytes: [at, at + bytes.len() as u64], lines: [line, line + lines] }
}

#[cfg(test)]
mod tests;
