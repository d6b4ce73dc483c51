//! The second pass: the lines that the scan left, as headings, paragraphs, items and rows.
//!
//! Sections that hold nothing are left out with their headings: what stood there were notes, navigation or a gallery. So
//! are lists that are hardly more than links to other sites.

use super::signs::{APOSTROPHE, BREAK, EDGE, GUARD, LINK, ROW, UNLINK, VERBATIM, flat, is_sign};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Heading(usize),
    Paragraph,
    /// An item, a row, a line of code: one break from its like.
    Item,
    Row,
    Verbatim,
}

#[derive(Debug)]
struct Block {
    kind: Kind,
    text: String,
    /// Most of it is the label of a link to another site, or the address itself.
    is_link: bool,
}

/// The text of a page.
pub(super) fn assemble(text: &str) -> String {
    let mut blocks = Vec::new();
    let mut paragraph = String::new();
    let mut numbers: Vec<usize> = Vec::new();
    for line in text.split('\n') {
        // Only text at a line's beginning keeps a paragraph going.
        let trimmed = line.trim();
        let marks = trimmed.bytes().take_while(|byte| matches!(byte, b'*' | b'#' | b':' | b';')).count();
        if !trimmed.starts_with('#') && !trimmed.starts_with(['*', ':']) {
            numbers.clear();
        }
        if let Some(row) = trimmed.strip_prefix(ROW) {
            end(&mut paragraph, &mut blocks);
            push(Kind::Row, row, &mut blocks);
        } else if let Some(code) = line.strip_prefix(VERBATIM) {
            end(&mut paragraph, &mut blocks);
            let text: String = code.replace(APOSTROPHE, "'").chars().filter(|c| !is_sign(*c)).collect();
            blocks.push(Block { kind: Kind::Verbatim, text, is_link: false });
        } else if let Some((level, title)) = heading(trimmed) {
            end(&mut paragraph, &mut blocks);
            push(Kind::Heading(level), title, &mut blocks);
        } else if marks > 0 {
            end(&mut paragraph, &mut blocks);
            item(trimmed, marks, &mut numbers, &mut blocks);
        } else if trimmed.is_empty() || trimmed.trim_end_matches('-').is_empty() && trimmed.len() >= 4 {
            end(&mut paragraph, &mut blocks);
        } else {
            for (n, piece) in line.split(EDGE).enumerate() {
                if n > 0 {
                    end(&mut paragraph, &mut blocks);
                }
                if !paragraph.is_empty() && !piece.is_empty() {
                    paragraph.push(' ');
                }
                paragraph.push_str(piece);
            }
        }
    }
    end(&mut paragraph, &mut blocks);
    joined(&without_empty(blocks))
}

/// A text of one line: a caption, a fact, a category.
pub(super) fn line(text: &str) -> String {
    visible(&flat(text)).0.replace('\n', " ")
}

/// `== Title ==`
fn heading(line: &str) -> Option<(usize, &str)> {
    let line = line.trim_end_matches(is_sign).trim_end();
    let before = line.bytes().take_while(|byte| *byte == b'=').count();
    let after = line.bytes().rev().take_while(|byte| *byte == b'=').count();
    let level = before.min(after).min(6);
    if level == 0 || line.len() <= 2 * level {
        return None;
    }
    Some((level, line.get(level..line.len() - level)?.trim()))
}

fn item(line: &str, marks: usize, numbers: &mut Vec<usize>, blocks: &mut Vec<Block>) {
    let (marks, text) = line.split_at_checked(marks).unwrap_or(("", line));
    let text = text.trim_start();
    if let Some(row) = text.strip_prefix(ROW) {
        return push(Kind::Row, row, blocks);
    }
    // What a bullet holds in several paragraphs stays in one line.
    let text = text.replace(EDGE, " ");
    numbers.truncate(marks.len());
    match marks.bytes().last() {
        Some(b'*') => push_led("• ", &text, blocks),
        Some(b'#') => {
            numbers.resize(marks.len().min(16), 0);
            let Some(number) = numbers.last_mut() else { return };
            *number += 1;
            let lead = format!("{number}. ");
            if !push_led_if(&lead, &text, blocks) {
                *number -= 1;
            }
        }
        Some(b';') => {
            let (term, meaning) = text.split_once(" : ").unwrap_or((&text, ""));
            push(Kind::Paragraph, term, blocks);
            push(Kind::Paragraph, meaning, blocks);
        }
        _ => push(Kind::Paragraph, &text, blocks),
    }
}

fn push_led(lead: &str, text: &str, blocks: &mut Vec<Block>) {
    push_led_if(lead, text, blocks);
}

fn push_led_if(lead: &str, text: &str, blocks: &mut Vec<Block>) -> bool {
    let (text, is_link) = visible(text);
    if !text.chars().any(char::is_alphanumeric) {
        return false;
    }
    blocks.push(Block { kind: Kind::Item, text: format!("{lead}{}", text.replace('\n', " ")), is_link });
    true
}

fn end(paragraph: &mut String, blocks: &mut Vec<Block>) {
    push(Kind::Paragraph, paragraph, blocks);
    paragraph.clear();
}

fn push(kind: Kind, text: &str, blocks: &mut Vec<Block>) {
    let (text, is_link) = visible(text);
    // What templates left behind: commas, brackets.
    if text.chars().any(|c| c.is_alphanumeric() || !c.is_ascii()) {
        blocks.push(Block { kind, text, is_link });
    }
}

/// A line without signs, quotation marks of bold and italics, and switches; whether links to other sites are most of it.
fn visible(line: &str) -> (String, bool) {
    let line = without_switches(line.trim());
    let line = without_quotes(&line);
    let mut text = String::with_capacity(line.len());
    let (mut linked, mut since) = (0, None);
    for c in line.chars() {
        match c {
            LINK => since = Some(text.len()),
            UNLINK => {
                // A link without a label is most of a line that says nothing else.
                linked += since.take().map_or(0, |since: usize| text.len().saturating_sub(since).max(1));
            }
            APOSTROPHE => text.push('\''),
            BREAK => {
                text.truncate(text.trim_end_matches(' ').len());
                text.push('\n');
            }
            EDGE | ROW | VERBATIM => text.push(' '),
            GUARD => {}
            ' ' | '\t' if text.ends_with([' ', '\n']) => {}
            '\t' => text.push(' '),
            // Brackets and quotation marks around what a template did not say.
            ')' if text.ends_with('(') => {
                text.pop();
                text.truncate(text.trim_end_matches(' ').len());
            }
            ')' | ',' | '.' if text.ends_with(", ") || (c != '.' && text.ends_with("( ")) => {
                text.truncate(text.trim_end_matches([' ', ',']).len());
                text.push(c);
            }
            ',' | ';' if text.ends_with('(') => {}
            ' ' if text.ends_with('(') => {}
            c => text.push(c),
        }
    }
    let is_link = linked > 0 && linked * 2 >= text.trim().len();
    (text.trim().to_owned(), is_link)
}

/// `__NOTOC__` and its like, in any alphabet.
fn without_switches(line: &str) -> std::borrow::Cow<'_, str> {
    const MOST: usize = 40;
    if !line.contains("__") {
        return line.into();
    }
    let mut kept = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("__") {
        kept.push_str(before);
        let name = after.chars().take(MOST).take_while(|c| c.is_uppercase()).map(char::len_utf8).sum::<usize>();
        match after.get(name..).and_then(|after| after.strip_prefix("__")) {
            Some(after) if name > 0 => rest = after,
            _ => {
                kept.push_str("__");
                rest = after;
            }
        }
    }
    kept.push_str(rest);
    kept.into()
}

/// Without `''` and `'''`. Where a line's marks do not come in pairs, an apostrophe before italics was meant:
/// `l'''Odyssée''`.
fn without_quotes(line: &str) -> std::borrow::Cow<'_, str> {
    if !line.contains("''") {
        return line.into();
    }
    let runs = || line.split(|c| c != '\'').map(str::len).filter(|length| *length >= 2);
    let bold = runs().filter(|length| *length >= 3).count();
    let italic = runs().filter(|length| matches!(length, 2 | 5..)).count();
    // One run of three that follows a letter is an apostrophe and two, as where words are elided.
    let mut elided = bold % 2 == 1 && italic % 2 == 1;
    let mut kept = String::with_capacity(line.len());
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '\'' {
            kept.push(c);
            continue;
        }
        let mut length = 1;
        while chars.next_if_eq(&'\'').is_some() {
            length += 1;
        }
        let apostrophes = match length {
            1 => 1,
            3 if elided && kept.ends_with(char::is_alphabetic) => {
                elided = false;
                1
            }
            2 | 3 | 5 => 0,
            4 => 1,
            more => more - 5,
        };
        kept.extend(std::iter::repeat_n('\'', apostrophes));
    }
    kept.into()
}

/// Without headings that nothing follows, and without lists of links to other sites below a heading of their own.
fn without_empty(blocks: Vec<Block>) -> Vec<Block> {
    let mut kept: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut rest = blocks;
    // From the end: what a heading has below it is known when it is met.
    let mut tail: Vec<Block> = Vec::new();
    while let Some(block) = rest.pop() {
        let Kind::Heading(level) = block.kind else {
            tail.push(block);
            continue;
        };
        let is_links = !tail.is_empty() && tail.iter().all(|block| block.kind == Kind::Item && block.is_link);
        if is_links {
            tail.clear();
        }
        let holds = !tail.is_empty()
            || kept.last().is_some_and(|next| matches!(next.kind, Kind::Heading(below) if below > level));
        kept.append(&mut tail);
        if holds {
            kept.push(block);
        }
    }
    kept.append(&mut tail);
    kept.reverse();
    kept
}

fn joined(blocks: &[Block]) -> String {
    let mut text = String::with_capacity(blocks.iter().map(|block| block.text.len() + 2).sum());
    let mut last = None;
    for block in blocks {
        let is_like = last == Some(block.kind) && matches!(block.kind, Kind::Item | Kind::Row | Kind::Verbatim);
        if last.is_some() {
            text.push_str(if is_like { "\n" } else { "\n\n" });
        }
        text.push_str(&block.text);
        last = Some(block.kind);
    }
    text
}
