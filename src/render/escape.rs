//! Untrusted text made safe to show on a terminal.
//!
//! A title may hold an escape sequence that clears the screen, or a bidirectional override that shows a file
//! name backwards. Such characters are replaced by something visible, never dropped: what was found in a
//! dump can be seen. Only for terminals: JSON and CSV carry the text as it is and quote it in their own way.

use std::borrow::Cow;

/// Text on one line: line breaks and tabs become blanks.
pub fn line(text: &str) -> Cow<'_, str> {
    replaced(text, shown)
}

/// Text on several lines: line feeds stay, everything else is as in [`line()`].
pub fn block(text: &str) -> Cow<'_, str> {
    replaced(text, |c| if c == '\n' { Shown::AsIs } else { shown(c) })
}

/// How a character is to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// It is harmless.
    AsIs,
    /// One character stands for it.
    As(char),
    /// It is written as `\u{…}`.
    Code,
}

/// What a terminal may be given in place of `c`, within a line.
pub fn shown(c: char) -> Shown {
    match c {
        ' '..='~' => Shown::AsIs,
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Shown::As(' '),
        // The block U+2400 has a picture for each C0 control, in their order.
        '\0'..='\u{1f}' => Shown::As(char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}')),
        '\u{7f}' => Shown::As('\u{2421}'),
        '\u{80}'..='\u{9f}' => Shown::Code,
        // Embeddings, overrides and isolates reorder what follows them, the program's own text included.
        // The plain marks (U+200E, U+200F, U+061C) do not, and Hebrew and Arabic text needs them.
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Shown::Code,
        // Invisible text: annotations and tag characters.
        '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => Shown::Code,
        _ => Shown::AsIs,
    }
}

/// Appends `c` to `into`, or what stands for it.
pub fn push(into: &mut String, c: char) {
    match shown(c) {
        Shown::AsIs => into.push(c),
        Shown::As(other) => into.push(other),
        Shown::Code => into.extend(c.escape_unicode()),
    }
}

fn replaced(text: &str, shown: impl Fn(char) -> Shown) -> Cow<'_, str> {
    let Some(first) = text.char_indices().find(|&(_, c)| shown(c) != Shown::AsIs) else {
        return Cow::Borrowed(text);
    };
    let (clean, rest) = text.split_at(first.0);
    let mut safe = String::with_capacity(text.len() + 8);
    safe.push_str(clean);
    for c in rest.chars() {
        match shown(c) {
            Shown::AsIs => safe.push(c),
            Shown::As(other) => safe.push(other),
            Shown::Code => safe.extend(c.escape_unicode()),
        }
    }
    Cow::Owned(safe)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dangerous_characters_are_shown() {
        let cases = [
            ("plain, accented é, 漢字, עברית\u{200f}!", "plain, accented é, 漢字, עברית\u{200f}!"),
            ("red\x1b[31m", "red␛[31m"),
            ("\x1b]0;title\x07", "␛]0;title␇"),
            ("nul\0del\x7f", "nul␀del␡"),
            ("c1 \u{9b}2J", "c1 \\u{9b}2J"),
            ("two\nlines\r\tand\u{2028}three", "two lines  and three"),
            ("exe\u{202e}gpj.txt", "exe\\u{202e}gpj.txt"),
            ("\u{2066}isolated\u{2069}", "\\u{2066}isolated\\u{2069}"),
            ("hidden\u{e0041}", "hidden\\u{e0041}"),
        ];
        for (text, expected) in cases {
            assert_eq!(line(text), expected, "{text:?}");
        }
    }

    #[test]
    fn blocks_keep_their_lines() {
        assert_eq!(block("one\ntwo\x1b\r\n"), "one\ntwo␛ \n");
    }

    #[test]
    fn harmless_text_is_not_copied() {
        assert!(matches!(line("Größe 東京"), Cow::Borrowed(_)));
    }

    #[test]
    fn nothing_that_controls_a_terminal_survives() {
        for c in (0..=0x10_ffff).filter_map(char::from_u32) {
            let text = c.to_string();
            assert!(!line(&text).chars().any(char::is_control), "{c:?}");
        }
    }
}
