//! How articles open, and what the openings of one text have in common.
//!
//! What sets the articles of a file apart is that they are made alike. Once the surest openings are known, each trait of
//! an opening (the divider before it, its first line, what signs it) is worth what it tells in this very text: the logarithm
//! of how much more often openings have it than other lines that were considered.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::super::fold::fold;
use super::super::header::Header;
use super::super::headline::{is_capitals, is_numbered};
use super::super::lines::Line;
use super::super::ornament;
use super::super::shape::Shape;
use super::super::vocabulary::Field;
use super::habits::INDENT;

/// What stands before the first line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum Mark {
    /// No more than is usual between paragraphs.
    #[default]
    Nothing,
    Gap(u32),
    /// Indented lines, which it is not.
    Outdent,
    FormFeed,
    Rule(char),
    End,
}

/// The first line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum First {
    #[default]
    Text,
    Label(Field),
    Counter,
    Heading,
    /// A rule of this character underlines it.
    Underlined(char),
    Numbered,
    Capitals,
    Stamp,
    Imprint,
    /// A trail of sections: `Home > News`.
    Trail,
    /// An ornament of this sort stands around it.
    Adorned(char),
    Other,
}

/// How an article opens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Opening {
    pub(super) mark: Mark,
    pub(super) first: First,
    pub(super) stamp: bool,
    pub(super) byline: bool,
    repeated: bool,
    url: bool,
    menu: bool,
    /// How much blank stands below the first line: none, one line, more.
    below: u32,
    /// The words that the first line opens with.
    words: u64,
    /// Whether labels that name its fields head it.
    pub(super) labels: Option<Field>,
}

impl Opening {
    pub(super) fn of(lines: &[Line<'_>], at: usize, header: &Header) -> Self {
        let Some(line) = lines.get(at) else { return Opening::default() };
        let before = at.checked_sub(1).and_then(|i| lines.get(i));
        let mark = match before.map(|before| before.shape) {
            Some(Shape::End) => Mark::End,
            _ if line.form_feed => Mark::FormFeed,
            Some(Shape::Rule) => Mark::Rule(before.and_then(|b| b.text.chars().next()).unwrap_or('-')),
            _ if line.blanks > 0 => Mark::Gap(line.blanks.min(3)),
            _ if line.indent < INDENT && before.is_some_and(|before| before.indent >= INDENT) => Mark::Outdent,
            _ => Mark::Nothing,
        };
        let first = match line.shape {
            Shape::Label { field, .. } => First::Label(field),
            Shape::Counter => First::Counter,
            Shape::Stamp(_) => First::Stamp,
            Shape::Imprint => First::Imprint,
            Shape::Furniture(_)
                if line.text.contains(['>', '›', '»', '/']) || line.text.split_whitespace().count() >= 4 =>
            {
                First::Trail
            }
            _ if line.text.starts_with("# ") || line.text.starts_with("* ") => First::Heading,
            shape => match (underline(lines, at), shape) {
                (Some(rule), _) => First::Underlined(rule),
                _ if is_numbered(&line.text) => First::Numbered,
                (None, Shape::Text | Shape::Byline | Shape::Caption) => plain(line),
                _ => First::Other,
            },
        };
        let labels = match line.shape {
            Shape::Label { field, .. } if header.label_points() > 0 => Some(field),
            _ => None,
        };
        let below = lines.get(at + 1).map_or(0, |next| next.blanks.min(2));
        let Header { stamp, byline, repeated, url, menu, .. } = *header;
        let words = first_words(&line.text);
        Opening { mark, first, stamp, byline, repeated, url, menu, below, words, labels }
    }

    fn is_record(&self) -> bool {
        self.labels.is_some() || self.first == First::Counter
    }

    /// Whether anything but its place marks it as an opening.
    pub(super) fn is_signed(&self) -> bool {
        self.stamp || self.byline || self.repeated
    }

    /// Points for another opening that is like this one, or unlike, where nothing else is known of the text.
    pub(super) fn likeness(&self, other: &Opening) -> i32 {
        if self.is_record() {
            return if (self.labels, self.first) == (other.labels, other.first) { 15 } else { -20 };
        }
        let special = matches!(
            self.first,
            First::Heading
                | First::Adorned(_)
                | First::Trail
                | First::Underlined(_)
                | First::Numbered
                | First::Capitals
        );
        match (self.is_signed(), other.is_signed()) {
            _ if special && self.first == other.first => 15,
            _ if self.first == First::Heading => -10,
            (true, true) => 15,
            (true, false) => -5,
            (false, _) => 0,
        }
    }

    /// The traits, each with the most points it can be worth.
    fn traits(&self) -> [(Trait, f32); 10] {
        [
            (Trait::Mark(self.mark), 14.0),
            (Trait::First(self.first), 14.0),
            (Trait::Stamp(self.stamp), 14.0),
            (Trait::Byline(self.byline), 12.0),
            (Trait::Repeated(self.repeated), 10.0),
            (Trait::Url(self.url), 12.0),
            (Trait::Menu(self.menu), 12.0),
            (Trait::Below(self.below), 6.0),
            (Trait::Words(self.words), 12.0),
            (Trait::Labels(self.labels), 14.0),
        ]
    }
}

/// How a first line opens that has no mark of a format.
fn plain(line: &Line<'_>) -> First {
    let adorned = ornament::mark(&line.text).filter(|_| line.shape == Shape::Text).map(First::Adorned);
    adorned.unwrap_or(if is_capitals(&line.text) { First::Capitals } else { First::Text })
}

/// The character of the rule that underlines a line.
fn underline(lines: &[Line<'_>], at: usize) -> Option<char> {
    lines.get(at + 1).filter(|next| next.shape == Shape::Underline)?.text.chars().next()
}

/// Hash of the first two words, numbers left out.
fn first_words(text: &str) -> u64 {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).take(2).collect();
    fold(&words.join(" "))
}

/// A trait of an opening with its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Trait {
    Mark(Mark),
    First(First),
    Stamp(bool),
    Byline(bool),
    Repeated(bool),
    Url(bool),
    Menu(bool),
    Below(u32),
    Words(u64),
    Labels(Option<Field>),
}

/// Fewer openings prove no pattern.
const FEWEST: usize = 3;
/// The most points that all traits together are worth.
const MOST_POINTS: f32 = 40.0;
/// What it costs not to open as the records of an exporter do.
const FOREIGN: i32 = 30;
/// The most that they speak against an opening.
const LEAST_POINTS: f32 = 30.0;

/// What the openings of a text have in common, beside the other lines that were considered.
pub(super) struct Pattern {
    openings: usize,
    others: usize,
    /// How many openings are the head of a record: labels or a counter.
    records: usize,
    /// How many openings, and how many others, have a trait.
    counts: HashMap<Trait, (usize, usize), FixedState>,
}

impl Pattern {
    /// The pattern of `openings`, if they are enough to have one.
    pub(super) fn of<'o>(considered: impl Iterator<Item = (&'o Opening, bool)>) -> Option<Self> {
        let mut pattern = Pattern { openings: 0, others: 0, records: 0, counts: HashMap::default() };
        for (opening, is_taken) in considered {
            if is_taken {
                pattern.openings += 1;
                pattern.records += usize::from(opening.is_record());
            } else {
                pattern.others += 1;
            }
            for (found, _) in opening.traits() {
                let (taken, other) = pattern.counts.entry(found).or_default();
                *(if is_taken { taken } else { other }) += 1;
            }
        }
        (pattern.openings >= FEWEST).then_some(pattern)
    }

    /// Points for an opening that shares what the openings of the text have in common, or lacks it.
    pub(super) fn points(&self, opening: &Opening) -> i32 {
        let rate = |count: usize, all: usize| (count as f32 + 0.5) / (all as f32 + 1.0);
        let mut sum = 0.0;
        for (found, most) in opening.traits() {
            let (taken, other) = self.counts.get(&found).copied().unwrap_or_default();
            // Words that only one line opens with say nothing of the others.
            if matches!(found, Trait::Words(_)) && (taken < FEWEST || other > 0) {
                continue;
            }
            let lift = (rate(taken, self.openings) / rate(other, self.others.max(self.openings))).log2();
            // What an opening lacks says less than what it has: writers and dates are left out now and then.
            sum += (lift * 5.0).clamp(-most / 2.0, most);
        }
        // Where an exporter has written the file, every record opens as it writes them.
        let is_foreign = self.records * 10 >= self.openings * 8 && !opening.is_record();
        sum.clamp(-LEAST_POINTS, MOST_POINTS).round() as i32 - if is_foreign { FOREIGN } else { 0 }
    }
}
