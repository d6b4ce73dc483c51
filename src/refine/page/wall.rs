//! Pages that stand where a text should: errors, consent, checks for robots, a paywall without a line of the article.
//!
//! Known by a title that says so, or by a phrase in a short paragraph with hardly any text beside it. A paywall behind the
//! beginning of an article leaves it an article.

use super::headline::fold;
use super::metadata::Metadata;
use super::text::Text;

/// A page of less text than this that speaks of an error is one.
const MOST_ERROR: usize = 1500;
/// The longest paragraph that is a message.
const MOST_MESSAGE: usize = 400;
/// As much text may stand beside a message: the way back, an address, a number.
const MOST_BESIDE: usize = 300;
/// As much may stand beside a paywall's: a headline. More is the article's beginning.
const MOST_BESIDE_OFFER: usize = 120;

/// What messages say, folded.
const MESSAGES: &[&str] = &[
    "page not found",
    "page you requested",
    "page you are looking for",
    "page you re looking for",
    "page cannot be found",
    "page can t be found",
    "page could not be found",
    "page doesn t exist",
    "page does not exist",
    "page isn t available",
    "page is no longer available",
    "content is not available in your",
    "not available in your region",
    "not available in your country",
    "european economic area",
    "unavailable for legal reasons",
    "permission to access",
    "access denied",
    "access to this page has been denied",
    "you have been blocked",
    "unusual traffic",
    "checking your browser",
    "verify you are human",
    "verify that you are human",
    "verifying you are human",
    "are not a robot",
    "re not a robot",
    "complete the security check",
    "javascript is disabled",
    "enable javascript",
    "enable cookies",
    "javascript and cookies",
    "cookies are disabled",
    "internal server error",
    "service is temporarily unavailable",
    "temporarily down for maintenance",
    "too many requests",
    "before you continue to",
    "we value your privacy",
    "we and our partners store",
    "store and or access information on a device",
    "seite wurde nicht gefunden",
    "seite konnte nicht gefunden",
    "seite existiert nicht",
    "javascript aktivieren",
    "aktivieren sie javascript",
    "wir und unsere partner",
    "kein roboter",
    "page n existe pas",
    "page demandée",
    "page que vous recherchez",
    "page introuvable",
    "activer javascript",
    "nous et nos partenaires",
    "página que busca no",
    "página no existe",
    "página no encontrada",
    "página solicitada",
    "habilitar javascript",
    "nosotros y nuestros socios",
    "página não encontrada",
    "página que você",
    "ativar o javascript",
    "nós e os nossos parceiros",
    "pagina non trovata",
    "pagina richiesta",
    "abilitare javascript",
    "noi e i nostri partner",
    "pagina niet gevonden",
    "wij en onze partners",
    "strony nie znaleziono",
    "strona nie istnieje",
    "sidan kunde inte hittas",
    "siden blev ikke fundet",
    "sayfa bulunamadı",
    "страница не найдена",
    "страница не существует",
    "включите javascript",
    "сторінку не знайдено",
    "الصفحة غير موجودة",
    "页面不存在",
    "頁面不存在",
    "找不到页面",
    "找不到頁面",
    "您访问的页面",
    "ページが見つかりません",
    "お探しのページ",
    "페이지를 찾을 수 없습니다",
];
/// What a paywall says, folded.
const OFFERS: &[&str] = &[
    "subscribe to continue",
    "subscribe to read",
    "subscribers only",
    "only available to subscribers",
    "exclusively for subscribers",
    "already a subscriber",
    "to continue reading",
    "sign in to continue",
    "log in to continue",
    "register to continue",
    "reached your limit of free articles",
    "jetzt weiterlesen mit",
    "nur für abonnenten",
    "réservé aux abonnés",
    "exclusivo para suscriptores",
    "exclusivo para assinantes",
    "riservato agli abbonati",
    "contenuto riservato",
    "alleen voor abonnees",
    "tylko dla prenumeratorów",
    "только для подписчиков",
    "会员专享",
    "有料会員限定",
    "会員限定",
];

/// Whether the page says that there is nothing to read.
pub(super) fn is_wall(metadata: &Metadata, text: &Text) -> bool {
    if text.body.len() > MOST_ERROR {
        return false;
    }
    if is_message(&text.body) {
        return true;
    }
    let title = fold(metadata.title.as_deref().unwrap_or_default());
    const TITLES: &[&str] = &[
        "404",
        "403",
        "500",
        "502",
        "503",
        "not found",
        "page not found",
        "access denied",
        "forbidden",
        "just a moment",
        "attention required",
        "are you a robot",
        "error",
        "service unavailable",
        "bad gateway",
        "robot check",
        "security check",
        "verify you are human",
        "before you continue",
        "seite nicht gefunden",
        "page introuvable",
        "página no encontrada",
        "pagina non trovata",
        "страница не найдена",
        "页面不存在",
        "ページが見つかりません",
    ];
    TITLES.iter().any(|mark| title == *mark || title.starts_with(&format!("{mark} ")) && title.split(' ').count() <= 8)
}

/// Whether a text is a message or a paywall's offer, with hardly anything beside it.
fn is_message(body: &str) -> bool {
    let (mut message, mut offer, mut beside) = (false, false, 0);
    for paragraph in body.split('\n').filter(|paragraph| !paragraph.is_empty()) {
        let folded = if paragraph.len() <= MOST_MESSAGE { fold(paragraph) } else { String::new() };
        let says = |phrases: &[&str]| phrases.iter().any(|phrase| folded.contains(phrase));
        match () {
            () if says(MESSAGES) => message = true,
            () if says(OFFERS) => offer = true,
            () => beside += paragraph.len(),
        }
    }
    message && beside <= MOST_BESIDE || offer && beside <= MOST_BESIDE_OFFER
}

#[cfg(test)]
mod tests {
    use super::is_message;

    #[test]
    fn messages_are_told_from_articles() {
        let lead = "The bridge opened on Monday, a month early, and the ferries go on until autumn, the council said, after \
a long night of talks with the shipping line.";
        for wall in [
            "Sorry!\n\nThe page you are looking for has moved or never was.\n\nGo to the front page",
            "Please enable JavaScript and cookies to go on.",
            "Страница не найдена\n\nНа главную",
            "Bridge opens early\n\nSubscribe to continue reading",
            "お探しのページは見つかりませんでした。",
        ] {
            assert!(is_message(wall), "{wall}");
        }
        for article in [
            "",
            lead,
            &format!("{lead}\n\nSubscribe to continue reading"),
            &format!("{lead}\n\n{lead}\n\n{lead}\n\nAccess denied, the sign at the gate says."),
        ] {
            assert!(!is_message(article), "{article}");
        }
    }
}
