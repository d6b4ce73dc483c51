//! Lists of how lines open or end, looked up by four bytes at once: of the many that are asked, few lines share so many
//! with any entry.

/// How lines open.
pub struct Openings(Table);

/// How lines end.
pub struct Endings(Table);

/// Entries by their outermost byte, in the order of the list where that is the same.
struct Table(Vec<Vec<Affix>>);

struct Affix {
    /// Its outermost bytes, up to four, as a number.
    key: u32,
    /// Which bits of a line's number count.
    mask: u32,
    text: &'static str,
}

impl Openings {
    /// A table of these.
    pub fn new(texts: impl IntoIterator<Item = &'static str>) -> Self {
        Openings(Table::new(texts, first_bytes))
    }

    /// The longest of them that opens the line.
    pub fn longest(&self, line: &str) -> Option<&'static str> {
        self.all(line).max_by_key(|text| text.len())
    }

    /// The first of them, in the order of the list, that opens the line.
    pub fn first(&self, line: &str) -> Option<&'static str> {
        self.all(line).next()
    }

    /// Whether any of them opens the line.
    pub fn any(&self, line: &str) -> bool {
        self.first(line).is_some()
    }

    /// Whether any of them could open the line were it in lower case; never wrongly no.
    pub fn may_open(&self, line: &str) -> bool {
        let key = first_bytes(line);
        // Of other letters the bytes are not known before they are folded.
        key & 0x8080_8080 != 0 || {
            let lower = u32::from_le_bytes(key.to_le_bytes().map(|byte| byte.to_ascii_lowercase()));
            self.0.like(lower).any(|entry| entry.is_like(lower))
        }
    }

    fn all(&self, line: &str) -> impl Iterator<Item = &'static str> {
        let key = first_bytes(line);
        let entries = self.0.like(key);
        entries.filter(move |entry| entry.is_like(key) && line.starts_with(entry.text)).map(|entry| entry.text)
    }
}

impl Endings {
    /// A table of these.
    pub fn new(texts: impl IntoIterator<Item = &'static str>) -> Self {
        Endings(Table::new(texts, last_bytes))
    }

    /// Whether any of them ends the line.
    pub fn any(&self, line: &str) -> bool {
        let key = last_bytes(line);
        self.0.like(key).any(|entry| entry.is_like(key) && line.ends_with(entry.text))
    }
}

impl Table {
    fn new(texts: impl IntoIterator<Item = &'static str>, number: fn(&str) -> u32) -> Self {
        let mut by_byte: Vec<Vec<Affix>> = (0..=u8::MAX).map(|_| Vec::new()).collect();
        for text in texts {
            // The bytes that a short entry lacks may be any.
            let mask = u32::MAX.checked_shr(8 * 4_u32.saturating_sub(text.len() as u32)).unwrap_or(0);
            let key = number(text) & mask;
            if let Some(entries) = by_byte.get_mut((key & 0xff) as usize) {
                entries.push(Affix { key, mask, text });
            }
        }
        Table(by_byte)
    }

    /// The entries with the outermost byte of `key`.
    fn like(&self, key: u32) -> impl Iterator<Item = &Affix> {
        self.0.get((key & 0xff) as usize).into_iter().flatten()
    }
}

impl Affix {
    fn is_like(&self, key: u32) -> bool {
        key & self.mask == self.key
    }
}

/// The first four bytes, the first one lowest; zeros where the line is shorter.
fn first_bytes(line: &str) -> u32 {
    match line.as_bytes() {
        [a, b, c, d, ..] => u32::from_le_bytes([*a, *b, *c, *d]),
        short => short.iter().rev().fold(0, |number, byte| number << 8 | u32::from(*byte)),
    }
}

/// The last four bytes, the last one lowest; zeros where the line is shorter.
fn last_bytes(line: &str) -> u32 {
    match line.as_bytes() {
        [.., a, b, c, d] => u32::from_be_bytes([*a, *b, *c, *d]),
        short => short.iter().fold(0, |number, byte| number << 8 | u32::from(*byte)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn affixes_of_any_length_are_found() {
        let openings = Openings::new(["By ", "Von ", "Von unserem ", "文/", "©"]);
        let table = [
            ("By Ann Lee", Some("By ")),
            ("By", None),
            ("Von unserem Mann", Some("Von unserem ")),
            ("Von Ann", Some("Von ")),
            ("文/李", Some("文/")),
            ("©", Some("©")),
            ("", None),
        ];
        for (line, opening) in table {
            assert_eq!(openings.longest(line), opening, "{line}");
            assert_eq!(openings.any(line), opening.is_some(), "{line}");
        }
        let openings = Openings::new(["published in", "опубликовано", "c"]);
        for (line, may) in [("PUBLISHED", true), ("Cat", true), ("Опубликовано", true), ("pub", false), ("", false)]
        {
            assert_eq!(openings.may_open(line), may, "{line}");
        }
        let endings = Endings::new(["reserved", "권", "s."]);
        for (line, ends) in
            [("all rights reserved", true), ("저작권", true), ("it is.", true), ("reserve", false), (".", false)]
        {
            assert_eq!(endings.any(line), ends, "{line}");
        }
    }
}
