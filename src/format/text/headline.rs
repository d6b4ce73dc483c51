//! Whether a line, on its own, has the shape of a headline. Positions and neighbours are weighed elsewhere.

/// How much a line looks like a headline: 10 if it does, below zero if it looks like something else.
pub fn headline(text: &str) -> i32 {
    if text.len() > 700 {
        return -40;
    }
    let letters = text.chars().count();
    let words = text.split_whitespace().count();
    let mut points = match letters {
        0..=2 => -20,
        3..=170 => 10,
        171..=220 => 0,
        _ => return -40,
    };
    let last = text.split_whitespace().next_back().unwrap_or_default();
    let closing = last.trim_end_matches(['”', '"', '’', '\'', ')', '»']);
    let is_abbreviation = closing.trim_end_matches('.').contains('.') || closing.chars().count() <= 3;
    if closing.ends_with([':', ';', ',']) {
        points -= 20;
    } else if closing.ends_with(['。', '।']) || closing.ends_with('.') && !is_abbreviation {
        points -= if words > 14 || closing.len() < last.len() { 30 } else { 15 };
    }
    if text.chars().next().is_some_and(char::is_lowercase) {
        points -= 15;
    }
    let mut chars = text.chars();
    if chars.next().is_some_and(char::is_alphabetic) && chars.next() == Some(':') {
        points -= 40; // "Q: …", "A: …": an interview
    }
    if words == 1 && letters < 6 {
        points -= 10;
    }
    if !text.chars().any(char::is_alphabetic) {
        points -= 20;
    }
    points
}

/// Whether a line opens with a list's number: `3.`, `3)`, `(3)`, `#3`.
pub fn is_numbered(text: &str) -> bool {
    let bare = text.trim_start_matches(['(', '#']);
    let rest = bare.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = bare.len() - rest.len();
    (1..=3).contains(&digits) && (rest.starts_with([')', '.']) && !rest.starts_with(".0") || bare.len() < text.len())
}
