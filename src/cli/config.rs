//! What is in force, and where it comes from: option, environment, configuration file, default.
//!
//! The file is `--config FILE`, else `search.toml` in the working folder, else `search/config.toml` in the
//! user's configuration folder. An unknown key is an error: a misspelt setting must not be passed over.

use std::path::{Path, PathBuf};

use dumpsearch::error::{Error, ErrorKind, Result};
use dumpsearch::format::rules::SourceRules;
use dumpsearch::format::{self, json};
use dumpsearch::refine::language;
use serde::Deserialize;

use super::args::{ColorChoice, Global, size};

/// The settings of one run.
#[derive(Debug, Default)]
pub struct Config {
    /// The file that was read.
    pub file: Option<PathBuf>,
    /// The index's folder.
    pub index: PathBuf,
    /// What named the index's folder.
    pub index_from: &'static str,
    /// When to use colours, if the file says so.
    pub color: Option<ColorChoice>,
    /// The pager, if the file names one.
    pub pager: Option<String>,
    /// How to index.
    pub ingest: Ingest,
    /// How to show results.
    pub query: Query,
    /// How to read odd dumps.
    pub json: json::Mapping,
    /// What holds for single sources: the tables `[[source]]`, in order.
    pub sources: SourceRules,
}

/// The table `[ingest]`; the options of `search index` win.
#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Ingest {
    /// Threads to parse with.
    pub threads: Option<usize>,
    /// Memory to use, such as `512M`.
    pub memory: Option<String>,
    /// Only dumps whose path matches one of these.
    pub include: Vec<String>,
    /// No dumps whose path matches one of these.
    pub exclude: Vec<String>,
    /// The most dumps, in percent, that one run may drop.
    pub max_delete: Option<u8>,
}

/// The table `[query]`; the options of `search query` win.
#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Query {
    /// Hits a page.
    pub limit: Option<usize>,
    /// Passages a hit.
    pub snippets: Option<usize>,
    /// Characters a passage.
    pub width: Option<usize>,
}

/// The file as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct File {
    index: Option<PathBuf>,
    color: Option<ColorChoice>,
    pager: Option<String>,
    ingest: Ingest,
    query: Query,
    json: json::Mapping,
    source: SourceRules,
}

impl Config {
    /// What `global`, the environment and the configuration file say together.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] where the file cannot be read or says something unknown.
    pub fn load(global: &Global) -> Result<Self> {
        let path = global.config.clone().or_else(found);
        let file = path.as_deref().map(read).transpose()?.unwrap_or_default();
        // A relative path in the file is meant from where the file lies.
        let beside = |index: &Path| path.as_deref().and_then(Path::parent).unwrap_or(Path::new("")).join(index);
        let (index, index_from) = match (&global.index, &file.index) {
            (Some(index), _) => (index.clone(), "--index or SEARCH_INDEX"),
            (None, Some(index)) => (beside(index), "configuration file"),
            (None, None) => (PathBuf::from("index"), "default"),
        };
        Ok(Config {
            index,
            index_from,
            color: file.color,
            pager: file.pager,
            ingest: file.ingest,
            query: file.query,
            json: file.json,
            sources: file.source,
            file: path,
        })
    }

    /// What formats need to know.
    pub fn settings(&self) -> format::Settings {
        format::Settings { json: self.json.clone(), sources: self.sources.clone(), rule: None }
    }
}

fn found() -> Option<PathBuf> {
    let home = || Some(PathBuf::from(std::env::var_os("HOME")?).join(".config"));
    let folder = std::env::var_os("XDG_CONFIG_HOME").map(PathBuf::from).filter(|path| path.is_absolute()).or_else(home);
    let places = [Some(PathBuf::from("search.toml")), folder.map(|folder| folder.join("search/config.toml"))];
    places.into_iter().flatten().find(|path| path.is_file())
}

fn read(path: &Path) -> Result<File> {
    let usage = |message: String| Error::new(ErrorKind::Usage, message).at(path);
    let text = std::fs::read_to_string(path).map_err(|e| usage(e.to_string()))?;
    parse(&text).map_err(usage)
}

/// Errors name the line and the key.
fn parse(text: &str) -> Result<File, String> {
    let file: File = toml::from_str(text).map_err(|e| e.to_string().trim_end().to_owned())?;
    if let Some(memory) = &file.ingest.memory {
        size(memory).map_err(|e| format!("ingest.memory = \"{memory}\": {e}"))?;
    }
    if file.ingest.max_delete.is_some_and(|percent| percent > 100) {
        return Err("ingest.max_delete: a percentage is at most 100".to_owned());
    }
    for rule in file.source.iter() {
        // Of no text, the declared language is what is told, if there is one of that name.
        if let Some(name) = rule.language.as_deref().filter(|name| language::detect(Some(name), "").is_none()) {
            return Err(format!("source.language = {name:?}, for {}: no language is known by that name", rule.glob()));
        }
    }
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read() {
        let file = parse(
            "index = \"news.index\"\ncolor = \"never\"\n[ingest]\nthreads = 3\nmemory = \"1G\"\n\
             exclude = [\"*.bak\"]\n[query]\nlimit = 20\n[json]\ntitle = \"headline.main\"\n",
        )
        .expect("a sound file");
        assert_eq!(file.index.as_deref(), Some(Path::new("news.index")));
        assert_eq!(file.color, Some(ColorChoice::Never));
        assert_eq!((file.ingest.threads, file.query.limit), (Some(3), Some(20)));
        assert_ne!(file.json, json::Mapping::default());
    }

    #[test]
    fn mistakes_are_named() {
        let cases = [
            ("idnex = 1", "idnex"),
            ("[query]\nlimt = 3", "limt"),
            ("[ingest]\nmemory = \"much\"", "ingest.memory"),
            ("[ingest]\nmax_delete = 101", "max_delete"),
            ("[ingest]\nthreads = \"two\"", "line 2"),
            ("[json]\nheadline = \"x\"", "headline"),
            ("[[source]]\nglob = \"a\"\n[[source]]\nglob = \"b\"\nsplit = \"(\"", "line 5"),
            ("[[source]]\nglob = \"a\"\nsplit = \"(\"", "unclosed group"),
            ("[[source]]\nglob = \"a\"\nspilt = \"x\"", "spilt"),
            ("[[source]]\nsplit = \"x\"", "glob"),
            ("[[source]]\nglob = \"a\"\nlanguage = \"klingonese\"", "source.language"),
            ("[source]\nglob = \"a\"", "line 1"),
        ];
        for (text, expected) in cases {
            let message = parse(text).map(|_| ()).expect_err(text);
            assert!(message.contains(expected), "{text:?}: {message}");
        }
    }

    #[test]
    fn the_nearest_word_wins() {
        let folder = std::env::temp_dir().join(format!("search-config-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a temporary folder");
        let path = folder.join("config.toml");
        std::fs::write(&path, "index = \"beside\"").expect("a file");
        let global = Global { config: Some(path.clone()), ..Global::default() };
        assert_eq!(Config::load(&global).expect("sound").index, folder.join("beside"));
        let global = Global { index: Some("mine".into()), ..global };
        assert_eq!(Config::load(&global).expect("sound").index, Path::new("mine"));
        std::fs::remove_dir_all(&folder).expect("still there");
        assert_eq!(Config::load(&global).expect_err("gone").kind, ErrorKind::Usage);
    }
}
