//! The words of dates, a row a language. To add a language, add its row to the file of its family.
//!
//! Words are written as that language writes them; letter case, accents and the dot of an abbreviation do
//! not matter, and an abbreviation with dots inside is written without them. Where a list has a fixed length its
//! entries are apart by a space and the forms of one entry by `/`, `-` where there is none; a phrase is joined by
//! `_`. The names of months and weekdays agree with the CLDR, in full and abbreviated, as they stand in a date and
//! alone.

use super::foreign::Calendar;

mod african;
mod european;
mod far_east;
mod germanic;
mod indic;
mod near_east;
mod romance;
mod slavic;
mod turkic;

/// How one language writes dates.
pub(super) struct Language {
    /// ISO 639-1 code, or that of ISO 639-2 where there is none.
    pub(super) code: &'static str,
    /// Whether `12/07/2025` is the 12th of July for every reader of the language.
    pub(super) day_first: bool,
    /// Twelve entries, from January; every case that a date can stand in.
    pub(super) months: &'static str,
    /// Seven entries, from Monday.
    pub(super) weekdays: &'static str,
    /// Words that say a text came out.
    pub(super) published: &'static str,
    /// Words that say a text was changed.
    pub(super) updated: &'static str,
    /// Other words that stand in a date or a stamp: "on", "at", "last", "o'clock".
    pub(super) filler: &'static str,
    /// "Ago", before the number or behind the unit.
    pub(super) ago: &'static str,
    /// Seven entries: second, minute, hour, day, week, month, year.
    pub(super) units: &'static str,
    /// The same seven where the word alone, beside an "ago", is one of them: "час назад".
    pub(super) one: &'static str,
    /// The same seven where the word alone is two of them: "منذ ساعتين".
    pub(super) two: &'static str,
    /// The same seven with their "ago" in one word.
    pub(super) units_ago: &'static str,
    /// Three entries: today, yesterday, the day before.
    pub(super) days: &'static str,
    /// Two entries: before noon and after, where a clock of twelve hours is used.
    pub(super) halves: &'static str,
    /// Words that make the date behind them another than that of the text: "since", "until", "born".
    pub(super) bars: &'static str,
}

/// A row to start from.
const BLANK: Language = Language {
    code: "",
    day_first: false,
    months: "",
    weekdays: "",
    published: "",
    updated: "",
    filler: "",
    ago: "",
    units: "",
    one: "",
    two: "",
    units_ago: "",
    days: "",
    halves: "",
    bars: "",
};

/// Every language whose dates are read.
pub(super) fn languages() -> impl Iterator<Item = &'static Language> {
    [
        germanic::ROWS,
        romance::ROWS,
        slavic::ROWS,
        european::ROWS,
        turkic::ROWS,
        near_east::ROWS,
        african::ROWS,
        indic::ROWS,
        far_east::ROWS,
    ]
    .into_iter()
    .flatten()
}

/// The months of other calendars, twelve entries each.
#[rustfmt::skip]
pub(super) const FOREIGN_MONTHS: &[(Calendar, &str)] = &[
    (Calendar::SolarHijri, "فروردین اردیبهشت خرداد تیر مرداد/امرداد شهریور مهر آبان آذر دی بهمن اسفند"),
    (Calendar::SolarHijri, "حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت"),
    (Calendar::SolarHijri, "وری غویی غبرګولی چنګاښ زمری وږی تله لړم لیندۍ مرغومی سلواغه کب"),
    (Calendar::SolarHijri, "farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar dey bahman esfand"),
    (Calendar::Hijri, "محرم صفر ربیع‌الاول ربیع‌الثانی جمادی‌الاول جمادی‌الثانی رجب شعبان رمضان شوال ذوالقعدة/ذیقعده ذوالحجة/ذیحجه"),
    (Calendar::Hijri, "muharram safar - - - - rajab/rejab shaban/syaban ramadan/ramadhan/ramazan shawwal/syawal - -"),
];

/// A month whose name has two words.
pub(super) enum Paired {
    /// Of the Gregorian calendar.
    Month(u8),
    /// Of another one.
    Foreign(Calendar, u8),
}

/// First words, second words, and the month that they make.
#[rustfmt::skip]
pub(super) const PAIRED_MONTHS: &[(&str, &str, Paired)] = &[
    ("كانون", "الثاني", Paired::Month(1)),
    ("كانون", "الأول", Paired::Month(12)),
    ("تشرين", "الأول", Paired::Month(10)),
    ("تشرين", "الثاني", Paired::Month(11)),
    ("ربيع", "الأول", Paired::Foreign(Calendar::Hijri, 3)),
    ("ربيع", "الآخر/الثاني", Paired::Foreign(Calendar::Hijri, 4)),
    ("جمادى", "الأولى/الأول", Paired::Foreign(Calendar::Hijri, 5)),
    ("جمادى", "الآخرة/الثانية/الثاني", Paired::Foreign(Calendar::Hijri, 6)),
    ("ذو/ذي", "القعدة", Paired::Foreign(Calendar::Hijri, 11)),
    ("ذو/ذي", "الحجة", Paired::Foreign(Calendar::Hijri, 12)),
    ("tháng/thg/th", "một", Paired::Month(1)),
    ("tháng/thg/th", "hai", Paired::Month(2)),
    ("tháng/thg/th", "ba", Paired::Month(3)),
    ("tháng/thg/th", "tư", Paired::Month(4)),
    ("tháng/thg/th", "năm", Paired::Month(5)),
    ("tháng/thg/th", "sáu", Paired::Month(6)),
    ("tháng/thg/th", "bảy", Paired::Month(7)),
    ("tháng/thg/th", "tám", Paired::Month(8)),
    ("tháng/thg/th", "chín", Paired::Month(9)),
    ("tháng/thg/th", "mười", Paired::Month(10)),
];
