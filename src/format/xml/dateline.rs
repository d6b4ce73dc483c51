//! A dateline that stands in a field of its own: "SALVADOR, Feb 26 -", "TOKYO (AP)".

/// The longest name of a place.
const MOST_PLACE: usize = 80;
/// The longest name of an agency between brackets.
const MOST_AGENCY: usize = 24;

/// The place and the agency of a dateline.
pub(crate) fn parts(line: &str) -> (Option<String>, Option<String>) {
    let line = line.trim().trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | ':' | '.'));
    let bracketed = line.split_once('(').and_then(|(before, rest)| Some((before, rest.split_once(')')?.0.trim())));
    let (place, agency) = match bracketed {
        Some((before, agency)) if is_agency(agency) => (before, Some(agency.to_owned())),
        _ => (line, None),
    };
    // From the first part with a number on it is the day.
    let mut parts = place.split(',').map(str::trim).take_while(|part| !part.chars().any(|c| c.is_ascii_digit()));
    let place = parts.by_ref().collect::<Vec<_>>().join(", ");
    let place = place.trim_matches(|c: char| c.is_whitespace() || c == ',');
    let is_place = !place.is_empty() && place.len() <= MOST_PLACE && place.chars().any(char::is_alphabetic);
    // Some write nothing but who sent it.
    if agency.is_none() && crate::agency::agency(place).is_some() {
        return (None, Some(place.to_owned()));
    }
    (is_place.then(|| place.to_owned()), agency)
}

fn is_agency(name: &str) -> bool {
    (2..=MOST_AGENCY).contains(&name.len())
        && name.chars().next().is_some_and(char::is_uppercase)
        && !name.chars().any(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn datelines_come_apart() {
        let of = |line| {
            let (place, agency) = parts(line);
            (place.unwrap_or_default(), agency.unwrap_or_default())
        };
        assert_eq!(of("    SALVADOR, Feb 26 - "), ("SALVADOR".into(), String::new()));
        assert_eq!(of("TOKYO (AP) "), ("TOKYO".into(), "AP".into()));
        assert_eq!(of("ROUND ROCK, Texas"), ("ROUND ROCK, Texas".into(), String::new()));
        assert_eq!(of("AFP"), (String::new(), "AFP".into()));
        assert_eq!(of("12 May 2020"), (String::new(), String::new()));
    }
}
