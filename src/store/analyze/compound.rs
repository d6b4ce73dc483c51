//! What punctuation holds together: possessives, elisions, acronyms, grouped digits, `AT&T`, `C++`, `.NET`.
//!
//! Every rule looks only at the text beside it and never at the language, since a query does not know the
//! language of the article it is to find. Rules look ahead by no more than [`LONGEST_WORD`] bytes.

use super::chars::Joiner;
use super::split::{LONGEST_WORD, Run, Segment, Shape, Splitter, char_at};

/// Articles, pronouns and conjunctions that French, Italian and Catalan write onto the next word.
const ELIDED: [&str; 36] = [
    "l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu", "quelqu", "dell",
    "all", "nell", "sull", "dall", "coll", "un", "quell", "quest", "sant", "bell", "gl", "tutt", "dev", "anch", "com",
    "dov", "cos", "senz", "mezz", "nient",
];

impl Splitter<'_> {
    /// The segment that begins with `run`, a run of spaced letters and digits; moves behind it.
    pub(super) fn compound(&mut self, run: Run) -> Segment {
        let mut segment = self
            .grouped_digits(&run)
            .or_else(|| self.acronym(&run))
            .or_else(|| self.joined(&run))
            .unwrap_or_else(|| run.segment(Shape::Word));
        self.at = segment.end;
        if segment.shape == Shape::Word && segment.end == run.end {
            self.apostrophes(&run, &mut segment);
            self.leading_dot(&mut segment);
        } else {
            self.possessive(&mut segment);
        }
        segment
    }

    /// `1,000,000`, `1.000.000`, `1'000`: one number if each group behind a separator has exactly three digits.
    fn grouped_digits(&self, first: &Run) -> Option<Segment> {
        if !first.digits || first.count > 3 || self.starts_with_zero(first) {
            return None;
        }
        let (separator, _) = self.joiner(first.end)?;
        if !matches!(separator, Joiner::Comma | Joiner::Dot | Joiner::Apostrophe) {
            return None;
        }
        let mut segment = first.segment(Shape::Word);
        while let Some((_, behind)) = self.joiner(segment.end).filter(|(joiner, _)| *joiner == separator) {
            let Some(run) = self.run_at(behind).filter(|run| !run.unspaced) else { break };
            if run.end - segment.start > LONGEST_WORD || run.cut {
                break;
            }
            match self.leading_digits(&run) {
                3 => extend(&mut segment, &run),
                // 1,000,00 is no grouped number; 1,000.5 is one with a decimal part.
                1.. => return None,
                0 => break,
            }
            if !run.digits {
                break;
            }
        }
        (segment.end > first.end).then_some(segment)
    }

    /// `U.S.`, `e.g.`: single letters with a dot between each two.
    fn acronym(&self, first: &Run) -> Option<Segment> {
        if !is_single_letter(first) {
            return None;
        }
        let mut segment = first.segment(Shape::Acronym);
        while let Some((Joiner::Dot, behind)) = self.joiner(segment.end) {
            let Some(run) = self.run_at(behind).filter(is_single_letter) else { break };
            if run.end - segment.start > LONGEST_WORD {
                break;
            }
            extend(&mut segment, &run);
        }
        if segment.end == first.end {
            return None;
        }
        // The last dot belongs to it, for the sake of what follows (`U.S.'s`) and of highlights.
        if let Some((Joiner::Dot, behind)) = self.joiner(segment.end) {
            segment.word_end = behind;
            segment.end = behind;
        }
        Some(segment)
    }

    /// `AT&T`, `R&D`: one to three letters on both sides; `C++` and `C#`: one letter.
    fn joined(&self, first: &Run) -> Option<Segment> {
        let mut segment = first.segment(Shape::Joined);
        match self.joiner(first.end)? {
            (Joiner::Ampersand, _) if is_short(first) => {
                while let Some((Joiner::Ampersand, behind)) = self.joiner(segment.end) {
                    let Some(run) = self.run_at(behind).filter(is_short) else { break };
                    if run.end - segment.start > LONGEST_WORD {
                        break;
                    }
                    extend(&mut segment, &run);
                }
            }
            (Joiner::Plus, behind) if is_single_letter(first) => {
                if let Some((Joiner::Plus, behind)) = self.joiner(behind) {
                    segment.word_end = behind;
                    segment.end = behind;
                }
            }
            (Joiner::Hash, behind) if is_single_letter(first) => {
                // `a#tag` is a word and a tag.
                if self.run_at(behind).is_none_or(|run| run.digits) {
                    segment.word_end = behind;
                    segment.end = behind;
                }
            }
            _ => return None,
        }
        segment.ascii = false;
        (segment.end > first.end).then_some(segment)
    }

    /// `Russia's` loses its ending, `l'homme` is two words, `don't` and `O'Brien` are one.
    fn apostrophes(&mut self, first: &Run, segment: &mut Segment) {
        if self.possessive(segment) {
            return;
        }
        if let Some((Joiner::Apostrophe, behind)) = self.joiner(first.end)
            && self.is_elided(first)
            && self.run_at(behind).is_some_and(|next| !next.unspaced)
        {
            self.at = behind;
            return;
        }
        while let Some(behind) = self.mark_inside(segment.end) {
            let Some(run) = self.run_at(behind).filter(|run| !run.unspaced && !run.cut) else { return };
            if run.end - segment.start > LONGEST_WORD {
                return;
            }
            extend(segment, &run);
            self.at = segment.end;
            if self.possessive(segment) {
                return;
            }
        }
    }

    /// The offset behind an apostrophe, or behind a quotation mark that stands for gershayim: between Hebrew letters.
    fn mark_inside(&self, at: usize) -> Option<usize> {
        if let Some((Joiner::Apostrophe, behind)) = self.joiner(at) {
            return Some(behind);
        }
        let is_hebrew = |c: char| matches!(c, '\u{591}'..='\u{5EA}');
        let before = self.text.get(..at)?.chars().next_back();
        let follows = |behind| char_at(self.text, behind).is_some_and(is_hebrew);
        let behind = char_at(self.text, at).filter(|c| matches!(c, '"' | '”')).map(|c| at + c.len_utf8());
        behind.filter(|&behind| before.is_some_and(is_hebrew) && follows(behind))
    }

    /// Takes a following `'s` into the token, but not into the term.
    fn possessive(&mut self, segment: &mut Segment) -> bool {
        if let Some((Joiner::Apostrophe, behind)) = self.joiner(segment.end)
            && matches!(char_at(self.text, behind), Some('s' | 'S'))
            && self.run_at(behind).is_some_and(|run| run.count == 1 && run.ascii)
        {
            segment.end = behind + 1;
            self.at = segment.end;
            return true;
        }
        false
    }

    /// `.NET`: a dot in front of a word and nothing but a blank or an opening mark in front of the dot.
    fn leading_dot(&self, segment: &mut Segment) {
        let Some(head) = self.text.get(..segment.start).and_then(|head| head.strip_suffix('.')) else { return };
        let open = head.chars().next_back().is_none_or(|c| c.is_whitespace() || "([{\"'“‘«„/".contains(c));
        let letter = char_at(self.text, segment.start).is_some_and(char::is_alphabetic);
        if open && letter && segment.word_end - segment.start < LONGEST_WORD {
            segment.start -= 1;
            segment.shape = Shape::Dotted;
            segment.ascii = false;
        }
    }

    fn is_elided(&self, run: &Run) -> bool {
        let word = self.text.get(run.start..run.end).unwrap_or_default();
        run.ascii && ELIDED.iter().any(|elided| elided.eq_ignore_ascii_case(word))
    }

    fn starts_with_zero(&self, run: &Run) -> bool {
        char_at(self.text, run.start).and_then(super::fold::digit) == Some('0')
    }

    /// The number of digits that a run begins with, counted up to four.
    fn leading_digits(&self, run: &Run) -> usize {
        let word = self.text.get(run.start..run.end).unwrap_or_default();
        word.chars().take(4).take_while(|&c| super::fold::digit(c).is_some()).count()
    }
}

fn is_single_letter(run: &Run) -> bool {
    run.count == 1 && !run.digits && !run.unspaced && !run.cut
}

fn is_short(run: &Run) -> bool {
    (1..=3).contains(&run.count) && !run.digits && !run.unspaced && !run.cut
}

/// Takes a further run into a segment, with the joiner in front of it.
fn extend(segment: &mut Segment, run: &Run) {
    segment.word_end = run.end;
    segment.end = run.end;
    segment.composes |= run.composes;
    segment.ascii = false;
}
