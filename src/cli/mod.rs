//! The command line: arguments in, library calls, exit code out.
//!
//! One file a command, each with its options and a `run`. What they share: [`args`] (the parser), [`config`]
//! (what is in force, and from where), [`ui`] (the only owner of standard output and error), [`exit`] (the
//! codes). Nothing here knows how a dump is read or an article found; the library knows nothing of this.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;
use dumpsearch::error::Error;

mod args;
mod ast;
mod bring;
mod config;
mod config_command;
mod debug;
mod exit;
mod export;
mod forget;
mod formats;
mod index;
mod last;
mod learn;
mod open;
mod pager;
mod parse;
mod progress;
mod query;
mod show;
mod signals;
mod split;
mod status;
mod summary;
mod ui;
mod words;

use args::{Cli, Command};
use config::Config;
use exit::Exit;
use ui::Ui;

/// Parses `argv`, runs the command and says how it went.
pub fn main(argv: impl IntoIterator<Item = OsString>) -> ExitCode {
    let argv = words::shield(argv.into_iter().collect());
    match Cli::try_parse_from(&argv) {
        Ok(cli) => run(cli).into(),
        Err(error) => ui::usage_error(&error, &argv).into(),
    }
}

fn run(cli: Cli) -> Exit {
    let json_errors = cli.command.writes_json();
    let is_query = cli.command.is_query();
    let mut ui = Ui::new(&cli.global, json_errors);
    let outcome = Config::load(&cli.global).and_then(|config| {
        ui.configure(&config);
        dispatch(&cli.command, &config, &mut ui)
    });
    match outcome.and_then(|exit| ui.finish().map(|()| exit)) {
        Ok(exit) => exit,
        Err(error) if ui::is_broken_pipe(&error) => Exit::Success,
        Err(error) => {
            ui.error(&error);
            if is_query { Exit::Usage } else { Exit::from(error.kind) }
        }
    }
}

fn dispatch(command: &Command, config: &Config, ui: &mut Ui) -> Result<Exit, Error> {
    match command {
        Command::Index(args) => index::run(args, config, ui),
        Command::Query(args) => query::run(args, config, ui),
        Command::Show(args) => show::run(args, config, ui),
        Command::Open(args) => open::run(args, config, ui),
        Command::Parse(args) => parse::run(args, config, ui),
        Command::Export(args) => export::run(args, config, ui),
        Command::Learn(args) => learn::run(args, config, ui),
        Command::Forget(args) => forget::run(args, config, ui),
        Command::Status(args) => status::run(args, config, ui),
        Command::Formats(args) => formats::run(args, ui),
        Command::Config(args) => config_command::run(args, config, ui),
        Command::Debug(args) => debug::run(args, config, ui),
    }
}
