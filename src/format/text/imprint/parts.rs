//! The parts of an imprint, each by its own look: a count, an age, a time of day, a page; and where a line is cut into them.

use crate::date;
use crate::format::text::stamp;
use crate::format::text::vocabulary::{self, BEFORE_DATES};

/// The parts between strong marks: a bar, a dot, a slash or a dash apart from the words around it, a tab, a wide blank.
pub(super) fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |(_, next)| *next);
        let is_mark = match c {
            '|' | ';' | '\u{3000}' | '·' | '•' | '●' | '∙' | '‧' | '\t' | '»' | '›' | '／' | '｜' => true,
            // Apart from the words on both sides.
            '/' | '—' | '–' | '-' | '~' => before == ' ' && (next == ' ' || next == c),
            ':' => before == ' ' && next == ':',
            ' ' => next == ' ',
            _ => false,
        };
        if is_mark {
            parts.push(text.get(start..at).unwrap_or_default());
            start = at + c.len_utf8();
        }
        before = c;
    }
    parts.push(text.get(start..).unwrap_or_default());
    parts.into_iter().map(trimmed).filter(|part| !part.is_empty()).collect()
}

pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|' | '·' | '•' | '-' | '–' | '—'))
        .trim_end_matches('.')
}

/// A name without the preposition that leads to the date behind it: `Ann Lee on`.
pub(super) fn without_preposition(text: &str) -> &str {
    let text = text.trim_end_matches([',', ':', ' ', '(', '[']);
    // A word of two letters may be the end of a name where nothing stands before it.
    let bare = BEFORE_DATES.iter().filter_map(|word| text.strip_suffix(word)).min_by_key(|rest| rest.len());
    bare.map_or(text, |rest| rest.trim_end_matches([',', ' ']))
}

/// Whether a part counts readers, minutes or words, or tells the age: `4 min read`, `3h`, `14 hours`.
pub(super) fn is_count(text: &str) -> bool {
    let lower = text.to_lowercase();
    // "Circ. 380,462"
    const READERS: &[&str] = &[
        "circ",
        "circulation",
        "reach",
        "readership",
        "auflage",
        "reichweite",
        "tirage",
        "oplage",
        "tiratura",
        "views",
    ];
    let is_figure = lower.split_once([' ', ':', '.']).is_some_and(|(word, figure)| {
        READERS.contains(&word) && figure.bytes().any(|b| b.is_ascii_digit()) && figure.len() <= 16
    });
    vocabulary::is_count(lower.trim_matches(['~', '(', ')', '.'])) || is_age(&lower) || is_figure
}

/// Whether most words have a capital, as in a paper's name: `Le Courrier de l'Ouest`.
pub(super) fn is_title_case(text: &str) -> bool {
    let capitals = text.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count();
    let words = text.split_whitespace().count();
    words <= 6 && text.starts_with(char::is_uppercase) && capitals * 2 >= words
}

/// `14:02`, `[11:38]`, `9:30 pm`.
pub(super) fn is_clock(text: &str) -> bool {
    let text =
        text.trim_matches(['[', ']', '(', ')']).trim_end_matches(|c: char| c.is_alphabetic() || matches!(c, ' ' | '.'));
    let Some((hour, minute)) = text.split_once(':') else { return false };
    let is_two = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
    (1..=2).contains(&hour.len()) && hour.parse().is_ok_and(|hour: u32| hour < 24) && minute.split(':').all(is_two)
}

/// Date and name of the sentence in which blogs sign: `This entry was posted in News on 12 July 2025 by Ann Lee.`
pub(super) fn posted(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("This entry was posted").or_else(|| line.strip_prefix("This post was published"))?;
    let rest = if rest.starts_with(" in ") { rest.split_once(" on ")?.1 } else { rest.strip_prefix(" on ")? };
    let end =
        [". Bookmark", ". You can follow", " and tagged", ". Tagged"].iter().filter_map(|tail| rest.find(tail)).min();
    Some(end.and_then(|end| rest.get(..end)).unwrap_or(rest).trim_end_matches('.'))
}

/// Whether a part says who may read (`Paid`, `Free`), or how a press review judges the text (`Neutral`).
pub(super) fn is_access(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "Online",
        "Print",
        "Web",
        "Broadcast",
        "Radio",
        "TV",
        "Magazine",
        "Paid",
        "Free",
        "Premium",
        "Subscribers only",
        "Members only",
        "Abonnés",
        "Réservé aux abonnés",
        "Plus",
        "Positive",
        "Neutral",
        "Negative",
        "Mixed",
        "Balanced",
    ];
    WORDS.contains(&text.strip_prefix("Tone: ").or_else(|| text.strip_prefix("Sentiment: ")).unwrap_or(text))
}

/// A line without the remark behind it on how it was published: `The Example. 2025-07-12 16:55. Print version.`
pub(super) fn without_remark(line: &str) -> Option<&str> {
    if line.len() > 120 || !line.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let (before, remark) = line.trim_end_matches('.').rsplit_once(". ")?;
    let is_dated = before.bytes().any(|b| b.is_ascii_digit());
    (is_dated && vocabulary::furniture(remark).is_some()).then_some(before)
}

/// A paper's name and what a word behind it signs: `江畔晨报 作者：李明`.
pub fn labelled(text: &str) -> Option<(&str, &str)> {
    let (paper, rest) = text.split_once([' ', '\u{3000}'])?;
    let is_label = rest.get(..rest.floor_char_boundary(24)).is_some_and(|start| start.contains([':', '：', '/', '／']));
    (is_label && !paper.is_empty()).then_some(paper).zip(vocabulary::behind_by(rest))
}

/// What stands behind the time of day that a text opens with; all of it where it opens with none.
pub(super) fn behind_clock(text: &str) -> &str {
    text.split_once(' ').filter(|(clock, _)| is_clock(clock)).map_or(text, |(_, rest)| rest.trim_start())
}

/// `3h`, `2d`, `5w ago`.
pub(super) fn is_age(text: &str) -> bool {
    let text = text.strip_suffix(" ago").unwrap_or(text);
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit());
    (1..=3).contains(&(text.len() - unit.len()))
        && matches!(
            unit.trim(),
            "h" | "hr" | "hrs" | "m" | "min" | "mins" | "d" | "w" | "mo" | "y" | "yr" | "std" | "ч" | "мин"
        )
}

/// Whether a part names an issue: `Nr. 227`, `no. 12`, `Heft 3`.
pub fn is_issue(text: &str) -> bool {
    const ISSUES: &[&str] = &[
        "nr.", "nr", "no.", "n°", "nº", "№", "heft", "ausgabe", "issue", "vol.", "numéro", "número", "numero",
        "nummer", "numer",
    ];
    let word = text.trim_end_matches(|c: char| c.is_ascii_digit());
    (1..=6).contains(&(text.len() - word.len())) && ISSUES.contains(&word.trim_end().to_lowercase().as_str())
}

/// Takes the number of a page from one end of three parts, if it stands there: `24 | The Example | 12 July 2025`.
pub(super) fn take_page(parts: &mut Vec<&str>) -> bool {
    let is_number = |part: &&str| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let end = [0, 2].into_iter().find(|end| parts.len() == 3 && parts.get(*end).is_some_and(is_number));
    end.map(|end| parts.remove(end)).is_some()
}

/// Whether a part names a page: `p. 8`, `Seite 3`, `page A1`.
pub(super) fn is_page(text: &str) -> bool {
    const PAGES: &[&str] = &[
        "p.", "pp.", "pg.", "page", "pages", "seite", "s.", "str.", "strona", "стр.", "с.", "pág.", "página", "pagina",
        "pag.", "blz.", "sida", "sidan", "sid.", "side", "sayfa", "oldal",
    ];
    // "p31"
    if text
        .strip_prefix(['p', 'P', 'S', 's'])
        .is_some_and(|number| (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit()))
    {
        return true;
    }
    // "A6"
    if matches!(text.as_bytes(), [b'A'..=b'Z', b'0'..=b'9'] | [b'A'..=b'Z', b'0'..=b'9', b'0'..=b'9']) {
        return true;
    }
    // "18ページ", "3面"
    let unit = text.trim_start_matches(|c: char| c.is_numeric() || c == '第');
    if unit.len() < text.len() && ["ページ", "頁", "面", "版", "페이지", "면"].contains(&unit)
        || ["朝刊", "夕刊", "조간", "석간"].contains(&text)
    {
        return true;
    }
    let Some((word, number)) = text.split_once([' ', '\u{a0}']) else { return false };
    let word = word.trim_end_matches(':');
    number.len() <= 5
        && number.bytes().any(|b| b.is_ascii_digit())
        && number.bytes().all(|b| b.is_ascii_alphanumeric())
        && PAGES.contains(&word.to_lowercase().as_str())
}

/// Whether a few words are a day whose date cannot be known: `yesterday`, `Jul 12`.
pub(super) fn is_near(text: &str) -> bool {
    text.len() <= 40
        && text.split_whitespace().count() <= 3
        && (date::looks_dated(text) || stamp::stamp(&format!("Posted {text}")).is_some())
}

/// Whether a text could hold a date with its year: four digits in a row, or three numbers with one mark between. Cheap.
pub(super) fn has_day(text: &str) -> bool {
    let (mut run, mut groups) = (0, 0);
    for b in text.bytes() {
        match b {
            b'0'..=b'9' => run += 1,
            0x80.. => return text.chars().any(|c| !c.is_ascii() && c.is_numeric()) || has_ascii_day(text),
            b'.' | b'/' | b'-' | b' ' if run > 0 => {
                groups += 1;
                run = 0;
            }
            b' ' => {}
            _ => (run, groups) = (0, 0),
        }
        if run == 4 || groups == 2 && run > 0 {
            return true;
        }
    }
    false
}

/// The same of the ASCII digits in a text with other letters.
fn has_ascii_day(text: &str) -> bool {
    let mut run = 0;
    let (mut longest, mut groups) = (0, 0);
    for c in text.chars() {
        if c.is_ascii_digit() {
            run += 1;
            groups += usize::from(run == 1);
            longest = longest.max(run);
        } else {
            run = 0;
        }
    }
    longest >= 4 || groups >= 3
}
