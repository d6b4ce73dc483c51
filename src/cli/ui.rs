//! The one owner of standard output and standard error.
//!
//! Results go to standard output, everything else to standard error. Here it is decided whether there are
//! colours, links, a pager, progress bars; commands only say what there is to tell.

use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::ops::ControlFlow;
use std::path::Path;

use dumpsearch::error::{Error, ErrorKind};
use dumpsearch::render::style::Style;
use dumpsearch::render::{escape, json};
use serde::Serialize;

use super::args::{ColorChoice, Global};
use super::config::Config;
use super::exit::Exit;
use super::pager::Pager;

/// Standard output and error, and what is known of them.
pub struct Ui {
    out: BufWriter<StdoutLock<'static>>,
    pager: Option<Pager>,
    color_wanted: Option<ColorChoice>,
    /// Whether results may hold colours.
    pub color: bool,
    color_err: bool,
    /// Whether standard output is a terminal.
    pub is_terminal: bool,
    /// Whether progress may be drawn on standard error.
    pub has_progress: bool,
    /// Whether only results and errors are wanted.
    pub is_quiet: bool,
    /// How much is told: 0, 1, 2.
    pub verbosity: u8,
    json_errors: bool,
}

/// What a write error on standard output is located at.
const STDOUT: &str = "standard output";

impl Ui {
    /// The terminal as the options ask for it; the configuration has its say in [`Ui::configure`].
    pub fn new(global: &Global, json_errors: bool) -> Self {
        let is_terminal = io::stdout().is_terminal();
        let err_is_terminal = io::stderr().is_terminal();
        let paged = is_terminal && !global.no_pager;
        Ui {
            out: BufWriter::with_capacity(64 * 1024, io::stdout().lock()),
            pager: paged.then(|| Pager::from_environment(None)).flatten(),
            color_wanted: global.color,
            color: wants_color(global.color, is_terminal, &env),
            color_err: wants_color(global.color, err_is_terminal, &env),
            is_terminal,
            has_progress: err_is_terminal && !global.quiet && env("TERM").is_none_or(|term| term != "dumb"),
            is_quiet: global.quiet,
            verbosity: global.verbose,
            json_errors,
        }
    }

    /// Applies what the configuration file says and no option has said.
    pub fn configure(&mut self, config: &Config) {
        let choice = self.color_wanted.or(config.color);
        self.color = wants_color(choice, self.is_terminal, &env);
        self.color_err = wants_color(choice, io::stderr().is_terminal(), &env);
        if self.pager.is_some() {
            self.pager = Pager::from_environment(config.pager.as_deref());
        }
    }

    /// Columns of the terminal; 80 where there is none.
    pub fn width(&self) -> usize {
        let real = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        real.filter(|width| *width > 0 && self.is_terminal).unwrap_or(80)
    }

    /// The host's name where hyperlinks may be written: on a terminal that is given colours.
    pub fn links(&self) -> Option<String> {
        (self.is_terminal && self.color).then(host)
    }

    /// Writes results as they come, past any pager.
    ///
    /// # Errors
    /// Those of standard output, a closed pipe included: see [`is_broken_pipe`].
    pub fn stream(&mut self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Error> {
        write(&mut self.out).map_err(stdout_error)
    }

    /// Writes a finished text; through the pager where it is longer than the terminal.
    ///
    /// # Errors
    /// As [`Ui::stream`].
    pub fn page(&mut self, text: &[u8]) -> Result<(), Error> {
        let rows = terminal_size::terminal_size().map_or(24, |(_, height)| usize::from(height.0));
        let lines = text.iter().filter(|byte| **byte == b'\n').count();
        if lines >= rows && self.pager.as_ref().is_some_and(|pager| pager.show(text)) {
            return Ok(());
        }
        self.stream(|out| out.write_all(text))
    }

    /// Writes out what is still buffered.
    ///
    /// # Errors
    /// As [`Ui::stream`].
    pub fn finish(&mut self) -> Result<(), Error> {
        self.out.flush().map_err(stdout_error)
    }

    /// A line on standard error, unless the user wants quiet.
    pub fn tell(&self, text: &str) {
        if !self.is_quiet {
            self.complain(text);
        }
    }

    /// A line on standard error, in any case.
    pub fn complain(&self, text: &str) {
        // If standard error is gone there is no one left to tell.
        let _ = writeln!(io::stderr(), "{}", escape::block(text));
    }

    /// Something that did not stop the command.
    pub fn warning(&self, text: &str) {
        let word = Style::Warning.paint("warning:", self.color_err);
        let _ = writeln!(io::stderr(), "search: {word} {}", escape::block(text));
    }

    /// Why the command ended, and what can be done.
    pub fn error(&mut self, error: &Error) {
        // What was found before the error comes first.
        let _ = self.out.flush();
        let hint = error.hint.clone().or_else(|| hint(error.kind).map(str::to_owned));
        report(error.kind, &error.to_string(), hint.as_deref(), self.json_errors, self.color_err);
    }
}

/// Results written one by one from within a callback, which can only say whether to go on.
pub struct Sink<'a, T> {
    ui: &'a mut Ui,
    write: fn(&T, &mut dyn Write) -> io::Result<()>,
    outcome: Result<(), Error>,
}

impl<'a, T> Sink<'a, T> {
    /// A sink that writes each result with `write`.
    pub fn new(ui: &'a mut Ui, write: fn(&T, &mut dyn Write) -> io::Result<()>) -> Self {
        Sink { ui, write, outcome: Ok(()) }
    }

    /// Writes one result. Breaks when writing has failed.
    pub fn take(&mut self, result: &T) -> ControlFlow<()> {
        self.outcome = self.ui.stream(|out| (self.write)(result, out));
        if self.outcome.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    }

    /// How the writing went.
    ///
    /// # Errors
    /// As [`Ui::stream`].
    pub fn finish(self) -> Result<(), Error> {
        self.outcome
    }
}

/// What can be done about an error that brings no advice of its own.
fn hint(kind: ErrorKind) -> Option<&'static str> {
    match kind {
        ErrorKind::Busy => Some("`search index --wait` waits for it; --skip-if-locked ends with 0"),
        ErrorKind::Index => Some("build one with `search index PATH`, or name another with --index DIR"),
        ErrorKind::Internal => Some("this is a fault of the program; please report it with the command you ran"),
        ErrorKind::Usage | ErrorKind::Dump | ErrorKind::Io => None,
    }
}

#[derive(Serialize)]
struct ErrorJson<'a> {
    error: Fault<'a>,
}

#[derive(Serialize)]
struct Fault<'a> {
    kind: &'static str,
    message: &'a str,
    hint: Option<&'a str>,
}

fn report(kind: ErrorKind, message: &str, hint: Option<&str>, as_json: bool, color: bool) {
    let mut err = io::stderr().lock();
    // If standard error is gone there is no one left to tell.
    let _ = if as_json {
        json::line(&ErrorJson { error: Fault { kind: kind.name(), message, hint } }, &mut err)
    } else {
        let advice = hint.map(|hint| format!("{} {}\n", Style::Hint.paint("hint:", color), escape::block(hint)));
        let word = Style::Error.paint("error:", color);
        write!(err, "search: {word} {}\n{}", escape::block(message), advice.unwrap_or_default())
    };
}

/// Prints what the argument parser has to say: help and version on standard output, a usage error on
/// standard error, as JSON where the arguments ask for JSON.
pub fn usage_error(error: &clap::Error, argv: &[OsString]) -> Exit {
    if !error.use_stderr() {
        // A closed pipe is no one's trouble.
        let _ = error.print();
        return Exit::Success;
    }
    let asked =
        |arg: &OsString| arg == "--json" || arg == "--jsonl" || arg == "--format=json" || arg == "--format=jsonl";
    if argv.iter().any(asked) {
        let text = error.to_string().replace(super::words::MARK, "");
        let lines = text.lines().map(str::trim).take_while(|line| !line.starts_with("Usage:"));
        let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
        let message = lines.join(" ").trim_start_matches("error: ").to_owned();
        report(ErrorKind::Usage, &message, Some("see `search --help`"), true, false);
    } else {
        let text = error.render().to_string().replace(super::words::MARK, "");
        let message = text.strip_prefix("error: ").unwrap_or(&text);
        let word = Style::Error.paint("error:", wants_color(None, io::stderr().is_terminal(), &env));
        let _ = write!(io::stderr(), "search: {word} {}", escape::block(message));
    }
    Exit::Usage
}

/// Whether the reader of standard output has gone, as `head` does.
pub fn is_broken_pipe(error: &Error) -> bool {
    let cause = std::error::Error::source(error).and_then(|cause| cause.downcast_ref::<io::Error>());
    error.path.as_deref() == Some(Path::new(STDOUT)) && cause.is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe)
}

fn stdout_error(error: io::Error) -> Error {
    Error::io(Path::new(STDOUT), error)
}

fn env(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// The option decides; then NO_COLOR, CLICOLOR_FORCE and TERM; then whether there is a terminal.
fn wants_color(choice: Option<ColorChoice>, is_terminal: bool, env: &dyn Fn(&str) -> Option<String>) -> bool {
    let is_set = |name: &str| env(name).is_some_and(|value| !value.is_empty());
    match choice {
        Some(ColorChoice::Always) => true,
        Some(ColorChoice::Never) => false,
        _ if is_set("NO_COLOR") => false,
        _ if env("CLICOLOR_FORCE").is_some_and(|value| !value.is_empty() && value != "0") => true,
        _ => is_terminal && env("TERM").is_none_or(|term| term != "dumb"),
    }
}

/// The machine's name, for links that a terminal elsewhere may be shown; empty means "here".
fn host() -> String {
    let read = |path: &str| std::fs::read_to_string(path).ok();
    let name = env("HOSTNAME").or_else(|| read("/proc/sys/kernel/hostname")).or_else(|| read("/etc/hostname"));
    name.map(|name| name.trim().to_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn color_is_decided_by_option_then_environment_then_terminal() {
        use ColorChoice::{Always, Auto, Never};
        /// Option, whether there is a terminal, environment, what is decided.
        type Case = (Option<ColorChoice>, bool, &'static [(&'static str, &'static str)], bool);
        let cases: [Case; 11] = [
            (None, true, &[], true),
            (None, false, &[], false),
            (Some(Auto), true, &[("TERM", "xterm")], true),
            (Some(Auto), true, &[("TERM", "dumb")], false),
            (Some(Always), false, &[("NO_COLOR", "1")], true),
            (Some(Never), true, &[("CLICOLOR_FORCE", "1")], false),
            (None, true, &[("NO_COLOR", "1")], false),
            (None, true, &[("NO_COLOR", "")], true),
            (None, false, &[("CLICOLOR_FORCE", "1")], true),
            (None, false, &[("CLICOLOR_FORCE", "0")], false),
            (None, false, &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false),
        ];
        for (choice, is_terminal, set, expected) in cases {
            let env = |name: &str| set.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
            assert_eq!(wants_color(choice, is_terminal, &env), expected, "{choice:?} {is_terminal} {set:?}");
        }
    }

    #[test]
    fn only_a_closed_pipe_at_standard_output_is_quiet() {
        assert!(is_broken_pipe(&stdout_error(io::ErrorKind::BrokenPipe.into())));
        assert!(!is_broken_pipe(&stdout_error(io::ErrorKind::StorageFull.into())));
        assert!(!is_broken_pipe(&Error::io(Path::new("dump"), io::ErrorKind::BrokenPipe.into())));
    }
}
