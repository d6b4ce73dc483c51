//! What may be believed of the date at a place: one day out of those it can mean, or none.

use super::Context;
use super::calendar::Moment;
use super::line::Line;
use super::place::Place;
use super::shape::Reading;
use super::stamp::is_stamp;
use super::words::{self, Name};
use crate::article::DayOrder;

/// One date out of what was found, by the weekday, then by the order that the source or its language has.
pub(super) fn settle(line: &Line<'_>, place: &Place, context: &Context<'_>) -> Option<Moment> {
    let weekday = || {
        place.tokens.clone().find_map(|at| {
            match line.word(at).filter(|word| !word.filler && word.unit.is_none())?.weekday {
                Name::Sure(day) => Some(day),
                _ => None,
            }
        })
    };
    let date = match place.found.reading {
        Reading::Sure(date) | Reading::About(date) => date,
        Reading::Either { day_first, month_first, dotted } => {
            let weekday = weekday();
            let fits = |date: Moment| weekday.is_some() && date.weekday() == weekday;
            let known = is_day_first(context, dotted);
            let day_is_first = match (fits(day_first), fits(month_first)) {
                (true, false) => true,
                (false, true) => false,
                _ => known?,
            };
            // A weekday against the order of the source: one of them is misread.
            if known.is_some_and(|known| known != day_is_first) {
                return None;
            }
            if day_is_first { day_first } else { month_first }
        }
        // Among other words three such numbers are a version, a score or a size.
        Reading::Short(parts) if is_stamp(line) => short(parts, weekday(), context)?,
        Reading::Short(_) => return None,
    };
    Some(date.with(place.clock))
}

/// The one date that three numbers of two digits can mean.
fn short([first, second, third]: [u32; 3], weekday: Option<u8>, context: &Context<'_>) -> Option<Moment> {
    let order = context.order.or_else(|| {
        let day_first = is_day_first(context, false)?;
        Some(if day_first { DayOrder::DayFirst } else { DayOrder::MonthFirst })
    });
    let day_first = || in_century(third, second, first, context.now);
    let month_first = || in_century(third, first, second, context.now);
    match order {
        Some(DayOrder::DayFirst) => return day_first(),
        Some(DayOrder::MonthFirst) => return month_first(),
        None => {}
    }
    let year_first = in_century(first, second, third, context.now);
    let mut dates = [day_first(), month_first(), year_first].into_iter().flatten();
    let fits = |date: &Moment| weekday.is_none() || date.weekday() == weekday;
    let date = dates.by_ref().find(fits)?;
    dates.all(|other| other == date || !fits(&other)).then_some(date)
}

/// A day whose year has two digits: the last such one, and not before 1970.
fn in_century(year: u32, month: u32, day: u32, now: i64) -> Option<Moment> {
    let is_past = |date: &Moment| {
        let from = date.range().and_then(|range| range.from);
        now == 0 || from.is_some_and(|from| from <= now.saturating_add(86_400))
    };
    let recent = Moment::day(2000 + year, month, day).filter(|_| now != 0 || year < 70).filter(is_past);
    recent.or_else(|| Moment::day(1900 + year, month, day).filter(|_| year >= 70))
}

/// Whether the writer puts the day first; `None` where some do and some don't.
fn is_day_first(context: &Context<'_>, dotted: bool) -> Option<bool> {
    if let Some(order) = context.order {
        return Some(order == DayOrder::DayFirst);
    }
    let Some(tag) = context.language else { return dotted.then_some(true) };
    if words::row(tag).is_some_and(|row| row.day_first) {
        return Some(true);
    }
    let region = tag.split(['-', '_']).next_back()?;
    match region.to_ascii_uppercase().as_str() {
        "US" | "PH" => Some(false),
        "GB" | "UK" | "AU" | "NZ" | "IE" | "IN" | "SG" | "MY" | "NG" | "KE" | "PK" | "HK" => Some(true),
        _ => None,
    }
}
