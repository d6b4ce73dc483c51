use std::io::Cursor;
use std::ops::ControlFlow;

use super::*;
use crate::article::Body;
use crate::dump::source::HEAD_BYTES;

fn parsed(name: &str, bytes: &[u8]) -> Vec<Result<Draft, Skip>> {
    let format: &dyn Format =
        if TSV.sniff(name, bytes.get(..HEAD_BYTES).unwrap_or(bytes)) > Confidence::No { &TSV } else { &CSV };
    let mut source = Source::new(name, Box::new(Cursor::new(bytes.to_vec())));
    let (mut out, mut chunks, settings) = (Vec::new(), Vec::new(), Settings::default());
    let framed = format.frame(&mut source, &settings, &mut |chunk| {
        chunks.push(chunk);
        ControlFlow::Continue(())
    });
    assert!(framed.is_ok(), "{framed:?}");
    chunks.iter().for_each(|chunk| format.parse(chunk, &settings, &mut out));
    out
}

fn drafts(name: &str, text: &str) -> Vec<Draft> {
    let found = parsed(name, text.as_bytes());
    found.into_iter().map(|found| found.unwrap_or_else(|skip| panic!("{skip:?}"))).collect()
}

fn body(draft: &Draft) -> &str {
    let (Body::Plain(text) | Body::Html(text)) = &draft.body;
    text
}

const PIER: &str =
    "The harbour master has closed the pier to all traffic, and nobody knows for how long it will stay so.";

#[test]
fn names_in_any_dialect_say_what_columns_hold() {
    let tables = [
        format!("title,text,subject,date\n\"Pier, shut\",\"{PIER}\",politics,\"December 31, 2017\"\n"),
        format!("\u{feff}sep=;\r\ntitle;text;subject;date\r\nPier, shut;{PIER};politics;December 31, 2017\r\n"),
        format!("Titel;Text;Ressort;Datum\nPier, shut;\"{PIER}\";politics;December 31, 2017\n"),
        format!("\ttitle\ttext\tsubject\tdate\n0\tPier, shut\t{PIER}\tpolitics\tDecember 31, 2017\n"),
        format!("title|text|subject|date\nPier, shut|{PIER}|politics|December 31, 2017\n"),
        format!("Unnamed: 0,title,text,subject,date\n0,\"Pier, shut\",\"{PIER}\",politics,\"December 31, 2017\"\n"),
    ];
    for table in tables {
        let found = drafts("x.csv", &table);
        let [draft] = found.as_slice() else { panic!("{table}") };
        assert_eq!((draft.title.as_deref(), body(draft)), (Some("Pier, shut"), PIER), "{table}");
        assert_eq!(draft.section.as_deref(), Some("politics"), "{table}");
        assert_eq!(draft.published.as_ref().map(|stamp| stamp.text.as_str()), Some("December 31, 2017"), "{table}");
    }
}

#[test]
fn quotes_hold_lines_and_quotes() {
    let doubled = "id,title,text\n1,\"The \"\"Swan\"\"\",\"One,\n\ntwo, as it was said\"\n2,Next,Another text of the same table\n";
    let marked = "id,title,text\n1,\"The \\\"Swan\\\"\",\"One,\n\ntwo, as it was said\"\n2,Next,Another text of the same table\n";
    for table in [doubled, marked] {
        let found = drafts("x.csv", table);
        assert_eq!(found.len(), 2, "{table}");
        assert_eq!((found[0].title.as_deref(), body(&found[0])), (Some("The \"Swan\""), "One,\n\ntwo, as it was said"));
        assert_eq!((found[0].span.lines, found[1].span.lines), ([2, 4], [5, 5]));
        let [from, to] = found[1].span.bytes.map(|at| at as usize);
        assert_eq!(&table[from..to], "2,Next,Another text of the same table");
    }
}

#[test]
fn columns_without_names_are_told_by_what_they_hold() {
    let row =
        |n: usize| format!("{n},https://port.example/{n},Pier {n} is shut to ships,2020-05-{n:02},\"{PIER} {PIER}\"\n");
    let table: String = (10..20).map(row).collect();
    let found = drafts("x.csv", &table);
    assert_eq!(found.len(), 10);
    assert_eq!(found[0].title.as_deref(), Some("Pier 10 is shut to ships"));
    assert_eq!(found[0].url.as_deref(), Some("https://port.example/10"));
    assert!(found[0].published.is_some() && body(&found[0]).starts_with("The harbour"));
    // Names that nobody knows are no article.
    let found = drafts("x.csv", &format!("nr,wo,was,wann,wie\n{table}"));
    assert_eq!((found.len(), found[0].title.as_deref()), (10, Some("Pier 10 is shut to ships")));
}

#[test]
fn tables_of_other_things_are_left_out_whole() {
    let tables = [
        "year,month,rainfall\n2001,1,17\n2001,2,20\n2001,3,11\n",
        "name,age,town\nAnn Lee,31,Port Ansgar\nBo Ray,44,Halvern\n",
        "1,2,3\n4,5,6\n7,8,9\n",
        "title,year,rating\nThe Swan,1931,7.1\nThe Pier,1940,6.0\n",
    ];
    for table in tables {
        let found = parsed("x.csv", table.as_bytes());
        let [Err(skip)] = found.as_slice() else { panic!("{table}: {found:?}") };
        assert_eq!((skip.kind, skip.span.bytes), ("no_articles", [0, table.len() as u64]));
    }
}

#[test]
fn a_broken_quote_costs_its_row() {
    let row = |n: usize| format!("{n},\"Pier {n}\",\"{PIER}\",2020-05-05\n");
    let mut table = "id,title,text,date\n".to_owned();
    table.extend((0..50).map(row));
    table.push_str(&format!("50,\"Pier 50,{},2020-05-05\n", PIER.replace(',', "")));
    table.extend((51..100).map(row));
    let found = parsed("x.csv", table.as_bytes());
    assert_eq!(found.iter().flatten().count(), 100);
    let skips: Vec<&Skip> = found.iter().filter_map(|found| found.as_ref().err()).collect();
    assert_eq!(skips.iter().map(|skip| (skip.kind, skip.span.lines[0])).collect::<Vec<_>>(), [("bad_quotes", 52)]);
    let broken = found.iter().flatten().nth(50).unwrap();
    assert_eq!((broken.external_id.as_deref(), broken.title.as_deref()), (Some("50"), Some("Pier 50")));
    // Quotes of the text's own that nobody doubled are no break.
    let stray = format!("id,title,text\n1,\"The \"Swan\" sails\",\"{PIER}\"\n2,Next,\"{PIER}\"\n");
    let found = drafts("x.csv", &stray);
    assert_eq!((found.len(), found[0].title.as_deref()), (2, Some("The \"Swan\" sails")));
}

#[test]
fn rows_of_another_width_are_told() {
    let good = format!("4,Pier,\"{PIER}\",2020-05-05\n");
    let table = format!("id,title,text,date\n{0}3,b,c,d,e\n{0}5,Pier,\"{PIER}\",\n6\n7,Pier,NaN,\n{0}{0}{0}", good);
    let found = parsed("x.csv", table.as_bytes());
    let kinds: Vec<&str> = found.iter().map(|found| found.as_ref().map_or_else(|skip| skip.kind, |_| "ok")).collect();
    assert_eq!(kinds, ["ok", "bad_row", "ok", "ok", "bad_row", "ok", "ok", "ok", "ok"]);
}

#[test]
fn encodings_of_spreadsheets_are_read() {
    let table =
        format!("title;text;date\nПричал закрыт;Причал закрыт до весны; {PIER};2020-05-05\n").replace("; The", ", The");
    let utf_16: Vec<u8> = [0xff, 0xfe].into_iter().chain(table.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let cyrillic = encoding_rs::WINDOWS_1251.encode(&table).0.into_owned();
    for bytes in [table.clone().into_bytes(), utf_16, cyrillic] {
        let found = parsed("x.csv", &bytes);
        let [Ok(draft)] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(draft.title.as_deref(), Some("Причал закрыт"));
        assert_eq!(draft.span.bytes[1] as usize, bytes.len() - if bytes.first() == Some(&0xff) { 2 } else { 1 });
    }
}

#[test]
fn tables_are_told_from_text() {
    let table = format!("title,text\nPier,\"{PIER}\"\n");
    assert_eq!(CSV.sniff("x.csv", table.as_bytes()), Confidence::Sure);
    assert_eq!(CSV.sniff("x", table.as_bytes()), Confidence::Likely);
    let texts = [
        "The pier is shut, they say\nand the bridge, too\n",
        "Title: The pier\nDate: 5 May 2020\n\nThe pier, the bridge\n",
        "By Ann Lee, Bo Ray\nMay 5, 2020\n",
        "{\"title\": \"x\", \"text\": \"y\"}\n",
        "<p>title,text</p>\n",
        "title,text are columns of tables, he said\n\nand went on\n",
        "",
    ];
    for text in texts {
        assert_eq!(
            CSV.sniff("x.txt", text.as_bytes()).max(TSV.sniff("x.txt", text.as_bytes())),
            Confidence::No,
            "{text}"
        );
    }
    assert_eq!(CSV.sniff("poem.csv", b"The pier is shut\nand the bridge\n"), Confidence::No);
}

#[test]
fn long_tables_are_framed_alike() {
    let row = |n: usize| format!("{n},\"Pier {n}\",\"{PIER}\n{PIER} {}\",2020-05-05\n", "x".repeat(n % 700));
    let table: String = std::iter::once("id,title,text,date\n".to_owned()).chain((0..12_000).map(row)).collect();
    let found = drafts("x.csv", &table);
    assert_eq!(found.len(), 12_000);
    let last = found.last().unwrap();
    assert_eq!((last.span.lines, last.span.bytes[1] as usize), ([24_000, 24_001], table.len() - 1));
}

#[test]
fn an_endless_quote_is_bounded() {
    let mut table = format!("id,title,text,date\n1,Pier,\"{PIER}\",2020-05-05\n2,Pier,\"");
    table.push_str(&"The tide, and again, \n".repeat(4 << 20));
    let found = parsed("x.csv", table.as_bytes());
    assert!(found.first().is_some_and(Result::is_ok) && found.iter().flatten().count() < 5);
    assert!(found.iter().any(|found| found.as_ref().is_err_and(|skip| skip.kind == "too_large")));
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_read(noise in proptest::collection::vec(proptest::sample::select(b"\",;\n\r\t|\\a\x00\xff ".to_vec()), 0..200), at in 0usize..500) {
        let mut table = format!("id,title,text,date\n1,Pier,\"{PIER}\",2020-05-05\n").repeat(3).into_bytes();
        let at = at.min(table.len());
        table.splice(at..at, noise.iter().copied());
        let found = parsed("x.csv", &table);
        proptest::prop_assert!(found.len() < 300);
        let _ = parsed("x", &noise);
    }
}
