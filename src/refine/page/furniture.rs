//! Lines that survive in a page's text though they are not the article's: a date or byline above it, buttons, notes on
//! copyright, and a list of other articles at its end.
//!
//! Only whole paragraphs go, each by what it says in full; a tail goes only from a heading that announces other
//! articles, and only if nothing but short lines follows.

use std::collections::HashMap;

use crate::date;

use super::headline::fold;
use super::visible::{has_year, signature};

mod calls;
mod notes;
mod others;
mod vocabulary;

use calls::{is_call, is_picture_desk, is_share_line};
use notes::{is_addresses, is_note};
use others::{ANNOUNCES, OTHERS, OTHERS_BEGIN};
use vocabulary::{ABOUT, CREDITS, ELSEWHERE, GREETINGS, LINES, MAKERS, NOTES, OFFERS, SUBJECTS};

/// A longer paragraph is text.
const LONGEST: usize = 160;
/// How many paragraphs above the text may be its date and byline.
const MOST_ABOVE: usize = 6;
/// How much of the text's end, in percent, a list of other articles may be.
const MOST_TAIL: usize = 30;
/// The longest offer of a newsletter, or note on commissions.
const LONGEST_OFFER: usize = 240;
/// The longest line that announces another article.
const LONGEST_ANNOUNCED: usize = 220;
/// How many paragraphs at the end may tell of the authors, and of how many authors.
const MOST_ABOUT: usize = 5;
const MOST_AUTHORS: usize = 5;
/// The longest last paragraph that only has to name one.
const LONGEST_BIO: usize = 700;
/// How many paragraphs at the beginning may be the byline.
const MOST_BYLINE: usize = 3;
/// The longest button, and how often one stands in a text.
const MOST_BUTTON: usize = 60;
const LEAST_BUTTONS: usize = 3;
/// A link of at least this many bytes is likely another article's headline.
const LEAST_HEADLINE: usize = 24;
/// How many lines are kept of what was cut.
const MOST_KEPT: usize = 60;

/// The text without them, and what was cut. What is told of the authors at its end goes too, and links to other articles;
/// `are_links` tells of each paragraph whether it is all links.
pub(super) fn cut(body: String, authors: &[String], are_links: &[bool]) -> (String, Vec<String>) {
    let paragraphs: Vec<&str> = body.split("\n\n").collect();
    let mut keeps: Vec<bool> = paragraphs.iter().map(|paragraph| !is_line(paragraph)).collect();
    buttons(&paragraphs, are_links, &mut keeps);
    for (at, (paragraph, keeps)) in paragraphs.iter().zip(&mut keeps).enumerate() {
        *keeps &= !(are_links.get(at) == Some(&true) && is_call(paragraph));
    }
    twice(&paragraphs, &mut keeps);
    above(&paragraphs, &mut keeps);
    below(&paragraphs, &mut keeps);
    links_below(&paragraphs, are_links, &mut keeps);
    addresses_below(&paragraphs, &mut keeps);
    of_authors(&paragraphs, authors, &mut keeps);
    if keeps.iter().all(|keeps| *keeps) || !keeps.contains(&true) {
        return (body, Vec::new());
    }
    let chosen =
        |wanted: bool| paragraphs.iter().zip(&keeps).filter(move |(_, keeps)| **keeps == wanted).map(|(text, _)| *text);
    let furniture = chosen(false).take(MOST_KEPT).map(|text| text.replace('\n', " ")).collect();
    (chosen(true).collect::<Vec<_>>().join("\n\n"), furniture)
}

/// Whether a paragraph is a button, a note of ownership, a picture's credit, an offer, or the way to another article.
fn is_line(paragraph: &str) -> bool {
    if paragraph.len() > LONGEST_OFFER {
        return is_note(paragraph);
    }
    let folded = fold(paragraph);
    let is_single = !paragraph.contains('\n');
    let has = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    let is_offer = folded.contains("newsletter") && has(OFFERS)
        || is_note(paragraph)
        || folded.contains("earn") && folded.contains("commission");
    let is_short = paragraph.len() <= LONGEST;
    is_offer && is_single
        || is_short && (LINES.contains(&folded.as_str()) || has(NOTES) || starts(&folded, ELSEWHERE))
        || is_short && paragraph.starts_with(['©', '℗']) && has_year(paragraph)
        || is_short && is_single && is_labelled(paragraph, CREDITS) && !paragraph.ends_with(['.', '!', '?'])
        || is_short && is_labelled(paragraph, SUBJECTS) && !paragraph.ends_with(['.', '!', '?'])
        || is_short && is_single && (is_share_line(&folded) || is_picture_desk(paragraph))
        || paragraph.len() <= LONGEST_ANNOUNCED && is_announced(paragraph)
        || is_single && paragraph.len() <= LONGEST_ANNOUNCED && is_labelled(paragraph, ANNOUNCES)
}

/// Whether folded text begins with one of these phrases.
fn starts(folded: &str, phrases: &[&str]) -> bool {
    let begins =
        |phrase: &str| folded.strip_prefix(phrase).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    phrases.iter().any(|phrase| begins(phrase))
}

/// Whether a line begins with one of these labels and a colon or the like.
fn is_labelled(line: &str, labels: &[&str]) -> bool {
    const LONGEST_LABEL: usize = 48;
    let Some(at) = line.find([':', '：', '|', '»', '>', '►', '▶']).filter(|at| *at <= LONGEST_LABEL) else {
        return false;
    };
    line.get(..at).is_some_and(|label| labels.contains(&fold(label).as_str()))
}

/// Whether a line that announces another article stands above the other's headline: "Related article", "Bridge opens".
fn is_announced(paragraph: &str) -> bool {
    paragraph.split_once('\n').is_some_and(|(label, other)| {
        !other.contains('\n') && !other.ends_with(['.', '!', '。']) && ANNOUNCES.contains(&fold(label).as_str())
    })
}

/// Marks links of a few words that stand in the text again and again: buttons.
fn buttons(paragraphs: &[&str], are_links: &[bool], keeps: &mut [bool]) {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let is_short = |at: usize, text: &str| text.len() <= MOST_BUTTON && are_links.get(at) == Some(&true);
    for (_, text) in paragraphs.iter().enumerate().filter(|(at, text)| is_short(*at, text)) {
        *counts.entry(text).or_default() += 1;
    }
    for (at, (text, keeps)) in paragraphs.iter().zip(keeps).enumerate() {
        *keeps &= !(is_short(at, text) && counts.get(text).is_some_and(|count| *count >= LEAST_BUTTONS));
    }
}

/// Marks the second copy of a text that the page has twice, as for small and for large screens: where many of its long
/// paragraphs stand there exactly twice. A single one may well come back, as a refrain does.
fn twice(paragraphs: &[&str], keeps: &mut [bool]) {
    const SHORTEST: usize = 60;
    const LEAST: usize = 4;
    const LEAST_SHARE: usize = 40;
    let is_long = |text: &&&str| text.len() >= SHORTEST && !text.contains('\n');
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for text in paragraphs.iter().filter(is_long) {
        *counts.entry(text).or_default() += 1;
    }
    let all = counts.len();
    counts.retain(|_, count| *count == 2);
    if counts.len() < LEAST || counts.len() * 100 < all * LEAST_SHARE {
        return;
    }
    for (text, keeps) in paragraphs.iter().zip(keeps) {
        // The first copy is taken off the count, the second one is not.
        if let Some(left) = counts.get_mut(text) {
            *left -= 1;
            *keeps &= *left > 0;
        }
    }
}

/// Marks addresses of sources at the end, and the heading above them.
fn addresses_below(paragraphs: &[&str], keeps: &mut [bool]) {
    let end = keeps.iter().rposition(|keeps| *keeps).map_or(0, |last| last + 1);
    let is_last = |at: &usize| paragraphs.get(*at).is_some_and(|text| is_addresses(text));
    let Some(from) = (1..end).rev().take_while(is_last).last() else { return };
    let is_heading = |text: &&str| text.len() <= LONGEST / 2 && !text.ends_with(['.', '!', '?', '。']);
    let heading = from.checked_sub(1).filter(|at| *at > 0 && paragraphs.get(*at).is_some_and(is_heading));
    keeps.iter_mut().take(end).skip(heading.unwrap_or(from)).for_each(|keeps| *keeps = false);
}

/// Marks links to other articles at the end, and the heading above them: at least two, each as long as a headline.
fn links_below(paragraphs: &[&str], are_links: &[bool], keeps: &mut [bool]) {
    let end = keeps.iter().rposition(|keeps| *keeps).map_or(0, |last| last + 1);
    let is_link = |at: usize| are_links.get(at) == Some(&true) || keeps.get(at) == Some(&false);
    let from = (1..end).rev().take_while(|at| is_link(*at)).last();
    let Some(from) = from else { return };
    let tail = || paragraphs.iter().take(end).skip(from);
    let headlines = tail().flat_map(|text| text.lines()).filter(|line| line.len() >= LEAST_HEADLINE).count();
    let bytes: usize = tail().map(|text| text.len()).sum();
    let whole: usize = paragraphs.iter().map(|text| text.len()).sum();
    if headlines < 2 || bytes * 100 > whole * MOST_TAIL {
        return;
    }
    let is_heading = |text: &&str| text.len() <= LONGEST / 2 && !text.ends_with(['.', '!', '?', '。']);
    let heading = from.checked_sub(1).filter(|at| *at > 0 && paragraphs.get(*at).is_some_and(is_heading));
    keeps.iter_mut().skip(heading.unwrap_or(from)).for_each(|keeps| *keeps = false);
}

/// Marks what is told of the authors in the last paragraphs: all below a heading that announces it, or paragraphs that
/// begin with the name of one whom the text itself does not name.
fn of_authors(paragraphs: &[&str], authors: &[String], keeps: &mut [bool]) {
    let end = keeps.iter().rposition(|keeps| *keeps).map_or(0, |last| last + 1);
    let begin = end.saturating_sub(MOST_ABOUT);
    let whole: usize = paragraphs.iter().map(|paragraph| paragraph.len()).sum();
    let share =
        |from: usize| paragraphs.iter().skip(from).take(end.saturating_sub(from)).map(|text| text.len()).sum::<usize>();
    let mut from = (begin.max(1)..end).find(|at| {
        let heading = paragraphs.get(*at).copied().unwrap_or_default();
        let greets = || heading.len() <= LONGEST_BIO && starts(&fold(heading), GREETINGS);
        heading.len() <= LONGEST && ABOUT.contains(&fold(heading).as_str()) || greets()
    });
    if from.is_none() {
        let names = authors.iter().filter(|name| name.contains(' ') && name.len() <= LONGEST).take(MOST_AUTHORS);
        from = names
            .filter_map(|name| {
                let at_end = |at: usize, text: &str| {
                    at + 1 == end && text.len() <= LONGEST_BIO && text.contains(&format!("{name} "))
                };
                let tells =
                    |at: &usize| paragraphs.get(*at).is_some_and(|text| tells_of(text, name) || at_end(*at, text));
                let first = (begin.max(1)..end).find(tells)?;
                let mut earlier = paragraphs.iter().take(first).skip(MOST_BYLINE);
                (!earlier.any(|text| text.len() > LONGEST && text.contains(name.as_str()))).then_some(first)
            })
            .min();
    }
    if let Some(from) = from
        && share(from) * 100 <= whole * MOST_TAIL
    {
        keeps.iter_mut().skip(from).for_each(|keeps| *keeps = false);
    }
}

/// Whether a paragraph begins with the name and goes on as a sentence about its bearer.
fn tells_of(paragraph: &str, name: &str) -> bool {
    let Some(rest) = paragraph.trim_start_matches(['*', '(', '•', ' ']).strip_prefix(name) else { return false };
    let rest = rest.trim_start_matches([',', ' ']);
    rest.is_empty() || rest.chars().next().is_some_and(|c| c.is_lowercase() || matches!(c, '(' | '|' | '–' | '—'))
}

/// Marks the date, byline and reading time above the text.
fn above(paragraphs: &[&str], keeps: &mut [bool]) {
    for (paragraph, keeps) in paragraphs.iter().zip(keeps).take(MOST_ABOVE) {
        if paragraph.len() > LONGEST {
            return;
        }
        let mut pieces = paragraph.split(['|', '•', '·']);
        let is_stamp = |piece: &str| has_year(piece) && date::looks_dated(piece);
        if is_stamp(paragraph)
            || !paragraph.ends_with('.') && pieces.any(|piece| is_stamp(piece.trim()))
            || is_reading_time(paragraph)
            || starts(&fold(paragraph), MAKERS) && !paragraph.ends_with('.')
            || signature(&[(*paragraph).to_owned()]).is_some() && !paragraph.ends_with('.')
        {
            *keeps = false;
        }
    }
}

fn is_reading_time(paragraph: &str) -> bool {
    let folded = fold(paragraph);
    folded.starts_with(|c: char| c.is_ascii_digit())
        && ["min read", "minute read", "mins read", "minutes read", "min lesezeit", "min de lecture"]
            .iter()
            .any(|end| folded.ends_with(end))
}

/// Marks all from a heading that announces other articles, where only short lines follow it.
fn below(paragraphs: &[&str], keeps: &mut [bool]) {
    let whole: usize = paragraphs.iter().map(|paragraph| paragraph.len()).sum();
    let mut tail = 0;
    let mut begins = None;
    let mut has_sentences = false;
    for (at, paragraph) in paragraphs.iter().enumerate().rev() {
        let first = paragraph.lines().next().unwrap_or_default();
        tail += paragraph.len();
        if tail * 100 > whole * MOST_TAIL {
            break;
        }
        if first.len() <= LONGEST && announces_others(&fold(first), !has_sentences) {
            begins = Some(at);
        }
        let is_text = paragraph.len() > LONGEST * 2 && !paragraph.contains('\n');
        has_sentences |= paragraph.len() > LONGEST && paragraph.ends_with('.') && !paragraph.contains('\n');
        if is_text {
            break;
        }
    }
    if let Some(begins) = begins {
        keeps.iter_mut().skip(begins).for_each(|keeps| *keeps = false);
    }
}

/// Whether a folded heading announces other articles or readers' comments; a heading that only begins so may have the
/// article's own text below it, where there are sentences.
fn announces_others(heading: &str, may_begin: bool) -> bool {
    const MOST_WORDS: usize = 8;
    let is_count = || {
        let (count, what) = heading.split_once(' ')?;
        let is_number = count.bytes().all(|byte| byte.is_ascii_digit());
        Some(
            is_number
                && [
                    "comments",
                    "comment",
                    "responses",
                    "replies",
                    "kommentare",
                    "commentaires",
                    "comentarios",
                    "commenti",
                    "комментариев",
                    "комментария",
                    "reacties",
                    "yorum",
                ]
                .contains(&what),
        )
    };
    OTHERS.contains(&heading)
        || may_begin && heading.split(' ').count() <= MOST_WORDS && starts(heading, OTHERS_BEGIN)
        || is_count() == Some(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_not_the_articles_goes() {
        let text = "The council said on Monday that the bridge would open a month early, after a long night of talks. "
            .repeat(4);
        let body = format!(
            "12 July 2025\n\nBy Ann Lee\n\n{text}\n\nShare this article\n\n{text}\n\nRelated articles\n\n• One\n• Two"
        );
        let (kept, furniture) = cut(body, &[], &[]);
        assert_eq!(kept, format!("{text}\n\n{text}"));
        assert_eq!(furniture, ["12 July 2025", "By Ann Lee", "Share this article", "Related articles", "• One • Two"]);
        for whole in ["", "Related", "12 July 2025", "By night the harbour sleeps."] {
            assert_eq!(cut(whole.to_owned(), &[], &[]), (whole.to_owned(), Vec::new()));
        }
        for gone in ["[1] https://example.org/a", "https://example.org/a\nhttps://example.org/b"] {
            assert_eq!(cut(format!("{text}\n\nSources\n\n{gone}"), &[], &[]).0, text.clone(), "{gone}");
        }
        let copy = (1..5).map(|n| format!("{n}. {text}").trim().to_owned()).collect::<Vec<_>>().join("\n\n");
        assert_eq!(cut(format!("{copy}\n\n{copy}"), &[], &[]).0, copy);
        let stamped = format!("On Behalf of the Council | 12 July 2025 | Bridges\n\n{text}");
        assert_eq!(cut(stamped, &[], &[]).0, text);
        let (bought, buys) = (["Buy it now"; 3].join(&format!("\n\n{text}\n\n")), [true, false, true, false, true]);
        assert_eq!(cut(bought.clone(), &[], &buys).0, format!("{text}\n\n{text}"));
        assert_eq!(cut(bought.clone(), &[], &[]).0, bought);
        let middle = format!("{text}\n\nRelated\n\n{text}");
        assert_eq!(cut(middle.clone(), &[], &[]).0, middle);
    }

    #[test]
    fn offers_credits_and_announcements_go_from_between() {
        let text = "The council said on Monday that the bridge would open a month early, after a long night of talks.";
        for gone in [
            "Read more: Ferries end in autumn",
            "Lire aussi : Les bacs s’arrêtent",
            "Photo: Ann Lee / Agency",
            "Sign up for our weekly newsletter about the harbour",
            "We may earn a commission if you buy through links on our site.",
            "Follow us on Facebook and X",
            "Related article\nFerries end in autumn",
            "Tags: bridges, ferries",
            "Ann Lee / Getty Images",
        ] {
            let (kept, furniture) = cut(format!("{text}\n\n{gone}\n\n{text}"), &[], &[]);
            assert_eq!((kept, furniture), (format!("{text}\n\n{text}"), vec![gone.replace('\n', " ")]));
        }
        for kept in [
            "More than two thousand people: that is what the ferries carry.",
            "Related questions were not answered.",
            "The newsletter of the harbour office says nothing of it.",
            "Photo: a bridge at night is hard to take.",
        ] {
            let body = format!("{text}\n\n{kept}\n\n{text}");
            assert_eq!(cut(body.clone(), &[], &[]).0, body);
        }
    }

    #[test]
    fn what_is_told_of_the_author_goes_from_the_end() {
        let authors = ["Ann Lee".to_owned()];
        let text = "The council said on Monday that the bridge would open a month early, after a long night of talks. "
            .repeat(5);
        let about = "Ann Lee is a reporter who covers bridges.";
        let body = format!("{text}\n\n{about}");
        assert_eq!(cut(body.clone(), &authors, &[]), (text.clone(), vec![about.to_owned()]));
        assert_eq!(cut(body.clone(), &[], &[]).0, body);
        let named = format!("{text}\n\n{text}\n\n{text}\n\n{text} So says Ann Lee.\n\n{about}");
        assert_eq!(cut(named.clone(), &authors, &[]).0, named, "a person of the story");
        let greeted = format!("{text}\n\nHi, I'm Ann! I cover bridges.");
        assert_eq!(cut(greeted, &[], &[]).0, text);
        let marked = format!("{text}\n\n*{about}");
        assert_eq!(cut(marked, &authors, &[]).0, text);
        let headed = format!("{text}\n\nAbout the author\n\nShe covers bridges.");
        assert_eq!(cut(headed, &[], &[]).0, text);
    }
}
