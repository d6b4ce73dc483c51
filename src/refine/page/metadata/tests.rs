use crate::article::{Article, Body, Draft};
use crate::refine::{Context, refine};

const PARAGRAPH: &str = "<p>The council said on Monday, after a long night of talks, that the bridge would open a month early, \
and that the ferries, which carry two thousand people a day, would go on until the autumn.</p>";

const TITLE: &str = "Bridge opens a month early";

fn page(language: &str, head: &str, before: &str, after: &str) -> Article {
    let html = format!(
        "<!DOCTYPE html><html lang={language}><head>{head}</head><body>{before}<main><h1>{TITLE}</h1>{after}{}</main></body></html>",
        PARAGRAPH.repeat(6)
    );
    let context = Context { dump: "a", member: None, crawled: None, now: 0, learned: None };
    refine(Draft { body: Body::Html(html), ..Draft::default() }, &context).unwrap()
}

fn day(article: &Article) -> &str {
    article.published.as_ref().and_then(|dated| dated.value.get(..10)).unwrap_or_default()
}

#[test]
fn dates_stand_where_readers_look() {
    let cases = [
        // Beside the headline, whatever stands behind or before it.
        ("", "<p>By Ann Lee, Reuters</p><p>12 July 2025</p>"),
        (
            "",
            "<p>12 July 2025</p><div><div><div><p>More</p><p><time datetime=2024-01-01>A story</time></p></div></div></div>",
        ),
        ("<p>Monday, 3 November 2025</p><p>Home</p>", "<p>Published 12 July 2025</p>"),
        ("<p><time datetime=2025-07-12T08:00:00.1230000Z>7/12/2025 8:00:00 AM</time></p>", ""),
        ("", "<aside class=info><span>12 July 2025</span></aside>"),
        ("", "<p>2025-07-12 08:00 Source: The Example</p>"),
        ("", "<p>12 July 2025 \u{2022} 5 min read</p>"),
        // Further down, in words that say so.
        ("", "LONG<p>Published <time>12 July 2025</time></p>"),
        ("", "LONG<p>Written by <a href=/x>Ann Lee</a></p><p>12 July 2025</p>"),
        ("", "LONG<p>Posted on the 12/07/2025 at 19:00 by <a href=/x>Ann Lee</a></p>"),
        ("", "LONG<p class=pub-date>Updated 12 July 2025</p>"),
        ("", "<aside><p>12 July 2025</p><p>Ann Lee</p><ul><li>One<li>Two</ul></aside>"),
        ("", "LONG<aside><h3>Published</h3><p>12 July 2025</p><h3>Author</h3><p>Ann Lee</p></aside>"),
        ("", "LONG<dl><dt>Published</dt><dd>12 July 2025</dd></dl>"),
    ];
    let long = "<p>More of the same.</p>".repeat(80);
    for (before, after) in cases {
        let article = page("en-GB", "", before, &after.replace("LONG", &long));
        assert_eq!(day(&article), "2025-07-12", "{before} {after}");
    }
    for after in [
        "<p>\u{a9} 2025</p>",
        "LONG<p>Published 1 July 2025</p><p>Published 2 July 2025</p>",
        "<p>12 July 2025 was hot.</p>",
        "<aside><h3>Ferries end</h3><p>12 July 2025</p></aside>",
        "LONG<aside><p>Published 1 July 2025</p><p>Published 2 July 2025</p></aside>",
    ] {
        assert_eq!(day(&page("en-GB", "", "", &after.replace("LONG", &long))), "", "{after}");
    }
}

#[test]
fn a_region_settles_the_order_of_day_and_month() {
    assert_eq!(day(&page("en-US", "", "", "<p>Published 7/12/2025</p>")), "2025-07-12");
    assert_eq!(day(&page("en-GB", "", "", "<p>Published 7/12/2025</p>")), "2025-12-07");
    assert_eq!(day(&page("en", "", "", "<p>Published 7/12/2025</p>")), "");
}

#[test]
fn machines_are_told_first() {
    let heads = [
        "<meta name=w-published-date content=2025-07-12>",
        "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Bridge opens a month early\",\"datePublished\":\"2025-07-12\"}</script>",
        // The article leaves the date to the page.
        "<script type=application/ld+json>[{\"@type\":\"NewsArticle\",\"headline\":\"Bridge opens a month early\"},{\"@type\":\"WebPage\",\"datePublished\":\"2025-07-12\"}]</script>",
        // Each save wrote both dates, but the address is old.
        "<link rel=canonical href=https://example.org/2025/07/12/bridge><meta property=article:published_time content=2025-08-01><meta property=article:modified_time content=2025-08-01>",
    ];
    for head in heads {
        assert_eq!(day(&page("en", head, "", "")), "2025-07-12", "{head}");
    }
    // A month told to machines is the month of the day that readers see.
    let month = "<meta name=w-published-date content=2025-07>";
    assert_eq!(day(&page("en", month, "", "<p>12 July 2025</p>")), "2025-07-12");
    assert_eq!(day(&page("en", month, "", "<p>12 June 2025</p>")), "", "no day of another month");
    // A film on the page is not the page.
    let film = "<script type=application/ld+json>{\"@type\":\"VideoObject\",\"name\":\"Ferries\",\"uploadDate\":\"2020-01-01\"}</script>";
    assert_eq!(day(&page("en", film, "", "")), "");
}

#[test]
fn those_who_wrote_are_named_and_no_others() {
    let cases: [(&str, &[&str]); 15] = [
        ("<p>By <a href=/author/ann-lee>Ann Lee</a>. Reviewed by <a href=/author/bo-ray>Bo Ray</a></p>", &["Ann Lee"]),
        ("<p>Ann Lee | City Editor | 12 July 2025</p>", &["Ann Lee"]),
        ("<p>New York | 12 July 2025</p>", &[]),
        ("<p><time>12 July 2025</time> by Ann Lee, Delegate to the Harbour Board</p>", &["Ann Lee"]),
        ("<aside class=post-author>Ann Lee</aside>", &["Ann Lee"]),
        ("<p class=author>5 mins read</p>", &[]),
        ("<p class=author>admin</p>", &[]),
        ("<p class=byline>Updated by <a href=/x>Bo Ray</a></p>", &[]),
        ("<p>Von Eva Klein, Berlin</p>", &["Eva Klein"]),
        ("<p>Por Maria Silva, g1</p>", &["Maria Silva"]),
        ("<p>\u{8bb0}\u{8005} \u{674e}\u{56db}</p>", &["\u{674e}\u{56db}"]),
        ("<p>김민수 기자</p>", &["김민수"]),
        ("<p>Автор: Иван Петров</p>", &["Иван Петров"]),
        ("LONG<p>Written by <a href=/x>Ann Lee</a></p>", &["Ann Lee"]),
        ("LONG<p>Published by Harbour Press</p>", &[]),
    ];
    let long = "<p>More of the same.</p>".repeat(80);
    for (after, expected) in cases {
        assert_eq!(page("en", "", "", &after.replace("LONG", &long)).authors, expected, "{after}");
    }
    let several = "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Bridge opens a month early\",\"author\":{\"@type\":\"Person\",\"name\":[\"Ann Lee\",\"Bo Ray\"]}}</script>";
    assert_eq!(page("en", several, "", "").authors, ["Ann Lee", "Bo Ray"]);
}

#[test]
fn what_stands_beside_another_heading_is_not_taken() {
    let newsletter = "<div><h1>Our letter to you</h1><p>By The Example</p><p>1 January 2020</p></div>";
    let head = "<meta property=og:title content='Bridge opens a month early'>";
    let article = page("en", head, newsletter, "<p>By Ann Lee</p><p>12 July 2025</p>");
    assert_eq!((day(&article), article.title.as_str()), ("2025-07-12", TITLE));
    assert_eq!(article.authors, ["Ann Lee"]);
}

#[test]
fn hostile_heads_take_linear_time() {
    let start = std::time::Instant::now();
    let many = "<h2>Bridge - opens | early</h2>".repeat(2000);
    let heads = [
        format!("<title>{}</title>", "Bridge | ".repeat(200_000)),
        format!("<meta property=og:title content='{}'>", "a - b_".repeat(200_000)),
        format!(
            "<script type=application/ld+json>{{\"@type\":\"Article\",\"author\":[{}]}}</script>",
            "{\"@id\":\"#a\"},".repeat(100_000)
        ),
        format!("<script type=application/ld+json>{{\"a\":\"{}</script>", "\" ".repeat(300_000)),
    ];
    for head in heads {
        let _ = page("en", &head, &many, &"<p>Published by <b>".repeat(2000));
    }
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}
