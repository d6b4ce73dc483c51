//! Made-up articles in any number: the same number always gives the same article.

/// Numbers that look random and are the same for the same seed (xorshift64*).
pub struct Random(u64);

impl Random {
    /// Seeded; any seed will do.
    pub fn new(seed: u64) -> Self {
        Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// The next number below `limit`, which must not be 0.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) % limit
    }

    /// One of `items`.
    pub fn pick<'a>(&mut self, items: &[&'a str]) -> &'a str {
        items[self.below(items.len() as u64) as usize]
    }
}

/// Words of the articles; each is a query with many hits.
pub const WORDS: &[&str] = &[
    "harbour", "bridge", "council", "river", "ferry", "market", "winter", "museum", "library", "orchard", "railway",
    "teacher", "festival", "budget", "glacier", "lantern", "pianist", "quarry", "senate", "treaty", "volcano",
    "weather", "bakery", "captain", "drought", "election", "fishery", "granite", "hospital", "island",
];

/// The title of article `number`; the number in it is a word of its own.
pub fn title(number: u64) -> String {
    let mut random = Random::new(number);
    format!("The {} and the {} number{number}", random.pick(WORDS), random.pick(WORDS))
}

/// The text of article `number`: three paragraphs.
pub fn body(number: u64) -> String {
    let mut random = Random::new(number ^ 0xB0D1);
    let mut paragraphs = Vec::new();
    for _ in 0..3 {
        let mut sentences = String::new();
        for _ in 0..3 {
            let words: Vec<&str> = (0..8 + random.below(8)).map(|_| random.pick(WORDS)).collect();
            sentences.push_str(&format!("It was said of the {} that it is old. ", words.join(" ")));
        }
        paragraphs.push(sentences.trim_end().to_owned());
    }
    paragraphs.join("\n\n")
}

/// Article `number` as a line of JSON, with its line break.
pub fn json_line(number: u64) -> String {
    let article = serde_json::json!({ "title": title(number), "body": body(number), "date": "2024-05-06" });
    format!("{article}\n")
}

/// The articles of `numbers` as lines of JSON.
pub fn json_lines(numbers: impl IntoIterator<Item = u64>) -> String {
    numbers.into_iter().map(json_line).collect()
}

/// Article `number` as a text file.
pub fn text(number: u64) -> String {
    format!("{}\n\n{}\n", title(number), body(number))
}
