//! Lines that are stamps, lines that end in one, and lines that only look like it.

use crate::date::{Role, stamp, trailing};

fn wrong<'a>(lines: &[&'a str], expected: Option<Role>) -> Vec<(&'a str, Option<Role>)> {
    lines.iter().map(|line| (*line, stamp(line))).filter(|(_, role)| *role != expected).collect()
}

#[test]
fn stamps_say_published_or_updated() {
    let published = [
        "Published 8 October 2024",
        "12 July 2025",
        "Sat, 12 Jul 2025 08:00 GMT",
        "July 12th, 2025",
        "2025-07-12",
        "3 min ago",
        "2025-07-12T08:00:00Z",
        "2025-07-12T08:00:00.123+02:00",
        "12.07.2025, 14:30 Uhr",
        "Publié le 12 juillet 2025 à 14h30",
        "vor 3 Stunden",
        "2025年7月12日",
        "Posted on Jul 5, 2025 at 8:30 am EDT",
        "hace 2 horas",
        "12 июля 2025 г.",
        "Jul 12, 2025 10:30 AM ET",
        "12/lug/2025",
        "2025/07/12(土)",
        "2025年7月12日 14:30",
        "2025. 7. 12.",
        "الأحد 13 تموز 2025",
        "۲۱ تیر ۱۴۰۴",
        "12 thg 7, 2025",
        "Ngày 12/07/2025",
        "12 ก.ค. 2568",
        "١٢ يوليو ٢٠٢٥",
        "12-Jul-25",
        "Saturday 12 July 2025 10.30 BST",
        "12.7.2025 klo 14.30",
        "2025. július 12., szombat",
        "2025. gada 12. jūlijs",
        "2025 m. liepos 12 d.",
        "12 Temmuz 2025 Cumartesi 14:30",
        "12 de jul. de 2025 às 14h30",
        "Published: 12/07/2025 14:30:00 +0200",
        "First published on Sat 12 Jul 2025 09.00 CEST",
        "12 July 2025 • 5 min read",
        "Today, 14:30",
        "Published 11 July 2025 | Updated 12 July 2025",
        "입력 2025.07.12. 오후 2:30",
        "发布时间：2025-07-12 14:30:00",
        "公開日：2025年7月12日",
        "二〇二五年七月十二日",
        "Il y a 3 heures",
        "3 часа назад",
        "час назад",
        "منذ ساعتين",
        "לפני 3 שעות",
        "3 घंटे पहले",
        "5小时前",
        "3 giờ trước",
        "5 jam yang lalu",
        "Jul 12, 14:30",
        "Dated: 12.07.25",
        "[12 July 2025]",
        "Posted 2 days ago",
    ];
    let updated = [
        "Updated 12 July 2025",
        "Updated 4 sec ago",
        "Last updated: March 3, 2025",
        "Stand: 12.07.2025",
        "Last modified on 12 July 2025",
        "Updated yesterday",
        "Updated: Jul 12",
        "Zuletzt aktualisiert am 12.07.2025 um 14.05 Uhr",
        "Mis à jour le 12 juillet 2025",
        "Обновлено: 12 июля 2025, 14:30",
        "最終更新 2025年7月12日 14時30分",
        "更新时间：2025年7月12日",
        "최종수정 2025.07.12 14:30",
        "آخر تحديث: 12 يوليو 2025",
        "Güncelleme: 12.07.2025 14:30",
        "Cập nhật lúc 14:30, 12/07/2025",
    ];
    assert_eq!(wrong(&published, Some(Role::Published)), []);
    assert_eq!(wrong(&updated, Some(Role::Updated)), []);
}

#[test]
fn text_is_no_stamp() {
    let neither = [
        "In 2025",
        "2025",
        "12 July was a cold day",
        "May 2025",
        "10 things",
        "Chapter 3",
        "1984",
        "The 2 sides",
        "3 days",
        "HTTP/1.1 201 Created",
        "Call 555 123 4567",
        "7 11",
        "March on",
        "Updated",
        "",
        "—",
        "12 July 2025 – 14 July 2025",
        "10-12 July 2025",
        "From 12 July 2025",
        "Since 12 July 2025",
        "Until July 2025",
        "12 July",
        "Yesterday",
        "Today",
        "In 2 days",
        "5 min read",
        "12/07/25",
        "1.12.25",
        "3-2",
        "14:30",
        "Saturday",
        "Date",
        "Published",
        "By Ann Lee",
        "© 2024",
        "Copyright 12 July 2025",
        "Born 12 July 1950",
        "12 July 2025?",
        "12 July 2025 NEWS",
        "$12.07.2025",
        "12.07.2025 €",
        "v1.12.2025",
        "31 June 2025",
        "2025年",
        "第12章",
        "3 дня",
        "10 and 12 July 2025",
        "+49 30 12 07 2025",
    ];
    assert_eq!(wrong(&neither, None), []);
}

#[test]
fn a_stamp_ends_a_line() {
    let table = [
        ("By April May | May 5, 2025", "May 5, 2025"),
        ("By Ann Lee, 12 July 2025", "12 July 2025"),
        ("By Ann Lee | 12 July 2025", "12 July 2025"),
        ("Ann Lee - Updated 2 hours ago", "Updated 2 hours ago"),
        ("Ann Lee, Reuters - Updated 2 hours ago", "Updated 2 hours ago"),
        ("Ann Lee | Updated yesterday", "Updated yesterday"),
        ("Von Anna Huber, 12.07.2025", "12.07.2025"),
        ("Von Anna Huber | Stand: 12.07.2025, 14:30 Uhr", "Stand: 12.07.2025, 14:30 Uhr"),
        ("Par Anne Petit Publié le 12 juillet 2025 à 14h30", "Publié le 12 juillet 2025 à 14h30"),
        ("Ann Lee (12 July 2025)", "(12 July 2025)"),
        ("Анна Ли, 12 июля 2025", "12 июля 2025"),
        ("Ann May 12 July 2025", "12 July 2025"),
        ("王小明 2025年7月12日", "2025年7月12日"),
        ("Ann Lee • Jul 12, 2025, 10:30 AM ET", "Jul 12, 2025, 10:30 AM ET"),
    ];
    for (line, end) in table {
        assert_eq!(trailing(line).map(|at| &line[at..]), Some(end), "{line}");
    }
    let none = [
        "By Ann Lee of the 12th Street Review",
        "By Ann Lee",
        "12 July 2025",
        "Published 12 July 2025",
        "| 12 July 2025",
        "He was born in 2025",
        "The shop opened since 12 July 2025 here",
        "",
        "   ",
        "ago",
    ];
    for line in none {
        assert_eq!(trailing(line), None, "{line}");
    }
}
