use super::*;
use crate::dump::fault;
use crate::dump::open::{RawHash, Unpacked, unpack};
use lz4_flex::frame::{BlockSize, FrameInfo};
use std::io::Write;

/// A text that shrinks, but not to nothing.
fn text() -> Vec<u8> {
    (0..20_000_u32).flat_map(|n| format!("line {} of {n}\n", n.wrapping_mul(2_654_435_761)).into_bytes()).collect()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 1).unwrap()
}

fn bzip2(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn xz(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = lzma_rust2::XzWriter::new(Vec::new(), lzma_rust2::XzOptions::with_preset(1)).unwrap();
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn lzma(bytes: &[u8]) -> Vec<u8> {
    let options = lzma_rust2::LzmaOptions::with_preset(1);
    let mut encoder = lzma_rust2::LzmaWriter::new_use_header(Vec::new(), &options, None).unwrap();
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn lz4(bytes: &[u8]) -> Vec<u8> {
    let info = FrameInfo::new().block_size(BlockSize::Max64KB).block_checksums(true).content_checksum(true);
    let mut encoder = lz4_flex::frame::FrameEncoder::with_frame_info(info, Vec::new());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn skippable(length: u32) -> Vec<u8> {
    let mut frame = vec![0x5a, 0x2a, 0x4d, 0x18];
    frame.extend(length.to_le_bytes());
    frame.resize(8 + length as usize, 7);
    frame
}

/// Packing, ending of names, and how it is made. Brotli, of which there is no encoder here, has a test of its own.
type Row = (Packing, &'static str, fn(&[u8]) -> Vec<u8>);
const TABLE: &[Row] = &[
    (Packing::Gzip, ".gz", gzip),
    (Packing::Zstd, ".zst", zstd),
    (Packing::Bzip2, ".bz2", bzip2),
    (Packing::Xz, ".xz", xz),
    (Packing::Lzma, ".lzma", lzma),
    (Packing::Lz4, ".lz4", lz4),
];

struct Read1 {
    name: String,
    bytes: Vec<u8>,
    packings: Vec<Packing>,
    failed: Option<&'static str>,
}

fn read(name: &str, packed: Vec<u8>) -> Read1 {
    let allowance = Allowance::new(RawHash::default(), packed.len() as u64);
    let source = Source::new(name, Box::new(io::Cursor::new(packed)));
    let Unpacked { mut source, packings, .. } = unpack(source, &allowance, 0);
    let mut bytes = Vec::new();
    let failed = loop {
        match source.take(&mut bytes, 1 << 16) {
            Ok(0) => break None,
            Ok(_) => {}
            Err(error) => break Some(fault::kind(&error, "io")),
        }
    };
    Read1 { name: source.name().to_owned(), bytes, packings, failed }
}

#[test]
fn every_packing_is_told_by_content_and_read_whole() {
    let text = text();
    for (packing, suffix, pack) in TABLE {
        for (name, bare) in [(format!("a.jsonl{suffix}"), "a.jsonl"), ("misnamed.txt".to_owned(), "misnamed.txt")] {
            let read = read(&name, pack(&text));
            assert_eq!((read.packings.as_slice(), read.failed), (&[*packing][..], None));
            assert_eq!(read.name, bare);
            assert!(read.bytes == text, "{packing:?}");
        }
    }
}

#[test]
fn streams_one_behind_the_other_are_one() {
    let text = text();
    let (first, second) = text.split_at(100_000);
    for (packing, _, pack) in TABLE.iter().filter(|(packing, ..)| *packing != Packing::Lzma) {
        let read = read("a", [pack(first), pack(second)].concat());
        assert!(read.bytes == text && read.failed.is_none(), "{packing:?} {:?}", read.failed);
    }
}

#[test]
fn skippable_frames_are_passed_over() {
    let text = text();
    for (packing, pack) in [(Packing::Zstd, zstd as fn(&[u8]) -> Vec<u8>), (Packing::Lz4, lz4)] {
        for around in [skippable(0), skippable(5), [skippable(1000), skippable(3)].concat()] {
            let (first, second) = text.split_at(100_000);
            let packed = [&around, &pack(first), &around, &pack(second), &around].map(Vec::as_slice).concat();
            let read = read("a", packed);
            assert_eq!((read.packings.as_slice(), read.failed), (&[packing][..], None));
            assert!(read.bytes == text, "{packing:?}");
        }
    }
}

#[test]
fn cut_anywhere_the_beginning_stays_and_the_cut_is_told() {
    let text = text();
    for (packing, suffix, pack) in TABLE {
        let packed = pack(&text);
        for part in 1..8 {
            let cut = packed.len() * part / 8;
            let read = read(&format!("a{suffix}"), packed[..cut].to_vec());
            assert_eq!(read.failed, Some("truncated"), "{packing:?} cut at {cut} of {}", packed.len());
            assert!(text.starts_with(&read.bytes), "{packing:?}");
            let least = text.len() * part / 8;
            let lost = 400_000.min(text.len() / 2);
            assert!(read.bytes.len() + lost >= least, "{packing:?}: {} of {least}", read.bytes.len());
        }
    }
}

#[test]
fn damage_in_the_middle_is_told() {
    let text = text();
    for (packing, _, pack) in TABLE {
        let mut packed = pack(&text);
        let middle = packed.len() / 2;
        for byte in &mut packed[middle..middle + 64] {
            *byte ^= 0xa5;
        }
        let read = read("a", packed);
        // The old lzma has no checksum: what is damaged may go unnoticed until the end, or for good.
        assert!(read.failed.is_some() || *packing == Packing::Lzma, "{packing:?}");
        assert!(read.bytes.get(..1000) == text.get(..1000), "{packing:?}");
    }
}

#[test]
fn packings_come_off_in_turn() {
    let text = text();
    let mut packed = text.clone();
    for (.., pack) in TABLE {
        packed = pack(&packed);
    }
    let found = read("a.jsonl.gz.zst.bz2.xz.lzma.lz4", packed);
    let mut packings: Vec<Packing> = TABLE.iter().map(|(packing, ..)| *packing).collect();
    packings.reverse();
    assert_eq!((found.packings, found.name.as_str(), found.failed), (packings, "a.jsonl", None));
    assert!(found.bytes == text);

    let mut deep = text.clone();
    for _ in 0..super::super::limits::MOST_LAYERS {
        deep = gzip(&deep);
    }
    assert!(read("a", deep.clone()).bytes == text);
    assert_eq!(read("a", gzip(&deep)).failed, Some("too_deep"));
}

#[test]
fn a_bomb_of_bombs_is_refused_at_once() {
    let started = std::time::Instant::now();
    for (packing, _, pack) in TABLE {
        let bomb = gzip(&pack(&vec![b'a'; 60 << 20]));
        let found = read("a.txt.gz", bomb);
        // What shrinks most is all repetition in its packed form too, or is tiny.
        assert!(found.failed == Some("refused") || found.bytes.len() <= 60 << 20, "{packing:?}");
        if *packing == Packing::Gzip {
            assert_eq!((found.failed, found.bytes.is_empty()), (Some("refused"), true));
        }
    }
    assert!(started.elapsed().as_secs() < 60);
}

#[test]
fn brotli_is_told_by_name_and_trial() {
    // As the reference encoder writes it.
    let packed = b"\x1f\x07\x00\xf8\x25\x40\xaa\x10\x45\x02\x1b\x44".to_vec();
    let found = read("a.txt.br", packed.clone());
    assert_eq!((found.packings.as_slice(), found.name.as_str()), (&[Packing::Brotli][..], "a.txt"));
    assert_eq!((found.bytes.as_slice(), found.failed), (&b"harbour "[..], None));
    assert_eq!(read("a.txt", packed).packings, []);
    assert_eq!(read("plain.br", b"Only a text, whatever its name says.".to_vec()).packings, []);
}

#[test]
fn text_is_not_taken_for_lzma() {
    assert!(!is_lzma(b"]\0\0"));
    assert!(!is_lzma(b"] a line of text that is long enough"));
    assert!(is_lzma(&lzma(b"text")[..14]));
}
