//! How alike two titles are, whatever their case, marks and script.

use std::collections::HashSet;

/// Words in lower case with one blank between, for comparing.
pub(in super::super) fn fold(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// Letters and digits alone, in lower case: `The Example` is `theexample`, as in a host's name.
pub(in super::super) fn squeeze(text: &str) -> String {
    fold(text).replace(' ', "")
}

/// How many words a text has, a character of a script that writes without blanks being half a word.
pub(super) fn length(text: &str) -> usize {
    let close = text.chars().filter(|c| is_close(*c)).count();
    let spaced = text.split(|c: char| !c.is_alphanumeric() || is_close(c)).filter(|word| !word.is_empty()).count();
    spaced + close.div_ceil(2)
}

/// How alike two folded texts are, in percent: the mean of what each shares with the other, nothing where the
/// first has nothing of the second.
pub(super) fn alike(text: &str, other: &str) -> usize {
    let (ours, theirs) = (words(text), words(other));
    match (shared(&ours, &theirs), shared(&theirs, &ours)) {
        (0, _) => 0,
        (one, two) => (one + two).div_ceil(2),
    }
}

/// The share of the first words that stand among the second, in percent.
fn shared(words: &[&str], others: &[&str]) -> usize {
    let others: HashSet<&str> = others.iter().copied().collect();
    let found = words.iter().filter(|word| others.contains(*word)).count();
    found * 100 / words.len().max(1)
}

/// The words of a folded text that say something: not the shortest, unless there are no others. Scripts that write
/// without blanks give their characters.
fn words(text: &str) -> Vec<&str> {
    const SHORT: usize = 3;
    let mut all = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        if word.chars().any(is_close) {
            let ends = word.char_indices().map(|(at, c)| (at, at + c.len_utf8()));
            all.extend(ends.filter_map(|(start, end)| word.get(start..end)));
        } else {
            all.push(word);
        }
    }
    let telling = |word: &&str| word.chars().nth(SHORT - 1).is_some() || word.chars().any(is_close);
    if all.iter().any(telling) {
        all.retain(telling);
    }
    all
}

/// Whether a character belongs to a script that writes without blanks.
pub(super) fn is_close(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_compared_by_their_words() {
        assert_eq!(alike("bridge opens early", "bridge opens early"), 100);
        assert_eq!(alike("bridge opens", "ferries end"), 0);
        // The shortest words say nothing, unless there are no others.
        assert_eq!(alike("a bridge in to", "in to a ferry"), 0);
        assert_eq!(alike("in to", "to in"), 100);
        assert!(alike("大桥提前开通", "大桥提前一个月开通") > 70);
        assert_eq!((length("A bridge opens"), length("大桥提前开通"), length("ok 大桥")), (3, 3, 2));
    }
}
