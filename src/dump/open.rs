//! One file to its decompressed bytes, however deep they are packed.
//!
//! The raw bytes are fingerprinted on the way, so that the next run can tell a file that only grew from one
//! that was rewritten. Archives are recognised here and opened in [`super::archive`]; how each packing is told and
//! decoded is said in [`super::packing`].

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;
use std::sync::{Arc, Mutex};

use xxhash_rust::xxh3::Xxh3;

use super::archive::Kind;
use super::fault::Refusal;
use super::limits::{Allowance, Layer, MOST_LAYERS};
use super::packing::Packing;
use super::source::Source;
use super::walk::Stat;

const BUFFER_BYTES: usize = 64 * 1024;

/// The fingerprint of the raw bytes read so far, shared with the reader that moves it on.
#[derive(Clone, Default)]
pub struct RawHash(Arc<Mutex<Progress>>);

#[derive(Default)]
struct Progress {
    hash: Xxh3,
    bytes: u64,
}

impl RawHash {
    /// How many raw bytes were read, without the cost of a digest.
    pub fn position(&self) -> u64 {
        self.0.lock().map_or(0, |progress| progress.bytes)
    }

    /// How many raw bytes were read, and the 128-bit hash of them.
    pub fn digest(&self) -> (u64, u128) {
        match self.0.lock() {
            Ok(progress) => (progress.bytes, progress.hash.digest128()),
            Err(_) => (0, 0),
        }
    }
}

struct HashingReader<R> {
    inner: R,
    hash: RawHash,
}

impl<R: Read> Read for HashingReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buffer)?;
        if let (Ok(mut progress), Some(read)) = (self.hash.0.lock(), buffer.get(..n)) {
            progress.hash.update(read);
            progress.bytes += n as u64;
        }
        Ok(n)
    }
}

/// A file opened for reading.
pub struct Opened {
    /// The decompressed bytes.
    pub source: Source,
    /// The fingerprint of the raw bytes; whole once the source has been read to its end.
    pub hash: RawHash,
    /// How the file is packed, from the outside in; nothing where it is not.
    pub packings: Vec<Packing>,
    /// The kind of archive that `source` is, where it is one.
    pub archive: Option<Kind>,
    /// What may still be unpacked of it.
    pub allowance: Allowance,
    /// What the file system says of the very file that was opened.
    pub stat: Stat,
}

/// Opens the dump at `path`.
///
/// # Errors
/// What the operating system says.
pub fn open(path: &Path) -> io::Result<Opened> {
    let hash = RawHash::default();
    let file = File::open(path)?;
    let stat = Stat::of(&file.metadata()?);
    let file = HashingReader { inner: file, hash: hash.clone() };
    let raw = BufReader::with_capacity(BUFFER_BYTES, file);
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let allowance = Allowance::new(hash.clone(), stat.size);
    let Unpacked { source, packings, archive, .. } = unpack(Source::new(name, Box::new(raw)), &allowance, 0);
    Ok(Opened { source, hash, packings, archive, allowance, stat })
}

/// A stream with its packings off.
pub struct Unpacked {
    /// The unpacked bytes. What is wrong with them is told by the source.
    pub source: Source,
    /// The packings that came off, from the outside in.
    pub packings: Vec<Packing>,
    /// The kind of archive that is left, where it is one.
    pub archive: Option<Kind>,
    /// The layers around what is left.
    pub layers: usize,
}

/// Takes the packings off `source`, which lies within `layers` others.
pub fn unpack(mut source: Source, allowance: &Allowance, mut layers: usize) -> Unpacked {
    let mut packings = Vec::new();
    let mut around: Option<Arc<Layer>> = None;
    let archive = loop {
        let name = source.name().to_owned();
        // What is wrong with its first bytes is told to who reads them.
        let Some(head) = source.peek() else { break None };
        let packing = Packing::of(&name, head);
        let archive = if packing.is_none() { Kind::of(head) } else { None };
        if (packing.is_some() || archive.is_some()) && layers >= MOST_LAYERS {
            let message = format!("packings and archives lie more than {MOST_LAYERS} deep in one another");
            source = Source::failing(name, Refusal::new("too_deep", message).into());
            break None;
        }
        let Some(packing) = packing else { break archive };
        if let Some(layer) = &around
            && let Err(refusal) = layer.holds_packed()
        {
            source = Source::failing(packing.bare_name(&name), refusal.into());
            break None;
        }
        layers += 1;
        packings.push(packing);
        (source, around) = match packing.unpack(source, allowance) {
            Ok((source, layer)) => (source, Some(layer)),
            Err(error) => {
                source = Source::failing(packing.bare_name(&name), error);
                break None;
            }
        };
    };
    Unpacked { source, packings, archive, layers }
}

/// The 128-bit hash of the first `bytes` raw bytes of the file at `path`, as [`RawHash`] makes it; `None`
/// where the file is shorter.
///
/// # Errors
/// What the operating system says.
pub fn hash_prefix(path: &Path, bytes: u64) -> io::Result<Option<u128>> {
    let mut file = File::open(path)?.take(bytes);
    let mut hash = Xxh3::new();
    let mut buffer = vec![0; BUFFER_BYTES * 16];
    let mut seen = 0_u64;
    loop {
        let n = file.read(&mut buffer)?;
        if n == 0 {
            break;
        }
        hash.update(&buffer[..n]);
        seen += n as u64;
    }
    Ok((seen == bytes).then(|| hash.digest128()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn read(path: &Path) -> (String, String, Vec<Packing>, (u64, u128)) {
        let mut opened = open(path).unwrap();
        let mut bytes = Vec::new();
        while opened.source.take(&mut bytes, 1000).unwrap() > 0 {}
        let name = opened.source.name().to_owned();
        (name, String::from_utf8(bytes).unwrap(), opened.packings, opened.hash.digest())
    }

    #[test]
    fn packing_is_told_by_content_not_by_name() {
        let dir = tempfile::tempdir().unwrap();
        let gz = dir.path().join("a.jsonl.gz");
        let mut file = File::create(&gz).unwrap();
        // Two members: the second must not be lost.
        for part in ["one\n", "two\n"] {
            let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            encoder.write_all(part.as_bytes()).unwrap();
            file.write_all(&encoder.finish().unwrap()).unwrap();
        }
        let (name, text, packing, (raw, hash)) = read(&gz);
        assert_eq!((name.as_str(), text.as_str(), packing), ("a.jsonl", "one\ntwo\n", vec![Packing::Gzip]));
        assert_eq!(raw, std::fs::metadata(&gz).unwrap().len());
        assert_eq!(hash_prefix(&gz, raw).unwrap(), Some(hash));

        let zst = dir.path().join("misnamed.txt");
        std::fs::write(&zst, zstd::encode_all("hello".as_bytes(), 1).unwrap()).unwrap();
        let (name, text, packing, _) = read(&zst);
        assert_eq!((name.as_str(), text.as_str(), packing), ("misnamed.txt", "hello", vec![Packing::Zstd]));

        let plain = dir.path().join("really-plain.gz");
        std::fs::write(&plain, "not packed").unwrap();
        let (name, text, packing, _) = read(&plain);
        assert_eq!((name.as_str(), text.as_str(), packing), ("really-plain.gz", "not packed", vec![]));
    }

    #[test]
    fn a_prefix_hash_tells_growth_from_change() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.txt");
        std::fs::write(&path, "first\n").unwrap();
        let (_, _, _, (bytes, hash)) = read(&path);
        std::fs::write(&path, "first\nsecond\n").unwrap();
        assert_eq!(hash_prefix(&path, bytes).unwrap(), Some(hash));
        std::fs::write(&path, "FIRST\nsecond\n").unwrap();
        assert_ne!(hash_prefix(&path, bytes).unwrap(), Some(hash));
        assert_eq!(hash_prefix(&path, 1000).unwrap(), None);
    }

    #[test]
    fn a_truncated_gzip_gives_what_came_before_the_break() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("cut.gz");
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        let text: String = (0..20_000).map(|n| format!("line {n}\n")).collect();
        encoder.write_all(text.as_bytes()).unwrap();
        let packed = encoder.finish().unwrap();
        std::fs::write(&path, &packed[..packed.len() / 2]).unwrap();
        let mut opened = open(&path).unwrap();
        let mut bytes = Vec::new();
        let error = loop {
            match opened.source.take(&mut bytes, 4096) {
                Ok(0) => panic!("the break must not look like an end"),
                Ok(_) => {}
                Err(error) => break error,
            }
        };
        assert_eq!(error.kind(), io::ErrorKind::UnexpectedEof);
        assert!(text.as_bytes().starts_with(&bytes) && bytes.len() > 1000);
    }
}
