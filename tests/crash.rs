//! SIGKILL at random moments: what was committed stays, and one more run completes the index.
//!
//! `SEARCH_KILLS` and `SEARCH_KILL_FILES` make it harsher, as in `SEARCH_KILLS=100 SEARCH_KILL_FILES=20000`;
//! `SEARCH_SEED` replays the changes, though not the very moments.

use std::collections::BTreeSet;
use std::fs;
use std::time::{Duration, Instant};

use super::harness::{Bench, text};
use super::made::{self, Random, WORDS, json_line, json_lines};

fn knob(name: &str, standard: u64) -> u64 {
    std::env::var(name)
        .ok()
        .map_or(standard, |value| value.parse().unwrap_or_else(|_| panic!("{name}={value}: no number")))
}

/// Dumps that take a second or two to index, so that a kill can hit every stage.
struct World {
    bench: Bench,
    random: Random,
    files: u64,
    next: u64,
}

/// Commits so often that kills also hit the states between two of them, half-way through a dump.
const INDEX: &str = "index dumps -q --max-delete 100 --commit-every 512K";

const GROWING: [&str; 2] = ["first.jsonl", "second.jsonl"];

impl World {
    fn new(files: u64, lines: u64, seed: u64) -> Self {
        let bench = Bench::new();
        for number in 0..files {
            bench.write(&name(number), made::text(number));
        }
        let mut next = files;
        for name in GROWING {
            bench.write(name, json_lines(next..next + lines));
            next += lines;
        }
        World { bench, random: Random::new(seed), files, next }
    }

    /// Runs to the end, and gives how long that took.
    fn run_whole(&self) -> Duration {
        let start = Instant::now();
        let outcome = self.bench.run(INDEX).success();
        assert_eq!(outcome.stderr(), "");
        start.elapsed()
    }

    /// Starts a run and kills it after `moment`. Whether it was still at work then.
    fn run_killed(&self, moment: Duration) -> bool {
        let mut command = self.bench.command(INDEX.split(' '));
        let mut child = command.spawn().expect("the command starts");
        let start = Instant::now();
        let mut at_work = true;
        while at_work && start.elapsed() < moment {
            std::thread::sleep((moment - start.elapsed().min(moment)).min(Duration::from_millis(20)));
            at_work = child.try_wait().expect("a child of ours").is_none();
        }
        child.kill().expect("a child of ours");
        child.wait().expect("a child of ours");
        at_work
    }

    /// What may happen to a folder of dumps between two nights.
    fn change(&mut self) {
        for _ in 0..1 + self.files / 50 {
            let file = name(self.random.below(self.files));
            match self.random.below(4) {
                0 => drop(fs::remove_file(self.bench.dump(&file))),
                1 => self.bench.append_text(&file),
                _ => drop(self.bench.write(&file, made::text(self.next))),
            }
            self.next += 1;
        }
        let grown = GROWING[self.random.below(2) as usize];
        match self.random.below(6) {
            // Another beginning, so all of it is replaced.
            0 => {
                let old = fs::read_to_string(self.bench.dump(grown)).expect("a dump");
                self.bench.write(grown, json_line(self.next) + &old);
            }
            1 => {}
            _ => self.bench.append(grown, json_lines(self.next..self.next + 200)),
        }
        self.next += 200;
    }

    /// A reader sees a committed state, or none because nothing was ever committed.
    fn assert_readable(&self) {
        let status = self.bench.run("status --json");
        let committed = self.bench.path().join("index/CURRENT").exists();
        assert_eq!(status.code(), Some(if committed { 0 } else { 3 }), "{}", status.all());
        let query = self.bench.run("query harbour --json -n 3");
        if !committed {
            assert!(status.stderr().contains("no index"), "{}", status.all());
            assert_eq!(query.code(), Some(2), "{}", query.all());
            return;
        }
        let expected = status.json()["articles"].as_u64().expect("a number");
        assert_eq!(query.code(), Some(i32::from(expected == 0)), "{}", query.all());
        let roots: u64 = status.json()["roots"].as_array().expect("a list").iter().map(articles).sum();
        assert_eq!(roots, expected, "the manifest and the store disagree\n{}", status.all());
    }
}

fn articles(root: &serde_json::Value) -> u64 {
    root["articles"].as_u64().expect("a number")
}

fn name(number: u64) -> String {
    format!("{:02}/{number}.txt", number % 40)
}

impl Bench {
    fn append_text(&self, file: &str) {
        if self.dump(file).exists() {
            self.append(file, "\nAnd a paragraph that was added in the night.\n");
        }
    }
}

/// All hits of a query: in order where the same dumps were indexed in one go, else as a set, because a word's
/// weight counts deleted articles until their segment is merged.
fn hits(bench: &Bench, folder: &str, query: &str) -> Vec<(String, String)> {
    let outcome =
        bench.search(["query", "--jsonl", "--exit-zero", "-n", "100000", "--snippets", "0", "--index", folder, query]);
    let lines = outcome.success().json_lines();
    lines.iter().map(|hit| (text(&hit["id"]), hit["score"].to_string())).collect()
}

/// Most find a part of the articles, as every hit is looked at.
fn queries() -> Vec<String> {
    let titles = WORDS.iter().take(8).map(|word| format!("title:{word}"));
    let phrases = WORDS.windows(2).take(8).map(|pair| format!("\"{}\"", pair.join(" ")));
    let others =
        ["harbour bridge", "title:har* -ferry", "title:(ferry OR glacier) winter", "number17"].map(str::to_owned);
    titles.chain(phrases).chain(others).collect()
}

#[track_caller]
fn assert_equal(bench: &Bench, in_order: bool) {
    bench.assert_as_afresh();
    for query in queries() {
        let (ours, afresh) = (hits(bench, "index", &query), hits(bench, "afresh", &query));
        let set = |hits: &[(String, String)]| hits.iter().map(|(id, _)| id.clone()).collect::<BTreeSet<_>>();
        assert_eq!(set(&ours), set(&afresh), "{query}");
        if in_order {
            assert_eq!(ours, afresh, "{query}");
        }
    }
}

/// Fewer and smaller where our own code is not optimised.
const SCALE: u64 = if cfg!(debug_assertions) { 10 } else { 1 };

#[test]
fn kills_while_the_index_is_built() {
    let kills = knob("SEARCH_KILLS", 20).div_ceil(2);
    let files = knob("SEARCH_KILL_FILES", 2000 / SCALE);
    let seed = knob("SEARCH_SEED", 1);
    let mut world = World::new(files, 20_000 / SCALE, seed);
    let whole = world.run_whole();
    let index = world.bench.path().join("index");
    let mut hit = 0;
    for kill in 0..kills {
        // Half of the kills find the remains of another, half an empty folder.
        if kill % 2 == 0 {
            fs::remove_dir_all(&index).expect("an index");
        }
        let moment = moment(&mut world.random, whole, kill, kills);
        hit += u64::from(world.run_killed(moment));
        world.assert_readable();
    }
    assert!(hit * 2 >= kills, "seed {seed}: only {hit} of {kills} kills found a run at work, which took {whole:?}");
    world.run_whole();
    assert_equal(&world.bench, true);
}

#[test]
fn kills_while_the_dumps_change() {
    let kills = knob("SEARCH_KILLS", 20).div_ceil(2);
    let files = knob("SEARCH_KILL_FILES", 2000 / SCALE);
    let seed = knob("SEARCH_SEED", 2);
    let mut world = World::new(files, 4000 / SCALE, seed);
    world.run_whole();
    world.change();
    let again = world.run_whole();
    let mut hit = 0;
    for kill in 0..kills {
        world.change();
        let moment = moment(&mut world.random, again, kill, kills);
        hit += u64::from(world.run_killed(moment));
        world.assert_readable();
    }
    assert!(hit * 3 >= kills, "seed {seed}: only {hit} of {kills} kills found a run at work, which took {again:?}");
    world.run_whole();
    assert_equal(&world.bench, false);
}

/// A random moment in the part of the run's length that is kill `number`'s.
fn moment(random: &mut Random, length: Duration, number: u64, of: u64) -> Duration {
    let parts = 1000 * of;
    length.mul_f64((1000 * number + random.below(1000)) as f64 / parts as f64)
}
