//! Where sentences end, told from punctuation alone: good enough to cut passages, in any language, in one pass.
//!
//! A stop that might belong to an abbreviation, an initial or a number ends nothing: two sentences taken for one
//! read better than one cut in two.

/// Words that are written with a full stop, and before which no sentence ends.
const ABBREVIATIONS: [&str; 44] = [
    "mr", "mrs", "ms", "dr", "prof", "sr", "jr", "st", "gen", "col", "lt", "sgt", "capt", "maj", "gov", "sen", "rep",
    "rev", "hon", "vs", "inc", "ltd", "corp", "bros", "approx", "fig", "cf", "jan", "feb", "mar", "apr", "jun", "jul",
    "aug", "sept", "sep", "oct", "nov", "dec", "bzw", "mme", "mlle", "sra", "dept",
];
/// The longest of them, in bytes.
const LONGEST_ABBREVIATION: usize = 6;

/// A stretch without white space at its ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sentence {
    /// First byte, and the byte behind the last.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether it ends with a stop, as headings do not.
    pub(super) is_finished: bool,
    /// Whether an empty line stands behind it.
    pub(super) ends_paragraph: bool,
}

/// The sentences of a text in order. Every character but white space is in one.
pub(super) fn sentences(text: &str) -> Sentences<'_> {
    Sentences { text, at: 0 }
}

/// Yields the sentences of a text.
#[derive(Clone, Debug)]
pub(super) struct Sentences<'t> {
    text: &'t str,
    at: usize,
}

/// What a character that may end a sentence is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    /// Full stop: also in abbreviations and numbers.
    Dot,
    /// Ends a sentence if white space and no small letter follow.
    Mark,
    /// Ends a sentence whatever follows.
    Wide,
    Break,
}

fn stop(c: char) -> Option<Stop> {
    Some(match c {
        '.' => Stop::Dot,
        '!' | '?' | '…' | '؟' | '۔' | '।' | '॥' => Stop::Mark,
        '。' | '！' | '？' | '｡' => Stop::Wide,
        '\n' => Stop::Break,
        _ => return None,
    })
}

fn closes(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | '›' | ')' | ']' | '」' | '』' | '）' | '】' | '“')
}

impl Iterator for Sentences<'_> {
    type Item = Sentence;

    fn next(&mut self) -> Option<Sentence> {
        let rest = self.text.get(self.at..)?.trim_start();
        if rest.is_empty() {
            return None;
        }
        let start = self.text.len() - rest.len();
        let mut at = start;
        while let Some((c, place)) = self.next_stop(at) {
            let Some(stop) = stop(c) else { break };
            if stop == Stop::Break {
                self.at = place;
                return Some(self.unstopped(start, place));
            }
            let end = self.behind_closers(place + c.len_utf8());
            if self.ends_at(start, place, end, stop) {
                self.at = end;
                return Some(Sentence { start, end, is_finished: true, ends_paragraph: self.is_break(end) });
            }
            at = end;
        }
        self.at = self.text.len();
        Some(self.unstopped(start, self.at))
    }
}

impl Sentences<'_> {
    /// The next character that may end a sentence.
    fn next_stop(&self, from: usize) -> Option<(char, usize)> {
        let bytes = self.text.as_bytes();
        let mut at = from;
        while let Some(&byte) = bytes.get(at) {
            // The first bytes of the stops beyond ASCII.
            if matches!(byte, b'.' | b'!' | b'?' | b'\n' | 0xD8 | 0xDB | 0xE0 | 0xE2 | 0xE3 | 0xEF)
                && let Some(c) = self.text.get(at..).and_then(|rest| rest.chars().next())
                && stop(c).is_some()
            {
                return Some((c, at));
            }
            at += 1;
        }
        None
    }

    /// Behind further stops and closing quotes and brackets.
    fn behind_closers(&self, from: usize) -> usize {
        let rest = self.text.get(from..).unwrap_or_default();
        let goes_on = |c: char| closes(c) || (c != '\n' && stop(c).is_some());
        from + rest.len() - rest.trim_start_matches(goes_on).len()
    }

    /// The sentence up to the end of a line or of the text.
    fn unstopped(&self, start: usize, end: usize) -> Sentence {
        let end = start + self.text.get(start..end).unwrap_or_default().trim_end().len();
        let line = self.text.get(start..end).unwrap_or_default().trim_end_matches(closes);
        let is_finished = line.chars().next_back().is_some_and(|c| stop(c).is_some());
        Sentence { start, end, is_finished, ends_paragraph: self.is_break(end) }
    }

    /// Whether nothing but white space with an empty line in it, or nothing at all, follows.
    fn is_break(&self, at: usize) -> bool {
        let behind = self.text.get(at..).unwrap_or_default();
        let blank = behind.len() - behind.trim_start().len();
        blank == behind.len() || behind.get(..blank).is_some_and(|blank| blank.matches('\n').nth(1).is_some())
    }

    /// Whether a stop at `place`, which with what closes behind it goes to `end`, ends the sentence.
    fn ends_at(&self, start: usize, place: usize, end: usize, stop: Stop) -> bool {
        if stop == Stop::Wide {
            return true;
        }
        let behind = self.text.get(end..).unwrap_or_default();
        let next = behind.trim_start_matches([' ', '\u{a0}', '\t']);
        if next.len() == behind.len() {
            return behind.is_empty() || behind.starts_with('\n');
        }
        let Some(next) = next.chars().next() else { return true };
        if next.is_lowercase() {
            return false;
        }
        stop != Stop::Dot || !self.is_abbreviation(start, place, next)
    }

    /// Whether the word before the stop at `place` is one that has a stop of its own; `next` follows the blank.
    fn is_abbreviation(&self, start: usize, place: usize, next: char) -> bool {
        let head = self.text.get(start..place).unwrap_or_default();
        let longest = head.ceil_char_boundary(head.len().saturating_sub(4 * LONGEST_ABBREVIATION));
        let near = head.get(longest..).unwrap_or_default();
        let word = near.rsplit(|c: char| !c.is_alphanumeric() && c != '.').next().unwrap_or_default();
        let last = word.rsplit('.').next().unwrap_or_default();
        let mut letters = last.chars();
        match (letters.next(), letters.next()) {
            (None, _) => false,
            // An initial, or the end of U.S.
            (Some(only), None) => only.is_alphanumeric(),
            // 12. Juli
            (Some(a), Some(b)) if letters.next().is_none() && a.is_ascii_digit() && b.is_ascii_digit() => true,
            _ => {
                ABBREVIATIONS.iter().any(|known| known.eq_ignore_ascii_case(last))
                    || (last == "No" && next.is_numeric())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sentences, apart by `|`, or by `||` where a paragraph ends.
    fn split(text: &str) -> String {
        let mut out = String::new();
        for sentence in sentences(text) {
            out.push_str(text.get(sentence.start..sentence.end).unwrap_or_default());
            out.push_str(if sentence.ends_paragraph { "||" } else { "|" });
        }
        out
    }

    #[test]
    fn sentences_end_at_stops_that_are_meant() {
        let table = [
            ("One. Two! Three? Four", "One.|Two!|Three?|Four||"),
            ("Mr. Kim met Dr. Lee. They left.", "Mr. Kim met Dr. Lee.|They left.||"),
            ("The U.S. Army of J. R. Smith", "The U.S. Army of J. R. Smith||"),
            ("It rose 3.5 points to 1.200. Then it fell.", "It rose 3.5 points to 1.200.|Then it fell.||"),
            ("Am 12. Juli 2025. Danach", "Am 12. Juli 2025.|Danach||"),
            ("“It is over.” The end.", "“It is over.”|The end.||"),
            ("“Why?” he said. (No.) Yes, No. 10", "“Why?” he said.|(No.)|Yes, No. 10||"),
            ("他来了。她走了！「好。」完", "他来了。|她走了！|「好。」|完||"),
            ("एक। दो", "एक।|दो||"),
            ("هل جاء؟ نعم", "هل جاء؟|نعم||"),
            ("Wait... What? Yes… No", "Wait...|What?|Yes…|No||"),
            ("A heading\n\nText here.\n\nMore", "A heading||Text here.||More||"),
            ("- one\n- two\n \n- three", "- one|- two||- three||"),
            ("see example.org.uk/a.b for it", "see example.org.uk/a.b for it||"),
            ("  \n ", ""),
            ("...", "...||"),
        ];
        for (text, wanted) in table {
            assert_eq!(split(text), wanted, "{text}");
        }
    }
}
