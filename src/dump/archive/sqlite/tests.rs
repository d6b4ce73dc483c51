use std::io::Read;

use super::*;
use crate::dump::fault;
use crate::dump::source::Reader;

fn database(sql: &str) -> (tempfile::TempDir, std::path::PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a b%.db");
    Connection::open(&path).unwrap().execute_batch(sql).unwrap();
    (dir, path)
}

type Found = (String, Vec<String>, Result<String, &'static str>);

fn read(bytes: Vec<u8>, place: &Place) -> Result<Vec<Found>, &'static str> {
    let source = Source::new("a.db", Box::new(io::Cursor::new(bytes)));
    let mut members = Members::open(source, place).map_err(|error| fault::kind(&error, "io"))?;
    let mut found = Vec::new();
    while let Some(member) = members.next_member() {
        let text = member.content.map_err(|refusal| refusal.kind).and_then(|source| {
            let mut text = String::new();
            let read = Reader(source).read_to_string(&mut text);
            read.map_err(|error| fault::kind(&error, "io")).map(|_| text)
        });
        found.push((member.name, member.columns.unwrap_or_default(), text));
    }
    Ok(found)
}

const SQL: &str = "CREATE TABLE item (title TEXT, \"rowid\" TEXT, content TEXT, at INTEGER, picture BLOB, n REAL);
    INSERT INTO item VALUES ('One \"quoted\"', 'x', 'Text' || char(10) || 'below', 1700000000, x'00ff', 1.5);
    INSERT INTO item VALUES ('Two', NULL, NULL, NULL, NULL, NULL);
    CREATE VIEW shown AS SELECT title FROM item;
    CREATE TABLE pair (a, b, PRIMARY KEY (a, b)) WITHOUT ROWID;";

#[test]
fn tables_are_members_and_rows_lines() {
    let (dir, path) = database(SQL);
    let before: Vec<_> = std::fs::read_dir(dir.path()).unwrap().collect();
    let place = Place::new(&path, crate::dump::walk::Stat::of(&path.metadata().unwrap()), true, dir.path());
    let found = read(Vec::new(), &place).unwrap();
    let lines = "{\"title\":\"One \\\"quoted\\\"\",\"rowid\":\"x\",\"content\":\"Text\\nbelow\",\"at\":1700000000,\"n\":1.5,\"_id\":\"item:1\"}\n\
        {\"title\":\"Two\",\"_id\":\"item:2\"}\n";
    let columns = ["title", "rowid", "content", "at", "picture", "n"].map(str::to_owned).to_vec();
    let expected =
        [("item".to_owned(), columns, Ok(lines.to_owned())), ("pair".to_owned(), vec![], Err("unsupported"))];
    assert_eq!(found, expected);
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), before.len(), "nothing is written beside it");
    // Within another file, it is copied for as long as it is read.
    let bytes = std::fs::read(&path).unwrap();
    assert_eq!(read(bytes, &place.within()).unwrap(), expected);
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), before.len(), "the copy is gone");
}

#[test]
fn many_rows_come_in_the_order_of_their_numbers() {
    let (dir, path) = database(
        "CREATE TABLE t (text); WITH RECURSIVE n(i) AS (SELECT 5000 UNION ALL SELECT i - 1 FROM n WHERE i > 1)
         INSERT INTO t (_rowid_, text) SELECT i, hex(zeroblob(300)) FROM n;",
    );
    let place = Place { file: None, spool: dir.path().to_owned() };
    let found = read(std::fs::read(&path).unwrap(), &place).unwrap();
    let text = found[0].2.as_ref().unwrap();
    assert_eq!(text.lines().count(), 5000);
    assert!(text.lines().enumerate().all(|(at, line)| line.ends_with(&format!("\"_id\":\"t:{}\"}}", at + 1))));
}

#[test]
fn damage_is_told_and_costs_what_it_hits() {
    let (dir, path) = database(
        "CREATE TABLE t (text); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
         INSERT INTO t (text) SELECT hex(zeroblob(300)) FROM n;",
    );
    let place = Place { file: None, spool: dir.path().to_owned() };
    let bytes = std::fs::read(&path).unwrap();
    let mut damaged = bytes.clone();
    let middle = damaged.len() / 2;
    damaged[middle..middle + 40_000].fill(0xee);
    assert_eq!(read(damaged, &place).unwrap()[0].2, Err("corrupt"));
    assert!(matches!(read(bytes[..5000].to_vec(), &place), Err("corrupt") | Ok(_)));
    assert!(read([MAGIC, &[7; 4000]].concat(), &place).is_err());
    for at in 0..400 {
        let mut flipped = bytes.clone();
        flipped[at * 7 % 4096] ^= 0xff;
        let _ = read(flipped, &place);
    }
}
