//! Hyperlinks on a terminal (OSC 8): a word on the screen that opens a file or a page.

use std::fmt::Write as _;
use std::path::Path;

use super::escape;

/// `text` as a link to `uri`, which must be made of printable ASCII: see [`file()`] and [`web`].
pub fn wrap(text: &str, uri: &str) -> String {
    format!("\x1b]8;;{uri}\x1b\\{text}\x1b]8;;\x1b\\")
}

/// The `file:` URI of an absolute path. The host tells a terminal at the other end of a remote session that
/// the file is not on its own machine.
pub fn file(host: &str, path: &Path) -> String {
    let mut uri = String::from("file://");
    push_encoded(&mut uri, host.as_bytes(), b"-.");
    push_encoded(&mut uri, path.as_os_str().as_encoded_bytes(), b"/-._~");
    uri
}

/// An address taken from a dump, made safe to be part of a link. Only web pages: a dump must not be able to make
/// its reader open local files or start programs.
pub fn web(url: &str) -> Option<String> {
    let scheme = url.split("://").next()?;
    if !(scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")) || url.len() > MAX_URL_BYTES {
        return None;
    }
    let mut uri = String::with_capacity(url.len());
    push_encoded(&mut uri, url.as_bytes(), b"-._~:/?#[]@!$&'()*+,;=%");
    Some(uri)
}

/// Terminals bound what they take; longer ones are shown as text.
const MAX_URL_BYTES: usize = 2000;

fn push_encoded(uri: &mut String, bytes: &[u8], kept: &[u8]) {
    for &byte in bytes {
        if byte.is_ascii_alphanumeric() || kept.contains(&byte) {
            uri.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
}

/// `text`, made safe, as a link where there is something to open.
pub fn text(text: &str, uri: Option<&str>) -> String {
    let text = escape::line(text);
    match uri {
        Some(uri) => wrap(&text, uri),
        None => text.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_encoded() {
        assert_eq!(file("box", Path::new("/data/a b/ü#1.txt")), "file://box/data/a%20b/%C3%BC%231.txt");
    }

    #[test]
    fn only_web_pages_are_linked() {
        assert_eq!(web("https://example.org/a?b=c d\x1b").as_deref(), Some("https://example.org/a?b=c%20d%1B"));
        for refused in ["file:///etc/passwd", "javascript:alert(1)", "ssh://x", "example.org", ""] {
            assert_eq!(web(refused), None, "{refused}");
        }
        assert_eq!(web(&format!("https://{}", "a".repeat(3000))), None);
    }
}
