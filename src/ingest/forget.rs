//! A root, a folder below one, or a dump leaves the index.

use std::path::Path;
use std::time::Instant;

use super::{Report, Request};
use crate::dump::label::dump_name;
use crate::error::{Error, ErrorKind, Result};
use crate::store::commit::{Target, Writer};
use crate::store::layout::Layout;
use crate::store::lock::{self, Patience};
use crate::store::payload::Root;

/// Takes everything at or below `path` out of the index. A root is not walked again; a dump below a root that
/// still exists comes back with the next run. `path` may also be a root's label or a dump's name.
///
/// # Errors
/// `Usage` where the index holds nothing of it, `Busy`, `Index` and `Io` as for a run.
pub fn forget(index: &Path, path: &Path) -> Result<Report> {
    let started = Instant::now();
    let layout = Layout::new(index);
    if layout.store()?.is_none() {
        return Err(Error::new(ErrorKind::Index, "there is no index here").at(index));
    }
    let held = lock::acquire(&layout, Patience::None)?;
    if !super::is_current(&layout)? {
        return Err(Error::new(ErrorKind::Index, "this index was made by another version of search")
            .at(index)
            .hint("bring it up to date first: `search index`"));
    }
    let request = Request { index: index.to_owned(), ..Request::default() };
    let mut writer = Writer::open(layout, held, Target::Current, request.engine_budget())?;
    let prefixes = prefixes(path, &writer.payload().roots);
    let holds = |name: &str| {
        prefixes.iter().any(|prefix| {
            name.strip_prefix(prefix.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    };
    let names: Vec<String> = writer.manifest().entries().keys().filter(|name| holds(name)).cloned().collect();
    let roots = writer.payload().roots.len();
    writer.payload().roots.retain(|root| !holds(&root.label));
    if names.is_empty() && roots == writer.payload().roots.len() {
        return Err(Error::new(ErrorKind::Usage, "nothing of it is in the index")
            .at(path)
            .hint("`search status` lists the roots"));
    }
    for name in &names {
        writer.delete_dump(name)?;
        writer.manifest().remove(name);
    }
    writer.commit()?;
    writer.finish()?;
    let seconds = started.elapsed().as_secs_f64();
    Ok(Report { removed: names.len() as u64, commits: 1, seconds, ..Report::default() })
}

/// The names that stand for `path`: below the roots that hold it, and as a name itself.
fn prefixes(path: &Path, roots: &[Root]) -> Vec<String> {
    // A path that is gone cannot be canonicalised; it may still be absolute or relative to here.
    let absolute = path.canonicalize().or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned());
    let mut prefixes = Vec::new();
    for root in roots {
        if let Ok(below) = absolute.strip_prefix(&root.path) {
            prefixes.push(dump_name(&root.label, below));
        } else if root.path.starts_with(&absolute) {
            prefixes.push(root.label.clone());
        }
    }
    if let Some(name) = path.to_str().map(|name| name.trim_end_matches('/')).filter(|name| !name.is_empty()) {
        prefixes.push(name.to_owned());
    }
    prefixes
}
