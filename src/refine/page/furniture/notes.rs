//! What owners tell readers rather than authors: terms, commissions, whose views these are; and what a page's own system
//! left unread.

use super::super::headline::fold;
use super::starts;

/// The longest note.
const LONGEST_NOTE: usize = 420;
/// How notes begin that tell readers what they agree to. Folded.
const TERMS: &[&str] = &[
    "by signing up you",
    "by subscribing you",
    "by submitting your",
    "by submitting this",
    "by entering your email",
    "by providing your email",
    "by clicking",
    "by proceeding please note",
    "by registering you",
    "mit der anmeldung",
    "mit ihrer anmeldung",
    "en vous inscrivant",
    "en vous abonnant",
    "al registrarte",
    "al suscribirte",
    "al suscribirse",
    "ao se inscrever",
    "ao inscrever se",
    "iscrivendoti",
    "подписываясь",
    "door je in te schrijven",
    "zapisując się",
];
/// What such a note speaks of, at least one of it. Folded.
const AGREED: &[&str] = &[
    "agree",
    "terms",
    "privacy",
    "policy",
    "consent",
    "einwillig",
    "datenschutz",
    "acceptez",
    "confidentialité",
    "acepta",
    "privacidad",
    "privacidade",
    "aceita",
    "accetti",
    "конфиденциальн",
    "соглаша",
    "voorwaarden",
    "prywatności",
];
/// Words for links that pay their owner. Folded.
const AFFILIATES: &[&str] = &[
    "affiliate link",
    "affiliate marketer",
    "affiliate partner",
    "affiliatelink",
    "amazon associate",
    "provisionslink",
    "liens d affiliation",
    "liens affiliés",
    "enlaces de afiliad",
    "links de afiliad",
    "link di affiliazione",
    "link affiliati",
    "партнёрские ссылки",
    "партнерские ссылки",
];
/// What a note on them says of them.
const DISCLOSES: &[&str] = &[
    "contain",
    "commission",
    "earn",
    "using",
    "use of",
    "support",
    "qualifying",
    "enthält",
    "enthalten",
    "provision",
    "contient",
    "contiene",
    "contém",
    "comisión",
    "comissão",
    "commissione",
    "содерж",
];

/// Whether a paragraph is a note of the owner's.
pub(super) fn is_note(paragraph: &str) -> bool {
    if paragraph.len() > LONGEST_NOTE || paragraph.contains('\n') {
        return false;
    }
    let folded = fold(paragraph);
    let has = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    let has_views = || has(&["views", "opinions"]) && has(&["do not necessarily reflect", "not necessarily those of"]);
    has(AFFILIATES) && has(DISCLOSES)
        || starts(&folded, TERMS) && has(AGREED)
        || has_views()
            && starts(folded.trim_start_matches("disclaimer "), &["the views", "the opinions", "views", "opinions"])
        || is_shortcode(paragraph)
}

/// Whether a paragraph is an instruction that the page's system did not carry out: `[video id="3" size="full"]`.
fn is_shortcode(paragraph: &str) -> bool {
    let inner = paragraph.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    inner.and_then(|inner| inner.split_once(' ')).is_some_and(|(name, attributes)| {
        let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
        name.chars().all(is_name) && ["=\"", "='", "=\u{201d}"].iter().any(|mark| attributes.contains(mark))
    })
}

/// Whether a paragraph is addresses and hardly anything else.
pub(super) fn is_addresses(paragraph: &str) -> bool {
    const MOST_ELSE: usize = 3;
    let (mut lines, mut addresses, mut others) = (0, 0, 0);
    for line in paragraph.lines() {
        let is_address = |word: &&str| word.starts_with("https://") || word.starts_with("http://");
        lines += 1;
        addresses += usize::from(line.split_whitespace().any(|word| is_address(&word)));
        others += line.split_whitespace().filter(|word| !is_address(word)).count();
    }
    addresses == lines && lines > 0 && others <= lines * MOST_ELSE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_told_from_text() {
        for note in [
            "As an Amazon Associate I earn from qualifying purchases.",
            "By signing up, you agree to our terms and to letters about the harbour.",
            "Mit der Anmeldung stimmen Sie der Datenschutzerklärung zu.",
            "The views expressed here are the author's own and do not necessarily reflect those of The Example.",
            "[harbour-video id=\"3\" size=\"full\"]",
        ] {
            assert!(is_note(note), "{note}");
        }
        for text in [
            "Affiliate links were banned by the council on Monday.",
            "By signing up, volunteers gave the harbour a thousand hours.",
            "Opinions differ.",
            "[the bridge = a symbol]",
        ] {
            assert!(!is_note(text), "{text}");
        }
        assert!(is_addresses("https://example.org/a\n[2] https://example.org/b"));
        assert!(!is_addresses("The council has put all of it on https://example.org/a") && !is_addresses(""));
    }
}
