//! Made-up articles with the statistics of English news, from a seed.
//!
//! What an indexer's speed depends on is imitated: words follow Zipf's law over some 200,000 forms, near half of
//! all words are function words, most content words come inflected (so that stemming has work to do), an article
//! repeats the words of its topic, lengths are log-normal, and numbers, names, accents and curly quotes appear
//! about as often as in a newspaper. What the words mean is not: they are syllables.
//!
//! Article `n` of a seed is always the same text, whatever is generated before it, so a corpus of a thousand is the
//! beginning of a corpus of a million. Standard library only; about 150 MB/s on one core.

use std::fmt::Write as _;

use self::random::Random;
use self::vocabulary::Vocabulary;

mod random;
mod vocabulary;

/// Mean of the body's length in bytes; with its title an article has about 2,870 bytes of text.
const MEAN_BODY_BYTES: f64 = 2_720.0;
/// Spread of the logarithm of the body's length: the longest of a thousand is about ten times the median.
const BODY_SPREAD: f64 = 0.7;
/// How many words an article's topic has.
const TOPIC_WORDS: usize = 24;
/// Share of the content words that are taken from the topic.
const TOPIC_SHARE: f64 = 0.3;
/// Share of all words that are function words ("the", "of", "and" …).
const FUNCTION_SHARE: f64 = 0.42;
/// Share of all words that are numbers.
const NUMBER_SHARE: f64 = 0.015;
/// Share of all words that no other article is likely to have: rare names, typing errors.
const RARE_SHARE: f64 = 0.001;

const SITES: [&str; 12] = [
    "harbourpost.example",
    "valleyherald.example",
    "northwire.example",
    "thecourier.example",
    "daily-ledger.example",
    "eastgazette.example",
    "cityobserver.example",
    "riverside-times.example",
    "agency.example",
    "weekendreview.example",
    "sciencedesk.example",
    "marketbrief.example",
];

/// The months by name, as headers and bylines write them.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// One made-up article.
pub struct Article {
    /// Its number, from 0.
    pub number: u64,
    /// 5 to 12 words.
    pub title: String,
    /// Sentences in paragraphs, which an empty line separates.
    pub body: String,
    /// First and last name.
    pub author: String,
    /// A host name.
    pub site: &'static str,
    /// Year, month and day.
    pub date: (u32, u32, u32),
}

impl Article {
    /// Appends the article as one JSON line, its end included.
    pub fn write_json_line(&self, out: &mut String) {
        let (year, month, day) = self.date;
        let Article { number, site, .. } = self;
        let _ = write!(out, r#"{{"id":"g{number}","url":"https://{site}/{year}/{month:02}/{number}","#);
        let _ = write!(out, r#""site":"{site}","date":"{year}-{month:02}-{day:02}","title":"#);
        push_json(out, &self.title);
        out.push_str(r#","author":"#);
        push_json(out, &self.author);
        out.push_str(r#","body":"#);
        push_json(out, &self.body);
        out.push_str("}\n");
    }

    /// Appends the article as scraped text: headline, byline with its date, paragraphs.
    pub fn write_text(&self, out: &mut String) {
        let (year, month, day) = self.date;
        let month = MONTHS[month as usize - 1];
        let _ = write!(out, "{}\nBy {} | {day} {month} {year}\n\n{}\n", self.title, self.author, self.body);
    }
}

/// Makes articles by number.
pub struct Generator {
    seed: u64,
    vocabulary: Vocabulary,
}

impl Generator {
    /// A generator with the vocabulary of `seed`.
    pub fn new(seed: u64) -> Self {
        Generator { seed, vocabulary: Vocabulary::new(seed) }
    }

    /// Article `number` of this seed.
    pub fn article(&self, number: u64) -> Article {
        // Drawn, not added up: streams whose states are a few steps apart are the same stream a little later, and
        // neighbours would tell the same story in almost the same words.
        let mut random = Random::new(Random::new(self.seed).next() ^ Random::new(!number).next());
        let topic: Vec<usize> = (0..TOPIC_WORDS).map(|_| self.vocabulary.any_lemma(&mut random)).collect();
        let mut writer = Writer { vocabulary: &self.vocabulary, random, topic, text: String::new() };
        let title = writer.title();
        let body = writer.body();
        let author = writer.author();
        let random = &mut writer.random;
        Article {
            number,
            title,
            body,
            author,
            site: SITES[random.below(SITES.len())],
            date: (2012 + random.below(14) as u32, 1 + random.below(12) as u32, 1 + random.below(28) as u32),
        }
    }

    /// Articles 0, 1, 2 … without end.
    pub fn articles(&self) -> impl Iterator<Item = Article> + '_ {
        (0..).map(|number| self.article(number))
    }
}

/// Writes one article.
struct Writer<'a> {
    vocabulary: &'a Vocabulary,
    random: Random,
    topic: Vec<usize>,
    text: String,
}

impl Writer<'_> {
    fn title(&mut self) -> String {
        let words = 5 + self.random.below(8);
        for n in 0..words {
            if n > 0 {
                self.text.push(' ');
            }
            // Headlines have fewer function words, and most of their words come again in the text.
            if n > 0 && self.random.chance(0.2) {
                self.text.push_str(self.vocabulary.function_word(&mut self.random));
            } else {
                let share = if n < 3 { 1.0 } else { 0.6 };
                self.content_word(share);
            }
        }
        capitalise(&mut self.text, 0);
        std::mem::take(&mut self.text)
    }

    fn body(&mut self) -> String {
        let median = MEAN_BODY_BYTES / (BODY_SPREAD * BODY_SPREAD / 2.0).exp();
        let length = median * (BODY_SPREAD * self.random.normal()).exp();
        let length = (length as usize).clamp(200, 100_000);
        self.text.reserve(length + 400);
        while self.text.len() < length {
            if !self.text.is_empty() {
                self.text.push_str("\n\n");
            }
            for n in 0..1 + self.random.below(4) {
                if n > 0 {
                    self.text.push(' ');
                }
                self.sentence();
                if self.text.len() >= length {
                    break;
                }
            }
        }
        std::mem::take(&mut self.text)
    }

    fn sentence(&mut self) {
        let start = self.text.len();
        let words = 5 + self.random.below(17) + self.random.below(17);
        let quoted = self.random.chance(0.12);
        if quoted {
            self.text.push('“');
        }
        for n in 0..words {
            if n > 0 {
                let comma = self.random.chance(0.06);
                self.text.push_str(if comma { ", " } else { " " });
            }
            self.word();
        }
        self.text.push('.');
        if quoted {
            self.text.push('”');
        }
        capitalise(&mut self.text, start);
    }

    fn word(&mut self) {
        let draw = self.random.unit();
        if draw < FUNCTION_SHARE {
            self.text.push_str(self.vocabulary.function_word(&mut self.random));
        } else if draw < FUNCTION_SHARE + NUMBER_SHARE {
            self.number();
        } else if draw < FUNCTION_SHARE + NUMBER_SHARE + RARE_SHARE {
            let start = self.text.len();
            vocabulary::push_syllables(&mut self.text, &mut self.random, 3);
            capitalise(&mut self.text, start);
        } else {
            self.content_word(TOPIC_SHARE);
        }
    }

    fn content_word(&mut self, topic_share: f64) {
        let lemma = if self.random.chance(topic_share) {
            // The first words of the topic are its main ones.
            let nth = self.random.below(TOPIC_WORDS).min(self.random.below(TOPIC_WORDS));
            self.topic[nth]
        } else {
            self.vocabulary.frequent_lemma(&mut self.random)
        };
        self.text.push_str(self.vocabulary.form(lemma, &mut self.random));
    }

    fn number(&mut self) {
        let number = match self.random.below(4) {
            0 => 1990 + self.random.below(36),
            1 => self.random.below(1000),
            _ => self.random.below(100),
        };
        let _ = match self.random.below(12) {
            0 => write!(self.text, "{number},{:03}", self.random.below(1000)),
            1 => write!(self.text, "{number}.{}", self.random.below(10)),
            _ => write!(self.text, "{number}"),
        };
    }

    fn author(&mut self) -> String {
        let mut author = String::new();
        for part in 0..2 {
            let start = author.len();
            vocabulary::push_syllables(&mut author, &mut self.random, 2);
            capitalise(&mut author, start);
            if part == 0 {
                author.push(' ');
            }
        }
        author
    }
}

/// Makes the first letter behind `start` a capital, if it is an ASCII letter.
fn capitalise(text: &mut str, start: usize) {
    let letter = text[start..].find(|c: char| c.is_alphanumeric()).map(|at| start + at);
    if let Some(first) = letter.and_then(|at| text.get_mut(at..at + 1)) {
        first.make_ascii_uppercase();
    }
}

fn push_json(out: &mut String, text: &str) {
    out.push('"');
    let mut rest = text;
    while let Some(at) = rest.find(['"', '\\', '\n']) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'"' => "\\\"",
            b'\\' => "\\\\",
            _ => "\\n",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
    out.push('"');
}
