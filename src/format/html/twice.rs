//! Text that was encoded twice: UTF-8 read as Windows-1252 and written as UTF-8 again, so that `’` has become `â€™`.
//!
//! Only what is certain is put right. Punctuation of three such characters is no text in any language; letters of two are
//! only believed where the page has several and nothing that speaks against it.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;
use memchr::memmem;

/// How many runs of letters a page has at least that was encoded twice as a whole.
const LEAST_RUNS: usize = 3;

/// The text with what was surely encoded twice as it was meant.
pub(super) fn repair(text: Cow<'_, str>) -> Cow<'_, str> {
    let has = |mark: &str| memmem::find(text.as_bytes(), mark.as_bytes()).is_some();
    if !["â€", "Ã", "Â", "Ð", "Ñ", "Å", "Ä"].into_iter().any(has) {
        return text;
    }
    let (mut whole, mut contrary) = (0, 0);
    for run in runs(&text) {
        match meant(run) {
            Some(_) => whole += 1,
            None => contrary += 1,
        }
    }
    let is_twice = whole >= LEAST_RUNS && contrary == 0;
    if whole == 0 {
        return text;
    }
    let mut repaired = String::with_capacity(text.len());
    let mut rest: &str = &text;
    while let Some(start) = rest.find(|c: char| !c.is_ascii()) {
        let (ascii, from) = rest.split_at_checked(start).unwrap_or((rest, ""));
        let end = from.find(|c: char| c.is_ascii()).unwrap_or(from.len());
        let (run, after) = from.split_at_checked(end).unwrap_or((from, ""));
        repaired.push_str(ascii);
        match meant(run) {
            Some(meant) if is_twice || is_punctuation(&meant) => repaired.push_str(&meant),
            _ => repaired.push_str(run),
        }
        rest = after;
    }
    repaired.push_str(rest);
    Cow::Owned(repaired)
}

/// Runs of characters beyond ASCII.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_ascii()).filter(|run| !run.is_empty())
}

/// What a run was before it was read as Windows-1252, if its bytes there are UTF-8.
fn meant(run: &str) -> Option<String> {
    let (bytes, _, has_errors) = WINDOWS_1252.encode(run);
    if has_errors {
        return None;
    }
    String::from_utf8(bytes.into_owned()).ok()
}

/// Quotes, dashes, dots and the like.
fn is_punctuation(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '\u{2010}'..='\u{203a}' | '\u{20ac}' | '\u{2122}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn twice(text: &str) -> String {
        WINDOWS_1252.decode_without_bom_handling(text.as_bytes()).0.into_owned()
    }

    #[test]
    fn only_what_is_certain_is_put_right() {
        let put_right = |text: &str| repair(Cow::Borrowed(text)).into_owned();
        for text in ["Investors’ fears – “real”…", "Élan, café, naïve, déjà vu", "Größe, Öl, süß und “zu” — viel"]
        {
            assert_eq!(put_right(&twice(text)), text);
        }
        // A page with letters of its own had only its quotes broken.
        assert_eq!(put_right(&format!("café, {}", twice("it’s né"))), format!("café, it’s {}", twice("né")));
        for text in ["Ã", "São Paulo, Ângela", "â€", "Ä Ö Ü", "Ãlan once", "日本語", "A – B"] {
            assert_eq!(put_right(text), text);
        }
    }
}
