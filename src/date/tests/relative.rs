//! Dates told from the present, in every language that has a row of units.

use super::NOW;
use crate::article::{How, Precision, Stamp};
use crate::date::{Context, read};

#[test]
fn relative_dates_need_a_crawl_time() {
    // 2025-07-12T08:00:30Z.
    let context = Context { crawled: Some(1_752_307_230), now: NOW, ..Context::default() };
    let table = [
        ("Updated 4 sec ago", "2025-07-12T08:00Z", Precision::Minute),
        ("3 min. ago", "2025-07-12T07:57Z", Precision::Minute),
        ("Updated 2 hours ago", "2025-07-12", Precision::Day),
        ("an hour ago", "2025-07-12", Precision::Day),
        ("9h ago", "2025-07-11", Precision::Day),
        ("3 days ago", "2025-07-09", Precision::Day),
        ("Posted yesterday", "2025-07-11", Precision::Day),
        ("Today", "2025-07-12", Precision::Day),
        ("2 months ago", "2025-05", Precision::Month),
        ("5 years ago", "2020", Precision::Year),
        ("vor 2 Stunden", "2025-07-12", Precision::Day),
        ("il y a 3 jours", "2025-07-09", Precision::Day),
        ("hace 3 días", "2025-07-09", Precision::Day),
        ("há 3 dias", "2025-07-09", Precision::Day),
        ("3 giorni fa", "2025-07-09", Precision::Day),
        ("3 дня назад", "2025-07-09", Precision::Day),
        ("3 dni temu", "2025-07-09", Precision::Day),
        ("3 gün önce", "2025-07-09", Precision::Day),
        ("3天前", "2025-07-09", Precision::Day),
        ("5分前", "2025-07-12T07:55Z", Precision::Minute),
        ("3일 전", "2025-07-09", Precision::Day),
        ("3일전", "2025-07-09", Precision::Day),
        ("3 日前", "2025-07-09", Precision::Day),
        ("5 分钟前", "2025-07-12T07:55Z", Precision::Minute),
        ("5小时之前", "2025-07-12", Precision::Day),
        ("2週間前", "2025-06", Precision::Month),
        ("3か月前", "2025-04", Precision::Month),
        ("昨天 14:30", "2025-07-11", Precision::Day),
        ("어제", "2025-07-11", Precision::Day),
        ("час назад", "2025-07-12", Precision::Day),
        ("год тому", "2024", Precision::Year),
        ("3 дні тому", "2025-07-09", Precision::Day),
        ("преди 3 дни", "2025-07-09", Precision::Day),
        ("pred 3 dňami", "2025-07-09", Precision::Day),
        ("před 3 dny", "2025-07-09", Precision::Day),
        ("pred 3 dnevi", "2025-07-09", Precision::Day),
        ("prije 3 dana", "2025-07-09", Precision::Day),
        ("пре 3 дана", "2025-07-09", Precision::Day),
        ("пред 3 дена", "2025-07-09", Precision::Day),
        ("acum 3 zile", "2025-07-09", Precision::Day),
        ("fa 3 dies", "2025-07-09", Precision::Day),
        ("hai 3 días", "2025-07-09", Precision::Day),
        ("3 dagen geleden", "2025-07-09", Precision::Day),
        ("för 3 dagar sedan", "2025-07-09", Precision::Day),
        ("for 3 dage siden", "2025-07-09", Precision::Day),
        ("3 päivää sitten", "2025-07-09", Precision::Day),
        ("3 päeva eest", "2025-07-09", Precision::Day),
        ("pirms 3 dienām", "2025-07-09", Precision::Day),
        ("prieš 3 dienas", "2025-07-09", Precision::Day),
        ("3 nappal ezelőtt", "2025-07-09", Precision::Day),
        ("πριν από 3 ημέρες", "2025-07-09", Precision::Day),
        ("duela 3 egun", "2025-07-09", Precision::Day),
        ("3 ditë më parë", "2025-07-09", Precision::Day),
        ("3 күн бұрын", "2025-07-09", Precision::Day),
        ("3 kun oldin", "2025-07-09", Precision::Day),
        ("3 gün əvvəl", "2025-07-09", Precision::Day),
        ("3 დღის წინ", "2025-07-09", Precision::Day),
        ("3 օր առաջ", "2025-07-09", Precision::Day),
        ("منذ 3 أيام", "2025-07-09", Precision::Day),
        ("منذ يومين", "2025-07-10", Precision::Day),
        ("قبل ساعة", "2025-07-12", Precision::Day),
        ("۳ روز پیش", "2025-07-09", Precision::Day),
        ("לפני 3 ימים", "2025-07-09", Precision::Day),
        ("לפני יומיים", "2025-07-10", Precision::Day),
        ("3 دن پہلے", "2025-07-09", Precision::Day),
        ("3 दिन पहले", "2025-07-09", Precision::Day),
        ("৩ দিন আগে", "2025-07-09", Precision::Day),
        ("3 நாட்களுக்கு முன்", "2025-07-09", Precision::Day),
        ("3 రోజుల క్రితం", "2025-07-09", Precision::Day),
        ("3 दिवसांपूर्वी", "2025-07-09", Precision::Day),
        ("3 hari yang lalu", "2025-07-09", Precision::Day),
        ("3 hari lalu", "2025-07-09", Precision::Day),
        ("3 ngày trước", "2025-07-09", Precision::Day),
        ("3 วันที่แล้ว", "2025-07-09", Precision::Day),
        ("siku 3 zilizopita", "2025-07-09", Precision::Day),
        ("3 araw ang nakalipas", "2025-07-09", Precision::Day),
        ("vor einer Stunde", "2025-07-12", Precision::Day),
        ("hace una hora", "2025-07-12", Precision::Day),
        ("vorgestern", "2025-07-10", Precision::Day),
        ("Updated: just now", "2025-07-12", Precision::Day),
    ];
    let mut wrong = Vec::new();
    for (text, value, precision) in table {
        match read(&Stamp::stated(text), &context) {
            Some(dated) if (dated.value.as_str(), dated.precision) == (value, precision) => {
                assert_eq!((dated.how, dated.evidence.as_str()), (How::Relative, text));
            }
            other => wrong.push((text, value, other.map(|dated| dated.value))),
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    for text in
        ["in 2 days", "2 days later", "in 2 Stunden", "через 2 дня", "3 days", "a day", "hours ago", "day", "2 m"]
    {
        assert_eq!(read(&Stamp::stated(text), &context), None, "{text}");
    }
    let huge = Stamp::stated("999999999999 years ago");
    assert_eq!(read(&huge, &context), None);
}
