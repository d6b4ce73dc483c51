#!/usr/bin/env python3
"""A run with nothing new over many small files, beside `find` asking for each file's size and time.

usage: small_files.py [--files 50000] [--rounds 7] [--work DIR] [--bin target/release]

Both run warm and in turns; `find DIR -printf '%s %T@\\n'` is the least that finding changes can cost.
"""
import argparse
import pathlib
import statistics
import tempfile

import measure


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--work", help="folder for files and index, kept; default: a temporary one")
    parser.add_argument("--bin", default="target/release", help="folder of search and examples/generate")
    options = parser.parse_args()
    search = measure.executable(pathlib.Path(options.bin) / "search")
    generate = measure.executable(pathlib.Path(options.bin) / "examples/generate")
    print(measure.machine())
    with tempfile.TemporaryDirectory() as temporary:
        work = pathlib.Path(options.work or temporary)
        work.mkdir(parents=True, exist_ok=True)
        dumps, index = work / "files", work / "index"
        if not dumps.exists():
            measure.run([generate, "--articles", options.files, "--files", dumps])
        print(f"{options.files} text files, {measure.size_of(dumps) / 1e6:.0f} MB\n")
        run = [search, "--index", index, "-q", "index", dumps]
        find = ["find", dumps, "-printf", r"%s %T@\n"]
        first = measure.run(run)
        # One more of each to warm the caches, and to let files too young to be trusted by their time grow older.
        measure.run(run)
        measure.run(find)
        again, found = [], []
        for _ in range(options.rounds):
            found.append(measure.run(find))
            again.append(measure.run(run))
        rows = []
        for name, costs in [("find", found), ("search index, nothing new", again)]:
            times = [cost.seconds * 1e3 for cost in costs]
            peak = max(cost.peak_bytes for cost in costs)
            rows.append([name, f"{statistics.median(times):.0f}", f"{min(times):.0f}", f"{max(times):.0f}",
                         f"{measure.median(costs) / measure.median(found):.2f}", f"{peak / 1e6:.0f}"])
        print(measure.table(["", "median ms", "min", "max", "x find", "peak MB"], rows))
        print(f"\nthe first run took {first.seconds:.1f} s and {first.peak_bytes / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
