#!/usr/bin/env python3
"""Scores parsed articles against gold, file by file.

usage: search parse DUMPS | score.py DUMPS/gold.jsonl                        several articles a file
       search parse PAGES/html | score.py PAGES/gold.jsonl --pages --type article     one page a file
       … [--by-shape] [--json] [--found FILE]

Gold is a JSON object a line: title, author, published, body, and `file` (or, with --pages, `id`, the file's stem).
What was found is what `search parse` prints: title, body, kind, published, authors, origin.dump.

What the figures mean:

article F1   A gold and a found article of one file belong together when their bodies share at least half of their
             words (word F1), the best pairs first, each used once. A merged, torn or invented article costs precision
             or recall.
title        gold titles found exactly, but for case, punctuation and quotes
date         gold dates whose day was found. wrong: of all dates that were stated, those that are not the gold's day,
             so a date where gold has none, or on an article that belongs to no gold, is wrong too
author       mean F1 of the names, over the articles where gold names any
body F1      mean word F1 of the bodies; a gold article that was not found counts 0
leak         of the words of a found body, the share that its own gold body does not hold
listing      with --type listing: pages of which nothing, or nothing of kind "article", was made
as listing   with --type article: the same share, and there it is a loss

Articles without a title, a date or an author in gold: the empty title must be found empty, a date is wrong, authors
are not looked at.
"""
import argparse
import collections
import dataclasses
import json
import pathlib
import re
import sys
import unicodedata

# Two bodies that share less than this are different articles.
SAME_ARTICLE = 0.5


def words(text):
    """The words of a text, whatever its case and width."""
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text or "").casefold())


def bag(text):
    return collections.Counter(words(text))


def folded(text):
    return " ".join(words(text))


def names(value):
    """The names in a byline or in a list of names, folded."""
    entries = value if isinstance(value, list) else [value or ""]
    parts = (part for entry in entries for part in re.split(r"[,;|&\n]|\b(?:and|und|et)\b", entry or ""))
    return {folded(part) for part in parts} - {""}


def day(published):
    """The day of a gold date or of a found one."""
    value = published.get("value") if isinstance(published, dict) else published
    return value[:10] if value else None


def overlap(one, other):
    return sum((one & other).values())


def word_f1(one, other):
    return 2 * overlap(one, other) / max(1, one.total() + other.total())


def share(part, whole):
    return part / whole if whole else 0.0


@dataclasses.dataclass
class Tally:
    """Sums over articles, so that tallies of files add up to those of a shape and of everything."""
    gold: int = 0
    found: int = 0
    matched: int = 0
    titles: int = 0
    dates: int = 0
    dates_right: int = 0
    dates_stated: int = 0
    dates_wrong: int = 0
    named: int = 0
    author: float = 0.0
    body: float = 0.0
    leak: float = 0.0
    files: int = 0
    files_without_article: int = 0

    def add(self, other):
        for field in dataclasses.fields(self):
            setattr(self, field.name, getattr(self, field.name) + getattr(other, field.name))
        return self

    def figures(self):
        """The figures of the module's documentation, in its order."""
        precision, recall = share(self.matched, self.found), share(self.matched, self.gold)
        return {
            "gold": self.gold, "found": self.found, "matched": self.matched,
            "precision": precision, "recall": recall,
            "article_f1": share(2 * precision * recall, precision + recall),
            "title": share(self.titles, self.gold),
            "dates": self.dates, "date": share(self.dates_right, self.dates),
            "dates_stated": self.dates_stated, "date_wrong": share(self.dates_wrong, self.dates_stated),
            "named": self.named, "author": share(self.author, self.named),
            "body_f1": share(self.body, self.gold),
            "leak": share(self.leak, self.matched),
            "files": self.files, "no_article": share(self.files_without_article, self.files),
        }


def pairs(golds, found):
    """Which found article is which gold one: {index in gold: (index in found, word F1)}."""
    bags = [bag(article.get("body")) for article in found]
    candidates = []
    for g, gold in enumerate(golds):
        wanted = bag(gold.get("body"))
        for f, have in enumerate(bags):
            # No need to count the common words of two texts whose lengths alone keep them apart.
            if 2 * min(wanted.total(), have.total()) < SAME_ARTICLE * (wanted.total() + have.total()):
                continue
            score = word_f1(wanted, have)
            if score >= SAME_ARTICLE:
                candidates.append((score, g, f))
    matched, taken = {}, set()
    for score, g, f in sorted(candidates, reverse=True):
        if g not in matched and f not in taken:
            matched[g] = (f, score)
            taken.add(f)
    return matched


def score_file(golds, found):
    """The tally of one file."""
    matched = pairs(golds, found)
    taken = {f for f, _ in matched.values()}
    tally = Tally(gold=len(golds), found=len(found), matched=len(matched), files=int(bool(golds)))
    if golds:
        tally.files_without_article = int(all((article.get("kind") or "article") != "article" for article in found))
    for f, article in enumerate(found):
        stated = day(article.get("published")) is not None
        tally.dates_stated += stated
        tally.dates_wrong += stated and f not in taken
    for g, gold in enumerate(golds):
        truth, who = day(gold.get("published")), names(gold.get("author"))
        tally.dates += truth is not None
        tally.named += bool(who)
        if g not in matched:
            continue
        f, score = matched[g]
        article = found[f]
        stated, body = day(article.get("published")), bag(article.get("body"))
        tally.body += score
        tally.leak += 1 - overlap(bag(gold.get("body")), body) / max(1, body.total())
        tally.titles += folded(gold.get("title")) == folded(article.get("title"))
        tally.dates_right += truth is not None and stated == truth
        tally.dates_wrong += stated is not None and stated != truth
        if who:
            have = names(article.get("authors") or [])
            tally.author += 2 * len(who & have) / (len(who) + len(have))
    return tally


def by_file(gold, found, pages=False, kind=None):
    """Gold and found articles of each file: {name: (gold, found)}. Files whose gold is of another type are left out."""
    files, others = {}, {"gold.jsonl", "gold"}
    for row in gold:
        name = row["id"] if pages else row["file"]
        if kind and row.get("type") != kind:
            others.add(name)
        else:
            files.setdefault(name, ([], []))[0].append(row)
    for article in found:
        name = pathlib.PurePosixPath((article.get("origin") or {}).get("dump") or "").name
        name = name.split(".")[0] if pages else name
        if name not in others:
            files.setdefault(name, ([], []))[1].append(article)
    return files


def shape_of(name):
    """The shape that made a file: its name up to the number."""
    return re.sub(r"-\d+.*$", "", name)


def score(gold, found, pages=False, kind=None, group=lambda name: ""):
    """Tallies by group, and that of everything under the key None."""
    tallies = {None: Tally()}
    for name, (golds, mine) in sorted(by_file(gold, found, pages, kind).items()):
        tally = score_file(golds, mine)
        tallies[None].add(tally)
        if group(name):
            tallies.setdefault(group(name), Tally()).add(tally)
    return tallies


def read_lines(source):
    return [json.loads(line) for line in source if line.strip()]


def as_text(figures, kind=None):
    lines = [
        f"gold articles   {figures['gold']}, found {figures['found']}, matched {figures['matched']}",
        f"article F1      {figures['article_f1']:.4f}  (precision {figures['precision']:.4f}, recall {figures['recall']:.4f})",
        f"title           {figures['title']:.4f}",
        f"date            {figures['date']:.4f} of {figures['dates']}; "
        f"wrong {figures['date_wrong']:.4f} of {figures['dates_stated']} stated",
        f"author          {figures['author']:.4f} of {figures['named']}",
        f"body F1         {figures['body_f1']:.4f}",
        f"leak            {figures['leak']:.4f}",
    ]
    if kind in ("listing", "article"):
        name = "listing" if kind == "listing" else "as listing"
        lines.append(f"{name:15} {figures['no_article']:.4f} of {figures['files']} pages")
    return "\n".join(lines)


COLUMNS = [("gold", "gold", "d"), ("found", "found", "d"), ("F1", "article_f1", ".3f"), ("title", "title", ".3f"),
           ("date", "date", ".3f"), ("wrong", "date_wrong", ".3f"), ("author", "author", ".3f"),
           ("body", "body_f1", ".3f"), ("leak", "leak", ".3f")]


def rows(tallies, total="all"):
    """Rows for a table, a group a row in the order of their names, then the total."""
    ordered = sorted(name for name in tallies if name is not None)
    return [[name or total] + cells(tallies[name].figures()) for name in ordered + [None]]


def cells(figures):
    """A figure that was taken of nothing is a dash and no zero."""
    absent = {key for key, of in [("date", "dates"), ("date_wrong", "dates_stated"), ("author", "named")]
              if not figures[of]}
    return ["-" if key in absent else format(figures[key], spec) for _, key, spec in COLUMNS]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold")
    parser.add_argument("--pages", action="store_true", help="one page a file; a gold row's id is the file's stem")
    parser.add_argument("--type", help="with --pages: only gold of this type")
    parser.add_argument("--found", default="-", help="parsed articles, JSON lines; - for standard input")
    parser.add_argument("--by-shape", action="store_true", help="a row a shape: the file's name up to its number")
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")
    options = parser.parse_args()
    with open(options.gold, encoding="utf-8") as source:
        gold = read_lines(source)
    if options.found == "-":
        found = read_lines(sys.stdin)
    else:
        with open(options.found, encoding="utf-8") as source:
            found = read_lines(source)
    group = shape_of if options.by_shape else lambda name: ""
    tallies = score(gold, found, options.pages, options.type, group)
    if options.json:
        print(json.dumps({name or "all": tally.figures() for name, tally in tallies.items()}, indent=1))
    elif options.by_shape:
        print("\t".join(["shape"] + [column for column, _, _ in COLUMNS]))
        for row in rows(tallies):
            print("\t".join(row))
    else:
        print(as_text(tallies[None].figures(), options.type if options.pages else None))


if __name__ == "__main__":
    main()
