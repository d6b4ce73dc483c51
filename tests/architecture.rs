//! Who may import whom, and how long a file may be.
//!
//! `cli → render → search → query → store`; `cli → ingest → dump, format, refine, store`; everyone → `article`,
//! `date`, `error`. Read from the text of `src/`, unit tests and all; exceptions stand below, each with its reason.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::harness::package;

/// A file with more lines has more than one concept.
const MOST_LINES: usize = 400;

/// Files that may be longer, and why.
const LONG: &[(&str, &str)] = &[];

/// What each top-level module may import.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("agency", &[]),
    ("article", &[]),
    ("error", &[]),
    ("date", &["article", "error"]),
    ("dump", &["article", "error"]),
    ("format", &["agency", "article", "date", "dump", "error"]),
    ("refine", &["agency", "article", "date", "error", "format"]),
    ("store", &["article", "date", "dump", "error"]),
    ("ingest", &["article", "date", "dump", "error", "format", "refine", "store"]),
    ("query", &["date", "error"]),
    ("search", &["article", "date", "dump", "error", "query", "store"]),
    ("render", &["article", "date", "error", "query", "search"]),
    // The crate's tour and the program itself.
    ("lib", &[]),
    ("main", &[]),
];

/// Imports that break the rule above: file, module, reason.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("query/plan.rs", "store", "turns a query into the engine's: it has to know fields and analyzer"),
    ("query/plan/exact.rs", "store", "the part of the planner for fields that hold terms"),
    ("query/plan.rs", "search", "a word is the union of its forms, a query of our own that lies with the scorer"),
    ("search/mod.rs", "ingest", "`export` asks for the present, as a run does"),
    ("search/status.rs", "ingest", "problems of dumps are told in the words of the run that met them"),
];

/// Words that only some places may hold.
const RESERVED: &[(&str, &[&str], &str)] = &[
    (
        "tantivy",
        &["store/", "search/", "query/plan.rs", "query/plan/", "lib.rs"],
        "the engine can be exchanged behind store and search",
    ),
    ("clap::", &["cli/"], "the library knows no command line"),
    ("println!", &["cli/"], "the library does not print"),
    ("eprintln!", &["cli/"], "the library does not print"),
    ("print!", &["cli/"], "the library does not print"),
    (
        "std::thread",
        &["ingest/", "store/lock.rs", "cli/signals.rs", "dump/bzip2.rs"],
        "threads are the pipeline's; a lock is waited for, a signal too; a bzip2 stream, plain reader as it is, decodes on all cores",
    ),
    ("thread::spawn", &["ingest/", "cli/signals.rs"], "threads are the pipeline's"),
    ("std::process::exit", &[], "`main` returns its code, so that everything is dropped"),
    ("indicatif", &["cli/"], "the library draws nothing"),
    ("#[allow", &[], "`#[expect(…, reason)]` says why and ends when it is no longer needed"),
];

/// Every file of `src/` with its text.
fn sources() -> BTreeMap<String, String> {
    let root = package().join("src");
    let mut sources = BTreeMap::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a readable folder") {
            let path = entry.expect("a readable entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension() == Some("rs".as_ref()) {
                let name = path.strip_prefix(&root).expect("below src/").to_string_lossy().replace('\\', "/");
                sources.insert(name, fs::read_to_string(&path).expect("UTF-8"));
            }
        }
    }
    sources
}

/// Lines of code, without comments, with their numbers.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().enumerate().map(|(at, line)| (at + 1, line.split("// ").next().unwrap_or(line)));
    lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
}

fn top(file: &str) -> &str {
    file.split('/').next().unwrap_or(file).trim_end_matches(".rs")
}

/// The modules of the crate that a line names after `crate::`.
fn imports<'a>(line: &'a str, modules: &'a BTreeSet<String>) -> impl Iterator<Item = &'a str> {
    let after = line.split("crate::").skip(1);
    let names = after.flat_map(|rest| {
        let end = rest.find(|c: char| !c.is_alphanumeric() && !"_{, ".contains(c)).unwrap_or(rest.len());
        rest[..end].split(['{', ',', ' ']).take_while(|name| *name != "as")
    });
    names.filter(|name| modules.contains(*name))
}

#[test]
fn modules_import_only_what_they_may() {
    let sources = sources();
    let modules: BTreeSet<String> = sources.keys().map(|file| top(file).to_owned()).collect();
    let rules: BTreeMap<&str, &[&str]> = MAY_IMPORT.iter().copied().collect();
    let mut used = BTreeSet::new();
    let mut wrong = Vec::new();
    for (file, text) in &sources {
        let from = top(file);
        // The command line uses the library by its name, like any other program.
        if from == "cli" {
            continue;
        }
        let Some(allowed) = rules.get(from) else {
            wrong.push(format!("{file}: say in MAY_IMPORT what `{from}` may import"));
            continue;
        };
        for (number, line) in code(text) {
            for to in imports(line, &modules).filter(|to| *to != from && !allowed.contains(to)) {
                match EXCEPTIONS.iter().position(|(of, module, _)| of == file && *module == to) {
                    Some(at) => drop(used.insert(at)),
                    None => wrong.push(format!("src/{file}:{number}: `{from}` may not import `{to}`: {}", line.trim())),
                }
            }
        }
    }
    let stale = EXCEPTIONS.iter().enumerate().filter(|(at, _)| !used.contains(at));
    wrong.extend(stale.map(|(_, (file, module, _))| format!("no longer needed: {file} imports {module}")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn words_stand_where_they_may() {
    let mut wrong = Vec::new();
    for (file, text) in sources() {
        for (word, places, reason) in RESERVED {
            if places.iter().any(|place| file.starts_with(place)) {
                continue;
            }
            // A longer name that ends so is another word.
            let holds = |line: &str| {
                line.match_indices(word).any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
            };
            let lines = code(&text).filter(|(_, line)| holds(line));
            wrong.extend(lines.map(|(number, line)| format!("src/{file}:{number}: {} ({reason})", line.trim())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_library_does_not_know_the_command_line() {
    for (file, text) in sources() {
        let is_ours = file.starts_with("cli/") || file == "main.rs";
        assert!(is_ours || !code(&text).any(|(_, line)| line.contains("crate::cli")), "src/{file}");
    }
    let main = fs::read_to_string(package().join("src/main.rs")).expect("UTF-8");
    assert!(main.lines().count() < 40, "src/main.rs only calls the command line");
}

#[test]
fn files_are_short() {
    let mut files: Vec<(String, usize)> =
        sources().into_iter().map(|(file, text)| (format!("src/{file}"), text.lines().count())).collect();
    for entry in fs::read_dir(package().join("tests")).expect("this folder") {
        let path = entry.expect("a readable entry").path();
        if path.extension() == Some("rs".as_ref()) {
            files.push((file_name(&path), fs::read_to_string(&path).expect("UTF-8").lines().count()));
        }
    }
    let is_excused = |file: &str| LONG.iter().any(|(name, _)| *name == file);
    let long = files.iter().filter(|(file, lines)| *lines > MOST_LINES && !is_excused(file));
    let long: Vec<String> = long.map(|(file, lines)| format!("{file}: {lines} lines")).collect();
    assert!(long.is_empty(), "split them by concept, or add them to LONG with a reason:\n{}", long.join("\n"));
    for (name, reason) in LONG {
        let is_long = files.iter().any(|(file, lines)| file == name && *lines > MOST_LINES);
        assert!(is_long && !reason.is_empty(), "{name} needs no exception");
    }
}

fn file_name(path: &Path) -> String {
    format!("tests/{}", path.file_name().unwrap_or_default().to_string_lossy())
}

#[test]
fn every_module_says_what_it_is_for() {
    for (file, text) in sources() {
        assert!(
            text.starts_with("//!") || file.ends_with("tests.rs") || file.contains("/tests/"),
            "src/{file} has no `//!`"
        );
    }
}
