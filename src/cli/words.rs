//! Query words that begin with a minus: `search query kim -putin -n 5`.
//!
//! The argument parser would take `-putin` for a bundle of options. So, for commands that take a query, an
//! argument that cannot be an option is marked before parsing and unmarked after. The mark is a NUL, which no
//! real argument can hold. Everything behind `--` is words anyway; a mistyped `--long` option stays an error.

use std::ffi::OsString;

use clap::CommandFactory;

use super::args::Cli;

/// What a negative word begins with between [`shield`] and [`unshield`].
pub const MARK: char = '\0';

/// Commands whose positional arguments are query words.
const COMMANDS: [&str; 3] = ["query", "export", "debug"];

/// `argv` with its negative words marked.
pub fn shield(argv: Vec<OsString>) -> Vec<OsString> {
    let program = Cli::command();
    let valued = |command: &clap::Command, arg: &str| {
        command.get_arguments().any(|option| {
            let named = arg.strip_prefix("--").is_some_and(|long| option.get_long() == Some(long))
                || arg
                    .strip_prefix('-')
                    .is_some_and(|short| option.get_short().is_some_and(|c| short == c.to_string()));
            named && option.get_action().takes_values() && !option.is_require_equals_set()
        })
    };
    let mut at = 1;
    while let Some(arg) = argv.get(at).and_then(|arg| arg.to_str()).filter(|arg| arg.starts_with('-')) {
        at += if valued(&program, arg) { 2 } else { 1 };
    }
    let Some(command) = argv
        .get(at)
        .and_then(|name| name.to_str())
        .filter(|name| COMMANDS.contains(name))
        .and_then(|name| program.find_subcommand(name))
    else {
        return argv;
    };
    let is_flag = |c: char| {
        c == 'h'
            || program
                .get_arguments()
                .chain(command.get_arguments())
                .any(|option| option.get_short() == Some(c) && !option.get_action().takes_values())
    };
    let mut value_next = false;
    let mut words_only = false;
    let shielded = argv.iter().enumerate().map(|(i, arg)| {
        let Some(text) = arg.to_str().filter(|_| i > at && !words_only) else { return arg.clone() };
        if std::mem::take(&mut value_next) {
            return arg.clone();
        }
        words_only = text == "--";
        value_next = valued(&program, text) || valued(command, text);
        if value_next || !is_negative_word(text, is_flag) {
            return arg.clone();
        }
        OsString::from(format!("{MARK}{text}"))
    });
    shielded.collect()
}

/// The word as it was typed.
pub fn unshield(word: &str) -> String {
    word.strip_prefix(MARK).unwrap_or(word).to_owned()
}

/// `-kim`, `-"two words"`, `-(a b)`: neither a number for `-n` (`-n5`), nor a bundle of flags (`-c0`).
fn is_negative_word(arg: &str, is_flag: impl Fn(char) -> bool) -> bool {
    let Some(rest) = arg.strip_prefix('-').filter(|rest| !rest.is_empty() && !rest.starts_with('-')) else {
        return false;
    };
    let limit =
        rest.trim_start_matches(&is_flag).strip_prefix('n').map(|value| value.strip_prefix('=').unwrap_or(value));
    let is_limit = limit.is_some_and(|value| value.bytes().all(|digit| digit.is_ascii_digit()));
    !is_limit && !rest.chars().all(is_flag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn negative_words_are_told_from_options() {
        let cases: [(&str, &str); 14] = [
            ("search query a -kim", "search query a +-kim"),
            ("search query -kim a", "search query +-kim a"),
            ("search query -nato -n 5 -n5 -n=5 -cn5", "search query +-nato -n 5 -n5 -n=5 -cn5"),
            ("search query -n -x a", "search query -n -x a"),
            ("search query -c -l0 -cold", "search query -c -l0 +-cold"),
            ("search query --since -7d -7d", "search query --since -7d +-7d"),
            ("search query --limt 5", "search query --limt 5"),
            ("search query -- -kim", "search query -- -kim"),
            ("search -q --index query query -title:x", "search -q --index query query +-title:x"),
            ("search query -h - a", "search query -h - a"),
            ("search export -kim", "search export +-kim"),
            ("search index -kim", "search index -kim"),
            ("search", "search"),
            ("search query --index x -v -vq -kim", "search query --index x -v -vq +-kim"),
        ];
        for (typed, expected) in cases {
            let argv = typed.split(' ').map(OsString::from).collect();
            let shielded: Vec<String> =
                shield(argv).into_iter().map(|arg| arg.to_string_lossy().replace(MARK, "+")).collect();
            assert_eq!(shielded.join(" "), expected);
        }
    }
}
