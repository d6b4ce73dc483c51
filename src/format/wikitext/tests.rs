//! Wikitext by cases, and what no wikitext may do.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::templates::carrying;
use super::{Namespaces, Text, Wiki, read, redirect};

fn in_language(source: &str, language: &str) -> Text {
    let mut namespaces = Namespaces::default();
    namespaces.insert("Datei", 6);
    namespaces.insert("Kategorie", 14);
    read(source, &Wiki { title: "Port Vell", language, namespaces: &namespaces })
}

fn text(source: &str) -> Text {
    in_language(source, "en")
}

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    for (source, expected) in cases {
        assert_eq!(text(source).body, *expected, "{source}");
    }
}

#[test]
fn markup_within_lines() {
    check(&[
        ("'''Bold''' and ''italic'' and '''''both'''''.", "Bold and italic and both."),
        ("L'''Odyssée'' is a '''poem'''.", "L'Odyssée is a poem."),
        ("[[Harbour]]s and [[Ship (sea)|ships]] and [[Mast (sail)|]].", "Harbours and ships and Mast."),
        ("[https://example.org/x A label] and https://example.org/y", "A label and https://example.org/y"),
        ("Seen [https://example.org/x] there.", "Seen there."),
        ("a&nbsp;b &lt;c&gt; &#233; &bogus; &amp;amp;", "a\u{a0}b <c> é &bogus; &amp;"),
        ("One<!-- hidden --> two<br/>three", "One two\nthree"),
        ("Fact.<ref>{{cite web|url=x}}</ref><ref name=\"a\"/> More.<ref name=b>[[x]]</ref>", "Fact. More."),
        ("A<nowiki>[[b]] ''c'' {{d}}</nowiki>e", "A[[b]] ''c'' {{d}}e"),
        ("Mass <math>E=mc^2</math> here", "Mass here"),
        ("H<sub>2</sub>O <span style=\"display:none\">gone</span>stays", "H2O stays"),
        ("if a < b and <stdio.h>", "if a < b and <stdio.h>"),
        ("-{zh-hans:计算机; zh-hant:電腦}-", "计算机"),
        ("__NOTOC__Text__NOEDITSECTION__ in snake__case", "Text in snake__case"),
        ("[[de:Hafen]][[Category:Ports|P]][[:Category:Ships]]", "Category:Ships"),
        ("{{{1|default}}} and {{{name}}}", "default and"),
        ("Named (; {{unknown|x}}) so ({{unknown|y}}).", "Named so."),
    ]);
}

#[test]
fn lines_become_blocks() {
    check(&[
        ("One\ntwo\n\nthree", "One two\n\nthree"),
        ("== Head ==\nText\n=== Sub ===\nMore", "Head\n\nText\n\nSub\n\nMore"),
        ("* a\n* b\n** c\n# d\n# e", "• a\n• b\n• c\n1. d\n2. e"),
        ("; Term : meaning\n: more", "Term\n\nmeaning\n\nmore"),
        ("a\n----\nb", "a\n\nb"),
        (
            "Text\n== References ==\n<references/>\n== External links ==\n* [https://example.org A site]\n* [https://example.org]",
            "Text",
        ),
        ("== See also ==\n* [[Other page]]", "See also\n\n• Other page"),
        ("<pre>\nlet a = '''b''';\n</pre>", "let a = '''b''';"),
        ("<poem>\nOne line\nTwo lines\n</poem>", "One line\nTwo lines"),
    ]);
}

#[test]
fn tables_become_rows() {
    check(&[
        (
            "{| class=x\n|+ Ships\n! Name !! Year\n|-\n| style=\"y\" | [[Ida|Ida]] || 1905\n|-\n|Eva\n|1911\n|}",
            "Ships\nName | Year\nIda | 1905\nEva | 1911",
        ),
        ("{|\n| colspan=\"2\" {{N/A}} || x\n|}", "N/A | x"),
        ("{|\n| a || {{nowrap|b {{!}} c}}\n|-\n| d || e\n", "a | b | c\nd | e"),
        ("{|\n|\n{|\n| in || ner\n|}\n| out\n|-\n| x || y\n|}", "in | ner | out\nx | y"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a | b"),
    ]);
}

#[test]
fn captions_and_categories_stand_apart() {
    let found = text(
        "[[File:a.jpg|thumb|200px|The [[harbour]] at ''dawn'']][[Datei:b.png|mini]]Text\n<gallery>\nc.jpg|First {{lang|fr|bateau}}\nd.jpg\n</gallery>\n[[Kategorie:Häfen|H]][[category:Old_ports]]",
    );
    assert_eq!(found.body, "Text");
    assert_eq!(found.captions, ["The harbour at dawn", "First bateau"]);
    assert_eq!(found.categories, ["Häfen", "Old ports"]);
}

#[test]
fn templates_say_their_text() {
    check(&[
        ("{{convert|10|km|mi|abbr=on}}", "10 km"),
        ("{{convert|5|to|6|sqmi}}; {{convert|5|ft|10|in|cm|0}}", "5 to 6 sq mi; 5 ft 10 in"),
        ("{{lang|fr|bonjour}}, {{lang-de|Hafen}}, {{langx|la|portus}}", "bonjour, German: Hafen, Latin: portus"),
        ("{{nihongo|harbour|港|minato}}", "harbour (港, minato)"),
        (
            "{{birth date and age|1970|1|2}} {{death date and age|df=yes|1990|5|2|1920|6|4}}",
            "January 2, 1970 2 May 1990 (aged 69)",
        ),
        ("{{circa|1500}} {{as of|2010|4|lc=y}} {{floruit|1300|1320}}", "c. 1500 as of April 2010 fl. 1300–1320"),
        ("{{OldStyleDate|2 February|1905|20 January}}", "2 February [O.S. 20 January] 1905"),
        ("{{USS|Ida|DD-9}} {{sclass|Ida|ferry}}", "USS Ida (DD-9) Ida-class ferry"),
        ("{{frac|3|1|2}} {{val|1.5|0.1|u=kg}} {{chem|H|2|O}}", "3 1/2 1.5±0.1 kg H2O"),
        ("{{flag|Norway}} {{flagicon|Norway}}x", "Norway x"),
        ("{{ill|Ada Quill|de}} {{sic|hte}} {{angbr|a}} {{IPAc-en|k|æ|t}}", "Ada Quill hte [sic] ⟨a⟩ /kæt/"),
        ("{{quote|To sea!|Ada}}", "To sea!\n\n— Ada"),
        ("{{ubl|one|two}}", "• one\n• two"),
        ("{{hlist|one|two}}", "one, two"),
        ("1990{{ndash}}1995{{snd}}late", "1990–1995 – late"),
        (
            "{{#if: x | yes | no}} {{#switch: b | a=1 | b=2 | #default=3}} {{lc:ABC}} {{PAGENAME}}",
            "yes 2 abc Port Vell",
        ),
        ("{{Main|Other}}{{citation needed|date=May}}{{cite book|title=T|author=A|year=1}}{{coord|1|2}}Text", "Text"),
        ("{{nowrap|a {{small|b}} [[c|d]]}}", "a b d"),
        ("{{1=2|3}}{{}}{{|}}{{ }}", ""),
    ]);
    assert!(carrying() >= 80, "{}", carrying());
}

#[test]
fn templates_of_other_wikis() {
    let cases = [
        ("fr", "{{s|XIX}}, {{date|3|mai|1905}}, {{unité|10|km}}", "XIXe siècle, 3 mai 1905, 10 km"),
        ("de", "{{enS|harbour}}, {{Zitat|Auf See!|Ada}}", "harbour,\n\nAuf See!\n\n— Ada"),
        ("es", "{{siglo|XIX|s}}, {{cita|A la mar}}", "siglo XIX,\n\nA la mar"),
        ("ru", "{{нп|Гавань|гавани|en|Harbour}}, {{lang-en|sea}}", "гавани, sea"),
        ("lv", "{{birth date|1905|3|4}}", "1905-03-04"),
    ];
    for (language, source, expected) in cases {
        assert_eq!(in_language(source, language).body, expected, "{source}");
    }
}

#[test]
fn facts_stand_below_the_text() {
    let found = text(
        "{{Infobox port\n| name = Port ''Vell''\n| image = a.jpg\n| caption = The [[quay]]\n| opened = {{start date|1905|3}}\n| owner =\n| depth_max = 12&nbsp;m<br/>at ebb\n}}\nPort Vell is a port.",
    );
    assert_eq!(found.body, "Port Vell is a port.\n\nname: Port Vell\nopened: March 1905\ndepth max: 12\u{a0}m, at ebb");
    assert_eq!(found.captions, ["The quay"]);
}

#[test]
fn what_never_closes_is_text() {
    check(&[
        ("{{nowrap|kept\n\n== Head ==\ntext", "nowrap kept\n\nHead\n\ntext"),
        ("a [[b\n\nc", "a b\n\nc"),
        ("a [https://example.org label\nc", "a label c"),
        ("a }} b ]] c", "a b c"),
        ("a<ref>b\n\nc<ref>d</ref>e", "ab\n\nce"),
        ("{|\n| a\n| b", "a | b"),
        ("<!-- never", ""),
        ("{{nowrap|[[a|b}} c", "a b c"),
    ]);
}

#[test]
fn redirects_are_told_in_any_language() {
    assert_eq!(redirect("#REDIRECT [[Port Vell#Quay]]"), Some("Port Vell"));
    assert_eq!(redirect("#redirect: [[A|b]]"), Some("A"));
    assert_eq!(redirect("#WEITERLEITUNG [[Hafen]] {{x}}"), Some("Hafen"));
    assert_eq!(redirect("#перенаправление [[А]]"), None);
    assert_eq!(redirect("#ПЕРЕНАПРАВЛЕНИЕ [[А]]"), Some("А"));
    for source in ["# [[a]]", "#an item with [[a]]", "#", "Text [[a]]", "#REDIRECT a"] {
        assert_eq!(redirect(source), None, "{source}");
    }
}

/// Each of them repeated until a megabyte is full; what takes quadratic time takes minutes.
#[test]
fn hostile_nesting_is_linear() {
    let openings = [
        "{{a|",
        "[[a|",
        "{|\n",
        "<ref>",
        "{{{a|",
        "[http://a ",
        "<ref",
        "<!-",
        "<span style=\"display:none\">",
        "\n{|\n|",
        "{{a|\n{|\n|",
        "-{",
        "-{a",
        "&",
        "&a",
        "'''",
        "<pre>",
        "<gallery>",
        "[[File:a|",
        "{{#if:a|",
        "\n\n\n",
        "    \n",
        "{{a|b=",
        "\n==",
        "\n*",
        "\n#:;",
        "|",
        "=",
        "!!",
        "}}",
        "]]",
        "<nowiki>",
        "</ref>",
        "<poem>",
        "\n|-",
        "\n:::",
        "__A",
        "{{lang|a|",
        "{{quote|",
        "\n{|\n\n",
        "{{a|\n==b",
        "<<",
        "<a <",
        "<!-- --> ",
        "{{a|b\n|c=d}}",
        "[[a|b]]",
        "('',)",
        "(, ",
        "{{ubl|a}}",
        "\n{|\n|a||b\n|}",
        "{{PAGENAME}}",
        "{{PAGENAME|",
        "{{a|=",
        "[[:a:b|",
    ];
    for opening in openings {
        let source = opening.repeat((1 << 20) / opening.len());
        let started = Instant::now();
        let found = text(&source);
        let spent = started.elapsed();
        // A hundred times what the slowest needs; without optimisation and beside other tests it is still kept.
        assert!(spent < Duration::from_secs(4), "{opening:?}: {spent:?}");
        assert!(found.body.len() <= 3 * source.len(), "{opening:?}: {}", found.body.len());
    }
}

#[test]
fn twenty_thousand_unclosed_are_nothing() {
    for opening in ["{{a|", "[[a|", "{|\n", "<ref>"] {
        let source = format!("Before. {}", opening.repeat(20_000));
        let started = Instant::now();
        let found = text(&source);
        assert!(started.elapsed() < Duration::from_millis(500), "{opening}: {:?}", started.elapsed());
        assert!(found.body.starts_with("Before."), "{opening}");
    }
}

proptest! {
    #[test]
    fn nothing_panics_or_grows(pieces in prop::collection::vec(prop::sample::select(vec![
        "{{", "}}", "[[", "]]", "{|", "|}", "|-", "|", "||", "\n", "\n|", "\n!", "!!", "==", "=", "''", "'''", "<ref>", "</ref>", "<ref/>",
        "<pre>", "</pre>", "<nowiki>", "</nowiki>", "<!--", "-->", "&lt;", "&#0;", "&#x1;", "*", "#", ":", ";", " ", "a", "é", "漢", "{{{", "}}}",
        "convert", "lang", "quote", "nihongo", "zh", "val", "start date", "10", "km", "File:", "Category:", "[http://a", "]", "-{", "}-", "<br>",
        "<gallery>", "</gallery>", "<poem>", "</poem>", "#if:", "#switch:", "__", "TOC", "<tr>", "<td>", "\u{1}", "\u{e}", "\u{f}", "\t", "\r\n", "1=",
    ]), 0..120)) {
        let source = pieces.concat();
        let found = text(&source);
        // What a few letters of markup say in words, and no more.
        prop_assert!(found.body.len() <= 6 * source.len() + 100, "{} from {}", found.body.len(), source.len());
        prop_assert!(!found.body.contains(super::signs::is_sign), "{:?}", found.body);
    }
}
