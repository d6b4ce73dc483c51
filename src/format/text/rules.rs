//! What a user's rule says of scraped text: where articles begin, and which lines are headline, date, author, furniture.
//!
//! Lines that a rule names are taken out before the article is lifted, so the rest is read as ever. The headline stays as
//! the first line, where a headline belongs.

use std::borrow::Cow;

use super::fold::fold;
use super::lift;
use super::lines::Line;
use super::shape::Shape;
use crate::article::{Draft, Span, Stamp};
use crate::dump::chunk::Chunk;
use crate::format::rules::{Pattern, SourceRule, Split};

/// The indices of the lines that open an article, the first one included: the same wherever the text is cut before.
pub(super) fn starts(lines: &[Line<'_>], split: &Split) -> Vec<usize> {
    let mut found = Vec::new();
    if !lines.is_empty() {
        found.push(0);
    }
    for (at, line) in lines.iter().enumerate() {
        let start = match split {
            Split::At(pattern) | Split::Before(pattern) if pattern.is_match(&line.text) => at,
            Split::After(pattern) if pattern.is_match(&line.text) => at + 1,
            _ => continue,
        };
        if start > 0 && start < lines.len() {
            found.push(start);
        }
    }
    found
}

/// Whether a line parts articles and belongs to none.
fn is_divider(line: &Line<'_>, rule: &SourceRule) -> bool {
    match &rule.split {
        Some(Split::At(pattern)) => !line.text.contains(char::is_alphanumeric) && pattern.is_match(&line.text),
        _ => false,
    }
}

/// A draft of the article that the lines hold, with what the rule names.
pub(super) fn lift(lines: &[Line<'_>], chunk: &Chunk, manner: &lift::Manner, rule: &SourceRule) -> Option<Draft> {
    let (mut title, mut date): (Option<String>, Option<String>) = (None, None);
    let mut authors: Vec<String> = Vec::new();
    let mut furniture: Vec<String> = Vec::new();
    let mut kept: Vec<Line<'_>> = Vec::with_capacity(lines.len());
    let mut span: Option<Span> = None;
    for line in lines.iter().filter(|line| !is_divider(line, rule)) {
        if line.shape != Shape::Rule {
            let place = Span {
                bytes: [chunk.at + line.start as u64, chunk.at + line.end as u64],
                lines: [chunk.line + line.number; 2],
            };
            let whole = span.get_or_insert(place);
            (whole.bytes[1], whole.lines[1]) = (place.bytes[1], place.lines[1]);
        }
        let text = line.text.as_ref();
        let read =
            |pattern: &Option<Pattern>| pattern.as_ref().and_then(|pattern| pattern.read(text)).map(str::to_owned);
        if let (None, Some(found)) = (&title, read(&rule.title)) {
            let headline =
                Line { fold: fold(&found), shape: Shape::Text, text: Cow::Owned(found.clone()), ..line.clone() };
            kept.insert(0, headline);
            title = Some(found);
        } else if let (None, Some(found)) = (&date, read(&rule.date)) {
            date = Some(found);
        } else if let Some(found) = read(&rule.author) {
            authors.push(found);
        } else if rule.drop.iter().any(|pattern| pattern.is_match(text)) {
            furniture.push(text.to_owned());
        } else {
            kept.push(line.clone());
        }
    }
    let span = span?;
    // An article of which every line was dropped is still told of: as a record without text.
    let mut draft = lift::lift(&kept, chunk, manner).unwrap_or_default();
    draft.span = span;
    if title.is_some() {
        if draft.section == title {
            draft.section = None;
        }
        draft.title = title;
    }
    if let Some(date) = date {
        draft.published = Some(Stamp::metadata(date));
    }
    if !authors.is_empty() {
        draft.authors = authors;
    }
    draft.furniture.extend(furniture);
    Some(draft)
}

#[cfg(test)]
mod tests {
    use super::super::{Format, Settings, Text, frame};
    use super::*;
    use crate::article::Body;
    use crate::dump::source::Source;

    fn settings(json: &str) -> Settings {
        Settings { rule: Some(std::sync::Arc::new(serde_json::from_str(json).unwrap())), ..Settings::default() }
    }

    fn chunk(text: &str) -> Chunk {
        Chunk { bytes: text.as_bytes().to_vec(), at: 0, line: 1, encoding: encoding_rs::UTF_8 }
    }

    fn parse(text: &str, settings: &Settings) -> Vec<Draft> {
        let mut out = Vec::new();
        Text.parse(&chunk(text), settings, &mut out);
        out.into_iter().map(Result::unwrap).collect()
    }

    fn body(draft: &Draft) -> &str {
        match &draft.body {
            Body::Plain(text) | Body::Html(text) => text,
        }
    }

    const FEED: &str = "=====\nHEADLINE: Eels return to the river\nFiled on 12 July 2025\nWriter: Ann Lee\n\
        The eels are back after ten years, the council said.\nADVERT buy now\nNobody had expected them so soon.\n\
        =====\nHEADLINE: Bridge closed\nFiled on 13 July 2025\nThe bridge is closed until the autumn, for repairs.\n";

    #[test]
    fn lines_are_what_the_rule_says() {
        let rule = settings(
            r#"{"glob": "*", "split": "^={5,}$", "title": "^HEADLINE: (.*)$", "date": "^Filed on (.*)$",
                "author": "^Writer: (.*)$", "drop": ["^ADVERT"]}"#,
        );
        let drafts = parse(FEED, &rule);
        assert_eq!(drafts.len(), 2, "{drafts:#?}");
        let first = &drafts[0];
        assert_eq!(first.title.as_deref(), Some("Eels return to the river"));
        assert_eq!(first.published, Some(Stamp::metadata("12 July 2025")));
        assert_eq!(first.authors, ["Ann Lee"]);
        assert_eq!(first.furniture, ["ADVERT buy now"]);
        assert_eq!(
            body(first),
            "The eels are back after ten years, the council said.\n\nNobody had expected them so soon."
        );
        assert_eq!((first.body_lines.as_slice(), first.span.lines), ([5, 7].as_slice(), [2, 7]));
        assert_eq!(drafts[1].title.as_deref(), Some("Bridge closed"));
    }

    #[test]
    fn articles_begin_where_the_rule_says() {
        let text = "== 1 ==\nOne text.\n\nStill one.\n== 2 ==\nTwo text.\n";
        for (split, wanted) in [
            (r#""split": "^== .* ==$""#, vec![[1, 4], [5, 6]]),
            (r#""split_before": "^== .* ==$""#, vec![[1, 4], [5, 6]]),
            (r#""split_after": "^Still""#, vec![[1, 4], [5, 6]]),
            (r#""split": "^nowhere$""#, vec![[1, 6]]),
            (r#""split_after": "^Two""#, vec![[1, 6]]),
        ] {
            let drafts = parse(text, &settings(&format!(r#"{{"glob": "*", {split}}}"#)));
            let spans: Vec<_> = drafts.iter().map(|draft| draft.span.lines).collect();
            assert_eq!(spans, wanted, "{split}");
        }
    }

    #[test]
    fn what_is_dropped_whole_is_a_record_without_text() {
        let drafts = parse("ADVERT\n\nADVERT too\n", &settings(r#"{"glob": "*", "drop": ["^ADVERT"]}"#));
        assert_eq!(drafts.len(), 1);
        assert_eq!((body(&drafts[0]), drafts[0].furniture.len()), ("", 2));
        assert_eq!(drafts[0].span.lines, [1, 3]);
    }

    #[test]
    fn windows_are_cut_where_the_rule_says() {
        let rule = settings(r#"{"glob": "*", "split": "^%%$"}"#);
        let text: String = (0..200).map(|n| format!("%%\nStory {n}\nSome words of it.\n\nMore words.\n")).collect();
        let mut source = Source::new("x", Box::new(std::io::Cursor::new(text.clone().into_bytes())));
        let limits = frame::Limits { window: 512, tail: 128, most: 4096, overlap: 64 };
        let mut chunks = Vec::new();
        frame::frame(&mut source, limits, &rule, &mut |chunk| {
            chunks.push(chunk);
            std::ops::ControlFlow::Continue(())
        })
        .unwrap();
        assert!(chunks.len() > 10);
        let mut cut = Vec::new();
        chunks.iter().for_each(|chunk| Text.parse(chunk, &rule, &mut cut));
        let spans = |drafts: Vec<Draft>| drafts.into_iter().map(|draft| draft.span).collect::<Vec<_>>();
        assert_eq!(spans(cut.into_iter().map(Result::unwrap).collect()), spans(parse(&text, &rule)));
    }
}
