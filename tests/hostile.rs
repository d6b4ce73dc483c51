//! Files that no one would write, and some that someone did: a run reads what can be read, says what cannot, and
//! never stops, hangs or eats the machine.

use std::io::Write;

use serde_json::Value;

use super::harness::{Bench, Outcome};
use super::made::{self, Random, json_line, json_lines};

/// Every test here has one sound dump among the others; it must be found whatever they hold.
fn bench() -> Bench {
    let bench = Bench::new();
    bench.write("sound.txt", made::text(1));
    bench
}

/// Indexes with a look at what becomes of the dump called `name`: the run's exit code, its problems.
#[track_caller]
fn index(bench: &Bench, code: i32, name: &str) -> Vec<(String, bool)> {
    let outcome = bench.run("index dumps --stats json").exit(code);
    assert_eq!(bench.titles(["number1"]).len(), 1, "{}", outcome.all());
    problems(&outcome, name)
}

fn problems(outcome: &Outcome, name: &str) -> Vec<(String, bool)> {
    let report = outcome.json();
    let all = report["problems"].as_array().expect("a list").clone();
    let of = all.iter().filter(|problem| problem["dump"] == format!("dumps/{name}"));
    of.map(|problem| (problem["kind"].as_str().expect("a kind").to_owned(), problem["broken"] == true)).collect()
}

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(content).expect("memory is written");
    encoder.finish().expect("memory is written")
}

#[test]
fn binary_junk_is_listed_with_a_reason() {
    let bench = bench();
    let mut random = Random::new(7);
    let junk: Vec<u8> = (0..200_000).map(|_| random.below(256) as u8).collect();
    let mut program = b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0".to_vec();
    program.extend(&junk[..5000]);
    bench.write("junk", &junk);
    bench.write("junk.jsonl", &junk);
    bench.write("program.txt", &program);
    bench.write("zeros.txt", vec![0; 100_000]);
    bench.write("image.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0");
    let found = index(&bench, 1, "junk");
    assert_eq!(found, [("unknown_format".to_owned(), true)]);
    let status = bench.run("status --json").success().json();
    assert_eq!(status["states"]["unknown"], 5, "{status}");
    // Known to be unreadable: not read again, not failing every night, until it changes or is asked for.
    bench.run("index dumps").success();
    bench.run("index dumps --retry").exit(1);
    assert_eq!(bench.export().len(), 1);
}

#[test]
fn a_truncated_gzip_keeps_what_came_before() {
    let bench = bench();
    let packed = gzip(json_lines(100..3000).as_bytes());
    bench.write("cut.jsonl.gz", &packed[..packed.len() / 2]);
    let found = index(&bench, 1, "cut.jsonl.gz");
    assert_eq!(found.iter().filter(|(kind, broken)| kind == "truncated" && *broken).count(), 1, "{found:?}");
    let articles = bench.export().len();
    assert!((1000..2000).contains(&articles), "{articles} articles");
    // Whole now.
    bench.write("cut.jsonl.gz", packed);
    bench.run("index dumps").success();
    assert_eq!(bench.export().len(), 2901);
    bench.assert_as_afresh();
}

#[test]
fn a_truncated_zstd_keeps_what_came_before() {
    let bench = bench();
    let packed = zstd::encode_all(json_lines(100..9000).as_bytes(), 1).expect("memory is written");
    bench.write("cut.jsonl.zst", &packed[..packed.len() / 2]);
    let found = index(&bench, 1, "cut.jsonl.zst");
    assert!(found.contains(&("truncated".to_owned(), true)), "{found:?}");
    assert!(bench.export().len() > 1000);
}

#[test]
fn damage_inside_compressed_data_is_reported() {
    let bench = bench();
    let mut packed = gzip(json_lines(100..3000).as_bytes());
    let middle = packed.len() / 2;
    packed[middle..middle + 50].fill(0xff);
    bench.write("bad.jsonl.gz", packed);
    let found = index(&bench, 1, "bad.jsonl.gz");
    assert!(found.iter().any(|(kind, broken)| kind == "corrupt" && *broken), "{found:?}");
}

#[test]
fn gzip_of_many_members_is_read_to_its_end() {
    let bench = bench();
    let members: Vec<u8> = (10..20).flat_map(|number| gzip(json_line(number).as_bytes())).collect();
    bench.write("members.jsonl.gz", members);
    assert_eq!(index(&bench, 0, "members.jsonl.gz"), []);
    assert_eq!(bench.export().len(), 11);
}

#[test]
fn a_compression_bomb_is_only_a_long_line() {
    let bench = bench();
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let block = vec![b'a'; 1 << 20];
    for _ in 0..300 {
        encoder.write_all(&block).expect("memory is written");
    }
    bench.write("bomb.txt.gz", encoder.finish().expect("memory is written"));
    assert!(peak_memory(&bench) < 800 << 20);
    assert_eq!(bench.titles(["number1"]).len(), 1);
}

#[test]
fn invalid_utf_8_costs_only_the_letters_it_hits() {
    let bench = bench();
    let mut text = made::text(5).into_bytes();
    let at = text.len() / 2;
    text.splice(at..at, *b"\xff\xfe\x80 ");
    bench.write("broken.txt", text);
    let mut lines = json_line(6).into_bytes();
    let at = lines.windows(6).position(|window| window == b"number").expect("its title");
    lines.splice(at..at, *b"caf\xc3 ");
    lines.extend(json_line(7).as_bytes());
    bench.write("broken.jsonl", lines);
    index(&bench, 0, "broken.txt");
    for title in ["number5", "number6", "number7"] {
        assert_eq!(bench.titles([title]).len(), 1, "{title}");
    }
}

#[test]
fn deeply_nested_json_ends_no_run() {
    let deep = |open: &str, close: &str, depth: usize| format!("{}1{}", open.repeat(depth), close.repeat(depth));
    let bench = bench();
    bench.write("arrays.json", deep("[", "]", 100_000));
    bench.write("objects.json", deep("{\"a\":", "}", 100_000));
    bench.write("unclosed.json", "[".repeat(100_000));
    bench.write("lines.jsonl", format!("{}{}\n{}", json_line(2), deep("[", "]", 100_000), json_line(3)));
    let inside = format!("{{\"title\":\"number4 deep\",\"body\":\"text\",\"x\":{}}}\n", deep("{\"a\":[", "]}", 50_000));
    bench.write("inside.jsonl", format!("{inside}{}", json_line(5)));
    let outcome = bench.run("index dumps --stats json");
    assert!(matches!(outcome.code(), Some(0 | 1)), "{}", outcome.all());
    for title in ["number1", "number2", "number3", "number5"] {
        assert_eq!(bench.titles([title]).len(), 1, "{title}\n{}", outcome.all());
    }
}

#[test]
fn a_deeply_nested_page_ends_no_run() {
    let bench = bench();
    let page = format!(
        "<html><head><title>A deep page</title></head><body>{}<p>Text number2 in the depth.</p>{}</body></html>",
        "<div>".repeat(50_000),
        "</div>".repeat(50_000)
    );
    bench.write("deep.html", page);
    bench.write("tags.html", format!("<html><body>{}", "<b><i><table><tr><td>".repeat(20_000)));
    bench.write("attributes.html", format!("<html><body><p {}>x</p>", "a=b ".repeat(100_000)));
    let outcome = bench.run("index dumps --stats json");
    assert!(matches!(outcome.code(), Some(0 | 1)), "{}", outcome.all());
    assert_eq!(bench.titles(["number1"]).len(), 1);
}

#[test]
fn nothing_is_not_an_error() {
    let bench = bench();
    bench.write("empty.txt", "");
    bench.write("empty.jsonl", "");
    bench.write("empty.json", "[]");
    bench.write("empty.html", "");
    bench.write("packed.txt.gz", gzip(b""));
    bench.write("blank.txt", "\n\n   \n\t\n");
    bench.write("mark.txt", "\u{feff}");
    std::fs::create_dir_all(bench.dump("folder.jsonl/inner.txt.gz")).expect("folders");
    bench.write("folder.jsonl/inner.txt.gz/x.txt", made::text(2));
    let outcome = bench.run("index dumps --stats json").success();
    assert_eq!(outcome.json()["problems"], Value::Array(vec![]), "{}", outcome.all());
    assert_eq!(bench.export().len(), 2);
    bench.run("index dumps").success();
}

#[test]
fn a_compressed_file_without_a_byte_is_no_trouble() {
    let bench = bench();
    bench.write("nothing.jsonl.gz", "");
    bench.write("nothing.txt.zst", "");
    bench.write("head.txt.gz", b"\x1f\x8b\x08");
    let outcome = bench.run("index dumps --stats json");
    assert_eq!(problems(&outcome, "nothing.jsonl.gz"), []);
    assert_eq!(problems(&outcome, "nothing.txt.zst"), []);
    assert_eq!(problems(&outcome, "head.txt.gz"), [("truncated".to_owned(), true)]);
    let _ = outcome.exit(1);
}

#[test]
fn bad_records_are_counted_and_the_rest_is_read() {
    let bench = bench();
    let odd =
        "{\"title\":\n{\"title\": \"x\" \"body\"}\nnot json at all\n[1,2,3]\n\"text\"\n42\nnull\n{}\n{\"a\":1}\n\n";
    bench.write("odd.jsonl", format!("{}{odd}{}{}", json_line(2), json_line(3), json_line(4)));
    let outcome = bench.run("index dumps --stats json").success();
    let report = outcome.json();
    assert_eq!(report["failed"], 0);
    assert!(report["skipped"].as_u64() >= Some(8), "{report}");
    let first = &report["problems"][0];
    assert_eq!((first["dump"].as_str(), first["line"].as_u64()), (Some("dumps/odd.jsonl"), Some(2)), "{report}");
    assert_eq!(bench.export().len(), 4);
}

#[test]
fn names_may_lie_about_their_content() {
    let bench = bench();
    bench.write("a.html", json_lines(10..12));
    bench.write("b.jsonl", made::text(12));
    bench.write("c.txt", gzip(json_lines(13..15).as_bytes()));
    bench.write("d.gz", made::text(15));
    bench.write("e", "<!doctype html><html><head><title>number16 page</title></head><body><p>Text.</p></body></html>");
    let outcome = bench.run("index dumps --stats json").success();
    for number in 10..17 {
        let word = format!("number{number}");
        assert_eq!(bench.titles([&word]).len(), 1, "{word}\n{}", outcome.all());
    }
}

#[test]
fn a_line_of_100_megabytes_is_bounded_in_memory() {
    let bench = bench();
    let words = "harbour bridge council ".repeat(100_000_000 / 23);
    let line = words.trim_end();
    bench.write("line.txt", line);
    let mut lines = json_line(2);
    lines.push_str(&format!("{{\"title\":\"long\",\"body\":\"{line}\"}}\n"));
    lines.push_str(&json_line(3));
    bench.write("line.jsonl", lines);
    bench.write("nobreak.jsonl", vec![b'x'; 100 << 20]);
    let peak = peak_memory(&bench);
    assert!(peak < 800 << 20, "{} MB", peak >> 20);
    for title in ["number1", "number2", "number3"] {
        assert_eq!(bench.titles([title]).len(), 1, "{title}");
    }
}

/// Indexes and gives the most memory that the process ever had, in bytes; 0 where the system does not say.
#[track_caller]
fn peak_memory(bench: &Bench) -> u64 {
    let mut command = bench.command(["index", "dumps", "-q"]);
    let mut child = command.stdout(std::process::Stdio::null()).spawn().expect("the command starts");
    let mut peak = 0;
    let status = loop {
        let of_process = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let line = of_process.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<u64>().ok());
        peak = peak.max(kilobytes.unwrap_or(0) << 10);
        if let Some(status) = child.try_wait().expect("a child of ours") {
            break status;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    };
    assert!(matches!(status.code(), Some(0 | 1)), "{status}");
    peak
}
