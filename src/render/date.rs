//! Dates as a reader of results likes them: `12 Jul 2025`.

use crate::article::Dated;

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The date in short: its day, month or year, as far as it is known. Times are left out. A value that is not
/// as expected is given as it stands.
pub fn short(date: &Dated) -> String {
    let day = date.value.split('T').next().unwrap_or_default();
    let mut parts = day.splitn(3, '-');
    let year = parts.next().unwrap_or_default();
    let month = match parts.next() {
        None => return year.to_owned(),
        Some(digits) => digits.parse::<usize>().ok().and_then(|month| MONTHS.get(month.checked_sub(1)?)),
    };
    match (month, parts.next().map(str::parse::<u8>)) {
        (Some(month), None) => format!("{month} {year}"),
        (Some(month), Some(Ok(day))) => format!("{day} {month} {year}"),
        _ => date.value.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{How, Precision};

    #[test]
    fn dates_are_short() {
        let cases = [
            ("2025", "2025"),
            ("2025-07", "Jul 2025"),
            ("2025-07-02", "2 Jul 2025"),
            ("2025-12-31T23:59:00+05:30", "31 Dec 2025"),
            ("2025-13-01", "2025-13-01"),
            ("2025-00", "2025-00"),
            ("soon", "soon"),
            ("", ""),
        ];
        for (value, expected) in cases {
            let date =
                Dated { value: value.to_owned(), precision: Precision::Day, evidence: String::new(), how: How::Stated };
            assert_eq!(short(&date), expected);
        }
    }
}
