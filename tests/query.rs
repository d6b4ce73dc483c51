//! What the query language means, on the samples of `data/`.
//!
//! How a query is parsed is tested beside the parser; here each form has to find the right articles.

use std::collections::BTreeSet;

use super::harness::Bench;

const LAVROV: &str = "Lavrov sees Kim in Wonsan as Moscow and Pyongyang draw closer";
const RALLY: &str = "One killed as gunmen fire on election rally in Bangladesh";
const EELS: &str = "Glass eel count doubles in the Emmet estuary";
const PIANIST: &str = "Pianist plays on through power cut at Port Ansgar";
const CLOCK: &str = "Clock tower runs backwards for a week, nobody complains";
const ROBOTS: &str = "Robots learn to fold sails at Emmet Institute";
const FERRY: &str = "Ferry to Skerry Ness goes electric";
const CHESS: &str = "Chess club bans coffee after the longest game in its history";
const TRAINS: &str = "Night trains return to the Corrow line";
const SPONGE: &str = "Deep-sea glass sponge named after a ferry";
const UMBRELLAS: &str = "Museum of lost umbrellas finds its first owner";
const BRIDGE_ZH: &str = "云河镇重建百年竹桥";
const LIGHT_RU: &str = "На острове Студёный снова зажёгся маяк";
const BAKERS: &str = "Bakers of Halvern agree on the weight of a loaf";
const STEAMER: &str = "Steamer company asks the crown for a bridge it once fought in court";
const SNOW: &str = "Snow closes the Corrow pass for the first time since 2009";
const CHEESE: &str = "Käsemarkt in Oberlauingen zieht wieder auf die Brücke";
const LETTER: &str = "Der Markt zieht um";

/// Queries and the titles they find, in any order; copies count once.
const TABLE: &[(&str, &[&str])] = &[
    // Words: all of them, in any order, whatever their case and accents.
    ("Lavrov Kim", &[LAVROV]),
    ("kim LAVROV", &[LAVROV]),
    ("BNP Chattogram", &[RALLY]),
    ("kasemarkt", &[CHEESE]),
    ("студеный", &[LIGHT_RU]),
    ("竹桥", &[BRIDGE_ZH]),
    ("nonexistentword", &[]),
    // Stems of words; phrases and quoted words are exact.
    ("umbrella owners", &[UMBRELLAS]),
    ("\"lost umbrellas\"", &[UMBRELLAS]),
    ("\"lost umbrella\"", &[]),
    // Phrases with straight, curly and other quotes.
    ("\"glass eel\"", &[EELS]),
    ("\"eel glass\"", &[]),
    ("“glass eel”", &[EELS]),
    ("„glass eel“", &[EELS]),
    ("«glass eel»", &[EELS]),
    ("glass -\"glass eel\"", &[SPONGE]),
    // Operators, in words and signs.
    ("Lavrov AND Kim", &[LAVROV]),
    ("Lavrov OR Chattogram", &[LAVROV, RALLY]),
    ("Lavrov || Chattogram", &[LAVROV, RALLY]),
    ("Lavrov && Kim", &[LAVROV]),
    ("kim -lavrov", &[PIANIST]),
    ("kim NOT lavrov", &[PIANIST]),
    ("kim AND NOT lavrov", &[PIANIST]),
    ("kim !lavrov", &[PIANIST]),
    ("(lavrov OR pianist) kim", &[LAVROV, PIANIST]),
    ("kim -(lavrov OR pianist)", &[]),
    ("lavrov OR chattogram AND bnp", &[LAVROV, RALLY]),
    ("(lavrov OR chattogram) AND bnp", &[RALLY]),
    // Fields.
    ("title:kim", &[LAVROV]),
    ("title:glass", &[EELS, SPONGE]),
    ("title:\"glass eel\"", &[EELS]),
    ("title:(glass sponge)", &[SPONGE]),
    ("title:(clock OR chess)", &[CLOCK, CHESS]),
    ("author:haddow", &[PIANIST, CHESS, TRAINS]),
    ("author:\"Lise Haddow\" coffee", &[CHESS]),
    ("site:\"Eastern Gazette\"", &[FERRY, CHESS]),
    ("lang:zh", &[BRIDGE_ZH]),
    ("lang:de OR lang:zh", &[BRIDGE_ZH, CHEESE, LETTER]),
    ("in:*/json/nested.json", &[FERRY, CHESS]),
    ("dump:data/json/articles.json", &[CLOCK, ROBOTS]),
    ("tag:fisheries", &[EELS]),
    ("section:science", &[ROBOTS, SPONGE]),
    ("dateline:dhaka", &[RALLY]),
    ("summary:builders", &[LAVROV]),
    // Beginnings of words.
    ("lavr*", &[LAVROV]),
    ("umbr* museum", &[UMBRELLAS]),
    ("title:chatt*", &[]),
    // Dates: as exact as they are written, both ends in.
    ("date:2025-07", &[LAVROV]),
    ("date:2025-07-12", &[LAVROV]),
    ("date:2022", &[CLOCK, ROBOTS, BAKERS, SNOW]),
    ("date:2022-10..2022-11", &[CLOCK, ROBOTS]),
    ("date:2022-10-31..2022-11-08", &[CLOCK]),
    ("date:[2022-10-31 TO 2022-11-08]", &[CLOCK]),
    ("date:>=2025-07", &[LAVROV]),
    ("ferry date:<2024", &[FERRY]),
];

#[test]
fn every_form_of_a_query_finds_its_articles() {
    let bench = Bench::with_samples();
    let mut wrong = Vec::new();
    for (query, expected) in TABLE {
        // The list of the samples tells of them all, so it is found with them.
        let found = bench.titles(["-n", "100", "--", query, "-in:data/README.md"]);
        let (found, wanted): (BTreeSet<&str>, BTreeSet<&str>) =
            (found.iter().map(String::as_str).collect(), expected.iter().copied().collect());
        if found != wanted {
            wrong.push(format!("{query}\n  expected {wanted:?}\n  found    {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} queries:\n{}", wrong.len(), TABLE.len(), wrong.join("\n"));
}

#[test]
fn where_no_article_has_all_words_some_will_do_and_a_note_says_so() {
    let bench = Bench::with_samples();
    let answer = bench.search(["query", "--json", "Lavrov Chattogram"]).success().json();
    let found: BTreeSet<&str> =
        answer["hits"].as_array().expect("a list").iter().filter_map(|hit| hit["title"].as_str()).collect();
    assert!(found.is_superset(&[LAVROV, RALLY].into()), "{found:?}");
    assert_ne!(answer["notes"], serde_json::json!([]));
    // An operator is meant as it stands.
    assert_eq!(bench.titles(["Lavrov AND Chattogram", "-in:data/README.md"]).len(), 0);
}

#[test]
fn words_need_no_quotes_around_them() {
    let bench = Bench::with_samples();
    assert_eq!(bench.titles(["Lavrov", "Kim", "Wonsan"])[0], LAVROV);
    assert_eq!(bench.titles(["kim", "-lavrov", "-umbrella"]), [PIANIST]);
    assert_eq!(bench.titles(["-lavrov", "kim", "-in:data/README.md"]), [PIANIST]);
}

#[test]
fn options_are_short_for_fields() {
    let bench = Bench::with_samples();
    let cases: [(&[&str], &[&str]); 9] = [
        (&["glass", "--since", "2024-06"], &[SPONGE]),
        (&["glass", "--until", "2024-06"], &[EELS]),
        (&["glass", "--since", "2024-04-12", "--until", "2024-04-12"], &[EELS]),
        (&["ferry", "--site", "Eastern Gazette"], &[FERRY]),
        (&["*", "--lang", "zh"], &[BRIDGE_ZH]),
        (&["*", "--lang", "zh", "--lang", "de"], &[BRIDGE_ZH, CHEESE, LETTER]),
        (&["*", "--in", "*/nested.json"], &[FERRY, CHESS]),
        (&["coffee", "--in", "data/json/*"], &[CHESS]),
        (&["lavrov OR rally", "--since", "2025"], &[LAVROV]),
    ];
    for (args, expected) in cases {
        let found: BTreeSet<String> = bench.titles(args).into_iter().collect();
        assert_eq!(found, expected.iter().map(|title| (*title).to_owned()).collect(), "{args:?}");
    }
    let _ = bench.search(["query", "x", "--since", "someday"]).exit(2);
}

#[test]
fn hits_come_in_the_order_asked_for() {
    let bench = Bench::with_samples();
    let newest = bench.titles(["lang:en", "--sort", "newest", "-n", "100"]);
    let oldest = bench.titles(["lang:en", "--sort", "oldest", "-n", "100"]);
    assert_eq!(newest[0], LAVROV);
    assert_eq!(oldest[0], STEAMER);
    // What has no date stands last either way: four articles.
    assert!(newest.iter().rposition(|title| title == RALLY) >= Some(newest.len() - 4), "{newest:?}");
    assert!(oldest.iter().rposition(|title| title == RALLY) >= Some(oldest.len() - 4), "{oldest:?}");
    // A word in the title weighs more than one in the text.
    assert_eq!(bench.titles(["ferry electric"])[0], FERRY);
    assert_eq!(bench.titles(["glass sponge OR glass"])[0], SPONGE);
}

#[test]
fn any_text_is_a_query() {
    let bench = Bench::with_samples();
    let deep = format!("{}lavrov{}", "(".repeat(10_000), ")".repeat(10_000));
    let long = "lavrov OR ".repeat(10_000);
    let many = "a* ".repeat(1000);
    for query in [
        "",
        " ",
        "\"",
        "“",
        "(",
        ")",
        "()",
        "AND",
        "NOT",
        "OR OR",
        "-",
        "--",
        ":",
        "title:",
        "date:",
        "date:x..y",
        "*",
        "**",
        "a*b*",
        "lavrov~1",
        "lavrov^2",
        "[",
        "]",
        "{",
        "\\",
        "/x/",
        "\u{0}",
        "\u{202e}",
        "💥",
        "nosuchfield:x",
        "date:99999999999",
        "title:\"",
        "title:(",
        "a:b:c",
        "lavrov AND",
        "AND lavrov",
        "NOT NOT lavrov",
        &deep,
        &long,
        &many,
    ] {
        if query.contains('\0') {
            continue;
        }
        let outcome = bench.search(["query", "--json", "--", query]);
        let shown: String = query.chars().take(40).collect();
        assert!(matches!(outcome.code(), Some(0 | 1)), "{shown}: {}", outcome.all());
        assert!(outcome.json()["hits"].is_array());
    }
    assert_eq!(bench.titles([&deep])[0], LAVROV);
}

#[test]
fn what_was_repaired_is_noted_with_its_place() {
    let bench = Bench::with_samples();
    for query in ["\"lavrov kim", "(lavrov", "lavrov)", "lavrov AND", "nosuchfield:lavrov"] {
        let answer = bench.search(["query", "--json", query]).json();
        let notes = answer["notes"].as_array().expect("a list");
        assert!(!notes.is_empty(), "{query}: {answer}");
        for note in notes {
            assert!(note["kind"].is_string() && note["text"].is_string(), "{note}");
            let end = note["span"][1].as_u64().expect("a span") as usize;
            assert!(end <= query.chars().count(), "{query}: {note}");
        }
    }
}
