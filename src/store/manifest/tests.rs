use super::*;

fn entry(size: u64) -> Entry {
    Entry {
        stat: Stat { size, ..Stat::default() },
        seen_ns: 0,
        format: "text".to_owned(),
        format_version: 1,
        state: State::Done,
        progress: Progress::default(),
        raw_bytes: size,
        raw_hash: 7,
        articles: 1,
        problems: Vec::new(),
        rules: ReadUnder { user: 1, learned: 2, sources: Some(vec![3, 4]) },
    }
}

fn commit(manifest: &mut Manifest) -> Files {
    let files = manifest.write().unwrap();
    manifest.committed(files.clone());
    files
}

#[test]
fn deltas_add_up_and_are_folded() {
    let dir = tempfile::tempdir().unwrap();
    let mut manifest = Manifest::load(dir.path(), Files::default()).unwrap();
    let mut files = Files::default();
    for round in 0..150_u64 {
        manifest.put(&format!("r/{}", round % 60), entry(round));
        if round % 7 == 0 {
            manifest.remove(&format!("r/{}", round % 60));
        }
        files = commit(&mut manifest);
    }
    assert!(files.deltas.len() <= MOST_DELTAS);
    let loaded = Manifest::load(dir.path(), files.clone()).unwrap();
    assert_eq!(loaded.entries(), manifest.entries());
    let on_disk = fs::read_dir(dir.path().join("manifest")).unwrap().count();
    assert_eq!(on_disk, files.deltas.len() + 1, "files that no commit names are swept");
}

#[test]
fn an_uncommitted_delta_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let mut manifest = Manifest::load(dir.path(), Files::default()).unwrap();
    manifest.put("r/a", entry(1));
    let files = commit(&mut manifest);
    manifest.put("r/b", entry(2));
    manifest.write().unwrap();
    let loaded = Manifest::load(dir.path(), files).unwrap();
    assert_eq!(loaded.entries().len(), 1);
    loaded.sweep();
    assert_eq!(fs::read_dir(dir.path().join("manifest")).unwrap().count(), 1);
}

#[test]
fn a_flipped_bit_is_noticed() {
    let dir = tempfile::tempdir().unwrap();
    let mut manifest = Manifest::load(dir.path(), Files::default()).unwrap();
    manifest.put("r/a", entry(1));
    let files = commit(&mut manifest);
    let path = manifest.path(1);
    let mut bytes = fs::read(&path).unwrap();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    fs::write(&path, bytes).unwrap();
    assert_eq!(Manifest::load(dir.path(), files).unwrap_err().kind, ErrorKind::Index);
}
#[test]
fn a_file_without_rules_is_read() {
    let dir = tempfile::tempdir().unwrap();
    let mut manifest = Manifest::load(dir.path(), Files::default()).unwrap();
    manifest.put("r/a", entry(1));
    let files = commit(&mut manifest);
    // The rules are the end of an entry, so an old file is a new one without them.
    let rules = postcard::to_stdvec(&entry(1).rules).unwrap();
    let bytes = fs::read(manifest.path(1)).unwrap();
    let body = &bytes[MAGIC.len() + 16..bytes.len() - rules.len()];
    fs::write(manifest.path(1), [MAGIC_1, xxh3_128(body).to_le_bytes().as_slice(), body].concat()).unwrap();
    let loaded = Manifest::load(dir.path(), files).unwrap();
    assert_eq!(loaded.entries()["r/a"], Entry { rules: ReadUnder::default(), ..entry(1) });
}
