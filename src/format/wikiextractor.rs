//! What WikiExtractor makes of a wiki's export: texts between `<doc id="…" url="…" title="…">` and `</doc>`.
//!
//! The marks stand on lines of their own and are no XML: a title may hold quotes, and only `&`, `<` and `>` are escaped
//! in the text, by newer versions. Its JSON is read as JSON lines.

use std::borrow::Cow;

use memchr::memmem;

use crate::article::{Body, Draft, Span};
use crate::dump::charset;
use crate::dump::chunk::Chunk;
use crate::dump::source::Source;

use super::{Broken, Confidence, Emit, Format, Settings, Skip};

const OPENS: &[u8] = b"<doc ";
const CLOSES: &[u8] = b"</doc>";
const CHUNK_BYTES: usize = 1 << 20;
const READ_BYTES: usize = 128 << 10;
/// A longer text is cut there.
const MOST_RECORD_BYTES: usize = 64 << 20;

/// The format `wikiextractor`.
pub struct WikiExtractor;

impl Format for WikiExtractor {
    fn name(&self) -> &'static str {
        "wikiextractor"
    }

    fn summary(&self) -> &'static str {
        "WikiExtractor: the texts of a wiki, each between <doc …> and </doc>"
    }

    fn recognised_by(&self) -> &'static str {
        "<doc id=\"…\" … title=\"…\"> as its first line"
    }

    fn sniff(&self, _: &str, head: &[u8]) -> Confidence {
        let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
        let line = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
        match Head::read(&String::from_utf8_lossy(line)) {
            Some(_) => Confidence::Sure,
            None => Confidence::No,
        }
    }

    fn frame(&self, source: &mut Source, _: &Settings, emit: Emit<'_>) -> Result<(), Broken> {
        let (mut at, mut line) = (source.position(), source.first_line());
        let mut bytes = Vec::new();
        // Up to here no end of a text was found.
        let mut searched = 0;
        let mut is_whole = true;
        loop {
            let taken = source.take(&mut bytes, READ_BYTES);
            let ended = !matches!(taken, Ok(1..));
            if !ended && bytes.len() < CHUNK_BYTES {
                continue;
            }
            let end = match ended || bytes.len() > MOST_RECORD_BYTES {
                true => Some(bytes.len()),
                false => last_end(&bytes, searched),
            };
            match end {
                Some(end) if end > 0 => {
                    let rest = bytes.split_off(end);
                    let whole = std::mem::replace(&mut bytes, rest);
                    is_whole = whole.trim_ascii_end().ends_with(CLOSES);
                    let (len, lines) = (whole.len() as u64, memchr::memchr_iter(b'\n', &whole).count() as u64);
                    if emit(Chunk { bytes: whole, at, line, encoding: encoding_rs::UTF_8 }).is_break() {
                        return Ok(());
                    }
                    (at, line, searched) = (at + len, line + lines, bytes.len());
                }
                _ => searched = bytes.len(),
            }
            match taken {
                Err(error) => return Err(Broken::reading(&error, source.position())),
                Ok(0) if is_whole => return Ok(()),
                Ok(0) => {
                    let message = "the file ends inside a text".to_owned();
                    return Err(Broken { kind: "truncated", message, at });
                }
                Ok(_) => {}
            }
        }
    }

    fn parse(&self, chunk: &Chunk, _: &Settings, out: &mut Vec<Result<Draft, Skip>>) {
        let mut open: Option<Open> = None;
        let mut stray: Option<Open> = None;
        let (mut at, mut line) = (0, chunk.line);
        for raw in chunk.bytes.split_inclusive(|byte| *byte == b'\n') {
            let (start, end) = (at, at + raw.len());
            let words = raw.trim_ascii();
            let opens = words.starts_with(OPENS) && Head::read(&charset::decode(words, chunk.encoding)).is_some();
            if words == CLOSES || opens {
                let (last, last_line) = if opens { (start, line.saturating_sub(1)) } else { (end, line) };
                out.extend(stray.take().map(|stray| Err(stray.refused(chunk, last, last_line))));
                out.extend(open.take().map(|open| open.read(chunk, start, last, last_line)));
                open = opens.then_some(Open { start, text: end, line });
            } else if open.is_none() && !words.is_empty() && stray.is_none() {
                stray = Some(Open { start, text: start, line });
            }
            (at, line) = (end, line + 1);
        }
        let last_line = line.saturating_sub(1).max(chunk.line);
        out.extend(stray.map(|stray| Err(stray.refused(chunk, at, last_line))));
        out.extend(open.map(|open| open.read(chunk, at, at, last_line)));
    }
}

/// Where something begins in a chunk: its first byte, the first of its text, its line.
struct Open {
    start: usize,
    text: usize,
    line: u64,
}

impl Open {
    fn span(&self, chunk: &Chunk, end: usize, line: u64) -> Span {
        Span { bytes: [chunk.at + self.start as u64, chunk.at + end as u64], lines: [self.line, line.max(self.line)] }
    }

    fn refused(&self, chunk: &Chunk, end: usize, line: u64) -> Skip {
        let message = "words that belong to no text".to_owned();
        Skip { kind: "corrupt", message, span: self.span(chunk, end, line) }
    }

    /// The text up to `until`, of a record up to `end`.
    fn read(&self, chunk: &Chunk, until: usize, end: usize, line: u64) -> Result<Draft, Skip> {
        let decoded =
            |from: usize, to: usize| charset::decode(chunk.bytes.get(from..to).unwrap_or_default(), chunk.encoding);
        let head = decoded(self.start, self.text);
        let head = Head::read(&head).unwrap_or_default();
        let words = decoded(self.text, until);
        let title = head.title.map(|title| unescaped(title).into_owned());
        // The text begins with its title.
        let body = unescaped(words.trim());
        let body = match body.split_once('\n') {
            Some((first, rest)) if Some(first.trim()) == title.as_deref().map(str::trim) => rest.trim(),
            None if Some(&*body) == title.as_deref().map(str::trim) => "",
            _ => &body,
        };
        let span = self.span(chunk, end, line);
        if body.is_empty() {
            return Err(Skip { kind: "no_text", message: "a title without a text".to_owned(), span });
        }
        let owned = |text: &str| unescaped(text).into_owned();
        Ok(Draft {
            external_id: head.id.map(owned),
            title,
            body: Body::Plain(paragraphs(body)),
            url: head.url.map(owned),
            span,
            ..Draft::default()
        })
    }
}

/// What the line before a text says of it.
#[derive(Default)]
struct Head<'t> {
    id: Option<&'t str>,
    url: Option<&'t str>,
    title: Option<&'t str>,
}

impl<'t> Head<'t> {
    /// `None` for a line of another kind. The title is the last and may hold quotes.
    fn read(line: &'t str) -> Option<Self> {
        let inner = line.trim().strip_prefix("<doc ")?.strip_suffix('>')?.trim_end();
        let value = |name: &str| {
            let (_, rest) = inner.split_once(name)?;
            rest.split_once('"').map(|(value, _)| value)
        };
        let title = inner.split_once("title=\"").and_then(|(_, title)| title.strip_suffix('"'));
        let id = value("id=\"")?;
        Some(Head { id: Some(id), url: value("url=\""), title }).filter(|_| title.is_some())
    }
}

/// Each line is a paragraph; items of a list keep together.
fn paragraphs(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 64);
    let is_item = |line: &str| line.starts_with(['-', '*', '•']);
    let mut before: Option<&str> = None;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(before) = before {
            out.push_str(if is_item(before) && is_item(line) { "\n" } else { "\n\n" });
        }
        out.push_str(line);
        before = Some(line);
    }
    out
}

fn unescaped(text: &str) -> Cow<'_, str> {
    if memchr::memchr(b'&', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    // Ampersands last, so that nothing is taken for an escape that was none.
    Cow::Owned(text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&"))
}

/// The index behind the last line that closes a text, if it begins at or behind `from`, less what may have been cut there.
fn last_end(bytes: &[u8], from: usize) -> Option<usize> {
    let from = from.saturating_sub(CLOSES.len() + 2);
    let tail = bytes.get(from..)?;
    let mut end = tail.len();
    while let Some(at) = memmem::rfind(tail.get(..end)?, CLOSES) {
        let before = tail.get(..at).and_then(|head| head.last());
        let behind = tail.get(at + CLOSES.len()..)?;
        let blanks = behind.iter().take_while(|byte| matches!(byte, b'\r' | b' ' | b'\t')).count();
        if matches!(before, None | Some(b'\n')) && behind.get(blanks) == Some(&b'\n') {
            return Some(from + at + CLOSES.len() + blanks + 1);
        }
        end = at;
    }
    None
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;
    use std::ops::ControlFlow;

    use super::*;

    fn read(text: &[u8]) -> (Vec<Result<Draft, Skip>>, Result<(), Broken>) {
        let mut source = Source::new("wiki_00", Box::new(Cursor::new(text.to_vec())));
        let (mut out, settings) = (Vec::new(), Settings::default());
        let mut joined = Vec::new();
        let outcome = WikiExtractor.frame(&mut source, &settings, &mut |chunk| {
            joined.extend_from_slice(&chunk.bytes);
            WikiExtractor.parse(&chunk, &settings, &mut out);
            ControlFlow::Continue(())
        });
        assert_eq!(joined, text);
        (out, outcome)
    }

    fn outline(out: &[Result<Draft, Skip>]) -> Vec<String> {
        out.iter()
            .map(|record| match record {
                Ok(Draft { title, body: Body::Plain(body), .. }) => {
                    format!("{}|{body}", title.as_deref().unwrap_or("-"))
                }
                Ok(_) => "?".to_owned(),
                Err(skip) => format!("!{}", skip.kind),
            })
            .collect()
    }

    #[test]
    fn texts_are_told_apart() {
        let doc = |title: &str, text: &str| {
            format!("<doc id=\"7\" url=\"https://w.example/?curid=7\" title=\"{title}\">\n{title}\n\n{text}\n</doc>\n")
        };
        let cases: [(String, &[&str]); 8] = [
            (doc("A", "x\ny") + &doc("B", "- one\n- two\nz"), &["A|x\n\ny", "B|- one\n- two\n\nz"]),
            (doc("A \"B\" C", "x &amp;lt; 1 &lt; 2"), &["A \"B\" C|x &lt; 1 < 2"]),
            (doc("A &amp; B", "x"), &["A & B|x"]),
            (doc("A", ""), &["!no_text"]),
            (doc("A", "<doc words>\nx </doc> y"), &["A|<doc words>\n\nx </doc> y"]),
            (doc("A", "x") + "stray\nwords\n" + &doc("B", "y"), &["A|x", "!corrupt", "B|y"]),
            (doc("A", "x").replace("</doc>\n", "") + &doc("B", "y"), &["A|x", "B|y"]),
            (doc("A", "x").replace("\n</doc>\n", ""), &["A|x"]),
        ];
        for (text, expected) in cases {
            let (out, outcome) = read(text.as_bytes());
            assert_eq!(outline(&out), expected, "{text}");
            assert_eq!(outcome.is_err(), !text.ends_with("</doc>\n"), "{text}");
        }
    }

    #[test]
    fn fields_and_places() {
        let text = "<doc id=\"7\" revid=\"9\" url=\"https://w.example/?a=1&amp;b\" title=\"A\">\nA\n\nx\n\n</doc>\n";
        let (out, _) = read(text.repeat(2).as_bytes());
        let draft = out[1].as_ref().unwrap();
        assert_eq!(draft.external_id.as_deref(), Some("7"));
        assert_eq!(draft.url.as_deref(), Some("https://w.example/?a=1&b"));
        let len = text.len() as u64;
        assert_eq!(draft.span, Span { bytes: [len, 2 * len], lines: [7, 12] });
    }

    #[test]
    fn large_files_are_cut_behind_texts() {
        let text: String = (0..3000)
            .map(|n| {
                format!("<doc id=\"{n}\" url=\"u\" title=\"T{n}\">\nT{n}\n\n{}\n</doc>\n", "word ".repeat(n % 300))
            })
            .collect();
        let (out, outcome) = read(text.as_bytes());
        assert_eq!((out.len(), outcome), (3000, Ok(())));
        let [start, end] = out[2999].as_ref().unwrap().span.bytes.map(|at| at as usize);
        assert!(text[start..end].starts_with("<doc id=\"2999\"") && text[start..end].ends_with("</doc>\n"));
    }

    #[test]
    fn what_it_takes_for_its_own() {
        let cases: [(&str, bool); 6] = [
            ("<doc id=\"7\" url=\"u\" title=\"A\">\nA\n", true),
            ("\n<doc id=\"7\" title=\"A\">\n", true),
            ("<DOC>\n<DOCNO>1</DOCNO>\n", false),
            ("<doc>\n<title>A</title>", false),
            ("A text about <doc id=\"7\" title=\"A\">\n", false),
            ("<document id=\"7\" title=\"A\">\n", false),
        ];
        for (head, expected) in cases {
            assert_eq!(WikiExtractor.sniff("a", head.as_bytes()) == Confidence::Sure, expected, "{head}");
        }
    }

    #[test]
    fn damage_is_survived() {
        let sound = "<doc id=\"7\" url=\"u\" title=\"A\">\nA\n\nx &amp; y\n\n</doc>\n".repeat(3);
        for at in 0..sound.len() {
            for change in [0, b'<', b'"', b'\n', 0xff] {
                let mut bytes = sound.clone().into_bytes();
                bytes[at] = change;
                let (out, _) = read(&bytes);
                assert!(out.len() <= 8);
            }
            assert!(read(&sound.as_bytes()[..at]).0.len() <= 3);
            assert!(read(&sound.as_bytes()[at..]).0.len() <= 4);
        }
    }
}
