#!/usr/bin/env python3
"""SQLite's FTS5 as the other yardstick: title and body, Porter stems, positions, text stored.

usage: fts5.py index DB FILE.jsonl | fts5.py query DB MATCH

`index` inserts all lines in one transaction without a journal, the fastest way there is. `query` prints the ten best
with snippets, and last the milliseconds from opening the database to the last row: the start of
Python, which is not SQLite's, is left out of them.
"""
import json
import sqlite3
import sys
import time

TABLE = "CREATE VIRTUAL TABLE article USING fts5(title, body, tokenize = 'porter unicode61')"
TEN_BEST = ("SELECT title, snippet(article, 1, '[', ']', '…', 32) FROM article WHERE article MATCH ? "
            "ORDER BY bm25(article, 3.0, 1.0) LIMIT 10")


def index(database, file):
    connection = sqlite3.connect(database)
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute(TABLE)
    with connection, open(file, encoding="utf-8") as lines:
        records = (json.loads(line) for line in lines)
        connection.executemany("INSERT INTO article VALUES (?, ?)", ((r["title"], r["body"]) for r in records))
    connection.close()


def query(database, match):
    start = time.perf_counter()
    connection = sqlite3.connect(database)
    for title, snippet in connection.execute(TEN_BEST, (match,)).fetchall():
        print(title, snippet, sep="\n    ")
    print(f"{(time.perf_counter() - start) * 1e3:.3f}")


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] not in ("index", "query"):
        sys.exit(__doc__)
    {"index": index, "query": query}[sys.argv[1]](*sys.argv[2:])
