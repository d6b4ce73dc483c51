#!/usr/bin/env python3
"""What `search parse` makes of web archives, beside what warcio counts in them: a Markdown table, or an archive of pages.

usage: warc.py table [--search target/release/search] ARCHIVE…      (a Python that has warcio; folders are walked)
       warc.py pack OUT.warc[.gz] PAGE…                              (saved pages, gzip or not, as one archive)

A record is expected to give articles where warcio finds a response of status 2xx, a resource or a conversion, with a payload
of HTML or plain text under an address of the web.
"""
import argparse
import collections
import gzip
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import zlib

READ = ("text/html", "application/xhtml+xml", "text/plain")


def counted(path):
    """What warcio finds: records by type, records that should give an article, and how it ended."""
    from warcio.archiveiterator import ArchiveIterator
    types, expected, end = collections.Counter(), 0, ""
    try:
        for record in ArchiveIterator(io.BytesIO(unpacked(path))):
            types[record.rec_type] += 1
            expected += bool(is_read(record))
    except Exception as error:  # Whatever ends it is what the table tells.
        end = f"{type(error).__name__} behind them"
    return types, expected, end


def unpacked(path):
    """The bytes of an archive without gzip. warcio refuses one that is not packed record by record."""
    packed, whole = path.read_bytes(), b""
    while packed[:2] == b"\x1f\x8b":
        member = zlib.decompressobj(31)
        whole += member.decompress(packed)
        packed = member.unused_data
    return whole or packed


def is_read(record):
    headers = record.http_headers
    kind = headers.get_header("Content-Type") if headers else record.rec_headers.get_header("Content-Type")
    if record.rec_type not in ("response", "resource", "conversion"):
        return False
    if headers and not (headers.get_statuscode() or "").startswith("2"):
        return False
    target = (record.rec_headers.get_header("WARC-Target-URI") or record.rec_headers.get_header("uri") or "").strip("<>")
    payload = record.content_stream().read()
    kind = (kind or "").split(";")[0].strip().lower()
    return kind in READ and target.startswith(("http:", "https:", "ftp:")) and payload.strip()


def parsed(search, path):
    """What the program under test finds: articles, what was left out by kind, why it could not read on."""
    with tempfile.TemporaryDirectory() as folder:
        command = [search, "--index", f"{folder}/index", "index", path, "--stats", "json"]
        run = subprocess.run([str(part) for part in command], capture_output=True, check=False)
        report = json.loads(run.stdout)
    left = {problem["kind"]: problem["count"] for problem in report["problems"] if not problem["broken"]}
    broken = [f"{problem['kind']} at {problem['at']:,}" for problem in report["problems"] if problem["broken"]]
    return report["articles"], left, "; ".join(broken)


def table(options):
    files = []
    for path in map(pathlib.Path, options.archives):
        files += sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]
    # A licence may lie beside the archives.
    files = [file for file in files if any(part in file.name for part in ("warc", "arc", "wet"))]
    print("| file | records (warcio) | expected | articles | left out | broken |\n| --- | --- | --: | --: | --- | --- |")
    total = [0, 0]
    for file in files:
        types, expected, end = counted(file)
        articles, left, broken = parsed(options.search, file)
        total = [total[0] + expected, total[1] + articles]
        told = ", ".join(f"{count} {kind}" for kind, count in sorted(types.items())) or "none"
        told += f" ({end})" if end else ""
        name = "/".join(file.parts[-3:]) if file.name.startswith("segment") else file.name
        print(f"| `{name}` | {told} | {expected} | {articles} | "
              f"{', '.join(f'{count} {kind}' for kind, count in left.items())} | {broken} |")
    print(f"\n{len(files)} files, {total[0]} articles expected, {total[1]} found.")


def pack(options):
    out = pathlib.Path(options.out)
    pages = [pathlib.Path(page) for page in options.pages]
    pages = [file for page in pages for file in (sorted(page.iterdir()) if page.is_dir() else [page])]
    packed, total = out.suffix == ".gz", 0
    with open(out, "wb") as stream:
        for number, page in enumerate(pages):
            content = page.read_bytes()
            content = gzip.decompress(content) if page.suffix == ".gz" else content
            answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + content
            request = b"GET / HTTP/1.1\r\nHost: pages.example\r\n\r\n"
            for kind, block in (("request", request), ("response", answer)):
                head = (f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: http://pages.example/{number}\r\n"
                        f"WARC-Date: 2024-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:x:{kind}:{number}>\r\n"
                        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n")
                record = head.encode() + block + b"\r\n\r\n"
                total += len(record)
                stream.write(gzip.compress(record, 6) if packed else record)
    print(f"{len(pages)} pages, {total:,} bytes unpacked, {os.path.getsize(out):,} on disk")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parts = parser.add_subparsers(required=True)
    one = parts.add_parser("table")
    one.add_argument("--search", default="target/release/search")
    one.add_argument("archives", nargs="+")
    one.set_defaults(run=table)
    two = parts.add_parser("pack")
    two.add_argument("out")
    two.add_argument("pages", nargs="+")
    two.set_defaults(run=pack)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    sys.exit(main())
