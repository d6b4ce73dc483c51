//! Lines that call upon readers to buy or share, and lines that name a picture's source.

use super::super::headline::fold;
use super::starts;
use crate::agency::agency;

/// The longest call, in bytes.
const LONGEST_CALL: usize = 110;

/// How links begin that lead to a shop or an offer. Folded.
const CALLS: &[&str] = &[
    "add to cart",
    "buy",
    "check availability",
    "check latest price",
    "check price",
    "check the price",
    "check today s price",
    "check out on amazon",
    "compare prices",
    "get deal",
    "get it now",
    "get it here",
    "get the deal",
    "get a free",
    "get a quote",
    "get price",
    "get started",
    "order now",
    "order here",
    "shop",
    "shop now",
    "see at",
    "see deal",
    "see it at",
    "see it on",
    "see on amazon",
    "see price",
    "view at",
    "view deal",
    "view on amazon",
    "view price",
    "visit site",
    "visit website",
    "where to buy",
    "book a demo",
    "book now",
    "claim offer",
    "request a demo",
    "request a quote",
    "schedule a demo",
    "schedule your demo",
    "sign up",
    "start a free trial",
    "start free trial",
    "start your free",
    "start for free",
    "try for free",
    "try it free",
    "try it now",
    "contact us",
    "read our full",
    "jetzt kaufen",
    "jetzt bestellen",
    "zum angebot",
    "zum shop",
    "bei amazon",
    "preis prüfen",
    "acheter",
    "voir l offre",
    "voir le prix",
    "commander",
    "comprar",
    "ver oferta",
    "ver precio",
    "ver preço",
    "compre agora",
    "acquista",
    "vedi offerta",
    "scopri l offerta",
    "купить",
    "заказать",
    "купити",
    "kup teraz",
    "sprawdź cenę",
    "satın al",
    "bekijk aanbieding",
    "koop nu",
    "köp nu",
    "kjøp nå",
    "køb nu",
    "osta nyt",
    "beli sekarang",
    "mua ngay",
    "立即购买",
    "立即購買",
    "购买",
    "購入する",
    "구매하기",
];

/// Words of lines of share buttons beside the networks' names.
const SHARE_WORDS: &[&str] = &[
    "share",
    "post",
    "article",
    "story",
    "page",
    "this",
    "on",
    "via",
    "to",
    "with",
    "in",
    "print",
    "save",
    "copy",
    "link",
    "url",
    "follow",
    "us",
    "me",
    "teilen",
    "auf",
    "partager",
    "sur",
    "compartir",
    "en",
    "compartilhar",
    "no",
    "condividi",
    "su",
    "поделиться",
    "в",
    "paylaş",
    "udostępnij",
    "na",
    "dela",
    "på",
    "del",
    "delen",
    "op",
    "bagikan",
    "di",
    "jaa",
];
/// What the buttons lead to.
const NETWORKS: &[&str] = &[
    "email",
    "mail",
    "sms",
    "facebook",
    "twitter",
    "x",
    "whatsapp",
    "linkedin",
    "pinterest",
    "telegram",
    "reddit",
    "tumblr",
    "instagram",
    "youtube",
    "messenger",
    "flipboard",
    "bluesky",
    "threads",
    "mastodon",
    "viber",
    "vk",
    "wechat",
    "weibo",
    "pocket",
    "tiktok",
    "rss",
    "snapchat",
    "вконтакте",
    "одноклассники",
    "微信",
    "微博",
];

/// Desks that sell pictures. Folded.
const DESKS: &[&str] =
    &["getty images", "getty", "shutterstock", "istock", "alamy", "imago", "picture alliance", "unsplash", "pexels"];

/// Whether a paragraph that is a link and nothing else calls upon readers to buy or to sign up.
pub(super) fn is_call(paragraph: &str) -> bool {
    if paragraph.len() > LONGEST_CALL || paragraph.contains('\n') || paragraph.ends_with(['.', '?', '。']) {
        return false;
    }
    // "$15.00 from Example": a price and where.
    let price = paragraph.trim_start_matches("US").strip_prefix(['$', '€', '£', '¥', '₹']);
    price.is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
        || starts(&fold(paragraph), CALLS)
}

/// Whether folded text is a row of share buttons: at least two words, all of them networks or words around them.
pub(super) fn is_share_line(folded: &str) -> bool {
    let (mut words, mut networks) = (0, 0);
    let all = folded.split(' ').all(|word| {
        words += 1;
        let is_network = NETWORKS.contains(&word);
        networks += usize::from(is_network);
        is_network || SHARE_WORDS.contains(&word)
    });
    all && words >= 2 && networks >= 1
}

/// Whether a line is a picture's source: a desk or an agency on one side of a stroke, a name on the other.
pub(super) fn is_picture_desk(line: &str) -> bool {
    const LONGEST: usize = 100;
    const MOST_NAME_WORDS: usize = 5;
    if line.len() > LONGEST || line.ends_with(['.', '!', '?', '。']) {
        return false;
    }
    let is_desk = |text: &str| DESKS.contains(&fold(text).as_str()) || agency(text.trim()).is_some();
    line.split_once(['/', '|']).is_some_and(|(one, other)| {
        let is_short = |text: &str| text.split_whitespace().count() <= MOST_NAME_WORDS;
        is_desk(one) && is_short(other) || is_desk(other) && is_short(one)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_and_share_rows_are_told_from_text() {
        for line in
            ["Buy now at Example", "$1,599.00 from Example", "Jetzt kaufen", "Shop Harbour Lamps", "Check price"]
        {
            assert!(is_call(line), "{line}");
        }
        for line in ["Buyers wait for bridges", "Buy or rent?", "Shopping for lamps", "$5 a day is all there is."] {
            assert!(!is_call(line), "{line}");
        }
        for line in ["SMS Facebook Twitter Email", "Share on Pinterest", "Share post on: X"] {
            assert!(is_share_line(&fold(line)), "{line}");
        }
        for line in ["Facebook", "Share this", "Facebook and Twitter", "A post on X"] {
            assert!(!is_share_line(&fold(line)), "{line}");
        }
        for line in ["Getty Images / Ann Lee", "Ann Lee/Reuters", "Bo Ray | AFP"] {
            assert!(is_picture_desk(line), "{line}");
        }
        for line in ["and/or", "Bridge / tunnel", "The bridge opened a month early, says all | Reuters"] {
            assert!(!is_picture_desk(line), "{line}");
        }
    }
}
