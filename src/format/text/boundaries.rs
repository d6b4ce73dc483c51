//! Where one article ends and the next begins, as a sum of evidence.
//!
//! No single mark is proof: a rule may part sections, a headline's repeat may be a table of contents. So each line that could
//! open an article collects points from what stands on it and around it, and [`boundaries`] takes those that reach
//! [`NEEDED`]. What the file itself does weighs in: dividers that are mostly followed by plain paragraphs prove little, and
//! an opening like that of the file's first article proves more. Everything is told by [`explain`].

use super::header::Header;
use super::headline::{headline, is_numbered};
use super::lines::{Line, Shape};
use super::vocabulary::Field;

/// Points a line needs to open an article.
pub const NEEDED: i32 = 50;

/// One reason for or against a boundary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The text begins here.
    Start,
    /// A form feed stands before the line.
    FormFeed,
    /// A divider stands before the line.
    Rule,
    /// A line such as `Document 3 of 12`.
    Counter,
    /// A block of labelled fields.
    Labels,
    /// A top heading of Markdown.
    Heading,
    /// More blank lines than are usual in this text.
    Gap,
    /// The line comes again shortly after.
    Repeated,
    /// A date line among the next lines.
    Stamp,
    /// A byline among the next lines.
    Byline,
    /// The text behind opens with a dateline.
    Dateline,
    /// The line has (or, below zero, lacks) the shape of a headline.
    Headline,
    /// The line is an entry of a list.
    ListItem,
    /// The opening is (or, below zero, is not) like that of the first article.
    Habit,
    /// Nothing that could be an article's text stands between here and the boundary before.
    NoTextBefore,
    /// No text follows.
    NoTextAfter,
}

/// A line that was considered, with all that was found for and against it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Boundary {
    /// Index among the lines that are not blank.
    pub line: usize,
    /// The sum of the points.
    pub score: i32,
    /// Whether an article begins here.
    pub taken: bool,
    /// The reasons with their points.
    pub evidence: Vec<(Evidence, i32)>,
}

/// What is usual in one text, to weigh evidence by.
#[derive(Clone, Debug)]
pub struct Habits {
    /// The most common number of blank lines between lines.
    gap: u32,
    /// What follows gaps of two lines, and of more, where these are larger than usual.
    gaps: [Trust; 2],
    /// What follows each sort of divider, told by its first character.
    rules: Vec<(char, Trust)>,
    /// What follows form feeds.
    form_feeds: Trust,
    /// How the first article opens.
    opening: Opening,
}

/// How an article opens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Opening {
    labels: Option<Field>,
    counter: bool,
    heading: bool,
    signed: bool,
}

impl Opening {
    fn of(line: &Line<'_>, header: &Header) -> Self {
        Opening {
            labels: match line.shape {
                Shape::Label { field, .. } if header.label_points() > 0 => Some(field),
                _ => None,
            },
            counter: line.shape == Shape::Counter,
            heading: line.text.starts_with("# "),
            signed: header.stamp || header.byline || header.repeated,
        }
    }

    /// Points for another opening that is like this one, or unlike.
    fn likeness(self, other: Opening) -> i32 {
        if self.labels.is_some() || self.counter {
            return if (self.labels, self.counter) == (other.labels, other.counter) { 15 } else { -20 };
        }
        match (self.signed, other.signed) {
            _ if self.heading => {
                if other.heading {
                    15
                } else {
                    -10
                }
            }
            (true, true) => 15,
            (true, false) => -5,
            (false, _) => 0,
        }
    }
}

impl Habits {
    /// The habits of a text that begins with an article.
    pub fn of(lines: &[Line<'_>]) -> Self {
        let mut seen = [0usize; 4];
        for line in lines.iter().skip(1) {
            seen[line.blanks.min(3) as usize] += 1;
        }
        let gap = (0..4u32).rev().max_by_key(|&g| seen[g as usize]).unwrap_or(0);
        let first = lines.iter().position(|line| line.shape != Shape::Rule).unwrap_or(0);
        let opening = lines.get(first).map(|line| Opening::of(line, &Header::at(lines, first, gap)));
        let mut habits = Habits {
            gap,
            gaps: [Trust::default(); 2],
            rules: Vec::new(),
            form_feeds: Trust::default(),
            opening: opening.unwrap_or_default(),
        };
        for (at, (before, line)) in lines.iter().zip(lines.iter().skip(1)).enumerate() {
            habits.learn(lines, at + 1, before, line);
        }
        habits
    }

    /// Counts what follows the divider before the line at `at`, if there is one.
    fn learn(&mut self, lines: &[Line<'_>], at: usize, before: &Line<'_>, line: &Line<'_>) {
        let is_gap = line.blanks > self.gap.max(1) && line.shape != Shape::Rule;
        let rule = (before.shape == Shape::Rule).then(|| before.text.chars().next()).flatten();
        if !is_gap && !line.form_feed && rule.is_none() {
            return;
        }
        let header = Header::at(lines, at, self.gap);
        let signed = header.stamp || header.byline || header.repeated || header.label_points() > 0;
        let opens = signed || could_open(line);
        if line.form_feed {
            self.form_feeds.count(opens, signed);
        }
        match rule {
            Some(mark) => match self.rules.iter().position(|(c, _)| *c == mark).and_then(|i| self.rules.get_mut(i)) {
                Some((_, trust)) => trust.count(opens, signed),
                None => {
                    let mut trust = Trust::default();
                    trust.count(opens, signed);
                    self.rules.push((mark, trust));
                }
            },
            None if is_gap => self.gaps[usize::from(line.blanks >= 3)].count(opens, signed),
            None => {}
        }
    }
}

/// What has followed one sort of divider.
#[derive(Clone, Copy, Debug, Default)]
struct Trust {
    seen: i32,
    /// Followed by what could open an article.
    kept: i32,
    /// Followed by a byline, a date line, labels, a repeated headline.
    signed: i32,
}

impl Trust {
    fn count(&mut self, opens: bool, signed: bool) {
        self.seen += 1;
        self.kept += i32::from(opens);
        self.signed += i32::from(signed);
    }

    /// `points` for a divider that can be trusted, more for one that parts signed articles elsewhere in the text, a part
    /// of them for one that mostly stands inside articles.
    fn weigh(self, points: i32) -> i32 {
        match 100 * self.kept / self.seen.max(1) {
            60.. => points + if self.signed > 0 { 10 } else { 0 },
            share => points * share / 120,
        }
    }
}

/// Whether a line alone could open an article.
fn could_open(line: &Line<'_>) -> bool {
    match line.shape {
        Shape::Label { .. } | Shape::Counter | Shape::Furniture | Shape::Stamp(_) => true,
        Shape::Text | Shape::Caption | Shape::Byline => headline(&line.text) > 0,
        Shape::Rule | Shape::Bullet { .. } => false,
    }
}

/// All lines that were considered as openings, the first line included.
pub fn explain(lines: &[Line<'_>], habits: &Habits) -> Vec<Boundary> {
    let mut found: Vec<Boundary> = Vec::new();
    let mut text_before = TextCount::new(lines);
    let (mut body_at, mut labelled) = (0, false);
    for at in 0..lines.len() {
        let Some(line) = lines.get(at) else { break };
        if found.is_empty() {
            if line.shape == Shape::Rule {
                continue;
            }
            let header = Header::at(lines, at, habits.gap);
            (body_at, labelled) = (header.body_at, header.label_points() > 0);
            // A paragraph that opens the window is text itself: so it is behind a cut in the middle of an article.
            text_before.restart(if line.text.len() > 700 { at } else { body_at });
            found.push(Boundary { line: at, score: NEEDED, taken: true, evidence: vec![(Evidence::Start, NEEDED)] });
            continue;
        }
        let before = at.checked_sub(1).and_then(|i| lines.get(i));
        if at < body_at || !is_candidate(line, before) {
            continue;
        }
        let header = Header::at(lines, at, habits.gap);
        let mut evidence = weigh(lines, at, &header, habits);
        let both_labelled = labelled && header.label_points() > 0;
        if text_before.until(at) < 60 && !both_labelled {
            evidence.push((Evidence::NoTextBefore, -40));
        }
        let score = evidence.iter().map(|(_, points)| points).sum();
        let taken = score >= NEEDED;
        if taken {
            (body_at, labelled) = (header.body_at, header.label_points() > 0);
            text_before.restart(body_at);
        }
        found.push(Boundary { line: at, score, taken, evidence });
    }
    found
}

/// The indices of the lines that open an article, the first one included.
pub fn boundaries(lines: &[Line<'_>], habits: &Habits) -> Vec<usize> {
    explain(lines, habits).iter().filter(|b| b.taken).map(|b| b.line).collect()
}

/// Whether a line stands apart from what is before it and is short enough, so that it is worth weighing.
fn is_candidate(line: &Line<'_>, before: Option<&Line<'_>>) -> bool {
    match line.shape {
        Shape::Rule | Shape::Bullet { .. } => false,
        Shape::Label { .. } => !matches!(before.map(|b| b.shape), Some(Shape::Label { .. })) || line.blanks > 0,
        Shape::Counter => true,
        _ => {
            let apart = line.blanks > 0 || line.form_feed || before.is_some_and(|b| b.shape == Shape::Rule);
            apart && line.text.len() <= 700
        }
    }
}

/// The evidence for and against the line at `at`.
fn weigh(lines: &[Line<'_>], at: usize, header: &Header, habits: &Habits) -> Vec<(Evidence, i32)> {
    let mut found = Vec::with_capacity(8);
    let mut add = |evidence, points| {
        if points != 0 {
            found.push((evidence, points));
        }
    };
    let Some(line) = lines.get(at) else { return found };
    let before = at.checked_sub(1).and_then(|i| lines.get(i));
    let rule = before.filter(|b| b.shape == Shape::Rule);
    if line.form_feed {
        add(Evidence::FormFeed, habits.form_feeds.weigh(40));
    }
    let trust = match rule.and_then(|r| r.text.chars().next()) {
        Some(mark) => habits.rules.iter().find(|(c, _)| *c == mark).map_or(Trust::default(), |(_, trust)| *trust),
        None => habits.gaps[usize::from(line.blanks >= 3)],
    };
    if rule.is_some() {
        add(Evidence::Rule, trust.weigh(40));
    }
    let gap = line.blanks.max(rule.map_or(0, |r| r.blanks));
    if gap > habits.gap.max(1) {
        add(Evidence::Gap, trust.weigh(if gap >= 3 { 45 } else { 25 }));
    }
    let is_apart = rule.is_some() || line.form_feed || gap > habits.gap.max(1);
    if line.shape == Shape::Counter {
        add(Evidence::Counter, 60);
    }
    add(Evidence::Labels, header.label_points());
    if line.text.starts_with("# ") {
        add(Evidence::Heading, 20);
    }
    if header.repeated {
        add(Evidence::Repeated, 35);
    }
    if header.stamp {
        add(Evidence::Stamp, if header.stamp_is_near { 25 } else { 15 });
    }
    if header.byline {
        add(Evidence::Byline, if header.dated_byline { 40 } else { 25 });
    }
    if header.dateline {
        add(Evidence::Dateline, 15);
    }
    if !matches!(line.shape, Shape::Label { .. } | Shape::Counter | Shape::Furniture | Shape::Stamp(_)) {
        add(Evidence::Headline, headline(&line.text));
    }
    if is_numbered(&line.text) {
        add(Evidence::ListItem, -25);
    }
    // A repeat alone is no signature: tables of contents and listings of code repeat lines too.
    let opening = Opening::of(line, header);
    let is_signature = is_apart || header.stamp || header.byline || !opening.signed;
    if is_signature {
        add(Evidence::Habit, habits.opening.likeness(opening));
    }
    let has_text = lines.iter().skip(header.body_at).take(6).any(|l| l.shape == Shape::Text && l.text.len() >= 60);
    if !has_text && header.label_points() == 0 {
        add(Evidence::NoTextAfter, -20);
    }
    found
}

/// Counts the bytes of plain text since the last boundary's header, in one pass.
struct TextCount<'l, 'a> {
    lines: &'l [Line<'a>],
    at: usize,
    bytes: usize,
}

impl<'l, 'a> TextCount<'l, 'a> {
    fn new(lines: &'l [Line<'a>]) -> Self {
        TextCount { lines, at: 0, bytes: 0 }
    }

    fn restart(&mut self, at: usize) {
        (self.at, self.bytes) = (at, 0);
    }

    fn until(&mut self, at: usize) -> usize {
        let passed = self.lines.get(self.at..at).unwrap_or_default();
        self.bytes += passed
            .iter()
            .filter(|l| !matches!(l.shape, Shape::Rule | Shape::Furniture))
            .map(|l| l.text.len())
            .sum::<usize>();
        self.at = self.at.max(at);
        self.bytes
    }
}
