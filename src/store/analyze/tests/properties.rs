//! What holds for any text.

use super::*;

/// Text in which the rules meet: pieces that mean something to them, and any characters at all.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zA-Z]{1,6}",
        2 => "[0-9]{1,4}",
        4 => prop::sample::select(vec![
            "'", "’", ".", ",", "&", "+", "++", "#", " ", " ", " ", "-", "s", "'s", "l'", "\u{301}", "\u{AD}", "\u{200B}",
            "é", "ß", "İ", "I", "·", "北", "京", "ｶ", "ﾞ", "น้ำ", "\u{1100}", "\u{1161}", "𝐁", "½", "ﷺ", "ـ", "\u{64E}",
            "\u{2}", "\u{5B0}", "\u{93F}", "٣", "①", "\u{FE0F}", "i\u{307}", "ά",
        ]).prop_map(str::to_owned),
        2 => any::<char>().prop_map(String::from),
        1 => "\\PC{0,4}",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn tokens_are_sound(text in text(), language in prop::sample::select(LANGUAGES.to_vec())) {
        let mut covered = vec![false; text.len()];
        let (mut next, mut last) = (0, None);
        Analyzer::new(Some(language)).tokens(&text, &mut |token| {
            assert!(text.get(token.start..token.end).is_some_and(|span| !span.is_empty()), "{token:?}");
            assert!(!token.exact.is_empty() && token.stem != Some(token.exact), "{token:?}");
            assert!(!token.exact.contains(STEM_MARK));
            assert!(last.is_none_or(|last| token.position == last || token.position == last + 1), "{token:?}");
            assert!(token.start >= next || token.form != Form::Word, "{token:?}");
            (next, last) = (token.start, Some(token.position));
            covered[token.start..token.end].fill(true);
        });
        for (at, c) in text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
            let silent = matches!(info(c).class, Class::Joiner(_) | Class::Ignorable);
            prop_assert!(covered[at] || silent, "{:?} at {} of {:?}", c, at, text);
        }
    }

    #[test]
    fn composed_and_decomposed_text_give_the_same_terms(text in text()) {
        use unicode_normalization::UnicodeNormalization as _;
        let exact = |text: &str| {
            let mut out = Vec::new();
            Analyzer::new(None).tokens(text, &mut |token| out.push(token.exact.to_owned()));
            out
        };
        let (composed, decomposed): (String, String) = (text.nfc().collect(), text.nfd().collect());
        prop_assert_eq!(exact(&composed), exact(&decomposed));
    }

    #[test]
    fn a_text_is_found_by_itself(text in text(), language in prop::sample::select(LANGUAGES.to_vec())) {
        let mut header = String::new();
        with_language(Some(language), &text, &mut header);
        let indexed = terms(&mut IndexTokenizer::default(), &header, false);
        prop_assert_eq!(&indexed, &terms(&mut IndexTokenizer::default(), &header, true));
        for word in Analyzer::new(None).forms(&text, &[language]) {
            let here = |term: &str| {
                indexed.iter().any(|(text, position, ..)| text == term && *position == word.position as usize)
            };
            prop_assert!(word.exact.iter().any(|exact| here(exact)), "{:?}", word);
            let stemmed = |stem: &String| here(&format!("{STEM_MARK}{stem}")) || here(stem);
            prop_assert!(word.stems.iter().any(stemmed), "{:?}", word);
        }
    }

    #[test]
    fn every_word_alone_finds_its_place(words in prop::collection::vec("[a-zA-Zéßø'’.&0-9]{1,8}", 1..12)) {
        let text = words.join(" ");
        let indexed = terms(&mut IndexTokenizer::default(), &text, false);
        for typed in &words {
            for form in Analyzer::new(None).forms(typed, &[]) {
                prop_assert!(indexed.iter().any(|(term, ..)| form.exact.contains(term)), "{} in {}", typed, text);
            }
        }
    }
}
