//! Templates that write numbers and units. A measure is given in the units of its author; it is not converted.

use super::call::Call;

/// Codes of units that are shown otherwise.
const UNITS: &[(&str, &str)] = &[
    ("km2", "km²"),
    ("m2", "m²"),
    ("cm2", "cm²"),
    ("mm2", "mm²"),
    ("km3", "km³"),
    ("m3", "m³"),
    ("cm3", "cm³"),
    ("ft2", "sq ft"),
    ("sqft", "sq ft"),
    ("ft3", "cu ft"),
    ("cuft", "cu ft"),
    ("mi2", "sq mi"),
    ("sqmi", "sq mi"),
    ("in2", "sq in"),
    ("sqin", "sq in"),
    ("in3", "cu in"),
    ("cuin", "cu in"),
    ("yd2", "sq yd"),
    ("sqyd", "sq yd"),
    ("cumi", "cu mi"),
    ("cuyd", "cu yd"),
    ("C", "°C"),
    ("F", "°F"),
    ("K", "K"),
    ("kph", "km/h"),
    ("C-change", "°C"),
    ("F-change", "°F"),
    ("sqkm", "km²"),
    ("foot", "ft"),
    ("feet", "ft"),
    ("inch", "in"),
    ("mile", "mi"),
    ("miles", "mi"),
    ("nmi", "nmi"),
    ("/km2", "/km²"),
    ("/sqkm", "/km²"),
    ("/sqmi", "/sq mi"),
    ("PD/km2", "/km²"),
    ("PD/sqmi", "/sq mi"),
    ("m3/s", "m³/s"),
    ("cuft/s", "cu ft/s"),
    ("kg/m3", "kg/m³"),
    ("lb-ft", "lb⋅ft"),
    ("lbft", "lb⋅ft"),
    ("Nm", "N⋅m"),
    ("N.m", "N⋅m"),
    ("kgf/cm2", "kgf/cm²"),
    ("um", "μm"),
    ("uL", "μL"),
    ("oz", "oz"),
    ("impgal", "imp gal"),
    ("USgal", "US gal"),
    ("m/s2", "m/s²"),
    ("bbl", "bbl"),
    ("PS", "PS"),
    ("metric hp", "PS"),
];

/// Words between two numbers of a range, and how each is shown.
const BETWEEN: &[(&str, &str)] = &[
    ("-", "–"),
    ("–", "–"),
    ("to", " to "),
    ("and", " and "),
    ("or", " or "),
    ("x", " × "),
    ("×", " × "),
    ("by", " by "),
    ("+/-", " ± "),
    ("±", " ± "),
    ("to(-)", " to "),
    ("*", " × "),
    ("&", " and "),
];

fn shown(unit: &str) -> &str {
    UNITS.iter().find(|(code, _)| *code == unit).map_or(unit, |(_, shown)| shown)
}

fn is_number(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit())
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '−' | '+' | '/' | 'e' | ' ' | '\u{3}'))
}

/// `{{convert|10|km|mi}}`, `{{convert|5|to|6|ft}}`, `{{convert|5|ft|10|in|cm}}`
pub(super) fn convert(call: &Call<'_>) -> String {
    let parts = call.filled();
    let mut text = String::new();
    let mut parts = parts.into_iter().peekable();
    let Some(first) = parts.next() else { return text };
    text.push_str(&first.replace('+', " "));
    while let Some((_, between)) = parts.peek().and_then(|word| BETWEEN.iter().find(|(known, _)| known == word)) {
        parts.next();
        let Some(number) = parts.next() else { break };
        text.push_str(between);
        text.push_str(number);
    }
    let Some(unit) = parts.next() else { return text };
    with_unit(&mut text, shown(unit));
    // A second number with its unit: feet and inches, stones and pounds.
    if let Some(number) =
        parts.next().filter(|text| is_number(text) && parts.peek().is_some_and(|unit| !is_number(unit)))
    {
        let is_pair = matches!(unit, "ft" | "st" | "lb" | "mi" | "yd" | "foot" | "feet" | "h" | "LT" | "cwt");
        if let Some(second) = parts.next().filter(|_| is_pair) {
            text.push(' ');
            text.push_str(number);
            with_unit(&mut text, shown(second));
        }
    }
    text
}

fn with_unit(text: &mut String, unit: &str) {
    if !unit.starts_with('/') {
        text.push(' ');
    }
    text.push_str(unit);
}

/// `{{unité|10|km}}`, `{{unité|10|m|2}}`: number, unit, power.
pub(super) fn unit(call: &Call<'_>) -> String {
    let parts = call.filled();
    let Some(number) = parts.first() else { return String::new() };
    let mut text = (*number).to_owned();
    if let Some(unit) = parts.get(1) {
        let power = match parts.get(2).copied() {
            Some("2") => "²",
            Some("3") => "³",
            _ => "",
        };
        with_unit(&mut text, shown(unit));
        text.push_str(power);
    }
    text
}

/// `{{val|1.23|0.05|e=6|u=kg}}`
pub(super) fn value(call: &Call<'_>) -> String {
    let parts = call.filled();
    let Some(number) = parts.first() else { return String::new() };
    let mut text = call.any(&["p"]).unwrap_or_default().to_owned();
    text.push_str(number);
    match (parts.get(1), parts.get(2)) {
        (Some(more), Some(less)) => text.push_str(&format!(" +{more} −{}", less.trim_start_matches('-'))),
        (Some(error), None) => text.push_str(&format!("±{error}")),
        _ => {}
    }
    if let Some(power) = call.get("e") {
        text.push_str(&format!("×10^{power}"));
    }
    if let Some(unit) = call.any(&["u", "ul", "s"]) {
        with_unit(&mut text, shown(unit));
    }
    text
}

/// `{{frac|1|2}}`, `{{frac|3|1|2}}`, `{{frac|8}}`
pub(super) fn fraction(call: &Call<'_>) -> String {
    match call.filled().as_slice() {
        [below] => format!("1/{below}"),
        [above, below] => format!("{above}/{below}"),
        [whole, above, below, ..] => format!("{whole} {above}/{below}"),
        [] => String::new(),
    }
}

/// `{{e|6}}`
pub(super) fn power(call: &Call<'_>) -> String {
    match call.at(1).filter(|power| is_number(power)) {
        Some(power) => format!("×10^{power}"),
        // In French the ending of an ordinal number.
        None => call.at(1).unwrap_or("e").to_owned(),
    }
}

/// `{{ordinal|3}}`
pub(super) fn ordinal(call: &Call<'_>) -> String {
    let Some(number) = call.number(1) else { return call.text(1).to_owned() };
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// `{{height|m=1.80}}`, `{{height|ft=6|in=1}}`
pub(super) fn height(call: &Call<'_>) -> String {
    let measure = |name: &str| call.get(name).map(|number| format!("{number} {name}"));
    let parts: Vec<String> = ["m", "cm", "ft", "in"].into_iter().filter_map(measure).collect();
    if parts.is_empty() { call.filled().join(" ") } else { parts.join(" ") }
}
