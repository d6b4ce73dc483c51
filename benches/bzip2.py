#!/usr/bin/env python3
"""Reading a bzip2 dump alone, beside lbzip2, in turns within one run.

    benches/bzip2.py DUMP.bz2 [--mb 1000] [--turns 3]

The dump is repeated until it unpacks to about that many MB. Needs lbzip2 and `cargo build --release --examples`."""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time


def seconds(command):
    start = time.monotonic()
    subprocess.run(command, shell=True, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dump")
    parser.add_argument("--mb", type=int, default=1000)
    parser.add_argument("--turns", type=int, default=3)
    args = parser.parse_args()
    ours = os.path.join(os.path.dirname(__file__), "..", "target", "release", "examples", "unpack")
    one = int(subprocess.run(f"lbzip2 -dc '{args.dump}' | wc -c", shell=True, check=True, capture_output=True).stdout)
    times = max(1, round(args.mb * 1e6 / one))
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "dump.bz2")
        with open(args.dump, "rb") as source, open(path, "wb") as target:
            content = source.read()
            for _ in range(times):
                target.write(content)
        commands = {"lbzip2": f"lbzip2 -dc {path} | wc -c", "search": f"{ours} {path}"}
        count = subprocess.run(commands["search"], shell=True, check=True, capture_output=True).stdout.split()[0]
        if int(count) != one * times:
            sys.exit(f"{int(count)} bytes, not {one * times}")
        took = {name: [] for name in commands}
        for _ in range(args.turns):
            for name, command in commands.items():
                took[name].append(seconds(command))
    medians = {name: statistics.median(each) for name, each in took.items()}
    for name, median in medians.items():
        print(f"{name}: {median:.2f} s, {one * times / median / 1e6:.0f} MB/s  ({', '.join(f'{s:.2f}' for s in took[name])})")
    print(f"search reads at {medians['lbzip2'] / medians['search']:.2f} times lbzip2's speed")


if __name__ == "__main__":
    main()
