#!/usr/bin/env python3
"""`search` beside raw tantivy and SQLite FTS5: the same corpus, the same machine, in turns, one run.

usage: run.py [--articles 60000 | --rfc DIR | --gensim] [--rounds 3] [--queries 50] [--query-rounds 5] [--seed 1]
              [--skip-fts5] [--work DIR] [--bin target/release]

Build first: cargo build --release --bins --examples
Prints a table of costs and one of queries, with ratios to raw tantivy. What is not the same: `search` takes a dump
apart, dates it, detects its language, keeps exact words beside stems and can be run again; raw tantivy and FTS5 are
handed two fields. FTS5's queries are timed inside Python, without its start.
"""
import argparse
import concurrent.futures
import json
import pathlib
import shutil
import statistics
import sys
import tempfile

import corpus
import measure

FTS5 = [sys.executable, str(pathlib.Path(__file__).with_name("fts5.py"))]


class Engine:
    """One engine: how it indexes, how it is asked, what that cost."""

    def __init__(self, name, folder, index_command, query_command):
        self.name, self.folder = name, folder
        self.index_command, self.query_command = index_command, query_command
        self.indexing, self.cold = [], {}

    def index(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.indexing.append(measure.run(self.index_command))

    def ask(self, query):
        """Milliseconds of one cold query; grep's exit status 1 is "nothing found"."""
        timed_inside = self.name == "SQLite FTS5"
        cost = measure.run(self.query_command(query), accepted=(0, 1), keep_output=timed_inside)
        milliseconds = float(cost.output.split()[-1]) if timed_inside else cost.seconds * 1e3
        self.cold.setdefault(query, []).append(milliseconds)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=60_000)
    parser.add_argument("--rfc", help="folder of RFC texts, as Debian's doc-rfc packages install")
    parser.add_argument("--gensim", action="store_true", help="the Lee corpus inside gensim")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--queries", type=int, default=50)
    parser.add_argument("--query-rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--skip-fts5", action="store_true")
    parser.add_argument("--work", help="folder for corpus and indexes, kept; default: a temporary one")
    parser.add_argument("--bin", default="target/release", help="folder of search and examples/")
    return parser.parse_args()


def engines(options, work, dump):
    programs = pathlib.Path(options.bin)
    search = measure.executable(programs / "search")
    raw = measure.executable(programs / "examples/raw_tantivy")
    ours, theirs, sqlite = work / "search", work / "raw_tantivy", work / "fts5"
    everyone = [
        Engine("search", ours, [search, "--index", ours, "-q", "index", dump.parent],
               lambda query: [search, "--index", ours, "query", "--", query.search()]),
        Engine("raw tantivy", theirs, [raw, "index", theirs, dump],
               lambda query: [raw, "query", theirs, query.tantivy()]),
    ]
    if not options.skip_fts5:
        everyone.append(Engine("SQLite FTS5", sqlite, FTS5 + ["index", sqlite / "db", dump],
                               lambda query: FTS5 + ["query", sqlite / "db", query.fts5()]))
    return everyone


def make_corpus(options, dump):
    if dump.exists():
        return
    dump.parent.mkdir(parents=True, exist_ok=True)
    if options.rfc:
        corpus.rfc(options.rfc, dump)
    elif options.gensim:
        corpus.lee(dump)
    else:
        corpus.generated(measure.executable(pathlib.Path(options.bin) / "examples/generate"), options.articles, dump)


def report_indexing(everyone):
    yardstick = measure.median(everyone[1].indexing)
    rows = []
    for engine in everyone:
        seconds = measure.median(engine.indexing)
        peak = max(cost.peak_bytes for cost in engine.indexing)
        rows.append([engine.name, f"{seconds:.2f}", f"{min(cost.seconds for cost in engine.indexing):.2f}",
                     f"{seconds / yardstick:.2f}", f"{peak / 1e6:.0f}", f"{measure.size_of(engine.folder) / 1e6:.0f}"])
    print(measure.table(["index", "median s", "min s", "x raw", "peak MB", "disk MB"], rows))


def report_queries(everyone, queries):
    """A line a kind of query, then all: medians over queries of each query's median."""
    def figure(engine, chosen):
        return statistics.median(statistics.median(engine.cold[query]) for query in chosen)

    kinds = list(dict.fromkeys(query.kind for query in queries))
    head = ["cold query, ms"] + [engine.name for engine in everyone] + ["search x raw"]
    rows = []
    for kind in kinds + ["median of all"]:
        chosen = [query for query in queries if query.kind == kind] or queries
        figures = [figure(engine, chosen) for engine in everyone]
        rows.append([kind] + [f"{each:.1f}" for each in figures] + [f"{figures[0] / figures[1]:.2f}"])
    for name, worst in [("worst query's median", statistics.median), ("worst of all", max)]:
        rows.append([name] + [f"{max(worst(times) for times in engine.cold.values()):.1f}" for engine in everyone] + [""])
    print(measure.table(head, rows))
    slowest = max(queries, key=lambda query: statistics.median(everyone[0].cold[query]))
    print(f"slowest of search: {slowest.search()}  ({slowest.kind})")


def report_second_night(search, dump, rounds):
    """Nothing new, then one line appended each time; the corpus is left as it was."""
    nothing = [measure.run(search.index_command) for _ in range(rounds + 1)][1:]
    before, appended = dump.stat().st_size, []
    command = [part for part in search.index_command if part != "-q"] + ["--stats", "json"]
    try:
        for number in range(rounds):
            line = {"id": f"appended-{number}", "title": f"Late edition {number}", "body": f"Words of late edition {number}."}
            with open(dump, "a", encoding="utf-8") as out:
                out.write(json.dumps(line) + "\n")
            cost = measure.run(command, keep_output=True)
            articles = json.loads(cost.output).get("articles")
            if articles != 1:
                print(f"appended one line, but {articles} articles were taken in")
            appended.append(cost)
    finally:
        with open(dump, "r+b") as file:
            file.truncate(before)
    rows = [[name, f"{measure.median(costs):.3f}", f"{max(cost.peak_bytes for cost in costs) / 1e6:.0f}"]
            for name, costs in [("nothing new", nothing), ("one line appended", appended)]]
    print(measure.table(["search index again", "median s", "peak MB"], rows))


def main():
    options = arguments()
    print(measure.machine())
    with tempfile.TemporaryDirectory() as temporary:
        work = pathlib.Path(options.work or temporary).absolute()
        dump = work / "dumps" / "corpus.jsonl"
        make_corpus(options, dump)
        with open(dump, "rb") as lines:
            count = sum(1 for _ in lines)
        print(f"{count} articles, {dump.stat().st_size / 1e6:.0f} MB of JSON lines; {options.rounds} rounds in turns\n")
        everyone = engines(options, work, dump)
        for _ in range(options.rounds):
            for engine in everyone:
                engine.index()
        report_indexing(everyone)
        print()
        # In a process of its own: a command's peak memory is never counted below that of the process that starts it.
        with concurrent.futures.ProcessPoolExecutor(1) as apart:
            queries = apart.submit(corpus.queries, dump, options.queries, options.seed).result()
        for _ in range(options.query_rounds):
            for query in queries:
                for engine in everyone:
                    engine.ask(query)
        report_queries(everyone, queries)
        print()
        report_second_night(everyone[0], dump, options.rounds)


if __name__ == "__main__":
    main()
