//! Drafts to articles: one clean form for what every format yields.
//!
//! Pure: no files, no clock, no corpus; the same draft and [`Context`] give the same [`Article`]. A page's text and metadata
//! are found by [`page`], white space is put right by [`normalise`], furniture that a source's articles share is taken out by
//! [`learned`], joined bylines come apart in [`byline`], dates are
//! read by [`crate::date`], the language is told by [`language`], and [`identity`] names the result. Ids and ordinals
//! need the rest of the dump and are filled in by ingest.

use crate::article::{Article, Body, Dated, Draft, How, Origin, Stamp};
use crate::date;
use crate::format::Skip;

pub mod byline;
pub mod identity;
pub mod language;
pub mod learned;
pub mod normalise;
pub mod page;

/// What is known about a draft from outside.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// `label/relative/path` of the dump.
    pub dump: &'a str,
    /// The way into an archive, where there is one.
    pub member: Option<&'a str>,
    /// When the dump was crawled, in seconds since 1970 UTC.
    pub crawled: Option<i64>,
    /// The present, in seconds since 1970 UTC; 0 where it must not matter.
    pub now: i64,
    /// The furniture that was learned of each source.
    pub learned: Option<&'a learned::Learned>,
}

/// The article that a draft makes; `id` is left empty and `origin.ordinal` 0.
///
/// # Errors
/// A skip of kind `no_text` for a draft with neither title nor text.
pub fn refine(draft: Draft, context: &Context<'_>) -> Result<Article, Skip> {
    let draft = match draft.body {
        Body::Html(_) => page::lift(draft),
        Body::Plain(_) => draft,
    };
    let (Body::Plain(body) | Body::Html(body)) = draft.body;
    let body = normalise::paragraphs(body);
    let title = normalise::optional(draft.title).unwrap_or_default();
    let summary = normalise::lines(draft.summary);
    if title.is_empty() && body.is_empty() {
        return Err(Skip { kind: "no_text", message: "neither title nor text".to_owned(), span: draft.span });
    }

    let url = normalise::optional(draft.url);
    let site = normalise::optional(draft.site).or_else(|| url.as_deref().and_then(host));
    let known = context.learned.and_then(|learned| learned.of(site.as_deref(), context.dump));
    let mut numbers = draft.body_lines;
    let stripped = known.and_then(|lines| lines.strip(&body, &mut numbers));
    // An id follows the text as the dump has it, so that learning changes none.
    let original_hash = stripped.as_ref().map(|_| identity::content_hash(&title, &body)).unwrap_or_default();
    let (body, mut taken) = stripped.map_or((body, Vec::new()), |stripped| (stripped.body, stripped.furniture));

    let language = language::detect(draft.language.as_deref(), if body.is_empty() { &title } else { &body });
    // The region of a declared tag tells which of day and month comes first.
    let tag = draft.language.as_deref().filter(|tag| tag.split(['-', '_']).next() == language);
    let dates = date::Context {
        language: tag.or(language),
        order: draft.day_order,
        // What a record says of itself is nearer than what is said of its dump.
        crawled: draft.crawled.or(context.crawled),
        now: context.now,
    };
    let (published, updated) = resolve(draft.published, draft.updated, url.as_deref(), &dates);
    let mut names = byline::names(normalise::lines(draft.authors));
    let (mut summary, mut caption) = (summary, normalise::lines(draft.caption));
    if let Some(known) = known {
        summary = known.strip_lines(summary, &mut taken);
        caption = known.strip_lines(caption, &mut taken);
        // What is furniture elsewhere in the source is no name here.
        names.authors = known.strip_lines(names.authors, &mut taken);
    }
    let words = count_words(&title) + summary.iter().map(|line| count_words(line)).sum::<u64>() + count_words(&body);

    Ok(Article {
        id: String::new(),
        external_id: draft.external_id.filter(|id| !id.is_empty()),
        kind: draft.kind,
        content_hash: identity::content_hash(&title, &body),
        body_lines: relative_lines(&numbers, draft.span.lines[0], &body),
        original_hash,
        caption,
        authors: names.authors,
        site,
        dateline: normalise::optional(draft.dateline),
        agency: normalise::optional(draft.agency).or(names.agency),
        section: normalise::optional(draft.section),
        tags: without_repeats(normalise::lines(draft.tags)),
        language: language.map(str::to_owned),
        published,
        updated,
        origin: Origin {
            dump: context.dump.to_owned(),
            member: context.member.map(str::to_owned),
            ordinal: 0,
            bytes: draft.span.bytes,
            lines: draft.span.lines,
        },
        furniture: normalise::lines(draft.furniture).into_iter().chain(taken).collect(),
        words,
        title,
        body,
        summary,
        url,
    })
}

/// The article's date and that of its last change.
///
/// Where only a change is dated, that is the article's date; the change is told apart only where both are known. An
/// address that holds a date is asked last.
fn resolve(
    published: Option<Stamp>,
    updated: Option<Stamp>,
    url: Option<&str>,
    context: &date::Context<'_>,
) -> (Option<Dated>, Option<Dated>) {
    let read = |stamp: Option<Stamp>| stamp.and_then(|stamp| date::read(&stamp, context));
    match (read(published), read(updated)) {
        (Some(published), updated) => (Some(published), updated),
        (None, Some(updated)) => (Some(updated), None),
        (None, None) => {
            let in_url = url.map(|url| Stamp { text: url.to_owned(), how: How::Url });
            (read(in_url), None)
        }
    }
}

/// The host of an address, without `www.` and port.
fn host(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?;
    let bare = host.split(':').next()?.to_lowercase();
    let site = bare.strip_prefix("www.").unwrap_or(&bare);
    (site.contains('.') && !site.contains(char::is_whitespace)).then(|| site.to_owned())
}

/// Lines of the text counted from the record's first, which is 0. None where the text has other lines than the draft
/// said, for a wrong line is worse than none.
fn relative_lines(lines: &[u64], first: u64, body: &str) -> Vec<u32> {
    if lines.is_empty() || body.split('\n').filter(|line| !line.is_empty()).count() != lines.len() {
        return Vec::new();
    }
    lines.iter().map(|line| u32::try_from(line.saturating_sub(first)).unwrap_or(u32::MAX)).collect()
}

fn without_repeats(texts: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::with_capacity(texts.len());
    // Bounded: a hostile record may carry a hundred thousand tags.
    for text in texts.into_iter().take(1000) {
        if !kept.contains(&text) {
            kept.push(text);
        }
    }
    kept
}

/// Words between white space that hold a letter or digit; of scripts that write without blanks, each character.
fn count_words(text: &str) -> u64 {
    let mut count = 0;
    let mut inside = false;
    for c in text.chars() {
        if c.is_ascii() {
            if c.is_ascii_alphanumeric() {
                count += u64::from(!inside);
                inside = true;
            } else if c.is_ascii_whitespace() {
                inside = false;
            }
        } else if matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
        {
            count += 1;
            inside = false;
        } else if c.is_alphanumeric() {
            count += u64::from(!inside);
            inside = true;
        } else if c.is_whitespace() {
            inside = false;
        }
    }
    count
}

#[cfg(test)]
mod tests;
