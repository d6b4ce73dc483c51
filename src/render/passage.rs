//! Passages as a reader sees them: where one was cut out of a sentence, and where its marks fall in the whole
//! article.

use crate::article::Article;
use crate::search::hit::{Fragment, Mark};

/// Whether the passage begins, and whether it ends, inside a sentence: an ellipsis belongs there.
pub fn cut(fragment: &Fragment, article: &Article) -> (bool, bool) {
    let [start, _] = fragment.at;
    let before: String = match fragment.field {
        // One code point back for each blank that may stand between two sentences, and the one before them.
        "body" => article.body.chars().skip(start.saturating_sub(BLANKS)).take(start.min(BLANKS)).collect(),
        _ => String::new(),
    };
    let trimmed = before.trim_end();
    let same_paragraph = !before[trimmed.len()..].contains('\n');
    let begins_inside = !trimmed.is_empty() && same_paragraph && !ends_sentence(trimmed);
    let ends_inside = fragment.field == "body" && !fragment.text.is_empty() && !ends_sentence(fragment.text.trim_end());
    (begins_inside, ends_inside && !ends_paragraph(fragment, article))
}

const BLANKS: usize = 4;

fn ends_sentence(text: &str) -> bool {
    let closing = ['"', '\'', '”', '’', '»', ')', ']', '」', '』'];
    text.trim_end_matches(closing).ends_with(['.', '!', '?', '…', '。', '！', '？', ':', '؟', '۔', '।'])
}

/// A heading or a list's line ends without a full stop and yet is whole.
fn ends_paragraph(fragment: &Fragment, article: &Article) -> bool {
    let [_, end] = fragment.at;
    let mut behind = article.body.chars().skip(end).skip_while(|c| *c == ' ');
    matches!(behind.next(), None | Some('\n'))
}

/// The marks of `fragment` as ranges of the field it was cut from, given that field's text.
///
/// A passage writes runs of blanks as one blank, so positions drift apart within it; where the passage is not
/// found at its place, there are no marks.
pub fn marks_in_field(fragment: &Fragment, field: &str) -> Vec<Mark> {
    let [start, _] = fragment.at;
    let mut source = field.chars().enumerate().skip(start).peekable();
    // For each code point of the passage, its position in the field, and one more for its end.
    let mut positions = Vec::with_capacity(fragment.text.len() + 1);
    for c in fragment.text.chars() {
        let Some((at, found)) = source.next() else {
            return Vec::new();
        };
        positions.push(at);
        if c == ' ' && found.is_whitespace() {
            while source.next_if(|(_, c)| c.is_whitespace()).is_some() {}
        } else if c != found {
            return Vec::new();
        }
    }
    let place = |mark: &Mark| {
        let first = *positions.get(mark[0])?;
        let last = *positions.get(mark[1].checked_sub(1)?)?;
        Some([first, last + 1])
    };
    fragment.marks.iter().filter_map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fragment(text: &str, at: Mark, marks: Vec<Mark>) -> Fragment {
        Fragment { text: text.to_owned(), marks, field: "body", at, line: 1 }
    }

    #[test]
    fn ellipses_stand_where_sentences_are_cut() {
        let body = "First one.  Second is here, and goes on (really).\n\nA heading\n\nlast words";
        let article = Article { body: body.to_owned(), ..Article::default() };
        let cases = [
            ("First one.", 0, (false, false)),
            ("First", 0, (false, true)),
            ("Second is here,", 12, (false, true)),
            ("and goes on (really).", 28, (true, false)),
            ("A heading", 51, (false, false)),
            ("last words", 62, (false, false)),
        ];
        for (text, start, expected) in cases {
            let end = start + text.chars().count();
            assert_eq!(cut(&fragment(text, [start, end], vec![]), &article), expected, "{text}");
        }
    }

    #[test]
    fn marks_are_carried_over() {
        let body = "one\n\ntwo  thrée four";
        let found = fragment("two thrée four", [5, 20], vec![[0, 3], [4, 9]]);
        assert_eq!(marks_in_field(&found, body), [[5, 8], [10, 15]]);
        let wide = fragment("one two", [0, 8], vec![[0, 7]]);
        assert_eq!(marks_in_field(&wide, body), [[0, 8]]);
        let elsewhere = fragment("two", [0, 3], vec![[0, 3]]);
        assert_eq!(marks_in_field(&elsewhere, body), Vec::<Mark>::new());
        let short = fragment("four", [16, 20], vec![[2, 9], [0, 0]]);
        assert_eq!(marks_in_field(&short, body), Vec::<Mark>::new());
    }
}
