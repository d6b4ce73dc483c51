//! The first pass: one walk through the text with a stack of what is open.

use std::collections::HashSet;

use super::frames::{Found, Frame, Kind};
use super::signs::{APOSTROPHE, GUARD};
use super::{Wiki, tables};

/// What opens deeper is no longer looked into; no page that people read comes near.
const MOST_OPEN: usize = 48;
/// Galleries and the like are scanned by themselves, so deep and no deeper.
const MOST_NESTED: usize = 2;
/// The longest entity: `&CounterClockwiseContourIntegral;`.
const MOST_ENTITY: usize = 34;

/// The bytes at which a run of plain text ends.
static SPECIAL: [bool; 256] = special();

const fn special() -> [bool; 256] {
    let mut table = [false; 256];
    let mut control = 0;
    while control < 0x20 {
        table[control] = true;
        control += 1;
    }
    table[b'\t' as usize] = false;
    let marks = b"{}[]|=<&!-";
    let mut at = 0;
    while at < marks.len() {
        table[marks[at] as usize] = true;
        at += 1;
    }
    table
}

/// A walk through one text.
pub(super) struct Scan<'a> {
    pub(super) source: &'a str,
    pub(super) wiki: &'a Wiki<'a>,
    pub(super) at: usize,
    /// The innermost construct, and those around it.
    pub(super) top: Frame,
    pub(super) below: Vec<Frame>,
    /// Openings that were too deep, whose ends must not close what is around them.
    pub(super) lost_braces: usize,
    pub(super) lost_brackets: usize,
    /// Open poems: their lines stay lines.
    pub(super) poems: usize,
    /// Tags of which no end follows.
    pub(super) endless: HashSet<&'static str>,
    pub(super) found: Found,
    /// How many scans this one stands in.
    pub(super) nested: usize,
}

/// Scans a page.
pub(super) fn page(source: &str, wiki: &Wiki<'_>) -> Found {
    run(source, wiki, 0)
}

/// Scans a piece of text that stands in another and cannot be scanned in place.
pub(super) fn piece(source: &str, wiki: &Wiki<'_>, nested: usize) -> Found {
    if nested > MOST_NESTED { Found::default() } else { run(source, wiki, nested) }
}

fn run(source: &str, wiki: &Wiki<'_>, nested: usize) -> Found {
    let mut scan = Scan {
        source,
        wiki,
        at: 0,
        top: Frame::default(),
        below: Vec::new(),
        lost_braces: 0,
        lost_brackets: 0,
        poems: 0,
        endless: HashSet::new(),
        found: Found::default(),
        nested,
    };
    scan.top.out.reserve(source.len() / 2);
    scan.line_start();
    scan.walk();
    while !scan.below.is_empty() {
        scan.abandon();
    }
    Found { text: scan.top.out, ..scan.found }
}

impl<'a> Scan<'a> {
    fn walk(&mut self) {
        loop {
            let bytes = self.rest().as_bytes();
            let run = bytes.iter().position(|byte| SPECIAL.get(usize::from(*byte)) == Some(&true));
            let run = run.unwrap_or(bytes.len());
            self.literal(run);
            let Some(byte) = self.byte(0) else { return };
            match byte {
                b'\n' => self.newline(),
                b'{' => self.open_brace(),
                b'}' => self.close_brace(),
                b'[' => self.open_bracket(),
                b']' => self.close_bracket(),
                b'|' => self.pipe(),
                b'=' => self.equals(),
                b'!' => self.exclamation(),
                b'<' => self.tag(),
                b'&' => self.entity(),
                b'-' => self.variants(),
                // A control character.
                _ => self.at += 1,
            }
        }
    }

    pub(super) fn rest(&self) -> &'a str {
        self.source.get(self.at..).unwrap_or_default()
    }

    pub(super) fn byte(&self, ahead: usize) -> Option<u8> {
        self.source.as_bytes().get(self.at + ahead).copied()
    }

    /// Takes `length` bytes as text.
    pub(super) fn literal(&mut self, length: usize) {
        let text = self.source.get(self.at..self.at + length).unwrap_or_default();
        self.top.out.push_str(text);
        self.at += length;
    }

    /// Puts text in that means nothing else: no markup that it holds is read again.
    pub(super) fn plain(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '\'' => self.top.out.push(APOSTROPHE),
                '*' | '#' | ':' | ';' | '=' | ' ' | '-' | '_' => self.top.out.extend([GUARD, c]),
                '\n' | '\t' => self.top.out.push(' '),
                c if c.is_control() => {}
                c => self.top.out.push(c),
            }
        }
    }

    /// Opens a construct behind its `length` bytes of mark; false where it is too deep.
    pub(super) fn open(&mut self, kind: Kind, length: usize) -> bool {
        self.at += length;
        if self.below.len() >= MOST_OPEN {
            return false;
        }
        let outer = std::mem::replace(&mut self.top, Frame::new(kind));
        self.below.push(outer);
        true
    }

    /// Closes the innermost construct; what it was, for its text to be put in what is around it.
    pub(super) fn close(&mut self) -> Option<Frame> {
        let outer = self.below.pop()?;
        Some(std::mem::replace(&mut self.top, outer))
    }

    /// The innermost construct was none: its text stays.
    pub(super) fn abandon(&mut self) {
        if let Some(frame) = self.close() {
            let text = frame.abandoned();
            self.top.out.push_str(&text);
        }
    }

    fn newline(&mut self) {
        let after = self.source.get(self.at + 1..).unwrap_or_default();
        let is_blank = after.trim_start_matches([' ', '\t', '\r']).starts_with('\n');
        // A link's target stands on one line, its label in one paragraph; an address's label on one line.
        while match &self.top.kind {
            Kind::External => true,
            Kind::Link { is_file } => {
                let in_cell = matches!(self.below.last().map(|frame| &frame.kind), Some(Kind::Table(_)));
                is_blank || (self.top.parts.is_empty() && !is_file) || (in_cell && after.starts_with(['|', '!']))
            }
            _ => false,
        } {
            self.abandon();
        }
        self.at += 1;
        if let Kind::Table(table) = &mut self.top.kind {
            table.is_heading = false;
            if table.skips_line {
                table.skips_line = false;
                self.top.out.clear();
            }
            // Text behind a line break is no attribute.
            if table.may_be_attributes {
                match self.top.out.trim_start().is_empty() {
                    true => self.top.out.clear(),
                    false => table.may_be_attributes = false,
                }
            }
        }
        if self.poems > 0 && !self.top.out.is_empty() {
            self.top.out.push(super::signs::BREAK);
        } else {
            self.top.out.push('\n');
        }
        self.line_start();
    }

    /// What only a line's beginning can be: a table's marks.
    pub(super) fn line_start(&mut self) {
        let rest = self.rest();
        let trimmed = rest.trim_start_matches([' ', '\t']);
        let indented = trimmed.trim_start_matches(':').trim_start_matches([' ', '\t']);
        let (blanks, indent) = (rest.len() - trimmed.len(), rest.len() - indented.len());
        let is_table = indented.starts_with("{|") && !indented.starts_with("{|}");
        match (&self.top.kind, trimmed.as_bytes()) {
            _ if is_table => {
                self.at += indent;
                self.open_table();
            }
            (Kind::Table(_), [b'|' | b'!', ..]) => {
                self.at += blanks;
                self.table_line();
            }
            // Heading marks are no argument's name.
            (Kind::Template, [b'=', b'=', ..]) => {
                let marks = trimmed.len() - trimmed.trim_start_matches('=').len();
                self.literal(blanks + marks);
                self.top.has_heading = true;
            }
            _ => {}
        }
    }

    fn pipe(&mut self) {
        let is_double = self.byte(1) == Some(b'|');
        match &mut self.top.kind {
            Kind::Template | Kind::Parameter => {
                self.top.part();
                self.at += 1;
            }
            Kind::Link { .. } => self.link_pipe(),
            Kind::Table(table) if is_double => {
                tables::next_cell(table, &mut self.top.out);
                self.at += 2;
            }
            Kind::Table(table) if table.may_be_attributes => {
                table.may_be_attributes = false;
                self.top.out.clear();
                self.at += 1;
            }
            _ => self.literal(1),
        }
    }

    fn exclamation(&mut self) {
        match &mut self.top.kind {
            Kind::Table(table) if table.is_heading && self.source.as_bytes().get(self.at + 1) == Some(&b'!') => {
                tables::next_cell(table, &mut self.top.out);
                self.at += 2;
            }
            _ => self.literal(1),
        }
    }

    fn equals(&mut self) {
        let is_argument = matches!(self.top.kind, Kind::Template) && !self.top.parts.is_empty();
        // A heading inside an argument ends with its marks.
        if is_argument && self.top.key.is_none() && self.byte(1) != Some(b'=') && !self.top.has_heading {
            self.top.key = Some(std::mem::take(&mut self.top.out).trim().to_owned());
            self.at += 1;
        } else {
            let run = self.rest().len() - self.rest().trim_start_matches('=').len();
            self.literal(run);
        }
    }

    fn entity(&mut self) {
        let rest = self.rest();
        let name = rest.as_bytes().iter().take(MOST_ENTITY).position(|byte| *byte == b';');
        let name = name.and_then(|end| rest.get(1..end)).unwrap_or_default();
        let mut buffer = [0; 4];
        let text = match name.strip_prefix('#') {
            Some(number) => character(number).map(|c| &*c.encode_utf8(&mut buffer)),
            None => quick_xml::escape::resolve_html5_entity(name),
        };
        match text {
            Some(text) => {
                self.at += name.len() + 2;
                self.plain(text);
            }
            None => self.literal(1),
        }
    }

    /// `-{zh-hans:a; zh-hant:b}-`: the first of the forms. Forms without markup only; others are read as they stand.
    fn variants(&mut self) {
        const MOST: usize = 1000;
        if self.byte(1) != Some(b'{') || self.byte(2) == Some(b'{') {
            return self.literal(1);
        }
        let window = self.rest().as_bytes().get(2..).unwrap_or_default();
        let window = window.get(..window.len().min(MOST)).unwrap_or_default();
        // Up to the next brace, so that a text full of openings is not looked through again and again.
        let end = memchr::memchr2(b'}', b'{', window).filter(|end| window.get(*end..*end + 2) == Some(b"}-"));
        let Some(content) = end.and_then(|end| self.source.get(self.at + 2..self.at + 2 + end)) else {
            return self.literal(1);
        };
        self.at += content.len() + 4;
        let (flags, forms) = content.split_once('|').unwrap_or(("", content));
        if flags.contains(['H', 'T', '-']) {
            return;
        }
        let first = forms.split(';').find_map(|form| Some(form.split_once(':')?.1)).unwrap_or(forms);
        let text = super::signs::flat(first.trim());
        self.plain(&text);
    }
}

/// The character of a numeric reference.
fn character(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code).filter(|c| !c.is_control() || *c == '\n' || *c == '\t')
}
