//! The time behind a message: `021430 gmt feb 86` of IPTC 7901, `AP-WS-03-05-98 1234EST` of ANPA 1312.

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The time as ISO 8601, with its offset only where it is that of Greenwich; none where it is written otherwise.
pub(super) fn read(trailer: &str) -> Option<String> {
    let line = trailer.lines().map(str::trim).find(|line| line.chars().any(|c| c.is_ascii_digit()))?;
    let line = line.to_ascii_lowercase();
    let words: Vec<&str> =
        line.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()).take(16).collect();
    of_iptc(&words).or_else(|| of_anpa(&words))
}

fn number(text: &str) -> Option<u32> {
    (!text.is_empty() && text.len() <= 6 && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())?
}

/// Wires of this form began in the seventies.
fn year(two: u32) -> u32 {
    if two >= 70 { 1900 + two } else { 2000 + two }
}

fn of_iptc(words: &[&str]) -> Option<String> {
    let at = words.iter().position(|word| word.len() == 6 && number(word).is_some())?;
    let (time, rest) = (words.get(at)?, words.get(at + 1..)?);
    let month_at = rest.iter().take(2).position(|word| word.get(..3).is_some_and(|month| MONTHS.contains(&month)))?;
    let month = MONTHS.iter().position(|month| rest.get(month_at).and_then(|word| word.get(..3)) == Some(*month))? + 1;
    let written = rest.get(month_at + 1)?;
    let year = match written.len() {
        2 => year(number(written)?),
        4 => number(written)?,
        _ => return None,
    };
    let (day, hour, minute) = (number(time.get(..2)?)?, number(time.get(2..4)?)?, number(time.get(4..6)?)?);
    let is_greenwich = month_at == 1 && matches!(rest.first(), Some(&"gmt" | &"utc" | &"z"));
    iso(year, month, day, hour, minute, is_greenwich)
}

fn of_anpa(words: &[&str]) -> Option<String> {
    let at = words.iter().position(|word| word.matches('-').count() >= 2)?;
    let mut parts = words.get(at)?.rsplit('-');
    let (two, day, month) = (number(parts.next()?)?, number(parts.next()?)?, number(parts.next()?)?);
    let time = words.get(at + 1)?;
    let zone = time.trim_start_matches(|c: char| c.is_ascii_digit());
    let (hour, minute) = (number(time.get(..2)?)?, number(time.get(2..4)?)?);
    (two < 100).then(|| iso(year(two), month as usize, day, hour, minute, matches!(zone, "gmt" | "utc")))?
}

fn iso(year: u32, month: usize, day: u32, hour: u32, minute: u32, is_greenwich: bool) -> Option<String> {
    let is_time = (1..=12).contains(&month) && (1..=31).contains(&day) && hour < 24 && minute < 60;
    let zone = if is_greenwich { "Z" } else { "" };
    is_time.then(|| format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:00{zone}"))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn times_are_read() {
        assert_eq!(read(" 021430 gmt feb 86\r\n").as_deref(), Some("1986-02-02T14:30:00Z"));
        assert_eq!(read("021430 feb 2006").as_deref(), Some("2006-02-02T14:30:00"));
        assert_eq!(read("\nWS-HQ-03-05-98 1234EST").as_deref(), Some("1998-03-05T12:34:00"));
        assert_eq!(read("021430 gmt foo 86"), None);
        assert_eq!(read("991430 gmt feb 86"), None);
        assert_eq!(read("no time"), None);
    }
}
