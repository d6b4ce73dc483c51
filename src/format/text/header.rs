//! What stands between an article's first line and its text.
//!
//! Looks a bounded number of lines ahead, so weighing every line of a text stays linear. It only says what is there;
//! [`super::boundaries`] weighs it, [`super::lift`] takes it apart.

use super::dateline;
use super::headline::ends_sentence;
use super::imprint;
use super::lines::Line;
use super::shape::{Shape, named};
use super::stamp;
use super::vocabulary::{self, Field, Furniture};

/// How many lines that are not blank a header is looked for in.
const REACH: usize = 16;
/// How many lines of no known shape a header may hold: a kicker, a standfirst, a name.
const UNKNOWN_LINES: usize = 2;
/// The same for a header that a record's counter opens.
const UNKNOWN_BELOW_COUNTER: usize = 8;
/// Longest menu, in lines.
const LONGEST_MENU: usize = 40;
/// A sentence so long is a paragraph, in bytes.
const LONG_PARAGRAPH: usize = 120;
/// A longer line of plain text is the article's text, in bytes.
const LONGEST_UNKNOWN: usize = 320;

/// What was found from a line on.
#[derive(Clone, Debug, Default)]
pub struct Header {
    /// The first line comes again.
    pub repeated: bool,
    /// A date line.
    pub stamp: bool,
    /// No line of unknown shape stands above the date line.
    pub stamp_is_near: bool,
    /// A byline.
    pub byline: bool,
    /// A byline with a date, or a byline and a date line.
    pub dated_byline: bool,
    /// An address.
    pub url: bool,
    /// The text opens with a dateline.
    pub dateline: bool,
    /// A site's menu stands above all of it.
    pub menu: bool,
    /// Index of the first line of text.
    pub body_at: usize,
    labels: u32,
    has_title: bool,
    has_subject: bool,
    has_sender: bool,
}

impl Header {
    /// The header that begins at `at`, in a text where `usual_gap` blank lines part paragraphs.
    pub fn at(lines: &[Line<'_>], at: usize, usual_gap: u32) -> Self {
        let menu = menu(lines, at);
        if menu > 0 {
            return Header { menu: true, ..Header::at(lines, at + menu, usual_gap) };
        }
        let mut header = Header { body_at: at + 1, ..Header::default() };
        let Some(first) = lines.get(at) else { return header };
        header.meet(first);
        // "Headline (The Example, 12 July 2025)": the source of a press review.
        if first.shape == Shape::Text && first.text.len() <= LONGEST_UNKNOWN && has_dated_source(&first.text) {
            (header.stamp, header.stamp_is_near) = (true, true);
        } else if first.shape == Shape::Imprint && imprint::is_dated(&first.text) {
            // "The Example, 12 July 2025": a paper's masthead.
            (header.stamp, header.stamp_is_near) = (true, true);
        } else if lines.get(at + 1).is_some_and(|next| next.blanks == 0 && stamp::with_page(&next.text).is_some()) {
            // The same on two lines, with the page.
            (header.stamp, header.stamp_is_near) = (true, true);
        }
        // Labels below other lines belong to them only where those lines are the head of a record: a paper's name, a date.
        // Else they are a new article's, below the last lines of the one before.
        let before = at.checked_sub(1).and_then(|i| lines.get(i));
        let is_head = matches!(first.shape, Shape::Label { .. } | Shape::Counter)
            || first.form_feed
            || first.blanks > usual_gap.max(1)
            || before.is_none_or(|line| line.shape.is_divider())
            || has_drawer(lines, at);
        // Between a record's counter and its fields stand the paper, the date and the headline, wide apart.
        let below_counter = first.shape == Shape::Counter;
        let (most_unknown, most_gap) =
            if below_counter { (UNKNOWN_BELOW_COUNTER, u32::MAX) } else { (UNKNOWN_LINES, usual_gap.max(1)) };
        let mut unknown = 0;
        let mut has_paragraph = false;
        // Below a date or byline a line of unknown shape is text, unless the headline comes once more behind it.
        let mut closed = false;
        for (i, line) in lines.iter().enumerate().skip(at + 1).take(REACH) {
            let again = line.fold == first.fold && is_repeatable(first);
            if line.form_feed || line.blanks > most_gap && !again {
                break;
            }
            match line.shape {
                _ if again => header.repeated = true,
                _ if closed && !below_counter && line.shape != Shape::Text => break,
                // Entries below a paragraph are the text's.
                Shape::Bullet { .. } if has_paragraph => break,
                Shape::Text => {
                    unknown += 1;
                    has_paragraph |= line.text.len() > LONG_PARAGRAPH && ends_sentence(&line.text);
                    let after_empty_label = lines.get(i - 1).is_some_and(is_empty_label);
                    if (unknown > most_unknown || line.text.len() > LONGEST_UNKNOWN || header.labels > 0)
                        && !after_empty_label
                    {
                        break;
                    }
                    closed |= header.stamp || header.byline;
                    continue;
                }
                Shape::Counter | Shape::Rule | Shape::End => break,
                // A list of other articles heads no article.
                Shape::Furniture(Furniture::Heading) => break,
                Shape::Label { .. } if !is_head => break,
                // "Text:" alone: what stands below is the text.
                Shape::Label { field: Field::Body, .. } if is_empty_label(line) => {
                    header.meet(line);
                    header.body_at = i + 1;
                    break;
                }
                _ => {
                    let had_stamp = header.stamp;
                    header.meet(line);
                    header.stamp_is_near |= header.stamp && !had_stamp && unknown == 0;
                }
            }
            // Lines of unknown shape belong to the header only if something known follows them.
            header.body_at = i + 1;
        }
        header.dated_byline |= header.byline && header.stamp;
        header.dateline = lines
            .get(header.body_at)
            .is_some_and(|line| line.shape == Shape::Text && dateline::read(&line.text).is_some());
        header
    }

    /// Points that the labels are worth as evidence of an opening.
    pub fn label_points(&self) -> i32 {
        let has_title = self.has_title || self.has_subject && (self.has_sender || self.labels >= 3);
        match (has_title, self.labels) {
            (true, 2..) => 60,
            (true, _) => 45,
            (false, 3..) => 40,
            (false, 2) => 20,
            _ => 0,
        }
    }

    fn meet(&mut self, line: &Line<'_>) {
        match line.shape {
            Shape::Stamp(_) => self.stamp = true,
            Shape::Byline => {
                self.byline = true;
                self.dated_byline |= stamp::trailing_date(&line.text).is_some();
            }
            // "Name | 12 July 2025" is a byline without its "By".
            Shape::Imprint => {
                self.byline = true;
                self.dated_byline |= imprint::is_dated(&line.text);
            }
            Shape::Label { field, .. } => {
                self.labels += 1;
                self.has_title |= field == Field::Title;
                self.has_subject |= field == Field::Subject;
                self.has_sender |= field == Field::Sender;
                self.url |= field == Field::Url;
            }
            Shape::Url => self.url = true,
            _ => {}
        }
    }
}

/// Whether a line's repeat means anything: long enough, and no button or bullet.
pub fn is_repeatable(line: &Line<'_>) -> bool {
    line.fold != 0
        && line.text.len() >= 8
        && matches!(line.shape, Shape::Text | Shape::Caption | Shape::Byline | Shape::Imprint | Shape::Label { .. })
}

/// How many lines from `at` on are a site's menu: several short ones without a blank between, buttons or sections among them.
pub fn menu(lines: &[Line<'_>], at: usize) -> usize {
    // "Skip to content" stands alone above it.
    let is_button = lines.get(at).is_some_and(|line| matches!(line.shape, Shape::Furniture(Furniture::Alone)));
    match run(lines, at) {
        0 if is_button => match run(lines, at + 1) {
            0 => 0,
            below => below + 1,
        },
        entries => entries,
    }
}

/// The same of a menu that begins right at `at`.
fn run(lines: &[Line<'_>], at: usize) -> usize {
    let is_entry = |line: &Line<'_>| {
        line.text.len() <= 50
            && line.text.chars().count() <= 25
            && line.text.split_whitespace().count() <= 3
            && !ends_sentence(&line.text)
            && matches!(line.shape, Shape::Text | Shape::Furniture(_))
    };
    let Some(first) = lines.get(at).filter(|line| is_entry(line)) else { return 0 };
    let is_known = |line: &Line<'_>| matches!(line.shape, Shape::Furniture(_)) || vocabulary::is_section(&line.text);
    let rest = lines.iter().skip(at + 1).take(LONGEST_MENU).take_while(|line| line.blanks == 0 && is_entry(line));
    let (mut count, mut known) = (1, usize::from(is_known(first)));
    for line in rest {
        count += 1;
        known += usize::from(is_known(line));
    }
    let is_menu = count >= 3 && known >= 2 && known * 3 >= count && at + count < lines.len();
    if is_menu { count } else { 0 }
}

/// Whether fields, none of them a title, stand right below a line: they belong to it as its headline.
fn has_drawer(lines: &[Line<'_>], at: usize) -> bool {
    let is_field = |line: &Line<'_>| {
        let is_label = match line.shape {
            Shape::Label { field, .. } => !matches!(field, Field::Title | Field::Subject),
            Shape::Stamp(_) => named(&line.text).is_some(),
            _ => false,
        };
        line.blanks == 0 && is_label
    };
    lines.get(at + 1..at + 3).is_some_and(|fields| fields.iter().all(is_field))
}

/// Whether a line ends in a paper's name with a date, in parentheses.
fn has_dated_source(text: &str) -> bool {
    let inner = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    inner.is_some_and(|(head, inner)| {
        head.contains(' ') && (stamp::stamp(inner).is_some() || stamp::trailing_date(inner).is_some())
    })
}

/// Whether a label has no value on its own line.
pub fn is_empty_label(line: &Line<'_>) -> bool {
    matches!(line.shape, Shape::Label { value, .. } if value >= line.text.len())
}
