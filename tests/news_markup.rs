//! News in XML and SGML, from file to article: feeds, news items, collections; what is left out is told.

use serde_json::Value;

use super::harness::{Bench, text};

fn parsed(bench: &Bench, name: &str) -> Vec<Value> {
    bench.run(&format!("parse dumps/{name}")).success().json_lines()
}

#[test]
fn a_feed_gives_its_items_and_nothing_is_looked_for_in_them() {
    let bench = Bench::new();
    // A page's reader would take the long paragraph and leave the links and the short line.
    bench.write(
        "a.rss",
        "<rss version='2.0'><channel><title>Paper</title><item><title>One</title><link>https://p.example/1</link>\
         <pubDate>Tue, 04 Mar 2025 07:30:00 +0100</pubDate><description><![CDATA[<html><body><p>Short.</p>\
         <p><a href='/x'>The first of the harbour's masters</a></p><p>A longer paragraph, which tells of the harbour, its \
         masters, and the ferry that left at noon with nobody aboard.</p></body></html>]]></description></item>\
         <item><title>Two</title></item></channel></rss>",
    );
    let articles = parsed(&bench, "a.rss");
    assert_eq!(articles.len(), 2);
    let body = articles[0]["body"].as_str().unwrap();
    for part in ["Short.", "The first of the harbour's masters", "nobody aboard."] {
        assert!(body.contains(part), "{body}");
    }
    assert_eq!(articles[0]["published"]["value"], "2025-03-04T07:30:00+01:00");
    assert_eq!(articles[0]["site"], "Paper");
    assert_eq!(articles[1]["title"], "Two");
}

#[test]
fn what_is_no_article_is_told_by_name() {
    let bench = Bench::new();
    bench.write("sitemap.xml", "<?xml version='1.0'?><urlset><url><loc>https://p.example/</loc></url></urlset>");
    bench.write("drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
    bench.write("ledger.xml", "<?xml version='1.0'?><ledger/>");
    bench.write("plan.xml", "<planningItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='p1'/>");
    let outcome = bench.run("parse dumps");
    assert_eq!(outcome.json_lines().len(), 0);
    let told = outcome.stderr();
    for part in ["a sitemap", "SVG", "<ledger>", "p1: a plan of coverage"] {
        assert!(told.contains(part), "{told}");
    }
}

#[test]
fn a_cut_feed_keeps_what_came_before() {
    let bench = Bench::new();
    bench.write("cut.rss", "<rss version='2.0'><channel><item><title>Whole</title></item><item><title>Cut sh");
    let outcome = bench.run("parse dumps");
    let titles: Vec<String> = outcome.json_lines().iter().map(|article| text(&article["title"])).collect();
    assert_eq!(titles, ["Whole", "Cut sh"]);
    assert!(outcome.stderr().contains("inside a record"), "{}", outcome.stderr());
}
