//! What is usual in one text, to weigh evidence by: its blank lines, and what follows its dividers.

use super::super::header::Header;
use super::super::headline::{headline, is_subhead};
use super::super::lines::Line;
use super::super::shape::Shape;
use super::super::vocabulary::Furniture;
use super::opening::Opening;

/// So many blanks are an indent.
pub(super) const INDENT: usize = 2;

/// What is usual in one text.
#[derive(Clone, Debug)]
pub struct Habits {
    /// The most common number of blank lines between lines.
    pub(super) gap: u32,
    /// What follows gaps of two lines, and of more, where these are larger than usual.
    gaps: [Trust; 2],
    /// What follows each sort of divider, told by its first character.
    rules: Vec<(char, Trust)>,
    /// What follows form feeds.
    form_feeds: Trust,
    /// How the first article opens.
    pub(super) opening: Opening,
    /// Whether its headline is as short as the headings of parts are.
    pub(super) has_short_titles: bool,
    /// Whether most lines are indented, so that one that is not stands out.
    pub(super) is_indented: bool,
}

impl Habits {
    /// The habits of a text that begins with an article.
    pub fn of(lines: &[Line<'_>]) -> Self {
        let mut seen = [0usize; 4];
        for line in lines.iter().skip(1) {
            if let Some(count) = seen.get_mut(line.blanks.min(3) as usize) {
                *count += 1;
            }
        }
        let most = seen.iter().copied().max().unwrap_or(0);
        let gap = seen.iter().position(|&count| count == most).and_then(|gap| u32::try_from(gap).ok()).unwrap_or(0);
        let first = lines.iter().position(|line| !line.shape.is_divider()).unwrap_or(0);
        let opening = Opening::of(lines, first, &Header::at(lines, first, gap));
        let mut habits = Habits {
            gap,
            gaps: [Trust::default(); 2],
            rules: Vec::new(),
            form_feeds: Trust::default(),
            opening,
            is_indented: lines.iter().filter(|line| line.indent >= INDENT).count() * 2 > lines.len(),
            has_short_titles: lines.get(first).is_some_and(|line| is_subhead(&line.text)),
        };
        for (at, pair) in lines.windows(2).enumerate() {
            if let [before, line] = pair {
                habits.learn(lines, at + 1, before, line);
            }
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
            Some(mark) => match self.rules.iter_mut().find(|(c, _)| *c == mark) {
                Some((_, trust)) => trust.count(opens, signed),
                None => {
                    let mut trust = Trust::default();
                    trust.count(opens, signed);
                    self.rules.push((mark, trust));
                }
            },
            None if is_gap => {
                if let Some(trust) = self.gaps.get_mut(usize::from(line.blanks >= 3)) {
                    trust.count(opens, signed);
                }
            }
            None => {}
        }
    }

    /// What has followed form feeds.
    pub(super) fn form_feeds(&self) -> Trust {
        self.form_feeds
    }

    /// What has followed rules like the one before a line, or gaps like the one of `blanks` lines.
    pub(super) fn trust(&self, rule: Option<&Line<'_>>, blanks: u32) -> Trust {
        match rule.and_then(|rule| rule.text.chars().next()) {
            Some(mark) => self.rules.iter().find(|(c, _)| *c == mark).map_or(Trust::default(), |(_, trust)| *trust),
            None => self.gaps.get(usize::from(blanks >= 3)).copied().unwrap_or_default(),
        }
    }
}

/// What has followed one sort of divider.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Trust {
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
    pub(super) fn weigh(self, points: i32) -> i32 {
        match 100 * self.kept / self.seen.max(1) {
            60.. => points + if self.signed > 0 { 10 } else { 0 },
            share => points * share / 120,
        }
    }
}

/// Whether a line alone could open an article.
fn could_open(line: &Line<'_>) -> bool {
    match line.shape {
        Shape::Label { .. }
        | Shape::Counter
        | Shape::Furniture(Furniture::Alone)
        | Shape::Stamp(_)
        | Shape::Url
        | Shape::Imprint => true,
        Shape::Text | Shape::Caption | Shape::Byline => headline(&line.text) > 0,
        Shape::Rule | Shape::End | Shape::Underline | Shape::Bullet { .. } | Shape::Furniture(_) => false,
    }
}
