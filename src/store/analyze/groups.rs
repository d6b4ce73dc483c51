//! How much of what was typed has to stand side by side.
//!
//! A word that its signs split (`COVID-19`) is looked up as a phrase, and so is a short run of a script without
//! blanks: a name, a word. A long run is a sentence, and nobody writes one the same way twice: there each pair of
//! characters is looked up for itself, and some of them are enough. A Korean word is looked up without its
//! particle. Both the planner and the marker of passages ask here; quoted words are never taken apart.

use super::{Form, WordForms};

/// The longest run that is one word, in pairs of characters: names and idioms mostly have four characters.
const LONGEST_WORD: usize = 3;

/// Particles that Korean writes onto a word: cases, topic and number; longer ones are made of these.
const PARTICLES: [&str; 42] = [
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "의",
    "에",
    "로",
    "와",
    "과",
    "도",
    "만",
    "에서",
    "에게",
    "으로",
    "까지",
    "부터",
    "보다",
    "처럼",
    "하고",
    "께서",
    "에는",
    "에도",
    "와의",
    "과의",
    "들이",
    "들은",
    "들을",
    "들의",
    "로서",
    "로써",
    "한테",
    "마다",
    "에서는",
    "에서도",
    "으로는",
    "으로서",
    "으로써",
    "들에게",
    "까지는",
    "부터는",
];

/// The parts of a typed word: each is looked up as one word or phrase.
pub fn groups(forms: &[WordForms]) -> Vec<&[WordForms]> {
    let is_pair = |form: &WordForms| form.form == Form::Bigram;
    let runs = forms.chunk_by(|a, b| is_pair(a) == is_pair(b) && (!is_pair(a) || b.position == a.position + 1));
    let is_long = |run: &[WordForms]| run.first().is_some_and(is_pair) && without_particle(run).len() > LONGEST_WORD;
    if !runs.clone().any(is_long) {
        let whole = without_particle(forms);
        return if whole.is_empty() { Vec::new() } else { vec![whole] };
    }
    let mut groups: Vec<&[WordForms]> = Vec::new();
    for run in runs {
        if is_long(run) {
            groups.extend(without_particle(run).chunks(1));
        } else {
            groups.push(run);
        }
    }
    groups
}

/// How many of several parts must be found: a fifth, for most pairs of a sentence are grammar or no word at all.
pub fn required(groups: usize) -> usize {
    groups.div_ceil(5).max(2).min(groups)
}

/// The pairs of a Korean word without those of the longest particle at its end, if two syllables are left. What is
/// looked up then finds the word with any particle and with none.
fn without_particle(forms: &[WordForms]) -> &[WordForms] {
    let Some(syllables) = forms.iter().map(syllables).collect::<Option<Vec<_>>>() else { return forms };
    let ends_with = |particle: &&&str| {
        let count = particle.chars().count();
        let last = syllables.iter().rev().map(|&[_, last]| last);
        count < syllables.len() && particle.chars().rev().eq(last.take(count))
    };
    let longest = PARTICLES.iter().filter(ends_with).map(|particle| particle.chars().count()).max();
    forms.get(..forms.len() - longest.unwrap_or(0)).unwrap_or(forms)
}

/// The two syllables of a pair in Hangul.
fn syllables(form: &WordForms) -> Option<[char; 2]> {
    let mut syllables = form.exact.first().filter(|_| form.form == Form::Bigram)?.chars();
    let pair = [syllables.next()?, syllables.next()?];
    pair.iter().all(|c| matches!(c, '가'..='힣')).then_some(pair)
}

#[cfg(test)]
mod tests {
    use super::super::Analyzer;
    use super::{groups, required};

    fn shown(text: &str) -> String {
        let forms = Analyzer::new(None).forms(text, &[]);
        let shown = |group: &[super::WordForms]| {
            let words: Vec<&str> = group.iter().filter_map(|form| form.exact.first()).map(String::as_str).collect();
            words.join("+")
        };
        groups(&forms).into_iter().map(shown).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_stay_whole_and_sentences_fall_apart() {
        for (text, wanted) in [
            ("", ""),
            ("COVID-19", "covid+19"),
            ("北京", "北京"),
            ("北京大学", "北京+京大+大学"),
            ("北京2025", "北京+2025"),
            ("人民代表大会", "人民 民代 代表 表大 大会"),
            ("2025年人民代表大会GDP", "2025 年人 人民 民代 代表 表大 大会 gdp"),
            // Korean: the word, whatever its particle.
            ("회의", "회의"),
            ("회의는", "회의"),
            ("대통령에게", "대통+통령"),
            ("서울에서는", "서울"),
            ("국가", "국가"),
            ("국제회의장에서는", "국제 제회 회의 의장"),
        ] {
            assert_eq!(shown(text), wanted, "{text}");
        }
    }

    #[test]
    fn some_pairs_of_a_sentence_are_enough() {
        for (count, wanted) in [(1, 1), (2, 2), (4, 2), (10, 2), (11, 3), (30, 6)] {
            assert_eq!(required(count), wanted);
        }
    }
}
