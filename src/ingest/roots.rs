//! Which folders and files a run walks: all roots of the index, or the paths given, which join them.

use std::path::{Path, PathBuf};

use globset::{Glob, GlobSet, GlobSetBuilder};

use super::Request;
use crate::dump::label::{dump_path, label_for};
use crate::dump::walk::Rules;
use crate::error::{Error, ErrorKind, Result};
use crate::store::payload::Root;

/// A root, or a part of one, to be walked.
#[derive(Clone, Debug)]
pub struct Scope {
    /// The root's label.
    pub label: String,
    /// The root's path.
    pub root: PathBuf,
    /// Where the walk begins.
    pub path: PathBuf,
    /// `path` relative to the root.
    pub below: PathBuf,
    /// How to walk it.
    pub rules: Rules,
    /// Names of other roots' dumps never begin with this scope's prefix; labels are unique.
    prefix: String,
}

impl Scope {
    /// Whether the dump called `name` belongs here.
    pub fn holds(&self, name: &str) -> bool {
        name.strip_prefix(self.prefix.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// Where the dump called `name` lies, if it belongs here.
    pub fn path_of(&self, name: &str) -> Option<PathBuf> {
        self.holds(name).then(|| dump_path(name, &self.label, &self.root)).flatten()
    }
}

/// Adds the request's paths to `roots` and answers what this run walks: those paths, or `all` roots.
///
/// # Errors
/// `Usage` where a path does not exist or a pattern is wrong.
pub fn scopes(request: &Request, roots: &mut Vec<Root>, all: bool) -> Result<Vec<Scope>> {
    let mut chosen = Vec::new();
    for path in &request.roots {
        let canonical = path.canonicalize().map_err(|error| {
            Error::new(ErrorKind::Usage, error.to_string()).at(path).hint("give a folder or file that exists")
        })?;
        if canonical.to_str().is_none() {
            return Err(
                Error::new(ErrorKind::Usage, "a root's path must be UTF-8; files below it need not be").at(path)
            );
        }
        let covering = roots.iter().find(|root| canonical.starts_with(&root.path)).cloned();
        let root = covering.unwrap_or_else(|| {
            let taken: Vec<&str> = roots.iter().map(|root| root.label.as_str()).collect();
            let root = Root { label: label_for(&canonical, &taken), path: canonical.clone() };
            roots.push(root.clone());
            root
        });
        chosen.push((root, canonical));
    }
    if request.roots.is_empty() || all {
        chosen = roots.iter().map(|root| (root.clone(), root.path.clone())).collect();
    }
    let rules = rules(request)?;
    Ok(chosen.into_iter().map(|(root, path)| scope(root, path, &rules, roots)).collect())
}

fn scope(root: Root, path: PathBuf, rules: &Rules, roots: &[Root]) -> Scope {
    let below = path.strip_prefix(&root.path).unwrap_or(Path::new("")).to_owned();
    let mut rules = rules.clone();
    // A root inside another keeps its own name; its dumps must not appear under both.
    rules.never.extend(roots.iter().filter(|other| other.path != path).map(|other| other.path.clone()));
    let prefix = crate::dump::label::dump_name(&root.label, &below);
    Scope { label: root.label, root: root.path, path, below, rules, prefix }
}

fn rules(request: &Request) -> Result<Rules> {
    let index = request.index.canonicalize().unwrap_or_else(|_| request.index.clone());
    Ok(Rules {
        include: globs(&request.include)?,
        exclude: globs(&request.exclude)?,
        follow: request.follow,
        one_file_system: request.one_file_system,
        hidden: request.hidden,
        never: vec![index],
    })
}

/// A set of patterns; one without a slash matches a name at any depth, as people expect.
fn globs(patterns: &[String]) -> Result<Option<GlobSet>> {
    if patterns.is_empty() {
        return Ok(None);
    }
    let mut set = GlobSetBuilder::new();
    let wrong = |error: globset::Error| Error::new(ErrorKind::Usage, error.to_string());
    for pattern in patterns {
        set.add(Glob::new(pattern).map_err(wrong)?);
        if !pattern.contains('/') {
            set.add(Glob::new(&format!("**/{pattern}")).map_err(wrong)?);
        }
    }
    Ok(Some(set.build().map_err(wrong)?))
}
