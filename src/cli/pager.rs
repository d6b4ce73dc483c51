//! Long results through a pager, so that the first hit is seen first.

use std::io::Write;
use std::process::{Command, Stdio};

/// A command that shows a text page by page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pager {
    command: String,
}

/// Keeps colours and links (`R`), leaves the text on the screen (`X`), and ends at once where all fits (`F`).
const DEFAULT: &str = "less -RFX";

impl Pager {
    /// The pager asked for by `PAGER`, then by the configuration; none where that is empty or `cat`.
    pub fn from_environment(configured: Option<&str>) -> Option<Self> {
        let asked = std::env::var("PAGER").ok();
        Pager::choose(asked.as_deref().or(configured))
    }

    fn choose(asked: Option<&str>) -> Option<Self> {
        let command = match asked.map(str::trim).unwrap_or(DEFAULT) {
            "" | "cat" => return None,
            // Bare `less` shows colour codes as rubbish.
            "less" => DEFAULT,
            other => other,
        };
        Some(Pager { command: command.to_owned() })
    }

    /// Shows `text` and waits for the reader to be done. False where the pager could not be started: the text
    /// has then not been shown.
    pub fn show(&self, text: &[u8]) -> bool {
        // Pagers are given as shell commands, with options and quotes, in every program that knows PAGER.
        let started = Command::new("sh").arg("-c").arg(&self.command).stdin(Stdio::piped()).spawn();
        let Ok(mut child) = started else { return false };
        let written = child.stdin.take().is_some_and(|mut stdin| stdin.write_all(text).is_ok());
        let status = child.wait();
        // A reader who leaves early closes the pipe; only "command not found" means that nothing was seen.
        written || status.is_ok_and(|status| status.code() != Some(127))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pagers_are_chosen() {
        let cases = [
            (None, Some("less -RFX")),
            (Some("less"), Some("less -RFX")),
            (Some("less -S"), Some("less -S")),
            (Some("most"), Some("most")),
            (Some(" "), None),
            (Some("cat"), None),
        ];
        for (asked, expected) in cases {
            assert_eq!(Pager::choose(asked).map(|pager| pager.command).as_deref(), expected, "{asked:?}");
        }
    }

    #[test]
    fn a_missing_pager_has_shown_nothing() {
        let pager = Pager { command: "exec no-such-pager-here 2>/dev/null".to_owned() };
        // More than a pipe holds, so that writing must fail.
        assert!(!pager.show(&vec![b'x'; 1 << 20]));
        assert!(Pager { command: "head -c1 >/dev/null".to_owned() }.show(&vec![b'x'; 1 << 20]));
    }
}
