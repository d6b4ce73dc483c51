//! What a generator writes is read back: any day in the long form of any language, and nothing made up.

use std::io::Write as _;

use proptest::prelude::*;

use super::NOW;
use crate::article::{How, Stamp};
use crate::date::names::{Language, languages};
use crate::date::{Context, find, looks_dated, order_proved_by, range_of, read, role, stamp, trailing, when, words};

fn dated(text: &str, language: Option<&str>) -> Option<String> {
    read(&Stamp::stated(text), &Context { language, now: NOW, ..Context::default() }).map(|dated| dated.value)
}

/// The names of a row's months, all forms of each.
fn months(language: &Language) -> Vec<Vec<&'static str>> {
    let forms = |entry: &'static str| entry.split('/').filter(|form| *form != "-").collect();
    language.months.split_whitespace().map(forms).collect()
}

#[test]
fn tables_agree_with_themselves() {
    let mut rows = 0;
    for language in languages() {
        rows += 1;
        let count = |field: &str| field.split_whitespace().count();
        assert!(matches!(count(language.months), 0 | 12), "{}: months", language.code);
        assert!(matches!(count(language.weekdays), 0 | 7), "{}: weekdays", language.code);
        for units in [language.units, language.one, language.two, language.units_ago] {
            assert!(matches!(count(units), 0 | 7), "{}: {units}", language.code);
        }
        assert!(matches!(count(language.days), 0 | 2 | 3), "{}: days", language.code);
        assert!(matches!(count(language.halves), 0 | 2), "{}: halves", language.code);
        // By what they hold: where a constant lies is the compiler's affair.
        assert_eq!(
            languages().filter(|other| other.code == language.code).count(),
            1,
            "{} has two rows",
            language.code
        );
        assert_eq!(words::row(language.code).map(|row| row.months), Some(language.months), "{}", language.code);
        // In its own language each name means one month.
        for (forms, month) in months(language).iter().zip(1_u32..) {
            for form in forms {
                let meaning = words::meaning(form);
                assert_eq!(
                    words::month(form, meaning.month, Some(language.code)),
                    Some(month),
                    "{}: {form}",
                    language.code
                );
            }
        }
    }
    assert!(rows >= 60, "{rows}");
}

#[test]
fn every_name_of_a_month_makes_a_date() {
    let mut wrong = Vec::new();
    for language in languages() {
        for (forms, month) in months(language).iter().zip(1..) {
            for form in forms {
                let value = format!("2024-{month:02}-23");
                for text in [format!("23 {form} 2024"), format!("{form} 23, 2024"), format!("23. {form}. 2024")] {
                    if dated(&text, Some(language.code)).as_ref() != Some(&value) {
                        wrong.push((language.code, text.clone(), dated(&text, Some(language.code))));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn days() -> impl Strategy<Value = (u32, u32, u32)> {
    (1900..2025_u32, 1..=12_u32, 1..=28_u32)
}

proptest! {
    #[test]
    fn a_day_in_any_language_is_read_back((year, month, day) in days(), row in 0_usize..1000, form in 0_usize..8) {
        let all: Vec<_> = languages()
            .filter(|language| months(language).iter().filter(|forms| !forms.is_empty()).count() == 12)
            .collect();
        let language = all[row % all.len()];
        let forms = &months(language)[month as usize - 1];
        let name = forms[form % forms.len()];
        let value = format!("{year:04}-{month:02}-{day:02}");
        for text in [format!("{day} {name} {year}"), format!("{day:02} {name}, {year} 14:30"), format!("{name} {day}, {year}")] {
            let read = dated(&text, Some(language.code)).unwrap_or_default();
            prop_assert!(read.starts_with(&value), "{}: {text}: {read}", language.code);
            prop_assert!(stamp(&text).is_some() || words::meaning(name).month == words::Name::Clash, "{text}");
        }
    }

    #[test]
    fn a_day_in_figures_is_read_back((year, month, day) in days()) {
        let value = format!("{year:04}-{month:02}-{day:02}");
        let forms = [
            (None, format!("{year}-{month:02}-{day:02}")),
            (None, format!("{year}/{month}/{day}")),
            (None, format!("{year}年{month}月{day}日")),
            (None, format!("{year}. {month}. {day}.")),
            (Some("de"), format!("{day:02}.{month:02}.{year}")),
            (Some("fr"), format!("{day:02}/{month:02}/{year}")),
            (Some("en-US"), format!("{month}/{day}/{year}")),
        ];
        for (language, text) in forms {
            prop_assert_eq!(dated(&text, language).unwrap_or_default(), value.clone(), "{}", text);
        }
    }

    #[test]
    fn nothing_is_made_up(text in "\\PC{0,60}") {
        survives(&text)?;
    }

    #[test]
    fn pieces_of_dates_make_no_impossible_one(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "12", "7", "2025", "1404", "1447", "2568", "25", "99", "July", "juil.", "تیر", "محرم", "ก.ค.", "هـ", "令和", "元", "年", "月",
                "日", "七", "十", ".", "/", "-", ":", ",", " ", " ", "T", "Z", "W28", "ago", "vor", "hours", "Updated", "Sat", "since", "GMT", "+",
                "am", "(", ")", "'", "tháng", "ذو", "الحجة", "m.", "gada", "14:30", "h", "Uhr",
            ]),
            0..12,
        ),
    ) {
        survives(&pieces.concat())?;
    }
}

#[test]
#[ignore = "a measurement: cargo test --release --lib date::tests::written::speed -- --ignored --nocapture"]
fn speed() {
    let groups = [
        (
            "prose",
            &[
                "The council met on Monday to decide",
                "A quiet day in the harbour town",
                "Nobody knows why it happened so late",
            ][..],
        ),
        (
            "prose, not Latin",
            &["Совет собрался в понедельник вечером", "市议会周一晚上开会讨论预算", "اجتمع المجلس مساء الاثنين"],
        ),
        (
            "prose with digits",
            &[
                "Some 12 people and 3 dogs were there",
                "In 2025 the town was flooded twice",
                "He ran 12.5 km in July 2025 alone",
            ],
        ),
        ("bylines", &["By Ann Lee", "Ann Lee, Reuters", "Von Anna Huber"]),
        (
            "stamps",
            &["Updated 12 July 2025", "Sat, 12 Jul 2025 08:00 GMT", "12 июля 2025 г., 14:30", "2025年7月12日 14:30"],
        ),
        ("byline and stamp", &["By Ann Lee | 12 July 2025", "Von Anna Huber, 12.07.2025, 14:30 Uhr"]),
    ];
    let context = Context { now: NOW, ..Context::default() };
    for (name, lines) in groups {
        let time = |call: &dyn Fn(&str)| {
            let rounds = 20_000;
            let started = std::time::Instant::now();
            for _ in 0..rounds {
                lines.iter().for_each(|line| call(std::hint::black_box(line)));
            }
            started.elapsed().as_nanos() / (rounds * lines.len() as u128)
        };
        let stamps = time(&|line| {
            _ = std::hint::black_box(stamp(line));
        });
        let looks = time(&|line| {
            _ = std::hint::black_box(looks_dated(line));
        });
        let trails = time(&|line| {
            _ = std::hint::black_box(trailing(line));
        });
        let finds = time(&|line| drop(std::hint::black_box(find(line, &context))));
        let reads = time(&|line| drop(std::hint::black_box(dated(line, None))));
        let figures = format!("stamp {stamps} ns, looks_dated {looks}, trailing {trails}, find {finds}, read {reads}");
        writeln!(std::io::stderr(), "{name:20} {figures}").unwrap();
    }
}

/// Whatever the text, a date is one that the calendar has, between 1400 and tomorrow, and nothing panics.
fn survives(text: &str) -> Result<(), TestCaseError> {
    for language in [None, Some("de"), Some("fa"), Some("th"), Some("en-US")] {
        let context = Context { language, crawled: Some(NOW), now: NOW, ..Context::default() };
        let all =
            [How::Stated, How::Metadata, How::Url].map(|how| read(&Stamp { text: text.to_owned(), how }, &context));
        let found = find(text, &context);
        if let Some((range, dated)) = &found {
            prop_assert_eq!(&text[range.clone()], &dated.evidence);
        }
        for dated in all.into_iter().flatten().chain(found.map(|(_, dated)| dated)) {
            let range = range_of(&dated.value);
            prop_assert!(range.is_some(), "{}: {}", text, dated.value);
            let from = range.and_then(|range| range.from).unwrap_or_default();
            // 1400-01-01, less the offsets of the day.
            let bounds = -17_987_443_200 - 86_400..=NOW + 86_400;
            prop_assert!(bounds.contains(&from), "{}: {}", text, dated.value);
        }
    }
    looks_dated(text);
    role(text);
    when(text, NOW);
    order_proved_by(text.lines());
    if stamp(text).is_some() {
        prop_assert!(looks_dated(text), "{}", text);
    }
    if let Some(at) = trailing(text) {
        prop_assert!(at > 0 && stamp(&text[at..]).is_some(), "{}", text);
    }
    Ok(())
}
