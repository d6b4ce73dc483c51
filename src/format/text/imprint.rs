//! Lines that say by whom, where and when an article was published: `The Example · Ann Lee · 12 July 2025 · 4 min read`.
//!
//! Such a line has parts, in any order and with any marks between. Something in it must be sure (a date, an age, a reader's
//! count, a word that signs), and all the rest must be what stands beside that: a name, a paper, a section, a place. A line
//! that is nothing but a date is a stamp, one that only signs a byline; neither is read here. What day a date means
//! is not read here either.

use super::headline::{ends_sentence, is_capitals};
use super::ornament;
use super::shape::names_people;
use super::stamp::{self, StampKind};
use super::vocabulary::{self, JOINTS};
use crate::date;

mod parts;

pub use parts::{is_issue, labelled};

use parts::{
    behind_clock, has_day, is_clock, is_count, is_near, is_page, is_title_case, parts, trimmed, without_preposition,
};

/// Longest imprint, in bytes.
const LONGEST: usize = 240;
/// A longer line is one only with strong marks between its parts, in bytes.
const LONGEST_UNMARKED: usize = 120;
/// Marks that part a line.
const STRONG: [char; 9] = ['|', ';', '·', '•', '/', '—', '–', '\t', '\u{3000}'];
/// More parts are a table's row.
const MOST_PARTS: usize = 9;
/// Longest name of a paper or person, in words.
const LONGEST_NAME: usize = 7;

/// The parts of an imprint as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imprint<'a> {
    /// Dates, each with what it says of the article.
    pub dates: Vec<(StampKind, &'a str)>,
    /// What a word signs, or what looks like a person's name.
    pub writers: Vec<&'a str>,
    /// The paper, station or host.
    pub site: Option<&'a str>,
    /// The part of the paper.
    pub section: Option<&'a str>,
    /// A single word that nothing says is a person: mostly a place.
    pub place: Option<&'a str>,
    /// Whether nothing but a blank stands between name and date: so headlines end too.
    pub is_loose: bool,
    /// Whether a word signs: `by`, `published in`.
    pub is_signed: bool,
    /// Whether all of it stands in parentheses, as what is said of a source.
    is_source: bool,
    /// Whether a code stands before the date.
    is_coded: bool,
    /// Whether it names a page.
    pub is_paged: bool,
    /// Whether it opens with `published in` or the like.
    is_published: bool,
    /// Whether it says how old the article is, or counts words, minutes, readers.
    is_counted: bool,
    /// Whether a date has been read, and nothing else before it.
    dated_first: bool,
    /// Parts of which nobody can say what they are.
    unknown: usize,
}

impl<'a> Imprint<'a> {
    /// Reads a line, if it is an imprint.
    pub fn read(line: &'a str) -> Option<Self> {
        if let Some(posted) = parts::posted(line).or_else(|| parts::without_remark(line)) {
            return Imprint::read(posted);
        }
        // "Norvik News, [12 July 2025 at 07:58:00]:", as messengers copy their posts.
        if let Some(said) = line.strip_suffix(':').filter(|said| said.ends_with(']')) {
            return Imprint::read(said);
        }
        // Prose: the middle of a wrapped sentence, or a long line without a mark that parts it.
        let is_long = line.len() > LONGEST_UNMARKED
            || line.len() > LONGEST_UNMARKED / 2 && line.starts_with(|c: char| c.is_lowercase());
        let is_prose = || is_long && !line.contains(STRONG);
        if line.len() > LONGEST || is_sentence(line) || !may_be(line) || is_prose() {
            return None;
        }
        let text = ornament::bare(line);
        let signs = line.starts_with(['—', '–', '-']) && !line.ends_with(['—', '–', '-']);
        let text = ornament::without_dash(text);
        if text.is_empty() || is_sentence(text) {
            return None;
        }
        let mut imprint = Imprint::default();
        let mut parts = parts(text);
        imprint.is_paged = parts::take_page(&mut parts);
        if parts.len() > MOST_PARTS || !may_be_sure(text, &parts) {
            return None;
        }
        // A date in brackets stands apart as well, and so does what is said of a source in parentheses.
        let is_source = line.starts_with('(') && line.ends_with(')');
        let is_marked = parts.len() > 1 || signs || is_source || line.ends_with(']');
        imprint.is_source = is_source;
        for part in parts {
            imprint.take(part, is_marked)?;
        }
        // Of two names parted by a strong mark the second is the paper: "Ann Lee - Norvik Wire | 12 July 2025".
        if imprint.site.is_none()
            && !imprint.is_signed
            && imprint.writers.len() == 2
            && is_marked
            && !text.contains(',')
        {
            imprint.site = imprint.writers.pop();
        }
        // A page is a paper's: the name before it is no person's.
        if imprint.is_paged && imprint.site.is_none() && !imprint.is_signed && !imprint.writers.is_empty() {
            imprint.site = Some(imprint.writers.remove(0));
        }
        imprint.is_sure(is_marked).then_some(imprint)
    }

    /// Whether it tells when the article was published.
    pub fn is_dated(&self) -> bool {
        !self.dates.is_empty() || self.is_counted
    }

    fn is_empty(&self) -> bool {
        let others = [self.site, self.section, self.place];
        self.dates.is_empty() && self.writers.is_empty() && others.iter().all(Option::is_none)
    }

    fn is_sure(&self, is_marked: bool) -> bool {
        let names = self.writers.len() + usize::from(self.site.is_some()) + usize::from(self.place.is_some());
        let others = names + self.unknown + usize::from(self.section.is_some());
        // Behind a date that opens the line stand a paper and what it is.
        let most_unknown = if self.dated_first { 2 } else { usize::from(is_marked || self.is_coded) };
        let is_known = self.unknown <= most_unknown;
        let dated = !self.dates.is_empty();
        is_known
            && (dated && (others > 0 || self.is_counted || self.is_paged)
                || self.is_counted && (others > 0 || self.is_paged)
                || self.is_signed && others > 0 && (is_marked || self.is_published)
                || self.unknown == 0 && self.is_paged && names > 0 && (self.section.is_some() || self.site.is_some())
                || self.unknown == 0
                    && is_marked
                    && names > 0
                    && (self.is_paged || self.site.is_some_and(vocabulary::names_paper) && !self.writers.is_empty()))
    }

    /// Takes one part between two marks.
    fn take(&mut self, part: &'a str, is_marked: bool) -> Option<()> {
        let stamp = stamp::stamp(part);
        // "yesterday", "Jul 12": what day it is cannot be known, but it is one.
        if is_count(part) || stamp.is_none() && is_near(part) {
            self.is_counted = true;
            return Some(());
        }
        let trailing = stamp::trailing_date(part);
        // "Saved 12 July 2025" dates the copy.
        if trailing.is_some_and(|(label, _)| vocabulary::is_retrieval(label) && label.split_whitespace().count() <= 3) {
            self.is_counted = true;
            return Some(());
        }
        if let Some(kind) = stamp.filter(|_| !vocabulary::is_retrieval(part)) {
            self.dated_first |= self.is_empty();
            self.dates.push((kind, part));
            return Some(());
        }
        if let Some((before, date)) = trailing {
            if part.get(before.len()..).is_some_and(|rest| rest.starts_with(':')) {
                return None;
            }
            let name = without_preposition(before);
            let gap = part.get(name.len()..part.len().saturating_sub(date.len())).unwrap_or_default();
            let signed = self.is_signed;
            self.names(name, is_marked)?;
            self.is_loose |= gap.trim().is_empty()
                && !is_marked
                && !self.is_coded
                && self.is_signed == signed
                && self.site.is_none();
            self.dates.extend(stamp::stamp(date).map(|kind| (kind, date)));
            return Some(());
        }
        // "The Example, [11:38]": the time alone.
        if let Some((before, _)) =
            part.trim_end_matches(']').rsplit_once([' ', '[']).filter(|(_, last)| last.contains(':') && is_clock(last))
        {
            self.is_counted = true;
            return self.names(before.trim_end_matches(['[', ' ', ',']), true);
        }
        if let Some((place, _)) = date::find(part, &date::Context::default())
            && let (Some(before), Some(date), Some(behind)) =
                (part.get(..place.start), part.get(place.clone()), part.get(place.end..))
            && let Some(kind) = stamp::stamp(date)
        {
            // "12 July 2025, Ann Lee", "12 July 2025 by Ann Lee".
            if before.is_empty() && part.starts_with(|c: char| c.is_numeric() || c.is_alphabetic()) {
                self.dated_first |= self.is_empty();
                self.dates.push((kind, date));
                return self.names(behind_clock(behind.trim_start_matches([',', ':', ' ', '-', ')', ']'])), is_marked);
            }
            // "The Example, 12 July 2025, p. 8".
            if part.bytes().any(|b| b.is_ascii_digit())
                && before.ends_with([',', '.', ' ', '('])
                && behind.starts_with([',', '.', ')', ' '])
            {
                self.names(trimmed(without_preposition(before)), is_marked)?;
                self.dates.push((kind, date));
                return self.names(behind.trim_start_matches(['.', ',', ')', ' ']), is_marked);
            }
        }
        self.names(part, is_marked)
    }

    /// Takes names that commas part.
    fn names(&mut self, text: &'a str, is_marked: bool) -> Option<()> {
        // What signs may hold commas of its own.
        if let Some(writers) = vocabulary::behind_by(text) {
            return self.sign(writers);
        }
        if let Some(site) = vocabulary::behind_published(text) {
            self.is_signed = true;
            self.is_published |= text.len() - site.len() > 8;
            // "来源：江畔晨报 作者：李明"
            let (site, by) = parts::labelled(site)
                .or_else(|| JOINTS.iter().find_map(|joint| site.split_once(joint)))
                .map_or((site, None), |(site, by)| (site, Some(by)));
            self.site = self.site.or_else(|| Some(trimmed(site)).filter(|site| !site.is_empty()));
            return by.map_or(Some(()), |by| self.sign(by));
        }
        // "Register, The (Norvik, IL)": commas in parentheses part nothing.
        let mut depth = 0;
        let is_comma = |c: char| {
            depth += match c {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            c == ',' && depth <= 0
        };
        text.split(is_comma).try_for_each(|name| self.name(trimmed(name), is_marked))
    }

    fn sign(&mut self, writers: &'a str) -> Option<()> {
        let writers = trimmed(without_preposition(writers));
        self.is_signed = true;
        if !writers.is_empty() && writers.len() <= 160 {
            self.writers.push(writers);
            return Some(());
        }
        None
    }

    /// Takes one name, of whatever it is.
    fn name(&mut self, text: &'a str, is_marked: bool) -> Option<()> {
        let words = text.split_whitespace().count();
        if text.is_empty() {
            return Some(());
        }
        if is_page(text) || is_issue(text) {
            self.is_paged = true;
            return Some(());
        }
        // "The Example, Monday, 12 July 2025": the date's own.
        if words == 1 && stamp::is_weekday(text) {
            return Some(());
        }
        if is_count(text) {
            self.is_counted = true;
            return Some(());
        }
        // "P367 NEWSTEXT 367": a page of teletext, a desk's code.
        if words <= 3
            && text.bytes().any(|b| b.is_ascii_digit())
            && text.bytes().any(|b| b.is_ascii_uppercase())
            && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b" -/".contains(&b))
        {
            self.unknown += 1;
            self.is_coded = true;
            return Some(());
        }
        if parts::is_access(text) || is_clock(text) || vocabulary::is_post(text) {
            self.is_counted |= parts::is_access(text);
            return Some(());
        }
        // "(Norvik, IL)" cut in two.
        if text.contains('(') != text.contains(')') {
            return None;
        }
        // "Register, The (Norvik, IL)": a paper's name turned round.
        if text.starts_with("The (") && self.writers.len() == 1 && self.site.is_none() {
            self.site = self.writers.pop();
            return Some(());
        }
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        if words > LONGEST_NAME || words > 1 && ends_sentence(text) || letters < 2 || letters * 2 < text.chars().count()
        {
            return None;
        }
        if vocabulary::is_section(text) {
            self.section = self.section.or(Some(text));
            return Some(());
        }
        // Behind a page: the part of the paper.
        if self.is_paged && !self.dates.is_empty() && words <= 2 && self.section.is_none() {
            self.section = Some(text);
            return Some(());
        }
        // "Trade fair: 12 July 2025 | Norvik Hall" tells an event: names stand before the date, or all
        // behind.
        if !self.dates.is_empty() && !self.dated_first && !self.is_source {
            // "The Example | 12 July 2025 | Ann Lee": one name before, and one that can only be a person's.
            let is_person = (2..=4).contains(&words) && names_people(text) && !vocabulary::is_paper(text);
            let before = usize::from(self.site.is_some()) + self.writers.len() + usize::from(self.place.is_some());
            if before != 1 || !is_person || self.section.is_some() || self.is_signed {
                return None;
            }
            self.site = self.site.or(self.place.take()).or_else(|| self.writers.pop());
            self.writers.push(text);
            return Some(());
        }
        if let Some(writers) = vocabulary::behind_by(text) {
            return self.sign(writers);
        }
        if let Some((paper, writers)) = parts::labelled(text) {
            self.name(trimmed(paper), true)?;
            return self.sign(writers);
        }
        if let Some((paper, writers)) = JOINTS.iter().find_map(|joint| text.split_once(joint))
            && names_people(writers)
            && text.starts_with(|c: char| !c.is_lowercase())
        {
            self.name(trimmed(paper), true)?;
            return self.sign(writers);
        }
        if vocabulary::is_paper(text) {
            match self.site {
                None => self.site = Some(text),
                Some(_) => self.unknown += 1,
            }
        } else if vocabulary::is_place(text) || words <= 3 && !is_marked && is_capitals(text) {
            self.place = self.place.or(Some(text));
        } else if words >= 2 && names_people(text) || crate::agency::agency(text).is_some() {
            self.writers.push(text);
        } else if words == 1 && text.is_ascii() && !is_marked && text.starts_with(|c: char| c.is_ascii_uppercase()) {
            self.place = self.place.or(Some(text));
        } else if words <= 3 && (is_marked || self.dated_first)
            || names_people(text)
            || is_marked && is_title_case(text)
        {
            self.writers.push(text);
            self.unknown += usize::from(!names_people(text));
        } else {
            return None;
        }
        Some(())
    }
}

/// Whether anything on the line could be sure: cheap, for it is asked of every short line.
fn may_be(line: &str) -> bool {
    let has_digit = line.bytes().any(|b| b.is_ascii_digit()) || !line.is_ascii() && line.chars().any(char::is_numeric);
    has_digit
        || vocabulary::behind_published(ornament::bare(line)).is_some()
        || line.contains(' ') && line.contains(['|', '·', '•', '/'])
}

/// Whether any part could be what makes an imprint sure; names are looked at only then.
fn may_be_sure(text: &str, parts: &[&str]) -> bool {
    if parts.iter().any(|part| has_day(part)) || vocabulary::behind_published(text).is_some() {
        return true;
    }
    let is_bracketed = text.contains('[');
    let is_known = |part: &&str| {
        is_count(part) || is_page(part) || is_near(part) || is_clock(part) || vocabulary::behind_by(part).is_some()
    };
    let is_marked = parts.len() > 1 || is_bracketed;
    let is_source = || parts.len() == 2 && parts.iter().any(|part| vocabulary::names_paper(part));
    if is_marked && (is_bracketed || parts.iter().any(is_known) || is_source()) {
        return true;
    }
    // "Ann Lee, 4 min read", "P343 NEWSTEXT 14:02".
    let last = text.rsplit(',').next().map(str::trim).filter(|last| last.len() <= 24 && last.len() < text.len());
    last.is_some_and(|last| last.bytes().any(|b| b.is_ascii_digit()) && (is_count(last) || is_page(last)))
        || text.rsplit(' ').next().is_some_and(is_clock)
}

/// Whether a line ends as sentences do; an abbreviation (`4 min.`) may end an imprint.
fn is_sentence(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or_default();
    ends_sentence(text) && last.trim_end_matches('.').chars().count() > 4
}

/// Whether a line is an imprint that tells when: a name and a date, whatever else.
pub fn is_dated(line: &str) -> bool {
    Imprint::read(line).is_some_and(|imprint| imprint.is_dated())
}

#[cfg(test)]
mod tests;
