//! Where words begin and end.
//!
//! [`Splitter`] walks a text and yields [`Segment`]s: stretches that become one token each, or, for scripts
//! without blanks, one run of bigrams. ASCII words with nothing peculiar around them, nearly all of English,
//! are found by a table over bytes; everything else goes through [`Splitter::run_at`], and what punctuation may
//! hold together is decided in `compound`. No segment is longer than a bound, so memory and time a segment are
//! bounded whatever the text.

use super::chars::{Class, Joiner, info};

/// Longest word and run of bigrams, in bytes of text. What goes on behind it is a segment of its own.
pub(super) const LONGEST_WORD: usize = 240;
const LONGEST_UNSPACED: usize = 4096;

/// What becomes of a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// One token of the segment's word characters.
    Word,
    /// One token that keeps its joiners: `at&t`, `c++`.
    Joined,
    /// `U.S.`: the dotted form, and the joined one as an alias.
    Acronym,
    /// `.NET`: the form with the dot, and the one without as an alias.
    Dotted,
    /// Bigrams. `continues`: the next segment begins with the last character of this one.
    Unspaced { continues: bool },
}

/// A stretch of text, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Segment {
    pub(super) start: usize,
    /// The end of what is folded.
    pub(super) word_end: usize,
    /// The end of what the token stands for: behind `'s`.
    pub(super) end: usize,
    pub(super) shape: Shape,
    /// Only ASCII letters and digits from `start` to `word_end`.
    pub(super) ascii: bool,
    /// Some character may need NFKC.
    pub(super) composes: bool,
}

/// A maximal run of characters of words, all spaced or all unspaced.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Characters without marks, counted up to 255.
    pub(super) count: u8,
    pub(super) digits: bool,
    pub(super) ascii: bool,
    pub(super) composes: bool,
    pub(super) unspaced: bool,
    /// The run reached the longest length.
    pub(super) cut: bool,
    /// Where the segment behind an unspaced run that was cut begins.
    resume: usize,
}

impl Run {
    pub(super) fn segment(&self, shape: Shape) -> Segment {
        Segment {
            start: self.start,
            word_end: self.end,
            end: self.end,
            shape,
            ascii: self.ascii,
            composes: self.composes,
        }
    }
}

/// What a byte is to the quick path.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Byte {
    Word,
    Separator,
    Joiner,
    NotAscii,
}

const BYTES: [Byte; 256] = {
    let mut table = [Byte::NotAscii; 256];
    let mut at = 0;
    while at < 128 {
        let byte = at as u8;
        table[at] = match byte {
            b'\'' | b'`' | b'.' | b',' | b'&' | b'+' | b'#' => Byte::Joiner,
            _ if byte.is_ascii_alphanumeric() => Byte::Word,
            _ => Byte::Separator,
        };
        at += 1;
    }
    table
};

fn byte_at(text: &str, at: usize) -> Byte {
    text.as_bytes().get(at).map_or(Byte::Separator, |&byte| BYTES[usize::from(byte)])
}

/// The character at a byte offset, which must be a boundary; none at the end.
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// Yields the segments of a text in order.
#[derive(Clone, Debug)]
pub(super) struct Splitter<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
}

impl<'t> Splitter<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Splitter { text, at: 0 }
    }

    /// Moves to the next character that can begin a word; none is left if false.
    fn seek(&mut self) -> bool {
        let bytes = self.text.as_bytes();
        while let Some(&byte) = bytes.get(self.at) {
            match BYTES[usize::from(byte)] {
                Byte::Word => return true,
                Byte::Separator | Byte::Joiner => self.at += 1,
                Byte::NotAscii => match char_at(self.text, self.at) {
                    Some(c) if begins_word(c) => return true,
                    Some(c) => self.at += c.len_utf8(),
                    None => return false,
                },
            }
        }
        false
    }

    /// An ASCII word with blanks or plain punctuation around it, if that is what stands here.
    #[inline]
    fn plain_word(&self) -> Option<Segment> {
        let (bytes, start) = (self.text.as_bytes(), self.at);
        let rest = bytes.get(start..)?;
        let length = rest.iter().position(|&b| BYTES[usize::from(b)] != Byte::Word).unwrap_or(rest.len());
        let end = start + length;
        let plain = match byte_at(self.text, end) {
            Byte::Separator => true,
            Byte::Joiner => {
                // The end of a sentence, a clause or a quotation; `C#` and `C++` are the exceptions.
                !matches!(bytes[end], b'+' | b'#') && byte_at(self.text, end + 1) == Byte::Separator
            }
            Byte::Word | Byte::NotAscii => false,
        };
        let after_dot = start > 0 && bytes[start - 1] == b'.';
        if !plain || after_dot || length == 0 || length > LONGEST_WORD {
            return None;
        }
        Some(Segment { start, word_end: end, end, shape: Shape::Word, ascii: true, composes: false })
    }

    /// The run that begins at `start`; none if no word begins there.
    pub(super) fn run_at(&self, start: usize) -> Option<Run> {
        let first = char_at(self.text, start).filter(|&c| begins_word(c))?;
        let unspaced = info(first).class == Class::Unspaced;
        let longest = if unspaced { LONGEST_UNSPACED } else { LONGEST_WORD };
        let mut run = Run {
            start,
            end: start,
            count: 0,
            digits: !unspaced,
            ascii: true,
            composes: false,
            unspaced,
            cut: false,
            resume: start,
        };
        let mut previous_base = start;
        let mut before = first;
        for (offset, c) in self.text.get(start..)?.char_indices() {
            let (at, info) = (start + offset, info(c));
            let belongs = match info.class {
                Class::Unspaced => unspaced,
                Class::Letter | Class::Digit => !unspaced,
                Class::Mark => true,
                // Held open: the run ends before it unless a character of the run follows.
                Class::Ignorable => {
                    run.ascii = false;
                    if at - run.end > LONGEST_WORD {
                        break;
                    }
                    continue;
                }
                // Catalan col·lecció.
                Class::Separator if c == '·' && matches!(before, 'l' | 'L') => {
                    run.ascii = false;
                    if matches!(char_at(self.text, at + c.len_utf8()), Some('l' | 'L')) {
                        continue;
                    }
                    false
                }
                Class::Separator | Class::Joiner(_) => false,
            };
            if !belongs {
                break;
            }
            let base = info.class != Class::Mark;
            if at - start >= longest {
                // Bigrams overlap at the cut, which should not part a character from what composes with it.
                let whole = base && (!info.composes || at - start >= 2 * longest);
                let overlaps = unspaced && whole && previous_base > start;
                if !unspaced || overlaps || at - start >= 3 * longest {
                    run.cut = true;
                    run.resume = if overlaps { previous_base } else { run.end };
                    break;
                }
            }
            if base {
                run.count = run.count.saturating_add(1);
                previous_base = at;
            }
            run.digits &= info.class == Class::Digit;
            run.ascii &= c.is_ascii();
            run.composes |= info.composes;
            run.end = at + c.len_utf8();
            before = c;
        }
        Some(run)
    }

    /// The joiner at a byte offset, and the offset behind it.
    pub(super) fn joiner(&self, at: usize) -> Option<(Joiner, usize)> {
        let c = char_at(self.text, at)?;
        match info(c).class {
            Class::Joiner(joiner) => Some((joiner, at + c.len_utf8())),
            _ => None,
        }
    }
}

impl Iterator for Splitter<'_> {
    type Item = Segment;

    #[inline]
    fn next(&mut self) -> Option<Segment> {
        if !self.seek() {
            return None;
        }
        if let Some(segment) = self.plain_word() {
            self.at = segment.end;
            return Some(segment);
        }
        let run = self.run_at(self.at)?;
        if run.unspaced {
            self.at = if run.cut { run.resume } else { run.end };
            return Some(run.segment(Shape::Unspaced { continues: self.at < run.end }));
        }
        if run.cut {
            self.at = run.resume;
            return Some(run.segment(Shape::Word));
        }
        Some(self.compound(run))
    }
}

/// A mark begins a word only if Unicode counts it a letter: nothing alphanumeric vanishes.
fn begins_word(c: char) -> bool {
    match info(c).class {
        Class::Letter | Class::Digit | Class::Unspaced => true,
        Class::Mark => c.is_alphanumeric(),
        Class::Separator | Class::Ignorable | Class::Joiner(_) => false,
    }
}
