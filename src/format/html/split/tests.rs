use super::*;
use crate::dump::charset;

const TEXT: &str = "<p>The council said on Monday, after a long night of talks, that the bridge would open a month early, \
and that the ferries, which carry two thousand people a day, would go on until the autumn, as the mayor had hoped.</p>";

fn post(n: usize, text: &str) -> String {
    format!(
        "\n<article id=post-{n} class='post hentry'><header><h2 class=entry-title><a href='/{n}/a?x=1&amp;y=2'>Bridge {n} \
opens</a></h2><time datetime=2025-07-0{n}>July {n}</time></header>{text}</article>"
    )
}

fn page(inner: &str) -> String {
    format!(
        "<!doctype html><html lang=en><head><meta property=\"og:site_name\" content=\"The Example\"><link rel=canonical \
href=\"https://example.org/2025/\"></head><body><h1>July</h1><main>{inner}</main></body></html>"
    )
}

fn split(html: &[u8]) -> Option<Vec<Draft>> {
    let encoding = charset::for_page(html);
    let chunk = Chunk { bytes: html.to_vec(), at: 100, line: 7, encoding };
    drafts(&charset::decode(html, encoding), &chunk, None)
}

#[test]
fn posts_shown_in_full_are_articles_of_their_own() {
    let (one, two) = (post(1, &TEXT.repeat(3)), post(2, &TEXT.repeat(4)));
    let html = page(&format!("{one}{two}"));
    let found = split(html.as_bytes()).unwrap();
    let urls: Vec<&str> = found.iter().filter_map(|draft| draft.url.as_deref()).collect();
    assert_eq!(urls, ["https://example.org/1/a?x=1&y=2", "https://example.org/2/a?x=1&y=2"]);
    for (draft, post) in found.iter().zip([&one, &two]) {
        let [start, end] = draft.span.bytes.map(|at| (at - 100) as usize);
        assert_eq!(&html[start..end], post.trim());
        let Body::Html(body) = &draft.body else { panic!("plain") };
        assert!(body.contains("<html lang=en>") && body.contains("The Example") && body.contains("opens</a></h1>"));
    }
    assert_eq!(found.iter().map(|draft| draft.span.lines).collect::<Vec<_>>(), [[8, 8], [9, 9]]);
}

#[test]
fn spans_hold_in_other_encodings() {
    let html = page(&format!("{}{}", post(1, &TEXT.repeat(3).replace("autumn", "été")), post(2, &TEXT.repeat(3))));
    let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(&html);
    let found = split(&bytes).unwrap();
    for draft in found {
        let [start, end] = draft.span.bytes.map(|at| (at - 100) as usize);
        assert!(bytes[start..end].starts_with(b"<article") && bytes[start..end].ends_with(b"</article>"));
    }
    let wide: Vec<u8> = html.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(split(&wide), None);
}

#[test]
fn one_article_stays_one() {
    let full = TEXT.repeat(3);
    let more = |n| format!("{full}<a href='/{n}/a?x=1&amp;y=2#more-{n}'>Continue reading</a>");
    let comment = |n: usize| post(n, &full).replace("post hentry", "comment");
    let related = |n: usize| {
        post(n, &full)
            .replace("<article", "<div class=related-posts><article")
            .replace("</article>", "</article></div>")
    };
    let unsigned = |n: usize| post(n, &full).replace("<time", "<span").replace("time>", "span>");
    let cases = [
        post(1, &full),
        format!("{}{}{}{}", post(1, &full), post(2, "<p>A teaser.</p>"), post(3, TEXT), post(4, TEXT)),
        format!("{}{}", post(1, &more(1)), post(2, &more(2))),
        format!("<div>{}</div>{}{}", full.repeat(4), comment(1), comment(2)),
        format!("{}{}{}", full.repeat(2), related(1), related(2)),
        format!("{}{}", unsigned(1), unsigned(2)),
        format!("<div>{}</div>{}{}", full.repeat(5), post(1, &full), post(2, &full)),
        format!("{}{}<script>LiveBlogPosting</script>", post(1, &full), post(2, &full)),
        format!("<article><h2>All</h2>{}<article>{full}</article><article>{full}</article></article>", full.repeat(2)),
        format!("<article>{}", post(1, &full)),
        "<article".repeat(50_000),
        "<article><h2>".repeat(400),
    ];
    for inner in cases {
        assert_eq!(split(page(&inner).as_bytes()), None, "{:.300}", inner);
    }
    let declared = page(&format!("{}{}", post(1, &full), post(2, &full)));
    let declared = declared.replace("<link", "<meta property=\"og:type\" content=\"article\"><link");
    assert_eq!(split(declared.as_bytes()), None, "parts of an article");
}

#[test]
fn links_are_resolved() {
    let cases = [
        ("/x", Some("https://a.example/x")),
        ("//b.example/x", Some("https://b.example/x")),
        ("x", Some("https://a.example/one/x")),
        ("../x", Some("https://a.example/x")),
        ("?p=2", Some("https://a.example/one/two?p=2")),
        ("http://c.example/", Some("http://c.example/")),
        ("mailto:x", None),
        ("", None),
    ];
    for (link, expected) in cases {
        assert_eq!(absolute(link, Some("https://a.example/one/two?q")).as_deref(), expected, "{link}");
    }
    assert_eq!(absolute("/x", None), None);
}
