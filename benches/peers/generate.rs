//! Writes a corpus of generated articles, the same for the same seed anywhere.
//!
//! `generate --articles N [--seed S] [--out FILE | --files DIR]`: JSON lines to FILE or standard output, or one
//! scraped-text file an article under DIR, a thousand in a folder.

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use generate::Generator;

#[path = "../support/generate.rs"]
mod generate;

const USAGE: &str = "usage: generate --articles N [--seed S] [--out FILE | --files DIR]";

/// What was asked for.
struct Request {
    articles: usize,
    seed: u64,
    out: Option<PathBuf>,
    files: Option<PathBuf>,
}

fn main() -> ExitCode {
    let mut stderr = io::stderr();
    let Some(request) = parse(std::env::args().skip(1)) else {
        let _ = writeln!(stderr, "{USAGE}");
        return ExitCode::from(2);
    };
    match run(&request) {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) if e.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(e) => {
            let _ = writeln!(stderr, "generate: {e}");
            ExitCode::FAILURE
        }
    }
}

fn parse(mut arguments: impl Iterator<Item = String>) -> Option<Request> {
    let mut request = Request { articles: 0, seed: 1, out: None, files: None };
    while let Some(name) = arguments.next() {
        let value = arguments.next()?;
        match name.as_str() {
            "--articles" => request.articles = value.parse().ok()?,
            "--seed" => request.seed = value.parse().ok()?,
            "--out" => request.out = Some(value.into()),
            "--files" => request.files = Some(value.into()),
            _ => return None,
        }
    }
    (request.articles > 0).then_some(request)
}

fn run(request: &Request) -> io::Result<()> {
    let generator = Generator::new(request.seed);
    if let Some(dir) = &request.files {
        return write_files(&generator, request.articles, dir);
    }
    match &request.out {
        Some(path) => write_json_lines(&generator, request.articles, File::create(path)?),
        None => write_json_lines(&generator, request.articles, io::stdout().lock()),
    }
}

fn write_json_lines(generator: &Generator, articles: usize, out: impl Write) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 20, out);
    let mut line = String::new();
    for article in generator.articles().take(articles) {
        line.clear();
        article.write_json_line(&mut line);
        out.write_all(line.as_bytes())?;
    }
    out.flush()
}

fn write_files(generator: &Generator, articles: usize, dir: &Path) -> io::Result<()> {
    let mut text = String::new();
    for article in generator.articles().take(articles) {
        let folder = dir.join(format!("{:03}", article.number / 1000));
        if article.number.is_multiple_of(1000) {
            fs::create_dir_all(&folder)?;
        }
        text.clear();
        article.write_text(&mut text);
        fs::write(folder.join(format!("{:06}.txt", article.number)), &text)?;
    }
    Ok(())
}
