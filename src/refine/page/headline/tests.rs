use super::*;

fn candidates(headings: &[&str], declared: &[&str], title: Option<&str>) -> Candidates {
    let own = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect();
    let heading = |text: &&str| Heading { text: (*text).to_owned(), ..Heading::default() };
    Candidates {
        headings: headings.iter().map(heading).collect(),
        declared: own(declared),
        title: title.map(str::to_owned),
        ..Candidates::default()
    }
}

fn chosen(candidates: &Candidates, site: Option<&str>) -> String {
    candidates.choose(site.into_iter()).unwrap_or_default()
}

#[test]
fn headlines_are_chosen() {
    type Case<'a> = (&'a [&'a str], &'a [&'a str], Option<&'a str>, Option<&'a str>, &'a str);
    let early = "Bridge opens early";
    let cases: [Case<'_>; 21] = [
        (&[early], &["Bridge opens early - The Example"], Some("x"), None, early),
        (&["The Example", early], &[], Some("Bridge opens early | The Example"), None, early),
        (&["The Example"], &[early], None, None, early),
        (&[], &["Bridge opens early | The Example"], None, Some("The Example"), early),
        (&[], &[], Some("The Example - Bridge opens - early"), Some("The Example"), "Bridge opens - early"),
        (&["Bridge opens at last"], &[early], None, None, "Bridge opens at last"),
        (&["Newsletter"], &[early], None, None, early),
        (&[], &[], Some("Bridge - opens"), None, "Bridge - opens"),
        // A heading that the title ends in is the site's.
        (&["Harbour Notes"], &[], Some("Bridge opens early | Harbour Notes"), None, early),
        // Unless it is the headline, and the title begins with the site.
        (&[early], &[], Some("The Example | Bridge opens early"), Some("The Example"), early),
        // A heading that the title has before another title is the site's.
        (&["Harbour Notes"], &[early], Some("Harbour Notes: Bridge opens early"), None, early),
        // A shorter heading of the headline's own words is a part of the page.
        (
            &["Ferries", "Bridge opens as ferries end"],
            &["Bridge opens, ferries end"],
            None,
            None,
            "Bridge opens as ferries end",
        ),
        // One word of a long title is a section.
        (&["Ferries"], &["Ferries end as the bridge opens early"], None, None, "Ferries end as the bridge opens early"),
        (&["Ferries"], &[], Some("Ferries - all that the council has said of them"), None, "Ferries"),
        // What another title confirms is the headline, whatever the rest is.
        (&["Bridge opens early | Harbour"], &[early], None, None, early),
        (&["Opening - a comment"], &["Opening"], None, None, "Opening - a comment"),
        // The words of the site's name do not speak for a heading.
        (&["A letter to Example readers"], &["Bridge opens early - The Example"], None, Some("The Example"), early),
        // A heading in capitals is spelled as elsewhere.
        (
            &["BRIDGE OPENS EARLY"],
            &["Bridge Opens Early | The Example"],
            None,
            Some("The Example"),
            "Bridge Opens Early",
        ),
        // Nothing but the site's name speaks against the only heading.
        (&[early], &["The Example"], Some("The Example"), Some("The Example"), early),
        (&[], &["The Example"], None, Some("The Example"), "The Example"),
        (
            &["大桥提前一个月开通"],
            &["大桥提前一个月开通_示例网"],
            Some("大桥提前一个月开通_新闻_示例网"),
            None,
            "大桥提前一个月开通",
        ),
    ];
    for (headings, declared, title, site, expected) in cases {
        let candidates = candidates(headings, declared, title);
        assert_eq!(chosen(&candidates, site), expected, "{headings:?} {declared:?} {title:?}");
    }
}

#[test]
fn kickers_go_where_the_head_has_none() {
    let heading = Heading {
        text: "HarbourBridge opens early Exclusive".to_owned(),
        bare: String::new(),
        parts: ["Harbour", "Bridge opens early", "Exclusive"].map(str::to_owned).to_vec(),
    };
    let with = |declared: &str| {
        chosen(
            &Candidates {
                headings: vec![heading.clone()],
                declared: vec![declared.to_owned()],
                ..Candidates::default()
            },
            None,
        )
    };
    assert_eq!(with("Bridge opens early"), "Bridge opens early");
    // The head has the kicker too, and shows where it ends.
    assert_eq!(with("Harbour: Bridge opens early"), "Harbour: Bridge opens early");
    assert_eq!(with("Harbour: Bridge opens early, exclusive"), "Harbour: Bridge opens early, exclusive");
    let called = Heading { bare: "Bridge opens early".to_owned(), ..heading.clone() };
    let candidates =
        Candidates { headings: vec![called], declared: vec!["Bridge opened".to_owned()], ..Candidates::default() };
    assert_eq!(chosen(&candidates, None), "Bridge opens early");
}

#[test]
fn titles_that_were_cut_are_completed() {
    let whole = "Bridge opens a month early, the council says after a night of talks about ferries, fares and the cost of it all";
    let cut = &whole[..100];
    let linked = Candidates { linked: Some(cut.to_owned()), title: Some(whole.to_owned()), ..Candidates::default() };
    assert_eq!(chosen(&linked, None), whole);
    assert_eq!(chosen(&candidates(&["Bridge opens a month…"], &[whole], None), None), whole);
    assert_eq!(chosen(&candidates(&["Bridge opens a month"], &[whole], None), None), "Bridge opens a month");
}

#[test]
fn second_headings_confirm() {
    let page = Candidates {
        seconds: vec!["Bridge opens early".to_owned()],
        title: Some("Bridge opens early - Somewhere or other".to_owned()),
        ..Candidates::default()
    };
    assert_eq!(chosen(&page, None), "Bridge opens early");
}

#[test]
fn descriptions_that_repeat_the_text_are_not_distinct() {
    let body = "The bridge opened on Monday, a month early, officials said.\n\nMore followed.";
    assert!(!is_distinct("The bridge opened on Monday, a month early…", body));
    assert!(is_distinct("What the early opening means for ferries", body));
    assert!(!is_distinct("", body));
}

#[test]
fn a_headline_is_known_again_with_its_kicker() {
    assert!(repeats("HarbourBridge opens a month early", "Bridge opens a month early"));
    assert!(repeats("Bridge opens early!", "Bridge opens early"));
    assert!(!repeats("We walked on the old bridge", "Bridge"));
    assert!(!repeats(
        "Everybody in town has known for many weeks: bridge opens a month early",
        "Bridge opens a month early"
    ));
}
