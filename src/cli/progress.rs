//! Progress of an indexing run on a terminal: bytes, articles, rate, time left, the file at hand.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use dumpsearch::ingest::observe::Observer;
use dumpsearch::render::escape;
use dumpsearch::render::terminal::grouped;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::ui::Ui;

/// A bar on standard error, or nothing where that is no terminal.
pub struct Progress {
    bar: ProgressBar,
    articles: AtomicU64,
    /// Whether problems are told as they come.
    is_verbose: bool,
}

/// Before it is known how much there is.
const LOOKING: &str = "{spinner} looking for dumps {wide_msg}";
const WORKING: &str =
    "{bar:16} {percent:>3}% · {decimal_bytes} · {prefix} · {decimal_bytes_per_sec} · {eta} left\n  {wide_msg}";

impl Progress {
    /// A bar for one run.
    pub fn new(is_shown: bool, ui: &Ui) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        if is_shown {
            bar.set_style(style(LOOKING));
            bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(8));
            bar.enable_steady_tick(Duration::from_millis(200));
        }
        Progress { bar, articles: AtomicU64::new(0), is_verbose: ui.verbosity > 0 }
    }

    /// A handle for telling something above the bar, from any thread.
    pub fn teller(&self) -> impl Fn(&str) + Send + 'static {
        let bar = self.bar.clone();
        move |text| tell(&bar, text)
    }

    /// Takes the bar off the screen.
    pub fn clear(&self) {
        self.bar.finish_and_clear();
    }
}

/// Writes a line above the bar, or where there is no bar.
fn tell(bar: &ProgressBar, text: &str) {
    use std::io::Write;
    let text = escape::line(text);
    // If standard error is gone there is no one left to tell.
    bar.suspend(|| {
        let _ = writeln!(std::io::stderr(), "{text}");
    });
}

fn style(template: &str) -> ProgressStyle {
    // The templates are constants of this file, and a test reads them; the fallback is never seen.
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("━╸ ")
}

impl Observer for Progress {
    fn planned(&self, _dumps: u64, bytes: u64) {
        if !self.bar.is_hidden() {
            self.bar.set_style(style(WORKING));
        }
        self.bar.set_length(bytes);
        self.bar.set_prefix("0 articles");
    }

    fn opened(&self, dump: &str) {
        self.bar.set_message(escape::line(dump).into_owned());
    }

    fn advanced(&self, bytes: u64, articles: u64) {
        let total = self.articles.fetch_add(articles, Ordering::Relaxed) + articles;
        self.bar.inc(bytes);
        if !self.bar.is_hidden() {
            let total = usize::try_from(total).unwrap_or(usize::MAX);
            self.bar.set_prefix(format!("{} articles", grouped(total)));
        }
    }

    fn problem(&self, dump: &str, message: &str) {
        if self.is_verbose {
            tell(&self.bar, &format!("{dump}: {message}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_templates_are_sound() {
        for template in [LOOKING, WORKING] {
            assert!(ProgressStyle::with_template(template).is_ok(), "{template}");
        }
    }
}
