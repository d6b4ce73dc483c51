//! What a dump is read as: in a format, or as an archive whose members each have one.
//!
//! The manifest keeps its name and a number that goes up when the same bytes would give other articles.

use crate::dump::archive::Kind;
use crate::format::{self, FORMATS, Format};

/// Goes up when the same archive gives other members.
// 2: books, WACZ; ZIM and what lies behind other bytes.
const ARCHIVE_VERSION: u32 = 2;

/// How a dump is read.
#[derive(Clone, Copy)]
pub enum ReadAs {
    /// In one format.
    Format(&'static dyn Format),
    /// As an archive; every member in the format asked for, where one is.
    Archive(Kind, Option<&'static dyn Format>),
}

impl ReadAs {
    /// The name that the manifest keeps: `jsonl`, `zip`, `zip+jsonl` where the format was asked for.
    pub fn name(self) -> String {
        match self {
            ReadAs::Format(format) => format.name().to_owned(),
            ReadAs::Archive(kind, None) => kind.name().to_owned(),
            ReadAs::Archive(kind, Some(asked)) => format!("{}+{}", kind.name(), asked.name()),
        }
    }

    /// The version of how it is read.
    pub fn version(self) -> u32 {
        match self {
            ReadAs::Format(format) => format.version(),
            ReadAs::Archive(..) => all_versions(),
        }
    }
}

/// Goes up with any format, and with every format that is new: what the members of an archive are, or a dump that no
/// format knew, may be told otherwise then.
pub fn all_versions() -> u32 {
    FORMATS.iter().map(|format| format.version()).fold(ARCHIVE_VERSION, u32::saturating_add)
}

/// The version now of what is called `name` in the manifest; of what nothing recognised, that of everything.
pub fn version_of(name: &str) -> u32 {
    format::by_name(name).map_or_else(all_versions, Format::version)
}

/// Whether what is called `name` in the manifest was read in the format `asked`.
pub fn was_asked(name: &str, asked: &str) -> bool {
    name == asked || name.split_once('+').is_some_and(|(_, format)| format == asked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_there_and_back() {
        let jsonl = format::by_name("jsonl");
        let archive = ReadAs::Archive(Kind::Zip, jsonl);
        assert_eq!((archive.name().as_str(), ReadAs::Archive(Kind::Tar, None).name().as_str()), ("zip+jsonl", "tar"));
        assert!(was_asked("zip+jsonl", "jsonl") && was_asked("jsonl", "jsonl") && !was_asked("zip", "jsonl"));
        assert_eq!(version_of(&archive.name()), archive.version());
        assert!(version_of("") > version_of("jsonl"));
    }
}
