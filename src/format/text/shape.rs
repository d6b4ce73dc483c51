//! What a line looks like on its own, without its neighbours.

use super::stamp::{self, StampKind};
use super::vocabulary::{self, Field, Furniture};
use super::{imprint, ornament, record};

/// What a line looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `-----`, `* * *`, `###`: nothing but a divider.
    Rule,
    /// `End of Document`, `-30-`: a record ends here.
    End,
    /// `Document 3 of 12`: the head of a numbered record.
    Counter,
    /// A known label and its value, which begins at the byte `value` of the text.
    Label {
        /// What the label names.
        field: Field,
        /// Where the value begins.
        value: usize,
    },
    /// The rule right below a heading, as long as it.
    Underline,
    /// A date and nothing else.
    Stamp(StampKind),
    /// An address and nothing else.
    Url,
    /// An entry of a list, its text beginning at byte `text`.
    Bullet {
        /// Where the entry's text begins.
        text: usize,
    },
    /// What a site puts around its articles.
    Furniture(Furniture),
    /// `By A. Writer`, perhaps with a date behind.
    Byline,
    /// A name with a date, an age or a count: `The Example · A. Writer · 12 July 2025`.
    Imprint,
    /// A sentence that ends in a picture credit in parentheses.
    Caption,
    /// Anything else.
    Text,
}

impl Shape {
    /// Whether the line is a label, of whatever field.
    pub fn is_label(self) -> bool {
        matches!(self, Shape::Label { .. })
    }

    /// Whether the line is an entry of a list.
    pub fn is_bullet(self) -> bool {
        matches!(self, Shape::Bullet { .. })
    }

    /// Whether the line divides records or ends one, and is no part of any.
    pub fn is_divider(self) -> bool {
        matches!(self, Shape::Rule | Shape::End)
    }
}

/// Longest line that can be anything but text, in bytes.
const LONGEST_SHAPED: usize = 400;

/// A longer line is no label and a date.
const LONGEST_DATED: usize = 120;
/// A label ends within so many bytes.
const LONGEST_LABEL: usize = 48;

/// A field's name ends within so many characters.
const LONGEST_NAME: usize = 40;
/// The first byte of `：`.
const WIDE_COLON: u8 = 0xef;

/// What a trimmed line looks like.
pub fn shape(text: &str) -> Shape {
    if let Some(entry) = bullet(text) {
        return Shape::Bullet { text: entry };
    }
    if text.len() > LONGEST_SHAPED {
        return Shape::Text;
    }
    let signs = Signs::of(text);
    if is_prose(text, signs) {
        return Shape::Text;
    }
    if is_rule(text) {
        return Shape::Rule;
    }
    if record::is_end(text) {
        return Shape::End;
    }
    if record::is_forward(text) || signs.has(Signs::DIGIT) && record::is_counter(text) {
        return Shape::Counter;
    }
    if let Some(kind) = vocabulary::furniture(text) {
        return Shape::Furniture(kind);
    }
    // "Retrieved: 12 July 2025" dates no article.
    if text.len() <= LONGEST_DATED
        && signs.has(Signs::DIGIT)
        && let Some((name, value)) = named(text)
        && (vocabulary::is_retrieval(name) || vocabulary::field(name) == Some(Field::Created))
        && stamp::stamp(text.get(value..).unwrap_or_default()).is_some()
    {
        return Shape::Label {
            field: vocabulary::field(name).filter(|field| *field == Field::Created).unwrap_or(Field::Other),
            value,
        };
    }
    if let Some(kind) = stamp::stamp(text.trim_start_matches(['—', '–', ' '])) {
        return Shape::Stamp(kind);
    }
    if let Some((field, value)) = label(text) {
        return Shape::Label { field, value };
    }
    if is_url(text) {
        return Shape::Url;
    }
    if is_byline(text) {
        return Shape::Byline;
    }
    if imprint::Imprint::read(text).is_some() {
        return Shape::Imprint;
    }
    if is_caption(text) {
        return Shape::Caption;
    }
    adorned(text).unwrap_or(Shape::Text)
}

/// What a line with an ornament around it is without: `🗓 12 July 2025`, `*By A. Writer*`, `🔗 https://…`.
fn adorned(text: &str) -> Option<Shape> {
    if let Some(said) = ornament::message(text) {
        return (said.split_whitespace().count() <= 2).then_some(Shape::Furniture(Furniture::Alone));
    }
    let bare = ornament::bare(text);
    if bare.len() == text.len() {
        return None;
    }
    // Stars, hearts and numbers: what readers thought of it.
    if !bare.chars().any(char::is_alphabetic) {
        return Some(Shape::Furniture(Furniture::Alone));
    }
    // "👁 28,2K"
    if bare.starts_with(|c: char| c.is_ascii_digit())
        && bare.chars().count() <= 12
        && bare.chars().filter(|c| c.is_alphabetic()).count() <= 3
    {
        return Some(Shape::Furniture(Furniture::Alone));
    }
    let found = shape(bare);
    matches!(
        found,
        Shape::Stamp(_) | Shape::Byline | Shape::Imprint | Shape::Url | Shape::Furniture(_) | Shape::Counter
    )
    .then_some(found)
}

/// Which signs a line may hold, told by its bytes in one pass, for what most lines lack need not be looked for.
#[derive(Clone, Copy)]
struct Signs(u8);

impl Signs {
    /// An ASCII digit.
    const DIGIT: u8 = 1;
    /// What may end a label: a colon, an equals sign, an arrow, or a byte of a wide colon.
    const COLON: u8 = 2;
    /// What may part a line: a bar, a tab, or the first byte of a dot or a wide blank.
    const BAR: u8 = 4;

    const BY_BYTE: [u8; 256] = {
        let mut by_byte = [0; 256];
        let mut byte = 0;
        while byte < 256 {
            by_byte[byte] = match byte as u8 {
                b'0'..=b'9' => Signs::DIGIT,
                b':' | b'=' | b'>' | WIDE_COLON => Signs::COLON,
                b'|' | b'\t' | 0xc2 | 0xe2 | 0xe3 => Signs::BAR,
                _ => 0,
            };
            byte += 1;
        }
        by_byte
    };

    fn of(text: &str) -> Self {
        let sign = |byte: u8| Signs::BY_BYTE.get(usize::from(byte)).copied().unwrap_or(0);
        Signs(text.bytes().fold(0, |signs, byte| signs | sign(byte)))
    }

    fn has(self, sign: u8) -> bool {
        self.0 & sign != 0
    }
}

/// Whether a line is the middle of a wrapped sentence: a small letter first, many words, nothing that could end a label.
fn is_prose(text: &str, signs: Signs) -> bool {
    let ends_label = || {
        let start = text.get(..text.floor_char_boundary(LONGEST_LABEL)).unwrap_or_default();
        start.contains([':', '=', '：']) || start.contains("->")
    };
    text.len() > LONGEST_LABEL
        && text.starts_with(|c: char| c.is_lowercase())
        && !signs.has(Signs::DIGIT)
        && !(signs.has(Signs::COLON) && ends_label())
        && !(signs.has(Signs::BAR) && text.contains(['|', '·', '•', '\t', '\u{3000}']))
        && !text.ends_with([')', ']'])
        && vocabulary::behind_by(text).is_none()
}

/// Whether a line is a divider.
fn is_rule(text: &str) -> bool {
    let mut marks = text.chars().filter(|c| !c.is_whitespace());
    let Some(first) = marks.next() else { return false };
    if first.is_alphanumeric() && first != 'ー' || !"-=*_~#+·•—–─━═⁂%@.－＝＊～ー".contains(first)
    {
        return false;
    }
    let count = 1 + marks.clone().count();
    // A line of full stops is an ellipsis unless it is long.
    let least = if first == '.' { 6 } else { 3 };
    (count >= least || first == '⁂') && marks.all(|c| c == first)
}

/// A known label at the line's start, and where its value begins.
fn label(text: &str) -> Option<(Field, usize)> {
    let (name, value) = named(text)?;
    // "article.publish_date -> …"
    let field = vocabulary::field(name).or_else(|| {
        vocabulary::field(
            &name.rsplit('.').next().filter(|part| part.len() < name.len() || part.contains('_'))?.replace('_', " "),
        )
    })?;
    // "Text: Ann Lee" says who wrote it.
    let signs = || {
        let names = text.get(value..).unwrap_or_default();
        let names = stamp::trailing_date(names).map_or(names, |(names, _)| names);
        (1..=5).contains(&names.split_whitespace().count())
            && names_people(names)
            && vocabulary::behind_by(text).is_some()
    };
    (!matches!(field, Field::Body | Field::Other) || !signs()).then_some((field, value))
}

/// The name that opens a line as a field's label does, if it is short enough for one, and where the value begins: `Name: value`,
/// `[NAME] value`, `:name: value`, `#+NAME: value`.
pub fn named(text: &str) -> Option<(&str, usize)> {
    let edge = |c: char| c.is_whitespace() || matches!(c, '*' | '_');
    if let Some((name, rest)) = bracketed(text) {
        let value = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ':');
        return Some((name, text.len() - value.len()));
    }
    if let Some((name, value)) = assigned(text) {
        return Some((name, value));
    }
    let bare =
        text.strip_prefix("#+").or_else(|| text.strip_prefix(':')).or_else(|| text.strip_prefix('@')).unwrap_or(text);
    // Most lines have no colon at all, which a search for bytes tells soonest.
    let start = bare.as_bytes().get(..LONGEST_NAME * 4).unwrap_or(bare.as_bytes());
    memchr::memchr2(b':', WIDE_COLON, start)?;
    let (at, colon) = bare.char_indices().take(LONGEST_NAME).find(|(_, c)| matches!(c, ':' | '：'))?;
    let name = bare.get(..at)?.trim_matches(edge);
    let rest = bare.get(at + colon.len_utf8()..)?;
    // "Title:Foo" is a label too, "http://…" is not.
    if name.is_empty() || rest.starts_with("//") {
        return None;
    }
    // "**Title:** …" ends its mark behind the colon.
    let is_bold = text.starts_with(['*', '_']);
    let value = rest.trim_start_matches(|c: char| c.is_whitespace() || is_bold && c == '*');
    Some((name, text.len() - value.len()))
}

/// Name and place of the value of `name = value`, as programs print their fields.
fn assigned(text: &str) -> Option<(&str, usize)> {
    let start = text.as_bytes().get(..LONGEST_LABEL).unwrap_or(text.as_bytes());
    if !start.iter().any(|b| matches!(b, b'=' | b'>')) {
        return None;
    }
    let (name, value) = ["->", "=>", "="].iter().find_map(|mark| text.split_once(mark))?;
    let is_apart = name.ends_with([' ', '\t']) && (value.is_empty() || value.starts_with([' ', '\t']))
        || value.starts_with(['"', '\'']);
    // "TEXT (9964 chars) ->"
    let name = name.split(" (").next()?.trim();
    let is_name = !name.is_empty()
        && name.len() <= 32
        && name.split(' ').count() <= 3
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' '));
    (is_apart && is_name).then(|| (name, text.len() - value.trim_start().len()))
}

/// The name in brackets that a line opens with, and what stands behind.
fn bracketed(text: &str) -> Option<(&str, &str)> {
    let (open, close) =
        [('[', ']'), ('【', '】'), ('〔', '〕')].into_iter().find(|(open, _)| text.starts_with(*open))?;
    let (name, rest) = text.get(open.len_utf8()..)?.split_once(close)?;
    let name = name.trim();
    (!name.is_empty() && name.len() <= 40).then_some((name, rest))
}

/// Where the text of a bulleted entry begins.
fn bullet(text: &str) -> Option<usize> {
    let mut chars = text.chars();
    let glyph = chars.next()?;
    let rest = chars.as_str();
    if !glyph.is_ascii() && "•●◦▪■‣⁃∙►▶".contains(glyph) {
        let entry = rest.trim_start();
        return (!entry.is_empty()).then_some(text.len() - entry.len());
    }
    // A dash or an asterisk is a bullet only before a blank; "- - -" and "* * *" are rules.
    if "-*–".contains(glyph) && rest.starts_with([' ', '\t']) {
        let entry = rest.trim_start();
        return (entry.starts_with(|c: char| c != glyph) && !is_rule(text)).then_some(text.len() - entry.len());
    }
    None
}

/// Whether a line is an address and nothing else, perhaps in angle brackets.
fn is_url(text: &str) -> bool {
    let bare = url(text);
    (bare.starts_with("https://") || bare.starts_with("http://") || bare.starts_with("www."))
        && bare.len() > 10
        && !bare.contains(char::is_whitespace)
        && bare.contains('.')
}

/// The address on a line that is nothing else.
pub fn url(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | '[' | ']'))
}

/// Whether a line names its writers: `By A. Writer`, `By A. Writer and B. Writer | 12 July 2025`.
fn is_byline(text: &str) -> bool {
    if vocabulary::before_post(text).is_some() {
        return true;
    }
    let Some(rest) = vocabulary::behind_by(text) else { return false };
    let dated = stamp::trailing_date(rest);
    let names = dated.map_or(rest, |(names, _)| names);
    // "By Ann Lee, Business reporter"
    let names = names.split_once(", ").filter(|(_, post)| vocabulary::is_post(post)).map_or(names, |(names, _)| names);
    if names.len() > 160 || names.is_empty() {
        return false;
    }
    // With a date behind it is a byline whatever the name; without, the names must look like names.
    // "By Function" is a subhead: one word signs only with a date, or if it is an agency.
    let opening = text.get(..text.len() - rest.len()).unwrap_or_default().trim_end();
    let is_labelled = opening.ends_with([':', '：']) && names.split_whitespace().count() <= 5;
    let is_full = names.contains(' ') || is_labelled || crate::agency::agency(names).is_some() || !names.is_ascii();
    // "by Ann Lee" is one; of longer lines that begin small, most are the middle of a wrapped sentence.
    let is_short = names.split_whitespace().count() <= 4;
    dated.is_some() || is_full && names_people(names) && (is_short || !text.starts_with(char::is_lowercase))
}

/// Whether the words look like names: capitals first, small words only between, few of them.
pub fn names_people(names: &str) -> bool {
    const SMALL: &[&str] = &[
        "and", "und", "et", "y", "e", "en", "og", "och", "i", "и", "та", "و", "ve", "for", "of", "in", "the", "de",
        "da", "di", "do", "dos", "das", "del", "della", "van", "von", "der", "den", "la", "le", "du", "bin", "ibn",
        "al", "el", "ter", "zu", "à", "a", "em", "w",
    ];
    let mut words = 0;
    for word in names.split_whitespace() {
        words += 1;
        let capital = word.chars().find(|c| c.is_alphabetic()).is_some_and(|c| !c.is_lowercase());
        let is_name = capital && !word.bytes().any(|b| b.is_ascii_digit());
        if !is_name && !SMALL.contains(&word) && !["&", "|", "/", "–", "-"].contains(&word) {
            return false;
        }
    }
    (1..=14).contains(&words)
        && !names.ends_with(['!', '?', ':', ';', '。', '！', '？'])
        && !(names.ends_with('.') && words > 6)
}

/// Whether a line is a sentence with a picture credit behind: `… on July 12. (Ministry via Reuters)`.
fn is_caption(text: &str) -> bool {
    // "… at the pier. Photograph: The Agency"
    if !text.ends_with(['.', '!', '?', ':', '”', '"'])
        && let Some(stop) = memchr::memmem::rfind(text.as_bytes(), b". ")
        && let (Some(before), Some(credit)) = (text.get(..stop), text.get(stop + 2..))
        && credit.split_whitespace().count() <= 8
        && before.split_whitespace().nth(2).is_some()
        && vocabulary::opens_credit(credit)
    {
        return true;
    }
    let bare = text.trim_end_matches('.');
    let Some(inner) = bare.strip_suffix([')', ']']) else { return false };
    let Some(open) = inner.rfind(['(', '[']) else { return false };
    let (before, credit) = inner.split_at(open);
    before.split_whitespace().nth(2).is_some() && vocabulary::is_credit(credit.trim_start_matches(['(', '[']))
}
