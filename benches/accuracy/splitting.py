"""How fast text dumps are taken apart, and what the worst of them cost.

The figures are of `search parse`: framing, splitting, refining and printing, in one thread.
"""
import itertools
import pathlib
import random
import tempfile

import program

MEGABYTE = 1_000_000
GIGABYTE = 1000 * MEGABYTE


def report(options, search):
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for name, write in cases(options):
            dump = pathlib.Path(folder, "dump.txt")
            with open(dump, "w", encoding="utf-8", newline="") as out:
                write(out)
            size = dump.stat().st_size
            _, cost = search.parse(dump, keep=False)
            rows.append([name, f"{size / MEGABYTE:.1f}", f"{cost.cpu:.2f}", f"{size / MEGABYTE / max(cost.cpu, 1e-3):.0f}",
                         f"{cost.peak / 2**20:.0f}"])
            dump.unlink()
    print(program.markdown(["dump", "MB", "seconds, user and system", "MB/s", "peak MiB"], rows))


def repeated(text, times):
    # Piece by piece: a child's peak memory is never below what this Python holds when it starts it.
    return lambda out: out.writelines(itertools.repeat(text, times))


def cases(options):
    size = 10 if options.quick else 100
    yield f"articles, {size} MB", lambda out: articles(out, size * MEGABYTE)
    yield "100,000 identical lines", repeated("The council met on Tuesday to talk about the bridge.\n", 100_000)
    yield "one line of 50 MB", repeated("Harbour lights were out again last night and nobody knew why. ", 806_452)
    yield "headlines only, 100,000", headlines
    yield "rules only, 100,000", repeated("-" * 40 + "\n", 100_000)
    if options.large:
        yield "articles, 2 GB", lambda out: articles(out, 2 * GIGABYTE)


WORDS = """the a of to in and that for on with as was were by from at it is are be this which had its not but they their
    council harbour bridge minister report market village river school company winter price water road vote union
    engineer season museum budget court island ferry teacher tower garden station plan strike street weather storm""".split()


def sentence(rng):
    words = rng.choices(WORDS, k=rng.randrange(8, 26))
    return " ".join(words).capitalize() + "."


def articles(out, size):
    """News as a scraper writes it: headline, byline, date, paragraphs."""
    rng, written = random.Random(1), 0
    # Sentences are drawn, not made anew: making gigabytes of them would take longer than reading them.
    pool = [sentence(rng) for _ in range(20_000)]
    while written < size:
        title = " ".join(rng.choices(WORDS, k=7)).capitalize()
        lines = [title, f"By {rng.choice(['Ines Calloway', 'Oriel Tamsin', 'Piet Hornby'])}",
                 f"{rng.randrange(1, 29)} March {rng.randrange(1995, 2025)}", ""]
        for _ in range(rng.randrange(4, 16)):
            lines += [" ".join(rng.choices(pool, k=rng.randrange(2, 6))), ""]
        written += out.write("\n".join(lines + ["", ""]))


def headlines(out):
    rng = random.Random(1)
    out.writelines(" ".join(rng.choices(WORDS, k=7)).capitalize() + "\n" for _ in range(100_000))
