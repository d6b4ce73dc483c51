//! The query language, read leniently: every text is a query.
//!
//! Clauses side by side belong together closest, then AND, then OR; `(a b OR c AND d)` is
//! `(a b) OR (c AND d)`. Brackets are kept on a stack of our own, bounded in depth, so nothing here recurses on
//! what was typed. What cannot be an operator where it stands is left out or read as a word, and a note says so.

mod leaf;
#[cfg(test)]
mod tests;

use super::ast::{Field, Note, NoteKind, Parsed, Query, QuerySpan};
use super::lex::{Kind, Lexeme, Lexer, Target};

/// Brackets nested deeper are left out. Bounds the depth of the tree, on which later stages recurse.
const MOST_DEPTH: usize = 32;
/// Words and phrases behind so many are left out.
const MOST_LEAVES: usize = 1024;
/// Nobody reads more remarks.
const MOST_NOTES: usize = 24;

/// Reads a query, seen from `now` (seconds since 1970 UTC), which dates such as `7d` are counted from.
///
/// Never fails; takes time linear in the text. Spans are in code points of `text`. The tree has fewer than
/// 200 levels and at most 1024 leaves.
///
/// ```
/// use dumpsearch::query::{ast::Query, parse};
///
/// let parsed = parse("“foreign minister” -Kim", 0);
/// assert!(matches!(parsed.query, Query::Terms(clauses) if matches!(clauses[1], Query::Not(_))));
/// ```
pub fn parse(text: &str, now: i64) -> Parsed {
    let mut parser = Parser {
        text,
        now,
        lexer: Lexer::new(text),
        groups: Vec::new(),
        group: Group::default(),
        too_deep: 0,
        leaves: 0,
        notes: Vec::new(),
    };
    while let Some(lexeme) = parser.lexer.next() {
        if parser.leaves == MOST_LEAVES {
            let end = parser.lexer.point() + parser.lexer.rest().chars().count();
            let rest = QuerySpan { start: lexeme.span.start, end };
            parser.note(NoteKind::Bounded, format!("only the first {MOST_LEAVES} words were searched"), rest);
            break;
        }
        parser.take(lexeme);
    }
    parser.finish()
}

/// What stands before a clause and holds for it.
#[derive(Clone, Copy, Debug, Default)]
struct Modifiers<'t> {
    not: bool,
    required: bool,
    target: Option<(Target, &'t str)>,
    /// Where the last of them stands.
    span: QuerySpan,
}

/// A clause and whether a `+` stood before it.
#[derive(Debug)]
struct Clause {
    query: Query,
    required: bool,
}

/// What has been read between one bracket and its partner.
#[derive(Debug, Default)]
struct Group<'t> {
    /// What stands before the bracket.
    outer: Modifiers<'t>,
    /// The alternatives, complete but for the last.
    alternatives: Vec<Query>,
    /// The parts of the last alternative, complete but for the last.
    parts: Vec<Query>,
    /// The clauses side by side of the last part.
    clauses: Vec<Clause>,
    /// What stands before the clause to come.
    next: Modifiers<'t>,
    /// An operator that waits for its right side.
    dangling: Option<QuerySpan>,
}

struct Parser<'t> {
    text: &'t str,
    now: i64,
    lexer: Lexer<'t>,
    /// The groups around the current one, outermost first.
    groups: Vec<Group<'t>>,
    group: Group<'t>,
    /// Open brackets that were left out.
    too_deep: usize,
    leaves: usize,
    notes: Vec<Note>,
}

impl<'t> Parser<'t> {
    fn note(&mut self, kind: NoteKind, text: impl Into<String>, span: QuerySpan) {
        let text = text.into();
        if self.notes.len() < MOST_NOTES && !self.notes.iter().any(|note| note.text == text) {
            self.notes.push(Note { kind, text, span: Some(span) });
        }
    }

    fn take(&mut self, lexeme: Lexeme<'t>) {
        let span = lexeme.span;
        match lexeme.kind {
            Kind::Word { boost, .. } | Kind::Phrase { boost, .. } => {
                let outer = self.group.outer.target;
                let target = self.group.next.target.or(outer);
                match self.leaf(lexeme, target) {
                    Some(query) => self.clause(query, boost),
                    None => self.group.next = Modifiers::default(),
                }
            }
            Kind::Open => self.open(span),
            Kind::Close { boost } => self.close(boost, span),
            Kind::And => {
                if self.operator(span) {
                    self.group.end_part();
                }
            }
            Kind::Or => {
                if self.operator(span) {
                    self.group.end_alternative();
                }
            }
            Kind::Not => {
                let next = &mut self.group.next;
                next.not = !next.not;
                next.span = span;
            }
            Kind::Require => {
                self.group.next.required = true;
                self.group.next.span = span;
            }
            Kind::Target { target, name } => {
                self.flush_target();
                self.group.next.target = Some((target, name));
                self.group.next.span = span;
                if self.text.get(lexeme.end..).is_some_and(|rest| rest.starts_with(' ')) {
                    self.note(NoteKind::Info, format!("{name}: was read as a field, in spite of the blank"), span);
                }
            }
            Kind::StrayQuote => {
                // 27" is a measure.
                let before = self.text.get(..lexeme.end).and_then(|head| head.chars().rev().nth(1));
                if !before.is_some_and(|c| c.is_ascii_digit()) {
                    self.note(NoteKind::Repaired, "a quote without its partner was left out", span);
                }
            }
        }
    }

    /// Adds a clause to the current group, with what stands before it.
    fn clause(&mut self, query: Query, boost: Option<f32>) {
        let Modifiers { not, required, .. } = std::mem::take(&mut self.group.next);
        let query = match boost {
            // What must not match has no score.
            Some(boost) if !not && !matches!(query, Query::Not(_)) => Query::Boost(Box::new(query), boost),
            _ => query,
        };
        let query = if not { negated(query) } else { query };
        self.group.clauses.push(Clause { query, required });
        self.group.dangling = None;
    }

    /// Ends what is on the left of AND or OR; false if there is nothing.
    fn operator(&mut self, span: QuerySpan) -> bool {
        self.flush_target();
        if self.group.dangling.is_some() || self.group.clauses.is_empty() {
            self.note(NoteKind::Repaired, "an operator with nothing to join was left out", span);
            return false;
        }
        self.group.dangling = Some(span);
        true
    }

    fn open(&mut self, span: QuerySpan) {
        if self.groups.len() == MOST_DEPTH {
            self.too_deep += 1;
            self.note(NoteKind::Bounded, format!("brackets deeper than {MOST_DEPTH} were left out"), span);
            return;
        }
        let mut outer = std::mem::take(&mut self.group.next);
        outer.target = outer.target.or(self.group.outer.target);
        self.groups.push(std::mem::replace(&mut self.group, Group { outer, ..Group::default() }));
    }

    fn close(&mut self, boost: Option<f32>, span: QuerySpan) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        self.settle();
        let Some(outside) = self.groups.pop() else {
            self.note(NoteKind::Repaired, "a closing bracket without its partner was left out", span);
            return;
        };
        let inside = std::mem::replace(&mut self.group, outside);
        self.group.next = Modifiers { target: None, ..inside.outer };
        match inside.finish() {
            Some(query) => self.clause(query, boost),
            None => self.group.next = Modifiers::default(),
        }
    }

    /// Remarks on what waits in vain for a clause at the end of a group.
    fn settle(&mut self) {
        self.flush_target();
        let next = std::mem::take(&mut self.group.next);
        let waiting = (next.not || next.required).then_some(next.span);
        if let Some(span) = self.group.dangling.take().or(waiting) {
            self.note(NoteKind::Repaired, "an operator with nothing to join was left out", span);
        }
    }

    /// A field's name that no clause followed is a word.
    fn flush_target(&mut self) {
        let Some((_, name)) = self.group.next.target.take() else { return };
        let span = self.group.next.span;
        self.note(NoteKind::Repaired, format!("nothing stands behind {name}: so it was read as a word"), span);
        self.leaves += 1;
        self.clause(Query::Word { text: name.to_owned(), scope: None, span }, None);
    }

    fn finish(mut self) -> Parsed {
        self.settle();
        if !self.groups.is_empty() || self.too_deep > 0 {
            let end = self.text.chars().count();
            let span = QuerySpan { start: end, end };
            self.note(NoteKind::Repaired, "a bracket was not closed; it was closed at the end", span);
        }
        while !self.groups.is_empty() {
            let end = self.lexer.point();
            self.close(None, QuerySpan { start: end, end });
        }
        self.settle();
        let query = std::mem::take(&mut self.group).finish().unwrap_or_else(|| self.nothing());
        if matches!(query, Query::Not(_)) {
            let text = "everything is found but what is excluded".to_owned();
            self.notes.push(Note { kind: NoteKind::Info, text, span: None });
        }
        Parsed { query, notes: self.notes }
    }

    /// The query when no clause was read: everything for a blank text, else the text as one word.
    fn nothing(&mut self) -> Query {
        let typed = self.text.trim();
        if typed.is_empty() {
            return Query::All;
        }
        let start = self.text.chars().take_while(|c| c.is_whitespace()).count();
        let span = QuerySpan { start, end: start + typed.chars().count() };
        self.notes.clear();
        self.note(NoteKind::Repaired, "there is nothing but operators, so they were read as words", span);
        Query::Word { text: typed.to_owned(), scope: None, span }
    }
}

impl Group<'_> {
    fn end_part(&mut self) {
        self.parts.extend(side_by_side(std::mem::take(&mut self.clauses)));
    }

    fn end_alternative(&mut self) {
        self.end_part();
        self.alternatives.extend(all_of(std::mem::take(&mut self.parts)));
    }

    /// What the group means; none if it is empty.
    fn finish(mut self) -> Option<Query> {
        self.end_alternative();
        any_of(self.alternatives)
    }
}

/// Clauses without an operator between them. With a `+` somewhere, those are joined to the rest by AND.
fn side_by_side(clauses: Vec<Clause>) -> Option<Query> {
    if !clauses.iter().any(|clause| clause.required) {
        return conjunction(clauses.into_iter().map(|clause| clause.query).collect(), Query::Terms);
    }
    let (mut required, mut rest, mut excluded) = (Vec::new(), Vec::new(), Vec::new());
    for Clause { query, required: is_required } in clauses {
        match query {
            Query::Not(_) => excluded.push(query),
            query if is_required => required.push(query),
            query => rest.push(query),
        }
    }
    required.extend(joined(rest, Query::Terms));
    required.extend(excluded);
    all_of(required)
}

fn all_of(parts: Vec<Query>) -> Option<Query> {
    conjunction(parts, Query::And)
}

/// Queries that must match together. None but negative ones are one negation: neither a nor b is not (a or b).
fn conjunction(queries: Vec<Query>, join: fn(Vec<Query>) -> Query) -> Option<Query> {
    if is_negative(&queries) { exclusion(queries, Query::Or) } else { joined(queries, join) }
}

fn any_of(alternatives: Vec<Query>) -> Option<Query> {
    if is_negative(&alternatives) { exclusion(alternatives, Query::And) } else { joined(alternatives, Query::Or) }
}

fn is_negative(queries: &[Query]) -> bool {
    !queries.is_empty() && queries.iter().all(|query| matches!(query, Query::Not(_)))
}

fn exclusion(queries: Vec<Query>, join: fn(Vec<Query>) -> Query) -> Option<Query> {
    joined(queries.into_iter().map(negated).collect(), join).map(negated)
}

/// One query alone stands for itself.
fn joined(mut queries: Vec<Query>, join: fn(Vec<Query>) -> Query) -> Option<Query> {
    if queries.len() < 2 { queries.pop() } else { Some(join(queries)) }
}

fn negated(query: Query) -> Query {
    match query {
        Query::Not(inner) => *inner,
        query => Query::Not(Box::new(query)),
    }
}

/// The field a leaf looks in.
fn scope(target: Option<(Target, &str)>) -> Option<Field> {
    match target {
        Some((Target::Field(field), _)) => Some(field),
        _ => None,
    }
}
