//! `[[links]]`, files, categories and `[addresses]`.

use super::frames::{Kind, Part};
use super::namespaces::{CATEGORY, FILE};
use super::scan::Scan;
use super::signs::{LINK, UNLINK};

/// What an address can begin with.
const SCHEMES: &[&str] = &[
    "http://",
    "https://",
    "//",
    "ftp://",
    "ftps://",
    "mailto:",
    "irc://",
    "ircs://",
    "news:",
    "gopher://",
    "tel:",
    "geo:",
];

/// Codes of Wikipedia's languages that are no two or three letters: those are told by their shape.
const LONG_CODES: &[&str] = &[
    "simple",
    "be-x-old",
    "be-tarask",
    "zh-yue",
    "zh-min-nan",
    "zh-classical",
    "zh-cn",
    "zh-tw",
    "bat-smg",
    "fiu-vro",
    "map-bms",
    "nds-nl",
    "roa-rup",
    "roa-tara",
    "cbk-zam",
    "tokipona",
    "gsw",
];

/// Short prefixes of other projects that are no language.
const NO_CODES: &[&str] = &["doi", "irc", "mw", "rfc", "wmf"];

impl Scan<'_> {
    pub(super) fn open_bracket(&mut self) {
        if self.byte(1) == Some(b'[') {
            let is_file = false;
            if !self.open(Kind::Link { is_file }, 2) {
                self.lost_brackets += 1;
            }
            return;
        }
        let after = self.source.get(self.at + 1..).unwrap_or_default();
        let Some(scheme) = SCHEMES.iter().find(|scheme| starts_with(after, scheme)) else { return self.literal(1) };
        let ends = |c: char| c.is_whitespace() || matches!(c, ']' | '[' | '<' | '|' | '}' | '{' | '"');
        let length = after.find(ends).unwrap_or(after.len());
        if length <= scheme.len() && after.as_bytes().get(length) != Some(&b'{') {
            return self.literal(1);
        }
        if !self.open(Kind::External, 1 + length) {
            self.lost_brackets += 1;
        }
    }

    pub(super) fn close_bracket(&mut self) {
        let is_double = self.byte(1) == Some(b']');
        if matches!(self.top.kind, Kind::External) {
            self.at += 1;
            if let Some(mut frame) = self.close() {
                frame.part();
                let label = frame.parts.pop().map(|part| part.text).unwrap_or_default();
                let label = label.trim();
                self.top.out.push(LINK);
                self.top.out.push_str(label);
                self.top.out.push(UNLINK);
            }
            return;
        }
        if self.lost_brackets > 0 {
            self.lost_brackets -= 1;
            self.at += if is_double { 2 } else { 1 };
            return;
        }
        if !is_double {
            return self.literal(1);
        }
        self.at += 2;
        if matches!(self.top.kind, Kind::Link { .. })
            && let Some(mut frame) = self.close()
        {
            frame.part();
            self.link(frame.parts);
        }
    }

    /// A `|` inside a link.
    pub(super) fn link_pipe(&mut self) {
        let Kind::Link { is_file } = &mut self.top.kind else { return };
        if self.top.parts.is_empty() {
            *is_file = namespace(&self.top.out).is_some_and(|prefix| self.wiki.namespaces.of(prefix) == Some(FILE));
        } else if !*is_file {
            // A label may hold one.
            return self.literal(1);
        }
        self.top.part();
        self.at += 1;
    }

    fn link(&mut self, parts: Vec<Part>) {
        let mut parts = parts.into_iter().map(|part| part.text);
        let target = parts.next().unwrap_or_default();
        let target = target.trim();
        let rest: Vec<String> = parts.collect();
        let prefix = namespace(target);
        match prefix.and_then(|prefix| self.wiki.namespaces.of(prefix)) {
            Some(FILE) => {
                self.found.captions.extend(caption(rest));
                return;
            }
            Some(CATEGORY) => {
                let name = target.split_once(':').map(|(_, name)| name.trim()).unwrap_or_default();
                self.found.categories.push(name.replace('_', " "));
                return;
            }
            Some(_) => {}
            // The same page on another wiki.
            None if rest.is_empty() && prefix.is_some_and(is_language) => return,
            None => {}
        }
        let label = rest.first().map(|label| label.trim()).filter(|label| !label.is_empty());
        let shown = match (label, rest.is_empty()) {
            (Some(label), _) => label,
            (None, true) => target.trim_start_matches(':'),
            // `[[Mercury (planet)|]]` is shown without what tells it from others.
            (None, false) => plain_title(target),
        };
        self.top.out.push_str(shown);
    }
}

fn starts_with(text: &str, scheme: &str) -> bool {
    text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
}

/// A target's prefix, unless a colon in front says that the link itself is meant.
fn namespace(target: &str) -> Option<&str> {
    let (prefix, _) = target.trim_start().split_once(':')?;
    (!prefix.is_empty() && prefix.len() < 80).then_some(prefix)
}

fn is_language(prefix: &str) -> bool {
    let prefix = prefix.trim();
    let is_short = matches!(prefix.len(), 2..=3) && prefix.bytes().all(|byte| byte.is_ascii_lowercase());
    (is_short && !NO_CODES.contains(&prefix)) || LONG_CODES.contains(&prefix)
}

fn plain_title(target: &str) -> &str {
    let title = target.trim_start_matches(':');
    let title = title.split_once(':').map_or(title, |(_, title)| title);
    title.split([',', '(']).next().unwrap_or(title).trim()
}

/// The caption among a file's options: the last part, if it is none of them.
fn caption(mut parts: Vec<String>) -> Option<String> {
    let last = parts.pop()?;
    let text = last.trim();
    (!is_option(text)).then(|| text.to_owned())
}

/// Whether a part says how a file is shown. Every wiki has its own words for it, so the shape counts: a size, an option
/// with its value, one word in small letters.
fn is_option(part: &str) -> bool {
    let is_size = part.starts_with(|c: char| c.is_ascii_digit() || c == 'x')
        && part.chars().filter(|c| !c.is_ascii_digit() && *c != 'x' && *c != ' ').count() <= 4;
    let is_word = part.chars().count() <= 24
        && part.chars().all(|c| c.is_lowercase() || c == '-' || c == '_')
        && part.chars().any(|c| c.is_lowercase());
    let has_value = part.split_once('=').is_some_and(|(name, _)| {
        let name = name.trim();
        !name.is_empty() && name.len() <= 24 && name.chars().all(|c| c.is_lowercase() || c == '-')
    });
    part.is_empty() || is_size || is_word || has_value
}
