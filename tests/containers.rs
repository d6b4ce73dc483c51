//! Archives and packings, from file to article: members as dumps of their own, damage, bombs, kills.

use std::io::Write;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::harness::{Bench, text};
use super::made::{self, json_lines};

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(content).expect("memory is written");
    encoder.finish().expect("memory is written")
}

fn tar(members: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, content) in members {
        let mut header = tar::Header::new_gnu();
        header.set_size(content.len() as u64);
        header.set_mode(0o644);
        // As it stands: the builder itself refuses names that lead out.
        if let Some(old) = header.as_old_mut().name.get_mut(..name.len()) {
            old.copy_from_slice(name.as_bytes());
        }
        header.set_cksum();
        builder.append(&header, content.as_slice()).expect("memory is written");
    }
    builder.into_inner().expect("memory is written")
}

/// A zip of stored members; a name that ends with `?` is encrypted, as far as its flag says.
fn zip(members: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in members {
        let mut crc = flate2::Crc::new();
        crc.update(content);
        let size = u32::try_from(content.len()).expect("a small member").to_le_bytes();
        let flags = u16::from(name.ends_with('?')).to_le_bytes();
        let length = u16::try_from(name.len()).expect("a short name").to_le_bytes();
        let fixed = [&[20, 0][..], &flags, &[0; 6], &crc.sum().to_le_bytes(), &size, &size, &length, &[0; 2]].concat();
        let at = u32::try_from(out.len()).expect("a small zip").to_le_bytes();
        directory.extend([b"PK\x01\x02\x14\x03", fixed.as_slice(), &[0; 10], &at, name.as_bytes()].concat());
        out.extend([b"PK\x03\x04", fixed.as_slice(), name.as_bytes(), content].concat());
    }
    let count = u16::try_from(members.len()).expect("few members").to_le_bytes();
    let size = u32::try_from(directory.len()).expect("a small zip").to_le_bytes();
    let at = u32::try_from(out.len()).expect("a small zip").to_le_bytes();
    [out.as_slice(), &directory, b"PK\x05\x06\0\0\0\0", &count, &count, &size, &at, &[0; 2]].concat()
}

fn origins(bench: &Bench) -> Vec<(String, String)> {
    let articles = bench.run("export").success().json_lines();
    let mut all: Vec<_> = articles
        .iter()
        .map(|article| (text(&article["title"]), article["origin"]["member"].as_str().unwrap_or("-").to_owned()))
        .collect();
    all.sort();
    all
}

fn problems(report: &Value) -> Vec<(&str, &str)> {
    let list = report["problems"].as_array().expect("a list");
    list.iter().filter_map(|problem| Some((problem["kind"].as_str()?, problem["message"].as_str()?))).collect()
}

#[test]
fn members_are_dumps_of_their_own_however_deep() {
    let inner = zip(&[("2024/lines.jsonl.gz", gzip(json_lines(3..5).as_bytes()))]);
    let archive = tar(&[
        ("../one.txt", made::text(1).into_bytes()),
        ("./two.txt", made::text(2).into_bytes()),
        ("inner.zip", inner),
        (".hidden.txt", made::text(9).into_bytes()),
    ]);
    let bench = Bench::new();
    bench.write("archive.tgz", gzip(&archive));
    let report = bench.index("");
    assert_eq!((report["articles"].as_u64(), report["added"].as_u64()), (Some(4), Some(1)), "{report}");
    let expected = [
        (made::title(1), "../one.txt"),
        (made::title(2), "two.txt"),
        (made::title(3), "inner.zip!2024/lines.jsonl.gz"),
        (made::title(4), "inner.zip!2024/lines.jsonl.gz"),
    ];
    let mut expected = expected.map(|(title, member)| (title, member.to_owned())).to_vec();
    expected.sort();
    assert_eq!(origins(&bench), expected);
    assert!(
        !bench.path().join("one.txt").exists() && !bench.path().parent().expect("a folder").join("one.txt").exists()
    );
    // Nothing is left of what had to be put somewhere, and nothing is new.
    assert_eq!(bench.index("")["unchanged"], 1);
    bench.assert_as_afresh();
    // It grew: read again as a whole, and nothing is there twice.
    bench.write(
        "archive.tgz",
        gzip(&tar(&[("two.txt", made::text(2).into_bytes()), ("x.txt", made::text(7).into_bytes())])),
    );
    assert_eq!(bench.index("")["updated"], 1);
    assert_eq!(bench.export().len(), 2);
    bench.assert_as_afresh();
}

#[test]
fn a_member_that_fails_leaves_the_others() {
    let mut cut = gzip(json_lines(10..200).as_bytes());
    cut.truncate(cut.len() / 2);
    let members = [
        ("first.txt", made::text(1).into_bytes()),
        ("cut.jsonl.gz", cut),
        ("secret.txt?", made::text(2).into_bytes()),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0".to_vec()),
        ("sheet.xlsx", zip(&[("[Content_Types].xml", vec![]), ("xl/workbook.xml", vec![])])),
        ("last.txt", made::text(3).into_bytes()),
    ];
    let bench = Bench::new();
    bench.write("a.zip", zip(&members));
    let report = bench.run("index dumps --stats json").exit(1).json();
    let kinds: Vec<(&str, &str)> = problems(&report)
        .into_iter()
        .map(|(kind, message)| (kind, message.split(": ").next().unwrap_or_default()))
        .collect();
    let expected = [
        ("truncated", "cut.jsonl.gz"),
        ("encrypted", "secret.txt?"),
        ("unknown_format", "picture.png"),
        ("document", "sheet.xlsx"),
    ];
    assert_eq!(kinds, expected, "{report}");
    assert_eq!((report["failed"].as_u64(), report["added"].as_u64()), (Some(1), Some(1)), "{report}");
    assert_eq!(bench.titles(["number1"]).len() + bench.titles(["number3"]).len(), 2);
    assert_eq!(bench.titles(["number10"]).len(), 1, "what stands before the cut");
    assert_eq!(bench.titles(["number2"]).len(), 0);
    // Known to be damaged: read again when it changes or is asked for.
    bench.run("index dumps").success();
    bench.run("index dumps --retry").exit(1);
    // Without the damaged one, what is no dump does no harm.
    bench.write("a.zip", zip(&[members[0].clone(), members[3].clone()]));
    assert_eq!(bench.index("")["skipped"], 1);
}

#[test]
fn archives_are_read_again_only_when_they_must() {
    let bench = Bench::new();
    bench.write("a.tar", tar(&[("lines.txt", json_lines(0..3).into_bytes())]));
    bench.index("");
    assert_eq!(bench.index("")["unchanged"], 1);
    assert_eq!(bench.index("--verify")["unchanged"], 1, "its fingerprint is of all its bytes");
    // In another format, and then no more.
    assert_eq!(bench.index("--input-format text")["updated"], 1);
    assert_eq!(bench.index("--input-format text")["unchanged"], 1);
}

#[test]
fn bombs_are_refused_at_once_and_the_run_goes_on() {
    let bench = Bench::new();
    bench.write("sound.txt", made::text(1));
    let line = "{\"title\":\"bomb\",\"body\":\"harbour\"}\n";
    bench.write("nested.jsonl.gz", gzip(&gzip(line.repeat((100 << 20) / line.len()).as_bytes())));
    let mut deep = made::text(2).into_bytes();
    for _ in 0..20 {
        deep = gzip(&deep);
    }
    bench.write("deep.txt.gz", deep);
    let mut zips = made::text(3).into_bytes();
    for _ in 0..20 {
        zips = zip(&[("inner.zip", zips)]);
    }
    bench.write("deep.zip", zips);
    let start = Instant::now();
    let report = bench.run("index dumps --stats json").exit(1).json();
    assert!(start.elapsed() < Duration::from_secs(6), "{:?}: three bombs, two seconds each", start.elapsed());
    let mut kinds: Vec<&str> = problems(&report).into_iter().map(|(kind, _)| kind).collect();
    kinds.sort_unstable();
    assert_eq!(kinds, ["refused", "too_deep", "too_deep"], "{report}");
    assert_eq!(bench.titles(["number1"]).len(), 1);
}

#[test]
fn kills_in_the_middle_of_an_archive_leave_nothing_twice() {
    let bench = Bench::new();
    let names: Vec<String> = (0..40).map(|number| format!("{number}.jsonl")).collect();
    let members: Vec<(&str, Vec<u8>)> =
        names.iter().zip(0..).map(|(name, n)| (name.as_str(), json_lines(n * 50..n * 50 + 50).into_bytes())).collect();
    bench.write("a.tar.gz", gzip(&tar(&members)));
    bench.write("b.zip", zip(&members));
    let index = "index dumps -q --commit-every 128K";
    let start = Instant::now();
    bench.run(index).success();
    let whole = start.elapsed();
    let mut hit = 0;
    for kill in 1..5 {
        std::fs::remove_dir_all(bench.path().join("index")).expect("an index");
        // A second kill finds the remains of the first.
        for _ in 0..2 {
            let mut child = bench.command(index.split(' ')).spawn().expect("the command starts");
            std::thread::sleep(whole * kill / 6);
            hit += u32::from(child.try_wait().expect("a child of ours").is_none());
            child.kill().expect("a child of ours");
            child.wait().expect("a child of ours");
        }
        bench.run(index).success();
        assert_eq!(bench.export().len(), 4000, "kill {kill}");
    }
    assert!(hit >= 3, "only {hit} of 8 kills found a run at work, which took {whole:?}");
    bench.assert_as_afresh();
    // The index folder holds nothing but itself.
    let mut left: Vec<_> = std::fs::read_dir(bench.path().join("index"))
        .expect("an index")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with("store-"))
        .collect();
    left.sort();
    assert_eq!(left, ["CURRENT", "lock"]);
}
