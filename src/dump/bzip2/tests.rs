use super::*;
use std::io::Write;

fn pack(bytes: &[u8], level: u32) -> Vec<u8> {
    let mut encoder = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::new(level));
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn unpack(packed: &[u8]) -> (Vec<u8>, Option<io::Error>) {
    let mut decoder = ParallelDecoder::new(packed);
    let mut out = Vec::new();
    let failed = decoder.read_to_end(&mut out).err();
    (out, failed)
}

/// Text that shrinks to about a third.
fn text(bytes: usize) -> Vec<u8> {
    let mut state = 7_u64;
    let mut out = Vec::with_capacity(bytes + 16);
    while out.len() < bytes {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        out.extend_from_slice(format!("{:x} harbour ", state >> 50).as_bytes());
    }
    out.truncate(bytes);
    out
}

#[test]
fn one_stream_of_many_blocks_and_many_streams_are_read_whole() {
    let text = text(1_500_000);
    for level in [1, 9] {
        let (out, failed) = unpack(&pack(&text, level));
        assert!(out == text && failed.is_none(), "{failed:?}");
    }
    let streams: Vec<u8> = text.chunks(70_001).flat_map(|part| pack(part, 9)).collect();
    let (out, failed) = unpack(&streams);
    assert!(out == text && failed.is_none(), "{failed:?}");
}

#[test]
fn empty_streams_may_stand_anywhere() {
    let (empty, some) = (pack(b"", 9), pack(b"some", 9));
    for parts in [vec![&empty], vec![&empty, &empty], vec![&empty, &some, &empty, &some], vec![&some, &empty]] {
        let streams: Vec<u8> = parts.iter().flat_map(|part| part.iter().copied()).collect();
        let expected = "some".repeat(parts.iter().filter(|part| ***part == some).count());
        let (out, failed) = unpack(&streams);
        assert_eq!((String::from_utf8(out).unwrap(), failed.map(|error| error.to_string())), (expected, None));
    }
}

#[test]
fn runs_of_one_byte_are_spelt_out() {
    let zeros = vec![0; 20_000_000];
    let (out, failed) = unpack(&pack(&zeros, 9));
    assert!(out == zeros && failed.is_none(), "{failed:?}");
}

#[test]
fn cut_anywhere_the_whole_blocks_stay_and_the_cut_is_told() {
    let text = text(400_000);
    let packed = pack(&text, 1);
    for cut in (1..20).chain((1..12).map(|part| packed.len() * part / 12)).chain(packed.len() - 12..packed.len()) {
        let (out, failed) = unpack(&packed[..cut]);
        assert!(text.starts_with(&out), "cut at {cut}");
        assert_eq!(failed.map(|error| error.kind()), Some(io::ErrorKind::UnexpectedEof), "cut at {cut}");
        // The blocks of level 1 are of 100,000 bytes.
        let blocks = cut * 4 / packed.len();
        assert!(out.len() >= blocks.saturating_sub(1) * 90_000, "{} bytes of a cut at {cut}", out.len());
    }
}

#[test]
fn damage_is_told_and_never_given_as_text() {
    let text = text(400_000);
    let packed = pack(&text, 1);
    for at in (4..packed.len()).step_by(packed.len() / 97) {
        let mut damaged = packed.clone();
        damaged[at] ^= 0x10;
        let (out, failed) = unpack(&damaged);
        assert!(text.starts_with(&out), "damage at {at}");
        assert!(failed.is_some() && out.len() < text.len(), "damage at {at}");
    }
}

#[test]
fn a_stream_checksum_that_is_wrong_is_told() {
    let mut packed = pack(b"some text", 9);
    let streams = pack(b"other", 9);
    // Twice the same block: each is whole, their order is not what the checksum says.
    let at = packed.len() - 1;
    packed[at - 2] ^= 1;
    packed.extend(streams);
    let (out, failed) = unpack(&packed);
    assert_eq!(
        (out.as_slice(), failed.map(|error| error.kind())),
        (&b"some text"[..], Some(io::ErrorKind::InvalidData))
    );
}

#[test]
fn what_follows_the_last_stream_is_not_passed_over() {
    let packed = pack(b"text", 9);
    let ended = |tail: &[u8]| {
        let (out, failed) = unpack(&[&packed, tail].concat());
        assert_eq!(out, b"text");
        failed.map(|error| error.kind())
    };
    assert_eq!(ended(&[0; 512]), None, "padding of a tape's block");
    assert_eq!(ended(b"garbage"), Some(io::ErrorKind::InvalidData));
    assert_eq!(ended(b"BZh9"), Some(io::ErrorKind::UnexpectedEof));
}

#[test]
fn a_mark_by_chance_within_a_block_does_no_harm() {
    let text = text(300_000);
    let packed = pack(&text, 1);
    // Cut where no mark is, as one that was there by chance would have it cut.
    let mut decoder = ParallelDecoder::new(packed.as_slice());
    decoder.begin().unwrap();
    while !decoder.is_read {
        decoder.read_more().unwrap();
    }
    let second = decoder.marks[1].bit;
    decoder.marks.insert(1, Mark { bit: second - 1001, kind: Kind::End });
    decoder.marks.insert(1, Mark { bit: second - 70_003, kind: Kind::Block });
    let mut out = Vec::new();
    decoder.read_to_end(&mut out).unwrap();
    assert!(out == text);
}

#[test]
fn a_reader_that_is_left_leaves_no_thread_waiting() {
    let packed = pack(&text(2_000_000), 1);
    let mut decoder = ParallelDecoder::new(packed.as_slice());
    let mut some = [0; 10];
    decoder.read_exact(&mut some).unwrap();
    drop(decoder);
}
