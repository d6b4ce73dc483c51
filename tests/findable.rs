//! What is findable as typed: pairs of what an article has and what somebody types, through index and query.
//!
//! `docs/analysis.md` tells the same to people; a row here for a row there, those that are not found too.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::harness::Bench;

/// What the article has, what is typed, and whether that finds it.
type Row = (&'static str, &'static str, bool);

const SIGNS: &[Row] = &[
    ("written in C++ since 1998", "C++", true),
    ("written in C++ since 1998", "c++", true),
    ("vitamin c deficiency", "C++", false),
    ("C# and F# on one page", "C#", true),
    ("a .NET developer", ".NET", true),
    ("a .NET developer", "net", true),
    ("shares of AT&T fell", "AT&T", true),
    ("U.S. troops arrive", "U.S.", true),
    ("U.S. troops arrive", "US", true),
    ("US troops arrive", "U.S.", false),
    ("the U.S.A. team", "USA", true),
    ("the USA team", "U.S.A.", true),
    ("COVID-19 wards", "COVID-19", true),
    ("COVID-19 wards", "covid19", true),
    ("covid19 wards", "COVID-19", true),
    ("covid 19 wards", "COVID-19", true),
    ("Школа №5 закрыта", "№5", true),
    ("Школа № 5 закрыта", "№5", true),
    ("the rally #MeToo grew", "#MeToo", true),
    ("the rally #MeToo grew", "MeToo", true),
    ("as @harbour_watch wrote", "@harbour_watch", true),
    ("as @harbour_watch wrote", "harbour", true),
    ("write to desk.news@mail.example.org now", "desk.news@mail.example.org", true),
    ("write to desk.news@mail.example.org now", "example.org", true),
    ("write to desk.news@mail.example.org now", "desk.news", true),
    ("see https://www.example.net/a/tide-table?x=1 there", "https://www.example.net/a/tide-table?x=1", true),
    ("see https://www.example.net/a/tide-table?x=1 there", "example.net", true),
    ("see https://www.example.net/a/tide-table?x=1 there", "tide-table", true),
    ("they co-operate well", "co-operate", true),
    ("they co-operate well", "cooperate", true),
    ("they cooperate well", "co-operate", true),
    ("an e-mail arrived", "email", true),
    ("an email arrived", "e-mail", true),
    ("a well\u{2011}known name", "well-known", true),
    ("O'Brien spoke", "O’Brien", true),
    ("O’Brien spoke", "OBrien", true),
    ("O’Brien spoke", "O'Brien", true),
    ("the mayor’s office", "mayor", true),
    ("l’homme du port", "homme", true),
    ("Ukraine’s m’яч", "Ukraine", true),
    ("🌊 waves", "waves", true),
    ("and/or rules", "and/or", true),
    ("TCP/IP stack", "TCP/IP", true),
    ("snake_case names", "snake_case", true),
    ("24/7 watch", "24/7", true),
];

const NUMBERS: &[Row] = &[
    ("pi is 3.14 here", "3.14", true),
    ("pi is 3,14 here", "3.14", true),
    ("some 1,000,000 people", "1000000", true),
    ("some 1.000.000 people", "1,000,000", true),
    ("some 1 000 000 people", "1000000", true),
    ("some 1\u{a0}000\u{a0}000 people", "1000000", true),
    ("some 1\u{202f}000\u{202f}000 people", "1,000,000", true),
    ("some 1000000 people", "1,000,000", true),
    ("on 2025-07-12 at sea", "2025-07-12", true),
    ("on 12.07.2025 at sea", "12.07.2025", true),
    ("on 12.07.2025 at sea", "2025-07-12", false),
    ("٢٠٢٥ في", "2025", true),
    ("x² and CO₂", "CO2", true),
    ("Louis XIV ruled", "XIV", true),
    ("Louis XIV ruled", "14", false),
    ("a 4x4 with 5½ litres", "4x4", true),
    ("cost $1,234.56 in all", "1,234.56", true),
    ("grew 5% in May", "5%", true),
    ("flight MH17 fell", "MH17", true),
    ("flight MH-17 fell", "MH17", true),
    ("flight MH17 fell", "MH-17", true),
];

const LATIN: &[Row] = &[
    ("die Straße", "strasse", true),
    ("die Strasse", "straße", true),
    ("İstanbul'da", "istanbul", true),
    ("ISPARTA ve Iğdır", "ığdır", true),
    ("Iğdır ili", "igdir", true),
    ("Résumé", "resume", true),
    ("Ｆｕｌｌ ｗｉｄｔｈ", "full width", true),
    ("the ﬁnal oﬃce", "final office", true),
    ("co\u{ad}op\u{ad}er\u{ad}ate", "cooperate", true),
    ("Đà Nẵng", "da nang", true),
    ("Đorđe Đoković", "djokovic", false),
    ("Đorđe Đoković", "dokovic", true),
    ("w Łodzi", "lodzi", true),
    ("Tromsø på Ørland", "tromso", true),
    ("Ålesund", "alesund", true),
    ("Ålesund", "aalesund", false),
    ("Æbeltoft", "aebeltoft", true),
    ("Müller", "muller", true),
    ("Müller", "mueller", false),
    ("Mueller", "müller", true),
    ("Goethe", "goethe", true),
    ("Việt Nam", "viet nam", true),
    ("Łukasz Żółć", "Lukasz Zolc", true),
    ("București", "bucuresti", true),
    ("Bucureşti", "București", true),
    ("col·lecció", "colleccio", true),
    ("Þórður", "thordur", true),
];

const OTHER: &[Row] = &[
    ("зелёная ёлка", "елка", true),
    ("зеленая елка", "ёлка", true),
    ("новый м'яч", "м’яч", true),
    ("новий м’яч", "м'яч", true),
    ("новий мʼяч", "мяч", true),
    ("за\u{301}мок", "замок", true),
    ("أحمد وإيران وآسيا", "احمد", true),
    ("احمد", "أحمد", true),
    ("مدرسة", "مدرسه", true),
    ("مستشفى", "مستشفي", true),
    ("محـــمد", "محمد", true),
    ("مُحَمَّد", "محمد", true),
    ("می\u{200c}خواهم", "میخواهم", true),
    ("می\u{200c}خواهم", "می خواهم", false),
    ("كتاب", "کتاب", true),
    ("مسؤول", "مسئول", false),
    ("שָׁלוֹם", "שלום", true),
    ("צה\"ל", "צה״ל", true),
    ("Ελλάδα", "ελλαδα", true),
    ("ο λόγος", "ΛΟΓΟΣ", true),
    ("क़ानून नया", "क़ानून", true),
    ("क़ानून नया", "कानून", true),
    ("हिंदी में", "हिन्दी", true),
    ("ガス料金", "ｶﾞｽ", true),
    ("東京大学", "大学", true),
    ("東京大学", "東", true),
    ("2025年度の予算", "2025年", true),
    ("2025年度の予算", "\"2025年\"", true),
    ("서울에서 열린 회의", "서울", true),
    ("서울에서 열린 회의", "회의는", true),
    ("กรุงเทพมหานคร", "กรุงเทพ", true),
    ("ភាសាខ្មែរ", "ខ្មែរ", true),
    ("မြန်မာနိုင်ငံ", "နိုင်ငံ", true),
    ("ພາສາລາວ", "ລາວ", true),
    ("臺灣", "台湾", false),
];

#[test]
fn what_is_findable_as_typed() {
    let bench = Bench::new();
    let rows: Vec<&Row> = [SIGNS, NUMBERS, LATIN, OTHER].into_iter().flatten().collect();
    let (mut articles, mut queries) = (String::new(), String::new());
    for (at, (text, typed, _)) in rows.iter().enumerate() {
        let article = serde_json::json!({"id": format!("a{at}"), "title": format!("Row {at}"), "text": text});
        writeln!(articles, "{article}").expect("room");
        writeln!(queries, "q{at}\t{typed}").expect("room");
    }
    bench.write("articles.jsonl", articles);
    let queries = bench.write("../queries.tsv", queries);
    bench.search(["index".as_ref(), bench.dumps().as_os_str()]).success();
    let queries = queries.as_os_str();
    let found = bench.search([
        "query".as_ref(),
        "--format".as_ref(),
        "trec".as_ref(),
        "-n".as_ref(),
        "1000".as_ref(),
        "--queries".as_ref(),
        queries,
    ]);
    let found: BTreeSet<String> = found
        .success()
        .stdout()
        .lines()
        .filter_map(|line| {
            let mut columns = line.split(' ');
            Some(format!("{} {}", columns.next()?, columns.nth(1)?))
        })
        .collect();
    let mut wrong = String::new();
    for (at, (text, typed, is_found)) in rows.iter().enumerate() {
        if found.contains(&format!("q{at} a{at}")) != *is_found {
            let says = if *is_found { "does not find" } else { "finds" };
            writeln!(wrong, "{typed:?} {says} {text:?}").expect("room");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
