//! Queries: what a person types for a time.

use super::{NOW, TimeRange, range_of};
use crate::date::when;

/// The range from the start of one ISO value to the end of another; empty for an open end.
fn span(from: &str, until: &str) -> TimeRange {
    let end = |value: &str| range_of(value).unwrap_or_default();
    TimeRange { from: end(from).from, until: end(until).until }
}

#[test]
fn understands_stretches_of_time() {
    // NOW is Sunday, 2025-07-20, midnight.
    let table = [
        ("2025", span("2025", "2025")),
        ("2025-07", span("2025-07", "2025-07")),
        ("2025-07-12", span("2025-07-12", "2025-07-12")),
        ("2025-07-12T08:30", span("2025-07-12T08:30", "2025-07-12T08:30")),
        ("12 July 2025", span("2025-07-12", "2025-07-12")),
        ("July 12, 2025", span("2025-07-12", "2025-07-12")),
        ("july 2025", span("2025-07", "2025-07")),
        ("12.07.2025", span("2025-07-12", "2025-07-12")),
        ("2025/07/12", span("2025-07-12", "2025-07-12")),
        ("1990s", span("1990", "1999")),
        ("2024..2025", span("2024", "2025")),
        ("2024-2025", span("2024", "2025")),
        ("2024–2025", span("2024", "2025")),
        ("2024 to 2025", span("2024", "2025")),
        ("2025-07-01..2025-07-12", span("2025-07-01", "2025-07-12")),
        ("12 July 2025 .. today", span("2025-07-12", "2025-07-20")),
        ("..2024", span("", "2024")),
        ("2024..", span("2024", "")),
        (">=2025-07", span("2025-07", "")),
        (">2025", span("2026", "")),
        ("<2024", span("", "2023")),
        ("<= 2024", span("", "2024")),
        ("[2024 TO 2025]", span("2024", "2025")),
        ("{2023 TO 2026}", span("2024", "2025")),
        ("[2024 TO 2026}", span("2024", "2025")),
        ("[* TO 2025]", span("", "2025")),
        ("7d", span("2025-07-13", "2025-07-20")),
        ("last 7 days", span("2025-07-13", "2025-07-20")),
        ("2w", span("2025-07-06", "2025-07-20")),
        ("3m", span("2025-04-20", "2025-07-20")),
        ("1y", span("2024-07-20", "2025-07-20")),
        ("12h", TimeRange { from: Some(NOW - 12 * 3600), until: Some(NOW + 1) }),
        ("today", span("2025-07-20", "2025-07-20")),
        ("Yesterday", span("2025-07-19", "2025-07-19")),
        ("gestern", span("2025-07-19", "2025-07-19")),
        ("3 days ago", span("2025-07-17", "2025-07-17")),
        ("2 weeks ago", span("2025-07-06", "2025-07-06")),
        ("3 days ago..yesterday", span("2025-07-17", "2025-07-19")),
        ("this week", span("2025-07-14", "2025-07-20")),
        ("last week", span("2025-07-07", "2025-07-13")),
        ("this month", span("2025-07", "2025-07")),
        ("last month", span("2025-06", "2025-06")),
        ("this year", span("2025", "2025")),
        ("last year", span("2024", "2024")),
    ];
    for (text, range) in table {
        assert_eq!(when(text, NOW), Some(range), "{text}");
    }
}

#[test]
fn refuses_what_is_no_time() {
    let table = [
        "",
        "..",
        "*",
        "[* TO",
        "soon",
        "2025..2024",
        "2025-13",
        "05/07/2025",
        ">",
        ">soon",
        "7",
        "7 apples",
        "99999999999d",
        "2025-07-12x",
        "12 July 2025 noon",
        "July",
        "last",
        "{2024 TO 2025}",
        "<>2024",
        "31 June 2025",
    ];
    for text in table {
        assert_eq!(when(text, NOW), None, "{text}");
    }
    assert_eq!(when(&"2".repeat(1000), NOW), None);
    assert_eq!(when("yesterday", i64::MIN), None);
    assert_eq!(when("7d", i64::MAX), None);
    assert_eq!(when("12h", i64::MAX), None);
}
