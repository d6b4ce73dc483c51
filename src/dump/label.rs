//! Names of roots and dumps: `label/relative/path`.
//!
//! A root's label is its folder's name, made unique among the roots. A dump's name is the label and its path
//! below the root with `/` between the parts, so that an index carried to another machine keeps its names.

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

/// The label for a new root at `path`, different from all `taken`.
pub fn label_for(path: &Path, taken: &[&str]) -> String {
    let name = path.file_name().map_or_else(|| "root".to_owned(), escape);
    // Dumps from standard input are called so.
    let free = |candidate: &str| candidate != "stdin" && !taken.contains(&candidate);
    if free(&name) {
        return name;
    }
    let mut number = 2_u64;
    loop {
        let candidate = format!("{name}-{number}");
        if free(&candidate) {
            return candidate;
        }
        number += 1;
    }
}

/// The name of the dump at `relative` below the root labelled `label`; the label alone where the root is a file.
pub fn dump_name(label: &str, relative: &Path) -> String {
    let mut name = String::with_capacity(label.len() + 1 + relative.as_os_str().len());
    name.push_str(label);
    for part in relative.components() {
        if let Component::Normal(part) = part {
            name.push('/');
            name.push_str(&escape(part));
        }
    }
    name
}

/// Where the dump called `name` lies, given its root's label and path.
pub fn dump_path(name: &str, label: &str, root: &Path) -> Option<PathBuf> {
    let rest = name.strip_prefix(label)?;
    if rest.is_empty() {
        return Some(root.to_owned());
    }
    let rest = rest.strip_prefix('/')?;
    let plain = root.join(rest);
    if plain.exists() || !rest.contains('%') {
        return Some(plain);
    }
    Some(root.join(unescape(rest)))
}

#[cfg(unix)]
fn escape(part: &OsStr) -> String {
    use std::os::unix::ffi::OsStrExt;
    let mut out = String::with_capacity(part.len());
    for piece in part.as_bytes().utf8_chunks() {
        out.push_str(piece.valid());
        for byte in piece.invalid() {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(not(unix))]
fn escape(part: &OsStr) -> String {
    part.to_string_lossy().into_owned()
}

#[cfg(unix)]
fn unescape(text: &str) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let hex = (byte == b'%')
            .then(|| text.get(at + 1..at + 3))
            .flatten()
            .and_then(|digits| u8::from_str_radix(digits, 16).ok())
            .filter(|byte| !byte.is_ascii());
        match hex {
            Some(value) => {
                out.push(value);
                at += 3;
            }
            None => {
                out.push(byte);
                at += 1;
            }
        }
    }
    std::ffi::OsString::from_vec(out).into()
}

#[cfg(not(unix))]
fn unescape(text: &str) -> PathBuf {
    PathBuf::from(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_made_unique() {
        assert_eq!(label_for(Path::new("/a/news"), &[]), "news");
        assert_eq!(label_for(Path::new("/b/news"), &["news"]), "news-2");
        assert_eq!(label_for(Path::new("/b/news"), &["news", "news-2"]), "news-3");
        assert_eq!(label_for(Path::new("/"), &[]), "root");
    }

    #[test]
    fn names_join_parts_with_slashes() {
        assert_eq!(dump_name("news", Path::new("2025/a.txt")), "news/2025/a.txt");
        assert_eq!(dump_name("a.txt", Path::new("")), "a.txt");
    }

    #[cfg(unix)]
    #[test]
    fn names_that_are_no_utf8_go_there_and_back() {
        use std::os::unix::ffi::OsStrExt;
        let raw = OsStr::from_bytes(b"caf\xe9.txt");
        let name = dump_name("r", Path::new(raw));
        assert_eq!(name, "r/caf%E9.txt");
        let back = dump_path(&name, "r", Path::new("/nowhere")).unwrap();
        assert_eq!(back, Path::new("/nowhere").join(raw));
    }

    #[test]
    fn a_root_that_is_a_file_is_its_own_dump() {
        assert_eq!(dump_path("a.txt", "a.txt", Path::new("/x/a.txt")).unwrap(), Path::new("/x/a.txt"));
        assert_eq!(dump_path("other/a", "r", Path::new("/x")), None);
    }
}
