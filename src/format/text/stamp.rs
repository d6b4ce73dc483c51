//! Recognises lines that do nothing but state a date, in some fifteen languages, without reading the date.
//!
//! A line is a stamp if every word of it is one that date lines are made of and enough of them are there to be a
//! date: `Updated 12 July 2025`, `Sat, 12 Jul 2025 08:00 GMT`, `vor 3 Stunden`. What day it means, and whether it can
//! be known, is `date`'s business.

/// What a stamp says about the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StampKind {
    /// A date, or one marked as that of publication.
    Published,
    /// A date marked as that of the last change.
    Updated,
}

/// Longest line that is looked at, in bytes.
const LONGEST: usize = 120;

/// Words that announce a date of publication.
#[rustfmt::skip]
const PUBLISHED: &[&str] = &[
    "published", "posted", "date", "dated", "created", "issued", "released", "first", "veröffentlicht", "erstellt",
    "datum", "publié", "publiée", "paru", "publicado", "publicada", "fecha", "data", "pubblicato", "pubblicata",
    "gepubliceerd", "опубликовано", "дата", "opublikowano", "publicerad", "yayınlanma", "tarih", "发布时间", "发布", "日期",
];

/// Words that announce a date of change.
#[rustfmt::skip]
const UPDATED: &[&str] = &[
    "updated", "update", "modified", "edited", "revised", "aktualisiert", "geändert", "stand", "actualisé", "modifié",
    "jour", "actualizado", "actualizada", "atualizado", "atualizada", "aggiornato", "aggiornata", "bijgewerkt",
    "обновлено", "zaktualizowano", "uppdaterad", "güncelleme", "更新", "更新时间", "更新日",
];

/// Words that stand in date lines and prove nothing.
#[rustfmt::skip]
const FILLERS: &[&str] = &[
    "last", "latest", "on", "at", "the", "of", "in", "a", "an", "am", "pm", "m", "p", "st", "nd", "rd", "th", "time",
    "local", "utc", "gmt", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "et", "pt", "ct", "bst", "ist",
    "cet", "cest", "msk", "jst", "kst", "sgt", "hkt", "pkt", "eastern", "pacific", "central", "t", "z", "uhr", "um",
    "am", "den", "vom", "zuletzt", "le", "à", "h", "mis", "mise", "dernière", "du", "el", "de", "del", "las", "los",
    "última", "ultimo", "il", "alle", "ore", "em", "às", "op", "om", "в", "г", "года", "kl", "dnia",
];

/// Names of weekdays.
#[rustfmt::skip]
const WEEKDAYS: &[&str] = &[
    "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday", "sunday", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag",
    "sonntag", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes", "martes",
    "miércoles", "jueves", "viernes", "sábado", "domingo", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì",
    "sabato", "domenica", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье",
];

/// Names of months; what is longer than three letters may also be cut after three or four.
#[rustfmt::skip]
const MONTHS: &[&str] = &[
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "sept", "october",
    "november", "december", "januar", "jänner", "februar", "märz", "mai", "juni", "juli", "oktober", "dezember",
    "janvier", "février", "mars", "avril", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
    "diciembre", "gennaio", "febbraio", "aprile", "maggio", "giugno", "luglio", "settembre", "ottobre", "dicembre",
    "janeiro", "fevereiro", "março", "maio", "junho", "julho", "setembro", "outubro", "novembro", "dezembro",
    "januari", "februari", "maart", "mei", "augustus", "января", "февраля", "марта", "апреля", "мая", "июня", "июля",
    "августа", "сентября", "октября", "ноября", "декабря", "stycznia", "lutego", "marca", "kwietnia", "maja",
    "czerwca", "lipca", "sierpnia", "września", "października", "listopada", "grudnia", "ocak", "şubat", "mart",
    "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül", "ekim", "kasım", "aralık",
];

/// Words that make a count a time before now.
const AGO: &[&str] =
    &["ago", "vor", "il y a", "hace", "fa", "назад", "temu", "sedan", "geleden", "önce", "há", "atrás"];

/// Units of such a count.
#[rustfmt::skip]
const UNITS: &[&str] = &[
    "s", "sec", "secs", "second", "seconds", "min", "mins", "minute", "minutes", "hr", "hrs", "hour", "hours", "d",
    "day", "days", "w", "week", "weeks", "month", "months", "year", "years", "sekunden", "minuten", "minute",
    "stunde", "stunden", "tag", "tagen", "wochen", "secondes", "heure", "heures", "jours", "segundos", "minutos",
    "hora", "horas", "días", "dias", "secondi", "minuti", "ora", "giorni", "минут", "минуты", "часа", "часов", "дней",
    "дня", "y", "il", "just", "now", "about",
];

/// What sort of stamp `line` is, if it states a date and nothing else.
pub fn stamp(line: &str) -> Option<StampKind> {
    if line.len() > LONGEST || !line.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    let mut tally = Tally::default();
    let lower = line.to_lowercase();
    for word in words(&lower) {
        if !tally.add(word) {
            return None;
        }
    }
    tally.is_date().then_some(if tally.updated { StampKind::Updated } else { StampKind::Published })
}

/// What the words of a line add up to.
#[derive(Default)]
struct Tally {
    numbers: u32,
    year: bool,
    packed: bool,
    cjk: bool,
    month: bool,
    ago: bool,
    unit: bool,
    lead: bool,
    updated: bool,
}

impl Tally {
    /// Counts one lower-case word; false if date lines hold no such word.
    fn add(&mut self, word: &str) -> bool {
        if let Ok(number) = word.parse::<u32>() {
            self.numbers += 1;
            self.year |= word.len() == 4 && (1600..2200).contains(&number);
            self.packed |= word.len() == 8;
            // Dates have no numbers of three, five or seven digits, thousandths of a second aside.
            let is_fraction = word.len() == 3 && self.year && self.numbers > 5;
            return matches!(word.len(), 1 | 2 | 4 | 6 | 8) || is_fraction;
        }
        // The day of "12th" and the hour of "8am" are one word with a number in front.
        let tail = word.trim_start_matches(|c: char| c.is_ascii_digit());
        if tail.len() < word.len() && self.add_number_with(tail) {
            self.numbers += 1;
            return true;
        }
        if UPDATED.contains(&word) {
            self.updated = true;
            self.lead = true;
        } else if PUBLISHED.contains(&word) {
            self.lead = true;
        } else if AGO.contains(&word) {
            self.ago = true;
        } else if UNITS.contains(&word) {
            self.unit = true;
        } else if is_month(word) {
            self.month = true;
        } else {
            return FILLERS.contains(&word) || WEEKDAYS.contains(&word);
        }
        true
    }

    /// What may follow a number without a blank; CJK dates are written so altogether.
    fn add_number_with(&mut self, tail: &str) -> bool {
        if tail.starts_with(['年', '년']) {
            self.cjk = true;
            return tail.chars().all(|c| c.is_ascii_digit() || "年月日时時分년월일 ".contains(c));
        }
        if UNITS.contains(&tail) {
            self.unit = true;
        }
        // The time of ISO 8601 hangs on its day, the minutes of French on their hour: "12T08", "14h30".
        if let Some(hour) = tail.strip_prefix(['t', 'h']) {
            return hour.bytes().all(|b| b.is_ascii_digit()) || FILLERS.contains(&tail) || UNITS.contains(&tail);
        }
        FILLERS.contains(&tail) || UNITS.contains(&tail) || ["er", "º", "ª"].contains(&tail)
    }

    fn is_date(&self) -> bool {
        // "12 Jul 2025", "2025-07-12", "12.07.25" after a lead, "4 sec ago"; a month and a year alone only after a lead,
        // for chronicles use them as subheads.
        let named = self.month && (self.numbers >= 2 || self.lead && self.numbers >= 1);
        let numeric = self.numbers >= 3 && (self.year || self.lead) || self.packed && self.lead;
        let relative = self.ago && self.unit && self.numbers >= 1 && self.numbers <= 2;
        named || numeric || relative || self.cjk
    }
}

/// Whether a lower-case word names a month, in full or cut short.
fn is_month(word: &str) -> bool {
    if MONTHS.contains(&word) {
        return true;
    }
    let letters = word.chars().count();
    (3..=4).contains(&letters) && MONTHS.iter().any(|month| month.len() > word.len() && month.starts_with(word))
}

/// The words of a line: runs of letters and digits.
fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_alphanumeric() && c != 'º').filter(|word| !word.is_empty())
}

/// Splits a line such as `By A. Writer | 12 July 2025` into what stands before the date and the date.
pub fn trailing_date(line: &str) -> Option<(&str, &str)> {
    if line.len() > 2 * LONGEST || !line.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    // A strong separator first: it keeps "By April May | May 5, 2025" whole.
    for (at, mark) in line.match_indices(['|', '·', '•', '—', '–', '/']) {
        let (before, after) = (line.get(..at)?, line.get(at + mark.len()..)?);
        if stamp(after).is_some() && !before.trim().is_empty() {
            return Some((before.trim(), after.trim()));
        }
    }
    for (at, mark) in line.match_indices([',', '-', ' ', ':']) {
        let (before, after) = (line.get(..at)?, line.get(at + mark.len()..)?);
        if stamp(after).is_some() && before.chars().any(char::is_alphabetic) {
            let separators = [' ', ',', '-', ':'];
            return Some((before.trim_end_matches(separators), after.trim_start_matches(separators).trim_end()));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_are_told_from_text() {
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
        ];
        let updated = ["Updated 12 July 2025", "Updated 4 sec ago", "Last updated: March 3, 2025", "Stand: 12.07.2025"];
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
        ];
        for line in published {
            assert_eq!(stamp(line), Some(StampKind::Published), "{line}");
        }
        for line in updated {
            assert_eq!(stamp(line), Some(StampKind::Updated), "{line}");
        }
        for line in neither {
            assert_eq!(stamp(line), None, "{line}");
        }
    }

    #[test]
    fn the_date_behind_a_name_is_found() {
        let table = [
            ("By April May | May 5, 2025", "By April May", "May 5, 2025"),
            ("By Ann Lee, 12 July 2025", "By Ann Lee", "12 July 2025"),
            ("Ann Lee - Updated 2 hours ago", "Ann Lee", "Updated 2 hours ago"),
        ];
        for (line, name, date) in table {
            assert_eq!(trailing_date(line), Some((name, date)));
        }
        assert_eq!(trailing_date("By Ann Lee of the 12th Street Review"), None);
    }
}
