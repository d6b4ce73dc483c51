#!/usr/bin/env python3
"""What `search parse` makes of feeds, beside feedparser: entries lost, and how far the members agree.

usage: feeds.py [--search target/release/search] [--differences N] FEED-OR-FOLDER…     (a Python that has feedparser)

An entry is expected where feedparser finds one with a title or a text. Texts are compared by their letters and digits alone;
ours counts as holding feedparser's where one is in title, text, summary, captions or furniture of the other's entry.
"""
import argparse
import collections
import html
import json
import pathlib
import re
import subprocess
import sys
import time

import feedparser


def fold(text):
    text = re.sub(r"(?is)<(script|style)\b.*?</\1>|<!--.*?-->|<[^>]*>", " ", text or "")
    return "".join(c for c in html.unescape(text).lower() if c.isalnum())


def stamp(parts):
    return time.strftime("%Y-%m-%d", parts) if parts else ""


def theirs(path):
    entries = []
    for entry in feedparser.parse(path.read_bytes()).entries:
        texts = [part.get("value", "") for part in entry.get("content", [])]
        text = max([*texts, entry.get("summary", "")], key=len)
        # A title-less entry without a text says nothing; only the text that is visible counts.
        if not fold(entry.get("title")) and not fold(text):
            continue
        entries.append({"title": fold(entry.get("title")), "text": fold(text), "link": entry.get("link", ""),
                        "published": stamp(entry.get("published_parsed") or entry.get("updated_parsed")),
                        "author": fold(entry.get("author_detail", {}).get("name") or "")})
    return entries


def ours(search, paths):
    """Our articles by file, as parsed in one run over all of them."""
    found = {}
    for path in paths:
        run = subprocess.run([search, "parse", str(path)], capture_output=True)
        found[path] = [json.loads(line) for line in run.stdout.splitlines() if line.strip()]
    return found


def day(dated):
    return (dated or {}).get("value", "")[:10]


def agrees(member, entry, article):
    all_text = fold(" ".join([article["title"], article["body"], *article["summary"], *article["caption"],
                              *article["furniture"], *article["tags"]]))
    if member == "title":
        return entry["title"] in fold(article["title"]) or not entry["title"]
    if member == "text":
        return entry["text"] in all_text
    if member == "link":
        return entry["link"].rstrip("/") == (article["url"] or "").rstrip("/")
    if member == "published":
        return near(entry["published"], day(article["published"])) or near(entry["published"], day(article["updated"]))
    return entry["author"] in fold(" ".join(article["authors"]))


def near(one, other):
    """The same day, give or take the hours between two zones."""
    if not one or len(other) < 10:
        return one.startswith(other) if other else not one
    a, b = (time.mktime(time.strptime(each, "%Y-%m-%d")) for each in (one, other))
    return abs(a - b) <= 90_000


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--search", default="target/release/search")
    parser.add_argument("--differences", type=int, default=0)
    parser.add_argument("feeds", nargs="+", type=pathlib.Path)
    options = parser.parse_args()
    paths = [each for feed in options.feeds for each in ([feed] if feed.is_file() else sorted(feed.rglob("*")))
             if each.is_file()]
    articles = ours(options.search, paths)
    members = ("title", "text", "link", "published", "author")
    stated, same = collections.Counter(), collections.Counter()
    files = with_entries = expected = found = 0
    lost = []
    for path in paths:
        try:
            entries = theirs(path)
        except Exception as error:  # What feedparser cannot read is no measure.
            print(f"feedparser fails on {path}: {error}", file=sys.stderr)
            continue
        files += 1
        with_entries += bool(entries)
        expected += len(entries)
        got = articles[path]
        found += len(got)
        if len(got) < len(entries):
            lost.append((path, len(entries), len(got)))
        if len(got) != len(entries):
            continue
        for entry, article in zip(entries, got):
            for member in members:
                if not entry[member]:
                    continue
                stated[member] += 1
                if agrees(member, entry, article):
                    same[member] += 1
                elif options.differences:
                    shown = {"title": article["title"], "text": article["body"], "link": article["url"],
                             "published": day(article["published"]), "author": article["authors"]}[member]
                    print(f"{member}\t{path.parent.name}/{path.name}\t{entry[member][:options.differences]!r}\t"
                          f"{str(shown)[:options.differences]!r}")
    for path, wanted, got in lost:
        print(f"fewer\t{path.parent.name}/{path.name}\t{wanted}\t{got}")
    print(f"\n{files} files, {with_entries} with entries; {expected} entries expected, {found} articles found; "
          f"{sum(wanted - got for _, wanted, got in lost)} lost in {len(lost)} files\n")
    print("| member | entries that state it | the same | |\n| --- | --: | --: | --: |")
    for member in members:
        share = 100 * same[member] / max(1, stated[member])
        print(f"| {member} | {stated[member]:,} | {same[member]:,} | {share:.1f} % |")


if __name__ == "__main__":
    main()
