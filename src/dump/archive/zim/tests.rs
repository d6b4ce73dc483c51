use std::io::Write;

use proptest::prelude::*;

use super::super::{Archive, Kind};
use super::*;
use crate::dump::fault;
use crate::dump::open::RawHash;
use crate::dump::spool::Place;

/// How a cluster is packed.
#[derive(Clone, Copy)]
enum Packed {
    Plain,
    Extended,
    Xz,
    Zstd,
    /// Called so, and not.
    Zlib,
}

/// An entry: namespace, path, title, type, and its content; or the entry that it stands for.
struct Item(u8, &'static str, &'static str, Result<(u16, u32, u32), u32>);

const TYPES: &[&str] = &["text/html", "text/plain", "image/png", "text/html;raw=true"];

fn cluster(packed: Packed, blobs: &[&[u8]]) -> Vec<u8> {
    let width = if matches!(packed, Packed::Extended) { 8 } else { 4 };
    let mut content = Vec::new();
    let mut at = (blobs.len() as u64 + 1) * width;
    for size in blobs.iter().map(|blob| blob.len() as u64).chain([0]) {
        content.extend_from_slice(&at.to_le_bytes()[..width as usize]);
        at += size;
    }
    content.extend(blobs.concat());
    let (info, content) = match packed {
        Packed::Plain => (1, content),
        Packed::Extended => (0x11, content),
        Packed::Zstd => (5, zstd::encode_all(content.as_slice(), 1).unwrap()),
        Packed::Zlib => (2, content),
        Packed::Xz => {
            let options = lzma_rust2::XzOptions::with_preset(1);
            let mut writer = lzma_rust2::XzWriter::new(Vec::new(), options).unwrap();
            writer.write_all(&content).unwrap();
            (4, writer.finish().unwrap())
        }
    };
    [vec![info], content].concat()
}

/// A ZIM of these entries, which must be in order, and clusters.
fn zim(minor: u16, items: &[Item], clusters: &[Vec<u8>]) -> Vec<u8> {
    let mut out = vec![0; BYTES];
    let types_at = out.len() as u64;
    out.extend(TYPES.iter().flat_map(|name| [name.as_bytes(), b"\0"].concat()));
    out.push(0);
    let mut entries = Vec::new();
    for Item(space, path, title, content) in items {
        entries.push(out.len() as u64);
        let kind = content.map_or(0xffff, |(kind, ..)| kind);
        out.extend(kind.to_le_bytes());
        out.extend([0, *space, 0, 0, 0, 0]);
        match content {
            Ok((_, cluster, blob)) => out.extend([cluster.to_le_bytes(), blob.to_le_bytes()].concat()),
            Err(target) => out.extend(target.to_le_bytes()),
        }
        out.extend([path.as_bytes(), b"\0", title.as_bytes(), b"\0"].concat());
    }
    let paths_at = out.len() as u64;
    out.extend(entries.iter().flat_map(|at| at.to_le_bytes()));
    let titles_at = out.len() as u64;
    let mut by_title: Vec<u32> = (0..items.len() as u32).collect();
    let title = |item: &Item| (item.0, if item.2.is_empty() { item.1 } else { item.2 });
    by_title.sort_by_key(|number| title(&items[*number as usize]));
    out.extend(by_title.iter().flat_map(|number| number.to_le_bytes()));
    let mut starts = Vec::new();
    for cluster in clusters {
        starts.push(out.len() as u64);
        out.extend(cluster);
    }
    let clusters_at = out.len() as u64;
    out.extend(starts.iter().flat_map(|at| at.to_le_bytes()));
    let checksum_at = out.len() as u64;
    out.extend([7; 16]);
    let mut header = MAGIC.to_vec();
    header.extend([6_u16.to_le_bytes(), minor.to_le_bytes()].concat());
    header.extend([9; 16]);
    header.extend([(items.len() as u32).to_le_bytes(), (clusters.len() as u32).to_le_bytes()].concat());
    header.extend(
        [paths_at, titles_at, clusters_at, types_at, u64::MAX, checksum_at].iter().flat_map(|at| at.to_le_bytes()),
    );
    out[..BYTES].copy_from_slice(&header);
    out
}

/// Each member's name and its text, or the kind of what is wrong with it; and what else is told.
type Read = (Vec<(String, Result<String, &'static str>)>, Vec<(&'static str, u64)>, Vec<Facts>);

fn read(bytes: &[u8]) -> Read {
    let source = Source::new("a.zim", Box::new(io::Cursor::new(bytes.to_vec())));
    let place = Place { file: None, spool: std::env::temp_dir() };
    let allowance = Allowance::new(RawHash::default(), bytes.len() as u64);
    let mut archive = match Archive::open(Kind::Zim, source, &place, &allowance) {
        Ok(archive) => archive,
        Err(error) => return (Vec::new(), vec![(fault::kind(&error, "io"), 1)], Vec::new()),
    };
    let (mut members, mut facts) = (Vec::new(), Vec::new());
    while let Some(member) = archive.next_member().unwrap() {
        let mut text = Vec::new();
        let mut source = member.content.unwrap();
        let outcome = loop {
            match source.take(&mut text, 100) {
                Ok(0) => break Ok(String::from_utf8_lossy(&text).into_owned()),
                Ok(_) => {}
                Err(error) => break Err(fault::kind(&error, "io")),
            }
        };
        members.push((member.name, outcome));
        facts.extend(member.facts.map(|facts| (*facts).clone()));
    }
    let left = archive.left().iter().map(|left| (left.kind, left.count)).collect();
    archive.finish().unwrap();
    (members, left, facts)
}

fn good(members: &[(&str, &str)]) -> Vec<(String, Result<String, &'static str>)> {
    members.iter().map(|(name, text)| ((*name).to_owned(), Ok((*text).to_owned()))).collect()
}

/// An old one: articles are told by their namespace.
fn old() -> Vec<u8> {
    let items = [
        Item(b'-', "style", "", Ok((1, 0, 0))),
        Item(b'A', "alias", "Other", Ok((0, 1, 1))),
        Item(b'A', "bridge", "The bridge", Ok((0, 1, 1))),
        Item(b'A', "ferry", "", Ok((3, 1, 0))),
        Item(b'A', "old bridge", "", Err(2)),
        Item(b'A', "picture", "", Ok((2, 0, 0))),
        Item(b'A', "words", "", Ok((1, 0, 0))),
        Item(b'M', "Creator", "", Ok((1, 2, 0))),
        Item(b'M', "Language", "", Ok((1, 2, 1))),
    ];
    let clusters = [
        cluster(Packed::Plain, &[b"p { }"]),
        cluster(Packed::Xz, &[b"<p>ferry", b"<p>bridge", b"unused"]),
        cluster(Packed::Extended, &[b"River Society", b"eng"]),
    ];
    zim(0, &items, &clusters)
}

#[test]
fn pages_come_as_their_content_lies() {
    let (members, left, facts) = read(&old());
    assert_eq!(members, good(&[("A/ferry", "<p>ferry"), ("A/alias", "<p>bridge")]));
    assert_eq!(left, [("redirect", 2), ("asset", 2)]);
    let [ferry, alias] = facts.as_slice() else { panic!("{facts:?}") };
    assert_eq!((ferry.label.as_deref(), alias.label.as_deref()), (None, Some("Other")));
    assert_eq!((ferry.site.as_deref(), ferry.language.as_deref()), (Some("River Society"), Some("eng")));
}

#[test]
fn a_list_of_articles_goes_before_their_types() {
    let listing = [2_u32, 0, 99].map(u32::to_le_bytes).concat();
    let items = [
        Item(b'C', "notes", "", Ok((1, 0, 0))),
        Item(b'C', "part", "", Ok((0, 0, 1))),
        Item(b'C', "story", "Story", Ok((0, 0, 2))),
        Item(b'M', "Language", "", Ok((1, 1, 0))),
        Item(b'M', "Source", "", Ok((1, 1, 1))),
        Item(b'X', "listing/titleOrdered/v1", "", Ok((2, 2, 0))),
    ];
    let clusters = [
        cluster(Packed::Zstd, &[b"words", b"<p>part", b"<p>story"]),
        cluster(Packed::Zstd, &[b"eng,lav", b"https://www.river.example/all?x"]),
        cluster(Packed::Plain, &[&listing]),
    ];
    let (members, left, facts) = read(&zim(1, &items, &clusters));
    assert_eq!(members, good(&[("notes", "words"), ("story", "<p>story")]));
    assert_eq!(left, [("not_listed", 1)]);
    assert!(facts.iter().all(|facts| facts.site.as_deref() == Some("river.example") && facts.language.is_none()));
}

#[test]
fn a_zim_behind_other_bytes_is_found_and_read() {
    let shifted = [b"something else first ZIM\x04 ".as_slice(), &old(), b"and behind"].concat();
    assert_eq!(Kind::of(&shifted), None);
    assert_eq!(Kind::within(&shifted), Some(Kind::Zim));
    assert_eq!(read(&shifted), read(&old()));
    assert_eq!(Kind::of(&old()), Some(Kind::Zim));
    let mention = format!("the mark of the format is ZIM\u{4}{}", "and so on ".repeat(20));
    assert_eq!(Kind::within(mention.as_bytes()), None);
}

#[test]
fn damage_costs_what_it_hits() {
    let items = [
        Item(b'A', "a", "", Ok((0, 0, 0))),
        Item(b'A', "b", "", Ok((0, 1, 0))),
        Item(b'A', "c", "", Ok((0, 2, 0))),
        Item(b'A', "d", "", Ok((0, 0, 7))),
        Item(b'A', "e", "", Ok((99, 2, 1))),
        Item(b'A', "f", "", Ok((99, 2, 2))),
        Item(b'A', "g", "", Ok((0, 8, 0))),
    ];
    let mut damaged = cluster(Packed::Zstd, &[b"<p>damaged"]);
    damaged.truncate(9);
    let clusters = [
        cluster(Packed::Zlib, &[b"<p>of 2008"]),
        damaged,
        cluster(Packed::Plain, &[b"<p>good", b" <!DOCTYPE html>untyped", b"PNG"]),
    ];
    let (members, left, _) = read(&zim(0, &items, &clusters));
    let kinds: Vec<(&str, Result<&str, &str>)> = members
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_ref().map(String::as_str).map_err(|kind| *kind)))
        .collect();
    let expected = [
        ("A/a", Err("unsupported")),
        ("A/d", Err("unsupported")),
        ("A/b", Err("corrupt")),
        ("A/c", Ok("<p>good")),
        ("A/e", Ok(" <!DOCTYPE html>untyped")),
        ("A/g", Err("corrupt")),
    ];
    assert_eq!(kinds, expected);
    assert_eq!(left, [("corrupt", 1), ("asset", 1)]);
}

#[test]
fn a_zim_cut_anywhere_says_so() {
    let bytes = old();
    for cut in MAGIC.len()..bytes.len() {
        let (members, left, _) = read(&bytes[..cut]);
        assert!(left.iter().any(|(kind, _)| matches!(*kind, "truncated" | "corrupt")), "cut at {cut}: {left:?}");
        assert!(members.len() <= 2);
    }
}

#[test]
fn parts_of_a_split_file_are_told_by_the_first() {
    let dir = tempfile::tempdir().unwrap();
    let path = |name: &str| dir.path().join(name);
    for name in ["a.zimaa", "a.zimab", "a.zimac", "a.zimae", "b.zimab", "c.txtab"] {
        std::fs::write(path(name), name).unwrap();
    }
    assert_eq!(further_parts(&path("a.zimaa")), [path("a.zimab"), path("a.zimac")]);
    assert_eq!(further_parts(&path("a.zim")), Vec::<PathBuf>::new());
    assert!(is_further_part(&path("a.zimab")) && !is_further_part(&path("a.zimaa")));
    assert!(!is_further_part(&path("b.zimab")), "its first part is not here");
    assert!(!is_further_part(&path("c.txtab")));
}

proptest! {
    /// Flipped, cut and repeated bytes: no panic, and no more than there is.
    #[test]
    fn no_damage_panics_or_runs_on(
        flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
        cut in any::<prop::sample::Index>(),
        from in any::<prop::sample::Index>(),
    ) {
        let mut bytes = old();
        for (at, value) in flips {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        let tail = bytes[from.index(bytes.len())..].to_vec();
        bytes.truncate(bytes.len() - cut.index(40));
        bytes.extend(tail);
        let (members, _, _) = read(&bytes);
        prop_assert!(members.len() <= 300);
        prop_assert!(members.iter().filter_map(|(_, text)| text.as_ref().ok()).all(|text| text.len() < 1 << 20));
    }
}
