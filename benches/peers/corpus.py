"""The corpora of the side-by-side runs, each as one JSON lines file of title, body and id, and queries drawn from them.

Generated articles are the same anywhere. Debian's RFC texts (package doc-rfc-std and its sisters) and the Lee corpus
that comes inside Python's gensim are real text that anyone can get; both are only read where they are installed.
"""
import collections
import gzip
import importlib.util
import itertools
import json
import pathlib
import random
import re

import measure

WORD = re.compile(r"[^\W\d_]+")


def generated(generate, articles, path):
    """So many articles of the generator, seed 1."""
    measure.run([generate, "--articles", articles, "--out", path])


def rfc(folder, path):
    """One article a text file below `folder`; its title is the first line that is set in the middle."""
    def articles():
        for file in sorted(pathlib.Path(folder).rglob("*.txt*")):
            if file.suffix not in (".txt", ".gz"):
                continue
            with (gzip.open if file.suffix == ".gz" else open)(file, "rt", encoding="utf-8", errors="replace") as text:
                body = text.read()
            centred = re.search(r"^ {8,}(\S.*?)\s*$", body, re.M)
            yield file.name.split(".")[0], centred.group(1) if centred else file.stem, body
    write(articles(), path)


def lee(path):
    """The Lee corpus of news inside gensim: an article a line, its first eight words taken for the title."""
    package = importlib.util.find_spec("gensim")
    if package is None:
        raise SystemExit("gensim is not installed: pip install gensim")
    folder = pathlib.Path(package.origin).parent / "test/test_data"

    def articles():
        for name in ("lee_background.cor", "lee.cor"):
            for number, line in enumerate((folder / name).read_text(encoding="utf-8").splitlines()):
                yield f"{name}-{number}", " ".join(line.split()[:8]), line
    write(articles(), path)


def write(articles, path):
    with open(path, "w", encoding="utf-8") as out:
        for key, title, body in articles:
            out.write(json.dumps({"id": key, "title": title, "body": body}, ensure_ascii=False) + "\n")


class Query:
    """One query, in the syntax of each engine."""

    def __init__(self, kind, words):
        self.kind, self.words = kind, words

    def search(self):
        if self.kind == "phrase":
            return f'"{" ".join(self.words)}"'
        return " ".join(self.words) + ("*" if self.kind == "prefix" else "")

    def tantivy(self):
        """The engine's parser has no prefixes of single words, and asks for any of the words unless told."""
        if self.kind == "phrase":
            return f'"{" ".join(self.words)}"'
        return " AND ".join(self.words)

    def fts5(self):
        if self.kind == "phrase":
            return f'"{" ".join(self.words)}"'
        return " ".join(f'"{word}"' for word in self.words) + ("*" if self.kind == "prefix" else "")


def queries(path, count, seed):
    """`count` queries of seven kinds, in turns, whose words stand together in some article of the first 5,000."""
    rng, texts, known = random.Random(seed), [], collections.Counter()
    with open(path, encoding="utf-8") as lines:
        for line in itertools.islice(lines, 5_000):
            words = [word.lower() for word in WORD.findall(json.loads(line)["body"][:20_000])]
            known.update(set(words))
            texts.append(words)
    by_frequency = [word for word, _ in known.most_common() if len(word) > 1]
    rare = [word for word in by_frequency if len(word) > 3 and 2 <= known[word] <= 5]
    middling = {word for word in by_frequency if len(word) > 3 and known[word] > 5}
    texts = [words for words in texts if len(middling.intersection(words)) >= 3]
    kinds = itertools.cycle(["rare word", "word", "common word", "two words", "three words", "phrase", "prefix"])
    drawn = []
    for kind in itertools.islice(kinds, count):
        words = rng.choice(texts)
        topical = sorted(middling.intersection(words))
        at = rng.randrange(len(words) - 2)
        drawn.append(Query(kind, {
            "rare word": lambda: [rng.choice(rare or by_frequency)],
            "word": lambda: [rng.choice(topical)],
            "common word": lambda: [rng.choice(by_frequency[:40])],
            "two words": lambda: rng.sample(topical, 2),
            "three words": lambda: rng.sample(topical, 2) + [rng.choice(by_frequency[:40])],
            "phrase": lambda: words[at:at + rng.choice([2, 3])],
            "prefix": lambda: [rng.choice(topical)[:4]],
        }[kind]()))
    return drawn
