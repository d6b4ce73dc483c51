"""Shapes of text dumps in ten languages, and articles for them out of XQuAD's parallel texts.

The shapes are those that newspapers of any language write; names, labels, dates and furniture are of locales.py. A file
is of one language, but for those of `mixed`. Shapes are as in styles.py.
"""
import itertools
import json
import pathlib

from locales import LOCALES
from styles import gold, spaced


def articles(xquad, rng):
    """{language: [article]}: a document of XQuAD is an article, its paragraphs' ids are DOCUMENT-PARAGRAPH."""
    pools = {}
    for code, locale in LOCALES.items():
        file = pathlib.Path(xquad, code, "docs.jsonl")
        if not file.exists():
            continue
        headlines = [line.format(c=city) for line in locale.headlines for city in locale.cities]
        rng.shuffle(headlines)
        with open(file, encoding="utf-8") as source:
            parts = [json.loads(line) for line in source if line.strip()]
        documents = itertools.groupby(parts, key=lambda part: part["id"].rsplit("-", 1)[0])
        # As many as there are headlines: two articles of one title in a file could not be told apart.
        pools[code] = [
            {"language": code, "title": title, "author": rng.choice(locale.names),
             "published": f"{rng.randrange(1998, 2025)}-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}",
             "body": "\n\n".join(" ".join(part["text"].split()) for part in paragraphs)}
            for title, (_, paragraphs) in zip(headlines, documents)]
    if not pools:
        raise SystemExit(f"{xquad}: no folder of a language with docs.jsonl")
    return pools


def labelled(drawn, rng):
    short, rule = rng.random() < 0.3, rng.choice(["", "-" * 40, "=" * 40])
    for a in drawn:
        locale = LOCALES[a["language"]]
        day = (locale.short if short else locale.long)(a["published"])
        yield [f"{locale.title}: {a['title']}", f"{locale.author}: {a['author']}", f"{locale.dated}: {day}", ""] \
            + spaced(a["body"]) + ([rule, ""] if rule else [""]), gold(a)


def byline(drawn, rng):
    for a in drawn:
        locale = LOCALES[a["language"]]
        yield [a["title"], f"{locale.by} {a['author']}", locale.long(a["published"]), ""] + spaced(a["body"]) + ["", ""], \
            gold(a)


def dateline(drawn, rng):
    for a in drawn:
        locale = LOCALES[a["language"]]
        body = spaced(a["body"])
        body[0] = f"{rng.choice(locale.cities).upper()} ({locale.agency}) - {body[0]}"
        yield [a["title"], "", locale.long(a["published"]), ""] + body + ["", ""], gold(a, author=False)


def scrape(drawn, rng):
    """A page's text as a scraper copies it: the headline again and again, a caption, furniture, a stamp."""
    for a in drawn:
        locale = LOCALES[a["language"]]
        lines = [a["title"], "", a["title"], rng.choice(locale.furniture),
                 f"{locale.updated} {locale.long(a['published'])}", "", a["title"], ""]
        yield lines + spaced(a["body"]) + [rng.choice(locale.furniture), "", ""], gold(a, author=False)


def divided(drawn, rng):
    rule = rng.choice(["* * *", "***", "———", "#####"])
    for a in drawn:
        locale = LOCALES[a["language"]]
        yield [a["title"], f"{a['author']} | {locale.long(a['published'])}", ""] + spaced(a["body"]) + [rule, ""], gold(a)


def mixed(drawn, rng):
    """Articles of several languages in one file, all in one shape."""
    return rng.choice([labelled, byline, divided])(drawn, rng)


SHAPES = {shape.__name__: shape for shape in [labelled, byline, dateline, scrape, divided, mixed]}


def draw(pools, shape, number, count, rng):
    """(file's name without its number, articles) for one file; languages take turns."""
    if shape == "mixed":
        pool = [article for each in pools.values() for article in each]
        return "mixed.several", rng.sample(pool, min(count, len(pool)))
    code = list(pools)[number // len(SHAPES) % len(pools)]
    return f"{shape}.{code}", rng.sample(pools[code], min(count, len(pools[code])))
