//! Hits and articles to bytes: everything the program prints on standard output is formed here.
//!
//! A renderer is one file and one row in [`RENDERERS`]. It gets finished answers, knows neither the engine
//! nor the command line, never asks the environment for anything (a [`View`] says how wide and how colourful
//! the output may be), and writes to any [`Write`]. Passages come as text and ranges; each renderer escapes
//! them once, for its own medium: see [`escape`] for terminals.

use std::io::{self, Write};
use std::path::PathBuf;

use crate::article::Origin;
use crate::search::hit::Answer;

pub mod article;
pub mod date;
pub mod delimited;
pub mod escape;
pub mod json;
pub mod link;
pub mod page;
pub mod passage;
pub mod style;
pub mod terminal;
pub mod trec;
pub mod wrap;

/// What the output may look like, and what cannot be known from the answer alone.
pub struct View<'a> {
    /// Columns to fill, at most. Only the terminal renderer wraps.
    pub width: usize,
    /// Whether colours and bold type are wanted.
    pub color: bool,
    /// Whether the reader is a terminal that may be given hyperlinks; the host's name is then part of them.
    pub links: Option<&'a str>,
    /// Where a dump lies on this machine, if that is known.
    pub locate: &'a dyn Fn(&Origin) -> Option<PathBuf>,
    /// Set when many queries are answered in one run: the identifier of this one.
    pub query_id: Option<&'a str>,
    /// Whether this is the first answer of the run: tables print their header then.
    pub first: bool,
    /// The run's name in evaluation files.
    pub run: &'a str,
}

impl View<'_> {
    /// No colours, no links, 80 columns, one query.
    pub const PLAIN: View<'static> =
        View { width: 80, color: false, links: None, locate: &|_| None, query_id: None, first: true, run: "search" };
}

/// One way to write an answer.
pub trait Renderer: Sync {
    /// Its name in `--format`.
    fn name(&self) -> &'static str;

    /// Whether a program reads the output, so that errors should be JSON as well.
    fn is_json(&self) -> bool {
        false
    }

    /// Writes `answer`.
    ///
    /// # Errors
    /// Only those of `out`.
    fn render(&self, answer: &Answer, view: &View<'_>, out: &mut dyn Write) -> io::Result<()>;
}

/// All renderers; the first is the default.
pub static RENDERERS: &[&dyn Renderer] =
    &[&terminal::Text, &json::Json, &json::JsonLines, &delimited::CSV, &delimited::TSV, &trec::Trec];

/// The renderer of that name.
pub fn by_name(name: &str) -> Option<&'static dyn Renderer> {
    RENDERERS.iter().copied().find(|renderer| renderer.name() == name)
}

#[cfg(test)]
pub(crate) mod sample;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_found() {
        for (i, renderer) in RENDERERS.iter().enumerate() {
            let position = RENDERERS.iter().position(|other| other.name() == renderer.name());
            assert_eq!(position, Some(i), "{} is there twice", renderer.name());
            assert_eq!(by_name(renderer.name()).map(|found| found.name()), Some(renderer.name()));
        }
        assert!(by_name("xml").is_none());
    }
}
