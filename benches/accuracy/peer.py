#!/usr/bin/env python3
"""Reads saved pages with another program, in this Python, and prints articles as `search parse` does.

usage: peer.py trafilatura|readability HTML-FOLDER > articles.jsonl

Each with its defaults, but that Trafilatura is asked for metadata. readability-lxml knows a title and a text only.
On standard error: `seconds N`, the processor's time over the pages without the start of Python.
"""
import gzip
import json
import pathlib
import sys
import time


def trafilatura_page(page):
    import trafilatura

    found = trafilatura.bare_extraction(page, with_metadata=True)
    if found is None:
        return None
    found = found.as_dict() if hasattr(found, "as_dict") else found
    return {"title": found.get("title") or "", "body": found.get("text") or "", "published": found.get("date"),
            "authors": [name.strip() for name in (found.get("author") or "").split(";") if name.strip()]}


def readability_page(page):
    import lxml.html
    import readability

    document = readability.Document(page)
    blocks = lxml.html.fromstring(document.summary()).xpath("//p|//li|//h1|//h2|//h3|//h4|//pre|//blockquote[not(.//p)]")
    body = "\n".join(block.text_content() for block in blocks)
    return {"title": document.short_title(), "body": body, "published": None, "authors": []}


READERS = {"trafilatura": trafilatura_page, "readability": readability_page}


def main():
    read, folder = READERS[sys.argv[1]], pathlib.Path(sys.argv[2])
    seconds = 0.0
    for number, file in enumerate(sorted(folder.iterdir())):
        raw = file.read_bytes()
        raw = gzip.decompress(raw) if file.suffix == ".gz" else raw
        if number == 0:
            warm_up(read, raw)
        start = time.process_time()
        try:
            found = read(raw)
        except Exception as error:  # A page that a peer cannot read is a page it found nothing in.
            print(f"{file.name}: {error!r}", file=sys.stderr)
            found = None
        seconds += time.process_time() - start
        if found and (found["body"] or found["title"]):
            print(json.dumps(dict(found, origin={"dump": file.name}), ensure_ascii=False))
    print(f"seconds {seconds:.3f}", file=sys.stderr)


def warm_up(read, raw):
    """Imports and tables that are loaded at the first page are not a page's cost."""
    try:
        read(raw)
    except Exception:
        pass


if __name__ == "__main__":
    main()
