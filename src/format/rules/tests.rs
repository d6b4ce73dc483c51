use super::*;

fn rules(json: &str) -> Result<SourceRules, String> {
    serde_json::from_str(json).map_err(|error| error.to_string())
}

#[test]
fn the_first_rule_that_fits_wins() {
    let rules = rules(r#"[{"glob": "news/**/*.txt", "site": "a"}, {"glob": "*.txt", "site": "b"}]"#).unwrap();
    let site = |name: &str, path: &str| rules.of(name, Path::new(path)).and_then(|rule| rule.site.as_deref());
    assert_eq!(site("news/2025/07/a.txt", "/d/news/2025/07/a.txt"), Some("a"));
    assert_eq!(site("news/a.txt", "/d/news/a.txt"), Some("a"));
    assert_eq!(site("other/a.txt", "/d/other/a.txt"), Some("b"));
    assert_eq!(site("news/a.json", "/d/news/a.json"), None);
    // Given alone, or by a folder below: the folders above count.
    assert_eq!(site("a.txt", "/d/news/2025/a.txt"), Some("a"));
    assert_eq!(site("2025/a.txt", "/d/news/2025/a.txt"), Some("a"));
}

#[test]
fn stars_do_not_cross_folders_unless_doubled() {
    let rules = rules(r#"[{"glob": "news/*.txt"}]"#).unwrap();
    assert!(rules.of("news/a.txt", Path::new("/news/a.txt")).is_some());
    assert!(rules.of("news/x/a.txt", Path::new("/news/x/a.txt")).is_none());
}

#[test]
fn mistakes_are_told() {
    let cases = [
        (r#"[{"split": "x"}]"#, "glob"),
        (r#"[{"glob": "a", "spilt": "x"}]"#, "spilt"),
        (r#"[{"glob": "["}]"#, "["),
        (r#"[{"glob": "a", "split": "("}]"#, "unclosed group"),
        (r#"[{"glob": "a", "split": "(?:a{1000}){1000}"}]"#, "size"),
        (r#"[{"glob": "a", "split": "x", "split_after": "y"}]"#, "one of split"),
        (r#"[{"glob": "a", "format": "nosuch"}]"#, "jsonl"),
        (r#"[{"glob": "a", "crawl_time": "soon"}]"#, "mtime"),
        (r#"[{"glob": "a", "day_order": "ymd"}]"#, "ymd"),
        (r#"[{"glob": "a", "language": " "}]"#, "language"),
    ];
    for (json, expected) in cases {
        let message = rules(json).map(|_| ()).unwrap_err();
        assert!(message.contains(expected), "{json}: {message}");
    }
}

#[test]
fn fingerprints_tell_rules_apart_and_stay() {
    let print = |json: &str| rules(json).unwrap().iter().map(SourceRule::fingerprint).next().unwrap();
    let plain = print(r#"[{"glob": "a"}]"#);
    assert_eq!(plain, print(r#"[{"glob": "a", "drop": []}]"#));
    assert_ne!(plain, print(r#"[{"glob": "a", "drop": ["x"]}]"#));
    assert_ne!(print(r#"[{"glob": "a", "title": "x"}]"#), print(r#"[{"glob": "a", "date": "x"}]"#));
}

#[test]
fn a_group_is_what_is_read() {
    let pattern = |text: &str| Pattern::try_from(text.to_owned()).unwrap();
    assert_eq!(pattern("^HEADLINE: (.*)$").read("HEADLINE:  Eels "), Some("Eels"));
    assert_eq!(pattern("^H.*$").read("HEADLINE"), Some("HEADLINE"));
    assert_eq!(pattern("^HEADLINE:(.*)$").read("HEADLINE: "), None);
    assert_eq!(pattern("^(a)?b$").read("b"), None);
}

#[test]
fn crawl_times() {
    let cases = [
        ("mtime", Some(CrawlTime::FileTime)),
        ("1970-01-02", Some(CrawlTime::At(86_400))),
        ("1970-01-01T01:00:00+01:00", Some(CrawlTime::At(0))),
        ("1970-01-01T00:01", Some(CrawlTime::At(60))),
        ("yesterday", None),
        ("", None),
    ];
    for (text, expected) in cases {
        assert_eq!(text.parse::<CrawlTime>().ok(), expected, "{text}");
    }
}
