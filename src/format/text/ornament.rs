//! The ornaments that programs and people set around a line: stars, emoji, emphasis, dashes on both sides.
//!
//! Takes them off; what the line says is not looked at.

/// The line without what is drawn around it: `★ Headline`, `--- Headline ---`, `*Headline*`, `[Headline]`, `🗓 12 July 2025`.
///
/// A line of nothing but ornaments comes back empty.
pub fn bare(text: &str) -> &str {
    let mut text = text.trim();
    // Most lines have none: only their first and last sign can tell.
    let is_plain = text.starts_with(char::is_alphanumeric) && !text.ends_with(is_ornament);
    if is_plain {
        return text;
    }
    loop {
        let before = text.len();
        text = text.trim_start_matches(is_ornament).trim_start();
        text = text.trim_end_matches(is_ornament).trim_end();
        text = without_bars(text);
        text = without_pair(text);
        if text.len() == before {
            return text;
        }
    }
}

/// What stands behind the dashes that a line opens with.
pub fn without_dash(text: &str) -> &str {
    text.trim_start_matches(['—', '–', '-', ' '])
}

/// What somebody says in a chat's log: of `[14:25] newsbot: Headline` the headline.
pub fn message(text: &str) -> Option<&str> {
    let (stamp, rest) = text.strip_prefix(['[', '('])?.split_once([']', ')'])?;
    let (name, said) = rest.split_once(':')?;
    let is_stamp = stamp.len() <= 32 && stamp.contains(':') && stamp.bytes().filter(u8::is_ascii_digit).count() >= 3;
    let is_name = rest.starts_with(' ') && (1..=3).contains(&name.split_whitespace().count()) && name.len() <= 40;
    (is_stamp && is_name).then(|| said.trim())
}

/// The sort of ornament that a line opens with: its bar, a star for any sign or emoji.
pub fn mark(text: &str) -> Option<char> {
    let first = text.chars().next()?;
    if message(text).is_some() {
        return Some('[');
    }
    if bare(text).len() == text.len() {
        return None;
    }
    Some(if is_ornament(first) { '★' } else { first })
}

/// Signs that are drawn beside a text and never part of it: stars, arrows, boxes, emoji and their joiners.
fn is_ornament(c: char) -> bool {
    matches!(c,
        '\u{2190}'..='\u{21ff}' // arrows
        | '\u{2300}'..='\u{23ff}' // technical
        | '\u{2500}'..='\u{25ff}' // boxes and shapes
        | '\u{2600}'..='\u{27bf}' // symbols, dingbats
        | '\u{2900}'..='\u{297f}' | '\u{2b00}'..='\u{2bff}' // more arrows and stars
        | '\u{fe0e}' | '\u{fe0f}' | '\u{200d}' | '\u{20e3}' // how emoji are drawn
        | '\u{1f000}'..='\u{1faff}' // emoji
        | '\u{e0020}'..='\u{e007f}'
        | '•' | '※' | '¶' | '§' | '†')
}

/// Marks that are drawn as bars on both sides of a heading.
const BARS: [char; 8] = ['-', '=', '~', '*', '_', '#', '+', ':'];

/// `--- Headline ---`, `== Headline ==`, `>>> Headline <<<` without the bars, which must stand on both sides unless they are long.
fn without_bars(text: &str) -> &str {
    for bar in BARS {
        let inner = text.trim_start_matches(bar);
        let left = text.len() - inner.len();
        let core = inner.trim_end_matches(bar);
        let right = inner.len() - core.len();
        let is_apart = core.starts_with(' ') || core.ends_with(' ');
        if left >= 2 && right >= 2 || left >= 1 && right >= 1 && matches!(bar, '*' | '_') && !core.contains(bar) {
            return core.trim();
        }
        if is_apart && right == 0 && bar != '#' && (left >= 3 || bar == '*' && left == 2) {
            return core.trim();
        }
    }
    // The marks of a wire's headline: "^Ferry sails again<".
    if let Some(inner) = text.strip_prefix('^') {
        return inner.trim_end_matches('<').trim();
    }
    let inner = text.trim_start_matches(['>', '<', '»', '«', '›', '‹']);
    let angles = text.len() - inner.len();
    if angles > 0 && inner.starts_with(' ') && text.starts_with(">>") {
        return inner.trim_end_matches(['<', '«']).trim();
    }
    text
}

/// `[Headline]`, `【Headline】`, `{Headline}` without the brackets, where they hold all of it.
fn without_pair(text: &str) -> &str {
    for (open, close) in [('[', ']'), ('【', '】'), ('{', '}'), ('(', ')'), ('（', '）')] {
        let inner = text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
        if let Some(inner) = inner.filter(|inner| !inner.contains([open, close])) {
            return inner.trim();
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ornaments_come_off() {
        let table = [
            ("★ Ferry sails again", "Ferry sails again"),
            ("--- Ferry sails again ---", "Ferry sails again"),
            ("== Ferry sails again ==", "Ferry sails again"),
            ("📰 *Ferry sails again*", "Ferry sails again"),
            ("**Ferry sails again**", "Ferry sails again"),
            ("✍️ Ann Lee, 12 July 2025", "Ann Lee, 12 July 2025"),
            ("[ Ferry sails again ]", "Ferry sails again"),
            (">> Ferry sails again", "Ferry sails again"),
            ("(Published in The Example)", "Published in The Example"),
            ("Ferry sails again", "Ferry sails again"),
            ("# Ferry sails again", "# Ferry sails again"),
            ("«Ferry» sails again", "«Ferry» sails again"),
            ("(Ferry) sails (again)", "(Ferry) sails (again)"),
            ("👍 ❤️", ""),
        ];
        for (line, bare_line) in table {
            assert_eq!(bare(line), bare_line, "{line}");
        }
    }
}
