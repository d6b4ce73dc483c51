#!/usr/bin/env python3
"""What `search parse` makes of JSON, beside what Python's own parser counts in it: a Markdown table.

usage: records.py [--search target/release/search] FILE…      (folders are walked)

A record is an object in a list that is not within another record, or an object on a line or by itself. It is expected to
give an article where it has a text, or a headline, and says that it is a text or says nothing of its type.
"""
import argparse
import collections
import gzip
import json
import pathlib
import re
import subprocess
import sys

SUFFIXES = (".json", ".jsonl", ".jl", ".ndjson")
LISTS = ("articles", "docs", "documents", "items", "results", "hits", "response", "data", "orderedItems")
TEXTS = ("text", "contents", "content", "body", "bodies", "body_text", "body_xhtml", "headline", "headlines", "title")
OTHER_TYPES = ("picture", "graphic", "audio", "video", "event", "planning", "object")


def records(path):
    """The records of a file, as Python reads it."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw).decode()
    decoder, at, found = json.JSONDecoder(), 0, []
    while at < len(text):
        blank = re.compile(r"\s*").match(text, at).end()
        if blank == len(text):
            break
        value, at = decoder.raw_decode(text, blank)
        found.extend(unwrapped(value))
    return found


def unwrapped(value):
    if isinstance(value, list):
        return [record for item in value for record in unwrapped(item)]
    if isinstance(value, dict) and not any(value.get(name) for name in TEXTS):
        for name in LISTS:
            if isinstance(value.get(name), (list, dict)):
                return unwrapped(value[name])
    return [value]


def is_expected(record):
    return isinstance(record, dict) and record.get("type") not in OTHER_TYPES and any(record.get(name) for name in TEXTS)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--search", default="target/release/search")
    options.add_argument("files", nargs="+", type=pathlib.Path)
    options = options.parse_args()
    files = [file for path in options.files for file in (sorted(path.rglob("*")) if path.is_dir() else [path])]
    files = [file for file in files if file.is_file() and file.name.removesuffix(".gz").endswith(SUFFIXES)]
    rows = collections.OrderedDict()
    for file in files:
        row = rows.setdefault(file.parent, [0, 0, 0, 0, collections.Counter()])
        try:
            found = records(file)
        except ValueError as error:
            sys.exit(f"{file}: {error}")
        run = subprocess.run([options.search, "parse", file], capture_output=True, text=True, check=False)
        row[0] += 1
        row[1] += len(found)
        row[2] += sum(map(is_expected, found))
        row[3] += len(run.stdout.splitlines())
        for line in run.stderr.splitlines():
            if told := re.search(r"\((\w+)(?:, (\d+) times)?\)$", line):
                row[4][told[1]] += int(told[2] or 1)
    print("| folder | files | records | expected | articles | left out |\n| --- | --: | --: | --: | --: | --- |")
    for folder, (count, total, expected, articles, skips) in rows.items():
        told = ", ".join(f"{times} {kind}" for kind, times in skips.most_common())
        print(f"| `{folder}` | {count} | {total} | {expected} | {articles} | {told} |")
    print(f"\n{len(files)} files, {sum(r[2] for r in rows.values())} articles expected, "
          f"{sum(r[3] for r in rows.values())} found.")


if __name__ == "__main__":
    main()
