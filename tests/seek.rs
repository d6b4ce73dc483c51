//! What must be read out of order, from file to article: ZIM, books, WACZ, Parquet.

use std::fs;

use super::harness::{Bench, data, text};

/// Title and member of each article of the index, in the order of their titles.
fn found(bench: &Bench) -> Vec<(String, Option<String>)> {
    let articles = bench.run("export").success().json_lines();
    let member = |article: &serde_json::Value| article["origin"]["member"].as_str().map(str::to_owned);
    let mut all: Vec<_> = articles.iter().map(|article| (text(&article["title"]), member(article))).collect();
    all.sort();
    all
}

fn sample(name: &str) -> Vec<u8> {
    fs::read(data().join(name)).expect("a sample")
}

#[test]
fn a_split_zim_is_one_dump_and_its_parts_are_none() {
    let bench = Bench::new();
    let zim = sample("zim/krasts.zim");
    let (first, rest) = zim.split_at(zim.len() / 3);
    let (second, third) = rest.split_at(rest.len() / 2);
    for (name, part) in [("k.zimaa", first), ("k.zimab", second), ("k.zimac", third)] {
        bench.write(name, part);
    }
    let report = bench.search(["index", "dumps", "--stats", "json"]).success().json();
    assert_eq!(report["added"], 1);
    let members: Vec<_> = found(&bench).into_iter().filter_map(|(_, member)| member).collect();
    assert_eq!(members, ["Saulkalne", ".ziņas/Bāka"]);
    // Without its other parts it is cut short.
    let whole = Bench::new();
    whole.write("k.zimaa", first);
    assert_eq!(whole.search(["index", "dumps"]).code(), Some(1));
}

#[test]
fn what_must_seek_is_read_within_other_files_too() {
    let bench = Bench::new();
    let names = ["zim/krasts.zim", "epub/digue.epub", "wacz/faro.wacz", "parquet/orchards.parquet"];
    let mut builder = tar::Builder::new(Vec::new());
    for name in names {
        let content = sample(name);
        let mut header = tar::Header::new_gnu();
        header.set_size(content.len() as u64);
        header.set_mode(0o644);
        header.set_cksum();
        builder.append_data(&mut header, name, content.as_slice()).expect("memory is written");
    }
    bench.write("all.tar", builder.into_inner().expect("memory is written"));
    bench.search(["index", "dumps"]).success();
    let within: Vec<String> = found(&bench).into_iter().map(|(title, _)| title).collect();
    let bare = Bench::new();
    for name in names {
        bare.write(name, sample(name));
    }
    bare.search(["index", "dumps"]).success();
    let alone: Vec<String> = found(&bare).into_iter().map(|(title, _)| title).collect();
    assert_eq!(within, alone);
    assert_eq!(alone.len(), 8);
    let left: Vec<_> = fs::read_dir(bench.path().join("index")).expect("the index").flatten().collect();
    assert!(left.iter().all(|entry| !entry.file_name().to_string_lossy().starts_with(".tmp")), "{left:?}");
}

#[test]
fn a_damaged_zim_keeps_its_pages_and_is_told() {
    let bench = Bench::new();
    let mut zim = sample("zim/krasts.zim");
    let types = zim.windows(9).position(|window| window == b"text/html").expect("a table of types");
    zim[types..types + 9].copy_from_slice(b"nonsense!");
    bench.write("k.zim", &zim);
    let outcome = bench.search(["index", "dumps"]);
    assert_eq!(outcome.code(), Some(1));
    assert!(outcome.stderr().contains("table of types"), "{}", outcome.stderr());
    assert_eq!(found(&bench).len(), 2);
}
