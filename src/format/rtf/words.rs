//! What control words mean for the text: characters, breaks, and destinations that hold none of it.

use encoding_rs::Encoding;

/// The text that a control word stands for.
pub(super) fn text(word: &[u8]) -> Option<&'static str> {
    Some(match word {
        b"par" | b"line" | b"sect" | b"row" | b"nestrow" => "\n",
        b"page" => "\n\x0c",
        b"tab" | b"cell" | b"nestcell" => "\t",
        b"emdash" => "—",
        b"endash" => "–",
        b"emspace" | b"enspace" | b"qmspace" => " ",
        b"bullet" => "•",
        b"lquote" => "‘",
        b"rquote" => "’",
        b"ldblquote" => "“",
        b"rdblquote" => "”",
        b"zwj" => "\u{200d}",
        b"zwnj" => "\u{200c}",
        _ => return None,
    })
}

/// Whether a group that begins with this word holds something else than the text: tables of the document, pictures, what
/// stands at the edges of pages.
pub(super) fn is_aside(word: &[u8]) -> bool {
    const ASIDES: &[&[u8]] = &[
        b"colortbl",
        b"stylesheet",
        b"listtable",
        b"listoverridetable",
        b"revtbl",
        b"rsidtbl",
        b"info",
        b"generator",
        b"filetbl",
        b"pict",
        b"nonshppict",
        b"object",
        b"objdata",
        b"fldinst",
        b"header",
        b"headerl",
        b"headerr",
        b"headerf",
        b"footer",
        b"footerl",
        b"footerr",
        b"footerf",
        b"footnote",
        b"annotation",
        b"xe",
        b"tc",
        b"bkmkstart",
        b"bkmkend",
        b"themedata",
        b"colorschememapping",
        b"latentstyles",
        b"datastore",
        b"datafield",
        b"pntext",
        b"private",
        b"sp",
    ];
    ASIDES.contains(&word)
}

/// The encoding of a code page.
pub(super) fn code_page(number: i64) -> Option<&'static Encoding> {
    let label = match number {
        437 | 850 | 1252 | 0 | 819 => "windows-1252",
        866 => "ibm866",
        874 => "windows-874",
        932 => "shift_jis",
        936 => "gbk",
        949 => "euc-kr",
        950 => "big5",
        1250..=1258 => return Encoding::for_label(format!("windows-{number}").as_bytes()),
        10000 => "macintosh",
        10007 => "x-mac-cyrillic",
        65001 => "utf-8",
        _ => return None,
    };
    Encoding::for_label(label.as_bytes())
}

/// The encoding of a font's set of characters; none for those that say nothing.
pub(super) fn font_set(number: i64) -> Option<&'static Encoding> {
    code_page(match number {
        0 => 1252,
        77 => 10000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    })
}
