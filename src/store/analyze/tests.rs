//! One table a rule, then properties over hostile text.

mod properties;

use proptest::prelude::*;
use tantivy::tokenizer::{TokenStream as _, Tokenizer as _};

use super::chars::{Class, info};
use super::*;

/// Tokens as `exact@position`, with `~stem` where there is one.
fn shown(language: Option<&str>, text: &str) -> String {
    let mut out = Vec::new();
    Analyzer::new(language).tokens(text, &mut |token| {
        let stem = token.stem.map(|stem| format!("~{stem}")).unwrap_or_default();
        out.push(format!("{}@{}{stem}", token.exact, token.position));
    });
    out.join(" ")
}

#[track_caller]
fn check(table: &[(&str, &str)]) {
    for (text, wanted) in table {
        assert_eq!(shown(None, text), *wanted, "tokens of {text:?}");
    }
}

#[test]
fn words_end_at_blanks_and_punctuation() {
    check(&[
        ("", ""),
        (" \t\n—… ", ""),
        ("The end.", "the@0 end@1"),
        ("(yes), no;", "yes@0 no@1"),
        ("one\ntwo", "one@0 two@1"),
        ("well-known COVID-19", "well@0 wellknown@0 known@1 covid@2 covid19@2 19@3"),
        ("user@example.com", "user@0 example@1 com@2"),
        ("and/or snake_case", "and@0 or@1 snake@2 case@3"),
        ("#tag @name", "tag@0 name@1"),
        ("end.Then", "end@0 then@1"),
        ("4x4 mp3 1990s", "4x4@0 mp3@1 1990s@2"),
        ("“quoted” ‘single’ 'plain'", "quoted@0 single@1 plain@2"),
        ("🙂 smile🙂d", "smile@0 d@1"),
    ]);
}

#[test]
fn case_and_diacritics_are_folded() {
    check(&[
        ("Résumé RESUME re\u{301}sume\u{301}", "resume@0 resume@1 resume@2"),
        ("Köln Tromsø Łódź Đà đ", "koln@0 tromso@1 lodz@2 da@3 d@4"),
        ("Straße STRASSE STRAẞE", "strasse@0 strasse@1 strasse@2"),
        ("Æsir œuvre Þór ðal", "aesir@0 oeuvre@1 thor@2 dal@3"),
        ("İstanbul ISTANBUL Diyarbakır", "istanbul@0 istanbul@1 diyarbakir@2"),
        ("Ελλάδα ΕΛΛΑΔΑ λόγος ΛΟΓΟΣ ΐ", "ελλαδα@0 ελλαδα@1 λογοσ@2 λογοσ@3 ι@4"),
        ("ёлка Елка", "елка@0 елка@1"),
        ("чай и\u{306} за\u{301}мок Київ", "чай@0 й@1 замок@2 київ@3"),
        ("ﬁne Ｆｕｌｌ ｗｉｄｔｈ 𝐁old ǆ", "fine@0 full@1 width@2 bold@3 dz@4"),
        ("5½ 10²", "5½@0 102@1"),
        ("Việt Nam", "viet@0 nam@1"),
    ]);
}

#[test]
fn arabic_hebrew_and_indian_letters() {
    check(&[
        ("أحمد إيران آسيا احمد", "احمد@0 ايران@1 اسيا@2 احمد@3"),
        ("مدرسة على علي ایران", "مدرسه@0 علي@1 علي@2 ايران@3"),
        ("مُحَمَّد محـــمد", "محمد@0 محمد@1"),
        ("ﻻ \u{627}\u{654}", "لا@0 ا@1"),
        ("שָׁלוֹם שלום", "שלום@0 שלום@1"),
        ("हिन्दी हिंदी में", "हिंदी@0 हिंदी@1 में@2"),
        ("क\u{93C} \u{958} क चाँद", "क@0 क@1 क@2 चांद@3"),
        ("צה\"ל צה״ל \"צה\"", "צהל@0 צהל@1 צה@2"),
        ("٢٠٢٥ २०२५ ۲۰۲۵ ２０２５", "2025@0 2025@1 2025@2 2025@3"),
    ]);
}

#[test]
fn apostrophes() {
    check(&[
        ("Russia's Russia’s RUSSIA'S", "russia@0 russia@1 russia@2"),
        ("don't don’t O'Brien O’Brien dont", "dont@0 dont@1 obrien@2 obrien@3 dont@4"),
        ("l'homme l’homme L‘Homme", "l@0 homme@1 l@2 homme@3 l@4 homme@5"),
        ("qu'il jusqu’à dell'arte un'altra", "qu@0 il@1 jusqu@2 a@3 dell@4 arte@5 un@6 altra@7"),
        ("l’Europe's", "l@0 europe@1"),
        ("aujourd'hui rock'n'roll", "aujourdhui@0 rocknroll@1"),
        ("п'ять п’ять пʼять", "пять@0 пять@1 пять@2"),
        ("workers' rights, 'tis", "workers@0 rights@1 tis@2"),
        ("it's o'clock's", "it@0 oclock@1"),
        ("Café's the boss’", "cafe@0 the@1 boss@2"),
    ]);
}

#[test]
fn acronyms_and_words_with_signs() {
    check(&[
        ("U.S. army", "u.s@0 us@0 army@1"),
        ("the U.S.A., e.g.", "the@0 u.s.a@1 usa@1 e.g@2 eg@2"),
        ("U.S.-led U.S.'s US", "u.s@0 us@0 led@1 u.s@2 us@2 us@3"),
        ("U.S.Army", "u.s@0 us@0 army@1"),
        ("т.е. É.U.", "т.е@0 те@0 e.u@1 eu@1"),
        ("Ph.D. a. b", "ph@0 d@1 a@2 b@3"),
        ("C++ C# F#, c++17", "c++@0 c#@1 f#@2 c++@3 17@4"),
        ("C + a+b #x", "c@0 a@1 b@2 x@3"),
        (".NET (.net) ASP.NET x. y", ".net@0 net@0 .net@1 net@1 asp@2 net@3 x@4 y@5"),
        ("AT&T's R&D Ｑ＆Ａ S&P", "at&t@0 r&d@1 q&a@2 s&p@3"),
        (".ـ ـ.ـ", "ـ@0 ــ@1"),
        ("Johnson&Johnson A & B", "johnson@0 johnson@1 a@2 b@3"),
    ]);
}

#[test]
fn numbers() {
    check(&[
        ("6,000 6.000 6'000 6’000 6000", "6000@0 6000@1 6000@2 6000@3 6000@4"),
        ("1,000,000 1.000.000", "1000000@0 1000000@1"),
        ("$1,234.56, 1.234,56", "1234@0 56@1 1234@2 56@3"),
        ("18.2 0.125 3,14", "18@0 2@1 0@2 125@3 3@4 14@5"),
        ("1,00,000 12.07.2025 192.168.1.1", "1@0 00@1 000@2 12@3 07@4 2025@5 192@6 168@7 1@8 1@9"),
        ("1,000km 2019,2020", "1000km@0 2019@1 2020@2"),
        ("٦٬٠٠٠ ６，０００", "6000@0 6000@1"),
    ]);
}

#[test]
fn words_that_are_written_in_two_ways() {
    check(&[
        ("co-operate", "co@0 cooperate@0 operate@1"),
        ("MH\u{2011}17 F‐16s", "mh@0 mh17@0 17@1 f@2 f16s@2 16s@3"),
        ("state-of-the-art -x- a--b", "state@0 of@1 the@2 art@3 x@4 a@5 b@6"),
        ("2019-2020 12-3", "2019@0 2020@1 12@2 3@3"),
        ("İstanbul'da Ankara’ya", "istanbulda@0 istanbul@0 ankaraya@1 ankara@1"),
        ("Комп'ютер O'Brien Xi'an", "компютер@0 obrien@1 xian@2"),
        ("1 000 000 people", "1@0 1000000@0 000@1 000@2 people@3"),
        ("12 345, 6 7890 0 123", "12@0 12345@0 345@1 6@2 7890@3 0@4 123@5"),
    ]);
}

#[test]
fn invisible_characters_are_ignored_inside_words() {
    check(&[
        ("Po\u{AD}li\u{200B}tik", "politik@0"),
        ("a\u{200D} \u{FEFF}b", "a@0 b@1"),
        ("می\u{200C}خواهم", "ميخواهم@0"),
        ("col·lecció A·B", "colleccio@0 a@1 b@2"),
    ]);
}

#[test]
fn scripts_without_blanks_give_bigrams() {
    check(&[
        ("北京大学", "北京@0 京大@1 大学@2 学@3"),
        ("京", "京@0"),
        ("2025年GDP増", "2025@0 年@1 gdp@2 増@3"),
        ("カ\u{3099}ス ガス ｶﾞｽ", "ガス@0 ス@1 ガス@2 ス@3 ガス@4 ス@5"),
        ("서울 \u{1109}\u{1165}\u{110B}\u{116E}\u{11AF}", "서울@0 울@1 서울@2 울@3"),
        ("น้ำ", "น\u{E49}\u{E4D}า@0 า@1"),
        ("ไทย", "ไท@0 ทย@1 ย@2"),
        ("ភាសា", "ភាសា@0 សា@1"),
        ("မြန်မာ", "မြန်@0 န်မာ@1 မာ@2"),
    ]);
}

#[test]
fn stems_are_given_where_they_differ() {
    for (language, text, wanted) in [
        ("en", "Running ministers met 1990s", "running@0~run ministers@1~minist met@2 1990s@3"),
        ("en-GB", "talks", "talks@0~talk"),
        ("fr", "les élèves L’Assemblée", "les@0~le eleves@1~elev l@2 assemblee@3~assembl"),
        ("de", "Häuser Straßen", "hauser@0~haus strassen@1~strass"),
        ("ru", "переговоры ёлки елки", "переговоры@0~переговор елки@1~елк елки@2~елк"),
        ("tr", "KITAPLARI kitapları", "kitaplari@0~kitap kitaplari@1~kitap"),
        ("nb", "bøkene", "bokene@0~bok"),
        ("en", "U.S. N.E.W.S.", "u.s@0 us@0 n.e.w.s@1 news@1"),
        ("xx", "running", "running@0"),
        ("porter", "running", "running@0"),
    ] {
        assert_eq!(shown(Some(language), text), wanted, "{language}");
    }
}

#[test]
fn the_cache_keeps_languages_and_words_apart() {
    let mut analyzer = Analyzer::new(None);
    let words: String = (0..20_000).map(|n| format!("w{}ing ", n * 7919 % 40_009)).collect();
    for round in 0..2 {
        for language in ["en", "de"] {
            analyzer.set_language(Some(language));
            let mut fresh = Stems::default();
            fresh.set_language(Some(language));
            let mut seen = 0;
            analyzer.tokens(&words, &mut |token| {
                seen += 1;
                if seen % 1_000 == 0 {
                    fresh = Stems::default();
                    fresh.set_language(Some(language));
                }
                assert_eq!(token.stem, fresh.stem(token.exact, token.exact), "{language}, round {round}");
            });
            assert_eq!(seen, 20_000);
        }
    }
}

#[test]
fn offsets_cover_what_was_typed() {
    for (text, wanted) in [
        ("the Russia's end", vec!["the", "Russia's", "end"]),
        ("l’homme", vec!["l", "homme"]),
        ("in U.S. law", vec!["in", "U.S.", "U.S.", "law"]),
        ("AT&T, 6,000 (.NET)", vec!["AT&T", "6,000", ".NET", ".NET"]),
        ("ｶﾞｽ", vec!["ｶﾞｽ", "ｽ"]),
        ("re\u{301}el", vec!["re\u{301}el"]),
    ] {
        let mut spans = Vec::new();
        Analyzer::new(None).tokens(text, &mut |token| spans.push(&text[token.start..token.end]));
        assert_eq!(spans, wanted);
    }
}

#[test]
fn long_words_are_cut_and_nothing_vanishes() {
    for (word, count) in [("a", 1_000), ("é", 1_000), ("1", 1_000), ("ж", 1_000)] {
        let mut joined = String::new();
        let mut next = 0;
        Analyzer::new(Some("en")).tokens(&word.repeat(count), &mut |token| {
            assert!(token.exact.len() <= LONGEST_TERM);
            assert_eq!(token.position, next);
            next += 1;
            joined.push_str(token.exact);
        });
        assert_eq!(joined.chars().count(), count, "{word}");
    }
}

#[test]
fn hostile_text_takes_linear_time_and_gives_short_terms() {
    for unit in [
        "a'",
        "a.",
        "a&",
        "1,000,",
        "100,",
        "100.00,",
        "l'",
        "a\u{AD}",
        "\u{AD}",
        "\u{301}",
        "é\u{301}",
        ".",
        "'s",
        "漢'",
        "ำ",
        "ｶﾞ",
    ] {
        let text = unit.repeat(400_000 / unit.len());
        let mut tokens = 0;
        Analyzer::new(Some("en")).tokens(&text, &mut |token| {
            tokens += 1;
            assert!(token.exact.len() <= LONGEST_TERM + 1, "{unit}: {}", token.exact.len());
        });
        assert!(tokens <= text.len(), "{unit}");
    }
}

#[test]
fn a_long_run_of_bigrams_is_seamless() {
    for (letters, expected) in [("東西南北", 19_999), ("ｶﾞｷ", 13_332), ("\u{1100}\u{1161}", 9_999)] {
        let text: String = letters.chars().cycle().take(20_000).collect();
        let (mut bigrams, mut last) = (0, 0);
        Analyzer::new(None).tokens(&text, &mut |token| match token.form {
            Form::Bigram => bigrams += 1,
            Form::LastOfRun => last += 1,
            form => panic!("{form:?}"),
        });
        assert_eq!(bigrams, expected, "{letters}");
        assert_eq!(last, 1, "{letters}");
    }
}

#[test]
fn forms_for_queries() {
    let word = |exact: &str, stems: &[&str], form, position| WordForms {
        exact: vec![exact.to_owned()],
        stems: stems.iter().map(|&stem| stem.to_owned()).collect(),
        form,
        joined: None,
        position,
    };
    let spelled = |mut word: WordForms, further: &str| {
        word.exact.push(further.to_owned());
        word
    };
    let mut analyzer = Analyzer::new(Some("en"));
    for (text, languages, wanted) in [
        ("Talks", &["en"][..], vec![word("talks", &["talk"], Form::Word, 0)]),
        ("Talks", &[], vec![word("talks", &["talks"], Form::Word, 0)]),
        ("nationale", &["en", "fr"], vec![word("nationale", &["national"], Form::Word, 0)]),
        ("kommunen", &["de", "xx"], vec![word("kommunen", &["kommun", "kommunen"], Form::Word, 0)]),
        ("U.S.", &["en"], vec![word("u.s", &["u.s"], Form::Word, 0)]),
        ("US", &["en"], vec![word("us", &["us"], Form::Word, 0)]),
        (".NET", &["en"], vec![word(".net", &[".net"], Form::Word, 0)]),
        ("北", &["zh"], vec![word("北", &["北"], Form::Alone, 0)]),
        ("北京2025", &[], vec![word("北京", &["北京"], Form::Bigram, 0), word("2025", &["2025"], Form::Word, 2)]),
        ("Müller", &[], vec![spelled(word("muller", &["muller"], Form::Word, 0), "mueller")]),
        ("U.S.A.", &[], vec![spelled(word("u.s.a", &["u.s.a"], Form::Word, 0), "usa")]),
        (
            "e-mails",
            &["en"],
            vec![
                WordForms {
                    joined: Some(Box::new(word("emails", &["email"], Form::Joined, 0))),
                    ..word("e", &["e"], Form::Word, 0)
                },
                word("mails", &["mail"], Form::Word, 1),
            ],
        ),
        ("—", &["en"], vec![]),
    ] {
        assert_eq!(analyzer.forms(text, languages), wanted, "{text:?} {languages:?}");
    }
}

fn terms(tokenizer: &mut IndexTokenizer, text: &str, pull: bool) -> Vec<(String, usize, usize, usize)> {
    let mut out = Vec::new();
    let mut keep = |token: &tantivy::tokenizer::Token| {
        out.push((token.text.clone(), token.position, token.offset_from, token.offset_to));
    };
    let mut stream = tokenizer.token_stream(text);
    if pull {
        while stream.advance() {
            keep(stream.token());
        }
        assert!(!stream.advance(), "the end is the end");
    } else {
        stream.process(&mut keep);
    }
    out
}

#[test]
fn the_engine_gets_marked_stems_by_the_language_in_the_header() {
    let mut tokenizer = IndexTokenizer::default();
    let mut text = String::new();
    for (language, body, wanted) in [
        (Some("en"), "U.S. talks", "u.s@0 us@0 talks@1 \u{1}talk@1"),
        (Some("fr"), "talks", "talks@0 \u{1}talk@0"),
        (None, "talks", "talks@0"),
        (None, "\u{2}en\u{2}talks", "en@0 talks@1"),
        (Some("not a code"), "talks", "talks@0"),
        (None, "\u{2}", ""),
        (Some("en"), "", ""),
    ] {
        with_language(language, body, &mut text);
        for pull in [true, false] {
            let shown: Vec<String> = terms(&mut tokenizer, &text, pull)
                .into_iter()
                .map(|(term, position, from, to)| {
                    assert!(text.get(from..to).is_some());
                    format!("{term}@{position}")
                })
                .collect();
            assert_eq!(shown.join(" "), wanted, "{language:?} {body:?}");
        }
    }
}

#[test]
fn the_fingerprint_names_the_pinned_stemmer() {
    let pinned = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
        .lines()
        .find_map(|line| line.strip_prefix("frostem = \"="))
        .and_then(|rest| rest.split('"').next());
    assert_eq!(pinned.map(|version| format!("frostem {version}")).as_deref(), Some(STEMMER));
    assert!(fingerprint().contains(STEMMER));
}

const LANGUAGES: [&str; 34] = [
    "ar", "ca", "cs", "da", "de", "el", "en", "eo", "es", "et", "eu", "fa", "fi", "fr", "ga", "hi", "hu", "hy", "id",
    "it", "lt", "ne", "nl", "no", "pl", "pt", "ro", "ru", "sr", "st", "sv", "ta", "tr", "yi",
];

#[test]
fn stems_that_nobody_asks_for_may_be_left_out() {
    let mut analyzer = Analyzer::new(Some("en"));
    let mut wanted = [false; 128];
    wanted[usize::from(b'm')] = true;
    analyzer.want_stems(Some(wanted));
    let mut stems = Vec::new();
    let mut note = |token: Token<'_>| stems.extend(token.stem.map(str::to_owned));
    analyzer.tokens("meetings ended, mostly", &mut note);
    // Dutch takes beginnings off as well, so nothing can be left out.
    analyzer.set_language(Some("nl"));
    analyzer.tokens("fietsen", &mut note);
    analyzer.set_language(Some("en"));
    analyzer.want_stems(None);
    analyzer.tokens("ended", &mut note);
    assert_eq!(stems, ["meet", "most", "fiets", "end"]);
}
