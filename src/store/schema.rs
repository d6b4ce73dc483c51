//! The fields of an article inside the engine.
//!
//! Text fields share one analyzer and are indexed with positions; the article itself is stored once, as one
//! blob, so that no text is kept twice. Anything changed here asks for a new [`VERSION`], and an index of
//! another version is built anew.

use tantivy::schema::{FAST, Field, IndexRecordOption, NumericOptions, STORED, Schema, TextFieldIndexing, TextOptions};

/// Goes up by one with every change of the fields, of their options or of the stored blob.
pub const VERSION: u32 = 1;

/// The name under which the analyzer is registered.
pub const ANALYZER: &str = "article";

/// The engine's fields.
#[derive(Clone, Copy, Debug)]
pub struct Fields {
    /// The stored article.
    pub article: Field,
    /// The headline.
    pub title: Field,
    /// Bullets and standfirst.
    pub summary: Field,
    /// The text.
    pub body: Field,
    /// Captions.
    pub caption: Field,
    /// Names of authors.
    pub author: Field,
    /// Keywords.
    pub tag: Field,
    /// The section.
    pub section: Field,
    /// The wire agency.
    pub agency: Field,
    /// The place in the dateline.
    pub dateline: Field,
    /// The address, as words.
    pub url: Field,
    /// The site's name and its host with every parent domain, each a term.
    pub site: Field,
    /// Language code.
    pub lang: Field,
    /// [`crate::article::Kind`] by name.
    pub kind: Field,
    /// Names of the fields that hold anything, for `has:`.
    pub has: Field,
    /// The dump's name: what a changed or removed dump is deleted by.
    pub dump: Field,
    /// First 64 bits of the id.
    pub id: Field,
    /// First 64 bits of the content hash.
    pub content: Field,
    /// Publication date: first second, since 1970 UTC.
    pub date: Field,
    /// Date of the last change, the same way.
    pub updated: Field,
}

/// The schema and its fields.
pub fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let analyzed = TextOptions::default().set_indexing_options(
        TextFieldIndexing::default().set_tokenizer(ANALYZER).set_index_option(IndexRecordOption::WithFreqsAndPositions),
    );
    let term = TextOptions::default().set_indexing_options(
        TextFieldIndexing::default()
            .set_tokenizer("raw")
            .set_fieldnorms(false)
            .set_index_option(IndexRecordOption::Basic),
    );
    let number = || NumericOptions::default() | FAST;
    let fields = Fields {
        article: builder.add_bytes_field("article", STORED),
        title: builder.add_text_field("title", analyzed.clone()),
        summary: builder.add_text_field("summary", analyzed.clone()),
        body: builder.add_text_field("body", analyzed.clone()),
        caption: builder.add_text_field("caption", analyzed.clone()),
        author: builder.add_text_field("author", analyzed.clone()),
        tag: builder.add_text_field("tag", analyzed.clone()),
        section: builder.add_text_field("section", analyzed.clone()),
        agency: builder.add_text_field("agency", analyzed.clone()),
        dateline: builder.add_text_field("dateline", analyzed.clone()),
        url: builder.add_text_field("url", analyzed),
        site: builder.add_text_field("site", term.clone()),
        lang: builder.add_text_field("lang", term.clone()),
        kind: builder.add_text_field("kind", term.clone()),
        has: builder.add_text_field("has", term.clone()),
        dump: builder.add_text_field("dump", term),
        id: builder.add_u64_field("id", number()),
        content: builder.add_u64_field("content", number()),
        date: builder.add_i64_field("date", number()),
        updated: builder.add_i64_field("updated", number()),
    };
    (builder.build(), fields)
}
