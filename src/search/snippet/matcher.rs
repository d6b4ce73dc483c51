//! The positive parts of a query as patterns over tokens.
//!
//! What is negated is left out, so it can never be marked. A part is a word, a beginning, or several words side
//! by side; equal parts are one. The forms of a word are given by the caller, who plans the search with the
//! same ones: what is marked is what was found.

use std::collections::HashMap;

use crate::query::ast::{Field, Query, Scope};
use crate::store::analyze::{self, WordForms};

/// A field that passages are cut from or that is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextField {
    Title = 1,
    Body = 2,
    Summary = 4,
    Caption = 8,
}

impl TextField {
    pub(super) fn bit(self) -> u8 {
        self as u8
    }
}

/// The fields of a scope as bits; none for a field without running text.
fn fields(scope: Scope) -> u8 {
    match scope {
        None => [TextField::Title, TextField::Body, TextField::Summary, TextField::Caption]
            .into_iter()
            .fold(0, |bits, field| bits | field.bit()),
        Some(Field::Title) => TextField::Title.bit(),
        Some(Field::Body) => TextField::Body.bit(),
        Some(Field::Summary) => TextField::Summary.bit(),
        Some(Field::Caption) => TextField::Caption.bit(),
        Some(_) => 0,
    }
}

/// What matches one token.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Pattern {
    exact: Vec<String>,
    stems: Vec<String>,
    is_prefix: bool,
}

/// Patterns at positions relative to the first, in certain fields.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Part {
    /// Numbers of patterns, each with its position.
    pub(super) patterns: Vec<(usize, u32)>,
    /// How far apart they may stand beyond their positions.
    pub(super) slop: u32,
    fields: u8,
}

impl Part {
    pub(super) fn looks_in(&self, field: TextField) -> bool {
        self.fields & field.bit() != 0
    }
}

/// A pattern that a token matched, and whether only with its beginning.
pub(super) struct Matched {
    pub(super) pattern: usize,
    pub(super) prefix_points: Option<usize>,
}

/// Tells which tokens of an article a query matches. Build it once a query, use it for every hit.
#[derive(Clone, Debug, Default)]
pub struct Matcher {
    parts: Vec<Part>,
    /// For each part, how much it counts among the others.
    weights: Vec<f32>,
    patterns: usize,
    exact: Terms,
    stems: Terms,
    beginnings: Vec<(String, usize)>,
    /// For each byte, whether a beginning begins with it.
    begins: Vec<bool>,
}

impl Matcher {
    /// The matcher of a query. `analyse` gives the forms of a word or phrase as typed, one entry a position,
    /// with the stems of every language of the index.
    pub fn build(query: &Query, analyse: &mut dyn FnMut(&str) -> Vec<WordForms>) -> Self {
        let mut builder =
            Builder { analyse, patterns: HashMap::new(), parts: HashMap::new(), matcher: Matcher::default() };
        builder.add(query, true, 1.0);
        let Builder { patterns, parts, mut matcher, .. } = builder;
        matcher.patterns = patterns.len();
        matcher.begins = vec![false; 256];
        for (pattern, number) in patterns {
            matcher.enter(pattern, number);
        }
        let mut parts: Vec<_> = parts.into_iter().collect();
        parts.sort_unstable_by_key(|(_, number)| *number);
        matcher.parts = parts.into_iter().map(|(part, _)| part).collect();
        matcher
    }

    /// Whether any word is looked for with all its forms.
    pub(super) fn has_stems(&self) -> bool {
        !self.stems.patterns.is_empty()
    }

    /// The ASCII letters that the stems looked for begin with.
    pub(super) fn stem_beginnings(&self) -> [bool; 128] {
        let mut beginnings = [false; 128];
        for (wanted, lengths) in beginnings.iter_mut().zip(&self.stems.lengths) {
            *wanted = *lengths != 0;
        }
        beginnings
    }

    pub(super) fn parts(&self) -> &[Part] {
        &self.parts
    }

    pub(super) fn weight(&self, part: usize) -> f32 {
        self.weights.get(part).copied().unwrap_or(1.0)
    }

    /// How many different patterns there are.
    pub(super) fn patterns(&self) -> usize {
        self.patterns
    }

    /// Calls `each` with every pattern that a token of these forms matches; a pattern may come twice.
    #[inline]
    pub(super) fn patterns_of(&self, exact: &str, stem: Option<&str>, each: &mut impl FnMut(Matched)) {
        let whole = |pattern: &usize| Matched { pattern: *pattern, prefix_points: None };
        self.exact.get(exact).iter().map(whole).for_each(&mut *each);
        if let Some(stem) = stem {
            self.stems.get(stem).iter().map(whole).for_each(&mut *each);
        }
        if exact.bytes().next().is_some_and(|byte| self.begins.get(usize::from(byte)) == Some(&true)) {
            for (beginning, pattern) in &self.beginnings {
                if exact.starts_with(beginning.as_str()) {
                    each(Matched { pattern: *pattern, prefix_points: Some(beginning.chars().count()) });
                }
            }
        }
    }

    fn enter(&mut self, pattern: Pattern, number: usize) {
        if pattern.is_prefix {
            for beginning in pattern.exact {
                if let Some(flag) = beginning.bytes().next().and_then(|byte| self.begins.get_mut(usize::from(byte))) {
                    *flag = true;
                    self.beginnings.push((beginning, number));
                }
            }
            return;
        }
        // A word that is its own stem is indexed without one.
        for form in pattern.exact.iter().chain(&pattern.stems) {
            self.exact.enter(form, number);
        }
        for stem in &pattern.stems {
            self.stems.enter(stem, number);
        }
    }
}

struct Builder<'a> {
    analyse: &'a mut dyn FnMut(&str) -> Vec<WordForms>,
    patterns: HashMap<Pattern, usize>,
    parts: HashMap<Part, usize>,
    matcher: Matcher,
}

impl Builder<'_> {
    /// Adds the leaves of a query that must be there for it to match. The parser bounds the depth.
    fn add(&mut self, query: &Query, is_positive: bool, weight: f32) {
        match query {
            Query::Terms(clauses) | Query::And(clauses) | Query::Or(clauses) => {
                for clause in clauses {
                    self.add(clause, is_positive, weight);
                }
            }
            Query::Not(inner) => self.add(inner, !is_positive, weight),
            Query::Boost(inner, by) => self.add(inner, is_positive, weight * by),
            Query::Word { text, scope, .. } if is_positive => self.leaf(text, *scope, weight, Leaf::Word),
            Query::Phrase { text, slop, scope, .. } if is_positive => {
                self.leaf(text, *scope, weight, Leaf::Phrase(*slop));
            }
            Query::Prefix { text, scope, .. } if is_positive => self.leaf(text, *scope, weight, Leaf::Prefix),
            Query::Word { .. } | Query::Phrase { .. } | Query::Prefix { .. } => {}
            Query::All | Query::Dates { .. } | Query::Exists { .. } => {}
        }
    }

    fn leaf(&mut self, text: &str, scope: Scope, weight: f32, leaf: Leaf) {
        let fields = fields(scope);
        if fields == 0 {
            return;
        }
        let forms = (self.analyse)(text);
        if leaf != Leaf::Word {
            return self.part(&forms, fields, weight, leaf);
        }
        let groups = analyze::groups(&forms);
        // Together they count as much as the one word that was typed.
        let weight = weight / groups.len().max(1) as f32;
        for group in groups {
            self.part(group, fields, weight, leaf);
            if let [WordForms { joined: Some(joined), .. }, _] = group {
                self.part(std::slice::from_ref(joined), fields, weight, leaf);
            }
        }
    }

    /// Adds a word, or words side by side.
    fn part(&mut self, forms: &[WordForms], fields: u8, weight: f32, leaf: Leaf) {
        let Some(first) = forms.first().map(|form| form.position) else { return };
        let count = forms.len();
        let mut patterns = Vec::with_capacity(count);
        for (at, form) in forms.iter().enumerate() {
            // Words side by side are looked up as they are, as in a phrase.
            let stems = if leaf == Leaf::Word && count == 1 { form.stems.clone() } else { Vec::new() };
            let is_prefix = form.is_prefix() || (leaf == Leaf::Prefix && at + 1 == count);
            let pattern = Pattern { exact: form.exact.clone(), stems, is_prefix };
            let next = self.patterns.len();
            patterns.push((*self.patterns.entry(pattern).or_insert(next), form.position.saturating_sub(first)));
        }
        let slop = if let Leaf::Phrase(slop) = leaf { slop } else { 0 };
        let next = self.parts.len();
        let number = *self.parts.entry(Part { patterns, slop, fields }).or_insert(next);
        match self.matcher.weights.get_mut(number) {
            Some(known) => *known = known.max(weight),
            None => self.matcher.weights.push(weight),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Leaf {
    Word,
    Phrase(u32),
    Prefix,
}

/// Terms and the patterns that they match, with a quick answer for terms that match none.
#[derive(Clone, Debug, Default)]
struct Terms {
    /// For each first byte, the lengths of terms as bits; the last bit is for all longer ones.
    lengths: Vec<u64>,
    patterns: HashMap<String, Vec<usize>>,
}

fn length_bit(term: &str) -> u64 {
    1 << term.len().min(63)
}

impl Terms {
    fn enter(&mut self, term: &str, pattern: usize) {
        let Some(first) = term.bytes().next() else { return };
        self.lengths.resize(256, 0);
        if let Some(lengths) = self.lengths.get_mut(usize::from(first)) {
            *lengths |= length_bit(term);
        }
        let patterns = self.patterns.entry(term.to_owned()).or_default();
        if !patterns.contains(&pattern) {
            patterns.push(pattern);
        }
    }

    #[inline]
    fn get(&self, term: &str) -> &[usize] {
        let lengths = term.bytes().next().and_then(|first| self.lengths.get(usize::from(first)));
        match lengths {
            Some(lengths) if lengths & length_bit(term) != 0 => {
                self.patterns.get(term).map(Vec::as_slice).unwrap_or_default()
            }
            _ => &[],
        }
    }
}
