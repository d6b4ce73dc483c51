//! Unpacks a file as `search` does, and prints how many bytes that gives; for `benches/bzip2.py`.

use std::io::Write;
use std::path::Path;

fn main() -> std::io::Result<()> {
    let path = std::env::args_os().nth(1).unwrap_or_default();
    let mut source = dumpsearch::dump::open::open(Path::new(&path))?.source;
    let (mut bytes, mut total) = (Vec::new(), 0_u64);
    loop {
        bytes.clear();
        match source.take(&mut bytes, 1 << 20)? {
            0 => break,
            n => total += n as u64,
        }
    }
    writeln!(std::io::stdout(), "{total}")
}
