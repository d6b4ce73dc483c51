//! `search index`: walk, parse, write.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, ValueEnum};
use dumpsearch::error::{Error, ErrorKind, Result};
use dumpsearch::ingest::{self, CrawlTime, Request};
use dumpsearch::render::json;
use dumpsearch::store::lock::Patience;

use super::args::size;
use super::bring;
use super::config::Config;
use super::exit::Exit;
use super::summary;
use super::ui::Ui;

const EXAMPLES: &str = "\
Examples:
  search index ./dumps                     index a folder; a second run takes only what is new
  search index                             every folder indexed before
  search index news --include '*.jsonl.gz' --threads 4
  search index --dry-run                   what a run would do
  search index -q --skip-if-locked         for cron: quiet, and never two at once

Exit codes: 0 done, 1 some dumps failed, 2 usage, 3 index unusable, 4 disk or I/O,
75 another run is at work, 130 or 143 stopped by a signal after a clean commit.";

/// Options of `search index`.
#[derive(Args, Debug, Default)]
#[command(after_help = EXAMPLES)]
pub struct IndexArgs {
    /// Folders and files to index from now on; none: all that were given before; `-`: standard input
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How to walk and read.
    #[command(flatten)]
    pub walk: WalkArgs,
    /// Tell what a run would do, and change nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Parse every dump again into a new index, then put it in the old one's place
    #[arg(long)]
    pub rebuild: bool,
    /// Read every dump to see whether it changed, whatever its size and times say
    #[arg(long)]
    pub verify: bool,
    /// Try again the dumps that were broken
    #[arg(long)]
    pub retry: bool,
    /// Refuse to drop more than this part of the dumps [default: 20]
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(0..=100))]
    pub max_delete: Option<u8>,
    /// Keep the articles of dumps that are gone
    #[arg(long)]
    pub keep_missing: bool,
    /// Commit after so much text, or after a minute: what is committed is safe and can be searched [default: 1G]
    #[arg(long, value_name = "SIZE", value_parser = size)]
    pub commit_every: Option<u64>,
    /// Wait while another run is at work, at most so many seconds
    #[arg(long, value_name = "SECS", num_args = 0..=1, require_equals = true)]
    pub wait: Option<Option<u64>>,
    /// End with 0 where another run is at work
    #[arg(long, conflicts_with = "wait")]
    pub skip_if_locked: bool,
    /// Print the run's figures on standard output
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub stats: Option<Stats>,
}

/// How to walk folders and read dumps; shared with `search parse`.
#[derive(Args, Debug, Default)]
pub struct WalkArgs {
    /// Only dumps whose path matches; repeatable
    #[arg(long, value_name = "GLOB")]
    pub include: Vec<String>,
    /// No dumps whose path matches; repeatable
    #[arg(long, value_name = "GLOB")]
    pub exclude: Vec<String>,
    /// Follow symbolic links
    #[arg(long)]
    pub follow: bool,
    /// Stay on the file system of each path
    #[arg(long)]
    pub one_file_system: bool,
    /// Hidden files and folders too
    #[arg(long)]
    pub hidden: bool,
    /// Threads to parse with [default: all cores]
    #[arg(long, value_name = "N", value_parser = threads)]
    pub threads: Option<usize>,
    /// Memory to use at most, such as 512M or 2G
    #[arg(long, value_name = "SIZE", value_parser = size)]
    pub memory: Option<u64>,
    /// Read every dump as this format, without looking; see `search formats`
    #[arg(long, value_name = "NAME")]
    pub input_format: Option<String>,
    /// When the dumps were crawled, for dates like "2 hours ago": a date and time, or `mtime`
    #[arg(long, value_name = "WHEN", value_parser = str::parse::<CrawlTime>)]
    pub crawl_time: Option<CrawlTime>,
}

/// How to print the figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Stats {
    // No doc comments here: they would stretch the help.
    Json,
    Text,
}

/// Runs `search index`.
///
/// # Errors
/// Those of the indexer, except for a held lock with `--skip-if-locked`.
pub fn run(args: &IndexArgs, config: &Config, ui: &mut Ui) -> Result<Exit> {
    let (report, stopped) = match bring::up_to_date(args.request(config)?, ui) {
        Err(error) if error.kind == ErrorKind::Busy && args.skip_if_locked => {
            ui.tell("another run is at work; nothing done");
            return Ok(Exit::Success);
        }
        outcome => outcome?,
    };
    if args.dry_run {
        summary::tell_plan(&report, ui)?;
    } else {
        summary::tell(&report, ui);
    }
    match args.stats {
        Some(Stats::Json) => ui.stream(|out| json::line(&report, out))?,
        Some(Stats::Text) => {
            let figures = serde_json::to_value(&report)
                .map_err(|e| Error::new(ErrorKind::Internal, "the report is no JSON").caused_by(e))?;
            ui.stream(|out| summary::write_figures(&figures, out))?;
        }
        None => {}
    }
    Ok(stopped.unwrap_or_else(|| summary::exit(&report, args.dry_run)))
}

impl IndexArgs {
    /// What to ask of the indexer.
    fn request(&self, config: &Config) -> Result<Request> {
        let walk = self.walk.request(config)?;
        let (roots, stdin) = without_stdin(&self.paths);
        Ok(Request {
            roots,
            stdin,
            commit_bytes: self.commit_every,
            dry_run: self.dry_run,
            rebuild: self.rebuild,
            verify: self.verify,
            retry: self.retry,
            max_delete: self.max_delete.unwrap_or(walk.max_delete),
            keep_missing: self.keep_missing,
            patience: match self.wait {
                None => Patience::None,
                Some(None) => Patience::Forever,
                Some(Some(seconds)) => Patience::For(Duration::from_secs(seconds)),
            },
            ..walk
        })
    }
}

/// The paths, and whether `-`, standard input, was among them.
pub fn without_stdin(paths: &[PathBuf]) -> (Vec<PathBuf>, bool) {
    let (stdin, paths): (Vec<&PathBuf>, Vec<&PathBuf>) = paths.iter().partition(|path| path.as_os_str() == "-");
    (paths.into_iter().cloned().collect(), !stdin.is_empty())
}

impl WalkArgs {
    /// A request for the configured index, without roots.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] where the configuration names no sensible size.
    pub fn request(&self, config: &Config) -> Result<Request> {
        let configured = config.ingest.memory.as_deref().map(size).transpose();
        let configured = configured.map_err(|message| Error::new(ErrorKind::Usage, message))?;
        let or = |given: &[String], configured: &[String]| {
            if given.is_empty() { configured.to_vec() } else { given.to_vec() }
        };
        Ok(Request {
            index: config.index.clone(),
            include: or(&self.include, &config.ingest.include),
            exclude: or(&self.exclude, &config.ingest.exclude),
            follow: self.follow,
            one_file_system: self.one_file_system,
            hidden: self.hidden,
            threads: self.threads.or(config.ingest.threads),
            memory: self.memory.or(configured),
            input_format: self.input_format.clone(),
            crawl_time: self.crawl_time,
            settings: config.settings(),
            max_delete: config.ingest.max_delete.unwrap_or(ingest::DEFAULT_MAX_DELETE),
            ..Request::default()
        })
    }
}

fn threads(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(0) | Err(_) => Err("give a number of threads from 1".to_owned()),
        Ok(threads) => Ok(threads),
    }
}
