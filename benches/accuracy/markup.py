#!/usr/bin/env python3
"""What `search parse` makes of news in XML and SGML, beside a count of its own: a Markdown table.

usage: markup.py [--search target/release/search] FILE-OR-FOLDER…

Articles are counted here by other means: XML with Python's own parser, SGML by its tags. Expected is a news item with a
headline or a text, each document of a collection, each item of a feed.
"""
import argparse
import collections
import json
import pathlib
import re
import subprocess
import xml.etree.ElementTree as tree

OTHER_ITEMS = ("packageItem", "conceptItem", "knowledgeItem", "catalogItem", "planningItem")


def local(element):
    return element.tag.rsplit("}", 1)[-1]


def has(element, *names):
    return any(local(part) in names and "".join(part.itertext()).strip() for part in element.iter())


def news_items(element, inside=False):
    """Items that say anything, the outermost of each."""
    name = local(element)
    if name in OTHER_ITEMS:
        return 0
    if name in ("newsItem", "NewsItem", "nitf") and not inside:
        return int(has(element, "headline", "HeadLine", "hl1", "p", "description", "inlineData") or
                   any(local(part) == "itemMeta" and has(part, "title") for part in element))
    return sum(news_items(child, inside) for child in element)


def expected(path):
    """How many articles a file should give, and what it is called."""
    data = path.read_bytes()
    text = data.decode("latin-1")
    if re.search(r"(?i)^\s*(<!--.*?-->\s*)*<doc[ >]", text, re.S):
        return len(re.findall(r"(?i)</doc>", text)), "trecweb" if "<DOCHDR" in text.upper() else "trec"
    if "<REUTERS" in text[:1000]:
        return text.count("</REUTERS>"), "reuters"
    if re.match(r"\.I \d", text):
        return len(re.findall(r"(?m)^\.I ", text)), "smart"
    if data.startswith(b"\x01"):
        return data.count(b"\x01"), "iptc7901"
    try:
        root = tree.fromstring(data)
    except tree.ParseError:
        return 0, "no XML"
    name = local(root)
    if name in ("rss", "RDF", "feed"):
        return sum(local(part) in ("item", "entry") for part in root.iter()), "feed"
    if name in ("newsItem", "newsMessage", "NewsML", "nitf", *OTHER_ITEMS):
        return news_items(root), "nitf" if name == "nitf" else "newsml"
    if name == "book":
        return sum(local(part) == "chapter" for part in root.iter()), "docbook"
    if name.startswith("TEI"):
        return max(1, sum(local(part) == "div" and part.get("type") == "article" for part in root.iter())), "tei"
    if name == "article":
        return 1, "jats"
    return 0, f"&lt;{name}>"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--search", default="target/release/search")
    parser.add_argument("paths", nargs="+", type=pathlib.Path)
    options = parser.parse_args()
    rows = collections.defaultdict(lambda: [0, 0, 0, collections.Counter()])
    for top in options.paths:
        for path in [top] if top.is_file() else sorted(top.rglob("*")):
            if not path.is_file():
                continue
            wanted, kind = expected(path)
            run = subprocess.run([options.search, "parse", str(path)], capture_output=True, text=True)
            found = sum(1 for line in run.stdout.splitlines() if line.strip() and json.loads(line))
            row = rows[(str(top), kind)]
            row[0] += 1
            row[1] += wanted
            row[2] += found
            for kind, times in re.findall(r"\(([a-z_]+)(?:, (\d+) times)?\)$", run.stderr, re.M):
                row[3][kind] += int(times or 1)
            if wanted != found:
                print(f"{path}: {wanted} expected, {found} found", flush=True)
    print("\n| folder | form | files | expected | found | left out |\n| --- | --- | --: | --: | --: | --- |")
    for (top, kind), (files, wanted, found, skips) in sorted(rows.items()):
        left = ", ".join(f"{count} {name}" for name, count in sorted(skips.items()))
        print(f"| `{pathlib.Path(top).name}` | {kind} | {files} | {wanted} | {found} | {left} |")


if __name__ == "__main__":
    main()
