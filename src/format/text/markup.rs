//! Marks of programs that run through a whole text: forum tags, a text browser's link numbers, the `>` of quoted mail.
//!
//! Which of them a text has is told from its beginning; they are taken out of each line before it is read. HTML and Markdown
//! are formats of their own and not looked at.

use std::borrow::Cow;

/// So much of a text tells what marks it has, in bytes.
const SAMPLE: usize = 256 << 10;
/// So many lines with link numbers are no chance.
const FEWEST_LINKS: usize = 5;
/// Tags of forums, without their brackets and values.
const TAGS: &[&str] = &[
    "b",
    "i",
    "u",
    "s",
    "url",
    "quote",
    "indent",
    "color",
    "size",
    "center",
    "left",
    "right",
    "font",
    "list",
    "code",
    "spoiler",
    "email",
    "h1",
    "h2",
    "h3",
    "justify",
    "highlight",
];

/// The marks of one text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Markup {
    /// `[b]…[/b]`.
    forum: bool,
    /// `[12]Home`.
    links: bool,
    /// `> …`.
    quoted: bool,
}

impl Markup {
    /// The marks that a text has, by its beginning in bytes.
    pub fn of(bytes: &[u8]) -> Self {
        let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
        let (mut lines, mut quoted, mut links, mut forum) = (0usize, 0usize, 0usize, false);
        for line in sample.split(|b| *b == b'\n') {
            let text = line.trim_ascii();
            if text.is_empty() {
                continue;
            }
            lines += 1;
            quoted += usize::from(text.starts_with(b">"));
            links += usize::from(
                text.starts_with(b"[") && link(text).is_some()
                    || text.starts_with(b"* [") && text.get(2..).and_then(link).is_some(),
            );
            forum |= text.starts_with(b"[") && text.windows(2).any(|two| two == b"[/");
        }
        Markup { forum, links: links >= FEWEST_LINKS, quoted: quoted * 2 > lines }
    }

    /// The line without its marks.
    pub fn strip<'a>(self, text: Cow<'a, str>) -> Cow<'a, str> {
        if self == Markup::default() {
            return text;
        }
        let mut text = text;
        if self.quoted && text.trim_start().starts_with('>') {
            text = Cow::Owned(text.trim_start().trim_start_matches(['>', ' ']).to_owned());
        }
        if self.links && text.contains('[') {
            text = Cow::Owned(without_links(&text));
        }
        if self.forum && text.contains('[') {
            text = Cow::Owned(without_tags(&text));
        }
        text
    }
}

/// How long the link number is that a text opens with: `[12]` right before a word.
fn link(text: &[u8]) -> Option<usize> {
    let digits = text.strip_prefix(b"[")?.iter().take_while(|b| b.is_ascii_digit()).count();
    let is_closed = text.get(digits + 1) == Some(&b']');
    let is_attached = text.get(digits + 2).is_some_and(|b| b.is_ascii_alphanumeric() || *b >= 0x80);
    ((1..=4).contains(&digits) && is_closed && is_attached).then_some(digits + 2)
}

fn without_links(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('[') {
        let (before, from) = rest.split_at(at);
        kept.push_str(before);
        let length = link(from.as_bytes()).unwrap_or(0);
        if length == 0 {
            kept.push('[');
        }
        rest = from.get(length.max(1)..).unwrap_or_default();
    }
    kept.push_str(rest);
    kept
}

fn without_tags(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('[') {
        let (before, from) = rest.split_at(at);
        kept.push_str(before);
        let tag = from.get(1..).and_then(|inner| inner.split_once([']', '\n'])).filter(|(tag, _)| is_tag(tag));
        match tag {
            Some((_, behind)) => rest = behind,
            None => {
                kept.push('[');
                rest = from.get(1..).unwrap_or_default();
            }
        }
    }
    kept.push_str(rest);
    kept
}

fn is_tag(tag: &str) -> bool {
    let name = tag.trim_start_matches('/');
    let name = name.split(['=', ' ']).next().unwrap_or_default();
    tag.len() <= 80 && TAGS.iter().any(|known| known.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stripped(text: &str) -> Vec<String> {
        let markup = Markup::of(text.as_bytes());
        text.lines().map(|line| markup.strip(Cow::Borrowed(line)).into_owned()).collect()
    }

    #[test]
    fn marks_of_a_whole_text_come_off() {
        assert_eq!(
            stripped("[b]Ferry sails again[/b]\n[url=https://example.org]The paper[/url] says [sic] so"),
            ["Ferry sails again", "The paper says [sic] so"]
        );
        assert_eq!(stripped("> Ferry sails\n> again\nyes"), ["Ferry sails", "again", "yes"]);
        let links = "[1]Home\n[2]News\n[3]Sport\n* [4]About\n[5]Help\nThe ferry [6]sails again[7], they say [8].";
        assert_eq!(stripped(links).last().map(String::as_str), Some("The ferry sails again[7], they say [8]."));
        // One quotation or a few notes are the text's own.
        assert_eq!(stripped("[1]Note\nText\n> quoted\nText"), ["[1]Note", "Text", "> quoted", "Text"]);
    }
}
