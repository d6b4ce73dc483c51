//! An article as the engine takes it in, and back out of its store.
//!
//! A [`Row`] owns its values and hands them to the engine without another copy. Whatever must live as long
//! as the engine still holds the article, such as a share of the memory budget, rides along as its cargo.

use std::any::Any;
use std::sync::Arc;

use tantivy::schema::document::{ReferenceValue, ReferenceValueLeaf};
use tantivy::schema::{Document, Field, Value};

use super::analyze::with_language;
use super::schema::Fields;
use crate::article::Article;
use crate::date;
use crate::error::{Error, ErrorKind, Result};

/// What rides along with a row until the engine drops it.
pub type Cargo = Arc<dyn Any + Send + Sync>;

/// One article on its way into the engine.
pub struct Row {
    values: Vec<(Field, RowValue)>,
    _cargo: Option<Cargo>,
}

#[derive(Debug)]
enum RowValue {
    Text(String),
    Bytes(Vec<u8>),
    Unsigned(u64),
    Signed(i64),
}

/// A borrowed value of a row.
#[derive(Clone, Copy, Debug)]
pub struct RowRef<'a>(&'a RowValue);

impl<'a> Value<'a> for RowRef<'a> {
    type ArrayIter = std::iter::Empty<Self>;
    type ObjectIter = std::iter::Empty<(&'a str, Self)>;

    fn as_value(&self) -> ReferenceValue<'a, Self> {
        ReferenceValue::Leaf(match self.0 {
            RowValue::Text(text) => ReferenceValueLeaf::Str(text),
            RowValue::Bytes(bytes) => ReferenceValueLeaf::Bytes(bytes),
            RowValue::Unsigned(number) => ReferenceValueLeaf::U64(*number),
            RowValue::Signed(number) => ReferenceValueLeaf::I64(*number),
        })
    }
}

/// The values of a row, in turn.
pub struct RowIter<'a>(std::slice::Iter<'a, (Field, RowValue)>);

impl<'a> Iterator for RowIter<'a> {
    type Item = (Field, RowRef<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|(field, value)| (*field, RowRef(value)))
    }
}

impl Document for Row {
    type Value<'a> = RowRef<'a>;
    type FieldsValuesIter<'a> = RowIter<'a>;

    fn iter_fields_and_values(&self) -> RowIter<'_> {
        RowIter(self.values.iter())
    }
}

impl Row {
    /// The row of `article`.
    ///
    /// # Errors
    /// `Internal` where the article cannot be encoded, which only a bug can cause.
    pub fn of(article: &Article, fields: &Fields, cargo: Option<Cargo>) -> Result<Self> {
        let mut row = Row { values: Vec::with_capacity(20), _cargo: cargo };
        let language = article.language.as_deref();
        row.text(fields.title, language, &article.title);
        row.text(fields.body, language, &article.body);
        row.texts(fields.summary, language, &article.summary);
        row.texts(fields.caption, language, &article.caption);
        row.texts(fields.author, None, &article.authors);
        row.texts(fields.tag, language, &article.tags);
        row.text(fields.section, language, article.section.as_deref().unwrap_or_default());
        row.text(fields.agency, None, article.agency.as_deref().unwrap_or_default());
        row.text(fields.dateline, None, article.dateline.as_deref().unwrap_or_default());
        row.text(fields.url, None, article.url.as_deref().unwrap_or_default());
        for term in site_terms(article) {
            row.values.push((fields.site, RowValue::Text(term)));
        }
        row.term(fields.lang, article.language.as_deref());
        row.term(fields.kind, Some(article.kind.name()));
        row.term(fields.dump, Some(&article.origin.dump));
        for name in present(article) {
            row.term(fields.has, Some(name));
        }
        row.unsigned(fields.id, leading_bits(&article.id));
        row.unsigned(fields.content, leading_bits(&article.content_hash));
        row.date(fields.date, article.published.as_ref());
        row.date(fields.updated, article.updated.as_ref());
        row.values.push((fields.article, RowValue::Bytes(encode(article)?)));
        Ok(row)
    }

    fn text(&mut self, field: Field, language: Option<&str>, text: &str) {
        if !text.is_empty() {
            let mut value = String::with_capacity(text.len() + 8);
            with_language(language, text, &mut value);
            self.values.push((field, RowValue::Text(value)));
        }
    }

    fn texts(&mut self, field: Field, language: Option<&str>, texts: &[String]) {
        for text in texts {
            self.text(field, language, text);
        }
    }

    fn term(&mut self, field: Field, term: Option<&str>) {
        if let Some(term) = term {
            self.values.push((field, RowValue::Text(term.to_owned())));
        }
    }

    fn unsigned(&mut self, field: Field, number: Option<u64>) {
        if let Some(number) = number {
            self.values.push((field, RowValue::Unsigned(number)));
        }
    }

    fn date(&mut self, field: Field, dated: Option<&crate::article::Dated>) {
        let from = dated.and_then(|dated| date::range_of(&dated.value)).and_then(|range| range.from);
        if let Some(from) = from {
            self.values.push((field, RowValue::Signed(from)));
        }
    }
}

/// Names of the members that hold anything, as `has:` asks for them.
fn present(article: &Article) -> impl Iterator<Item = &'static str> {
    [
        ("title", !article.title.is_empty()),
        ("body", !article.body.is_empty()),
        ("summary", !article.summary.is_empty()),
        ("caption", !article.caption.is_empty()),
        ("author", !article.authors.is_empty()),
        ("site", article.site.is_some()),
        ("url", article.url.is_some()),
        ("lang", article.language.is_some()),
        ("tag", !article.tags.is_empty()),
        ("section", article.section.is_some()),
        ("agency", article.agency.is_some()),
        ("dateline", article.dateline.is_some()),
        ("date", article.published.is_some()),
        ("updated", article.updated.is_some()),
    ]
    .into_iter()
    .filter_map(|(name, has)| has.then_some(name))
}

/// The site's name and the URL's host with every parent domain of two parts or more, folded.
pub fn site_terms(article: &Article) -> Vec<String> {
    let mut terms = Vec::new();
    if let Some(site) = &article.site {
        terms.push(site.to_lowercase());
    }
    let hosts = [article.url.as_deref().and_then(host), article.site.as_deref().filter(|site| is_host(site))];
    for host in hosts.into_iter().flatten() {
        let mut rest = host.trim_end_matches('.').to_lowercase();
        loop {
            if !terms.contains(&rest) {
                terms.push(rest.clone());
            }
            match rest.split_once('.') {
                Some((_, parent)) if parent.contains('.') => rest = parent.to_owned(),
                _ => break,
            }
        }
    }
    terms
}

/// A name of the DNS is no longer than 253 bytes; a hostile one must not become a term for each of its dots.
fn is_host(text: &str) -> bool {
    text.len() <= 253 && text.contains('.') && !text.contains(char::is_whitespace)
}

/// The host in a URL, without user, port and brackets.
pub fn host(url: &str) -> Option<&str> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let host = host.split_once(':').map_or(host, |(host, _)| host);
    is_host(host).then_some(host)
}

/// The first 64 bits of an id or hash in lower-case base32; `None` where it is none.
pub fn leading_bits(base32: &str) -> Option<u64> {
    Some(prefix_range(base32.get(..13)?)?.0)
}

/// The numbers that ids beginning with `prefix` (base32, at least one character) fall between, both included.
pub fn prefix_range(prefix: &str) -> Option<(u64, u64)> {
    let mut bits = 0_u128;
    let digits: Vec<u8> = prefix.bytes().take(13).collect();
    for &byte in &digits {
        let digit = match byte {
            b'a'..=b'z' => byte - b'a',
            b'2'..=b'7' => byte - b'2' + 26,
            _ => return None,
        };
        bits = bits << 5 | u128::from(digit);
    }
    let unknown = 65 - 5 * u32::try_from(digits.len()).ok().filter(|count| *count > 0)?;
    let first = bits << unknown;
    let last = first | ((1 << unknown) - 1);
    // Thirteen digits carry 65 bits; the number keeps the leading 64.
    Some((u64::try_from(first >> 1).ok()?, u64::try_from(last >> 1).ok()?))
}

/// The article as the store keeps it.
///
/// # Errors
/// `Internal`, which only a bug can cause.
pub fn encode(article: &Article) -> Result<Vec<u8>> {
    let capacity = article.body.len() + article.body.len() / 8 + 512;
    postcard::to_extend(&(article, &article.body_lines), Vec::with_capacity(capacity))
        .map_err(|error| Error::new(ErrorKind::Internal, format!("an article cannot be stored: {error}")))
}

/// The article that [`encode`] made `bytes` of.
///
/// # Errors
/// `Index` where the bytes are damaged.
pub fn decode(bytes: &[u8]) -> Result<Article> {
    let (mut article, body_lines): (Article, Vec<u32>) = postcard::from_bytes(bytes)
        .map_err(|error| Error::new(ErrorKind::Index, format!("a stored article is damaged: {error}")))?;
    article.body_lines = body_lines;
    Ok(article)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_and_their_parents_are_terms() {
        let mut article = Article { url: Some("https://user@News.BBC.co.uk:443/x?y".to_owned()), ..Article::default() };
        assert_eq!(site_terms(&article), ["news.bbc.co.uk", "bbc.co.uk", "co.uk"]);
        article.site = Some("BBC News".to_owned());
        assert_eq!(site_terms(&article)[0], "bbc news");
        article.url = Some("mailto:nobody".to_owned());
        assert_eq!(site_terms(&article), ["bbc news"]);
    }

    #[test]
    fn prefixes_of_ids_are_ranges() {
        let id = "abcdefghijklm234567abcdefg";
        let bits = leading_bits(id).unwrap();
        for length in 1..=13 {
            let (first, last) = prefix_range(&id[..length]).unwrap();
            assert!((first..=last).contains(&bits), "{length}");
        }
        assert_eq!(prefix_range("a").unwrap(), (0, (1 << 59) - 1));
        assert_eq!(prefix_range("7").unwrap().1, u64::MAX);
        assert_eq!(prefix_range("A"), None);
        assert_eq!(prefix_range(""), None);
    }

    #[test]
    fn an_article_comes_back_as_it_went_in() {
        let article = Article {
            id: "a".to_owned(),
            title: "Ünïcode".to_owned(),
            body: "One.\n\nTwo.".to_owned(),
            body_lines: vec![0, 2],
            ..Article::default()
        };
        assert_eq!(decode(&encode(&article).unwrap()).unwrap(), article);
        assert_eq!(decode(b"\xff\xff\xff").unwrap_err().kind, ErrorKind::Index);
    }
}
