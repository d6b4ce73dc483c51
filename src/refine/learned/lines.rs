//! What a line of an article is to the learning of furniture: its folded form, and whether it is prose.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

/// The widest line that can be furniture; a wide character (of Chinese, Japanese, Korean) counts twice.
pub const WIDEST: usize = 200;
/// Fewer letters are a mark or a figure, such as `Q:` or `2 – 1`, and mean something only where they stand.
const LEAST_LETTERS: usize = 2;
/// A sentence of fewer words may be a slogan or a button.
const SENTENCE_WORDS: usize = 8;
/// The same for scripts that write without blanks, in wide characters.
const SENTENCE_WIDE: usize = 16;

/// The form by which lines are the same: letters in lower case, every number `0`, anything else one blank. `None` for a
/// line that can be no furniture, being too wide or without words.
pub fn fold(line: &str) -> Option<String> {
    if line.len() > 4 * WIDEST || width(line) > WIDEST {
        return None;
    }
    let mut folded = String::with_capacity(line.len());
    let (mut letters, mut in_number, mut blank) = (0, false, false);
    for c in line.chars() {
        if c.is_numeric() {
            // "1,204", "12.30" and "3 of 7" hold one number or two: what stands between figures alone is dropped.
            if !in_number {
                push_blank(&mut folded, blank);
                folded.push('0');
            }
            (in_number, blank) = (true, false);
        } else if c.is_alphanumeric() {
            push_blank(&mut folded, blank);
            folded.extend(c.to_lowercase());
            letters += 1;
            (in_number, blank) = (false, false);
        } else if is_joining(c) {
            // An apostrophe or a combining mark parts no word.
        } else {
            blank = true;
        }
    }
    (letters >= LEAST_LETTERS).then_some(folded)
}

fn push_blank(folded: &mut String, blank: bool) {
    if blank && !folded.is_empty() {
        folded.push(' ');
    }
}

fn is_joining(c: char) -> bool {
    matches!(c, '\'' | '’' | '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}')
}

/// How wide a line is, in columns of a terminal.
pub fn width(line: &str) -> usize {
    if line.is_ascii() { line.len() } else { line.chars().map(|c| c.width().unwrap_or(0)).sum() }
}

/// Whether a line reads as a sentence: enough words, and an end such as sentences have.
pub fn is_sentence(line: &str) -> bool {
    let bare = line.trim_end_matches(['”', '"', '’', '\'', ')', '»', ']', '」', '』', '）']);
    let ends = bare.ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '؟', '۔', '።', '։']);
    ends && (line.split_whitespace().nth(SENTENCE_WORDS - 1).is_some()
        || line.chars().filter(|c| c.width() == Some(2)).nth(SENTENCE_WIDE - 1).is_some())
}

/// Whether a line is text of its own: a sentence, or wider than furniture is.
pub fn is_prose(line: &str) -> bool {
    is_sentence(line) || width(line) > WIDEST
}

/// The lines from the first to the last that is prose and not known to recur: the article itself. Furniture stands before
/// and behind; what recurs within may be furniture or the writer's habit. None where nothing is prose.
pub fn core<'t>(lines: impl Iterator<Item = (&'t str, bool)>) -> Option<Range<usize>> {
    let mut found: Option<Range<usize>> = None;
    for (at, (line, is_known)) in lines.enumerate() {
        if !is_known && is_prose(line) {
            found.get_or_insert(at..at).end = at + 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_mean_the_same_fold_to_the_same() {
        let table = [
            ("Share this article", Some("share this article")),
            ("» SHARE  this article!", Some("share this article")),
            ("1,204 shares", Some("0 shares")),
            ("3 of 7 pages", Some("0 of 0 pages")),
            ("7 shares", Some("0 shares")),
            ("Don’t miss", Some("dont miss")),
            ("5G news", Some("0g news")),
            ("广告", Some("广告")),
            ("٣ تعليقات", Some("0 تعليقات")),
            ("Q:", None),
            ("2 – 1", None),
            ("", None),
        ];
        for (line, wanted) in table {
            assert_eq!(fold(line).as_deref(), wanted, "{line}");
        }
        assert_eq!(fold(&"a".repeat(WIDEST + 1)), None);
        assert_eq!(fold(&"好".repeat(WIDEST / 2 + 1)), None);
        assert!(fold(&"好".repeat(WIDEST / 2)).is_some());
    }

    #[test]
    fn sentences_are_told_from_buttons() {
        let sentences = [
            "The council said on Monday that the bridge will close.",
            "“We had not expected to see the eels again,” she said.”",
            "市議会は月曜日に橋を閉鎖すると発表した。",
            "Совет сообщил в понедельник, что мост будет скоро закрыт.",
        ];
        let others =
            ["Read more.", "Share this article with all of your friends today", "“No,” he said.", "広告。", ""];
        assert!(sentences.iter().all(|line| is_sentence(line)));
        assert!(!others.iter().any(|line| is_sentence(line)));
    }

    #[test]
    fn the_core_lies_between_prose() {
        let prose = "The council said on Monday that the bridge will close.";
        let lines = [("Share", true), (prose, false), ("Advertisement", true), (prose, false), (prose, true)];
        assert_eq!(core(lines.into_iter()), Some(1..4));
        assert_eq!(core([("Share", false)].into_iter()), None);
    }
}
