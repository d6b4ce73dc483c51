//! The line in front of each record of an ARC file, the format that web archives had before WARC.
//!
//! `URL IP-address date type length` in version 1; version 2 has five more values before the length. Addresses may hold
//! blanks, so a line is read from its end.

use jiff::civil;
use jiff::tz::TimeZone;

/// The longest line in front of a record.
pub(super) const MOST_LINE: usize = 8 << 10;

/// What a record's line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line<'a> {
    pub(super) url: &'a str,
    pub(super) date: &'a str,
    pub(super) media_type: &'a str,
    /// None where it is no number.
    pub(super) length: Option<u64>,
}

/// The line's values, if it stands in front of a record. Its length need not be a number; all else must look its part.
pub(super) fn line(bytes: &[u8]) -> Option<Line<'_>> {
    if bytes.len() > MOST_LINE || !is_address(bytes) {
        return None;
    }
    let text = std::str::from_utf8(bytes.trim_ascii_end()).ok()?;
    let mut values = text.rsplitn(5, ' ');
    let (length, fourth, third, second) = (values.next()?, values.next()?, values.next()?, values.next()?);
    if let (true, Some(url)) = (is_date(third) && is_host(second), values.next()) {
        return Some(Line { url, date: third, media_type: fourth, length: length.parse().ok() });
    }
    // Version 2: … date, type, result code, checksum, location, offset, filename, length.
    let mut values = text.rsplitn(10, ' ').skip(6);
    let (media_type, date, host, url) = (values.next()?, values.next()?, values.next()?, values.next()?);
    let is_record = is_date(date) && is_host(host);
    is_record.then(|| Line { url, date, media_type, length: length.parse().ok() })
}

/// Whether the line begins with a scheme, which rules out nearly all others at once.
fn is_address(line: &[u8]) -> bool {
    const MOST_SCHEME: usize = 16;
    let scheme = line.iter().take(MOST_SCHEME).position(|byte| !byte.is_ascii_alphanumeric());
    scheme.is_some_and(|end| end > 1 && line.get(end) == Some(&b':'))
}

fn is_date(text: &str) -> bool {
    (12..=20).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_host(text: &str) -> bool {
    text == "-"
        || (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b'.' | b':')))
}

/// `20140216050221` in seconds since 1970; dates are in UTC.
pub(super) fn seconds(date: &str) -> Option<i64> {
    let number = |range: std::ops::Range<usize>| date.get(range)?.parse::<i8>().ok();
    let year = date.get(..4)?.parse::<i16>().ok()?;
    let second = number(12..14).unwrap_or(0);
    let moment = civil::DateTime::new(year, number(4..6)?, number(6..8)?, number(8..10)?, number(10..12)?, second, 0);
    Some(TimeZone::UTC.to_timestamp(moment.ok()?).ok()?.as_second())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_both_versions() {
        let first = line(b"http://a.example/x y 192.0.2.1 20140216050221 text/html 1591\r").unwrap();
        assert_eq!((first.url, first.media_type, first.length), ("http://a.example/x y", "text/html", Some(1591)));
        let second = line(b"http://a.example/ 2001:db8::1 19970101000000 text/html 200 f00 - 1204 x.arc 27").unwrap();
        assert_eq!((second.url, second.date, second.length), ("http://a.example/", "19970101000000", Some(27)));
        assert_eq!(line(b"http://a.example/ 192.0.2.1 20140216050221 text/html -1").unwrap().length, None);
        for other in [
            "URL IP-address Archive-date Content-type Archive-length",
            "http://a.example/ and words after it",
            "http://a.example/ 192.0.2.1 yesterday text/html 5",
            "1 0 Capture",
            "",
        ] {
            assert_eq!(line(other.as_bytes()), None, "{other}");
        }
    }

    #[test]
    fn dates() {
        assert_eq!(seconds("20140216050221"), Some(1_392_526_941));
        assert_eq!(seconds("201404010000000000"), Some(1_396_310_400));
        assert_eq!(seconds("20141316050221"), None);
        assert_eq!(seconds("2014"), None);
        assert_eq!(seconds("日本語の日付"), None);
    }
}
