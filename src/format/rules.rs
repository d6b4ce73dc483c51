//! What a user says of single sources: which dumps are meant, where articles begin in them, what their lines hold.
//!
//! A [`SourceRule`] is one `[[source]]` table of the configuration, compiled once and checked while it is read, so that a
//! mistake is told with its place. [`SourceRules::of`] picks the first that is meant for a dump. What holds for drafts of any
//! format is set by [`SourceRule::fill`]; what needs lines of text is done by the text format. No rule is made here: only
//! the user knows what holds for a source.

use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;

use globset::{GlobBuilder, GlobMatcher};
use regex::{Regex, RegexBuilder};
use serde::{Deserialize, Serialize, Serializer};
use xxhash_rust::xxh3::xxh3_64;

use crate::article::{DayOrder, Draft};

/// Most bytes that one compiled pattern may take.
const MOST_PATTERN_BYTES: usize = 4 << 20;

/// When a dump was crawled, for dates such as "2 hours ago".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub enum CrawlTime {
    /// At this moment, in seconds since 1970 UTC.
    At(i64),
    /// When the file was last changed.
    FileTime,
}

impl FromStr for CrawlTime {
    type Err = String;

    /// `mtime`, or a point in time; one without an offset is UTC, one without a time is midnight.
    fn from_str(text: &str) -> Result<Self, String> {
        if text == "mtime" {
            return Ok(CrawlTime::FileTime);
        }
        let stamp = text.parse::<jiff::Timestamp>().ok();
        let civil = || jiff::tz::TimeZone::UTC.to_timestamp(text.parse().ok()?).ok();
        stamp
            .or_else(civil)
            .map(|stamp| CrawlTime::At(stamp.as_second()))
            .ok_or_else(|| "give a date and time such as 2025-07-12T08:00:00Z, or mtime".to_owned())
    }
}

impl TryFrom<String> for CrawlTime {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

/// A pattern for lines, compiled. The engine takes time linear in the line, whatever the pattern.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct Pattern(Regex);

impl TryFrom<String> for Pattern {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let compiled = RegexBuilder::new(&text).size_limit(MOST_PATTERN_BYTES).build();
        compiled.map(Pattern).map_err(|error| error.to_string())
    }
}

impl Serialize for Pattern {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.as_str())
    }
}

impl Pattern {
    /// Whether the line is meant.
    pub fn is_match(&self, line: &str) -> bool {
        self.0.is_match(line)
    }

    /// What the first group of the pattern holds, or the whole match where it has no group; none where the line is not
    /// meant or nothing is in it.
    pub fn read<'l>(&self, line: &'l str) -> Option<&'l str> {
        let found = self.0.captures(line)?;
        let text = match self.0.captures_len() {
            1 => found.get(0)?,
            _ => found.get(1)?,
        };
        Some(text.as_str().trim()).filter(|text| !text.is_empty())
    }
}

/// Where articles begin.
#[derive(Clone, Debug)]
pub enum Split {
    /// At each line that matches; one without a letter or digit is a divider and belongs to no article.
    At(Pattern),
    /// At each line that matches, which belongs to the article it opens.
    Before(Pattern),
    /// Behind each line that matches, which belongs to the article it ends.
    After(Pattern),
}

/// The order of day and month, as it is written in the configuration.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum WrittenOrder {
    Dmy,
    Mdy,
}

/// A source as it is written in the configuration.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    glob: Glob,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    split: Option<Pattern>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    split_before: Option<Pattern>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    split_after: Option<Pattern>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title: Option<Pattern>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date: Option<Pattern>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    author: Option<Pattern>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    drop: Vec<Pattern>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    crawl_time: Option<CrawlTime>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    site: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    day_order: Option<WrittenOrder>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    format: Option<FormatName>,
}

/// Which dumps are meant.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "String")]
struct Glob {
    text: String,
    matcher: GlobMatcher,
}

impl TryFrom<String> for Glob {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        // A pattern without a slash means a file's name, at any depth.
        let whole = if text.contains('/') { text.clone() } else { format!("**/{text}") };
        let glob = GlobBuilder::new(&whole).literal_separator(true).build().map_err(|error| error.to_string())?;
        Ok(Glob { matcher: glob.compile_matcher(), text })
    }
}

impl Serialize for Glob {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

/// A format that there is.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(try_from = "String")]
struct FormatName(String);

impl TryFrom<String> for FormatName {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        if super::by_name(&name).is_some() {
            return Ok(FormatName(name));
        }
        let known: Vec<&str> = super::FORMATS.iter().map(|format| format.name()).collect();
        Err(format!("there is no format {name:?}; the formats are: {}", known.join(", ")))
    }
}

/// What a user says of the dumps of one source.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "Written")]
pub struct SourceRule {
    glob: Glob,
    /// Where articles begin, for scraped text.
    pub split: Option<Split>,
    /// The line that holds the headline, for scraped text.
    pub title: Option<Pattern>,
    /// The line that holds the date, for scraped text.
    pub date: Option<Pattern>,
    /// Lines that name authors, for scraped text.
    pub author: Option<Pattern>,
    /// Lines that are furniture, for scraped text.
    pub drop: Vec<Pattern>,
    /// When the dumps were crawled.
    pub crawl_time: Option<CrawlTime>,
    /// The language of all articles.
    pub language: Option<String>,
    /// The site of all articles.
    pub site: Option<String>,
    /// In which order day and month stand.
    pub day_order: Option<DayOrder>,
    format: Option<FormatName>,
    fingerprint: u64,
}

impl TryFrom<Written> for SourceRule {
    type Error = String;

    fn try_from(written: Written) -> Result<Self, String> {
        // Plain data always serialises; what is not set leaves no trace, so a new key changes no old fingerprint.
        let fingerprint = xxh3_64(&serde_json::to_vec(&written).map_err(|error| error.to_string())?).max(1);
        let mut splits = [
            written.split.map(Split::At),
            written.split_before.map(Split::Before),
            written.split_after.map(Split::After),
        ]
        .into_iter()
        .flatten();
        let split = splits.next();
        if splits.next().is_some() {
            return Err("give one of split, split_before and split_after".to_owned());
        }
        for (key, value) in [("language", &written.language), ("site", &written.site)] {
            if value.as_ref().is_some_and(|value| value.trim().is_empty()) {
                return Err(format!("{key} is empty"));
            }
        }
        Ok(SourceRule {
            glob: written.glob,
            split,
            title: written.title,
            date: written.date,
            author: written.author,
            drop: written.drop,
            crawl_time: written.crawl_time,
            language: written.language,
            site: written.site,
            day_order: written.day_order.map(|order| match order {
                WrittenOrder::Dmy => DayOrder::DayFirst,
                WrittenOrder::Mdy => DayOrder::MonthFirst,
            }),
            format: written.format,
            fingerprint,
        })
    }
}

impl SourceRule {
    /// The pattern for dumps, as it is written.
    pub fn glob(&self) -> &str {
        &self.glob.text
    }

    /// The format that the dumps are read in, whatever they look like.
    pub fn format(&self) -> Option<&str> {
        self.format.as_ref().map(|format| format.0.as_str())
    }

    /// Another number for another rule, and never 0: the manifest keeps it, so that a changed rule is noticed.
    pub fn fingerprint(&self) -> u64 {
        self.fingerprint
    }

    /// Whether the rule says anything of the lines of scraped text.
    pub fn reads_lines(&self) -> bool {
        self.title.is_some() || self.date.is_some() || self.author.is_some() || !self.drop.is_empty()
    }

    /// Sets what the rule says of every article. It goes before what the dump says: the user knows the source.
    pub fn fill(&self, draft: &mut Draft) {
        if self.language.is_some() {
            draft.language.clone_from(&self.language);
        }
        if self.site.is_some() {
            draft.site.clone_from(&self.site);
        }
        if self.day_order.is_some() {
            draft.day_order = self.day_order;
        }
    }

    /// Whether the dump called `name`, which lies at `path`, is meant. The pattern sees the name, and the name with the
    /// folders above its root in front: so a rule holds for a file that is given alone as well.
    fn is_for(&self, name: &str, path: &Path) -> bool {
        let matcher = &self.glob.matcher;
        if matcher.is_match(name) {
            return true;
        }
        let path = path.to_string_lossy();
        let parts = name.split('/').count();
        path.rmatch_indices('/')
            .skip(parts)
            .any(|(at, _)| path.get(at + 1..).is_some_and(|tail| matcher.is_match(tail)))
    }
}

/// All that a user says of single sources, in order.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "Vec<SourceRule>")]
pub struct SourceRules(Vec<Arc<SourceRule>>);

impl From<Vec<SourceRule>> for SourceRules {
    fn from(rules: Vec<SourceRule>) -> Self {
        SourceRules(rules.into_iter().map(Arc::new).collect())
    }
}

impl SourceRules {
    /// The rules in their order.
    pub fn iter(&self) -> impl Iterator<Item = &SourceRule> {
        self.0.iter().map(Arc::as_ref)
    }

    /// The first rule that is meant for the dump called `name`, which lies at `path`.
    pub fn of(&self, name: &str, path: &Path) -> Option<&Arc<SourceRule>> {
        self.0.iter().find(|rule| rule.is_for(name, path))
    }
}

#[cfg(test)]
mod tests;
