#!/usr/bin/env python3
"""ZIM files beside a reader of their tables that shares no code with the engine, for docs/formats.md.

    zim.py SEARCH FOLDER

Prints a table: each ZIM below FOLDER, the pages that its entries list (text/html in the namespace of articles, or those of
the list of articles where there is one), the articles that SEARCH finds in it, and what it tells.
"""

import collections
import json
import pathlib
import struct
import subprocess
import sys


def pages(path):
    """How many pages the tables of a ZIM name; None where they cannot be read."""
    parts = sorted(path.parent.glob(path.name[:-2] + "??")) if path.suffix == ".zimaa" else [path]
    data = b"".join(part.read_bytes() for part in parts)
    start = data.find(b"ZIM\x04")
    try:
        data = data[start:]
        major, minor = struct.unpack_from("<HH", data, 4)
        count, _, paths, _, _, types = struct.unpack_from("<IIQQQQ", data, 24)
        names = data[types:].split(b"\0\0", 1)[0].split(b"\0")
        spaces = b"C" if (major, minor) >= (6, 1) else b"AC"
        found = set()
        for number in range(count):
            (at,) = struct.unpack_from("<Q", data, paths + 8 * number)
            kind, _, space = struct.unpack_from("<HBB", data, at)
            if kind < 0xFFFD and space in spaces and names[kind].startswith(b"text/html"):
                found.add(struct.unpack_from("<II", data, at + 8))
        return len(found)
    except (struct.error, IndexError):
        return None


def main():
    search, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    print("| file | pages in its tables | articles | told |\n| --- | --: | --: | --- |")
    for path in sorted(folder.rglob("*.zim*")):
        if path.suffix not in (".zim", ".zimaa") and ".zim." not in path.name:
            continue
        run = subprocess.run([search, "parse", path], capture_output=True, text=True)
        origins = {json.loads(line)["origin"]["member"] for line in run.stdout.splitlines()}
        told = collections.Counter(line.split(": ", 1)[-1] for line in run.stderr.splitlines())
        count = pages(path)
        print(f"| `{path.name}` | {'?' if count is None else count} | {len(origins)} | {'; '.join(told)} |")


main()
