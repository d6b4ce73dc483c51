//! A temporary home for each test, and how the command is run in it.
//!
//! A [`Bench`] has a folder for dumps and one for the index; the command sees nothing of the machine: no home,
//! no configuration, no terminal. An [`Outcome`] must be looked at, and says everything when it is not as expected.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// The root of the package.
pub fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The samples that come with the package.
pub fn data() -> PathBuf {
    package().join("data")
}

/// A place of its own for a test, gone when it ends.
pub struct Bench {
    root: TempDir,
}

impl Bench {
    /// An empty folder for dumps, and no index yet.
    pub fn new() -> Self {
        let root = TempDir::with_prefix("search-test-").expect("a temporary folder");
        for name in ["dumps", "home"] {
            fs::create_dir(root.path().join(name)).expect("a new folder");
        }
        Bench { root }
    }

    /// The same with the samples of the package indexed.
    pub fn with_samples() -> Self {
        let bench = Bench::new();
        bench.search([OsStr::new("index"), data().as_os_str()]).success();
        bench
    }

    /// Where the command runs.
    pub fn path(&self) -> &Path {
        self.root.path()
    }

    /// The folder for dumps.
    pub fn dumps(&self) -> PathBuf {
        self.path().join("dumps")
    }

    /// The dump called `name`.
    pub fn dump(&self, name: &str) -> PathBuf {
        self.dumps().join(name)
    }

    /// Writes the dump called `name`, with the folders it stands in.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.dump(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a new folder");
        fs::write(&path, content).expect("a new file");
        path
    }

    /// Adds to the end of the dump called `name`.
    pub fn append(&self, name: &str, content: impl AsRef<[u8]>) {
        let mut file = fs::OpenOptions::new().append(true).open(self.dump(name)).expect("a known dump");
        std::io::Write::write_all(&mut file, content.as_ref()).expect("room for it");
    }

    /// Removes the dump called `name`.
    pub fn remove(&self, name: &str) {
        fs::remove_file(self.dump(name)).expect("a known dump");
    }

    /// The command, ready to run: nothing of the machine's environment, no terminal.
    pub fn command<A: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = A>) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_search"));
        command.args(args).current_dir(self.path()).env_clear();
        command.env("HOME", self.path().join("home")).env("TERM", "dumb").env("LC_ALL", "C.UTF-8");
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs the command to its end.
    #[must_use = "look at how it ended: `success()`, `exit(code)`"]
    pub fn search<A: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = A>) -> Outcome {
        Outcome::of(self.command(args), self.path())
    }

    /// Runs the command with words that stand apart by single spaces.
    #[must_use = "look at how it ended: `success()`, `exit(code)`"]
    pub fn run(&self, line: &str) -> Outcome {
        self.search(line.split(' '))
    }

    /// Brings the index up to date with the dumps and gives the run's figures; `line` adds options.
    #[track_caller]
    pub fn index(&self, line: &str) -> Value {
        let words = "index dumps --stats json".split(' ').chain(line.split(' ').filter(|word| !word.is_empty()));
        self.search(words).success().json()
    }

    /// Everything in the index, a line an article, sorted.
    #[track_caller]
    pub fn export(&self) -> Vec<String> {
        sorted_lines(&self.run("export").success().stdout())
    }

    /// The same of a new index of the same roots, built beside the other one.
    #[track_caller]
    pub fn export_afresh(&self) -> Vec<String> {
        let roots = self.run("status --json").success().json()["roots"].clone();
        let folder = self.path().join("afresh");
        let _ = fs::remove_dir_all(&folder);
        let afresh = [OsStr::new("--index"), folder.as_os_str()];
        let mut args: Vec<OsString> = vec!["index".into(), "-q".into()];
        args.extend(roots.as_array().expect("a list of roots").iter().map(|root| text(&root["path"]).into()));
        args.extend(afresh.map(OsStr::to_owned));
        // Broken dumps are broken afresh too.
        assert!(matches!(self.search(&args).code(), Some(0 | 1)), "{}", self.search(&args).all());
        sorted_lines(&self.search(["export".as_ref(), afresh[0], afresh[1]]).success().stdout())
    }

    /// Checks that the index is what a new one would be.
    #[track_caller]
    pub fn assert_as_afresh(&self) {
        let (ours, afresh) = (self.export(), self.export_afresh());
        if let Some(at) = (0..ours.len().max(afresh.len())).find(|at| ours.get(*at) != afresh.get(*at)) {
            panic!(
                "{} articles here, {} afresh; the first that differs:\n  {}\nafresh:\n  {}",
                ours.len(),
                afresh.len(),
                ours.get(at).map_or("(none)", String::as_str),
                afresh.get(at).map_or("(none)", String::as_str)
            );
        }
    }

    /// The titles of the hits, best first; `line` holds the query and options.
    #[track_caller]
    pub fn titles<A: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = A>) -> Vec<String> {
        let args: Vec<OsString> = args.into_iter().map(|arg| arg.as_ref().to_owned()).collect();
        let outcome = self.search(["query", "--json"].map(OsString::from).iter().chain(&args));
        assert!(matches!(outcome.code(), Some(0 | 1)), "{}", outcome.all());
        let answer = outcome.json();
        answer["hits"].as_array().expect("a list of hits").iter().map(|hit| text(&hit["title"])).collect()
    }
}

/// What the command said and how it ended.
pub struct Outcome {
    command: String,
    output: Output,
    place: PathBuf,
}

impl Outcome {
    fn of(mut command: Command, place: &Path) -> Self {
        let output = command.output().expect("the command starts");
        let args: Vec<_> = command.get_args().map(|arg| arg.to_string_lossy().into_owned()).collect();
        Outcome { command: args.join(" "), output, place: place.to_owned() }
    }

    /// The exit code; none where a signal ended it.
    pub fn code(&self) -> Option<i32> {
        self.output.status.code()
    }

    /// Checks that it ended with 0.
    #[track_caller]
    pub fn success(self) -> Self {
        self.exit(0)
    }

    /// Checks that it ended with `code`.
    #[track_caller]
    pub fn exit(self, code: i32) -> Self {
        assert!(self.code() == Some(code), "expected exit code {code}\n{}", self.all());
        self
    }

    /// Standard output.
    #[track_caller]
    pub fn stdout(&self) -> String {
        String::from_utf8(self.output.stdout.clone()).unwrap_or_else(|_| panic!("not UTF-8\n{}", self.all()))
    }

    /// Standard output, byte for byte.
    pub fn stdout_bytes(&self) -> &[u8] {
        &self.output.stdout
    }

    /// Standard error.
    pub fn stderr(&self) -> String {
        String::from_utf8_lossy(&self.output.stderr).into_owned()
    }

    /// Standard output as one JSON value.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.output.stdout).unwrap_or_else(|error| panic!("no JSON: {error}\n{}", self.all()))
    }

    /// Standard output as JSON lines.
    #[track_caller]
    pub fn json_lines(&self) -> Vec<Value> {
        let parsed: Result<_, _> = self.stdout().lines().map(serde_json::from_str).collect();
        parsed.unwrap_or_else(|error| panic!("no JSON lines: {error}\n{}", self.all()))
    }

    /// Everything there is to know, for a message.
    pub fn all(&self) -> String {
        let stdout = String::from_utf8_lossy(&self.output.stdout);
        let shown: String = stdout.chars().take(4000).collect();
        format!("$ search {}\n{}\n{shown}\n[stderr]\n{}", self.command, self.output.status, self.stderr())
    }

    /// The whole outcome as a snapshot shows it: without what differs from machine to machine and run to run.
    pub fn snapshot(&self) -> String {
        let code = self.code().map_or("a signal".to_owned(), |code| code.to_string());
        let place = self.place.canonicalize().unwrap_or_else(|_| self.place.clone());
        let everything = format!("{}[exit {code}]\n{}", self.stdout(), self.stderr());
        let everything = everything.replace(&*place.to_string_lossy(), "[TEMP]");
        without_times(&everything.replace(&*self.place.to_string_lossy(), "[TEMP]"))
    }
}

/// `in 0.3 s` and `1.25 ms` become `[TIME]`.
fn without_times(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, number) = rest.split_at(at);
        let end = number.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(number.len());
        let (number, behind) = number.split_at(end);
        out.push_str(before);
        let unit = [" ms", " s"].into_iter().find(|unit| {
            behind.strip_prefix(unit).is_some_and(|next| !next.starts_with(|c: char| c.is_alphanumeric()))
        });
        match unit {
            Some(unit) => {
                out.push_str("[TIME]");
                rest = &behind[unit.len()..];
            }
            None => {
                out.push_str(number);
                rest = behind;
            }
        }
    }
    out.push_str(rest);
    out
}

/// A JSON string's text.
#[track_caller]
pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("no string: {value}")).to_owned()
}

/// The lines of `text`, sorted.
pub fn sorted_lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    lines.sort();
    lines
}

#[test]
fn times_are_taken_out_of_snapshots() {
    assert_eq!(
        without_times("3 added, 1.5 kB in 0.2 s\ntook 12 ms, 4 stories"),
        "3 added, 1.5 kB in [TIME]\ntook [TIME], 4 stories"
    );
}
