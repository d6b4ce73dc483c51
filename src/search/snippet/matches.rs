//! Where the parts of a query stand in a text: one analysis, then each part's patterns are joined by position.

use super::matcher::{Matcher, Part, TextField};
use crate::store::analyze::{Analyzer, Form};

/// A stretch of text that a part of the query matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Occurrence {
    /// First byte, and the byte behind the last.
    pub(super) start: usize,
    pub(super) end: usize,
    /// The number of the part.
    pub(super) part: usize,
}

/// A token that matches a pattern.
#[derive(Clone, Copy, Debug)]
struct Hit {
    position: u32,
    start: usize,
    end: usize,
}

/// All occurrences in a text, by where they start. They may overlap.
pub(super) fn occurrences(matcher: &Matcher, field: TextField, text: &str, analyzer: &mut Analyzer) -> Vec<Occurrence> {
    let mut found = Vec::new();
    if !matcher.parts().iter().any(|part| part.looks_in(field)) {
        return found;
    }
    let mut hits: Vec<Vec<Hit>> = vec![Vec::new(); matcher.patterns()];
    analyzer.tokens(text, &mut |token| {
        matcher.patterns_of(token.exact, token.stem, &mut |matched| {
            let mut end = token.end;
            if let (Some(points), Form::Bigram) = (matched.prefix_points, token.form) {
                // One character was asked for, and the token has two.
                let word = text.get(token.start..token.end).unwrap_or_default();
                end = word.char_indices().nth(points).map_or(end, |(at, _)| token.start + at);
            }
            if let Some(hits) = hits.get_mut(matched.pattern)
                && hits.last().is_none_or(|last| last.position != token.position)
            {
                hits.push(Hit { position: token.position, start: token.start, end });
            }
        });
    });
    for (number, part) in matcher.parts().iter().enumerate() {
        if part.looks_in(field) {
            join(part, &hits, &mut |start, end| found.push(Occurrence { start, end, part: number }));
        }
    }
    found.sort_unstable_by_key(|occurrence| (occurrence.start, occurrence.end));
    found
}

/// Calls `each` with every stretch that a part matches.
fn join(part: &Part, hits: &[Vec<Hit>], each: &mut dyn FnMut(usize, usize)) {
    let lists: Option<Vec<&[Hit]>> =
        part.patterns.iter().map(|(pattern, _)| hits.get(*pattern).map(Vec::as_slice)).collect();
    let Some(lists) = lists else { return };
    match lists.as_slice() {
        [] => {}
        [single] => single.iter().for_each(|hit| each(hit.start, hit.end)),
        lists if part.slop == 0 => side_by_side(part, lists, each),
        lists => near(part, lists, each),
    }
}

/// Every pattern exactly at its place: one stretch from the first token to the last.
fn side_by_side(part: &Part, lists: &[&[Hit]], each: &mut dyn FnMut(usize, usize)) {
    let Some((first, others)) = lists.split_first() else { return };
    let offsets: Vec<u32> = part.patterns.iter().skip(1).map(|(_, offset)| *offset).collect();
    let mut next = vec![0; others.len()];
    'hits: for hit in *first {
        let mut end = hit.end;
        for ((list, offset), at) in others.iter().zip(&offsets).zip(&mut next) {
            let wanted = hit.position.saturating_add(*offset);
            while list.get(*at).is_some_and(|hit| hit.position < wanted) {
                *at += 1;
            }
            match list.get(*at) {
                Some(hit) if hit.position == wanted => end = end.max(hit.end),
                Some(_) => continue 'hits,
                None => return,
            }
        }
        each(hit.start, end);
    }
}

/// Patterns in any order, no further from their places than the slop: as the engine counts it.
fn near(part: &Part, lists: &[&[Hit]], each: &mut dyn FnMut(usize, usize)) {
    let place = |list: usize, hit: &Hit| {
        i64::from(hit.position) - part.patterns.get(list).map_or(0, |(_, offset)| i64::from(*offset))
    };
    let mut next = vec![0; lists.len()];
    loop {
        let mut current = Vec::with_capacity(lists.len());
        for (number, (list, at)) in lists.iter().zip(&next).enumerate() {
            let Some(hit) = list.get(*at) else { return };
            current.push((place(number, hit), number, *hit));
        }
        let (Some(&(least, lowest, _)), Some(&(most, ..))) =
            (current.iter().min_by_key(|c| c.0), current.iter().max_by_key(|c| c.0))
        else {
            return;
        };
        let (Some(at), Some(list)) = (next.get_mut(lowest), lists.get(lowest)) else { return };
        *at += 1;
        // A later token that is still in front of the others stands nearer to them.
        let is_nearest = list.get(*at).is_none_or(|hit| place(lowest, hit) > most);
        if is_nearest && most - least <= i64::from(part.slop) {
            current.sort_unstable_by_key(|(_, _, hit)| hit.position);
            emit(&current.iter().map(|(_, _, hit)| *hit).collect::<Vec<_>>(), each);
        }
    }
}

/// Tokens that touch as one stretch, others each for itself.
fn emit(hits: &[Hit], each: &mut dyn FnMut(usize, usize)) {
    for run in hits.chunk_by(|a, b| b.position.saturating_sub(a.position) <= 1) {
        if let (Some(first), Some(end)) = (run.first(), run.iter().map(|hit| hit.end).max()) {
            each(first.start, end);
        }
    }
}
