//! The article's date and that of its last change, out of what machines are told and what readers see.
//!
//! Publication and modification are never taken for each other: where a machine's two dates are one, because each save
//! wrote both, the earlier date that the page shows its readers is believed instead. Of several texts the first that can
//! be read is taken, and none of what readers see that names but a year.

use crate::article::{How, Stamp};
use crate::date;

use super::super::gather::Gathered;

/// Length of a date down to its day, `2025-07-12`, and to its month.
const DAY: usize = 10;
const MONTH: usize = 7;

/// What meta tags and linked data say, best first.
pub(super) struct Declared {
    pub(super) published: Vec<String>,
    pub(super) updated: Vec<String>,
}

/// The dates of publication and of the last change.
pub(super) fn dates(declared: Declared, gathered: &Gathered, url: Option<&str>) -> (Option<Stamp>, Option<Stamp>) {
    let context = date::Context { language: gathered.language.as_deref(), ..date::Context::default() };
    let day = |stamp: &Stamp| {
        let value = date::read(stamp, &context).map(|dated| dated.value);
        value.and_then(|value| value.get(..DAY).map(str::to_owned))
    };
    // A year alone is a copyright's, or a model's.
    let is_read = |stamp: &Stamp| date::read(stamp, &context).is_some_and(|dated| dated.value.len() >= MONTH);
    let metadata = |text: &Option<String>| text.clone().map(Stamp::metadata);
    let stated = |text: &Option<String>| text.clone().map(Stamp::stated);

    let declared_updated = declared.updated.into_iter().map(Stamp::metadata);
    let updated = declared_updated.chain(metadata(&gathered.marked_updated)).chain(metadata(&gathered.near_updated));
    let updated: Vec<Stamp> = updated.chain(stated(&gathered.stated_updated)).collect();
    let updated = updated.iter().find(|stamp| is_read(stamp)).or(updated.first()).cloned();

    let machine = declared.published.into_iter().map(Stamp::metadata).chain(metadata(&gathered.marked_published));
    let machine: Vec<Stamp> = machine.collect();
    // What readers see: beside the headline first, then what says of itself that it is the date.
    let near = gathered.near();
    let labelled = || stated(&gathered.labelled()).filter(is_read);

    if let Some(published) = machine.iter().find(|stamp| is_read(stamp)) {
        let (first, last) = (day(published), updated.as_ref().and_then(day));
        if let (Some(first), Some(last)) = (first, last)
            && first >= last
        {
            let in_url = || url.map(|url| Stamp { text: url.to_owned(), how: How::Url });
            let beside = near.iter().find(|stamp| is_read(stamp)).cloned();
            let shown = beside.or_else(labelled).or_else(in_url);
            let earlier = shown.filter(|shown| day(shown).is_some_and(|day| day < last));
            return (earlier.or(Some(published.clone())), updated);
        }
        // A month told to machines is the month of a day that readers see.
        let value = |stamp: &Stamp| date::read(stamp, &context).map(|dated| dated.value);
        let month = value(published).filter(|value| value.len() == MONTH);
        let is_finer = |stamp: &Stamp| {
            let day = day(stamp);
            month.as_ref().is_some_and(|month| day.is_some_and(|day| day.starts_with(month.as_str())))
        };
        let called = || stated(&gathered.far_stated);
        let finer = near.iter().find(|stamp| is_finer(stamp)).cloned();
        let finer = finer.or_else(|| labelled().filter(is_finer)).or_else(|| called().filter(is_finer));
        return (finer.or_else(|| Some(published.clone())), updated);
    }
    if let Some(found) = near.iter().find(|stamp| is_read(stamp)) {
        // The same day told to machines has its time of day.
        let is_same = |stamp: &&Stamp| stamp.how == How::Metadata && day(stamp).is_some() && day(stamp) == day(found);
        return (near.iter().find(is_same).or(Some(found)).cloned(), updated);
    }
    let far = || metadata(&gathered.first_time).filter(|stamp| updated.is_none() && is_read(stamp));
    let called = || stated(&gathered.far_stated).filter(is_read);
    // A text that only the article's language explains is left to those who know it.
    let unread = || {
        let rough = |stamp: &&Stamp| date::read(stamp, &context).is_none();
        machine.iter().chain(&near).find(rough).or(machine.first()).cloned()
    };
    let published = far().or_else(labelled).or_else(called).or_else(unread);
    let updated = updated.or_else(|| stated(&gathered.far_updated).filter(is_read));
    (published, updated)
}
