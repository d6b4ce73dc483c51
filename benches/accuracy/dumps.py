#!/usr/bin/env python3
"""Makes text dumps with gold, several articles a file, in the shapes of styles.py.

usage: dumps.py --gold ARTICLES.jsonl --out DIR [--seed 1] [--files 200] [--styles FILE.py]
       dumps.py --xquad DIR --out DIR [--seed 1] [--files 240]          ten languages, in the shapes of languages.py

Takes JSON lines of articles: title, author, published, body; of `type` article where a row has one. An article without
a day is given one at random. Writes DIR/<shape>-NNNN.txt and DIR/gold.jsonl. --styles takes the shapes of another file.
"""
import argparse
import importlib.util
import json
import pathlib
import random
import re

import languages
import layouts
import styles

STAMP = re.compile(r"\b(19|20)\d\d\b|\b(updated|published|posted|last modified)\b|\bago\b", re.I)


def is_usable(row):
    """A short line near the top that could be read as the article's own date would make its gold a guess."""
    body = row.get("body") or ""
    dated = any(len(part) < 90 and STAMP.search(part) for part in styles.paragraphs(body)[:8])
    return row.get("type", "article") == "article" and row.get("title") and 400 < len(body) < 20_000 and not dated


def articles(path, rng):
    with open(path, encoding="utf-8") as source:
        for row in filter(is_usable, map(json.loads, source)):
            day = re.match(r"\d{4}-\d\d-\d\d", row.get("published") or "")
            made_up = f"{rng.randrange(1995, 2025)}-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}"
            yield {"title": " ".join(row["title"].split()), "author": row.get("author") or None,
                   "published": day[0] if day else made_up, "body": row["body"]}


def english(options, rng):
    """Shapes, and what draws the articles of a file."""
    shapes = styles.SHAPES | layouts.SHAPES
    if options.styles:
        spec = importlib.util.spec_from_file_location("other_styles", options.styles)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        shapes = module.SHAPES
    pool = list(articles(options.gold, rng))
    if not pool:
        raise SystemExit(f"{options.gold}: no article to draw from")
    return shapes, lambda name, number, count: (name, rng.sample(pool, min(len(pool), count)))


def other_languages(options, rng):
    pools = languages.articles(options.xquad, rng)
    return languages.SHAPES, lambda name, number, count: languages.draw(pools, name, number, count, rng)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--gold", help="articles, JSON lines")
    source.add_argument("--xquad", help="folder of XQuAD: a folder a language")
    parser.add_argument("--out", required=True, type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--files", type=int, help="default: 360, or 240 of --xquad")
    parser.add_argument("--styles", help="a Python file with SHAPES of its own")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    shapes, draw = other_languages(options, rng) if options.xquad else english(options, rng)
    options.out.mkdir(parents=True, exist_ok=True)
    with open(options.out / "gold.jsonl", "w", encoding="utf-8") as out:
        for number in range(options.files or (240 if options.xquad else 360)):
            name = list(shapes)[number % len(shapes)]
            stem, drawn = draw(name, number, rng.choice([2, 3, 5, 8]))
            file, lines, ordinal = f"{stem}-{number:04}.txt", [], 0
            for piece, gold in shapes[name](drawn, rng):
                if gold:
                    row = {"file": file, "ordinal": ordinal, "first_line": len(lines) + 1}
                    row |= {key: gold[key] for key in ("title", "author", "published", "body")}
                    out.write(json.dumps(row, ensure_ascii=False) + "\n")
                    ordinal += 1
                lines += piece
            (options.out / file).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="")
    print(options.out)


if __name__ == "__main__":
    main()
