//! The passages that prove a hit, and the marks in them.
//!
//! A passage is made of whole sentences where they fit. The text is analysed once, in the article's language, by
//! the analyzer that indexed it, so that a mark stands exactly where the index has a match: a phrase is marked
//! as a phrase, and what a query excludes never is. What is shown as bold, or where an ellipsis goes, is the
//! renderers' business; a fragment is text and ranges.

mod choose;
mod cut;
mod matcher;
mod matches;
mod passage;
mod sentences;
#[cfg(test)]
mod tests;

use self::choose::Choice;
pub use self::matcher::Matcher;
use self::matcher::TextField;
use super::hit::{Fragment, Mark};
use crate::article::Article;
use crate::store::analyze::Analyzer;

/// How much of an article is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// At most so many passages.
    pub fragments: usize,
    /// At most so many code points each. A field that is no longer is shown whole.
    pub width: usize,
}

impl Default for Options {
    fn default() -> Self {
        Options { fragments: 2, width: 240 }
    }
}

/// What is shown of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passages {
    /// The matches in the title.
    pub title_marks: Vec<Mark>,
    /// The best passages, best first: of the body, then of summary and caption. Where nothing in these matches,
    /// the beginning of the article without marks.
    pub fragments: Vec<Fragment>,
}

/// What [`fragments_with`] gives, by an analyzer made for this one article.
pub fn fragments(article: &Article, matcher: &Matcher, options: &Options) -> Passages {
    fragments_with(article, matcher, options, &mut Analyzer::new(None))
}

/// The passages of an article that best prove it matches.
///
/// Positions in `summary` and `caption` count their entries joined by line breaks. Takes time linear in the
/// article's length. The analyzer is set to the article's language; the stems it remembers from one article
/// to the next save most of the time.
pub fn fragments_with(article: &Article, matcher: &Matcher, options: &Options, analyzer: &mut Analyzer) -> Passages {
    // Stems cost most of an analysis and mean nothing to phrases and beginnings.
    analyzer.set_language(article.language.as_deref().filter(|_| matcher.has_stems()));
    analyzer.want_stems(Some(matcher.stem_beginnings()));
    let in_title = matches::occurrences(matcher, TextField::Title, &article.title, analyzer);
    let title_marks = passage::marks(&article.title, &passage::merged(&in_title));
    let mut passages = Passages { title_marks, fragments: Vec::new() };
    let (summary, caption) = (article.summary.join("\n"), article.caption.join("\n"));
    let fields = [
        ("body", TextField::Body, article.body.as_str()),
        ("summary", TextField::Summary, summary.as_str()),
        ("caption", TextField::Caption, caption.as_str()),
    ];
    for (name, field, text) in fields {
        let most = options.fragments.saturating_sub(passages.fragments.len());
        if most == 0 {
            break;
        }
        let occurrences = matches::occurrences(matcher, field, text, analyzer);
        let weight = |part| matcher.weight(part);
        let ranges = choose::choose(text, &occurrences, &Choice { width: options.width, most, weight: &weight });
        let marked = passage::merged(&occurrences);
        passages.fragments.extend(passage::fragments(article, name, text, &ranges, &marked));
    }
    if passages.fragments.is_empty() && options.fragments > 0 {
        let beginning =
            fields.iter().find_map(|(name, _, text)| Some((*name, *text, choose::lead(text, options.width)?)));
        if let Some((name, text, range)) = beginning {
            passages.fragments = passage::fragments(article, name, text, &[range], &[]);
        }
    }
    passages
}
