//! Names for articles that stay the same: the content hash and the id.
//!
//! Both are 128 bits of BLAKE3 in base32. The content hash follows the words, so the same story has the same one
//! in any dump; the id follows the place, so that it survives another article's coming or going.

use blake3::Hasher;

/// Folded bytes gathered before the hash takes them.
const BUFFER: usize = 4096;
/// Bytes folded between two looks at the room left; each may need two places.
const PIECE: usize = 1024;
/// Parts title and text, so that a word cannot move from one to the other unseen.
const SEPARATOR: u8 = 0x1f;

/// The hash of title and text: letters and digits in lower case, anything between them one blank.
pub fn content_hash(title: &str, body: &str) -> String {
    let mut folder = Folder { hasher: Hasher::new(), buffer: [0; BUFFER], filled: 0, pending: false };
    folder.text(title);
    folder.pending = false;
    folder.letter(&[SEPARATOR]);
    folder.text(body);
    folder.flush();
    first_128(&folder.hasher)
}

/// The id of an article: of the dump, the member and the record's key (the dump's own identifier, else the content hash);
/// `repeat` counts earlier records of the same dump with the same key.
pub fn article_id(dump: &str, member: Option<&str>, record_key: &str, repeat: u64) -> String {
    let mut hasher = Hasher::new();
    for part in [Some(dump), member, Some(record_key)] {
        // The length goes in front, so that no two lists of parts read the same; none differs from empty.
        let length = part.map_or(u64::MAX, |text| text.len() as u64);
        hasher.update(&length.to_le_bytes());
        hasher.update(part.unwrap_or_default().as_bytes());
    }
    hasher.update(&repeat.to_le_bytes());
    first_128(&hasher)
}

fn first_128(hasher: &Hasher) -> String {
    let mut bytes = [0; 16];
    hasher.finalize_xof().fill(&mut bytes);
    base32_128(bytes)
}

/// 128 bits as 26 characters of lower-case base32 (RFC 4648's letters) without padding.
pub fn base32_128(bytes: [u8; 16]) -> String {
    const LETTERS: [char; 32] = [
        'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v',
        'w', 'x', 'y', 'z', '2', '3', '4', '5', '6', '7',
    ];
    let bits = u128::from_be_bytes(bytes);
    // 26 letters hold 130 bits: the last one holds three of ours and two zeros.
    let letter = |i: u32| {
        let five = if i < 25 { bits >> (123 - 5 * i) } else { bits << 2 };
        LETTERS[(five & 31) as usize]
    };
    (0..26).map(letter).collect()
}

/// Folds text into a hash through a small buffer.
struct Folder {
    hasher: Hasher,
    buffer: [u8; BUFFER],
    filled: usize,
    /// Something that is no letter or digit stood here; it counts once the next letter comes.
    pending: bool,
}

/// For each byte of ASCII its folded form, 0 for what is no letter or digit.
const FOLDED: [u8; 128] = {
    let mut table = [0; 128];
    let mut byte = 0;
    while byte < 128 {
        if (byte as u8).is_ascii_alphanumeric() {
            table[byte] = (byte as u8).to_ascii_lowercase();
        }
        byte += 1;
    }
    table
};

impl Folder {
    fn text(&mut self, text: &str) {
        let mut started = false;
        self.pending = false;
        let mut rest = text;
        while !rest.is_empty() {
            // Mostly long stretches of ASCII with a curly quote between.
            let ascii = rest.bytes().position(|byte| byte >= 128).unwrap_or(rest.len());
            for piece in rest.as_bytes().get(..ascii).unwrap_or_default().chunks(PIECE) {
                started = self.ascii(piece, started);
            }
            let mut wide = rest.get(ascii..).unwrap_or_default().chars();
            if let Some(c) = wide.next() {
                if c.is_alphanumeric() {
                    for lower in c.to_lowercase() {
                        self.letter(lower.encode_utf8(&mut [0; 4]).as_bytes());
                    }
                    started = true;
                } else {
                    self.pending = started;
                }
            }
            rest = wide.as_str();
        }
    }

    /// Folds up to [`PIECE`] bytes of ASCII; answers whether any letter has been seen yet. Without branches, for which
    /// byte is a letter cannot be foretold.
    fn ascii(&mut self, piece: &[u8], mut started: bool) -> bool {
        if self.filled + 2 * PIECE > BUFFER {
            self.flush();
        }
        let (mut filled, mut pending) = (self.filled, self.pending);
        for &byte in piece {
            let folded = FOLDED[usize::from(byte & 127)];
            let is_letter = folded != 0;
            // Written in any case; it stays only where the end moves past it. The mask never changes a place.
            self.buffer[filled % BUFFER] = b' ';
            filled += usize::from(pending & is_letter);
            self.buffer[filled % BUFFER] = folded;
            filled += usize::from(is_letter);
            started |= is_letter;
            pending = !is_letter & started;
        }
        (self.filled, self.pending) = (filled, pending);
        started
    }

    /// Adds a letter, with the blank before it where one is due.
    #[inline]
    fn letter(&mut self, bytes: &[u8]) {
        if self.filled + 1 + bytes.len() > BUFFER {
            self.flush();
        }
        if self.pending {
            self.byte(b' ');
            self.pending = false;
        }
        for byte in bytes {
            self.byte(*byte);
        }
    }

    /// Adds a byte; there is room for it.
    #[inline]
    fn byte(&mut self, byte: u8) {
        if let Some(place) = self.buffer.get_mut(self.filled) {
            *place = byte;
            self.filled += 1;
        }
    }

    fn flush(&mut self) {
        self.hasher.update(self.buffer.get(..self.filled).unwrap_or_default());
        self.filled = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base32_is_that_of_the_standard() {
        assert_eq!(base32_128([0; 16]), "a".repeat(26));
        assert_eq!(base32_128([0xff; 16]), format!("{}4", "7".repeat(25)));
        assert_eq!(base32_128(*b"foobarfoobarfoob"), "mzxw6ytbojtg633cmfzgm33pmi");
    }

    #[test]
    fn the_content_hash_follows_the_words() {
        let hash = content_hash("A Title", "One two.\n\nThree É.");
        assert_eq!(hash.len(), 26);
        assert_eq!(hash, content_hash("  a title! ", "ONE   two three é"));
        assert_ne!(hash, content_hash("A Title One", "two.\n\nThree É."));
        assert_ne!(hash, content_hash("A Title", "One twothree É."));
        // Longer than the buffer, with a character across its edge.
        let long = "é".repeat(BUFFER);
        assert_eq!(content_hash("", &long), content_hash("", &format!("{long} .")));
        assert_ne!(content_hash("", &long), content_hash("", &format!("{long}é")));
    }

    #[test]
    fn ids_tell_parts_apart() {
        let ids = [
            article_id("a", None, "k", 0),
            article_id("a", None, "k", 1),
            article_id("a", Some(""), "k", 0),
            article_id("a", Some("k"), "", 0),
            article_id("ak", None, "", 0),
        ];
        for (i, id) in ids.iter().enumerate() {
            assert!(!ids[..i].contains(id));
        }
        assert_eq!(ids[0], article_id("a", None, "k", 0));
    }
}
