//! Where one article ends and the next begins, as a sum of evidence.
//!
//! No single mark is proof: a rule may part sections, a headline's repeat may be a table of contents. So each line that could
//! open an article collects points from what stands on it and around it ([`weigh`]); what the text itself does weighs in
//! ([`habits`], [`opening`]), and where that leaves doubt, so does a change of topic ([`cohesion`]). Of all divisions of
//! the text the one with the best sum is taken ([`choose()`]). Everything is told by [`explain`].

mod choose;
pub(super) mod cohesion;
mod habits;
mod opening;
mod weigh;

use self::choose::{Choice, choose};
use self::cohesion::Cohesion;
pub use self::habits::Habits;
use self::opening::{First, Mark, Opening, Pattern};
use super::columns;
use super::header::Header;
use super::headline::{ends_sentence, headline};
use super::imprint::Imprint;
use super::lines::Line;
use super::shape::Shape;

/// Points a line needs to open an article.
pub const NEEDED: i32 = 50;
/// Topics are compared where the rest of the evidence leaves this much doubt, below and above what is needed.
const DOUBT: (i32, i32) = (38, 30);
/// Fewer bytes of text are no article.
const LEAST_TEXT: usize = 60;
/// So much text right below a line may be the article that it heads, in bytes.
const LONG_PARAGRAPH: usize = 150;
/// A line of so many bytes or more may be too long for a headline in any script.
const SURELY_TEXT: usize = 220;
/// A longer line opens nothing, in bytes.
const LONGEST_OPENING: usize = 700;

/// One reason for or against a boundary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// The text begins here.
    Start,
    /// The file holds an article a line.
    Line,
    /// A form feed stands before the line.
    FormFeed,
    /// A divider stands before the line.
    Rule,
    /// The line before says that a record ends.
    End,
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
    /// An address among the next lines.
    Url,
    /// A site's menu opens.
    Menu,
    /// The text behind opens with a dateline.
    Dateline,
    /// The line has (or, below zero, lacks) the shape of a headline.
    Headline,
    /// The line is a name above a place and a date.
    Name,
    /// The line is an entry of a list.
    ListItem,
    /// The line before is a tail: the statement of rights, a list of other articles.
    Tail,
    /// No blank stands before the line.
    Attached,
    /// The line is not indented in a text whose paragraphs are.
    Outdent,
    /// The opening is (or, below zero, is not) like that of the first article.
    Habit,
    /// The opening has (or lacks) what the other openings of the text have in common.
    Pattern,
    /// The text goes on about something else, or (below zero) about the same.
    Topic,
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

/// A line under consideration.
struct Candidate {
    line: usize,
    header: Header,
    opening: Opening,
    evidence: Vec<(Evidence, i32)>,
}

impl Candidate {
    fn score(&self) -> i32 {
        self.evidence.iter().map(|(_, points)| points).sum()
    }

    /// Whether more than is usual between paragraphs stands before it.
    fn is_apart(&self, habits: &Habits) -> bool {
        match self.opening.mark {
            Mark::Nothing => false,
            Mark::Outdent => true,
            Mark::Gap(blanks) => blanks > habits.gap.max(1),
            Mark::FormFeed | Mark::Rule(_) | Mark::End => true,
        }
    }

    fn set(&mut self, evidence: Evidence, points: i32) {
        self.evidence.retain(|(known, _)| *known != evidence);
        if points != 0 {
            self.evidence.push((evidence, points));
        }
    }
}

/// All lines that were considered as openings, the first line included.
pub fn explain(lines: &[Line<'_>], habits: &Habits) -> Vec<Boundary> {
    if let Some(columns) = columns::of(lines) {
        let taken = |line| Boundary { line, score: NEEDED, taken: true, evidence: vec![(Evidence::Line, NEEDED)] };
        return (usize::from(columns.has_names)..lines.len()).map(taken).collect();
    }
    let mut candidates = candidates(lines, habits);
    let text = TextCount::of(lines);
    let choose_from = |candidates: &[Candidate]| {
        let choices: Vec<Choice> =
            candidates.iter().map(|c| Choice { score: c.score(), label: c.opening.labels }).collect();
        choose(&choices, |from, to| match (candidates.get(from), candidates.get(to)) {
            (Some(from), Some(to)) => text.between(body_of(lines, from), to.line) < LEAST_TEXT,
            _ => false,
        })
    };
    compare_topics(lines, &mut candidates, habits);
    let mut taken = choose_from(&candidates);
    let considered = candidates.iter().map(|c| &c.opening).zip(taken.iter().copied());
    if let Some(pattern) = Pattern::of(considered) {
        for candidate in candidates.iter_mut().skip(1) {
            let points = pattern.points(&candidate.opening);
            candidate.set(Evidence::Habit, 0);
            candidate.set(Evidence::Pattern, points);
        }
        taken = choose_from(&candidates);
    }
    let mut last: Option<&Candidate> = None;
    let mut found = Vec::with_capacity(candidates.len());
    for (candidate, &taken) in candidates.iter().zip(&taken) {
        let mut evidence = candidate.evidence.clone();
        if last.is_some_and(|last| text.between(body_of(lines, last), candidate.line) < LEAST_TEXT) {
            evidence.push((Evidence::NoTextBefore, -choose::EMPTY));
        }
        let score = evidence.iter().map(|(_, points)| points).sum();
        found.push(Boundary { line: candidate.line, score, taken, evidence });
        if taken {
            last = Some(candidate);
        }
    }
    found
}

/// The indices of the lines that open an article, the first one included.
pub fn boundaries(lines: &[Line<'_>], habits: &Habits) -> Vec<usize> {
    explain(lines, habits).iter().filter(|b| b.taken).map(|b| b.line).collect()
}

/// Where the text of the article begins that opens at a candidate.
fn body_of(lines: &[Line<'_>], candidate: &Candidate) -> usize {
    // A paragraph that opens the window is text itself: so it is behind a cut in the middle of an article.
    let is_text = lines.get(candidate.line).is_some_and(|line| line.text.len() > LONGEST_OPENING);
    if is_text { candidate.line } else { candidate.header.body_at }
}

/// The lines worth weighing, with all the evidence that a line and its neighbours give.
fn candidates(lines: &[Line<'_>], habits: &Habits) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|i| lines.get(i));
        if found.is_empty() {
            if line.shape.is_divider() {
                continue;
            }
            let header = Header::at(lines, at, habits.gap);
            let opening = habits.opening;
            found.push(Candidate { line: at, header, opening, evidence: vec![(Evidence::Start, NEEDED)] });
        } else if is_candidate(line, before, lines.get(at + 1), habits) {
            let header = Header::at(lines, at, habits.gap);
            let opening = Opening::of(lines, at, &header);
            let evidence = weigh::weigh(lines, at, &header, &opening, habits);
            found.push(Candidate { line: at, header, opening, evidence });
        }
    }
    found
}

/// Adds what a change of topic says where the rest leaves doubt.
fn compare_topics(lines: &[Line<'_>], candidates: &mut [Candidate], habits: &Habits) {
    let scores: Vec<(usize, i32)> = candidates.iter().map(|c| (c.line, c.score())).collect();
    let is_doubtful = |score: i32| (NEEDED - DOUBT.0..NEEDED + DOUBT.1).contains(&score);
    if !scores.iter().skip(1).any(|(_, score)| is_doubtful(*score)) {
        return;
    }
    let sure: Vec<usize> =
        scores.iter().skip(1).filter(|(_, score)| *score >= NEEDED + DOUBT.1).map(|(line, _)| *line).collect();
    let is_opening = |at: usize| sure.binary_search(&at).is_ok();
    // Long paragraphs that no one would take for a headline.
    let is_inside = |at: usize| {
        let line = |at: usize| lines.get(at).filter(|line| line.shape == Shape::Text);
        line(at).is_some_and(|line| line.blanks <= habits.gap && line.text.len() > 120 && headline(&line.text) < 0)
            && at.checked_sub(1).and_then(line).is_some_and(|line| line.text.len() > 120)
    };
    let inside: Vec<usize> = (1..lines.len()).filter(|at| is_inside(*at)).collect();
    let mut cohesion = Cohesion::of(lines, &inside);
    for (candidate, (_, score)) in candidates.iter_mut().zip(scores).skip(1) {
        if is_doubtful(score) {
            let points = cohesion.points(candidate.line, is_opening);
            // Articles of one dump are often about the same: where something else parts them that says little.
            candidate.set(Evidence::Topic, if points < 0 && candidate.is_apart(habits) { points / 2 } else { points });
        }
    }
}

/// Whether a line stands apart from what is before it and is short enough, so that it is worth weighing.
fn is_candidate(line: &Line<'_>, before: Option<&Line<'_>>, next: Option<&Line<'_>>, habits: &Habits) -> bool {
    let is_short = line.text.len() <= LONGEST_OPENING;
    match line.shape {
        Shape::Rule | Shape::End | Shape::Underline | Shape::Bullet { .. } => false,
        // What signs stands below a headline or a text, unless the first article shows that it opens them here.
        Shape::Byline => false,
        Shape::Imprint if habits.opening.first != First::Imprint && signs(line) => false,
        Shape::Label { .. } => !before.is_some_and(|b| b.shape.is_label()) || line.blanks > 0,
        Shape::Counter => true,
        _ if line.blanks > habits.gap.max(1) || line.form_feed || before.is_some_and(|b| b.shape.is_divider()) => {
            is_short
        }
        // A paragraph among paragraphs, as most lines are.
        _ if line.blanks > 0 => is_short && (line.text.len() < SURELY_TEXT || headline(&line.text) > -40),
        // In text without blank lines a headline is known by the date or byline right below.
        Shape::Text | Shape::Imprint if is_short && headline(&line.text) > 0 => {
            let is_signature =
                |line: &Line<'_>| matches!(line.shape, Shape::Stamp(_) | Shape::Byline | Shape::Imprint | Shape::Url);
            // Where paragraphs are indented, what is not opens something new.
            if habits.is_indented && line.indent < habits::INDENT && before.is_some_and(|b| b.indent >= habits::INDENT)
            {
                return true;
            }
            // Where nothing is parted by blank lines, a long paragraph below must do.
            let is_above_text =
                |next: &Line<'_>| habits.gap == 0 && next.shape == Shape::Text && next.text.len() >= LONG_PARAGRAPH;
            let is_signed = next.is_some_and(|next| next.blanks == 0 && next.shape == Shape::Byline);
            (is_signed || before.is_some_and(|b| ends_sentence(&b.text) || b.shape != Shape::Text))
                && next.is_some_and(|next| {
                    let is_again = next.fold == line.fold && line.fold != 0;
                    next.blanks == 0 && (is_signature(next) || is_again || is_above_text(next))
                })
        }
        _ => false,
    }
}

/// Whether a word or a dash says that the line signs what is around it: `By Ann Lee`, `— Ann Lee, 12 July 2025`, `Published in …`.
fn signs(line: &Line<'_>) -> bool {
    line.text.starts_with(['—', '–', '-', '(']) || Imprint::read(&line.text).is_some_and(|imprint| imprint.is_signed)
}

/// Bytes of plain text up to each line.
struct TextCount {
    sums: Vec<usize>,
}

impl TextCount {
    fn of(lines: &[Line<'_>]) -> Self {
        let mut sum = 0;
        let mut sums = Vec::with_capacity(lines.len() + 1);
        sums.push(0);
        for line in lines {
            let is_text = !line.shape.is_divider() && !matches!(line.shape, Shape::Furniture(_));
            sum += if is_text { line.text.len() } else { 0 };
            sums.push(sum);
        }
        TextCount { sums }
    }

    fn between(&self, from: usize, to: usize) -> usize {
        let at = |line: usize| self.sums.get(line).copied().unwrap_or_default();
        if from >= to { 0 } else { at(to).saturating_sub(at(from)) }
    }
}
