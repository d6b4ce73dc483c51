use std::io::Cursor;
use std::sync::Arc;

use ::parquet::basic::{Compression, ZstdLevel};
use ::parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::writer::SerializedFileWriter;
use ::parquet::schema::parser::parse_message_type;
use ::parquet::schema::types::SchemaDescriptor;
use proptest::prelude::*;

use super::*;
use crate::article::Body;

const SCHEMA: &str = "message rows {
    optional binary headline (STRING);
    optional binary text (STRING);
    optional int64 date (TIMESTAMP(NANOS, false));
    optional int64 updated (TIMESTAMP(MILLIS, true));
    optional group metadata { optional binary site_name (STRING); optional binary junk (STRING); }
    optional group authors (LIST) { repeated group list { optional binary element (STRING); } }
    optional binary picture;
}";

/// A file of row groups, each of as many rows as are given.
fn parquet(schema: &str, groups: &[i64]) -> Vec<u8> {
    let schema = Arc::new(parse_message_type(schema).unwrap());
    let described = SchemaDescriptor::new(Arc::clone(&schema));
    let packing = Compression::ZSTD(ZstdLevel::try_new(1).unwrap());
    let properties = Arc::new(WriterProperties::builder().set_compression(packing).build());
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, properties).unwrap();
    let mut first = 0;
    for rows in groups {
        let mut group = writer.next_row_group().unwrap();
        let mut columns = described.columns().iter();
        while let Some(mut column) = group.next_column().unwrap() {
            let column_is = columns.next().unwrap();
            let numbers = first..first + rows;
            let path = column_is.path().string();
            let levels: Vec<i16> = numbers.clone().map(|_| column_is.max_def_level()).collect();
            let words = |make: &dyn Fn(i64) -> String| -> Vec<ByteArray> {
                numbers.clone().map(|number| make(number).into_bytes().into()).collect()
            };
            match path.as_str() {
                "date" | "updated" => {
                    let scale = if path == "date" { 1_000_000 } else { 1 };
                    let values: Vec<i64> = numbers.map(|_| 1_714_552_200_000 * scale).collect();
                    column.typed::<Int64Type>().write_batch(&values, Some(&levels), None).unwrap();
                }
                "authors.list.element" => {
                    let values = words(&|number| format!("Ann Lee {number}"));
                    let repeats = vec![0; values.len()];
                    column.typed::<ByteArrayType>().write_batch(&values, Some(&levels), Some(&repeats)).unwrap();
                }
                _ => {
                    let values = words(&|number| format!("{path} of row {number}"));
                    column.typed::<ByteArrayType>().write_batch(&values, Some(&levels), None).unwrap();
                }
            }
            column.close().unwrap();
        }
        group.close().unwrap();
        first += rows;
    }
    writer.into_inner().unwrap()
}

fn chunks(bytes: &[u8], settings: &Settings) -> (Vec<Chunk>, Result<(), Broken>) {
    let mut chunks = Vec::new();
    let mut source = Source::new("a.parquet", Box::new(Cursor::new(bytes.to_vec())));
    let outcome = Parquet.frame(&mut source, settings, &mut |chunk| {
        chunks.push(chunk);
        ControlFlow::Continue(())
    });
    (chunks, outcome)
}

fn drafts(bytes: &[u8], settings: &Settings) -> (Vec<Draft>, Result<(), Broken>) {
    let (chunks, outcome) = chunks(bytes, settings);
    let mut out = Vec::new();
    chunks.iter().for_each(|chunk| Parquet.parse(chunk, settings, &mut out));
    (out.into_iter().filter_map(Result::ok).collect(), outcome)
}

#[test]
fn rows_are_articles_by_the_names_of_their_columns() {
    let bytes = parquet(SCHEMA, &[2, 3]);
    assert_eq!(Parquet.sniff("a", &bytes), Confidence::Sure);
    let (drafts, outcome) = drafts(&bytes, &Settings::default());
    assert_eq!((drafts.len(), outcome), (5, Ok(())));
    let draft = &drafts[3];
    assert_eq!(draft.title.as_deref(), Some("headline of row 3"));
    assert_eq!(draft.body, Body::Plain("text of row 3".to_owned()));
    assert_eq!(draft.site.as_deref(), Some("metadata.site_name of row 3"));
    assert_eq!(draft.authors, ["Ann Lee 3"]);
    // What is not said to be in UTC has no offset.
    assert_eq!(draft.published.as_ref().map(|stamp| stamp.text.as_str()), Some("2024-05-01T08:30:00"));
    assert_eq!(draft.updated.as_ref().map(|stamp| stamp.text.as_str()), Some("2024-05-01T08:30:00Z"));
    assert_eq!(draft.span.lines, [4, 4]);
}

#[test]
fn only_columns_that_are_known_or_named_are_read() {
    let lines = |settings: &Settings| {
        let (chunks, outcome) = chunks(&parquet(SCHEMA, &[1]), settings);
        outcome.unwrap();
        String::from_utf8(chunks[0].bytes.clone()).unwrap()
    };
    let usual = lines(&Settings::default());
    assert!(usual.contains("site_name") && !usual.contains("junk") && !usual.contains("picture"));
    let mapping: json::Mapping = serde_json::from_str(r#"{"caption":"metadata.junk","tags":"picture"}"#).unwrap();
    let configured = lines(&Settings { json: mapping, ..Settings::default() });
    assert!(configured.contains("junk") && configured.contains("picture"));
}

#[test]
fn a_table_without_texts_is_told_with_its_columns() {
    let schema = "message rows { optional binary label (STRING); optional binary picture; }";
    let (drafts, outcome) = drafts(&parquet(schema, &[1]), &Settings::default());
    let broken = outcome.unwrap_err();
    assert_eq!((drafts.len(), broken.kind), (0, "no_text"));
    assert!(broken.message.contains("label, picture"));
}

#[test]
fn a_damaged_row_group_costs_its_rows() {
    let mut bytes = parquet(SCHEMA, &[50, 50, 50]);
    // The first packed page of the second group is behind the first third.
    let frames: Vec<usize> = memchr::memmem::find_iter(&bytes, &[0x28, 0xb5, 0x2f, 0xfd]).collect();
    bytes[frames[frames.len() / 3]] ^= 0xff;
    let (drafts, outcome) = drafts(&bytes, &Settings::default());
    assert_eq!(outcome.unwrap_err().kind, "corrupt");
    assert_eq!(drafts.len(), 100);
    let cut = &bytes[..bytes.len() - 20];
    let (chunks, outcome) = chunks(cut, &Settings::default());
    assert!(chunks.is_empty() && matches!(outcome.unwrap_err().kind, "corrupt" | "truncated"));
}

#[test]
fn words_alone_are_no_parquet() {
    for head in [b"PAR1 race at Tern Bay".as_slice(), b"PAR", b"", b"{\"a\":\"PAR1\x15\"}"] {
        assert_eq!(Parquet.sniff("a.parquet", head), Confidence::No);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    /// Flipped bytes: the decoder may panic, which costs the file and is caught where it is read; nothing runs on.
    #[test]
    fn no_damage_runs_on(flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut bytes = parquet(SCHEMA, &[20]);
        for (at, value) in flips {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        let read = std::panic::catch_unwind(|| drafts(&bytes, &Settings::default()));
        prop_assert!(read.is_err() || read.is_ok_and(|(drafts, _)| drafts.len() <= 100_000));
    }
}
