use proptest::prelude::*;

use super::*;
use crate::article::{Article, Origin};
use crate::refine::identity::content_hash;

/// A sentence that no other article has.
fn sentence(number: u64, part: u64) -> String {
    const WORDS: [&str; 12] = [
        "harbour", "ferry", "council", "orchard", "glacier", "pianist", "senate", "quarry", "lantern", "market",
        "drought", "bakery",
    ];
    let word = |shift: u64| WORDS[((number * 31 + part * 7) >> shift) as usize % WORDS.len()];
    let spelled = |n: u64| n.to_string().chars().map(|c| char::from(b'a' + (c as u8 - b'0'))).collect::<String>();
    let (a, b) = (spelled(number), spelled(part));
    format!("It was said of the {} and the {} of {a} that {b} is the last {} of them.", word(0), word(2), word(4))
}

fn article(number: u64, dump: &str, site: Option<&str>, before: &[&str], behind: &[&str]) -> Article {
    let mut lines: Vec<String> = before.iter().map(|line| (*line).to_owned()).collect();
    lines.extend((0..3).map(|part| sentence(number, part)));
    lines.extend(behind.iter().map(|line| (*line).to_owned()));
    made(number, dump, site, lines.join("\n\n"))
}

fn made(number: u64, dump: &str, site: Option<&str>, body: String) -> Article {
    let title = sentence(number, 99).split_whitespace().skip(5).take(4).collect::<Vec<_>>().join(" ");
    Article {
        id: format!("id{number}"),
        content_hash: content_hash(&title, &body),
        title,
        body,
        site: site.map(str::to_owned),
        origin: Origin { dump: dump.to_owned(), ..Origin::default() },
        ..Article::default()
    }
}

fn learn(before: &RuleSet, articles: &[Article]) -> RuleSet {
    let mut learner = Learner::new(before, articles.len() as u64);
    articles.iter().for_each(|article| learner.count(article));
    articles.iter().for_each(|article| learner.weigh(article));
    learner.finish(String::new())
}

fn learned(articles: &[Article]) -> Vec<(String, Place)> {
    let set = learn(&RuleSet::default(), articles);
    set.sources.into_values().flat_map(|source| source.lines).map(|line| (line.text, line.place)).collect()
}

fn strip(set: &RuleSet, article: &Article) -> Article {
    let in_force = Learned::new(set);
    let lines = in_force.of(article.site.as_deref(), &article.origin.dump);
    let mut stripped = article.clone();
    if let Some(found) = lines.and_then(|lines| lines.strip(&article.body, &mut Vec::new())) {
        (stripped.body, stripped.furniture) = (found.body, found.furniture);
    }
    if let Some(lines) = lines {
        stripped.caption = lines.strip_lines(stripped.caption, &mut stripped.furniture);
    }
    stripped
}

/// Forty articles in as many dumps, with furniture above, between and below.
fn site() -> Vec<Article> {
    let one = |number: u64| {
        let shares = format!("{} shares", 17 * number + 1);
        let mut lines = vec!["Skip to content".to_owned(), shares, sentence(number, 0), "Advertisement".to_owned()];
        lines.extend([sentence(number, 1), "Read more about this".to_owned()]);
        lines.push("Sign up for our letter and never miss a story again.".to_owned());
        made(number, &format!("news/{number}.txt"), Some("Example.org"), lines.join("\n\n"))
    };
    (0..40).map(one).collect()
}

#[test]
fn lines_that_recur_across_a_source_are_learned() {
    let mut found = learned(&site());
    found.sort_by(|a, b| a.0.cmp(&b.0));
    let wanted = [
        ("1 shares", Place::Edges),
        ("Advertisement", Place::Anywhere),
        ("Read more about this", Place::Edges),
        ("Sign up for our letter and never miss a story again.", Place::Edges),
        ("Skip to content", Place::Edges),
    ];
    assert_eq!(found, wanted.map(|(text, place)| (text.to_owned(), place)));
}

#[test]
fn what_was_learned_leaves_the_text_and_learning_again_finds_the_same() {
    let articles = site();
    let set = learn(&RuleSet::default(), &articles);
    let stripped: Vec<Article> = articles.iter().map(|article| strip(&set, article)).collect();
    for (number, article) in stripped.iter().enumerate() {
        let number = number as u64;
        assert_eq!(article.body, [sentence(number, 0), sentence(number, 1)].join("\n\n"));
        assert_eq!(article.furniture.len(), 5);
    }
    assert!(learn(&set, &stripped).says_the_same(&set));
    // Some read again, some not yet.
    let mixed: Vec<Article> = stripped.iter().take(20).chain(articles.iter().skip(20)).cloned().collect();
    assert!(learn(&set, &mixed).says_the_same(&set));
    // Without the set, the furniture that formats took out is none to learn.
    assert_eq!(learn(&RuleSet::default(), &stripped).lines(), 0);
}

#[test]
fn captions_that_recur_are_furniture() {
    let one = |number: u64| {
        let mut told = article(number, &format!("n/{number}.txt"), Some("a.org"), &[], &[]);
        told.caption = vec!["Listen to this page".to_owned(), sentence(number, 70)];
        told
    };
    let articles: Vec<Article> = (0..20).map(one).collect();
    let set = learn(&RuleSet::default(), &articles);
    let stripped: Vec<Article> = articles.iter().map(|article| strip(&set, article)).collect();
    assert_eq!(
        (&stripped[3].caption, &stripped[3].furniture),
        (&vec![sentence(3, 70)], &vec!["Listen to this page".to_owned()])
    );
    assert!(learn(&set, &stripped).says_the_same(&set));
}

#[test]
fn copies_and_updates_of_one_story_are_no_furniture() {
    let shared: Vec<String> = (0..6).map(|part| sentence(7, part)).collect();
    let mut articles: Vec<Article> =
        (100..130).map(|n| article(n, &format!("n/{n}.txt"), Some("a.org"), &[], &[])).collect();
    for update in 0..10 {
        let mut lines = shared.clone();
        lines.insert(0, sentence(update, 50));
        articles.push(made(update, &format!("n/{update}.txt"), Some("a.org"), lines.join("\n\n")));
    }
    assert_eq!(learned(&articles), []);
}

#[test]
fn navigation_may_be_longer_than_the_text() {
    let menu: Vec<String> =
        (b'a'..=b'z').map(|c| format!("The section of {0}{0}{0} and its news", char::from(c))).collect();
    let menu: Vec<&str> = menu.iter().map(String::as_str).collect();
    let one = |number: u64| article(number, &format!("n/{number}.txt"), Some("a.org"), &menu, &[]);
    assert_eq!(learned(&(0..40).map(one).collect::<Vec<_>>()).len(), menu.len());
    // A story that makes up half of a source is a story all the same.
    let shared: Vec<String> = (0..6).map(|part| sentence(7, part)).collect();
    let update = |number: u64| {
        made(
            number,
            &format!("n/{number}.txt"),
            Some("a.org"),
            format!("{}\n\n{}", sentence(number, 50), shared.join("\n\n")),
        )
    };
    let other = |number: u64| article(number, &format!("n/{number}.txt"), Some("a.org"), &[], &[]);
    assert_eq!(learned(&(0..30).map(update).chain((100..130).map(other)).collect::<Vec<_>>()), []);
}

#[test]
fn a_repeated_article_counts_once() {
    let one = |dump: u64| {
        article(1, &format!("n/{dump}.txt"), Some("a.org"), &[], &["Read more about this and that", "Share"])
    };
    assert_eq!(learned(&(0..30).map(one).collect::<Vec<_>>()), []);
}

#[test]
fn sentences_of_one_subject_stay() {
    let background = "The two countries have been at odds about the river for years.";
    let mut articles: Vec<Article> =
        (0..60).map(|n| article(n, &format!("n/{n}.txt"), Some("a.org"), &[], &[])).collect();
    for number in 0..12 {
        let mut told = article(100 + number, &format!("n/{number}b.txt"), Some("a.org"), &[], &[background]);
        told.title = format!("River talks go on {number}");
        articles.push(told);
    }
    assert_eq!(learned(&articles), []);
    // The same line below articles about anything is furniture.
    for number in 0..12 {
        articles.push(article(200 + number, &format!("n/{number}c.txt"), Some("a.org"), &[], &[background]));
    }
    assert_eq!(learned(&articles), [(background.to_owned(), Place::Edges)]);
}

#[test]
fn labels_figures_headlines_and_datelines_stay() {
    let one = |number: u64| {
        let lines = [
            "SEOUL".to_owned(),
            sentence(number, 0),
            "Q:".to_owned(),
            "Why it matters:".to_owned(),
            format!("Goals: {}", number % 5),
            sentence(number, 1),
        ];
        let mut told = made(number, &format!("n/{number}.txt"), None, lines.join("\n\n"));
        told.dateline = Some("SEOUL".to_owned());
        told
    };
    assert_eq!(learned(&(0..40).map(one).collect::<Vec<_>>()), []);
}

#[test]
fn few_articles_prove_nothing() {
    let one = |number: u64| article(number, &format!("n/{}.txt", number / 2), None, &["Share"], &[]);
    assert_eq!(learned(&(0..4).map(one).collect::<Vec<_>>()), []);
    assert_eq!(learned(&(0..6).map(one).collect::<Vec<_>>()).len(), 1);
    // Of two dumps with few articles each, one may be the other's update.
    let few = |number: u64| article(number, &format!("n/{}.txt", number % 2), None, &["Share"], &[]);
    assert_eq!(learned(&(0..6).map(few).collect::<Vec<_>>()), []);
    assert_eq!(learned(&(0..12).map(few).collect::<Vec<_>>()).len(), 1);
}

#[test]
fn sources_are_told_apart() {
    let one = |number: u64| {
        let site = if number.is_multiple_of(2) { "a.org" } else { "b.org" };
        article(
            number,
            &format!("n/{number}.txt"),
            Some(site),
            &[if number.is_multiple_of(2) { "Share" } else { "Teilen" }],
            &[],
        )
    };
    let articles: Vec<Article> = (0..20).map(one).collect();
    let set = learn(&RuleSet::default(), &articles);
    assert_eq!(set.sources.keys().collect::<Vec<_>>(), ["site:a.org", "site:b.org"]);
    assert_eq!(strip(&set, &articles[0]).furniture, ["Share"]);
    let foreign = Article { site: Some("b.org".to_owned()), ..articles[0].clone() };
    assert_eq!(strip(&set, &foreign).furniture, Vec::<String>::new());
}

#[test]
fn lines_to_keep_are_never_learned_and_stay_so() {
    let text = r#"{"format": 1, "sources": {"site:example.org": {"keep": ["ADVERTISEMENT", "Skip to content."]}}}"#;
    let set = learn(&RuleSet::parse(text).unwrap(), &site());
    let source = &set.sources["site:example.org"];
    assert_eq!((source.lines.len(), source.keep.len()), (3, 2));
    assert!(!source.lines.iter().any(|line| line.text == "Advertisement"));
}

#[test]
fn edges_are_edges() {
    let text = r#"{"format": 1, "sources": {"folder:n": {"lines": [{"text": "Share"}, {"text": "Ad", "where": "anywhere"}]}}}"#;
    let set = Learned::new(&RuleSet::parse(text).unwrap());
    let lines = set.of(None, "n/a.txt").unwrap();
    let (one, two) = (sentence(1, 1), sentence(2, 2));
    let body = format!("Share\n\nAn opening\n\n{one}\n\nShare\nAd\n\n{two}\n\nA tail\nSHARE!");
    let mut numbers = vec![1, 2, 3, 4, 5, 6, 7, 8];
    let stripped = lines.strip(&body, &mut numbers).unwrap();
    assert_eq!(stripped.body, format!("An opening\n\n{one}\n\nShare\n\n{two}\n\nA tail"));
    assert_eq!(stripped.furniture, ["Share", "Ad", "SHARE!"]);
    assert_eq!(numbers, [2, 3, 4, 6, 7]);
    // Line numbers that do not fit are none.
    let mut numbers = vec![1];
    assert!(lines.strip(&body, &mut numbers).is_some() && numbers.is_empty());
    // Nothing to take, or nothing left.
    assert_eq!(lines.strip(&one, &mut Vec::new()), None);
    assert_eq!(lines.strip("Share\n\nAd", &mut Vec::new()), None);
}

#[test]
fn fingerprints_follow_what_is_said() {
    let set = |text: &str| Learned::new(&RuleSet::parse(text).unwrap());
    let one = set(r#"{"format": 1, "sources": {"site:a": {"lines": [{"text": "Share 7"}, {"text": "Ad"}]}}}"#);
    let same = set(
        r#"{"format": 1, "sources": {"site:a": {"articles": 9, "lines": [{"text": "ad!"}, {"text": "share 12"}]}}}"#,
    );
    let other = set(
        r#"{"format": 1, "sources": {"site:a": {"lines": [{"text": "Share 7", "where": "anywhere"}, {"text": "Ad"}]}}}"#,
    );
    assert_eq!(one.fingerprint(), same.fingerprint());
    assert_ne!(one.fingerprint(), other.fingerprint());
    assert_eq!(one.fingerprint_of(&[source_key("site:a"), 7]), one.fingerprint());
    assert_eq!(one.fingerprint_of(&[7]), 0);
    assert_eq!(Learned::default().fingerprint(), 0);
}

#[test]
fn mistakes_in_a_set_are_told() {
    let cases = [
        (r#"{"format": 2, "sources": {}}"#, "format 2"),
        (r#"{"format": 1, "sources": {"a": {}}}"#, "site:"),
        (r#"{"format": 1, "sources": {"site:a": {"lines": [{"text": "Q:"}]}}}"#, "Q:"),
        (r#"{"format": 1, "sources": {"site:a": {"line": []}}}"#, "line"),
        ("[", "line 1"),
    ];
    for (text, expected) in cases {
        let message = RuleSet::parse(text).unwrap_err();
        assert!(message.contains(expected), "{text}: {message}");
    }
    let set = learn(&RuleSet::default(), &site());
    assert_eq!(RuleSet::parse(&set.to_json()).unwrap(), set);
}

proptest! {
    /// Whatever the text: no line is lost, the rest keeps its order, and line numbers stay in step.
    #[test]
    fn every_line_is_kept_somewhere(
        picks in proptest::collection::vec((0..8_usize, any::<bool>()), 1..40),
        strange in "\\PC{0,40}",
    ) {
        let prose = [sentence(1, 1), sentence(2, 2)];
        let known = ["Share", "Ad", "12 shares", "share!"];
        let lines: Vec<&str> = picks.iter().map(|(pick, _)| match *pick {
            0..4 => known[*pick],
            4 => prose[0].as_str(),
            5 => prose[1].as_str(),
            6 => "A heading",
            _ if strange.trim().is_empty() => "x",
            _ => strange.as_str(),
        }).collect();
        let mut body = String::new();
        for (line, (_, apart)) in lines.iter().zip(&picks) {
            if !body.is_empty() {
                body.push_str(if *apart { "\n\n" } else { "\n" });
            }
            body.push_str(line);
        }
        let text = r#"{"format": 1, "sources": {"folder:n": {"lines": [
            {"text": "Share"}, {"text": "Ad", "where": "anywhere"}, {"text": "7 shares"}]}}}"#;
        let set = Learned::new(&RuleSet::parse(text).unwrap());
        let mut numbers: Vec<u64> = (0..lines.len() as u64).collect();
        if let Some(stripped) = set.of(None, "n/a.txt").unwrap().strip(&body, &mut numbers) {
            let left: Vec<&str> = stripped.body.split('\n').filter(|line| !line.is_empty()).collect();
            prop_assert!(!left.is_empty() && !stripped.furniture.is_empty());
            let numbered: Vec<&str> = numbers.iter().map(|number| lines[*number as usize]).collect();
            prop_assert_eq!(&left, &numbered);
            let mut all: Vec<&str> = left.into_iter().chain(stripped.furniture.iter().map(String::as_str)).collect();
            let mut given = lines.clone();
            all.sort_unstable();
            given.sort_unstable();
            prop_assert_eq!(all, given);
        } else {
            prop_assert_eq!(numbers.len(), lines.len());
        }
    }
}
