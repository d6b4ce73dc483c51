//! Lines that are marks: headings, quotations, fences, directives, comments, pictures.

use super::{Dialect, inline};

/// What becomes of a line.
enum Line<'t> {
    /// Its text, marks within it still there.
    Text(&'t str),
    /// A picture's caption.
    Caption(&'t str),
    Nothing,
}

/// A body without its marks, the numbers of the lines that are left, and captions. Numbers are one a line that is not empty,
/// or none.
pub(super) fn clean(dialect: Dialect, body: &str, numbers: &[u64]) -> (String, Vec<u64>, Vec<String>) {
    let mut out = String::with_capacity(body.len());
    let (mut kept, mut captions) = (Vec::with_capacity(numbers.len()), Vec::new());
    let mut numbers = numbers.iter();
    // Whether the last line went, and what stood before it is to be parted from what comes.
    let mut gap = false;
    let mut comment = false;
    for line in body.split('\n') {
        if line.is_empty() {
            gap = true;
            continue;
        }
        let number = numbers.next();
        let read = match dialect {
            Dialect::Markdown => markdown(line, &mut comment),
            Dialect::Restructured => restructured(line),
            Dialect::Asciidoc => asciidoc(line),
            Dialect::Org => org(line),
        };
        let text = match read {
            Line::Text(text) => inline::plain(dialect, text),
            Line::Caption(text) => {
                captions.extend(Some(inline::plain(dialect, text)).filter(|text| !text.trim().is_empty()));
                String::new()
            }
            Line::Nothing => String::new(),
        };
        if text.trim().is_empty() {
            gap = true;
            continue;
        }
        if !out.is_empty() {
            out.push_str(if gap { "\n\n" } else { "\n" });
        }
        out.push_str(text.trim());
        kept.extend(number);
        gap = false;
    }
    (out, kept, captions)
}

/// A heading without the marks of its level.
pub(super) fn heading(dialect: Dialect, line: &str) -> &str {
    let (mark, most) = match dialect {
        Dialect::Markdown => ('#', 6),
        Dialect::Asciidoc => ('=', 6),
        Dialect::Org => ('*', 9),
        Dialect::Restructured => return line,
    };
    let rest = line.trim_start_matches(mark);
    let level = line.len() - rest.len();
    match rest.strip_prefix(' ') {
        // "## Heading ##" and "## Heading {#id}"
        Some(text) if (1..=most).contains(&level) && mark != '*' => text.trim().trim_end_matches(mark).trim_end(),
        Some(text) if (1..=most).contains(&level) => text.trim(),
        _ => line,
    }
}

fn is_rule(line: &str, marks: &[u8], least: usize) -> bool {
    let line = line.trim();
    let first = line.bytes().next().unwrap_or(0);
    marks.contains(&first) && line.len() >= least && line.bytes().all(|byte| byte == first || byte == b' ')
}

fn markdown<'t>(line: &'t str, comment: &mut bool) -> Line<'t> {
    let text = line.trim();
    if *comment {
        *comment = !text.contains("-->");
        return Line::Nothing;
    }
    if text.starts_with("<!--") {
        *comment = !text.contains("-->");
        return Line::Nothing;
    }
    let is_fence = text.starts_with("```") || text.starts_with("~~~") || text.starts_with(":::");
    let is_table_rule = text.starts_with('|') && text.bytes().all(|byte| b"|-: ".contains(&byte));
    if is_fence || is_table_rule || is_rule(text, b"-*_=", 3) {
        return Line::Nothing;
    }
    // "[name]: address", which links refer to.
    if let Some((name, address)) = text.strip_prefix('[').and_then(|rest| rest.split_once("]: "))
        && !name.starts_with('^')
        && (address.starts_with("http") || address.starts_with(['/', '#', '<']))
    {
        return Line::Nothing;
    }
    if let Some((caption, address)) = text.strip_prefix("![").and_then(|rest| rest.split_once("]("))
        && address.ends_with(')')
        && !address.contains("](")
    {
        return Line::Caption(caption);
    }
    let mut text = text;
    while let Some(quoted) = text.strip_prefix('>') {
        text = quoted.trim_start();
    }
    for mark in ["- [ ] ", "- [x] ", "- [X] ", "* [ ] ", "* [x] "] {
        if let Some(task) = text.strip_prefix(mark) {
            return Line::Text(task);
        }
    }
    let text = heading(Dialect::Markdown, text);
    Line::Text(match text.strip_prefix('|').and_then(|row| row.strip_suffix('|')) {
        Some(row) => row.trim(),
        None => text,
    })
}

fn restructured(line: &str) -> Line<'_> {
    let text = line.trim();
    if is_rule(text, b"=-~^\"'`#*+.:_", 3) || text == "::" {
        return Line::Nothing;
    }
    if let Some(rest) = text.strip_prefix("..")
        && (rest.is_empty() || rest.starts_with(' '))
    {
        let rest = rest.trim_start();
        let (name, argument) = rest.split_once("::").unwrap_or((rest, ""));
        const TEXTS: &[&str] = &[
            "note",
            "warning",
            "tip",
            "important",
            "caution",
            "hint",
            "attention",
            "danger",
            "epigraph",
            "highlights",
            "pull-quote",
            "admonition",
            "seealso",
            "topic",
            "sidebar",
            "versionadded",
            "versionchanged",
            "deprecated",
        ];
        // A note's text follows its mark; "[1] text" is a note's too.
        let note = rest.strip_prefix('[').and_then(|rest| rest.split_once("] ")).map(|(_, text)| text);
        return match (TEXTS.contains(&name), note) {
            (true, _) => Line::Text(argument.trim()),
            (false, Some(note)) => Line::Text(note),
            _ => Line::Nothing,
        };
    }
    // ":alt: A picture"
    if let Some((name, value)) = text.strip_prefix(':').and_then(|rest| rest.split_once(':'))
        && !name.is_empty()
        && name.len() <= 30
        && !name.contains(' ')
        && (value.is_empty() || value.starts_with(' '))
    {
        return if name == "alt" || name == "caption" { Line::Caption(value.trim()) } else { Line::Nothing };
    }
    Line::Text(text.strip_suffix("::").map_or(text, |before| text.get(..before.len() + 1).unwrap_or(before)))
}

fn asciidoc(line: &str) -> Line<'_> {
    let text = line.trim();
    if text.starts_with("//") || is_rule(text, b"-=_*.+/'", 4) || text == "--" || text == "|===" || text == "+" {
        return Line::Nothing;
    }
    if let Some((_, rest)) = text.split_once("image::").filter(|(before, _)| before.is_empty()) {
        let caption = rest.split_once('[').map_or("", |(_, caption)| caption.trim_end_matches(']'));
        return Line::Caption(caption.split(',').next().unwrap_or_default().trim_matches('"'));
    }
    let is_block = text.starts_with('[') && text.ends_with(']') && !text.contains("] ");
    let is_macro = ["include::", "video::", "audio::", "toc::", "ifdef::", "ifndef::", "endif::", "ifeval::"];
    if is_block || is_macro.iter().any(|name| text.starts_with(name)) {
        return Line::Nothing;
    }
    // ":toc: left"
    if let Some((name, value)) = text.strip_prefix(':').and_then(|rest| rest.split_once(':'))
        && (2..=40).contains(&name.len())
        && !name.contains(' ')
        && (value.is_empty() || value.starts_with(' '))
    {
        return Line::Nothing;
    }
    let text = heading(Dialect::Asciidoc, text);
    // ".The title of a block", "| cell"
    let titled = text.strip_prefix('.').filter(|rest| rest.starts_with(char::is_alphabetic)).unwrap_or(text);
    Line::Text(titled.strip_prefix('|').map_or(titled, str::trim_start))
}

fn org(line: &str) -> Line<'_> {
    let text = line.trim();
    if text.starts_with("#+") || text == "#" || text.starts_with("# ") {
        return match text.split_once(' ') {
            Some((name, caption)) if name.eq_ignore_ascii_case("#+caption:") => Line::Caption(caption),
            _ => Line::Nothing,
        };
    }
    let is_drawer = text.len() > 2
        && text.starts_with(':')
        && text.split_once(": ").map_or(text.ends_with(':'), |(name, _)| {
            name.len() > 1
                && !name.contains(' ')
                && name.bytes().skip(1).all(|byte| byte.is_ascii_uppercase() || b"_-".contains(&byte))
        });
    let is_planned = ["SCHEDULED:", "DEADLINE:", "CLOSED:"].iter().any(|mark| text.starts_with(mark));
    let is_table_rule = text.starts_with("|-");
    if is_drawer || is_planned || is_table_rule || is_rule(text, b"-", 5) {
        return Line::Nothing;
    }
    // Only at the line's very beginning are stars a heading's.
    let text = if line.starts_with('*') { heading(Dialect::Org, line) } else { text };
    // A state of a task that stands in front of its text.
    let text = text.strip_prefix("TODO ").or_else(|| text.strip_prefix("DONE ")).unwrap_or(text);
    Line::Text(match text.strip_prefix('|').and_then(|row| row.strip_suffix('|')) {
        Some(row) => row.trim(),
        None => text,
    })
}
