use crate::article::{Body, Draft, How, Stamp};

use super::lift;

fn lifted(html: &str) -> Draft {
    lift(Draft { body: Body::Html(html.to_owned()), ..Draft::default() })
}

fn text(html: &str) -> String {
    match lifted(html).body {
        Body::Plain(text) => text,
        Body::Html(html) => panic!("still HTML: {html}"),
    }
}

#[test]
fn fragments_become_text() {
    let cases = [
        ("", ""),
        ("plain words", "plain words"),
        ("<p>One <b>two</b>.</p><p>Three\n four&nbsp;five</p>", "One two.\n\nThree four five"),
        ("One<br>two<br><br>three", "One\ntwo\n\nthree"),
        ("<p>x<script>no</script><style>no</style><!-- no -->y</p>", "xy"),
        ("<ul><li>One</li><li><p>Two</p></li></ul><p>End</p>", "• One\n• Two\n\nEnd"),
        ("<ol><li>One<ul><li>In</li></ul></li><li>Two</li></ol>", "1. One\n• In\n2. Two"),
        ("<ol start=7><li>One</li><li>Two</li></ol><ol start=x><li>In</li></ol>", "7. One\n8. Two\n\n1. In"),
        ("<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>", "A | B\n1 | 2"),
        ("<table><tr><td><p>One</p><p>Two</p></td></tr></table>", "One\n\nTwo"),
        ("<blockquote><p>Said.</p></blockquote>He did.", "Said.\n\nHe did."),
        ("<pre>a\n  b</pre>c", "a\n  b\n\nc"),
        ("<pre><b>def</b> <i>f</i>(x): \n<i> </i> <b>return</b> x </pre> y", "def f(x):\n  return x\n\ny"),
        ("A&amp;B &lt;c&gt; &#8217;", "A&B <c> ’"),
        ("so\u{ad}ft", "soft"),
    ];
    for (html, expected) in cases {
        assert_eq!(text(html), expected, "{html}");
    }
}

#[test]
fn captions_stand_apart() {
    let draft = lifted("<p>One</p><figure><img src=x><figcaption>A harbour.</figcaption></figure><p>Two</p>");
    assert_eq!(draft.body, Body::Plain("One\n\nTwo".to_owned()));
    assert_eq!(draft.caption, ["A harbour."]);
}

const PARAGRAPH: &str = "<p>The council said on Monday, after a long night of talks, that the bridge would open a month early, \
and that the ferries, which carry two thousand people a day, would go on until the autumn.</p>";

#[test]
fn a_page_fills_what_is_missing() {
    let html = format!(
        "<!DOCTYPE html><html lang=en-GB><head><title>Bridge opens early | The Example</title>
        <meta property=og:site_name content='The Example'><meta property=og:url content='https://example.org/bridge'>
        <meta property=article:published_time content=2025-07-12T08:00:00Z><meta property=article:modified_time content=2025-07-13>
        <meta name=author content='By Ann Lee'><meta property=article:section content=Local><meta name=keywords content='bridge, ferry'>
        <meta name=description content='What it means for commuters.'></head>
        <body><nav><a href=/>Home</a> <a href=/x>More</a></nav><article><h1>Bridge opens <i>early</i></h1>{}</article>
        <footer>All rights reserved</footer></body></html>",
        PARAGRAPH.repeat(6)
    );
    let draft = lifted(&html);
    assert_eq!(draft.title.as_deref(), Some("Bridge opens early"));
    assert_eq!(draft.site.as_deref(), Some("The Example"));
    assert_eq!(draft.url.as_deref(), Some("https://example.org/bridge"));
    assert_eq!(draft.language.as_deref(), Some("en-GB"));
    assert_eq!(draft.published, Some(Stamp::metadata("2025-07-12T08:00:00Z")));
    assert_eq!(draft.updated, Some(Stamp::metadata("2025-07-13")));
    assert_eq!(draft.authors, ["Ann Lee"]);
    assert_eq!(draft.section.as_deref(), Some("Local"));
    assert_eq!(draft.tags, ["bridge", "ferry"]);
    assert_eq!(draft.summary, ["What it means for commuters."]);
    let Body::Plain(body) = draft.body else { panic!("still HTML") };
    assert!(body.starts_with("The council said") && body.ends_with("autumn.") && !body.contains("rights"), "{body}");
    assert_eq!(body.split("\n\n").count(), 6);
}

#[test]
fn what_the_draft_knew_is_kept() {
    let known = Draft {
        title: Some("Mine &amp; yours".to_owned()),
        published: Some(Stamp::metadata("2024")),
        body: Body::Html(
            "<html><title>Other</title><meta property=article:modified_time content=2025><p>Words</html>".to_owned(),
        ),
        ..Draft::default()
    };
    let draft = lift(known);
    assert_eq!(draft.title.as_deref(), Some("Mine & yours"));
    assert_eq!((draft.published, draft.updated), (Some(Stamp::metadata("2024")), None));
    let plain = Draft { body: Body::Plain("<p>as it is</p>".to_owned()), ..Draft::default() };
    assert_eq!(lift(plain.clone()), plain);
}

#[test]
fn dates_are_found_where_they_stand() {
    let page =
        |inner: &str| format!("<html><body><h1>Bridge opens early</h1>{inner}{}</body></html>", PARAGRAPH.repeat(4));
    let cases = [
        ("<time datetime=2025-07-12>Saturday</time>", Some((How::Metadata, "2025-07-12"))),
        (
            "<span itemprop=datePublished content=2025-07-11></span><time datetime=2025-07-12></time>",
            Some((How::Metadata, "2025-07-11")),
        ),
        ("<div class=post-date>Published 12 July 2025</div>", Some((How::Stated, "Published 12 July 2025"))),
        ("<aside><h3>Ferries end</h3><time datetime=2020-01-01></time></aside>", None),
        ("<aside><time datetime=2020-01-01></time></aside>", Some((How::Metadata, "2020-01-01"))),
        ("<div class=update>Soon</div>", None),
    ];
    for (inner, expected) in cases {
        let found = lifted(&page(inner)).published;
        assert_eq!(found.as_ref().map(|stamp| (stamp.how, stamp.text.as_str())), expected, "{inner}");
    }
}

#[test]
fn a_text_cut_into_boxes_is_found() {
    let teasers = "<article><h3><a href=/x>Another story of the harbour</a></h3><p>It is told elsewhere, briefly, and \
with a comma or two, so that it looks like a text, which it is not, or hardly, as readers of it will find.</p></article>";
    let boxes: String = (0..12)
        .map(|n| {
            format!(
                "<div class=w><div><div>{}</div></div></div>",
                PARAGRAPH.replace("council", &format!("council {n}"))
            )
        })
        .collect();
    let html = format!(
        "<!doctype html><title>Bridge opens</title><h1>Bridge opens</h1><div>{boxes}</div><div class=grid>{}</div>",
        teasers.repeat(4)
    );
    let body = text(&html);
    assert!(body.contains("council 0 said") && body.contains("council 11 said"), "{body}");
}

#[test]
fn what_was_cut_near_the_text_is_kept_as_furniture() {
    let html = format!(
        "<!doctype html><html><body><nav>Home</nav><main><h1>Bridge opens</h1><div class=share>Share it with friends</div>{}\
<section class=related><h2>Related articles</h2><a href=/a>Ferries end in autumn</a></section></main></body></html>",
        PARAGRAPH.repeat(5)
    );
    let draft = lifted(&html);
    assert_eq!(draft.furniture, ["Share it with friends", "Related articles", "Ferries end in autumn"]);
}

#[test]
fn hostile_pages_take_linear_time() {
    let start = std::time::Instant::now();
    let cases = [
        format!("<html>{}words", "<div>".repeat(100_000)),
        format!("<html>{}words", "<b><p>".repeat(50_000)),
        format!("<html>{}words", "<table><tr><td>".repeat(30_000)),
        format!("<html>{}words</html>", "<script>".repeat(50_000)),
        format!("<html>{}", "<!--".repeat(100_000)),
        format!("<html>{}", "<".repeat(500_000)),
        format!("{}words", "<ul><li>".repeat(100_000)),
        format!("<html><p>{}</p>", "word ".repeat(200_000)),
        format!("<html>{}", "<p>word</p>".repeat(20_000)),
    ];
    for html in cases {
        let _ = lifted(&html);
    }
    assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
}
