//! Headers that are no labels: AsciiDoc's title with the lines of author and revision, Org's keywords.

use crate::article::{Draft, Stamp};
use crate::date;
use crate::dump::charset;
use crate::dump::chunk::Chunk;

use super::Dialect;

/// A header ends before this many lines.
const LINES: usize = 60;

/// What a file's header says.
#[derive(Default)]
pub(super) struct Header {
    title: Option<String>,
    authors: Vec<String>,
    published: Option<String>,
    tags: Vec<String>,
    /// The lines that said it.
    lines: Vec<String>,
}

/// The header of the file that the chunk begins.
pub(super) fn read(dialect: Dialect, chunk: &Chunk) -> Header {
    if chunk.at > 0 || !matches!(dialect, Dialect::Asciidoc | Dialect::Org) {
        return Header::default();
    }
    let sample = chunk.bytes.get(..16 << 10).unwrap_or(&chunk.bytes);
    let text = charset::decode(sample, chunk.encoding);
    let lines = text.lines().take(LINES);
    if dialect == Dialect::Asciidoc { asciidoc(lines) } else { org(lines) }
}

fn asciidoc<'t>(lines: impl Iterator<Item = &'t str>) -> Header {
    let mut header = Header::default();
    let mut lines = lines.skip_while(|line| line.trim().is_empty() || line.starts_with("//") || line.starts_with(':'));
    let Some(title) = lines.next().and_then(|line| line.strip_prefix("= ")) else { return header };
    header.title = Some(title.trim().to_owned());
    for (at, line) in
        lines.take_while(|line| !line.trim().is_empty()).filter(|line| !line.starts_with("//")).enumerate()
    {
        if line.starts_with(':') {
            continue;
        }
        match at {
            // "Ann Lee <ann@port.example>; Bo Ray"
            0 => {
                let names = line.split(';').map(|name| name.split('<').next().unwrap_or_default().trim());
                let names: Vec<&str> =
                    names.filter(|name| !name.is_empty() && !name.bytes().any(|b| b.is_ascii_digit())).collect();
                if names.iter().all(|name| name.split_whitespace().count() <= 4) {
                    header.authors = names.into_iter().map(str::to_owned).collect();
                    header.lines.push(line.to_owned());
                }
            }
            // "v1.0, 2020-05-05: first"
            1 if !header.authors.is_empty() => {
                let parts = line.split([',', ':']).map(str::trim);
                let is_date = |text: &&str| date::read(&Stamp::metadata(*text), &date::Context::default()).is_some();
                // A date may hold a comma itself.
                let whole = Some(line.trim()).filter(|text| is_date(text));
                header.published = whole.or_else(|| parts.into_iter().find(is_date)).map(str::to_owned);
                if header.published.is_some() {
                    header.lines.push(line.to_owned());
                }
            }
            _ => break,
        }
    }
    header
}

fn org<'t>(lines: impl Iterator<Item = &'t str>) -> Header {
    let mut header = Header::default();
    for line in lines {
        let Some((name, value)) = line.strip_prefix("#+").and_then(|rest| rest.split_once(':')) else { continue };
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "title" => header.title = Some(value.to_owned()),
            "author" => header.authors = vec![value.to_owned()],
            // "<2020-05-05 Tue 10:00>"
            "date" => {
                let day = value.trim_matches(['<', '>', '[', ']']);
                let iso =
                    day.split_whitespace().next().filter(|day| day.len() == 10 && day.as_bytes().get(4) == Some(&b'-'));
                header.published = Some(iso.unwrap_or(day).to_owned());
            }
            "filetags" | "keywords" | "tags" => {
                header.tags.extend(value.split([':', ' ', ',']).filter(|tag| !tag.is_empty()).map(str::to_owned));
            }
            _ => {}
        }
    }
    header.tags.truncate(50);
    header
}

impl Header {
    /// Sets what the text did not say already.
    pub(super) fn set(self, draft: &mut Draft) {
        if let Some(title) = self.title.filter(|title| !title.is_empty()) {
            draft.title = Some(title);
        }
        if !self.authors.is_empty() {
            draft.authors = self.authors;
        }
        if let Some(date) = self.published {
            draft.published = Some(Stamp::metadata(date));
        }
        if draft.tags.is_empty() {
            draft.tags = self.tags;
        }
        // Lines that were taken for text or a caption are none.
        if let crate::article::Body::Plain(body) = &mut draft.body {
            let is_header = |line: &str| self.lines.iter().any(|known| known.trim() == line.trim());
            let above = body
                .split('\n')
                .take_while(|line| line.is_empty() || is_header(line))
                .map(|line| line.len() + 1)
                .sum::<usize>();
            let gone = body.get(..above.min(body.len())).unwrap_or_default();
            let count = gone.lines().filter(|line| !line.is_empty()).count();
            *body = body.get(above.min(body.len())..).unwrap_or_default().to_owned();
            draft.body_lines.drain(..count.min(draft.body_lines.len()));
        }
        draft.site = draft.site.take().filter(|site| !self.lines.contains(site));
        draft.summary.retain(|line| !self.lines.contains(line));
    }
}
