//! Control characters that carry structure from the scan to the blocks. XML cannot hold them and the scan drops those
//! that a text has, so each one met was put there.

/// Before a table's row: a line of its own.
pub(super) const ROW: char = '\u{1}';
/// Before a line that is kept as it stands: `<pre>`, source code.
pub(super) const VERBATIM: char = '\u{2}';
/// Before a character that would else mean something at a line's beginning.
pub(super) const GUARD: char = '\u{3}';
/// An apostrophe that is no part of bold or italics.
pub(super) const APOSTROPHE: char = '\u{4}';
/// A line break inside a paragraph.
pub(super) const BREAK: char = '\u{5}';
/// The edge of a paragraph that HTML tags draw.
pub(super) const EDGE: char = '\u{6}';
/// Where the label of an external link begins, and where it ends.
pub(super) const LINK: char = '\u{e}';
pub(super) const UNLINK: char = '\u{f}';

/// Whether a character is one of these.
pub(super) fn is_sign(c: char) -> bool {
    matches!(c, '\u{1}'..='\u{6}' | LINK | UNLINK)
}

/// A text as one line without structure: breaks become blanks, signs go.
pub(super) fn flat(text: &str) -> String {
    let mut flat = String::with_capacity(text.len());
    for line in text.split(['\n', BREAK, EDGE, ROW, VERBATIM]) {
        let line = line.trim();
        let line = line.trim_start_matches(['*', '#', ':', ';']).trim_start();
        if line.is_empty() {
            continue;
        }
        if !flat.is_empty() {
            flat.push(' ');
        }
        flat.push_str(line);
    }
    flat
}
