//! One indexing run: walk, compare, read, refine, write.
//!
//! [`run`] brings an index up to date; [`parse()`] does the same without one and hands the articles on.
//! [`plan()`] decides what is to be done, [`pipeline`] does it on many threads, [`apply()`] writes it down. The
//! only module with threads. It knows neither terminals nor command lines; who watches is an [`Observer`].

pub mod apply;
pub mod budget;
pub mod forget;
pub mod identity;
pub mod learn;
pub mod observe;
pub mod parse;
pub mod pipeline;
pub mod plan;
pub mod read_as;
pub mod reorder;
pub mod report;
pub mod roots;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

pub use forget::forget;
pub use observe::Observer;
pub use parse::parse;
pub use report::Report;

use crate::error::{Error, ErrorKind, Result};
pub use crate::format::rules::CrawlTime;
use crate::format::{self, Settings};
use crate::refine::learned::Learned;
use crate::store::commit::{Budget, Target, Writer};
use crate::store::layout::Layout;
use crate::store::lock::{self, Patience};
use crate::store::manifest::{Entries, Manifest};
use crate::store::payload::{Compatibility, Payload, Root, RunRecord};
use apply::Apply;
use pipeline::Threads;
use plan::{Plan, Task, plan};
use roots::scopes;

/// What a run is asked to do.
#[derive(Clone, Debug)]
pub struct Request {
    /// The index folder.
    pub index: PathBuf,
    /// Folders and files to walk, which become roots; none: all roots of the index.
    pub roots: Vec<PathBuf>,
    /// Only files that match one of these globs.
    pub include: Vec<String>,
    /// No files or folders that match one of these.
    pub exclude: Vec<String>,
    /// Follow symbolic links.
    pub follow: bool,
    /// Stay on each root's file system.
    pub one_file_system: bool,
    /// Read hidden files too.
    pub hidden: bool,
    /// Threads for each stage; none: as many as the machine has.
    pub threads: Option<usize>,
    /// Bytes for everything in flight and in the engine's buffers; none: [`DEFAULT_MEMORY`].
    pub memory: Option<u64>,
    /// Commit after this many bytes of text; none: [`DEFAULT_COMMIT_BYTES`].
    pub commit_bytes: Option<u64>,
    /// Read one more dump from standard input, under a name of its own.
    pub stdin: bool,
    /// Read every dump in this format.
    pub input_format: Option<String>,
    /// When the dumps were crawled.
    pub crawl_time: Option<CrawlTime>,
    /// Only tell what would be done.
    pub dry_run: bool,
    /// Build the index anew beside the one in use, then swap.
    pub rebuild: bool,
    /// Compare contents, not only sizes and times.
    pub verify: bool,
    /// Read broken and unknown dumps again.
    pub retry: bool,
    /// Refuse to forget more than this share of the dumps, in percent.
    pub max_delete: u8,
    /// Forget nothing.
    pub keep_missing: bool,
    /// How long to wait for another run.
    pub patience: Patience,
    /// What the configuration says about parsing.
    pub settings: Settings,
    /// The furniture that was learned; a run of [`run`] takes what the index says instead.
    pub learned: Option<Arc<Learned>>,
    /// Set from outside to end the run after a commit.
    pub stop: Arc<AtomicBool>,
    /// The present, in nanoseconds since 1970 UTC; dates in the future of it are refused.
    pub now_ns: i64,
}

/// The memory a run may use for text in flight and for the engine's buffers, unless told otherwise.
pub const DEFAULT_MEMORY: u64 = 448 << 20;
/// The bytes of text between two commits, unless told otherwise: a commit joins all of the engine's threads.
pub const DEFAULT_COMMIT_BYTES: u64 = 1 << 30;
/// The engine refuses less for a thread.
const LEAST_ENGINE_BYTES: usize = 16 << 20;
/// The engine addresses a thread's memory with 32 bits.
const MOST_ENGINE_BYTES: usize = 2 << 30;
/// The share of the dumps that may be forgotten without being told, in percent.
pub const DEFAULT_MAX_DELETE: u8 = 20;

impl Default for Request {
    fn default() -> Self {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Request {
            index: PathBuf::from("index"),
            roots: Vec::new(),
            include: Vec::new(),
            exclude: Vec::new(),
            follow: false,
            one_file_system: false,
            hidden: false,
            threads: None,
            memory: None,
            commit_bytes: None,
            stdin: false,
            input_format: None,
            crawl_time: None,
            dry_run: false,
            rebuild: false,
            verify: false,
            retry: false,
            max_delete: DEFAULT_MAX_DELETE,
            keep_missing: false,
            patience: Patience::None,
            settings: Settings::default(),
            learned: None,
            stop: Arc::default(),
            now_ns: i64::try_from(since.as_nanos()).unwrap_or(i64::MAX),
        }
    }
}

impl Request {
    /// Whether the run was asked to end.
    pub fn stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// The present, in nanoseconds since 1970 UTC.
    pub fn now_ns(&self) -> i64 {
        self.now_ns
    }

    /// The number of what was learned of some sources, given by their keys; of all sources where they are not known.
    fn learned_print(&self, sources: Option<&[u64]>) -> u64 {
        let learned = self.learned.as_ref();
        learned.map_or(0, |learned| sources.map_or(learned.fingerprint(), |keys| learned.fingerprint_of(keys)))
    }

    /// A folder for what must be put on disk for a moment: the index's own, where there is one yet.
    fn spool(&self) -> PathBuf {
        if self.index.is_dir() { self.index.clone() } else { std::env::temp_dir() }
    }

    fn threads(&self) -> usize {
        self.threads.unwrap_or_else(|| std::thread::available_parallelism().map_or(2, usize::from)).max(1)
    }

    fn memory(&self) -> u64 {
        self.memory.unwrap_or(DEFAULT_MEMORY)
    }

    /// Most of the memory is the engine's: the longer a segment can grow, the fewer there are to merge.
    fn engine_budget(&self) -> Budget {
        let threads = self.threads().min(8);
        let bytes = usize::try_from(self.memory() / 8 * 5).unwrap_or(usize::MAX);
        Budget { threads, bytes: bytes.clamp(threads * LEAST_ENGINE_BYTES, threads * MOST_ENGINE_BYTES) }
    }

    fn validate(&self) -> Result<()> {
        match &self.input_format {
            Some(name) if format::by_name(name).is_none() => Err(pipeline::unknown_format(name)),
            _ => Ok(()),
        }
    }
}

/// Brings the index up to date with its dumps.
///
/// # Errors
/// `Usage` where a path or pattern is wrong, `Busy` where another run holds the lock, `Index` where the index
/// cannot be used, `Io` where the disk refuses. What was committed before stays.
pub fn run(request: &Request, observer: &dyn Observer) -> Result<Report> {
    let started = Instant::now();
    request.validate()?;
    let layout = Layout::new(&request.index);
    let held = if request.dry_run { None } else { Some(lock::acquire(&layout, request.patience)?) };
    let Committed { mut roots, entries, is_same, replaced, learned } = committed(&layout, request)?;
    let request = &Request { learned, ..request.clone() };
    let known_roots = roots.len();
    // A store built anew holds everything, whatever this run was asked to look at.
    let scopes = match (is_same, request.stdin && request.roots.is_empty()) {
        (true, true) => Vec::new(),
        _ => scopes(request, &mut roots, !is_same)?,
    };
    if scopes.is_empty() && !request.stdin {
        return Err(
            Error::new(ErrorKind::Usage, "there is nothing to index yet").hint("name a folder: `search index ./dumps`")
        );
    }
    let mut plan = plan(&scopes, &entries, request);
    plan.tasks.extend(request.stdin.then(|| Task::stdin(request)));
    guard_rebuild(&plan, &replaced, request)?;
    let mut report = Report { unchanged: plan.unchanged, problems: plan.problems.clone(), ..Report::default() };
    report.failed = plan.problems.len() as u64;
    guard_deletions(&mut plan, request, &mut report);
    if request.dry_run {
        report.would_read = plan.tasks.iter().map(|task| task.dump.clone()).collect();
        report.kept = plan.removed;
        report.seconds = started.elapsed().as_secs_f64();
        return Ok(report);
    }
    let Some(held) = held else { return Ok(report) };
    let nothing_new = plan.tasks.is_empty() && plan.removed.is_empty() && plan.touched.is_empty();
    if nothing_new && roots.len() == known_roots && is_same {
        report.seconds = started.elapsed().as_secs_f64();
        report.stopped = request.stopped();
        return Ok(report);
    }
    let target = if is_same { Target::Current } else { Target::Anew };
    let mut writer = Writer::open(layout, held, target, request.engine_budget())?;
    writer.payload().roots = roots;
    let outcome = apply(&mut writer, &plan, request, observer, &mut report, started);
    report.seconds = started.elapsed().as_secs_f64();
    report.stopped |= request.stopped();
    outcome?;
    if !report.stopped {
        writer.publish()?;
        writer.finish()?;
        report.seconds = started.elapsed().as_secs_f64();
    }
    Ok(report)
}

/// What the last commit holds.
#[derive(Default)]
struct Committed {
    roots: Vec<Root>,
    entries: Entries,
    /// Whether this run goes on with its store.
    is_same: bool,
    /// The dumps of a store that is to be built anew.
    replaced: Vec<String>,
    /// The furniture that was learned: it holds for a store built anew as well.
    learned: Option<Arc<Learned>>,
}

fn committed(layout: &Layout, request: &Request) -> Result<Committed> {
    let Some(store) = layout.store()? else { return Ok(Committed::default()) };
    let payload = match read_payload(&store) {
        Ok(payload) => payload,
        // A rebuild is the way out of a damaged index; its roots must then be named again.
        Err(_) if request.rebuild && !request.roots.is_empty() => return Ok(Committed::default()),
        Err(error) => return Err(error),
    };
    if payload.compatibility() == Compatibility::Newer {
        return Err(crate::store::commit::newer(&store));
    }
    let learned = learn::in_force(&store, &payload)?.map(|set| Arc::new(Learned::new(&set)));
    match payload.compatibility() {
        Compatibility::Same if !request.rebuild => {
            let manifest = Manifest::load(&store, payload.manifest)?;
            let entries = manifest.into_entries();
            Ok(Committed { roots: payload.roots, entries, is_same: true, replaced: Vec::new(), learned })
        }
        _ => {
            // Best effort: the manifest may be what is damaged, or of a layout unknown here.
            let replaced = Manifest::load(&store, payload.manifest).map(Manifest::into_entries).unwrap_or_default();
            let replaced = replaced.into_keys().collect();
            Ok(Committed { roots: payload.roots, replaced, learned, ..Committed::default() })
        }
    }
}

/// Whether the index at `layout` is of this binary's version.
fn is_current(layout: &Layout) -> Result<bool> {
    let Some(store) = layout.store()? else { return Ok(false) };
    Ok(read_payload(&store)?.compatibility() == Compatibility::Same)
}

fn read_payload(store: &std::path::Path) -> Result<Payload> {
    /// The one member of the engine's `meta.json` that is ours.
    #[derive(serde::Deserialize)]
    struct Meta {
        payload: Option<String>,
    }
    let path = store.join("meta.json");
    let bytes = std::fs::read(&path).map_err(|error| Error::io(&path, error))?;
    let meta: Meta = serde_json::from_slice(&bytes)
        .map_err(|error| Error::new(ErrorKind::Index, format!("cannot be read: {error}")).at(&path))?;
    Payload::parse(meta.payload.as_deref())
}

/// Refuses to build anew what cannot be read again: the old store stays in use.
fn guard_rebuild(plan: &Plan, replaced: &[String], request: &Request) -> Result<()> {
    let found: std::collections::HashSet<&str> = plan.tasks.iter().map(|task| task.dump.as_str()).collect();
    let missing: Vec<&String> = replaced.iter().filter(|name| !found.contains(name.as_str())).collect();
    let too_many = missing.len() as u64 * 100 > u64::from(request.max_delete) * replaced.len() as u64;
    match missing.first() {
        Some(first) if too_many && !request.stopped() => Err(Error::new(
            ErrorKind::Index,
            format!(
                "the index must be built anew, but {} of its dumps cannot be read again, such as {first}",
                missing.len()
            ),
        )
        .hint("bring them back, or let them go with `--max-delete 100`")),
        _ => Ok(()),
    }
}

/// Takes the removals out of the plan where they are forbidden or look like a vanished mount.
fn guard_deletions(plan: &mut Plan, request: &Request, report: &mut Report) {
    if plan.removed.is_empty() {
        return;
    }
    if request.keep_missing {
        plan.removed.clear();
        return;
    }
    let share = plan.removed.len() as u64 * 100;
    let too_many = share > u64::from(request.max_delete) * plan.known;
    let vanished = !plan.vanished.is_empty() && request.max_delete < 100;
    if too_many || vanished {
        report.kept = std::mem::take(&mut plan.removed);
    }
}

fn apply(
    writer: &mut Writer,
    plan: &Plan,
    request: &Request,
    observer: &dyn Observer,
    report: &mut Report,
    started: Instant,
) -> Result<()> {
    observer.planned(plan.tasks.len() as u64, plan.tasks.iter().map(|task| task.stat.size).sum());
    for dump in &plan.removed {
        writer.delete_dump(dump)?;
        writer.manifest().remove(dump);
        report.removed += 1;
    }
    for (dump, entry) in &plan.touched {
        writer.manifest().put(dump, entry.clone());
    }
    let threads = Threads { readers: readers(plan, request.threads()), refiners: request.threads() };
    let hold = AtomicBool::new(false);
    let budget = request.memory() / 8;
    let mut apply = Apply::new(writer, &plan.tasks, observer, report, &hold, request);
    pipeline::run(&plan.tasks, request, observer, threads, budget, &hold, &mut apply)?;
    if apply.is_half_replaced() {
        // The old version of the dump at hand stays until a run comes to its end.
        return Ok(());
    }
    report.seconds = started.elapsed().as_secs_f64();
    record_run(writer, report, request.now_ns() / 1_000_000_000);
    writer.commit()?;
    report.commits += 1;
    observer.committed();
    Ok(())
}

/// A single dump needs one reader; two overlap the waiting for the disk with the work of a decompressor.
fn readers(plan: &Plan, threads: usize) -> usize {
    plan.tasks.len().min(threads.clamp(1, 4))
}

/// How many runs `search status` can tell of.
const REMEMBERED_RUNS: usize = 20;

fn record_run(writer: &mut Writer, report: &Report, at: i64) {
    let runs = &mut writer.payload().runs;
    runs.push(RunRecord {
        at,
        articles: report.articles,
        added: report.added,
        updated: report.updated,
        removed: report.removed,
        unchanged: report.unchanged,
        failed: report.failed,
        bytes: report.bytes,
        seconds: report.seconds,
    });
    let surplus = runs.len().saturating_sub(REMEMBERED_RUNS);
    runs.drain(..surplus);
}
