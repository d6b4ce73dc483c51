//! Dates by characters, `2025年7月12日` and `2025년 7월`, with numbers in either script and years of an era.

use super::calendar::Moment;
use super::foreign::from_era;
use super::line::Line;

/// The date that starts at token `at`, and the token behind it.
pub(super) fn character_date(line: &Line<'_>, at: usize) -> Option<(Moment, usize)> {
    let (year, next) = era_year(line, at).or_else(|| {
        let (year, next, width) = number_at(line, at)?;
        (width == 4).then_some((year, next))
    })?;
    line.is_one_of(next, YEAR).then_some(())?;
    let (month, next, _) = number_at(line, next + 1)?;
    line.is_one_of(next, MONTH).then_some(())?;
    match number_at(line, next + 1) {
        Some((day, end, _)) if line.is_one_of(end, DAY) => Some((Moment::day(year, month, day)?, end + 1)),
        _ => Some((Moment::new(year, Some(month), None)?, next + 1)),
    }
}

/// `7月12日`, and the token behind it.
pub(super) fn yearless_character_date(line: &Line<'_>, at: usize) -> Option<usize> {
    let (month, next, _) = number_at(line, at)?;
    line.is_one_of(next, MONTH).then_some(())?;
    let (day, end, _) = number_at(line, next + 1)?;
    Moment::day(2024, month, day).filter(|_| line.is_one_of(end, DAY)).map(|_| end + 1)
}

const YEAR: &[&str] = &["年", "년"];
const MONTH: &[&str] = &["月", "월"];
const DAY: &[&str] = &["日", "일", "号", "號", "日付", "일자"];

/// `令和7`, `民國114`, `平成元`: the year of our era, and the token behind.
fn era_year(line: &Line<'_>, at: usize) -> Option<(u32, usize)> {
    let name = line.text_of(at);
    line.word(at)?;
    if line.is_one_of(at + 1, &["元"]) {
        return Some((from_era(name, 1)?, at + 2));
    }
    let (year, next, _) = number_at(line, at + 1)?;
    Some((from_era(name, year)?, next))
}

/// A number in digits or in Han numerals: its value, the token behind it, and its digits.
fn number_at(line: &Line<'_>, at: usize) -> Option<(u32, usize, usize)> {
    if let Some((value, width)) = line.number(at) {
        return (width <= 4).then_some((value, at + 1, width));
    }
    // 二〇二五 is read figure by figure, 二十五 by tens.
    let (mut value, mut width, mut tens) = (0, 0, None);
    let mut next = at;
    while width < 5
        && let Some(numeral) = numeral(line.text_of(next))
    {
        match numeral {
            Numeral::Figure(figure) => value = value * 10 + figure,
            Numeral::Tens(count) if tens.is_none() && value < 10 => {
                tens = Some(count.unwrap_or_else(|| value.max(1)));
                value = 0;
            }
            Numeral::Tens(_) => return None,
        }
        width += 1;
        next += 1;
    }
    if width == 0 || width > 4 {
        return None;
    }
    match tens {
        Some(tens) if value < 10 => Some((tens * 10 + value, next, 2)),
        Some(_) => None,
        None => Some((value, next, width)),
    }
}

enum Numeral {
    Figure(u32),
    /// Ten, or so many tens in one character.
    Tens(Option<u32>),
}

fn numeral(text: &str) -> Option<Numeral> {
    const FIGURES: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match text {
        "十" => Some(Numeral::Tens(None)),
        "廿" => Some(Numeral::Tens(Some(2))),
        "卅" => Some(Numeral::Tens(Some(3))),
        "零" | "○" => Some(Numeral::Figure(0)),
        _ => FIGURES.iter().zip(0..).find(|(figure, _)| **figure == text).map(|(_, value)| Numeral::Figure(value)),
    }
}
