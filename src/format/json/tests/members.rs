//! Which members end up where.

use super::*;

fn one(json: &str) -> Draft {
    let (out, _) = read(&JSON_LINES, json.as_bytes());
    assert_eq!(out.len(), 1, "{json}");
    out.into_iter().next().unwrap().unwrap()
}

fn plain(text: &str) -> Body {
    Body::Plain(text.to_owned())
}

#[test]
fn usual_members() {
    let draft = one(
        r#"{"id":17,"headline":"A","articleBody":"x\ny","description":"short","datePublished":"2025-07-12","dateModified":1752300000,
"url":"https://example.org/a","author":[{"name":"Ann Lee"},"Bo Day"],"inLanguage":"en","publisher":{"@type":"Organization","name":"Example"},
"articleSection":"World","keywords":"a, b","image":{"caption":"no"},"caption":["One","Two"]}"#
            .replace('\n', " ")
            .as_str(),
    );
    assert_eq!(draft.external_id.as_deref(), Some("17"));
    assert_eq!(draft.title.as_deref(), Some("A"));
    assert_eq!(draft.body, plain("x\ny"));
    assert_eq!(draft.summary, ["short"]);
    assert_eq!(draft.published.unwrap().text, "2025-07-12");
    assert_eq!(draft.updated.unwrap().text, "1752300000");
    assert_eq!(draft.url.as_deref(), Some("https://example.org/a"));
    assert_eq!(draft.authors, ["Ann Lee", "Bo Day"]);
    assert_eq!(draft.language.as_deref(), Some("en"));
    assert_eq!(draft.site.as_deref(), Some("Example"));
    assert_eq!(draft.section.as_deref(), Some("World"));
    assert_eq!(draft.tags, ["a", "b"]);
    assert_eq!(draft.caption, ["One", "Two"]);
}

#[test]
fn titles_and_bodies() {
    let html = |text: &str| Body::Html(text.to_owned());
    let cases: [(&str, Option<&str>, Body); 16] = [
        (r#"{"name":"N","title":"A","text":"x"}"#, Some("A"), plain("x")),
        (r#"{"headline":{"main":"A","kicker":"K"},"text":"x"}"#, Some("A"), plain("x")),
        (r#"{"headline.main":"A","text":"x"}"#, Some("A"), plain("x")),
        (r#"{"title":{"rendered":"A"},"content":{"rendered":"<p>x</p>"}}"#, Some("A"), html("<p>x</p>")),
        (r#"{"subject":"A","description":"x"}"#, Some("A"), plain("x")),
        (r#"{"title":"A","content":"cut","text":"whole"}"#, Some("A"), plain("whole")),
        (r#"{"title":"A","text":"","content":"x"}"#, Some("A"), plain("x")),
        (r#"{"title":"A","body":["x","y"]}"#, Some("A"), plain("x\n\ny")),
        (r#"{"article":"x","highlights":"h","id":"1"}"#, None, plain("x")),
        (r#"{"data":{"article":{"title":"A","body":"x"}}}"#, Some("A"), plain("x")),
        (r#"{"type":"news","id":"1","attributes":{"title":"A","body":"x"}}"#, Some("A"), plain("x")),
        (r#"{"title":"A","body":"1 < 2 & 3"}"#, Some("A"), plain("1 < 2 & 3")),
        (r#"{"title":"A","body":{"storytext":"","text":"x"}}"#, Some("A"), plain("x")),
        (
            r#"{"title":"A","body":[{"type":"paragraph","text":"x"},{"type":"list","items":["y","z"]}]}"#,
            Some("A"),
            plain("x\n\n• y\n• z"),
        ),
        (r#"{"title":"A","body":[{"_type":"block","children":[{"text":"x"},{"text":"y"}]}]}"#, Some("A"), plain("x y")),
        (r#"{"title":"A","blocks":3}"#, Some("A"), plain("")),
    ];
    for (json, title, body) in cases {
        let draft = one(json);
        assert_eq!((draft.title.as_deref(), &draft.body), (title, &body), "{json}");
    }
}

#[test]
fn typed_blocks_go_where_they_belong() {
    let draft = one(
        r#"{"id":"7","title":"A","contents":[{"type":"kicker","content":"World"},{"type":"byline","content":"By Ann Lee"},{"type":"date","content":1752300000000},null,{"type":"sanitized_html","content":"x &amp; <i>y</i>"},{"type":"image","fullcaption":"A harbour."},{"type":"sanitized_html","content":"z"},{"type":"author_info","content":"Ann writes."}]}"#,
    );
    assert_eq!(draft.body, Body::Html("<p>x &amp; <i>y</i></p>\n<p>z</p>\n".to_owned()));
    assert_eq!(draft.section.as_deref(), Some("World"));
    assert_eq!(draft.authors, ["By Ann Lee"]);
    assert_eq!(draft.caption, ["A harbour."]);
    assert_eq!(draft.published.unwrap().text, "1752300000000");
}

#[test]
fn identifiers_and_wrappers() {
    let draft =
        one(r#"{"_index":"n","_id":"outer","_source":{"id":5,"title":"A","source":{"name":"S"},"created_at":"2025"}}"#);
    assert_eq!(draft.external_id.as_deref(), Some("outer"));
    assert_eq!(draft.site.as_deref(), Some("S"));
    assert_eq!(draft.published.unwrap().text, "2025");
    let draft = one(r#"{"_id":{"$oid":"65af"},"title":"A","date":{"$date":{"$numberLong":"17"}}}"#);
    assert_eq!(draft.external_id.as_deref(), Some("65af"));
    assert_eq!(draft.published.unwrap().text, "17");
    let draft = one(r#"{"title":"A","author":{"first_name":"Ann","last_name":"Lee"},"tags":[{"name":"t"},"u"]}"#);
    assert_eq!(draft.authors, ["Ann Lee"]);
    assert_eq!(draft.tags, ["t", "u"]);
}

#[test]
fn a_mapping_overrides_names() {
    let paths = |path: &str| Paths(vec![path.to_owned()]);
    let json = Mapping { title: paths("h.t"), body: paths("parts.p"), ..Mapping::default() };
    let (chunks, _) =
        chunks(&JSON_LINES, br#"{"title":"no","h":{"t":"A"},"parts":[{"p":"x"},{"p":"y"}],"url":"u"}"#, 7);
    let mut out = Vec::new();
    JSON_LINES.parse(&chunks[0], &Settings { json, ..Settings::default() }, &mut out);
    let draft = out[0].as_ref().unwrap();
    assert_eq!((draft.title.as_deref(), &draft.body), (Some("A"), &plain("x\n\ny")));
    assert_eq!(draft.url.as_deref(), Some("u"));
}
