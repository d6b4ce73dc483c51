//! Formats whose record is the whole stream: a page, a saved message.

use super::Broken;
use crate::dump::source::Source;

const READ_BYTES: usize = 128 << 10;

/// All bytes of a stream that holds no more than `most`, and the break that ended them, if one did: what came before it is
/// kept, as browsers show what came of a page.
///
/// # Errors
/// `too_large` for a longer stream, which is called `what`.
pub(super) fn read(source: &mut Source, most: usize, what: &str) -> Result<(Vec<u8>, Result<(), Broken>), Broken> {
    let at = source.position();
    let mut bytes = Vec::new();
    loop {
        match source.take(&mut bytes, READ_BYTES) {
            Ok(0) => return Ok((bytes, Ok(()))),
            Ok(_) if bytes.len() > most => {
                let message = format!("a {what} of more than {} MiB", most >> 20);
                return Err(Broken { kind: "too_large", message, at });
            }
            Ok(_) => {}
            Err(error) => return Ok((bytes, Err(Broken::reading(&error, source.position())))),
        }
    }
}
