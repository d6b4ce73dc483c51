//! `search open`: a hit in the editor at its line, or its page in the browser.

use std::path::{Path, PathBuf};
use std::process::Command;

use clap::Args;
use dumpsearch::article::Article;
use dumpsearch::error::{Error, ErrorKind, Result};
use dumpsearch::render::link;
use dumpsearch::search::Index;

use super::config::Config;
use super::exit::Exit;
use super::ui::Ui;
use super::{last, show};

const EXAMPLES: &str = "\
Examples:
  search open 1            the first hit of the last query, in $VISUAL or $EDITOR at its line
  search open 1 --url      its page in the browser
  search open 4kq7rm       an article by the beginning of its id

A dump that is compressed is opened in the browser where the article has an address.";

/// Options of `search open`.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct OpenArgs {
    /// A hit's number, or an article's id or its first 6 or more characters
    #[arg(value_name = "N|ID")]
    id: String,
    /// Open the article's address, not its dump
    #[arg(long)]
    url: bool,
}

/// Runs `search open`, and waits for the program it starts.
///
/// # Errors
/// An unusable index, nothing that could be opened, a program that cannot be started.
pub fn run(args: &OpenArgs, config: &Config, ui: &mut Ui) -> Result<Exit> {
    let index = Index::open(&config.index)?;
    let last = last::recall(&config.index);
    let hit = last.hit(&args.id);
    let Some(article) = show::find(&index, hit, &args.id)? else {
        ui.tell(&format!("search: no article {}", args.id));
        return Ok(Exit::Partly);
    };
    let line = hit.map_or(article.origin.lines[0], |hit| hit.line);
    let path = index.dump_path(&article.origin).filter(|path| path.is_file());
    let mut command = match target(&article, path, args.url) {
        Some(Target::File(path)) => editor(&path, line),
        Some(Target::Page(url)) => browser(&url),
        None => {
            let missing = if args.url { "the article has no address" } else { "the dump is not where it was indexed" };
            return Err(Error::new(ErrorKind::Usage, missing).hint("`search show` shows the text from the index"));
        }
    };
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.status().map_err(|e| {
        Error::new(ErrorKind::Io, format!("{name} cannot be started: {e}")).hint("set EDITOR, or BROWSER, to a program")
    })?;
    if status.success() {
        Ok(Exit::Success)
    } else {
        Err(Error::new(ErrorKind::Io, format!("{name} ended with {status}")))
    }
}

#[derive(Debug, PartialEq)]
enum Target {
    File(PathBuf),
    Page(String),
}

fn target(article: &Article, path: Option<PathBuf>, wants_page: bool) -> Option<Target> {
    let page = article.url.as_deref().and_then(link::web).map(Target::Page);
    if wants_page {
        return page;
    }
    let packed = |path: &Path| {
        let end = path.extension().map(|end| end.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
        let is_packing = matches!(end.as_str(), "gz" | "zst" | "bz2" | "xz" | "lz4" | "lzma" | "br" | "tgz" | "zip");
        is_packing || article.origin.member.is_some()
    };
    match path {
        Some(path) if packed(&path) => page.or(Some(Target::File(path))),
        Some(path) => Some(Target::File(path)),
        None => page,
    }
}

fn editor(path: &Path, line: u64) -> Command {
    let set = ["VISUAL", "EDITOR"].iter().find_map(|name| std::env::var(name).ok().filter(|v| !v.trim().is_empty()));
    editor_command(set.as_deref().unwrap_or("vi"), path, line)
}

/// The editor's own words, then how it is told a line.
fn editor_command(editor: &str, path: &Path, line: u64) -> Command {
    let mut words = editor.split_whitespace();
    let program = words.next().unwrap_or("vi");
    let mut command = Command::new(program);
    command.args(words);
    let name = Path::new(program).file_stem().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let at_line = || {
        let mut place = path.as_os_str().to_owned();
        place.push(format!(":{line}"));
        place
    };
    match name.as_str() {
        "vi" | "vim" | "nvim" | "gvim" | "view" | "nano" | "pico" | "emacs" | "emacsclient" | "less" | "kak"
        | "micro" | "mg" | "joe" | "jed" | "ne" | "gedit" | "ed" => {
            command.arg(format!("+{line}")).arg(path);
        }
        "code" | "codium" | "vscodium" | "cursor" => {
            command.arg("-g").arg(at_line());
        }
        "subl" | "sublime_text" | "hx" | "helix" | "zed" => {
            command.arg(at_line());
        }
        "kate" | "mate" => {
            command.arg("-l").arg(line.to_string()).arg(path);
        }
        _ => {
            command.arg(path);
        }
    }
    command
}

fn browser(url: &str) -> Command {
    let set = std::env::var("BROWSER").ok().filter(|browser| !browser.trim().is_empty());
    let mut command =
        Command::new(set.as_deref().unwrap_or(if cfg!(target_os = "macos") { "open" } else { "xdg-open" }));
    command.arg(url);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editors_are_told_the_line() {
        let cases: [(&str, &[&str]); 7] = [
            ("vim", &["vim", "+14", "/d/a b.txt"]),
            ("/usr/bin/nano -w", &["/usr/bin/nano", "-w", "+14", "/d/a b.txt"]),
            ("emacsclient -nw", &["emacsclient", "-nw", "+14", "/d/a b.txt"]),
            ("code --wait", &["code", "--wait", "-g", "/d/a b.txt:14"]),
            ("subl", &["subl", "/d/a b.txt:14"]),
            ("kate", &["kate", "-l", "14", "/d/a b.txt"]),
            ("acme", &["acme", "/d/a b.txt"]),
        ];
        for (editor, expected) in cases {
            let command = editor_command(editor, Path::new("/d/a b.txt"), 14);
            let words: Vec<_> = std::iter::once(command.get_program()).chain(command.get_args()).collect();
            assert_eq!(words, *expected);
        }
    }

    #[test]
    fn what_is_opened() {
        let with_page = Article { url: Some("https://example.org/".to_owned()), ..Article::default() };
        let evil = Article { url: Some("file:///etc/passwd".to_owned()), ..Article::default() };
        let page = || Some(Target::Page("https://example.org/".to_owned()));
        let file = |path: &str| Some(Target::File(PathBuf::from(path)));
        assert_eq!(target(&with_page, Some("a.txt".into()), false), file("a.txt"));
        assert_eq!(target(&with_page, Some("a.txt".into()), true), page());
        assert_eq!(target(&with_page, Some("a.txt.gz".into()), false), page());
        assert_eq!(target(&with_page, None, false), page());
        assert_eq!(target(&evil, Some("a.txt.gz".into()), false), file("a.txt.gz"));
        assert_eq!(target(&evil, None, false), None);
        assert_eq!(target(&evil, None, true), None);
    }
}
