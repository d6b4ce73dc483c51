//! What archives call the records that they number.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Nouns in lower case, apart by `|`.
#[rustfmt::skip]
const NOUNS: &str = "document|documents|article|articles|record|records|story|stories|item|items|result|results|entry|clip|clipping|report|hit|news item|post|row|dokument|dokumente|artikel|meldung|treffer|beitrag|\
    documento|documentos|artículo|artículos|noticia|artigo|notícia|articolo|notizia|документ|статья|новость|стаття|новина|artykuł|článek|článok|članak|vijest|cikk|haber|مقال|مقالة|خبر|文档|文章|新闻|記事|ニュース|기사";

static NAMES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| NOUNS.split('|').collect());

/// Whether a word is such a noun, in any case.
pub fn is_record(word: &str) -> bool {
    word.len() <= 30 && NAMES.contains(word.to_lowercase().as_str())
}
