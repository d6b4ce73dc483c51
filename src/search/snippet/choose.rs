//! Which stretches of a text prove best that it matches.
//!
//! A candidate is a run of whole sentences that fits the width, or the neighbourhood of matches in a sentence
//! that does not. The best has most of the query's parts; then those that stand nearest to each other; then the
//! earliest. A further one should show parts that the ones before it lack.

use std::collections::BTreeMap;
use std::ops::Range;

use super::cut;
use super::matches::Occurrence;
use super::sentences::{Sentence, sentences};

/// So many passages are chosen for what the others lack; behind them, by merit alone.
const MOST_VARIED: usize = 8;
/// Parts beyond share the bits of the first ones.
const BITS: usize = 64;

/// A text cut into sentences.
pub(super) struct Sentences<'t> {
    text: &'t str,
    all: Vec<Sentence>,
    /// For each sentence, the code points of those before it.
    before: Vec<usize>,
}

impl<'t> Sentences<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let all: Vec<Sentence> = sentences(text).collect();
        let mut before = Vec::with_capacity(all.len() + 1);
        let mut sum = 0;
        for sentence in &all {
            before.push(sum);
            // One more for the blank behind it.
            sum += cut::points(text, sentence.start..sentence.end) + 1;
        }
        before.push(sum);
        Sentences { text, all, before }
    }

    /// Code points of a run of sentences.
    fn points(&self, run: Range<usize>) -> usize {
        let at = |index: usize| self.before.get(index).copied().unwrap_or(usize::MAX);
        at(run.end).saturating_sub(at(run.start)).saturating_sub(1)
    }

    /// Whether a sentence may be shown behind the one before it. A heading stands for itself.
    fn joins(&self, number: usize) -> bool {
        let before = number.checked_sub(1).and_then(|at| self.all.get(at));
        let (Some(before), Some(this)) = (before, self.all.get(number)) else { return false };
        !before.ends_paragraph || (before.is_finished && (this.is_finished || !this.ends_paragraph))
    }

    fn get(&self, number: usize) -> Option<Range<usize>> {
        self.all.get(number).map(|sentence| sentence.start..sentence.end)
    }
}

/// A stretch that could be shown.
#[derive(Clone, Debug)]
struct Candidate {
    /// What must be in it, in bytes.
    core: Range<usize>,
    /// The sentences it is made of, or the one that it is cut from.
    run: Range<usize>,
    is_cut: bool,
    /// The parts in it, as bits.
    parts: u64,
    closeness: u64,
}

/// What passages are chosen by.
pub(super) struct Choice<'a> {
    /// Code points a passage.
    pub(super) width: usize,
    /// At most so many passages.
    pub(super) most: usize,
    /// How much a part counts.
    pub(super) weight: &'a dyn Fn(usize) -> f32,
}

/// The best stretches, best first, as byte ranges that do not overlap.
pub(super) fn choose(text: &str, occurrences: &[Occurrence], choice: &Choice<'_>) -> Vec<Range<usize>> {
    if occurrences.is_empty() || choice.most == 0 {
        return Vec::new();
    }
    if let Some(whole) = whole(text, choice.width) {
        return vec![whole];
    }
    let sentences = Sentences::of(text);
    let mut weights = [0.0_f32; BITS];
    for occurrence in occurrences {
        if let Some(weight) = weights.get_mut(occurrence.part % BITS) {
            *weight = weight.max((choice.weight)(occurrence.part));
        }
    }
    let value = |parts: u64| {
        let bits = weights.iter().enumerate().filter(|(bit, _)| parts & (1 << bit) != 0);
        bits.map(|(_, weight)| *weight).sum::<f32>()
    };
    let mut candidates = candidates(&sentences, occurrences, choice.width);
    // Candidates come by position, and the sort keeps that order among equals.
    candidates.sort_by(|a, b| value(b.parts).total_cmp(&value(a.parts)).then(b.closeness.cmp(&a.closeness)));
    let mut taken = Taken::default();
    let mut covered = 0;
    while taken.order.len() < choice.most.min(MOST_VARIED) {
        let free = candidates.iter().filter(|candidate| taken.is_free(&candidate.core));
        // The first of the best: `max_by` would give the last.
        let best = free.reduce(
            |best, next| {
                if value(next.parts & !covered) > value(best.parts & !covered) { next } else { best }
            },
        );
        let Some(best) = best else { return taken.order };
        covered |= best.parts;
        taken.take(fill(&sentences, best, choice.width, &taken));
    }
    for candidate in &candidates {
        if taken.order.len() >= choice.most {
            break;
        }
        if taken.is_free(&candidate.core) {
            taken.take(fill(&sentences, candidate, choice.width, &taken));
        }
    }
    taken.order
}

/// The beginning of a text, for an article that proves nothing by its text.
pub(super) fn lead(text: &str, width: usize) -> Option<Range<usize>> {
    if let Some(whole) = whole(text, width) {
        return (!whole.is_empty()).then_some(whole);
    }
    // More than twice what is shown: no sentence that ends here only because the text does can fit.
    let head = text.get(..text.floor_char_boundary(width.saturating_add(8).saturating_mul(8))).unwrap_or(text);
    let sentences = Sentences::of(head);
    let first = sentences.get(0)?;
    let is_cut = sentences.points(0..1) > width;
    let core = first.start..if is_cut { first.start } else { first.end };
    let candidate = Candidate { core, run: 0..1, is_cut, parts: 0, closeness: 0 };
    Some(fill(&sentences, &candidate, width, &Taken::default()))
}

/// All of a text that fits.
fn whole(text: &str, width: usize) -> Option<Range<usize>> {
    let trimmed = text.trim();
    let start = text.len() - text.trim_start().len();
    let fits = trimmed.len() <= width || trimmed.chars().nth(width).is_none();
    fits.then_some(start..start + trimmed.len())
}

/// Stretches that are shown already.
#[derive(Default)]
struct Taken {
    /// Best first.
    order: Vec<Range<usize>>,
    /// Start to end.
    ends: BTreeMap<usize, usize>,
}

impl Taken {
    fn is_free(&self, range: &Range<usize>) -> bool {
        self.end_before(range.end.max(range.start + 1)) <= range.start
    }

    /// The end of the last stretch that starts before `at`.
    fn end_before(&self, at: usize) -> usize {
        self.ends.range(..at).next_back().map_or(0, |(_, end)| *end)
    }

    /// The start of the first stretch at or behind `at`.
    fn start_behind(&self, at: usize) -> usize {
        self.ends.range(at..).next().map_or(usize::MAX, |(start, _)| *start)
    }

    fn take(&mut self, range: Range<usize>) {
        self.ends.insert(range.start, range.end);
        self.order.push(range);
    }
}

/// The parts within a stretch of occurrences, kept while both ends move forward.
struct Window<'a> {
    occurrences: &'a [Occurrence],
    /// For each occurrence, how near all up to it stand to their neighbours.
    closeness: Vec<u64>,
    from: usize,
    to: usize,
    counts: [u32; BITS],
    parts: u64,
}

impl<'a> Window<'a> {
    fn new(occurrences: &'a [Occurrence]) -> Self {
        let mut closeness = Vec::with_capacity(occurrences.len());
        let mut sum = 0;
        let mut before: Option<&Occurrence> = None;
        for occurrence in occurrences {
            if let Some(before) = before.filter(|before| before.part != occurrence.part) {
                sum += 4096 / (16 + occurrence.start.saturating_sub(before.end) as u64);
            }
            closeness.push(sum);
            before = Some(occurrence);
        }
        Window { occurrences, closeness, from: 0, to: 0, counts: [0; BITS], parts: 0 }
    }

    fn slide(&mut self, from: usize, to: usize) {
        while self.to < to.max(from) {
            self.count(self.to, true);
            self.to += 1;
        }
        while self.from < from {
            self.count(self.from, false);
            self.from += 1;
        }
    }

    fn count(&mut self, number: usize, enters: bool) {
        let Some(bit) = self.occurrences.get(number).map(|occurrence| occurrence.part % BITS) else { return };
        let Some(count) = self.counts.get_mut(bit) else { return };
        *count = if enters { *count + 1 } else { count.saturating_sub(1) };
        self.parts = if *count > 0 { self.parts | 1 << bit } else { self.parts & !(1 << bit) };
    }

    fn candidate(&self, core: Range<usize>, run: Range<usize>, is_cut: bool) -> Candidate {
        let sum = |number: usize| self.closeness.get(number).copied().unwrap_or(0);
        let closeness = sum(self.to.saturating_sub(1)).saturating_sub(sum(self.from));
        Candidate { core, run, is_cut, parts: self.parts, closeness }
    }
}

/// Every stretch worth showing, by position.
fn candidates(sentences: &Sentences<'_>, occurrences: &[Occurrence], width: usize) -> Vec<Candidate> {
    let starts_before = |number: usize, end: usize| occurrences.get(number).is_some_and(|o| o.start < end);
    let mut window = Window::new(occurrences);
    let mut found: Vec<Candidate> = Vec::new();
    let (mut from, mut to, mut last) = (0, 0, 0);
    for (number, sentence) in sentences.all.iter().enumerate() {
        while starts_before(from, sentence.start) {
            from += 1;
        }
        if !starts_before(from, sentence.end) {
            continue;
        }
        if sentences.points(number..number + 1) > width {
            let mut best: Option<Candidate> = None;
            while let Some(first) = occurrences.get(from).filter(|first| first.start < sentence.end) {
                let fits = |o: &Occurrence| o.start < sentence.end && o.end <= first.start.saturating_add(width);
                to = to.max(from + 1);
                while occurrences.get(to).is_some_and(fits) {
                    to += 1;
                }
                window.slide(from, to);
                let end = occurrences.get(to - 1).map_or(first.end, |last| last.end.max(first.end));
                let next = window.candidate(first.start..end.min(sentence.end), number..number + 1, true);
                // Of those that overlap, one is enough.
                match &mut best {
                    Some(best) if next.core.start < best.core.start.saturating_add(width) => {
                        let merit = |c: &Candidate| (c.parts.count_ones(), c.closeness);
                        if merit(&next) > merit(best) {
                            *best = next;
                        }
                    }
                    _ => found.extend(best.replace(next)),
                }
                from += 1;
            }
            found.extend(best);
            continue;
        }
        last = last.max(number);
        while sentences.joins(last + 1) && sentences.points(number..last + 2) <= width {
            last += 1;
        }
        let end = sentences.all.get(last).map_or(sentence.end, |last| last.end);
        while starts_before(to, end) {
            to += 1;
        }
        window.slide(from, to);
        let furthest = occurrences.get(to.saturating_sub(1)).map_or(sentence.start, |o| o.start);
        let behind = sentences.all.partition_point(|sentence| sentence.start <= furthest).max(number + 1);
        let core_end = sentences.get(behind - 1).map_or(sentence.end, |last| last.end);
        found.push(window.candidate(sentence.start..core_end, number..behind, false));
    }
    found
}

/// The candidate with as much around it as fits.
fn fill(sentences: &Sentences<'_>, candidate: &Candidate, width: usize, taken: &Taken) -> Range<usize> {
    let Candidate { core, run, is_cut, .. } = candidate;
    let (low, high) = (taken.end_before(core.start + 1), taken.start_behind(core.start));
    if *is_cut {
        let Some(sentence) = sentences.get(run.start) else { return core.clone() };
        let limits = sentence.start.max(low)..sentence.end.min(high);
        return cut::around(sentences.text, limits, core.clone(), width);
    }
    let mut run = run.clone();
    while sentences.joins(run.end)
        && sentences.points(run.start..run.end + 1) <= width
        && sentences.get(run.end).is_some_and(|next| next.end <= high)
    {
        run.end += 1;
    }
    while let Some(before) = run.start.checked_sub(1)
        && sentences.joins(run.start)
        && sentences.points(before..run.end) <= width
        && sentences.get(before).is_some_and(|before| before.start >= low)
    {
        run.start = before;
    }
    let end = run.end.checked_sub(1).and_then(|last| sentences.get(last)).map_or(core.end, |last| last.end);
    sentences.get(run.start).map_or(core.start, |first| first.start)..end
}
