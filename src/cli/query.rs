//! `search query`: ranked hits with their passages.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};
use dumpsearch::article::Origin;
use dumpsearch::error::{Error, ErrorKind, Result};
use dumpsearch::ingest;
use dumpsearch::render::{self, RENDERERS, Renderer, View};
use dumpsearch::search::hit::Answer;
use dumpsearch::search::{Index, Request, Sort};

use super::bring;
use super::config::Config;
use super::exit::Exit;
use super::index::WalkArgs;
use super::last;
use super::ui::Ui;
use super::words::unshield;

const EXAMPLES: &str = "\
Examples:
  search query --dumps ./dumps \"Lavrov Kim\"      index the folder first, or what is new in it
  search query '\"invincible brotherhood\"'        words side by side
  search query kim -putin lav*                   without a word; any word that begins so
  search query 'title:election (paris OR lyon)' --since 2025-07 --sort newest
  search query flood --site example.org --lang en --in 'news/2025-*'
  search query flood --jsonl | jq -r .title      for programs
  search query flood -l0 | xargs -0 ls -l        the dumps it was found in
  search query --queries topics.tsv --format trec -n 1000 --run bm25

Words that begin with two dashes come after `--`, and so does a word such as -cl, which looks like
two options. Exit codes: 0 found, 1 nothing found, 2 error.";

/// Options of `search query`.
#[derive(Args, Debug, Default)]
#[command(after_help = EXAMPLES)]
pub struct QueryArgs {
    /// Words, "phrases", AND OR NOT, -without, field:value, begin*
    #[arg(value_name = "QUERY", required_unless_present = "queries")]
    words: Vec<String>,
    /// Index this folder first, as `search index PATH` would; repeatable
    #[arg(long, value_name = "PATH", help_heading = "Index first")]
    dumps: Vec<PathBuf>,
    /// Index every folder given before first
    #[arg(long, help_heading = "Index first")]
    refresh: bool,
    /// Hits to show [default: 10]
    #[arg(short = 'n', long, value_name = "N")]
    limit: Option<usize>,
    /// Hits to pass over
    #[arg(long, value_name = "N", default_value_t = 0)]
    offset: usize,
    /// Passages a hit, at most [default: 2]
    #[arg(long, value_name = "N")]
    snippets: Option<usize>,
    /// Characters a passage, about [default: 240]
    #[arg(long, value_name = "N")]
    width: Option<usize>,
    /// What comes first
    #[arg(long, value_enum, value_name = "ORDER", default_value_t = Order::Relevance)]
    sort: Order,
    /// Articles from then on: 2025, 2025-07, 2025-07-12 …
    #[arg(long, value_name = "WHEN", help_heading = "Narrow the search")]
    since: Option<String>,
    /// Articles until then, that year, month or day included
    #[arg(long, value_name = "WHEN", help_heading = "Narrow the search")]
    until: Option<String>,
    /// Articles of this site or host; repeatable
    #[arg(long, value_name = "SITE", help_heading = "Narrow the search")]
    site: Vec<String>,
    /// Articles in this language; repeatable
    #[arg(long, value_name = "LANG", help_heading = "Narrow the search")]
    lang: Vec<String>,
    /// Articles of dumps whose name matches; repeatable
    #[arg(long = "in", value_name = "GLOB", help_heading = "Narrow the search")]
    in_globs: Vec<String>,
    /// How to print the hits [default: text]
    #[arg(long, value_name = "FORMAT", help_heading = "Output")]
    #[arg(value_parser = PossibleValuesParser::new(RENDERERS.iter().map(|renderer| renderer.name())))]
    format: Option<String>,
    /// Short for --format json
    #[arg(long, conflicts_with_all = ["format", "jsonl"], help_heading = "Output")]
    json: bool,
    /// Short for --format jsonl
    #[arg(long, conflicts_with = "format", help_heading = "Output")]
    jsonl: bool,
    /// Print only how many articles match
    #[arg(short, long, conflicts_with = "files", help_heading = "Output")]
    count: bool,
    /// Print only the paths of the dumps with matches; of all, unless --limit is given
    #[arg(short = 'l', long, help_heading = "Output")]
    files: bool,
    /// End each path of --files with a NUL
    #[arg(short = '0', long = "null", requires = "files", help_heading = "Output")]
    null: bool,
    /// End with 0 where nothing is found too
    #[arg(long, help_heading = "Output")]
    exit_zero: bool,
    /// Answer many queries: one a line, or id, tab, query; `-`: standard input
    #[arg(long, value_name = "FILE", conflicts_with = "words", help_heading = "Output")]
    queries: Option<PathBuf>,
    /// Name of the run, for --format trec
    #[arg(long, value_name = "NAME", default_value = "search", help_heading = "Output")]
    run: String,
}

/// What comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Order {
    // No doc comments here: they would stretch the help.
    #[default]
    Relevance,
    Newest,
    Oldest,
}

/// One query of a run, with its identifier where there are many.
struct Asked {
    id: Option<String>,
    text: String,
}

/// Runs `search query`.
///
/// # Errors
/// An index that cannot be opened, a date or pattern in the options that means nothing, an unreadable query file.
pub fn run(args: &QueryArgs, config: &Config, ui: &mut Ui) -> Result<Exit> {
    if let Some(exit) = args.bring_up_to_date(config, ui)? {
        return Ok(exit);
    }
    let asked = args.asked()?;
    let index = Index::open(&config.index)?;
    let mut found_any = false;
    let mut text = Vec::new();
    for (i, query) in asked.iter().enumerate() {
        let answer = args.answer(query, &index, config)?;
        found_any |= answer.total > 0;
        args.write(&answer, query, i == 0, &index, ui, &mut text)?;
        if args.is_for_reading() && query.id.is_none() {
            last::remember(&answer, &config.index);
        }
        // One answer is paged; many are streamed, so that the first can be read while others are sought.
        if asked.len() > 1 {
            ui.stream(|out| out.write_all(&text))?;
            text.clear();
        }
    }
    if args.is_for_reading() {
        ui.page(&text)?
    } else {
        ui.stream(|out| out.write_all(&text))?
    }
    Ok(Exit::found(found_any || args.exit_zero))
}

impl QueryArgs {
    /// The renderer asked for.
    pub fn renderer(&self) -> &'static dyn Renderer {
        let name = match (&self.format, self.json, self.jsonl) {
            (Some(name), ..) => name.as_str(),
            (None, true, _) => "json",
            (None, _, true) => "jsonl",
            (None, false, false) => "text",
        };
        render::by_name(name).unwrap_or(&render::terminal::Text)
    }

    fn is_for_reading(&self) -> bool {
        self.renderer().name() == "text" && !self.count && !self.files
    }

    fn bring_up_to_date(&self, config: &Config, ui: &Ui) -> Result<Option<Exit>> {
        if self.dumps.is_empty() && !self.refresh {
            return Ok(None);
        }
        let request = WalkArgs::default().request(config)?;
        if self.refresh
            && let Some(exit) = bring::before_query(request.clone(), ui)?
        {
            return Ok(Some(exit));
        }
        if self.dumps.is_empty() {
            return Ok(None);
        }
        bring::before_query(ingest::Request { roots: self.dumps.clone(), ..request }, ui)
    }

    fn asked(&self) -> Result<Vec<Asked>> {
        let Some(path) = &self.queries else {
            let words: Vec<String> = self.words.iter().map(|word| unshield(word)).collect();
            return Ok(vec![Asked { id: None, text: words.join(" ") }]);
        };
        let text = read(path).map_err(|e| Error::new(ErrorKind::Usage, e.to_string()).at(path))?;
        Ok(queries(&text))
    }

    fn answer(&self, query: &Asked, index: &Index, config: &Config) -> Result<Answer> {
        let set = &config.query;
        let standard = if self.files { usize::MAX } else { set.limit.unwrap_or(10) };
        let limit = if self.count { 0 } else { self.limit.unwrap_or(standard) };
        let request = Request {
            query: query.text.clone(),
            limit,
            offset: self.offset,
            snippets: if self.files { 0 } else { self.snippets.or(set.snippets).unwrap_or(2) },
            width: self.width.or(set.width).unwrap_or(240),
            sort: match self.sort {
                Order::Relevance => Sort::Relevance,
                Order::Newest => Sort::Newest,
                Order::Oldest => Sort::Oldest,
            },
            since: self.since.clone(),
            until: self.until.clone(),
            site: self.site.clone(),
            lang: self.lang.clone(),
            in_globs: self.in_globs.clone(),
            now: now(),
        };
        if limit < usize::MAX {
            return index.answer(&request);
        }
        // All of them: how many that is must be known first, as room is made for as many as are asked for.
        let total = index.answer(&Request { limit: 0, ..request.clone() })?.total;
        index.answer(&Request { limit: total, ..request })
    }

    fn write(
        &self,
        answer: &Answer,
        query: &Asked,
        first: bool,
        index: &Index,
        ui: &Ui,
        out: &mut Vec<u8>,
    ) -> Result<()> {
        let host = ui.links();
        let locate = |origin: &Origin| index.dump_path(origin);
        let view = View {
            width: ui.width(),
            color: ui.color,
            links: host.as_deref(),
            locate: &locate,
            query_id: query.id.as_deref(),
            first,
            run: &self.run,
        };
        let written = if self.count {
            write_count(answer, &view, out)
        } else if self.files {
            write_files(answer, &view, if self.null { b"\0" } else { b"\n" }, out)
        } else {
            self.renderer().render(answer, &view, out)
        };
        written.map_err(|e| Error::new(ErrorKind::Internal, "the answer could not be written down").caused_by(e))
    }
}

fn write_count(answer: &Answer, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    match view.query_id {
        Some(id) => writeln!(out, "{id}\t{}", answer.total),
        None => writeln!(out, "{}", answer.total),
    }
}

/// Each dump once, best hit first, as a path that can be opened where that is known.
fn write_files(answer: &Answer, view: &View<'_>, end: &[u8], out: &mut dyn Write) -> io::Result<()> {
    let mut seen = std::collections::HashSet::new();
    for hit in &answer.hits {
        let origin = &hit.article.origin;
        if seen.insert(origin.dump.as_str()) {
            match (view.locate)(origin) {
                Some(path) => out.write_all(path.as_os_str().as_encoded_bytes())?,
                None => out.write_all(origin.dump.as_bytes())?,
            }
            out.write_all(end)?;
        }
    }
    Ok(())
}

fn read(path: &Path) -> io::Result<String> {
    if path == Path::new("-") {
        let mut text = String::new();
        io::stdin().lock().read_to_string(&mut text)?;
        return Ok(text);
    }
    std::fs::read_to_string(path)
}

/// One query a line, or `id<TAB>query`; a line without an id is named by its number. Empty lines are passed over.
fn queries(text: &str) -> Vec<Asked> {
    let lines = text.trim_start_matches('\u{feff}').lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(i, line)| match line.split_once('\t') {
            Some((id, text)) => Asked { id: Some(id.trim().to_owned()), text: text.trim().to_owned() },
            None => Asked { id: Some((i + 1).to_string()), text: line.trim().to_owned() },
        })
        .collect()
}

/// Seconds since 1970.
pub fn now() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |past| i64::try_from(past.as_secs()).unwrap_or(i64::MAX))
}

#[cfg(test)]
#[path = "query/tests.rs"]
mod tests;
