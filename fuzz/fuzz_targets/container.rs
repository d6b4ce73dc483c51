//! Any bytes as a packed file or an archive: unpacked, members and all; and as bzip2, beside the plain decoder.
//!
//! What must hold: nothing panics or runs on; members' bytes stay within the allowance; where the plain bzip2 decoder reads
//! a stream to its end, the parallel one gives the same bytes, and it never gives others.
#![no_main]

use std::io::{Cursor, Read};

use dumpsearch::dump::archive::{Archive, Place, temporary};
use dumpsearch::dump::bzip2::ParallelDecoder;
use dumpsearch::dump::limits::{Allowance, FREE_BYTES, MOST_GROWTH};
use dumpsearch::dump::open::{RawHash, Unpacked, unpack};
use dumpsearch::dump::source::Source;
use libfuzzer_sys::fuzz_target;

/// More than this of a stream is not looked at: bombs are for the limits' own tests.
const MOST: u64 = 1 << 22;

fuzz_target!(|bytes: &[u8]| {
    let allowance = Allowance::new(RawHash::default(), bytes.len() as u64);
    let mut left = MOST;
    walk(Source::new("fuzz", Box::new(Cursor::new(bytes.to_vec()))), &allowance, 0, &mut left);

    let packed = [b"BZh9".as_slice(), bytes].concat();
    for packed in [bytes, &packed] {
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        let ours_ended = ParallelDecoder::new(packed).take(MOST).read_to_end(&mut ours).is_ok();
        let theirs_ended = bzip2::read::MultiBzDecoder::new(packed).take(MOST).read_to_end(&mut theirs).is_ok();
        if ours_ended && theirs_ended {
            assert_eq!(ours, theirs, "the decoders differ");
        }
    }
});

fn walk(source: Source, allowance: &Allowance, layers: usize, left: &mut u64) {
    let Unpacked { mut source, archive, layers, .. } = unpack(source, allowance, layers);
    let Some(kind) = archive else {
        let mut bytes = Vec::new();
        while let Ok(n @ 1..) = source.take(&mut bytes, 1 << 16) {
            *left = left.saturating_sub(n as u64);
            if *left == 0 {
                return;
            }
        }
        assert!((bytes.len() as u64) <= FREE_BYTES + MOST_GROWTH * MOST);
        return;
    };
    let place = Place { file: None, spool: temporary() };
    let Ok(mut archive) = Archive::open(kind, source, &place, allowance) else { return };
    while let Ok(Some(member)) = archive.next_member() {
        *left = left.saturating_sub(512);
        if *left == 0 {
            return;
        }
        if let Ok(source) = member.content {
            walk(source, allowance, layers + 1, left);
        }
    }
}
