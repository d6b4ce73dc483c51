use super::*;
use crate::dump::fault;
use crate::dump::open::RawHash;
use std::io::Write;

/// What became of a member: its text, or the kind of what is wrong.
type Found = (String, Result<String, String>);

fn members(kind: Kind, bytes: &[u8]) -> (Vec<Found>, Option<String>) {
    let source = Source::new("a", Box::new(io::Cursor::new(bytes.to_vec())));
    let place = Place { file: None, spool: temporary() };
    let allowance = Allowance::new(RawHash::default(), bytes.len() as u64);
    let mut found = Vec::new();
    let mut archive = match Archive::open(kind, source, &place, &allowance) {
        Ok(archive) => archive,
        Err(error) => return (found, Some(fault::kind(&error, "io").to_owned())),
    };
    let failed = loop {
        match archive.next_member() {
            Ok(Some(Member { name, content, .. })) => found.push((name, content.map_or_else(refused, text))),
            Ok(None) => break archive.finish().err(),
            Err(error) => break Some(error),
        }
    };
    (found, failed.map(|error| fault::kind(&error, "io").to_owned()))
}

fn refused(refusal: Refusal) -> Result<String, String> {
    Err(refusal.kind.to_owned())
}

fn text(mut source: Source) -> Result<String, String> {
    let mut bytes = Vec::new();
    loop {
        match source.take(&mut bytes, 1000) {
            Ok(0) => return Ok(String::from_utf8_lossy(&bytes).into_owned()),
            Ok(_) => {}
            Err(error) => return Err(fault::kind(&error, "io").to_owned()),
        }
    }
}

fn good(names: &[&str]) -> Vec<Found> {
    names.iter().map(|name| ((*name).to_owned(), Ok(format!("text of {name}")))).collect()
}

// --- tar ---

fn entry(into: &mut Vec<u8>, name: &[u8], kind: u8, content: &[u8]) {
    let mut block = [0_u8; 512];
    block[..name.len().min(100)].copy_from_slice(&name[..name.len().min(100)]);
    block[100..108].copy_from_slice(b"0000644\0");
    block[124..136].copy_from_slice(format!("{:011o}\0", content.len()).as_bytes());
    block[136..148].copy_from_slice(b"00000000017\0");
    block[156] = kind;
    block[257..265].copy_from_slice(b"ustar\x0000");
    block[148..156].copy_from_slice(b"        ");
    let sum: u32 = block.iter().map(|byte| u32::from(*byte)).sum();
    block[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    into.extend_from_slice(&block);
    into.extend_from_slice(content);
    into.resize(into.len().next_multiple_of(512), 0);
}

fn tar(names: &[&str]) -> Vec<u8> {
    let mut out = Vec::new();
    for name in names {
        entry(&mut out, name.as_bytes(), b'0', format!("text of {name}").as_bytes());
    }
    out.resize(out.len() + 1024, 0);
    out
}

fn pax(key: &str, value: &str) -> Vec<u8> {
    let rest = format!(" {key}={value}\n");
    let mut length = rest.len() + 1;
    while length != rest.len() + length.to_string().len() {
        length += 1;
    }
    format!("{length}{rest}").into_bytes()
}

#[test]
fn a_tar_gives_its_files_whatever_their_names() {
    let names = ["a.txt", "../../etc/passwd", "/absolute/b.txt", "folder/c.txt"];
    let tar = tar(&names);
    assert!(Kind::of(&tar) == Some(Kind::Tar));
    assert_eq!(members(Kind::Tar, &tar), (good(&names), None));
}

#[test]
fn long_names_other_entries_and_what_follows_an_end() {
    let long = format!("{}/long.txt", "folder".repeat(40));
    let mut out = Vec::new();
    entry(&mut out, b"folder/", b'5', b"");
    entry(&mut out, b"link", b'2', b"");
    entry(&mut out, b"././@LongLink", b'L', format!("{long}\0").as_bytes());
    entry(&mut out, b"folderfolder", b'0', format!("text of {long}").as_bytes());
    entry(&mut out, b"pax", b'x', &[pax("path", "pax\u{e9}.txt"), pax("mtime", "17.5")].concat());
    entry(&mut out, b"pax.txt", b'0', "text of pax\u{e9}.txt".as_bytes());
    entry(&mut out, b"global", b'g', &pax("comment", "nothing"));
    entry(&mut out, b"./dot.txt", b'0', b"text of dot.txt");
    entry(&mut out, b"latin\xe9.txt", b'0', b"text of latin%E9.txt");
    out.resize(out.len() + 1024, 0);
    // Another tar behind the first, as `cat` makes it, and padding.
    out.extend(tar(&["second.txt"]));
    out.resize(out.len() + 7000, 0);
    let names = [long.as_str(), "pax\u{e9}.txt", "dot.txt", "latin%E9.txt", "second.txt"];
    assert_eq!(members(Kind::Tar, &out), (good(&names), None));
}

#[test]
fn sparse_files_are_refused_and_the_others_read() {
    let mut out = Vec::new();
    entry(&mut out, b"a", b'x', &pax("GNU.sparse.major", "1"));
    entry(&mut out, b"sparse", b'0', b"pieces");
    entry(&mut out, b"old-sparse", b'S', b"pieces");
    entry(&mut out, b"whole", b'0', b"text of whole");
    out.resize(out.len() + 1024, 0);
    let (found, failed) = members(Kind::Tar, &out);
    assert_eq!(failed, None);
    let unsupported = |name: &str| (name.to_owned(), Err("unsupported".to_owned()));
    assert_eq!(found, [unsupported("sparse"), unsupported("old-sparse"), good(&["whole"]).remove(0)]);
}

#[test]
fn a_tar_cut_anywhere_gives_what_is_whole() {
    let names = ["a.txt", "b.txt", "c.txt"];
    let tar = tar(&names);
    for cut in (1..6 * 512).step_by(61).chain([512, 1024, 1536, 2048]) {
        let (found, failed) = members(Kind::Tar, &tar[..cut]);
        assert_eq!(failed.as_deref(), Some("truncated"), "cut at {cut}");
        let whole = found.iter().filter(|(_, text)| text.is_ok()).count();
        assert_eq!(found[..whole], good(&names)[..whole], "cut at {cut}");
        assert!(whole >= cut / 1024, "cut at {cut}");
    }
}

#[test]
fn a_damaged_header_ends_a_tar() {
    let mut bytes = tar(&["a.txt", "b.txt", "c.txt"]);
    bytes[1024 + 3] ^= 0x40;
    assert_eq!(members(Kind::Tar, &bytes), (good(&["a.txt"]), Some("corrupt".to_owned())));
    assert!(Kind::of(&bytes[1024..]).is_none(), "no header");
    assert!(Kind::of(&[b' '; 512]).is_none() && Kind::of(&[0; 512]).is_none());
}

// --- zip ---

struct Entry<'a> {
    name: &'a [u8],
    method: u16,
    flags: u16,
    content: &'a [u8],
    /// What the directory says where it lies.
    size: Option<u32>,
    checksum: Option<u32>,
}

impl<'a> Entry<'a> {
    fn stored(name: &'a str, content: &'a [u8]) -> Self {
        Entry { name: name.as_bytes(), method: 0, flags: 0, content, size: None, checksum: None }
    }
}

fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}

/// A zip of these entries; `shared` lets all records name the first local header.
fn zip_of(entries: &[Entry<'_>], shared: bool) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        let packed = match entry.method {
            8 => deflate(entry.content),
            93 => zstd::encode_all(entry.content, 1).unwrap(),
            _ => entry.content.to_vec(),
        };
        let at = if shared { 0 } else { out.len() as u32 };
        let mut fixed = Vec::new();
        for short in [20, entry.flags, entry.method, 0, 0] {
            fixed.extend(short.to_le_bytes());
        }
        let size = entry.size.unwrap_or(entry.content.len() as u32);
        for long in [entry.checksum.unwrap_or_else(|| crc(entry.content)), packed.len() as u32, size] {
            fixed.extend(long.to_le_bytes());
        }
        fixed.extend((entry.name.len() as u16).to_le_bytes());
        fixed.extend(0_u16.to_le_bytes());
        if !shared || out.is_empty() {
            out.extend(b"PK\x03\x04");
            out.extend(&fixed);
            out.extend(entry.name);
            out.extend(packed);
        }
        directory.extend(b"PK\x01\x02\x14\x03");
        directory.extend(&fixed);
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(entry.name);
    }
    let at = out.len() as u32;
    let size = directory.len() as u32;
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend((entries.len() as u16).to_le_bytes());
    out.extend((entries.len() as u16).to_le_bytes());
    out.extend(size.to_le_bytes());
    out.extend(at.to_le_bytes());
    out.extend([0; 2]);
    out
}

fn zip(names: &[&str]) -> Vec<u8> {
    let texts: Vec<String> = names.iter().map(|name| format!("text of {name}")).collect();
    let entries: Vec<_> = names.iter().zip(&texts).map(|(name, text)| Entry::stored(name, text.as_bytes())).collect();
    zip_of(&entries, false)
}

/// A zip of these names and contents.
pub(super) fn zip_with(files: &[(&str, &str)]) -> Vec<u8> {
    let entries: Vec<_> = files.iter().map(|(name, content)| Entry::stored(name, content.as_bytes())).collect();
    zip_of(&entries, false)
}

#[test]
fn a_wacz_gives_its_web_archives() {
    let files = [
        ("datapackage.json", "{}"),
        ("archive/data.warc", "WARC"),
        ("pages/pages.jsonl", "{}"),
        ("indexes/index.cdx.gz", "x"),
    ];
    let bytes = zip_with(&files);
    let (found, failed) = members(Kind::Zip, &bytes);
    assert_eq!((found, failed), (vec![("archive/data.warc".to_owned(), Ok("WARC".to_owned()))], None));
}

#[test]
fn a_zip_gives_its_files_whatever_their_names() {
    let names = ["a.txt", "../../etc/passwd", "/absolute/b.txt", "C:\\windows\\c.txt"];
    assert!(Kind::of(&zip(&names)) == Some(Kind::Zip));
    assert_eq!(members(Kind::Zip, &zip(&names)), (good(&names), None));
    // Something in front of it, as in a program that unpacks itself, and a comment's line break behind it.
    let shifted = [b"#!/bin/sh\n", zip(&names).as_slice(), b"\n"].concat();
    assert_eq!(members(Kind::Zip, &shifted), (good(&names), None));
    assert_eq!(members(Kind::Zip, &zip(&[])), (vec![], None));
}

#[test]
fn methods_are_read_or_refused_by_name() {
    let content = "text of it ".repeat(1000);
    let bytes = content.as_bytes();
    let entry = |name: &'static str, method, flags| Entry { method, flags, ..Entry::stored(name, bytes) };
    let entries = [
        Entry::stored("folder/", b""),
        entry("deflate", 8, 0),
        entry("zstd", 93, 0),
        entry("encrypted", 8, 1),
        entry("strong", 99, 1),
        entry("ppmd", 98, 0),
        Entry { size: Some(10), ..entry("longer", 8, 0) },
        Entry { size: Some(99_999), ..entry("shorter", 8, 0) },
        Entry { checksum: Some(1), ..entry("damaged", 8, 0) },
        entry("last", 0, 0),
    ];
    let (found, failed) = members(Kind::Zip, &zip_of(&entries, false));
    assert_eq!(failed, None);
    let found: Vec<(&str, &str)> = found
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_ref().map_or_else(String::as_str, |text| &text[..4])))
        .collect();
    let expected = [
        ("deflate", "text"),
        ("zstd", "text"),
        ("encrypted", "encrypted"),
        ("strong", "encrypted"),
        ("ppmd", "unsupported"),
        ("longer", "corrupt"),
        ("shorter", "truncated"),
        ("damaged", "corrupt"),
        ("last", "text"),
    ];
    assert_eq!(found, expected);
}

#[test]
fn members_that_overlap_are_refused() {
    let content = vec![b'a'; 100_000];
    let entries: Vec<_> = (0..50).map(|_| Entry { method: 8, ..Entry::stored("a", &content) }).collect();
    assert_eq!(members(Kind::Zip, &zip_of(&entries, true)), (vec![], Some("refused".to_owned())));
}

#[test]
fn documents_of_other_kinds_are_refused() {
    let office = zip(&["[Content_Types].xml", "word/document.xml"]);
    assert_eq!(members(Kind::Zip, &office), (vec![], Some("document".to_owned())));
}

#[test]
fn a_zip_cut_anywhere_is_told_as_cut() {
    let bytes = zip(&["a.txt", "b.txt"]);
    for cut in 4..bytes.len() {
        let (found, failed) = members(Kind::Zip, &bytes[..cut]);
        assert_eq!((found.len(), failed.as_deref()), (0, Some("truncated")), "cut at {cut}");
    }
}

#[test]
fn no_damage_to_a_zip_or_tar_panics_or_runs_on() {
    for (kind, bytes) in [(Kind::Zip, zip(&["a.txt", "b.txt"])), (Kind::Tar, tar(&["a.txt", "b.txt"]))] {
        for at in 0..bytes.len() {
            for value in [0, 1, 0x7f, 0xff] {
                let mut damaged = bytes.clone();
                damaged[at] = value;
                let (found, _) = members(kind, &damaged);
                assert!(found.len() <= 4);
            }
        }
    }
}

#[test]
fn names_of_hidden_members() {
    for (name, hidden) in [(".git/config", true), ("a/.b", true), ("../a", false), ("./a", false), ("a.b", false)] {
        assert_eq!(is_hidden(name), hidden, "{name}");
    }
    assert!(is_hidden("__MACOSX/a.txt"));
    assert_eq!(file_name("a/b.txt"), "b.txt");
}
