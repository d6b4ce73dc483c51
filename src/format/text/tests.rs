use std::ops::ControlFlow;

use encoding_rs::{UTF_8, UTF_16LE};

use super::*;
use crate::article::Body;

fn chunk(text: &str) -> Chunk {
    Chunk { bytes: text.as_bytes().to_vec(), at: 0, line: 1, encoding: UTF_8 }
}

fn parse(text: &str) -> Vec<Draft> {
    parse_chunk(&chunk(text))
}

fn parse_chunk(chunk: &Chunk) -> Vec<Draft> {
    let mut out = Vec::new();
    Text.parse(chunk, &Settings::default(), &mut out);
    out.into_iter().map(|draft| draft.expect("no skip")).collect()
}

fn titles(text: &str) -> Vec<String> {
    parse(text).into_iter().map(|draft| draft.title.unwrap_or_default()).collect()
}

fn body(draft: &Draft) -> &str {
    match &draft.body {
        Body::Plain(text) | Body::Html(text) => text,
    }
}

const FERRY: &str = "The harbour office said on Monday that the ferry would sail again by the end of the week.";
const BRIDGE: &str = "Engineers closed the old bridge after cracks were found in two of its seven stone arches.";
const MORE: &str = "A spokesman added that nobody had been hurt and that the cost was not yet known.";

/// The shape of a scraped news page: headline thrice, picture, furniture, date, bullets, dateline.
fn scraped() -> String {
    format!(
        "Ferry to the island sails again\n\nFerry to the island sails again\n\
         The ferry leaves the harbour of Norvik on July 3, 2025. (Harbour Office via Reuters)\nShort Url\nUpdated 4 July 2025\n\n\
         Ferry to the island sails again\n\nFerry to the island sails again\n  • Service stopped in May\n  • Tickets stay valid\n\n\
         NORVIK: {FERRY}\n\n{MORE}\n\n\n\
         Old bridge closed after cracks found\n\nUpdated 9 min ago\n\nOld bridge closed after cracks found\n\n\
         Old bridge closed after cracks found\nOSTBY: {BRIDGE}\n{MORE}\n"
    )
}

#[test]
fn a_scraped_page_is_taken_apart() {
    let text = scraped();
    let drafts = parse(&text);
    assert_eq!(drafts.len(), 2);
    let [first, second] = [&drafts[0], &drafts[1]];
    assert_eq!(first.title.as_deref(), Some("Ferry to the island sails again"));
    assert_eq!(first.summary, ["Service stopped in May", "Tickets stay valid"]);
    assert_eq!(first.caption.len(), 1);
    assert!(first.caption[0].ends_with("(Harbour Office via Reuters)"));
    assert_eq!(first.furniture, ["Short Url"]);
    assert_eq!(first.updated.as_ref().map(|s| s.text.as_str()), Some("Updated 4 July 2025"));
    assert_eq!(first.published, None);
    assert_eq!(first.dateline.as_deref(), Some("NORVIK"));
    assert_eq!(body(first), format!("NORVIK: {FERRY}\n\n{MORE}"));
    assert_eq!((first.span.lines, &first.body_lines), ([1, 16], &vec![14, 16]));
    assert_eq!(second.span.lines, [19, 27]);
    assert_eq!(second.title.as_deref(), Some("Old bridge closed after cracks found"));
    assert_eq!(second.updated.as_ref().map(|s| s.text.as_str()), Some("Updated 9 min ago"));
    assert_eq!(body(second), format!("OSTBY: {BRIDGE}\n\n{MORE}"));
    let span = second.span.bytes;
    assert!(text[span[0] as usize..span[1] as usize].starts_with("Old bridge"));
    assert_eq!(span[1] as usize, text.len());
}

#[test]
fn articles_are_told_apart_in_many_styles() {
    let two = ["Ferry sails again", "Old bridge closed"];
    let table: &[(&str, String)] = &[
        (
            "labels",
            format!(
                "Title: {}\nDate: 2025-07-04\n\n{FERRY}\n\nTitle: {}\nDate: 2025-07-05\n\n{BRIDGE}\n",
                two[0], two[1]
            ),
        ),
        (
            "front matter",
            format!(
                "---\ntitle: \"{}\"\ndate: 2025-07-04\n---\n\n{FERRY}\n\n---\ntitle: \"{}\"\n---\n\n{BRIDGE}\n",
                two[0], two[1]
            ),
        ),
        (
            "form feed",
            format!("HEADLINE: {}\nBYLINE: Ann Lee\n\n{FERRY}\n\x0cHEADLINE: {}\n\n{BRIDGE}\n", two[0], two[1]),
        ),
        ("rules", format!("{}\n\n{FERRY}\n\n{MORE}\n\n-----\n\n{}\n\n{BRIDGE}\n", two[0], two[1])),
        (
            "bylines",
            format!(
                "{}\nBy Ann Lee | July 4, 2025\n\n{FERRY}\n\n{}\nBy Bo Ray | July 5, 2025\n\n{BRIDGE}\n",
                two[0], two[1]
            ),
        ),
        ("wide gaps", format!("{}\n\n{FERRY}\n\n{MORE}\n\n\n\n{}\n\n{BRIDGE}\n\n{MORE}\n", two[0], two[1])),
        (
            "archive",
            format!(
                "1 of 2 DOCUMENTS\n\nThe Norvik Post\n\nJuly 4, 2025 Friday\n\nHEADLINE: {}\n\nBYLINE: Ann Lee\n\nLENGTH: 90 words\n\n\
                 BODY:\n\n{FERRY}\n\n{MORE}\n\nEnd of Document\n\n2 of 2 DOCUMENTS\n\nThe Norvik Post\n\nJuly 5, 2025 Saturday\n\n\
                 HEADLINE: {}\n\nBODY:\n\n{BRIDGE}\n",
                two[0], two[1]
            ),
        ),
        (
            "German labels",
            format!(
                "Titel: {}\nAutor: Ann Lee\nDatum: 04.07.2025\n\n{FERRY}\n\nTitel: {}\nDatum: 05.07.2025\n\n{BRIDGE}\n",
                two[0], two[1]
            ),
        ),
    ];
    for (style, text) in table {
        assert_eq!(titles(text), two, "{style}");
        let drafts = parse(text);
        assert!(body(&drafts[0]).starts_with(FERRY), "{style}: {}", body(&drafts[0]));
        assert_eq!(body(&drafts[1]).lines().next(), Some(BRIDGE), "{style}");
    }
}

#[test]
fn one_article_stays_one() {
    let list: String = (1..40).map(|n| format!("{n}. Entry number {n}\n\nWhy it is here: {MORE}\n\n")).collect();
    let interview: String = (0..9).map(|n| format!("Q: What happened on day {n}?\n\nA: {MORE}\n\n")).collect();
    let subheads: String = (0..9).map(|n| format!("A subhead of part {n}\n\n{FERRY}\n\n{BRIDGE}\n\n")).collect();
    let gaps = subheads.replace("\n\nA subhead", "\n\n\nA subhead");
    let scenes = format!("{FERRY}\n\n* * *\n\n{BRIDGE}\n\n* * *\n\n{MORE}\n");
    let contents =
        format!("Contents\n\nWhat it is\n\nWhat it costs\n\nWhat it is\n\n{FERRY}\n\nWhat it costs\n\n{BRIDGE}\n");
    let chronicle = format!("July 4, 2025\n\n{FERRY}\n\nJuly 5, 2025\n\n{BRIDGE}\n\nJuly 6, 2025\n\n{MORE}\n");
    let table = [
        ("list", list),
        ("interview", interview),
        ("subheads", subheads),
        ("gaps", gaps),
        ("scenes", scenes),
        ("contents", contents),
        ("chronicle", chronicle),
    ];
    for (name, text) in table {
        let whole = format!("The year in Norvik\n\n{MORE}\n\n{text}");
        assert_eq!(titles(&whole), ["The year in Norvik"], "{name}");
    }
    assert_eq!(titles(FERRY), [""]);
    assert!(parse("").is_empty());
    assert!(parse("\n\n \n").is_empty());
}

#[test]
fn wrapped_lines_become_paragraphs() {
    let text = "Ferry sails again\n\nThe harbour office said on Monday that the ferry to the island\nwould sail \
                again by the end of the week, after two months in\nwhich it lay in dock.\n\nTickets bought in spring stay valid \
                until the last day of\nthe year, the office said, and no new ones need to be bought\nbefore autumn.\n";
    let drafts = parse(text);
    let paragraphs: Vec<&str> = body(&drafts[0]).split("\n\n").collect();
    assert_eq!(paragraphs.len(), 2);
    assert!(paragraphs[0].contains("the island would sail again") && paragraphs[0].ends_with("in dock."));
    assert_eq!(drafts[0].body_lines, [3, 7]);
    // Lines that are paragraphs of their own stay apart.
    assert_eq!(body(&parse(&format!("Title here\n\n{FERRY}\n{BRIDGE}\n{MORE}\n"))[0]).split("\n\n").count(), 3);
}

#[test]
fn fields_are_lifted() {
    let text = format!(
        "URL: https://example.org/1\nTitle: Ferry sails again\nBy: Ann Lee\nPublished: 4 July 2025\nUpdated: 5 July 2025\n\
         Source: The Norvik Post\nSection: Local\nTags: ferries, harbour\nLanguage: en\nID: 77\nText:\n{FERRY}\n"
    );
    let draft = &parse(&text)[0];
    assert_eq!(draft.url.as_deref(), Some("https://example.org/1"));
    assert_eq!(draft.authors, ["Ann Lee"]);
    assert_eq!(draft.published.as_ref().map(|s| s.text.as_str()), Some("Published: 4 July 2025"));
    assert_eq!(draft.updated.as_ref().map(|s| s.text.as_str()), Some("Updated: 5 July 2025"));
    assert_eq!(draft.site.as_deref(), Some("The Norvik Post"));
    assert_eq!(draft.section.as_deref(), Some("Local"));
    assert_eq!(draft.tags, ["ferries", "harbour"]);
    assert_eq!((draft.language.as_deref(), draft.external_id.as_deref()), (Some("en"), Some("77")));
    assert_eq!(body(draft), FERRY);

    let wire = format!("Ferry sails again\nReuters\n4 July 2025\n\nNORVIK, July 4 (Reuters) - {FERRY}\n");
    let draft = &parse(&wire)[0];
    assert_eq!((draft.dateline.as_deref(), draft.agency.as_deref()), (Some("NORVIK"), Some("Reuters")));
    assert_eq!(draft.published.as_ref().map(|s| s.text.as_str()), Some("4 July 2025"));
}

#[test]
fn spans_are_raw_bytes_in_any_encoding() {
    let text = "Überschrift über alles\r\n\r\nEin Satz, der lang genug ist, um als Text eines Artikels zu gelten, steht hier.\r\n";
    let mut bytes = vec![0xff, 0xfe];
    bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    let length = bytes.len() as u64;
    let drafts = parse_chunk(&Chunk { bytes, at: 0, line: 1, encoding: UTF_16LE });
    assert_eq!(drafts[0].title.as_deref(), Some("Überschrift über alles"));
    assert_eq!((drafts[0].span.bytes, drafts[0].span.lines), ([0, length], [1, 3]));
    let moved = parse_chunk(&Chunk { at: 1000, line: 50, ..chunk("\nA headline\n\nA text.\n") });
    assert_eq!((moved[0].span.bytes, moved[0].span.lines), ([1001, 1021], [51, 53]));
}

#[test]
fn binary_junk_is_no_text() {
    let junk: Vec<u8> = (0..4096u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    assert_eq!(Text.sniff("a.txt", &junk), Confidence::No);
    assert_eq!(Text.sniff("a.txt", b"PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0"), Confidence::No);
    for text in ["Plain text\n", "Stra\u{df}e", "", "Page one\x0cPage two"] {
        assert_eq!(Text.sniff("a", text.as_bytes()), Confidence::Fallback, "{text}");
    }
    assert_eq!(Text.sniff("a", b"caf\xe9 au lait, s'il vous pla\xeet\n"), Confidence::Fallback);
    let wide: Vec<u8> = "Plain text\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(Text.sniff("a", &wide), Confidence::Fallback);
}

/// Frames with small windows.
fn frame_small(text: &str) -> Vec<Chunk> {
    let limits = frame::Limits { window: 4096, tail: 1024, most: 16384, overlap: 512 };
    let mut source = Source::new("a.txt", Box::new(std::io::Cursor::new(text.as_bytes().to_vec())));
    let mut chunks = Vec::new();
    frame::frame(&mut source, limits, &Settings::default(), &mut |chunk| {
        chunks.push(chunk);
        ControlFlow::Continue(())
    })
    .expect("framed");
    chunks
}

fn article(n: usize) -> String {
    let text: String = (0..n % 7 + 2).map(|k| format!("{FERRY} It is part {k} of {n}.\r\n\r\n")).collect();
    format!("Headline of story number {n} in Norvik\r\nBy Ann Lee | July 4, 2025\r\n\r\n{text}\r\n\r\n")
}

#[test]
fn chunks_end_where_articles_end() {
    let text: String = (0..120).map(article).collect();
    let chunks = frame_small(&text);
    assert!(chunks.len() > 10);
    assert_eq!(chunks.iter().map(|c| c.bytes.len()).sum::<usize>(), text.len());
    let spans =
        |chunks: &[Chunk]| -> Vec<Span> { chunks.iter().flat_map(parse_chunk).map(|draft| draft.span).collect() };
    let whole = spans(&[chunk(&text)]);
    assert_eq!(whole.len(), 120);
    assert_eq!(spans(&chunks), whole);
}

#[test]
fn a_record_too_large_is_passed_and_reported() {
    let (before, after): (String, String) = ((0..5).map(article).collect(), (5..9).map(article).collect());
    let huge = format!(
        "Headline of the huge story in Norvik\nBy Ann Lee | July 4, 2025\n\n{}\n\n\n\n",
        "word ".repeat(20_000)
    );
    let text = format!("{before}{huge}{after}");
    let mut out = Vec::new();
    for chunk in frame_small(&text) {
        assert!(chunk.bytes.len() <= 16384);
        Text.parse(&chunk, &Settings::default(), &mut out);
    }
    let skips: Vec<&Skip> = out.iter().filter_map(|draft| draft.as_ref().err()).collect();
    assert_eq!(skips.len(), 1);
    let at = before.len() as u64;
    let line = before.lines().count() as u64 + 1;
    assert_eq!(skips[0].kind, "too_large");
    assert_eq!(skips[0].span.bytes, [at, at + huge.len() as u64]);
    assert_eq!(skips[0].span.lines, [line, line + 6]);
    let drafts: Vec<&Draft> = out.iter().filter_map(|draft| draft.as_ref().ok()).collect();
    assert_eq!(drafts.len(), 9);
    let last = drafts[8];
    assert!(text[last.span.bytes[0] as usize..].starts_with("Headline of story number 8"));
    assert_eq!(last.span.lines[0], text[..last.span.bytes[0] as usize].lines().count() as u64 + 1);
}

#[test]
fn hostile_text_costs_linear_time() {
    let cases = [
        "-\n".repeat(200_000),
        "\x0c\n".repeat(200_000),
        "Title: a\n".repeat(100_000),
        "By A B | July 4, 2025\n\n".repeat(50_000),
        "same line here\n\n".repeat(100_000),
        "• a\n".repeat(200_000),
        "x".repeat(3_000_000),
        "12 ".repeat(500_000),
    ];
    for text in cases {
        let start = std::time::Instant::now();
        parse(&text);
        assert!(start.elapsed().as_secs() < 20, "{}", &text[..10]);
    }
}

#[test]
fn boundaries_are_explained() {
    let text = scraped();
    let found = explain(&chunk(&text));
    let taken: Vec<u64> = found.iter().filter(|e| e.boundary.taken).map(|e| e.span.lines[0]).collect();
    assert_eq!(taken, [1, 19]);
    let last = found.iter().rfind(|e| e.boundary.taken).expect("one");
    let kinds: Vec<boundaries::Evidence> = last.boundary.evidence.iter().map(|(evidence, _)| *evidence).collect();
    assert!(kinds.contains(&boundaries::Evidence::Repeated) && kinds.contains(&boundaries::Evidence::Gap));
    assert_eq!(last.boundary.score, last.boundary.evidence.iter().map(|(_, points)| points).sum::<i32>());
}
