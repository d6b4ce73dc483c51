//! Tables of stamps, lines and queries, each with what it must mean.

use super::{Context, Role, TimeRange, find, looks_dated, range_of, read, role};
use crate::article::{How, Stamp};

mod asia;
mod languages;
mod query;
mod refused;
mod relative;
mod stamps;
mod written;

/// 2025-07-20T00:00:00Z, the "now" of all tables.
const NOW: i64 = 1_752_969_600;

fn context(language: Option<&str>) -> Context<'_> {
    Context { language, now: NOW, ..Context::default() }
}

fn stated(text: &str, language: Option<&str>) -> Option<String> {
    read(&Stamp::stated(text), &context(language)).map(|dated| dated.value)
}

#[test]
fn reads_what_is_stated() {
    let table = [
        ("2025-07-12", "2025-07-12"),
        ("2025-07-12T08:30:15Z", "2025-07-12T08:30:15Z"),
        ("2025-07-12T08:30:15.123456+03:00", "2025-07-12T08:30:15+03:00"),
        ("2025-07-12T08:30+0300", "2025-07-12T08:30+03:00"),
        ("2025-07-12T08:30:15-05", "2025-07-12T08:30:15-05:00"),
        ("2025-07-12 08:30", "2025-07-12T08:30"),
        ("2025-07-12 08:30:00 UTC", "2025-07-12T08:30:00Z"),
        ("2025-07-12 08:30:00 +0000 UTC", "2025-07-12T08:30:00+00:00"),
        ("2025-07-12T08:30:00+03:00[Europe/Kyiv]", "2025-07-12T08:30:00+03:00"),
        ("20250712", "2025-07-12"),
        ("20250712T083000Z", "2025-07-12T08:30:00Z"),
        ("2025-07", "2025-07"),
        ("2025/07/12", "2025-07-12"),
        ("2025/7/2", "2025-07-02"),
        ("2025.07.12", "2025-07-12"),
        ("2025. 07. 12.", "2025-07-12"),
        ("Sat, 12 Jul 2025 08:30:00 GMT", "2025-07-12T08:30:00Z"),
        ("Sat, 12 Jul 2025 08:30 GMT", "2025-07-12T08:30Z"),
        ("Sat, 12 Jul 2025 08:30:00 +0300", "2025-07-12T08:30:00+03:00"),
        ("Sat, 12 Jul 25 08:30:00 GMT", "2025-07-12T08:30:00Z"),
        ("Sat, 12 Jul 2025 08:30:00 EST", "2025-07-12T08:30:00"),
        ("Sat Jul 12 08:30:00 2025", "2025-07-12T08:30:00"),
        ("Sat Jul 12 08:30:00 +0000 2025", "2025-07-12T08:30:00+00:00"),
        ("Sat Jul 12 08:30:00 UTC 2025", "2025-07-12T08:30:00Z"),
        ("Sat Jul 12 2025 08:30:00 GMT+0300 (Moscow Standard Time)", "2025-07-12T08:30:00+03:00"),
        ("12/Jul/2025:08:30:00 +0000", "2025-07-12T08:30:00+00:00"),
        ("12 July 2025", "2025-07-12"),
        ("12 JULY 2025", "2025-07-12"),
        ("12 Jul. 2025", "2025-07-12"),
        ("12-Jul-2025", "2025-07-12"),
        ("2025-Jul-12", "2025-07-12"),
        ("12th July 2025", "2025-07-12"),
        ("the 12th of July, 2025", "2025-07-12"),
        ("July 12, 2025", "2025-07-12"),
        ("July 12th, 2025", "2025-07-12"),
        ("Sept. 2, 2024", "2024-09-02"),
        ("Saturday, July 12, 2025", "2025-07-12"),
        ("July 12, 2025 at 8:30 a.m.", "2025-07-12T08:30"),
        ("July 12, 2025, 8:30 PM EDT", "2025-07-12T20:30-04:00"),
        ("July 12, 2025 12:05am", "2025-07-12T00:05"),
        ("July 12, 2025 | 8pm", "2025-07-12T20:00"),
        ("12 July 2025, 14:05 BST", "2025-07-12T14:05"),
        ("14:05, 12 July 2025", "2025-07-12T14:05"),
        ("14:05 GMT, Saturday 12 July 2025", "2025-07-12T14:05Z"),
        ("14:05 – 12 July 2025", "2025-07-12T14:05"),
        ("12 July 2025 1405 GMT", "2025-07-12T14:05Z"),
        ("12 July 2025, 2:05 μ.μ.", "2025-07-12T14:05"),
        ("12 July 2025, 2:05 foo", "2025-07-12"),
        ("12 July 2025 25:99", "2025-07-12"),
        ("12.07.2025", "2025-07-12"),
        ("12. 07. 2025", "2025-07-12"),
        ("12.07.2025 14:05", "2025-07-12T14:05"),
        ("24/07/2024", "2024-07-24"),
        ("07/24/2024", "2024-07-24"),
        ("07/07/2025", "2025-07-07"),
        ("Saturday 12/07/2025", "2025-07-12"),
        ("Saturday, 07/12/2025", "2025-07-12"),
        ("July 2025", "2025-07"),
        ("07/2025", "2025-07"),
        ("Updated 12 July 2025", "2025-07-12"),
        ("Last updated: July 12, 2025", "2025-07-12"),
        ("Published on 2025-07-12", "2025-07-12"),
        ("Published: 20250712", "2025-07-12"),
        ("Date: 2025-07", "2025-07"),
        ("Posted July 2025", "2025-07"),
        ("Published 11 July 2025 | Updated 12 July 2025", "2025-07-11"),
        ("By Staff Writer | 12 July 2025", "2025-07-12"),
        ("2025年7月12日", "2025-07-12"),
        ("2025年7月12日 星期六 14:05", "2025-07-12T14:05"),
        ("2025年7月12日 14時05分", "2025-07-12T14:05"),
        ("2025년 7월 12일 오후 2:05", "2025-07-12T14:05"),
        ("２０２５年７月１２日", "2025-07-12"),
        ("1 January 1815", "1815-01-01"),
        ("29 February 2024", "2024-02-29"),
        ("20 July 2025 23:59", "2025-07-20T23:59"),
    ];
    for (text, value) in table {
        assert_eq!(stated(text, None).as_deref(), Some(value), "{text}");
    }
}

#[test]
fn reads_languages() {
    let table = [
        ("de", "12. Juli 2025", "2025-07-12"),
        ("de", "Samstag, 12. Juli 2025, 14:05 Uhr", "2025-07-12T14:05"),
        ("de", "Aktualisiert am 12.07.2025 um 14.05 Uhr", "2025-07-12T14:05"),
        ("de", "3. März 2025", "2025-03-03"),
        ("de", "14:05 am 12. Juli 2025", "2025-07-12T14:05"),
        ("fr", "Publié le 12 juillet 2025 à 14h05", "2025-07-12T14:05"),
        ("fr", "1er août 2024", "2024-08-01"),
        ("fr", "AOUT 2024", "2024-08"),
        ("fr", "Mis à jour le 05/07/2025", "2025-07-05"),
        ("es", "12 de julio de 2025", "2025-07-12"),
        ("es", "Actualizado el 12 de julio del 2025 a las 14:05", "2025-07-12T14:05"),
        ("it", "Pubblicato il 12 luglio 2025 alle 14:05", "2025-07-12T14:05"),
        ("pt", "1º de julho de 2025", "2025-07-01"),
        ("pt", "12 de março de 2025, 14h05", "2025-03-12T14:05"),
        ("nl", "12 juli 2025 om 14:05 uur", "2025-07-12T14:05"),
        ("pl", "12 lipca 2025 r.", "2025-07-12"),
        ("pl", "2 listopada 2024", "2024-11-02"),
        ("hr", "2. listopada 2024.", "2024-10-02"),
        ("ru", "12 июля 2025 г.", "2025-07-12"),
        ("ru", "Обновлено 12 июля 2025, 14:05 МСК", "2025-07-12T14:05+03:00"),
        ("uk", "Опубліковано 12 липня 2025 року", "2025-07-12"),
        ("sv", "Publicerad 12 juli 2025 kl. 14.05", "2025-07-12T14:05"),
        ("tr", "12 Temmuz 2025, 14:05", "2025-07-12T14:05"),
        ("tr", "3 KASIM 2024", "2024-11-03"),
        ("da", "12. juli 2025", "2025-07-12"),
        ("nb", "2. desember 2024", "2024-12-02"),
        ("fi", "12. heinäkuuta 2025", "2025-07-12"),
        ("cs", "12. července 2025", "2025-07-12"),
        ("hu", "2025. július 12.", "2025-07-12"),
        ("hu", "2025. július 12. 14:05", "2025-07-12T14:05"),
        ("ro", "12 iulie 2025", "2025-07-12"),
        ("el", "12 Ιουλίου 2025", "2025-07-12"),
        ("el", "12 ΙΟΥΛΙΟΥ 2025", "2025-07-12"),
        ("ar", "١٢ يوليو ٢٠٢٥", "2025-07-12"),
        ("ar", "12 يوليو، 2025", "2025-07-12"),
        ("id", "12 Agustus 2024", "2024-08-12"),
        ("hi", "12 जुलाई 2025", "2025-07-12"),
        ("vi", "12 tháng 7, 2025", "2025-07-12"),
        ("vi", "ngày 12 tháng 7 năm 2025", "2025-07-12"),
        ("vi", "ngày 5/7/2025", "2025-07-05"),
        ("en-US", "07/05/2025", "2025-07-05"),
        ("en-GB", "05/07/2025", "2025-07-05"),
    ];
    for (language, text, value) in table {
        assert_eq!(stated(text, Some(language)).as_deref(), Some(value), "{language}: {text}");
    }
}

#[test]
fn refuses_what_is_no_single_date() {
    let table = [
        (None, "05/07/2025"),
        (Some("en"), "05/07/2025"),
        (Some("en"), "05.07.2025"),
        (None, "2 listopada 2024"),
        (None, "31 June 2025"),
        (None, "29 February 2025"),
        (None, "32/07/2025"),
        (None, "2025-13-01"),
        (None, "2025-02-30T08:00:00Z"),
        (None, "12 July 1399"),
        (None, "12 July 2026"),
        (None, "22 July 2025"),
        (None, "2026"),
        (None, "10-12 July 2025"),
        (None, "10 – 12 July 2025"),
        (None, "12 July 2025 – 14 July 2025"),
        (None, "12/07/25"),
        (None, "12 July"),
        (None, "July"),
        (None, "Updated"),
        (None, ""),
        (None, "1752307200"),
        (None, "Updated 4 sec ago"),
        (None, "yesterday"),
        (None, "version 1.12.07.2025"),
        (None, "192.168.12.2025"),
        (None, "12.07.2025.3"),
        (None, "12 marbles 2025"),
        (None, "2025年13月1日"),
    ];
    for (language, text) in table {
        assert_eq!(stated(text, language), None, "{language:?}: {text}");
    }
    let long = "x ".repeat(300) + "12 July 2025";
    assert_eq!(stated(&long, None), None);
}

#[test]
fn reads_metadata_and_urls() {
    let table = [
        (How::Metadata, "1752307200", Some("2025-07-12T08:00:00Z")),
        (How::Metadata, "1752307200123", Some("2025-07-12T08:00:00Z")),
        (How::Metadata, "1752307200.5", Some("2025-07-12T08:00:00Z")),
        (How::Metadata, "20250712", Some("2025-07-12")),
        (How::Metadata, "202507120830", Some("2025-07-12T08:30")),
        (How::Metadata, "20250712083000", Some("2025-07-12T08:30:00")),
        (How::Metadata, "12345678", None),
        (How::Metadata, "0", None),
        (How::Metadata, "-1", None),
        (How::Metadata, "99999999999999999999999", None),
        (How::Metadata, "2025", Some("2025")),
        (How::Url, "https://news.example/2025/07/12/a-title", Some("2025-07-12")),
        (How::Url, "https://news.example/2025/jul/12/a-title", Some("2025-07-12")),
        (How::Url, "/2025/07/a-title-of-1999", Some("2025-07")),
        (How::Url, "https://news.example/a/2025-07-12-title", Some("2025-07-12")),
        (How::Url, "https://news.example/a/20250712/title", Some("2025-07-12")),
        (How::Url, "https://news.example/a/12345678", None),
        (How::Url, "https://news.example/2025/13/40/x", None),
        (How::Url, "https://news.example/article?date=2025-07-12", None),
    ];
    for (how, text, value) in table {
        let stamp = Stamp { text: text.to_owned(), how };
        let dated = read(&stamp, &context(None));
        assert_eq!(dated.as_ref().map(|dated| dated.value.as_str()), value, "{text}");
        assert!(dated.is_none_or(|dated| dated.how == how && dated.evidence == text), "{text}");
    }
}

#[test]
fn finds_a_date_in_a_line() {
    let table = [
        ("By Staff Writer | 12 July 2025", "12 July 2025", "2025-07-12"),
        ("By A. Author, Sat 12 July 2025 14:05 GMT - 3 min read", "Sat 12 July 2025 14:05 GMT", "2025-07-12T14:05Z"),
        ("Jane Doe · Last updated: July 12, 2025", "Last updated: July 12, 2025", "2025-07-12"),
        ("SEOUL, 12 July 2025 (AFP) - Text", "12 July 2025", "2025-07-12"),
        ("Von Max Muster, 12.07.2025", "12.07.2025", "2025-07-12"),
    ];
    for (text, part, value) in table {
        let (range, dated) = find(text, &context(None)).unwrap_or_else(|| panic!("{text}"));
        assert_eq!((&text[range], dated.value.as_str()), (part, value));
        assert_eq!(dated.evidence, part);
    }
    for text in ["Chapter 12 of 2025 pages", "He ran 12.5 km in 2025", "05/07/2025", "Tel. 2025-07-12-33"] {
        assert_eq!(find(text, &context(None)), None, "{text}");
    }
}

#[test]
fn tells_stamps_from_text() {
    let stamps = [
        "Updated 12 July 2025",
        "July 12, 2025",
        "3 min ago",
        "Updated 4 sec ago",
        "Published: 12 July 2025 14:05 GMT",
        "Published 11 July 2025 | Updated 12 July 2025",
        "(12/07/2025)",
        "2025-07-12T08:30:00Z",
        "2025年7月12日",
        "Date: 20250712",
        "Jul 12",
        "Updated yesterday",
        "Mis à jour le 12 juillet 2025 à 14h05",
        "July 2025",
    ];
    for text in stamps {
        assert!(looks_dated(text), "{text}");
    }
    let others = [
        "By Staff Writer | 12 July 2025",
        "In July 2025 the town flooded",
        "Updated",
        "Date",
        "2025",
        "A quiet day",
        "5 min read",
        "12 people, 3 dogs",
        "Yesterday was fine",
        "May",
        "",
    ];
    for text in others {
        assert!(!looks_dated(text), "{text}");
    }
}

#[test]
fn tells_roles() {
    let table = [
        ("Updated 12 July 2025", Some(Role::Updated)),
        ("Last modified: 12 July 2025", Some(Role::Updated)),
        ("Published 11 July 2025 | Updated 12 July 2025", Some(Role::Published)),
        ("Zuletzt aktualisiert am 12.07.2025", Some(Role::Updated)),
        ("Опубликовано 12 июля 2025", Some(Role::Published)),
        ("更新时间：2025年7月12日", Some(Role::Updated)),
        ("12 July 2025", None),
    ];
    for (text, expected) in table {
        assert_eq!(role(text), expected, "{text}");
    }
}

#[test]
fn values_cover_their_precision() {
    let table = [
        ("2025", 1_735_689_600, 365 * 86_400),
        ("2024", 1_704_067_200, 366 * 86_400),
        ("2025-07", 1_751_328_000, 31 * 86_400),
        ("2025-07-12", 1_752_278_400, 86_400),
        ("2025-07-12T08:00", 1_752_307_200, 60),
        ("2025-07-12T08:00:00", 1_752_307_200, 1),
        ("2025-07-12T11:00+03:00", 1_752_307_200, 60),
        ("2025-07-12T08:00:00Z", 1_752_307_200, 1),
        ("1815-06-18", -4_876_848_000, 86_400),
    ];
    for (value, from, length) in table {
        let range = TimeRange { from: Some(from), until: Some(from + length) };
        assert_eq!(range_of(value), Some(range), "{value}");
    }
    for value in ["", "x", "25", "2025-7", "2025-07-12T", "2025-07-12T25:00", "2025-W28", "2025-193"] {
        assert_eq!(range_of(value), None, "{value}");
    }
}

#[test]
fn survives_hostile_text() {
    let pieces =
        ["12", "July", "2025", ".", "/", "-", ":", " ", "T", "年", "é", "ago", "\u{202e}", "99999999999", "+", "\0"];
    let mut seed = 7_u64;
    for _ in 0..4_000 {
        let mut text = String::new();
        for _ in 0..8 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(pieces[(seed >> 33) as usize % pieces.len()]);
        }
        let context = Context { language: Some("de"), crawled: Some(i64::MAX), now: NOW, ..Context::default() };
        for how in [How::Stated, How::Metadata, How::Url] {
            if let Some(dated) = read(&Stamp { text: text.clone(), how }, &context) {
                assert!(range_of(&dated.value).is_some(), "{text}: {}", dated.value);
            }
        }
        if let Some((range, dated)) = find(&text, &context) {
            assert_eq!(text[range], dated.evidence);
        }
        looks_dated(&text);
    }
}
