//! What archives call the records that they number.

/// Nouns in lower case, apart by `|`.
#[rustfmt::skip]
const NOUNS: &str = "document|documents|article|articles|record|records|story|stories|item|items|result|results|entry|clip|clipping|report|hit|news item|post|row|dokument|dokumente|artikel|meldung|treffer|beitrag|\
    documento|documentos|artículo|artículos|noticia|artigo|notícia|articolo|notizia|документ|статья|новость|стаття|новина|artykuł|článek|článok|članak|vijest|cikk|haber|مقال|مقالة|خبر|文档|文章|新闻|記事|ニュース|기사";

/// Whether a word is such a noun, in any case.
pub fn is_record(word: &str) -> bool {
    let lower = word.to_lowercase();
    NOUNS.split('|').any(|noun| noun == lower)
}
