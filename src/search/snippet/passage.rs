//! Stretches of a field as fragments: white space collapsed, places counted in code points and lines.

use std::ops::Range;

use super::cut;
use super::matches::Occurrence;
use crate::article::Article;
use crate::search::hit::{Fragment, Mark};

/// The stretches that any part matches: in order, not overlapping.
pub(super) fn merged(occurrences: &[Occurrence]) -> Vec<Range<usize>> {
    let mut merged: Vec<Range<usize>> = Vec::new();
    for occurrence in occurrences {
        match merged.last_mut() {
            Some(last) if occurrence.start < last.end => last.end = last.end.max(occurrence.end),
            _ => merged.push(occurrence.start..occurrence.end),
        }
    }
    merged
}

/// Marks of a text that is shown as it is.
pub(super) fn marks(text: &str, ranges: &[Range<usize>]) -> Vec<Mark> {
    let (mut at, mut point) = (0, 0);
    let mut place = |to: usize| {
        point += cut::points(text, at..to);
        at = to;
        point
    };
    ranges.iter().map(|range| [place(range.start), place(range.end)]).collect()
}

/// The fragments of one field, in the order of `ranges`, which must not overlap.
pub(super) fn fragments(
    article: &Article,
    field: &'static str,
    text: &str,
    ranges: &[Range<usize>],
    marked: &[Range<usize>],
) -> Vec<Fragment> {
    let mut by_place: Vec<(usize, &Range<usize>)> = ranges.iter().enumerate().collect();
    by_place.sort_unstable_by_key(|(_, range)| range.start);
    let mut lines = Lines { text, article, at: 0, before: 0 };
    let (mut at, mut point) = (0, 0);
    let mut fragments = Vec::with_capacity(ranges.len());
    for (order, range) in by_place {
        let start = point + cut::points(text, at..range.start);
        let end = start + cut::points(text, range.clone());
        (at, point) = (range.end, end);
        let first = marked.partition_point(|mark| mark.end <= range.start);
        let inside = marked.get(first..).unwrap_or_default();
        let anchor = inside.first().map_or(range.start, |mark| mark.start.max(range.start));
        let anchor = if anchor < range.end { anchor } else { range.start };
        let line = if field == "body" { lines.line_of(anchor) } else { article.origin.lines[0] };
        let (text, marks) = collapsed(text, range, inside);
        fragments.push((order, Fragment { text, marks, field, at: [start, end], line }));
    }
    fragments.sort_unstable_by_key(|(order, _)| *order);
    fragments.into_iter().map(|(_, fragment)| fragment).collect()
}

/// A stretch of text with single blanks for white space, and the marks in it.
fn collapsed(text: &str, range: &Range<usize>, marked: &[Range<usize>]) -> (String, Vec<Mark>) {
    let mut out = String::with_capacity(range.len());
    let mut marks: Vec<Mark> = Vec::new();
    let mut marked = marked.iter().take_while(|mark| mark.start < range.end).peekable();
    let mut open: Option<(usize, usize)> = None;
    let mut point = 0;
    for (offset, c) in text.get(range.clone()).unwrap_or_default().char_indices() {
        let at = range.start + offset;
        if let Some((start, end)) = open
            && at >= end
        {
            marks.push([start, point]);
            open = None;
        }
        if let Some(mark) = marked.next_if(|mark| mark.start <= at) {
            open = Some((point, mark.end));
        }
        if !c.is_whitespace() {
            out.push(c);
        } else if out.ends_with(' ') {
            continue;
        } else {
            out.push(' ');
        }
        point += 1;
    }
    if let Some((start, _)) = open {
        marks.push([start, point]);
    }
    (out, marks)
}

/// Finds the dump's lines of places in a body, asked for in order.
struct Lines<'a> {
    text: &'a str,
    article: &'a Article,
    /// The start of the line that was reached.
    at: usize,
    /// How many lines before it are not empty.
    before: usize,
}

impl Lines<'_> {
    fn line_of(&mut self, place: usize) -> u64 {
        let record = self.article.origin.lines[0];
        if self.article.body_lines.is_empty() {
            return record;
        }
        while let Some(head) = self.text.get(self.at..place)
            && let Some(width) = head.find('\n')
        {
            self.before += usize::from(head.get(..width).is_some_and(|line| !line.trim().is_empty()));
            self.at += width + 1;
        }
        let line = self.article.body_lines.get(self.before).or(self.article.body_lines.last());
        record + line.map_or(0, |line| u64::from(*line))
    }
}
