//! What in a message's text is not its sender's own: quotations above and below, what a list or program adds, signatures.
//!
//! Only what stands at an edge goes. A quotation between own words is what those words answer, and stays; so does a message
//! that is passed on, and a text that is nothing but quotation.

/// Longest signature, in lines.
const LONGEST_SIGNATURE: usize = 16;
/// Longest footer of a list, in lines.
const LONGEST_FOOTER: usize = 12;
/// Longest line that says whom a quotation is of, in lines of text.
const LONGEST_ATTRIBUTION: usize = 4;
/// What goes at the end goes in so many layers at most: a footer, a signature, a quotation.
const LAYERS: usize = 5;

/// The sender's own lines, and the others.
pub(super) struct Own<'t> {
    pub(super) lines: Vec<&'t str>,
    pub(super) furniture: Vec<&'t str>,
}

/// Where in a page the message begins that it answers, as mail programs mark that; none where own words follow, or a message
/// is passed on.
pub(super) fn answered_in_page(html: &str, is_forward: bool) -> Option<usize> {
    const MARKS: &[&str] =
        &["class=\"gmail_quote", "type=\"cite\"", "type=cite", "id=\"divRplyFwdMsg\"", "class=\"moz-cite-prefix\""];
    /// More letters behind the quotation are own words.
    const FEW: usize = 20;
    if is_forward {
        return None;
    }
    let letters = |html: &str| super::content::shown(html).chars().filter(|c| c.is_alphanumeric()).count();
    let mark = MARKS.iter().filter_map(|mark| html.find(mark)).min()?;
    let at = html.get(..mark)?.rfind('<')?;
    let (own, answered) = html.split_at_checked(at)?;
    let is_passed_on = answered.get(..answered.floor_char_boundary(600)).is_some_and(is_forward_mark);
    let behind = answered.rfind("</blockquote>").and_then(|end| answered.get(end..)).unwrap_or_default();
    (letters(own) > 0 && letters(behind) <= FEW && !is_passed_on).then_some(at)
}

/// Takes the lines of a text apart; in a forwarded message, what is passed on is kept.
pub(super) fn own<'t>(lines: &[&'t str], is_forward: bool) -> Own<'t> {
    let mut furniture = Vec::new();
    let lines = without_armour(lines, &mut furniture);
    let mut kept: &[&str] = &lines;
    let mut below: Vec<&[&str]> = Vec::new();
    if !is_forward && let Some(at) = original(kept) {
        cut(&mut kept, at, &mut below);
    }
    for _ in 0..LAYERS {
        let found = footer(kept).or_else(|| signature(kept)).or_else(|| quotation_below(kept));
        let Some(at) = found.filter(|at| has_own(kept.get(..*at).unwrap_or_default())) else { break };
        cut(&mut kept, at, &mut below);
    }
    if let Some(at) = quotation_above(kept) {
        let (above, rest) = kept.split_at_checked(at).unwrap_or((kept, &[]));
        furniture.extend(above.iter().filter(|line| !line.trim().is_empty()));
        kept = rest;
    }
    let below = below.into_iter().rev().flatten();
    furniture.extend(below.filter(|line| !line.trim().is_empty()));
    Own { lines: kept.to_vec(), furniture }
}

fn cut<'l, 't>(kept: &mut &'l [&'t str], at: usize, below: &mut Vec<&'l [&'t str]>) {
    let (rest, gone) = kept.split_at_checked(at).unwrap_or((kept, &[]));
    *kept = rest;
    below.push(gone);
}

/// Whether a line is quoted: `> …`, or with the initials of who said it.
fn is_quoted(line: &str) -> bool {
    let line = line.trim_start();
    let initials = line.bytes().take(4).take_while(u8::is_ascii_uppercase).count();
    line.get(initials..).is_some_and(|rest| rest.starts_with('>'))
}

fn is_blank(line: &str) -> bool {
    line.trim().is_empty()
}

/// Whether there is a line that is neither blank nor quoted.
fn has_own(lines: &[&str]) -> bool {
    lines.iter().any(|line| !is_blank(line) && !is_quoted(line))
}

/// The lines without what a cipher program sets around and below them.
fn without_armour<'t>(lines: &[&'t str], furniture: &mut Vec<&'t str>) -> Vec<&'t str> {
    if !lines.iter().any(|line| line.starts_with("-----BEGIN PGP ")) {
        return lines.to_vec();
    }
    let mut kept = Vec::with_capacity(lines.len());
    let (mut in_head, mut in_signature) = (false, false);
    for line in lines {
        let is_end = line.starts_with("-----END PGP ");
        let goes = match *line {
            "-----BEGIN PGP SIGNED MESSAGE-----" => {
                in_head = true;
                true
            }
            line if line.starts_with("-----BEGIN PGP SIGNATURE") || line.starts_with("-----BEGIN PGP PUBLIC") => {
                in_signature = true;
                true
            }
            line if in_head => {
                in_head = !is_blank(line);
                true
            }
            _ => in_signature || is_end,
        };
        in_signature &= !is_end;
        if goes { furniture.push(line) } else { kept.push(*line) }
    }
    kept
}

/// Where a message that is answered is copied below the answer, with its head, and without marks.
fn original(lines: &[&str]) -> Option<usize> {
    let at = (0..lines.len()).find(|at| is_original(lines, *at))?;
    has_own(lines.get(..at)?).then_some(at)
}

fn is_original(lines: &[&str], at: usize) -> bool {
    let Some(line) = lines.get(at).map(|line| line.trim()) else { return false };
    let is_rule = line.len() >= 20 && line.bytes().all(|byte| byte == b'_');
    let is_titled = line.starts_with("---") && line.ends_with("---") && {
        let inner = line.trim_matches('-').trim();
        (3..=60).contains(&inner.len()) && inner.chars().any(char::is_alphabetic) && !is_forward_mark(inner)
    };
    if !is_rule && !is_titled {
        return false;
    }
    // "From: …", "Sent: …", "Subject: …", in any language.
    let is_field = |line: &&&str| {
        let name = line.split_once([':', '：']).map(|(name, _)| name.trim().trim_matches('*'));
        name.is_some_and(|name| (2..=24).contains(&name.chars().count()) && name.split_whitespace().count() <= 3)
    };
    let below = lines.get(at + 1..).unwrap_or_default();
    let fields = below.iter().skip_while(|line| is_blank(line)).take(8).take_while(is_field);
    fields.count() >= 3
}

/// Whether words between dashes say that a message is passed on rather than answered.
fn is_forward_mark(inner: &str) -> bool {
    const MARKS: &[&str] = &[
        "forward",
        "fwd",
        "weitergeleitet",
        "transféré",
        "reenviado",
        "encaminhada",
        "inoltrat",
        "пересыл",
        "пересла",
        "doorgestuurd",
        "vidarebefordra",
        "videresend",
        "przekaz",
        "転送",
        "转发",
        "iletilen",
    ];
    let inner = inner.to_lowercase();
    MARKS.iter().any(|mark| inner.contains(mark))
}

/// Where a list's footer begins: a rule with a few lines below it that tell how to join or leave.
fn footer(lines: &[&str]) -> Option<usize> {
    let from = lines.len().saturating_sub(LONGEST_FOOTER);
    let is_rule = |line: &str| {
        let line = line.trim();
        let first = line.bytes().next().unwrap_or(b' ');
        line.len() >= 8 && b"_-=*~".contains(&first) && line.bytes().all(|byte| byte == first || byte == b' ')
    };
    let at = (from..lines.len()).find(|at| lines.get(*at).is_some_and(|line| is_rule(line)))?;
    let below = lines.get(at + 1..)?;
    let tells = |line: &&str| {
        let line = line.to_lowercase();
        line.contains("subscribe")
            || line.contains("listinfo")
            || line.contains("mailing list")
            || line.contains("-request@")
            || line.contains("mailto:")
            || line.contains("abmelden")
            || line.contains("désabonne")
            || line.contains("отпис")
    };
    below.iter().any(tells).then_some(at)
}

/// Where the signature begins: `-- ` alone on a line, and little below it.
fn signature(lines: &[&str]) -> Option<usize> {
    let at = lines.iter().rposition(|line| *line == "-- " || line.trim_end() == "--")?;
    let below = lines.get(at + 1..)?;
    let count = below.iter().filter(|line| !is_blank(line)).count();
    (count <= LONGEST_SIGNATURE && !below.iter().any(|line| is_quoted(line))).then_some(at)
}

/// Where the quotation begins that the text ends with, with the line that says of whom.
fn quotation_below(lines: &[&str]) -> Option<usize> {
    let end = lines.iter().rposition(|line| !is_blank(line))? + 1;
    let quoted = lines.get(..end)?.iter().rev().take_while(|line| is_blank(line) || is_quoted(line)).count();
    let mut at = end - quoted;
    if !lines.get(at..end)?.iter().any(|line| is_quoted(line)) {
        return None;
    }
    at -= attribution_before(lines.get(..at)?);
    Some(at)
}

/// Where the text begins below the quotation that it answers, if there is no other.
fn quotation_above(lines: &[&str]) -> Option<usize> {
    let begin = lines.iter().position(|line| !is_blank(line))?;
    let said = attribution_at(lines.get(begin..)?);
    let at = begin + said;
    let quoted = lines.get(at..)?.iter().take_while(|line| is_blank(line) || is_quoted(line)).count();
    let rest = lines.get(at + quoted..)?;
    let is_quotation = lines.get(at..at + quoted)?.iter().any(|line| is_quoted(line));
    (is_quotation && has_own(rest) && !rest.iter().any(|line| is_quoted(line))).then_some(at + quoted)
}

/// How many lines above a quotation say of whom it is, blank lines between included.
fn attribution_before(lines: &[&str]) -> usize {
    let blank = lines.iter().rev().take_while(|line| is_blank(line)).count();
    let text = lines.get(..lines.len() - blank).unwrap_or_default();
    let count = text.iter().rev().take(LONGEST_ATTRIBUTION + 1).take_while(|line| !is_blank(line)).count();
    let candidates = 1..=count.min(LONGEST_ATTRIBUTION);
    let found = candidates.into_iter().find(|count| {
        let from = text.len() - count;
        text.get(from..).is_some_and(|said| is_attribution(&said.join(" ")))
    });
    let Some(mut found) = found else { return 0 };
    // It may have begun a line or two above, with the day: what goes before it is a sentence of its own.
    while found < count.min(LONGEST_ATTRIBUTION)
        && let Some(line) = text.len().checked_sub(found + 1).and_then(|at| text.get(at))
        && !line.trim_end().ends_with(['.', '!', '?', ':', ';'])
        && (line.contains('@') || line.bytes().filter(u8::is_ascii_digit).count() >= 3)
    {
        found += 1;
    }
    found + blank
}

/// How many lines at the beginning say of whom the quotation below them is.
fn attribution_at(lines: &[&str]) -> usize {
    let count =
        lines.iter().take(LONGEST_ATTRIBUTION + 1).take_while(|line| !is_blank(line) && !is_quoted(line)).count();
    let said = lines.get(..count).unwrap_or_default();
    let is_said = (1..=LONGEST_ATTRIBUTION).contains(&count) && is_attribution(&said.join(" "));
    if is_said { count } else { 0 }
}

/// Whether a text says whom a quotation is of: it ends in a colon or dots, and names an address, a date, or somebody who wrote.
fn is_attribution(text: &str) -> bool {
    const WROTE: &[&str] = &[
        "wrote",
        "writes",
        "said",
        "says",
        "schrieb",
        "écrit",
        "escribió",
        "scritto",
        "escreveu",
        "написал",
        "пише",
        "писал",
        "schreef",
        "skrev",
        "napisał",
        "napsal",
        "yazdı",
        "kirjoitti",
        "írta",
        "写道",
        "写了",
        "のメール",
        "wrote in message",
    ];
    let text = text.trim();
    if text.len() > 400 || !text.ends_with([':', '：', '…']) && !text.ends_with("...") {
        return false;
    }
    let lower = text.to_lowercase();
    let is_written = WROTE.iter().any(|word| lower.contains(word));
    let has_address = text.contains('@') || text.contains('<') && text.contains('>');
    let has_day = text.bytes().filter(u8::is_ascii_digit).count() >= 3;
    // "At 11:30 we said:" is the text's own; with an address or a day it is not.
    has_address && (is_written || has_day || lower.starts_with("in article"))
        || is_written && (has_day || text.len() <= 80)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(text: &str) -> (String, String) {
        let lines: Vec<&str> = text.lines().collect();
        let own = own(&lines, false);
        (own.lines.join("\n").trim().to_owned(), own.furniture.join("\n"))
    }

    #[test]
    fn what_stands_at_the_edges_goes() {
        let answer = "I would not sail before Thursday.\n\nOn Tue, 11 Apr 2017 at 07:30, Ann Lee\n<lee@port.example> wrote:\n> Shall we sail?\n> Ann";
        assert_eq!(parted(answer).0, "I would not sail before Thursday.");
        assert!(parted(answer).1.contains("Shall we sail?") && parted(answer).1.starts_with("On Tue"));
        let news = "In article <1@port.example> lee@port.example (Ann Lee) writes:\n>Shall we sail?\n\nNot before Thursday.\n\n-- \nBo Ray\nPort Ansgar";
        assert_eq!(parted(news).0, "Not before Thursday.");
        assert!(parted(news).1.ends_with("-- \nBo Ray\nPort Ansgar"));
        let office = "Yes.\n\n-----Ursprüngliche Nachricht-----\nVon: Ann Lee\nGesendet: Dienstag\nAn: Bo Ray\nBetreff: Boot\n\nGeht das?";
        assert_eq!(parted(office).0, "Yes.");
        let list = "The pier is shut.\n_______________________________________________\nboats mailing list\nboats@list.example\nhttps://list.example/listinfo/boats";
        assert_eq!(parted(list).0, "The pier is shut.");
    }

    #[test]
    fn pages_end_where_they_quote() {
        let answer =
            "<p>No.</p><div class=\"gmail_quote\">On Tuesday Ann wrote:<blockquote>Shall we?</blockquote></div>";
        assert_eq!(answered_in_page(answer, false), answer.find("<div"));
        assert_eq!(answered_in_page(answer, true), None);
        let between = format!("{answer}<p>But on Thursday we sail for certain.</p>");
        assert_eq!(answered_in_page(&between, false), None);
        assert_eq!(answered_in_page("<blockquote type=\"cite\">Only this</blockquote>", false), None);
    }

    #[test]
    fn what_is_answered_between_or_passed_on_stays() {
        let between = "Ann Lee wrote:\n> Shall we sail?\nNo.\n> And on Thursday?\nYes.";
        assert_eq!(parted(between).0, between);
        let only = "> The pier is shut.\n> Ann";
        assert_eq!(parted(only).0, only);
        let forward = "See below.\n\n---------- Forwarded message ----------\nFrom: Ann Lee\nDate: Tuesday\nSubject: Boat\n\nThe pier is shut.";
        assert_eq!(parted(forward).0, forward);
        let dialogue = "He asked what the time was, and she said:\n\nfour.";
        assert_eq!(parted(dialogue).0, dialogue);
        let armour = "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nThe pier is shut.\n-----BEGIN PGP SIGNATURE-----\n\niQEz\n-----END PGP SIGNATURE-----";
        assert_eq!(parted(armour).0, "The pier is shut.");
    }
}
