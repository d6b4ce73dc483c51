//! Templates that write a date. English wikis show the month's name; elsewhere the date is given as ISO 8601 writes it,
//! for the names of months in other languages come in more than one form.

use super::call::Call;

const MONTHS: &[&str] = &[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day as the wiki would show it, from numbers; empty where they are none.
fn written(call: &Call<'_>, year: Option<u32>, month: Option<u32>, day: Option<u32>) -> String {
    let Some(year) = year.filter(|year| (1..=9999).contains(year)) else { return String::new() };
    let month = month.filter(|month| (1..=12).contains(month));
    let day = day.filter(|day| (1..=31).contains(day)).filter(|_| month.is_some());
    let is_day_first = call.any(&["df", "dayfirst"]).is_some_and(|value| value != "no" && value != "n");
    let name = month.and_then(|month| MONTHS.get(month as usize - 1));
    match (name, day, month) {
        (Some(name), Some(day), _) if call.is_english() && is_day_first => format!("{day} {name} {year}"),
        (Some(name), Some(day), _) if call.is_english() => format!("{name} {day}, {year}"),
        (Some(name), None, _) if call.is_english() => format!("{name} {year}"),
        (_, Some(day), Some(month)) => format!("{year:04}-{month:02}-{day:02}"),
        (_, None, Some(month)) => format!("{year:04}-{month:02}"),
        _ => year.to_string(),
    }
}

/// A number, or a month's English name.
fn part(text: &str) -> Option<u32> {
    text.parse().ok().or_else(|| {
        let at = MONTHS.iter().position(|month| {
            let short = month.get(..3).unwrap_or(month);
            month.eq_ignore_ascii_case(text) || short.eq_ignore_ascii_case(text.trim_end_matches('.'))
        })?;
        u32::try_from(at + 1).ok()
    })
}

/// `{{start date|2005|7|12}}`: year, month, day; a date in words stands as it is.
pub(super) fn calendar_day(call: &Call<'_>) -> String {
    let parts = call.filled();
    let Some(first) = parts.first() else { return String::new() };
    let numbers: Vec<Option<u32>> = parts.iter().take(3).map(|text| part(text)).collect();
    let is_year_first = first.len() >= 3 || call.name.contains("birth") || call.name.contains("start");
    match numbers.as_slice() {
        [Some(year), rest @ ..] if is_year_first => {
            let [month, day] = [0, 1].map(|at| rest.get(at).copied().flatten());
            written(call, Some(*year), month, day)
        }
        [Some(day), Some(month), Some(year)] => written(call, Some(*year), Some(*month), Some(*day)),
        [None, ..] => (*first).to_owned(),
        _ => parts.join(" "),
    }
}

/// `{{дата рождения|12|7|1905}}`: day, month, year.
pub(super) fn day_first(call: &Call<'_>) -> String {
    let parts = call.filled();
    let numbers: Vec<Option<u32>> = parts.iter().take(3).map(|text| part(text)).collect();
    match numbers.as_slice() {
        [Some(day), Some(month), Some(year)] if *day <= 31 => written(call, Some(*year), Some(*month), Some(*day)),
        [Some(year), Some(month), Some(day)] => written(call, Some(*year), Some(*month), Some(*day)),
        _ => parts.iter().take(3).copied().collect::<Vec<_>>().join(" "),
    }
}

/// `{{death date and age|1990|5|2|1920|3|4}}`: the day, and the age at it.
pub(super) fn death(call: &Call<'_>) -> String {
    let numbers: Vec<Option<u32>> = call.unnamed().take(6).map(part).collect();
    let at = |place: usize| numbers.get(place).copied().flatten();
    if call.name.contains("year") {
        let Some(year) = at(0) else { return call.text(1).to_owned() };
        let aged = at(1).and_then(|born| year.checked_sub(born)).filter(|aged| (1..130).contains(aged));
        return aged.map_or_else(|| year.to_string(), |aged| format!("{year} (aged {}–{aged})", aged - 1));
    }
    if at(0).is_none() {
        return call.text(1).to_owned();
    }
    let day = written(call, at(0), at(1), at(2));
    let whole: Option<Vec<u32>> = (0..6).map(at).collect();
    let aged = whole.as_deref().and_then(|numbers| match numbers {
        [year, month, day, born, born_month, born_day] => {
            year.checked_sub(*born)?.checked_sub(u32::from((month, day) < (born_month, born_day)))
        }
        _ => None,
    });
    match aged.filter(|aged| *aged < 130 && call.is_english()) {
        Some(aged) => format!("{day} (aged {aged})"),
        None => day,
    }
}

/// `{{as of|2010|4}}`
pub(super) fn as_of(call: &Call<'_>) -> String {
    if let Some(shown) = call.get("alt") {
        return shown.to_owned();
    }
    let day = calendar_day(call);
    let is_small = call.get("lc").is_some();
    match (call.get("since").is_some(), is_small) {
        _ if day.is_empty() => day,
        (true, true) => format!("since {day}"),
        (true, false) => format!("Since {day}"),
        (false, true) => format!("as of {day}"),
        (false, false) => format!("As of {day}"),
    }
}

/// `{{circa|1500}}`, `{{circa|1500|1510}}`
pub(super) fn circa(call: &Call<'_>) -> String {
    let years: Vec<String> = call.filled().iter().take(2).map(|year| format!("c. {year}")).collect();
    if years.is_empty() { "c.".to_owned() } else { years.join(" – ") }
}

/// `{{floruit|1500|1510}}`
pub(super) fn floruit(call: &Call<'_>) -> String {
    format!("fl. {}", span(call)).trim_end().to_owned()
}

/// `{{reign|1500|1510}}`
pub(super) fn reign(call: &Call<'_>) -> String {
    format!("r. {}", span(call)).trim_end().to_owned()
}

fn span(call: &Call<'_>) -> String {
    call.filled().into_iter().take(2).collect::<Vec<_>>().join("–")
}

/// `{{OldStyleDate|2 February|1905|20 January}}`
pub(super) fn old_style(call: &Call<'_>) -> String {
    match call.text(3) {
        "" => format!("{} {}", call.text(1), call.text(2)).trim().to_owned(),
        old => format!("{} [O.S. {old}] {}", call.text(1), call.text(2)),
    }
}

/// `{{duration|h=1|m=4|s=12}}`, `{{duration|m=4|s=12}}`
pub(super) fn duration(call: &Call<'_>) -> String {
    let place = |name: &str, place: usize| call.get(name).or_else(|| call.at(place));
    let parts: Vec<&str> = [place("h", 1), place("m", 2), place("s", 3)].into_iter().flatten().collect();
    parts.join(":")
}
