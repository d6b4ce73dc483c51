use std::fmt::Write;

use proptest::prelude::*;

use super::parse;
use crate::query::ast::{Field, NoteKind, Query, QuerySpan};

/// Noon of 15 July 2025.
const NOW: i64 = 1_752_580_800;

/// The tree in a line: `[a b]` side by side, `(& a b)`, `(| a b)`, `-a`, `"a b"~2`, `title:a`, `a^2`, `lav*`.
fn sketch(query: &Query) -> String {
    let many = |queries: &[Query]| queries.iter().map(sketch).collect::<Vec<_>>().join(" ");
    let field = |scope: &Option<Field>| scope.map_or(String::new(), |field| format!("{}:", field.name()));
    match query {
        Query::All => "*".to_owned(),
        Query::Word { text, scope, .. } => field(scope) + text,
        Query::Phrase { text, slop: 0, scope, .. } => format!("{}\"{text}\"", field(scope)),
        Query::Phrase { text, slop, scope, .. } => format!("{}\"{text}\"~{slop}", field(scope)),
        Query::Prefix { text, scope, .. } => format!("{}{text}*", field(scope)),
        Query::Dates { field, range, .. } => {
            let day = |at: Option<i64>| {
                at.and_then(|at| jiff::Timestamp::from_second(at).ok())
                    .map_or(String::new(), |at| at.strftime("%F").to_string())
            };
            format!("{}:{}..{}", field.name(), day(range.from), day(range.until))
        }
        Query::Exists { field, .. } => format!("has:{}", field.name()),
        Query::Terms(queries) => format!("[{}]", many(queries)),
        Query::And(queries) => format!("(& {})", many(queries)),
        Query::Or(queries) => format!("(| {})", many(queries)),
        Query::Not(inner) => format!("-{}", sketch(inner)),
        Query::Boost(inner, by) => format!("{}^{by}", sketch(inner)),
    }
}

/// The tree, and the kinds of the notes behind a `!`.
fn read(text: &str) -> String {
    let parsed = parse(text, NOW);
    let mut line = sketch(&parsed.query);
    for note in &parsed.notes {
        let _ = write!(line, " !{}", note.kind.name());
    }
    line
}

fn check(table: &[(&str, &str)]) {
    for (typed, wanted) in table {
        assert_eq!(read(typed), *wanted, "{typed:?}");
    }
}

#[test]
fn words_are_read_as_typed() {
    check(&[
        ("Lavrov", "Lavrov"),
        ("Lavrov Kim", "[Lavrov Kim]"),
        ("  Lavrov\t\n Kim ", "[Lavrov Kim]"),
        ("COVID-19 well-known", "[COVID-19 well-known]"),
        ("AT&T C++ U.S. #tag @name", "[AT&T C++ U.S. #tag @name]"),
        ("me@example.org", "me@example.org"),
        ("5:30", "5:30"),
        ("http://x.y/z", "http://x.y/z"),
        ("https://x.y/Mercury_(planet)?a=1&&b=2", "https://x.y/Mercury_(planet)?a=1&&b=2"),
        ("(http://x.y/z)", "http://x.y/z"),
        ("don't l'homme O’Brien ‘x’", "[don't l'homme O’Brien ‘x’]"),
        ("and or not", "[and or not]"),
        ("Lavrov, Kim.", "[Lavrov, Kim.]"),
        ("Lavrov - Kim", "[Lavrov Kim]"),
        ("Lavrov – Kim … ?", "[Lavrov Kim]"),
        ("🙂 Kim", "[🙂 Kim]"),
        ("🙂", "🙂"),
        ("朝鲜 北京大学", "[朝鲜 北京大学]"),
        ("محمد علي", "[محمد علي]"),
        ("--flag a+b i++ ++i", "[--flag a+b i++ ++i]"),
        ("function(s)", "[function s]"),
        ("a:b:c", "a:b:c !unknown_field"),
        ("10:20:30", "10:20:30"),
        ("std::vec", "std::vec"),
        ("mailto:a@b.c", "mailto:a@b.c"),
        ("He said: yes", "[He said: yes]"),
        ("Title: yes", "[Title: yes]"),
        ("", "*"),
        (" \t", "*"),
        ("*", "*"),
        ("*:*", "*"),
        ("???", "??? !repaired"),
    ]);
}

#[test]
fn operators_join_clauses() {
    check(&[
        ("a AND b", "(& a b)"),
        ("a && b", "(& a b)"),
        ("a&&b||c", "(| (& a b) c)"),
        ("a OR b", "(| a b)"),
        ("a || b || c", "(| a b c)"),
        ("a AND b OR c AND d", "(| (& a b) (& c d))"),
        ("a b OR c d", "(| [a b] [c d])"),
        ("a b AND c", "(& [a b] c)"),
        ("a AND NOT b", "(& a -b)"),
        ("a NOT b", "[a -b]"),
        ("a -b", "[a -b]"),
        ("a !b", "[a -b]"),
        ("a OR NOT b", "(| a -b)"),
        ("NOT a b", "[-a b]"),
        ("NOT NOT a", "a"),
        ("NOT -a b", "[a b]"),
        ("-(-(a))", "a"),
        ("-a", "-a !info"),
        ("-a -b", "-(| a b) !info"),
        ("NOT a AND NOT b", "-(| a b) !info"),
        ("NOT a OR NOT b", "-(& a b) !info"),
        ("c AND (-a -b)", "(& c -(| a b))"),
        ("-\"a b\" c", "[-\"a b\" c]"),
        ("-(a b) c", "[-[a b] c]"),
        ("+a b c", "(& a [b c])"),
        ("a +b -c", "(& b a -c)"),
        ("+a +b", "(& a b)"),
        ("+a", "a"),
        ("a+b -5 +1", "(& 1 a+b -5)"),
        ("(a OR b) c", "[(| a b) c]"),
        ("(a OR b)(c OR d)", "[(| a b) (| c d)]"),
        ("NOT(a b) c", "[-[a b] c]"),
        ("((a))", "a"),
        ("（a OR b） c", "[(| a b) c]"),
    ]);
}

#[test]
fn operators_with_nothing_to_join_are_left_out() {
    check(&[
        ("AND", "AND !repaired"),
        ("NOT", "NOT !repaired"),
        ("AND OR", "AND OR !repaired"),
        ("a AND", "a !repaired"),
        ("OR b", "b !repaired"),
        ("a AND OR b", "(& a b) !repaired"),
        ("a AND AND b", "(& a b) !repaired"),
        ("a NOT AND b", "(& a -b)"),
        ("a NOT", "a !repaired"),
        ("a (b OR) c", "[a b c] !repaired"),
        ("a - b + c ! d", "[a b c d]"),
        ("(a b", "[a b] !repaired"),
        ("a) b", "[a b] !repaired"),
        ("((a OR b", "(| a b) !repaired"),
        ("a () b", "[a b]"),
        ("a -() b", "[a b]"),
        ("()", "() !repaired"),
        (":) a", "a !repaired"),
    ]);
}

#[test]
fn quotes_make_phrases() {
    check(&[
        ("\"a b\"", "\"a b\""),
        ("“invincible brotherhood”", "\"invincible brotherhood\""),
        ("„a b“ c", "[\"a b\" c]"),
        ("«a b» »c d«", "[\"a b\" \"c d\"]"),
        ("‹a b› ‟c d”", "[\"a b\" \"c d\"]"),
        ("「北京 大学」 『a b』", "[\"北京 大学\" \"a b\"]"),
        ("「a『b』c」", "\"a『b』c\""),
        ("“a b\" \"c d”", "[\"a b\" \"c d\"]"),
        ("「a b\" c", "[\"a b\" c]"),
        ("\"a b\"~3", "\"a b\"~3"),
        ("\"a b\"~", "\"a b\"~1"),
        ("\"a b\"~99999999999", "\"a b\"~1000"),
        ("\"a b\"~2^3", "\"a b\"~2^3"),
        ("\" a b \"", "\"a b\""),
        ("\"a AND -b\"", "\"a AND -b\""),
        ("x\"a b\"y", "[x \"a b\" y]"),
        ("\"a b", "[a b] !repaired"),
        ("a b\" c", "[a b c] !repaired"),
        ("27\" screen", "[27 screen]"),
        ("“a b", "[a b] !repaired"),
        ("\"\" a", "a !repaired"),
        ("\"Lavrov\"", "\"Lavrov\""),
    ]);
}

#[test]
fn names_before_a_colon_are_fields() {
    check(&[
        ("title:a", "title:a"),
        ("TITLE:a", "title:a"),
        ("title:a b", "[title:a b]"),
        ("title:(a b)", "[title:a title:b]"),
        ("title:(a OR body:b)", "(| title:a body:b)"),
        ("title:\"a b\"", "title:\"a b\""),
        ("title:“a b”~2", "title:\"a b\"~2"),
        ("-title:a b", "[-title:a b]"),
        ("title:-a b", "[-title:a b]"),
        ("title:(a (b))", "[title:a title:b]"),
        ("title:(a) b", "[title:a b]"),
        ("headline:a by:b text:c", "[title:a author:b body:c]"),
        ("in:news/* language:en", "[dump:news/* lang:en]"),
        ("url:http://x.y/z site:example.org", "[url:http://x.y/z site:example.org]"),
        ("title:lav*", "title:lav*"),
        ("title:*", "has:title"),
        ("has:author", "has:author"),
        ("-has:by a", "[-has:author a]"),
        ("has:(author date)", "[has:author has:date]"),
        ("has:nothing", "nothing !unknown_field"),
        ("title: a", "title:a !info"),
        ("title:", "title:"),
        ("a title:) b", "[a title: b] !repaired"),
        ("title:AND a", "(& title a) !repaired"),
        ("title:body:a", "[title body:a] !repaired"),
        ("titel:a", "titel:a !unknown_field"),
        ("subject:a", "subject:a !unknown_field"),
        ("subject:\"a b\"", "[subject: \"a b\"] !unknown_field"),
        ("x1:a", "x1:a"),
    ]);
}

#[test]
fn beginnings_and_weights() {
    check(&[
        ("lav*", "lav*"),
        ("l*v", "l*v !info"),
        ("*lav", "*lav !info"),
        ("**bold**", "**bold** !info"),
        ("lavrov^2", "lavrov^2"),
        ("lav*^1.5 a", "[lav*^1.5 a]"),
        ("(a b)^2 c", "[[a b]^2 c]"),
        ("title:(a)^3", "title:a^3"),
        ("a^ b^x ^2", "[a^ b^x ^2]"),
        ("a^999999", "a^1000"),
        ("-a^2 b", "[-a b]"),
        ("lavrof~1", "lavrof !info"),
        ("~/notes a~b", "[~/notes a~b]"),
    ]);
}

#[test]
fn dates_are_stretches_of_time() {
    check(&[
        ("date:2025-07", "date:2025-07-01..2025-08-01"),
        ("date:2024..2025 a", "[date:2024-01-01..2026-01-01 a]"),
        ("date:[2024 TO 2025]", "date:2024-01-01..2026-01-01"),
        ("date:[2024 TO 2025] a", "[date:2024-01-01..2026-01-01 a]"),
        ("date:>=2025-01", "date:2025-01-01.."),
        ("date:\"12 July 2025\"", "date:2025-07-12..2025-07-13"),
        ("date:12 July 2025", "date:2025-07-12..2025-07-13"),
        ("date:12 July 2025 Lavrov", "[date:2025-07-12..2025-07-13 Lavrov]"),
        ("(date:12 July 2025) a", "[date:2025-07-12..2025-07-13 a]"),
        ("date:(2024 OR 2025-07)", "(| date:2024-01-01..2025-01-01 date:2025-07-01..2025-08-01)"),
        ("updated:2025", "updated:2025-01-01..2026-01-01"),
        ("since:7d", "date:2025-07-08.."),
        ("since:2025", "date:2025-01-01.."),
        ("after:2024", "date:2025-01-01.."),
        ("after:7d", "date:2025-07-08.."),
        ("before:2025", "date:..2025-01-01"),
        ("until:2025-03", "date:..2025-04-01"),
        ("-before:2025 a", "[-date:..2025-01-01 a]"),
        ("date:soonish a", "[soonish a] !bad_date"),
        ("date:\"some day\"", "\"some day\" !bad_date"),
        ("date:[2024 a", "[[2024 a] !bad_date"),
        ("since:..2024", "..2024 !bad_date"),
    ]);
}

#[test]
fn notes_name_what_is_meant() {
    let parsed = parse("Kim titel:a", NOW);
    let note = &parsed.notes[0];
    assert_eq!(note.text, "there is no field titel, so it was searched as text; did you mean title:");
    assert_eq!(note.span, Some(QuerySpan { start: 4, end: 9 }));
}

#[test]
fn spans_count_code_points() {
    let parsed = parse("ё “Ä b” has:author lav*", NOW);
    let Query::Terms(clauses) = parsed.query else { panic!("{:?}", parsed.query) };
    let spans: Vec<(usize, usize)> = clauses.iter().filter_map(span).map(|span| (span.start, span.end)).collect();
    assert_eq!(spans, [(0, 1), (2, 7), (12, 18), (19, 23)]);
}

#[test]
fn what_is_too_much_is_left_out() {
    let words = "word ".repeat(5000);
    let parsed = parse(&words, NOW);
    assert!(matches!(&parsed.query, Query::Terms(clauses) if clauses.len() == 1024));
    assert_eq!(parsed.notes.last().map(|note| note.kind), Some(NoteKind::Bounded));

    let nested = format!("{}a{}", "-(a OR b AND +c d -(e OR f AND +g h ".repeat(50_000), ")".repeat(100_000));
    let parsed = parse(&nested, NOW);
    assert!(depth(&parsed.query) < 200);
    assert!(parsed.notes.iter().any(|note| note.kind == NoteKind::Bounded));

    let noisy = "a) b\" foo:x AND AND date:? ".repeat(10_000);
    assert!(parse(&noisy, NOW).notes.len() <= 25);
}

#[test]
fn time_is_linear_in_the_text() {
    for piece in
        ["(", ")", "\"", "“", "「", "-", "-(", "NOT ", "date:", "date:a ", "a:", "AND ", "''", "title:", "^", "~*&|"]
    {
        let text = piece.repeat(200_000 / piece.len());
        let start = std::time::Instant::now();
        let _ = parse(&text, NOW);
        assert!(start.elapsed().as_secs() < 2, "{piece:?}");
    }
}

fn span(query: &Query) -> Option<QuerySpan> {
    match query {
        Query::Word { span, .. }
        | Query::Phrase { span, .. }
        | Query::Prefix { span, .. }
        | Query::Dates { span, .. }
        | Query::Exists { span, .. } => Some(*span),
        _ => None,
    }
}

fn children(query: &Query) -> &[Query] {
    match query {
        Query::Terms(queries) | Query::And(queries) | Query::Or(queries) => queries,
        Query::Not(inner) | Query::Boost(inner, _) => std::slice::from_ref(inner),
        _ => &[],
    }
}

fn depth(query: &Query) -> usize {
    1 + children(query).iter().map(depth).max().unwrap_or(0)
}

/// Spans lie in the text, negation is never doubled, and no list is shorter than two.
fn is_sound(query: &Query, length: usize) -> bool {
    let in_text = span(query).is_none_or(|span| span.start < span.end && span.end <= length);
    let shape = match query {
        Query::Not(inner) => !matches!(**inner, Query::Not(_)),
        Query::Terms(queries) | Query::And(queries) | Query::Or(queries) => queries.len() > 1,
        _ => true,
    };
    in_text && shape && children(query).iter().all(|child| is_sound(child, length))
}

proptest! {
    #[test]
    fn any_text_is_a_query(
        text in prop_oneof![
            any::<String>(),
            "([a-zäж朝🙂]{0,3}|[-+!(){}\\[\\]\"“”„「」:*^~&| ]|AND|OR|NOT|title:|date:|has:|since:|2025|\\^2|~3| ){0,40}",
        ],
    ) {
        let parsed = parse(&text, NOW);
        let length = text.chars().count();
        prop_assert!(is_sound(&parsed.query, length), "{:?}", parsed.query);
        for note in &parsed.notes {
            prop_assert!(note.span.is_none_or(|span| span.start <= span.end && span.end <= length), "{:?}", note);
        }
    }
}
