//! `<DOC>` after `<DOC>`: the collections of TREC, TIPSTER, TDT, CLEF, NTCIR and Gigaword, each with fields of its own.
//!
//! What a field means is told by its name, as the papers and agencies were delivered. A field that no rule knows is left out
//! where the document has a text, and is the text where it has none.

use crate::article::{Body, Draft, Span, Stamp};
use crate::dump::chunk::Chunk;
use crate::dump::source::Source;
use crate::format::xml::dateline;
use crate::format::xml::parts;
use crate::format::xml::records::{self, Names};
use crate::format::xml::root;
use crate::format::xml::scan::{self, Scanner, Token};
use crate::format::xml::space::Scope;
use crate::format::xml::text::{self, Flow, plain};
use crate::format::xml::tree::{Element, Part, Tree};
use crate::format::{Broken, Confidence, Emit, Format, Settings, Skip};

use super::{reflow, web};

/// Documents of a collection.
pub struct Trec;

const TITLE: &[&str] = &["headline", "title", "ttl", "hl", "doctitle", "ti", "head", "hdline"];
const TEXT: &[&str] = &["text", "lp", "leadpara", "body", "content"];
const DATE: &[&str] = &["date", "date1", "dd", "datetime", "date_time", "pubdate", "pub_date", "dateline_date"];
const AUTHOR: &[&str] = &["byline", "author", "by", "au"];
const TAGS: &[&str] = &[
    "subject", "subjects", "keyword", "keywords", "terms", "descript", "topics", "in", "co", "ns", "re", "gv", "tp",
    "cn", "people", "industry", "category",
];
const SUMMARY: &[&str] = &["summary", "abstract"];
const CAPTION: &[&str] = &["graphic", "caption"];
/// What is neither text nor anything else that is kept.
const APART: &[&str] = &[
    "docno",
    "docid",
    "fileid",
    "first",
    "second",
    "dochdr",
    "docoldno",
    "docsrc",
    "doctype",
    "type",
    "length",
    "page",
    "ms",
    "correction-date",
    "profile",
    "cmp",
    "an",
    "ht",
    "txt5",
    "note",
];

impl Format for Trec {
    fn name(&self) -> &'static str {
        "trec"
    }

    fn summary(&self) -> &'static str {
        "collections in SGML (TREC, trectext, trecweb, TDT, Gigaword): every <DOC>"
    }

    fn recognised_by(&self) -> &'static str {
        "<DOC> as the first tag, with a DOCNO, DOCID or id"
    }

    fn sniff(&self, _: &str, head: &[u8]) -> Confidence {
        if root::head_text(head).is_some_and(|head| is_collection(&head)) { Confidence::Sure } else { Confidence::No }
    }

    fn frame(&self, source: &mut Source, _: &Settings, emit: Emit<'_>) -> Result<(), Broken> {
        records::frame(source, &Names::literal(&["doc"]), emit)
    }

    fn parse(&self, chunk: &Chunk, _: &Settings, out: &mut Vec<Result<Draft, Skip>>) {
        if let Some(skip) = parts::too_large(chunk) {
            out.push(Err(skip));
            return;
        }
        for record in parts::parts(chunk, &Names::literal(&["doc"])).records {
            let web = web::draft(&record.text, record.span);
            out.push(web.unwrap_or_else(|| draft(&record.text, record.span)));
        }
    }
}

/// Whether a stream that begins so holds documents: a `<DOC>` first, or as the first in its root, that has an identifier.
fn is_collection(head: &str) -> bool {
    let mut opened = Vec::new();
    for token in Scanner::of(head.as_bytes()) {
        match token {
            Token::Open { name, attributes, .. } => {
                opened.push((head.get(name).unwrap_or_default(), head.get(attributes).unwrap_or_default()));
            }
            Token::Text(range)
                if head.get(range.clone()).is_none_or(|text| !text.trim_matches(is_blank).is_empty()) =>
            {
                break;
            }
            Token::Data { .. } => break,
            _ => {}
        }
        if opened.len() >= 3 {
            break;
        }
    }
    let Some(at) = opened.iter().take(2).position(|(name, _)| name.eq_ignore_ascii_case("doc")) else { return false };
    let attributes = opened.get(at).map(|(_, attributes)| *attributes).unwrap_or_default();
    let has = |wanted: &[&str]| {
        scan::attributes(attributes).any(|(name, _)| wanted.iter().any(|wanted| name.eq_ignore_ascii_case(wanted)))
    };
    // Text that was taken out of a wiki's markup comes in documents too, of another form.
    if has(&["url"]) && has(&["title"]) {
        return false;
    }
    let follows = opened.get(at + 1).map(|(name, _)| *name).unwrap_or_default();
    has(&["id", "docid", "docno"]) || ["docno", "docid"].iter().any(|name| follows.eq_ignore_ascii_case(name))
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}'
}

/// What a document says, as its fields are met.
#[derive(Default)]
struct Fields {
    draft: Draft,
    /// The title, and how much its field is one.
    title: Option<(usize, String)>,
    texts: Vec<String>,
    /// What no rule knows: the text of a document that has no other.
    rest: Vec<String>,
}

fn draft(xml: &str, span: Span) -> Result<Draft, Skip> {
    let ends = |above: &str, new: &str| above.eq_ignore_ascii_case("p") && new.eq_ignore_ascii_case("p");
    let tree = Tree::closing(xml, &Scope::default(), ends).map_err(|refused| refused.skip(span))?;
    let Some(document) = tree.root().children().next() else {
        return Err(Skip { kind: "no_text", message: "a document without content".to_owned(), span });
    };
    let mut fields = Fields::default();
    let named = ["docno", "docid", "id"].iter().find_map(|name| document.attribute(name));
    let id = ["docno", "docid"].iter().find_map(|name| document.child(name)).and_then(Element::line);
    fields.draft.external_id = id.or(named);
    fields.draft.language = document.attribute("lang").or_else(|| document.attribute("language"));
    fields.walk(document);
    let Fields { mut draft, title, texts, rest } = fields;
    let texts = if texts.is_empty() { rest } else { texts };
    draft.body = Body::Plain(texts.join("\n\n"));
    draft.title = title.map(|(_, title)| title);
    if draft.published.is_none() {
        draft.published = draft.external_id.as_deref().and_then(day_of).map(Stamp::metadata);
    }
    Ok(Draft { span, ..draft })
}

impl Fields {
    fn walk(&mut self, element: Element<'_>) {
        for part in element.parts() {
            match part {
                Part::Text(written) => self.left_over(&reflow(&text::resolve(written))),
                Part::Data(written) => self.left_over(&reflow(written)),
                Part::Element(field) => self.take(field),
            }
        }
    }

    fn left_over(&mut self, text: &str) {
        if !text.is_empty() {
            self.rest.push(text.to_owned());
        }
    }

    fn take(&mut self, field: Element<'_>) {
        let name = field.name().to_ascii_lowercase();
        let is = |names: &[&str]| names.contains(&name.as_str());
        let draft = &mut self.draft;
        if let Some(rank) = TITLE.iter().position(|title| *title == name) {
            let (title, author) = headline(field);
            if let Some(title) = title
                && self.title.as_ref().is_none_or(|(known, _)| rank < *known)
            {
                self.title = Some((rank, title));
            }
            draft.authors.extend(author);
        } else if is(TEXT) {
            let text = paragraphs(field);
            if !text.is_empty() {
                self.texts.push(text);
            }
        } else if is(DATE) {
            let line = field.line();
            draft.published = draft.published.take().or_else(|| line.map(Stamp::metadata));
        } else if is(AUTHOR) {
            draft.authors.extend(field.line());
        } else if is(TAGS) {
            draft.tags.extend(listed(field));
        } else if is(SUMMARY) {
            draft.summary.extend(field.line());
        } else if is(CAPTION) {
            draft.caption.extend(field.line());
        } else {
            self.other(&name, field);
        }
    }

    fn other(&mut self, name: &str, field: Element<'_>) {
        let draft = &mut self.draft;
        match name {
            "dateline" => {
                let line = field.line().unwrap_or_default();
                let (place, agency) = dateline::parts(&line);
                draft.dateline = draft.dateline.take().or(place);
                draft.agency = draft.agency.take().or(agency);
            }
            "section" => draft.section = draft.section.take().or_else(|| field.line()),
            "so" | "source" | "pub" => {
                // "HARBOUR JOURNAL (J), PAGE 16": the paper, and where in it.
                let line = field.line().unwrap_or_default();
                let paper = line.split([',', '(']).next().unwrap_or_default().trim();
                draft.site = draft.site.take().or_else(|| (!paper.is_empty()).then(|| paper.to_owned()));
            }
            "language" | "lang" => draft.language = draft.language.take().or_else(|| field.line()),
            "url" => draft.url = draft.url.take().or_else(|| field.line()),
            name if APART.contains(&name) => {}
            _ if field.has_children() => self.walk(field),
            _ => self.left_over(&reflow(&field.text())),
        }
    }
}

/// A headline's field: what stands below a line of dashes in it is a byline.
fn headline(field: Element<'_>) -> (Option<String>, Option<String>) {
    let text = field.text();
    let is_rule = |line: &str| line.trim().len() >= 3 && line.trim().chars().all(|c| matches!(c, '-' | '_' | '='));
    let mut title: Vec<&str> = Vec::new();
    let mut lines = text.lines();
    for line in lines.by_ref().take_while(|line| !is_rule(line)) {
        title.extend(line.split_whitespace());
    }
    let byline = lines.map(str::trim).find(|line| !line.is_empty() && !is_rule(line));
    let author = byline.filter(|line| line.get(..3).is_some_and(|by| by.eq_ignore_ascii_case("by ")));
    let title = title.join(" ");
    ((!title.is_empty()).then_some(title), author.map(str::to_owned))
}

/// The text of a field: by its paragraphs where it marks them, else by how it is set.
fn paragraphs(field: Element<'_>) -> String {
    let is_block = |element: Element<'_>| {
        ["p", "h1", "h2", "h3", "h4", "h5", "ti", "table", "summary", "footnote", "ftnt", "hr"]
            .iter()
            .any(|name| element.is(name))
    };
    if !field.descendants().any(is_block) {
        return reflow(&field.text());
    }
    plain(field, &|element| match element.name().to_ascii_lowercase().as_str() {
        "br" => Flow::Break,
        "table" | "pre" => Flow::Verbatim,
        "tr" | "row" | "tablerow" => Flow::Row,
        "td" | "th" | "cell" | "tablecell" => Flow::Cell,
        "li" => Flow::Item,
        _ if is_block(element) => Flow::Block,
        _ => Flow::Inline,
    })
}

/// The entries of a field that lists some: each a line or apart by semicolons.
fn listed(field: Element<'_>) -> Vec<String> {
    let text = field.text();
    let entries = text.split(['\n', ';']).map(|entry| entry.split_whitespace().collect::<Vec<_>>().join(" "));
    entries.filter(|entry| !entry.is_empty()).take(200).collect()
}

/// The day in an identifier that is made of an agency's or paper's name, the day as eight digits, and a number:
/// `ABC_ENG_20040131.0001`, `NYP19980131.0002`.
fn day_of(id: &str) -> Option<String> {
    let at = id.find(|c: char| c.is_ascii_digit()).filter(|at| *at > 0)?;
    let digits = id.get(at..at + 8)?;
    let after = id.get(at + 8..)?;
    let number = |range| digits.get(range).and_then(|part: &str| part.parse::<u32>().ok());
    let (year, month, day) = (number(0..4)?, number(4..6)?, number(6..8)?);
    let is_day = matches!(year, 1900..=2099) && matches!(month, 1..=12) && matches!(day, 1..=31);
    let is_numbered = after.starts_with(['.', '-', '_']);
    (is_day && is_numbered && digits.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| format!("{year:04}-{month:02}-{day:02}"))
}
