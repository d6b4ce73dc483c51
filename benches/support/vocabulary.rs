//! The words of the generated articles: function words, and lemmas of syllables with their inflected forms.

use super::random::Random;

/// How many lemmas there are; with their inflected forms some 200,000 words.
const LEMMAS: usize = 58_000;
/// Zipf's exponent over the lemmas, and the shift at its head that keeps the first few from being too common.
const ZIPF: (f64, f64) = (1.02, 12.0);
/// One lemma in so many is a name: a capital letter, and no inflection but the genitive.
const NAME_EVERY: usize = 6;

/// Function words with their number among 1,000 function words of English prose.
const FUNCTION_WORDS: [(&str, u32); 60] = [
    ("the", 142),
    ("of", 70),
    ("and", 66),
    ("to", 62),
    ("a", 54),
    ("in", 52),
    ("is", 26),
    ("that", 27),
    ("for", 23),
    ("was", 23),
    ("on", 18),
    ("with", 17),
    ("as", 17),
    ("he", 16),
    ("by", 14),
    ("at", 14),
    ("it", 19),
    ("from", 11),
    ("his", 11),
    ("be", 14),
    ("an", 9),
    ("are", 12),
    ("have", 11),
    ("has", 10),
    ("had", 10),
    ("not", 11),
    ("which", 8),
    ("were", 8),
    ("this", 10),
    ("but", 10),
    ("they", 8),
    ("or", 7),
    ("their", 7),
    ("who", 7),
    ("will", 7),
    ("would", 6),
    ("said", 16),
    ("been", 6),
    ("one", 7),
    ("its", 6),
    ("more", 6),
    ("about", 5),
    ("after", 5),
    ("all", 5),
    ("her", 5),
    ("she", 5),
    ("there", 5),
    ("also", 4),
    ("when", 5),
    ("other", 4),
    ("into", 4),
    ("over", 4),
    ("than", 4),
    ("could", 4),
    ("some", 4),
    ("no", 4),
    ("we", 6),
    ("if", 4),
    ("out", 4),
    ("two", 4),
];

const ONSETS: [&str; 30] = [
    "b", "br", "c", "ch", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "pl", "pr", "r", "s",
    "sh", "st", "t", "th", "tr", "v", "w", "z", "",
];
const VOWELS: [&str; 14] = ["a", "e", "i", "o", "u", "a", "e", "i", "o", "u", "e", "ea", "ou", "ai"];
const CODAS: [&str; 20] =
    ["", "", "", "", "", "", "", "", "n", "r", "l", "t", "s", "m", "nd", "rt", "ck", "st", "y", "e"];

/// The words, ready to be drawn in constant time.
pub struct Vocabulary {
    lemmas: Vec<Lemma>,
    frequent: AliasTable,
    function: AliasTable,
}

/// One lemma's forms, the bare one first.
struct Lemma {
    forms: Vec<String>,
}

impl Vocabulary {
    /// The words of `seed`.
    pub fn new(seed: u64) -> Self {
        let mut random = Random::new(!seed);
        let lemmas = (0..LEMMAS).map(|rank| Lemma::new(rank, &mut random)).collect();
        let (exponent, shift) = ZIPF;
        let weights: Vec<f64> = (0..LEMMAS).map(|rank| (rank as f64 + shift).powf(-exponent)).collect();
        let function: Vec<f64> = FUNCTION_WORDS.iter().map(|&(_, count)| f64::from(count)).collect();
        Vocabulary { lemmas, frequent: AliasTable::new(&weights), function: AliasTable::new(&function) }
    }

    /// A function word, the common ones more often.
    pub fn function_word(&self, random: &mut Random) -> &'static str {
        FUNCTION_WORDS[self.function.draw(random)].0
    }

    /// A lemma by Zipf's law.
    pub fn frequent_lemma(&self, random: &mut Random) -> usize {
        self.frequent.draw(random)
    }

    /// A lemma for an article to be about: common and rare ones alike, the head of the list left out.
    pub fn any_lemma(&self, random: &mut Random) -> usize {
        let depth = random.unit();
        50 + ((LEMMAS - 50) as f64 * depth * depth * depth) as usize
    }

    /// A form of the lemma, the bare one in about half of all cases.
    pub fn form(&self, lemma: usize, random: &mut Random) -> &str {
        let forms = &self.lemmas[lemma].forms;
        let nth = match random.below(100) {
            0..50 => 0,
            50..75 => 1,
            75..88 => 2,
            88..97 => 3,
            _ => 4,
        };
        &forms[nth.min(forms.len() - 1)]
    }
}

impl Lemma {
    fn new(rank: usize, random: &mut Random) -> Self {
        let mut base = String::new();
        // As in any language, frequent words are short.
        let syllables = match rank {
            0..400 => 1 + random.below(2),
            400..6_000 => 2,
            _ => 2 + random.below(2),
        };
        push_syllables(&mut base, random, syllables);
        while base.len() < 3 {
            push_syllables(&mut base, random, 1);
        }
        if rank % NAME_EVERY == NAME_EVERY - 1 {
            if rank % 40 == 5 {
                base.push('é');
            }
            base[..1].make_ascii_uppercase();
            let genitive = format!("{base}’s");
            return Lemma { forms: vec![base.clone(), base.clone(), base, genitive] };
        }
        let (s, ed, ing) = inflect(&base);
        let ly = format!("{base}ly");
        Lemma { forms: vec![base, s, ed, ing, ly] }
    }
}

/// Third person or plural, past, and participle, by the spelling rules of English.
fn inflect(base: &str) -> (String, String, String) {
    let consonant_y = base.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    if let Some(stem) = consonant_y {
        return (format!("{stem}ies"), format!("{stem}ied"), format!("{base}ing"));
    }
    if let Some(stem) = base.strip_suffix('e') {
        return (format!("{base}s"), format!("{base}d"), format!("{stem}ing"));
    }
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|end| base.ends_with(end));
    let s = if hisses { "es" } else { "s" };
    (format!("{base}{s}"), format!("{base}ed"), format!("{base}ing"))
}

/// Appends `count` syllables; never nothing, and the first letter is ASCII.
pub fn push_syllables(word: &mut String, random: &mut Random, count: usize) {
    for _ in 0..count {
        word.push_str(ONSETS[random.below(ONSETS.len())]);
        word.push_str(VOWELS[random.below(VOWELS.len())]);
        word.push_str(CODAS[random.below(CODAS.len())]);
    }
}

/// Draws from a fixed distribution in constant time (Walker's alias method).
struct AliasTable {
    /// For each column: the share of it that is its own, and whose the rest is.
    columns: Vec<(f64, u32)>,
}

impl AliasTable {
    fn new(weights: &[f64]) -> Self {
        let scale = weights.len() as f64 / weights.iter().sum::<f64>();
        let mut columns: Vec<(f64, u32)> = weights.iter().zip(0..).map(|(weight, own)| (weight * scale, own)).collect();
        let (mut poor, mut rich): (Vec<usize>, Vec<usize>) = (0..columns.len()).partition(|&n| columns[n].0 < 1.0);
        while let (Some(small), Some(&large)) = (poor.pop(), rich.last()) {
            columns[small].1 = large as u32;
            columns[large].0 -= 1.0 - columns[small].0;
            if columns[large].0 < 1.0 {
                rich.pop();
                poor.push(large);
            }
        }
        AliasTable { columns }
    }

    fn draw(&self, random: &mut Random) -> usize {
        let nth = random.below(self.columns.len());
        let (own_share, other) = self.columns[nth];
        if random.unit() < own_share { nth } else { other as usize }
    }
}
