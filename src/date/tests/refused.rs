//! What is no date, or none that may be believed.

use super::{NOW, stated};
use crate::article::{DayOrder, How, Stamp};
use crate::date::{Context, find, order_proved_by, range_of, read};

#[test]
fn figures_that_are_no_date() {
    let lines = [
        "1.12.25",
        "Version 1.12.25",
        "v12.07.2025",
        "12.07.2025.3",
        "192.168.12.2025",
        "10.0.2025.1",
        "3-2",
        "3:2",
        "21:15, 15:21, 7:15",
        "6-4 7-5 6-3",
        "Tel. 030 12 07 2025",
        "+49 30 12072025",
        "555-123-2025",
        "(030) 12 34 56",
        "$12.07.2025",
        "€12.07",
        "12.07.2025 €",
        "12.07.2025%",
        "1,207,2025",
        "12/07",
        "12/2025/7",
        "7/12 of 2025",
        "12 of 2025",
        "2025/26",
        "2024/2025",
        "2024-2025",
        "Season 2024/25",
        "1/2/3",
        "1-2-3",
        "99/99/2025",
        "00/00/2025",
        "0.0.2025",
        "31/04/2025",
        "29.02.2025",
        "2025-02-29",
        "2025-00-10",
        "2025-13-10",
        "2025-07-32",
        "32 July 2025",
        "0 July 2025",
        "31 June 2025",
        "July 32, 2025",
        "July 0, 2025",
        "123 July 2025",
        "12 July 20255",
        "12 July 202",
        "12 July 99",
        "12 July 25 people",
        "July 12",
        "12 July",
        "12. Juli",
        "12 juillet",
        "12月",
        "7月12日",
        "第2025章",
        "2025年13月12日",
        "2025年2月30日",
        "2025年13月",
        "令和100年1月1日",
        "令和0年1月1日",
        "平成40年1月1日",
        "民國999年1月1日",
        "in 2025",
        "since 1998",
        "Since 12 July 1998",
        "seit 12. Juli 1998",
        "depuis le 12 juillet 1998",
        "desde el 12 de julio de 1998",
        "Born 12 July 1950",
        "Died 12 July 2020",
        "from 12 July 2025",
        "until 12 July 2025",
        "before July 2025",
        "Expires 12 July 2025",
        "Valid until 12 July 2025",
        "bis 12. Juli 2025",
        "Copyright 2024",
        "Copyright July 2024",
        "© 2024",
        "© 12 July 2024",
        "© 2019-2024 Example",
        "in 2 days",
        "in 2 Tagen",
        "dans 2 jours",
        "en 2 días",
        "через 2 дня",
        "2 days",
        "3 hours later",
        "2 minutes",
        "5 min read",
        "10 things to know",
        "Chapter 12",
        "Page 12 of 2025",
        "Room 7/2025-12",
        "ISBN 978-3-16-148410-0",
        "Order no. 12-2025-07",
        "12 marbles 2025",
        "12 Juillet-Allee 7",
        "May",
        "March on",
        "May 2 win",
        "Saturday",
        "Saturday 14:30",
        "14:30",
        "14:30 GMT",
        "8am",
        "Updated",
        "Published",
        "Date",
        "Date:",
        "",
        "   ",
        "—",
        "…",
        "date unknown",
        "TBA",
        "n/a",
        "0000-00-00",
        "0000-00-00 00:00:00",
        "12 July 1399",
        "12 July 1066",
        "12 July 2026",
        "22 July 2025",
        "July 2026",
        "2026",
        "12.07.2099",
        "2099-07-12",
        "12 ก.ค. 2700",
        "۲۱ تیر ۲۰۲۵",
        "21 تیر 1200",
        "32 تیر 1404",
        "31 مهر 1404",
        "30 اسفند 1404",
        "1404/13/01 هـ.ش",
        "1404/04/21",
        "31 محرم 1447",
        "10-12 July 2025",
        "10 – 12 July 2025",
        "10 and 12 July 2025",
        "10 bis 12. Juli 2025",
        "10 et 12 juillet 2025",
        "10 y 12 de julio de 2025",
        "12 July 2025 – 14 July 2025",
        "12 July 2025 - 14 July 2025",
        "12.07.2025 – 14.07.2025",
        "12 July 2025 to 14 July 2025",
        "05/07/2025",
        "05-07-2025",
        "12/07/25",
        "01/02/03",
        "2025-W54-1",
        "2025-W00-1",
        "2025-W28-8",
        "2025-193",
        "1752307200",
        "1752307200123",
        "99999999999999999999",
        "yesterday",
        "3 days ago",
    ];
    let wrong: Vec<_> =
        lines.iter().map(|line| (line, stated(line, None))).filter(|(_, value)| value.is_some()).collect();
    assert_eq!(wrong, []);
    let ambiguous = [
        ("en", "05/07/2025"),
        ("en", "12/07/25"),
        ("en", "05.07.2025"),
        ("zh", "05/07/2025"),
        ("fil", "05/07/2025"),
        ("en", "2 listopada 2024"),
        ("lt", "05/07/2025"),
        ("en", "05-07-2025"),
        ("ur", "۱۴۰۴/۰۴/۲۱"),
        // A Friday, but only if the month comes first.
        ("de", "Friday 07/12/2024"),
    ];
    for (language, text) in ambiguous {
        assert_eq!(stated(text, Some(language)), None, "{language}: {text}");
    }
}

#[test]
fn an_order_decides_what_is_ambiguous() {
    let table = [
        (DayOrder::DayFirst, "05/07/2025", "2025-07-05"),
        (DayOrder::MonthFirst, "05/07/2025", "2025-05-07"),
        (DayOrder::DayFirst, "05/07/25", "2025-07-05"),
        (DayOrder::MonthFirst, "05/07/25", "2025-05-07"),
        (DayOrder::DayFirst, "Posted 05/07/98 14:30", "1998-07-05T14:30"),
        (DayOrder::DayFirst, "24/12/25", "1925"),
    ];
    for (order, text, value) in table {
        let context = Context { order: Some(order), now: NOW, ..Context::default() };
        let dated = read(&Stamp::stated(text), &context).map(|dated| dated.value);
        if value == "1925" {
            assert_eq!(dated, None, "{text}");
        } else {
            assert_eq!(dated.as_deref(), Some(value), "{text}");
        }
    }
    // Only one day is left, whatever the order.
    for (text, value) in [("12/31/24", "2024-12-31"), ("31/12/99", "1999-12-31"), ("05.05.05", "2005-05-05")] {
        assert_eq!(stated(text, None).as_deref(), Some(value), "{text}");
    }
    // Among other words three numbers are no date, even so.
    let context = Context { order: Some(DayOrder::DayFirst), now: NOW, ..Context::default() };
    assert_eq!(read(&Stamp::stated("Firmware 05.07.25 is out"), &context), None);
    assert_eq!(find("By Ann Lee, release 05.07.25", &context), None);
}

#[test]
fn dates_of_one_source_prove_its_order() {
    let proved = |texts: &[&str]| order_proved_by(texts.iter().copied());
    assert_eq!(proved(&["05/07/2025", "31/12/2024"]), Some(DayOrder::DayFirst));
    assert_eq!(proved(&["05/07/2025", "Updated 12/31/2024, 8:30 PM"]), Some(DayOrder::MonthFirst));
    assert_eq!(proved(&["31/12/2024", "12/31/2024"]), None);
    assert_eq!(proved(&["05/07/2025", "07/05/2025", "05/05/2025"]), None);
    assert_eq!(proved(&["Saturday 07/12/2025"]), Some(DayOrder::MonthFirst));
    assert_eq!(proved(&["(07/12/2025), Saturday"]), Some(DayOrder::MonthFirst));
    assert_eq!(proved(&["12/31/24"]), Some(DayOrder::MonthFirst));
    assert_eq!(proved(&["31/12/24"]), None);
    assert_eq!(proved(&["31/12/99"]), Some(DayOrder::DayFirst));
    assert_eq!(proved(&["2025-12-31", "31 December 2024", "version 2.31.12.2024", "40/12/2024"]), None);
    assert_eq!(proved(&[]), None);
}

#[test]
fn machine_dates() {
    let table = [
        (How::Metadata, "2025-W28-6", Some("2025-07-12")),
        (How::Metadata, "2025W286", Some("2025-07-12")),
        (How::Stated, "2025-W28-6", Some("2025-07-12")),
        (How::Metadata, "2025-W28", Some("2025-07")),
        (How::Metadata, "2025-W27", Some("2025")),
        (How::Metadata, "2025-W01", None),
        (How::Metadata, "2025-193", Some("2025-07-12")),
        (How::Metadata, "2025193", Some("2025-07-12")),
        (How::Metadata, "2025-366", None),
        (How::Metadata, "2024-366", Some("2024-12-31")),
        (How::Metadata, "2025-000", None),
        (How::Metadata, "Sat, 12 Jul 2025 08:30:00 GMT", Some("2025-07-12T08:30:00Z")),
        (How::Metadata, "Saturday, 12-Jul-25 08:30:00 GMT", Some("2025-07-12T08:30:00Z")),
        (How::Metadata, "Sat Jul 12 08:30:00 2025", Some("2025-07-12T08:30:00")),
        (How::Metadata, "1752307200", Some("2025-07-12T08:00:00Z")),
        (How::Metadata, "1752307200123", Some("2025-07-12T08:00:00Z")),
    ];
    let context = Context { now: NOW, ..Context::default() };
    for (how, text, value) in table {
        let dated = read(&Stamp { text: text.to_owned(), how }, &context);
        assert_eq!(dated.map(|dated| dated.value).as_deref(), value, "{text}");
    }
}

#[test]
fn long_lines_are_read_in_no_time() {
    let context = Context { crawled: Some(NOW), now: NOW, ..Context::default() };
    for piece in ["1", "12 July ", "July", "12/", "年", "一", "12.07.25 ", "ago ", "ذو ", "ก.", "2 hours ", "today "]
    {
        let line = piece.repeat(1_000_000 / piece.len());
        let started = std::time::Instant::now();
        crate::date::stamp(&line);
        crate::date::looks_dated(&line);
        crate::date::trailing(&line);
        crate::date::role(&line);
        read(&Stamp::stated(&line), &context);
        if let Some((_, dated)) = find(&line, &context) {
            assert!(range_of(&dated.value).is_some());
        }
        order_proved_by(std::iter::once(line.as_str()));
        assert!(started.elapsed().as_millis() < 400, "{piece}: {:?}", started.elapsed());
    }
}
