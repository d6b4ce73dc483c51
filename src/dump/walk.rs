//! Which files lie below a root, in a fixed order, with what the file system says of them.
//!
//! Hidden entries are skipped, symbolic links are not followed unless asked, loops end where they close, and
//! an entry that cannot be read is reported, never dropped silently. Nothing is opened here.

use std::fs::Metadata;
use std::path::{Path, PathBuf};

use globset::GlobSet;
use serde::{Deserialize, Serialize};
use walkdir::{DirEntry, WalkDir};

use super::archive::zim;

/// What the file system knows of a file, to tell whether it changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stat {
    /// Size in bytes.
    pub size: u64,
    /// Last change of the content, in nanoseconds since 1970 UTC.
    pub mtime_ns: i64,
    /// Last change of the inode, in nanoseconds since 1970 UTC; 0 where unknown.
    pub ctime_ns: i64,
    /// The inode's number; 0 where unknown.
    pub inode: u64,
}

impl Stat {
    /// Reads what matters out of `metadata`.
    #[cfg(unix)]
    pub fn of(metadata: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        let ns = |seconds: i64, rest: i64| seconds.saturating_mul(1_000_000_000).saturating_add(rest);
        Stat {
            size: metadata.len(),
            mtime_ns: ns(metadata.mtime(), metadata.mtime_nsec()),
            ctime_ns: ns(metadata.ctime(), metadata.ctime_nsec()),
            inode: metadata.ino(),
        }
    }

    /// Reads what matters out of `metadata`.
    #[cfg(not(unix))]
    pub fn of(metadata: &Metadata) -> Self {
        let mtime_ns = metadata
            .modified()
            .ok()
            .and_then(|at| at.duration_since(std::time::UNIX_EPOCH).ok())
            .and_then(|since| i64::try_from(since.as_nanos()).ok())
            .unwrap_or(0);
        Stat { size: metadata.len(), mtime_ns, ctime_ns: 0, inode: 0 }
    }
}

/// How to walk.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// Only files that match, where given; patterns see the path below the root.
    pub include: Option<GlobSet>,
    /// No files or folders that match.
    pub exclude: Option<GlobSet>,
    /// Follow symbolic links.
    pub follow: bool,
    /// Stay on the root's file system.
    pub one_file_system: bool,
    /// Visit hidden entries too.
    pub hidden: bool,
    /// Folders and files never entered: the index itself, other roots. Canonical paths.
    pub never: Vec<PathBuf>,
}

/// One file found.
#[derive(Clone, Debug)]
pub struct Found {
    /// Where it is.
    pub path: PathBuf,
    /// Its path below the root; empty where the root is the file.
    pub relative: PathBuf,
    /// What the file system says.
    pub stat: Stat,
}

/// An entry that could not be read.
#[derive(Clone, Debug)]
pub struct Unreadable {
    /// Its path below the root.
    pub relative: PathBuf,
    /// Why.
    pub message: String,
}

/// Lists the files below `root`, sorted by name a folder at a time. Stops early when `each` answers false.
pub fn walk(root: &Path, rules: &Rules, each: &mut dyn FnMut(Result<Found, Unreadable>) -> bool) {
    let enters = |entry: &DirEntry| {
        if entry.depth() == 0 {
            return true;
        }
        if !rules.hidden && entry.file_name().as_encoded_bytes().starts_with(b".") {
            return false;
        }
        if entry.file_type().is_dir() && is_saved_with_page(entry.path()) {
            return false;
        }
        let excluded = rules.exclude.as_ref().is_some_and(|globs| globs.is_match(below(root, entry.path())));
        !excluded && !rules.never.iter().any(|path| path == entry.path())
    };
    let walker = WalkDir::new(root)
        .follow_links(rules.follow)
        .follow_root_links(true)
        .same_file_system(rules.one_file_system)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(enters);
    for entry in walker {
        let outcome = match entry {
            Ok(entry) if !entry.file_type().is_file() => continue,
            Ok(entry) => found(root, &entry, rules),
            // A link that leads back to a folder above it: everything there has been or will be seen.
            Err(error) if error.loop_ancestor().is_some() => continue,
            Err(error) => Some(Err(unreadable(root, &error))),
        };
        if let Some(outcome) = outcome
            && !each(outcome)
        {
            return;
        }
    }
}

/// Whether a folder holds the pictures and scripts of a page that a browser saved beside it: `X_files` next to
/// `X.html`. Its files are parts of that page, not dumps.
fn is_saved_with_page(folder: &Path) -> bool {
    const ENDINGS: &[&str] =
        &["_files", ".files", "-Dateien", "_fichiers", "_archivos", "_arquivos", "_bestanden", "_file"];
    let Some(name) = folder.file_name().and_then(|name| name.to_str()) else { return false };
    let page = ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)).filter(|page| !page.is_empty());
    page.is_some_and(|page| {
        ["html", "htm"].iter().any(|suffix| folder.with_file_name(format!("{page}.{suffix}")).is_file())
    })
}

fn found(root: &Path, entry: &DirEntry, rules: &Rules) -> Option<Result<Found, Unreadable>> {
    let relative = below(root, entry.path());
    if entry.depth() > 0 && zim::is_further_part(entry.path()) {
        return None;
    }
    if rules.include.as_ref().is_some_and(|globs| entry.depth() > 0 && !globs.is_match(relative)) {
        return None;
    }
    Some(match entry.metadata() {
        Ok(metadata) => {
            Ok(Found { path: entry.path().to_owned(), relative: relative.to_owned(), stat: Stat::of(&metadata) })
        }
        Err(error) => Err(unreadable(root, &error)),
    })
}

fn below<'a>(root: &Path, path: &'a Path) -> &'a Path {
    path.strip_prefix(root).unwrap_or(path)
}

fn unreadable(root: &Path, error: &walkdir::Error) -> Unreadable {
    let path = error.path().unwrap_or(root);
    let message = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
    Unreadable { relative: below(root, path).to_owned(), message }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn names(root: &Path, rules: &Rules) -> Vec<String> {
        let mut names = Vec::new();
        walk(root, rules, &mut |entry| {
            names.push(match entry {
                Ok(found) => found.relative.to_string_lossy().into_owned(),
                Err(error) => format!("! {}", error.relative.display()),
            });
            true
        });
        names
    }

    fn globs(pattern: &str) -> Option<GlobSet> {
        let glob = globset::Glob::new(pattern).unwrap();
        Some(globset::GlobSetBuilder::new().add(glob).build().unwrap())
    }

    #[test]
    fn sorted_and_without_hidden_entries() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["b.txt", "a/z.txt", "a/.hidden", ".git/config", "c.txt"] {
            let path = dir.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        assert_eq!(names(dir.path(), &Rules::default()), ["a/z.txt", "b.txt", "c.txt"]);
        let hidden = Rules { hidden: true, ..Rules::default() };
        assert_eq!(names(dir.path(), &hidden).len(), 5);
        let only = Rules { include: globs("a/**"), ..Rules::default() };
        assert_eq!(names(dir.path(), &only), ["a/z.txt"]);
        let without = Rules { exclude: globs("a"), ..Rules::default() };
        assert_eq!(names(dir.path(), &without), ["b.txt", "c.txt"]);
        let never = Rules { never: vec![dir.path().join("a")], ..Rules::default() };
        assert_eq!(names(dir.path(), &never), ["b.txt", "c.txt"]);
    }

    #[test]
    fn folders_of_saved_pages_are_parts_of_the_page() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["a.html", "a_files/ad.html", "a_files/style.css", "b_files/c.html", "d.htm", "d-Dateien/x.html"] {
            let path = dir.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        assert_eq!(names(dir.path(), &Rules::default()), ["a.html", "b_files/c.html", "d.htm"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_a_parent_ends_the_walk_there() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("a")).unwrap();
        fs::write(dir.path().join("a/one.txt"), "x").unwrap();
        std::os::unix::fs::symlink(dir.path(), dir.path().join("a/loop")).unwrap();
        let follow = Rules { follow: true, ..Rules::default() };
        assert_eq!(names(dir.path(), &follow), ["a/one.txt"]);
        assert_eq!(names(dir.path(), &Rules::default()), ["a/one.txt"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_dangling_link_is_reported_when_links_are_followed() {
        let dir = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink("nowhere", dir.path().join("gone")).unwrap();
        let follow = Rules { follow: true, ..Rules::default() };
        assert_eq!(names(dir.path(), &follow), ["! gone"]);
    }
}
